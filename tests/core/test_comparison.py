"""Marks beside marks: two people's, and two rounds'."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.comparison import (
    Balance,
    Movement,
    Seen,
    balance,
    conversation_cards,
    rounds_compared,
    self_and_leader,
)
from ledelsesplan.core.plan import Kind, Mark, Marker, Plan
from tests.factories import empty_plan, reworded, small_framework, with_own_leader

FRAMEWORK = small_framework()
ONE, TWO, THREE, FOUR, FIVE = [behaviour.id for behaviour in FRAMEWORK.behaviours()][:5]
LATER = date(2028, 3, 1)


def marked(strengths: tuple[str, ...] = (), priorities: tuple[str, ...] = (), plan: Plan | None = None) -> Plan:
    plan = plan or empty_plan(kind=Kind.PERSONAL)
    for identifier in strengths:
        plan = edits.mark_strength(plan, FRAMEWORK, identifier)
    for identifier in priorities:
        plan = edits.mark_priority(plan, FRAMEWORK, identifier)
    return plan


def test_gaps_come_first_and_agreement_last() -> None:
    plan = marked(strengths=(ONE, TWO), priorities=(THREE,))
    plan = with_own_leader(
        plan, FRAMEWORK, Mark(id=ONE, strength=True), Mark(id=TWO, priority=True), Mark(id=FOUR, strength=True)
    )
    assert [(pair.id, pair.seen) for pair in self_and_leader(FRAMEWORK, plan)] == [
        (TWO, Seen.OPPOSED),
        (THREE, Seen.ONE_SIDED),
        (FOUR, Seen.ONE_SIDED),
        (ONE, Seen.SAME),
    ]


def test_a_changed_wording_is_flagged() -> None:
    plan = marked(strengths=(ONE, TWO))
    other = reworded(FRAMEWORK, ONE, "Noget andet")
    assert {pair.id: pair.reworded for pair in self_and_leader(other, plan)} == {ONE: True, TWO: False}


def test_cards_hold_gaps_and_one_agreement() -> None:
    plan = marked(strengths=(ONE, TWO, FIVE), priorities=(THREE,))
    plan = with_own_leader(
        plan,
        FRAMEWORK,
        Mark(id=ONE, priority=True),
        Mark(id=TWO, priority=True),
        Mark(id=FIVE, strength=True),
        Mark(id=FOUR, priority=True),
    )
    assert [pair.id for pair in conversation_cards(self_and_leader(FRAMEWORK, plan))] == [ONE, TWO, FIVE]


@given(st.lists(st.tuples(*[st.sampled_from(["", "S", "U", "SU"])] * 2), min_size=5, max_size=5))
def test_cards_are_as_many_as_there_is_to_talk_about(said: list[tuple[str, str]]) -> None:
    plan = empty_plan(kind=Kind.PERSONAL)
    theirs = []
    for identifier, (own, leader) in zip((ONE, TWO, THREE, FOUR, FIVE), said, strict=True):
        plan = marked((identifier,) * ("S" in own), (identifier,) * ("U" in own), plan)
        if leader:
            theirs.append(Mark(id=identifier, strength="S" in leader, priority="U" in leader))
    pairs = self_and_leader(FRAMEWORK, with_own_leader(plan, FRAMEWORK, *theirs))
    cards = conversation_cards(pairs)
    assert len(cards) == min(3, len(pairs)) == len({card.id for card in cards})
    if any(pair.seen is Seen.OPPOSED for pair in pairs):
        assert cards[0].seen is Seen.OPPOSED


def two_rounds(first: Plan, strengths: tuple[str, ...], priorities: tuple[str, ...]) -> Plan:
    plan = talk_edits.begin_round(first, FRAMEWORK, LATER, "2028", carried=(), identifier="r2")
    return marked(strengths, priorities, plan)


def test_movements_between_rounds() -> None:
    plan = two_rounds(marked(strengths=(ONE, FOUR), priorities=(TWO, THREE)), (ONE, TWO), (FOUR, FIVE))
    changes = rounds_compared(FRAMEWORK, *plan.rounds, Marker.SELF)
    assert {change.id: change.movement for change in changes} == {
        ONE: Movement.UNCHANGED,
        TWO: Movement.TO_STRENGTH,
        THREE: Movement.GONE,
        FOUR: Movement.TO_PRIORITY,
        FIVE: Movement.NEW,
    }
    assert balance(changes) == Balance(strengths_before=2, strengths_after=2, priorities_before=2, priorities_after=2)


def test_what_was_reworded_is_shown_but_not_counted() -> None:
    first = marked(strengths=(ONE, TWO))
    other = reworded(FRAMEWORK, ONE, "Noget andet")
    plan = talk_edits.begin_round(first, other, LATER, "2028", carried=(), identifier="r2")
    plan = edits.mark_priority(plan, other, ONE)
    changes = rounds_compared(other, *plan.rounds, Marker.SELF)
    assert {change.id: (change.reworded, change.counts) for change in changes} == {
        ONE: (True, False),
        TWO: (False, True),
    }
    assert balance(changes) == Balance(strengths_before=1, uncounted=1)


def test_a_known_earlier_framework_tells_the_wording_of_what_was_not_marked() -> None:
    other = reworded(FRAMEWORK, ONE, "Noget andet")
    plan = talk_edits.begin_round(marked(), other, LATER, "2028", carried=(), identifier="r2")
    plan = edits.mark_strength(plan, other, ONE)
    assert [change.reworded for change in rounds_compared(other, *plan.rounds, Marker.SELF)] == [False]
    known = {FRAMEWORK.content_digest: FRAMEWORK}
    assert [change.reworded for change in rounds_compared(other, *plan.rounds, Marker.SELF, known)] == [True]


def test_another_level_is_no_movement() -> None:
    first = edits.set_levels(empty_plan(kind=Kind.PERSONAL), FRAMEWORK, ("midt",))
    plan = talk_edits.begin_round(first, FRAMEWORK, LATER, "2028", carried=(), identifier="r2")
    plan = edits.mark_strength(edits.set_levels(plan, FRAMEWORK, ("top",)), FRAMEWORK, ONE)
    assert [(change.reworded, change.counts) for change in rounds_compared(FRAMEWORK, *plan.rounds, Marker.SELF)] == [
        (False, False)
    ]
