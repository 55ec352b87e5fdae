"""The whole application, driven by keys: its start, presses where the focus is, and what is done in a dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.session import Session
from ledelsesplan.ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def started(qtbot: QtBot, settings: Settings) -> Application:
    """The application on its start page, as `run` leaves it."""
    application = Application(Theme("light"), settings)
    qtbot.addWidget(application.window)
    application.window.show()
    application.show_start()
    back_in(qtbot, application)
    return application


def back_in(qtbot: QtBot, application: Application) -> None:
    """Gives the window the focus: without a window manager nobody does when a dialog is gone."""
    with qtbot.waitActive(application.window):
        application.window.activateWindow()
    qtbot.waitUntil(lambda: application.window.isAncestorOf(QApplication.focusWidget() or QWidget()))


def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Presses keys where the focus is."""
    for key in keys:
        target = QApplication.focusWidget()
        assert isinstance(target, QWidget)
        QTest.keyClick(target, key, modifiers)
        QApplication.processEvents()


def in_dialog(act: Callable[[QWidget], None]) -> None:
    """Does something in the dialog that the next key opens."""

    def when_open() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is None or dialog.focusWidget() is None or not dialog.isVisible():
            QTimer.singleShot(10, when_open)
            return
        act(dialog)

    QTimer.singleShot(0, when_open)


def session_of(application: Application) -> Session:
    """The plan that is open."""
    session = application.session
    assert session is not None
    return session
