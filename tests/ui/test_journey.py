"""The whole main job by keys in the running window: from the start page to the workbook, and back to the same plan."""

from pathlib import Path

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.storage.planfile import read_plan
from ledelsesplan.storage.settings import Settings, load_settings
from tests.ui.driving import CONTROL, SHIFT, back_in, in_dialog, press, session_of, started


def test_from_the_start_page_to_the_workbook_and_back_by_keys(qtbot: QtBot, tmp_path: Path) -> None:
    application = started(qtbot, Settings(last_folder=str(tmp_path)))

    def name_it(dialog: QWidget) -> None:
        QTest.keyClicks(dialog.focusWidget(), "Center Nord")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    in_dialog(name_it)
    press(Qt.Key.Key_N, modifiers=CONTROL)
    back_in(qtbot, application)
    session = session_of(application)
    themes = list(session.document.framework.themes())
    first, second = (theme.behaviours[0].id for theme in themes[:2])
    press(Qt.Key.Key_S, Qt.Key.Key_Right, Qt.Key.Key_U, Qt.Key.Key_F)
    press(Qt.Key.Key_H, Qt.Key.Key_S, Qt.Key.Key_1, Qt.Key.Key_U, Qt.Key.Key_7, Qt.Key.Key_Return)
    press(Qt.Key.Key_A, modifiers=CONTROL | SHIFT)
    QTest.keyClicks(QApplication.focusWidget(), "Vi ses hver mandag")
    plan = session.document.plan
    assert [(mark.id, mark.strength, mark.priority, mark.focus) for mark in plan.marks] == [
        (first, True, False, False),
        (second, False, True, True),
    ]
    assert [(action.text, action.behaviour) for action in plan.actions] == [("Vi ses hver mandag", second)]
    press(Qt.Key.Key_E, modifiers=CONTROL)
    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("Center Nord*.xlsx"))) and session.saver.is_saved, timeout=20_000)
    (workbook,) = tmp_path.glob("Center Nord*.xlsx")
    sheets = load_workbook(workbook)
    shown = {
        sheet: {str(cell.value) for row in sheets[sheet].iter_rows() for cell in row}
        for sheet in ("Handleplan", "Styrker", "Udviklingsområder")
    }
    assert "Vi ses hver mandag" in shown["Handleplan"]
    assert themes[0].behaviours[0].text in shown["Styrker"]
    assert {themes[1].behaviours[0].text, "7", "1"} <= shown["Udviklingsområder"]
    application.close()
    assert read_plan(tmp_path / "Center Nord.json").plan == plan

    again = started(qtbot, load_settings()[0])
    press(Qt.Key.Key_Return)
    assert session_of(again).document.plan == plan
    again.close()
