"""Generelle forventninger, driven by keys and clicks: marking what holds for all leaders, in lists that join."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.matrix import PlanIndex
from ledelsesplan.core.plan import Plan
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.ui.general_list import GeneralDelegate, GeneralList, GeneralModel
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.theme import Theme
from tests.factories import framework_from, full_plan, small_framework_content
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import marked, widget

Key = Qt.Key
S, U, F = MarkKind.STRENGTH, MarkKind.PRIORITY, MarkKind.FOCUS


@pytest.fixture
def general(team: Desk) -> Desk:
    """An empty team plan on the general expectations."""
    team.workspace.show_page(PlanPage.GENERAL)
    QApplication.processEvents()
    return team


def lists(desk: Desk) -> list[GeneralList]:
    """The lists in their order on the page."""
    return [found for found in desk.page.findChildren(GeneralList) if found.isVisible()]


def current(desk: Desk) -> str:
    focused = desk.focused
    assert isinstance(focused, GeneralList)
    return focused.behaviour()


def mark_centre(shown: GeneralList, row: int, kind: MarkKind) -> QPoint:
    delegate = shown.itemDelegate()
    assert isinstance(delegate, GeneralDelegate)
    index = shown.items.index(row)
    places = delegate.places(QRectF(shown.visualRect(index)), shown.items.entry(index))
    place: QPointF = places[kind].center()
    return place.toPoint()


def test_the_first_expectation_has_the_focus(general: Desk, framework: Framework) -> None:
    assert current(general) == framework.expectations[0].id


def test_down_goes_through_all_the_lists_and_up_comes_back(general: Desk, framework: Framework) -> None:
    everything = [item.id for item in framework.general()]
    seen = [current(general)]
    for _step in everything[1:]:
        general.press(Key.Key_Down)
        seen.append(current(general))
    assert seen == everything
    general.press(Key.Key_Down)
    assert current(general) == everything[-1]
    for expected in reversed(everything[:-1]):
        general.press(Key.Key_Up)
        assert current(general) == expected
    general.press(Key.Key_Up)
    assert current(general) == everything[0]


def test_the_same_letters_mark(general: Desk, framework: Framework) -> None:
    first, second = framework.expectations[0].id, framework.expectations[1].id
    general.press("s", "f", Key.Key_Down, "u")
    assert marked(general.plan) == {first: "SF", second: "U"}
    general.press("0", Key.Key_Up, Key.Key_Delete)
    assert marked(general.plan) == {}


def test_a_focus_on_the_unmarked_is_refused_here_too(general: Desk) -> None:
    before = general.plan
    general.press("f")
    assert general.plan is before
    assert [message.text for message in general.messages] == [
        "Et fokusområde vælges blandt styrker og udviklingsområder. Tryk S eller U først."
    ]


def test_n_writes_a_note_and_esc_comes_back_to_the_row(general: Desk, framework: Framework) -> None:
    general.press(Key.Key_Down, "n")
    general.press("Husk su")
    general.press(Key.Key_Escape)
    mark = general.plan.mark(framework.expectations[1].id)
    assert mark is not None
    assert mark.note == "Husk su"
    assert current(general) == framework.expectations[1].id


def test_n_in_a_later_list_comes_back_to_that_list(general: Desk, framework: Framework) -> None:
    general.press(*[Key.Key_Down] * 8, "n")
    general.press("x", Key.Key_Escape)
    assert current(general) == framework.values[1].id


def test_a_click_on_a_place_marks_and_one_on_the_text_only_selects(general: Desk, framework: Framework) -> None:
    shown = lists(general)[0]
    general.click(shown.viewport(), shown.visualRect(shown.items.index(2)).center())
    assert marked(general.plan) == {}
    assert shown.behaviour() == framework.expectations[2].id
    general.click(shown.viewport(), mark_centre(shown, 2, F))
    assert marked(general.plan) == {}
    for kind in (S, U, F):
        general.click(shown.viewport(), mark_centre(shown, 2, kind))
    assert marked(general.plan) == {framework.expectations[2].id: "SUF"}
    general.click(shown.viewport(), mark_centre(shown, 2, S))
    assert marked(general.plan) == {framework.expectations[2].id: "UF"}


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_marks(general: Desk, qtbot: QtBot, button: Qt.MouseButton) -> None:
    shown = lists(general)[0]
    qtbot.mouseClick(shown.viewport(), button, pos=mark_centre(shown, 0, S))
    assert marked(general.plan) == {}


def test_quick_clicks_on_a_place_each_count(general: Desk, qtbot: QtBot) -> None:
    shown = lists(general)[0]
    place = mark_centre(shown, 0, S)
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert general.document.redo_label is None
    steps = 0
    while general.document.undo_label is not None:
        general.document.undo()
        steps += 1
    assert steps == 2


def test_marks_are_drawn_in_their_fixed_places(general: Desk, theme: Theme) -> None:
    shown = lists(general)[0]
    general.press(Key.Key_Down)

    def inside(kind: MarkKind) -> str:
        point = mark_centre(shown, 0, kind) - QPoint(8, 0)
        name: str = shown.viewport().grab().toImage().pixelColor(point).name()
        return name

    plain = {kind: inside(kind) for kind in MarkKind}
    general.press(Key.Key_Up, "s", "f", Key.Key_Down)
    assert inside(S) == theme.tokens.strength.lower()
    assert inside(F) == theme.tokens.focus.lower()
    assert inside(U) != theme.tokens.priority.lower()
    assert set(plain.values()) == {theme.tokens.surface.lower()}


def test_they_count_in_the_hint_bar_by_themselves(general: Desk, framework: Framework) -> None:
    general.document.apply("S", edits.mark_strength, framework, "driftsledelse.kerneopgaven.chef")
    general.press("s", Key.Key_Down, "u")
    assert widget(general.workspace, QLabel, "Generelle: 1 styrke · 1 udviklingsområde")


@pytest.mark.parametrize(("width", "text_size"), [(1366, 100), (1024, 100), (1280, 200), (1920, 100), (640, 80)])
def test_all_sentences_stand_whole(
    desk: DeskMaker, theme: Theme, sample: Plan, framework: Framework, width: int, text_size: int
) -> None:
    theme.set_text_size(text_size)
    opened = desk(sample, width, 700)
    opened.workspace.show_page(PlanPage.GENERAL)
    QApplication.processEvents()
    for shown in lists(opened):
        delegate = shown.itemDelegate()
        assert isinstance(delegate, GeneralDelegate)
        for row in range(shown.items.rowCount()):
            rect = shown.visualRect(shown.items.index(row))
            assert rect.height() >= delegate.height(shown.items.entry(shown.items.index(row)), rect.width())
            assert shown.viewport().rect().contains(rect)
            assert rect.width() > theme.px(200)
    opened.press(*[Key.Key_Down] * 16)
    last = lists(opened)[-1]
    rect = last.visualRect(last.currentIndex())
    corner = last.viewport().mapTo(opened.page, rect.topLeft())
    assert corner.y() >= 0
    assert corner.y() + rect.height() <= opened.page.height()


def test_the_search_and_the_overview_reach_a_general_one(general: Desk, framework: Framework) -> None:
    general.workspace.show_page(PlanPage.ROLE)
    wanted = framework.intentions[2].id
    general.workspace.show_behaviour(wanted)
    assert current(general) == wanted


def test_a_framework_without_values_or_intentions_leaves_their_blocks_out(desk: DeskMaker) -> None:
    content = {**small_framework_content(), "values": [], "intentions": []}
    used = framework_from(content)
    opened = desk(full_plan(used), used=used)
    opened.workspace.show_page(PlanPage.GENERAL)
    QApplication.processEvents()
    assert [shown.accessibleName() for shown in lists(opened)] == ["Generelle forventninger"]
    opened.press("0")
    assert "alle.lytter" not in marked(opened.plan)


@pytest.mark.parametrize("left_out", ["expectations", "values", "intentions"])
def test_each_part_can_be_missing_alone(desk: DeskMaker, left_out: str) -> None:
    used = framework_from({**small_framework_content(), left_out: []})
    opened = desk(edits.new_plan(used, full_plan().kind, "Plan", full_plan().round.date), used=used)
    opened.workspace.show_page(PlanPage.GENERAL)
    QApplication.processEvents()
    kept = [item.id for item in used.general()]
    assert len(lists(opened)) == 2
    opened.press("s", Key.Key_Down, "u")
    assert marked(opened.plan) == {kept[0]: "S", kept[1]: "U"}


# The model


def test_the_model_keeps_its_promises_and_tells_only_of_what_changed(framework: Framework, team_plan: Plan) -> None:
    model = GeneralModel(framework.expectations, None)  # type: ignore[arg-type]
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))

    def entries(plan: Plan) -> list[object]:
        index = PlanIndex(framework, plan)
        return [index.entry(item.id) for item in framework.expectations]

    model.show(entries(team_plan))  # type: ignore[arg-type]
    assert model.rowCount() == 7
    changed = edits.mark_strength(team_plan, framework, framework.expectations[3].id)
    model.show(entries(changed))  # type: ignore[arg-type]
    assert told == [(3, 3)]
    model.show(entries(changed))  # type: ignore[arg-type]
    assert told == [(3, 3)]
    model.show([])
    assert model.rowCount(QModelIndex()) == 0
    assert tester.model() is model


@pytest.mark.usefixtures("screen_reader")
def test_rows_are_named_for_a_screen_reader(general: Desk, framework: Framework) -> None:
    general.press("s", "f")
    shown = QAccessible.queryAccessibleInterface(lists(general)[0])
    text = framework.expectations[0].text
    assert shown.child(0).text(QAccessible.Text.Name) == f"1: {text}, Styrke, Fokusområde, Ingen handling"
    assert [QAccessible.queryAccessibleInterface(item).text(QAccessible.Text.Name) for item in lists(general)] == [
        "Generelle forventninger",
        "Tre værdier",
        "Syv intentioner",
    ]
