"""The grid that the screen, Excel and print all draw from: a framework and a plan, by role, by competency or whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ledelsesplan.core.framework import Competency, CornerFlag, Framework, Level, Markable, Place, Theme
from ledelsesplan.core.plan import Action, Hands, Mark, Plan


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be marked, with all that the plan says of it.

    `mark` is None where it says nothing, `hands` and `dots` where nobody asked. `reworded` tells that the wording is no
    longer the one that was marked. `takes_actions` is false in the own leader's copy, which shows no actions.
    """

    markable: Markable
    mark: Mark | None
    hands: Hands | None
    dots: int | None
    actions: tuple[Action, ...]
    reworded: bool
    takes_actions: bool

    @property
    def id(self) -> str:
        """Its id."""
        return self.markable.id

    @property
    def text(self) -> str:
        """Its wording."""
        return self.markable.text

    @property
    def strength(self) -> bool:
        """Whether it is marked as a strength."""
        return self.mark is not None and self.mark.strength

    @property
    def priority(self) -> bool:
        """Whether it is marked as a development area."""
        return self.mark is not None and self.mark.priority

    @property
    def focus(self) -> bool:
        """Whether it is a focus area."""
        return self.mark is not None and self.mark.focus

    @property
    def has_note(self) -> bool:
        """Whether there is a note or a private note."""
        return self.mark is not None and bool(self.mark.note or self.mark.private_note)

    @property
    def lacks_action(self) -> bool:
        """Whether it is a focus area without an action."""
        return self.takes_actions and self.focus and not self.actions


@dataclass(frozen=True, slots=True)
class Cell(Entry):
    """An entry of the matrix: where it stands, and whether the plan covers its level."""

    place: Place
    in_scope: bool


class Row(NamedTuple):
    """A row of the grid. A competency's rows carry it; `flag` and `level` where they hold for the whole row."""

    flag: CornerFlag
    competency: Competency
    theme: Theme | None
    level: Level | None
    first_of_flag: bool
    first_of_competency: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """Rows of cells. `columns` names what the cells of a column share, empty where they share nothing."""

    rows: tuple[Row, ...]
    columns: tuple[Theme | Level, ...] = field(default=())

    @cached_property
    def width(self) -> int:
        """The number of columns: that of the longest row."""
        return max((len(row.cells) for row in self.rows), default=0)

    def cells(self) -> Iterable[Cell]:
        """All cells, row by row."""
        return (cell for row in self.rows for cell in row.cells)

    def find(self, behaviour: str) -> tuple[int, int] | None:
        """Row and column of a behaviour, or None where the grid does not show it."""
        for number, row in enumerate(self.rows):
            for column, cell in enumerate(row.cells):
                if cell.id == behaviour:
                    return number, column
        return None


class Counts(NamedTuple):
    """How many behaviours are marked as what."""

    strengths: int
    priorities: int
    focuses: int


class PlanIndex:
    """What a plan says of each behaviour, looked up once for the many cells of a grid.

    Of the own leader's copy nothing is shown but the own leader's marks: neither actions, which tell what the leader
    marked, nor that a wording has changed, which tells that the leader marked it.
    """

    def __init__(self, framework: Framework, plan: Plan) -> None:
        self.framework = framework
        self.plan = plan
        newest = plan.round
        self._marks = {mark.id: mark for mark in plan.marks}
        self._hands = {hands.id: hands for hands in newest.tally.hands} if newest.tally.hands_revealed else {}
        self._dots = {dots.id: dots.count for dots in newest.tally.dots} if newest.tally.dots_revealed else {}
        self._wordings = {wording.id: wording.text for wording in newest.wordings}
        self._levels = set(newest.levels)
        self._actions: dict[str, tuple[Action, ...]] = {}
        self._takes_actions = not plan.for_own_leader
        for action in plan.actions if self._takes_actions else ():
            if action.behaviour is not None:
                self._actions[action.behaviour] = (*self._actions.get(action.behaviour, ()), action)

    def entry(self, identifier: str) -> Entry:
        """What the plan says of anything that can be marked.

        What the framework no longer has keeps the wording that a round remembers of it. Raises KeyError for an id that
        neither knows.
        """
        markable = self.framework.markable(identifier)
        if markable is None:
            remembered = (item.wording(identifier) for item in reversed(self.plan.rounds))
            text = next((words for words in remembered if words is not None), None)
            if text is None:
                raise KeyError(identifier)
            markable = Markable(id=identifier, text=text)
        return Entry(*self._facts(markable))

    def cell(self, behaviour: str) -> Cell:
        """The cell of a behaviour. Raises KeyError for an id outside the matrix."""
        place = self.framework.place(behaviour)
        if place is None:
            raise KeyError(behaviour)
        return Cell(*self._facts(place.behaviour), place=place, in_scope=place.level.id in self._levels)

    def _facts(
        self, markable: Markable
    ) -> tuple[Markable, Mark | None, Hands | None, int | None, tuple[Action, ...], bool, bool]:
        return (
            markable,
            self._marks.get(markable.id),
            self._hands.get(markable.id),
            self._dots.get(markable.id),
            self._actions.get(markable.id, ()),
            self._takes_actions and self._wordings.get(markable.id, markable.text) != markable.text,
            self._takes_actions,
        )

    def counts(self, behaviours: Iterable[Markable]) -> Counts:
        """How many of some behaviours are strengths, development areas and focus areas."""
        marks = [mark for item in behaviours if (mark := self._marks.get(item.id)) is not None]
        return Counts(
            strengths=sum(mark.strength for mark in marks),
            priorities=sum(mark.priority for mark in marks),
            focuses=sum(mark.focus for mark in marks),
        )


