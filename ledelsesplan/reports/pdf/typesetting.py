"""Type on paper: texts broken into lines that are drawn one by one, since a page may end between any two."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from ledelsesplan.drawing.fonts import FAMILY, load_fonts
from ledelsesplan.reports.pdf.paper import INK, pt

NORMAL, STRONG = QFont.Weight.Normal, QFont.Weight.DemiBold

_LINE_SEPARATOR = "\u2028"
_DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TAB = " " * 4


@dataclass(frozen=True, slots=True)
class Type:
    """A size of type in points, a weight, and the distance of lines as a multiple of the size."""

    size: float
    weight: QFont.Weight = NORMAL
    pitch: float = 1.25

    @property
    def font(self) -> QFont:
        """Its font."""
        return _font(self.size, self.weight)

    @property
    def line_height(self) -> float:
        """The distance of lines, in the painter's units."""
        return pt(self.size) * self.pitch

    def width(self, text: str) -> float:
        """The width of a text on one line, in the painter's units."""
        return QFontMetricsF(self.font).horizontalAdvance(clean(text))

    def widest_word(self, text: str) -> float:
        """The width of the widest word, in the painter's units."""
        return max((self.width(word) for word in text.split()), default=0.0)


@lru_cache(maxsize=64)
def _font(size: float, weight: QFont.Weight) -> QFont:
    load_fonts()
    font = QFont(FAMILY)
    font.setPixelSize(round(pt(size)))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Qt does not say in the PDF which letters a ligature stands for, so that nobody would find "Driftsledelse".
    font.setFeature(QFont.Tag("liga"), 0)
    return font


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text; `height` is the distance to the next one, in the painter's units."""

    layout: QTextLayout
    number: int
    height: float

    @property
    def width(self) -> float:
        """How far its words reach."""
        return self.layout.lineAt(self.number).naturalTextWidth()

    def draw(self, painter: QPainter, x: float, y: float, colour: str = INK) -> None:
        """Draws the line with its upper left corner at a point."""
        line = self.layout.lineAt(self.number)
        painter.setPen(QColor(colour))
        line.draw(painter, QPointF(x, y + (self.height - line.height()) / 2))


def clean(text: str) -> str:
    """The text without what paper cannot show; tabs are spaces, line ends are line separators.

    What it cannot show are control characters, and signs that turn the direction of all that follows in a line.
    """
    lined = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", _TAB).strip("\n")
    return "".join(
        _LINE_SEPARATOR if letter == "\n" else letter
        for letter in lined
        if letter == "\n" or not (letter in _DIRECTIONS or unicodedata.category(letter) in ("Cc", "Cs"))
    )


def break_lines(text: str, look: Type, width: float, most: int | None = None) -> tuple[Line, ...]:
    """The lines of a text in a column, broken between words, or anywhere in a word that is wider than the column.

    Where there are more lines than `most`, the last one ends in an ellipsis. An empty text has no lines.
    """
    cleaned = clean(text)
    if not cleaned.strip():
        return ()
    layout, starts = _lay_out(cleaned, look, width)
    if most is not None and len(starts) > most:
        units = cleaned.encode("utf-16-le")  # Qt counts in these
        shown, rest = (part.decode("utf-16-le") for part in _halves(units, 2 * starts[most - 1]))
        rest = rest.replace(_LINE_SEPARATOR, " ")
        elided = QFontMetricsF(look.font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        layout, starts = _lay_out(shown + elided, look, width)
        starts = starts[:most]
    return tuple(Line(layout, number, look.line_height) for number in range(len(starts)))


def _halves(units: bytes, place: int) -> tuple[bytes, bytes]:
    return units[:place], units[place:]


def _lay_out(text: str, look: Type, width: float) -> tuple[QTextLayout, list[int]]:
    """The layout of a text, and where each of its lines begins."""
    layout = QTextLayout(text, look.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)  # every text begins at the left edge of its column
    layout.setTextOption(option)
    starts = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, 0))
        starts.append(line.textStart())
    layout.endLayout()
    return layout, starts


def height(lines: tuple[Line, ...]) -> float:
    """The height of some lines under each other."""
    return sum(line.height for line in lines)


def draw_lines(painter: QPainter, lines: tuple[Line, ...], x: float, y: float) -> float:
    """Draws lines under each other from an upper left corner on; gives where they end."""
    for line in lines:
        line.draw(painter, x, y)
        y += line.height
    return y


def draw_text(painter: QPainter, text: str, look: Type, x: float, y: float, width: float) -> float:
    """Draws a text on one line, shortened to a width; gives where its words end."""
    for line in break_lines(text, look, width, most=1):
        line.draw(painter, x, y)
        return x + line.width
    return x


def draw_right(painter: QPainter, text: str, look: Type, right: float, y: float, width: float) -> float:
    """Draws a text on one line so that it ends at `right`; gives where it begins."""
    for line in break_lines(text, look, width, most=1):
        line.draw(painter, right - line.width, y)
        return right - line.width
    return right
