"""The days of a plan, and of the organisation's year."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.plan import Plan, Status
from ledelsesplan.core.schedule import DayKind, days
from ledelsesplan.core.year_wheel import Occurrence, YearlyDate, occurrences
from tests.factories import empty_plan, plans


def planned() -> Plan:
    plan = edits.add_action(empty_plan(), None, identifier="a1", text="Kursus", deadline=date(2027, 5, 1))
    plan = edits.change_action(plan, "a1", follow_up=date(2027, 4, 1))
    plan = edits.add_action(plan, None, identifier="a2", deadline=date(2027, 4, 1), status=Status.DONE)
    plan = talk_edits.put_talk(plan, date(2027, 6, 9), "Status", identifier="t1")
    return edits.set_follow_up(plan, date(2027, 3, 15))


def test_every_day_of_a_plan_in_order() -> None:
    assert [(day.key, day.kind, day.date, day.is_open) for day in days(planned())] == [
        ("plan", DayKind.PLAN_FOLLOW_UP, date(2027, 3, 15), True),
        ("a1-follow-up", DayKind.ACTION_FOLLOW_UP, date(2027, 4, 1), True),
        ("a2-deadline", DayKind.DEADLINE, date(2027, 4, 1), False),
        ("a1-deadline", DayKind.DEADLINE, date(2027, 5, 1), True),
        ("t1-talk", DayKind.TALK, date(2027, 6, 9), True),
    ]


@given(plans())
def test_no_two_days_share_a_key(plan: Plan) -> None:
    keys = [day.key for day in days(plan)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize(
    ("yearly", "year", "expected"),
    [
        (YearlyDate("MED", (3, 3), (3, 3)), 2027, (date(2027, 3, 3), date(2027, 3, 3))),
        (YearlyDate("LUS", (11, 15), (1, 31)), 2027, (date(2027, 11, 15), date(2028, 1, 31))),
        (YearlyDate("Skudår", (2, 29), (2, 29)), 2027, (date(2027, 2, 28), date(2027, 2, 28))),
        (YearlyDate("Skudår", (2, 29), (2, 29)), 2028, (date(2028, 2, 29), date(2028, 2, 29))),
        (YearlyDate("Seminar", (9, 1), (9, 2), 2027), 2027, (date(2027, 9, 1), date(2027, 9, 2))),
    ],
)
def test_when_a_yearly_date_is(yearly: YearlyDate, year: int, expected: tuple[date, date]) -> None:
    assert yearly.in_year(year) == expected


def test_what_is_of_another_year_is_left_out_and_the_rest_stands_in_order() -> None:
    dates = (
        YearlyDate("Efter", (9, 1), (9, 1)),
        YearlyDate("Andet år", (1, 1), (1, 1), 2026),
        YearlyDate("Først", (3, 1), (3, 31)),
    )
    assert occurrences(dates, 2027) == (
        Occurrence("Først", date(2027, 3, 1), date(2027, 3, 31)),
        Occurrence("Efter", date(2027, 9, 1), date(2027, 9, 1)),
    )


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(2000, 2100))
def test_every_day_of_the_year_is_a_day_of_any_year(day: date, year: int) -> None:
    when = YearlyDate("Dag", (day.month, day.day), (day.month, day.day)).in_year(year)
    assert when is not None
    assert when[0] == when[1]
    assert when[0].month == day.month
