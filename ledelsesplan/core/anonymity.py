"""Which sums of many plans may be published, so that none can be worked out of fewer plans than a minimum.

The method is one of joining, with complementary suppression where joining is not enough (Hundepool et al., "Statistical
Disclosure Control", Wiley 2012, chapters 4 and 5). For each kind of plan and level, the units are put into blocks of at
least the minimum of plans: a unit alone where it has as many, the smaller ones together, with the smallest of the
larger ones where they are still too few. **Every figure of the matrix is a sum over whole blocks**, so that subtraction
gives nothing but other sums over whole blocks. That holds for all levels as one, too, where a plan of several levels
counts at each: nothing tells at how many of its levels a plan marks something. What is in no block is left out of all
totals of the matrix. The number of files that were read is known, so the plans that are left out are made as many as
the minimum, too, by leaving out further blocks. What is outside the matrix, and actions, are of all plans of a kind.
Against the period before, a group is compared only where the plans by which it differs are none or enough, also once
blocks of now are subtracted from what was before.

What this does not hide: how many plans are of which levels. Where plans are of several, the number of plans less that
of a level tells how many are not on it, although nothing of what they mark. And whoever knows how blocks are chosen can
sometimes tell how few plans made the smallest block be left out.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from operator import add

from ledelsesplan.core.action_tables import action_tables
from ledelsesplan.core.compiled import ListedUnit
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import unit_key
from ledelsesplan.core.published import Block, ByLevel, Figures, KindFigures, LevelFigures, Published, UnitCoverage
from ledelsesplan.core.summary import Group, GroupKey, MarkSums, Summary

USUAL_MINIMUM = 5


@dataclass(frozen=True)
class _Part:
    """A block before it is counted: a level and the keys of its units."""

    level: str
    units: tuple[str, ...]


@dataclass
class _Division:
    """The blocks of one kind of plan, and which of its plans they leave out."""

    summary: Summary
    kind: Kind
    parts: list[_Part] = field(default_factory=list)

    def group(self, unit: str, level: str | None) -> Group:
        return self.summary.groups[GroupKey(unit, self.kind, level)]

    def units(self) -> tuple[str, ...]:
        return tuple(key.unit for key in self.summary.groups if key.kind is self.kind and key.level is None)

    def everyone(self) -> set[int]:
        """The records of all plans."""
        return {record for unit in self.units() for record in self.group(unit, None).records}

    def plans(self) -> int:
        return sum(self.group(unit, None).plans for unit in self.units())

    def size(self, part: _Part) -> int:
        return sum(self.group(unit, part.level).plans for unit in part.units)

    def shown(self, level: str | None = None) -> set[int]:
        """The records of the plans that are in a block, of a level or of any."""
        return set().union(*self.blocks(level))

    def blocks(self, level: str | None = None) -> list[set[int]]:
        """The records of the plans of each block, of a level or of all."""
        return [
            {record for unit in part.units for record in self.group(unit, part.level).records}
            for part in self.parts
            if level in (None, part.level)
        ]

    def hidden(self) -> int:
        return self.plans() - len(self.shown())

    def drop_level(self, level: str) -> None:
        """Leaves out all of a level."""
        self.parts = [part for part in self.parts if part.level != level]

    def drop_smallest(self) -> None:
        """Leaves out the smallest block, of a level that keeps another one where there is such."""
        levels = [part.level for part in self.parts]
        spare = [part for part in self.parts if levels.count(part.level) > 1] or self.parts
        self.parts.remove(min(spare, key=lambda part: (self.size(part), part.level, part.units)))


def publish(
    summary: Summary,
    minimum: int = USUAL_MINIMUM,
    *,
    previous: Summary | None = None,
    listed: Sequence[ListedUnit] = (),
) -> Published:
    """What may be published of some plans, beside those of the period before and with a list of units, where given."""
    divisions = _divided(summary, minimum)
    hidden = {kind: division.hidden() for kind, division in divisions.items()}
    kinds = {kind: _kind_figures(division, minimum, _rest(hidden, kind)) for kind, division in divisions.items()}
    before = _divided(previous, minimum) if previous is not None else None
    return Published(
        layout=summary.layout,
        minimum=minimum,
        counted=summary.plans,
        hidden=sum(hidden.values()),
        kinds=kinds,
        coverage=_coverage(divisions, listed),
        has_list=bool(listed),
        is_whole_list=summary.units.keys() <= {unit_key(item.name) for item in listed},
        previous=None if before is None else _comparable(divisions, kinds, before, minimum),
    )


def _divided(summary: Summary, minimum: int) -> dict[Kind, _Division]:
    divisions = {kind: _Division(summary, kind, list(_parts(summary, kind, minimum))) for kind in Kind}
    while (too_few := _leaves_too_few(divisions, minimum)) is not None:
        too_few.drop_smallest()
    return divisions


def _parts(summary: Summary, kind: Kind, minimum: int) -> Iterator[_Part]:
    for level in summary.layout.levels:
        sizes = {
            key.unit: group.plans
            for key, group in summary.groups.items()
            if key.kind is kind and key.level == level and group.plans
        }
        alone = sorted((unit for unit in sizes if sizes[unit] >= minimum), key=lambda unit: (sizes[unit], unit))
        joined = [unit for unit in sizes if sizes[unit] < minimum]
        while joined and alone and sum(sizes[unit] for unit in joined) < minimum:
            joined.append(alone.pop(0))
        yield from (_Part(level, (unit,)) for unit in sorted(alone))
        if joined and sum(sizes[unit] for unit in joined) >= minimum:
            yield _Part(level, tuple(sorted(joined)))


def _leaves_too_few(divisions: Mapping[Kind, _Division], minimum: int) -> _Division | None:
    """A division that must leave out more, so that what is left out is not too few plans."""
    left = [division for division in divisions.values() if division.parts]
    for division in left:
        if 0 < division.hidden() < minimum:
            return division
    if 0 < sum(division.hidden() for division in divisions.values()) < minimum:
        return max(left, key=lambda division: division.plans(), default=None)
    return None


def _rest(hidden: Mapping[Kind, int], kind: Kind) -> int:
    return sum(count for other, count in hidden.items() if other is not kind)


def _kind_figures(division: _Division, minimum: int, hidden_elsewhere: int) -> KindFigures:
    """The figures of a kind; what holds for all its plans only where it does not tell how few others are hidden."""
    summary, kind = division.summary, division.kind
    whole = summary.merged(kind, None)
    may_be_whole = division.plans() >= minimum and not 0 < hidden_elsewhere < minimum
    general = Figures(whole.plans, whole.sums()) if whole is not None and may_be_whole else None
    actions = summary.merged_actions(kind)
    levels = tuple(_level_figures(division, level) for level in summary.layout.levels)
    return KindFigures(
        kind=kind,
        shown=len(division.shown()),
        total=_total(levels),
        levels=levels,
        general=general,
        actions=action_tables(actions, summary.layout.subjects, minimum),
    )


def _total(levels: Iterable[LevelFigures]) -> Figures | None:
    """The levels that are shown as one: sums of what is published, which tell nothing more."""
    shown = [level.total for level in levels if level.total is not None]
    if not shown:
        return None
    sums = dict[str, MarkSums]()
    for figures in shown:
        for area, counts in figures.areas.items():
            sums[area] = MarkSums(*map(add, sums.get(area, MarkSums()), counts))
    return Figures(sum(figures.plans for figures in shown), areas=sums)


def _level_figures(division: _Division, level: str) -> LevelFigures:
    parts = [part for part in division.parts if part.level == level]
    if not parts:
        return LevelFigures(level, None)
    units = tuple(unit for part in parts for unit in part.units)
    blocks = tuple(
        Block(
            tuple(division.summary.units[unit] for unit in part.units),
            _figures(division, level, part.units),
            max(division.group(unit, level).updated for unit in part.units),
        )
        for part in parts
    )
    return LevelFigures(level, _figures(division, level, units), blocks)


def _figures(division: _Division, level: str, units: Sequence[str]) -> Figures:
    group = Group.union([division.group(unit, level) for unit in units])
    sums = group.sums()
    areas = {area: sums.pop(area) for area in division.summary.layout.areas}
    return Figures(group.plans, sums, areas)


def _coverage(divisions: Mapping[Kind, _Division], listed: Sequence[ListedUnit]) -> tuple[UnitCoverage, ...]:
    """All units that are listed or have figures of their own, with what of their plans is shown as theirs alone.

    A plan of several levels counts at each, so that the numbers are sums of blocks, too.
    """
    own_levels = {kind: _own_levels(division) for kind, division in divisions.items()}
    names = {unit_key(item.name): item.name for item in listed}
    for kind, levels in own_levels.items():
        names |= {unit: divisions[kind].summary.units[unit] for unit in levels}
    leaders = {unit_key(item.name): item.leaders for item in listed}
    covered = []
    for unit in sorted(names):
        own = {kind: levels.get(unit, []) for kind, levels in own_levels.items()}
        plans = {
            kind: sum(divisions[kind].group(unit, level).plans for level in levels) for kind, levels in own.items()
        }
        updated = [divisions[kind].group(unit, level).updated for kind, levels in own.items() for level in levels]
        newest: date | None = max(updated, default=None)
        covered.append(
            UnitCoverage(names[unit], {kind: found or None for kind, found in plans.items()}, newest, leaders.get(unit))
        )
    return tuple(covered)


def _own_levels(division: _Division) -> dict[str, list[str]]:
    """The levels at which a unit is a block of its own, by the key of the unit."""
    found: dict[str, list[str]] = {}
    for part in division.parts:
        if len(part.units) == 1:
            found.setdefault(part.units[0], []).append(part.level)
    return found


def _comparable(
    now: Mapping[Kind, _Division], shown: Mapping[Kind, KindFigures], before: Mapping[Kind, _Division], minimum: int
) -> dict[Kind, ByLevel]:
    """The figures of the period before, without what differs from now by too few of its plans.

    All levels as one are only compared where the same ones are shown.
    """
    for kind, division in before.items():
        for level in division.summary.layout.levels:
            if not _differ_enough(now[kind], division, level, minimum):
                division.drop_level(level)
    while (too_few := _leaves_too_few(before, minimum)) is not None:
        too_few.drop_level(min(too_few.parts, key=lambda part: (len(too_few.shown(part.level)), part.level)).level)
    found = {}
    for kind, division in before.items():
        levels = [_level_figures(division, level) for level in division.summary.layout.levels]
        are_same = all((level.total is None) is (shown[kind].level(level.level).total is None) for level in levels)
        without_blocks = tuple(LevelFigures(level.level, level.total) for level in levels)
        found[kind] = ByLevel(without_blocks, _total(levels) if are_same else None)
    return found


def _differ_enough(now: _Division, before: _Division, level: str, minimum: int) -> bool:
    """Whether subtracting the periods, or single blocks of now from the one before, gives nothing of too few plans.

    Of each block, subtracted or not, either the plans that are new or those that were there before remain. A level that
    is not shown now is not shown of before, either; and since it is known how many plans there are now, what was before
    may tell neither of too few of them nor of too few that are hidden.
    """
    new, old, everyone = now.shown(level), before.shown(level), now.everyone()
    if not new:
        return False
    if everyone.isdisjoint(old):
        return True
    beyond = (len(everyone - old), len(everyone - now.shown() - old))
    if any(0 < some < minimum for some in beyond):
        return False
    least = len(old - new) + sum(min(len(block & old), len(block - old)) for block in now.blocks(level))
    return all(not some or some >= minimum for some in (len(new - old), len(old - new), least))
