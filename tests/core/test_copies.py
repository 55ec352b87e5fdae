"""Copies for the own leader, and what of them comes back."""

import pytest

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.copies import copy_for_own_leader, returned, take_back
from ledelsesplan.core.errors import UnknownItem
from ledelsesplan.core.plan import Kind, Marker, Plan, ReadCopy
from tests.factories import DAY, empty_plan, small_framework

FRAMEWORK = small_framework()
ONE, TWO = [behaviour.id for behaviour in FRAMEWORK.behaviours()][:2]
WHICH = ReadCopy(copy_id="k1", revision=2, made_from=7)


@pytest.fixture
def plan() -> Plan:
    plan = edits.mark_strength(empty_plan(kind=Kind.PERSONAL), FRAMEWORK, ONE)
    plan = edits.write_note(plan, FRAMEWORK, ONE, "Et eksempel")
    plan = edits.write_private_note(plan, FRAMEWORK, ONE, "hemmelig")
    return edits.write_private_note(plan, FRAMEWORK, TWO, "hemmelig")


def test_the_copy_holds_no_private_notes_of_any_round(plan: Plan) -> None:
    plan = talk_edits.begin_round(plan, FRAMEWORK, DAY, "2028", carried=(), identifier="r2")
    copy = copy_for_own_leader(edits.write_private_note(plan, FRAMEWORK, TWO, "hemmelig"))
    assert "hemmelig" not in copy.model_dump_json()
    assert "Et eksempel" in copy.model_dump_json()


def test_the_own_leaders_marks_go_beside_the_leaders(plan: Plan) -> None:
    copy = edits.mark_priority(copy_for_own_leader(plan), FRAMEWORK, ONE)
    assert copy.round.mark_set(Marker.SELF).mark(ONE) is not None
    assert [mark.id for mark in copy.marks] == [ONE]
    assert copy.marks[0].priority


def test_only_the_own_leaders_marks_come_back(plan: Plan) -> None:
    copy = edits.mark_priority(copy_for_own_leader(plan), FRAMEWORK, TWO)
    copy = edits.write_private_note(copy, FRAMEWORK, TWO, "til mig selv")
    copy = talk_edits.set_done(edits.rename(copy, "Et andet navn", ""), True)
    back = take_back(plan, FRAMEWORK, returned(copy, WHICH))
    assert back.round.mark_set(Marker.SELF) == plan.round.mark_set(Marker.SELF)
    leader = back.round.mark_set(Marker.OWN_LEADER)
    assert leader.done
    assert [(mark.id, mark.priority, mark.private_note) for mark in leader.marks] == [(TWO, True, "")]
    assert back.round.wording(TWO) is not None
    assert back.round.read_copies == (WHICH,)
    assert back.title == plan.title
    assert not back.for_own_leader


def test_a_copy_that_is_read_again_takes_the_place_of_what_it_brought_before(plan: Plan) -> None:
    copy = edits.mark_priority(copy_for_own_leader(plan), FRAMEWORK, TWO)
    once = take_back(plan, FRAMEWORK, returned(copy, WHICH))
    later = WHICH.replacing(revision=3)
    twice = take_back(once, FRAMEWORK, returned(edits.clear_mark(copy, FRAMEWORK, TWO), later))
    assert not twice.round.mark_set(Marker.OWN_LEADER).marks
    assert twice.round.read_copies == (later,)


def test_marks_go_to_the_round_that_they_were_made_in(plan: Plan) -> None:
    copy = edits.mark_priority(copy_for_own_leader(plan), FRAMEWORK, TWO)
    newer = talk_edits.begin_round(plan, FRAMEWORK, DAY, "2028", carried=(), identifier="r2")
    back = take_back(newer, FRAMEWORK, returned(copy, WHICH))
    assert back.rounds[0].mark_set(Marker.OWN_LEADER).marks
    assert not back.round.mark_sets
    with pytest.raises(UnknownItem):
        take_back(empty_plan(kind=Kind.PERSONAL), FRAMEWORK, returned(copy, WHICH))


def test_wordings_that_come_back_stand_in_the_frameworks_order(plan: Plan) -> None:
    """One that the leader has keeps its wording; of what the framework does not know, all are kept, by id."""
    copy = edits.mark_priority(edits.mark_priority(copy_for_own_leader(plan), FRAMEWORK, TWO), FRAMEWORK, ONE)
    brought = returned(copy, WHICH)
    unknown = tuple(brought.marks.marks[0].replacing(id=f"ukendt.{name}") for name in "ba")
    forged = {ONE: "Forfalsket", "ukendt.a": "A", "ukendt.b": "B"}
    marks = brought.marks.replacing(marks=(*brought.marks.marks, *unknown))
    after = take_back(plan, FRAMEWORK, brought._replace(marks=marks, wordings={**brought.wordings, **forged}))
    wordings = {wording.id: wording.text for wording in after.round.wordings}
    assert [*wordings] == [ONE, TWO, "ukendt.a", "ukendt.b"]
    assert wordings[ONE] == plan.round.wordings[0].text
