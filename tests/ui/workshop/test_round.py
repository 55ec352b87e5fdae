"""The round by keys and presses: hands, what is agreed, why; and what the wall may not tell."""

import pytest
from PySide6.QtCore import Qt

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.workshop import PageKind
from tests.ui.looking import marked
from tests.ui.workshop.conftest import Wall, WallMaker

Key = Qt.Key
LEVEL = "leder-af-medarbejdere"


@pytest.fixture
def at_round(wall: Wall) -> Wall:
    wall.to("round")
    return wall


@pytest.fixture
def rows(framework: Framework) -> list[str]:
    """The rows of the round's first page."""
    return [theme.at(LEVEL).id for theme in next(framework.competencies()).themes]


def hands(wall: Wall, behaviour: str) -> tuple[int | None, int | None] | None:
    found = wall.plan.round.tally.hands_for(behaviour)
    return (found.strength, found.priority) if found is not None else None


class TestHands:
    def test_letter_and_number_count_at_once_without_enter(self, at_round: Wall, rows: list[str]) -> None:
        at_round.keys("s7")
        assert hands(at_round, rows[0]) == (7, None)
        at_round.keys("u3")
        assert hands(at_round, rows[0]) == (7, 3)

    def test_none_is_typed_and_not_asked_is_not_none(self, at_round: Wall, rows: list[str]) -> None:
        at_round.keys("s0")
        assert hands(at_round, rows[0]) == (0, None)

    def test_the_next_row_is_one_key_away(self, at_round: Wall, rows: list[str]) -> None:
        at_round.keys("s7")
        at_round.key(Key.Key_Down)
        at_round.keys("u4")
        assert hands(at_round, rows[0]) == (7, None)
        assert hands(at_round, rows[1]) == (None, 4)

    def test_two_digits_are_one_number_where_so_many_are_present(
        self, make_wall: WallMaker, group: Plan, rows: list[str]
    ) -> None:
        wall = make_wall(edits.set_present(group, 12))
        wall.to("round")
        wall.keys("s12")
        assert hands(wall, rows[0]) == (12, None)

    def test_more_than_are_present_is_said_and_not_taken(self, at_round: Wall, rows: list[str]) -> None:
        at_round.keys("s9")
        assert hands(at_round, rows[0]) is None
        assert at_round.conductor.notice == "9 hænder er flere end de 8, der er til stede."
        at_round.keys("8")
        assert hands(at_round, rows[0]) == (8, None)
        assert at_round.conductor.notice == ""

    def test_a_letter_again_begins_the_number_anew(self, at_round: Wall, rows: list[str]) -> None:
        at_round.keys("s5s3")
        assert hands(at_round, rows[0]) == (3, None)

    def test_backspace_takes_a_digit_back_and_zero_alone_clears(self, at_round: Wall, rows: list[str]) -> None:
        at_round.keys("s5u2")
        at_round.key(Key.Key_Backspace)
        assert hands(at_round, rows[0]) == (5, None)
        at_round.key(Key.Key_Down)
        at_round.key(Key.Key_Up)
        at_round.keys("0")
        assert hands(at_round, rows[0]) is None

    def test_one_number_is_one_step_of_undo(self, make_wall: WallMaker, group: Plan, rows: list[str]) -> None:
        wall = make_wall(edits.set_present(group, 12))
        wall.to("round")
        wall.keys("s12u3")
        wall.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert hands(wall, rows[0]) == (12, None)
        wall.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert hands(wall, rows[0]) is None

    def test_hands_agree_on_nothing(self, at_round: Wall) -> None:
        at_round.keys("s7u3")
        assert marked(at_round.plan) == {}


class TestAgreed:
    def test_to_the_right_letters_agree(self, at_round: Wall, rows: list[str]) -> None:
        at_round.key(Key.Key_Right)
        at_round.keys("u")
        at_round.key(Key.Key_Down)
        at_round.keys("s")
        assert marked(at_round.plan) == {rows[0]: "U", rows[1]: "S"}
        assert at_round.plan.round.tally.hands == ()

    def test_zero_clears_and_the_same_letter_takes_back(self, at_round: Wall) -> None:
        at_round.key(Key.Key_Right)
        at_round.keys("su0")
        assert marked(at_round.plan) == {}
        at_round.keys("ss")
        assert marked(at_round.plan) == {}

    def test_a_focus_without_a_mark_is_refused_kindly(self, at_round: Wall) -> None:
        at_round.key(Key.Key_Right)
        at_round.keys("f")
        assert at_round.conductor.notice.startswith("Et fokusområde vælges blandt")

    def test_a_press_on_the_column_makes_it_active(self, at_round: Wall, rows: list[str]) -> None:
        target = next(
            item
            for item in at_round.stage.wall_page.children()
            if getattr(item, "accessibleName", str)().endswith("aftalt")
        )
        assert target is not None
        at_round.press("Hænder, Udviklingsområde")
        at_round.keys("5")
        assert hands(at_round, rows[0]) == (None, 5)


