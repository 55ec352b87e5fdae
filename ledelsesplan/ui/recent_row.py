"""How a row of the start page's list is measured and painted, in columns or stacked."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.text import _
from ledelsesplan.ui.icons import draw_icon
from ledelsesplan.ui.recent_words import RowText, actions_in_words, changed_in_words, deadline_in_words
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme

COLUMNS_FROM = 780
PADDING = 12
TEXT_LEFT = 46
MARK = 22
NUMBERS_RIGHT = 20
ENDLESS = 100_000


class Columns(NamedTuple):
    """Where the columns of a row begin and end, in px from its left edge; each has its padding inside."""

    changed: int
    marks: int
    actions: int
    deadline: int
    right: int


class _Piece(NamedTuple):
    """Something that is laid out: how wide and high it is, and how it is drawn at a point."""

    width: float
    height: float
    draw: Callable[[QPainter, float, float], None]


class RowPainter:
    """Measures and paints rows: in columns where there is room for them, else with everything below the title."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def columns(self, width: int) -> Columns | None:
        """The columns of rows of a width, or None where they are stacked."""
        if self._theme.width_at_full_size(width) < COLUMNS_FROM:
            return None
        sizes = (160, 170, 130, 230) if self._theme.large else (122, 138, 96, 196)
        edges = [width]
        for size in reversed(sizes):
            edges.insert(0, edges[0] - self._theme.px(size))
        return Columns(*edges)

    def height(self, text: RowText, width: int) -> int:
        """How high a row has to be for all that it says."""
        px = self._theme.px
        columns = self.columns(width)
        if columns is None:
            return round(self._stacked(text, width).height) + 2 * px(14)
        highest = max(piece.height for _left, piece in self._in_columns(text, columns))
        return max(round(highest) + 2 * px(13), px(88 if self._theme.large else 68))

    def paint(self, painter: QPainter, rect: QRectF, text: RowText) -> None:
        """Paints what a row says; its ground and its ring are the delegate's."""
        theme = self._theme
        columns = self.columns(round(rect.width()))
        size = theme.px(20)
        if columns is None:
            top = rect.top() + theme.px(14)
            icon_top = top + (self._title_line() - size) / 2
            self._stacked(text, round(rect.width())).draw(painter, rect.left() + theme.px(TEXT_LEFT), top)
        else:
            icon_top = rect.center().y() - size / 2
            for left, piece in self._in_columns(text, columns):
                piece.draw(painter, rect.left() + left, rect.center().y() - piece.height / 2)
        place = QRectF(rect.left() + theme.px(PADDING), icon_top, size, size)
        draw_icon(painter, text.icon, place, theme.colour("ink"))

    # In columns

    def _in_columns(self, text: RowText, columns: Columns) -> list[tuple[float, _Piece]]:
        theme, px = self._theme, self._theme.px
        pad = px(PADDING)
        pieces = [
            (px(TEXT_LEFT), self._title(text, columns.changed - px(TEXT_LEFT) - pad)),
            (columns.changed + pad, self._words(text.changed, columns.marks - columns.changed - 2 * pad)),
        ]
        if text.problem:
            room = columns.right - columns.marks - 2 * pad
            return [*pieces, (columns.marks + pad, self._problem(text, room))]
        number = str(text.open_actions)
        left = columns.deadline - px(NUMBERS_RIGHT) - theme.metrics("body").horizontalAdvance(number)
        return [
            *pieces,
            (columns.marks + pad, self._marks(text)),
            (left, self._line(number, "body", "ink")),
            (columns.deadline + pad, self._deadline(text, columns.right - columns.deadline - 2 * pad)),
        ]

    def _deadline(self, text: RowText, width: float) -> _Piece:
        if not text.deadline:
            return self._line(_("Ingen"), "body", "ink2")
        day = self._line(text.deadline, "strong" if text.overdue else "body", "ink")
        return _below(day, self._overdue(text, width)) if text.overdue else day

    # Stacked

    def _stacked(self, text: RowText, width: int) -> _Piece:
        px = self._theme.px
        room = width - px(TEXT_LEFT) - px(PADDING)
        items = [self._line(_capital(changed_in_words(text.changed)), "body", "ink")] if text.changed else []
        if text.problem:
            items.append(self._problem(text, room))
        else:
            deadline = _capital(deadline_in_words(text.deadline))
            items += [
                self._marks(text),
                self._line(actions_in_words(text.open_actions), "body", "ink"),
                self._line(deadline, "strong" if text.overdue else "body", "ink"),
            ]
            if text.overdue:
                items.append(self._overdue(text, room))
        flow = _flow(items, room, px(20), px(4))
        return _below(self._title(text, room), flow, px(6))

    # The parts

    def _title_line(self) -> int:
        return self._theme.line("reading")

    def _title(self, text: RowText, width: float) -> _Piece:
        theme = self._theme
        font = theme.font("reading")
        if not text.problem:
            font = QFont(font)
            font.setWeight(QFont.Weight.DemiBold)
        title = lay_out(text.title, font, width, self._title_line())
        detail = lay_out(text.detail, self._detail_font(), width, theme.px(20 if theme.large else 18))
        return _below(self._block(title, "ink"), self._block(detail, "ink2"))

    def _detail_font(self) -> QFont:
        return self._theme.make_font(14 if self._theme.large else 13, QFont.Weight.Normal)

    def _marks(self, text: RowText) -> _Piece:
        theme, px = self._theme, self._theme.px
        size, metrics = px(MARK), theme.metrics("body")
        counts = ((MarkKind.STRENGTH, str(text.strengths)), (MarkKind.PRIORITY, str(text.priorities)))
        widths = [size + px(6) + metrics.horizontalAdvance(count) for _kind, count in counts]

        def draw(painter: QPainter, left: float, top: float) -> None:
            for (kind, count), width in zip(counts, widths, strict=True):
                paint_mark(painter, QRectF(left, top, size, size), kind, theme.tokens)
                self._draw_line(painter, left + size + px(6), top, size, count, "body", "ink")
                left += width + px(12)

        return _Piece(sum(widths) + px(12), size, draw)

    def _overdue(self, text: RowText, width: float) -> _Piece:
        return self._with_icon("warning", "danger", text.overdue, "meta_strong", "danger", width, "")

    def _problem(self, text: RowText, width: float) -> _Piece:
        return self._with_icon("info", "ink2", text.problem, "body", "ink2", width, text.help)

    def _with_icon(
        self, icon: str, icon_colour: str, words: str, role: str, colour: str, width: float, link: str
    ) -> _Piece:
        """An icon and words beside it, which wrap; a link follows the last of them, or stands below."""
        theme, px = self._theme, self._theme.px
        size, indent, line = px(16), px(16 + (5 if role == "meta_strong" else 9)), theme.line(role)
        block = lay_out(words, theme.font(role), width - indent, line)
        link_width = theme.metrics(role).horizontalAdvance(link)
        beside = indent + block.last_width + px(9)
        fits = beside + link_width <= width
        height = block.height + (0 if fits or not link else line)

        def draw(painter: QPainter, left: float, top: float) -> None:
            place = QRectF(left, top + (line - size) / 2, size, size)
            draw_icon(painter, icon, place, theme.colour(icon_colour))
            block.draw(painter, left + indent, top, theme.colour(colour))
            if link:
                x = left + (beside if fits else indent)
                self._draw_line(painter, x, top + height - line, line, link, role, "ink")
                painter.setPen(QPen(theme.colour("ink"), 1))
                y = round(top + height) - px(1)
                painter.drawLine(QPointF(x, y), QPointF(x + link_width, y))

        right = beside + link_width if link and fits else indent + block.last_width
        return _Piece(right if block.lines == 1 else width, height, draw)

    def _words(self, words: str, width: float) -> _Piece:
        return self._block(lay_out(words, self._theme.font("body"), width, self._theme.line("body")), "ink")

    def _block(self, block: TextBlock, colour: str) -> _Piece:
        shown = self._theme.colour(colour)
        return _Piece(block.last_width, block.height, lambda painter, x, y: block.draw(painter, x, y, shown))

    def _line(self, words: str, role: str, colour: str) -> _Piece:
        height = self._theme.line(role)
        width = self._theme.metrics(role).horizontalAdvance(words)
        return _Piece(width, height, lambda painter, x, y: self._draw_line(painter, x, y, height, words, role, colour))

    def _draw_line(
        self, painter: QPainter, x: float, y: float, height: float, words: str, role: str, colour: str
    ) -> None:
        block = lay_out(words, self._theme.font(role), ENDLESS, height)
        block.draw(painter, x, y, self._theme.colour(colour))


