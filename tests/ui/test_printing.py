"""Ctrl+P: what is to be printed is chosen in a dialog, made as a PDF beside the plan, and said in a message."""

from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports.report import Printout
from ledelsesplan.storage.atomic import create_new
from ledelsesplan.storage.planfile import encode, new_envelope
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.messages import Message
from ledelsesplan.ui.print_dialog import PrintDialog, choices_of
from ledelsesplan.ui.theme import Theme
from tests import samples
from tests.ui.looking import widget
from tests.ui.test_journey import CONTROL, in_dialog, press, session_of, started


@pytest.fixture
def opened(qtbot: QtBot, framework: Framework, sample: Plan, tmp_path: Path) -> Application:
    """The running window with the sample open, in a folder of its own."""
    path = tmp_path / "planer" / "plan.json"
    path.parent.mkdir()
    create_new(path, encode(sample, new_envelope()))
    application = started(qtbot, Settings(last_folder=str(tmp_path)))
    assert application.open_plan(path)
    application.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return application


def wait_for_message(qtbot: QtBot, application: Application, said: list[Message]) -> Message:
    qtbot.waitUntil(lambda: bool(said) and bool(said[-1].choices), timeout=20_000)
    return said[-1]


def print_by_keys(
    qtbot: QtBot, application: Application, *keys: Qt.Key, said: list[Message]
) -> tuple[Message, PdfReader, Path]:
    """Opens the dialog with Ctrl+P, presses keys in it, and gives what is said and the file that was made."""
    folder = session_of(application).saver.path.parent
    before = set(folder.iterdir())
    said.clear()

    def act(dialog: QWidget) -> None:
        for key in keys:
            QTest.keyClick(dialog.focusWidget(), key)
            QApplication.processEvents()
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    in_dialog(act)
    press(Qt.Key.Key_P, modifiers=CONTROL)
    message = wait_for_message(qtbot, application, said)
    (made,) = {path for path in folder.iterdir() if path.suffix == ".pdf"} - before
    application.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return message, PdfReader(made), made


def test_the_plan_is_printed_with_two_keys_and_never_over_another_file(
    qtbot: QtBot, opened: Application, recorded_messages: object
) -> None:
    said: list[Message] = recorded_messages(opened.messages)  # type: ignore[operator]
    message, plan, first = print_by_keys(qtbot, opened, said=said)
    assert first.name == f"Chefgruppen 2027 {date.today():%d-%m-%Y}.pdf"
    assert first.name in message.text
    assert str(first.parent) in message.detail
    assert [choice.label for choice in message.choices] == ["Åbn filen", "Åbn mappen"]
    assert "Fokusområder" in plan.pages[0].extract_text()
    before = first.read_bytes()
    _message, _plan, second = print_by_keys(qtbot, opened, said=said)
    assert second != first
    assert first.read_bytes() == before
    opened.close()


def test_the_other_documents_are_chosen_with_the_arrows(
    qtbot: QtBot, opened: Application, recorded_messages: object
) -> None:
    said: list[Message] = recorded_messages(opened.messages)  # type: ignore[operator]
    _message, matrix, path = print_by_keys(qtbot, opened, Qt.Key.Key_Right, said=said)
    assert (len(matrix.pages), "Matrix" in path.name) == (1, True)
    assert float(matrix.pages[0].mediabox.width) > 1100
    _message, sheets, path = print_by_keys(qtbot, opened, Qt.Key.Key_Left, Qt.Key.Key_Tab, Qt.Key.Key_Space, said=said)
    assert "Tænk selv" in path.name
    assert len(sheets.pages) == 3
    assert "Direktør" not in sheets.pages[0].extract_text()
    opened.close()


def test_a_workbook_is_still_made_with_one_key(qtbot: QtBot, opened: Application, recorded_messages: object) -> None:
    said: list[Message] = recorded_messages(opened.messages)  # type: ignore[operator]
    press(Qt.Key.Key_E, modifiers=CONTROL)
    message = wait_for_message(qtbot, opened, said)
    assert message.text.startswith("Excel-filen er lavet: ")
    assert len(list(session_of(opened).saver.path.parent.glob("*.xlsx"))) == 1
    opened.close()


def test_nothing_is_printed_when_the_dialog_is_left(qtbot: QtBot, opened: Application) -> None:
    in_dialog(lambda dialog: QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Escape))
    press(Qt.Key.Key_P, modifiers=CONTROL)
    assert not list(session_of(opened).saver.path.parent.glob("*.pdf"))
    opened.close()


def test_a_leaders_own_plan_offers_the_sheet_for_a_first_talk(qtbot: QtBot, theme: Theme, framework: Framework) -> None:
    own = samples.personal_plan(framework)
    for plan, wanted in ((own, True), (own.replacing(for_own_leader=True), False)):
        dialog = PrintDialog(theme, framework, plan)
        qtbot.addWidget(dialog)
        dialog.show()
        names = [found.text() for found in dialog.findChildren(QAbstractButton)]
        assert ("Første samtale" in names) is wanted
        assert dialog.what is Printout.PLAN
    assert Printout.FIRST_TALK not in [what for what, _name, _words in choices_of(samples.team_plan(framework))]


def test_there_is_nothing_to_print_without_a_plan(qtbot: QtBot, tmp_path: Path) -> None:
    application = started(qtbot, Settings(last_folder=str(tmp_path)))
    assert not application.window.print.isEnabled()
    application.close()


def test_the_dialog_offers_the_plans_levels_and_needs_one(qtbot: QtBot, theme: Theme, framework: Framework) -> None:
    dialog = PrintDialog(theme, framework, samples.team_plan(framework))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.what is Printout.PLAN
    assert not dialog.levels["chef"].isVisible()
    height = dialog.height()
    widget(dialog, QAbstractButton, "Tænk selv-ark").click()
    assert dialog.what is Printout.THINK_ALONE
    assert dialog.height() == height
    assert dialog.chosen == samples.LEVELS
    for box in dialog.levels.values():
        box.setChecked(False)
    assert not dialog.make.isEnabled()
    assert dialog.reason.text() == "Vælg mindst ét ledelsesniveau."
    widget(dialog, QAbstractButton, "Matrixen").click()
    assert dialog.make.isEnabled()
    assert "A3" in dialog.words.text()
