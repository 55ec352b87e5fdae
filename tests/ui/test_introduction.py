"""Introduktion, driven by keys and clicks: reading part by part, the level staircase, and first marks on the way."""

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.core.reading import FOR_ALL_LEADERS, reading_parts
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.general_list import GeneralDelegate, GeneralList
from ledelsesplan.ui.introduction_page import IntroductionPage
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.plan_pages import PlanPage, pages_of
from ledelsesplan.ui.reading_list import ReadingList
from ledelsesplan.ui.staircase import StairDelegate, StairList
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme
from tests.factories import framework_from, small_framework, small_framework_content
from tests.ui.conftest import TODAY, Desk, DeskMaker
from tests.ui.looking import choose, marked, widget

Key = Qt.Key
OWN = "driftsledelse.kerneopgaven.leder-af-ledere"


@pytest.fixture
def reader(desk: DeskMaker, personal_plan: Plan) -> Desk:
    """A new leader of leaders' plan, on the page to read."""
    return introduced(desk, personal_plan)


def introduced(
    desk: DeskMaker, plan: Plan, width: int = 1366, height: int = 690, used: Framework | None = None
) -> Desk:
    opened = desk(plan, width, height, used)
    opened.workspace.show_page(PlanPage.INTRODUCTION)
    return opened


def with_read(framework: Framework, plan: Plan, count: int) -> Plan:
    for part in reading_parts(framework)[:count]:
        plan = talk_edits.mark_read(plan, part)
    return plan


def stair(desk: Desk) -> StairList:
    found: StairList = widget(desk.page, StairList, "")
    return found


def mark_centre(shown: GeneralList, row: int, kind: MarkKind) -> QPoint:
    delegate = shown.itemDelegate()
    assert isinstance(delegate, GeneralDelegate)
    index = shown.items.index(row)
    places = delegate.places(QRectF(shown.visualRect(index)), shown.items.entry(index))
    centre: QPoint = places[kind].center().toPoint()
    return centre


def test_only_a_leaders_own_plan_has_the_page(team_plan: Plan, personal_plan: Plan) -> None:
    assert pages_of(personal_plan)[0] is PlanPage.INTRODUCTION
    assert PlanPage.INTRODUCTION not in pages_of(team_plan)
    assert PlanPage.INTRODUCTION not in pages_of(personal_plan.replacing(for_own_leader=True))


def test_everything_is_read_with_two_keys(reader: Desk, framework: Framework) -> None:
    parts = reading_parts(framework)
    seen = []
    for number, part in enumerate(parts):
        assert reader.page.part == part
        seen.append(reader.page.part)
        assert reader.plan.read == parts[:number]
        reader.press(Key.Key_Space)
        assert reader.workspace.current_page.summary().startswith(f"{number + 1} af 9 læst")
        reader.press(Key.Key_PageDown)
    assert reader.plan.read == parts
    assert widget(reader.page, QLabel, "Du har læst det hele")


def test_moving_on_marks_nothing_as_read(reader: Desk, framework: Framework) -> None:
    for _part in reading_parts(framework):
        reader.press(Key.Key_PageDown)
    reader.press(*[Key.Key_PageUp] * 9)
    assert reader.page.part == FOR_ALL_LEADERS
    assert reader.plan.read == ()


def test_space_takes_it_back_and_undo_does_too(reader: Desk) -> None:
    button = widget(reader.page, QAbstractButton, "Markér som læst")
    reader.press(Key.Key_Space)
    assert button.isChecked()
    reader.press(Key.Key_Space)
    assert not button.isChecked()
    assert reader.plan.read == ()
    reader.document.undo()
    assert reader.plan.read == (FOR_ALL_LEADERS,)
    assert button.isChecked()


def test_the_button_does_the_same_and_keeps_its_width(reader: Desk) -> None:
    button = widget(reader.page, QAbstractButton, "Markér som læst")
    before = button.geometry()
    reader.click(button)
    assert reader.plan.read == (FOR_ALL_LEADERS,)
    assert button.text() == "Læst"
    assert button.width() == before.width()
    reader.click(button)
    assert reader.plan.read == ()


def test_the_page_opens_on_the_first_part_that_was_not_read(
    desk: DeskMaker, personal_plan: Plan, framework: Framework
) -> None:
    plan = talk_edits.mark_read(with_read(framework, personal_plan, 2), "innovationsledelse")
    opened = introduced(desk, plan)
    assert opened.page.part == "personaleledelse"
    assert "3 af 9 læst" in widget(opened.page, ReadingList, "Læs dig ind").accessibleDescription()
    everything = introduced(desk, with_read(framework, personal_plan, 9))
    assert everything.page.part == FOR_ALL_LEADERS


