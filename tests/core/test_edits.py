from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ledelsesplan.core import edits, workshop_edits
from ledelsesplan.core.errors import (
    FocusNeedsMark,
    LedelsesplanError,
    TooManyHands,
    UnknownBehaviour,
    UnknownItem,
    UnknownLevel,
)
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import (
    ActivityType,
    Agreement,
    Goal,
    Hands,
    Kind,
    Mark,
    Marker,
    MarkSet,
    Participant,
    Plan,
    Status,
)
from tests.factories import (
    DAY,
    SMALL_LEVELS,
    Edit,
    edits_of,
    empty_plan,
    full_plan,
    plans,
    real_framework,
    rebuilt,
    reworded,
    small_framework,
    with_own_leader,
)

FRAMEWORK = small_framework()
BEHAVIOUR = "styring.tema-1.top"
OTHER = "nytaenkning.tema-3.team"
GENERAL = "vaerdi.ro"

MarkEdit = Callable[[Plan, Framework, str], Plan]


def marked(*verbs: MarkEdit, behaviour: str = BEHAVIOUR, plan: Plan | None = None) -> Plan:
    plan = plan or empty_plan()
    for verb in verbs:
        plan = verb(plan, FRAMEWORK, behaviour)
    return plan


def with_action(plan: Plan | None = None, identifier: str = "a1", **fields: Any) -> Plan:
    return edits.add_action(plan or empty_plan(), BEHAVIOUR, identifier=identifier, **fields)


def wordings(plan: Plan) -> dict[str, str]:
    return {wording.id: wording.text for wording in plan.round.wordings}


class TestNewPlan:
    def test_it_covers_all_levels_where_none_is_chosen(self) -> None:
        assert empty_plan().round.levels == SMALL_LEVELS

    def test_it_keeps_the_order_of_the_framework(self) -> None:
        plan = edits.new_plan(FRAMEWORK, Kind.TEAM, "Gruppen", DAY, levels=("team", "top", "team"))

        assert plan.round.levels == ("top", "team")

    def test_it_refuses_an_unknown_level_and_names_the_known_ones(self) -> None:
        with pytest.raises(UnknownLevel) as caught:
            edits.new_plan(FRAMEWORK, Kind.TEAM, "Gruppen", DAY, levels=("top", "chef"))

        assert caught.value == UnknownLevel("chef", SMALL_LEVELS)

    def test_its_first_round_names_the_framework(self) -> None:
        plan = edits.new_plan(FRAMEWORK, Kind.TEAM, "Gruppen", DAY, unit="Ældre", label="Forår")

        assert (plan.title, plan.unit, plan.round.date, plan.round.label) == ("Gruppen", "Ældre", DAY, "Forår")
        assert plan.round.framework == edits.reference(FRAMEWORK)
        assert plan.round.framework.digest == FRAMEWORK.content_digest
        assert plan.marks == ()
        assert plan.round.present is None

    @pytest.mark.parametrize(
        ("kind", "levels", "own_level"),
        [
            (Kind.PERSONAL, ("midt",), "midt"),
            (Kind.PERSONAL, ("midt", "team"), None),
            (Kind.PERSONAL, (), None),
            (Kind.TEAM, ("midt",), None),
        ],
    )
    def test_a_personal_plan_of_one_level_is_that_of_a_leader_of_it(
        self, kind: Kind, levels: tuple[str, ...], own_level: str | None
    ) -> None:
        assert edits.new_plan(FRAMEWORK, kind, "Min plan", DAY, levels=levels).own_level == own_level

    def test_each_plan_has_ids_of_its_own(self) -> None:
        assert empty_plan().round.id != empty_plan().round.id

    def test_it_needs_a_title(self) -> None:
        with pytest.raises(ValidationError):
            edits.new_plan(FRAMEWORK, Kind.TEAM, "", DAY)


