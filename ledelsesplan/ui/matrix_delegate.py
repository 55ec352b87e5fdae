"""Paints the matrix's cells: ground, hairlines, then the content, kept as a picture until it changes."""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ledelsesplan.core.matrix import Cell
from ledelsesplan.drawing.marks import paint_heat, paint_priority_bar, paint_strength_bar
from ledelsesplan.ui.cell_painter import CellPainter, CellState
from ledelsesplan.ui.controls import fill
from ledelsesplan.ui.icons import draw_flag_sign
from ledelsesplan.ui.matrix_model import MatrixModel, competency_cells
from ledelsesplan.ui.theme import Theme

FLAG_GAP = 8
RADIUS = 6
BAND = 40
HIGHEST_HEAT = 34
RULE = 6

Index = QModelIndex | QPersistentModelIndex


class Edges(NamedTuple):
    """Where a cell lies in its flag's block: the gap and the band above it (px), and which corners are round."""

    gap: int
    band: int
    top_right: bool
    bottom_right: bool

    @property
    def above(self) -> int:
        """All the room above the cell itself."""
        return self.gap + self.band


class TextCellDelegate(QStyledItemDelegate):
    """Cells with their full texts, for the views by role and by competency."""

    def __init__(
        self,
        theme: Theme,
        painter: CellPainter,
        state_of: Callable[[Index], CellState],
        flags: list[str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cells = painter
        self._state_of = state_of
        self._flags = flags
        self.banded = False
        self.bands_name_levels = False
        self._pictures: dict[str, tuple[object, QPixmap]] = {}
        theme.changed.connect(self._pictures.clear)

    def edges(self, index: Index) -> Edges:
        """How a cell's block is shaped around it."""
        model = _model(index)
        rows = model.grid.rows
        row = rows[index.row()]
        last_column = index.column() == model.grid.width - 1
        last_of_flag = index.row() == len(rows) - 1 or rows[index.row() + 1].first_of_flag
        return Edges(
            gap=self._theme.px(FLAG_GAP) if row.first_of_flag and not model.grid.columns else 0,
            band=self._theme.px(BAND) if self.banded and row.first_of_competency else 0,
            top_right=last_column and row.first_of_flag and not self.banded and not model.grid.columns,
            bottom_right=last_column and last_of_flag,
        )

    def cell_rect(self, rect: QRect, index: Index) -> QRectF:
        """The cell within its place in the table: without what stands above it."""
        above = self.edges(index).above
        return QRectF(rect.left(), rect.top() + above, rect.width(), rect.height() - above)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws the kept picture of a cell, painted anew where what it shows has changed."""
        cell = _model(index).cell(index)
        place = QRect(option.rect)
        if cell is None:
            self._paint_gap(painter, place, index)
            return
        state = self._state_of(index)
        edges = self.edges(index)
        ratio = painter.device().devicePixelRatio()
        key = (cell, state, edges, place.width(), place.height(), ratio, self._theme.tokens.name)
        kept = self._pictures.get(cell.id)
        if kept is None or kept[0] != key:
            kept = (key, self._picture(cell, state, edges, place.size(), ratio))
            self._pictures[cell.id] = kept
        painter.drawPixmap(place.topLeft(), kept[1])
        if edges.band:
            band = QRectF(place.left(), place.top() + edges.gap, place.width(), edges.band)
            self.paint_band(painter, band, index)

    def paint_band(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """Names the competency and its flag over the cells of a single column."""
        theme = self._theme
        row = _model(index).row(index.row())
        number = self._flags.index(row.flag.id)
        colours = theme.tokens.flag(number)
        name = row.level.name if self.bands_name_levels and row.level is not None else row.competency.name
        fill(painter, rect, QColor(colours.tint))
        fill(painter, QRectF(rect.left(), rect.top(), theme.px(RULE), rect.height()), QColor(colours.edge))
        painter.setPen(theme.colour("line"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        painter.setFont(theme.font("panel"))
        painter.setPen(theme.colour("ink"))
        middle = Qt.AlignmentFlag.AlignVCenter
        inner = rect.adjusted(theme.px(18), 0, -theme.px(12), 0)
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignLeft, name)
        name_width = theme.metrics("panel").horizontalAdvance(name)
        flag_width = theme.metrics("meta").horizontalAdvance(row.flag.name)
        if name_width + flag_width + theme.px(60) > inner.width():
            return
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, row.flag.name)
        size = theme.px(18)
        sign = QRectF(inner.right() - flag_width - theme.px(28), inner.center().y() - size / 2, size, size)
        draw_flag_sign(painter, number, sign, QColor(colours.edge))

    def _picture(self, cell: Cell, state: CellState, edges: Edges, size: QSize, ratio: float) -> QPixmap:
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.colour("bg"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        rect = QRectF(0, edges.above, size.width(), size.height() - edges.above)
        paint_ground(painter, rect, self._ground(cell, state), self._theme, edges)
        self.cells.paint(painter, rect, cell, state)
        painter.end()
        return picture

    def _ground(self, cell: Cell, state: CellState) -> QColor:
        if cell.priority:
            return self._theme.colour("priority_tint")
        if cell.strength:
            return self._theme.colour("strength_tint")
        return self._theme.colour("hover" if state.hovered else "surface")

    def _paint_gap(self, painter: QPainter, place: QRect, index: Index) -> None:
        edges = self.edges(index)
        rect = QRectF(place.left(), place.top() + edges.above, place.width(), place.height() - edges.above)
        fill(painter, place, self._theme.colour("bg"))
        paint_ground(painter, rect, self._theme.colour("bg"), self._theme, edges)

    def forget(self) -> None:
        """Lets all kept pictures go."""
        self._pictures.clear()


def paint_ground(painter: QPainter, rect: QRectF, ground: QColor, theme: Theme, edges: Edges) -> None:
    """Fills a cell and draws its hairlines: below, to the right, above at the top of a block; blocks are rounded."""
    radius = theme.px(RADIUS)
    inner = rect.adjusted(0, 0.5 if edges.gap else 0, -0.5, -0.5)
    path = QPainterPath()
    path.moveTo(inner.topLeft())
    if edges.top_right:
        path.lineTo(inner.right() - radius, inner.top())
        path.quadTo(inner.topRight(), inner.topRight() + QRectF(0, 0, 0, radius).bottomLeft())
    else:
        path.lineTo(inner.topRight())
    if edges.bottom_right:
        path.lineTo(inner.right(), inner.bottom() - radius)
        path.quadTo(inner.bottomRight(), inner.bottomRight() - QRectF(0, 0, radius, 0).topRight())
    else:
        path.lineTo(inner.bottomRight())
    path.lineTo(inner.bottomLeft())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, edges.top_right or edges.bottom_right)
    painter.fillPath(path, ground)
    pen = QPen(theme.colour("line"), 1)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if not edges.gap:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, edges.bottom_right)
    painter.drawPath(path)
    painter.restore()


class HeatDelegate(QStyledItemDelegate):
    """Marks without text for the overview, and each competency's totals as bars with numbers."""

    def __init__(self, theme: Theme, state_of: Callable[[Index], CellState], parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state_of = state_of
        self.show_hands = False
        self.band = 0

    def top_of(self, index: Index) -> int:
        """The room above a cell within its row: the gap between flags, and the band that names a competency (px)."""
        row = _model(index).row(index.row())
        gap = self._theme.px(FLAG_GAP) // 2 if row.first_of_flag and index.row() else 0
        return gap + (self.band if row.first_of_competency else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draws a mark, the two numbers of hands, or a bar of totals."""
        theme = self._theme
        place = QRect(option.rect)
        model = _model(index)
        row = model.row(index.row())
        gap = theme.px(FLAG_GAP) // 2 if row.first_of_flag and index.row() else 0
        fill(painter, place, theme.colour("surface"))
        if gap:
            fill(painter, QRect(place.left(), place.top(), place.width(), gap), theme.colour("bg"))
        elif row.first_of_competency and index.row():
            fill(painter, QRect(place.left(), place.top(), place.width(), 1), theme.colour("line"))
        top = self.top_of(index)
        height = min(place.height() - top - 2, theme.px(HIGHEST_HEAT))
        rect = QRectF(place.left() + 1, place.top() + top + 1, place.width() - 2, height)
        rect.moveCenter(QPointF(rect.center().x(), place.top() + top + (place.height() - top) / 2))
        cell = model.cell(index)
        if cell is not None:
            self._paint_cell(painter, rect, cell, self._state_of(index))
        elif model.is_total(index):
            self._paint_total(painter, rect, model, index.row())

    def _paint_cell(self, painter: QPainter, rect: QRectF, cell: Cell, state: CellState) -> None:
        theme = self._theme
        if state.hovered and not (cell.strength or cell.priority):
            fill(painter, rect, theme.colour("hover"))
        if not self.show_hands:
            paint_heat(painter, rect, cell.strength, cell.priority, cell.focus, theme.tokens)
            return
        if cell.hands is None:
            paint_heat(painter, rect, False, False, False, theme.tokens)
            return
        counts = [("S", cell.hands.strength), ("U", cell.hands.priority)]
        text = "   ".join(f"{letter} {count}" for letter, count in counts if count is not None)
        painter.setFont(theme.font("meta_strong"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_total(self, painter: QPainter, rect: QRectF, model: MatrixModel, row: int) -> None:
        theme = self._theme
        cells = competency_cells(model.grid, row)
        position = sum(1 for number in range(row) if model.row(number).competency is model.row(row).competency)
        alone = sum(item.competency is model.row(row).competency for item in model.grid.rows) == 1
        strengths, priorities = sum(cell.strength for cell in cells), sum(cell.priority for cell in cells)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        right = rect.adjusted(0, 0, -theme.px(18), 0)
        align = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if alone:
            painter.drawText(right, align, f"S {strengths} · U {priorities}")
            return
        if position > 1:
            return
        count = (strengths, priorities)[position]
        painter.drawText(right, align, f"{'SU'[position]} {count}")
        longest = max(
            (max(sum(c.strength for c in all_), sum(c.priority for c in all_)) for all_ in _all_competencies(model)),
            default=0,
        )
        if not count or not longest:
            return
        room = rect.width() - theme.px(18 + 34 + 16)
        height = theme.px(10)
        bar = QRectF(
            rect.left() + theme.px(16),
            rect.center().y() - height / 2,
            max(room * count / longest, height),
            height,
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if position == 0:
            paint_strength_bar(painter, bar, theme.tokens)
        else:
            paint_priority_bar(painter, bar, theme.tokens)
        painter.restore()


def _all_competencies(model: MatrixModel) -> list[list[Cell]]:
    return [
        competency_cells(model.grid, number) for number, row in enumerate(model.grid.rows) if row.first_of_competency
    ]


def _model(index: Index) -> MatrixModel:
    model = index.model()
    assert isinstance(model, MatrixModel)
    return model
