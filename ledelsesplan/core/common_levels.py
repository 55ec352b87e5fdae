"""At which of the levels that they cover plans may be counted, so that enough of them count at the same ones."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import TypeAlias

Levels: TypeAlias = tuple[str, ...]

_EVERYTHING = 1 << 62
"""A cost beyond all counts."""

_MOST_LEVELS = 6
"""Of so many levels all combinations are tried."""


def ways_to_count(sizes: Mapping[Levels, int], minimum: int) -> list[dict[Levels, Levels]]:
    """Of plans that cover some levels, the levels at which they may count, in several ways: see `common_levels`.

    All levels are counted or only some, and it may cost much or little to hide a rare group. First comes the way that
    is worth most, if nothing more had to be left out than it leaves out itself.
    """
    levels = list(dict.fromkeys(level for covered in sizes for level in covered))
    least = 1 if len(levels) <= _MOST_LEVELS else len(levels)
    ways = dict[tuple[tuple[Levels, Levels], ...], int]()
    for number in range(len(levels), least - 1, -1):
        for some in combinations(levels, number):
            within = {covered: tuple(level for level in covered if level in some) for covered in sizes}
            reduced = Counter[Levels]()
            for covered, left in within.items():
                reduced[left] += sizes[covered]
            for cost in (minimum, _EVERYTHING):
                counted = common_levels(reduced, minimum, cost)
                way = tuple((covered, counted[left]) for covered, left in within.items())
                ways[way] = worth_of(sizes, dict(way), minimum)
    return [dict(way) for way in sorted(ways, key=lambda way: -ways[way])]


def worth_of(sizes: Mapping[Levels, int], counted: Mapping[Levels, Levels], minimum: int) -> int:
    """How many plans count at each level, summed up; that a level is shown is worth the minimum of plans beside."""
    shown = {level for levels in counted.values() for level in levels}
    return sum(size * len(counted[covered]) for covered, size in sizes.items()) + minimum * len(shown)


def common_levels(sizes: Mapping[Levels, int], minimum: int, cost_of_hiding: int) -> dict[Levels, Levels]:
    """Of plans that cover some levels, the levels at which they count: those, fewer, or none.

    `sizes` gives how many plans cover which levels. Of those that count at the same levels, one or more, there are at
    least the minimum in all. The smallest group of too few is joined with another one, and both count at the levels
    that they have in common; or it counts nowhere. Of these, that is done which costs the fewest counts of a plan at a
    level; and where too few plans would count nowhere, the `cost_of_hiding`, since others must be left out with them.
    """
    counted = {levels: levels for levels in sizes}
    groups = {levels: size for levels, size in sizes.items() if levels}
    hidden = sizes.get((), 0)
    while too_few := [levels for levels in groups if groups[levels] < minimum]:
        rare = min(too_few, key=lambda levels: (groups[levels], levels))
        cost = cost_of_hiding if hidden + groups[rare] < minimum else 0
        _cost, common, other = min([(groups[rare] * len(rare) + cost, (), rare), *_ways_to_join(groups, rare)])
        joined = {rare, other}
        size = sum(groups.pop(levels) for levels in joined)
        if common:
            groups[common] = groups.get(common, 0) + size
        else:
            hidden += size
        counted = {levels: common if of_group in joined else of_group for levels, of_group in counted.items()}
    return counted


def _ways_to_join(groups: Mapping[Levels, int], rare: Levels) -> Iterator[tuple[int, Levels, Levels]]:
    """What joining a rare group costs, at which levels it counts then, and with which other one."""
    for other in groups:
        common = tuple(level for level in rare if level in other)
        if common and other != rare:
            lost = groups[rare] * (len(rare) - len(common)) + groups[other] * (len(other) - len(common))
            yield lost, common, other
