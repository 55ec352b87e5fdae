"""Marks beside marks: a leader's own beside the own leader's, and one round's beside another's. Nothing is added up to
a grade: what is compared is which behaviours were marked, and as what.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Mark, Marker, Plan, Round

NO_SIDES = frozenset[str]()


class Seen(StrEnum):
    """How two people see one behaviour, the most telling first."""

    OPPOSED = "opposed"
    ONE_SIDED = "one-sided"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Pair:
    """A behaviour that at least one of two people marked. None is not marked, which is no opinion."""

    id: str
    own: Mark | None
    own_leader: Mark | None
    reworded: bool

    @property
    def seen(self) -> Seen:
        """Whether both see it the same, only one of them marked it, or they marked it differently."""
        own, leader = sides(self.own), sides(self.own_leader)
        if own == leader:
            return Seen.SAME
        return Seen.OPPOSED if own and leader else Seen.ONE_SIDED


def sides(mark: Mark | None) -> frozenset[str]:
    """What a mark says, as a set of `strength` and `priority`; empty for no mark."""
    if mark is None:
        return NO_SIDES
    return frozenset(name for name, on in (("strength", mark.strength), ("priority", mark.priority)) if on)


def self_and_leader(framework: Framework, plan: Plan) -> tuple[Pair, ...]:
    """The newest round's marks of the leader and of the own leader, side by side.

    What is seen differently comes first, then what only one has marked, then what both see the same; within each in
    the framework's order. Behaviours that the framework no longer has come last in each.
    """
    own = _marked(plan.round, Marker.SELF)
    leader = _marked(plan.round, Marker.OWN_LEADER)
    order = list(Seen)
    pairs = [
        Pair(identifier, own.get(identifier), leader.get(identifier), _is_reworded(framework, plan.round, identifier))
        for identifier in {**own, **leader}
    ]
    return tuple(sorted(pairs, key=lambda pair: (order.index(pair.seen), framework.position(pair.id), pair.id)))


def conversation_cards(pairs: Iterable[Pair], most: int = 3) -> tuple[Pair, ...]:
    """Two or three behaviours to talk about, from `self_and_leader`: gaps first, and one that both see the same.

    Differently seen behaviours come before one-sided development areas; of what both see the same, development areas
    come before strengths. Fewer than `most` where there are not as many.
    """
    listed = tuple(pairs)
    gaps = [pair for pair in listed if pair.seen is Seen.OPPOSED]
    gaps += [
        pair for pair in listed if pair.seen is Seen.ONE_SIDED and "priority" in sides(pair.own or pair.own_leader)
    ]
    shared = [pair for pair in listed if pair.seen is Seen.SAME and "priority" in sides(pair.own)]
    shared += [pair for pair in listed if pair.seen is Seen.SAME and "priority" not in sides(pair.own)]
    rest = [pair for pair in listed if pair not in gaps and pair not in shared]
    first = [*gaps[: most - 1], *shared[:1]]
    chosen = [*first, *(pair for pair in (*gaps, *shared, *rest) if pair not in first)]
    return tuple(chosen[:most])


class Movement(StrEnum):
    """What became of a behaviour's mark from one round to another."""

    TO_STRENGTH = "to-strength"
    TO_PRIORITY = "to-priority"
    NEW = "new"
    GONE = "gone"
    UNCHANGED = "unchanged"


