"""What someone changed in a workbook that was made of a plan: what takes effect, what is a conflict, what is no value.

A workbook carries the traces of what it was made with. A cell that still has its trace was not edited; an edited one
takes effect where the plan's own value still has it, too, and is a conflict where the plan has gone on since.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum

from pydantic import ValidationError

from ledelsesplan.core.edits import add_action, change_action, fresh_id, write_goal
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Action, ActivityType, Goal, Plan, Status


class Field(StrEnum):
    """What of an action can be edited in a workbook: fields of Action, and the text of its goal."""

    TEXT = "text"
    SUCCESS_SIGN = "success_sign"
    RESPONSIBLE = "responsible"
    DEADLINE = "deadline"
    FOLLOW_UP = "follow_up"
    STATUS = "status"
    NOTE = "note"
    GOAL = "goal"
    ACTIVITY_TYPE = "activity_type"
    SUPPORT = "support"
    START = "start"


FieldValue = str | date | Status | ActivityType | None
"""A field's value; a blank text is empty, and None stands for a date, a kind or a status that is not there."""

Fit = Callable[[str], tuple[str, bool]]
"""Gives a text as a cell shows it, and whether it had to be cut for that."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """What stands in a cell and is no value of its field; `reason` is a code of `reasons.REASONS`.

    `trace` is that of a value that it could be, but that nobody will have meant unless it was exported.
    """

    written: str
    reason: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """An edited cell: where it is, as Excel names it, and what it holds."""

    place: str
    value: FieldValue | Unreadable


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A row of the action plan in a workbook. `action` is its hidden id, empty in a row that someone has added."""

    number: int
    action: str
    cells: Mapping[Field, Cell]
    behaviour: str = ""
    wording: str = ""


