"""Which levels of the period before may be shown beside what is shown of now.

Only totals of levels are shown of it, and only where the plans by which they differ from those of now are none or
enough, also once parts of now are subtracted.
"""

from collections.abc import Iterable, Mapping, Sequence

from ledelsesplan.core.division import Division, Part, leaves_too_few
from ledelsesplan.core.plan import Kind


def telling(now: Mapping[Kind, Division], before: Mapping[Kind, Division], minimum: int) -> tuple[Kind, str] | None:
    """A level that the period before must not show: where it tells too much itself, or the smallest where others do."""
    for kind, division in before.items():
        if (level := _telling_level(now[kind], division, minimum)) is not None:
            return kind, level
    too_few = leaves_too_few(before, minimum)
    return (too_few.kind, _smallest_level(too_few, too_few.parts)) if too_few is not None else None


def _telling_level(now: Division, before: Division, minimum: int) -> str | None:
    """A level of the period before of which subtracting the periods gives something of too few plans.

    Marks at a level are subtracted from marks at that level. Numbers of plans are subtracted whatever the levels, and
    from those that are hidden, too, since it is known how many plans there are now.
    """
    everything = [*(now.records([part]) for part in now.parts), now.hidden_records()]
    for level in sorted({level for part in before.parts for level in part.levels}):
        old, there = before.records(before.at(level)), now.at(level)
        blocks = [now.records([part]) for part in there]
        if not there or _tells(old, blocks, minimum) or _tells(old, everything, minimum):
            return level
    for levels in sorted({part.levels for part in before.parts}):
        alike = [part for part in before.parts if part.levels == levels]
        if _tells(before.records(alike), everything, minimum):
            return _smallest_level(before, alike)
    return None


def _smallest_level(division: Division, parts: Iterable[Part]) -> str:
    """Of the levels of some parts the one with the fewest plans."""
    levels = {level for part in parts for level in part.levels}
    return min(levels, key=lambda level: (sum(map(division.size, division.at(level))), level))


def _tells(old: set[int], blocks: Sequence[set[int]], minimum: int) -> bool:
    """Whether a sum over old plans, less sums over whole blocks, is of too few plans, but not of none.

    Of each block, subtracted or not, at least either the plans that are new remain or those that were there before.
    """
    new = set[int]().union(*blocks)
    least = len(old - new) + sum(min(len(block & old), len(block - old)) for block in blocks)
    return any(0 < plans < minimum for plans in (least, len(old - new), len(new - old)))
