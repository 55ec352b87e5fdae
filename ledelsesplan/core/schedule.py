"""The days that a plan names: deadlines, follow-ups and talks, each with an id that never changes."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ledelsesplan.core.plan import Action, Plan, Talk


class DayKind(StrEnum):
    """What a day is."""

    DEADLINE = "deadline"
    ACTION_FOLLOW_UP = "action-follow-up"
    PLAN_FOLLOW_UP = "plan-follow-up"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a plan. `action` is what is due or followed up, `talk` the talk; both None where it is the plan's own.

    `key` is the same for the same thing in every revision of the plan, and no two days of a plan share one.
    """

    key: str
    kind: DayKind
    date: date
    action: Action | None = None
    talk: Talk | None = None

    @property
    def is_open(self) -> bool:
        """Whether it still calls for something: a talk or a plan does, an action until it is done."""
        return self.action is None or self.action.is_open


def days(plan: Plan) -> tuple[Day, ...]:
    """All days of a plan, the earliest first; those of one date in the order of the plan."""
    found = [Day(f"{talk.id}-talk", DayKind.TALK, talk.date, talk=talk) for talk in plan.talks]
    if plan.follow_up is not None:
        found.append(Day("plan", DayKind.PLAN_FOLLOW_UP, plan.follow_up))
    for action in plan.actions:
        if action.deadline is not None:
            found.append(Day(f"{action.id}-deadline", DayKind.DEADLINE, action.deadline, action=action))
        if action.follow_up is not None:
            found.append(Day(f"{action.id}-follow-up", DayKind.ACTION_FOLLOW_UP, action.follow_up, action=action))
    return tuple(sorted(found, key=lambda day: day.date))
