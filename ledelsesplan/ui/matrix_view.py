"""The matrix on the screen: one table view for all its views, driven wholly by keys or by mouse."""

from enum import StrEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.matrix import Cell, Grid
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.cell_painter import CellPainter, CellState, CellStyle
from ledelsesplan.ui.controls import announce, fill, own_viewport
from ledelsesplan.ui.hands_entry import HandsEntry
from ledelsesplan.ui.hands_typing import HandsTyping
from ledelsesplan.ui.hovered_cell import HoveredCell
from ledelsesplan.ui.matrix_delegate import BAND, HeatDelegate, TextCellDelegate
from ledelsesplan.ui.matrix_headers import (
    Header,
    LevelRowHeader,
    OverviewColumnHeader,
    OverviewRowHeader,
    RoleRowHeader,
    ThemeColumnHeader,
)
from ledelsesplan.ui.matrix_layout import RING_ROOM, MatrixLayout, OverviewLayout, TextLayout
from ledelsesplan.ui.matrix_model import MatrixModel, marks_in_words
from ledelsesplan.ui.matrix_ring import RingLayer
from ledelsesplan.ui.row_scrolling import RowScrolling
from ledelsesplan.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class MatrixMode(StrEnum):
    """Which of the three views of the matrix a table shows."""

    ROLE = "role"
    COMPETENCY = "competency"
    OVERVIEW = "overview"


MARK_KEYS = {Qt.Key.Key_S: MarkKind.STRENGTH, Qt.Key.Key_U: MarkKind.PRIORITY, Qt.Key.Key_F: MarkKind.FOCUS}


