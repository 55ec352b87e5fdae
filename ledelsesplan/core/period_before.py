"""Which levels of the period before may be shown beside what is shown of now.

Only totals of levels are shown of it, of how many plans mark what competency. Of the plans with the same round and the
same marks in both periods it is known that they are the same: a level is shown only where the plans by which the
periods differ are none or enough, also once parts of now are subtracted, and where no share is so small or so large
that it tells of few. Plans with another round count as others.
"""

from collections.abc import Iterator, Mapping, Sequence

from ledelsesplan.core.division import Division, Part
from ledelsesplan.core.plan import Kind

Divisions = Mapping[Kind, Division]
OfKinds = Sequence[tuple[Division, Sequence[Part]]]
"""Some parts of one kind of plan or more."""


def telling(now: Divisions, before: Divisions, minimum: int) -> tuple[Kind, str] | None:
    """A level that the period before must not show, since it tells of too few plans; the smallest of several."""
    return _level_that_tells_of_marks(now, before, minimum) or _level_that_tells_of_numbers(now, before, minimum)


def _level_that_tells_of_marks(now: Divisions, before: Divisions, minimum: int) -> tuple[Kind, str] | None:
    """Marks at a level are subtracted from marks at that level; one that is not shown now is not shown of before."""
    for kind, division in before.items():
        for level in division.levels:
            old, there = division.records(division.at(level)), now[kind].at(level)
            blocks = [now[kind].records([part]) for part in there]
            if not there or _tells(old, blocks, minimum) or _shares_tell(now[kind], division, level, minimum):
                return kind, level
    return None


def _shares_tell(now: Division, before: Division, level: str, minimum: int) -> bool:
    """Whether so many or so few are marked that it follows of how few: of none of them, or of all."""
    old, there = before.records(before.at(level)), now.at(level)
    records = [now.records([part]) for part in there]
    blocks = [(len(block & old), len(block - old)) for block in records]
    gone = len(old - set[int]().union(*records))
    marked = [now.summary.sums(part.groups, level) for part in there]
    total = before.summary.sums([key for part in before.at(level) for key in part.groups], level)
    return any(
        _follows([(sums[area][side], *block) for sums, block in zip(marked, blocks, strict=True)], gone, count, minimum)
        for area in now.summary.layout.competencies
        for side, count in enumerate(total[area][:2])  # strengths and development areas
    )


def _follows(blocks: Sequence[tuple[int, int, int]], gone: int, total: int, minimum: int) -> bool:
    """Whether it follows how many of few plans are marked, where that of their block alone does not tell.

    Of each block it is known how many of its plans are marked, how many were there before and how many are new; of all
    that were there before, with those that are gone, how many were marked in `total`. So how many were marked before
    has a range in each block. Where the total is at an end of all ranges, each is known; else only what all that have
    a range come to, unless others are gone.
    """
    ranges = [(max(0, marked - new), min(same, marked)) for marked, same, new in blocks]
    open_blocks = [(same, new) for (low, high), (_, same, new) in zip(ranges, blocks, strict=True) if low < high]
    if total in (sum(low for low, _high in ranges), sum(high for _low, high in ranges) + gone):
        return 0 < gone < minimum or any(min(block) < minimum for block in open_blocks)
    return not gone and any(0 < sum(side) < minimum for side in zip(*open_blocks, strict=True))


def _level_that_tells_of_numbers(now: Divisions, before: Divisions, minimum: int) -> tuple[Kind, str] | None:
    """Numbers of plans are subtracted whatever the levels, and whatever the kind from the number of those hidden.

    That is known since it is known how many plans there are now: of a kind, where it is shown what is outside the
    matrix, and of all.
    """
    shown = [division.records([part]) for division in now.values() for part in division.parts]
    hidden = [division.hidden_records() for division in now.values()]
    for told in _numbers_told(before):
        old = set[int]().union(*(division.records(parts) for division, parts in told))
        if _tells(old, [*shown, *hidden], minimum) or _tells(old, [*shown, set[int]().union(*hidden)], minimum):
            return _smallest_level(told)
    return None


def _numbers_told(before: Divisions) -> Iterator[OfKinds]:
    """The parts of which numbers of plans can be known: those of a level, of some levels together, a kind, or all."""
    for division in before.values():
        for level in division.levels:
            yield [(division, division.at(level))]
        for levels in sorted({part.levels for part in division.parts}):
            yield [(division, [part for part in division.parts if part.levels == levels])]
        if division.parts:
            yield [(division, division.parts)]
    everything = [(division, division.parts) for division in before.values() if division.parts]
    if everything:
        yield everything


def _smallest_level(told: OfKinds) -> tuple[Kind, str]:
    """Of the levels of some parts the one with the fewest plans."""
    levels = [
        (sum(map(division.size, division.at(level))), division.kind, level)
        for division, parts in told
        for level in {level for part in parts for level in part.levels}
    ]
    _plans, kind, level = min(levels)
    return kind, level


def _tells(old: set[int], blocks: Sequence[set[int]], minimum: int) -> bool:
    """Whether a sum over old plans, less sums over whole blocks, is of too few plans, but not of none.

    Of each block, subtracted or not, at least either the plans that are new remain or those that were there before; and
    of the plans in no block, all.
    """
    in_blocks = set[int]().union(*blocks)
    return 0 < len(old - in_blocks) + sum(min(len(block & old), len(block - old)) for block in blocks) < minimum
