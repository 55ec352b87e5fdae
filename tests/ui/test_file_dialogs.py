"""Asking for files and folders in Qt's own dialog, the one of this platform: its words, its keys, its answers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton, QTreeView, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.ui.file_dialogs import choose_file, choose_folder, choose_target
from tests.ui.driving import in_dialog

PLANS = "Planer (*.json)"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    return parent


def answering(name: str) -> Callable[[QWidget], None]:
    """Types a name and presses Enter."""

    def act(dialog: QWidget) -> None:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(dialog.focusWidget(), name)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    return act


def answering_the_question(button: QMessageBox.StandardButton, seen: list[str]) -> None:
    """Answers the question that comes over the dialog, and closes the dialog if it is still there."""

    def when_asked() -> None:
        question = QApplication.activeModalWidget()
        if not isinstance(question, QMessageBox):
            QTimer.singleShot(10, when_asked)
            return
        seen.append(question.text())
        QTimer.singleShot(0, lambda: in_dialog(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Escape)))
        question.button(button).click()

    QTimer.singleShot(0, when_asked)


@pytest.mark.parametrize("ask", [choose_file, choose_target])
def test_every_word_is_danish(
    parent: QWidget, tmp_path: Path, ask: Callable[[QWidget, str, Path, str], Path | None]
) -> None:
    seen: set[str] = set()

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        seen.update(part.text() for part in dialog.findChildren(QLabel))
        seen.update(part.text() for part in dialog.findChildren(QPushButton))
        files = dialog.findChild(QTreeView, "treeView")
        assert isinstance(files, QTreeView)
        columns = [number for number in range(files.model().columnCount()) if not files.isColumnHidden(number)]
        seen.update(files.model().headerData(number, Qt.Orientation.Horizontal) for number in columns)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(look)
    assert ask(parent, "Vælg en plan", tmp_path / "Plan.json", PLANS) is None
    take = "Åbn" if ask is choose_file else "Gem"
    assert seen == {"Søg i:", "Filnavn:", "Filtype:", take, "Annuller", "Navn", "Størrelse", "Ændringsdato"}


def test_a_file_and_a_folder_are_chosen_by_their_names(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "Chefer.json").write_text("{}", encoding="utf-8")
    (tmp_path / "Planer").mkdir()
    in_dialog(answering("Chefer.json"))
    assert choose_file(parent, "Åbn plan", tmp_path, PLANS) == tmp_path / "Chefer.json"
    in_dialog(answering("Planer"))
    assert choose_folder(parent, tmp_path) == tmp_path / "Planer"


def test_a_name_without_an_ending_gets_it_before_the_dialog_asks(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "Chefer.json").write_text("{}", encoding="utf-8")
    asked: list[str] = []

    def act(dialog: QWidget) -> None:
        answering_the_question(QMessageBox.StandardButton.No, asked)
        answering("Chefer")(dialog)

    in_dialog(act)
    assert choose_target(parent, "Gem som", tmp_path / "Plan.json", PLANS) is None
    assert asked == ["Chefer.json findes allerede.\nVil du erstatte den?"]


def test_an_ending_of_another_kind_is_kept_in_the_name_and_replaces_nothing(parent: QWidget, tmp_path: Path) -> None:
    (tmp_path / "Plan 2.5.json").write_text("{}", encoding="utf-8")
    in_dialog(answering("Plan 2.5"))
    assert choose_target(parent, "Gem som", tmp_path / "Plan.json", PLANS) == tmp_path / "Plan 2.5 (2).json"
    in_dialog(answering("Plan.JSON"))
    assert choose_target(parent, "Gem som", tmp_path / "Plan.json", PLANS) == tmp_path / "Plan.JSON"
