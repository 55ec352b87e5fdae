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


def answering_the_question(words: str, seen: list[str], then: Callable[[QWidget], None] | None = None) -> None:
    """Answers the question that comes after the dialog, and does something in the dialog that comes back."""

    def when_asked() -> None:
        question = QApplication.activeModalWidget()
        if not isinstance(question, QMessageBox) or not question.isVisible():
            QTimer.singleShot(10, when_asked)
            return
        seen.append(question.text())
        if then is not None:
            QTimer.singleShot(0, lambda: in_dialog(then))
        next(button for button in question.buttons() if button.text() == words).click()

    QTimer.singleShot(10, when_asked)


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


class TestSaving:
    """The question whether a file is to be replaced is about the file that would be."""

    @pytest.mark.parametrize(
        ("typed", "name"),
        [("Chefer", "Chefer.json"), ("Plan 2.5", "Plan 2.5.json"), ("Tal.xlsx", "Tal.xlsx.json"), ("X.JSON", "X.JSON")],
    )
    def test_it_is_asked_for_the_name_with_its_ending(
        self, parent: QWidget, tmp_path: Path, typed: str, name: str
    ) -> None:
        (tmp_path / name).write_text("{}", encoding="utf-8")
        asked: list[str] = []

        def act(dialog: QWidget) -> None:
            answering_the_question("Erstat", asked)
            answering(typed)(dialog)

        in_dialog(act)
        assert choose_target(parent, "Gem som", tmp_path / "Plan.json", PLANS) == tmp_path / name
        assert asked == [f"»{name}« findes allerede. Vil du erstatte den?"]

    def test_it_is_not_asked_where_nothing_is_replaced(self, parent: QWidget, tmp_path: Path) -> None:
        (tmp_path / "Tal.xlsx").write_bytes(b"")
        in_dialog(answering("Tal.xlsx"))
        assert choose_target(parent, "Gem som", tmp_path / "Plan.json", PLANS) == tmp_path / "Tal.xlsx.json"

    def test_no_leads_back_to_the_dialog(self, parent: QWidget, tmp_path: Path) -> None:
        (tmp_path / "Chefer.json").write_text("{}", encoding="utf-8")
        asked: list[str] = []

        def act(dialog: QWidget) -> None:
            answering_the_question("Vælg et andet navn", asked, answering("Andre"))
            answering("Chefer")(dialog)

        in_dialog(act)
        assert choose_target(parent, "Gem som", tmp_path / "Plan.json", PLANS) == tmp_path / "Andre.json"
        assert len(asked) == 1
