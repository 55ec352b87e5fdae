"""The rows below each other: what each behaviour was marked as before and after, what became of it, and the actions."""

from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from ledelsesplan.core.plan import Mark
from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.ui.compare_words import Row
from ledelsesplan.ui.icons import draw_flag_sign, draw_icon
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme

SIDE, TOP = 14, 9
MARK = 22
MARKS_WIDTH = 2 * MARK + 6
ARROW = 16
WORDS = 168
COMPACT_BELOW = 560


def columns(theme: Theme, width: float) -> tuple[tuple[float, float], ...]:
    """Left edge and width of the texts, the marks before and after, and the words; only the texts in a narrow list."""
    px = theme.px
    if theme.width_at_full_size(round(width)) < COMPACT_BELOW:
        return ((px(SIDE), width - px(2 * SIDE)),)
    marks, words = px(MARKS_WIDTH), px(WORDS)
    right = width - px(SIDE)
    after = right - words - px(10) - marks
    before = after - px(ARROW + 20) - marks
    return ((px(SIDE), before - px(SIDE + 12)), (before, marks), (after, marks), (right - words, words))


class Piece(NamedTuple):
    """A text of a row, and where it stands in it (px)."""

    block: TextBlock
    colour: str
    x: float
    y: float


class TablePainter:
    """Measures and paints a row; in a narrow list the marks and words stand below the text."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def _is_compact(self, width: float) -> bool:
        return len(columns(self._theme, width)) == 1

    def _text_width(self, row: Row, width: float) -> float:
        px = self._theme.px
        if self._is_compact(width) or row.kind == "heading":
            return width - px(2 * SIDE)
        if row.kind == "change":
            return columns(self._theme, width)[0][1]
        return width - px(SIDE + WORDS + 10) - px(SIDE + 12)

    def _pieces(self, row: Row, width: float) -> list[Piece]:
        theme = self._theme
        px = theme.px
        if row.kind == "heading":
            block = lay_out(row.text, theme.font("panel"), width - px(2 * SIDE), theme.line("panel"))
            return [Piece(block, "ink", px(SIDE), px(TOP + 4))]
        room, y = self._text_width(row, width), float(px(TOP))
        pieces = []
        if row.place:
            indent = px(22) if row.flag is not None else 0
            block = lay_out(row.place, theme.font("meta"), room - indent, theme.line("meta"))
            pieces.append(Piece(block, "ink2", px(SIDE) + indent, y))
            y += block.height + px(2)
        for text, role, colour in (
            (row.text, "body", "ink"),
            *(
                (
                    note,
                    "meta_strong" if number == 0 and row.kind == "change" else "meta",
                    "ink2" if number or row.kind != "change" else "ink",
                )
                for number, note in enumerate(row.notes)
            ),
        ):
            block = lay_out(" ".join(text.split()), theme.font(role), room, theme.line(role))
            pieces.append(Piece(block, colour, px(SIDE), y))
            y += block.height
        return pieces

    def _words(self, row: Row, width: float) -> TextBlock:
        theme = self._theme
        room = width - theme.px(2 * SIDE) if self._is_compact(width) else theme.px(WORDS)
        if self._is_compact(width) and row.kind == "change":
            room -= theme.px(2 * MARKS_WIDTH + ARROW + 30)
        return lay_out(row.words, theme.font("strong"), room, theme.line("strong"))

    def height(self, row: Row, width: int) -> int:
        """As high as its texts."""
        px = self._theme.px
        pieces = self._pieces(row, width)
        needed = pieces[-1].y + pieces[-1].block.height
        if row.kind == "heading":
            return round(needed) + px(TOP - 2)
        words = max(self._words(row, width).height, px(MARK) if row.kind == "change" else 0)
        if self._is_compact(width):
            return round(needed + px(6) + words) + px(TOP)
        return round(max(needed, words + px(TOP))) + px(TOP)

    def paint(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        """The texts to the left; what it was, what it is and in words what became of it to the right."""
        theme = self._theme
        px = theme.px
        painter.fillRect(rect, theme.colour("bg" if row.kind == "heading" else "surface"))
        pieces = self._pieces(row, rect.width())
        if row.flag is not None:
            size = px(16)
            place = QRectF(rect.left() + px(SIDE), rect.top() + px(TOP) + (theme.line("meta") - size) / 2, size, size)
            draw_flag_sign(painter, row.flag, place, QColor(theme.tokens.flag(row.flag).edge))
        for piece in pieces:
            piece.block.draw(painter, rect.left() + piece.x, rect.top() + piece.y, theme.colour(piece.colour))
        if row.kind == "heading":
            return
        words = self._words(row, rect.width())
        if self._is_compact(rect.width()):
            below = rect.top() + pieces[-1].y + pieces[-1].block.height + px(6)
            left = rect.left() + px(SIDE)
            if row.kind == "change":
                self._paint_marks(painter, left, below + px(MARK) / 2, row)
                left += px(2 * MARKS_WIDTH + ARROW + 30)
            words.draw(painter, left, below + max(px(MARK) - words.height, 0) / 2, theme.colour("ink"))
            return
        middle = rect.center().y()
        if row.kind == "change":
            self._paint_marks(painter, rect.left() + columns(theme, rect.width())[1][0], middle, row)
        words.draw(painter, rect.right() - px(SIDE + WORDS), middle - words.height / 2, theme.colour("ink"))

    def _paint_marks(self, painter: QPainter, left: float, middle: float, row: Row) -> None:
        px = self._theme.px
        self._paint_mark(painter, left, middle, row.before)
        x = left + px(MARKS_WIDTH + 10)
        size = px(ARROW)
        draw_icon(painter, "arrow-right", QRectF(x, middle - size / 2, size, size), self._theme.colour("ink2"))
        self._paint_mark(painter, x + size + px(10), middle, row.after)

    def _paint_mark(self, painter: QPainter, left: float, middle: float, mark: Mark | None) -> None:
        theme = self._theme
        size, step = theme.px(MARK), theme.px(MARK + 6)
        kinds = []
        if mark is not None:
            kinds = [
                kind for on, kind in ((mark.strength, MarkKind.STRENGTH), (mark.priority, MarkKind.PRIORITY)) if on
            ]
        for number, kind in enumerate(kinds):
            place = QRectF(left + number * step, middle - size / 2, size, size)
            paint_mark(painter, place, kind, theme.tokens)
        if not kinds:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour("edge"))
            painter.setBrush(theme.colour("edge"))
            dot = theme.px(2)
            painter.drawEllipse(QRectF(left + size / 2 - dot, middle - dot, 2 * dot, 2 * dot))
