"""What the period before tells of few plans beside what is shown of now, against an attacker who tries every world."""

from collections.abc import Iterable, Iterator
from itertools import count, product
from typing import NamedTuple

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from ledelsesplan.core.anonymity import publish
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import PlanCounts
from ledelsesplan.core.published import Published
from tests.core.worlds import BEHAVIOUR, LAYOUT, LEAST, TOP, Kept, counted
from tests.counted import summary_of

COMPETENCY = "styring"


class Some(NamedTuple):
    """Plans alike: how many there are, and how many of them mark the competency."""

    plans: int
    marked: int

    def made(self, unit: str, side: str, numbers: Iterator[int]) -> list[PlanCounts]:
        kept, mark = Kept(unit, Kind.PERSONAL, (TOP,)), (BEHAVIOUR, side == "strength", side == "priority", True)
        return [counted(next(numbers), kept, *([mark] if n < self.marked else [])) for n in range(self.plans)]


class Unit(NamedTuple):
    """The plans of a unit that are in both periods, and those that are new."""

    same: Some
    new: Some


class Range(NamedTuple):
    """What the block of a unit alone tells: from how few to how many of those in both periods are marked."""

    low: int
    high: int


some = st.integers(0, 9).flatmap(lambda plans: st.builds(Some, st.just(plans), st.integers(0, plans)))
units = st.lists(st.builds(Unit, some, some), min_size=1, max_size=4)
side = st.sampled_from(["strength", "priority"])

THREE_UNITS = [Unit(Some(10, 4), Some(2, 2)), Unit(Some(10, 5), Some(2, 1)), Unit(Some(10, 0), Some(5, 0))]
"""With nine marked before, three of the four new ones in the first two are, although of neither alone it follows."""


def worlds(ranges: Iterable[Range], gone: int, total: int) -> list[tuple[int, ...]]:
    """How many may be marked of those in both periods, by unit, and of those that are gone."""
    found = product(*(range(low, high + 1) for low, high in ranges), range(gone + 1))
    return [world for world in found if sum(world) == total]


@settings(max_examples=300)
@given(units, some, side)
@example(THREE_UNITS, Some(0, 0), "strength")
@example(THREE_UNITS, Some(0, 0), "priority")
def test_no_bounds_tell_what_few_plans_mark(listed: list[Unit], left: Some, side: str) -> None:
    """The attacker knows how many plans of which unit are in both periods, new and gone, and reads how many mark it."""
    assume(all(same.plans + new.plans >= LEAST for same, new in listed))
    numbers = count()
    same = [plan for name, unit in enumerate(listed) for plan in unit.same.made(f"Enhed {name}", side, numbers)]
    new = [plan for name, unit in enumerate(listed) for plan in unit.new.made(f"Enhed {name}", side, numbers)]
    gone = left.made("Enhed 0", side, numbers)
    published = publish(summary_of(LAYOUT, same + new), LEAST, previous=summary_of(LAYOUT, same + gone))
    total = total_before(published, side)
    if total is None:
        return
    assert total == sum(unit.same.marked for unit in listed) + left.marked
    ranges = [
        Range(max(0, same.marked + new.marked - new.plans), min(same.plans, same.marked + new.marked))
        for same, new in listed
    ]
    possible = worlds(ranges, left.plans, total)
    for choice in product(("none", "same", "new"), repeat=len(listed)):
        for with_gone in (False, True):
            chosen = [(unit, of) for unit, of in zip(listed, choice, strict=True) if of != "none"]
            plans = sum(getattr(unit, of).plans for unit, of in chosen) + with_gone * left.plans
            told = any(low == high for (low, high), of in zip(ranges, choice, strict=True) if of != "none")
            if not 0 < plans < LEAST or told:
                continue
            sums = {
                sum(
                    was if of == "same" else unit.same.marked + unit.new.marked - was
                    for unit, of, was in zip(listed, choice, world, strict=False)
                    if of != "none"
                )
                + with_gone * world[-1]
                for world in possible
            }
            assert len(sums) > 1, (choice, with_gone, ranges, total)


def total_before(published: Published, side: str) -> int | None:
    """How many plans marked the competency in the period before, where that is shown; focus areas never are."""
    assert published.previous is not None
    figures = published.previous[Kind.PERSONAL].level(TOP).total
    if figures is None:
        return None
    assert figures.areas[COMPETENCY].focus == 0
    return int(getattr(figures.areas[COMPETENCY], side))
