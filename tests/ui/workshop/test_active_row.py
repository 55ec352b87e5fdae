"""What is active is a behaviour and not a place in a list: lists are put into another order while one types."""

import pytest
from PySide6.QtCore import Qt

from ledelsesplan.core import edits, workshop_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.workshop import PageKind
from tests.ui.workshop.conftest import Wall, WallMaker

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ids(framework: Framework) -> list[str]:
    return [behaviour.id for behaviour in framework.behaviours() if behaviour.level == "leder-af-medarbejdere"]


@pytest.fixture
def counted(make_wall: WallMaker, group: Plan, framework: Framework, ids: list[str]) -> Wall:
    """Three behaviours with hands, two of which the group differs on."""
    plan = group
    for behaviour, hands in zip(ids, ((4, 4), (5, 3), (8, 0)), strict=False):
        plan = edits.count_hands(plan, framework, behaviour, strength=hands[0], priority=hands[1])
    wall = make_wall(plan)
    wall.to("choose", PageKind.RESULTS)
    return wall


def test_hands_typed_large_stay_with_what_is_shown(counted: Wall, ids: list[str]) -> None:
    counted.key(Key.Key_Down)
    counted.key(Key.Key_Return)
    counted.keys("s8u0")
    found = counted.plan.round.tally.hands_for(ids[0])
    assert found is not None
    assert (found.strength, found.priority) == (8, 0)
    counted.picture()


def test_what_is_shown_large_stays_when_its_row_goes(counted: Wall) -> None:
    counted.key(Key.Key_Return)
    counted.keys("0")
    counted.picture()
    for _step in range(3):
        counted.key(Key.Key_Z, Control)
        counted.picture()


def test_beginning_anew_closes_what_is_open(counted: Wall) -> None:
    counted.key(Key.Key_Return)
    counted.conductor.begin_anew()
    assert not counted.conductor.is_blown_up
    assert counted.conductor.page.kind is PageKind.FRAME
    counted.picture()


def test_a_general_expectation_is_a_candidate_and_not_shown_large(
    make_wall: WallMaker, group: Plan, framework: Framework
) -> None:
    general = next(framework.general()).id
    wall = make_wall(workshop_edits.reveal_dots(edits.mark_priority(group, framework, general)))
    wall.to("choose", PageKind.CANDIDATES)
    wall.keys("a")
    wall.key(Key.Key_Return)
    assert not wall.conductor.is_blown_up
    wall.picture()


def test_only_disagreement_keeps_to_the_result(counted: Wall, framework: Framework, ids: list[str]) -> None:
    counted.keys("k")
    assert counted.conductor.page.behaviours == (ids[0], ids[1])
    for behaviour in ids[:2]:
        counted.document.apply("x", edits.count_hands, framework, behaviour, strength=8, priority=0)
    assert counted.conductor.page.kind is PageKind.RESULTS
    assert counted.conductor.page.behaviours == ()
    counted.picture()
    counted.keys("k")
    assert len(counted.conductor.page.behaviours) == 3


def test_dots_that_all_can_see_are_covered_before_they_are_counted_again(
    make_wall: WallMaker, group: Plan, framework: Framework, ids: list[str]
) -> None:
    plan = group
    for behaviour, dots in zip(ids, (5, 4, 3), strict=False):
        plan = edits.mark_priority(plan, framework, behaviour)
        plan = workshop_edits.give_dots(plan, framework, behaviour, dots)
    wall = make_wall(workshop_edits.reveal_dots(plan))
    wall.to("choose", PageKind.CANDIDATES)
    wall.keys("a12")
    assert [wall.plan.round.tally.dots_for(behaviour) for behaviour in ids[:3]] == [5, 4, 3]
    assert wall.conductor.notice.startswith("Prikkerne er vist")
    wall.key(Key.Key_Delete)
    assert not wall.plan.round.tally.dots_revealed
    wall.keys("a12")
    assert wall.plan.round.tally.dots_for(ids[0]) == 12


def test_something_else_that_is_said_takes_no_digit_away(wall: Wall) -> None:
    wall.document.apply("x", edits.set_present, 15)
    wall.to("round")
    wall.keys("s1")
    wall.conductor.say("Planen er ikke gemt")
    wall.keys("2")
    assert wall.plan.round.tally.hands[0].strength == 12


def test_ballots_of_several_levels_say_no_share(framework: Framework, group: Plan, ids: list[str]) -> None:
    from ledelsesplan.core.voting import votes

    batch = [workshop_edits.Ballot(frozenset(ids[:1]), frozenset()) for _number in range(4)]
    one = workshop_edits.reveal_votes(workshop_edits.add_ballots(group, framework, batch, salt="ab"))
    assert votes(framework, one)[ids[0]].voters == 4
    assert votes(framework, edits.set_levels(one, framework, ()))[ids[0]].voters is None
