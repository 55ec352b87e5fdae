"""The action table: a card with a header to sort by and rows that are driven by keys or by mouse."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QVBoxLayout

from ledelsesplan.text import _
from ledelsesplan.ui.action_delegate import ActionDelegate
from ledelsesplan.ui.action_header import SortHeader
from ledelsesplan.ui.action_model import ActionModel, ActionRow, Column
from ledelsesplan.ui.controls import rule
from ledelsesplan.ui.row_scrolling import RowScrolling
from ledelsesplan.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex

# px at 100 %, in a normal and in a large window; the action takes the rest.
WIDTHS = {
    Column.NUMBER: (48, 60),
    Column.RESPONSIBLE: (100, 160),
    Column.DEADLINE: (184, 220),
    Column.STATUS: (120, 160),
}
COMPACT_NUMBER = 40
MOST_MEASURED = 5000


class ActionRows(QTableView):
    """The rows. It changes nothing itself: what the user wants is told by the signals, with an action's id."""

    opened = Signal(str)
    pressed_on = Signal(str)
    current_changed = Signal(str)
    remove_requested = Signal(str)
    add_requested = Signal()
    left = Signal()

    def __init__(self, theme: Theme, model: ActionModel) -> None:
        super().__init__()
        self._actions = model
        self.scrolling = RowScrolling(self)
        self.setModel(model)
        self.delegate = ActionDelegate(theme, self)
        self.setItemDelegate(self.delegate)
        self.setProperty("kind", "rows")
        self.setAccessibleName(_("Handlinger"))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def current_action(self) -> str:
        """The current action's id, or nothing."""
        return self._actions.identifier(self.currentIndex())

    def set_current(self, identifier: str) -> bool:
        """Makes an action current and brings it into view; gives whether it is shown."""
        row = self._actions.find(identifier)
        if row is None:
            return False
        index = self._actions.index(row, Column.ACTION)
        if self.currentIndex() != index:
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            )
        self.scrollTo(index)
        return True

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Brings a row into view, and rests where a row begins; sideways nothing ever moves."""
        before = self.verticalScrollBar().value()
        super().scrollTo(index, hint)
        self.scrolling.rest_on(index.row(), before)
        self.horizontalScrollBar().setValue(0)

    def updateGeometries(self) -> None:
        """One can scroll until the last row that begins out of sight, and no less than a whole row."""
        super().updateGeometries()
        below = self.verticalHeader().length() - self.viewport().height()
        self.verticalScrollBar().setMaximum(self.scrolling.highest(below))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch of the wheel is a row."""
        self.scrolling.wheel(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells of the new current action."""
        super().currentChanged(current, previous)
        self.viewport().update()
        self.current_changed.emit(self._actions.identifier(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the table; sideways there is nowhere to go."""
        key = Qt.Key(event.key())
        current = self.current_action()
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._actions.rowCount():
            row = 0 if key == Qt.Key.Key_Home else self._actions.rowCount() - 1
            self.set_current(self._actions.row(row).action.id)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and current:
            self.opened.emit(current)
        elif key == Qt.Key.Key_Delete and current:
            self.remove_requested.emit(current)
        elif key == Qt.Key.Key_Insert:
            self.add_requested.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key not in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing here; there is no search by typing."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a row, and shows it."""
        super().mousePressEvent(event)
        identifier = self._actions.identifier(self.indexAt(event.position().toPoint()))
        if identifier and event.button() == Qt.MouseButton.LeftButton:
            self.pressed_on.emit(identifier)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks go on into the action."""
        identifier = self._actions.identifier(self.indexAt(event.position().toPoint()))
        if identifier:
            self.opened.emit(identifier)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.delegate.hovered:
            self.delegate.hovered = row
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows where the keys act."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._actions.rowCount():
            self.set_current(self._actions.row(0).action.id)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring becomes a line."""
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rows, and the ring around the current one."""
        super().paintEvent(event)
        current = self.currentIndex()
        if not current.isValid():
            return
        top = self.rowViewportPosition(current.row())
        painter = QPainter(self.viewport())
        rect = QRectF(0, top, self.viewport().width(), self.rowHeight(current.row()))
        self.delegate.paint_ring(painter, rect, self.hasFocus())
        painter.end()


class ActionTable(QFrame):
    """The card with header and rows: as high as its rows, and scrolling where there is not room for them."""

    sort_requested = Signal(int)

    def __init__(self, theme: Theme, model: ActionModel) -> None:
        super().__init__()
        self._theme = theme
        self._actions = model
        self._measured: dict[tuple[str, tuple[int, ...]], tuple[ActionRow, int]] = {}
        self.setProperty("kind", "card")
        self.header = SortHeader(theme)
        self.header.sort_requested.connect(self.sort_requested)
        self.rows = ActionRows(theme, model)
        self._rule = rule()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (self.header, self._rule):
            layout.addWidget(widget)
        layout.addWidget(self.rows, 1)
        for changed in (model.rowsInserted, model.rowsRemoved, model.layoutChanged, model.dataChanged):
            changed.connect(self.relayout)
        theme.changed.connect(self._on_theme)

    def set_compact(self, compact: bool) -> None:
        """One column that says it all, for a narrow window."""
        if compact == self.rows.delegate.compact:
            return
        self.rows.delegate.compact = compact
        self.header.setVisible(not compact)
        self._rule.setVisible(not compact)
        self._on_theme()

    def relayout(self) -> None:
        """Gives columns and rows their sizes from the card's."""
        widths = self._widths(self.width() - 2)
        if self._content_height(widths) > self.height() > 0:
            widths = self._widths(self.width() - 2 - self.rows.verticalScrollBar().sizeHint().width())
        for column, width in enumerate(widths):
            self.rows.setColumnHidden(column, not width)
            if width:
                self.rows.setColumnWidth(column, width)
        for number, height in enumerate(self._heights(widths)):
            if self.rows.rowHeight(number) != height:
                self.rows.setRowHeight(number, height)
        self.header.set_widths(widths)
        self.updateGeometry()
        self.rows.viewport().update()

    def _widths(self, available: int) -> list[int]:
        px = self._theme.px
        if self.rows.delegate.compact:
            return [px(COMPACT_NUMBER), max(available - px(COMPACT_NUMBER), 1), 0, 0, 0]
        fixed = {column: px(sizes[self._theme.large]) for column, sizes in WIDTHS.items()}
        return [fixed.get(column, max(available - sum(fixed.values()), px(120))) for column in Column]

    def _heights(self, widths: list[int]) -> list[int]:
        return [self._height(self._actions.row(number), tuple(widths)) for number in range(self._actions.rowCount())]

    def _height(self, row: ActionRow, widths: tuple[int, ...]) -> int:
        """A row's height, measured anew only where the row or the widths are not those of the last time."""
        key = (row.action.id, widths)
        kept = self._measured.get(key)
        if len(self._measured) > MOST_MEASURED:
            self._measured.clear()
        if kept is None or kept[0] is not row:
            kept = (row, self.rows.delegate.row_height(row, widths))
            self._measured[key] = kept
        return kept[1]

    def _on_theme(self) -> None:
        self._measured.clear()
        self.relayout()

    def _content_height(self, widths: list[int]) -> int:
        head = 0 if self.rows.delegate.compact else self.header.height() + 1
        return head + sum(self._heights(widths)) + 2

    def sizeHint(self) -> QSize:
        """High enough for all rows."""
        return QSize(self._theme.px(600), self._content_height(self._widths(self.width() - 2)))

    def minimumSizeHint(self) -> QSize:
        """Never less than a row with the header."""
        return QSize(self._theme.px(240), self._theme.px(100 if self.rows.delegate.compact else 130))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sizes follow the window; the current row stays in sight."""
        super().resizeEvent(event)
        self.relayout()
        if self.rows.currentIndex().isValid():
            self.rows.scrollTo(self.rows.currentIndex())
