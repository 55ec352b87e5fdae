"""What is published of many plans, against an attacker who solves for what is hidden."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ledelsesplan.core.action_records import ActionCell
from ledelsesplan.core.anonymity import publish
from ledelsesplan.core.compiled import ListedUnit
from ledelsesplan.core.plan import ActivityType, Kind, Status
from ledelsesplan.core.plan_counts import CountedAction, Quarter, quarter_of
from ledelsesplan.core.published import Figures, KindFigures, Published
from ledelsesplan.core.summary import GroupKey, MarkSums, Summary
from tests.core.attack import Attacker
from tests.core.marks import CountedMark
from tests.core.worlds import BEHAVIOUR, LAYOUT, LEAST, MIDDLE, OTHER, TEAM, TOP, Kept, counted, personal, summary
from tests.counted import summary_of
from tests.factories import SMALL_LEVELS

SETS = [found for size in (1, 2, 3) for found in combinations(SMALL_LEVELS, size)]

one_level = st.sampled_from([(level,) for level in SMALL_LEVELS])
some_levels = st.sampled_from(SETS)


def worlds(levels: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[list[Kept]]:
    """Plans in a few units, in clusters, so that groups come out just above and just below the minimum."""
    cluster = st.tuples(st.builds(Kept, st.sampled_from("ABCDE"), st.sampled_from(Kind), levels), st.integers(1, 7))
    return st.lists(cluster, max_size=12).map(lambda found: [kept for kept, count in found for _each in range(count)])


def numbers_of_plans(published: Published, found: Summary) -> Iterator[tuple[int, Iterable[GroupKey]]]:
    """Every number of plans that is published, with the groups that it counts."""
    yield published.counted, [*found.groups]
    for kind, figures in published.kinds.items():
        blocks = [block for level in figures.levels for block in level.blocks]
        parts = [figures.general, *(level.total for level in figures.levels), *(block.figures for block in blocks)]
        for part in parts:
            if part is not None:
                yield part.plans, part.groups
        if figures.total is not None:
            yield figures.total.plans, figures.total.groups
            yield figures.shown, {*figures.total.groups}
        for covered in published.coverage:
            shown = covered.plans[kind]
            if shown is not None:
                own = (block.figures for block in blocks if block.units == (covered.unit,))
                yield shown, {key for part in own for key in part.groups}


def too_few(found: Summary, keys: Iterable[GroupKey]) -> Iterator[tuple[GroupKey, ...]]:
    """All sets of groups that have too few plans, whatever units, kinds and levels they are of."""
    listed = [key for key in keys if found.groups[key].plans < LEAST]
    for size in range(1, LEAST):
        yield from (some for some in combinations(listed, size) if found.plans_in(some) < LEAST)


@settings(max_examples=300)
@given(worlds(one_level) | worlds(some_levels))
def test_the_number_of_plans_of_no_small_group_can_be_worked_out(plans: list[Kept]) -> None:
    """The attacker knows, too, which units have plans of which kinds on which levels, but not how many."""
    found = summary(plans)
    attacker = Attacker()
    for number, behind in numbers_of_plans(publish(found, LEAST), found):
        assert number == found.plans_in(behind)
        if number >= LEAST:  # how many were counted is told in any case
            attacker.learn(behind)
    for group in too_few(found, found.groups):
        assert not attacker.knows(group), group


@settings(max_examples=200)
@given(worlds(some_levels))
def test_the_marks_of_no_small_group_can_be_worked_out(plans: list[Kept]) -> None:
    """Unknown is how many plans of each group mark a competency at a level; all sums that are shown of it are known."""
    found = summary(plans)
    attacker = Attacker()
    for figures in publish(found, LEAST).kinds.values():
        everything = []
        for level in figures.levels:
            for part in (level.total, *(block.figures for block in level.blocks)):
                attacker.learn((key, level.level) for key in (part.groups if part is not None else ()))
            everything += [(key, level.level) for key in (level.total.groups if level.total is not None else ())]
        attacker.learn(everything)
    for at in SMALL_LEVELS:
        for group in too_few(found, [key for key in found.groups if at in key.levels]):
            assert not attacker.knows((key, at) for key in group), (group, at)
    for group in too_few(found, found.groups):
        assert not attacker.knows((key, at) for key in group for at in key.levels), group


@settings(max_examples=100)
@given(worlds(some_levels), st.randoms(use_true_random=False))
def test_nothing_tells_which_marks_of_several_levels_are_of_one_plan(plans: list[Kept], chance: Random) -> None:
    """With the marks of each level given to others of the same unit, kind and levels, all figures are the same."""
    marked = {(number, at): chance.random() < 0.5 for number, kept in enumerate(plans) for at in kept.levels}
    shuffled = dict(marked)
    for alike in {kept: [n for n, other in enumerate(plans) if other == kept] for kept in plans}.items():
        kept, numbers = alike
        for at in kept.levels:
            others = chance.sample(numbers, len(numbers))
            shuffled |= {(number, at): marked[other, at] for number, other in zip(numbers, others, strict=True)}

    def figures(of: dict[tuple[int, str], bool]) -> Published:
        made = [
            counted(n, kept, *((f"styring.tema-1.{at}", True, False, False) for at in kept.levels if of[n, at]))
            for n, kept in enumerate(plans)
        ]
        return publish(summary_of(LAYOUT, made), LEAST)

    assert figures(marked) == figures(shuffled)


@given(worlds(some_levels))
def test_all_that_is_published_comes_from_enough_plans(plans: list[Kept]) -> None:
    found = summary(plans)
    published = publish(found, LEAST)
    assert all(number >= LEAST for number, _behind in numbers_of_plans(published, found) if number != published.counted)
    shown = any(figures.total is not None for figures in published.kinds.values())
    assert not shown or not 0 < published.hidden < LEAST


def level(figures: KindFigures, identifier: str) -> Figures:
    total = figures.level(identifier).total
    assert total is not None
    return total


def test_small_units_are_joined_and_nothing_is_lost_of_the_level() -> None:
    plans = personal("Nord", TOP, 6) + personal("Syd", TOP, 3) + personal("Vest", TOP, 3)
    figures = publish(summary(plans, (BEHAVIOUR, True, False, False)), LEAST).kinds[Kind.PERSONAL]
    assert [(block.units, block.figures.plans) for block in figures.level(TOP).blocks] == [
        (("Nord",), 6),
        (("Syd", "Vest"), 6),
    ]
    assert level(figures, TOP).plans == 12
    assert level(figures, TOP).marks[BEHAVIOUR] == MarkSums(12, 0, 0)


def test_units_that_are_too_few_together_take_the_smallest_other_with_them() -> None:
    plans = personal("Nord", TOP, 9) + personal("Syd", TOP, 6) + personal("Vest", TOP, 1)
    blocks = publish(summary(plans), LEAST).kinds[Kind.PERSONAL].level(TOP).blocks
    assert [block.units for block in blocks] == [("Nord",), ("Syd", "Vest")]
    assert blocks[1].is_joined


def test_a_small_level_is_hidden_with_enough_others_that_it_cannot_be_told() -> None:
    plans = personal("Nord", TOP, 3) + personal("Nord", MIDDLE, 8) + personal("Syd", MIDDLE, 6)
    published = publish(summary(plans), LEAST)
    figures = published.kinds[Kind.PERSONAL]
    assert figures.level(TOP).total is None
    assert level(figures, MIDDLE).plans == 8  # Syd is left out, too: 17 read, less 14, would tell of 3
    assert (published.counted, published.hidden) == (17, 9)


def test_a_level_of_many_small_units_is_not_lost_for_a_few_others() -> None:
    plans = [kept for number in range(38) for kept in personal(f"Enhed {number:02}", MIDDLE, 1)]
    published = publish(summary([*plans, *personal("Enhed 00", TOP, 3)]), LEAST)
    assert level(published.kinds[Kind.PERSONAL], MIDDLE).plans == 36
    assert published.hidden == 5


def test_as_few_plans_are_left_out_as_there_are_missing() -> None:
    plans = personal("A", MIDDLE, 4) + personal("B", MIDDLE, 3) + personal("C", MIDDLE, 4) + personal("D", TOP, 2)
    assert publish(summary(plans), LEAST).hidden == 5  # with the three of B


def test_a_level_is_rather_kept_than_a_larger_part_of_another() -> None:
    plans = personal("A", MIDDLE, 7) + personal("B", MIDDLE, 8) + personal("A", TOP, 6) + personal("A", TEAM, 2)
    figures = publish(summary(plans), LEAST).kinds[Kind.PERSONAL]
    assert [found.total and found.total.plans for found in figures.levels] == [6, 8, None]


def test_few_that_could_only_be_hidden_with_all_others_are_counted_with_them() -> None:
    plans = [Kept("Nord", Kind.TEAM, (TOP, MIDDLE))] * 9 + [Kept("Nord", Kind.TEAM, (MIDDLE,))] * 2
    figures = publish(summary(plans), LEAST).kinds[Kind.TEAM]
    assert [found.total and found.total.plans for found in figures.levels] == [None, 11, None]


def test_few_that_can_be_hidden_with_some_others_take_no_level_from_many() -> None:
    many = [Kept(f"Enhed {number}", Kind.TEAM, (TOP, MIDDLE)) for number in range(40)]
    figures = publish(summary([*many, *[Kept("Nord", Kind.TEAM, (MIDDLE,))] * 2]), LEAST).kinds[Kind.TEAM]
    assert [found.total and found.total.plans for found in figures.levels] == [37, 37, None]


def test_groups_of_mixed_levels_are_shown_as_far_as_they_agree() -> None:
    """Step by step nothing would be left; leaving one level out at once leaves all plans at the others."""
    covered = {(TOP, MIDDLE): 4, (MIDDLE, TEAM): 4, (TEAM,): 2, (MIDDLE,): 1}
    plans = [Kept("Nord", Kind.TEAM, levels) for levels, count in covered.items() for _each in range(count)]
    figures = publish(summary(plans), LEAST).kinds[Kind.TEAM]
    assert [found.total and found.total.plans for found in figures.levels] == [None, 5, 6]


def test_too_few_of_a_kind_hide_what_would_tell_how_few() -> None:
    plans = [*personal("Nord", TOP, 20), *personal("Syd", TOP, 8), *[Kept("Nord", Kind.TEAM, (TOP,))] * 2]
    published = publish(summary(plans), LEAST)
    assert published.kinds[Kind.TEAM].total is None
    assert published.kinds[Kind.PERSONAL].general is None
    assert published.hidden == 10


def test_few_that_are_left_out_are_not_told_by_many_of_the_other_kind() -> None:
    """All groups' plans are left out, so that few of the leaders' could be, if their number did not stand elsewhere."""
    teams = [Kept("Nord", Kind.TEAM, (TOP,))] * 3 + [Kept("Nord", Kind.TEAM, (MIDDLE,))] * 4
    leaders = personal("Nord", TOP, 8) + personal("Syd", TOP, 6) + personal("Nord", MIDDLE, 3)
    published = publish(summary([*teams, *leaders]), LEAST)
    assert published.kinds[Kind.PERSONAL].general is not None
    assert (published.kinds[Kind.PERSONAL].shown, published.hidden) == (8, 16)


def test_a_rare_combination_of_levels_counts_where_others_do() -> None:
    """Were it not so, the plans at the one level less those at the other would be two."""
    plans = [Kept("Nord", Kind.TEAM, (TOP, MIDDLE))] * 2 + [Kept("Nord", Kind.TEAM, (TOP,))] * 7
    figures = publish(summary(plans), LEAST).kinds[Kind.TEAM]
    assert [found.total and found.total.plans for found in figures.levels] == [9, None, None]


def test_a_unit_stands_alone_with_some_of_its_plans_and_is_joined_with_others() -> None:
    both = [Kept("Nord", Kind.TEAM, (TOP, MIDDLE))] * 3 + [Kept("Syd", Kind.TEAM, (TOP, MIDDLE))] * 2
    figures = publish(summary([*both, *[Kept("Nord", Kind.TEAM, (TOP,))] * 6]), LEAST).kinds[Kind.TEAM]
    blocks = [[(block.units, block.figures.plans) for block in found.blocks] for found in figures.levels]
    assert blocks == [[(("Nord",), 6), (("Nord", "Syd"), 5)], [(("Nord", "Syd"), 5)], []]


def test_a_competency_counts_each_plan_once_at_each_level() -> None:
    kept = Kept("Nord", Kind.TEAM, (TOP, MIDDLE))
    marks: tuple[CountedMark, ...] = (
        (BEHAVIOUR, False, True, False),
        (OTHER, False, True, False),
        ("styring.tema-1.midt", False, True, True),
    )
    plans = [counted(number, kept, *(marks if number < 4 else marks[:1])) for number in range(6)]
    figures = publish(summary_of(LAYOUT, plans), LEAST).kinds[Kind.TEAM]
    assert figures.total is not None
    assert (figures.shown, figures.total.plans) == (6, 12)
    assert figures.total.areas["styring"] == MarkSums(0, 10, 4)
    assert figures.total.areas["drift"] == MarkSums(0, 10, 4)
    assert level(figures, TOP).areas["styring"] == MarkSums(0, 6, 0)
    assert level(figures, MIDDLE).areas["styring"] == MarkSums(0, 4, 4)
    assert level(figures, TOP).marks[OTHER] == MarkSums(0, 4, 0)


@pytest.mark.parametrize(("new", "comparable"), [(0, True), (3, False), (5, True)])
def test_a_period_is_compared_where_few_plans_more_would_not_tell_of_them(new: int, comparable: bool) -> None:
    before = personal("Nord", TOP, 10)
    now = summary(before + personal("Nord", TOP, new))
    found = publish(now, LEAST, previous=summary(before)).previous
    assert found is not None
    assert (found[Kind.PERSONAL].level(TOP).total is not None) is comparable


def test_a_new_unit_does_not_hide_that_one_plan_of_another_is_new() -> None:
    """Seven plans are new, and six of them are a block of its own: what is left of the difference is one plan."""
    before = personal("Nord", TOP, 9) + personal("Syd", TOP, 6)
    new = personal("Øst", TOP, 6)
    for more, comparable in ((0, True), (1, False), (5, True)):
        now = summary(before + new + personal("Nord", TOP, more))
        found = publish(now, LEAST, previous=summary(before)).previous
        assert found is not None
        assert (found[Kind.PERSONAL].level(TOP).total is not None) is comparable


class Time(NamedTuple):
    """Some plans alike, and whether they are new, in both periods, or gone."""

    kept: Kept
    when: str


def times(kinds: st.SearchStrategy[Kind], levels: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[list[Time]]:
    one = st.builds(
        Time, st.builds(Kept, st.sampled_from("ABC"), kinds, levels), st.sampled_from(["new", "both", "gone"])
    )
    clusters = st.lists(st.tuples(one, st.integers(1, 9)), max_size=9)
    return clusters.map(lambda found: [time for time, count in found for _each in range(count)])


STAYED = [Time(kept, "both") for kept in personal("A", TOP, 5) + personal("B", TOP, 5)]
CAME = [Time(kept, "new") for kept in personal("C", TOP, 6)]
FEW_TEAMS = [Time(Kept("A", Kind.TEAM, (TOP,)), "new")] * 2
MANY_TEAMS = [*[Time(Kept("A", Kind.TEAM, (TOP,)), "new")] * 3, *[Time(Kept("A", Kind.TEAM, (MIDDLE,)), "new")] * 4]


@settings(max_examples=400)
@given(
    times(st.just(Kind.PERSONAL), st.sampled_from([(TOP,), (MIDDLE,)]))
    | times(st.just(Kind.TEAM), some_levels)
    | times(st.sampled_from(Kind), one_level)
    | times(st.sampled_from(Kind), some_levels)
)
@example([*STAYED, *CAME, *FEW_TEAMS])
@example([*STAYED, *CAME, *MANY_TEAMS, *[Time(Kept("A", Kind.PERSONAL, (MIDDLE,)), "new")] * 2])
def test_what_both_periods_count_gives_no_small_group_away(atoms: list[Time]) -> None:
    """The attacker knows of which units, kinds and levels some plans are new, in both periods or gone: not how many.

    And how many plans there are now; what follows from how many there were before is not hidden.
    """
    made = [(time.when, counted(number, time.kept)) for number, time in enumerate(atoms)]
    now = summary_of(LAYOUT, (plan for when, plan in made if when != "gone"))
    before = summary_of(LAYOUT, (plan for when, plan in made if when != "new"))
    published = publish(now, LEAST, previous=before)
    assert published.previous is not None
    numbers, marks = Attacker(), {(kind, at): Attacker() for kind in Kind for at in SMALL_LEVELS}

    def behind(keys: Iterable[GroupKey], without: str) -> list[Time]:
        places = {(key.unit.upper(), key.kind, key.levels) for key in keys}
        return [atom for atom in {*atoms} if atom.kept in places and atom.when != without]

    if now.plans >= LEAST:
        numbers.learn(behind(now.groups, "gone"))
    for kind, figures in published.kinds.items():
        if figures.general is not None:
            numbers.learn(behind(figures.general.groups, "gone"))
        for level in figures.levels:
            for block in level.blocks:
                for attacker in (numbers, marks[kind, level.level]):
                    attacker.learn(behind(block.figures.groups, "gone"))
        for level in published.previous[kind].levels:
            for attacker in (numbers, marks[kind, level.level]):
                attacker.learn(behind(level.total.groups if level.total is not None else (), "new"))
    few = [atom for atom in {*atoms} if atoms.count(atom) < LEAST]
    for size in range(1, LEAST):
        for group in combinations(few, size):
            if sum(map(atoms.count, group)) < LEAST:
                assert not numbers.knows(group), group
                for (kind, at), attacker in marks.items():
                    of_level = [atom for atom in group if atom.kept.kind is kind and at in atom.kept.levels]
                    assert not of_level or not attacker.knows(of_level), (kind, at, group)


def test_the_period_before_does_not_tell_how_few_it_leaves_out() -> None:
    """One more plan hides the level that all are on; the other level would tell that one plan was not on it."""
    before = [Kept("Nord", Kind.TEAM, (TOP, MIDDLE))] * 6 + [Kept("Nord", Kind.TEAM, (TOP,))]
    now = summary([*before, Kept("Nord", Kind.TEAM, (TOP,))])
    found = publish(now, LEAST, previous=summary(before)).previous
    assert found is not None
    assert [figures.total for figures in found[Kind.TEAM].levels] == [None] * 3


@pytest.mark.parametrize(
    ("before", "new", "told"),
    [
        (personal("Nord", TOP, 20) + personal("Nord", MIDDLE, 6), personal("Nord", TEAM, 2), MIDDLE),
        (personal("Nord", TOP, 8) + personal("Syd", TOP, 6), personal("Nord", MIDDLE, 2), TOP),
    ],
)
def test_the_period_before_does_not_undo_what_is_hidden_now(before: list[Kept], new: list[Kept], told: str) -> None:
    """With the number of plans that were read, what was before would tell that two are at another level."""
    found = publish(summary(before + new), LEAST, previous=summary(before)).previous
    assert found is not None
    assert found[Kind.PERSONAL].level(told).total is None


@pytest.mark.parametrize(("changed", "comparable"), [(0, True), (1, False), (5, True)])
def test_a_plan_that_was_marked_anew_since_is_another_one(changed: int, comparable: bool) -> None:
    """With the same round in both periods, the difference of the two is what was changed."""
    kept = Kept("Nord", Kind.PERSONAL, (TOP,))
    before = [counted(number, kept, (BEHAVIOUR, True, False, False)) for number in range(12)]
    now = [counted(number, kept, (BEHAVIOUR, number >= changed, True, False)) for number in range(changed)]
    published = publish(summary_of(LAYOUT, now + before[changed:]), LEAST, previous=summary_of(LAYOUT, before))
    assert published.previous is not None
    assert (published.previous[Kind.PERSONAL].level(TOP).total is not None) is comparable


@pytest.mark.parametrize(("marked", "gone", "comparable"), [(0, 0, False), (4, 0, True), (9, 0, False), (9, 5, True)])
def test_a_share_of_before_does_not_tell_what_new_plans_mark(marked: int, gone: int, comparable: bool) -> None:
    """Nine plans in each of five units, and a new one in each now. With none marked before, those of now are the new.

    Nor with all of them; but where plans without marks are gone since, others of those that were may be without.
    """
    of_unit = [Kept(unit, Kind.PERSONAL, (TOP,)) for unit in "ABCDE"]
    mark = (BEHAVIOUR, True, False, False)
    stayed = [
        counted(number, kept, *([mark] if number % 9 < marked else []))
        for number, kept in enumerate(kept for kept in of_unit for _each in range(9))
    ]
    left = [counted(200 + number, of_unit[0]) for number in range(gone)]
    new = [counted(100 + number, kept, *([mark] if number % 2 else [])) for number, kept in enumerate(of_unit)]
    found = publish(summary_of(LAYOUT, stayed + new), LEAST, previous=summary_of(LAYOUT, stayed + left)).previous
    assert found is not None
    assert (found[Kind.PERSONAL].level(TOP).total is not None) is comparable


def test_a_level_that_is_hidden_now_has_nothing_to_be_compared_with() -> None:
    now = personal("Nord", MIDDLE, 12) + personal("Nord", TOP, 3)
    found = publish(summary(now, round_id="r2"), LEAST, previous=summary(personal("Nord", TOP, 10))).previous
    assert found is not None
    assert found[Kind.PERSONAL].level(TOP).total is None


def test_other_rounds_can_always_be_compared() -> None:
    before, now = personal("Nord", TOP, 10), personal("Nord", TOP, 11)
    found = publish(summary(now, round_id="r2"), LEAST, previous=summary(before)).previous
    assert found is not None
    assert found[Kind.PERSONAL].level(TOP).total is not None


def test_listed_units_are_covered_and_few_plans_are_not_told_from_none() -> None:
    plans = personal("Nord", TOP, 6) + personal("Syd", TOP, 2) + personal("Vest", TOP, 5)
    listed = [ListedUnit("nord", 8), ListedUnit("Øst", 4)]
    covered = {unit.unit: unit for unit in publish(summary(plans), LEAST, listed=listed).coverage}
    assert (covered["Nord"].plans[Kind.PERSONAL], covered["Nord"].leaders) == (6, 8)
    assert covered["Øst"].plans[Kind.PERSONAL] is None
    assert "Syd" not in covered  # its name would tell that it has plans


def test_a_minimum_of_one_hides_nothing() -> None:
    plans = personal("Nord", TOP, 1) + personal("Syd", MIDDLE, 2)
    published = publish(summary(plans), 1)
    assert published.hidden == 0
    assert [block.units for block in published.kinds[Kind.PERSONAL].level(TOP).blocks] == [("Nord",)]


# Actions

actions = st.tuples(
    st.sampled_from([None, BEHAVIOUR, "nytaenkning.tema-1.top", "alle.lytter"]),
    st.sampled_from(Status),
    st.none() | st.integers(24_300, 24_303),
    st.none() | st.sampled_from(list(ActivityType)[:4]),
)


def quarter(cell: ActionCell) -> Quarter | None:
    return quarter_of(cell.due) if cell.due is not None else None


@settings(max_examples=150)
@given(st.lists(st.lists(actions, max_size=3), max_size=30))
def test_no_cell_of_the_action_tables_of_few_plans_can_be_solved_for(listed: list[list[CountedAction]]) -> None:
    kept = Kept("Nord", Kind.PERSONAL, (TOP,))
    made = [counted(number, kept, actions=tuple(of_plan)) for number, of_plan in enumerate(listed)]
    found = summary_of(LAYOUT, made)
    tables = publish(found, LEAST).kinds[Kind.PERSONAL].actions
    with_actions = sum(bool(of_plan) for of_plan in listed)
    assert (tables is None) is (with_actions < LEAST)
    if tables is None:
        return
    records = found.merged_actions(Kind.PERSONAL)
    for table, value_of in (
        (tables.by_status, lambda cell: cell.status),
        (tables.by_deadline, quarter if tables.are_in_quarters else lambda cell: cell.due),
        (tables.by_activity, lambda cell: cell.activity),
    ):
        assert table.total == sum(map(len, listed))
        attacker = Attacker()
        plans_of = dict[tuple[int, int], int]()
        for values in table.columns:
            behind = (any(value_of(cell) in values for cell in of_plan) for of_plan in records.of_plans())
            assert sum(behind) >= LEAST
        for row, subjects in enumerate(table.rows):
            assert sum(any(cell.subject in subjects for cell in plan) for plan in records.of_plans()) >= LEAST
            attacker.learn((row, column) for column in range(len(table.columns)) if (row, column) in table.cells)
            for column, values in enumerate(table.columns):
                plans_of[row, column] = sum(
                    any(cell.subject in subjects and value_of(cell) in values for cell in of_plan)
                    for of_plan in records.of_plans()
                )
        for column in range(len(table.columns)):
            attacker.learn((row, column) for row in range(len(table.rows)) if (row, column) in table.cells)
        for cell, count in table.cells.items():
            if count is not None:
                assert plans_of[cell] >= LEAST
                attacker.learn([cell])
        everything_hidden = all(count is None for count in table.cells.values())
        for cell, count in table.cells.items():
            if count is None and 0 < plans_of[cell] < LEAST:
                assert not attacker.knows([cell]) or everything_hidden


def test_a_table_says_its_totals_and_what_is_joined() -> None:
    kept = Kept("Nord", Kind.PERSONAL, (TOP,))
    course = (BEHAVIOUR, Status.DONE, None, ActivityType.COURSE)
    rare = ("nytaenkning.tema-1.top", Status.NOT_STARTED, None, ActivityType.PLACEMENT)
    listed = [counted(number, kept, actions=(course,)) for number in range(8)]
    listed += [counted(8 + number, kept, actions=(rare,)) for number in range(6)]
    tables = publish(summary_of(LAYOUT, listed), LEAST).kinds[Kind.PERSONAL].actions
    assert tables is not None
    assert tables.by_activity.rows == (("styring",), ("nytaenkning",))
    done = tables.by_status.column_of(Status.DONE)
    assert done is not None
    assert tables.by_status.column_totals[done] == 8
    assert tables.by_activity.cells == {(0, 1): 8, (1, 0): 6}
