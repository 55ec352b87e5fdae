"""The heat matrix as a table: competencies by levels, in how many of the plans each is marked, and that in words."""

from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.published import Figures, KindFigures
from ledelsesplan.reports.summary.content import LEVELS_TOGETHER, NOTHING, percent, plans_words, share, under_words
from ledelsesplan.text import _, format_count, ngettext

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
STEPS_FROM = (0.2, 0.4, 0.6)


class HeatRow(NamedTuple):
    """A competency: its id, its name and the number of its corner flag."""

    competency: str
    name: str
    flag: int


class HeatColumn(NamedTuple):
    """A level, or all of them together; `figures` is None where too few plans cover it.

    `of_levels` where a plan counts at several levels, so that its sums are of more than there are plans.
    """

    name: str
    figures: Figures | None
    of_levels: bool = False


class HeatCell(NamedTuple):
    """In how many plans of how many a competency is marked; `plans` is None where it is hidden."""

    plans: int | None
    strength: int = 0
    priority: int = 0


def share_words(count: int, plans: int) -> str:
    """`31 %`."""
    return percent(share(count, plans))


def step_of(value: float) -> int:
    """Which of the four steps of colour a share has."""
    return sum(value >= least for least in STEPS_FROM)


class HeatModel(QAbstractTableModel):
    """The first column names the competencies, the header the levels; only the other cells can be gone to."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[HeatRow, ...] = ()
        self.columns: tuple[HeatColumn, ...] = ()
        self.under = ""

    def show(self, framework: Framework, figures: KindFigures, minimum: int) -> None:
        """Takes the figures of a kind of plan."""
        self.beginResetModel()
        self.under = under_words(minimum)
        self.rows = tuple(
            HeatRow(competency.id, competency.name, number)
            for number, flag in enumerate(framework.corner_flags)
            for competency in flag.competencies
        )
        levels = (HeatColumn(level.name, figures.level(level.id).total) for level in framework.levels)
        self.columns = (*levels, HeatColumn(LEVELS_TOGETHER, figures.total, figures.is_of_several_levels))
        self.endResetModel()

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """The competencies."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """The levels, beside the names of the competencies."""
        return 0 if parent.isValid() or not self.columns else len(self.columns) + 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Names cannot be gone to."""
        if index.column() < 1:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def cell(self, row: int, column: int) -> HeatCell:
        """The cell of a row and a column of the table; the columns of cells begin with 1."""
        figures = self.columns[column - 1].figures
        if figures is None:
            return HeatCell(None)
        sums = figures.areas.get(self.rows[row].competency, NOTHING)
        return HeatCell(figures.plans, sums.strength, sums.priority)

    def plans_words(self, column: int) -> str:
        """How many plans a column is about, or how many levels in plans."""
        _name, figures, of_levels = self.columns[column - 1]
        if figures is None:
            return _("{under} planer").format(under=self.under)
        if of_levels:
            return ngettext("{count} niveau", "{count} niveauer", figures.plans)
        return plans_words(figures.plans)

    def words(self, row: int, column: int) -> str:
        """A cell in full."""
        place = _("{level}, {competency}").format(level=self.columns[column - 1].name, competency=self.rows[row].name)
        cell = self.cell(row, column)
        if cell.plans is None:
            return _("{place}: vises ikke, {plans}").format(place=place, plans=self.plans_words(column))
        return _("{place}: styrke i {strength} og udviklingsområde i {priority} af {plans}").format(
            place=place,
            strength=f"{format_count(cell.strength)} ({share_words(cell.strength, cell.plans)})",
            priority=f"{format_count(cell.priority)} ({share_words(cell.priority, cell.plans)})",
            plans=self.plans_words(column),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The cell in words."""
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row, column = index.row(), index.column()
        return self.words(row, column) if column else self.rows[row].name

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What the cells of a row or a column share."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return self.rows[section].name if section < len(self.rows) else None
        if not section:
            return _("Ledelseskompetence")
        return f"{self.columns[section - 1].name}, {self.plans_words(section)}"
