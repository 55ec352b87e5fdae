"""What someone wrote in a workbook, offered in a dialog and taken in as one step; and HR's copy, read first."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.hr_copy import hr_copy
from ledelsesplan.core.plan import Plan, Status
from ledelsesplan.storage.atomic import create_new
from ledelsesplan.storage.own_leader import bytes_for_own_leader
from ledelsesplan.storage.planfile import Purpose, encode, new_envelope, read_plan
from ledelsesplan.storage.settings import Settings
from ledelsesplan.terms import ACTIVITY_TYPE, STATUS
from ledelsesplan.text import MONTHS
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.exports import HR_COPY_NAME
from ledelsesplan.ui.hr_copy_dialog import HrCopyDialog
from ledelsesplan.ui.messages import Message, Messages
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workbook_changes_dialog import WorkbookChangesDialog
from tests import personal_samples, samples
from tests.ui.driving import in_dialog, in_file_dialog, session_of, started

Listen = Callable[[Messages], list[Message]]


class Office:
    """A plan that is open in the app, and the workbook of it that someone else works in."""

    def __init__(self, qtbot: QtBot, application: Application, said: list[Message]) -> None:
        self.qtbot, self.application, self.said = qtbot, application, said
        self.session = session_of(application)
        self.folder = self.session.saver.path.parent

    @property
    def plan(self) -> Plan:
        return self.session.document.plan

    def wait_for(self, words: str) -> Message:
        self.qtbot.waitUntil(lambda: any(words in message.text for message in self.said), timeout=20_000)
        return next(message for message in reversed(self.said) if words in message.text)

    def export(self) -> Path:
        self.application.window.export.trigger()
        self.wait_for("Excel-filen er lavet")
        return next(self.folder.glob("*.xlsx"))

    def read(self, path: Path, act: Callable[[QWidget], None] | None = None) -> None:
        """Chooses a workbook by the menu's command; `act` is done in the dialog that shows what differs."""
        in_file_dialog(str(path), safely(act) if act is not None else None)
        self.application.window.read_workbook.trigger()


@pytest.fixture
def office(qtbot: QtBot, framework: Framework, tmp_path: Path, recorded_messages: Listen) -> Office:
    path = tmp_path / "planer" / "plan.json"
    path.parent.mkdir()
    create_new(path, encode(personal_samples.talked_plan(framework), new_envelope()))
    application = started(qtbot, Settings(last_folder=str(tmp_path)))
    said = recorded_messages(application.messages)
    assert application.open_plan(path)
    return Office(qtbot, application, said)


def rewrite(path: Path, **cells: Any) -> None:
    book = load_workbook(path)
    for place, value in cells.items():
        book["Handleplan"][place].value = value
    book.save(path)


def safely(act: Callable[[QWidget], None]) -> Callable[[QWidget], None]:
    """The same; where it fails, the dialog is closed, so that the test ends."""

    def do(dialog: QWidget) -> None:
        try:
            act(dialog)
        except BaseException:
            dialog.close()
            raise

    return do


def words_of(dialog: QWidget) -> str:
    return "\n".join(part.text() for part in dialog.findChildren(QLabel))


def press(dialog: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(dialog.focusWidget(), key)
        QApplication.processEvents()


def test_what_was_written_in_excel_comes_back_as_one_step(office: Office) -> None:
    path = office.export()
    before = office.plan
    rewrite(path, H5="Gennemført", F5=datetime(2027, 9, 1), E6="Mette Holm", C9="Besøger Center Syd")
    office.session.document.apply("Ny ansvarlig", edits.change_action, "h2", responsible="Lone Skov")
    seen: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, WorkbookChangesDialog)
        seen.append(words_of(dialog))
        assert [box.isChecked() for box in dialog.boxes] == [True, True, False, True]
        press(dialog, Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Space)
        assert [box.isChecked() for box in dialog.boxes] == [False, True, True, True]
        press(dialog, Qt.Key.Key_Return)

    office.read(path, act)
    office.wait_for("3 ændringer er hentet fra Excel.")
    after = office.plan
    assert [action.status for action in after.actions] == [
        Status.DONE,
        *(item.status for item in before.actions[1:]),
        Status.NOT_STARTED,
    ]
    assert (after.actions[0].deadline, after.actions[1].responsible) == (before.actions[0].deadline, "Mette Holm")
    assert after.actions[3].text == "Besøger Center Syd"
    assert "I planen: »Lone Skov«\nI Excel: »Mette Holm«" in seen[0]
    assert "Excel-filen er lavet af en ældre udgave" in seen[0] or office.session.saver.envelope.revision <= 1
    office.session.document.undo()
    office.session.document.undo()
    assert office.plan == before