def test_the_list_chooses_by_arrows_and_clicks_and_says_what_was_read(reader: Desk) -> None:
    listed = widget(reader.page, ReadingList, "Læs dig ind")
    assert listed.accessibleDescription() == "For alle ledere, ikke læst endnu. 0 af 9 læst"
    listed.setFocus()
    reader.press(Key.Key_Down)
    assert reader.page.part == "driftsledelse"
    assert reader.focused is listed
    reader.press(Key.Key_Space)
    assert reader.plan.read == ("driftsledelse",)
    assert listed.accessibleDescription() == "Driftsledelse, læst. 1 af 9 læst"
    for y in range(0, listed.height(), 4):
        reader.click(listed, QPoint(60, y))
        if reader.page.part == "forandringsledelse":
            break
    assert widget(reader.page, QLabel, "Forandringsledelse")


def test_a_tick_is_drawn_where_something_was_read(reader: Desk) -> None:
    listed = widget(reader.page, ReadingList, "Læs dig ind")
    before = listed.grab().toImage()
    reader.press(Key.Key_Space)
    after = listed.grab().toImage()
    assert before != after
    reader.press(Key.Key_Space)
    assert listed.grab().toImage() == before


# The staircase


def texts(desk: Desk) -> list[str]:
    """What a screen reader is told of each row."""
    shown = stair(desk)
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(shown.items.data(shown.items.index(row), role)) for row in range(shown.items.rowCount())]


def test_the_own_level_stands_between_its_neighbours(reader: Desk, framework: Framework) -> None:
    reader.press(Key.Key_PageDown)
    competency = next(framework.competencies())
    assert len(texts(reader)) == len(competency.themes)
    for number, (told, theme) in enumerate(zip(texts(reader), competency.themes, strict=True), start=1):
        own, above, below = (theme.at(level).text for level in ("leder-af-ledere", "chef", "leder-af-medarbejdere"))
        assert told.startswith(f"Leder af ledere, tema {number}: {theme.name}: {own}, Ikke markeret.")
        assert f"Niveauet over, Chef: {above}." in told
        assert f"Niveauet under, Leder af medarbejdere: {below}." in told
        assert theme.at("direktoer").text not in told


@pytest.mark.parametrize(
    ("level", "wanted", "unwanted"),
    [
        ("direktoer", "Niveauet under, Chef", "over"),
        ("leder-af-medarbejdere", "Niveauet over, Leder af ledere", "under"),
    ],
)
def test_the_top_and_the_bottom_have_one_neighbour(
    desk: DeskMaker, framework: Framework, level: str, wanted: str, unwanted: str
) -> None:
    opened = introduced(desk, edits.new_plan(framework, Kind.PERSONAL, "P", TODAY, levels=(level,)))
    opened.press(Key.Key_PageDown)
    assert wanted in texts(opened)[0]
    assert f"Niveauet {unwanted}" not in texts(opened)[0]


def lies_apart(desk: Desk) -> None:
    """No text reaches out of its row, over another text or over the marks, and the own one lies within its ground."""
    QApplication.processEvents()
    shown = stair(desk)
    assert shown.verticalScrollBar().maximum() == 0
    delegate = shown.itemDelegate()
    assert isinstance(delegate, StairDelegate)
    width = shown.viewport().width()
    for row in range(shown.items.rowCount()):
        entry = shown.items.entry(shown.items.index(row))
        laid = delegate.laid(entry, width)
        marks = list(delegate.places(QRectF(0, 0, width, laid.height), entry).values())
        areas = []
        for piece in laid.pieces:
            wide = piece.block.layout.boundingRect().width()
            areas.append(QRectF(piece.x, piece.y, wide, piece.block.height))
        whole = QRectF(0, 0, width, laid.height)
        for number, area in enumerate(areas):
            assert whole.contains(area), (row, number)
            for other in areas[number + 1 :]:
                assert not area.intersects(other), (row, number)
        words = [piece.block.layout.text() for piece in laid.pieces]
        own = areas[words.index(entry.text)]
        assert laid.own.contains(own)
        assert all(laid.own.contains(mark) for mark in marks)
        assert not any(area.intersects(mark) for area in areas for mark in marks)


