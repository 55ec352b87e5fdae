import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from ledelsesplan.core.plan import (
    Action,
    FollowUp,
    Goal,
    Hands,
    Kind,
    Mark,
    Marker,
    MarkSet,
    Participant,
    Plan,
    Tally,
    Wording,
)
from ledelsesplan.core.run_sheet import Progress, RunSheet, Step
from tests.factories import DAY, empty_plan, full_plan, plans, rebuilt

BEHAVIOUR = "styring.tema-1.top"


def code_of(make: Callable[[], object]) -> str:
    """The code of the first thing that is wrong."""
    with pytest.raises(ValidationError) as caught:
        make()
    return str(caught.value.errors()[0]["type"])


class TestMark:
    @pytest.mark.parametrize(("strength", "priority"), [(True, False), (False, True), (True, True)])
    def test_a_focus_stands_on_a_strength_or_a_development_area(self, strength: bool, priority: bool) -> None:
        assert Mark(id=BEHAVIOUR, strength=strength, priority=priority, focus=True).focus

    def test_a_focus_never_stands_alone(self) -> None:
        assert code_of(lambda: Mark(id=BEHAVIOUR, focus=True, note="x")) == "focus_without_mark"

    def test_notes_alone_are_no_mark_but_they_are_something(self) -> None:
        for noted in (Mark(id=BEHAVIOUR, note="x"), Mark(id=BEHAVIOUR, private_note="x")):
            assert not noted.is_marked
            assert not noted.is_empty
        assert Mark(id=BEHAVIOUR).is_empty


class TestDoubledIds:
    @pytest.mark.parametrize(
        "make",
        [
            lambda: MarkSet(marker=Marker.GROUP, marks=(Mark(id="a"), Mark(id="a", strength=True))),
            lambda: Tally(hands=(Hands(id="a"), Hands(id="a", strength=1))),
            lambda: RunSheet(steps=(Step(id="a", title="A", minutes=1), Step(id="a", title="B", minutes=2))),
            lambda: changed_round(mark_sets=(MarkSet(marker=Marker.SELF), MarkSet(marker=Marker.SELF, done=True))),
            lambda: changed_round(wordings=(Wording(id="a", text="A"), Wording(id="a", text="B"))),
            lambda: changed_round(levels=("top", "top")),
            lambda: empty_plan().replacing(goals=(Goal(id="g", text="A"), Goal(id="g", text="B"))),
            lambda: empty_plan().replacing(rounds=empty_plan().rounds * 2),
            lambda: empty_plan().replacing(participants=(Participant(id="p", name="A"), Participant(id="p", name="B"))),
            lambda: empty_plan().replacing(
                follow_ups=(FollowUp(id="f", date=DAY, text="A"), FollowUp(id="f", date=DAY, text="B"))
            ),
            lambda: Action(
                id="a",
                round="r",
                follow_ups=(FollowUp(id="f", date=DAY, text="A"), FollowUp(id="f", date=DAY, text="B")),
            ),
        ],
    )
    def test_they_are_refused_everywhere(self, make: Callable[[], object]) -> None:
        assert code_of(make) == "duplicate_id"


def changed_round(**changes: Any) -> object:
    return empty_plan().round.replacing(**changes)


class TestReferences:
    def test_an_action_names_a_round_of_the_plan(self) -> None:
        action = Action(id="a", round="ukendt")

        assert code_of(lambda: empty_plan().replacing(actions=(action,))) == "unknown_reference"

    def test_an_action_names_a_goal_of_the_plan(self) -> None:
        plan = empty_plan()
        action = Action(id="a", round=plan.round.id, goal="ukendt")

        assert code_of(lambda: plan.replacing(actions=(action,))) == "unknown_reference"

    def test_a_plan_has_a_round_and_a_round_has_a_level(self) -> None:
        assert code_of(lambda: empty_plan().replacing(rounds=())) == "too_short"
        assert code_of(lambda: changed_round(levels=())) == "too_short"


