"""Counting plans one by one."""

from array import array
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from struct import unpack

from ledelsesplan.core.action_records import ActionRecords
from ledelsesplan.core.layout import SIDES, Layout, Scope
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
            sums = self._sums[key] = _Sums(layout, scope)
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
        unknown = sum(item not in self._layout.bits for item in left_out)
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


def summary_of(layout: Layout, plans: Iterable[PlanCounts]) -> Summary:
    """The summary of some plans, of which each is a different one."""
    counting = Counting(layout)
    for plan in plans:
        counting.add(plan)
    return counting.summary()


class _Sums:
    """The sums of a group while it is counted.

    Those of areas are first added up in one number for each side, with a field for each area: so a plan adds to all of
    its areas at once.
    """

    __slots__ = ("_area_bits", "_areas", "_counts", "_days", "_records", "_scope", "_width")

    def __init__(self, layout: Layout, scope: Scope) -> None:
        self._scope = scope
        self._width = len(layout.areas)
        self._area_bits = (1 << len(layout.levels) * self._width) - 1
        self._records, self._days = array("Q"), array("I")
        self._counts = array("I", bytes(4 * scope.size))
        self._areas = [0] * SIDES

    def add(self, record: int, updated: date, marked: CountedRound) -> None:
        """Adds a plan, and one to each sum of what is marked in it."""
        counts, places, areas = self._counts, self._scope.places, self._areas
        numbers = [record]
        for side, ids in enumerate((marked.strength, marked.priority, marked.focus)):
            found = 0
            for item in ids:
                place, bits = places[item]
                counts[place + side] += 1
                found |= bits
            areas[side] += _fields(found & self._area_bits)
            numbers.append(found % _PRIME)
        self._records.append(hash(tuple(numbers)) & _64_BITS)
        self._days.append(updated.toordinal())

    def group(self) -> Group:
        """What they have come to."""
        for side, number in enumerate(self._areas):
            length = self._area_bits.bit_length()
            fields = array("I", unpack(f"<{length}I", number.to_bytes(4 * length, "little")))
            for start, first in self._scope.areas:
                places = slice(start + side, start + SIDES * self._width, SIDES)
                self._counts[places] = fields[first : first + self._width]
        parts = {level: self._counts[part] for level, part in self._scope.parts.items()}
        return Group(self._records, self._days, parts)


@lru_cache(maxsize=10_000)
def _fields(bits: int) -> int:
    """A number with a field of 32 bits for each bit, which holds the bit: a binary digit becomes eight hexadecimal."""
    return int(f"{bits:b}".replace("0", "00000000").replace("1", "00000001"), 16)