def _below(first: _Piece, second: _Piece, gap: float = 0) -> _Piece:
    def draw(painter: QPainter, left: float, top: float) -> None:
        first.draw(painter, left, top)
        second.draw(painter, left, top + first.height + gap)

    return _Piece(max(first.width, second.width), first.height + gap + second.height, draw)


def _flow(items: list[_Piece], room: float, gap: float, line_gap: float) -> _Piece:
    """Pieces beside each other as far as there is room, then on the next line; each in the middle of its line."""
    lines: list[list[_Piece]] = []
    used = 0.0
    for item in items:
        if not lines or used + gap + item.width > room:
            lines.append([item])
            used = item.width
        else:
            lines[-1].append(item)
            used += gap + item.width
    heights = [max(item.height for item in line) for line in lines]

    def draw(painter: QPainter, left: float, top: float) -> None:
        for line, height in zip(lines, heights, strict=True):
            x = left
            for item in line:
                item.draw(painter, x, top + (height - item.height) / 2)
                x += item.width + gap
            top += height + line_gap

    return _Piece(room, sum(heights) + line_gap * max(len(lines) - 1, 0), draw)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def column_titles(columns: Columns) -> tuple[tuple[str, int, int, Qt.AlignmentFlag], ...]:
    """The columns' titles: words, left and right edge, and on which side they stand."""
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    return (
        (_("Plan"), 0, columns.changed, left),
        (_("Sidst ændret"), columns.changed, columns.marks, left),
        (_("Markeringer"), columns.marks, columns.actions, left),
        (_("Åbne handlinger"), columns.actions, columns.deadline, right),
        (_("Næste frist"), columns.deadline, columns.right, left),
    )
