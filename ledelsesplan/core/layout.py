"""What of a framework is counted, and where each of it has its place among the sums."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ledelsesplan.core.action_records import packed
from ledelsesplan.core.framework import Competency, Framework
from ledelsesplan.core.plan_counts import GENERAL, WHOLE_PLAN, CountedAction, CountedFramework

SIDES = 3
"""The sums of each id: strength, development area, focus area."""


@dataclass(frozen=True)
class Scope:
    """Where the plans are counted that cover the same levels, which stand in the framework's order.

    All sums stand in a row of `size` numbers, `SIDES` for each id: first those outside the matrix, then those of each
    level; `parts` tells where, and `areas` where those of the areas of each level stand.

    `markables` are all ids that such a plan can mark. `places` gives where the sums of each begin, and a number with a
    bit for each of its areas at its level, and beyond those `area_bits` bits one for itself.
    """

    levels: tuple[str, ...]
    size: int
    parts: Mapping[str | None, slice]
    areas: tuple[slice, ...]
    markables: frozenset[str]
    places: Mapping[str, tuple[int, int]]
    area_bits: int


@dataclass(frozen=True)
class Layout:
    """The ids that are counted at each level: its behaviours, and then the areas, which are competencies and flags.

    An area is marked in a plan at a level where any of its behaviours there is. What is outside the matrix is at the
    level None. `markables` gives each behaviour and all that is outside the matrix a number, and one that has a bit for
    each of its areas.

    `subjects` are what actions count under: the competencies' ids, in order, then GENERAL and WHOLE_PLAN;
    `subject_numbers` gives the place of an id's subject among them, and that of no id. A layout is small, so that it
    can be sent to another process.
    """

    framework: CountedFramework
    levels: tuple[str, ...]
    areas: tuple[str, ...]
    counted: Mapping[str | None, tuple[str, ...]]
    markables: Mapping[str, tuple[int, int]]
    subjects: tuple[str, ...]
    subject_numbers: Mapping[str | None, int]

    @classmethod
    def of(cls, framework: Framework) -> "Layout":
        """The layout of a framework."""
        levels = tuple(level.id for level in framework.levels)
        areas = (*(item.id for item in framework.competencies()), *(flag.id for flag in framework.corner_flags))
        markables: dict[str | None, tuple[str, ...]] = {
            None: tuple(markable.id for markable in framework.general()),
            **{level: tuple(theme.at(level).id for theme in framework.themes()) for level in levels},
        }
        bits = {area: 1 << number for number, area in enumerate(areas)}
        of_areas = {
            item: bits[competency.id] | bits[flag.id]
            for flag in framework.corner_flags
            for competency in flag.competencies
            for item, _level in _behaviours(competency)
        }
        everything = [item for ids in markables.values() for item in ids]
        subjects = (*(competency.id for competency in framework.competencies()), GENERAL, WHOLE_PLAN)
        return cls(
            framework=CountedFramework(framework.id, framework.version, framework.content_digest),
            levels=levels,
            areas=areas,
            counted={level: (*ids, *(areas if level is not None else ())) for level, ids in markables.items()},
            markables={item: (number, of_areas.get(item, 0)) for number, item in enumerate(everything)},
            subjects=subjects,
            subject_numbers={
                **{
                    item: number
                    for number, competency in enumerate(framework.competencies())
                    for item, _level in _behaviours(competency)
                },
                **dict.fromkeys(markables[None], len(subjects) - 2),
                None: len(subjects) - 1,
            },
        )

    @property
    def competencies(self) -> tuple[str, ...]:
        """The areas that are competencies."""
        return tuple(area for area in self.areas if area in self.subjects)

    def scope(self, levels: Iterable[str]) -> Scope:
        """Where plans of some levels are counted; those that the framework does not have are passed over."""
        covered = set(levels)
        known = tuple(level for level in self.levels if level in covered)
        width = len(self.areas)
        area_bits = width * len(known)
        parts, places, size = dict[str | None, slice](), dict[str, tuple[int, int]](), 0
        for level, first in zip((None, *known), (0, *range(0, area_bits, width)), strict=True):
            ids = self.counted[level]
            for place, item in enumerate(ids):
                if item in self.markables:
                    number, bits = self.markables[item]
                    places[item] = size + SIDES * place, bits << first | 1 << area_bits + number
            parts[level] = slice(size, size := size + SIDES * len(ids))
        areas = tuple(slice(parts[level].stop - SIDES * width, parts[level].stop) for level in known)
        return Scope(known, size, parts, areas, frozenset(places), places, area_bits)

    def packed(self, action: CountedAction) -> int:
        """An action as `ActionRecords` take it; one on an unknown id counts under WHOLE_PLAN."""
        behaviour, status, due, activity = action
        return packed(self.subject_numbers.get(behaviour, self.subject_numbers[None]), status, due, activity)


def _behaviours(competency: Competency) -> Iterator[tuple[str, str]]:
    """The ids of a competency's behaviours, each with its level."""
    return ((behaviour.id, behaviour.level) for theme in competency.themes for behaviour in theme.behaviours)