@pytest.mark.parametrize(
    ("width", "height", "size"), [(1366, 690, 100), (1024, 690, 100), (1920, 1000, 100), (1280, 740, 200)]
)
def test_no_text_is_cut_or_covered_anywhere(
    desk: DeskMaker, theme: Theme, framework: Framework, width: int, height: int, size: int
) -> None:
    theme.set_text_size(size)
    for level in framework.levels:
        opened = introduced(
            desk, edits.new_plan(framework, Kind.PERSONAL, "P", TODAY, levels=(level.id,)), width, height
        )
        for _competency in framework.competencies():
            opened.press(Key.Key_PageDown)
            lies_apart(opened)
        opened.workspace.close()


def test_a_narrow_window_puts_the_levels_under_each_other(reader: Desk) -> None:
    reader.press(Key.Key_PageDown)
    beside = stair(reader).height()
    reader.resize(1024, 690)
    assert stair(reader).height() > beside
    assert widget(reader.page, ReadingList, "Læs dig ind")
    reader.resize(800, 690)
    chooser = widget(reader.page, DropDown, "Læs dig ind: Driftsledelse")
    choose(chooser, "Serviceledelse")
    assert reader.page.part == "serviceledelse"
    assert widget(reader.page, QLabel, "0 af 9 læst")
    assert widget(reader.page, QAbstractButton, "Ark til den første samtale")
    reader.resize(1366, 690)
    assert (
        widget(reader.page, QAbstractButton, "Ark til den første samtale")
        .parentWidget()
        .isAncestorOf(widget(reader.page, ReadingList, "Læs dig ind"))
    )


@pytest.mark.parametrize("width", [1366, 1024, 800, 640])
def test_the_definition_can_always_be_read_once(reader: Desk, framework: Framework, width: int) -> None:
    reader.resize(width, 690)
    reader.press(Key.Key_PageDown)
    definition = next(framework.competencies()).definition
    shown = [found for found in reader.page.findChildren(QLabel) if found.isVisible() and found.text() == definition]
    assert len(shown) == 1


def test_arrows_read_on_in_a_row_that_is_higher_than_the_window(
    desk: DeskMaker, theme: Theme, personal_plan: Plan
) -> None:
    theme.set_text_size(200)
    opened = introduced(desk, personal_plan, 900, 600)
    opened.press(Key.Key_PageDown)
    shown = stair(opened)
    scroll = opened.page.area
    seen = set()
    for _step in range(40):
        top = scroll.verticalScrollBar().value()
        seen.update(range(top, top + scroll.viewport().height()))
        opened.press(Key.Key_Down)
    content = scroll.widget()
    bottom = shown.mapTo(content, QPoint(0, shown.height())).y()
    assert shown.currentIndex().row() == shown.items.rowCount() - 1
    assert set(range(bottom)) <= seen
    for _step in range(40):
        opened.press(Key.Key_Up)
    assert scroll.verticalScrollBar().value() == 0


# Marks


def test_the_usual_keys_mark_the_own_levels_texts(reader: Desk) -> None:
    reader.press(Key.Key_PageDown, "s", "f", Key.Key_Down, "u")
    assert marked(reader.plan) == {OWN: "SF", "driftsledelse.balance.leder-af-ledere": "U"}
    assert "Udviklingsområde" in texts(reader)[1]
    reader.press("0")
    assert marked(reader.plan) == {OWN: "SF"}
    reader.workspace.show_page(PlanPage.ROLE)
    assert marked(reader.plan) == {OWN: "SF"}


@pytest.mark.parametrize("width", [1366, 1024])
def test_a_click_on_a_ghost_marks_and_one_on_a_text_only_selects(reader: Desk, width: int) -> None:
    reader.resize(width, 690)
    reader.press(Key.Key_PageDown)
    shown = stair(reader)
    reader.click(shown.viewport(), shown.visualRect(shown.items.index(1)).center())
    assert marked(reader.plan) == {}
    assert shown.currentIndex().row() == 1
    reader.click(shown.viewport(), mark_centre(shown, 0, MarkKind.PRIORITY))
    assert marked(reader.plan) == {OWN: "U"}
    reader.click(shown.viewport(), mark_centre(shown, 0, MarkKind.PRIORITY))
    assert marked(reader.plan) == {}


def test_what_holds_for_all_is_marked_too(reader: Desk, framework: Framework) -> None:
    reader.press("s", *[Key.Key_Down] * len(framework.expectations), "u")
    assert marked(reader.plan) == {framework.expectations[0].id: "S", framework.values[0].id: "U"}