@dataclass(frozen=True, slots=True)
class ReadActions:
    """The action plan of a workbook: which plan and revision it was made of, its rows, and the traces of each action.

    Columns that are not there any more are in no row.
    """

    plan_id: str
    revision: int
    rows: tuple[ReadRow, ...]
    exported: Mapping[str, Mapping[Field, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """An edited value of an action. In a conflict the plan's own value has changed since the export, too."""

    action: str
    field: Field
    place: str
    before: FieldValue
    after: FieldValue
    conflict: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A cell that cannot be taken in; `action` is None in a new row, `reason` a code of `reasons.REASONS`."""

    action: str | None
    field: Field
    place: str
    written: str
    reason: str


@dataclass(frozen=True, slots=True)
class NewAction:
    """A row that was added, as an action to be."""

    row: int
    behaviour: str | None
    fields: Mapping[Field, FieldValue]


@dataclass(frozen=True)
class Comparison:
    """All that differs. `gone` are actions whose rows are no longer there, `unknown` edited rows of deleted actions."""

    changes: tuple[Change, ...] = ()
    new: tuple[NewAction, ...] = ()
    refused: tuple[Refused, ...] = ()
    gone: tuple[str, ...] = ()
    unknown: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.changes or self.new or self.refused or self.gone or self.unknown)


def trace(value: FieldValue) -> str:
    """What tells whether a value was edited; a text's does not change with white space or line ends."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value)
    words = " ".join(value.split())
    return "sha256:" + hashlib.sha256(words.encode()).hexdigest()[:16] if words else ""


def compare(plan: Plan, framework: Framework, book: ReadActions, fit: Fit) -> Comparison:
    """What a workbook of this plan holds that the plan does not."""
    return _Comparing(plan, framework, book, fit).result()


def take(
    plan: Plan, /, changes: Iterable[Change], new: Iterable[NewAction], *, new_id: Callable[[], str] = fresh_id
) -> Plan:
    """The plan with these changes and new actions. Raises UnknownItem where an action is no longer there."""
    for change in changes:
        plan = _write(plan, change.action, change.field, change.after, new_id)
    for item in new:
        identifier = new_id()
        fields = {name.value: value for name, value in item.fields.items() if name is not Field.GOAL}
        plan = add_action(plan, item.behaviour, identifier=identifier, **fields)
        wanted = item.fields.get(Field.GOAL)
        known = next((goal.id for goal in plan.goals if wanted and trace(goal.text) == trace(wanted)), None)
        if known is not None:
            plan = change_action(plan, identifier, goal=known)
        elif wanted:
            plan = _write(plan, identifier, Field.GOAL, wanted, new_id)
    return plan


def value_of(plan: Plan, action: Action, name: Field) -> FieldValue:
    """The plan's own value of a field."""
    if name is Field.GOAL:
        goal = plan.goal(action.goal)
        return goal.text if goal is not None else ""
    value: FieldValue = getattr(action, name.value)
    return value


def _write(plan: Plan, action: str, name: Field, value: FieldValue, new_id: Callable[[], str]) -> Plan:
    if name is Field.GOAL:
        return write_goal(plan, action, str(value or ""), new_id=new_id)
    return change_action(plan, action, **{name.value: value})


@dataclass
class _Comparing:
    """The comparison while it is made."""

    plan: Plan
    framework: Framework
    book: ReadActions
    fit: Fit
    changes: list[Change] = field(default_factory=list)
    new: list[NewAction] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)

    def result(self) -> Comparison:
        rows: dict[str, list[ReadRow]] = {}
        for row in self.book.rows:
            is_known = row.action in self.book.exported or self.plan.action(row.action) is not None
            rows.setdefault(row.action if is_known else "", []).append(row)
        for row in rows.pop("", []):
            self._add(row)
        for identifier, copies in rows.items():
            # Who copies a row copies its hidden id: the row that was edited least is the action, the others are new.
            original = min(copies, key=lambda row: len(self._edited(row)))
            self._look_at(identifier, original)
            for row in copies:
                if row is not original:
                    self._add(row)
        expected = [action.id for action in self.plan.actions if action.id in self.book.exported]
        gone = tuple(identifier for identifier in expected if identifier not in rows)
        order = {action.id: number for number, action in enumerate(self.plan.actions)}
        self.changes.sort(key=lambda change: order[change.action])
        self.new.sort(key=lambda item: item.row)
        return Comparison(tuple(self.changes), tuple(self.new), tuple(self.refused), gone, tuple(self.unknown))

    def _edited(self, row: ReadRow) -> list[Field]:
        """The fields of a row that no longer have the trace of the export."""
        traces = self.book.exported.get(row.action, {})
        return [name for name, cell in row.cells.items() if _trace_in(cell) != traces.get(name, "")]

    def _look_at(self, identifier: str, row: ReadRow) -> None:
        action, edited = self.plan.action(identifier), self._edited(row)
        if action is None:
            if edited:
                self.unknown.append(row.number)
            return
        traces = self.book.exported.get(identifier)
        for name in edited:
            cell, own = row.cells[name], value_of(self.plan, action, name)
            shown, is_cut = self._shown(own)
            if isinstance(cell.value, Unreadable):
                self._refuse(identifier, name, cell, cell.value.reason)
            elif trace(cell.value) == trace(shown):
                continue  # the plan has it already
            elif problem := "text_was_cut" if is_cut else self._problem(action, name, cell.value):
                self._refuse(identifier, name, cell, problem)
            else:
                conflict = traces is None or trace(shown) != traces.get(name, "")
                self.changes.append(Change(identifier, name, cell.place, own, cell.value, conflict))

    def _shown(self, value: FieldValue) -> tuple[FieldValue, bool]:
        """A value as a cell shows it, and whether it had to be cut for that."""
        if isinstance(value, str) and not isinstance(value, Enum):
            return self.fit(value)
        return value, False

    def _problem(self, action: Action, name: Field, value: FieldValue) -> str:
        """Why a value cannot stand in the plan, as a code, or nothing."""
        if name is Field.STATUS and value is None:
            return "no_status"
        if name is Field.GOAL:
            shared = action.goal is not None and sum(item.goal == action.goal for item in self.plan.actions) > 1
            return "goal_is_shared" if shared else _unfit(name, value)
        return _unfit(name, value)

    def _is_there(self, row: ReadRow) -> bool:
        """Whether the plan has such an action: the workbook was read before, or a row was copied and left as it was."""
        read = {
            name: None if isinstance(cell.value, Unreadable) else cell.value or None for name, cell in row.cells.items()
        }
        if Field.STATUS in read and read[Field.STATUS] is None:
            read[Field.STATUS] = Status.NOT_STARTED
        return any(
            all(
                trace(value) == trace(self._shown(value_of(self.plan, action, name))[0]) for name, value in read.items()
            )
            for action in self.plan.actions
        )

    def _add(self, row: ReadRow) -> None:
        if self._is_there(row):
            return
        fields: dict[Field, FieldValue] = {}
        for name, cell in row.cells.items():
            if isinstance(cell.value, Unreadable):
                self._refuse(None, name, cell, cell.value.reason)
            elif problem := _unfit(name, cell.value):
                self._refuse(None, name, cell, problem)
            elif cell.value not in (None, ""):
                fields[name] = cell.value
        if fields:
            self.new.append(NewAction(row.number, self._behaviour(row), fields))

    def _behaviour(self, row: ReadRow) -> str | None:
        """What a new row is about: by its wording as someone has copied or typed it, else by the id beside it."""
        wanted = trace(row.wording)
        found = {item.id for item in self.framework.markables() if wanted and trace(item.text) == wanted}
        found |= {item.id for item in self.plan.round.wordings if wanted and trace(item.text) == wanted}
        if len(found) == 1:
            return found.pop()
        return row.behaviour if self.framework.markable(row.behaviour) is not None else None

    def _refuse(self, action: str | None, name: Field, cell: Cell, reason: str) -> None:
        written = cell.value.written if isinstance(cell.value, Unreadable) else str(cell.value or "")
        self.refused.append(Refused(action, name, cell.place, written, reason))


def _trace_in(cell: Cell) -> str:
    value = cell.value
    return value.trace or value.written if isinstance(value, Unreadable) else trace(value)


def _unfit(name: Field, value: FieldValue) -> str:
    """What the plan's own values have against a value of a field: the code of its error, or nothing."""
    try:
        if name is Field.GOAL:
            if value:
                Goal(id="x", text=str(value))
        elif value is not None:
            Action(id="x", round="x").replacing(**{name.value: value})
    except ValidationError as error:
        return str(error.errors()[0]["type"])
    return ""