class TestMarking:
    def test_strength_and_priority_stand_side_by_side(self) -> None:
        plan = marked(edits.mark_strength, edits.mark_priority)

        assert plan.mark(BEHAVIOUR) == Mark(id=BEHAVIOUR, strength=True, priority=True)

    def test_each_is_cleared_alone(self) -> None:
        plan = marked(edits.mark_strength, edits.mark_priority)

        assert edits.mark_strength(plan, FRAMEWORK, BEHAVIOUR, False).mark(BEHAVIOUR) == Mark(
            id=BEHAVIOUR, priority=True
        )
        assert edits.mark_priority(plan, FRAMEWORK, BEHAVIOUR, False).mark(BEHAVIOUR) == Mark(
            id=BEHAVIOUR, strength=True
        )

    @pytest.mark.parametrize(("kind", "marker"), [(Kind.TEAM, Marker.GROUP), (Kind.PERSONAL, Marker.SELF)])
    def test_the_mark_is_that_of_the_plan_s_own_marker(self, kind: Kind, marker: Marker) -> None:
        plan = marked(edits.mark_strength, plan=empty_plan(kind=kind))

        assert [(item.marker, len(item.marks)) for item in plan.round.mark_sets] == [(marker, 1)]

    def test_what_stands_outside_the_matrix_is_marked_in_the_same_way(self) -> None:
        plan = marked(edits.mark_priority, edits.mark_focus, behaviour=GENERAL)

        assert plan.mark(GENERAL) == Mark(id=GENERAL, priority=True, focus=True)

    def test_marks_at_a_level_out_of_scope_are_kept(self) -> None:
        plan = edits.set_levels(marked(edits.mark_strength), FRAMEWORK, ("team",))

        assert plan.mark(BEHAVIOUR) == Mark(id=BEHAVIOUR, strength=True)

    def test_marks_go_to_the_newest_round_and_leave_the_others_alone(self) -> None:
        first = marked(edits.mark_strength)
        second = first.round.replacing(id="anden", mark_sets=(), wordings=())
        two_rounds = first.replacing(rounds=(*first.rounds, second))

        plan = edits.mark_priority(two_rounds, FRAMEWORK, OTHER)

        assert plan.rounds[0] is first.round
        assert [mark.id for mark in plan.marks] == [OTHER]

    @pytest.mark.parametrize(
        "edit",
        [
            lambda plan, behaviour: edits.mark_strength(plan, FRAMEWORK, behaviour),
            lambda plan, behaviour: edits.mark_priority(plan, FRAMEWORK, behaviour),
            lambda plan, behaviour: edits.mark_focus(plan, FRAMEWORK, behaviour),
            lambda plan, behaviour: edits.mark_focus(plan, FRAMEWORK, behaviour, False),
            lambda plan, behaviour: edits.clear_mark(plan, FRAMEWORK, behaviour),
            lambda plan, behaviour: edits.write_note(plan, FRAMEWORK, behaviour, "x"),
            lambda plan, behaviour: edits.write_private_note(plan, FRAMEWORK, behaviour, "x"),
            lambda plan, behaviour: edits.count_hands(plan, FRAMEWORK, behaviour, strength=1, priority=None),
        ],
    )
    @pytest.mark.parametrize("behaviour", ["ukendt", "styring.tema-1", "styring", "top", ""])
    def test_only_what_can_be_marked_is_marked(self, edit: Callable[[Plan, str], Plan], behaviour: str) -> None:
        with pytest.raises(UnknownBehaviour) as caught:
            edit(empty_plan(), behaviour)

        assert caught.value.markable == behaviour


class TestFocus:
    @pytest.mark.parametrize("verb", [edits.mark_strength, edits.mark_priority])
    def test_it_may_stand_on_either(self, verb: MarkEdit) -> None:
        mark = marked(verb, edits.mark_focus).mark(BEHAVIOUR)

        assert mark is not None
        assert mark.focus

    @pytest.mark.parametrize(
        "plan", [empty_plan(), edits.write_note(empty_plan(), FRAMEWORK, BEHAVIOUR, "Kun en note")]
    )
    def test_it_is_refused_where_nothing_is_marked(self, plan: Plan) -> None:
        with pytest.raises(FocusNeedsMark) as caught:
            edits.mark_focus(plan, FRAMEWORK, BEHAVIOUR)

        assert caught.value.markable == BEHAVIOUR

    def test_it_goes_with_the_last_mark_that_it_stood_on(self) -> None:
        plan = marked(edits.mark_strength, edits.mark_priority, edits.mark_focus)

        on_priority = edits.mark_strength(plan, FRAMEWORK, BEHAVIOUR, False)
        on_nothing = edits.mark_priority(
            edits.write_note(on_priority, FRAMEWORK, BEHAVIOUR, "Husk"), FRAMEWORK, BEHAVIOUR, False
        )

        assert on_priority.mark(BEHAVIOUR) == Mark(id=BEHAVIOUR, priority=True, focus=True)
        assert on_nothing.mark(BEHAVIOUR) == Mark(id=BEHAVIOUR, note="Husk")

    def test_it_does_not_come_back_with_a_new_mark(self) -> None:
        plan = marked(edits.mark_strength, edits.mark_focus, edits.clear_mark, edits.mark_priority)

        assert plan.mark(BEHAVIOUR) == Mark(id=BEHAVIOUR, priority=True)

    def test_it_is_taken_away_alone(self) -> None:
        plan = edits.mark_focus(marked(edits.mark_strength, edits.mark_focus), FRAMEWORK, BEHAVIOUR, False)

        assert plan.mark(BEHAVIOUR) == Mark(id=BEHAVIOUR, strength=True)

    def test_more_than_three_are_not_refused(self) -> None:
        plan = empty_plan()
        for markable in FRAMEWORK.markables():
            plan = marked(edits.mark_strength, edits.mark_focus, behaviour=markable.id, plan=plan)

        assert sum(mark.focus for mark in plan.marks) == 30


