"""Opfølgning: the days that come, talks, notes on the whole plan, and the wheel of the year."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import vobject
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan, Status
from ledelsesplan.core.schedule import DayKind
from ledelsesplan.storage.atomic import create_new
from ledelsesplan.storage.planfile import encode, new_envelope
from ledelsesplan.storage.settings import Settings
from ledelsesplan.storage.year_wheels import year_wheel_path
from ledelsesplan.ui.controls import IconButton, TextButton
from ledelsesplan.ui.follow_up.page import FollowUpPage
from ledelsesplan.ui.follow_up.wheel import Wheel, WheelYear, angle_of
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.theme import Theme
from tests.ui.conftest import TODAY, Desk, DeskMaker
from tests.ui.driving import in_dialog, in_file_dialog, session_of, started
from tests.ui.looking import widget

Key = Qt.Key


@pytest.fixture
def plan(personal_plan: Plan) -> Plan:
    plan = edits.add_action(personal_plan, None, identifier="a1", text="Kursus", deadline=date(2027, 2, 24))
    plan = edits.add_action(plan, None, identifier="a2", text="Føl", deadline=date(2027, 5, 1))
    plan = edits.add_action(plan, None, identifier="a3", deadline=date(2027, 2, 1), status=Status.DONE)
    plan = talk_edits.put_talk(plan, date(2026, 3, 1), "LUS 2026", identifier="t0")
    plan = talk_edits.put_talk(plan, date(2027, 6, 9), "Status", identifier="t1")
    return edits.set_follow_up(plan, date(2027, 4, 1))


@pytest.fixture
def opened(desk: DeskMaker, plan: Plan) -> Desk:
    made = desk(plan)
    made.workspace.show_page(PlanPage.FOLLOW_UP)
    return made


def names(desk: Desk) -> list[str]:
    return [row.accessibleName() for row in desk.page.agenda.rows()]


def test_what_comes_stands_in_order_and_what_is_late_says_so(opened: Desk) -> None:
    assert names(opened) == [
        "24-02-2027, Frist, Kursus, Overskredet med 7 dage",
        "01-04-2027, Opfølgning på hele planen, Min udviklingsplan",
        "01-05-2027, Frist, Føl",
        "09-06-2027, Samtale, Status",
    ]
    assert [row.accessibleName() for row in opened.page.held.rows()] == ["01-03-2026, Samtale, LUS 2026"]
    assert opened.page.summary() == "3 datoer i vente · 1 overskredet"
    assert opened.focused is next(opened.page.agenda.rows())


def test_a_team_has_no_such_page(team: Desk) -> None:
    assert PlanPage.FOLLOW_UP not in team.workspace.offered


def test_enter_opens_the_action(opened: Desk) -> None:
    opened.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert opened.page is opened.workspace.page(PlanPage.ACTIONS)
    assert widget(opened.page, QPlainTextEdit, "Handling").toPlainText() == "Føl"


def fill(qtbot: QtBot, name: str, day: str) -> Callable[[QWidget], None]:
    """Writes a talk's name and date in the dialog, and takes it."""

    def act(dialog: QWidget) -> None:
        dialog.name.setFocus()  # type: ignore[attr-defined]
        dialog.name.selectAll()  # type: ignore[attr-defined]
        qtbot.keyClicks(dialog.name, name)  # type: ignore[attr-defined]
        dialog.day.setFocus()  # type: ignore[attr-defined]
        dialog.day.line.selectAll()  # type: ignore[attr-defined]
        qtbot.keyClicks(dialog.day.line, day)  # type: ignore[attr-defined]
        QTest.keyClick(dialog.day.line, Key.Key_Return)  # type: ignore[attr-defined]

    return act


