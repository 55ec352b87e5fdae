"""Two versions of a framework: what was reworded, added and taken out, and how a plan moves on from one to another."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ledelsesplan.core.edits import covered, reference
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.parts import in_round
from ledelsesplan.core.plan import Plan, Round, Wording


class Difference(NamedTuple):
    """Something that can be marked and is not the same in two versions; a wording is None where there is none."""

    id: str
    before: str | None
    after: str | None


class FrameworkChanges(NamedTuple):
    """What differs between two versions: reworded and added in the new one's order, removed in the old one's.

    `complete` is False where the old version is not at hand: then only what a plan marks could be compared, and
    nothing is known of what was added.
    """

    reworded: tuple[Difference, ...] = ()
    added: tuple[Difference, ...] = ()
    removed: tuple[Difference, ...] = ()
    complete: bool = True

    def __bool__(self) -> bool:
        return bool(self.reworded or self.added or self.removed)


class Frameworks(NamedTuple):
    """The frameworks at hand for a plan: the one that is in use here, and by digest all that its rounds may name."""

    in_use: Framework
    known: Mapping[str, Framework] = MappingProxyType({})

    def of(self, plan: Plan) -> Framework:
        """The framework to show a plan in: the one of its newest round, or where that is not at hand the one in use."""
        return self.known.get(plan.round.framework.digest, self.in_use)

    def is_at_hand(self, item: Round) -> bool:
        """Whether the framework that a round was marked against is here."""
        return item.framework.digest in self.known or item.framework.digest == self.in_use.content_digest

    def has_moved(self, plan: Plan) -> bool:
        """Whether the one in use is another version of the framework that the plan's newest round is marked against."""
        named = plan.round.framework
        return named.id == self.in_use.id and named.digest != self.in_use.content_digest


def changes(old: Framework, new: Framework) -> FrameworkChanges:
    """What differs between two versions of a framework."""
    reworded, added = [], []
    for markable in new.markables():
        before = old.markable(markable.id)
        if before is None:
            added.append(Difference(markable.id, None, markable.text))
        elif before.text != markable.text:
            reworded.append(Difference(markable.id, before.text, markable.text))
    removed = [Difference(item.id, item.text, None) for item in old.markables() if new.markable(item.id) is None]
    return FrameworkChanges(tuple(reworded), tuple(added), tuple(removed))


def changes_of_marked(plan: Plan, new: Framework) -> FrameworkChanges:
    """What differs between a framework and the wordings that the plan's newest round keeps; never complete."""
    reworded, removed = [], []
    for wording in sorted(plan.round.wordings, key=lambda item: (new.position(item.id), item.id)):
        markable = new.markable(wording.id)
        if markable is None:
            removed.append(Difference(wording.id, wording.text, None))
        elif markable.text != wording.text:
            reworded.append(Difference(wording.id, wording.text, markable.text))
    return FrameworkChanges(tuple(reworded), removed=tuple(removed), complete=False)


def changes_for(plan: Plan, frameworks: Frameworks) -> FrameworkChanges:
    """What differs between the plan's own version and the one in use, as far as it can be told."""
    old = frameworks.known.get(plan.round.framework.digest)
    return changes(old, frameworks.in_use) if old is not None else changes_of_marked(plan, frameworks.in_use)


def move_on(plan: Plan, /, new: Framework, old: Framework | None = None) -> Plan:
    """The plan with its newest round marked against another version of the framework from now on.

    All marks stay, each with the wording that it was set on: what was reworded is flagged until it is marked again, and
    what the framework no longer has stays in the plan. Levels that it no longer has are left out; where none is left
    the round covers all. `old` is the version that the plan leaves, where it is at hand.
    """
    moved = in_round(plan, framework=reference(new), levels=covered(new, plan.round.levels))
    return remember(moved, old, new) if old is not None else moved


def remember(plan: Plan, /, old: Framework, new: Framework) -> Plan:
    """The plan with the wordings of what its actions and goals are about, where only the old version has them.

    Marks keep their own wordings; an action of something unmarked would else be about an id that nobody can read.
    """
    about = [action.behaviour for action in plan.actions if action.behaviour is not None]
    about += [identifier for goal in plan.goals for identifier in goal.behaviours]
    lost = (old.markable(identifier) for identifier in unique(about) if new.markable(identifier) is None)
    known = {wording.id for item in plan.rounds for wording in item.wordings}
    kept = tuple(Wording(id=item.id, text=item.text) for item in lost if item is not None and item.id not in known)
    return in_round(plan, wordings=(*plan.round.wordings, *kept)) if kept else plan


def marked_without_place(plan: Plan, framework: Framework) -> tuple[str, ...]:
    """The ids that the newest round marks, by anyone, and that the framework does not have."""
    marks = (mark for marks in plan.round.mark_sets for mark in marks.marks if mark.is_marked)
    return unique(mark.id for mark in marks if framework.markable(mark.id) is None)


def unique(identifiers: Iterable[str]) -> tuple[str, ...]:
    """Ids without those that come again, in their order."""
    return tuple(dict.fromkeys(identifiers))
