"""Tables of the actions of many plans in which nothing can be worked out of fewer plans than a minimum.

Small rows and columns are joined first (global recoding), so that every total comes from enough plans; then cells are
hidden (`suppression`). All tables have the same rows, so that what one hides the other does not give away.
"""

from collections.abc import Callable, Collection, Hashable, Iterable
from itertools import product
from typing import TypeVar

from ledelsesplan.core.action_records import ActionCell, ActionRecords
from ledelsesplan.core.plan import ActivityType, Status
from ledelsesplan.core.plan_counts import quarter_of
from ledelsesplan.core.published import ActionTable, ActionTables, Column
from ledelsesplan.core.suppression import Behind, hidden_cells

Class = TypeVar("Class", bound=Hashable)

STATUSES: tuple[Column, ...] = tuple(Status)
ACTIVITIES: tuple[Column, ...] = (*ActivityType, None)

MOST_MONTHS = 12
"""Deadlines in more months are counted by quarter: a longer table does not fit on a page below that of statuses."""


def action_tables(records: ActionRecords, subjects: tuple[str, ...], minimum: int) -> ActionTables | None:
    """The three tables, or None where fewer plans than the minimum have actions."""
    plans = [frozenset(cells) for cells in records.of_plans()]
    if len(plans) < minimum or not plans:
        return None
    rows = _joined(plans, subjects, lambda cell: cell.subject, minimum)
    deadlines, deadline_of = _deadlines(plans, len(records), len(rows), minimum)

    def table(values: tuple[Column, ...], column_of: Callable[[ActionCell], Column]) -> ActionTable:
        columns = _joined(plans, values, column_of, minimum)
        return _table(records, rows, columns, column_of, minimum)

    return ActionTables(
        by_status=table(STATUSES, lambda cell: cell.status),
        by_deadline=table((*deadlines, None), deadline_of),
        by_activity=table(ACTIVITIES, lambda cell: cell.activity),
    )


def _deadlines(
    plans: Collection[frozenset[ActionCell]], actions: int, rows: int, minimum: int
) -> tuple[tuple[Column, ...], Callable[[ActionCell], Column]]:
    """All months in which something is due, or all quarters, and which of them an action has.

    Quarters are taken where there are many months, or so few actions in each that most of their cells would be hidden.
    The choice follows from how many actions and rows there are, which is shown, and how many months: from no cell.
    """
    months = sorted({cell.due for plan in plans for cell in plan if cell.due is not None})
    quarters = {month: quarter_of(month) for month in months}
    found = sorted({*quarters.values()})
    are_readable = len(months) <= MOST_MONTHS and actions >= minimum * rows * len(months)
    if are_readable or len(found) == len(months):
        return tuple(months), lambda cell: cell.due
    return tuple(found), lambda cell: None if cell.due is None else quarters[cell.due]


def _joined(
    plans: Collection[frozenset[ActionCell]],
    values: Iterable[Class],
    value_of: Callable[[ActionCell], Class],
    minimum: int,
) -> tuple[tuple[Class, ...], ...]:
    """The values that occur, each alone where enough plans have it; the others together, with as many as it takes."""
    of_plans = [{value_of(cell) for cell in plan} for plan in plans]
    listed = [value for value in values if any(value in found for found in of_plans)]
    counts = {value: sum(value in found for found in of_plans) for value in listed}
    alone = [value for value in listed if counts[value] >= minimum]
    joined = [value for value in listed if counts[value] < minimum]
    while joined and alone and sum(not found.isdisjoint(joined) for found in of_plans) < minimum:
        joined.append(alone.pop(min(range(len(alone)), key=lambda number: counts[alone[number]])))
    last = tuple(value for value in listed if value in joined)
    return (*((value,) for value in alone), *((last,) if last else ()))


def _table(
    records: ActionRecords,
    rows: tuple[tuple[str, ...], ...],
    columns: tuple[tuple[Column, ...], ...],
    column_of: Callable[[ActionCell], Column],
    minimum: int,
) -> ActionTable:
    row_numbers = {value: number for number, values in enumerate(rows) for value in values}
    column_numbers = {value: number for number, values in enumerate(columns) for value in values}

    def place(cell: ActionCell) -> tuple[int, int]:
        return row_numbers[cell.subject], column_numbers[column_of(cell)]

    counts = dict.fromkeys(product(range(len(rows)), range(len(columns))), 0)
    counts |= {cell: sums.actions for cell, sums in records.tally(place).items()}
    plans: dict[tuple[int, int], set[int]] = {}
    for number, plan in enumerate(records.of_plans()):
        for cell in plan:
            there = plans.setdefault(place(cell), set())
            if len(there) < minimum:
                there.add(number)
    hidden = hidden_cells(counts, Behind(plans, minimum))
    return ActionTable(
        rows=rows,
        columns=columns,
        cells={cell: None if cell in hidden else count for cell, count in counts.items() if count or cell in hidden},
        row_totals=tuple(_total(counts, 0, number) for number in range(len(rows))),
        column_totals=tuple(_total(counts, 1, number) for number in range(len(columns))),
    )


def _total(counts: dict[tuple[int, int], int], side: int, number: int) -> int:
    return sum(count for cell, count in counts.items() if cell[side] == number)
