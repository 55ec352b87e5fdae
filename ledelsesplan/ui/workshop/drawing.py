"""How a projected page draws: ink on paper, rules, seats, counters and covers. Lengths are px."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.drawing.tokens import LIGHT
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.workshop.measures import SMALL, Measures, sized

NARROWEST_SEAT = 10.0
LONGEST = 8192


@dataclass(frozen=True, slots=True)
class WallTokens:
    """The colours of a projected page; those of the marks are the light theme's."""

    paper: str = "#FFFFFF"
    row: str = "#F1F3F5"
    ink: str = LIGHT.ink
    line: str = "#5C6874"


WALL = WallTokens()
PAPER, ROW, INK, LINE = (QColor(name) for name in (WALL.paper, WALL.row, WALL.ink, WALL.line))


def block(text: str, font: QFont, width: float, line: float) -> TextBlock:
    """A text broken into lines of `width`, `line` times the type size high."""
    return lay_out(text, font, width, font.pixelSize() * line)


def fitted(
    measures: Measures, text: str, width: float, height: float, sizes: tuple[float, float], line: float
) -> TextBlock:
    """A text in the largest type, from the first of `sizes` (% of the height) to the second, that is not too high.

    One that is too long for the smallest ends in "…": for people's own words, not the framework's.
    """
    largest, smallest = sizes
    percent = largest
    while (found := block(text, measures.font(percent), width, line)).height > height and percent > smallest:
        percent = max(percent - 0.2, smallest)
    while found.height > height and len(text) > 2:
        text = text[: min(int(len(text) * height / found.height), len(text) - 2)].rstrip() + "…"
        found = block(text, measures.font(smallest), width, line)
    return found


def draw_block(painter: QPainter, text: TextBlock, x: float, y: float) -> float:
    """Draws a laid-out text in ink and gives where it ends."""
    painter.drawPixmap(QPoint(round(x), round(y)), _block_picture(text, painter.device().devicePixelRatioF()))
    return y + text.height


# Letters as large as a wall needs are drawn as outlines, which takes longer than all else on a page: so each text is
# drawn once. Some forty texts stand on a page; at 3840 x 2160 one is a few megabytes at the most.
@lru_cache(maxsize=48)
def _block_picture(text: TextBlock, ratio: float) -> QPixmap:
    layout = text.layout
    width = max((layout.lineAt(number).naturalTextWidth() for number in range(layout.lineCount())), default=0.0)
    pixmap = _clear(width + 4, text.height + 2, ratio)
    painter = QPainter(pixmap)
    text.draw(painter, 0, 0, INK)
    painter.end()
    return pixmap


@lru_cache(maxsize=160)
def _line_picture(text: str, pixels: int, weight: QFont.Weight, colour: str, ratio: float) -> QPixmap:
    font = sized(pixels, weight)
    metrics = QFontMetricsF(font)
    pixmap = _clear(metrics.horizontalAdvance(text) + 4, metrics.height() + 2, ratio)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    painter.drawText(QPointF(0, metrics.ascent()), text)
    painter.end()
    return pixmap


def _clear(width: float, height: float, ratio: float) -> QPixmap:
    """An empty picture of a size in px, for a screen of a pixel ratio; what no screen holds is cut."""
    pixmap = QPixmap(*(min(math.ceil(length * ratio), LONGEST) for length in (width, height)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    return pixmap


def draw_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    *,
    right: bool = False,
    centre: bool = False,
    colour: QColor = INK,
    elide: bool = False,
) -> float:
    """Draws one line in the middle of a rectangle's height, and gives its width. Only a reason may be elided."""
    metrics = QFontMetricsF(font)
    if elide:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    width = metrics.horizontalAdvance(text)
    x = rect.right() - width if right else rect.center().x() - width / 2 if centre else rect.left()
    top = rect.center().y() - (metrics.ascent() + metrics.descent()) / 2
    ratio = painter.device().devicePixelRatioF()
    picture = _line_picture(text, font.pixelSize(), font.weight(), colour.name(), ratio)
    painter.drawPixmap(QPoint(round(x), round(top)), picture)
    return width


def draw_rule(painter: QPainter, x: float, y: float, width: float, thickness: float = 1.0) -> None:
    """A horizontal rule: a hairline in `line`, or a heavy one in ink."""
    fill(painter, QRectF(x, y - thickness / 2, width, max(thickness, 1.0)), LINE if thickness <= 1 else INK)


def fill(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Fills a rectangle to whole pixels, so that its edges are sharp; never thinner than one."""
    whole = QRect(round(rect.x()), round(rect.y()), max(round(rect.width()), 1), max(round(rect.height()), 1))
    painter.fillRect(whole, colour)


def draw_frame(painter: QPainter, rect: QRectF, measures: Measures, *, ground: QColor = ROW) -> None:
    """The heavy frame of what is active."""
    whole, heavy = QRectF(rect.toRect()), round(measures.heavy)
    fill(painter, whole, INK)
    fill(painter, whole.adjusted(heavy, heavy, -heavy, -heavy), ground)


def draw_mark(painter: QPainter, x: float, y: float, side: float, kind: MarkKind) -> None:
    """A mark with its upper left corner at a point."""
    paint_mark(painter, QRectF(x, y, side, side), kind, LIGHT)


def seats(x: float, y: float, width: float, height: float, count: int) -> Iterator[QRectF]:
    """The seats of `count` people in a row: none where they would be narrower than NARROWEST_SEAT."""
    if count <= 0:
        return
    seat = min(height / 1.45, width / (count + (count - 1) * 0.25))
    if seat < NARROWEST_SEAT:
        return
    for number in range(count):
        yield QRectF(x + number * seat * 1.25, y, seat, height)


def draw_seat(painter: QPainter, rect: QRectF, kind: MarkKind, *, taken: bool) -> None:
    """A seat: square for strength, round for development area, with an ink one for dots (F); empty as an outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    border = max(3.0, rect.width() * 0.12) if taken else 2.0
    radius = rect.width() / 2 if kind is MarkKind.PRIORITY else 2.0
    if not taken:
        painter.setPen(QPen(LINE, border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    elif kind is MarkKind.PRIORITY:
        painter.setPen(QPen(QColor(LIGHT.priority_border), border))
        painter.setBrush(QColor(LIGHT.priority))
    else:
        border = 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT.strength) if kind is MarkKind.STRENGTH else INK)
    half = border / 2
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def draw_seats(
    painter: QPainter, rect: QRectF, kind: MarkKind, taken: int, of: int | None, *, right: bool = False
) -> None:
    """A row of seats from the left, or from the right of the rectangle towards the left."""
    places = list(seats(rect.x(), rect.y(), rect.width(), rect.height(), max(of or 0, taken)))
    for number, place in enumerate(places):
        if right:
            place = QRectF(rect.x() + rect.right() - place.right(), place.y(), place.width(), place.height())
        draw_seat(painter, place, kind, taken=number < taken)


def draw_cover(painter: QPainter, rect: QRectF) -> None:
    """The cover over what is hidden."""
    whole = QRectF(rect.toRect())
    fill(painter, whole, LINE)
    fill(painter, whole.adjusted(2, 2, -2, -2), ROW)


def draw_unmarked(painter: QPainter, centre: QPointF, measures: Measures) -> None:
    """The dot of what is not agreed."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(LINE)
    radius = measures.h(0.75)
    painter.drawEllipse(centre, radius, radius)


def small(measures: Measures, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The small type of column heads, themes and steps."""
    return measures.font(measures.of(SMALL), weight)
