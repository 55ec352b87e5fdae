"""The one table model of the matrix: a grid of cells, where a new grid of the same shape changes only what differs."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ledelsesplan.core.framework import Level, Theme
from ledelsesplan.core.matrix import Cell, Entry, Grid, Row
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.mark_words import sides_in_words

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
# Made once: Qt asks for every cell that it paints.
CAN_BE_ENTERED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class MatrixModel(QAbstractTableModel):
    """Rows and columns of a Grid; with `totals` a last column holds the competency's totals and cannot be entered."""

    def __init__(self, parent: QObject | None = None, *, totals: bool = False) -> None:
        super().__init__(parent)
        self._totals = totals
        self.grid = Grid(())

    def show(self, grid: Grid) -> None:
        """Takes a grid. Where its shape is the one shown, only the cells that differ are told of."""
        old, self_shape = self.grid, _shape(self.grid)
        if self_shape != _shape(grid):
            self.beginResetModel()
            self.grid = grid
            self.endResetModel()
            return
        self.grid = grid
        for number, (before, after) in enumerate(zip(old.rows, grid.rows, strict=True)):
            for column, (one, other) in enumerate(zip(before.cells, after.cells, strict=True)):
                if one != other:
                    changed = self.index(number, column)
                    self.dataChanged.emit(changed, changed)
        if self._totals and old != grid and grid.rows:
            self.dataChanged.emit(
                self.index(0, grid.width), self.index(len(grid.rows) - 1, grid.width), [Qt.ItemDataRole.DisplayRole]
            )

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """The grid's rows."""
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """The grid's columns, and one for totals."""
        return 0 if parent.isValid() or not self.grid.rows else self.grid.width + self._totals

    def row(self, number: int) -> Row:
        """A row of the grid."""
        return self.grid.rows[number]

    def cell(self, index: Index) -> Cell | None:
        """The cell at an index, or None where a row is shorter than the longest."""
        if not index.isValid() or index.row() >= len(self.grid.rows):
            return None
        cells = self.grid.rows[index.row()].cells
        return cells[index.column()] if index.column() < len(cells) else None

    def is_total(self, index: Index) -> bool:
        """Whether an index is in the column of totals."""
        return self._totals and index.column() == self.grid.width

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cells can be entered; totals and gaps cannot."""
        if self.cell(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return CAN_BE_ENTERED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The wording, and the full name for assistive technology."""
        cell = self.cell(index)
        if cell is None:
            if self.is_total(index) and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                return total_text(competency_cells(self.grid, index.row()))
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible_name(cell)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the cells of a row or a column share."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            if section < len(self.grid.columns):
                return column_name(self.grid.columns[section])
            return _("I alt") if self._totals else ""
        if section >= len(self.grid.rows):
            return None
        row = self.grid.rows[section]
        if row.theme is not None:
            return f"{row.competency.name}, {row.theme.name}"
        if row.level is not None and self.grid.columns:
            return row.level.name
        return row.competency.name


def _shape(grid: Grid) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(cell.id for cell in row.cells) for row in grid.rows)


def column_name(column: Theme | Level) -> str:
    """The name of what a column's cells share."""
    return column.name


def competency_cells(grid: Grid, row: int) -> list[Cell]:
    """All cells of the competency that a row belongs to."""
    competency = grid.rows[row].competency
    return [cell for item in grid.rows if item.competency is competency for cell in item.cells]


def total_text(cells: list[Cell]) -> str:
    """`S 4 · U 2`: how many of some cells are strengths and development areas."""
    return f"S {sum(cell.strength for cell in cells)} · U {sum(cell.priority for cell in cells)}"


def marks_in_words(entry: Entry) -> list[str]:
    """What is marked, counted and written, in words."""
    words = sides_in_words(strength=entry.strength, priority=entry.priority, focus=entry.focus)
    if entry.hands is not None:
        if entry.hands.strength is not None:
            words.append(ngettext("{count} hånd for styrke", "{count} hænder for styrke", entry.hands.strength))
        if entry.hands.priority is not None:
            words.append(
                ngettext(
                    "{count} hånd for udviklingsområde", "{count} hænder for udviklingsområde", entry.hands.priority
                )
            )
    if entry.actions:
        words.append(ngettext("{count} handling", "{count} handlinger", len(entry.actions)))
    elif entry.lacks_action:
        words.append(_("Ingen handling"))
    if entry.has_note:
        words.append(_("Note"))
    return words


def accessible_name(cell: Cell) -> str:
    """A cell named in full: `Chef, Driftsledelse, tema 1: …, Styrke`."""
    place = cell.place
    where = _("{level}, {competency}, tema {number}").format(
        level=place.level.name, competency=place.competency.name, number=place.theme_number
    )
    words = marks_in_words(cell) if cell.in_scope else [*marks_in_words(cell), _("Indgår ikke i planen")]
    return f"{where}: {cell.text}, {', '.join(words)}"
