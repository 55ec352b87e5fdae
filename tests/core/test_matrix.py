from datetime import date

import pytest

from ledelsesplan.core import edits, matrix
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.matrix import Cell, Counts, Grid, PlanIndex
from ledelsesplan.core.plan import BallotSum, Dots, Hands, Kind, Mark, Plan
from tests.factories import (
    SMALL_LEVELS,
    empty_plan,
    full_plan,
    real_framework,
    reworded,
    small_framework,
    with_own_leader,
)

SMALL = small_framework()
BEHAVIOUR = "styring.tema-1.top"
OTHER = "nytaenkning.tema-3.team"
GENERAL = "vaerdi.ro"


@pytest.fixture(params=["real", "small"])
def framework(request: pytest.FixtureRequest) -> Framework:
    return real_framework() if request.param == "real" else small_framework()


@pytest.fixture
def index(framework: Framework) -> PlanIndex:
    return PlanIndex(framework, empty_plan(framework))


def ids(grid: Grid) -> list[list[str]]:
    return [[cell.id for cell in row.cells] for row in grid.rows]


def with_tally(plan: Plan, **fields: object) -> Plan:
    newest = plan.round.replacing(tally=plan.round.tally.replacing(**fields))
    return plan.replacing(rounds=(*plan.rounds[:-1], newest))


class TestByRole:
    def test_each_level_has_a_row_for_each_competency_and_a_cell_for_each_theme(
        self, framework: Framework, index: PlanIndex
    ) -> None:
        for level in framework.levels:
            grid = matrix.by_role(index, level.id)
            assert ids(grid) == [
                [theme.at(level.id).id for theme in competency.themes] for competency in framework.competencies()
            ]
            assert all(row.level is level and row.theme is None for row in grid.rows)
            assert grid.columns == ()

    def test_rows_may_be_of_different_lengths(self) -> None:
        grid = matrix.by_role(PlanIndex(SMALL, empty_plan()), "midt")

        assert [len(row.cells) for row in grid.rows] == [2, 4, 3]
        assert grid.width == 4

    def test_the_first_row_of_each_flag_says_so(self, index: PlanIndex, framework: Framework) -> None:
        grid = matrix.by_role(index, framework.levels[0].id)

        firsts = [row.competency for row in grid.rows if row.first_of_flag]
        assert firsts == [flag.competencies[0] for flag in framework.corner_flags]
        assert all(row.first_of_competency for row in grid.rows)

    def test_an_unknown_level_is_refused(self, index: PlanIndex) -> None:
        with pytest.raises(KeyError):
            matrix.by_role(index, "ukendt")


class TestByCompetency:
    def test_it_has_a_row_for_each_level_and_a_column_for_each_theme(
        self, framework: Framework, index: PlanIndex
    ) -> None:
        for competency in framework.competencies():
            grid = matrix.by_competency(index, competency.id)
            assert ids(grid) == [[theme.at(level.id).id for theme in competency.themes] for level in framework.levels]
            assert grid.columns == competency.themes
            assert [row.level for row in grid.rows] == list(framework.levels)
            assert all(row.competency is competency for row in grid.rows)
            assert [row.first_of_competency for row in grid.rows] == [True] + [False] * (len(grid.rows) - 1)

    @pytest.mark.parametrize("unknown", ["ukendt", "styring.tema-1", "drift", ""])
    def test_an_unknown_competency_is_refused(self, unknown: str) -> None:
        with pytest.raises(KeyError):
            matrix.by_competency(PlanIndex(SMALL, empty_plan()), unknown)


class TestOverview:
    def test_it_has_a_row_for_each_theme_and_a_column_for_each_level(
        self, framework: Framework, index: PlanIndex
    ) -> None:
        grid = matrix.overview(index)

        assert ids(grid) == [[theme.at(level.id).id for level in framework.levels] for theme in framework.themes()]
        assert grid.columns == framework.levels
        assert [row.theme for row in grid.rows] == list(framework.themes())

    def test_it_shows_every_behaviour_once(self, framework: Framework, index: PlanIndex) -> None:
        shown = [cell.id for cell in matrix.overview(index).cells()]

        assert sorted(shown) == sorted(behaviour.id for behaviour in framework.behaviours())

    def test_first_rows_of_flags_and_competencies_say_so(self) -> None:
        grid = matrix.overview(PlanIndex(SMALL, empty_plan()))

        assert [row.first_of_flag for row in grid.rows] == [n in (0, 6) for n in range(9)]
        assert [row.first_of_competency for row in grid.rows] == [n in (0, 2, 6) for n in range(9)]


