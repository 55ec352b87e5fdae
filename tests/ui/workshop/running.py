"""A workshop in the running application, on a plan in a real file, with a clock that the test moves."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.planfile import encode, new_envelope
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.messages import Message
from ledelsesplan.ui.saver import SaveStatus
from ledelsesplan.ui.session import Session
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.facilitator import FacilitatorView
from ledelsesplan.ui.workshop.screens import Screens

NINE = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Running:
    """The application with an open plan, to press and to look at."""

    qtbot: QtBot
    application: Application
    time: list[datetime] = field(default_factory=lambda: [NINE])

    @property
    def session(self) -> Session:
        session = self.application.session
        assert session is not None
        return session

    @property
    def plan(self) -> Plan:
        return self.session.document.plan

    @property
    def screens(self) -> Screens:
        """The screens of the workshop that is on."""
        screens = self.session.workshop.screens
        assert screens is not None
        return screens

    @property
    def is_on(self) -> bool:
        return self.session.workshop.screens is not None

    @property
    def view(self) -> FacilitatorView:
        return self.screens.facilitator

    @property
    def message(self) -> Message | None:
        """What the strip of messages says."""
        return self.session.workspace.message_bar.message

    def until_secured(self) -> None:
        """Waits until all is safe and said to be, so that no words change any more, and laid out."""
        self.qtbot.waitUntil(lambda: self.session.saver.state.status is not SaveStatus.SAVING, timeout=5000)
        QApplication.processEvents()

    def press(self, *keys: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses keys where the focus is; a text is typed letter by letter."""
        for key in keys:
            target = QApplication.focusWidget()
            assert isinstance(target, QWidget)
            if isinstance(key, str):
                for letter in key:
                    QTest.keyClicks(QApplication.focusWidget(), letter)
            else:
                QTest.keyClick(target, key, modifiers)
            QApplication.processEvents()

    def click(self, button: QWidget) -> None:
        """Clicks a button that can be seen."""
        assert button.isVisible()
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def start(self) -> Screens:
        """F5."""
        self.press(Qt.Key.Key_F5)
        self.qtbot.waitUntil(lambda: QApplication.activeWindow() is self.screens.own_window)
        return self.screens

    def to(self, step: str) -> None:
        """Goes to a step by keys."""
        while self.screens.conductor.step.id != step:
            self.press(Qt.Key.Key_PageDown, modifiers=CONTROL)

    def wait(self, **time: float) -> None:
        """Lets time pass."""
        self.time[0] += timedelta(**time)
        self.screens.conductor.tick()
        QApplication.processEvents()


@contextmanager
def running(qtbot: QtBot, plan: Plan, path: Path, time: list[datetime] | None = None) -> Iterator[Running]:
    """Opens a plan in the application; a file that is there already is gone on with. Closes it in the end."""
    if not path.exists():
        path.write_bytes(encode(plan, new_envelope()))
    application = Application(Theme("light"), Settings())
    window = application.window
    window.show()
    window.activateWindow()
    run = Running(qtbot, application, time if time is not None else [NINE])
    assert application.open_plan(path)
    run.session.workshop.now = lambda: run.time[0]
    window.activateWindow()
    run.session.workspace.current_page.focus_main()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.waitUntil(lambda: window.isAncestorOf(QApplication.focusWidget() or window))
    try:
        yield run
    finally:
        application.close()
        window.deleteLater()


def button(parent: QWidget, words: str) -> QPushButton:
    """A visible button by its name."""
    for found in parent.findChildren(QPushButton):
        if found.isVisible() and (found.accessibleName() or found.text()) == words:
            return found
    raise AssertionError(f"no button called {words}")
