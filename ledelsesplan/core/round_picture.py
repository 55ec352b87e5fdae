"""Two rounds as a picture: what they mark, gathered by corner flag and competency, and what came of the actions."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from ledelsesplan.core.comparison import Balance, Change, balance
from ledelsesplan.core.framework import Competency, CornerFlag, Framework
from ledelsesplan.core.plan import Action, Plan, Round, Status


class Part(StrEnum):
    """What a group of changes is: a corner flag's, a competency's, those outside the matrix, or without a place."""

    FLAG = "flag"
    COMPETENCY = "competency"
    GENERAL = "general"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Group:
    """Some changes with their counts.

    `flag` and `competency` are those of the newest framework, None where the group has none; `number` is the corner
    flag's, from 0.
    """

    part: Part
    changes: tuple[Change, ...]
    balance: Balance
    number: int | None = None
    flag: CornerFlag | None = None
    competency: Competency | None = None


def groups(framework: Framework, changes: Sequence[Change]) -> tuple[Group, ...]:
    """The groups of `comparison.rounds_compared` in the framework's order: each flag before its competencies.

    All flags and competencies are there, also those without a mark; what stands outside the matrix, and what the
    framework does not have, only where something of it is marked.
    """
    known = {change.id: change for change in changes}
    result: list[Group] = []

    def of(competency: Competency) -> tuple[Change, ...]:
        ids = (item.id for theme in competency.themes for item in theme.behaviours)
        return tuple(known[item] for item in ids if item in known)

    for number, flag in enumerate(framework.corner_flags):
        whole = tuple(change for one in flag.competencies for change in of(one))
        result.append(Group(Part.FLAG, whole, balance(whole), number, flag))
        for one in flag.competencies:
            result.append(Group(Part.COMPETENCY, of(one), balance(of(one)), number, flag, one))
    general = tuple(known[item.id] for item in framework.general() if item.id in known)
    absent = tuple(change for change in changes if framework.markable(change.id) is None)
    for part, found in ((Part.GENERAL, general), (Part.ABSENT, absent)):
        if found:
            result.append(Group(part, found, balance(found)))
    return tuple(result)


class Outcome(StrEnum):
    """What became of an action."""

    CARRIED_ON = "carried-on"
    DONE = "done"
    POSTPONED = "postponed"


@dataclass(frozen=True, slots=True)
class Followed:
    """An action of earlier rounds, and what became of it."""

    action: Action
    outcome: Outcome


def actions_between(plan: Plan, before: Round, after: Round) -> tuple[Followed, ...]:
    """The actions that came from `before`, or from a round between it and `after`, with how they stand now.

    What goes on comes first, then what is done, then what is postponed; within each by deadline.
    """
    order = [item.id for item in plan.rounds]
    since = set(order[order.index(before.id) : order.index(after.id)])
    followed = [Followed(item, _outcome(item)) for item in plan.actions if item.round in since]
    outcomes = list(Outcome)
    return tuple(
        sorted(
            followed,
            key=lambda item: (
                outcomes.index(item.outcome),
                item.action.deadline is None,
                item.action.deadline or before.date,
            ),
        )
    )


def _outcome(action: Action) -> Outcome:
    if action.status is Status.DONE:
        return Outcome.DONE
    return Outcome.POSTPONED if action.status is Status.POSTPONED else Outcome.CARRIED_ON


def may_be_carried(plan: Plan) -> tuple[Action, ...]:
    """The actions of which it is asked, when a new round begins, whether they go on: open and not postponed already."""
    return tuple(item for item in plan.actions if item.is_open and item.status is not Status.POSTPONED)