class TestNotes:
    def test_both_notes_survive_clearing(self) -> None:
        plan = marked(edits.mark_strength, edits.mark_focus)
        plan = edits.write_note(plan, FRAMEWORK, BEHAVIOUR, "Fordi")
        plan = edits.write_private_note(plan, FRAMEWORK, BEHAVIOUR, "Kun for mig")

        assert edits.clear_mark(plan, FRAMEWORK, BEHAVIOUR).mark(BEHAVIOUR) == Mark(
            id=BEHAVIOUR, note="Fordi", private_note="Kun for mig"
        )

    def test_a_note_may_stand_without_a_mark(self) -> None:
        plan = edits.write_note(empty_plan(), FRAMEWORK, BEHAVIOUR, "Tænk over det")

        assert plan.mark(BEHAVIOUR) == Mark(id=BEHAVIOUR, note="Tænk over det")

    @pytest.mark.parametrize("write", [edits.write_note, edits.write_private_note])
    def test_an_emptied_note_leaves_nothing(self, write: Callable[[Plan, Framework, str, str], Plan]) -> None:
        empty = empty_plan()
        plan = write(write(empty, FRAMEWORK, BEHAVIOUR, "x"), FRAMEWORK, BEHAVIOUR, "")

        assert plan == empty

    def test_a_note_that_is_too_long_is_refused(self) -> None:
        with pytest.raises(ValidationError) as caught:
            edits.write_note(empty_plan(), FRAMEWORK, BEHAVIOUR, "x" * 20_001)

        assert caught.value.errors()[0]["type"] == "string_too_long"

    def test_half_a_character_is_refused_since_no_file_can_hold_it(self) -> None:
        with pytest.raises(ValidationError) as caught:
            edits.write_note(empty_plan(), FRAMEWORK, BEHAVIOUR, "\ud83d")

        assert caught.value.errors()[0]["type"] == "string_unicode"


class TestWordings:
    @pytest.mark.parametrize("verb", [edits.mark_strength, edits.mark_priority])
    def test_the_wording_is_remembered_on_marking(self, verb: MarkEdit) -> None:
        assert wordings(marked(verb)) == {BEHAVIOUR: "Viser styring 1 som top"}

    def test_a_note_remembers_it_too(self) -> None:
        plan = edits.write_note(empty_plan(), FRAMEWORK, BEHAVIOUR, "Hvordan?")

        assert wordings(plan) == {BEHAVIOUR: "Viser styring 1 som top"}

    def test_it_goes_with_the_last_thing_said(self) -> None:
        noted = edits.write_note(marked(edits.mark_strength), FRAMEWORK, BEHAVIOUR, "Fordi")
        cleared = edits.clear_mark(noted, FRAMEWORK, BEHAVIOUR)

        assert wordings(cleared) == {BEHAVIOUR: "Viser styring 1 som top"}
        assert wordings(edits.write_note(cleared, FRAMEWORK, BEHAVIOUR, "")) == {}
        assert wordings(marked(edits.mark_strength, edits.clear_mark)) == {}

    def test_others_stay(self) -> None:
        both = marked(edits.mark_strength, behaviour=OTHER, plan=marked(edits.mark_strength))

        assert set(wordings(edits.clear_mark(both, FRAMEWORK, BEHAVIOUR))) == {OTHER}

    def test_a_changed_wording_waits_until_it_is_marked_anew(self) -> None:
        newer = reworded(FRAMEWORK, BEHAVIOUR, "Viser styring på en ny måde")
        plan = edits.write_note(marked(edits.mark_strength), newer, BEHAVIOUR, "Fordi")
        also_priority = edits.mark_priority(plan, newer, BEHAVIOUR)
        anew = edits.mark_strength(edits.clear_mark(plan, newer, BEHAVIOUR), newer, BEHAVIOUR)

        assert wordings(also_priority) == {BEHAVIOUR: "Viser styring 1 som top"}
        assert wordings(anew) == {BEHAVIOUR: "Viser styring på en ny måde"}

    def test_the_one_that_another_marker_marked_stays(self) -> None:
        newer = reworded(FRAMEWORK, BEHAVIOUR, "Viser styring på en ny måde")
        plan = with_own_leader(empty_plan(kind=Kind.PERSONAL), FRAMEWORK, Mark(id=BEHAVIOUR, strength=True))

        of_both = edits.mark_strength(plan, newer, BEHAVIOUR)

        assert wordings(of_both) == {BEHAVIOUR: "Viser styring 1 som top"}
        assert wordings(edits.clear_mark(of_both, newer, BEHAVIOUR)) == {BEHAVIOUR: "Viser styring 1 som top"}

    def test_a_missing_one_is_written_although_another_marker_marked(self) -> None:
        plan = with_own_leader(empty_plan(kind=Kind.PERSONAL), FRAMEWORK, Mark(id=BEHAVIOUR, strength=True))
        plan = plan.replacing(rounds=(plan.round.replacing(wordings=()),))

        assert wordings(edits.mark_strength(plan, FRAMEWORK, BEHAVIOUR)) == {BEHAVIOUR: "Viser styring 1 som top"}

    @given(plans())
    @settings(max_examples=60)
    def test_there_is_one_for_each_thing_of_which_something_is_said(self, plan: Plan) -> None:
        said = {mark.id for item in plan.round.mark_sets for mark in item.marks}

        assert set(wordings(plan)) == said


