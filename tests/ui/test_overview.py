"""Overblik, driven by keys and clicks: what the map shows, in colour and without, and where it leads."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.ui.controls import RowButton
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.theme import Theme
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import cell_names, marked, widget

Key = Qt.Key
FIRST = "driftsledelse.kerneopgaven.direktoer"
SECOND = "driftsledelse.kerneopgaven.chef"
THIRD = "driftsledelse.kerneopgaven.leder-af-ledere"
LAST = "samskabende-ledelse.aktive-medborgere.leder-af-medarbejdere"


@pytest.fixture
def overview(team: Desk) -> Desk:
    """An empty team plan as a map."""
    team.workspace.show_page(PlanPage.OVERVIEW)
    return team


@pytest.fixture
def filled(desk: DeskMaker, sample: Plan) -> Desk:
    """The sample as a map."""
    opened = desk(sample)
    opened.workspace.show_page(PlanPage.OVERVIEW)
    return opened


def heat(desk: Desk, behaviour: str) -> QImage:
    """A cell of the map as it is drawn."""
    place = desk.view.matrix.grid.find(behaviour)
    assert place is not None
    rect = desk.view.visualRect(desk.view.matrix.index(*place))
    return desk.view.viewport().grab(rect).toImage()


def test_arrows_walk_through_all_96_and_not_into_the_totals(overview: Desk) -> None:
    assert overview.focused is overview.view
    assert overview.view.current_behaviour() == FIRST
    overview.press(*[Key.Key_Right] * 6)
    assert overview.view.current_behaviour() == "driftsledelse.kerneopgaven.leder-af-medarbejdere"
    overview.press(*[Key.Key_Down] * 30)
    assert overview.view.current_behaviour() == LAST


def test_enter_opens_the_cell_in_the_view_by_role(overview: Desk) -> None:
    overview.press(*[Key.Key_Down] * 4, Key.Key_Right)
    wanted = overview.view.current_behaviour()
    overview.press(Key.Key_Return)
    assert overview.page is overview.workspace.page(PlanPage.ROLE)
    assert overview.focused is overview.view
    assert overview.view.current_behaviour() == wanted == "personaleledelse.arbejdsfaellesskab.chef"


def test_a_double_click_opens_it_too(overview: Desk, qtbot: QtBot) -> None:
    place = overview.view.visualRect(overview.view.matrix.index(3, 2)).center()
    overview.qtbot.mouseClick(overview.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert overview.page is overview.workspace.page(PlanPage.OVERVIEW)
    qtbot.mouseDClick(overview.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert overview.view.current_behaviour() == "personaleledelse.tryg-kultur.leder-af-ledere"
    assert overview.page is overview.workspace.page(PlanPage.ROLE)


@pytest.mark.parametrize("keys", ["s", "u", "sf", "0", "n", "hs7"])
def test_the_map_is_for_looking_and_its_letters_do_nothing(filled: Desk, keys: str) -> None:
    before = filled.plan
    filled.press(keys, Key.Key_Delete)
    assert filled.plan is before
    assert filled.page is filled.workspace.page(PlanPage.OVERVIEW)
    assert filled.focused is filled.view
    assert not [shown for shown in filled.view.findChildren(QLabel) if shown.isVisible()]


def test_the_shapes_tell_the_marks_apart_without_colour(overview: Desk, framework: Framework) -> None:
    for behaviour, verbs in {
        FIRST: (edits.mark_strength,),
        SECOND: (edits.mark_priority,),
        THIRD: (edits.mark_strength, edits.mark_priority),
    }.items():
        for verb in verbs:
            overview.document.apply("M", verb, framework, behaviour)
    grey = [heat(overview, item).convertToFormat(QImage.Format.Format_Grayscale8) for item in (FIRST, SECOND, THIRD)]
    middle = grey[0].height() // 2
    left = [image.pixelColor(10, middle).red() for image in grey]
    assert left[0] < 100 < left[1]
    corner = [image.pixelColor(2, 3).red() for image in grey]
    assert corner[0] < 100
    assert corner[1] > 200
    assert grey[2].pixelColor(10, middle).red() < 100 < grey[2].pixelColor(grey[2].width() - 12, middle).red()


def test_an_unmarked_cell_is_a_dot_and_a_focus_a_diamond(overview: Desk, framework: Framework, theme: Theme) -> None:
    dot = heat(overview, FIRST)
    assert dot.pixelColor(dot.rect().center()) != theme.colour("surface")
    assert dot.pixelColor(8, dot.height() // 2) == theme.colour("surface")
    overview.document.apply("U", edits.mark_priority, framework, FIRST)
    without = heat(overview, FIRST)
    overview.document.apply("F", edits.mark_focus, framework, FIRST)
    with_focus = heat(overview, FIRST)
    right = QPoint(with_focus.width() - 8, with_focus.height() // 2)
    assert with_focus.pixelColor(right) == theme.colour("focus")
    assert without.pixelColor(right) != theme.colour("focus")


def test_only_what_changed_is_drawn_anew_and_undo_brings_it_back(overview: Desk, framework: Framework) -> None:
    plain, other = heat(overview, SECOND), heat(overview, LAST)
    overview.document.apply("S", edits.mark_strength, framework, SECOND)
    assert heat(overview, SECOND) != plain
    assert heat(overview, LAST) == other
    overview.document.undo()
    assert heat(overview, SECOND) == plain


def test_totals_stand_for_each_competency(filled: Desk, framework: Framework) -> None:
    matrix = filled.view.matrix
    marks = marked(filled.plan)
    for number, row in enumerate(matrix.grid.rows):
        if row.first_of_competency:
            ids = [behaviour.id for theme in row.competency.themes for behaviour in theme.behaviours]
            expected = [sum(letter in marks.get(identifier, "") for identifier in ids) for letter in "SU"]
            assert matrix.index(number, 4).data() == f"S {expected[0]} · U {expected[1]}"


def test_the_legend_counts_the_96_and_leaves_the_general_ones_out(overview: Desk, framework: Framework) -> None:
    assert widget(overview.page, QLabel, "Ingen markeringer endnu")
    overview.document.apply("S", edits.mark_strength, framework, FIRST)
    overview.document.apply("S", edits.mark_strength, framework, framework.expectations[0].id)
    overview.document.apply("U", edits.mark_priority, framework, SECOND)
    QApplication.processEvents()
    shown = [found.text() for found in overview.page.findChildren(QLabel) if found.isVisible()]
    assert "Ingen markeringer endnu" not in shown
    counts = {words: shown[shown.index(words) + 1] for words in ("Styrke", "Udviklingsområde", "Ikke markeret")}
    assert counts == {"Styrke": "1", "Udviklingsområde": "1", "Ikke markeret": "94"}
    assert widget(overview.workspace, QLabel, "1 styrke · 1 udviklingsområde")


def test_a_focus_area_in_the_legend_leads_to_its_cell(filled: Desk, framework: Framework) -> None:
    wanted = next(item.id for item in framework.behaviours() if "F" in marked(filled.plan).get(item.id, ""))
    place = framework.place(wanted)
    assert place is not None
    line = widget(filled.page, RowButton, place.theme.name)
    line.setFocus()
    filled.press(Key.Key_Return)
    assert filled.page is filled.workspace.page(PlanPage.ROLE)
    assert filled.view.current_behaviour() == wanted


def test_hands_can_be_shown_instead_of_marks(filled: Desk) -> None:
    marks = heat(filled, FIRST)
    filled.click(widget(filled.page, QPushButton, "Hænder"))
    assert heat(filled, FIRST) != marks
    filled.document.apply("T", edits.rename, "Andet navn", "")
    QApplication.processEvents()
    assert widget(filled.page, QPushButton, "Hænder").isChecked()
    filled.click(widget(filled.page, QPushButton, "Markeringer"))
    assert heat(filled, FIRST) == marks


def test_a_personal_plan_has_no_hands_to_show(desk: DeskMaker, personal_plan: Plan) -> None:
    personal = desk(personal_plan)
    personal.workspace.show_page(PlanPage.OVERVIEW)
    with pytest.raises(AssertionError, match="no QPushButton"):
        widget(personal.page, QPushButton, "Hænder")


@pytest.mark.parametrize(("width", "height"), [(1366, 690), (1920, 1040)])
def test_the_whole_map_stands_on_one_screen(desk: DeskMaker, sample: Plan, width: int, height: int) -> None:
    opened = desk(sample, width, height)
    opened.workspace.show_page(PlanPage.OVERVIEW)
    opened.resize(width, height)
    bottom = opened.view.visualRect(opened.view.matrix.index(23, 3)).bottom()
    assert opened.view.rowHeight(1) >= 20
    if height > 1000:
        assert bottom <= opened.view.viewport().height()


@pytest.mark.parametrize(("width", "text_size"), [(680, 100), (1024, 100), (1280, 100), (1280, 200)])
def test_in_a_narrow_window_all_levels_are_still_there(
    desk: DeskMaker, theme: Theme, sample: Plan, text_size: int, width: int
) -> None:
    theme.set_text_size(text_size)
    opened = desk(sample, width, 720)
    opened.workspace.show_page(PlanPage.OVERVIEW)
    room = opened.view.viewport().rect()
    for column in range(4):
        rect = opened.view.visualRect(opened.view.matrix.index(0, column))
        assert rect.width() >= theme.px(24)
        assert rect.left() >= 0
        assert rect.right() <= room.right()
    opened.press(*[Key.Key_Down] * 23, *[Key.Key_Right] * 3)
    assert opened.view.current_behaviour() == LAST
    assert room.contains(opened.view.visualRect(opened.view.currentIndex()))


@pytest.mark.usefixtures("screen_reader")
def test_cells_and_totals_are_named_for_a_screen_reader(filled: Desk) -> None:
    names = cell_names(filled.view)
    assert len([name for name in names if ", tema " in name]) == 96
    assert any(name.startswith("Leder af medarbejdere, Samskabende ledelse, tema 3: ") for name in names)
    assert len([name for name in names if name.startswith("S ")]) == 24
    table = QAccessible.queryAccessibleInterface(filled.view)
    assert table.text(QAccessible.Text.Name) == "Matrix"
