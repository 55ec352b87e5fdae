"""Marks as tests write them: an id, and whether it is a strength, a development area, a focus area."""

from collections.abc import Iterable
from typing import TypeAlias

CountedMark: TypeAlias = tuple[str, bool, bool, bool]


def sides(marks: Iterable[CountedMark]) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """The ids of each side, as a CountedRound has them."""
    marked = [mark for mark in marks if mark[1] or mark[2]]
    strength, priority, focus = (tuple(mark[0] for mark in marked if mark[side]) for side in (1, 2, 3))
    return strength, priority, focus
