"""Sammenlign: two rounds as a picture and row by row."""

from datetime import date

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan, Status
from ledelsesplan.ui.compare_page import ComparePage
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.theme import Theme
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import choose

LATER = date(2028, 3, 1)


def ids(framework: Framework) -> list[str]:
    return [item.id for item in framework.behaviours() if item.level == "chef"]


@pytest.fixture
def rounds(framework: Framework) -> Plan:
    """A leader's two rounds: one behaviour each way, one new, one gone, one as it was; and three actions."""
    to_strength, to_priority, gone, same, new = ids(framework)[:5]
    plan = edits.new_plan(framework, Kind.PERSONAL, "Min plan", date(2027, 3, 3), levels=("chef",), label="LUS 2027")
    for identifier in (to_priority, gone, same):
        plan = edits.mark_strength(plan, framework, identifier)
    plan = edits.mark_priority(plan, framework, to_strength)
    for name, status in (("a1", Status.DONE), ("a2", Status.IN_PROGRESS), ("a3", Status.NOT_STARTED)):
        plan = edits.add_action(plan, same, identifier=name, text=f"Handling {name}", status=status)
    plan = talk_edits.begin_round(plan, framework, LATER, "LUS 2028", carried=("a2",), identifier="r2")
    for identifier in (to_strength, same, new):
        plan = edits.mark_strength(plan, framework, identifier)
    return edits.mark_priority(plan, framework, to_priority)


def compared(desk: Desk) -> ComparePage:
    desk.workspace.show_page(PlanPage.COMPARE)
    page = desk.page
    assert isinstance(page, ComparePage)
    return page


def words(page: ComparePage) -> list[str]:
    return [row.words or row.text for row in page.table.model_of_rows.rows]


def test_one_round_says_what_will_be_here_and_offers_another(
    desk: DeskMaker, personal_plan: Plan, qtbot: QtBot
) -> None:
    opened = desk(personal_plan)
    page = compared(opened)
    assert "Når der er to runder" in page.empty.words.text()
    assert page.hints() == ()
    with qtbot.waitSignal(opened.workspace.new_round_requested):
        opened.press(Qt.Key.Key_Return)


def test_every_kind_of_movement_is_told_and_the_actions_below_them(desk: DeskMaker, rounds: Plan) -> None:
    page = compared(desk(rounds))
    assert words(page) == [
        "Fra udviklingsområde til styrke",
        "Fra styrke til udviklingsområde",
        "Ikke længere markeret",
        "Uændret",
        "Ny styrke",
        "Handlinger siden LUS 2027",
        "Ført videre",
        "Gennemført",
        "Udskudt",
    ]
    assert page.summary() == "4 ændret · 1 uændret"


def test_the_filter_leaves_out_what_is_as_it_was(desk: DeskMaker, rounds: Plan) -> None:
    opened = desk(rounds)
    page = compared(opened)
    opened.click(page.bar.filter.findChildren(type(page.bar.filter._group.button(1)))[1])
    assert "Uændret" not in words(page)
    assert page.bar.only_changed


def test_enter_opens_the_behaviour_or_the_action(desk: DeskMaker, rounds: Plan, framework: Framework) -> None:
    opened = desk(rounds)
    compared(opened)
    opened.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert opened.workspace.current is PlanPage.ROLE
    assert opened.workspace.current_behaviour() == ids(framework)[1]
    compared(opened)
    opened.press(Qt.Key.Key_End, Qt.Key.Key_Return)
    assert opened.workspace.current is PlanPage.ACTIONS
    assert opened.page.rows.current_action() == "a3"


def test_the_keys_pass_by_headings(desk: DeskMaker, rounds: Plan) -> None:
    opened = desk(rounds)
    page = compared(opened)
    opened.press(*[Qt.Key.Key_Down] * 5)
    assert page.table.current_key() == "action:a2"
    opened.press(Qt.Key.Key_Up)
    assert page.table.current_key() not in ("action:a2", "heading:actions")


def test_enter_in_the_picture_goes_to_its_rows(desk: DeskMaker, rounds: Plan, framework: Framework) -> None:
    opened = desk(rounds)
    page = compared(opened)
    opened.shift_tab()
    assert page.picture.hasFocus()
    opened.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)  # the second competency
    place = framework.place(page.table.current_key())
    assert page.table.hasFocus()
    assert place is not None
    assert place.competency is list(framework.competencies())[1]


def test_a_row_higher_than_the_list_is_read_to_its_end(desk: DeskMaker, rounds: Plan, theme: Theme) -> None:
    theme.set_text_size(200)
    opened = desk(rounds, 640, 480)
    page = compared(opened)
    opened.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    first, bar = page.table.current_key(), page.table.verticalScrollBar()
    height = page.table.visualRect(page.table.currentIndex()).height()
    assert height > page.table.viewport().height()
    opened.press(Qt.Key.Key_Down)
    while page.table.current_key() == first:
        seen = bar.value() + page.table.viewport().height()
        opened.press(Qt.Key.Key_Down)
    assert seen >= height


def test_every_row_is_named_in_full(desk: DeskMaker, rounds: Plan, framework: Framework) -> None:
    opened = desk(rounds)
    page = compared(opened)
    first = framework.markable(ids(framework)[0])
    assert first is not None
    names = [page.table.model_of_rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(7)]
    assert names[0] == (
        f"Chef · Driftsledelse · Sætter fokus på kerneopgaven: {first.text}. Før: Udviklingsområde. Nu: Styrke. "
        "Fra udviklingsområde til styrke"
    )
    assert names[6].startswith("Handling: Handling a2. ")
    assert names[6].endswith("Ført videre")
    picture = page.picture.model_of_rows
    assert picture.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Hjørneflag Stabil og velfunderet drift: Styrker 3 før, 3 nu. Udviklingsområder 1 før, 1 nu"
    )


