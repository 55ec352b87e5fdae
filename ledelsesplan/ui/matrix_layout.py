"""How wide the matrix's columns and how high its rows are, in each of its views and window sizes."""

from abc import ABC, abstractmethod

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTableView

from ledelsesplan.ui.matrix_delegate import HeatDelegate, TextCellDelegate
from ledelsesplan.ui.matrix_headers import (
    OVERVIEW_BAND,
    LevelRowHeader,
    OverviewColumnHeader,
    OverviewRowHeader,
    RoleRowHeader,
    ThemeColumnHeader,
)
from ledelsesplan.ui.matrix_model import MatrixModel
from ledelsesplan.ui.theme import Theme

RIGHT_GAP = 8
# What the focus ring needs around a cell.
RING_ROOM = 6
NARROW_LEVEL = 80


class MatrixLayout(ABC):
    """Sizes the rows and columns of a table view."""

    def __init__(self, view: QTableView, matrix: MatrixModel, theme: Theme) -> None:
        self._view = view
        self._matrix = matrix
        self._theme = theme
        self._fitted_to: QSize | None = None

    def outdate(self) -> None:
        """Has all sizes worked out anew the next time."""
        self._fitted_to = None

    def follow(self) -> bool:
        """Fits to the view's size; gives False where that was done: Qt tells of one size several times at showing."""
        if self._view.size() == self._fitted_to:
            return False
        self._fitted_to = self._view.size()
        self._fit()
        return True

    @abstractmethod
    def _fit(self) -> None:
        """Gives all rows and columns their sizes."""

    @abstractmethod
    def fit_rows(self, first: int, last: int) -> None:
        """Gives some rows their heights, after their cells changed."""

    def _room(self) -> int:
        return self._view.width() - self._view.verticalScrollBar().sizeHint().width()


class TextLayout(MatrixLayout):
    """Equal columns, and rows as high as their longest text; with `fills` they share what height is left."""

    def __init__(
        self,
        view: QTableView,
        matrix: MatrixModel,
        theme: Theme,
        delegate: TextCellDelegate,
        rows: RoleRowHeader | LevelRowHeader,
        columns: ThemeColumnHeader,
        *,
        fills: bool,
    ) -> None:
        super().__init__(view, matrix, theme)
        self._delegate = delegate
        self._rows = rows
        self._columns = columns
        self._fills = fills
        self._heights: list[int] = []

    def _fit(self) -> None:
        """All columns equal; all rows measured."""
        header = 0 if self._delegate.banded else self._rows.sizeHint().width()
        if header:
            self._rows.setFixedWidth(header)
        width = self._room() - header - self._theme.px(RIGHT_GAP)
        count = self._matrix.columnCount()
        for column in range(count):
            self._view.setColumnWidth(column, width * (column + 1) // count - width * column // count)
        self._heights = [self._natural_height(row) for row in range(self._matrix.rowCount())]
        self._apply()

    def fit_rows(self, first: int, last: int) -> None:
        """Measures only these rows: no other row can be higher or lower for what changed in them."""
        if len(self._heights) != self._matrix.rowCount():
            return
        for row in range(first, last + 1):
            self._heights[row] = self._natural_height(row)
        self._apply()

    def _apply(self) -> None:
        heights = self._heights
        if self._fills and not self._delegate.banded:
            heights = share(
                heights, self._view.height() - self._columns.sizeHint().height() - self._theme.px(RING_ROOM)
            )
        for row, height in enumerate(heights):
            if self._view.rowHeight(row) != height:
                self._view.setRowHeight(row, height)

    def _natural_height(self, row: int) -> int:
        highest = 0 if self._delegate.banded else self._rows.section_height(row)
        for column in range(self._matrix.columnCount()):
            cell = self._matrix.cell(self._matrix.index(row, column))
            if cell is not None:
                highest = max(highest, self._delegate.cells.height(cell, self._view.columnWidth(column)))
        return highest + self._delegate.edges(self._matrix.index(row, 0)).above


class OverviewLayout(MatrixLayout):
    """A column for each level and one for totals; where themes lack room, competencies go above them."""

    def __init__(
        self,
        view: QTableView,
        matrix: MatrixModel,
        theme: Theme,
        delegate: HeatDelegate,
        rows: OverviewRowHeader,
        columns: OverviewColumnHeader,
    ) -> None:
        super().__init__(view, matrix, theme)
        self._delegate = delegate
        self._rows = rows
        self._columns = columns

    def _fit(self) -> None:
        """The header gets what the columns leave; rows share the height, between 24 and 36 px."""
        theme = self._theme
        levels = len(self._matrix.grid.columns)
        level, total, wide = 0, 0, 0
        for level_width, total_width in ((128, 160), (82, 118))[not theme.large :]:
            level, total = theme.px(level_width), theme.px(total_width)
            wide = self._room() - levels * level - total
            if wide >= self._rows.longest_theme():
                break
        narrow = wide < self._rows.longest_theme()
        self._rows.narrow = self._columns.narrow = narrow
        self._delegate.band = theme.px(OVERVIEW_BAND) if narrow else 0
        if narrow:
            level = theme.px(NARROW_LEVEL)
            wide = self._room() - levels * level
        self._rows.setFixedWidth(max(wide, 1))
        self._view.setColumnHidden(levels, narrow)
        for column in range(levels):
            self._view.setColumnWidth(column, level)
        self._view.setColumnWidth(levels, total)
        self._fit_heights()

    def fit_rows(self, first: int, last: int) -> None:
        """Marks change no height here."""

    def _fit_heights(self) -> None:
        theme = self._theme
        rows = self._matrix.grid.rows
        tops = [self._delegate.top_of(self._matrix.index(number, 0)) for number in range(len(rows))]
        available = self._view.height() - self._columns.sizeHint().height() - sum(tops)
        height = min(max(available // len(rows), theme.px(24)), theme.px(36))
        for number, top in enumerate(tops):
            wrapped = self._rows.theme_height(number, self._rows.width()) if self._rows.narrow else 0
            self._view.setRowHeight(number, max(height, wrapped) + top)


def share(heights: list[int], available: int) -> list[int]:
    """Rows that are too low for what is available get equal parts of what is left; none is made lower than it needs."""
    result = list(heights)
    spare = available - sum(heights)
    while spare > 0:
        lowest = min(result)
        raised = [number for number, height in enumerate(result) if height == lowest]
        higher = [height for height in result if height > lowest]
        step = min(min(higher) - lowest if higher else spare, max(spare // len(raised), 1))
        for number in raised:
            if spare <= 0:
                break
            grow = min(step, spare)
            result[number] += grow
            spare -= grow
    return result
