"""The layer over the whole matrix, headers included: the focus ring, and what stays in place while cells scroll."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTableView, QWidget

from ledelsesplan.ui.matrix_delegate import BAND, TextCellDelegate
from ledelsesplan.ui.matrix_headers import Header, LevelRowHeader
from ledelsesplan.ui.matrix_model import MatrixModel
from ledelsesplan.ui.theme import Theme

REACH = 8


class RingLayer(QWidget):
    """Lies over a table view and lets the mouse through. The view tells it where the current cell is."""

    def __init__(
        self,
        view: QTableView,
        matrix: MatrixModel,
        theme: Theme,
        rows: Header,
        columns: Header,
        delegate: TextCellDelegate,
    ) -> None:
        super().__init__(view)
        self._view = view
        self._matrix = matrix
        self._theme = theme
        self._rows = rows
        self._columns = columns
        self._delegate = delegate
        self._place = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def move_to(self, cell: QRect) -> None:
        """Puts the ring around a cell. Only where it was and where it is, is painted again, with what lies below."""
        for rect in (self._place, cell):
            if rect.isValid():
                reach = self._theme.px(REACH)
                self.update(rect.adjusted(-reach, -reach, reach, reach))
        self._place = cell

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws all that lies over the table."""
        painter = QPainter(self)
        self._paint_corner(painter)
        self._paint_band(painter)
        self._paint_own_level(painter)
        self._paint_ring(painter)
        painter.end()

    def _paint_ring(self, painter: QPainter) -> None:
        """Outside the current cell, over its neighbours; a thin line inside it where the focus is elsewhere."""
        if not self._place.isValid():
            return
        theme = self._theme
        reach = theme.px(REACH - 2)
        painter.setClipRect(self._view.viewport().geometry().adjusted(-reach, -reach, reach, reach))
        rect = QRectF(self._place).adjusted(0, 0, -1, -1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not self._view.hasFocus():
            painter.setPen(QPen(theme.colour("edge"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
            return
        radius = theme.px(4)
        gap, width = 2.0, float(theme.tokens.ring_width)
        painter.setPen(QPen(theme.colour("ring_gap"), gap))
        painter.drawRoundedRect(rect.adjusted(-gap / 2, -gap / 2, gap / 2, gap / 2), radius / 2, radius / 2)
        out = gap + width / 2
        painter.setPen(QPen(theme.colour("ring"), width))
        painter.drawRoundedRect(rect.adjusted(-out, -out, out, out), radius, radius)

    def _paint_corner(self, painter: QPainter) -> None:
        """The corner above the row header goes on with the headers' look."""
        if not self._columns.isHidden() and self._matrix.grid.rows:
            self._columns.paint_corner(painter, QRectF(0, 0, self._rows.width(), self._columns.height()))

    def _paint_band(self, painter: QPainter) -> None:
        """In one column: the name of the competency stays at the top while its themes scroll under it."""
        index: QModelIndex = self._view.indexAt(QPoint(0, 0))
        if not self._delegate.banded or not index.isValid():
            return
        edges = self._delegate.edges(index)
        if edges.band and self._view.visualRect(index).top() + edges.gap >= 0:
            return
        body = self._view.viewport().geometry()
        band = QRectF(body.left(), body.top(), self._view.columnWidth(0), self._theme.px(BAND))
        self._delegate.paint_band(painter, band, index)

    def _paint_own_level(self, painter: QPainter) -> None:
        """A line around the row of the leader's own level."""
        if not isinstance(self._rows, LevelRowHeader) or self._rows.own_level is None or self._delegate.banded:
            return
        for number, row in enumerate(self._matrix.grid.rows):
            if row.level is not None and row.level.id == self._rows.own_level:
                first = self._view.visualRect(self._matrix.index(number, 0))
                last = self._view.visualRect(self._matrix.index(number, self._matrix.columnCount() - 1))
                rect = first.united(last).translated(self._view.viewport().pos())
                rect.setLeft(rect.left() - self._rows.width())
                painter.setPen(QPen(self._theme.colour("ink"), 2))
                painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -1))
