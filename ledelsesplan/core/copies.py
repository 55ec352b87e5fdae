"""Copies of a plan for someone else: what goes into them, and what of them comes back."""

from operator import attrgetter
from typing import NamedTuple

from ledelsesplan.core.errors import UnknownItem
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.parts import placed
from ledelsesplan.core.plan import Mark, Marker, MarkSet, Plan, ReadCopy, Round, Wording


def without_private_notes(plan: Plan) -> Plan:
    """The plan without what is private: private notes of all rounds, and the facilitator's notes."""
    rounds = tuple(
        item.replacing(mark_sets=tuple(kept for kept in map(_public, item.mark_sets) if kept.marks or kept.done))
        for item in plan.rounds
    )
    steps = tuple(step.replacing(note="") for step in plan.run_sheet.steps)
    return plan.replacing(rounds=rounds, run_sheet=plan.run_sheet.replacing(steps=steps))


def _public(marks: MarkSet) -> MarkSet:
    bare = (mark.replacing(private_note="") for mark in marks.marks)
    return marks.replacing(marks=tuple(mark for mark in bare if not mark.is_empty))


def copy_for_own_leader(plan: Plan) -> Plan:
    """The plan as the own leader gets it: without what is private, and ready for the own leader's marks."""
    return without_private_notes(plan).replacing(for_own_leader=True)


class Returned(NamedTuple):
    """What an own leader's copy brings back: the round that it is about, its marks, and which copy it is."""

    round: str
    marks: MarkSet
    wordings: dict[str, str]
    copy: ReadCopy


def returned(copy: Plan, which: ReadCopy) -> Returned:
    """What the own leader has marked in a copy, without what is private."""
    newest = copy.round
    marks = _public(newest.mark_set(Marker.OWN_LEADER))
    return Returned(newest.id, marks, {item.id: item.text for item in newest.wordings}, which)


class Difference(NamedTuple):
    """Of one behaviour what the own leader said according to the plan, and what a copy brings; None is nothing."""

    id: str
    before: Mark | None
    after: Mark | None


def differences(into: Round, brought: Returned) -> tuple[Difference, ...]:
    """Where a copy brings something else than the round already has of the own leader, by id; focus is left out.

    Whether the own leader is done is no difference.
    """
    before = {mark.id: mark for mark in into.mark_set(Marker.OWN_LEADER).marks}
    after = {mark.id: mark for mark in brought.marks.marks}
    pairs = (Difference(item, before.get(item), after.get(item)) for item in sorted({**before, **after}))
    return tuple(pair for pair in pairs if _said(pair.before) != _said(pair.after))


def _said(mark: Mark | None) -> tuple[bool, bool, str]:
    return (mark.strength, mark.priority, mark.note) if mark is not None else (False, False, "")


def take_back(plan: Plan, /, framework: Framework, brought: Returned) -> Plan:
    """The plan with the own leader's marks, in the round that they were made in; all else stays as it is.

    Raises UnknownItem where the plan has no such round.
    """
    if all(item.id != brought.round for item in plan.rounds):
        raise UnknownItem(brought.round)
    rounds = tuple(_with_marks(item, framework, brought) if item.id == brought.round else item for item in plan.rounds)
    return plan.replacing(rounds=rounds)


def _with_marks(item: Round, framework: Framework, brought: Returned) -> Round:
    marks = brought.marks
    others = tuple(kept for kept in item.mark_sets if kept.marker is not Marker.OWN_LEADER)
    said = {mark.id for marks_of in (*others, marks) for mark in marks_of.marks}
    unsaid = {mark.id for mark in item.mark_set(Marker.OWN_LEADER).marks} - said
    wordings = tuple(wording for wording in item.wordings if wording.id not in unsaid)
    known = {wording.id for wording in wordings}
    new = (mark.id for mark in marks.marks if mark.id not in known and mark.id in brought.wordings)
    wordings = placed(framework, wordings, *(Wording(id=item, text=brought.wordings[item]) for item in new))
    copies = (*(read for read in item.read_copies if read.copy_id != brought.copy.copy_id), brought.copy)
    sets = tuple(sorted((*others, marks), key=attrgetter("marker")))
    return item.replacing(mark_sets=sets, wordings=wordings, read_copies=copies)
