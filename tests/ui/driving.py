"""The whole application, driven by keys: its start, presses where the focus is, and what is done in a dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.session import Session
from ledelsesplan.ui.theme import Theme

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


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
        try:
            act(dialog)
        except BaseException:
            dialog.close()  # or the test would wait for ever
            raise

    QTimer.singleShot(0, when_open)


def in_file_dialog(name: str = "", then: Callable[[QWidget], None] | None = None) -> None:
    """Answers the file dialog that the next key opens with a name or a path, or with what it proposes.

    Enter is pressed until the dialog is done with it: the list of completions, which Qt opens when it likes, takes one.
    `then` is done in the dialog that comes after it.
    """

    def confirm(dialog: QWidget, field: QLineEdit) -> None:
        if isValid(dialog) and dialog.isVisible() and QApplication.activeModalWidget() is dialog:
            QTimer.singleShot(100, lambda: confirm(dialog, field))
            QTest.keyClick(field, Qt.Key.Key_Return)
        elif then is not None:
            in_dialog(then)

    def act(dialog: QWidget) -> None:
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        if name:
            field.setText(name)
        confirm(dialog, field)

    in_dialog(act)


def command(qtbot: QtBot, window: Application, words: str, menu_key: Qt.Key = Qt.Key.Key_P) -> None:
    """Gives a command by the keys of its menu, which is Plan unless another one's letter is given."""
    press(menu_key, modifiers=ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    for _step in menu.actions():
        active = menu.activeAction()
        if active is not None and active.text() == words:
            break
        QTest.keyClick(menu, Qt.Key.Key_Down)
    else:
        raise AssertionError(words)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    back_in(qtbot, window)


def session_of(application: Application) -> Session:
    """The plan that is open."""
    session = application.session
    assert session is not None
    return session