class TestOtherMarkers:
    def test_their_marks_are_never_touched(self) -> None:
        theirs = Mark(id=BEHAVIOUR, priority=True, note="Set udefra")
        plan = with_own_leader(marked(edits.mark_strength, plan=empty_plan(kind=Kind.PERSONAL)), FRAMEWORK, theirs)

        changed = edits.clear_mark(plan, FRAMEWORK, BEHAVIOUR)

        assert changed.round.mark_set(Marker.OWN_LEADER) is plan.round.mark_set(Marker.OWN_LEADER)
        assert changed.mark(BEHAVIOUR) is None

    def test_a_set_that_is_done_is_kept_when_it_is_emptied(self) -> None:
        plan = marked(edits.mark_strength)
        done = plan.round.mark_set(Marker.GROUP).replacing(done=True)
        plan = plan.replacing(rounds=(plan.round.replacing(mark_sets=(done,)),))

        assert edits.clear_mark(plan, FRAMEWORK, BEHAVIOUR).round.mark_sets == (
            MarkSet(marker=Marker.GROUP, done=True),
        )


class TestHands:
    def test_not_asked_is_not_zero(self) -> None:
        plan = edits.count_hands(empty_plan(), FRAMEWORK, BEHAVIOUR, strength=0, priority=None)

        assert plan.round.tally.hands_for(BEHAVIOUR) == Hands(id=BEHAVIOUR, strength=0, priority=None)
        assert plan.round.tally.hands_for(OTHER) is None

    def test_they_are_kept_apart_from_marks(self) -> None:
        plan = edits.count_hands(empty_plan(), FRAMEWORK, BEHAVIOUR, strength=7, priority=3)

        assert plan.marks == ()
        assert edits.clear_mark(plan, FRAMEWORK, BEHAVIOUR) is plan

    def test_a_new_count_replaces_the_old_one(self) -> None:
        plan = edits.count_hands(empty_plan(), FRAMEWORK, BEHAVIOUR, strength=7, priority=3)
        plan = edits.count_hands(plan, FRAMEWORK, BEHAVIOUR, strength=None, priority=2)

        assert plan.round.tally.hands == (Hands(id=BEHAVIOUR, strength=None, priority=2),)

    def test_taking_both_back_leaves_nothing(self) -> None:
        empty = empty_plan()
        plan = edits.count_hands(empty, FRAMEWORK, BEHAVIOUR, strength=7, priority=3)

        assert edits.count_hands(plan, FRAMEWORK, BEHAVIOUR, strength=None, priority=None) == empty
        assert edits.count_hands(empty, FRAMEWORK, BEHAVIOUR, strength=None, priority=None) is empty

    @pytest.mark.parametrize(("strength", "priority"), [(8, None), (None, 8), (7, 8), (8, 0)])
    def test_more_than_are_present_are_refused(self, strength: int | None, priority: int | None) -> None:
        plan = edits.set_present(empty_plan(), 7)

        with pytest.raises(TooManyHands) as caught:
            edits.count_hands(plan, FRAMEWORK, BEHAVIOUR, strength=strength, priority=priority)

        assert caught.value == TooManyHands(8, 7)

    def test_all_who_are_present_may_raise_both_hands(self) -> None:
        plan = edits.count_hands(edits.set_present(empty_plan(), 7), FRAMEWORK, BEHAVIOUR, strength=7, priority=7)

        assert plan.round.tally.hands == (Hands(id=BEHAVIOUR, strength=7, priority=7),)

    def test_where_nobody_counted_who_is_there_any_count_will_do(self) -> None:
        plan = edits.count_hands(empty_plan(), FRAMEWORK, BEHAVIOUR, strength=40, priority=None)

        assert plan.round.tally.hands_for(BEHAVIOUR) == Hands(id=BEHAVIOUR, strength=40)

    @pytest.mark.parametrize("count", [-1, 1000, 2.5, "3", True])
    def test_what_is_no_count_is_refused(self, count: Any) -> None:
        with pytest.raises(ValidationError):
            edits.count_hands(empty_plan(), FRAMEWORK, BEHAVIOUR, strength=count, priority=None)