def test_another_pair_of_rounds_can_be_chosen(desk: DeskMaker, rounds: Plan, framework: Framework) -> None:
    plan = talk_edits.begin_round(rounds, framework, date(2029, 3, 1), "LUS 2029", carried=(), identifier="r3")
    opened = desk(plan)
    page = compared(opened)
    assert [item.id for item in page.bar.chosen()] == ["r2", "r3"]
    choose(page.bar.first, "LUS 2027 (03-03-2027)")
    assert [item.id for item in page.bar.chosen()] == [plan.rounds[0].id, "r3"]
    choose(page.bar.second, "LUS 2028 (01-03-2028)")
    assert [item.id for item in page.bar.chosen()] == [plan.rounds[0].id, "r2"]
    choose(page.bar.first, "LUS 2028 (01-03-2028)")
    assert [item.id for item in page.bar.chosen()] == ["r2", "r3"]
    # An edit keeps what is chosen, a new round takes the newest two.
    choose(page.bar.first, "LUS 2027 (03-03-2027)")
    opened.document.apply("x", edits.mark_strength, framework, ids(framework)[9])
    assert page.bar.chosen()[0].id == plan.rounds[0].id
    opened.document.apply("x", talk_edits.begin_round, framework, date(2030, 3, 1), "", carried=(), identifier="r4")
    assert [item.id for item in page.bar.chosen()] == ["r3", "r4"]


def test_levels_that_differ_are_said_and_not_counted(desk: DeskMaker, rounds: Plan, framework: Framework) -> None:
    page = compared(desk(edits.set_levels(rounds, framework, ("leder-af-ledere",))))
    assert "LUS 2027 omfatter Chef; LUS 2028 omfatter Leder af ledere." in page.caution.text()
    assert page.summary() == "0 ændret · 0 uændret · 5 tælles ikke"
    assert page.table.model_of_rows.rows[0].notes == ("Niveauet er ikke med i begge runder, tælles ikke",)


def test_two_rounds_without_marks_say_so(desk: DeskMaker, personal_plan: Plan, framework: Framework) -> None:
    plan = talk_edits.begin_round(personal_plan, framework, LATER, "", carried=(), identifier="r2")
    assert words(compared(desk(plan))) == ["Ingen af de to runder har markeringer."]


def test_in_a_narrow_window_one_of_both_is_shown(desk: DeskMaker, rounds: Plan) -> None:
    opened = desk(rounds, 1024, 690)
    page = compared(opened)
    assert page.picture.isVisible()
    assert not page.table.isVisible()
    opened.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.table.isVisible()
    assert not page.picture.isVisible()
    assert page.table.hasFocus()
    opened.resize(640, 480)
    assert page.bar.filters.isVisible()
    choose(page.bar.filters, "Ændrede 4")
    assert "Uændret" not in words(page)


@pytest.mark.parametrize(("width", "height", "size"), [(1366, 690, 100), (1280, 730, 200), (640, 480, 100)])
def test_no_row_is_painted_beyond_its_place(
    desk: DeskMaker, rounds: Plan, theme: Theme, width: int, height: int, size: int
) -> None:
    theme.set_text_size(size)
    opened = desk(rounds, width, height)
    page = compared(opened)
    room = 80
    for view in (page.picture, page.table):
        painted_by = view.itemDelegate()._rows  # type: ignore[attr-defined]
        for row in view.model_of_rows.rows:
            inner = max(view.viewport().width(), 300)
            needed = painted_by.height(row, inner)
            image = QImage(inner + 2 * room, needed + 2 * room, QImage.Format.Format_RGB32)
            image.fill(QColor("#FF00FF"))
            painter = QPainter(image)
            painted_by.paint(painter, QRectF(room, room, inner, needed), row)
            painter.end()
            edges = [
                (x, y)
                for x in range(0, image.width(), 3)
                for y in (*range(room - 1), *range(room + needed + 1, image.height(), 2))
            ]
            edges += [(x, y) for y in range(image.height()) for x in (room - 3, room + inner + 2)]
            assert all(image.pixelColor(x, y) == QColor("#FF00FF") for x, y in edges[::7]), row


def test_the_picture_is_the_same_without_colour(desk: DeskMaker, rounds: Plan) -> None:
    """Squares and circles differ in shape and by more than 3:1 in luminance: paper without colour tells them apart."""
    tokens = desk(rounds).theme.tokens

    def luminance(colour: str) -> float:
        parts = [
            value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
            for value in QColor(colour).getRgbF()[:3]
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    assert (luminance(tokens.priority) + 0.05) / (luminance(tokens.strength) + 0.05) >= 3


def test_the_models_keep_qt_s_rules(desk: DeskMaker, rounds: Plan, framework: Framework) -> None:
    opened = desk(rounds)
    page = compared(opened)
    for view in (page.picture, page.table):
        QAbstractItemModelTester(view.model_of_rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    opened.document.apply("x", edits.mark_strength, framework, ids(framework)[8])
    opened.document.apply("x", edits.clear_mark, framework, ids(framework)[0])
    assert len(page.table.model_of_rows.rows) == 10
