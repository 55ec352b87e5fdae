from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from ledelsesplan.core import edits, workshop_edits
from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.core.history import History
from ledelsesplan.core.plan import Kind, Plan
from tests.factories import edits_of, empty_plan, rebuilt, small_framework

FRAMEWORK = small_framework()
BEHAVIOUR = "styring.tema-1.top"
OTHER = "styring.tema-1.midt"


def note(history: History, text: str, behaviour: str = BEHAVIOUR) -> bool:
    """Types a note, as the details panel does."""
    return history.push("Notat", edits.write_note(history.plan, FRAMEWORK, behaviour, text), ("note", behaviour))


def strength(history: History, behaviour: str = BEHAVIOUR, on: bool = True) -> bool:
    return history.push("Styrke", edits.mark_strength(history.plan, FRAMEWORK, behaviour, on))


def steps(history: History) -> int:
    """How many steps can be undone; the history is left as it was."""
    count = 0
    while history.undo():
        count += 1
    for _number in range(count):
        history.redo()
    return count


class TestProgress:
    """The place and the clock of a workshop are kept, but are no steps."""

    def turned(self, history: History, page: int) -> Plan:
        progress = history.plan.run_sheet.progress.replacing(step="round", page=page)
        return workshop_edits.set_progress(history.plan, progress)

    def test_what_is_replaced_is_no_step(self) -> None:
        history = History(empty_plan())

        assert history.replace(self.turned(history, 3))
        assert not history.replace(self.turned(history, 3))
        assert history.plan.run_sheet.progress.page == 3
        assert history.undo_label is None

    def test_undo_and_redo_turn_no_page(self) -> None:
        history = History(empty_plan())
        strength(history)
        history.replace(self.turned(history, 3))
        strength(history, OTHER)
        history.replace(self.turned(history, 5))

        history.undo()
        history.undo()
        assert history.plan.marks == ()
        assert history.plan.run_sheet.progress.page == 5
        history.redo()
        history.redo()
        assert len(history.plan.marks) == 2
        assert history.plan.run_sheet.progress.page == 5

    def test_typing_away_what_was_typed_leaves_no_step_also_when_the_clock_went_on(self) -> None:
        history = History(empty_plan())
        note(history, "a")
        history.replace(self.turned(history, 1))
        note(history, "")

        assert history.undo_label is None
        assert history.plan.run_sheet.progress.page == 1


class TestSteps:
    def test_a_new_history_has_nothing_to_undo(self) -> None:
        plan = empty_plan()
        history = History(plan)

        assert (history.undo_label, history.redo_label) == (None, None)
        assert not history.undo()
        assert not history.redo()
        assert history.plan is plan

    def test_undo_gives_the_very_plan_before_and_redo_the_one_after(self) -> None:
        plan = empty_plan()
        history = History(plan)
        strength(history)
        after = history.plan

        assert history.undo()
        assert history.plan is plan
        assert history.redo()
        assert history.plan is after

    def test_the_labels_name_what_would_be_undone_and_done_again(self) -> None:
        history = History(empty_plan())
        strength(history)
        note(history, "Fordi")
        history.undo()

        assert (history.undo_label, history.redo_label) == ("Styrke", "Notat")
        history.undo()
        assert (history.undo_label, history.redo_label) == (None, "Styrke")

    def test_what_changes_nothing_is_no_step(self) -> None:
        history = History(empty_plan())
        strength(history)
        history.undo()

        assert not history.push("Intet", history.plan)
        assert not history.push("Det samme", rebuilt(history.plan))
        assert history.undo_label is None
        assert history.redo_label == "Styrke"

    def test_an_equal_plan_does_not_take_the_place_of_the_one_that_is_shown(self) -> None:
        plan = empty_plan()
        history = History(plan)
        history.push("Det samme", rebuilt(plan))

        assert history.plan is plan

    def test_a_new_step_ends_what_could_be_done_again(self) -> None:
        history = History(empty_plan())
        strength(history)
        history.undo()
        strength(history, OTHER)

        assert history.redo_label is None
        assert not history.redo()

    def test_a_mark_and_its_clearing_are_two_steps(self) -> None:
        history = History(empty_plan())
        strength(history)
        strength(history, on=False)

        assert steps(history) == 2


