"""What a talk is about: looking back, the goals of now, and whether what was agreed has changed."""

from datetime import date

import pytest

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.plan import Action, ActivityType, Kind, Marker, Plan, Status
from ledelsesplan.core.talk import goals_of_now, is_changed_since, looked_back_on, next_talk, own_marks
from tests.factories import DAY, empty_plan, small_framework

framework = small_framework()
ONE, TWO, THREE = [behaviour.id for behaviour in framework.behaviours()][:3]
LATER = date(2028, 3, 1)


@pytest.fixture
def plan() -> Plan:
    """Two goals: one with an action under way and one that is done, one without actions; and an action by itself."""
    made = empty_plan(kind=Kind.PERSONAL)
    for number in (1, 2):
        made = talk_edits.add_goal(made, f"Mål {number}", (ONE,), framework=framework, identifier=f"g{number}")
    made = edits.add_action(made, ONE, identifier="open", goal="g1", text="Følger en kollega")
    made = edits.add_action(made, ONE, identifier="done", goal="g1", status=Status.DONE)
    return edits.add_action(made, None, identifier="free")


def shown(groups: object) -> list[tuple[str, list[str]]]:
    return [
        (group.goal.id if group.goal else "", [action.id for action in group.actions])
        for group in groups  # type: ignore[attr-defined]
    ]


def next_round(plan: Plan, *carried: str, identifier: str = "r2") -> Plan:
    return talk_edits.begin_round(plan, framework, LATER, "", carried=carried, identifier=identifier)


def test_the_first_talk_looks_back_on_nothing(plan: Plan) -> None:
    assert looked_back_on(plan) == ()
    assert shown(goals_of_now(plan)) == [("g1", ["open", "done"]), ("g2", []), ("", ["free"])]


def test_the_next_round_looks_back_and_goes_on_with_what_is_carried(plan: Plan) -> None:
    second = edits.add_action(next_round(plan, "open"), TWO, identifier="new")
    assert shown(looked_back_on(second)) == [("g1", ["open", "done"]), ("", ["free"])]
    assert shown(goals_of_now(second)) == [("g1", ["open"]), ("g2", []), ("", ["new"])]
    assert shown(goals_of_now(next_round(plan))) == [("g2", [])]


def test_a_third_round_looks_back_on_older_actions_only_while_they_are_open(plan: Plan) -> None:
    third = next_round(next_round(plan, "open"), "open", identifier="r3")
    assert shown(looked_back_on(third)) == [("g1", ["open"]), ("", ["free"])]


def test_marks_are_told_apart() -> None:
    plan = edits.mark_strength(empty_plan(kind=Kind.PERSONAL), framework, ONE)
    plan = edits.mark_priority(edits.mark_strength(plan, framework, TWO), framework, TWO)
    plan = edits.write_note(edits.mark_priority(plan, framework, THREE), framework, THREE, "For sent")
    plan = edits.write_note(plan, framework, "vaerdi.ro", "En note alene er ingen markering")
    marks = own_marks(plan)
    assert [[mark.id for mark in group] for group in (marks.strengths, marks.priorities, marks.both)] == [
        [ONE],
        [THREE],
        [TWO],
    ]


def test_the_next_talk_is_after_today(plan: Plan) -> None:
    planned = talk_edits.put_talk(talk_edits.put_talk(plan, LATER, "", identifier="t2"), DAY, "", identifier="t1")
    assert [next_talk(planned, day) for day in (date(2027, 1, 1), DAY, LATER)] == [*planned.talks, None]


def test_an_agreement_tells_whether_goals_or_actions_changed(plan: Plan) -> None:
    agreed = talk_edits.agree(plan, Marker.SELF, "Lone", DAY)
    (agreement,) = agreed.round.agreements
    same = edits.change_action(agreed, "open", status=Status.DONE, note="Det gik godt")
    same = edits.add_follow_up(same, "open", LATER, "Set", identifier="f1")
    assert not is_changed_since(same, agreement)
    for changed in (
        talk_edits.change_goal(agreed, "g1", "Et andet mål"),
        talk_edits.remove_goal(agreed, "g2"),
        edits.add_action(agreed, ONE, identifier="another"),
        edits.remove_action(agreed, "done"),
    ):
        assert is_changed_since(changed, agreement)
    assert not is_changed_since(talk_edits.remove_goal(agreed, "g2"), agreement.replacing(content=None))


def test_all_of_an_action_is_agreed_but_how_it_goes(plan: Plan) -> None:
    (agreement,) = talk_edits.agree(plan, Marker.SELF, "Lone", DAY).round.agreements
    agreed = {
        **dict.fromkeys(("text", "success_sign", "responsible", "support"), "Noget andet"),
        **dict.fromkeys(("start", "deadline", "follow_up"), LATER),
        "behaviour": TWO,
        "goal": "g2",
        "activity_type": ActivityType.COURSE,
    }
    how_it_goes = {"id", "round", "status", "note", "follow_ups"}
    assert agreed.keys() | how_it_goes == set(Action.model_fields)
    for field, value in agreed.items():
        assert is_changed_since(edits.change_action(plan, "open", **{field: value}), agreement), field
