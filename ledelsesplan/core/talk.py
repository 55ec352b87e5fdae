"""What a development talk is about, worked out from the plan: looking back, the goals of now, what is agreed."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ledelsesplan.core.framework import canonical_digest
from ledelsesplan.core.plan import Action, Agreement, Goal, Mark, Marker, Plan, Round, Status, Talk

# What people agree on in an action. How it goes (status, notes) is no part of it.
AGREED_FIELDS = ("behaviour", "goal", "text", "success_sign", "activity_type", "responsible", "support")
AGREED_DATES = ("start", "deadline", "follow_up")


class GoalActions(NamedTuple):
    """A goal with some of its actions; None stands for actions without a goal."""

    goal: Goal | None
    actions: tuple[Action, ...]


def round_before(plan: Plan) -> Round | None:
    """The round before the newest, or None in a plan's first."""
    return plan.rounds[-2] if len(plan.rounds) > 1 else None


def looked_back_on(plan: Plan) -> tuple[GoalActions, ...]:
    """What was agreed before the newest round: the actions of the round before, and older ones that are open still.

    They stand by their goals, in the plan's order; those without a goal come last.
    """
    last = round_before(plan)
    if last is None:
        return ()
    earlier = [item for item in plan.actions if item.round != plan.round.id and (item.round == last.id or item.is_open)]
    return _by_goal(plan.goals, earlier, keep_empty=False)


def goals_of_now(plan: Plan) -> tuple[GoalActions, ...]:
    """The goals that the newest round works on, each with its actions; actions without a goal come last.

    A goal without actions is one of now. Else one of its actions has to be of the newest round, or to be carried on:
    neither done nor postponed. Of the actions without a goal only these are given.
    """
    now = [item for item in plan.actions if _is_of_now(plan, item)]
    used = {item.goal for item in plan.actions}
    goals = [goal for goal in plan.goals if goal.id not in used or any(item.goal == goal.id for item in now)]
    return _by_goal(goals, now, keep_empty=True)


def _is_of_now(plan: Plan, action: Action) -> bool:
    return action.round == plan.round.id or action.status in (Status.NOT_STARTED, Status.IN_PROGRESS)


def _by_goal(goals: Iterable[Goal], actions: list[Action], *, keep_empty: bool) -> tuple[GoalActions, ...]:
    groups = [GoalActions(goal, tuple(item for item in actions if item.goal == goal.id)) for goal in goals]
    free = tuple(item for item in actions if item.goal is None)
    kept = [group for group in groups if group.actions or keep_empty]
    return (*kept, GoalActions(None, free)) if free else tuple(kept)


class OwnMarks(NamedTuple):
    """A leader's marks as they are talked about; what is both a strength and a development area stands apart."""

    strengths: tuple[Mark, ...]
    priorities: tuple[Mark, ...]
    both: tuple[Mark, ...]


def own_marks(plan: Plan) -> OwnMarks:
    """The plan's own marks of the newest round, in the order in which they are kept: the framework's."""
    marked = [mark for mark in plan.marks if mark.is_marked]
    return OwnMarks(
        strengths=tuple(mark for mark in marked if not mark.priority),
        priorities=tuple(mark for mark in marked if not mark.strength),
        both=tuple(mark for mark in marked if mark.strength and mark.priority),
    )


def next_talk(plan: Plan, today: date) -> Talk | None:
    """The first planned talk after `today`."""
    return next((talk for talk in plan.talks if talk.date > today), None)


def agreements(item: Round) -> tuple[Agreement, ...]:
    """Who has agreed in a round, the leader first."""
    return tuple(sorted(item.agreements, key=lambda agreement: agreement.marker is Marker.OWN_LEADER))


def agreed_content(plan: Plan) -> str:
    """The digest of what two people agree on: all goals and actions, but not how the actions go."""
    goals = [goal.model_dump(mode="json", exclude_defaults=True) for goal in plan.goals]
    fields = {"id", *AGREED_FIELDS, *AGREED_DATES}
    actions = [item.model_dump(mode="json", include=fields, exclude_defaults=True) for item in plan.actions]
    return canonical_digest({"goals": goals, "actions": actions})


def is_changed_since(plan: Plan, agreement: Agreement) -> bool:
    """Whether goals or actions are others than those that were agreed; not known is not changed."""
    return agreement.content is not None and agreement.content != agreed_content(plan)
