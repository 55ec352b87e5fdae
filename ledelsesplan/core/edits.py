"""The verbs: each takes a plan and gives a new one, or the same object where nothing changes.

Ids of new items come from the caller's `new_id`, dates from arguments, so that every edit is a pure function.
"""

from collections.abc import Callable
from datetime import date
from operator import attrgetter
from typing import Any
from uuid import uuid4

from ledelsesplan.core.errors import FocusNeedsMark, TooManyHands, UnknownBehaviour, UnknownItem, UnknownLevel
from ledelsesplan.core.framework import Framework, Markable
from ledelsesplan.core.parts import in_round, in_tally, placed, put, without
from ledelsesplan.core.plan import (
    Action,
    FollowUp,
    FrameworkReference,
    Goal,
    Hands,
    Kind,
    Mark,
    MarkSet,
    Participant,
    Plan,
    Round,
    Wording,
)


def fresh_id() -> str:
    """A new id for an action, goal, participant, follow-up or round."""
    return uuid4().hex[:12]


def new_plan(
    framework: Framework,
    kind: Kind,
    title: str,
    on: date,
    *,
    unit: str = "",
    levels: tuple[str, ...] = (),
    label: str = "",
) -> Plan:
    """An empty plan with its first round. With no levels it covers all; raises UnknownLevel for one that is not there.

    A personal plan of one level is the plan of a leader of that level.
    """
    _refuse_unknown_levels(framework, levels)
    in_scope = covered(framework, levels)
    first = Round(id=fresh_id(), date=on, label=label, levels=in_scope, framework=reference(framework))
    own_level = in_scope[0] if kind is Kind.PERSONAL and len(in_scope) == 1 else None
    return Plan(kind=kind, title=title, unit=unit, own_level=own_level, rounds=(first,))


def covered(framework: Framework, levels: tuple[str, ...]) -> tuple[str, ...]:
    """Which of some levels a framework has, in its order; all of its levels where it has none of them."""
    known = tuple(level.id for level in framework.levels)
    return tuple(level for level in known if level in levels) or known


def reference(framework: Framework) -> FrameworkReference:
    """How a round names the framework that it is marked against."""
    return FrameworkReference(id=framework.id, version=framework.version, digest=framework.content_digest)


def _refuse_unknown_levels(framework: Framework, levels: tuple[str, ...]) -> None:
    known = tuple(level.id for level in framework.levels)
    for level in levels:
        if level not in known:
            raise UnknownLevel(level, known)


def rename(plan: Plan, /, title: str, unit: str) -> Plan:
    """The plan with another title and unit."""
    return plan.replacing(title=title, unit=unit)


def mark_strength(plan: Plan, /, framework: Framework, behaviour: str, on: bool = True) -> Plan:
    """Sets or clears a strength. A focus that stands on nothing afterwards is cleared, too."""
    return _mark(plan, framework, behaviour, strength=on)


def mark_priority(plan: Plan, /, framework: Framework, behaviour: str, on: bool = True) -> Plan:
    """Sets or clears a development area. A focus that stands on nothing afterwards is cleared, too."""
    return _mark(plan, framework, behaviour, priority=on)


def mark_focus(plan: Plan, /, framework: Framework, behaviour: str, on: bool = True) -> Plan:
    """Chooses a behaviour as focus area, or not.

    Raises FocusNeedsMark where it is neither strength nor development area.
    """
    mark = plan.mark(behaviour)
    if on and framework.markable(behaviour) is not None and not (mark and mark.is_marked):
        raise FocusNeedsMark(behaviour)
    return _mark(plan, framework, behaviour, focus=on)


def clear_mark(plan: Plan, /, framework: Framework, behaviour: str) -> Plan:
    """Clears strength, development area and focus; notes stay."""
    return _mark(plan, framework, behaviour, strength=False, priority=False, focus=False)


def write_note(plan: Plan, /, framework: Framework, behaviour: str, text: str) -> Plan:
    """Writes the note of a behaviour."""
    return _mark(plan, framework, behaviour, note=text)


