"""Things that only the sheet for a development talk has: a dot for no mark, a line to write on, the frame of goals."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ledelsesplan.reports.pdf.paper import draw_frame, draw_rule, mm
from ledelsesplan.reports.pdf.plan_parts import WIDTH
from ledelsesplan.reports.pdf.typesetting import STRONG, Line, Type, draw_lines

SLATE = "#5C6874"
FACT = Type(11, STRONG)
DOT = mm(1.8)
GOAL_PADDING, GOAL_LEAST = mm(2.6), mm(14)


@dataclass(frozen=True, slots=True)
class Dot:
    """Not marked, which is no opinion."""

    height: float = DOT

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """A dot around a point of the column, which is its middle."""
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(SLATE))
        painter.drawEllipse(QRectF(x - DOT / 2, y, DOT, DOT))
        painter.restore()


@dataclass(frozen=True, slots=True)
class ToWriteOn:
    """A line to write on in place of what is not known yet."""

    width: float
    height: float = FACT.line_height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """The line, at the foot of its height."""
        draw_rule(painter, x, x + self.width, y + self.height, 0.6)


@dataclass(frozen=True, slots=True)
class Frame:
    """Lines in a frame, with room to write where there are none."""

    lines: tuple[Line, ...]

    @property
    def height(self) -> float:
        """The height of the frame."""
        return max(sum(line.height for line in self.lines) + 2 * GOAL_PADDING, GOAL_LEAST)

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """The frame and what it holds."""
        draw_frame(painter, QRectF(x, y, WIDTH, self.height), 1.0)
        draw_lines(painter, self.lines, x + GOAL_PADDING, y + GOAL_PADDING)