class TestOrder:
    """What is said of behaviours stands in one order, so that a difference between two files is small."""

    @given(plans(longest=12))
    @settings(max_examples=60)
    def test_marks_wordings_and_hands_stand_in_the_framework_s_order(self, plan: Plan) -> None:
        newest = plan.round

        for items in (plan.marks, newest.wordings, newest.tally.hands):
            positions = [FRAMEWORK.position(item.id) for item in items]
            assert positions == sorted(positions)

    @pytest.mark.parametrize("kind", list(Kind))
    def test_marking_clearing_and_marking_again_gives_the_same_plan(self, kind: Kind) -> None:
        plan = full_plan() if kind is Kind.TEAM else empty_plan(kind=kind)
        theirs = with_own_leader(plan, FRAMEWORK, Mark(id=OTHER, priority=True)) if kind is Kind.PERSONAL else plan
        once = edits.mark_strength(edits.clear_mark(theirs, FRAMEWORK, BEHAVIOUR), FRAMEWORK, BEHAVIOUR)
        once = edits.count_hands(once, FRAMEWORK, BEHAVIOUR, strength=2, priority=1)

        cleared = edits.count_hands(once, FRAMEWORK, BEHAVIOUR, strength=None, priority=None)
        again = edits.mark_strength(edits.clear_mark(cleared, FRAMEWORK, BEHAVIOUR), FRAMEWORK, BEHAVIOUR)

        assert edits.count_hands(again, FRAMEWORK, BEHAVIOUR, strength=2, priority=1) == once

    def test_dots_stand_in_the_framework_s_order(self) -> None:
        plan = workshop_edits.give_dots(empty_plan(), FRAMEWORK, OTHER, 1)
        plan = workshop_edits.give_dots(plan, FRAMEWORK, BEHAVIOUR, 2)

        assert [dots.id for dots in plan.round.tally.dots] == [BEHAVIOUR, OTHER]


class TestRound:
    def test_present_is_set_and_taken_back(self) -> None:
        plan = edits.set_present(empty_plan(), 0)

        assert plan.round.present == 0
        assert edits.set_present(plan, None).round.present is None

    def test_levels_stand_in_the_order_of_the_framework_and_none_means_all(self) -> None:
        plan = edits.set_levels(empty_plan(), FRAMEWORK, ("team", "midt"))

        assert plan.round.levels == ("midt", "team")
        assert edits.set_levels(plan, FRAMEWORK, ()).round.levels == SMALL_LEVELS

    def test_an_unknown_level_is_refused(self) -> None:
        with pytest.raises(UnknownLevel):
            edits.set_levels(empty_plan(), FRAMEWORK, ("chef",))

    def test_date_and_label(self) -> None:
        plan = edits.set_round(empty_plan(), date(2028, 2, 29), "Runde 2")

        assert (plan.round.date, plan.round.label) == (date(2028, 2, 29), "Runde 2")

    def test_title_unit_follow_up_and_participants_are_the_plan_s(self) -> None:
        people = (Participant(id="p1", name="Mette Holm", level="top"), Participant(id="p2", name="Jens Bak"))
        plan = edits.rename(empty_plan(), "Ny titel", "Ny enhed")
        plan = edits.set_participants(edits.set_follow_up(plan, DAY), people)

        assert (plan.title, plan.unit, plan.follow_up, plan.participants) == ("Ny titel", "Ny enhed", DAY, people)
        assert edits.set_follow_up(plan, None).follow_up is None

    def test_two_participants_of_one_id_are_refused(self) -> None:
        with pytest.raises(ValidationError):
            edits.set_participants(empty_plan(), (Participant(id="p", name="A"), Participant(id="p", name="B")))