class TestFind:
    def test_every_cell_is_found_where_it_stands(self, framework: Framework, index: PlanIndex) -> None:
        for grid in (matrix.overview(index), matrix.by_role(index, framework.levels[-1].id)):
            for number, row in enumerate(grid.rows):
                for column, cell in enumerate(row.cells):
                    assert grid.find(cell.id) == (number, column)

    def test_what_is_not_shown_is_not_found(self) -> None:
        grid = matrix.by_role(PlanIndex(SMALL, empty_plan()), "midt")

        assert grid.find(BEHAVIOUR) is None
        assert grid.find(GENERAL) is None
        assert Grid(()).find(BEHAVIOUR) is None
        assert Grid(()).width == 0


class TestSingleColumn:
    def test_the_same_cells_stand_under_each_other(self, framework: Framework, index: PlanIndex) -> None:
        for grid in (matrix.overview(index), matrix.by_role(index, framework.levels[0].id)):
            column = matrix.single_column(grid)
            assert [row.cells for row in column.rows] == [(cell,) for cell in grid.cells()]
            assert all(row.theme is row.cells[0].place.theme for row in column.rows)
            assert column.width == 1
            assert column.columns == ()

    def test_only_the_first_of_a_flag_and_of_a_competency_say_so(self) -> None:
        column = matrix.single_column(matrix.by_role(PlanIndex(SMALL, empty_plan()), "top"))

        assert [row.first_of_flag for row in column.rows] == [n in (0, 6) for n in range(9)]
        assert [row.first_of_competency for row in column.rows] == [n in (0, 2, 6) for n in range(9)]


class TestKeepRows:
    def test_a_row_stays_with_all_its_cells_when_one_is_wanted(self) -> None:
        grid = matrix.overview(PlanIndex(SMALL, edits.mark_strength(empty_plan(), SMALL, BEHAVIOUR)))

        kept = matrix.keep_rows(grid, lambda cell: cell.strength)

        assert [row.cells for row in kept.rows] == [grid.rows[0].cells]
        assert kept.columns == grid.columns

    def test_the_first_row_that_is_left_stands_as_the_first(self) -> None:
        grid = matrix.overview(PlanIndex(SMALL, empty_plan()))

        kept = matrix.keep_rows(grid, lambda cell: cell.place.theme_number > 1)

        assert [row.theme.id for row in kept.rows if row.theme] == [
            "styring.tema-2",
            "personale.tema-2",
            "personale.tema-3",
            "personale.tema-4",
            "nytaenkning.tema-2",
            "nytaenkning.tema-3",
        ]
        assert [row.first_of_flag for row in kept.rows] == [True, False, False, False, True, False]
        assert [row.first_of_competency for row in kept.rows] == [True, True, False, False, True, False]

    def test_keeping_all_changes_nothing_and_keeping_none_leaves_nothing(
        self, framework: Framework, index: PlanIndex
    ) -> None:
        for grid in (matrix.overview(index), matrix.by_role(index, framework.levels[0].id)):
            assert matrix.keep_rows(grid, lambda _cell: True) == grid
            assert matrix.keep_rows(grid, lambda _cell: False).rows == ()


