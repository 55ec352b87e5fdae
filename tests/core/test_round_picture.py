"""What two rounds mark, gathered by flag and competency, and what came of the actions between them."""

from datetime import date

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.comparison import Balance, Marker, Uncounted, rounds_compared
from ledelsesplan.core.framework_change import move_on
from ledelsesplan.core.history import History
from ledelsesplan.core.plan import Kind, Plan, Status
from ledelsesplan.core.round_picture import Outcome, Part, actions_between, groups, may_be_carried
from ledelsesplan.core.run_sheet import Progress
from tests.core.test_framework_change import GONE, newer
from tests.factories import DAY, empty_plan, small_framework

FRAMEWORK = small_framework()
ONE, TWO, THREE = [item.id for item in FRAMEWORK.behaviours()][:3]
LATER = date(2028, 3, 1)


def next_round(plan: Plan, carried: tuple[str, ...] = (), identifier: str = "r2") -> Plan:
    return talk_edits.begin_round(plan, FRAMEWORK, LATER, "2028", carried=carried, identifier=identifier)


def test_groups_stand_in_the_framework_s_order_and_hold_their_own() -> None:
    plan = edits.mark_strength(empty_plan(), FRAMEWORK, ONE)
    plan = edits.mark_priority(next_round(edits.mark_priority(plan, FRAMEWORK, GONE)), FRAMEWORK, TWO)
    changes = rounds_compared(FRAMEWORK, *plan.rounds, Marker.GROUP)
    found = groups(FRAMEWORK, changes)
    assert [(item.part, item.number) for item in found] == [
        (Part.FLAG, 0),
        (Part.COMPETENCY, 0),
        (Part.COMPETENCY, 0),
        (Part.FLAG, 1),
        (Part.COMPETENCY, 1),
        (Part.GENERAL, None),
    ]
    assert found[0].balance == found[1].balance == Balance(strengths_before=1, priorities_after=1)
    assert found[5].balance == Balance(priorities_before=1)


def test_what_a_framework_no_longer_has_is_no_movement() -> None:
    new = newer()
    plan = edits.mark_strength(empty_plan(), FRAMEWORK, GONE)
    plan = talk_edits.begin_round(move_on(plan, new), new, LATER, "2028", carried=(), identifier="r2")
    (change,) = rounds_compared(new, *plan.rounds, Marker.GROUP)
    assert (change.uncounted, change.wordings) == (Uncounted.ABSENT, ("Lytter", None))
    assert groups(new, (change,))[-1].part is Part.ABSENT
    assert groups(new, (change,))[-1].balance == Balance(uncounted=1)


def test_both_wordings_of_what_was_reworded_can_be_read() -> None:
    new = newer()
    plan = edits.mark_strength(empty_plan(), FRAMEWORK, ONE)
    plan = talk_edits.begin_round(plan, new, LATER, "2028", carried=(), identifier="r2")
    (change,) = rounds_compared(new, *plan.rounds, Marker.GROUP)
    assert (change.uncounted, change.wordings) == (Uncounted.REWORDED, ("Viser styring 1 som top", "Noget andet"))


def test_what_became_of_the_actions() -> None:
    plan = empty_plan(kind=Kind.PERSONAL)
    for name, status in (
        ("a1", Status.DONE),
        ("a2", Status.IN_PROGRESS),
        ("a3", Status.NOT_STARTED),
        ("a4", Status.POSTPONED),
    ):
        plan = edits.add_action(plan, None, identifier=name, text=name, status=status, deadline=DAY)
    assert [item.id for item in may_be_carried(plan)] == ["a2", "a3"]
    second = next_round(plan, carried=("a2",))
    second = edits.add_action(second, None, identifier="a5", text="ny")
    assert [(item.action.id, item.outcome) for item in actions_between(second, *second.rounds)] == [
        ("a2", Outcome.CARRIED_ON),
        ("a1", Outcome.DONE),
        ("a3", Outcome.POSTPONED),
        ("a4", Outcome.POSTPONED),
    ]
    third = next_round(second, identifier="r3")
    assert [item.action.id for item in actions_between(third, *third.rounds[1:])] == ["a5"]
    assert len(actions_between(third, third.rounds[0], third.rounds[2])) == 5


def test_undoing_a_new_round_gives_the_old_workshop_s_place_back() -> None:
    plan = empty_plan()
    plan = plan.replacing(run_sheet=plan.run_sheet.replacing(progress=Progress(step="round", page=2)))
    history = History(plan)
    history.push("Ny runde", next_round(plan))
    assert history.plan.run_sheet.progress == Progress()
    history.undo()
    assert history.plan == plan
    history.redo()
    assert history.plan.run_sheet.progress == Progress()
