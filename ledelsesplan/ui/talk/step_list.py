"""The list of the talk's steps: the name of each, and in words what is there."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme

WIDTH, WIDTH_LARGE = 236, 272
NO_BREAK = "\u00a0"


class StepList(QWidget):
    """Painted rows: up and down, Home and End and a click choose; Enter and right go into the step."""

    chosen = Signal(int)
    entered = Signal()

    def __init__(self, theme: Theme, titles: tuple[str, ...]) -> None:
        super().__init__()
        self._theme = theme
        self._titles = titles
        self._words = tuple("" for _title in titles)
        self._current = 0
        self._blocks: list[tuple[QRectF, TextBlock, TextBlock]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.MinimumExpanding)
        self.setAccessibleName(_("Trin i samtalen"))
        theme.changed.connect(self._lay_out)
        self._lay_out()

    @property
    def words(self) -> tuple[str, ...]:
        """What stands below each title."""
        return self._words

    def show_words(self, words: tuple[str, ...]) -> None:
        """Says what is in the steps."""
        if words != self._words:
            self._words = words
            self._lay_out()

    def choose(self, number: int) -> None:
        """Shows another step as the current one."""
        self._current = number
        self._describe()
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleDescription()))
        self.update()

    def _describe(self) -> None:
        number = self._current
        self.setAccessibleDescription(f"{number + 1}: {self._titles[number]}, {self._words[number]}")

    def _lay_out(self) -> None:
        px, theme = self._theme.px, self._theme
        width = px(WIDTH_LARGE if theme.large else WIDTH)
        self.setFixedWidth(width)
        inner = width - px(44) - px(12)
        y = float(px(10))
        self._blocks = []
        for title, words in zip(self._titles, self._words, strict=True):
            name = lay_out(title, theme.font("strong"), inner, theme.line("body"))
            below = lay_out(_kept_together(words), theme.font("meta"), inner, theme.line("meta"))
            height = name.height + below.height + px(18)
            self._blocks.append((QRectF(0, y, width - 1, height), name, below))
            y += height
        self.setMinimumHeight(round(y + px(10)))
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(self.width(), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Number, title and words; the current one on the hover ground behind a rule in ink."""
        theme, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        for number, (rect, name, below) in enumerate(self._blocks):
            current = number == self._current
            if current:
                painter.fillRect(rect, theme.colour("hover"))
                painter.fillRect(QRectF(0, rect.top(), px(6), rect.height()), theme.colour("ink"))
            top = rect.top() + px(9)
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.colour("ink" if current else "ink2"))
            spot = QRectF(px(10), top, px(22), theme.line("body"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(number + 1))
            name.draw(painter, px(44), top, theme.colour("ink"))
            below.draw(painter, px(44), top + name.height, theme.colour("ink2"))
            if current and self.hasFocus():
                ring = theme.tokens.ring_width
                painter.setPen(QPen(theme.colour("ring"), ring))
                painter.drawRect(rect.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the list; PgUp and PgDn are the page's."""
        key = Qt.Key(event.key())
        last = len(self._titles) - 1
        target = {
            Qt.Key.Key_Up: max(self._current - 1, 0),
            Qt.Key.Key_Down: min(self._current + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(key)
        if target is not None:
            self.chosen.emit(target)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        for number, (rect, _name, _below) in enumerate(self._blocks):
            if rect.contains(event.position()):
                self.chosen.emit(number)

    def current_rect(self) -> QRectF:
        """Where the current step stands in the list."""
        return self._blocks[self._current][0]

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()


def _kept_together(words: str) -> str:
    """Several facts, so that lines break between them."""
    parts = words.split(" · ")
    return " · ".join(part.replace(" ", NO_BREAK) for part in parts) if len(parts) > 1 else words