def test_leaving_the_dialog_changes_nothing(office: Office) -> None:
    path = office.export()
    rewrite(path, H5="Gennemført")
    before, left = office.plan, []

    def leave(dialog: QWidget) -> None:
        press(dialog, Qt.Key.Key_Escape)
        left.append(type(dialog))

    office.read(path, leave)
    office.qtbot.waitUntil(lambda: bool(left) and QApplication.activeModalWidget() is None)
    assert left == [WorkbookChangesDialog]
    assert office.plan is before


def test_a_workbook_without_changes_is_told_and_asks_nothing(office: Office) -> None:
    path = office.export()
    office.read(path)
    office.wait_for("Der er ingen ændringer at hente i")


def test_what_cannot_be_read_is_one_sentence(office: Office) -> None:
    path = office.folder / "brev.xlsx"
    path.write_bytes(b"hej")
    before = office.plan
    office.read(path)
    message = office.wait_for("er ikke læst")
    assert message.text == "»brev.xlsx« er ikke læst: det er ikke en Excel-fil (.xlsx)."
    assert message.detail == "Planen er ikke ændret."
    assert office.plan is before


def test_the_own_leaders_copy_offers_neither(
    qtbot: QtBot, framework: Framework, tmp_path: Path, recorded_messages: Listen
) -> None:
    path = tmp_path / "kopi.json"
    create_new(path, bytes_for_own_leader(personal_samples.talked_plan(framework), new_envelope()))
    application = started(qtbot, Settings(last_folder=str(tmp_path)))
    assert application.open_plan(path)
    assert not application.window.read_workbook.isEnabled()
    assert not application.window.copy_for_hr.isEnabled()


def test_nothing_to_take_leaves_only_the_way_out(theme: Theme, qtbot: QtBot, framework: Framework) -> None:
    from ledelsesplan.core.workbook_changes import Comparison, Field, Refused

    found = Comparison(refused=(Refused("h3", Field.DEADLINE, "F7", "efter sommer", "not_a_date"),), gone=("h1",))
    dialog = WorkbookChangesDialog(theme, personal_samples.talked_plan(framework), found, "Plan.xlsx")
    qtbot.addWidget(dialog)
    assert not dialog.take_button.isEnabled()
    assert dialog.reason.text() == "Der er ikke noget at tage med."
    said = words_of(dialog)
    assert "Nr. 3: Sparring hver måned. Frist, celle F7: »efter sommer«; det er ikke en dato som 03-03-2027." in said
    assert "De bliver i planen; intet slettes." in said


def test_hr_gets_what_the_dialog_shows(office: Office) -> None:
    target = office.folder / "til-hr.json"
    seen: list[str] = []

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, HrCopyDialog)
        seen.append(words_of(dialog))
        in_file_dialog(str(target))
        press(dialog, Qt.Key.Key_Return)

    in_dialog(safely(act))
    office.application.window.copy_for_hr.trigger()
    office.wait_for("Kopien til HR er lavet")
    written = read_plan(target)
    assert written.envelope.copy.purpose is Purpose.HR
    assert written.envelope.plan_id == office.session.saver.envelope.plan_id
    assert written.plan == hr_copy(office.plan, HR_COPY_NAME)
    assert shown_wholly(written.plan, seen[0], office.session.document.framework)


def shown_wholly(copy: Plan, words: str, framework: Framework) -> bool:
    """Whether every mark and action of a copy stands in the words, as often as it is there."""
    lines = words.splitlines()
    for item in copy.rounds:
        for mark_set in item.mark_sets:
            for mark in mark_set.marks:
                place = framework.place(mark.id)
                markable = framework.markable(mark.id)
                assert markable is not None
                name = place.theme.name if place is not None else markable.text
                ends = " ".join(
                    x for x, on in zip("SUF", (mark.strength, mark.priority, mark.focus), strict=True) if on
                )
                assert any(str(name) in line and line.endswith(f": {ends}") for line in lines)
    for action in copy.actions:
        due = action.deadline
        month = f"{MONTHS[due.month - 1]} {due.year}" if due is not None else "uden frist"
        kind = ACTIVITY_TYPE[action.activity_type] if action.activity_type is not None else "uden aktivitetstype"
        assert any(line.endswith(f": {kind}, {STATUS[action.status]}, {month}") for line in lines)
    return copy.unit in words and copy.title == HR_COPY_NAME


@pytest.mark.parametrize("make", [samples.team_plan, samples.empty_plan, samples.overfull_plan])
def test_every_copy_is_shown_wholly(theme: Theme, qtbot: QtBot, framework: Framework, make: Any) -> None:
    copy = hr_copy(make(framework), HR_COPY_NAME)
    dialog = HrCopyDialog(theme, framework, copy)
    qtbot.addWidget(dialog)
    assert shown_wholly(copy, words_of(dialog), framework)