class TestActions:
    def test_a_new_one_stands_last_and_knows_its_round(self) -> None:
        plan = with_action(with_action(), "a2", text="Anden", deadline=DAY, activity_type=ActivityType.COURSE)

        assert [action.id for action in plan.actions] == ["a1", "a2"]
        action = plan.actions[1]
        assert (action.behaviour, action.round, action.text) == (BEHAVIOUR, plan.round.id, "Anden")
        assert (action.deadline, action.activity_type, action.status) == (DAY, ActivityType.COURSE, Status.NOT_STARTED)

    def test_it_may_be_about_the_whole_plan(self) -> None:
        plan = edits.add_action(empty_plan(), None, identifier="a1")

        assert plan.actions[0].behaviour is None
        assert plan.actions_for(BEHAVIOUR) == ()

    def test_it_outlives_the_mark(self) -> None:
        plan = with_action(marked(edits.mark_priority))

        assert edits.clear_mark(plan, FRAMEWORK, BEHAVIOUR).actions == plan.actions

    def test_an_id_that_is_taken_is_refused(self) -> None:
        with pytest.raises(ValidationError):
            with_action(with_action())

    def test_a_change_stays_in_its_place(self) -> None:
        plan = edits.change_action(with_action(with_action(), "a2"), "a1", text="Ændret", status=Status.DONE)

        assert [(action.id, action.text) for action in plan.actions] == [("a1", "Ændret"), ("a2", "")]
        assert not plan.actions[0].is_open

    def test_a_new_id_never_takes_another_action_s_place(self) -> None:
        plan = with_action(with_action(text="Første"), "a2", text="Anden")

        assert [action.id for action in edits.change_action(plan, "a1", id="a3").actions] == ["a3", "a2"]
        with pytest.raises(ValidationError):
            edits.change_action(plan, "a1", id="a2")

    @pytest.mark.parametrize(
        "fields",
        [{"status": "done"}, {"deadline": "03-03-2027"}, {"goal": "ukendt"}, {"round": "ukendt"}, {"text": None}],
    )
    def test_what_does_not_fit_is_refused(self, fields: dict[str, Any]) -> None:
        with pytest.raises(ValidationError):
            edits.change_action(with_action(), "a1", **fields)

    @pytest.mark.parametrize(
        "edit",
        [
            lambda plan: edits.change_action(plan, "a9", text="x"),
            lambda plan: edits.remove_action(plan, "a9"),
            lambda plan: edits.write_goal(plan, "a9", "x"),
            lambda plan: edits.add_follow_up(plan, "a9", DAY, "x", identifier="f1"),
            lambda plan: edits.remove_follow_up(plan, "a9", "f1"),
            lambda plan: edits.remove_follow_up(plan, "a1", "a9"),
        ],
    )
    def test_one_that_is_not_there_is_named(self, edit: Callable[[Plan], Plan]) -> None:
        with pytest.raises(UnknownItem) as caught:
            edit(with_action())

        assert caught.value.identifier == "a9"

    def test_removing_leaves_the_others(self) -> None:
        plan = with_action(with_action(with_action(), "a2"), "a3")

        assert [action.id for action in edits.remove_action(plan, "a2").actions] == ["a1", "a3"]

    def test_how_long_a_deadline_is_past(self) -> None:
        action = with_action(deadline=date(2027, 3, 1)).actions[0]

        assert action.days_overdue(date(2027, 3, 3)) == 2
        assert action.days_overdue(date(2027, 3, 1)) == 0
        assert action.days_overdue(date(2027, 2, 1)) == 0
        assert action.replacing(status=Status.DONE).days_overdue(date(2027, 3, 3)) == 0
        assert action.replacing(status=Status.POSTPONED).days_overdue(date(2027, 3, 3)) == 2
        assert action.replacing(deadline=None).days_overdue(date(2027, 3, 3)) == 0


class TestGoals:
    @staticmethod
    def two_that_share() -> Plan:
        plan = edits.write_goal(with_action(with_action(), "a2"), "a1", "Mål", new_id=lambda: "g1")
        return edits.change_action(plan, "a2", goal="g1")

    def test_a_first_text_makes_a_goal_about_the_action_s_behaviour(self) -> None:
        plan = edits.write_goal(with_action(), "a1", "Mål", new_id=lambda: "g1")

        assert plan.goals == (Goal(id="g1", text="Mål", behaviours=(BEHAVIOUR,)),)
        assert plan.actions[0].goal == "g1"
        assert plan.goal("g1") is plan.goals[0]

    def test_a_goal_of_an_action_of_the_whole_plan_is_about_no_behaviour(self) -> None:
        plan = edits.add_action(empty_plan(), None, identifier="a1")

        assert edits.write_goal(plan, "a1", "Mål", new_id=lambda: "g1").goals[0].behaviours == ()

    def test_a_shared_goal_is_changed_for_all(self) -> None:
        plan = edits.write_goal(self.two_that_share(), "a2", "Nyt mål")

        assert plan.goals == (Goal(id="g1", text="Nyt mål", behaviours=(BEHAVIOUR,)),)
        assert [action.goal for action in plan.actions] == ["g1", "g1"]

    def test_an_empty_text_takes_it_from_one_action_only(self) -> None:
        once = edits.write_goal(self.two_that_share(), "a1", "")
        twice = edits.write_goal(once, "a2", "")

        assert [action.goal for action in once.actions] == [None, "g1"]
        assert len(once.goals) == 1
        assert twice.goals == ()

    def test_no_goal_and_no_text_is_no_change(self) -> None:
        plan = with_action()

        assert edits.write_goal(plan, "a1", "") is plan

    def test_a_leaders_goal_stays_without_an_action(self) -> None:
        plan = self.two_that_share().replacing(kind=Kind.PERSONAL)

        alone = edits.remove_action(edits.remove_action(plan, "a1"), "a2")

        assert alone.actions == ()
        assert alone.goals == plan.goals

    def test_the_last_action_of_a_group_takes_its_goal_along(self) -> None:
        once = edits.remove_action(self.two_that_share(), "a1")

        assert len(once.goals) == 1
        assert edits.remove_action(once, "a2").goals == ()

    @pytest.mark.parametrize(
        "edit",
        [
            lambda plan: edits.remove_action(plan, "a1"),
            lambda plan: edits.remove_action(plan, "a3"),
            lambda plan: edits.write_goal(plan, "a1", ""),
        ],
    )
    def test_a_goal_that_never_had_an_action_stays(self, edit: Callable[[Plan], Plan]) -> None:
        alone = Goal(id="g9", text="Et mål uden handling endnu")
        plan = with_action(self.two_that_share(), "a3")
        plan = plan.replacing(goals=(alone, *plan.goals))

        assert alone in edit(plan).goals


