"""The actions of a plan as a table: sorted, filtered by status, and told of change by change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Action, Plan, Status
from ledelsesplan.terms import STATUS
from ledelsesplan.text import _, format_date, format_week, overdue
from ledelsesplan.ui.whereabouts import Whereabouts, whereabouts

Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()

# The order in which the page offers and sorts them: from what waits to what is over.
STATUS_ORDER = (Status.NOT_STARTED, Status.IN_PROGRESS, Status.POSTPONED, Status.DONE)
_DANISH_LETTERS = str.maketrans("äöüå", "æøyÿ")


class Column(IntEnum):
    """The columns of the table."""

    NUMBER = 0
    ACTION = 1
    RESPONSIBLE = 2
    DEADLINE = 3
    STATUS = 4


COLUMN_NAMES = {
    Column.NUMBER: _("Nr."),
    Column.ACTION: _("Handling"),
    Column.RESPONSIBLE: _("Ansvarlig"),
    Column.DEADLINE: _("Frist"),
    Column.STATUS: _("Status"),
}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action with its number in the plan (from 1), where it belongs, and how many days its deadline is past."""

    number: int
    action: Action
    where: Whereabouts
    days_overdue: int

    @property
    def shown_text(self) -> str:
        """What it says, or that it says nothing yet."""
        return self.action.text.strip() or _("Uden tekst endnu")

    @property
    def due_words(self) -> str:
        """The week of the deadline, or how long it is past; nothing without a deadline."""
        if self.action.deadline is None:
            return ""
        return overdue(self.days_overdue) if self.days_overdue else format_week(self.action.deadline)


class ActionModel(QAbstractTableModel):
    """Rows of actions, by deadline until something else is chosen; what is done comes after what is open there."""

    def __init__(self, framework: Framework, today: Callable[[], date], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._framework = framework
        self._today = today
        self._plan: Plan | None = None
        self._rows: list[ActionRow] = []
        self._kept = ""
        self.status: Status | None = None
        self.column = Column.DEADLINE
        self.descending = False

    # What it shows

    def show(self, plan: Plan) -> None:
        """Takes a plan; rows that are the same stay untouched."""
        self._plan = plan
        self._become(self._chosen_rows(plan))

    def choose_status(self, status: Status | None) -> None:
        """Shows only the actions of a status, or all."""
        self.status = status
        self._kept = ""
        self.refresh()

    def keep(self, identifier: str) -> None:
        """Lets one action stay though it no longer passes the filter: the one that is being worked on."""
        self._kept = identifier

    def refresh(self) -> None:
        """Sorts and filters anew."""
        if self._plan is not None:
            self.show(self._plan)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; equal rows stand by deadline."""
        self.column, self.descending = Column(column), order == Qt.SortOrder.DescendingOrder
        self.refresh()

    def row(self, number: int) -> ActionRow:
        """A row of the table."""
        return self._rows[number]

    def find(self, identifier: str) -> int | None:
        """The row in which an action stands, or None where it is not shown."""
        return next((number for number, row in enumerate(self._rows) if row.action.id == identifier), None)

    def identifier(self, index: Index) -> str:
        """The id of the action at an index, or nothing."""
        return self._rows[index.row()].action.id if index.isValid() and index.row() < len(self._rows) else ""

    def _chosen_rows(self, plan: Plan) -> list[ActionRow]:
        today = self._today()
        rows = [
            ActionRow(number, action, whereabouts(self._framework, plan, action.behaviour), action.days_overdue(today))
            for number, action in enumerate(plan.actions, start=1)
            if self.status in (None, action.status) or action.id == self._kept
        ]
        rows.sort(key=_by_deadline)
        if self.column is Column.DEADLINE:
            if self.descending:
                rows.sort(key=lambda row: row.action.deadline or date.min, reverse=True)
            rows.sort(key=lambda row: (not row.action.is_open, row.action.deadline is None))
        elif self.column is Column.NUMBER:
            rows.sort(key=lambda row: row.number, reverse=self.descending)
        elif self.column is Column.STATUS:
            rows.sort(key=lambda row: STATUS_ORDER.index(row.action.status), reverse=self.descending)
        else:
            rows.sort(key=self._words, reverse=self.descending)
            rows.sort(key=lambda row: not self._words(row))
        return rows

    def _words(self, row: ActionRow) -> str:
        text = row.action.text if self.column is Column.ACTION else row.action.responsible
        return alphabetical(text.strip())

    def _become(self, rows: list[ActionRow]) -> None:
        wanted = {row.action.id for row in rows}
        for number in reversed(range(len(self._rows))):
            if self._rows[number].action.id not in wanted:
                self.beginRemoveRows(NO_INDEX, number, number)
                del self._rows[number]
                self.endRemoveRows()
        self._reorder([row.action.id for row in rows])
        for number, row in enumerate(rows):
            if number >= len(self._rows) or self._rows[number].action.id != row.action.id:
                self.beginInsertRows(NO_INDEX, number, number)
                self._rows.insert(number, row)
                self.endInsertRows()
            elif self._rows[number] != row:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number, 0), self.index(number, len(Column) - 1))

    def _reorder(self, wanted: list[str]) -> None:
        """Puts the present rows into the wanted order, and takes the views' indexes along."""
        before = [row.action.id for row in self._rows]
        place = {identifier: number for number, identifier in enumerate(wanted)}
        ordered = sorted(self._rows, key=lambda row: place[row.action.id])
        if [row.action.id for row in ordered] == before:
            return
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        self._rows = ordered
        now = {row.action.id: number for number, row in enumerate(ordered)}
        self.changePersistentIndexList(old, [self.index(now[before[item.row()]], item.column()) for item in old])
        self.layoutChanged.emit()

    # Qt's model

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """The actions that are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = NO_INDEX) -> int:
        """The columns."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell's words, and the whole row for assistive technology."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell_text(row, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible_name(row)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole and section in COLUMN_NAMES:
            return COLUMN_NAMES[Column(section)]
        return None


def alphabetical(text: str) -> str:
    """A key that sorts as a Danish dictionary does: å last, after æ and ø."""
    return text.casefold().translate(_DANISH_LETTERS)


def accessible_name(row: ActionRow) -> str:
    """A row in full: `Handling 3: …, Chef · …, ansvarlig Karen Lund, frist 05-03-2027, uge 9, I gang`."""
    words = [_("Handling {number}: {text}").format(number=row.number, text=row.shown_text), row.where.line]
    if row.action.responsible:
        words.append(_("ansvarlig {name}").format(name=row.action.responsible))
    if row.action.deadline is not None:
        words.append(_("frist {date}").format(date=format_date(row.action.deadline)))
        words.append(row.due_words)
    words.append(STATUS[row.action.status])
    return ", ".join(words)


def _by_deadline(row: ActionRow) -> tuple[bool, bool, date, int]:
    deadline = row.action.deadline
    return not row.action.is_open, deadline is None, deadline or date.max, row.number


def _cell_text(row: ActionRow, column: Column) -> str:
    match column:
        case Column.NUMBER:
            return str(row.number)
        case Column.ACTION:
            return f"{row.shown_text}\n{row.where.line}"
        case Column.RESPONSIBLE:
            return row.action.responsible
        case Column.DEADLINE:
            return "\n".join(part for part in (format_date(row.action.deadline), row.due_words) if part)
        case Column.STATUS:
            return STATUS[row.action.status]