def test_n_writes_an_example_and_escape_comes_back(reader: Desk) -> None:
    reader.press(Key.Key_PageDown, "s", "n", "Et eksempel", Key.Key_Escape)
    mark = reader.plan.mark(OWN)
    assert mark is not None
    assert mark.note == "Et eksempel"
    assert reader.focused is stair(reader)
    assert reader.plan.read == ()


# The level


def test_the_level_is_asked_for_where_the_plan_has_none(desk: DeskMaker, framework: Framework) -> None:
    opened = introduced(desk, edits.new_plan(framework, Kind.PERSONAL, "P", TODAY))
    assert widget(opened.page, DropDown, "Ledelsesniveau: ikke valgt")
    opened.press(Key.Key_PageDown)
    assert isinstance(opened.focused, QAbstractButton)
    assert opened.focused.text() == "Direktør"
    opened.press(Key.Key_Tab, Key.Key_Return)
    assert opened.plan.own_level == "chef"
    assert opened.focused is stair(opened)
    opened.press("s")
    assert marked(opened.plan) == {"driftsledelse.kerneopgaven.chef": "S"}
    opened.document.undo()
    opened.document.undo()
    assert opened.plan.own_level is None
    assert isinstance(opened.focused, QAbstractButton)
    assert opened.focused.text() == "Direktør"


def test_another_level_is_chosen_and_marks_stay(reader: Desk) -> None:
    reader.press(Key.Key_PageDown, "s")
    choose(widget(reader.page, DropDown, "Ledelsesniveau: Leder af ledere"), "Chef")
    assert (reader.plan.own_level, reader.plan.round.levels) == ("chef", ("chef",))
    assert texts(reader)[0].startswith("Chef, tema 1")
    assert marked(reader.plan) == {OWN: "S"}
    reader.document.undo()
    assert texts(reader)[0].startswith("Leder af ledere, tema 1")


# Other frameworks, and the end


def test_another_framework_has_its_own_steps(desk: DeskMaker) -> None:
    framework = small_framework()
    for level in framework.levels:
        plan = edits.new_plan(framework, Kind.PERSONAL, "P", TODAY, levels=(level.id,))
        opened = introduced(desk, plan, used=framework)
        while opened.page.part != reading_parts(framework)[-1]:
            opened.press(Key.Key_PageDown)
        competency = list(framework.competencies())[-1]
        assert len(texts(opened)) == len(competency.themes)
        lies_apart(opened)


def test_a_framework_with_nothing_for_all_begins_with_its_competencies(desk: DeskMaker) -> None:
    content = {
        key: value
        for key, value in small_framework_content().items()
        if key not in ("expectations", "values", "intentions")
    }
    framework = framework_from(content)
    plan = edits.new_plan(framework, Kind.PERSONAL, "P", TODAY, levels=(framework.levels[0].id,))
    opened = introduced(desk, plan, used=framework)
    assert opened.page.part == next(framework.competencies()).id


def test_when_all_is_read_the_next_page_is_offered(
    qtbot: QtBot, theme: Theme, framework: Framework, personal_plan: Plan
) -> None:
    document = Document(framework, with_read(framework, personal_plan, 9))
    page = IntroductionPage(theme, document, Marking(document), PlanPage.ROLE)
    page.setStyleSheet(style_sheet(theme))
    qtbot.addWidget(page)
    page.show()
    assert widget(page, QLabel, "Du har læst det hele. Næste skridt: Efter rolle")
    with qtbot.waitSignal(page.page_requested) as asked:
        qtbot.mouseClick(widget(page, QAbstractButton, "Gå til Efter rolle"), Qt.MouseButton.LeftButton)
    assert asked.args == [PlanPage.ROLE]


def test_when_all_is_read_the_talk_is_next(desk: DeskMaker, framework: Framework, personal_plan: Plan) -> None:
    opened = introduced(desk, with_read(framework, personal_plan, 9))
    assert widget(opened.page, QLabel, "Du har læst det hele. Næste skridt: Samtale")
    opened.click(widget(opened.page, QAbstractButton, "Gå til Samtale"))
    assert opened.page is opened.workspace.page(PlanPage.TALK)


def test_every_control_has_a_name(reader: Desk) -> None:
    for found in reader.page.findChildren(QWidget):
        if found.isVisible() and found.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert found.accessibleName() or (isinstance(found, QAbstractButton) and found.text()), found