def write_private_note(plan: Plan, /, framework: Framework, behaviour: str, text: str) -> Plan:
    """Writes the private note of a behaviour, which leaves the plan file in no export."""
    return _mark(plan, framework, behaviour, private_note=text)


def _mark(plan: Plan, framework: Framework, behaviour: str, **changes: Any) -> Plan:
    markable = framework.markable(behaviour)
    if markable is None:
        raise UnknownBehaviour(behaviour)
    marks = plan.round.mark_set(plan.marker)
    old = marks.mark(behaviour) or Mark(id=behaviour)
    strength = changes.get("strength", old.strength)
    priority = changes.get("priority", old.priority)
    if not (strength or priority):
        changes["focus"] = False
    new = old.replacing(**changes)
    if new is old:
        return plan
    others = tuple(mark for mark in marks.marks if mark.id != behaviour)
    kept = others if new.is_empty else placed(framework, others, new)
    sets = _with_set(plan, marks.replacing(marks=kept))
    return in_round(plan, mark_sets=sets, wordings=_wordings(plan, framework, markable, old, new))


def _wordings(plan: Plan, framework: Framework, markable: Markable, old: Mark, new: Mark) -> tuple[Wording, ...]:
    """The wordings when a mark has become another: one for each behaviour of which something is said.

    One that another marker's mark was set on stays as it is, so that a changed wording can be seen there.
    """
    wordings = plan.round.wordings
    others = (item for item in plan.round.mark_sets if item.marker != plan.marker)
    if plan.round.wording(markable.id) is not None and any(item.mark(markable.id) is not None for item in others):
        return wordings
    if new.is_empty:
        return tuple(wording for wording in wordings if wording.id != markable.id)
    if old.is_empty or (new.is_marked and not old.is_marked):
        return placed(framework, wordings, Wording(id=markable.id, text=markable.text))
    return wordings


def _with_set(plan: Plan, new: MarkSet) -> tuple[MarkSet, ...]:
    sets = plan.round.mark_sets
    if not (new.marks or new.done):
        return tuple(item for item in sets if item.marker != new.marker)
    others = (item for item in sets if item.marker != new.marker)
    return tuple(sorted((*others, new), key=attrgetter("marker")))


def count_hands(
    plan: Plan, framework: Framework, behaviour: str, *, strength: int | None, priority: int | None
) -> Plan:
    """Writes a show of hands; None is not asked. Raises TooManyHands above the number present, where that is known."""
    if framework.markable(behaviour) is None:
        raise UnknownBehaviour(behaviour)
    present = plan.round.present
    for count in (strength, priority):
        if count is not None and present is not None and count > present:
            raise TooManyHands(count, present)
    tally = plan.round.tally
    if strength is None and priority is None:
        hands = tuple(item for item in tally.hands if item.id != behaviour)
    else:
        hands = placed(framework, tally.hands, Hands(id=behaviour, strength=strength, priority=priority))
    return in_tally(plan, hands=hands)


def set_present(plan: Plan, /, present: int | None) -> Plan:
    """How many people are there, or None where nobody counted."""
    return in_round(plan, present=present)


def set_levels(plan: Plan, /, framework: Framework, levels: tuple[str, ...]) -> Plan:
    """Chooses the levels in scope, in the framework's order; marks at other levels stay. No levels means all.

    A personal plan of one level is the plan of a leader of that level.
    """
    _refuse_unknown_levels(framework, levels)
    in_scope = covered(framework, levels)
    if plan.kind is Kind.PERSONAL and len(in_scope) == 1:
        plan = plan.replacing(own_level=in_scope[0])
    return in_round(plan, levels=in_scope)


def set_round(plan: Plan, /, on: date, label: str) -> Plan:
    """The date and the label of the newest round."""
    return in_round(plan, date=on, label=label)


def set_follow_up(plan: Plan, /, on: date | None) -> Plan:
    """The day on which the whole plan is followed up."""
    return plan.replacing(follow_up=on)