class MatrixView(QTableView):
    """A grid of cells. It changes nothing itself: what the user wants is told by the signals, with a behaviour's id."""

    mark_requested = Signal(str, MarkKind)
    clear_requested = Signal(str)
    note_requested = Signal(str)
    hands_requested = Signal(str, object, object)
    opened = Signal(str)
    page_requested = Signal(int)
    current_changed = Signal(str)

    def __init__(self, theme: Theme, framework: Framework, mode: MatrixMode, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mode = mode
        self._query = ""
        self._clicked: MarkKind | None = None
        self._counted = ""
        self.counts_hands = mode is not MatrixMode.OVERVIEW
        self._surface = own_viewport(self)
        self._typing = HandsTyping(theme, self.viewport())
        self._typing.finished.connect(
            lambda strength, priority: self.hands_requested.emit(self._counted, strength, priority)
        )
        self._by_rows = RowScrolling(self) if mode is MatrixMode.COMPETENCY else None
        self.matrix = MatrixModel(self, totals=mode is MatrixMode.OVERVIEW)
        self._heat = HeatDelegate(theme, self._state_of, self)
        style = CellStyle.TEXT_ONLY if mode is MatrixMode.COMPETENCY else CellStyle.WITH_THEME
        flags = [flag.id for flag in framework.corner_flags]
        self._text = TextCellDelegate(theme, CellPainter(theme, style), self._state_of, flags, self)
        self._rows, self._columns, self._layout = self._make_layout(framework)
        self.setVerticalHeader(self._rows)
        self.setHorizontalHeader(self._columns)
        self._columns.setVisible(mode is not MatrixMode.ROLE)
        self._ring = RingLayer(self, self.matrix, theme, self._rows, self._columns, self._text)
        self.setModel(self.matrix)
        self.setItemDelegate(self._heat if mode is MatrixMode.OVERVIEW else self._text)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self._hovered = HoveredCell(self)
        # All of it is painted here, so that Qt need not paint the grounds of all that lies below it first.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Matrix"))
        self.matrix.dataChanged.connect(self._fit_changed)
        self.matrix.modelReset.connect(self.relayout)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        theme.changed.connect(self._on_theme)

    def _make_layout(self, framework: Framework) -> tuple[Header, Header, MatrixLayout]:
        theme, matrix = self._theme, self.matrix
        down, across = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
        if self._mode is MatrixMode.OVERVIEW:
            themes = OverviewRowHeader(down, theme, framework, matrix, self)
            levels = OverviewColumnHeader(across, theme, framework, matrix, self)
            return themes, levels, OverviewLayout(self, matrix, theme, self._heat, themes, levels)
        columns = ThemeColumnHeader(across, theme, framework, matrix, self)
        fills = self._mode is MatrixMode.COMPETENCY
        kind = LevelRowHeader if fills else RoleRowHeader
        rows = kind(down, theme, framework, matrix, self)
        return rows, columns, TextLayout(self, matrix, theme, self._text, rows, columns, fills=fills)

    # What is shown

    def show_grid(self, grid: Grid) -> None:
        """Shows a grid; the current cell stays on its behaviour where the grid still has it."""
        current = self.current_behaviour()
        shape_kept = self.matrix.rowCount() == len(grid.rows)
        position = self.verticalScrollBar().value()
        self.matrix.show(grid)
        if self.current_behaviour() != current or not self.currentIndex().isValid():
            place = grid.find(current) if current else None
            if place is not None:
                self.set_current(current, ensure_visible=not shape_kept)
            elif grid.rows:
                self.setCurrentIndex(self.matrix.index(0, 0))
        if shape_kept:
            self.verticalScrollBar().setValue(position)
        self._move_ring()

    def forget_pictures(self) -> None:
        """Lets the kept pictures of the cells go, so that all are painted anew."""
        self._text.forget()

    def set_query(self, query: str) -> None:
        """Marks what a search found."""
        if query != self._query:
            self._query = self._text.cells.query = query
            self.relayout()
            self.viewport().update()

    def set_own_level(self, level: str | None) -> None:
        """Which level is the leader's own, framed in the view by competency."""
        if isinstance(self._rows, LevelRowHeader):
            self._rows.own_level = level
            self._ring.update()

    def set_single_column(self, single: bool) -> None:
        """Chooses between columns with row headers, and one column where a band names each competency."""
        self._text.banded = single
        self._text.bands_name_levels = self._mode is MatrixMode.COMPETENCY
        by_theme = single or self._mode is not MatrixMode.COMPETENCY
        self._text.cells.style = CellStyle.WITH_THEME if by_theme else CellStyle.TEXT_ONLY
        if self._by_rows is not None:
            self._by_rows.active = not single
            self._columns.setVisible(not single)
        self._rows.setVisible(not single)
        self._text.forget()

    def show_hands(self, shown: bool) -> None:
        """In the overview: the numbers of hands instead of marks."""
        self._heat.show_hands = shown
        self.viewport().update()

    def current_cell(self) -> Cell | None:
        """The current cell."""
        return self.matrix.cell(self.currentIndex())

    def current_behaviour(self) -> str:
        """The current behaviour's id, or nothing."""
        cell = self.current_cell()
        return cell.id if cell is not None else ""

    def set_current(self, behaviour: str, *, ensure_visible: bool = True) -> bool:
        """Makes a behaviour current; gives whether the grid shows it."""
        place = self.matrix.grid.find(behaviour)
        if place is None:
            return False
        index = self.matrix.index(*place)
        self.setCurrentIndex(index)
        if ensure_visible:
            self.scrollTo(index)
        return True

    def take_typed(self) -> None:
        """Counts hands that are typed and not ended by Enter."""
        self._typing.leave()

    def announce_current(self) -> None:
        """Tells assistive technology what the current cell is marked as now."""
        if (cell := self.current_cell()) is not None:
            announce(self, ", ".join(marks_in_words(cell)))

    def _state_of(self, index: Index) -> CellState:
        return CellState(
            hovered=self._hovered.is_at(index),
            current=index == self.currentIndex() and self.hasFocus(),
            query=self._query,
        )

    # Measures

    def relayout(self) -> None:
        """Gives columns and rows their sizes anew: other texts, or another look."""
        self._layout.outdate()
        self._follow_size()

    def _follow_size(self) -> None:
        """Gives columns and rows their sizes from the view's; while nothing is shown, nothing is to fit."""
        if not self.matrix.grid.rows or not self.isVisible() or not self._layout.follow():
            return
        self.updateGeometries()
        self._ring.setGeometry(self.rect())
        self._on_scrolled()

    def updateGeometries(self) -> None:
        """One can scroll a little further than the last row, so that the ring around it is whole."""
        super().updateGeometries()
        if self._mode is not MatrixMode.OVERVIEW:
            below = self._rows.length() + self._theme.px(RING_ROOM) - self.viewport().height()
            self.verticalScrollBar().setMaximum(self._by_rows.highest(below) if self._by_rows else max(below, 0))

    def _on_scrolled(self) -> None:
        self._move_ring()
        self._ring.update()

    def _fit_changed(self, first: Index, last: Index) -> None:
        if self.isVisible():
            self._layout.fit_rows(first.row(), last.row())
            self._move_ring()

    def _move_ring(self) -> None:
        index = self.currentIndex()
        self._ring.move_to(self.cell_rect(index) if self.matrix.cell(index) is not None else QRect())

    def _on_theme(self) -> None:
        self._text.forget()
        self.relayout()
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sizes follow the window; a current cell that was in sight stays there, e.g. when a message comes above."""
        current = self.currentIndex()
        in_sight = self.visualRect(current).intersects(QRect(QPoint(0, 0), event.oldSize()))
        super().resizeEvent(event)
        self._follow_size()
        if in_sight and self.isVisible():
            self.scrollTo(current)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Where the matrix scrolls by whole rows, a notch of the wheel is a row."""
        if self._by_rows is not None and self._by_rows.active:
            self._by_rows.wheel(event)
        else:
            super().wheelEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """The first sizes, and the current cell in sight."""
        super().showEvent(event)
        self._follow_size()
        self.scrollTo(self.currentIndex())

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Brings a cell into sight with its ring, out from under the band that stays at the top of a single column."""
        before = self.verticalScrollBar().value()
        super().scrollTo(index, hint)
        if not index.isValid() or self._mode is MatrixMode.OVERVIEW:
            return
        rect = self.visualRect(index)
        ring = self._theme.px(RING_ROOM)
        room = self._theme.px(BAND if self._text.banded and not self._text.edges(index).band else 0) + ring
        bar = self.verticalScrollBar()
        by_rows = self._by_rows is not None and self._by_rows.active
        if rect.top() < room and not by_rows:
            bar.setValue(bar.value() - (room - rect.top()))
        elif rect.bottom() + ring > self.viewport().height():
            bar.setValue(bar.value() + ring)
        if self._by_rows is not None:
            self._by_rows.rest_on(index.row(), before)

    def cell_rect(self, index: Index) -> QRect:
        """A cell in the view's coordinates, without the gap above a flag."""
        rect = self.visualRect(index)
        if self._mode is not MatrixMode.OVERVIEW:
            rect = self._text.cell_rect(rect, index).toRect()
        else:
            rect.setTop(rect.top() + self._heat.top_of(index))
        return rect.translated(self.viewport().pos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The cells, each of which covers its place whole, and the ground around them."""
        left, top = self.columnViewportPosition(0), self.rowViewportPosition(0)
        around = event.region().subtracted(QRegion(left, top, self._columns.length(), self._rows.length()))
        if not around.isEmpty():
            painter = QPainter(self.viewport())
            painter.setClipRegion(around)
            fill(painter, event.rect(), self._theme.colour("bg"))
            painter.end()
        super().paintEvent(event)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the grid; while hands are typed, theirs."""
        if self._typing.take(event):
            return
        behaviour = self.current_behaviour()
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if modifiers or not behaviour:
            super().keyPressEvent(event)
            return
        key = Qt.Key(event.key())
        if key in MARK_KEYS:
            self.mark_requested.emit(behaviour, MARK_KEYS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_0, Qt.Key.Key_Backspace):
            self.clear_requested.emit(behaviour)
        elif key == Qt.Key.Key_N:
            self.note_requested.emit(behaviour)
        elif key == Qt.Key.Key_H and self.counts_hands:
            self._begin_hands()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(behaviour)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self._mode is MatrixMode.COMPETENCY:
            self.page_requested.emit(1 if key == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of their own here; there is no search by typing."""

    def _begin_hands(self) -> None:
        cell = self.current_cell()
        self._counted = self.current_behaviour()
        counted = cell.hands if cell is not None else None
        entry = HandsEntry(counted.strength, counted.priority) if counted is not None else HandsEntry()
        self._typing.begin(self.visualRect(self.currentIndex()), entry)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells of the new current cell."""
        super().currentChanged(current, previous)
        self._typing.stop()
        self._move_ring()
        if (cell := self.matrix.cell(current)) is not None:
            self.current_changed.emit(cell.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click selects; on a mark it toggles that mark."""
        self._typing.leave()
        index = self.indexAt(event.position().toPoint())
        cell = self.matrix.cell(index)
        super().mousePressEvent(event)
        self._clicked = None
        if cell is None or self._mode is MatrixMode.OVERVIEW or event.button() != Qt.MouseButton.LeftButton:
            return
        rect = self._text.cell_rect(self.visualRect(index), index)
        self._clicked = self._text.cells.mark_at(rect, cell, event.position())
        if self._clicked is not None:
            self.mark_requested.emit(cell.id, self._clicked)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on a mark are two toggles of it; elsewhere they open the cell."""
        cell = self.matrix.cell(self.indexAt(event.position().toPoint()))
        if cell is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if self._clicked is not None:
            # Not the mark that stands there now: the first click may have put another one in its place.
            self.mark_requested.emit(cell.id, self._clicked)
        else:
            self.opened.emit(cell.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows where the keys act."""
        super().focusInEvent(event)
        self._repaint_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes, and hands that are typed are counted."""
        super().focusOutEvent(event)
        self._typing.leave()
        self._repaint_current()

    def _repaint_current(self) -> None:
        if self.currentIndex().isValid():
            self.update(self.currentIndex())
        self._move_ring()
