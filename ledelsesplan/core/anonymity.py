"""Which sums of many plans may be published, so that none can be worked out of fewer plans than a minimum.

**Every figure of the matrix, and every number of plans, is a sum over whole parts** of at least the minimum of plans
each, as `division` makes them. No two parts share a plan, so that subtraction gives nothing but other sums over whole
parts. The plans that are in no part are none or as many as the minimum, too, since the number of files that were read
is known. What is outside the matrix, and actions (`action_tables`), are of all plans of a kind. What may be shown of
the period before is decided in `period_before`.

What this does not hide from whoever knows how parts are chosen: that one was left out because of few others, and so in
some cases how few.
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import add

from ledelsesplan.core.action_tables import action_tables
from ledelsesplan.core.compiled import ListedUnit
from ledelsesplan.core.division import Division, divided
from ledelsesplan.core.period_before import telling
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import unit_key
from ledelsesplan.core.published import Block, ByLevel, Figures, KindFigures, LevelFigures, Published, UnitCoverage
from ledelsesplan.core.summary import GroupKey, MarkSums, Summary

USUAL_MINIMUM = 5


def publish(
    summary: Summary,
    minimum: int = USUAL_MINIMUM,
    *,
    previous: Summary | None = None,
    listed: Sequence[ListedUnit] = (),
) -> Published:
    """What may be published of some plans, beside those of the period before and with a list of units, where given."""
    divisions = divided(summary, minimum)
    hidden = {kind: division.hidden for kind, division in divisions.items()}
    kinds = {kind: _kind_figures(division, minimum, _rest(hidden, kind)) for kind, division in divisions.items()}
    before = divided(previous, minimum) if previous is not None else None
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


def _rest(hidden: Mapping[Kind, int], kind: Kind) -> int:
    return sum(count for other, count in hidden.items() if other is not kind)


def _kind_figures(division: Division, minimum: int, hidden_elsewhere: int) -> KindFigures:
    """The figures of a kind; what holds for all its plans only where it does not tell how few others are hidden."""
    summary, kind = division.summary, division.kind
    may_be_whole = division.plans >= minimum and not 0 < hidden_elsewhere < minimum
    levels = tuple(_level_figures(division, level) for level in summary.layout.levels)
    return KindFigures(
        kind=kind,
        shown=division.shown,
        total=_total(levels),
        levels=levels,
        general=_figures(summary, None, tuple(summary.of(kind))) if may_be_whole else None,
        actions=action_tables(summary.merged_actions(kind), summary.layout.subjects, minimum),
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
    return Figures(
        sum(figures.plans for figures in shown), tuple(key for figures in shown for key in figures.groups), areas=sums
    )


def _level_figures(division: Division, level: str) -> LevelFigures:
    parts = division.at(level)
    if not parts:
        return LevelFigures(level, None)
    blocks = dict[tuple[str, ...], list[GroupKey]]()
    for part in parts:
        blocks.setdefault(part.units if len(part.units) == 1 else (), []).extend(part.groups)
    joined = blocks.pop((), [])
    return LevelFigures(
        level,
        _figures(division.summary, level, [key for part in parts for key in part.groups]),
        tuple(_block(division.summary, level, keys) for keys in (*blocks.values(), joined) if keys),
    )


def _block(summary: Summary, level: str, keys: Sequence[GroupKey]) -> Block:
    return Block(
        units=tuple(summary.units[unit] for unit in sorted({key.unit for key in keys})),
        figures=_figures(summary, level, keys),
        updated=max(summary.groups[key].updated for key in keys),
    )


def _figures(summary: Summary, level: str | None, keys: Sequence[GroupKey]) -> Figures:
    sums = summary.sums(keys, level)
    areas = {area: sums.pop(area) for area in summary.layout.areas if level is not None}
    return Figures(summary.plans_in(keys), tuple(keys), sums, areas)


def _coverage(divisions: Mapping[Kind, Division], listed: Sequence[ListedUnit]) -> tuple[UnitCoverage, ...]:
    """All units that are listed or have figures of their own, with what of their plans is shown as theirs alone."""
    own = {kind: _own_groups(division) for kind, division in divisions.items()}
    names = {unit_key(item.name): item.name for item in listed}
    for kind, units in own.items():
        names |= {unit: divisions[kind].summary.units[unit] for unit in units}
    leaders = {unit_key(item.name): item.leaders for item in listed}
    covered = []
    for unit in sorted(names):
        keys = {kind: units.get(unit, []) for kind, units in own.items()}
        plans = {kind: divisions[kind].summary.plans_in(found) or None for kind, found in keys.items()}
        days = [divisions[kind].summary.groups[key].updated for kind, found in keys.items() for key in found]
        covered.append(UnitCoverage(names[unit], plans, max(days, default=None), leaders.get(unit)))
    return tuple(covered)


def _own_groups(division: Division) -> dict[str, list[GroupKey]]:
    """The groups that are in parts of one unit, by its key."""
    found: dict[str, list[GroupKey]] = {}
    for part in division.parts:
        if len(part.units) == 1:
            found.setdefault(part.units[0], []).extend(part.groups)
    return found


def _comparable(
    now: Mapping[Kind, Division], shown: Mapping[Kind, KindFigures], earlier: Mapping[Kind, Division], minimum: int
) -> dict[Kind, ByLevel]:
    """The figures of the period before, without the levels that would tell of too few plans beside those of now.

    All levels as one are only compared where the same ones are shown.
    """
    before = {**earlier}
    while (told := telling(now, before, minimum)) is not None:
        kind, level = told
        before[kind] = before[kind].without_level(level)
    found = {}
    for kind, division in before.items():
        levels = [_level_figures(division, level) for level in division.summary.layout.levels]
        are_same = all((level.total is None) is (shown[kind].level(level.level).total is None) for level in levels)
        compared = tuple(LevelFigures(level.level, _compared(division, level.total)) for level in levels)
        found[kind] = ByLevel(compared, _total(compared) if are_same else None)
    return found


def _compared(division: Division, total: Figures | None) -> Figures | None:
    """What is compared of a level: strengths and development areas by competency."""
    if total is None:
        return None
    areas = {area: total.areas[area]._replace(focus=0) for area in division.summary.layout.competencies}
    return Figures(total.plans, total.groups, areas=areas)
