"""The plan as a value: rounds with marks and tallies, goals, actions, follow-ups, participants and the run-sheet.

Plans are frozen; `edits` makes new ones from old ones. The file format (docs/file-format.md) is this shape in JSON.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from ledelsesplan.core.run_sheet import RunSheet
from ledelsesplan.core.values import Identifier, Line, Name, Text, Value, problem_at, refuse_doubled

ItemId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+:[0-9a-f]{16,128}$")]
Count = Annotated[int, Field(ge=0, le=999)]
Revision = Annotated[int, Field(ge=0, le=1_000_000_000)]
Sum = Annotated[int, Field(ge=0, le=100_000)]


class Kind(StrEnum):
    """What a plan is for: a leadership group, or one leader."""

    TEAM = "team"
    PERSONAL = "personal"


class Marker(StrEnum):
    """Who set a set of marks."""

    GROUP = "group"
    SELF = "self"
    OWN_LEADER = "own-leader"


class Status(StrEnum):
    """How far an action is."""

    NOT_STARTED = "not-started"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    POSTPONED = "postponed"


class ActivityType(StrEnum):
    """The kinds of development activity of an action."""

    SHADOWING = "shadowing"
    MENTORING = "mentoring"
    PEER_FEEDBACK = "peer-feedback"
    CITIZEN_INTERPLAY = "citizen-interplay"
    PLACEMENT = "placement"
    NEW_TASKS = "new-tasks"
    JOB_ROTATION = "job-rotation"
    COURSE = "course"
    LONGER_EDUCATION = "longer-education"
    OTHER = "other"


class Mark(Value):
    """What one marker says of one behaviour. A focus stands on a strength or a development area, never alone."""

    id: Identifier
    strength: bool = False
    priority: bool = False
    focus: bool = False
    note: Text = ""
    private_note: Text = ""

    @model_validator(mode="after")
    def _focus_stands_on_a_mark(self) -> Self:
        if self.focus and not (self.strength or self.priority):
            raise PydanticCustomError("focus_without_mark", "focus on unmarked {identifier}", {"identifier": self.id})
        return self

    @property
    def is_marked(self) -> bool:
        """Whether it is a strength or a development area (notes alone are no mark)."""
        return self.strength or self.priority

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing, so that it need not be kept."""
        return not (self.strength or self.priority or self.note or self.private_note)


class MarkSet(Value):
    """All marks of one marker in one round, in any order; `done` when the marker is ready to show them."""

    marker: Marker
    done: bool = False
    marks: tuple[Mark, ...] = ()

    @model_validator(mode="after")
    def _one_mark_each(self) -> Self:
        refuse_doubled("marks", (mark.id for mark in self.marks))
        return self

    def mark(self, identifier: str) -> Mark | None:
        """The mark of a behaviour, or None where nothing is said of it."""
        return next((mark for mark in self.marks if mark.id == identifier), None)


class Hands(Value):
    """A show of hands for one behaviour. None is not asked, which is not zero."""

    id: Identifier
    strength: Count | None = None
    priority: Count | None = None


class BallotSum(Value):
    """How many anonymous ballots marked a behaviour."""

    id: Identifier
    strength: Sum = 0
    priority: Sum = 0


class LevelBallots(Value):
    """How many of the anonymous ballots were given for a level."""

    level: Identifier
    count: Sum = 0


class Dots(Value):
    """How many dots a candidate was given."""

    id: Identifier
    count: Sum = 0