def set_participants(plan: Plan, /, participants: tuple[Participant, ...]) -> Plan:
    """Who takes part."""
    return plan.replacing(participants=participants)


def add_action(plan: Plan, /, behaviour: str | None, *, identifier: str, **fields: Any) -> Plan:
    """A new action at the end, in the newest round; `fields` are those of Action."""
    action = Action(id=identifier, round=plan.round.id, behaviour=behaviour, **fields)
    return plan.replacing(actions=(*plan.actions, action))


def change_action(plan: Plan, /, identifier: str, **changes: Any) -> Plan:
    """An action with other fields. Raises UnknownItem."""
    action = _action(plan, identifier)
    changed = action.replacing(**changes)
    return plan.replacing(actions=tuple(changed if item is action else item for item in plan.actions))


def remove_action(plan: Plan, /, identifier: str) -> Plan:
    """The plan without an action. Raises UnknownItem.

    A leader's goal stays, to get another action. A group's goes where no other action has it: it stands on its actions
    alone, so nobody could see it.
    """
    action = _action(plan, identifier)
    actions = tuple(item for item in plan.actions if item is not action)
    is_own = plan.kind is Kind.PERSONAL
    goals = plan.goals if is_own else _without_unused(plan.goals, action.goal, actions)
    return plan.replacing(actions=actions, goals=goals)


def write_goal(plan: Plan, /, identifier: str, text: str, *, new_id: Callable[[], str] = fresh_id) -> Plan:
    """Writes the goal of an action: a new goal where it has none, none where the text is empty. Raises UnknownItem.

    A goal that several actions share is changed for all of them.
    """
    action = _action(plan, identifier)
    goal = plan.goal(action.goal)
    if goal is None:
        if not text:
            return plan
        goal = Goal(id=new_id(), text=text, behaviours=(action.behaviour,) if action.behaviour else ())
        actions = put(plan.actions, action.replacing(goal=goal.id))
        return plan.replacing(goals=(*plan.goals, goal), actions=actions)
    if text:
        return plan.replacing(goals=put(plan.goals, goal.replacing(text=text)))
    actions = put(plan.actions, action.replacing(goal=None))
    return plan.replacing(actions=actions, goals=_without_unused(plan.goals, goal.id, actions))


def _without_unused(goals: tuple[Goal, ...], identifier: str | None, actions: tuple[Action, ...]) -> tuple[Goal, ...]:
    """The goals without the one of an id, where no action has it; a goal that never had an action stays."""
    if any(action.goal == identifier for action in actions):
        return goals
    return tuple(goal for goal in goals if goal.id != identifier)


def add_follow_up(plan: Plan, /, action: str, on: date, text: str, *, identifier: str) -> Plan:
    """A dated note on how an action goes; notes are kept in the order of their dates. Raises UnknownItem."""
    changed = _action(plan, action)
    noted = sorted((*changed.follow_ups, FollowUp(id=identifier, date=on, text=text)), key=lambda item: item.date)
    return change_action(plan, action, follow_ups=tuple(noted))


def write_follow_up(plan: Plan, /, action: str, on: date, text: str, *, identifier: str) -> Plan:
    """A dated note as it is typed: there as long as there is something in it. Raises UnknownItem."""
    changed = _action(plan, action)
    others = tuple(item for item in changed.follow_ups if item.id != identifier)
    unnoted = change_action(plan, action, follow_ups=others)
    return add_follow_up(unnoted, action, on, text, identifier=identifier) if text.strip() else unnoted


def remove_follow_up(plan: Plan, /, action: str, identifier: str) -> Plan:
    """An action without one of its dated notes. Raises UnknownItem."""
    changed = _action(plan, action)
    return change_action(plan, action, follow_ups=without(changed.follow_ups, identifier))


def _action(plan: Plan, identifier: str) -> Action:
    action = plan.action(identifier)
    if action is None:
        raise UnknownItem(identifier)
    return action
