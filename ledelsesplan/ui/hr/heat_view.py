"""The heat matrix as it is painted: a rectangle with S and a pill with U in each cell, the darker the more plans."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ledelsesplan.drawing.tokens import HeatStep
from ledelsesplan.reports.summary.content import share
from ledelsesplan.text import _
from ledelsesplan.ui.hr.heat_model import HeatCell, HeatModel, share_words, step_of
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
FLAG_RULE = 6
PAD, TIGHT = 5, 3
NAMES_SHARE, MOST_NAMES, LEAST_NAMES = 0.27, 230, 100
STACKED_BELOW = 132
LEAST_ROW, MOST_ROW = 34, 92
LEAST_STACKED, MOST_STACKED = 50, 104


class _Header(QHeaderView):
    """The names of the levels, and of how many plans they are."""

    def __init__(self, theme: Theme, heat: HeatModel, parent: "HeatView") -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._heat = heat
        self._view = parent
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSectionsClickable(False)

    def blocks(self, column: int, width: float) -> list[tuple[TextBlock, str]]:
        """A column's words, with their colours."""
        theme = self._theme
        if not column:
            return []
        stacked = self._view.is_stacked
        room = width - theme.px(2 * (TIGHT if stacked else PAD))
        return [
            (lay_out(text, theme.font(role), room, theme.line(role)), colour)
            for text, role, colour in (
                (self._heat.columns[column - 1].name, "meta_strong" if stacked else "theme", "ink"),
                (self._heat.plans_words(column), "meta", "ink2"),
            )
        ]

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        """The words of a column, at the bottom."""
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.fillRect(rect, theme.colour("bg"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("line"))
        blocks = self.blocks(logicalIndex, rect.width())
        y = rect.bottom() - px(4) - sum(block.height for block, _colour in blocks)
        for block, colour in blocks:
            left = rect.left() + px(TIGHT if self._view.is_stacked else PAD)
            block.draw(painter, left, y, theme.colour(colour))
            y += block.height
        painter.restore()


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, view: "HeatView") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row, column = self._theme, index.row(), index.column()
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("surface"))
        if column:
            self._paint_cell(painter, rect, self._view.heat.cell(row, column))
        else:
            self._paint_name(painter, rect, row)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        if column and index == self._view.currentIndex():
            self._paint_ring(painter, rect)
        painter.restore()

    def _paint_ring(self, painter: QPainter, rect: QRectF) -> None:
        theme, focused = self._theme, self._view.hasFocus()
        width = theme.tokens.ring_width if focused else 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("ring" if focused else "edge"), width))
        painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2 - 1))

    def _paint_name(self, painter: QPainter, rect: QRectF, row: int) -> None:
        theme, px = self._theme, self._theme.px
        item = self._view.heat.rows[row]
        flag = theme.tokens.flag(item.flag)
        painter.fillRect(rect, QColor(flag.tint))
        painter.fillRect(QRectF(rect.left(), rect.top(), px(FLAG_RULE), rect.height()), QColor(flag.edge))
        left = px(FLAG_RULE + 8)
        role = self._view.name_role
        block = lay_out(item.name, theme.font(role), rect.width() - left - px(4), theme.line(role))
        block.draw(painter, rect.left() + left, rect.center().y() - block.height / 2, theme.colour("ink"))

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: HeatCell) -> None:
        theme, px = self._theme, self._theme.px
        if cell.plans is None:
            painter.fillRect(rect, theme.colour("sunken"))
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._view.heat.under)
            return
        inset = px(TIGHT if self._view.is_stacked else PAD)
        area = rect.adjusted(px(PAD), inset, -px(PAD), -inset - 1)
        gap = px(3)
        if self._view.is_stacked:
            half = (area.height() - gap) / 2
            places = (
                QRectF(area.left(), area.top(), area.width(), half),
                QRectF(area.left(), area.bottom() - half, area.width(), half),
            )
        else:
            half = (area.width() - gap) / 2
            places = (
                QRectF(area.left(), area.top(), half, area.height()),
                QRectF(area.right() - half, area.top(), half, area.height()),
            )
        tokens = theme.tokens
        for place, letter, count, steps, is_round in (
            (places[0], "S", cell.strength, tokens.strength_steps, False),
            (places[1], "U", cell.priority, tokens.priority_steps, True),
        ):
            step = step_of(share(count, cell.plans))
            self._paint_share(painter, place, f"{letter} {share_words(count, cell.plans)}", steps[step], step, is_round)

    def _paint_share(
        self, painter: QPainter, place: QRectF, words: str, colours: HeatStep, step: int, is_round: bool
    ) -> None:
        theme = self._theme
        width = 1.0 if step < len(theme.tokens.strength_steps) - 1 else 2.0
        edge = theme.colour("line" if not step else "edge")
        if step == len(theme.tokens.strength_steps) - 1:
            edge = theme.colour("ink")
        painter.setPen(QPen(edge, width))
        painter.setBrush(QColor(colours.fill))
        inner = place.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = min(inner.height() / 2, theme.px(14)) if is_round else theme.px(3)
        painter.drawRoundedRect(inner, radius, radius)
        painter.setFont(theme.font("strong" if step >= 2 else "body"))
        painter.setPen(QColor(colours.letter))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


