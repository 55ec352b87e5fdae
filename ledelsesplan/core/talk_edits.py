"""The verbs of a development talk and of what follows: reading, looking back, wishes, goals, agreements, talks, rounds.

As in `edits`, each takes a plan and gives a new one; ids and dates come from the caller.
"""

from collections.abc import Collection
from datetime import date

from ledelsesplan.core.edits import covered, reference
from ledelsesplan.core.errors import UnknownBehaviour, UnknownItem
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.parts import in_round, put, without
from ledelsesplan.core.plan import Agreement, FollowUp, Goal, Marker, Plan, Round, Status, Talk
from ledelsesplan.core.run_sheet import Progress
from ledelsesplan.core.talk import agreed_content


def name_people(plan: Plan, /, leader: str, own_leader: str) -> Plan:
    """The names of the leader and of the own leader."""
    return plan.replacing(leader=leader, own_leader=own_leader)


def mark_read(plan: Plan, /, identifier: str, on: bool = True) -> Plan:
    """Remembers that a part of the framework was read, or that it was not: one of `reading.reading_parts`."""
    if on is (identifier in plan.read):
        return plan
    read = (*plan.read, identifier) if on else tuple(item for item in plan.read if item != identifier)
    return plan.replacing(read=read)


def write_looking_back(plan: Plan, /, text: str) -> Plan:
    """What came of what was agreed the last time."""
    return in_round(plan, looking_back=text)


def write_wishes(plan: Plan, /, text: str) -> Plan:
    """What the leader wishes for."""
    return in_round(plan, wishes=text)


def set_done(plan: Plan, /, on: bool) -> Plan:
    """Says that whoever marks in this plan is done and may see the other's marks, or takes it back."""
    marks = plan.round.mark_set(plan.marker).replacing(done=on)
    others = tuple(item for item in plan.round.mark_sets if item.marker != marks.marker)
    kept = (*others, marks) if marks.marks or marks.done else others
    return in_round(plan, mark_sets=tuple(sorted(kept, key=lambda item: item.marker)))


def add_goal(plan: Plan, /, text: str, behaviours: tuple[str, ...], *, framework: Framework, identifier: str) -> Plan:
    """A new development goal about some behaviours. Raises UnknownBehaviour."""
    _refuse_unknown(framework, behaviours)
    return plan.replacing(goals=(*plan.goals, Goal(id=identifier, text=text, behaviours=behaviours)))


def change_goal(plan: Plan, /, identifier: str, text: str) -> Plan:
    """A goal in other words. Raises UnknownItem."""
    return plan.replacing(goals=put(plan.goals, _goal(plan, identifier).replacing(text=text)))


def type_goal(plan: Plan, /, text: str, behaviours: tuple[str, ...], *, framework: Framework, identifier: str) -> Plan:
    """A goal as it is typed: there from its first letter on, with `behaviours` where it is new.

    A goal always has words: where all of them are deleted it keeps the last ones. Raises UnknownBehaviour.
    """
    if not text.strip():
        return plan
    if plan.goal(identifier) is None:
        return add_goal(plan, text, behaviours, framework=framework, identifier=identifier)
    return change_goal(plan, identifier, text)


def set_goal_behaviours(plan: Plan, /, framework: Framework, identifier: str, behaviours: tuple[str, ...]) -> Plan:
    """What a goal is about. Raises UnknownItem, and UnknownBehaviour for one that is not in it already."""
    goal = _goal(plan, identifier)
    _refuse_unknown(framework, tuple(item for item in behaviours if item not in goal.behaviours))
    return plan.replacing(goals=put(plan.goals, goal.replacing(behaviours=behaviours)))


def remove_goal(plan: Plan, /, identifier: str) -> Plan:
    """The plan without a goal; its actions stay, without a goal. Raises UnknownItem."""
    goal = _goal(plan, identifier)
    actions = tuple(item.replacing(goal=None) if item.goal == goal.id else item for item in plan.actions)
    return plan.replacing(goals=without(plan.goals, identifier), actions=actions)


def agree(plan: Plan, /, marker: Marker, name: str, on: date) -> Plan:
    """Says who agrees with what the newest round came to, and when; one agreement for each marker.

    It keeps the digest of what is agreed now, so that a later change can be told.
    """
    others = tuple(item for item in plan.round.agreements if item.marker != marker)
    new = Agreement(marker=marker, name=name, date=on, content=agreed_content(plan))
    return in_round(plan, agreements=tuple(sorted((*others, new), key=lambda item: item.marker)))


def withdraw_agreement(plan: Plan, /, marker: Marker) -> Plan:
    """Takes an agreement back."""
    return in_round(plan, agreements=tuple(item for item in plan.round.agreements if item.marker != marker))


def put_talk(plan: Plan, /, on: date, label: str, *, identifier: str) -> Plan:
    """A planned talk, new or changed; talks are kept in the order of their dates."""
    talks = put(plan.talks, Talk(id=identifier, date=on, label=label))
    return plan.replacing(talks=tuple(sorted(talks, key=lambda talk: talk.date)))


def remove_talk(plan: Plan, /, identifier: str) -> Plan:
    """The plan without a planned talk. Raises UnknownItem."""
    return plan.replacing(talks=without(plan.talks, identifier))


def write_plan_note(plan: Plan, /, on: date, text: str, *, identifier: str) -> Plan:
    """A dated note on how the whole plan goes, as it is typed: there as long as there is something in it."""
    others = tuple(note for note in plan.follow_ups if note.id != identifier)
    notes = (*others, FollowUp(id=identifier, date=on, text=text)) if text.strip() else others
    return plan.replacing(follow_ups=tuple(sorted(notes, key=lambda note: note.date)))


def begin_round(
    plan: Plan, /, framework: Framework, on: date, label: str, *, carried: Collection[str], identifier: str
) -> Plan:
    """A new round of the same levels, without marks or counts; earlier rounds stay as they are.

    Open actions go on where their ids are in `carried`; the others are postponed. All keep the round they came from.
    The workshop's steps stay, and it begins anew.
    """
    levels = covered(framework, plan.round.levels)
    new = Round(id=identifier, date=on, label=label, levels=levels, framework=reference(framework))
    actions = tuple(
        item.replacing(status=Status.POSTPONED) if item.is_open and item.id not in carried else item
        for item in plan.actions
    )
    run_sheet = plan.run_sheet.replacing(progress=Progress())
    return plan.replacing(rounds=(*plan.rounds, new), actions=actions, run_sheet=run_sheet, follow_up=None)


def _refuse_unknown(framework: Framework, behaviours: tuple[str, ...]) -> None:
    for behaviour in behaviours:
        if framework.markable(behaviour) is None:
            raise UnknownBehaviour(behaviour)


def _goal(plan: Plan, identifier: str) -> Goal:
    goal = plan.goal(identifier)
    if goal is None:
        raise UnknownItem(identifier)
    return goal
