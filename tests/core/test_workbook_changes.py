"""Comparing what stands in a workbook with what was exported and with the plan: values alone, without a workbook."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.core import edits
from ledelsesplan.core.errors import UnknownItem
from ledelsesplan.core.plan import Plan, Status
from ledelsesplan.core.workbook_changes import (
    Cell,
    Change,
    Comparison,
    Field,
    NewAction,
    ReadActions,
    ReadRow,
    compare,
    take,
    trace,
    value_of,
)
from tests.factories import DAY, empty_plan, full_plan, small_framework, texts

FRAMEWORK = small_framework()
PLAN = full_plan(FRAMEWORK)


def whole(text: str) -> tuple[str, bool]:
    return text, False


def exported(plan: Plan) -> dict[str, dict[Field, str]]:
    return {action.id: {name: trace(value_of(plan, action, name)) for name in Field} for action in plan.actions}


def row(plan: Plan, number: int, **edited: Any) -> ReadRow:
    action = plan.actions[number]
    values = {name: value_of(plan, action, name) for name in Field} | {Field(name): new for name, new in edited.items()}
    return ReadRow(number + 5, action.id, {name: Cell(f"X{number + 5}", value) for name, value in values.items()})


def book(plan: Plan, *rows: ReadRow) -> ReadActions:
    return ReadActions("p", 1, rows, exported(plan))


def rows_of(plan: Plan) -> list[ReadRow]:
    return [row(plan, number) for number in range(len(plan.actions))]


def test_nothing_edited_is_nothing_to_tell() -> None:
    assert compare(PLAN, FRAMEWORK, book(PLAN, *rows_of(PLAN)), whole).is_empty


@pytest.mark.parametrize(
    ("in_plan", "in_excel", "conflict"),
    [("gammel", "ny", False), ("anden", "ny", True), ("ny", "ny", None), ("anden", "gammel", None)],
)
def test_three_values_tell_what_an_edit_is(in_plan: str, in_excel: str, conflict: bool | None) -> None:
    then = edits.change_action(PLAN, "a0", note="gammel")
    now = edits.change_action(then, "a0", note=in_plan)
    changed = book(then, row(then, 0, note=in_excel), *rows_of(then)[1:])
    found = compare(now, FRAMEWORK, changed, whole)
    expected = () if conflict is None else (Change("a0", Field.NOTE, "X5", in_plan, in_excel, conflict),)
    assert found == Comparison(changes=expected)


def test_white_space_is_no_edit() -> None:
    then = edits.change_action(PLAN, "a0", note="to  ord\nher")
    assert compare(then, FRAMEWORK, book(then, row(then, 0, note="to ord her "), *rows_of(then)[1:]), whole).is_empty


def test_an_action_whose_traces_are_gone_is_compared_all_the_same() -> None:
    rows = (row(PLAN, 0, status=Status.DONE), *rows_of(PLAN)[1:])
    found = compare(PLAN, FRAMEWORK, ReadActions("p", 1, rows, {}), whole)
    (change,) = found.changes
    assert (change.action, change.after, change.conflict) == ("a0", Status.DONE, True)


def test_what_is_taken_is_what_was_chosen() -> None:
    changes = (
        Change("a0", Field.STATUS, "H5", Status.NOT_STARTED, Status.DONE, False),
        Change("a1", Field.GOAL, "M6", "Mål 1", "Et andet mål", False),
        Change("a2", Field.DEADLINE, "F7", DAY, None, False),
    )
    added = NewAction(20, None, {Field.TEXT: "Ny", Field.DEADLINE: date(2027, 9, 1), Field.GOAL: "Mål 0"})
    names = iter(("n1", "n2"))
    after = take(PLAN, changes, [added], new_id=lambda: next(names))
    assert after.actions[0] == PLAN.actions[0].replacing(status=Status.DONE)
    assert after.goals[1].text == "Et andet mål"
    assert after.actions[2].deadline is None
    assert after.actions[-1].goal == "g0"
    assert (after.actions[3:-1], after.rounds, after.participants) == (PLAN.actions[3:], PLAN.rounds, PLAN.participants)
    assert take(PLAN, (), ()) is PLAN


def test_what_is_no_longer_there_cannot_be_changed() -> None:
    change = Change("a0", Field.NOTE, "I5", "", "ny", False)
    with pytest.raises(UnknownItem):
        take(edits.remove_action(PLAN, "a0"), (change,), ())


@given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from([Field.TEXT, Field.NOTE, Field.SUPPORT]), texts)))
def test_all_accepted_gives_the_edits_and_nothing_else(typed: list[tuple[int, Field, str]]) -> None:
    expected, written = PLAN, {number: dict[str, str]() for number in range(6)}
    for number, name, text in typed:
        written[number][name.value] = text
    for number, values in written.items():
        kept = {
            name: text for name, text in values.items() if trace(text) != trace(getattr(PLAN.actions[number], name))
        }
        expected = edits.change_action(expected, f"a{number}", **kept)
    found = compare(PLAN, FRAMEWORK, book(PLAN, *(row(PLAN, n, **written[n]) for n in range(6))), whole)
    assert found == Comparison(changes=found.changes)
    assert take(PLAN, found.changes, ()) == expected


def test_a_row_that_was_copied_and_left_is_no_new_action() -> None:
    assert compare(PLAN, FRAMEWORK, book(PLAN, *rows_of(PLAN), row(PLAN, 0)), whole).is_empty
    edited = compare(PLAN, FRAMEWORK, book(PLAN, *rows_of(PLAN), row(PLAN, 0, text="En anden")), whole)
    assert [item.fields[Field.TEXT] for item in edited.new] == ["En anden"]


def test_a_plan_without_actions_takes_new_ones() -> None:
    plan = empty_plan()
    wording = next(iter(FRAMEWORK.markables()))
    added = ReadRow(5, "", {Field.TEXT: Cell("C5", "Ny")}, behaviour="", wording=f" {wording.text} ")
    found = compare(plan, FRAMEWORK, ReadActions("p", 1, (added,), {}), whole)
    assert found.new == (NewAction(5, wording.id, {Field.TEXT: "Ny"}),)
