"""What the tests of the window share: Qt in Danish, a plan on the desk, and nothing logged that nobody expected."""

import gc
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Participant, Plan, Wording
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.sample import sample_plan
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.matrix_view import MatrixView
from ledelsesplan.ui.messages import Message, Messages
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workspace import Workspace

TODAY = date(2027, 3, 3)
MANY_WINDOWS = 12


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """As in the program, no Qt object dies on a thread that writes files; and none outlives its test by much.

    What is to be deleted later waits for an event loop, which tests do not return to.
    """
    gc.disable()
    yield
    if QApplication.instance() is None:
        return
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect(2 if len(QApplication.topLevelWidgets()) > MANY_WINDOWS else 1)


@pytest.fixture(autouse=True)
def nothing_unexpected_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning in the log that the test did not ask for fails it."""
    yield
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    told = [f"{record.name}: {record.getMessage()}" for record in records if record.levelno >= logging.WARNING]
    assert not told


@pytest.fixture
def recorded_messages() -> Callable[[Messages], list[Message]]:
    """Listens to where messages are sent, and gives the list that they are put into."""

    def listen(messages: Messages) -> list[Message]:
        shown: list[Message] = []
        messages.shown.connect(shown.append)
        return shown

    return listen


@pytest.fixture
def team_plan(framework: Framework) -> Plan:
    """An empty plan of a group of eight, with all levels."""
    plan = edits.new_plan(framework, Kind.TEAM, "Chefgruppen 2027", TODAY, unit="Ældreområdet")
    people = tuple(Participant(id=f"p{number}", name=f"Leder {number}") for number in range(8))
    return edits.set_present(edits.set_participants(plan, people), 8)


@pytest.fixture
def personal_plan(framework: Framework) -> Plan:
    """An empty plan of a leader of leaders."""
    return edits.new_plan(framework, Kind.PERSONAL, "Min udviklingsplan", TODAY, levels=("leder-af-ledere",))


@pytest.fixture(scope="session")
def sample(framework: Framework) -> Plan:
    """A team plan some weeks after its workshop, with everything in it."""
    return sample_plan(framework, TODAY)


@dataclass
class Desk:
    """An open plan in a window of its own, to press and to look at."""

    qtbot: QtBot
    theme: Theme
    document: Document
    workspace: Workspace
    messages: list[Message]

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.document.plan

    @property
    def page(self) -> Any:
        """The page that is shown."""
        return self.workspace.current_page

    @property
    def view(self) -> MatrixView:
        """The matrix that is shown."""
        view: MatrixView = self.page.view
        return view

    @property
    def focused(self) -> QWidget:
        """What the keys go to."""
        widget = self.workspace.focusWidget()
        assert widget is not None
        return widget

    def press(self, *keys: Qt.Key | str) -> None:
        """Presses keys where the focus is; a text is typed letter by letter."""
        for key in keys:
            if isinstance(key, str):
                for letter in key:
                    self.qtbot.keyClicks(self.focused, letter)
            else:
                self.qtbot.keyClick(self.focused, key)

    def shift_tab(self) -> None:
        """Goes back with the Tab key."""
        self.qtbot.keyClick(self.focused, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)

    def click(self, widget: QWidget, point: QPoint | None = None) -> None:
        """Clicks a widget in its middle, or at a point of it."""
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton, pos=point or widget.rect().center())

    def click_cell(self, behaviour: str, kind: MarkKind | None = None, button: Any = Qt.MouseButton.LeftButton) -> None:
        """Clicks a cell on its text, or on one of its marks or ghosts."""
        rect = self.cell(behaviour)
        place = QRectF(rect.left() + 14, rect.top() + 14, 0, 0) if kind is None else self.mark_place(behaviour, kind)
        self.qtbot.mouseClick(self.view.viewport(), button, pos=place.center().toPoint())

    def cell(self, behaviour: str) -> QRectF:
        """Where a cell lies in the viewport, brought into sight first."""
        view = self.view
        place = view.matrix.grid.find(behaviour)
        assert place is not None, behaviour
        index = view.matrix.index(*place)
        view.scrollTo(index)
        return QRectF(view.cell_rect(index).translated(-view.viewport().pos()))

    def mark_place(self, behaviour: str, kind: MarkKind) -> QRectF:
        """Where a mark of a cell is, or its ghost."""
        view, rect = self.view, self.cell(behaviour)
        painter = view.itemDelegate().cells  # type: ignore[attr-defined]
        entry = self.document.index.cell(behaviour)
        places = dict([*painter.mark_places(rect, entry), *painter.ghost_places(rect, entry)])
        place: QRectF = places[kind]
        return place

    def pixel(self, point: QPoint) -> QColor:
        """The colour that is drawn at a point of the matrix's viewport."""
        return QColor(self.view.viewport().grab().toImage().pixel(point))

    def resize(self, width: int, height: int) -> None:
        """Another window size."""
        self.workspace.resize(width, height)
        QApplication.processEvents()


DeskMaker = Callable[..., Desk]


@pytest.fixture
def screen_reader(qtbot: QtBot) -> Iterator[None]:
    """Qt keeps what it tells a screen reader up to date only while one listens."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    """The light theme."""
    return Theme("light")


@pytest.fixture
def desk(
    qtbot: QtBot,
    theme: Theme,
    framework: Framework,
    recorded_messages: Callable[[Messages], list[Message]],
) -> DeskMaker:
    """Opens a plan on the desk, in a window of a size, with the focus where it is when a plan is opened."""

    def open_it(plan: Plan, width: int = 1366, height: int = 690, used: Framework | None = None) -> Desk:
        document, messages = Document(used or framework, plan), Messages()
        workspace = Workspace(theme, document, messages, lambda: TODAY, width=width, definition_folded=False)
        workspace.setStyleSheet(style_sheet(theme))
        theme.changed.connect(lambda: workspace.setStyleSheet(style_sheet(theme)))
        qtbot.addWidget(workspace)
        workspace.setMinimumSize(320, 240)  # as the main window's own, which lets its content be squeezed
        workspace.resize(width, height)
        workspace.show()
        with qtbot.waitActive(workspace):
            workspace.activateWindow()
        workspace.current_page.focus_main()
        return Desk(qtbot, theme, document, workspace, recorded_messages(messages))

    return open_it


@pytest.fixture(scope="session")
def crowded(sample: Plan, framework: Framework) -> Plan:
    """The sample, with one theme at all levels as full as cells can be: marks, hands, note, changed wording."""
    plan = sample
    for number, behaviour in enumerate(framework.behaviours()):
        if number % 12 < 4:
            for verb in (edits.mark_strength, edits.mark_priority, edits.mark_focus):
                plan = verb(plan, framework, behaviour.id)
            plan = edits.write_note(plan, framework, behaviour.id, "Fordi")
            plan = edits.add_action(plan, behaviour.id, identifier=f"c{number}", text="Handling")
    old = tuple(
        Wording(id=item.id, text="En ældre ordlyd") if number % 3 else item
        for number, item in enumerate(plan.round.wordings)
    )
    return plan.replacing(rounds=(plan.round.replacing(wordings=old),))


@pytest.fixture
def team(desk: DeskMaker, team_plan: Plan) -> Desk:
    """An empty team plan, on its first cell."""
    return desk(team_plan)
