"""Many plans as sums: the `Summary` that counts what each of them gives by unit, kind of plan and level.

Summaries are associative: parts can be made apart, in any order and in other processes, and joined. In memory they hold
eight bytes for each plan and level, and for each action, so that whoever publishes sums can work out of how many
plans each would be; what may be published is decided in `anonymity`.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import add
from typing import NamedTuple

from ledelsesplan.core.action_records import ActionRecords, packed
from ledelsesplan.core.areas import Areas, AreaSums
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import (
    GENERAL,
    WHOLE_PLAN,
    CountedAction,
    CountedFramework,
    CountedMark,
    PlanCounts,
    shown_unit,
    unit_key,
)


class GroupKey(NamedTuple):
    """Whose plans are counted together. `unit` is a `unit_key`, `level` an id, or None for what is outside the matrix.

    The group without a level has every plan of the unit and kind once; a plan of several levels is in each level's.
    """

    unit: str
    kind: Kind
    level: str | None


class MarkSums(NamedTuple):
    """In how many plans of a group something is a strength, a development area, a focus area."""

    strength: int = 0
    priority: int = 0
    focus: int = 0


@dataclass(frozen=True)
class Layout:
    """What of a framework is counted, and where: the ids of each level, and of what is outside the matrix (None).

    `places` gives an id's level and its number there. `subjects` are what actions count under: the competencies' ids,
    in order, then GENERAL and WHOLE_PLAN; `subject_numbers` gives the place of an id's subject among them. A layout is
    small, so that it can be sent to another process.
    """

    framework: CountedFramework
    levels: tuple[str, ...]
    markables: Mapping[str | None, tuple[str, ...]]
    places: Mapping[str, tuple[str | None, int]]
    subjects: tuple[str, ...]
    subject_numbers: Mapping[str, int]
    areas: Areas

    @classmethod
    def of(cls, framework: Framework) -> "Layout":
        """The layout of a framework."""
        levels = tuple(level.id for level in framework.levels)
        general = tuple(markable.id for markable in framework.general())
        markables: dict[str | None, tuple[str, ...]] = {
            level: tuple(theme.at(level).id for theme in framework.themes()) for level in levels
        }
        markables[None] = general
        subjects = (*(competency.id for competency in framework.competencies()), GENERAL, WHOLE_PLAN)
        numbers = {
            behaviour.id: number
            for number, competency in enumerate(framework.competencies())
            for theme in competency.themes
            for behaviour in theme.behaviours
        }
        return cls(
            framework=CountedFramework(framework.id, framework.version, framework.content_digest),
            levels=levels,
            markables=markables,
            places={item: (level, number) for level, ids in markables.items() for number, item in enumerate(ids)},
            subjects=subjects,
            subject_numbers=numbers | dict.fromkeys(general, len(subjects) - 2),
            areas=Areas(framework),
        )

    def packed(self, action: CountedAction) -> int:
        """An action as `ActionRecords` take it; one on an unknown id counts under WHOLE_PLAN."""
        whole = len(self.subjects) - 1
        subject = whole if action.behaviour is None else self.subject_numbers.get(action.behaviour, whole)
        return packed(subject, action.status, action.due, action.activity)


@dataclass(frozen=True)
class Group:
    """The sums of a group: the records of its plans in ascending order, and three counts for each of its `markables`.

    `updated` is the day on which the newest of its files was saved.
    """

    markables: tuple[str, ...]
    records: "array[int]"
    counts: "array[int]"
    updated: date

    @property
    def plans(self) -> int:
        """How many plans there are: the base of all its sums."""
        return len(self.records)

    def sums(self) -> dict[str, MarkSums]:
        """The sums by id, in the framework's order, zeros included."""
        flat = iter(self.counts)
        return {item: MarkSums(next(flat), next(flat), next(flat)) for item in self.markables}

    @staticmethod
    def union(groups: "Sequence[Group]") -> "Group":
        """One or more groups as one. A plan that is in two counts twice: of parts, each plan is in one."""
        counts = groups[0].counts[:]
        for group in groups[1:]:
            counts = array("I", map(add, counts, group.counts))
        records = array("Q")
        for group in groups:
            records.extend(group.records)
        return Group(groups[0].markables, _ascending(records), counts, max(group.updated for group in groups))

    def shared(self, other: "Group") -> int:
        """How many plans are in both with the same round, for a comparison of two periods."""
        return len(set(self.records).intersection(other.records))


