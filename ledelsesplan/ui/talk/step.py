"""What every step of the talk is: a heading, a sentence, and a column that scrolls and follows the document."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ledelsesplan.ui.controls import label
from ledelsesplan.ui.date_field import DateField
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.document_undo import DocumentUndo
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.form_dialog import in_reading_order
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.talk.parts import Rows, focused_in, is_within
from ledelsesplan.ui.theme import Theme

WIDEST, WIDEST_LARGE = 960, 1120
NO_MOST = 10_000  # a field in a step grows with its text: the step scrolls, so that nothing scrolls within it
TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class StepKeys(DocumentUndo):
    """Keys that fields would take for themselves: undo is the document's, PgUp and PgDn turn to another step."""

    turn_requested = Signal(int)
    cursor_moved = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(document, parent, _is_half_typed)

    def watch(self, *fields: QWidget) -> None:
        """Keeps watch over fields, and over the lines within them."""
        for field in fields:
            for widget in (field, *field.findChildren(QWidget)):
                widget.installEventFilter(self)
                if isinstance(widget, NoteField):
                    widget.cursorPositionChanged.connect(self.cursor_moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys before the field does."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = TURNS.get(Qt.Key(event.key()))
            if step is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.turn_requested.emit(step)
                return True
        return super().eventFilter(watched, event)


def _is_half_typed(field: QObject) -> bool:
    parent = field.parent()
    return isinstance(parent, DateField) and parent.is_pending


@dataclass(frozen=True, slots=True)
class Tools:
    """What steps work with."""

    theme: Theme
    document: Document
    marking: Marking
    today: Callable[[], date]
    keys: StepKeys


class StepArea(QScrollArea):
    """Scrolls what has no room; PgUp and PgDn are the page's."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes on to the page."""
        if Qt.Key(event.key()) in TURNS:
            event.ignore()
            return
        super().keyPressEvent(event)


class Step(QWidget):
    """A step. It changes the plan itself; where to go is asked for by signals."""

    behaviour_requested = Signal(str)
    action_requested = Signal(str)
    reading_requested = Signal()

    def __init__(self, tools: Tools, title: str, lead: str) -> None:
        super().__init__()
        self.tools = tools
        self.theme = tools.theme
        self.document = tools.document
        self.title = title
        self.setAccessibleName(title)
        self.lead = label(lead, "definition", wrap=True)
        self._column = QWidget()
        self.column = QVBoxLayout(self._column)
        self.heading = label(title, "section", wrap=True)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.lead)
        self.lead.setVisible(bool(lead))
        content = QWidget()
        self._margins = QHBoxLayout(content)
        self._margins.addWidget(self._column, 1)
        self._margins.addStretch(0)
        self.area = StepArea()
        self.area.setWidget(content)
        self._is_refreshing = False
        self._is_unordered = True
        self._see = QTimer(self)
        self._see.setSingleShot(True)
        self._keeps_in_sight = False
        bar = self.area.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range)
        bar.actionTriggered.connect(self._on_scrolled)
        self._see.timeout.connect(self._see_focused)
        self._outer = QHBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addWidget(self.framed(self.area))

    def framed(self, area: QScrollArea) -> QWidget:
        """What stands in the step: the column that scrolls, and where a step wants it something beside."""
        return area

    def begin(self) -> None:
        """Called by a step when all of it is there: from now on it follows the document."""
        self.column.addStretch(1)
        for rows in self.findChildren(Rows):
            rows.arranged.connect(self.order_tabs)
        Following(self, self.document, self.follow)
        self.theme.changed.connect(self._restyle)
        self._restyle()
        self.follow()

    def follow(self) -> None:
        """Shows the plan as it is now."""
        self._is_refreshing = True
        self.refresh()
        self._is_refreshing = False
        if self._is_unordered:
            self.order_tabs()

    def refresh(self) -> None:
        """Shows the plan as it is now; each step its own part."""

    def order_tabs(self) -> None:
        """Lets the Tab key go as one reads, whenever a row was made; while more are being made, when all are there."""
        self._is_unordered = self._is_refreshing
        if self._is_refreshing:
            return
        for before, after in pairwise(in_reading_order(self._column)):
            QWidget.setTabOrder(before, after)

    def focus_first(self) -> bool:
        """Gives the focus to the first thing in the step; gives whether there is one."""
        for widget in in_reading_order(self._column):
            if widget.isVisible() and widget.isEnabled():
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def show_focused(self) -> None:
        """Scrolls to what has the focus, and to the line that is written, when all is laid out."""
        self._keeps_in_sight = True
        self._see.start(0)

    def _on_range(self) -> None:
        """The column has become longer or shorter: what was scrolled to is elsewhere now."""
        if self._keeps_in_sight:
            self._see.start(0)

    def _on_scrolled(self) -> None:
        self._keeps_in_sight = False

    def _see_focused(self) -> None:
        focused = focused_in(self)
        if focused is None or not is_within(self._column, focused):
            return
        self.scroll_to(focused)
        content = self.area.widget()
        if isinstance(focused, NoteField) and content is not None:
            rect = focused.cursorRect()
            place = focused.viewport().mapTo(content, rect.center())
            self.area.ensureVisible(place.x(), place.y(), 0, rect.height() + self.theme.px(16))

    def scroll_to(self, widget: QWidget) -> None:
        """Brings something in the column into sight; what is higher than the step is shown from its beginning."""
        content = self.area.widget()
        layout = content.layout() if content is not None else None
        if content is None or layout is None:
            return
        layout.activate()
        if widget.height() < self.area.viewport().height():
            # Of a field, `ensureWidgetVisible` shows the cursor's line alone.
            middle = widget.mapTo(content, widget.rect().center())
            self.area.ensureVisible(middle.x(), middle.y(), 0, widget.height() // 2 + self.theme.px(8))
        elif not isinstance(widget, NoteField):
            top = widget.mapTo(content, QPoint(0, 0)).y()
            self.area.verticalScrollBar().setValue(top - self.theme.px(16))

    def take_typed(self) -> str:
        """Takes what is typed and not in the plan yet into it; gives, in words, what cannot be taken."""
        return ""

    def set_layout_width(self, width: float) -> None:
        """Chooses the layout from the step's width in px at 100 % text size."""

    def leave_panel(self) -> bool:
        """Closes what lies beside or over the step; gives whether there was something to close."""
        return False

    def _restyle(self) -> None:
        px = self.theme.px
        side = px(32 if self.theme.large else 20)
        self._margins.setContentsMargins(side, px(16), side, px(24))
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(10))
        self._column.setMaximumWidth(px(WIDEST_LARGE if self.theme.large else WIDEST))
