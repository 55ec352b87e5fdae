"""Rows that flow down pages: what stays together, what is repeated above it on a new page, what may be split."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.reports.pdf.paper import HAIRLINE, INK, INKS, draw_rule, draw_upright, mm, pt
from ledelsesplan.reports.pdf.typesetting import Line

SPLIT_ABOVE = 0.5
"""A row that is higher than this part of a page may be split; lower ones go to the next page whole."""

LEAST_PIECE = mm(22)
"""What has to fit on a page of a row that is split."""

BAR, BAR_GAP = 1.6, mm(3.4)


class Item(Protocol):
    """Something in a column that has a height and is not split."""

    @property
    def height(self) -> float:
        """Its height, in the painter's units."""

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draws it with its upper left corner at a point."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty height."""

    height: float

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Nothing to draw."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A line of somebody's own words, behind a bar of ink."""

    line: Line

    @property
    def height(self) -> float:
        """The line's height."""
        return self.line.height

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """The bar and the line."""
        draw_upright(painter, x + pt(BAR) / 2, y, y + self.height, BAR)
        self.line.draw(painter, x + BAR_GAP, y)


@dataclass(frozen=True, slots=True)
class Column:
    """What stands under each other at a distance from the left margin, at the top of its row or in its middle."""

    x: float
    items: tuple[Item, ...]
    centred: bool = False

    @property
    def height(self) -> float:
        """The height of all items."""
        return sum(item.height for item in self.items)


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark at a distance from the left margin, in the middle of its row; a ghost is a box to tick."""

    x: float
    kind: MarkKind
    size: float
    ghost: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the whole row; `width` in points."""

    width: float
    colour: str = HAIRLINE


HEAVY = Rule(1.0, INK)
HAIR = Rule(0.4)


@dataclass(frozen=True, slots=True)
class Row:
    """Columns side by side. Lengths are in the painter's units.

    `space` is kept free above it unless it begins a page, `padding` above and below what it holds; `least` is its least
    height. `keep` holds it together with the next row. `repeated` stands above it again where it begins a page.
    `write_from` is where a line to write on begins, at its lower edge.
    """

    columns: tuple[Column, ...] = ()
    marks: tuple[PlacedMark, ...] = ()
    space: float = 0
    padding: tuple[float, float] = (0, 0)
    least: float = 0
    rule_above: Rule | None = None
    rule_below: Rule | None = None
    keep: bool = False
    repeated: tuple["Row", ...] = ()
    write_from: float | None = None

    @property
    def height(self) -> float:
        """Its height without the space above it."""
        text = max((column.height for column in self.columns), default=0.0)
        marks = max((mark.size for mark in self.marks), default=0.0)
        return max(max(text, marks) + sum(self.padding), self.least)

    def split(self, room: float) -> tuple["Row", "Row"]:
        """As much of it as fits into a height (at least one item), and the rest."""
        above, below = self.padding
        heads, tails = [], []
        for column in self.columns:
            fitting = _fitting(column.items, room - above)
            heads.append(replace(column, items=column.items[:fitting]))
            tails.append(replace(column, items=column.items[fitting:]))
        head = replace(self, columns=tuple(heads), padding=(above, 0.0), least=0, rule_below=None)
        tail = replace(self, columns=tuple(tails), marks=(), space=0, padding=(0.0, below), least=0, rule_above=None)
        return head, tail

    def draw(self, painter: QPainter, left: float, y: float, width: float) -> None:
        """Draws it with its upper left corner at a point."""
        bottom = y + self.height
        for rule, place in ((self.rule_above, y), (self.rule_below, bottom)):
            if rule is not None:
                draw_rule(painter, left, left + width, place, rule.width, rule.colour)
        for column in self.columns:
            down = y + self.padding[0]
            if column.centred:
                down += (self.height - sum(self.padding) - column.height) / 2
            for item in column.items:
                item.draw(painter, left + column.x, down)
                down += item.height
        for mark in self.marks:
            top = (y + self.padding[0] + bottom - self.padding[1] - mark.size) / 2
            paint_mark(painter, QRectF(left + mark.x, top, mark.size, mark.size), mark.kind, INKS, ghost=mark.ghost)
        if self.write_from is not None:
            draw_rule(painter, left + self.write_from, left + width, bottom, 0.6)


def _fitting(items: tuple[Item, ...], room: float) -> int:
    used = 0.0
    for number, item in enumerate(items):
        used += item.height
        if used > room:
            return max(number, 1)
    return len(items)


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row, and how far below the top of the pages' area it stands."""

    y: float
    row: Row


def flow(rows: Sequence[Row], room: float) -> tuple[tuple[PlacedRow, ...], ...]:
    """Places rows on pages of a height; there is always a first page."""
    pages: list[list[PlacedRow]] = [[]]
    waiting = list(reversed(rows))
    y = 0.0
    begun = False  # a page that holds nothing new yet takes what comes, so that this ends

    def place(row: Row) -> None:
        nonlocal y
        pages[-1].append(PlacedRow(y, row))
        y += row.height

    def turn(repeated: tuple[Row, ...]) -> None:
        nonlocal y, begun
        pages.append([])
        y, begun = 0.0, False
        for row in repeated:
            place(row)

    while waiting:
        row = waiting.pop()
        space = row.space if begun else 0.0
        left = room - y - space
        if _needed(row, waiting, room) <= left or (not begun and row.height <= left):
            y += space
            place(row)
            begun = True
        elif _may_be_split(row, room) and (left >= LEAST_PIECE + row.padding[0] or not begun):
            y += space
            head, tail = row.split(left)
            place(head)
            turn(row.repeated)
            waiting.append(tail)
        elif begun:
            turn(row.repeated)
            waiting.append(row)
        else:  # what is repeated leaves too little room
            place(row)
            begun = True
    return tuple(tuple(page) for page in pages)


def _needed(row: Row, waiting: list[Row], room: float) -> float:
    """The height that has to be free for a row, with the rows that it stays together with."""
    needed = row.height
    for following in reversed(waiting):
        if not row.keep:
            break
        least = min(following.height, LEAST_PIECE) if _may_be_split(following, room) else following.height
        needed += following.space + least
        row = following
    return needed


def _may_be_split(row: Row, room: float) -> bool:
    return row.height > room * SPLIT_ABOVE
