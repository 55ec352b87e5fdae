"""What the steps of the talk are made of: cards, a behaviour in words, marks as shapes, and rows."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ledelsesplan.core.plan import Mark
from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.ui.controls import RowButton, label
from ledelsesplan.ui.icons import draw_flag_sign
from ledelsesplan.ui.matrix_view import MARK_KEYS
from ledelsesplan.ui.talk.words import mark_words
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import Whereabouts

MARK = 26
SIGN = 20
FOCUS_KEY = "focus-key"


class Card(QFrame):
    """A paper card with things under each other, within margins in px at 100 % text size."""

    def __init__(self, theme: Theme, margins: tuple[int, int, int, int] = (14, 12, 14, 12)) -> None:
        super().__init__()
        self._theme = theme
        self._margins = margins
        self.setProperty("kind", "card")
        self.column = QVBoxLayout(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self.column.setContentsMargins(*(px(margin) for margin in self._margins))
        self.column.setSpacing(px(6))


class MarkShapes(QWidget):
    """One person's mark of a behaviour as shapes; not marked is a small dot."""

    def __init__(self, theme: Theme, mark: Mark | None, whose: str = "", *, focus: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._kinds: tuple[MarkKind, ...] = ()
        self._whose = whose
        self._with_focus = focus
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)
        self.show_mark(mark)

    def show_mark(self, mark: Mark | None) -> None:
        """Shows another mark."""
        shown = {
            MarkKind.STRENGTH: mark is not None and mark.strength,
            MarkKind.PRIORITY: mark is not None and mark.priority,
            MarkKind.FOCUS: self._with_focus and mark is not None and mark.focus,
        }
        self._kinds = tuple(kind for kind, is_set in shown.items() if is_set)
        words = mark_words(mark)
        self.setAccessibleName(f"{self._whose}: {words}" if self._whose else words)
        self.setToolTip(self.accessibleName())
        self._fit()

    @property
    def kinds(self) -> tuple[MarkKind, ...]:
        """The marks that are drawn; none is a dot."""
        return self._kinds

    def _fit(self) -> None:
        px = self._theme.px
        count = max(len(self._kinds), 1)
        self.setFixedSize(count * px(MARK) + (count - 1) * px(4), px(MARK))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shapes side by side, or the dot."""
        theme = self._theme
        size = float(theme.px(MARK))
        painter = QPainter(self)
        for number, kind in enumerate(self._kinds):
            paint_mark(painter, QRectF(number * (size + theme.px(4)), 0, size, size), kind, theme.tokens)
        if not self._kinds:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("edge"))
            painter.drawEllipse(self.rect().center(), theme.px(3), theme.px(3))
        painter.end()


class FlagSign(QWidget):
    """The sign of a corner flag, or room for one."""

    def __init__(self, theme: Theme, flag: int | None) -> None:
        super().__init__()
        self._theme = theme
        self._flag = flag
        theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        size = self._theme.px(SIGN)
        self.setFixedSize(QSize(size, size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign in its flag's colour."""
        if self._flag is not None:
            painter = QPainter(self)
            draw_flag_sign(painter, self._flag, QRectF(self.rect()), QColor(self._theme.tokens.flag(self._flag).edge))
            painter.end()


class BehaviourText(QWidget):
    """A behaviour in words: its theme with the flag's sign, its text, where it stands, and notes."""

    def __init__(self, theme: Theme, where: Whereabouts, *notes: str) -> None:
        super().__init__()
        self._theme = theme
        in_matrix = where.flag is not None
        self._line = QHBoxLayout()
        self._line.addWidget(FlagSign(theme, where.flag), 0, Qt.AlignmentFlag.AlignTop)
        self._line.addWidget(label(where.title if in_matrix else where.place or where.title, "strong", wrap=True), 1)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._line)
        self._below: list[QLabel] = [label(where.wording, wrap=True)]
        meta = " · ".join(part for part in (where.place if in_matrix else "", *notes) if part)
        if meta:
            self._below.append(label(meta, "meta", wrap=True))
        self._indented = QVBoxLayout()
        for item in self._below:
            self._indented.addWidget(item)
        self._layout.addLayout(self._indented)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(px(2))
        self._line.setSpacing(px(8))
        self._indented.setContentsMargins(px(SIGN + 8), 0, 0, 0)
        self._indented.setSpacing(px(2))


