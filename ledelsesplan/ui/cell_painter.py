"""How a cell of the matrix is measured and painted: theme, text, marks, meta line, and ghosts for the mouse."""

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from ledelsesplan.core.matrix import Cell, Entry
from ledelsesplan.drawing.marks import SIZE, MarkKind, paint_mark
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.icons import draw_icon
from ledelsesplan.ui.text_layout import TextBlock, find_hits, lay_out
from ledelsesplan.ui.theme import Theme

GHOST = 24
MARK_GAP = 4
META_GAP = 5
META_ICON = 16


class CellStyle(StrEnum):
    """Whether cells name their theme (rows differ in themes) or leave that to the column's header."""

    WITH_THEME = "with-theme"
    TEXT_ONLY = "text-only"


class MetaItem(NamedTuple):
    """An icon with a few words in the meta line."""

    icon: str
    text: str
    strong: bool = False


class CellState(NamedTuple):
    """What the view knows of a cell: whether the pointer is over it, it is current, and what is searched for."""

    hovered: bool = False
    current: bool = False
    query: str = ""


def marks_of(entry: Entry) -> list[MarkKind]:
    """The marks that are set, always in the order S, U, F."""
    present = {MarkKind.STRENGTH: entry.strength, MarkKind.PRIORITY: entry.priority, MarkKind.FOCUS: entry.focus}
    return [kind for kind, is_set in present.items() if is_set]


def ghosts_of(entry: Entry) -> list[MarkKind]:
    """The marks that can be set: a focus only on what is marked."""
    offered = [MarkKind.STRENGTH, MarkKind.PRIORITY]
    if entry.strength or entry.priority:
        offered.append(MarkKind.FOCUS)
    return [kind for kind in offered if kind not in marks_of(entry)]


def meta_items(entry: Entry) -> list[MetaItem]:
    """Hands, dots, actions and notes in words."""
    items = []
    if entry.hands is not None:
        counts = [("S", entry.hands.strength), ("U", entry.hands.priority)]
        shown = " · ".join(f"{letter} {count}" for letter, count in counts if count is not None)
        items.append(MetaItem("hand", shown))
    if entry.dots is not None:
        items.append(MetaItem("check", ngettext("{count} prik", "{count} prikker", entry.dots)))
    if entry.actions:
        items.append(MetaItem("action", ngettext("{count} handling", "{count} handlinger", len(entry.actions))))
    elif entry.lacks_action:
        items.append(MetaItem("action", _("Ingen handling"), strong=True))
    if entry.has_note:
        items.append(MetaItem("note", _("Note")))
    if entry.reworded:
        items.append(MetaItem("info", _("Ordlyd ændret siden markeringen")))
    return items


