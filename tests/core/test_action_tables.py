"""When deadlines are counted by month, and when by quarter."""

from collections.abc import Iterable
from itertools import product

from ledelsesplan.core.action_records import ActionRecords, packed
from ledelsesplan.core.action_tables import action_tables
from ledelsesplan.core.plan import Status
from ledelsesplan.core.plan_counts import Quarter, quarter_of
from ledelsesplan.core.published import ActionTables

LEAST = 5
JANUARY = 12 * 2027
SUBJECTS = ("styring", "personale", "nytaenkning")


def tables(months: Iterable[int | None], plans: int) -> ActionTables:
    """The tables of so many plans with an action for each subject in each month; None for no deadline."""
    records = ActionRecords(SUBJECTS)
    due = [None if month is None else JANUARY + month for month in months]
    for _plan in range(plans):
        records.add([packed(subject, Status.DONE, month, None) for subject, month in product(range(3), due)])
    found = action_tables(records, SUBJECTS, LEAST)
    assert found is not None
    return found


def columns(found: ActionTables) -> list[object]:
    """What each column is of; none is joined of several."""
    assert all(len(values) == 1 for values in found.by_deadline.columns)
    return [values[0] for values in found.by_deadline.columns]


def test_months_of_a_year_with_many_actions_stand_alone() -> None:
    found = tables(range(12), 5)
    assert not found.are_in_quarters
    assert columns(found) == [JANUARY + month for month in range(12)]


def test_more_months_than_a_year_has_are_counted_by_quarter() -> None:
    found = tables([*range(14), None], 40)
    assert found.are_in_quarters
    assert columns(found) == [*(Quarter(2027, number) for number in (1, 2, 3, 4)), Quarter(2028, 1), None]
    assert found.by_deadline.column_totals == (360, 360, 360, 360, 240, 120)
    assert found.by_deadline.total == found.by_status.total == 40 * 15 * 3


def test_few_actions_are_counted_by_quarter() -> None:
    """With one action in each of twelve months, a cell would have a twelfth of the plans."""
    records = ActionRecords(SUBJECTS)
    for number in range(60):
        records.add([packed(number % 3, Status.DONE, JANUARY + number % 12, None)])
    found = action_tables(records, SUBJECTS, LEAST)
    assert found is not None
    assert columns(found) == [Quarter(2027, number) for number in (1, 2, 3, 4)]


def test_months_that_have_their_quarters_to_themselves_stay_months() -> None:
    found = tables(range(0, 42, 3), 5)
    assert columns(found) == [JANUARY + month for month in range(0, 42, 3)]


def test_a_quarter_is_three_months_of_a_year() -> None:
    assert [quarter_of(JANUARY + month) for month in (0, 2, 3, 11, 12)] == [
        Quarter(2027, 1),
        Quarter(2027, 1),
        Quarter(2027, 2),
        Quarter(2027, 4),
        Quarter(2028, 1),
    ]