def test_a_talk_is_made_changed_and_taken_away(opened: Desk, qtbot: QtBot) -> None:
    in_dialog(fill(qtbot, "Sommerstatus", "15-06-2027"))
    opened.click(opened.page.new_talk)
    made = opened.plan.talks[-1]
    assert (made.date, made.label) == (date(2027, 6, 15), "Sommerstatus")
    assert opened.focused.accessibleName() == "15-06-2027, Samtale, Sommerstatus"

    in_dialog(fill(qtbot, "Efterårsstatus", "1-10-2027"))
    opened.press(Key.Key_Return)
    assert [(talk.date, talk.label) for talk in opened.plan.talks if talk.id == made.id] == [
        (date(2027, 10, 1), "Efterårsstatus")
    ]
    in_dialog(lambda dialog: opened.click(widget(dialog, TextButton, "Slet samtalen")))
    opened.press(Key.Key_Return)
    assert made.id not in [talk.id for talk in opened.plan.talks]
    opened.document.undo()
    assert made.id in [talk.id for talk in opened.plan.talks]


@pytest.mark.parametrize("day", ["", "31-02-2027"])
def test_a_talk_needs_a_day(opened: Desk, qtbot: QtBot, day: str) -> None:
    before, said = opened.plan, []

    def act(dialog: QWidget) -> None:
        fill(qtbot, "Uden dag", day)(dialog)
        said.append((dialog.isVisible(), dialog.reason.text(), dialog.day.error.isVisible()))  # type: ignore[attr-defined]
        QTest.keyClick(dialog, Key.Key_Escape)

    in_dialog(act)
    opened.click(opened.page.new_talk)
    assert said == [(True, "", True) if day else (True, "Skriv, hvornår samtalen er.", False)]
    assert opened.plan is before


def test_a_note_on_the_plan_is_in_it_from_its_first_letter(opened: Desk) -> None:
    opened.page.notes.text_field.setFocus()
    opened.press("Godt i gang")
    assert [(note.date, note.text) for note in opened.plan.follow_ups] == [(TODAY, "Godt i gang")]
    opened.click(opened.page.notes.add_button)
    assert opened.page.notes.text_field.toPlainText() == ""
    QApplication.processEvents()
    remove = widget(opened.page, IconButton, "Slet opfølgningsnoten fra 03-03-2027")
    opened.click(remove)
    assert opened.plan.follow_ups == ()
    assert opened.document.undo_label == "Slet note om planen"


def test_an_empty_plan_invites_to_a_talk(desk: DeskMaker, personal_plan: Plan) -> None:
    opened = desk(personal_plan)
    opened.workspace.show_page(PlanPage.FOLLOW_UP)
    assert opened.focused is opened.page.new_talk
    assert opened.page.held.isHidden()
    assert opened.page.summary() == "Intet i vente"
    assert [keys for keys, _words in opened.page.hints()] == [("Ctrl+Z",)]


def test_what_changes_elsewhere_is_followed_and_the_focus_stays(opened: Desk) -> None:
    opened.press(Key.Key_Down, Key.Key_Down)
    opened.document.apply("Frist", edits.change_action, "a1", deadline=date(2027, 8, 1))
    assert names(opened)[-1] == "01-08-2027, Frist, Kursus"
    assert opened.focused.accessibleName() == "01-05-2027, Frist, Føl"


@pytest.mark.parametrize("width", [1366, 1024, 640])
def test_nothing_is_wider_than_the_window(desk: DeskMaker, plan: Plan, width: int) -> None:
    long = edits.change_action(plan, "a2", text="ordet " * 200)
    made = desk(long, width)
    made.workspace.show_page(PlanPage.FOLLOW_UP)
    made.resize(width, 690)
    for row in made.page.agenda.rows():
        assert row.mapTo(made.page, row.rect().topRight()).x() <= made.page.width()
        assert row.height() >= row.layout().totalHeightForWidth(row.width())


# The wheel


def grab(wheel: Wheel) -> QImage:
    return wheel.grab().toImage()


def test_angles_go_once_around_the_year() -> None:
    assert angle_of(date(2027, 1, 1), 2027) == 0
    assert angle_of(date(2027, 7, 2), 2027) == pytest.approx(180, abs=1)
    assert angle_of(date(2028, 1, 1), 2027) == 360
    assert angle_of(date(2026, 5, 1), 2027) == 0