class CellPainter:
    """Measures and paints cells in the theme's present size; all lengths are px.

    `query` is what is searched for: the words found are bold, so that a text may need another line.
    """

    def __init__(self, theme: Theme, style: CellStyle) -> None:
        self._theme = theme
        self.style = style
        self.query = ""

    def _padding(self) -> tuple[int, int]:
        px = self._theme.px
        if self.style is CellStyle.WITH_THEME:
            return px(12), px(8)
        return (px(20), px(14)) if self._theme.large else (px(12), px(6))

    def height(self, cell: Cell, width: float) -> int:
        """The height that a cell needs at a width: never less than shows it whole, ghosts included."""
        side, top = self._padding()
        inner = width - 2 * side
        title, text = self._blocks(cell, inner, self.query)
        y = top + self._title_height(title) + text.height
        items = meta_items(cell)
        reach = text.last_width
        if items:
            rows = self._meta_rows(items, inner)
            y += self._theme.px(META_GAP) + sum(self._row_height(row, inner) for row in rows)
            # A ghost is higher than a line of facts, so the line above the last one has to leave room, too.
            reach = max(self._row_width(row) for row in rows[-2:])
        if reach + self._ghost_room(cell) > inner:
            y += self._theme.px(GHOST)
        return round(y + top)

    def _blocks(self, cell: Cell, inner: float, query: str) -> tuple[TextBlock | None, TextBlock]:
        theme = self._theme
        marks = len(marks_of(cell))
        keep_free = marks * theme.px(SIZE + MARK_GAP) + theme.px(4) if marks else 0
        _side, top = self._padding()
        keep_until = theme.px(4 + SIZE) - top
        if self.style is CellStyle.TEXT_ONLY:
            text = lay_out(
                cell.text,
                theme.font("cell_competency"),
                inner,
                theme.line("cell_competency"),
                keep_free=keep_free,
                keep_free_until=keep_until,
                hits=find_hits(cell.text, query),
            )
            return None, text
        title = lay_out(
            cell.place.theme.name,
            theme.font("theme"),
            inner,
            theme.line("theme"),
            keep_free=keep_free,
            keep_free_until=keep_until,
            hits=find_hits(cell.place.theme.name, query),
        )
        text = lay_out(cell.text, theme.font("cell"), inner, theme.line("cell"), hits=find_hits(cell.text, query))
        return title, text

    def _title_height(self, title: TextBlock | None) -> float:
        if title is None:
            return 0
        return max(title.height + self._theme.px(2), self._theme.px(24))

    def _ghost_room(self, cell: Cell) -> int:
        return len(ghosts_of(cell)) * self._theme.px(GHOST + MARK_GAP) + self._theme.px(MARK_GAP)

    def paint(self, painter: QPainter, rect: QRectF, cell: Cell, state: CellState) -> None:
        """Paints a cell's content; its ground and lines are the delegate's."""
        theme = self._theme
        side, top = self._padding()
        inner = rect.width() - 2 * side
        title, text = self._blocks(cell, inner, state.query)
        x, y = rect.left() + side, rect.top() + top
        dimmed = bool(state.query) and not find_hits(cell.text, state.query)
        if title is not None:
            title.draw(painter, x, y, theme.colour("ink2"))
            y += self._title_height(title)
        text.draw(painter, x, y, theme.colour("ink2" if dimmed else "ink"))
        y += text.height + theme.px(META_GAP)
        items = meta_items(cell)
        if items:
            for row in self._meta_rows(items, inner):
                self._paint_meta(painter, x, y, row, inner)
                y += self._row_height(row, inner)
        for kind, place in self.mark_places(rect, cell):
            paint_mark(painter, place, kind, theme.tokens)
        if state.hovered or state.current:
            for kind, place in self.ghost_places(rect, cell):
                paint_mark(painter, place, kind, theme.tokens, ghost=True)

    def mark_places(self, rect: QRectF, cell: Entry) -> list[tuple[MarkKind, QRectF]]:
        """Where the marks that are set stand: in the upper right corner."""
        size, gap = self._theme.px(SIZE), self._theme.px(MARK_GAP)
        kinds = marks_of(cell)
        left = rect.right() - self._theme.px(10) - len(kinds) * size - (len(kinds) - 1) * gap
        return [
            (kind, QRectF(left + number * (size + gap), rect.top() + self._theme.px(4), size, size))
            for number, kind in enumerate(kinds)
        ]

    def ghost_places(self, rect: QRectF, cell: Entry) -> list[tuple[MarkKind, QRectF]]:
        """Where the marks that can be set are offered: in the lower right corner."""
        size, gap = self._theme.px(GHOST), self._theme.px(MARK_GAP)
        kinds = ghosts_of(cell)
        left = rect.right() - self._theme.px(10) - len(kinds) * size - (len(kinds) - 1) * gap
        top = rect.bottom() - self._theme.px(6) - size
        return [(kind, QRectF(left + number * (size + gap), top, size, size)) for number, kind in enumerate(kinds)]

    def mark_at(self, rect: QRectF, cell: Entry, point: QPointF) -> MarkKind | None:
        """Which mark a click at a point toggles, or None."""
        for kind, place in (*self.mark_places(rect, cell), *self.ghost_places(rect, cell)):
            if place.adjusted(-2, -2, 2, 2).contains(point):
                return kind
        return None

    def _words(self, item: MetaItem, inner: float) -> TextBlock:
        """The words of an item, on several lines where the cell is narrower than they are."""
        role = "meta_strong" if item.strong else "meta"
        room = inner - self._theme.px(META_ICON + 4)
        return lay_out(item.text, self._theme.font(role), room, self._theme.line("meta"))

    def _item_width(self, item: MetaItem) -> float:
        role = "meta_strong" if item.strong else "meta"
        return self._theme.px(META_ICON + 4) + self._theme.text_width(role, item.text)

    def _row_width(self, row: list[MetaItem]) -> float:
        return sum(self._item_width(item) for item in row) + self._theme.px(14) * (len(row) - 1)

    def _row_height(self, row: list[MetaItem], inner: float) -> float:
        line = self._theme.line("meta")
        return max(line if self._item_width(item) <= inner else self._words(item, inner).height for item in row)

    def _meta_rows(self, items: list[MetaItem], inner: float) -> list[list[MetaItem]]:
        rows: list[list[MetaItem]] = [[]]
        for item in items:
            if rows[-1] and self._row_width([*rows[-1], item]) > inner:
                rows.append([])
            rows[-1].append(item)
        return rows

    def _paint_meta(self, painter: QPainter, x: float, y: float, row: list[MetaItem], inner: float) -> None:
        theme = self._theme
        size, line = theme.px(META_ICON), theme.line("meta")
        for item in row:
            colour: QColor = theme.colour("ink" if item.strong else "ink2")
            draw_icon(painter, item.icon, QRectF(x, y + (line - size) / 2, size, size), colour)
            self._words(item, inner).draw(painter, x + size + theme.px(4), y, colour)
            x += self._item_width(item) + theme.px(14)