class TestFollowUps:
    def test_they_stand_in_the_order_of_their_dates(self) -> None:
        plan = with_action()
        for number, day in enumerate([date(2027, 5, 1), date(2027, 3, 1), date(2027, 4, 1), date(2027, 3, 1)]):
            plan = edits.add_follow_up(plan, "a1", day, f"Note {number}", identifier=f"f{number}")

        assert [note.id for note in plan.actions[0].follow_ups] == ["f1", "f3", "f2", "f0"]

    def test_one_is_removed(self) -> None:
        plan = with_action()
        for number in range(3):
            plan = edits.add_follow_up(plan, "a1", DAY, "Note", identifier=f"f{number}")

        assert [note.id for note in edits.remove_follow_up(plan, "a1", "f1").actions[0].follow_ups] == ["f0", "f2"]

    def test_an_id_that_is_taken_is_refused(self) -> None:
        plan = edits.add_follow_up(with_action(), "a1", DAY, "Note", identifier="f1")

        with pytest.raises(ValidationError):
            edits.add_follow_up(plan, "a1", DAY, "Igen", identifier="f1")


UNCHANGING: list[tuple[str, Callable[[Plan], Plan]]] = [
    ("rename", lambda plan: edits.rename(plan, plan.title, plan.unit)),
    ("mark_strength", lambda plan: edits.mark_strength(plan, FRAMEWORK, "styring.tema-1.midt")),
    ("mark_priority", lambda plan: edits.mark_priority(plan, FRAMEWORK, BEHAVIOUR)),
    ("mark_priority off", lambda plan: edits.mark_priority(plan, FRAMEWORK, "styring.tema-1.midt", False)),
    ("mark_focus", lambda plan: edits.mark_focus(plan, FRAMEWORK, BEHAVIOUR)),
    ("mark_focus off", lambda plan: edits.mark_focus(plan, FRAMEWORK, OTHER, False)),
    ("write_note", lambda plan: edits.write_note(plan, FRAMEWORK, BEHAVIOUR, "Fordi 0")),
    ("write_private_note", lambda plan: edits.write_private_note(plan, FRAMEWORK, BEHAVIOUR, "")),
    ("count_hands", lambda plan: edits.count_hands(plan, FRAMEWORK, BEHAVIOUR, strength=0, priority=None)),
    ("set_present", lambda plan: edits.set_present(plan, 9)),
    ("set_levels", lambda plan: edits.set_levels(plan, FRAMEWORK, ())),
    ("set_round", lambda plan: edits.set_round(plan, plan.round.date, plan.round.label)),
    ("set_follow_up", lambda plan: edits.set_follow_up(plan, None)),
    ("set_participants", lambda plan: edits.set_participants(plan, rebuilt(plan).participants)),
    ("change_action", lambda plan: edits.change_action(plan, "a0", text="Handling 0", status=Status.NOT_STARTED)),
    ("write_goal", lambda plan: edits.write_goal(plan, "a0", "Mål 0")),
]


