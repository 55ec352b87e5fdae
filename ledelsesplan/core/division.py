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
from dataclasses import dataclass, field, replace

from ledelsesplan.core.common_levels import Levels, counts_of, ways_to_count
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


@dataclass
class Division:
    """The plans of one kind in parts, and which of them are in none."""

    summary: Summary
    kind: Kind
    parts: list[Part] = field(default_factory=list)

    def plans(self) -> int:
        """How many plans there are."""
        return self.summary.plans_in(self.summary.of(self.kind))

    def size(self, part: Part) -> int:
        """How many plans a part has."""
        return self.summary.plans_in(part.groups)

    def shown(self) -> int:
        """How many plans are in a part."""
        return sum(map(self.size, self.parts))

    def hidden(self) -> int:
        """How many plans are in none."""
        return self.plans() - self.shown()

    def at(self, level: str) -> list[Part]:
        """The parts that count at a level."""
        return [part for part in self.parts if level in part.levels]

    def levels(self) -> list[str]:
        """All levels at which parts count."""
        return sorted({level for part in self.parts for level in part.levels})

    def records(self, parts: Iterable[Part]) -> set[int]:
        """What stands for the plans of some parts."""
        return self._records(key for part in parts for key in part.groups)

    def counts(self) -> int:
        """How many plans count at each level, summed up."""
        return sum(self.size(part) * len(part.levels) for part in self.parts)

    def hidden_records(self) -> set[int]:
        """What stands for the plans that are in no part."""
        return self._records(self.summary.of(self.kind)) - self.records(self.parts)

    def _records(self, keys: Iterable[GroupKey]) -> set[int]:
        return {record for key in keys for record in self.summary.groups[key].records}

    def drop_level(self, level: str) -> None:
        """Counts nothing at a level."""
        without = [replace(part, levels=tuple(at for at in part.levels if at != level)) for part in self.parts]
        self.parts = [part for part in without if part.levels]

    def leave_out(self, minimum: int) -> None:
        """Leaves out more plans, so that those in no part are at least the minimum: what costs the fewest counts.

        That is some units of a part of which enough plans remain, or a part; one of which all levels keep another one,
        where there is such.
        """
        missing = minimum - self.hidden()
        ways = [(place, rest) for place, part in enumerate(self.parts) for rest in self._rests(part, missing, minimum)]
        place, rest = min(ways, key=lambda way: self._loss(self.parts[way[0]], way[1]))
        self.parts[place : place + 1] = [rest] if rest.groups else []

    def _rests(self, part: Part, missing: int, minimum: int) -> Iterator[Part]:
        """What may remain of a part of which at least the missing plans are left out: nothing, or enough units."""
        yield replace(part, groups=())
        sizes = Counter[str]()
        for key in part.groups:
            sizes[key.unit] += self.summary.groups[key].plans
        out = set[str]()
        while missing > 0 and len(out) < len(sizes):
            left = sorted((unit for unit in sizes if unit not in out), key=lambda unit: (sizes[unit], unit))
            unit = max((unit for unit in left if sizes[unit] <= missing), key=sizes.__getitem__, default=left[0])
            out.add(unit)
            missing -= sizes[unit]
        rest = replace(part, groups=tuple(key for key in part.groups if key.unit not in out))
        if self.size(rest) >= minimum:
            yield rest

    def _loss(self, part: Part, rest: Part) -> tuple[bool, int, Levels, tuple[str, ...]]:
        """What is lost where only the rest of a part stays: a level, and how many counts; then what tells it apart."""
        is_elsewhere = all(len(self.at(level)) > 1 for level in part.levels)
        lost = (self.size(part) - self.size(rest)) * len(part.levels)
        return not rest.groups and not is_elsewhere, lost, part.levels, part.units


def divided(summary: Summary, minimum: int) -> dict[Kind, Division]:
    """Plans in parts of at least the minimum; and those in none are not too few either, where there is any part."""
    divisions = {kind: _division(summary, kind, minimum) for kind in Kind}
    while (too_few := _leaves_too_few(divisions, minimum)) is not None:
        too_few.leave_out(minimum)
    return divisions


def _division(summary: Summary, kind: Kind, minimum: int) -> Division:
    """The plans of a kind in parts, in the way of which most plans count at most levels."""
    sizes = Counter[Levels]()
    for key in summary.of(kind):
        sizes[key.levels] += summary.groups[key].plans
    best = Division(summary, kind)
    for counted in ways_to_count(sizes, minimum):
        if counts_of(sizes, counted) <= best.counts():
            break
        division = Division(summary, kind, list(_parts(summary, kind, counted, minimum)))
        while _leaves_too_few({kind: division}, minimum) is not None:
            division.leave_out(minimum)
        best = max(best, division, key=Division.counts)
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


def _leaves_too_few(divisions: Mapping[Kind, Division], minimum: int) -> Division | None:
    """A division that must leave out more, so that what is left out is not too few plans."""
    left = [division for division in divisions.values() if division.parts]
    for division in left:
        if 0 < division.hidden() < minimum:
            return division
    if 0 < sum(division.hidden() for division in divisions.values()) < minimum:
        return max(left, key=lambda division: division.plans(), default=None)
    return None
