"""A workshop before a wall of any size, with a clock that the test moves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Participant, Plan
from ledelsesplan.core.workshop import PageKind
from ledelsesplan.storage.run_sheets import load_steps
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.stage import Stage
from ledelsesplan.ui.workshop.target import Target
from tests.samples import NAMES

NINE = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)


@dataclass
class Wall:
    """The projected pages, driven by keys and presses."""

    qtbot: QtBot
    document: Document
    conductor: Conductor
    stage: Stage
    time: list[datetime] = field(default_factory=list)

    @property
    def plan(self) -> Plan:
        return self.document.plan

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Presses a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.stage, key, modifier)
        QApplication.processEvents()

    def keys(self, text: str) -> None:
        """Types letters and digits, one by one, where the focus is."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.stage, letter)
        QApplication.processEvents()

    def wait(self, minutes: float) -> None:
        """Lets time pass, as the room sees it: second by second is not needed, minute by minute is."""
        whole, rest = divmod(minutes, 1)
        for part in [1.0] * int(whole) + [rest]:
            self.time[0] += timedelta(minutes=part)
            self.conductor.tick()

    def resize(self, width: int, height: int) -> None:
        self.stage.resize(width, height)
        QApplication.processEvents()

    def to(self, step: str, kind: PageKind | None = None) -> None:
        """Goes to the first page of a step, or to its first page of a kind."""
        names = [item.id for item in self.conductor.steps]
        self.conductor.to_step(names.index(step))
        if kind is not None:
            kinds = [page.kind for page in self.conductor.pages]
            self.conductor.to_page(kinds.index(kind))
        QApplication.processEvents()

    def picture(self) -> QImage:
        QApplication.processEvents()
        return self.stage.grab().toImage()

    def target(self, name: str) -> Target:
        """The visible target whose name begins so."""
        for target in self.stage.findChildren(Target):
            if target.isVisible() and target.accessibleName().startswith(name):
                return target
        raise AssertionError(f"no target called {name}")

    def press(self, name: str) -> None:
        """Clicks a target."""
        target = self.target(name)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(target.width() // 2, target.height() // 2))
        QApplication.processEvents()


WallMaker = Callable[..., Wall]


@pytest.fixture
def group(framework: Framework) -> Plan:
    """A group of eight who talk about one level."""
    plan = edits.new_plan(
        framework, Kind.TEAM, "Ledergruppen, Center Nord", NINE.date(), levels=("leder-af-medarbejdere",)
    )
    people = tuple(Participant(id=f"p{number}", name=name) for number, name in enumerate(NAMES))
    return edits.set_present(edits.set_participants(plan, people), 8)


@pytest.fixture
def make_wall(qtbot: QtBot, framework: Framework, theme: Theme) -> WallMaker:
    """Puts a plan before the wall, in a window of a size."""

    def make(
        plan: Plan, width: int = 1920, height: int = 1080, used: Framework | None = None, now: datetime = NINE
    ) -> Wall:
        time = [now]
        document = Document(used or framework, plan)
        conductor = Conductor(document, load_steps(), lambda: time[0])
        stage = Stage(conductor)
        stage.setStyleSheet(style_sheet(theme))
        qtbot.addWidget(stage)
        stage.resize(width, height)
        conductor.begin()
        stage.show()
        with qtbot.waitActive(stage):
            stage.activateWindow()
        stage.focus_main()
        return Wall(qtbot, document, conductor, stage, time)

    return make


@pytest.fixture
def wall(make_wall: WallMaker, group: Plan) -> Wall:
    """The group before the wall."""
    return make_wall(group)