class Tally(Value):
    """The counts of a round, never mixed with its marks: hands, sums of ballots, dots and fist-to-five.

    `ballot_levels` tells how many ballots were given for a level, where a batch has enough of them. `imported` holds
    salted hashes of the plans that were read in as ballots, so that none counts twice. `dots_each` is how many dots
    everyone has, `dots_ready` how many people have given theirs. `fist_to_five` holds six counts, for 0 to 5 fingers,
    or nothing where it was not asked.
    """

    hands: tuple[Hands, ...] = ()
    hands_revealed: bool = True
    ballots: Sum = 0
    ballot_sums: tuple[BallotSum, ...] = ()
    ballot_levels: tuple[LevelBallots, ...] = ()
    ballots_revealed: bool = False
    salt: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{0,64}$")] = ""
    imported: tuple[Digest, ...] = ()
    dots_each: Annotated[int, Field(ge=1, le=20)] = 3
    dots: tuple[Dots, ...] = ()
    dots_ready: Count = 0
    dots_revealed: bool = False
    fist_to_five: tuple[Count, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse_doubled("hands", (hands.id for hands in self.hands))
        refuse_doubled("ballot_sums", (sums.id for sums in self.ballot_sums))
        refuse_doubled("ballot_levels", (item.level for item in self.ballot_levels))
        refuse_doubled("dots", (dots.id for dots in self.dots))
        if len(self.fist_to_five) not in (0, 6):
            raise PydanticCustomError("fist_to_five", "six counts or none", {})
        return self

    def hands_for(self, identifier: str) -> Hands | None:
        """The hands for a behaviour, or None where they were not asked."""
        return next((hands for hands in self.hands if hands.id == identifier), None)

    def dots_for(self, identifier: str) -> int | None:
        """The dots of a behaviour, or None where it has none."""
        return next((dots.count for dots in self.dots if dots.id == identifier), None)


class FrameworkReference(Value):
    """Which framework, in which version and wording, a round was marked against."""

    id: Identifier
    version: Name
    digest: Digest


class Wording(Value):
    """The wording of a behaviour at the time it was marked."""

    id: Identifier
    text: Annotated[str, StringConstraints(min_length=1, max_length=2000)]


class Agreement(Value):
    """That someone agrees with what a round came to.

    `content` is the digest of what was agreed (`talk.agreed_content`), by which it is seen whether that has changed
    since; None where it was not kept.
    """

    marker: Marker
    name: Line
    date: date
    content: Digest | None = None


class ReadCopy(Value):
    """A copy of the own leader's that was read back: which one, in which revision, made from which of the plan."""

    copy_id: ItemId
    revision: Revision
    made_from: Revision


class Round(Value):
    """One time of marking: a workshop, or one year's preparation. Rounds stand side by side; edits go to the newest.

    `levels` are the ids in scope, in the framework's order; `present` the number of people, None where nobody counted.
    `read_copies` are the own leader's copies that were read back, in the order in which they were.
    """

    id: ItemId
    date: date
    label: Line = ""
    levels: Annotated[tuple[Identifier, ...], Field(min_length=1)]
    present: Count | None = None
    framework: FrameworkReference
    wordings: tuple[Wording, ...] = ()
    mark_sets: tuple[MarkSet, ...] = ()
    tally: Tally = Tally()
    looking_back: Text = ""
    wishes: Text = ""
    agreements: tuple[Agreement, ...] = ()
    read_copies: tuple[ReadCopy, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse_doubled("agreements", (agreement.marker for agreement in self.agreements))
        refuse_doubled("mark_sets", (mark_set.marker for mark_set in self.mark_sets))
        refuse_doubled("wordings", (wording.id for wording in self.wordings))
        refuse_doubled("levels", self.levels)
        return self

    def mark_set(self, marker: Marker) -> MarkSet:
        """A marker's marks, empty where the marker has not begun."""
        return next((item for item in self.mark_sets if item.marker == marker), MarkSet(marker=marker))

    def wording(self, identifier: str) -> str | None:
        """The wording that a behaviour had when it was marked, or None where it was not."""
        return next((wording.text for wording in self.wordings if wording.id == identifier), None)


class FollowUp(Value):
    """A dated note on how it goes, with an action or with the whole plan."""

    id: ItemId
    date: date
    text: Text


class Goal(Value):
    """A development goal, and the behaviours that it is about."""

    id: ItemId
    text: Annotated[str, StringConstraints(min_length=1, max_length=20_000)]
    behaviours: tuple[Identifier, ...] = ()


class Action(Value):
    """What someone will do, by when, and how it will be seen that it works.

    `behaviour` is the id of what it develops (None for an action of the whole plan), `round` the round it came from.
    `follow_up` is the day on which it is looked at again; `follow_ups` are what was seen.
    """

    id: ItemId
    round: ItemId
    behaviour: Identifier | None = None
    goal: ItemId | None = None
    text: Text = ""
    success_sign: Text = ""
    activity_type: ActivityType | None = None
    responsible: Line = ""
    support: Text = ""
    start: date | None = None
    deadline: date | None = None
    follow_up: date | None = None
    status: Status = Status.NOT_STARTED
    note: Text = ""
    follow_ups: tuple[FollowUp, ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse_doubled("follow_ups", (item.id for item in self.follow_ups))
        return self

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status is not Status.DONE

    def days_overdue(self, today: date) -> int:
        """How many days the deadline is past on `today`; 0 for what is done, not due, or without a deadline."""
        if self.deadline is None or not self.is_open:
            return 0
        return max((today - self.deadline).days, 0)


class Participant(Value):
    """Someone who takes part, with the id of the own level where it is known."""

    id: ItemId
    name: Name
    level: Identifier | None = None


class Talk(Value):
    """A talk that is planned, e.g. a status talk."""

    id: ItemId
    date: date
    label: Line = ""


class Plan(Value):
    """A whole plan. Rounds are in the order they were begun; goals, actions and follow-ups belong to the plan.

    `leader` and `own_leader` are the names of a personal plan's two people. `for_own_leader` is true in the copy in
    which the own leader marks: all edits of marks go to the own leader's set there.
    """

    kind: Kind
    title: Name
    unit: Line = ""
    own_level: Identifier | None = None
    leader: Line = ""
    own_leader: Line = ""
    for_own_leader: bool = False
    participants: tuple[Participant, ...] = ()
    rounds: Annotated[tuple[Round, ...], Field(min_length=1)]
    goals: tuple[Goal, ...] = ()
    actions: tuple[Action, ...] = ()
    follow_up: date | None = None
    follow_ups: tuple[FollowUp, ...] = ()
    talks: tuple[Talk, ...] = ()
    read: tuple[Identifier, ...] = ()
    run_sheet: RunSheet = RunSheet()

    @model_validator(mode="after")
    def _check(self) -> Self:
        for field in ("participants", "rounds", "goals", "actions", "follow_ups", "talks"):
            refuse_doubled(field, (item.id for item in getattr(self, field)))
        if self.for_own_leader and self.kind is not Kind.PERSONAL:
            raise problem_at(("for_own_leader",), PydanticCustomError("team_copy", "a team has no own leader", {}))
        rounds = {item.id for item in self.rounds}
        goals: set[str | None] = {None, *(item.id for item in self.goals)}
        for number, action in enumerate(self.actions):
            if action.round not in rounds:
                raise problem_at(("actions", number, "round"), _unknown(action.round))
            if action.goal not in goals:
                raise problem_at(("actions", number, "goal"), _unknown(action.goal))
        return self

    @property
    def round(self) -> Round:
        """The newest round, to which edits go."""
        return self.rounds[-1]

    @property
    def marker(self) -> Marker:
        """Whose marks the plan is about: the group's, the leader's own, or in a copy for the own leader, that one's."""
        if self.kind is Kind.TEAM:
            return Marker.GROUP
        return Marker.OWN_LEADER if self.for_own_leader else Marker.SELF

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The plan's own marks in the newest round."""
        return self.round.mark_set(self.marker).marks

    def mark(self, identifier: str) -> Mark | None:
        """The plan's own mark of a behaviour in the newest round."""
        return self.round.mark_set(self.marker).mark(identifier)

    def action(self, identifier: str) -> Action | None:
        """An action by its id."""
        return next((action for action in self.actions if action.id == identifier), None)

    def goal(self, identifier: str | None) -> Goal | None:
        """A goal by its id."""
        return next((goal for goal in self.goals if goal.id == identifier), None)

    def actions_for(self, behaviour: str) -> tuple[Action, ...]:
        """The actions that develop a behaviour."""
        return tuple(action for action in self.actions if action.behaviour == behaviour)


def _unknown(identifier: str | None) -> PydanticCustomError:
    return PydanticCustomError("unknown_reference", "{identifier} is unknown", {"identifier": identifier})
