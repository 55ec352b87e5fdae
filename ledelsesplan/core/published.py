"""What may be said of many plans: figures of groups that are large enough, as `anonymity.publish` makes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from ledelsesplan.core.layout import Layout
from ledelsesplan.core.plan import ActivityType, Kind, Status
from ledelsesplan.core.plan_counts import Quarter
from ledelsesplan.core.summary import GroupKey, MarkSums

Column = Status | ActivityType | int | Quarter | None
"""A status, a kind of activity, or when something is due: a `plan_counts.month_of` or a quarter. None for not set."""


@dataclass(frozen=True)
class Figures:
    """How many plans there are, and in how many of them each behaviour, and each area, is marked as what.

    An area is a competency or a corner flag, by its id; a plan that marks several of its behaviours counts once.
    `groups` are those of the summary that were counted; of several levels as one, each as often as it counts.
    """

    plans: int
    groups: tuple[GroupKey, ...]
    marks: Mapping[str, MarkSums] = field(default_factory=lambda: MappingProxyType({}))
    areas: Mapping[str, MarkSums] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Block:
    """The figures of one unit at one level, or of several small units together. `units` are their names, in order."""

    units: tuple[str, ...]
    figures: Figures
    updated: date

    @property
    def is_joined(self) -> bool:
        """Whether units were put together so that there are enough plans."""
        return len(self.units) > 1


@dataclass(frozen=True)
class LevelFigures:
    """A level: the sum of its blocks, and the blocks. `total` is None where none of its plans may be shown."""

    level: str
    total: Figures | None
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True)
class ActionTable:
    """Counts of actions by subject (a tuple of ids: several where they were joined) and by column (likewise).

    A cell of None is hidden; the totals are of all actions. What is not in `cells` is zero.
    """

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[tuple[Column, ...], ...]
    cells: Mapping[tuple[int, int], int | None]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]

    @property
    def total(self) -> int:
        """All actions."""
        return sum(self.row_totals)

    def column_of(self, value: Column) -> int | None:
        """The number of the column that is of this value alone."""
        return next((number for number, values in enumerate(self.columns) if values == (value,)), None)


@dataclass(frozen=True)
class ActionTables:
    """The same actions by their status, by the month or quarter of their deadline, and by their kind of activity."""

    by_status: ActionTable
    by_deadline: ActionTable
    by_activity: ActionTable

    @property
    def are_in_quarters(self) -> bool:
        """Whether deadlines are counted by quarter."""
        return any(isinstance(value, Quarter) for values in self.by_deadline.columns for value in values)


@dataclass(frozen=True)
class ByLevel:
    """The figures of every level of the framework, and of those that are shown as one.

    `total` is the sum of the levels that are shown, and holds areas alone: a plan of several levels counts at each of
    them. It is None where no level is shown; in the period before, too, where the two periods show different levels.
    """

    levels: tuple[LevelFigures, ...]
    total: Figures | None

    def level(self, identifier: str) -> LevelFigures:
        """The figures of a level. Raises KeyError for one that the framework does not have."""
        for item in self.levels:
            if item.level == identifier:
                return item
        raise KeyError(identifier)


@dataclass(frozen=True)
class KindFigures(ByLevel):
    """One kind of plan. `shown` is how many plans are behind the figures of the levels.

    `general` are the marks outside the matrix, of all plans of the kind, and `actions` those of all of them, too: also
    of plans whose level is not shown. Each is None where too few plans are behind it, or where it would give others
    away.
    """

    kind: Kind
    shown: int
    general: Figures | None
    actions: ActionTables | None

    @property
    def is_of_several_levels(self) -> bool:
        """Whether some of the plans are counted at several levels, so that `total` is of more than there are plans."""
        return self.total is not None and self.total.plans > self.shown


@dataclass(frozen=True)
class UnitCoverage:
    """A unit: how many of its plans are shown as its own, None where none are; `leaders` from the list."""

    unit: str
    plans: Mapping[Kind, int | None]
    updated: date | None
    leaders: int | None = None


@dataclass(frozen=True)
class Published:
    """Everything that a summary shows. The figures of levels are sums over blocks of at least `minimum` plans each.

    `counted` is how many plans were counted, `hidden` how many of them are in no block: none, or at least `minimum`
    wherever anything at all is shown. Plans that are in exactly the same blocks are at least `minimum`. `previous` are
    the figures of the period before, of the kinds and levels that can be compared: of competencies, and neither blocks
    nor focus areas. `coverage` has the units with figures of their own and those of the list of units, where one is
    given: that others have plans at all would tell of few. `is_whole_list` where all units with plans are on the list.
    """

    layout: Layout
    minimum: int
    counted: int
    hidden: int
    kinds: Mapping[Kind, KindFigures]
    coverage: tuple[UnitCoverage, ...] = ()
    has_list: bool = False
    is_whole_list: bool = False
    previous: Mapping[Kind, ByLevel] | None = None
