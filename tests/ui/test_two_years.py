"""One leader's two years in the whole program, by keys and clicks and with real files."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Marker, Status
from ledelsesplan.core.reading import FOR_ALL_LEADERS
from ledelsesplan.reports import headers
from ledelsesplan.storage.planfile import read_plan
from ledelsesplan.storage.settings import Settings
from ledelsesplan.text import format_date
from ledelsesplan.ui.choice_field import ChoiceField
from ledelsesplan.ui.compare_page import ComparePage
from ledelsesplan.ui.framework_changes_dialog import FrameworkChangesDialog
from ledelsesplan.ui.framework_dialog import FrameworkDialog
from ledelsesplan.ui.messages import Message
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.print_dialog import PrintDialog
from ledelsesplan.ui.round_dialog import RoundDialog
from ledelsesplan.ui.talk.side_by_side import PairRow
from ledelsesplan.ui.workbook_changes_dialog import WorkbookChangesDialog
from tests.factories import framework_from, reworded
from tests.ui.driving import CONTROL, SHIFT, back_in, command, in_dialog, in_file_dialog, press, started
from tests.ui.life import Life, text_of, write_in_workbook
from tests.ui.looking import marked, widget, words_in

Key = Qt.Key
LEVEL = "Leder af medarbejdere"
SECRET, EXAMPLE, THEIRS = "kun-for-mig-selv", "Vi siger det hver mandag", "Det kan jeg se i praksis"
GOAL, FIRST, SECOND = "Flere er med fra starten", "Taler med hvert team", "Kursus i forandring"
FIRST_NOTE, SECOND_NOTE, EXCEL_NOTE = "Godt begyndt", "Alle teams er talt med", "Skrevet i Excel"
NEW_WORDING, ADDED, GONE = "En ny ordlyd", "generel.ny", "generel.ledergrupper"


def test_one_leader_lives_two_years(
    qtbot: QtBot, tmp_path: Path, framework: Framework, recorded_messages: Callable[..., list[Message]]
) -> None:
    folder = tmp_path / "planer"
    folder.mkdir()
    application = started(qtbot, Settings(last_folder=str(folder)))
    life = Life(qtbot, application, folder, framework, recorded_messages(application.messages))
    begin_a_plan(life)
    read_oneself_in(life)
    prepare_the_talk(life)
    copy = send_to_the_own_leader(life)
    answer_as_own_leader(life, copy)
    read_the_answer(life, copy)
    make_a_goal_of_a_card(life)
    agree(life)
    events = export_the_calendar(life)
    follow_up_after_three_months(life)
    follow_up_after_half_a_year(life)
    edit_in_excel(life)
    newer = take_a_newer_framework(life)
    move_to_it_when_asked(life, newer)
    begin_the_second_round(life)
    look_back_and_mark_again(life)
    compare_the_rounds(life, newer)
    update_the_calendar(life, events)
    print_the_talk(life)
    nothing_private_has_left(life)
    plan = life.saved()
    application.close()
    assert read_plan(life.path).plan == plan


# The first weeks


def begin_a_plan(life: Life) -> None:
    def fill(dialog: QWidget) -> None:
        widget(dialog, QRadioButton, LEVEL).click()
        QTest.keyClick(widget(dialog, QLineEdit, "Titel"), Key.Key_Return)

    in_dialog(fill)
    press(Key.Key_N, modifiers=CONTROL | SHIFT)
    back_in(life.qtbot, life.application)
    assert life.saved().own_level == "leder-af-medarbejdere"
    life.sees("Læs dig ind", "0 af 9 læst")


def read_oneself_in(life: Life) -> None:
    press(Key.Key_Space, Key.Key_PageDown, Key.Key_S, Key.Key_N)
    life.write(EXAMPLE)
    life.write(SECRET, "Privat note")
    press(Key.Key_Escape, Key.Key_Down, Key.Key_U, Key.Key_Space, Key.Key_PageDown)
    life.sees("Personaleledelse", "2 af 9 læst")
    life.click("Ark til den første samtale")
    life.hear("PDF-filen er lavet: ")
    sheet = text_of(life.newest("*Første samtale*.pdf"))
    assert "2 af 9" in sheet
    assert EXAMPLE in sheet
    plan = life.saved()
    assert plan.read == (FOR_ALL_LEADERS, "driftsledelse")
    assert marked(plan) == {life.own[0]: "S", life.own[1]: "U"}


# The development talk


def prepare_the_talk(life: Life) -> None:
    life.to_step("Se tilbage")
    life.write("Jeg er ny her")
    press(Key.Key_PageDown, Key.Key_PageDown)
    life.write("Sparring hver anden uge")
    press(Key.Key_PageDown)
    life.write("Lone Skov")
    press(Key.Key_Tab)
    life.write("Peter Dahl")
    plan = life.saved()
    written = (plan.round.looking_back, plan.round.wishes, plan.leader, plan.own_leader)
    assert written == ("Jeg er ny her", "Sparring hver anden uge", "Lone Skov", "Peter Dahl")
    life.sees("Der er ikke læst noget svar fra Peter Dahl endnu.")


def send_to_the_own_leader(life: Life) -> Path:
    in_file_dialog()
    life.click("Send til nærmeste leder …")
    back_in(life.qtbot, life.application)
    life.hear("Kopien til nærmeste leder er lavet: ")
    copy = life.newest("*til nærmeste leder.json")
    assert SECRET.encode() not in copy.read_bytes()
    return copy


def answer_as_own_leader(life: Life, copy: Path) -> None:
    life.open(copy)
    life.hear("Du markerer her som nærmeste leder for Lone Skov.")
    assert EXAMPLE not in words_in(life.application.window)
    press(Key.Key_U, Key.Key_N)
    life.write(THEIRS)
    press(Key.Key_Escape, Key.Key_Right, Key.Key_U, Key.Key_Right, Key.Key_S)
    life.go(PlanPage.TALK)
    assert not life.page.findChildren(PairRow)
    press(Key.Key_Tab, Key.Key_Space)
    assert len(life.page.findChildren(PairRow)) == 3
    life.sees(EXAMPLE, "Her ser I forskelligt på det")
    assert life.saved().round.mark_set(Marker.OWN_LEADER).done
    press(Key.Key_W, modifiers=CONTROL)


def read_the_answer(life: Life, copy: Path) -> None:
    life.open(life.path)
    before = life.plan.round.mark_set(Marker.SELF)
    life.to_step("Nærmeste leder")
    in_file_dialog(copy.name)
    life.click("Læs svar fra nærmeste leder …")
    back_in(life.qtbot, life.application)
    life.hear("Svaret fra nærmeste leder er læst: 3 markeringer.")
    plan = life.saved()
    assert plan.round.mark_set(Marker.SELF) == before
    assert [(mark.id, mark.strength) for mark in plan.round.mark_set(Marker.OWN_LEADER).marks] == [
        (life.own[0], False),
        (life.own[1], False),
        (life.own[2], True),
    ]


def make_a_goal_of_a_card(life: Life) -> None:
    life.to_step("Side om side")
    life.sees(EXAMPLE, THEIRS, "Her ser I forskelligt på det", "Kun den ene har markeret det", "Her ser I det samme")
    press(Key.Key_Return)
    life.write(GOAL)
    for text, days in ((FIRST, 60), (SECOND, 90)):
        life.click("Ny handling")
        life.write(text)
        life.write_date("Frist", life.after(days))
        press(Key.Key_Escape, Key.Key_Escape)
    plan = life.saved()
    (goal,) = plan.goals
    assert (goal.text, goal.behaviours) == (GOAL, (life.own[0],))
    assert [(item.text, item.goal, item.deadline) for item in plan.actions] == [
        (FIRST, goal.id, life.after(60)),
        (SECOND, goal.id, life.after(90)),
    ]


def agree(life: Life) -> None:
    life.to_step("Aftale")
    life.sees(GOAL, FIRST, SECOND)
    life.write_date("Næste samtale", life.after(80))
    for side in life.page.step.sides:
        side.name.setFocus()
        press(Key.Key_Return)
    life.sees("I er begge enige")
    plan = life.saved()
    assert [(item.marker, item.name) for item in plan.round.agreements] == [
        (Marker.OWN_LEADER, "Peter Dahl"),
        (Marker.SELF, "Lone Skov"),
    ]
    assert [talk.date for talk in plan.talks] == [life.after(80)]


# The follow-up


def export_the_calendar(life: Life) -> dict[str, Any]:
    events = life.calendar()
    assert [(event.summary.value, event.dtstart.value) for event in events.values()] == [
        (f"Frist: {FIRST}", life.after(60)),
        ("Statussamtale", life.after(80)),
        (f"Frist: {SECOND}", life.after(90)),
    ]
    return events


def follow_up_after_three_months(life: Life) -> None:
    life.go(PlanPage.ACTIONS)
    press(Key.Key_Return)
    widget(life.page, ChoiceField, "Status").setFocus()
    press(Key.Key_Down)
    life.write_date("Dato for opfølgningsnoten", life.after(90))
    life.write(FIRST_NOTE, "Ny opfølgningsnote")
    life.click("Tilføj note")
    (action, _other) = life.saved().actions
    assert action.status is Status.IN_PROGRESS
    assert [(note.date, note.text) for note in action.follow_ups] == [(life.after(90), FIRST_NOTE)]
    life.sees(FIRST_NOTE)


def follow_up_after_half_a_year(life: Life) -> None:
    life.write_date("Dato for opfølgningsnoten", life.after(180))
    life.write(SECOND_NOTE, "Ny opfølgningsnote")
    life.click("Tilføj note")
    life.go(PlanPage.FOLLOW_UP)

    def fill(dialog: QWidget) -> None:
        QTest.keyClicks(dialog.focusWidget(), format_date(life.after(180)))
        QTest.keyClick(dialog.focusWidget(), Key.Key_Return)

    in_dialog(fill)
    life.click("Ny samtale")
    back_in(life.qtbot, life.application)
    life.write("Vi er godt i gang", "Ny opfølgningsnote")
    plan = life.saved()
    assert [note.text for note in plan.actions[0].follow_ups] == [FIRST_NOTE, SECOND_NOTE]
    assert [(note.date, note.text) for note in plan.follow_ups] == [(life.today, "Vi er godt i gang")]
    assert [talk.date for talk in plan.talks] == [life.after(80), life.after(180)]
    life.sees(f"{format_date(life.after(180))}, Samtale, Statussamtale")


def edit_in_excel(life: Life) -> None:
    """Someone without the program writes in the workbook; what it says is shown, and taken in when it is accepted."""
    press(Key.Key_E, modifiers=CONTROL)
    life.hear("Excel-filen er lavet: ")
    path = life.newest("*.xlsx")
    write_in_workbook(path, FIRST, {headers.STATUS: "Gennemført"})
    write_in_workbook(path, SECOND, {headers.DEADLINE: life.after(400), headers.NOTE: EXCEL_NOTE})
    shown: list[str] = []

    def accept(dialog: QWidget) -> None:
        assert isinstance(dialog, WorkbookChangesDialog)
        shown.append(words_in(dialog))
        QTest.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)

    in_file_dialog(path.name, accept)
    command(life.qtbot, life.application, "Læs ændringer fra Excel …", Key.Key_F)
    life.hear("3 ændringer er hentet fra Excel.")
    back_in(life.qtbot, life.application)
    for expected in (FIRST, SECOND, EXCEL_NOTE, "Gennemført", format_date(life.after(400))):
        assert expected in shown[0]
    assert [(action.status, action.deadline, action.note) for action in life.saved().actions] == [
        (Status.DONE, life.after(60), ""),
        (Status.NOT_STARTED, life.after(400), EXCEL_NOTE),
    ]


# The second year


def take_a_newer_framework(life: Life) -> Framework:
    content: dict[str, Any] = reworded(life.framework, life.own[0], NEW_WORDING).model_dump(mode="json")
    kept = [item for item in content["expectations"] if item["id"] != GONE]
    added = {"id": ADDED, "text": "tager ansvar for helheden"}
    content |= {"version": "2.0", "date": "2028", "digest": "", "expectations": [*kept, added]}
    path = life.folder / "ledelsesgrundlag 2.json"
    path.write_text(json.dumps(content), encoding="utf-8")

    def load(dialog: QWidget) -> None:
        assert isinstance(dialog, FrameworkDialog)
        in_file_dialog(path.name)
        QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
        assert "udgave 2.0" in dialog.name.text()
        dialog.close_button.click()

    before = life.plan
    in_dialog(load)
    command(life.qtbot, life.application, "Ledelsesgrundlag …", Key.Key_H)
    life.hear("Ledelsesgrundlaget findes i en nyere udgave (2.0): 1 omformuleret, 1 ny og 1 udgået.")
    assert life.saved() == before
    return framework_from(content)


def move_to_it_when_asked(life: Life, newer: Framework) -> None:
    said: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, FrameworkChangesDialog)
        said.append(dialog.text.toPlainText())
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    in_dialog(act)
    life.click("Se ændringerne")
    back_in(life.qtbot, life.application)
    life.hear("Planen følger nu udgave 2.0 af ledelsesgrundlaget.")
    for expected in (NEW_WORDING, "Omformuleret (1)", "Nyt (1)", "Udgået (1)", "Planen: Styrke."):
        assert expected in said[0]
    assert life.saved().round.framework.digest == newer.content_digest
    assert marked(life.plan) == {life.own[0]: "S", life.own[1]: "U"}


def begin_the_second_round(life: Life) -> None:
    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, RoundDialog)
        (carried,) = dialog.boxes.values()
        assert carried.box.isChecked()
        QTest.keyClick(dialog.focusWidget(), Key.Key_A, CONTROL)
        QTest.keyClicks(dialog.focusWidget(), "Andet aar")
        dialog.on.line.selectAll()
        QTest.keyClicks(dialog.on.line, format_date(life.after(370)))
        QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)

    in_dialog(fill)
    command(life.qtbot, life.application, "Ny runde …")
    told = life.hear("Runden »Andet aar« er begyndt.")
    assert told.detail.startswith("1 handling går videre.")
    plan = life.saved()
    assert [item.date for item in plan.rounds] == [life.today, life.after(370)]
    assert plan.marks == ()
    assert [item.status for item in plan.actions] == [Status.DONE, Status.NOT_STARTED]


def look_back_and_mark_again(life: Life) -> None:
    life.click("Se tilbage")
    assert life.page.step.title == "Se tilbage"
    life.sees(
        "aftalt af Lone Skov og Peter Dahl", GOAL, FIRST, SECOND, FIRST_NOTE, SECOND_NOTE, "Sparring hver anden uge"
    )
    life.write("Alle er med nu", "Hvad kom der ud af det?")
    life.go(PlanPage.ROLE)
    press(Key.Key_S, Key.Key_Right, Key.Key_S, Key.Key_Right, Key.Key_U)
    plan = life.saved()
    assert plan.round.looking_back == "Alle er med nu"
    assert marked(plan) == {life.own[0]: "S", life.own[1]: "S", life.own[2]: "U"}
    assert plan.round.wording(life.own[0]) == NEW_WORDING


def compare_the_rounds(life: Life, newer: Framework) -> None:
    life.go(PlanPage.COMPARE)
    page = life.page
    assert isinstance(page, ComparePage)
    rows = {row.id: row for row in page.table.model_of_rows.rows}
    assert [rows[identifier].words for identifier in life.own[:3]] == [
        "Tælles ikke",
        "Fra udviklingsområde til styrke",
        "Nyt udviklingsområde",
    ]
    assert rows[life.own[0]].notes[0] == "Ordlyd ændret, tælles ikke"
    first, second = life.plan.actions
    assert (rows[first.id].words, rows[second.id].words) == ("Gennemført", "Ført videre")
    assert page.summary() == "2 ændret · 0 uændret · 1 tælles ikke"


def update_the_calendar(life: Life, events: dict[str, Any]) -> None:
    later = life.calendar()
    assert set(events) < set(later)
    assert len(later) == len(events) + 1
    first, second = (next(event for uid, event in later.items() if action.id in uid) for action in life.plan.actions)
    assert first.summary.value == f"Gennemført: {FIRST}"
    assert second.dtstart.value == life.after(400)
    for uid, event in events.items():
        assert int(later[uid].sequence.value) > int(event.sequence.value)


def print_the_talk(life: Life) -> None:
    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, PrintDialog)
        widget(dialog, QRadioButton, "Samtaleark").click()
        QTest.mouseClick(dialog.make, Qt.MouseButton.LeftButton)

    in_dialog(choose)
    press(Key.Key_P, modifiers=CONTROL)
    back_in(life.qtbot, life.application)
    life.hear("PDF-filen er lavet: ")
    printed = text_of(life.newest("*.pdf"))
    for expected in ("Lone Skov", "Peter Dahl", GOAL, SECOND, NEW_WORDING):
        assert expected in printed, expected


def nothing_private_has_left(life: Life) -> None:
    """The private note is in the plan, and in no file that was made of it."""
    assert [path for path in life.folder.iterdir() if SECRET in text_of(path)] == [life.path]
