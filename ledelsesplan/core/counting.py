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

_NONE, _ONE = f"{0:024}", f"{1:024}"


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


def summary_of(layout: Layout, plans: Iterable[PlanCounts]) -> Summary:
    """The summary of some plans, of which each is a different one."""
    counting = Counting(layout)
    for plan in plans:
        counting.add(plan)
    return counting.summary()


class _Sums:
    """The sums of a group while it is counted.

    Those of areas are first added up in one number, with a field for each sum: so a plan adds to all of its areas at
    once.
    """

    __slots__ = ("_areas", "_counts", "_days", "_mask", "_records", "_scope")

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._mask = (1 << scope.area_bits) - 1
        self._records, self._days = array("Q"), array("I")
        self._counts = array("I", bytes(4 * scope.size))
        self._areas = 0

    def add(self, record: int, updated: date, marked: CountedRound) -> None:
        """Adds a plan, and one to each sum of what is marked in it."""
        counts, places, area_bits, mask = self._counts, self._scope.places, self._scope.area_bits, self._mask
        numbers = [record]
        areas = 0
        for side, ids in enumerate((marked.strength, marked.priority, marked.focus)):
            found = 0
            for item in ids:
                place, bits = places[item]
                counts[place + side] += 1
                found |= bits
            areas |= _fields(found & mask) << 32 * side
            numbers.append((found >> area_bits) % _PRIME)
        self._areas += areas
        self._records.append(hash(tuple(numbers)) & _64_BITS)
        self._days.append(updated.toordinal())

    def group(self) -> Group:
        """What they have come to."""
        scope = self._scope
        length = SIDES * scope.area_bits
        fields = array("I", unpack(f"<{length}I", self._areas.to_bytes(4 * length, "little")))
        for number, part in enumerate(scope.areas):
            size = part.stop - part.start
            self._counts[part] = fields[size * number : size * (number + 1)]
        return Group(self._records, self._days, {level: self._counts[part] for level, part in scope.parts.items()})


@lru_cache(maxsize=10_000)
def _fields(bits: int) -> int:
    """A number with three fields of 32 bits for each bit, the first of which holds the bit: 24 hexadecimal digits."""
    return int(f"{bits:b}".replace("0", _NONE).replace("1", _ONE), 16)
