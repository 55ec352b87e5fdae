"""Rows of text that share a page's height: the largest type at which all of them fit. Lengths are px."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ledelsesplan.ui.text_layout import TextBlock
from ledelsesplan.ui.workshop.drawing import block, draw_block, small
from ledelsesplan.ui.workshop.measures import SEMI_BOLD, Measures

HEADING_LINE = 1.2


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row: its rectangle, and its words with their upper left corner. The words are in the middle of its height."""

    rect: QRectF
    heading: TextBlock | None
    text: TextBlock
    at: QPointF

    def draw(self, painter: QPainter) -> None:
        """Draws the words."""
        y = self.at.y()
        if self.heading is not None:
            y = draw_block(painter, self.heading, self.at.x(), y)
        draw_block(painter, self.text, self.at.x(), y)


@dataclass(frozen=True, slots=True)
class TextRows:
    """All rows, the size of their texts in px, and whether they fit."""

    rows: tuple[TextRow, ...]
    pixels: int
    fits: bool


def lay_out_rows(
    measures: Measures,
    area: QRectF,
    items: Sequence[tuple[str, str]],
    *,
    width: float,
    heading_width: float | None = None,
    sizes: tuple[float, float],
    line: float,
    indent: float = 0.0,
    padding: float = 1.2,
    least: float = 0.0,
) -> TextRows:
    """Lays out (heading, text) rows of `width` from the first of `sizes` (% of the height) down to the second.

    A row is at least `least` px high. Spare height is shared; where even the smallest size does not fit, padding goes.
    """
    m = measures
    largest, smallest = sizes
    steps = max(round((largest - smallest) / 0.05), 0)
    tried = [(largest - number * 0.05, padding) for number in range(steps + 1)] + [(smallest, 0.35)]
    for percent, pad in tried:
        font = m.font(percent)
        blocks = [
            (
                block(heading, small(m, SEMI_BOLD), heading_width or width, HEADING_LINE) if heading else None,
                block(text, font, width, line),
            )
            for heading, text in items
        ]
        words = [text.height + (heading.height if heading is not None else 0) for heading, text in blocks]
        heights = [max(high + 2 * m.h(pad), least) for high in words]
        spare = area.height() - sum(heights)
        if spare >= 0:
            break
    rows = []
    y = area.y()
    for (heading, text), high, height in zip(blocks, words, heights, strict=True):
        whole = QRectF(area.x(), y, area.width(), height + max(spare, 0) / len(items))
        rows.append(TextRow(whole, heading, text, QPointF(area.x() + indent, whole.center().y() - high / 2)))
        y = whole.bottom()
    return TextRows(tuple(rows), font.pixelSize(), spare >= 0)