class TestIdentity:
    @pytest.mark.parametrize("edit", [pytest.param(edit, id=name) for name, edit in UNCHANGING])
    def test_an_edit_that_changes_nothing_gives_the_same_plan(self, edit: Callable[[Plan], Plan]) -> None:
        plan = full_plan()

        assert edit(plan) is plan

    def test_clearing_what_is_not_marked_gives_the_same_plan(self) -> None:
        plan = empty_plan()

        assert edits.clear_mark(plan, FRAMEWORK, BEHAVIOUR) is plan
        assert edits.mark_strength(plan, FRAMEWORK, BEHAVIOUR, False) is plan
        assert edits.write_note(plan, FRAMEWORK, BEHAVIOUR, "") is plan

    def test_a_mark_and_its_clearing_give_an_equal_plan(self) -> None:
        plan = empty_plan()

        assert marked(edits.mark_strength, edits.clear_mark, plan=plan) == plan

    def test_a_mark_touches_its_own_mark_and_nothing_else(self) -> None:
        plan = full_plan()
        new = edits.mark_strength(plan, FRAMEWORK, BEHAVIOUR)

        changed = [old.id for old, mark in zip(plan.marks, new.marks, strict=True) if old is not mark]
        assert changed == [BEHAVIOUR]
        for name in ("participants", "goals", "actions", "follow_ups", "talks", "run_sheet"):
            assert getattr(new, name) is getattr(plan, name), name
        for name in ("levels", "framework", "wordings", "tally", "agreements"):
            assert getattr(new.round, name) is getattr(plan.round, name), name

    def test_an_action_touches_itself_and_nothing_else(self) -> None:
        plan = full_plan()
        new = edits.change_action(plan, "a2", text="Ændret")

        assert [old.id for old, action in zip(plan.actions, new.actions, strict=True) if old is not action] == ["a2"]
        assert new.rounds is plan.rounds
        assert new.goals is plan.goals
        assert new.actions[2].follow_ups is plan.actions[2].follow_ups

    def test_hands_touch_the_tally_and_nothing_else(self) -> None:
        plan = full_plan()
        new = edits.count_hands(plan, FRAMEWORK, BEHAVIOUR, strength=3, priority=4)

        assert new.round.mark_sets is plan.round.mark_sets
        assert [
            old.id for old, hands in zip(plan.round.tally.hands, new.round.tally.hands, strict=True) if old is not hands
        ] == [BEHAVIOUR]

    def test_the_old_plan_is_left_as_it_was(self) -> None:
        plan = full_plan()
        before = plan.model_dump_json()
        edits.clear_mark(edits.remove_action(plan, "a1"), FRAMEWORK, BEHAVIOUR)

        assert plan.model_dump_json() == before

    def test_an_edited_plan_is_whole(self) -> None:
        """Putting kept parts back must leave a plan like any other: same fields, same JSON, frozen."""
        plan = edits.rename(full_plan(), "Ny", "")

        assert list(plan.__dict__) == list(Plan.model_fields)
        assert rebuilt(plan) == plan
        with pytest.raises(ValidationError):
            plan.title = "Andet"  # type: ignore[misc]

    def test_an_unknown_field_is_a_mistake(self) -> None:
        with pytest.raises(AttributeError):
            empty_plan().replacing(titel="x")


class TestEveryEdit:
    @given(st.data(), plans(longest=8))
    @settings(max_examples=100, deadline=None)
    def test_it_gives_a_valid_plan_or_a_failure_of_ours(self, data: st.DataObject, plan: Plan) -> None:
        edit: Edit = data.draw(edits_of(FRAMEWORK, plan))
        before = plan.model_dump_json()
        try:
            new = edit.apply(plan)
        except LedelsesplanError:
            new = plan

        assert rebuilt(new) == new
        assert plan.model_dump_json() == before
        if new is not plan:
            assert new != plan

    @given(st.data(), plans(longest=8))
    @settings(max_examples=60, deadline=None)
    def test_making_it_twice_is_making_it_once(self, data: st.DataObject, plan: Plan) -> None:
        edit: Edit = data.draw(edits_of(FRAMEWORK, plan).filter(lambda edit: not edit.name.startswith(("add", "rem"))))
        try:
            once = edit.apply(plan)
        except LedelsesplanError:
            return

        assert edit.apply(once) is once


def test_a_full_plan_of_the_shipped_framework_is_valid() -> None:
    plan = full_plan(real_framework())

    assert len(plan.marks) == 113
    assert rebuilt(plan) == plan


def test_parts_that_no_edit_touches_are_kept_by_all() -> None:
    plan = full_plan()
    agreed = plan.round.replacing(
        agreements=(Agreement(marker=Marker.GROUP, name="Mette", date=DAY),), wishes="Ønsker", looking_back="Sidste år"
    )
    plan = plan.replacing(rounds=(agreed,), read=("styring",))

    new = edits.count_hands(edits.mark_strength(plan, FRAMEWORK, BEHAVIOUR), FRAMEWORK, OTHER, strength=1, priority=1)

    assert (new.round.agreements, new.round.wishes, new.read) == (agreed.agreements, "Ønsker", ("styring",))


def test_fresh_ids_fit_and_differ() -> None:
    made = {edits.fresh_id() for _number in range(500)}

    assert len(made) == 500
    assert edits.add_action(empty_plan(), None, identifier=made.pop()).actions