class HeatView(QTableView):
    """The table; the arrow keys go from cell to cell. `rested` gives the current cell in words."""

    rested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.heat = HeatModel(self)
        self.is_stacked = False
        self.setModel(self.heat)
        self.setItemDelegate(_Delegate(theme, self))
        self.setProperty("kind", "rows")
        self.setAccessibleName(_("Niveau x kompetence"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._head = _Header(theme, self.heat, self)
        self.setHorizontalHeader(self._head)
        self.verticalHeader().hide()
        for header in (self._head, self.verticalHeader()):
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        theme.changed.connect(self._fit)

    @property
    def name_role(self) -> str:
        """The type of the competencies' names."""
        return "meta" if self.is_stacked else "body"

    def refresh(self) -> None:
        """After the model has other figures: sizes anew, and on the first cell where none is current."""
        self._fit()
        if not self.currentIndex().isValid():
            shown = (number for number, column in enumerate(self.heat.columns, start=1) if column.figures is not None)
            self.setCurrentIndex(self.heat.index(0, next(shown, 1)))
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cells share the room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns, rows, px = len(self.heat.columns), len(self.heat.rows), self._theme.px
        if not columns or not rows:
            return
        width = self.viewport().width()
        names = round(min(max(width * NAMES_SHARE, px(LEAST_NAMES)), px(MOST_NAMES)))
        self.is_stacked = (width - names) / columns < px(STACKED_BELOW)
        if self.is_stacked:
            words = [word for row in self.heat.rows for word in row.name.split()]
            widest = max(self._theme.metrics(self.name_role).horizontalAdvance(word) for word in words)
            names = max(round(widest) + px(FLAG_RULE + 14), px(LEAST_NAMES))
        each = (width - names) // columns
        self.setColumnWidth(0, width - each * columns)
        for column in range(1, columns + 1):
            self.setColumnWidth(column, each)
        heads = [
            sum(block.height for block, _colour in self._head.blocks(column, each)) for column in range(1, columns + 1)
        ]
        head = round(max(heads)) + px(10)
        if self._head.height() != head:
            self._head.setFixedHeight(head)
        least, most = (LEAST_STACKED, MOST_STACKED) if self.is_stacked else (LEAST_ROW, MOST_ROW)
        height = max(min((self.height() - head) // rows, px(most)), px(least))
        for number, row in enumerate(self.heat.rows):
            self.setRowHeight(number, max(height, self._name_height(row.name, self.columnWidth(0))))
        self.viewport().update()

    def _name_height(self, name: str, width: int) -> int:
        theme, px = self._theme, self._theme.px
        role = self.name_role
        block = lay_out(name, theme.font(role), width - px(FLAG_RULE + 12), theme.line(role))
        return round(block.height) + px(8)

    def _tell(self) -> None:
        index = self.currentIndex()
        if index.isValid() and index.column():
            self.rested.emit(self.heat.words(index.row(), index.column()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The current cell is told of in words."""
        super().currentChanged(current, previous)
        self._tell()
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring becomes a line."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing here."""