class TestCells:
    def test_an_untouched_cell_says_nothing(self) -> None:
        cell = PlanIndex(SMALL, empty_plan()).cell(BEHAVIOUR)

        assert (cell.mark, cell.hands, cell.dots, cell.actions) == (None, None, None, ())
        assert not any([cell.strength, cell.priority, cell.focus, cell.has_note, cell.lacks_action, cell.reworded])
        assert cell.in_scope
        assert (cell.id, cell.text) == (BEHAVIOUR, "Viser styring 1 som top")

    def test_a_cell_says_all_that_the_plan_says(self) -> None:
        plan = full_plan()
        cell = PlanIndex(SMALL, plan).cell(BEHAVIOUR)

        assert cell.mark is plan.mark(BEHAVIOUR)
        assert cell.hands == Hands(id=BEHAVIOUR, strength=0)
        assert cell.actions == (plan.actions[0],)
        assert (cell.strength, cell.priority, cell.focus) == (False, True, True)
        assert cell.has_note
        assert not cell.lacks_action

    def test_several_actions_stand_in_the_order_of_the_plan(self) -> None:
        plan = empty_plan()
        for name in ("a2", "a1", "a3"):
            plan = edits.add_action(plan, OTHER if name == "a1" else BEHAVIOUR, identifier=name)

        index = PlanIndex(SMALL, edits.add_action(plan, None, identifier="a4"))

        assert [action.id for action in index.cell(BEHAVIOUR).actions] == ["a2", "a3"]
        assert [action.id for action in index.cell(OTHER).actions] == ["a1"]

    def test_a_focus_area_without_an_action_says_so(self) -> None:
        plan = edits.mark_focus(edits.mark_strength(empty_plan(), SMALL, BEHAVIOUR), SMALL, BEHAVIOUR)

        assert PlanIndex(SMALL, plan).cell(BEHAVIOUR).lacks_action
        acted = edits.add_action(plan, BEHAVIOUR, identifier="a1")
        assert not PlanIndex(SMALL, acted).cell(BEHAVIOUR).lacks_action

    @pytest.mark.parametrize("write", [edits.write_note, edits.write_private_note])
    def test_either_note_is_a_note(self, write: object) -> None:
        assert callable(write)
        plan = write(empty_plan(), SMALL, BEHAVIOUR, "x")

        cell = PlanIndex(SMALL, plan).cell(BEHAVIOUR)

        assert cell.has_note
        assert not any([cell.strength, cell.priority])

    def test_only_levels_that_the_plan_covers_are_in_scope(self) -> None:
        plan = edits.set_levels(empty_plan(), SMALL, ("midt",))
        grid = matrix.overview(PlanIndex(SMALL, plan))

        assert {cell.place.level.id for cell in grid.cells() if cell.in_scope} == {"midt"}
        assert {cell.place.level.id for cell in grid.cells()} == set(SMALL_LEVELS)

    def test_a_changed_wording_is_flagged_where_something_was_said_of_the_old_one(self) -> None:
        plan = edits.mark_strength(empty_plan(), SMALL, BEHAVIOUR)
        newer = reworded(reworded(SMALL, BEHAVIOUR, "Ny ordlyd"), OTHER, "Ny ordlyd her også")

        index = PlanIndex(newer, plan)

        assert index.cell(BEHAVIOUR).reworded
        assert index.cell(BEHAVIOUR).text == "Ny ordlyd"
        assert not index.cell(OTHER).reworded
        assert not PlanIndex(SMALL, plan).cell(BEHAVIOUR).reworded

    def test_only_the_plan_s_own_marks_of_the_newest_round_are_shown(self) -> None:
        plan = edits.mark_strength(empty_plan(kind=Kind.PERSONAL), SMALL, BEHAVIOUR)
        plan = with_own_leader(plan, SMALL, Mark(id=BEHAVIOUR, priority=True), Mark(id=OTHER, priority=True))
        newest = plan.round.replacing(id="anden", date=date(2028, 3, 3), mark_sets=(), wordings=())

        shown = PlanIndex(SMALL, plan)
        assert (shown.cell(BEHAVIOUR).strength, shown.cell(BEHAVIOUR).priority) == (True, False)
        assert shown.cell(OTHER).mark is None
        assert PlanIndex(SMALL, plan.replacing(rounds=(*plan.rounds, newest))).cell(BEHAVIOUR).mark is None

    def test_ids_outside_the_matrix_have_no_cell_but_may_have_an_entry(self) -> None:
        index = PlanIndex(SMALL, edits.mark_priority(empty_plan(), SMALL, GENERAL))

        assert index.entry(GENERAL).priority
        assert not isinstance(index.entry(GENERAL), Cell)
        with pytest.raises(KeyError):
            index.cell(GENERAL)
        with pytest.raises(KeyError):
            index.entry("ukendt")

    def test_an_entry_of_a_behaviour_says_the_same_as_its_cell(self) -> None:
        index = PlanIndex(SMALL, full_plan())

        for behaviour in SMALL.behaviours():
            entry, cell = index.entry(behaviour.id), index.cell(behaviour.id)
            assert (entry.markable, entry.mark, entry.hands) == (cell.markable, cell.mark, cell.hands)
            assert (entry.dots, entry.actions, entry.reworded) == (cell.dots, cell.actions, cell.reworded)

    def test_a_mark_of_what_the_framework_no_longer_has_disturbs_nothing(self) -> None:
        plan = edits.mark_strength(empty_plan(real_framework()), real_framework(), "driftsledelse.kerneopgaven.chef")

        index = PlanIndex(SMALL, plan)

        assert not any(cell.strength for cell in matrix.overview(index).cells())
        assert index.counts(SMALL.markables()) == Counts(0, 0, 0)