def by_role(index: PlanIndex, level: str) -> Grid:
    """One level: a row for each competency, a cell for each of its themes."""
    rows = [
        Row(
            flag=flag,
            competency=competency,
            theme=None,
            level=index.framework.level(level),
            first_of_flag=number == 0,
            first_of_competency=True,
            cells=tuple(index.cell(theme.at(level).id) for theme in competency.themes),
        )
        for flag in index.framework.corner_flags
        for number, competency in enumerate(flag.competencies)
    ]
    return Grid(tuple(rows))


def by_competency(index: PlanIndex, competency: str) -> Grid:
    """One competency: a row for each level, a column for each theme. Raises KeyError for an unknown competency."""
    for flag in index.framework.corner_flags:
        for item in flag.competencies:
            if item.id == competency:
                rows = tuple(
                    Row(
                        flag=flag,
                        competency=item,
                        theme=None,
                        level=level,
                        first_of_flag=number == 0,
                        first_of_competency=number == 0,
                        cells=tuple(index.cell(theme.at(level.id).id) for theme in item.themes),
                    )
                    for number, level in enumerate(index.framework.levels)
                )
                return Grid(rows, item.themes)
    raise KeyError(competency)


def overview(index: PlanIndex) -> Grid:
    """The whole framework: a row for each theme, a column for each level."""
    rows = [
        Row(
            flag=flag,
            competency=competency,
            theme=theme,
            level=None,
            first_of_flag=number == 0 and position == 0,
            first_of_competency=position == 0,
            cells=tuple(index.cell(theme.at(level.id).id) for level in index.framework.levels),
        )
        for flag in index.framework.corner_flags
        for number, competency in enumerate(flag.competencies)
        for position, theme in enumerate(competency.themes)
    ]
    return Grid(tuple(rows), index.framework.levels)


def single_column(grid: Grid) -> Grid:
    """The same cells under each other, for a narrow window; `first_of_competency` is where a row of the grid begins."""
    rows = [
        Row(
            flag=row.flag,
            competency=row.competency,
            theme=cell.place.theme,
            level=row.level,
            first_of_flag=row.first_of_flag and position == 0,
            first_of_competency=position == 0,
            cells=(cell,),
        )
        for row in grid.rows
        for position, cell in enumerate(row.cells)
    ]
    return Grid(tuple(rows))


def keep_rows(grid: Grid, wanted: Callable[[Cell], bool]) -> Grid:
    """The rows in which at least one cell is wanted; the first row that is left of a flag stands as its first."""
    kept: list[Row] = []
    for row in grid.rows:
        if not any(wanted(cell) for cell in row.cells):
            continue
        before = kept[-1] if kept else None
        kept.append(
            Row(
                flag=row.flag,
                competency=row.competency,
                theme=row.theme,
                level=row.level,
                first_of_flag=before is None or before.flag is not row.flag,
                first_of_competency=before is None or before.competency is not row.competency,
                cells=row.cells,
            )
        )
    return Grid(tuple(kept), grid.columns)
