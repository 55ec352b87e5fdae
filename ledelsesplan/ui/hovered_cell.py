"""Which cell of a table the pointer is over."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView


class HoveredCell(QObject):
    """Follows the pointer over a view, and repaints the cell that it leaves and the one that it comes to."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._index = QPersistentModelIndex()
        view.setMouseTracking(True)
        view.viewport().installEventFilter(self)

    def is_at(self, index: QModelIndex | QPersistentModelIndex) -> bool:
        """Whether the pointer is over a cell."""
        return self._index.isValid() and self._index == index

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees the pointer move; the view gets the event all the same."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._move(self._view.indexAt(event.position().toPoint()))
        elif event.type() == QEvent.Type.Leave:
            self._move(QModelIndex())
        return super().eventFilter(watched, event)

    def _move(self, index: QModelIndex) -> None:
        if self._index == index:
            return
        before = self._view.model().index(self._index.row(), self._index.column())
        self._index = QPersistentModelIndex(index)
        for changed in (before, index):
            if changed.isValid():
                self._view.update(changed)
