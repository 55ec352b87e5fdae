"""How the plans of each kind are divided into parts of enough plans, which are what all figures are sums of.

The method is one of joining, with complementary suppression where that is not enough, and local suppression of levels
that few plans have together (Hundepool et al., "Statistical Disclosure Control", Wiley 2012, chapters 3 to 5):

1. Plans that cover the same levels belong together. Where they are too few, they count only at the levels that they
   have in common with others, or nowhere (`common_levels`).
2. Of those that count at the same levels, a unit is a part where it has enough plans. The smaller ones are one part
   together, with the smallest of the larger ones where they are still too few.
3. As long as the plans that are in no part are too few, but not none, further units or parts are left out.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ledelsesplan.core.common_levels import Levels, ways_to_count, worth_of
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.summary import GroupKey, Summary


@dataclass(frozen=True)
class Part:
    """Plans that are always counted together, and the levels at which they are, one or more."""

    levels: Levels
    groups: tuple[GroupKey, ...]

    @property
    def units(self) -> tuple[str, ...]:
        """The keys of its units, in order."""
        return tuple(sorted({key.unit for key in self.groups}))


@dataclass(frozen=True)
class Division:
    """The plans of one kind in parts, and which of them are in none."""

    summary: Summary
    kind: Kind
    parts: tuple[Part, ...] = ()

    @cached_property
    def plans(self) -> int:
        """How many plans there are."""
        return self.summary.plans_in(self.summary.of(self.kind))

    @cached_property
    def shown(self) -> int:
        """How many plans are in a part."""
        return sum(map(self.size, self.parts))

    @property
    def hidden(self) -> int:
        """How many plans are in none."""
        return self.plans - self.shown

    @property
    def levels(self) -> tuple[str, ...]:
        """All levels at which parts count, in the framework's order."""
        return tuple(level for level in self.summary.layout.levels if self.at(level))

    def worth(self, minimum: int) -> int:
        """How many plans count at each level, summed up; that a level is shown is worth the minimum of plans beside."""
        return sum(self.size(part) * len(part.levels) for part in self.parts) + minimum * len(self.levels)

    def size(self, part: Part) -> int:
        """How many plans a part has."""
        return self.summary.plans_in(part.groups)

    def at(self, level: str) -> tuple[Part, ...]:
        """The parts that count at a level."""
        return tuple(part for part in self.parts if level in part.levels)

    def records(self, parts: Iterable[Part]) -> set[int]:
        """What stands for the plans of some parts."""
        return self._records(key for part in parts for key in part.groups)

    def hidden_records(self) -> set[int]:
        """What stands for the plans that are in no part."""
        return self._records(self.summary.of(self.kind)) - self.records(self.parts)

    def _records(self, keys: Iterable[GroupKey]) -> set[int]:
        return {record for key in keys for record in self.summary.groups[key].records}

    def without_level(self, level: str) -> "Division":
        """The same with nothing that counts at a level."""
        parts = (replace(part, levels=tuple(at for at in part.levels if at != level)) for part in self.parts)
        return replace(self, parts=tuple(part for part in parts if part.levels))

    def with_enough_hidden(self, minimum: int) -> "Division":
        """The same with at least the minimum of plans in no part: what costs least is left out.

        That is a part, or some units of a part of which enough plans remain.
        """
        times = Counter(level for part in self.parts for level in part.levels)
        ways = [
            (part, rest)
            for part in self.parts
            for rest in (replace(part, groups=()), self._without_few_units(part, minimum - self.hidden))
            if not rest.groups or self.size(rest) >= minimum
        ]

        def loss(way: tuple[Part, Part]) -> tuple[int, Levels, tuple[str, ...]]:
            part, rest = way
            counts = (self.size(part) - self.size(rest)) * len(part.levels)
            levels = 0 if rest.groups else sum(times[level] == 1 for level in part.levels)
            return counts + minimum * levels, part.levels, part.units  # of equal losses, the first in this order

        part, rest = min(ways, key=loss)
        parts = (rest if other is part else other for other in self.parts)
        return replace(self, parts=tuple(part for part in parts if part.groups))

    def _without_few_units(self, part: Part, missing: int) -> Part:
        """What remains of a part without so few units that they have the missing plans."""
        sizes = Counter[str]()
        for key in part.groups:
            sizes[key.unit] += self.summary.groups[key].plans
        left = sorted(sizes, key=lambda unit: (sizes[unit], unit))
        while missing > 0 and left:
            unit = max((unit for unit in left if sizes[unit] <= missing), key=sizes.__getitem__, default=left[0])
            left.remove(unit)
            missing -= sizes[unit]
        return replace(part, groups=tuple(key for key in part.groups if key.unit in left))


def divided(summary: Summary, minimum: int) -> dict[Kind, Division]:
    """Plans in parts of at least the minimum; and those in none are not too few either, where there is any part."""
    divisions = {kind: _division(summary, kind, minimum) for kind in Kind}
    hidden = sum(division.hidden for division in divisions.values())
    for kind, division in divisions.items():
        if division.parts and 0 < hidden < minimum:  # of a kind that is in no part
            divisions[kind] = division.with_enough_hidden(minimum)
    return divisions


def _division(summary: Summary, kind: Kind, minimum: int) -> Division:
    """The plans of a kind in parts, in the way that is worth most."""
    sizes = Counter[Levels]()
    for key in summary.of(kind):
        sizes[key.levels] += summary.groups[key].plans
    best = Division(summary, kind)
    for counted in ways_to_count(sizes, minimum):
        if worth_of(sizes, counted, minimum) <= best.worth(minimum):
            break
        division = Division(summary, kind, tuple(_parts(summary, kind, counted, minimum)))
        if division.parts and 0 < division.hidden < minimum:
            division = division.with_enough_hidden(minimum)
        best = max(best, division, key=lambda found: found.worth(minimum))
    return best


def _parts(summary: Summary, kind: Kind, counted: Mapping[Levels, Levels], minimum: int) -> Iterator[Part]:
    for levels in sorted({*counted.values()} - {()}):
        groups = dict[str, list[GroupKey]]()
        for key in summary.of(kind):
            if counted[key.levels] == levels:
                groups.setdefault(key.unit, []).append(key)
        for units in _joined_units({unit: summary.plans_in(keys) for unit, keys in groups.items()}, minimum):
            yield Part(levels, tuple(key for unit in units for key in groups[unit]))


def _joined_units(sizes: Mapping[str, int], minimum: int) -> Iterator[tuple[str, ...]]:
    """Units with how many plans each, of which there are enough in all: those that stand alone, and those joined."""
    alone = sorted((unit for unit in sizes if sizes[unit] >= minimum), key=lambda unit: (sizes[unit], unit))
    joined = [unit for unit in sizes if sizes[unit] < minimum]
    while joined and sum(sizes[unit] for unit in joined) < minimum:
        joined.append(alone.pop(0))
    yield from ((unit,) for unit in sorted(alone))
    if joined:
        yield tuple(sorted(joined))
