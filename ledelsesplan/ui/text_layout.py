"""Text laid out once and drawn many times: fixed line heights, and room kept free beside the first lines for marks."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

_WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class TextBlock(NamedTuple):
    """A laid-out text: its height, how far its last line reaches, and how many lines it has (px)."""

    layout: QTextLayout
    height: float
    last_width: float
    lines: int

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Draws the text with its upper left corner at a point."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))


@lru_cache(maxsize=2048)
def _lay_out(
    text: str,
    font_key: str,
    width: float,
    line_height: float,
    keep_free: float,
    keep_free_until: float,
    hits: tuple[tuple[int, int], ...],
) -> TextBlock:
    font = QFont()
    font.fromString(font_key)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(_WRAP)
    layout.setTextOption(option)
    if hits:
        layout.setFormats([_hit(start, length) for start, length in hits])
    layout.setCacheEnabled(True)
    layout.beginLayout()
    y = 0.0
    lines = 0
    last_width = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width - (keep_free if y < keep_free_until else 0), 1))
        line.setPosition(QPointF(0, y + (line_height - line.height()) / 2))
        last_width = line.naturalTextWidth()
        y += line_height
        lines += 1
    layout.endLayout()
    return TextBlock(layout, y, last_width, lines)


def lay_out(
    text: str,
    font: QFont,
    width: float,
    line_height: float,
    *,
    keep_free: float = 0,
    keep_free_until: float = 0,
    hits: tuple[tuple[int, int], ...] = (),
) -> TextBlock:
    """Breaks a text into lines of `width` px; lines that begin above `keep_free_until` are `keep_free` px shorter.

    `hits` are (start, length) of what a search found: bold and underlined.
    """
    return _lay_out(text, font.toString(), width, line_height, keep_free, keep_free_until, hits)


def _hit(start: int, length: int) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat

    style = QTextCharFormat()
    style.setFontWeight(QFont.Weight.Bold)
    style.setFontUnderline(True)
    found = QTextLayout.FormatRange()
    found.start = start
    found.length = length
    found.format = style
    return found


def find_hits(text: str, query: str) -> tuple[tuple[int, int], ...]:
    """Where a query stands in a text, without regard to case: (start, length) of each place."""
    if not query:
        return ()
    folded, wanted = text.lower(), query.lower()
    if len(folded) != len(text):
        folded, wanted = text, query
    hits = []
    start = folded.find(wanted)
    while start >= 0:
        hits.append((start, len(wanted)))
        start = folded.find(wanted, start + len(wanted))
    return tuple(hits)
