"""The secret ballot on one laptop: whose turn it is, what is being marked, and the ballots until they are counted."""

from dataclasses import dataclass
from enum import StrEnum

from ledelsesplan.core.ballots import Prepared, lonely_levels, without_levels
from ledelsesplan.core.framework import Competency, Framework, Level, Place
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.voting import MINIMUM_BALLOTS
from ledelsesplan.core.workshop import ROWS_PER_PAGE
from ledelsesplan.core.workshop_edits import Ballot
from ledelsesplan.drawing.marks import MarkKind


class Screen(StrEnum):
    """What the laptop shows. Between two people stand THANKS and HAND_OVER, which show nothing that was marked."""

    READY = "ready"
    HAND_OVER = "hand-over"
    LEVEL = "level"
    MARK = "mark"
    LOOK = "look"
    THANKS = "thanks"
    LEAVE = "leave"
    CLOSE = "close"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page to mark on: behaviours of one competency at one level."""

    competency: Competency
    places: tuple[Place, ...]


class BallotRound:
    """One round of passing the laptop. What is handed in cannot be seen or changed again, not even by who gave it.

    Nothing is written anywhere: the ballots are here alone until `ballots` is taken, all of them at once.
    """

    def __init__(self, framework: Framework, plan: Plan) -> None:
        self.framework = framework
        self.present = plan.round.present
        self.levels = tuple(level for level in framework.levels if level.id in plan.round.levels)
        self.screen = Screen.READY
        self.page = 0
        self.row = 0
        self._level = 0
        self._strengths: set[str] = set()
        self._priorities: set[str] = set()
        self._handed_in: list[Prepared] = []

    # What is shown

    @property
    def level(self) -> Level:
        """The level that is marked, or pointed at while it is chosen."""
        return self.levels[self._level]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The pages of the level."""
        places = [
            [place for theme in competency.themes if (place := self.framework.place(theme.at(self.level.id).id))]
            for competency in self.framework.competencies()
        ]
        return tuple(
            Sheet(listed[0].competency, tuple(listed[start : start + ROWS_PER_PAGE]))
            for listed in places
            for start in range(0, len(listed), ROWS_PER_PAGE)
        )

    @property
    def sheet(self) -> Sheet:
        """The page that is being marked."""
        return self.sheets[self.page]

    @property
    def is_last(self) -> bool:
        """Whether it is the last page."""
        return self.page == len(self.sheets) - 1

    def is_set(self, behaviour: str, kind: MarkKind) -> bool:
        """Whether the one whose turn it is has marked a behaviour so."""
        return behaviour in self._marks(kind)

    @property
    def own_counts(self) -> tuple[int, int]:
        """How many strengths and development areas the one whose turn it is has marked."""
        return len(self._strengths), len(self._priorities)

    @property
    def answered(self) -> int:
        """How many have handed in."""
        return len(self._handed_in)

    @property
    def all_have_answered(self) -> bool:
        """Whether as many have handed in as are present."""
        return self.present is not None and 0 < self.present <= self.answered

    @property
    def lacking(self) -> int:
        """How many more have to hand in before the ballots may be counted."""
        return max(MINIMUM_BALLOTS - self.answered, 0)

    @property
    def lonely(self) -> tuple[Level, ...]:
        """The levels that too few have answered for: their marks are not counted."""
        return lonely_levels(self.framework, self._handed_in)

    @property
    def ballots(self) -> tuple[Ballot, ...]:
        """What was handed in, to be counted in one batch."""
        return without_levels(self.framework, self._handed_in, self.lonely)

    # One person's turn

    def begin(self) -> None:
        """The next one begins, with nothing marked."""
        self._forget_own()
        self._level = 0
        self.screen = Screen.LEVEL if len(self.levels) > 1 else Screen.MARK

    def point_at_level(self, number: int) -> None:
        """Points at a level by its number from 0; nothing where there is none."""
        if self.screen is Screen.LEVEL and 0 <= number < len(self.levels):
            self._level = number

    def point_by(self, steps: int) -> None:
        """Points some levels further down, or up."""
        self.point_at_level(self._level + steps)

    def choose_level(self) -> None:
        """Begins to mark at the level that is pointed at."""
        self._forget_own()
        self.screen = Screen.MARK

    def choose_row(self, row: int) -> None:
        """Makes a row of the page active."""
        if 0 <= row < len(self.sheet.places):
            self.row = row

    def toggle(self, kind: MarkKind) -> None:
        """Marks the active behaviour so, or no longer."""
        self._marks(kind).symmetric_difference_update({self.sheet.places[self.row].behaviour.id})

    def clear(self) -> None:
        """Takes both marks off the active behaviour."""
        for marks in (self._strengths, self._priorities):
            marks.discard(self.sheet.places[self.row].behaviour.id)

    def forward(self) -> None:
        """The next page; after the last one a look at how much was marked."""
        if self.is_last:
            self.screen = Screen.LOOK
        else:
            self.page += 1
            self.row = 0

    def back(self) -> None:
        """The page before; from the look back to the last page, from the first one to the choice of level."""
        if self.screen is Screen.LOOK:
            self.screen = Screen.MARK
        elif self.page > 0:
            self.page -= 1
            self.row = 0
        elif len(self.levels) > 1 and self.own_counts == (0, 0):
            self.screen = Screen.LEVEL

    def hand_in(self) -> None:
        """Lays the ballot to the others, from where nobody gets it out again."""
        ballot = Ballot(frozenset(self._strengths), frozenset(self._priorities))
        self._handed_in.append(Prepared(ballot, frozenset({self.level.id})))
        self._forget_own()
        self._level = 0
        self.screen = Screen.THANKS

    def ask_to_leave(self) -> None:
        """Asks whether the own marks are to be thrown away; where there are none, they are."""
        if self.own_counts == (0, 0):
            self.hand_over()
        else:
            self.screen = Screen.LEAVE

    def stay(self) -> None:
        """Goes on marking where one was."""
        self.screen = Screen.MARK

    def hand_over(self) -> None:
        """Waits for the next one; what was marked and not handed in is gone."""
        self._forget_own()
        self.screen = Screen.HAND_OVER

    # The end

    def ask_to_close(self) -> None:
        """Asks what becomes of the ballots; where there are none, it is over."""
        self.screen = Screen.CLOSE if self.answered else Screen.DONE

    def throw_away(self) -> None:
        """Ends the round without counting anything."""
        self._handed_in.clear()
        self.screen = Screen.DONE

    def end(self) -> None:
        """Ends the round when its ballots are counted: they are here no longer."""
        self.throw_away()

    def _marks(self, kind: MarkKind) -> set[str]:
        return self._strengths if kind is MarkKind.STRENGTH else self._priorities

    def _forget_own(self) -> None:
        self._strengths.clear()
        self._priorities.clear()
        self.page = self.row = 0
