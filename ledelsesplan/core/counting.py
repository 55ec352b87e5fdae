"""Counting plans one by one."""

from array import array
from collections.abc import Iterable
from functools import lru_cache
from struct import unpack

from ledelsesplan.core.action_records import ActionRecords
from ledelsesplan.core.layout import SIDES, Layout
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import CountedFramework, CountedRound, PlanCounts, shown_unit, unit_key
from ledelsesplan.core.summary import Group, GroupKey, Summary

_64_BITS = 2**64 - 1
_PRIME = 2**61 - 31  # Python hashes numbers modulo 2**61 - 1, where bits 61 apart are the same


class Counting:
    """Counts plans; `summary` gives what they have come to.

    A plan's record there is another one where its marks are: numbers hash alike in every process of one Python.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._units: dict[tuple[str, Kind], _Sums] = {}
        self._keys: dict[str, tuple[str, str]] = {}
        self._names: dict[str, int] = {}
        self._versions: dict[CountedFramework, int] = {}
        self._scope = lru_cache(maxsize=1_000)(layout.scope)
        self._unknown = self._outside = 0

    def add(self, plan: PlanCounts) -> None:
        """Counts a plan. Raises ValueError for one that was marked against a framework with another id."""
        layout, marked = self._layout, plan.round
        version = marked.framework
        if version.id != layout.framework.id:
            raise ValueError(f"framework {version.id}")
        self._versions[version] = self._versions.get(version, 0) + 1
        place = self._unit(plan.unit), plan.kind
        sums = self._units.get(place)
        if sums is None:
            sums = self._units[place] = _Sums(layout)
        levels, markables = self._scope(marked.levels)
        if not (markables.issuperset(marked.strength) and markables.issuperset(marked.priority)):
            marked = self._within(markables, marked)
        record = hash((plan.record, *[number % _PRIME for number in sums.add(marked)])) & _64_BITS
        day = plan.updated.toordinal()
        for level in levels:
            plans = sums.plans.get(level)
            if plans is None:
                plans = sums.plans[level] = array("Q"), array("I")
            records, days = plans
            records.append(record)
            days.append(day)
        if plan.actions:
            sums.actions.add(map(layout.packed, plan.actions))

    def _within(self, markables: frozenset[str], marked: CountedRound) -> CountedRound:
        """A round without the marks that count nowhere, which are only told of."""
        left_out = {*marked.strength, *marked.priority} - markables
        unknown = sum(item not in self._layout.places for item in left_out)
        self._unknown += unknown
        self._outside += len(left_out) - unknown

        def within(ids: Iterable[str]) -> tuple[str, ...]:
            return tuple(item for item in ids if item in markables)

        return marked._replace(
            strength=within(marked.strength), priority=within(marked.priority), focus=within(marked.focus)
        )

    def _unit(self, name: str) -> str:
        """The key of a unit; its name is counted."""
        found = self._keys.get(name)
        if found is None:
            found = self._keys[name] = unit_key(name), shown_unit(name)
        key, shown = found
        self._names[shown] = self._names.get(shown, 0) + 1
        return key

    def summary(self) -> Summary:
        """The summary of all plans that were added. Ends the counting: what it holds becomes the summary's."""
        layout = self._layout
        groups, actions = dict[GroupKey, Group](), dict[tuple[str, Kind], ActionRecords]()
        while self._units:
            place, sums = self._units.popitem()
            counts = sums.counts()
            actions[place] = sums.actions
            for level, plans in sums.plans.items():
                start, ids = layout.starts[level], layout.counted[level]
                groups[GroupKey(*place, level)] = Group(ids, *plans, counts[start : start + SIDES * len(ids)])
        return Summary.in_order(layout, groups, actions, self._names, self._versions, self._unknown, self._outside)


def summary_of(layout: Layout, plans: Iterable[PlanCounts]) -> Summary:
    """The summary of some plans, of which each is a different one."""
    counting = Counting(layout)
    for plan in plans:
        counting.add(plan)
    return counting.summary()


class _Sums:
    """The sums of a unit's plans of one kind while they are counted.

    Those of all levels are in one row, but those of areas are first added up in one number for each side, with a field
    for each area: so a plan adds to all of its areas at once.
    """

    __slots__ = ("_area_bits", "_areas", "_counts", "_layout", "actions", "plans")

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._counts = array("I", bytes(4 * layout.size))
        self._areas = [0] * SIDES
        self._area_bits = (1 << len(layout.area_places)) - 1
        self.plans: dict[str | None, tuple[array[int], array[int]]] = {}
        self.actions = ActionRecords(layout.subjects)

    def add(self, marked: CountedRound) -> list[int]:
        """Adds one to each sum of what is marked; gives, for each side, a number that stands for what that is."""
        counts, places, areas = self._counts, self._layout.places, self._areas
        numbers = []
        for side, ids in enumerate((marked.strength, marked.priority, marked.focus)):
            found = 0
            for item in ids:
                place, bits = places[item]
                counts[place + side] += 1
                found |= bits
            areas[side] += _fields(found & self._area_bits)
            numbers.append(found)
        return numbers

    def counts(self) -> "array[int]":
        """The whole row."""
        whole, places, width = self._counts[:], self._layout.area_places, len(self._layout.areas)
        for side, number in enumerate(self._areas):
            counts = array("I", unpack(f"<{len(places)}I", number.to_bytes(4 * len(places), "little")))
            for first in range(0, len(places), width):  # those of a level stand in a row
                start = places[first] + side
                whole[start : start + SIDES * width : SIDES] = counts[first : first + width]
        return whole


@lru_cache(maxsize=10_000)
def _fields(bits: int) -> int:
    """A number with a field of 32 bits for each bit, which holds the bit: a binary digit becomes eight hexadecimal."""
    return int(f"{bits:b}".replace("0", "00000000").replace("1", "00000001"), 16)
