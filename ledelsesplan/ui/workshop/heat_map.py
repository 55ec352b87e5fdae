"""The overview's heat map: for each behaviour the share of hands, as the size of a square and of a circle."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ledelsesplan.core.matrix import PlanIndex
from ledelsesplan.core.voting import Vote, votes
from ledelsesplan.drawing.tokens import LIGHT

# From which share of those who voted a size is drawn, and how large: half a side, and a radius, in a 100 x 50 cell.
SIZES = ((0.60, 19.3, 21.0), (0.30, 14.7, 16.0), (0.0999, 9.7, 10.5))
CELL = (100.0, 50.0)


@dataclass(frozen=True, slots=True)
class Heat:
    """A cell of the map: the shares of those who voted that called it a strength and a development area, 0 to 1."""

    strength: float = 0.0
    priority: float = 0.0


def heat_of(index: PlanIndex) -> dict[str, Heat]:
    """The heat of every counted behaviour; where nothing was counted at all, of every one that is marked."""
    counted = {identifier: vote for identifier, vote in votes(index.framework, index.plan).items() if vote.is_counted}
    if not counted:
        return {
            mark.id: Heat(float(mark.strength), float(mark.priority))
            for mark in index.plan.marks
            if mark.is_marked and index.framework.place(mark.id) is not None
        }
    most = _most(counted)
    return {identifier: _heat(vote, vote.voters or most) for identifier, vote in counted.items()}


def _most(counted: Mapping[str, Vote]) -> int:
    """The most that anything got: the best guess at how many voted where nobody was counted."""
    return max((max(vote.strength or 0, vote.priority or 0) for vote in counted.values()), default=0) or 1


def _heat(vote: Vote, voters: int) -> Heat:
    return Heat((vote.strength or 0) / voters, (vote.priority or 0) / voters)


def sizes(share: float) -> tuple[float, float]:
    """Half the side of a square and the radius of a circle for a share, in a 100 x 50 cell; zero for hardly any."""
    for least, half, radius in SIZES:
        if share > least:
            return half, radius
    return 0.0, 0.0


def draw_heat(painter: QPainter, cell: QRectF, heat: Heat) -> None:
    """Draws a cell of the map: S to the left, U to the right, no text."""
    scale = min(cell.width() / CELL[0], cell.height() / CELL[1])
    middle = cell.center().y()
    half = sizes(heat.strength)[0] * scale
    if half:
        draw_square(painter, QPointF(cell.center().x() - 25 * scale, middle), half)
    radius = sizes(heat.priority)[1] * scale
    if radius:
        draw_circle(painter, QPointF(cell.center().x() + 25 * scale, middle), radius)


def draw_square(painter: QPainter, centre: QPointF, half: float) -> None:
    """A strength of the map."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.strength))
    painter.drawRoundedRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half), 2, 2)


def draw_circle(painter: QPainter, centre: QPointF, radius: float) -> None:
    """A development area of the map; its rim carries it where colours are washed out."""
    border = max(3.0, radius * 0.15)
    painter.setPen(QPen(QColor(LIGHT.priority_border), border))
    painter.setBrush(QColor(LIGHT.priority))
    painter.drawEllipse(centre, radius - border / 2, radius - border / 2)