class TestTally:
    @pytest.mark.parametrize("count", [1, 5, 7])
    def test_fist_to_five_has_six_counts_or_none(self, count: int) -> None:
        assert code_of(lambda: Tally(fist_to_five=(0,) * count)) == "fist_to_five"
        assert Tally(fist_to_five=(0,) * 6).fist_to_five == (0,) * 6

    def test_not_asked_is_kept_apart_from_zero_in_the_file(self) -> None:
        tally = Tally(hands=(Hands(id=BEHAVIOUR, strength=0),))

        assert json.loads(tally.model_dump_json())["hands"] == [{"id": BEHAVIOUR, "strength": 0, "priority": None}]

    def test_ballots_and_dots_are_hidden_until_they_are_revealed(self) -> None:
        assert (Tally().ballots_revealed, Tally().dots_revealed) == (False, False)


class TestStrictness:
    @pytest.mark.parametrize(
        ("place", "wrong"),
        [
            ("present", True),
            ("present", "7"),
            ("present", 7.0),
            ("present", -1),
            ("present", 1000),
            ("date", 0),
            ("date", "2027-03-03T10:00:00"),
            ("date", "03-03-2027"),
            ("date", "2027-02-29"),
            ("label", None),
            ("label", 7),
            ("levels", "top"),
            ("id", "ø"),
            ("id", "r\n"),
        ],
    )
    def test_nothing_in_a_file_is_taken_for_something_else(self, place: str, wrong: object) -> None:
        content = json.loads(empty_plan().model_dump_json())
        content["rounds"][0][place] = wrong

        with pytest.raises(ValidationError):
            Plan.model_validate_json(json.dumps(content))

    @pytest.mark.parametrize(
        "make",
        [
            lambda: FollowUp(id="f", date=datetime(2027, 3, 3, tzinfo=UTC), text=""),
            lambda: MarkSet(marker="group"),  # type: ignore[arg-type]
            lambda: MarkSet(marker=Marker.GROUP, marks=[Mark(id="a")]),  # type: ignore[arg-type]
            lambda: Hands(id="a", strength=True),
            lambda: Mark(id="a", strength=1),  # type: ignore[arg-type]
            lambda: Mark(id="a", farve="blå"),  # type: ignore[call-arg]
        ],
    )
    def test_nor_in_the_program(self, make: Callable[[], object]) -> None:
        with pytest.raises(ValidationError):
            make()

    def test_an_unknown_key_is_refused_at_every_depth(self) -> None:
        for place in (("rounds", 0), ("rounds", 0, "tally"), ("rounds", 0, "mark_sets", 0, "marks", 0), ("run_sheet",)):
            content = json.loads(full_plan().model_dump_json())
            node = content
            for step in place:
                node = node[step]
            node["farve"] = "blå"

            with pytest.raises(ValidationError) as caught:
                Plan.model_validate_json(json.dumps(content))
            assert caught.value.errors()[0]["loc"] == (*place, "farve")


class TestFile:
    @given(plans())
    @settings(max_examples=60, deadline=None)
    def test_a_plan_is_the_same_when_it_is_read_back(self, plan: Plan) -> None:
        assert rebuilt(plan) == plan
        assert rebuilt(plan).model_dump_json() == plan.model_dump_json()

    def test_the_order_of_keys_does_not_depend_on_the_edits(self) -> None:
        plan = full_plan()
        content = json.loads(plan.model_dump_json())

        assert list(content) == list(Plan.model_fields)
        assert list(content["actions"][0]) == list(Action.model_fields)

    @pytest.mark.parametrize(
        "moment",
        [
            datetime(2027, 3, 3, 10, 42, 7, 123456, tzinfo=UTC),
            datetime(2027, 10, 31, 2, 30, tzinfo=timezone(timedelta(hours=1))),
        ],
    )
    def test_the_clock_is_the_same_moment_when_it_is_read_back(self, moment: datetime) -> None:
        sheet = RunSheet(progress=Progress(used_seconds=(("ramme", 5),), running_since=moment))

        assert RunSheet.model_validate_json(sheet.model_dump_json()) == sheet


def test_marker_and_newest_round() -> None:
    plan = empty_plan()
    second = plan.round.replacing(id="anden", date=date(2028, 3, 3))

    assert plan.marker is Marker.GROUP
    assert empty_plan(kind=Kind.PERSONAL).marker is Marker.SELF
    assert plan.replacing(rounds=(plan.round, second)).round is second
    assert plan.round.mark_set(Marker.OWN_LEADER) == MarkSet(marker=Marker.OWN_LEADER)
    assert plan.round.wording(BEHAVIOUR) is None
    assert plan.goal(None) is None
    assert plan.action("ukendt") is None
