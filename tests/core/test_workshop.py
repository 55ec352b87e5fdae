"""The pages and the clock of a workshop."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from ledelsesplan.core import edits, workshop_edits
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.run_sheet import Progress, Step
from ledelsesplan.core.workshop import (
    STANDSTILL,
    Choosing,
    Page,
    PageKind,
    after_interruption,
    clock_of,
    is_under_way,
    next_part,
    page_in,
    pages_of,
    planned_seconds,
    step_of,
    timing,
)
from ledelsesplan.storage.run_sheets import load_steps
from tests.factories import empty_plan, full_plan, real_framework, small_framework

NINE = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


@pytest.fixture
def plan() -> Plan:
    """An empty plan of the real framework for one level, with the run-sheet that ships."""
    framework = real_framework()
    plan = edits.set_levels(empty_plan(framework), framework, ("chef",))
    return workshop_edits.set_steps(plan, load_steps())


def step(plan: Plan, identifier: str) -> Step:
    found = plan.run_sheet.step(identifier)
    assert found is not None
    return found


def pages(plan: Plan, identifier: str) -> tuple[Page, ...]:
    return pages_of(real_framework(), plan, step(plan, identifier))


def here(plan: Plan) -> Page:
    """The page that the workshop is at."""
    return page_in(pages_of(real_framework(), plan, step_of(plan.run_sheet)), plan.run_sheet.progress)


class TestPages:
    def test_a_round_of_one_level_has_a_page_for_each_competency_with_its_three_behaviours(self, plan: Plan) -> None:
        found = pages(plan, "round")

        assert [page.number for page in found] == list(range(1, 9))
        assert {page.count for page in found} == {8}
        assert [page.competency.id for page in found if page.competency] == [
            competency.id for competency in real_framework().competencies()
        ]
        first = next(real_framework().competencies())
        assert found[0].behaviours == tuple(theme.at("chef").id for theme in first.themes)

    def test_several_levels_of_a_competency_follow_each_other(self, plan: Plan) -> None:
        plan = edits.set_levels(plan, real_framework(), ("chef", "direktoer"))
        found = pages(plan, "round")

        assert len(found) == 16
        assert [page.level.id for page in found[:3] if page.level] == ["direktoer", "chef", "direktoer"]

    def test_a_competency_of_four_themes_goes_on_on_a_next_page(self) -> None:
        framework = small_framework()
        plan = workshop_edits.set_steps(edits.set_levels(empty_plan(framework), framework, ("team",)), load_steps())
        found = pages_of(framework, plan, step(plan, "round"))

        assert [len(page.behaviours) for page in found] == [2, 3, 1, 3]
        assert len({page.key for page in found}) == 4

    def test_every_step_has_a_page_in_an_empty_plan(self, plan: Plan) -> None:
        kinds = {item.id: [page.kind for page in pages(plan, item.id)] for item in plan.run_sheet.steps}

        assert kinds["frame"] == [PageKind.FRAME]
        assert kinds["think"] == [PageKind.THINK] * 8
        assert kinds["pairs"] == [PageKind.PAIRS] * 8
        assert kinds["break"] == [PageKind.OVERVIEW]
        assert kinds["choose"] == [PageKind.CANDIDATES, PageKind.CONSENT]
        assert kinds["act"] == [PageKind.ACTIONS]
        assert kinds["close"] == [PageKind.CLOSE]

    def test_a_step_of_the_organisations_own_is_a_page_with_its_text(self, plan: Plan) -> None:
        own = Step(id="sang", title="Sang", minutes=3, text="Vi synger")

        assert pages_of(real_framework(), plan, own) == (Page(PageKind.NOTE, own, key="sang"),)

    def test_each_focus_area_has_a_page_of_actions(self) -> None:
        framework = small_framework()
        plan = workshop_edits.set_steps(full_plan(framework), load_steps())
        found = pages_of(framework, plan, step(plan, "act"))

        chosen = {mark.id for mark in plan.marks if mark.focus}
        assert {page.behaviours for page in found} == {(item,) for item in chosen}

    def test_results_are_three_and_candidates_six_a_page(self) -> None:
        framework = small_framework()
        plan = workshop_edits.set_steps(full_plan(framework), load_steps())
        found = pages_of(framework, plan, step(plan, "choose"), Choosing(with_strengths=True))

        results = [page for page in found if page.kind is PageKind.RESULTS]
        assert [len(page.behaviours) for page in results] == [3] * 9
        listed = [page for page in found if page.kind is PageKind.CANDIDATES]
        assert [len(page.behaviours) for page in listed] == [6] * 5
        assert found[-1].kind is PageKind.CONSENT


class TestResults:
    @pytest.fixture
    def counted(self, plan: Plan) -> Plan:
        """All hands of two levels are counted: Leder af ledere differs most, once; Chef less, but everywhere."""
        framework = real_framework()
        plan = edits.set_levels(plan, framework, ("chef", "leder-af-ledere"))
        for number, theme in enumerate(framework.themes()):
            plan = edits.count_hands(plan, framework, theme.at("chef").id, strength=4, priority=3)
            counts = (5, 5) if number == 10 else (7, 0)
            plan = edits.count_hands(
                plan, framework, theme.at("leder-af-ledere").id, strength=counts[0], priority=counts[1]
            )
        return plan

    @staticmethod
    def results(plan: Plan) -> tuple[Page, ...]:
        return tuple(page for page in pages(plan, "choose") if page.kind is PageKind.RESULTS)

    def test_they_go_level_by_level_from_what_the_group_differs_most_on(self, counted: Plan) -> None:
        found = self.results(counted)

        levels = [page.level.id for page in found if page.level]
        assert levels == ["leder-af-ledere"] * 8 + ["chef"] * 8
        assert [(page.number, page.count) for page in found] == [(n, 8) for n in range(1, 9)] * 2
        assert found[0].behaviours[0] == list(real_framework().themes())[10].at("leder-af-ledere").id
        for page in found:
            assert page.level is not None
            assert all(behaviour.endswith(page.level.id) for behaviour in page.behaviours)

    def test_hidden_their_order_tells_nothing(self, counted: Plan) -> None:
        found = self.results(workshop_edits.hide_hands(counted))

        assert [page.level.id for page in found if page.level] == ["chef"] * 8 + ["leder-af-ledere"] * 8
        expected = [theme.at("chef").id for theme in real_framework().themes()]
        assert [item for page in found[:8] for item in page.behaviours] == expected

    def test_after_a_level_comes_the_next_one_and_then_the_candidates(self, counted: Plan) -> None:
        found = pages(counted, "choose")

        assert next_part(found, found[2]) is found[8]
        candidates = next_part(found, found[9])
        assert candidates is not None
        assert candidates.kind is PageKind.CANDIDATES
        assert next_part(found, candidates) is None


class TestClock:
    def test_the_minutes_of_the_round_are_divided_by_its_pages(self, plan: Plan) -> None:
        assert planned_seconds(pages(plan, "round")[0]) == 5 * 60
        assert planned_seconds(pages(plan, "think")[0]) == 12 * 60

    def test_it_counts_down_while_it_runs_and_then_over(self, plan: Plan) -> None:
        plan = workshop_edits.start_clock(plan, here(plan), NINE)

        assert clock_of(plan, here(plan), NINE + timedelta(seconds=90)).remaining == 8 * 60 + 30
        assert clock_of(plan, here(plan), NINE + minutes(11)).remaining == -60

    def test_stopped_it_stands_still(self, plan: Plan) -> None:
        plan = workshop_edits.start_clock(plan, here(plan), NINE)
        plan = workshop_edits.stop_clock(plan, here(plan), NINE + minutes(2))

        clock = clock_of(plan, here(plan), NINE + minutes(30))
        assert (clock.used, clock.running) == (120, False)

    def test_each_page_of_the_round_keeps_its_own_time(self, plan: Plan) -> None:
        plan = workshop_edits.turn_to(plan, here(plan), "round", 0, NINE)
        plan = workshop_edits.start_clock(plan, here(plan), NINE)
        plan = workshop_edits.turn_to(plan, here(plan), "round", 1, NINE + minutes(6))
        assert clock_of(plan, here(plan), NINE + minutes(7)).remaining == 4 * 60

        plan = workshop_edits.turn_to(plan, here(plan), "round", 0, NINE + minutes(7))
        assert clock_of(plan, here(plan), NINE + minutes(7)).remaining == -60

    def test_the_pages_of_another_step_share_its_time(self, plan: Plan) -> None:
        plan = workshop_edits.turn_to(plan, here(plan), "think", 0, NINE)
        plan = workshop_edits.start_clock(plan, here(plan), NINE)
        plan = workshop_edits.turn_to(plan, here(plan), "think", 5, NINE + minutes(6))

        assert clock_of(plan, here(plan), NINE + minutes(7)).remaining == 5 * 60

    def test_a_minute_can_be_given(self, plan: Plan) -> None:
        plan = workshop_edits.give_minute(workshop_edits.give_minute(plan, here(plan)), here(plan))

        assert clock_of(plan, here(plan), NINE).planned == 12 * 60

    def test_keeping_it_loses_no_part_of_a_second(self, plan: Plan) -> None:
        plan = workshop_edits.start_clock(plan, here(plan), NINE)
        at = NINE
        for _ in range(10):
            at += timedelta(seconds=1.9)
            plan = workshop_edits.keep_clock(plan, here(plan), at)

        assert clock_of(plan, here(plan), at).used == 19

    def test_a_clock_set_back_takes_nothing_away(self, plan: Plan) -> None:
        plan = workshop_edits.start_clock(plan, here(plan), NINE)
        plan = workshop_edits.keep_clock(plan, here(plan), NINE + minutes(3))
        plan = workshop_edits.keep_clock(plan, here(plan), NINE)

        assert clock_of(plan, here(plan), NINE).used == 180


class TestTiming:
    def test_the_planned_times_follow_each_other(self, plan: Plan) -> None:
        plan = workshop_edits.start_clock(plan, here(plan), NINE)
        found = timing(plan, here(plan), NINE)

        assert [start - NINE for start in found.starts] == [minutes(n) for n in (0, 10, 22, 32, 72, 80, 95, 115)]
        assert found.ends == NINE + minutes(120)
        assert found.late == minutes(0)

    def test_a_page_begun_late_is_late(self, plan: Plan) -> None:
        plan = workshop_edits.start_clock(plan, here(plan), NINE)
        plan = workshop_edits.turn_to(plan, here(plan), "round", 1, NINE + minutes(40))
        found = timing(plan, here(plan), NINE + minutes(41))

        assert found.late == minutes(3)
        assert found.ends_as_it_goes == NINE + minutes(123)

    def test_a_page_over_time_makes_it_later_by_the_minute(self, plan: Plan) -> None:
        plan = workshop_edits.start_clock(plan, here(plan), NINE)

        assert timing(plan, here(plan), NINE + minutes(10)).late == minutes(0)
        assert timing(plan, here(plan), NINE + minutes(12)).late == minutes(2)

    def test_ahead_is_negative(self, plan: Plan) -> None:
        plan = workshop_edits.start_clock(plan, here(plan), NINE)
        plan = workshop_edits.turn_to(plan, here(plan), "think", 0, NINE + minutes(6))

        assert timing(plan, here(plan), NINE + minutes(6)).late == minutes(-4)

    def test_a_beginning_in_another_time_zone_is_told_in_the_one_of_now(self, plan: Plan) -> None:
        plan = workshop_edits.start_clock(plan, here(plan), NINE)
        there = NINE.astimezone(timezone(timedelta(hours=1)))
        found = timing(plan, here(plan), there)

        assert [start.hour for start in found.starts] == [10, 10, 10, 10, 11, 11, 11, 11]
        assert (found.ends.hour, found.ends_as_it_goes.hour) == (12, 12)
        assert found.late == minutes(0)

    def test_before_it_begins_it_is_planned_from_now(self, plan: Plan) -> None:
        assert timing(plan, here(plan), NINE).ends == NINE + minutes(120)


class TestInterruption:
    def test_a_short_gap_is_time_that_passed(self) -> None:
        progress = Progress(step="round", running_since=NINE)

        assert after_interruption(progress, NINE + STANDSTILL) is progress
        assert after_interruption(progress, NINE - timedelta(seconds=1)) is progress

    @pytest.mark.parametrize("later", [STANDSTILL + timedelta(seconds=1), timedelta(days=3), -timedelta(seconds=61)])
    def test_a_long_gap_or_a_clock_set_back_stops_the_clock_where_it_was(self, later: timedelta) -> None:
        progress = Progress(step="round", page=3, used_seconds=(("round", 77),), running_since=NINE)
        found = after_interruption(progress, NINE + later)

        assert found == progress.replacing(running_since=None)
        assert found.used("round", NINE + later) == 77

    def test_it_is_under_way_on_its_day_and_while_its_clock_runs(self, plan: Plan) -> None:
        at_night = datetime.combine(plan.round.date, NINE.timetz()).replace(hour=23, minute=55)
        tomorrow = at_night + timedelta(days=1)
        assert not is_under_way(plan, at_night)

        begun = workshop_edits.start_clock(plan, here(plan), at_night)
        assert is_under_way(begun, at_night)
        assert is_under_way(begun, at_night + timedelta(minutes=9))
        assert not is_under_way(begun, tomorrow)

        stopped = workshop_edits.stop_clock(begun, here(begun), at_night)
        assert is_under_way(stopped, at_night + timedelta(minutes=2))
        assert not is_under_way(stopped, at_night + timedelta(minutes=9))

    def test_a_step_that_was_taken_out_leads_to_the_first(self, plan: Plan) -> None:
        plan = workshop_edits.turn_to(plan, here(plan), "round", 7, NINE)
        plan = workshop_edits.set_steps(plan, tuple(item for item in plan.run_sheet.steps if item.id != "round"))

        assert here(plan).kind is PageKind.FRAME

    def test_fewer_pages_lead_to_the_last(self, plan: Plan) -> None:
        plan = edits.set_levels(plan, real_framework(), ())
        plan = workshop_edits.turn_to(plan, here(plan), "round", 30, NINE)
        plan = edits.set_levels(plan, real_framework(), ("chef",))

        assert here(plan).number == 8
