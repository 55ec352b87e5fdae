"""Tables of the actions of many plans in which nothing can be worked out of fewer plans than a minimum.

Small rows and columns are joined first (global recoding), so that every total comes from enough plans; then cells are
hidden (`suppression`). All tables have the same rows, so that what one hides the other does not give away.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import reduce
from itertools import product
from operator import or_
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
    if not records or records.plans < minimum:
        return None
    rows = _joined(records, subjects, lambda cell: cell.subject, minimum)
    deadlines, deadline_of = _deadlines(records, len(rows), minimum)

    def table(values: tuple[Column, ...], column_of: Callable[[ActionCell], Column]) -> ActionTable:
        columns = _joined(records, values, column_of, minimum)
        return _table(records, rows, columns, column_of, minimum)

    return ActionTables(
        by_status=table(STATUSES, lambda cell: cell.status),
        by_deadline=table((*deadlines, None), deadline_of),
        by_activity=table(ACTIVITIES, lambda cell: cell.activity),
    )


def _deadlines(
    records: ActionRecords, rows: int, minimum: int
) -> tuple[tuple[Column, ...], Callable[[ActionCell], Column]]:
    """All months in which something is due, or all quarters, and which of them an action has.

    Quarters are taken where there are many months, or so few actions in each that most of their cells would be hidden.
    The choice follows from how many actions and rows there are, which is shown, and how many months: from no cell.
    """
    months = sorted(records.tally(lambda cell: cell.due))
    quarters = {month: quarter_of(month) for month in months}
    found = sorted({*quarters.values()})
    are_readable = len(months) <= MOST_MONTHS and len(records) >= minimum * rows * len(months)
    if are_readable or len(found) == len(months):
        return tuple(months), lambda cell: cell.due
    return tuple(found), lambda cell: None if cell.due is None else quarters[cell.due]


def _joined(
    records: ActionRecords, values: Sequence[Class], value_of: Callable[[ActionCell], Class], minimum: int
) -> tuple[tuple[Class, ...], ...]:
    """The values that occur, each alone where enough plans have it; the others together, with as many as it takes."""
    bits = {value: 1 << number for number, value in enumerate(values)}
    kinds = Counter(_union(bits[value_of(cell)] for cell in plan) for plan in records.of_plans())

    def plans_with(some: Iterable[Class]) -> int:
        wanted = _union(bits[value] for value in some)
        return sum(plans for found, plans in kinds.items() if found & wanted)

    counts = {value: plans_with([value]) for value in values}
    alone = [value for value in values if counts[value] >= minimum]
    joined = [value for value in values if 0 < counts[value] < minimum]
    while joined and alone and plans_with(joined) < minimum:
        joined.append(alone.pop(min(range(len(alone)), key=lambda number: counts[alone[number]])))
    last = tuple(value for value in values if value in joined)
    return (*((value,) for value in alone), *((last,) if last else ()))


def _union(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)


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
