"""In how many plans a whole area is marked: a competency or a corner flag, at any of some levels.

A plan that marks three behaviours of a competency counts once for it, so these counts cannot be added up from those of
the behaviours. They are kept by the set of levels at which a plan marks the area: so they can be given for whichever
levels may be shown, and those of many plans are sums.
"""

from collections.abc import Iterable, Mapping

from ledelsesplan.core.framework import Framework

SIDES = 3  # strength, development area, focus area


class Areas:
    """The areas of a framework: the ids of its competencies and then of its flags, and where each behaviour belongs."""

    def __init__(self, framework: Framework) -> None:
        competencies = [competency.id for competency in framework.competencies()]
        flags = [flag.id for flag in framework.corner_flags]
        self.ids = (*competencies, *flags)
        self.bits = {level.id: 1 << number for number, level in enumerate(framework.levels)}
        self.places: Mapping[str, tuple[int, int, int]] = {
            behaviour.id: (
                SIDES * competencies.index(competency.id),
                SIDES * (len(competencies) + number),
                self.bits[behaviour.level],
            )
            for number, flag in enumerate(framework.corner_flags)
            for competency in flag.competencies
            for theme in competency.themes
            for behaviour in theme.behaviours
        }

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Areas) and (self.ids, self.places) == (other.ids, other.places)

    __hash__ = None  # type: ignore[assignment]  # it holds mappings

    def levels(self, levels: Iterable[str]) -> int:
        """A set of levels as bits; an unknown one has none."""
        found = 0
        for level in levels:
            found |= self.bits.get(level, 0)
        return found


class AreaSums:
    """The counts of some plans: by area and side, how many mark it at exactly which levels."""

    __slots__ = ("_counts",)

    def __init__(self, counts: dict[tuple[int, int], int] | None = None) -> None:
        self._counts = counts if counts is not None else {}

    def add(self, areas: Areas, marks: Iterable[tuple[str, bool, bool, bool]], within: int) -> None:
        """Counts one plan's marks at the levels that it covers, which `within` gives as bits."""
        places = areas.places
        masks = dict[int, int]()
        for identifier, strength, priority, focus in marks:
            place = places.get(identifier)
            if place is None or not place[2] & within:
                continue
            bit = place[2]
            for side, on in enumerate((strength, priority, focus)):
                if on:
                    for base in place[:2]:
                        masks[base + side] = masks.get(base + side, 0) | bit
        counts = self._counts
        for key in masks.items():
            counts[key] = counts.get(key, 0) + 1

    def joined(self, other: "AreaSums") -> "AreaSums":
        """The counts of the plans of both."""
        counts = dict(self._counts)
        for key, count in other._counts.items():
            counts[key] = counts.get(key, 0) + count
        return AreaSums(counts)

    def copy(self) -> "AreaSums":
        """The same counts, to which others can be added."""
        return AreaSums(dict(self._counts))

    def at(self, levels: int, areas: int) -> list[list[int]]:
        """For each of so many areas the three counts of plans that mark it at one of the levels at least."""
        found = [[0] * SIDES for _area in range(areas)]
        for (place, mask), count in self._counts.items():
            if mask & levels:
                found[place // SIDES][place % SIDES] += count
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, AreaSums) and self._counts == other._counts

    __hash__ = None  # type: ignore[assignment]  # it can be added to