def test_shapes_tell_days_apart_without_colour(qtbot: QtBot, theme: Theme) -> None:
    from ledelsesplan.core.plan import Talk
    from ledelsesplan.core.schedule import Day

    pictures = []
    for kind in (DayKind.DEADLINE, DayKind.ACTION_FOLLOW_UP, DayKind.TALK):
        wheel = Wheel(theme)
        qtbot.addWidget(wheel)
        day = Day("d", kind, date(2027, 4, 1), talk=Talk(id="t", date=date(2027, 4, 1)))
        wheel.show_year(WheelYear(2027, (), (day,), None))
        pictures.append(grab(wheel).convertToFormat(QImage.Format.Format_Grayscale8))
    assert pictures[0] != pictures[1] != pictures[2] != pictures[0]


def test_the_organisations_dates_are_named_and_the_year_is_turned(desk: DeskMaker, plan: Plan) -> None:
    year_wheel_path().parent.mkdir(parents=True, exist_ok=True)
    year_wheel_path().write_text("Dato;Til;Tekst\n01-03;31-03;LUS\n16-06-2028;;Ledelsesdag", encoding="utf-8")
    made = desk(plan)
    made.workspace.show_page(PlanPage.FOLLOW_UP)
    year = made.page.year
    assert widget(year, QWidget, "1: LUS, 01-03-2027 – 31-03-2027")
    assert year.wheel.accessibleName() == (
        "Årshjul for 2027: 4 dage i planen, 1 fælles dato. Listen nedenfor nævner dem."
    )
    made.click(widget(year, IconButton, "Næste år"))
    QApplication.processEvents()
    assert widget(year, QWidget, "2: Ledelsesdag, 16-06-2028")


def test_dates_that_cannot_be_read_are_said_on_the_card(desk: DeskMaker, plan: Plan) -> None:
    year_wheel_path().parent.mkdir(parents=True, exist_ok=True)
    year_wheel_path().write_text("i morgen;;LUS", encoding="utf-8")
    made = desk(plan)
    made.workspace.show_page(PlanPage.FOLLOW_UP)
    texts = [child.text() for child in made.page.year.findChildren(QWidget) if hasattr(child, "text")]
    assert "aarshjul.csv kan ikke bruges: linje 1" in " ".join(texts).replace("»", "").replace("«", "")


# In the running window


def test_the_calendar_file_is_made_beside_the_plan(
    qtbot: QtBot, framework: Framework, plan: Plan, tmp_path: Path
) -> None:
    path = tmp_path / "min.json"
    create_new(path, encode(plan, new_envelope()))
    application = started(qtbot, Settings(last_folder=str(tmp_path)))
    assert application.open_plan(path)
    page = session_of(application).workspace.page(PlanPage.FOLLOW_UP)
    assert isinstance(page, FollowUpPage)
    session_of(application).workspace.show_page(PlanPage.FOLLOW_UP)
    QTest.mouseClick(page.calendar, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.ics"))), timeout=20_000)
    bar = session_of(application).workspace.message_bar
    qtbot.waitUntil(lambda: bar.message is not None and "Kalenderfilen er lavet" in bar.message.text, timeout=20_000)
    (made,) = tmp_path.glob("*.ics")
    read = vobject.readOne(made.read_text("utf-8"))
    assert len(read.vevent_list) == 6
    assert application.window.calendar.isEnabled()


def test_a_table_is_fetched_from_a_file(opened: Desk, tmp_path: Path) -> None:
    table = tmp_path / "datoer.csv"
    table.write_text("01-03;31-03;LUS", encoding="utf-8")
    assert not opened.page.year.example.isHidden()

    in_file_dialog(str(table))
    opened.click(opened.page.year.choose)
    QApplication.processEvents()
    assert year_wheel_path().read_bytes() == table.read_bytes()
    assert opened.messages[-1].text == "1 dato er hentet til årshjulet."
    assert widget(opened.page.year, QWidget, "1: LUS, 01-03-2027 – 31-03-2027")