class Uncounted(StrEnum):
    """Why the marks of a behaviour in two rounds are no movement, although they are shown."""

    REWORDED = "reworded"
    LEVEL = "level"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Change:
    """A behaviour that is marked in at least one of two rounds, and its wording in each, None where nothing tells it.

    `uncounted` is None where its marks can be compared. They cannot where the wording differs, where one of the rounds
    did not cover its level, and where the framework of one of them does not have it.
    """

    id: str
    before: Mark | None
    after: Mark | None
    wordings: tuple[str | None, str | None] = (None, None)
    uncounted: Uncounted | None = None

    @property
    def reworded(self) -> bool:
        """Whether the two rounds have it in different words."""
        return self.uncounted is Uncounted.REWORDED

    @property
    def counts(self) -> bool:
        """Whether its marks can be compared."""
        return self.uncounted is None

    @property
    def movement(self) -> Movement:
        """What became of the mark."""
        before, after = sides(self.before), sides(self.after)
        if before == after:
            return Movement.UNCHANGED
        if not before:
            return Movement.NEW
        if not after:
            return Movement.GONE
        better = "strength" in after - before or "priority" in before - after
        return Movement.TO_STRENGTH if better else Movement.TO_PRIORITY


@dataclass(frozen=True, slots=True)
class Balance:
    """How many behaviours of a group were strengths and development areas, before and after; only those that count."""

    strengths_before: int = 0
    strengths_after: int = 0
    priorities_before: int = 0
    priorities_after: int = 0
    uncounted: int = 0


def rounds_compared(
    framework: Framework, before: Round, after: Round, marker: Marker, known: Mapping[str, Framework] | None = None
) -> tuple[Change, ...]:
    """What one marker's marks were in two rounds, in the framework's order.

    `known` holds the frameworks that are at hand, by digest: by them it is told whether a behaviour that only one of
    the rounds marks had the same wording in the other. Where neither tells, the wording is taken to be the same.
    """
    frameworks = {framework.content_digest: framework, **(known or {})}
    old, new = _marked(before, marker), _marked(after, marker)
    changes = []
    for identifier in {**old, **new}:
        first, second = (_text(item, identifier, frameworks) for item in (before, after))
        why = _uncounted(identifier, (before, after), (first, second), frameworks)
        changes.append(Change(identifier, old.get(identifier), new.get(identifier), (first, second), why))
    return tuple(sorted(changes, key=lambda change: (framework.position(change.id), change.id)))


def _uncounted(
    identifier: str,
    rounds: tuple[Round, Round],
    wordings: tuple[str | None, str | None],
    frameworks: Mapping[str, Framework],
) -> Uncounted | None:
    marked_against = [frameworks.get(item.framework.digest) for item in rounds]
    if any(used is not None and used.markable(identifier) is None for used in marked_against):
        return Uncounted.ABSENT
    if None not in wordings and wordings[0] != wordings[1]:
        return Uncounted.REWORDED
    places = (used.place(identifier) for used in frameworks.values())
    place = next((item for item in places if item is not None), None)
    if place is not None and any(place.level.id not in item.levels for item in rounds):
        return Uncounted.LEVEL
    return None


def balance(changes: Iterable[Change]) -> Balance:
    """The counts of some changes, e.g. of a competency's."""
    counted, uncounted = [], 0
    for change in changes:
        if change.counts:
            counted.append(change)
        else:
            uncounted += 1

    def count(moment: str, side: str) -> int:
        return sum(side in sides(getattr(change, moment)) for change in counted)

    return Balance(
        strengths_before=count("before", "strength"),
        strengths_after=count("after", "strength"),
        priorities_before=count("before", "priority"),
        priorities_after=count("after", "priority"),
        uncounted=uncounted,
    )


def _marked(item: Round, marker: Marker) -> dict[str, Mark]:
    return {mark.id: mark for mark in item.mark_set(marker).marks if mark.is_marked}


def _is_reworded(framework: Framework, item: Round, identifier: str) -> bool:
    markable = framework.markable(identifier)
    return markable is None or item.wording(identifier) not in (None, markable.text)


def _text(item: Round, identifier: str, frameworks: Mapping[str, Framework]) -> str | None:
    """The wording that a behaviour had in a round, or None where nothing tells."""
    kept = item.wording(identifier)
    if kept is not None:
        return kept
    framework = frameworks.get(item.framework.digest)
    markable = framework.markable(identifier) if framework is not None else None
    return markable.text if markable is not None else None
