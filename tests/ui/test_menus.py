"""The menus by keys, and that the help and the guide name the keys that the commands have."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.planfile import encode, new_envelope
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.theme import Theme
from tests.factories import ROOT
from tests.ui.driving import ALT, back_in, press, session_of, started
from tests.ui.looking import marked

Key = Qt.Key
TEXTS = (ROOT / "resources/help/hjaelp.md", ROOT / "docs/vejledning.md")


@pytest.fixture
def opened(qtbot: QtBot, team_plan: Plan, tmp_path: Path) -> Application:
    path = tmp_path / "plan.json"
    path.write_bytes(encode(team_plan, new_envelope()))
    application = started(qtbot, Settings())
    assert application.open_plan(path)
    back_in(qtbot, application)
    return application


@pytest.mark.parametrize("way_out", [(Key.Key_Escape, Key.Key_Escape), (Key.Key_Right, Key.Key_Escape, Key.Key_Escape)])
def test_a_menu_that_is_left_gives_the_focus_back(opened: Application, way_out: tuple[Key, ...]) -> None:
    press(Key.Key_S)
    focused = QApplication.focusWidget()
    press(Key.Key_P, modifiers=ALT)
    assert isinstance(QApplication.activePopupWidget(), QMenu)
    for key in way_out:
        press_in_menu(key)
    assert QApplication.activePopupWidget() is None
    assert QApplication.focusWidget() is focused
    press(Key.Key_Right, Key.Key_U)
    assert list(marked(session_of(opened).document.plan).values()) == ["S", "U"]
    opened.close()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_key_of_a_command_is_named(qtbot: QtBot, theme: Theme, path: Path) -> None:
    application = Application(theme, Settings())
    qtbot.addWidget(application.window)
    written = path.read_text("utf-8")
    named = {name.replace(" og ", "+") for name in re.findall(r"Ctrl(?: og |\+)[^ ,|]+|F\d+", written)}
    assert "Ctrl+1 til Ctrl+9" in written
    keys = {shortcut.toString() for action in application.window.actions() for shortcut in action.shortcuts()}
    wanted = {key for key in keys if not re.fullmatch(r"Ctrl\+[2-8]", key)} - {"Ctrl+="}
    assert wanted <= named, wanted - named


def press_in_menu(key: Key) -> None:
    """Presses a key in the menu that is open, or where the focus is."""
    menu = QApplication.activePopupWidget()
    if menu is None:
        press(key)
        return
    QTest.keyClick(menu, key)
    QApplication.processEvents()