class BehaviourRow(RowButton):
    """A behaviour that is pressed to go to it. The arrows go to its neighbours, the keys of marks ask for them."""

    moved = Signal(int)
    mark_requested = Signal(MarkKind)
    clear_requested = Signal()

    def __init__(self, theme: Theme, where: Whereabouts, accessible_name: str, *notes: str) -> None:
        super().__init__(theme, accessible_name)
        self.line = QHBoxLayout(self)
        self.line.addWidget(BehaviourText(theme, where, *notes), 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down, S and U, and 0; the rest is a button's."""
        key = Qt.Key(event.key())
        bare = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if bare:
            super().keyPressEvent(event)
        elif step is not None:
            self.moved.emit(step)
        elif key in MARK_KEYS:
            self.mark_requested.emit(MARK_KEYS[key])
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_requested.emit()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = self._theme.px
        self.line.setContentsMargins(px(6), px(4), px(6), px(6))
        self.line.setSpacing(px(12))


class Quote(QWidget):
    """What someone wrote, behind an upright line, with whose it is where that has to be said."""

    def __init__(self, theme: Theme, text: str, whose: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        if whose:
            self._layout.addWidget(label(whose, "meta", wrap=True))
        written = label(text, wrap=True)
        written.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._layout.addWidget(written)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._layout.setContentsMargins(self._theme.px(12), 0, 0, 0)
        self._layout.setSpacing(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line."""
        painter = QPainter(self)
        painter.fillRect(0, 0, self._theme.px(2), self.height(), self._theme.colour("ink"))
        painter.end()


class ButtonRow(QWidget):
    """Buttons beside each other, or under each other where there is no room."""

    def __init__(self, theme: Theme, *buttons: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._buttons = buttons
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for button in buttons:
            self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)
        theme.changed.connect(self._fit)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest of them."""
        widest = max(button.sizeHint().width() for button in self._buttons)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._layout.setSpacing(self._theme.px(8))
        shown = [button for button in self._buttons if not button.isHidden()]
        needed = sum(button.sizeHint().width() + self._layout.spacing() for button in shown) - self._layout.spacing()
        beside = needed <= self.width()
        self._layout.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


class Rows(QWidget):
    """Rows that are built anew when what they show changes; the focus stays on the row of the same key.

    `arranged` says that other rows stand there now.
    """

    arranged = Signal()

    def __init__(self, theme: Theme, spacing: int = 8) -> None:
        super().__init__()
        self._theme = theme
        self._spacing = spacing
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_rows(self, rows: Iterable[QWidget]) -> None:
        """Shows other rows."""
        now = focused_in(self)
        key = now.property(FOCUS_KEY) if now is not None and is_within(self, now) else None
        emptied(self._layout)
        for row in rows:
            self._layout.addWidget(row)
            row.show()
        if key is not None:
            found = next((item for item in self.findChildren(QWidget) if item.property(FOCUS_KEY) == key), None)
            if found is not None:
                found.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(self._layout.count()))
        self.arranged.emit()

    def keep_rows(self, rows: Sequence[QWidget]) -> None:
        """Puts these rows under each other without letting any go; whose they are knows when they end."""
        now = [item.widget() for number in range(self._layout.count()) if (item := self._layout.itemAt(number))]
        if now == list(rows):
            return
        while self._layout.takeAt(0) is not None:
            pass
        for row in rows:
            self._layout.addWidget(row)
            row.show()
        self.setVisible(bool(rows))
        self.arranged.emit()

    def _restyle(self) -> None:
        self._layout.setSpacing(self._theme.px(self._spacing))


def emptied(layout: QVBoxLayout) -> None:
    """Takes all widgets out of a layout, and lets them go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setProperty(FOCUS_KEY, None)
            widget.setParent(None)
            widget.deleteLater()


def keyed(widget: QWidget, key: str) -> None:
    """Gives a row the key by which it keeps the focus."""
    widget.setProperty(FOCUS_KEY, key)


def focused_in(widget: QWidget) -> QWidget | None:
    """What has the focus in a widget's window, also while the window is not the active one."""
    return widget.window().focusWidget()


def is_within(widget: QWidget, other: QWidget | None) -> bool:
    """Whether something lies in a widget."""
    return other is not None and widget.isAncestorOf(other)
