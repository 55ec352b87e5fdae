"""The verbs of talks and rounds."""

from datetime import date

import pytest

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.errors import UnknownBehaviour, UnknownItem
from ledelsesplan.core.plan import Kind, Marker, Plan, Status
from tests.factories import DAY, empty_plan, full_plan, reworded, small_framework

LATER = date(2028, 3, 1)
framework = small_framework()


@pytest.fixture
def plan() -> Plan:
    return empty_plan(kind=Kind.PERSONAL)


def test_reading_is_remembered_and_taken_back(plan: Plan) -> None:
    read = talk_edits.mark_read(talk_edits.mark_read(plan, "styring"), "vaerdi.ro")
    assert read.read == ("styring", "vaerdi.ro")
    assert talk_edits.mark_read(read, "styring") is read
    assert talk_edits.mark_read(read, "styring", on=False).read == ("vaerdi.ro",)


def test_looking_back_and_wishes_belong_to_the_newest_round(plan: Plan) -> None:
    written = talk_edits.write_wishes(talk_edits.write_looking_back(plan, "Det gik"), "Mere sparring")
    assert (written.round.looking_back, written.round.wishes) == ("Det gik", "Mere sparring")


def test_done_is_said_without_marks_and_taken_back_without_a_trace(plan: Plan) -> None:
    done = talk_edits.set_done(plan, True)
    assert done.round.mark_set(Marker.SELF).done
    assert talk_edits.set_done(done, False) == plan


def test_a_goal_is_about_behaviours_of_the_framework(plan: Plan) -> None:
    about = ("styring.tema-1.midt",)
    made = talk_edits.add_goal(plan, "Flere er med", about, framework=framework, identifier="g1")
    assert made.goals[0].behaviours == about
    assert talk_edits.change_goal(made, "g1", "Alle er med").goals[0].text == "Alle er med"
    with pytest.raises(UnknownBehaviour):
        talk_edits.add_goal(plan, "Mål", ("findes.ikke",), framework=framework, identifier="g1")
    with pytest.raises(UnknownItem):
        talk_edits.change_goal(made, "g2", "Mål")


def test_a_goal_is_there_from_its_first_letter_and_always_has_words(plan: Plan) -> None:
    about = ("styring.tema-1.midt",)
    assert talk_edits.type_goal(plan, " ", about, framework=framework, identifier="g1") is plan
    typed = talk_edits.type_goal(plan, "F", about, framework=framework, identifier="g1")
    typed = talk_edits.type_goal(typed, "Fl", (), framework=framework, identifier="g1")
    assert [(goal.text, goal.behaviours) for goal in typed.goals] == [("Fl", about)]
    assert talk_edits.type_goal(typed, "", (), framework=framework, identifier="g1") is typed


def test_what_a_goal_is_about_can_be_changed(plan: Plan) -> None:
    one, two = "styring.tema-1.midt", "styring.tema-1.top"
    made = talk_edits.add_goal(plan, "Mål", (one,), framework=framework, identifier="g1")
    assert talk_edits.set_goal_behaviours(made, framework, "g1", (one, two)).goals[0].behaviours == (one, two)
    assert talk_edits.set_goal_behaviours(made, framework, "g1", ()).goals[0].behaviours == ()
    with pytest.raises(UnknownBehaviour):
        talk_edits.set_goal_behaviours(made, framework, "g1", ("findes.ikke",))
    lost = made.replacing(goals=(made.goals[0].replacing(behaviours=("findes.ikke",)),))
    kept = talk_edits.set_goal_behaviours(lost, framework, "g1", ("findes.ikke", one))
    assert kept.goals[0].behaviours == ("findes.ikke", one)


def test_removing_a_goal_keeps_its_actions() -> None:
    plan = full_plan()
    gone = talk_edits.remove_goal(plan, "g0")
    assert "g0" not in [goal.id for goal in gone.goals]
    action, kept = plan.action("a0"), gone.action("a0")
    assert action is not None
    assert kept == action.replacing(goal=None)
    with pytest.raises(UnknownItem):
        talk_edits.remove_goal(gone, "g0")


def test_each_side_agrees_once(plan: Plan) -> None:
    agreed = talk_edits.agree(plan, Marker.SELF, "Lone", DAY)
    agreed = talk_edits.agree(agreed, Marker.OWN_LEADER, "Peter", DAY)
    agreed = talk_edits.agree(agreed, Marker.SELF, "Lone Skov", LATER)
    assert [(item.marker, item.name, item.date) for item in agreed.round.agreements] == [
        (Marker.OWN_LEADER, "Peter", DAY),
        (Marker.SELF, "Lone Skov", LATER),
    ]
    assert [item.name for item in talk_edits.withdraw_agreement(agreed, Marker.SELF).round.agreements] == ["Peter"]


def test_talks_and_notes_stand_in_the_order_of_their_dates(plan: Plan) -> None:
    made = talk_edits.put_talk(plan, LATER, "LUS", identifier="t2")
    made = talk_edits.put_talk(made, DAY, "Status", identifier="t1")
    assert [talk.id for talk in made.talks] == ["t1", "t2"]
    moved = talk_edits.put_talk(made, date(2029, 1, 1), "Status", identifier="t1")
    assert [talk.id for talk in moved.talks] == ["t2", "t1"]
    assert talk_edits.remove_talk(moved, "t2").talks == moved.talks[1:]
    noted = talk_edits.write_plan_note(made, LATER, "Godt på vej", identifier="n2")
    noted = talk_edits.write_plan_note(noted, DAY, "Begyndt", identifier="n1")
    assert [note.id for note in noted.follow_ups] == ["n1", "n2"]
    assert talk_edits.write_plan_note(noted, DAY, " ", identifier="n1").follow_ups == noted.follow_ups[1:]


def test_a_new_round_is_empty_and_takes_on_the_actions_that_are_chosen() -> None:
    plan = edits.change_action(full_plan(), "a5", status=Status.DONE)
    framework = reworded(small_framework(), "styring.tema-1.midt", "Nyt")
    new = talk_edits.begin_round(plan, framework, LATER, "LUS 2028", carried={"a0", "a5"}, identifier="r2")
    assert new.rounds[0] is plan.rounds[0]
    assert not new.marks
    assert not new.round.tally.hands
    assert new.round.levels == plan.round.levels
    assert new.round.framework.digest == framework.content_digest
    statuses = {action.id: action.status for action in new.actions}
    assert statuses == {
        "a0": Status.NOT_STARTED,
        "a5": Status.DONE,
        **dict.fromkeys(("a1", "a2", "a3", "a4"), Status.POSTPONED),
    }
    assert {action.round for action in new.actions} == {plan.round.id}
