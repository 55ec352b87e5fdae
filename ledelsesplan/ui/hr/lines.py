"""Lists of lines: a text that wraps, notes below it, and short values in columns to the right."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ledelsesplan.ui.compare_list import RowList
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme

SIDE, TOP = 14, 7
VALUE = 96


class Look(StrEnum):
    """A heading, whose values name the columns; a line of its own; or one of several of which the names matter most."""

    HEADING = "heading"
    PLAIN = "plain"
    NAMED = "named"


class Line(NamedTuple):
    """A line; `key` tells it from the others of its list."""

    key: str
    text: str
    notes: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    look: Look = Look.PLAIN
    value_names: tuple[str, ...] = ()


def line_in_words(line: Line) -> str:
    """The whole line, as it is read aloud."""
    names = line.value_names or ("",) * len(line.values)
    values = (f"{name} {value}".strip() for name, value in zip(names, line.values, strict=True) if value)
    said = [line.text] if line.look is Look.HEADING else [line.text, *values]
    return ". ".join([", ".join(part for part in said if part), *line.notes])


class LinePainter:
    """Measures and paints a line."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def _room(self, line: Line, width: float) -> float:
        px = self._theme.px
        return width - px(2 * SIDE) - len(line.values) * px(VALUE)

    def _blocks(self, line: Line, width: float) -> list[tuple[TextBlock, str]]:
        theme = self._theme
        role = {Look.HEADING: "panel", Look.PLAIN: "body", Look.NAMED: "strong"}[line.look]
        blocks = [(lay_out(line.text, theme.font(role), self._room(line, width), theme.line(role)), "ink")]
        whole = width - theme.px(2 * SIDE)
        for note in line.notes:
            blocks.append((lay_out(note, theme.font("meta"), whole, theme.line("meta")), "ink2"))
        return blocks

    def _top(self, line: Line) -> int:
        return self._theme.px(TOP + 7 if line.look is Look.HEADING else TOP)

    def height(self, row: Line, width: int) -> int:
        """As high as its texts."""
        needed = sum(block.height for block, _colour in self._blocks(row, width))
        return round(needed) + self._top(row) + self._theme.px(TOP)

    def paint(self, painter: QPainter, rect: QRectF, row: Line) -> None:
        """The texts to the left, the values to the right of the first of them."""
        theme = self._theme
        px = theme.px
        painter.fillRect(rect, theme.colour("bg" if row.look is Look.HEADING else "surface"))
        blocks = self._blocks(row, rect.width())
        y = rect.top() + self._top(row)
        heading = row.look is Look.HEADING
        painter.setFont(theme.font("meta_strong" if heading else "body"))
        painter.setPen(theme.colour("ink2" if heading else "ink"))
        for number, value in enumerate(reversed(row.values)):
            right = rect.right() - px(SIDE) - number * px(VALUE)
            place = QRectF(right - px(VALUE), y, px(VALUE), theme.line("panel" if heading else "body"))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, value)
        for block, colour in blocks:
            block.draw(painter, rect.left() + px(SIDE), y, theme.colour(colour))
            y += block.height


class LineList(RowList[Line]):
    """Lines to go through with the arrow keys; headings are passed by."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(
            theme,
            name,
            LinePainter(theme),
            lambda line: line.key,
            line_in_words,
            lambda line: line.look is not Look.HEADING,
        )