class TestTallies:
    def test_hands_show_when_they_are_revealed_only(self) -> None:
        plan = edits.count_hands(empty_plan(), SMALL, BEHAVIOUR, strength=7, priority=0)

        assert PlanIndex(SMALL, plan).cell(BEHAVIOUR).hands == Hands(id=BEHAVIOUR, strength=7, priority=0)
        assert PlanIndex(SMALL, with_tally(plan, hands_revealed=False)).cell(BEHAVIOUR).hands is None

    def test_dots_show_when_they_are_revealed_only(self) -> None:
        plan = with_tally(empty_plan(), dots=(Dots(id=BEHAVIOUR, count=4), Dots(id=OTHER, count=0)))

        assert PlanIndex(SMALL, plan).cell(BEHAVIOUR).dots is None
        shown = PlanIndex(SMALL, with_tally(plan, dots_revealed=True))
        assert shown.cell(BEHAVIOUR).dots == 4
        assert shown.cell(OTHER).dots == 0
        assert shown.cell("styring.tema-2.top").dots is None

    def test_counts_are_never_marks(self) -> None:
        plan = with_tally(
            empty_plan(),
            hands=(Hands(id=BEHAVIOUR, strength=9),),
            dots=(Dots(id=BEHAVIOUR, count=9),),
            dots_revealed=True,
            ballots=9,
            ballot_sums=(BallotSum(id=BEHAVIOUR, strength=9),),
            ballots_revealed=True,
        )
        index = PlanIndex(SMALL, plan)

        assert index.cell(BEHAVIOUR).mark is None
        assert index.counts(SMALL.markables()) == Counts(0, 0, 0)


class TestCounts:
    def test_they_count_each_kind_of_mark(self) -> None:
        plan = empty_plan()
        for verb, behaviour in (
            (edits.mark_strength, BEHAVIOUR),
            (edits.mark_priority, BEHAVIOUR),
            (edits.mark_focus, BEHAVIOUR),
            (edits.mark_priority, OTHER),
            (edits.mark_strength, GENERAL),
        ):
            plan = verb(plan, SMALL, behaviour)
        index = PlanIndex(SMALL, edits.write_note(plan, SMALL, "alle.lytter", "Kun en note"))

        assert index.counts(SMALL.behaviours()) == Counts(strengths=1, priorities=2, focuses=1)
        assert index.counts(SMALL.general()) == Counts(strengths=1, priorities=0, focuses=0)
        assert index.counts(()) == Counts(0, 0, 0)

    def test_those_of_the_parts_add_up_to_those_of_the_whole(self, framework: Framework) -> None:
        index = PlanIndex(framework, full_plan(framework))
        whole = index.counts(framework.behaviours())
        parts = [
            index.counts(behaviour for theme in competency.themes for behaviour in theme.behaviours)
            for competency in framework.competencies()
        ]

        assert sum(part.strengths for part in parts) == whole.strengths > 0
        assert sum(part.priorities for part in parts) == whole.priorities > 0
        assert sum(part.focuses for part in parts) == whole.focuses == 6
