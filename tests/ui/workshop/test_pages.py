"""The other pages by keys: choosing, agreeing on actions, the overview, the clock, and coming back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from ledelsesplan.core import edits, workshop_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.workshop import PageKind
from ledelsesplan.ui.workshop.clock_corner import figures, word
from tests.samples import team_plan
from tests.ui.looking import marked
from tests.ui.workshop.conftest import NINE, Wall, WallMaker

Key = Qt.Key
Control = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def agreed(group: Plan, framework: Framework) -> Plan:
    """Three development areas are agreed."""
    listed = [behaviour.id for behaviour in framework.behaviours() if behaviour.level == "leder-af-medarbejdere"]
    plan = group
    for behaviour in listed[:3]:
        plan = edits.mark_priority(plan, framework, behaviour)
    return plan


@pytest.fixture
def choosing(make_wall: WallMaker, agreed: Plan) -> Wall:
    wall = make_wall(agreed)
    wall.to("choose", PageKind.CANDIDATES)
    return wall


class TestChoosing:
    def test_letters_choose_and_digits_are_dots(self, choosing: Wall) -> None:
        rows = choosing.conductor.page.behaviours
        choosing.keys("b12")
        choosing.keys("a7")
        tally = choosing.plan.round.tally
        assert [tally.dots_for(row) for row in rows] == [7, 12, None]
        assert not tally.dots_revealed

    def test_more_dots_than_there_are_is_said(self, choosing: Wall) -> None:
        choosing.keys("b25")
        assert choosing.conductor.notice == "Der er 24 prikker at give i alt. Tallet er ikke ændret."
        assert choosing.plan.round.tally.dots_for(choosing.conductor.behaviour) == 2

    def test_the_cover_tells_only_who_is_ready(self, choosing: Wall) -> None:
        choosing.keys("b5")
        one = choosing.picture()
        choosing.key(Key.Key_Backspace)
        choosing.keys("7")
        assert choosing.picture() == one
        choosing.key(Key.Key_Right)
        choosing.keys("6")
        assert choosing.plan.round.tally.dots_ready == 6
        assert choosing.target("6 af 8 er klar").isVisible()

    def test_a_press_on_the_cover_is_one_more(self, choosing: Wall) -> None:
        choosing.press("0 af 8 er klar")
        choosing.press("1 af 8 er klar")
        assert choosing.plan.round.tally.dots_ready == 2

    def test_revealed_they_are_ranked_and_keep_their_letters(self, choosing: Wall) -> None:
        rows = choosing.conductor.page.behaviours
        choosing.keys("b5")
        choosing.keys("c9")
        choosing.key(Key.Key_Return)
        assert choosing.conductor.page.behaviours == (rows[2], rows[1], rows[0])
        assert [item.letter for item in choosing.stage.wall_page.candidates] == ["C", "B", "A"]  # type: ignore[attr-defined]

    def test_a_fourth_focus_area_is_allowed_and_three_is_advised(self, choosing: Wall, framework: Framework) -> None:
        other = [behaviour.id for behaviour in framework.behaviours() if behaviour.level == "leder-af-medarbejdere"][7]
        choosing.document.apply("x", edits.mark_priority, framework, other)
        for letter in "abcd":
            choosing.keys(letter + "f")
        assert sorted(marked(choosing.plan).values()) == ["UF"] * 4
        assert choosing.stage.wall_page.sub_heading().endswith("4 fokusområder valgt · tre er ofte nok")

    def test_strengths_come_after_them_when_they_are_wanted(self, choosing: Wall, framework: Framework) -> None:
        strength = [item.id for item in framework.behaviours() if item.level == "leder-af-medarbejdere"][9]
        choosing.document.apply("x", edits.mark_strength, framework, strength)
        assert strength not in choosing.conductor.page.behaviours
        choosing.conductor.choose(with_strengths=True)
        assert choosing.conductor.page.behaviours[-1] == strength

    def test_a_general_expectation_stands_with_the_sentence_that_it_goes_on_with(
        self, make_wall: WallMaker, agreed: Plan, framework: Framework
    ) -> None:
        general = framework.expectations[0]
        wall = make_wall(edits.mark_priority(agreed, framework, general.id))
        wall.to("choose", PageKind.CANDIDATES)
        rows = wall.stage.wall_page.text_rows.rows  # type: ignore[attr-defined]
        assert wall.conductor.page.behaviours[-1] == general.id
        assert rows[-1].heading.layout.text() == "Det drejer sig om, at vi som ledere:"
        assert [row.heading for row in rows[:-1]] == [None] * 3

    def test_nothing_agreed_yet_says_where_to_begin(self, wall: Wall) -> None:
        wall.to("choose", PageKind.CANDIDATES)
        assert wall.conductor.page.behaviours == ()
        wall.keys("a5f")
        wall.key(Key.Key_Return)
        assert wall.plan.round.tally.dots == ()


class TestConsent:
    def test_fingers_are_counted_and_read(self, choosing: Wall) -> None:
        choosing.to("choose", PageKind.CONSENT)
        page = choosing.stage.wall_page
        choosing.keys("5")
        choosing.key(Key.Key_Right)
        choosing.keys("2")
        assert page.answer() == "7 af 8 har vist det"  # type: ignore[attr-defined]
        choosing.key(Key.Key_Backspace)
        choosing.keys("3")
        assert page.answer() == "Alle kan stå bag det"  # type: ignore[attr-defined]
        choosing.key(Key.Key_Backspace)
        choosing.keys("2")
        choosing.key(Key.Key_Right)
        choosing.key(Key.Key_Right)
        choosing.keys("1")
        assert choosing.plan.round.tally.fist_to_five == (0, 0, 1, 0, 2, 5)
        assert page.answer().startswith("1 er i tvivl")  # type: ignore[attr-defined]
        choosing.keys("9")
        assert choosing.conductor.notice.startswith("26 hænder er flere")


class TestResults:
    """Two levels; the group differs most on the first theme of the second level."""

    @pytest.fixture
    def results(self, make_wall: WallMaker, agreed: Plan, framework: Framework) -> Wall:
        plan = edits.set_levels(agreed, framework, ("chef", "leder-af-medarbejdere"))
        first = next(framework.themes())
        for level, counts in (("chef", (6, 1)), ("leder-af-medarbejdere", (4, 4))):
            plan = edits.count_hands(plan, framework, first.at(level).id, strength=counts[0], priority=counts[1])
        wall = make_wall(plan)
        wall.to("choose")
        return wall

    def test_a_level_is_named_once_and_the_one_that_differs_most_comes_first(self, results: Wall) -> None:
        assert results.stage.wall_page.sub_heading().startswith("Leder af medarbejdere · ")
        results.key(Key.Key_PageDown)
        assert results.stage.wall_page.sub_heading().startswith("Chef · ")
        results.key(Key.Key_PageUp)
        assert results.stage.wall_page.sub_heading().startswith("Leder af medarbejdere · ")

    def test_a_clicker_passes_level_by_level_to_the_candidates_and_on(self, results: Wall) -> None:
        seen = []
        for _press in range(4):
            page = results.conductor.page
            seen.append((page.kind, page.level.name if page.level else ""))
            results.key(Key.Key_F5)
        assert seen == [
            (PageKind.RESULTS, "Leder af medarbejdere"),
            (PageKind.RESULTS, "Chef"),
            (PageKind.CANDIDATES, ""),
            (PageKind.ACTIONS, ""),
        ]

    def test_what_f5_does_is_told(self, results: Wall) -> None:
        assert (("F5",), "resultatet for Chef") in results.stage.wall_page.hints()
        results.key(Key.Key_F5)
        assert (("F5",), "kandidaterne") in results.stage.wall_page.hints()


class TestActing:
    @pytest.fixture
    def acting(self, make_wall: WallMaker, agreed: Plan, framework: Framework) -> Wall:
        plan = agreed
        for mark in agreed.marks[:2]:
            plan = edits.mark_focus(plan, framework, mark.id)
        wall = make_wall(plan)
        wall.to("act")
        return wall

    def test_an_action_is_agreed_line_by_line(self, acting: Wall) -> None:
        acting.key(Key.Key_Return)
        acting.keys("fast punkt om fejl")
        acting.key(Key.Key_Return)
        acting.keys("Mette Holm")
        acting.key(Key.Key_Return)
        acting.keys("30-4")
        acting.key(Key.Key_Return)
        acting.keys("alle kan fortælle")
        acting.key(Key.Key_Return)
        (action,) = acting.plan.actions
        assert action.behaviour == acting.conductor.page.behaviours[0]
        assert (action.text, action.responsible, action.deadline, action.success_sign) == (
            "fast punkt om fejl",
            "Mette Holm",
            date(2027, 4, 30),
            "alle kan fortælle",
        )

    def test_nothing_typed_is_no_action(self, acting: Wall) -> None:
        acting.key(Key.Key_Return)
        acting.key(Key.Key_Escape)
        assert acting.plan.actions == ()

    def test_a_page_turned_while_it_is_written_keeps_it(self, acting: Wall) -> None:
        acting.key(Key.Key_Return)
        acting.keys("halv")
        acting.key(Key.Key_PageDown)
        assert [action.text for action in acting.plan.actions] == ["halv"]
        assert acting.conductor.page.number == 2

    def test_what_is_no_date_is_said_and_the_old_one_stays(self, acting: Wall) -> None:
        behaviour = acting.conductor.page.behaviours[0]
        acting.document.apply("x", edits.add_action, behaviour, identifier="a", text="Noget", deadline=date(2027, 5, 1))
        acting.key(Key.Key_Up)
        acting.key(Key.Key_Return)
        acting.key(Key.Key_Return)
        acting.key(Key.Key_Return)
        acting.key(Key.Key_A, Control)
        acting.keys("snart")
        acting.key(Key.Key_Return)
        assert acting.conductor.notice == "Skriv datoen som 03-03-2027"
        acting.keys("Ses i referatet")
        acting.key(Key.Key_Escape)
        dropped = "»snart« er ikke en dato, så intet er ændret. Skriv den som 03-03-2027."
        assert acting.conductor.notice == dropped
        assert acting.plan.actions[0].deadline == date(2027, 5, 1)
        acting.key(Key.Key_Up)
        assert acting.conductor.notice == ""

    def test_a_date_that_is_put_right_leaves_nothing_said(self, acting: Wall) -> None:
        for text in ("Noget", "Mette", "snart"):
            acting.key(Key.Key_Return)
            acting.keys(text)
        acting.key(Key.Key_Return)
        assert acting.conductor.notice == "Skriv datoen som 03-03-2027"
        acting.stage.wall_page.form.fields["deadline"].setFocus()  # type: ignore[attr-defined]
        acting.key(Key.Key_A, Control)
        acting.keys("1-5-2027")
        acting.key(Key.Key_Return)
        assert acting.conductor.notice == ""
        acting.key(Key.Key_Return)
        assert acting.conductor.notice == ""
        assert acting.plan.actions[0].deadline == date(2027, 5, 1)

    def test_one_is_removed_and_brought_back(self, acting: Wall) -> None:
        behaviour = acting.conductor.page.behaviours[0]
        acting.document.apply("x", edits.add_action, behaviour, identifier="a", text="Noget")
        acting.key(Key.Key_Up)
        acting.key(Key.Key_Delete)
        assert acting.plan.actions == ()
        acting.key(Key.Key_Z, Control)
        assert len(acting.plan.actions) == 1

    def test_many_actions_leave_room_for_a_new_one(self, acting: Wall) -> None:
        behaviour = acting.conductor.page.behaviours[0]
        for number in range(14):
            acting.document.apply("x", edits.add_action, behaviour, identifier=f"a{number}", text="Lang tekst " * 30)
        for size in ((1024, 768), (1920, 1080)):
            acting.resize(*size)
            place = acting.target("Ny handling").geometry()
            assert place.bottom() <= acting.stage.wall_page.measures.bottom + 2

    def test_no_focus_area_says_where_to_begin(self, wall: Wall) -> None:
        wall.to("act")
        wall.key(Key.Key_Return)
        assert wall.stage.wall_page.heading() == "Vælg først, hvad I vil samle jer om"
        assert wall.plan.actions == ()


class TestClosing:
    def test_the_day_of_following_up_is_written_with_one_key(self, wall: Wall) -> None:
        wall.to("close")
        wall.keys("d")
        wall.keys("9-6-2027")
        wall.key(Key.Key_Return)
        assert wall.plan.follow_up == date(2027, 6, 9)

    def test_enter_asks_for_the_workbook(self, wall: Wall) -> None:
        wall.to("close")
        with wall.qtbot.waitSignal(wall.conductor.export_requested):
            wall.key(Key.Key_Return)
        wall.conductor.tell_exported("Plan.xlsx")
        assert wall.target("Gemt som Excel").accessibleName() == "Gemt som Excel"
        wall.conductor.tell_exported("Plan.pdf")
        assert wall.target("Gemt som Excel og PDF").isVisible()

    def test_a_day_that_is_none_is_told_to_be_dropped(self, wall: Wall) -> None:
        wall.to("close")
        wall.keys("d")
        wall.keys("snart")
        wall.key(Key.Key_Return)
        assert wall.conductor.notice.startswith("»snart« er ikke en dato")
        assert wall.plan.follow_up is None


class TestOverview:
    def test_arrows_move_and_enter_goes_to_the_row(self, make_wall: WallMaker, framework: Framework) -> None:
        wall = make_wall(team_plan(framework))
        wall.to("break")
        wall.key(Key.Key_Down)
        wall.key(Key.Key_Right)
        page = wall.stage.wall_page
        chosen = page.behaviour  # type: ignore[attr-defined]
        wall.key(Key.Key_Return)
        assert wall.conductor.page.kind is PageKind.ROUND
        assert wall.conductor.behaviour == chosen

    def test_it_grows_as_hands_are_counted(self, wall: Wall, framework: Framework) -> None:
        wall.to("break")
        before = wall.picture()
        first = [item.id for item in framework.behaviours() if item.level == "leder-af-medarbejdere"][5]
        wall.document.apply("x", edits.count_hands, framework, first, strength=7, priority=2)
        assert wall.picture() != before

    def test_it_can_be_peeked_at_from_anywhere(self, wall: Wall) -> None:
        wall.to("round")
        wall.key(Key.Key_F7)
        assert wall.stage.wall_page.heading() == "Vores billede lige nu"
        wall.key(Key.Key_Escape)
        assert wall.stage.wall_page.heading() == "Driftsledelse"

    def test_hidden_hands_are_not_on_it(self, wall: Wall, framework: Framework) -> None:
        wall.to("break")
        empty = wall.picture()
        first = next(item.id for item in framework.behaviours() if item.level == "leder-af-medarbejdere")
        wall.document.apply("x", workshop_edits.hide_hands)
        wall.document.apply("x", edits.count_hands, framework, first, strength=7, priority=2)
        assert wall.picture() == empty


class TestClock:
    def test_it_begins_with_the_first_page_turned(self, wall: Wall) -> None:
        assert not wall.conductor.clock.started
        wall.key(Key.Key_PageDown)
        wall.wait(2)
        clock = wall.conductor.clock
        assert (figures(clock), word(clock)) == ("10:00", "tilbage")

    @pytest.mark.parametrize(
        ("key", "modifier"), [(Key.Key_PageDown, Control), (Key.Key_F5, Qt.KeyboardModifier.NoModifier)]
    )
    def test_it_begins_with_the_first_step_that_is_skipped(
        self, wall: Wall, key: Key, modifier: Qt.KeyboardModifier
    ) -> None:
        wall.key(key, modifier)
        assert wall.conductor.step.id == "think"
        assert wall.plan.run_sheet.progress.started_at == NINE
        assert wall.conductor.clock.running

    def test_going_back_begins_nothing(self, wall: Wall) -> None:
        wall.key(Key.Key_PageUp, Control)
        assert wall.plan.run_sheet.progress.started_at is None

    def test_it_goes_over_time_without_alarm(self, wall: Wall) -> None:
        wall.key(Key.Key_PageDown)
        wall.wait(12.5)
        clock = wall.conductor.clock
        assert (figures(clock), word(clock)) == ("0:30", "over tid")

    def test_space_stops_it_and_plus_gives_a_minute(self, wall: Wall) -> None:
        wall.key(Key.Key_PageDown)
        wall.key(Key.Key_Space)
        wall.wait(5)
        wall.key(Key.Key_Plus)
        clock = wall.conductor.clock
        assert (figures(clock), word(clock)) == ("13:00", "pause")

    def test_undo_takes_no_time_and_no_page_back(self, wall: Wall) -> None:
        wall.to("round")
        wall.conductor.start_clock()
        wall.keys("s7")
        wall.wait(3)
        wall.key(Key.Key_PageDown)
        wall.key(Key.Key_Z, Control)
        assert wall.plan.round.tally.hands == ()
        assert wall.conductor.page.number == 2
        assert wall.plan.run_sheet.progress.used(wall.conductor.pages[0].key, NINE) == 180

    def test_it_is_written_down_every_minute(self, wall: Wall) -> None:
        wall.key(Key.Key_PageDown)
        wall.wait(7)
        assert dict(wall.plan.run_sheet.progress.used_seconds)["think"] == 7 * 60

    def test_a_computer_that_slept_comes_back_where_it_was(self, wall: Wall) -> None:
        wall.to("round")
        wall.conductor.start_clock()
        wall.keys("s7")
        wall.wait(2)
        wall.time[0] += timedelta(hours=3)
        wall.conductor.tick()
        assert not wall.conductor.clock.running
        assert figures(wall.conductor.clock) == "3:00"
        assert wall.conductor.notice.startswith("Workshoppen har stået stille")
        assert wall.conductor.page.number == 1


class TestTheWall:
    def test_a_clicker_alone_goes_through_all_of_it_and_back(self, make_wall: WallMaker, framework: Framework) -> None:
        wall = make_wall(team_plan(framework))
        kinds = [wall.conductor.page.kind]
        for _number in range(200):
            before = (wall.conductor.step.id, wall.conductor.page)
            wall.key(Key.Key_PageDown)
            if (wall.conductor.step.id, wall.conductor.page) == before:
                break
            kinds.append(wall.conductor.page.kind)
        assert set(kinds) == {*PageKind} - {PageKind.NOTE}
        for _number in range(200):
            wall.key(Key.Key_PageUp)
        assert wall.conductor.page.kind is PageKind.FRAME

    def test_black_hides_everything_and_the_clock_goes_on(self, wall: Wall) -> None:
        wall.to("round")
        wall.conductor.start_clock()
        wall.key(Key.Key_Period)
        image = wall.picture()
        assert {image.pixel(x, y) & 0xFFFFFF for x in range(0, 1920, 40) for y in range(0, 1080, 40)} == {0}
        wall.keys("s")
        assert wall.conductor.is_blank
        wall.wait(1)
        wall.key(Key.Key_Down)
        assert not wall.conductor.is_blank
        assert figures(wall.conductor.clock) == "4:00"

    def test_esc_closes_what_is_open_first_and_then_leaves(self, wall: Wall) -> None:
        wall.to("round")
        wall.key(Key.Key_Return)
        wall.key(Key.Key_F7)
        left = []
        wall.conductor.leave_requested.connect(lambda: left.append(True))
        wall.key(Key.Key_Escape)
        wall.key(Key.Key_Escape)
        assert not left
        wall.key(Key.Key_Escape)
        assert left

    def test_undoing_what_was_done_before_the_workshop_keeps_its_run_sheet(
        self, make_wall: WallMaker, group: Plan, framework: Framework
    ) -> None:
        wall = make_wall(group)
        wall.to("round")
        # As after an undo to a plan that knew no workshop.
        wall.document.apply("x", lambda plan: plan.replacing(run_sheet=plan.run_sheet.replacing(steps=())))
        assert [step.id for step in wall.conductor.steps][:2] == ["frame", "think"]
        assert wall.conductor.page.kind is PageKind.ROUND

    def test_any_step_can_be_gone_back_to(self, wall: Wall) -> None:
        wall.to("act")
        wall.press("Tænk selv")
        assert wall.conductor.step.id == "think"
        wall.key(Key.Key_PageDown, Control)
        assert wall.conductor.step.id == "pairs"

    def test_a_step_of_the_organisations_own_has_its_text(self, wall: Wall) -> None:
        step = wall.conductor.steps[0].replacing(id="sang", title="Sang", text="Vi synger")
        wall.document.apply("x", workshop_edits.set_steps, (*wall.conductor.steps, step))
        wall.to("sang")
        assert wall.stage.wall_page.heading() == "Sang"