@dataclass(frozen=True)
class Summary:
    """What many plans come to.

    `groups` and `actions` (by unit and kind) hold only what has plans, in order; `units` gives the name of each unit's
    key; `versions` how many plans each framework version has; `unknown` how many marks are on ids that this framework
    does not have, `outside` how many on levels that their round does not cover: both are left out of the sums.
    """

    layout: Layout
    groups: Mapping[GroupKey, Group]
    actions: Mapping[tuple[str, Kind], ActionRecords]
    areas: Mapping[tuple[str, Kind], AreaSums]
    units: Mapping[str, str]
    versions: Mapping[CountedFramework, int]
    unknown: int = 0
    outside: int = 0

    @classmethod
    def empty(cls, layout: Layout) -> "Summary":
        """The summary of no plans."""
        return cls(layout, {}, {}, {}, {}, {})

    @classmethod
    def of(cls, layout: Layout, plans: Iterable[PlanCounts]) -> "Summary":
        """The summary of some plans, of which each is a different one."""
        counting = Counting(layout)
        for plan in plans:
            counting.add(plan)
        return counting.summary()

    @property
    def plans(self) -> int:
        """How many plans were counted."""
        return sum(group.plans for key, group in self.groups.items() if key.level is None)

    def joined(self, other: "Summary") -> "Summary":
        """The summary of the plans of both. Raises ValueError for summaries of different frameworks."""
        if self.layout != other.layout:
            raise ValueError("summaries of different frameworks")
        groups = dict(self.groups)
        for key, group in other.groups.items():
            groups[key] = Group.union((groups[key], group)) if key in groups else group
        actions = dict(self.actions)
        for place, records in other.actions.items():
            actions[place] = actions[place].joined(records) if place in actions else records
        areas = dict(self.areas)
        for place, sums in other.areas.items():
            areas[place] = areas[place].joined(sums) if place in areas else sums
        versions = dict(self.versions)
        for version, count in other.versions.items():
            versions[version] = versions.get(version, 0) + count
        units = {key: min(names) for key, names in _both(self.units, other.units)}
        return Summary(
            layout=self.layout,
            groups=dict(sorted(groups.items(), key=lambda item: _order(item[0]))),
            actions=dict(sorted(actions.items())),
            areas=dict(sorted(areas.items())),
            units=dict(sorted(units.items())),
            versions=dict(sorted(versions.items())),
            unknown=self.unknown + other.unknown,
            outside=self.outside + other.outside,
        )

    __add__ = joined

    def merged(self, kind: Kind, level: str | None, units: Collection[str] | None = None) -> Group | None:
        """The group of a kind and level over some units' keys, or over all of them; None where it has no plan."""
        found = [
            group
            for key, group in self.groups.items()
            if key.kind is kind and key.level == level and (units is None or key.unit in units)
        ]
        return Group.union(found) if found else None

    def merged_actions(self, kind: Kind, units: Collection[str] | None = None) -> ActionRecords:
        """The actions of a kind over some units' keys, or over all of them."""
        whole = ActionRecords(self.layout.subjects)
        for (unit, of_kind), records in self.actions.items():
            if of_kind is kind and (units is None or unit in units):
                whole.extend(records)
        return whole


