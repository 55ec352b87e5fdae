"""The run-sheet of a workshop as a value: its steps, and how far it is. Both belong to the plan, in its file, too."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import AwareDatetime, Field, model_validator
from pydantic_core import PydanticCustomError

from ledelsesplan.core.values import Identifier, Name, Text, Value, refuse_doubled

Minutes = Annotated[int, Field(ge=0, le=600)]
# Nearer the ends of the calendar, a time zone or a planned end would leave it.
FIRST_YEAR, LAST_YEAR = 1900, 2200

Seconds = Annotated[int, Field(ge=0, le=1_000_000)]


class Step(Value):
    """A step of the workshop: what it is, how long it takes, what to say, and the facilitator's own note.

    The note is the facilitator's alone and leaves the plan file in no export.
    """

    id: Identifier
    title: Name
    minutes: Minutes
    text: Text = ""
    note: Text = ""


class Progress(Value):
    """How far a workshop is: the step, the page within it from 0, and the clock.

    `used_seconds` are the seconds used and `extra_seconds` those given on top of the plan, both by the key of a clock
    (`workshop.Page.key`). `running_since` is the moment up to which `used_seconds` counts, None while the clock is
    stopped; `started_at` is when the clock was started for the first time.
    """

    step: Identifier | None = None
    page: Annotated[int, Field(ge=0, le=10_000)] = 0
    used_seconds: tuple[tuple[Identifier, Seconds], ...] = ()
    extra_seconds: tuple[tuple[Identifier, Seconds], ...] = ()
    running_since: AwareDatetime | None = None
    started_at: AwareDatetime | None = None

    @model_validator(mode="after")
    def _one_clock_each(self) -> Self:
        refuse_doubled("used_seconds", (key for key, _seconds in self.used_seconds))
        refuse_doubled("extra_seconds", (key for key, _seconds in self.extra_seconds))
        for moment in (self.running_since, self.started_at):
            if moment is not None and not FIRST_YEAR <= moment.year <= LAST_YEAR:
                raise PydanticCustomError("datetime_parsing", "no time of a workshop")
        return self

    def used(self, key: str, now: datetime) -> int:
        """The whole seconds used of a clock that counts up to `now` when it is the one that runs."""
        kept = dict(self.used_seconds).get(key, 0)
        return kept if self.running_since is None else kept + max(int((now - self.running_since).total_seconds()), 0)

    def extra(self, key: str) -> int:
        """The seconds given to a clock on top of the plan."""
        return dict(self.extra_seconds).get(key, 0)


class RunSheet(Value):
    """The workshop's steps, and how far it is. Progress is kept, but is never an undo step."""

    steps: tuple[Step, ...] = ()
    progress: Progress = Progress()

    @model_validator(mode="after")
    def _check(self) -> Self:
        refuse_doubled("steps", (step.id for step in self.steps))
        return self

    def step(self, identifier: str | None) -> Step | None:
        """A step by its id."""
        return next((step for step in self.steps if step.id == identifier), None)
