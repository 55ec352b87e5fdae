"""The clock in the upper right corner of a projected page."""

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ledelsesplan.core.workshop import Clock
from ledelsesplan.text import _
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import (
    INK,
    PAPER,
    draw_line,
    fill,
    small,
)
from ledelsesplan.ui.workshop.measures import CLOCK, SEMI_BOLD, Measures


def figures(clock: Clock) -> str:
    """`2:46` left, or `0:35` over: minutes and seconds, no leading zero."""
    minutes, seconds = divmod(abs(clock.remaining), 60)
    return f"{minutes}:{seconds:02d}"


def word(clock: Clock) -> str:
    """What the figures mean."""
    if not clock.running:
        return _("pause")
    return _("over tid") if clock.remaining < 0 else _("tilbage")


class ClockCorner(QWidget):
    """Counts down; over time the same figures count up, white on ink. Before it is started the corner is empty."""

    def __init__(self, conductor: Conductor, parent: QWidget) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self._shown: tuple[str, str, bool] | None = None
        conductor.ticked.connect(self.refresh)
        conductor.changed.connect(self.refresh)

    def lay_out(self, measures: Measures, side: float) -> None:
        """Takes its place in the corner of a page of this size, with `side` px free at its right."""
        self._measures = measures
        self._side = side
        width = measures.h(measures.of(CLOCK)) * 3.2 + side
        self.setGeometry(QRectF(measures.width - width, 0, width, measures.rule_y - measures.h(0.3)).toAlignedRect())

    def refresh(self) -> None:
        """Draws the clock anew where it shows something else now."""
        clock = self._conductor.clock
        shown = (figures(clock), word(clock), clock.remaining < 0) if clock.started else None
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleName("" if shown is None else f"{shown[0]} {shown[1]}")
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        if self._shown is not None:
            self._draw(painter, *self._shown)
        painter.end()

    def _draw(self, painter: QPainter, text: str, said: str, is_over: bool) -> None:
        m = Measures(QSizeF(self._measures.width, self._measures.height))
        font = m.font(m.of(CLOCK), SEMI_BOLD)
        right = self.width() - self._side
        area = QRectF(0, m.top - m.h(0.4), right, m.h(m.of(CLOCK)))
        if is_over:
            width = QFontMetricsF(font).horizontalAdvance(text)
            box = QRectF(right - width, area.y(), width, area.height())
            fill(painter, box.adjusted(-m.h(1.8), -m.h(0.6), m.h(1.8), m.h(0.6)), INK)
        draw_line(painter, area, text, font, right=True, colour=PAPER if is_over else INK)
        below = QRectF(0, area.bottom() + m.h(0.8), right, m.h(2.8 * 1.2))
        draw_line(painter, below, said, small(m), right=True)
