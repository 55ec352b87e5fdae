"""Measures and paints the rows of the action table: texts stand whole, and a row is as high as they need."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ledelsesplan.terms import STATUS
from ledelsesplan.text import _, format_date
from ledelsesplan.ui.action_model import ActionModel, ActionRow, Column
from ledelsesplan.ui.icons import draw_flag_sign, draw_icon
from ledelsesplan.ui.status import STATUS_ICON
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme

SIDE = 10
TOP = 11
SIGN = 16
LINE_BREAK = "\u2028"

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A text in a cell with the sign before it: the name of an icon, or the number of a corner flag."""

    text: str
    role: str = "body"
    colour: str = "ink"
    sign: str | int | None = None
    gap: int = 0


class ActionDelegate(QStyledItemDelegate):
    """Paints cells as lines of text with signs. With `compact` the action's cell says what the hidden columns would."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.compact = False
        self.hovered = -1

    def row_height(self, row: ActionRow, widths: Sequence[int]) -> int:
        """The height that a row needs when its columns have these widths (px)."""
        shown = ((Column(column), width) for column, width in enumerate(widths) if width)
        needed = max(self._height(self._lines(row, column), width) for column, width in shown)
        least = self._theme.px(76 if self._theme.large else 62)
        return max(round(needed) + 2 * self._theme.px(TOP), least)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints a cell with the hairline below it; the card behind is the ground."""
        model = index.model()
        assert isinstance(model, ActionModel)
        rect = QRect(option.rect)
        if index.row() == self.hovered:
            painter.fillRect(rect, self._theme.colour("hover"))
        if index.row() < model.rowCount() - 1:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._theme.colour("line"))
        column = Column(index.column())
        lines = self._lines(model.row(index.row()), column)
        y = rect.top() + (rect.height() - self._height(lines, rect.width())) / 2
        for line in lines:
            y += self._theme.px(line.gap)
            y += self._paint_line(painter, line, QRectF(rect.left(), y, rect.width(), 0), column is Column.NUMBER)

    def _paint_line(self, painter: QPainter, line: Line, rect: QRectF, to_the_right: bool) -> float:
        theme = self._theme
        block, indent = self._block(line, rect.width())
        x = rect.left() + theme.px(SIDE)
        if line.sign is not None:
            size = theme.px(SIGN)
            place = QRectF(x, rect.top() + (theme.line(line.role) - size) / 2, size, size)
            if isinstance(line.sign, int):
                draw_flag_sign(painter, line.sign, place, QColor(theme.tokens.flag(line.sign).edge))
            else:
                draw_icon(painter, line.sign, place, theme.colour(line.colour))
        if to_the_right:
            x = rect.right() - theme.px(SIDE + 2) - block.last_width
        block.draw(painter, x + indent, rect.top(), theme.colour(line.colour))
        return block.height

    def _block(self, line: Line, width: float) -> tuple[TextBlock, int]:
        theme = self._theme
        indent = 0 if line.sign is None else theme.px(24 if isinstance(line.sign, int) else 22)
        text = line.text.replace("\r\n", LINE_BREAK).replace("\n", LINE_BREAK)
        inner = max(width - 2 * theme.px(SIDE) - indent, theme.px(24))
        return lay_out(text, theme.font(line.role), inner, theme.line(line.role)), indent

    def _height(self, lines: Sequence[Line], width: float) -> float:
        return sum(self._block(line, width)[0].height + self._theme.px(line.gap) for line in lines)

    def _lines(self, row: ActionRow, column: Column) -> tuple[Line, ...]:
        action = row.action
        match column:
            case Column.NUMBER:
                return (Line(str(row.number), colour="ink2"),)
            case Column.ACTION:
                written = bool(action.text.strip())
                role = "strong" if action.is_open and written else "body"
                title = Line(row.shown_text, role, "ink" if written else "ink2")
                where = Line(row.where.line, "meta", "ink2", row.where.flag, gap=1)
                return (title, where, *self._compact_lines(row)) if self.compact else (title, where)
            case Column.RESPONSIBLE:
                return (Line(action.responsible),) if action.responsible else ()
            case Column.DEADLINE:
                if action.deadline is None:
                    return ()
                return (Line(format_date(action.deadline), "strong" if row.days_overdue else "body"), _due(row))
            case Column.STATUS:
                return (Line(STATUS[action.status], sign=STATUS_ICON[action.status]),)

    def _compact_lines(self, row: ActionRow) -> tuple[Line, ...]:
        action = row.action
        words = [STATUS[action.status]]
        if action.deadline is not None:
            shown = _("Frist {date}").format(date=format_date(action.deadline))
            words.append(shown if row.days_overdue else f"{shown}, {row.due_words}")
        if action.responsible:
            words.append(action.responsible)
        line = Line(" · ".join(words), sign=STATUS_ICON[action.status], gap=4)
        return (line, _due(row)) if row.days_overdue else (line,)

    def paint_ring(self, painter: QPainter, rect: QRectF, focused: bool) -> None:
        """Draws the focus inside a row: a thick ring, or a thin line where the focus is elsewhere."""
        theme = self._theme
        width = float(theme.tokens.ring_width if focused else 2)
        radius = theme.px(4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("ring" if focused else "edge"), width))
        painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)


def _due(row: ActionRow) -> Line:
    if row.days_overdue:
        return Line(row.due_words, "meta_strong", "danger", "warning")
    return Line(row.due_words, "meta", "ink2")
