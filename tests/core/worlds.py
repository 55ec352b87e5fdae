"""Plans as far as groups go, for what is published of many."""

from datetime import date
from typing import NamedTuple

from ledelsesplan.core.layout import Layout
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import CountedAction, CountedRound, PlanCounts, record_of
from ledelsesplan.core.summary import Summary
from tests.core.marks import CountedMark, sides
from tests.counted import summary_of
from tests.factories import SMALL_LEVELS, small_framework

LAYOUT = Layout.of(small_framework())
TOP, MIDDLE, TEAM = SMALL_LEVELS
LEAST = 5
DAY = date(2027, 3, 3)
BEHAVIOUR, OTHER = "styring.tema-1.top", "styring.tema-2.top"


class Kept(NamedTuple):
    """A plan as far as groups go."""

    unit: str
    kind: Kind
    levels: tuple[str, ...]


def counted(
    number: int, kept: Kept, *marks: CountedMark, round_id: str = "r1", actions: tuple[CountedAction, ...] = ()
) -> PlanCounts:
    marked = CountedRound(round_id, DAY, LAYOUT.framework, kept.levels, *sides(marks), actions)
    return PlanCounts(record_of(f"{number:032x}", round_id), kept.kind, kept.unit, DAY, marked, actions)


def summary(plans: list[Kept], *marks: CountedMark, first: int = 0, round_id: str = "r1") -> Summary:
    listed = (counted(first + number, kept, *marks, round_id=round_id) for number, kept in enumerate(plans))
    return summary_of(LAYOUT, listed)


def personal(unit: str, level: str, count: int) -> list[Kept]:
    return [Kept(unit, Kind.PERSONAL, (level,))] * count