class TestTyping:
    def test_one_place_is_one_step(self) -> None:
        plan = empty_plan()
        history = History(plan)
        for text in ("F", "Fo", "For", "Ford", "Fordi"):
            assert note(history, text)

        assert steps(history) == 1
        history.undo()
        assert history.plan is plan
        history.redo()
        assert history.plan.marks[0].note == "Fordi"

    def test_another_place_is_another_step(self) -> None:
        history = History(empty_plan())
        note(history, "Her")
        note(history, "Der", OTHER)
        note(history, "Her igen")

        assert steps(history) == 3

    def test_what_is_done_in_between_ends_the_step(self) -> None:
        history = History(empty_plan())
        note(history, "Før")
        strength(history)
        note(history, "Efter")

        assert steps(history) == 3

    def test_sealing_ends_the_step(self) -> None:
        history = History(empty_plan())
        note(history, "Før")
        history.seal()
        note(history, "Efter")

        assert steps(history) == 2

    def test_undo_and_redo_end_the_step(self) -> None:
        history = History(empty_plan())
        note(history, "Før")
        history.undo()
        history.redo()
        note(history, "Efter")

        assert steps(history) == 2

    def test_undo_alone_ends_the_step_that_it_uncovers(self) -> None:
        history = History(empty_plan())
        note(history, "Før")
        strength(history, OTHER)
        history.undo()
        note(history, "Efter")

        assert steps(history) == 2

    def test_what_is_typed_and_taken_back_is_no_step(self) -> None:
        plan = empty_plan()
        history = History(plan)
        note(history, "x")

        assert note(history, "")
        assert history.plan is plan
        assert history.undo_label is None

    def test_what_is_typed_after_that_does_not_run_into_the_step_before(self) -> None:
        history = History(empty_plan())
        note(history, "Første")
        history.seal()
        note(history, "Første og mere")
        note(history, "Første")
        note(history, "Anden")

        assert steps(history) == 2
        history.undo()
        assert history.plan.marks[0].note == "Første"

    def test_it_ends_what_could_be_done_again(self) -> None:
        history = History(empty_plan())
        note(history, "F")
        strength(history)
        history.undo()
        note(history, "Fo")

        assert history.redo_label is None

    def test_steps_without_a_key_never_merge(self) -> None:
        history = History(empty_plan())
        for text in ("F", "Fo"):
            history.push("Notat", edits.write_note(history.plan, FRAMEWORK, BEHAVIOUR, text), None)

        assert steps(history) == 2


class Editing(RuleBasedStateMachine):
    """Random edits, undo, redo and pauses, beside a model that keeps the list of all plans that undo can reach."""

    def __init__(self) -> None:
        super().__init__()
        self.path: list[Plan] = []
        self.labels: list[str] = []
        self.place = 0
        self.merge_key: str | None = None

    @initialize(kind=st.sampled_from(Kind))
    def begin(self, kind: Kind) -> None:
        first = empty_plan(FRAMEWORK, kind)
        self.history = History(first)
        self.path = [first]

    @rule(data=st.data())
    def edit(self, data: Any) -> None:
        made = data.draw(edits_of(FRAMEWORK, self.history.plan))
        try:
            plan = made.apply(self.history.plan)
        except LedelsesplanError:
            return
        if not self.history.push(made.name, plan, made.merge_key):
            assert plan is self.history.plan
            return
        merges = made.merge_key is not None and made.merge_key == self.merge_key
        del self.path[self.place + 1 :], self.labels[self.place :]
        self.merge_key = made.merge_key
        if not merges:
            self.path.append(plan)
            self.labels.append(made.name)
            self.place += 1
        elif plan == self.path[self.place - 1]:
            self.path.pop()
            self.labels.pop()
            self.place -= 1
            self.merge_key = None
        else:
            self.path[self.place] = plan

    @precondition(lambda self: self.place > 0)
    @rule()
    def undo(self) -> None:
        assert self.history.undo()
        self.place -= 1
        self.merge_key = None

    @precondition(lambda self: self.place < len(self.path) - 1)
    @rule()
    def redo(self) -> None:
        assert self.history.redo()
        self.place += 1
        self.merge_key = None

    @rule()
    def pause(self) -> None:
        self.history.seal()
        self.merge_key = None

    @rule()
    def undo_all_and_redo_all(self) -> None:
        backward = [self.history.plan]
        while self.history.undo():
            backward.append(self.history.plan)
        forward = [self.history.plan]
        while self.history.redo():
            forward.append(self.history.plan)
        assert self.history.plan is self.path[-1]
        for _step in range(len(self.path) - 1 - self.place):
            self.history.undo()
        assert all(seen is expected for seen, expected in zip(backward, self.path[self.place :: -1], strict=True))
        assert all(seen is expected for seen, expected in zip(forward, self.path, strict=True))
        self.merge_key = None

    @invariant()
    def the_present_plan_is_the_one_of_the_model(self) -> None:
        if self.path:
            assert self.history.plan is self.path[self.place]

    @invariant()
    def labels_fit(self) -> None:
        if self.path:
            assert self.history.undo_label == (self.labels[self.place - 1] if self.place else None)
            assert self.history.redo_label == (self.labels[self.place] if self.place < len(self.labels) else None)

    @invariant()
    def the_plan_is_valid_when_it_is_read_back(self) -> None:
        if self.path:
            assert rebuilt(self.history.plan) == self.history.plan

    @invariant()
    def what_is_kept_says_something_and_focus_stands_on_a_mark(self) -> None:
        if self.path:
            plan = self.history.plan
            assert all(mark.is_marked or not mark.focus for mark in plan.marks)
            assert not any(mark.is_empty for mark in plan.marks)
            assert {wording.id for wording in plan.round.wordings} == {mark.id for mark in plan.marks}
            assert {goal.id for goal in plan.goals} >= {action.goal for action in plan.actions} - {None}
            for action in plan.actions:
                days = [item.date for item in action.follow_ups]
                assert days == sorted(days)

    def teardown(self) -> None:
        for plan in self.path:
            assert rebuilt(plan) == plan


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