class Counting:
    """Counts plans one by one; `summary` gives what they have come to."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self._groups: dict[tuple[str, Kind], dict[str | None, _Sums]] = {}
        self._actions: dict[tuple[str, Kind], ActionRecords] = {}
        self._areas: dict[tuple[str, Kind], AreaSums] = {}
        self._keys: dict[str, str] = {}
        self._units: dict[str, str] = {}
        self._versions: dict[CountedFramework, int] = {}
        self._unknown = self._outside = 0

    def add(self, plan: PlanCounts) -> None:
        """Counts a plan. Raises ValueError for one that was marked against a framework with another id."""
        layout, version = self._layout, plan.framework
        if version.id != layout.framework.id:
            raise ValueError(f"framework {version.id}")
        self._versions[version] = self._versions.get(version, 0) + 1
        place = self._unit(plan.unit), plan.kind
        groups = self._groups.get(place)
        if groups is None:
            groups = self._groups[place] = {}
        covered: dict[str | None, array[int]] = {}
        for level in (None, *plan.levels):
            sums = groups.get(level)
            if sums is None:
                if level not in layout.markables:
                    continue
                sums = groups[level] = _Sums(len(layout.markables[level]), plan.updated)
            sums.records.append(plan.record)
            if plan.updated > sums.updated:
                sums.updated = plan.updated
            covered[level] = sums.counts
        self._add_marks(plan.marks, covered)
        areas = self._areas.get(place)
        if areas is None:
            areas = self._areas[place] = AreaSums()
        areas.add(layout.areas, plan.marks, layout.areas.levels(plan.levels))
        if plan.actions:
            records = self._actions.get(place)
            if records is None:
                records = self._actions[place] = ActionRecords(layout.subjects)
            records.add(map(layout.packed, plan.actions))

    def _add_marks(self, marks: tuple[CountedMark, ...], covered: "dict[str | None, array[int]]") -> None:
        places = self._layout.places
        for identifier, strength, priority, focus in marks:
            try:
                level, number = places[identifier]
            except KeyError:
                self._unknown += 1
                continue
            try:
                counts = covered[level]
            except KeyError:
                self._outside += 1
                continue
            number *= 3
            if strength:
                counts[number] += 1
            if priority:
                counts[number + 1] += 1
            if focus:
                counts[number + 2] += 1

    def _unit(self, name: str) -> str:
        key = self._keys.get(name)
        if key is None:
            key = self._keys[name] = unit_key(name)
            shown = shown_unit(name)
            self._units[key] = min(self._units.get(key, shown), shown)
        return key

    def summary(self) -> Summary:
        """The summary of all plans that were added. Ends the counting: what it holds becomes the summary's."""
        found: dict[GroupKey, Group] = {}
        while self._groups:
            (unit, kind), levels = self._groups.popitem()
            for level, sums in levels.items():
                markables = self._layout.markables[level]
                key = GroupKey(unit, kind, level)
                found[key] = Group(markables, _ascending(sums.records), sums.counts, sums.updated)
        return Summary(
            layout=self._layout,
            groups=dict(sorted(found.items(), key=lambda item: _order(item[0]))),
            actions=dict(sorted(self._actions.items())),
            areas=dict(sorted(self._areas.items())),
            units=dict(sorted(self._units.items())),
            versions=dict(sorted(self._versions.items())),
            unknown=self._unknown,
            outside=self._outside,
        )


class _Sums:
    """A group while it is counted."""

    __slots__ = ("counts", "records", "updated")

    def __init__(self, markables: int, updated: date) -> None:
        self.records = array("Q")
        self.counts = array("I", bytes(12 * markables))
        self.updated = updated


def _ascending(records: "array[int]") -> "array[int]":
    return array("Q", sorted(records))


def _order(key: GroupKey) -> tuple[str, Kind, bool, str]:
    return key.unit, key.kind, key.level is not None, key.level or ""


def _both(one: Mapping[str, str], other: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    for key in {**one, **other}:
        yield key, [names[key] for names in (one, other) if key in names]
