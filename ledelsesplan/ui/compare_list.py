"""The two lists of Sammenlign: rows of any height that are driven by keys or mouse, and read aloud in full."""

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar, cast

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from ledelsesplan.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
# How much of the list's height one goes on by in a row that is higher than it.
SHARE_READ = 0.8
T = TypeVar("T")
RowT = TypeVar("RowT", contravariant=True)


class RowModel(QAbstractListModel, Generic[T]):
    """Some rows; `key_of` says which are the same when others are shown, `name_of` what a screen reader is given."""

    def __init__(self, key_of: Callable[[T], str], name_of: Callable[[T], str], parent: QObject) -> None:
        super().__init__(parent)
        self.key_of = key_of
        self._name_of = name_of
        self._rows: tuple[T, ...] = ()

    @property
    def rows(self) -> tuple[T, ...]:
        """The rows as they are now."""
        return self._rows

    def show(self, rows: Sequence[T]) -> None:
        """Takes rows; where they are the same ones, only those that differ are told of."""
        new = tuple(rows)
        if [self.key_of(row) for row in new] != [self.key_of(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        before, self._rows = self._rows, new
        for number, (one, other) in enumerate(zip(before, new, strict=True)):
            if one != other:
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """The rows."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row in words."""
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        if not index.isValid() or role not in wanted:
            return None
        return self._name_of(self._rows[index.row()])


class RowPainter(Protocol[RowT]):
    """Measures and paints a row."""

    def height(self, row: RowT, width: int) -> int:
        """The height that a row needs at a width, in px."""

    def paint(self, painter: QPainter, rect: QRectF, row: RowT) -> None:
        """Paints a row on its ground, without the hairline below it."""


class _Delegate(QStyledItemDelegate, Generic[T]):
    def __init__(self, theme: Theme, rows: RowPainter[T], parent: "RowList[T]") -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = cast("RowList[T]", self.parent())
        width = view.viewport().width()
        return QSize(width, self._rows.height(view.row_at(index), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, theme = cast("RowList[T]", self.parent()), self._theme
        rect = QRectF(option.rect)
        self._rows.paint(painter, rect, view.row_at(index))
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme.colour("line"))
        if index == view.currentIndex():
            focused = view.hasFocus()
            width = theme.tokens.ring_width if focused else 2
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ring" if focused else "edge"), width))
            inset = width / 2
            painter.drawRect(rect.adjusted(inset, inset, -inset, -inset - 1))


class RowList(QListView, Generic[T]):
    """A list of rows. `opened` gives the key of the row on which Enter was pressed, or that was clicked twice."""

    opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        rows: RowPainter[T],
        key_of: Callable[[T], str],
        name_of: Callable[[T], str],
        may_rest: Callable[[T], bool] = lambda _row: True,
    ) -> None:
        super().__init__()
        self.model_of_rows: RowModel[T] = RowModel(key_of, name_of, self)
        self._may_rest = may_rest
        self.setModel(self.model_of_rows)
        self.setItemDelegate(_Delegate(theme, rows, self))
        self.setAccessibleName(name)
        self.setProperty("kind", "in-card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def row_at(self, index: Index) -> T:
        """The row of an index."""
        return self.model_of_rows.rows[index.row()]

    def show_rows(self, rows: Sequence[T]) -> None:
        """Shows rows; the current one stays current where it is still there."""
        current = self.current_key()
        self.model_of_rows.show(rows)
        self.scheduleDelayedItemsLayout()
        if not self.currentIndex().isValid() and not self.go_to(current):
            self._rest(0, 1)

    def current_key(self) -> str:
        """The key of the current row, or nothing."""
        index = self.currentIndex()
        return self.model_of_rows.key_of(self.row_at(index)) if index.isValid() else ""

    def go_to(self, key: str) -> bool:
        """Makes a row current; gives whether it is there."""
        for number, row in enumerate(self.model_of_rows.rows):
            if self.model_of_rows.key_of(row) == key:
                self.setCurrentIndex(self.model_of_rows.index(number))
                return True
        return False

    def _rest(self, start: int, step: int) -> bool:
        """Goes to the next row, from one on, on which one can stand."""
        number = start
        while 0 <= number < self.model_of_rows.rowCount():
            if self._may_rest(self.model_of_rows.rows[number]):
                self.setCurrentIndex(self.model_of_rows.index(number))
                return True
            number += step
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Home and End pass by headings; Enter opens."""
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.opened.emit(self.current_key())
        elif key == Qt.Key.Key_Down:
            if not self._read_on(1):
                self._rest(row + 1, 1)
        elif key == Qt.Key.Key_Up:
            if not self._read_on(-1) and not self._rest(row - 1, -1):
                self.scrollToTop()
        elif key == Qt.Key.Key_Home:
            self._rest(0, 1)
            self.scrollToTop()
        elif key == Qt.Key.Key_End:
            self._rest(self.model_of_rows.rowCount() - 1, -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _read_on(self, step: int) -> bool:
        """Shows what is out of sight of a current row that is higher than the list; gives whether there was any."""
        rect, shown = self.visualRect(self.currentIndex()), self.viewport().height()
        hidden = rect.bottom() - shown if step > 0 else -rect.top()
        if rect.height() <= shown or hidden <= 0:
            return False
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + step * min(hidden + 1, round(shown * SHARE_READ)))
        return True

    def keyboardSearch(self, search: str) -> None:
        """Letters do nothing here; there is no search by typing."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses a row, but no heading."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._may_rest(self.row_at(index)):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks open a row."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._may_rest(self.row_at(index)):
            self.opened.emit(self.current_key())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._rest(0, 1)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring becomes a line."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Texts break anew; the current row stays in sight."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
