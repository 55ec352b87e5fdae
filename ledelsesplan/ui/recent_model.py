"""The plans of the start page's list as Qt's item views want them."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ledelsesplan.storage.summaries import Summary
from ledelsesplan.ui.recent_words import RowText, words_of

Index = QModelIndex | QPersistentModelIndex


class RecentModel(QAbstractListModel):
    """The plans that are shown, one a row."""

    def __init__(self, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._rows: list[tuple[Summary, RowText]] = []

    def show(self, summaries: Sequence[Summary]) -> None:
        """Shows other plans."""
        today = self._today()
        rows = [(summary, words_of(summary, today)) for summary in summaries]
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def summary(self, index: Index) -> Summary | None:
        """The plan of a row."""
        return self._rows[index.row()][0] if index.isValid() else None

    def text(self, row: int) -> RowText:
        """What a row says."""
        return self._rows[row][1]

    def row_of(self, path: str) -> int:
        """The row of a plan's file, or -1."""
        return next((row for row, (summary, _text) in enumerate(self._rows) if str(summary.path) == path), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        text = self.text(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return text.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text.spoken()
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(self._rows[index.row()][0].path)
        return None
