"""Counting plans one by one."""

from array import array
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from operator import add

from ledelsesplan.core.action_records import ActionRecords
from ledelsesplan.core.layout import SIDES, Layout, Scope
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import CountedFramework, CountedRound, PlanCounts, shown_unit, unit_key
from ledelsesplan.core.summary import LARGEST_BYTE, Group, GroupKey, Summary

_64_BITS = 2**64 - 1
_PRIME = 2**61 - 31  # Python hashes numbers modulo 2**61 - 1, where bits 61 apart are the same


class Counting:
    """Counts plans; `summary` gives what they have come to.

    In the summary the record of a plan depends on its marks, too: numbers hash alike in every process of one Python.
    """

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._sums: dict[GroupKey, _Sums] = {}
        self._actions: dict[tuple[str, Kind], ActionRecords] = {}
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
        scope = self._scope(marked.levels)
        key = GroupKey(self._unit(plan.unit), plan.kind, scope.levels)
        sums = self._sums.get(key)
        if sums is None:
            sums = self._sums[key] = _Sums(scope)
        if not (scope.markables.issuperset(marked.strength) and scope.markables.issuperset(marked.priority)):
            marked = self._within(scope, marked)
        sums.add(plan.record, plan.updated, marked)
        if plan.actions:
            place = key.unit, key.kind
            actions = self._actions.get(place)
            if actions is None:
                actions = self._actions[place] = ActionRecords(layout.subjects)
            actions.add(map(layout.packed, plan.actions))

    def _within(self, scope: Scope, marked: CountedRound) -> CountedRound:
        """A round without the marks that count nowhere, which are only told of."""
        markables = scope.markables
        left_out = {*marked.strength, *marked.priority} - markables
        unknown = sum(item not in self._layout.markables for item in left_out)
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
        groups = dict[GroupKey, Group]()
        while self._sums:
            key, sums = self._sums.popitem()
            groups[key] = sums.group()
        return Summary.in_order(
            self._layout, groups, self._actions, self._names, self._versions, self._unknown, self._outside
        )


class _Sums:
    """The sums of a group while it is counted: a byte each, added to the sums of those before when they may be full.

    Those of areas are first added up in one number, with a byte for each sum: so a plan adds to all of its areas at
    once.
    """

    __slots__ = ("_areas", "_days", "_earlier", "_mask", "_records", "_scope", "_sums")

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._mask = (1 << scope.area_bits) - 1
        self._records, self._days = array("Q"), array("I")
        self._sums = array("B", bytes(scope.size))
        self._areas = 0
        self._earlier: array[int] | None = None

    def add(self, record: int, updated: date, marked: CountedRound) -> None:
        """Adds a plan, and one to each sum of what is marked in it."""
        sums, places, area_bits, mask = self._sums, self._scope.places, self._scope.area_bits, self._mask
        numbers = [record]
        areas = 0
        for side, ids in enumerate((marked.strength, marked.priority, marked.focus)):
            found = 0
            for item in ids:
                place, bits = places[item]
                sums[place + side] += 1
                found |= bits
            areas |= _bytes(found & mask) << 8 * side
            numbers.append((found >> area_bits) % _PRIME)
        self._areas += areas
        self._records.append(hash(tuple(numbers)) & _64_BITS)
        self._days.append(updated.toordinal())
        if not len(self._records) % LARGEST_BYTE:
            self._begin_anew()

    def group(self) -> Group:
        """What they have come to."""
        sums = self._whole()
        return Group(self._records, self._days, sums, self._scope.parts)

    def _begin_anew(self) -> None:
        self._earlier = array("I", self._whole())
        self._sums = array("B", bytes(self._scope.size))
        self._areas = 0

    def _whole(self) -> "array[int]":
        areas = array("B", self._areas.to_bytes(SIDES * self._scope.area_bits, "little"))
        for number, part in enumerate(self._scope.areas):
            size = part.stop - part.start
            self._sums[part] = areas[size * number : size * (number + 1)]
        return self._sums if self._earlier is None else array("I", map(add, self._earlier, self._sums))


@lru_cache(maxsize=10_000)
def _bytes(bits: int) -> int:
    """A number with three bytes for each bit, the first of which holds the bit: six hexadecimal digits."""
    return int(f"{bits:b}".replace("0", "000000").replace("1", "000001"), 16)
