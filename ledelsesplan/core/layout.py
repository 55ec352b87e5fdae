"""What of a framework is counted, and where each of it has its place among the sums."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ledelsesplan.core.action_records import packed
from ledelsesplan.core.framework import Competency, Framework
from ledelsesplan.core.plan_counts import GENERAL, WHOLE_PLAN, CountedAction, CountedFramework

SIDES = 3
"""The sums of each id: strength, development area, focus area."""


@dataclass(frozen=True)
class Layout:
    """The ids that are counted at each level: its behaviours, and then the areas, which are competencies and flags.

    An area is marked in a plan at a level where any of its behaviours there is. What is outside the matrix is at the
    level None. All sums stand in a row of `size` numbers, `SIDES` for each id of each level; those of a level begin at
    `starts`. `places` gives where those of a behaviour or of anything outside the matrix begin, and bits that stand for
    its areas at its level and, beyond them, for itself; `area_places` gives, by the numbers of the bits of areas, where
    the sums of those begin.

    `subjects` are what actions count under: the competencies' ids, in order, then GENERAL and WHOLE_PLAN;
    `subject_numbers` gives the place of an id's subject among them, and that of no id. A layout is small, so that it
    can be sent to another process.
    """

    framework: CountedFramework
    levels: tuple[str, ...]
    areas: tuple[str, ...]
    counted: Mapping[str | None, tuple[str, ...]]
    starts: Mapping[str | None, int]
    size: int
    places: Mapping[str, tuple[int, int]]
    area_places: tuple[int, ...]
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
        counted = {level: (*ids, *(areas if level is not None else ())) for level, ids in markables.items()}
        starts, size = dict[str | None, int](), 0
        for level, ids in counted.items():
            starts[level] = size
            size += SIDES * len(ids)
        area_places = {
            (level, area): starts[level] + SIDES * (len(markables[level]) + number)
            for level in levels
            for number, area in enumerate(areas)
        }
        bits = {place: 1 << number for number, place in enumerate(area_places)}
        of_areas = {
            item: bits[level, competency.id] | bits[level, flag.id]
            for flag in framework.corner_flags
            for competency in flag.competencies
            for item, level in _behaviours(competency)
        }
        subjects = (*(competency.id for competency in framework.competencies()), GENERAL, WHOLE_PLAN)
        return cls(
            framework=CountedFramework(framework.id, framework.version, framework.content_digest),
            levels=levels,
            areas=areas,
            counted=counted,
            starts=starts,
            size=size,
            places={
                item: (place := starts[level] + SIDES * number, of_areas.get(item, 0) | 1 << len(area_places) + place)
                for level, ids in markables.items()
                for number, item in enumerate(ids)
            },
            area_places=tuple(area_places.values()),
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

    def scope(self, levels: Iterable[str]) -> tuple[tuple[str | None, ...], frozenset[str]]:
        """Where plans of some levels are counted, and the ids of all that they can mark there.

        That is what is outside the matrix, and those of the levels that there are.
        """
        counted = (None, *(level for level in levels if level in self.starts))
        return counted, frozenset(item for level in counted for item in self.counted[level] if item in self.places)

    def packed(self, action: CountedAction) -> int:
        """An action as `ActionRecords` take it; one on an unknown id counts under WHOLE_PLAN."""
        behaviour, status, due, activity = action
        return packed(self.subject_numbers.get(behaviour, self.subject_numbers[None]), status, due, activity)


def _behaviours(competency: Competency) -> Iterator[tuple[str, str]]:
    """The ids of a competency's behaviours, each with its level."""
    return ((behaviour.id, behaviour.level) for theme in competency.themes for behaviour in theme.behaviours)