class TestReason:
    def test_it_is_written_on_the_wall_and_enter_goes_back_to_the_row(self, at_round: Wall, rows: list[str]) -> None:
        at_round.keys("n")
        at_round.keys("vi taler om fejl. nu.")
        at_round.key(Key.Key_Return)
        mark = at_round.plan.mark(rows[0])
        assert mark is not None
        assert mark.note == "vi taler om fejl. nu."
        at_round.keys("s7")
        assert hands(at_round, rows[0]) == (7, None)

    def test_a_page_turned_while_it_is_written_loses_nothing(self, at_round: Wall, rows: list[str]) -> None:
        at_round.keys("n")
        at_round.keys("halv")
        at_round.key(Key.Key_PageDown)
        mark = at_round.plan.mark(rows[0])
        assert mark is not None
        assert mark.note == "halv"
        assert at_round.conductor.page.number == 2
        at_round.keys("s1")
        assert len(at_round.plan.round.tally.hands) == 1

    def test_typing_never_moves_the_rows(self, at_round: Wall) -> None:
        before = at_round.stage.wall_page.round_layout  # type: ignore[attr-defined]
        at_round.keys("n")
        at_round.keys("en begrundelse")
        at_round.key(Key.Key_Return)
        after = at_round.stage.wall_page.round_layout  # type: ignore[attr-defined]
        assert [row.rect for row in before.rows] == [row.rect for row in after.rows]
        assert [row.text_at for row in before.rows] == [row.text_at for row in after.rows]


class TestLarge:
    def test_enter_shows_one_behaviour_large_and_back(self, at_round: Wall, rows: list[str]) -> None:
        at_round.key(Key.Key_Down)
        at_round.key(Key.Key_Return)
        assert at_round.conductor.is_blown_up
        at_round.keys("s6")
        assert hands(at_round, rows[1]) == (6, None)
        at_round.key(Key.Key_Escape)
        assert not at_round.conductor.is_blown_up
        assert at_round.conductor.row == 1

    def test_a_press_on_the_text_shows_it_large(self, at_round: Wall, framework: Framework, rows: list[str]) -> None:
        behaviour = framework.markable(rows[2])
        assert behaviour is not None
        at_round.press(f"Vis stort: {behaviour.text}")
        assert at_round.conductor.behaviour == rows[2]
        assert at_round.conductor.is_blown_up


class TestHidden:
    def test_the_wall_looks_the_same_whatever_is_counted_in_secret(self, at_round: Wall) -> None:
        at_round.key(Key.Key_F8)
        at_round.keys("s7u1")
        one = at_round.picture()
        at_round.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        at_round.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        at_round.keys("s1u7")
        assert at_round.picture() == one

    def test_no_name_tells_it_either(self, at_round: Wall) -> None:
        at_round.key(Key.Key_F8)
        at_round.keys("s7u1")
        names = " ".join(
            item.accessibleName() for item in at_round.stage.findChildren(type(at_round.target("Vis stort")))
        )
        assert "hænder er skjult" in names
        assert "7" not in names

    def test_the_result_is_shown_all_at_once(self, at_round: Wall, rows: list[str]) -> None:
        at_round.key(Key.Key_F8)
        at_round.keys("s7u1")
        at_round.key(Key.Key_Down)
        at_round.keys("s4u4")
        at_round.to("choose", PageKind.RESULTS)
        assert at_round.stage.wall_page.heading() == "Klar til at se resultatet"
        assert at_round.conductor.page.behaviours[:2] == tuple(rows[:2])
        at_round.key(Key.Key_PageDown)
        assert at_round.stage.wall_page.heading() == "Her ser vi forskelligt på det"
        assert at_round.conductor.page.behaviours[:2] == (rows[1], rows[0])
