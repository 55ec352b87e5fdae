"""Many plans as sums: the `Summary` that counts what they give by unit, kind of plan and the levels that they cover.

Summaries are associative: parts can be made apart, in any order and in other processes, and joined; and what was
counted can be taken away again. In memory they hold twelve bytes for each plan, and eight for each action, so that
whoever publishes sums can work out of how many plans each would be; what may be published is decided in `anonymity`.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from operator import add, sub
from typing import NamedTuple, TypeVar

from ledelsesplan.core.action_records import ActionRecords
from ledelsesplan.core.layout import Layout
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import CountedFramework, unit_key

K = TypeVar("K")

LARGEST_BYTE = 255


class GroupKey(NamedTuple):
    """Whose plans are counted together: those of a unit (a `unit_key`) and kind that cover the same levels.

    The levels are ids, in the framework's order; there may be none, where the framework has none of a plan's.
    """

    unit: str
    kind: Kind
    levels: tuple[str, ...]


class MarkSums(NamedTuple):
    """In how many plans of a group something is a strength, a development area, a focus area."""

    strength: int = 0
    priority: int = 0
    focus: int = 0


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """The sums of a group: the records of its plans, and at each of its levels three sums for each id there.

    A record stands for a plan, a round and its marks, so that one that was changed since is another one. `days` are
    ordinals: when the file of each record was saved. All sums stand in one row, a byte each where there are few plans;
    `parts` tells where those of each level are, in the order of `Layout.counted`, what is outside the matrix at the
    level None. Equal where the same plans were counted, in whatever order.
    """

    records: "array[int]"
    days: "array[int]"
    row: "array[int]"
    parts: Mapping[str | None, slice]

    @property
    def plans(self) -> int:
        """How many plans there are: the base of all its sums."""
        return len(self.records)

    @property
    def updated(self) -> date:
        """The day on which the newest of its files was saved. Raises ValueError for a group of none."""
        return date.fromordinal(max(self.days))

    def sums(self, level: str | None) -> "array[int]":
        """The sums at a level, three for each id."""
        return self.row[self.parts[level]]

    def joined(self, other: "Group") -> "Group":
        """The group of the plans of both, which are of the same levels."""
        return self._changed(self.records + other.records, self.days + other.days, map(add, self.row, other.row))

    def without(self, other: "Group") -> "Group":
        """The group of the plans that are not in the other. Raises ValueError where not all of those are here."""
        taken = Counter(zip(other.records, other.days, strict=True))
        records, days = array("Q"), array("I")
        for plan in zip(self.records, self.days, strict=True):
            if taken[plan]:
                taken[plan] -= 1
            else:
                records.append(plan[0])
                days.append(plan[1])
        if taken.total():
            raise ValueError("not all of these plans are in the group")
        return self._changed(records, days, map(sub, self.row, other.row))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Group):
            return NotImplemented
        return self.row == other.row and self._plans() == other._plans()

    __hash__ = None  # type: ignore[assignment]  # it holds arrays

    def _plans(self) -> list[tuple[int, int]]:
        return sorted(zip(self.records, self.days, strict=True))

    def _changed(self, records: "array[int]", days: "array[int]", row: Iterable[int]) -> "Group":
        return Group(records, days, array("B" if len(records) <= LARGEST_BYTE else "I", row), self.parts)


@dataclass(frozen=True)
class Summary:
    """What many plans come to.

    `groups` and `actions` (by unit and kind) hold only what has plans, in order; `names` how many plans write a unit's
    name in which way; `versions` how many plans each framework version has; `unknown` how many marks are on ids that
    this framework does not have, `outside` how many on levels that their round does not cover: both are left out of the
    sums.
    """

    layout: Layout
    groups: Mapping[GroupKey, Group]
    actions: Mapping[tuple[str, Kind], ActionRecords]
    names: Mapping[str, int]
    versions: Mapping[CountedFramework, int]
    unknown: int = 0
    outside: int = 0

    @classmethod
    def in_order(
        cls,
        layout: Layout,
        groups: Mapping[GroupKey, Group],
        actions: Mapping[tuple[str, Kind], ActionRecords],
        names: Mapping[str, int],
        versions: Mapping[CountedFramework, int],
        unknown: int,
        outside: int,
    ) -> "Summary":
        """A summary whose parts come in any order, and may hold what has no plans."""
        return cls(
            layout=layout,
            groups={key: groups[key] for key in sorted(groups) if groups[key].plans},
            actions={place: actions[place] for place in sorted(actions) if len(actions[place])},
            names={name: names[name] for name in sorted(names) if names[name]},
            versions={version: versions[version] for version in sorted(versions) if versions[version]},
            unknown=unknown,
            outside=outside,
        )

    @cached_property
    def plans(self) -> int:
        """How many plans were counted."""
        return sum(group.plans for group in self.groups.values())

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The name of each unit's key, in order; of several ways to write it the first."""
        found = dict[str, str]()
        for name in sorted(self.names):
            found.setdefault(unit_key(name), name)
        return dict(sorted(found.items()))

    def joined(self, other: "Summary") -> "Summary":
        """The summary of the plans of both. Raises ValueError for summaries of different frameworks."""
        groups, actions = {**self.groups}, {**self.actions}
        for key, group in other.groups.items():
            groups[key] = groups[key].joined(group) if key in groups else group
        for place, records in other.actions.items():
            actions[place] = actions[place].joined(records) if place in actions else records
        return self._changed(other, groups, actions, 1)

    __add__ = joined

    def without(self, other: "Summary") -> "Summary":
        """The summary of the plans that are not in the other.

        Raises ValueError for summaries of different frameworks, and where not all of those plans are in this one.
        """
        groups, actions = {**self.groups}, {**self.actions}
        if not (groups.keys() >= other.groups.keys() and actions.keys() >= other.actions.keys()):
            raise ValueError("not all of these plans are in the summary")
        for key, group in other.groups.items():
            groups[key] = groups[key].without(group)
        for place, records in other.actions.items():
            actions[place] = actions[place].without(records)
        return self._changed(other, groups, actions, -1)

    __sub__ = without

    def of(self, kind: Kind, level: str | None = None) -> Iterator[GroupKey]:
        """The groups of a kind, or those of them that cover a level."""
        return (key for key in self.groups if key.kind is kind and (level is None or level in key.levels))

    def plans_in(self, keys: Iterable[GroupKey]) -> int:
        """How many plans there are in some groups."""
        return sum(self.groups[key].plans for key in keys)

    def sums(self, keys: Iterable[GroupKey], level: str | None) -> dict[str, MarkSums]:
        """What some groups, one or more, come to at a level: by id, in the framework's order, zeros included."""
        flat = map(sum, zip(*(self.groups[key].sums(level) for key in keys), strict=True))
        return {item: MarkSums(next(flat), next(flat), next(flat)) for item in self.layout.counted[level]}

    def merged_actions(self, kind: Kind) -> ActionRecords:
        """The actions of a kind over all units."""
        whole = ActionRecords(self.layout.subjects)
        for (_unit, of_kind), records in self.actions.items():
            if of_kind is kind:
                whole.extend(records)
        return whole

    def _changed(
        self,
        other: "Summary",
        groups: Mapping[GroupKey, Group],
        actions: Mapping[tuple[str, Kind], ActionRecords],
        sign: int,
    ) -> "Summary":
        """The summary of some groups and actions; what is counted otherwise is that of both, or is the difference."""
        if self.layout != other.layout:
            raise ValueError("summaries of different frameworks")
        return Summary.in_order(
            self.layout,
            groups,
            actions,
            _sums(self.names, other.names, sign),
            _sums(self.versions, other.versions, sign),
            self.unknown + sign * other.unknown,
            self.outside + sign * other.outside,
        )


def _sums(one: Mapping[K, int], other: Mapping[K, int], sign: int) -> dict[K, int]:
    return {key: one.get(key, 0) + sign * other.get(key, 0) for key in {**one, **other}}
