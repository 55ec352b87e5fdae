"""What is published of many plans, against an attacker who solves for what is hidden."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations, product
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledelsesplan.core.anonymity import publish
from ledelsesplan.core.compiled import ListedUnit
from ledelsesplan.core.counting import summary_of
from ledelsesplan.core.layout import Layout
from ledelsesplan.core.plan import ActivityType, Kind, Status
from ledelsesplan.core.plan_counts import CountedAction, CountedRound, PlanCounts, record_of
from ledelsesplan.core.published import Figures, KindFigures, Published
from ledelsesplan.core.summary import MarkSums, Summary
from tests.core.attack import Attacker
from tests.core.marks import CountedMark, sides
from tests.factories import SMALL_LEVELS, small_framework

LAYOUT = Layout.of(small_framework())
TOP, MIDDLE, TEAM = SMALL_LEVELS
LEAST = 5
DAY = date(2027, 3, 3)
BEHAVIOUR, OTHER = "styring.tema-1.top", "styring.tema-2.top"


class Kept(NamedTuple):
    """A plan as far as groups go."""

    unit: str
    kind: Kind
    levels: tuple[str, ...]


def counted(
    number: int, kept: Kept, *marks: CountedMark, round_id: str = "r1", actions: tuple[CountedAction, ...] = ()
) -> PlanCounts:
    marked = CountedRound(round_id, DAY, LAYOUT.framework, kept.levels, *sides(marks), actions)
    return PlanCounts(record_of(f"{number:032x}", round_id), kept.kind, kept.unit, DAY, marked, actions)


def summary(plans: list[Kept], *marks: CountedMark, first: int = 0, round_id: str = "r1") -> Summary:
    listed = (counted(first + number, kept, *marks, round_id=round_id) for number, kept in enumerate(plans))
    return summary_of(LAYOUT, listed)


def personal(unit: str, level: str, count: int) -> list[Kept]:
    return [Kept(unit, Kind.PERSONAL, (level,))] * count


SETS = [found for size in (1, 2, 3) for found in combinations(SMALL_LEVELS, size)]

one_level = st.sampled_from([(level,) for level in SMALL_LEVELS])
some_levels = st.sampled_from(SETS)


def worlds(levels: st.SearchStrategy[tuple[str, ...]]) -> st.SearchStrategy[list[Kept]]:
    """Plans in a few units, in clusters, so that groups come out just above and just below the minimum."""
    cluster = st.tuples(st.builds(Kept, st.sampled_from("ABCDE"), st.sampled_from(Kind), levels), st.integers(1, 7))
    return st.lists(cluster, max_size=14).map(lambda found: [kept for kept, count in found for _each in range(count)])


def figures_of(published: Published, possible: list[Kept]) -> Iterator[tuple[int, list[Kept]]]:
    """Every number of plans that is published, with those of the possible kinds of plans that it counts."""
    yield published.counted, possible
    for kind, figures in published.kinds.items():
        of_kind = [kept for kept in possible if kept.kind is kind]
        own = {(unit, level.level): block for level in figures.levels for block in level.blocks for unit in block.units}
        if figures.total is not None:
            yield figures.shown, [kept for kept in of_kind if any((kept.unit, x) in own for x in kept.levels)]
        if figures.general is not None:
            yield figures.general.plans, of_kind
        for level in figures.levels:
            at = [kept for kept in of_kind if level.level in kept.levels]
            if level.total is not None:
                yield level.total.plans, [kept for kept in at if (kept.unit, level.level) in own]
            for block in level.blocks:
                yield block.figures.plans, [kept for kept in at if kept.unit in block.units]
        for covered in published.coverage:
            shown = covered.plans[kind]
            if shown is not None:
                alone = [level for (unit, level), block in own.items() if block.units == (covered.unit,)]
                yield shown, [k for at in alone for k in of_kind if k.unit == covered.unit and at in k.levels]


def small_groups(plans: list[Kept], possible: list[Kept]) -> Iterator[list[Kept]]:
    """The groups (unit, kind and level, or kind and level) of too few plans."""
    for unit in (*sorted({kept.unit for kept in plans}), None):
        for kind in Kind:
            for level in SMALL_LEVELS:

                def is_in(kept: Kept, unit: str | None = unit, kind: Kind = kind, level: str = level) -> bool:
                    return unit in (None, kept.unit) and kept.kind is kind and level in kept.levels

                if 0 < sum(map(is_in, plans)) < LEAST:
                    yield [kept for kept in possible if is_in(kept)]


def possible_plans(plans: list[Kept], levels: Iterable[tuple[str, ...]]) -> list[Kept]:
    """What an attacker who knows the units holds to be possible."""
    units = sorted({kept.unit for kept in plans})
    return [Kept(unit, kind, of_plan) for unit in units for kind in Kind for of_plan in levels]


@settings(max_examples=300)
@given(st.data(), st.booleans())
def test_the_size_of_no_small_group_can_be_worked_out(data: st.DataObject, several: bool) -> None:
    """The attacker knows, too, whether plans cover one level each, or perhaps several."""
    plans = data.draw(worlds(some_levels if several else one_level))
    possible = possible_plans(plans, SETS if several else SETS[: len(SMALL_LEVELS)])
    attacker = Attacker()
    for number, behind in figures_of(publish(summary(plans), LEAST), possible):
        assert number == sum(behind.count(kept) for kept in plans)
        attacker.learn(behind)
    for group in small_groups(plans, possible):
        assert not attacker.knows(group), group


@settings(max_examples=200)
@given(worlds(some_levels))
def test_the_marks_of_no_small_group_can_be_worked_out(plans: list[Kept]) -> None:
    """Unknown is how many plans of each group mark a competency at a level; all sums that are shown of it are known."""
    possible = possible_plans(plans, SETS)
    attacker = Attacker()

    def behind(kind: Kind, at: str, units: Iterable[str]) -> list[tuple[Kept, str]]:
        return [(kept, at) for kept in possible if kept.kind is kind and kept.unit in units and at in kept.levels]

    for kind, figures in publish(summary(plans), LEAST).kinds.items():
        everything = []
        for found in figures.levels:
            for block in found.blocks:
                attacker.learn(behind(kind, found.level, block.units))
            of_level = behind(kind, found.level, [unit for block in found.blocks for unit in block.units])
            attacker.learn(of_level)
            everything += of_level
        attacker.learn(everything)
    for unit, kind, at in {(kept.unit, kept.kind, at) for kept in plans for at in kept.levels}:
        if sum(kept.unit == unit and kept.kind is kind and at in kept.levels for kept in plans) < LEAST:
            assert not attacker.knows(behind(kind, at, [unit])), (unit, kind, at)


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
    published = publish(summary(plans), LEAST)
    assert all(number >= LEAST for number, _behind in figures_of(published, []) if number != published.counted)
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


def test_too_few_of_a_kind_hide_what_would_tell_how_few() -> None:
    plans = [*personal("Nord", TOP, 20), *personal("Syd", TOP, 8), *[Kept("Nord", Kind.TEAM, (TOP,))] * 2]
    published = publish(summary(plans), LEAST)
    assert published.kinds[Kind.TEAM].total is None
    assert published.kinds[Kind.PERSONAL].general is None
    assert published.hidden == 10


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


Time = tuple[str, str, str]
"""A unit, a level, and whether its plans are new, in both periods, or gone."""

times = st.lists(
    st.tuples(
        st.tuples(st.sampled_from("ABC"), st.sampled_from(SMALL_LEVELS[:2]), st.sampled_from(("new", "both", "gone"))),
        st.integers(1, 9),
    ),
    max_size=9,
)


@settings(max_examples=300)
@given(times, st.booleans())
def test_what_both_periods_count_gives_no_small_group_away(listed: list[tuple[Time, int]], is_read: bool) -> None:
    """The attacker knows of which units and levels some plans are new, in both periods or gone, but not how many.

    Or that is not known, but how many plans were read.
    """
    atoms = [atom for atom, count in listed for _each in range(count)]
    plans = [(time, counted(number, Kept(unit, Kind.PERSONAL, (at,)))) for number, (unit, at, time) in enumerate(atoms)]
    now = summary_of(LAYOUT, (plan for time, plan in plans if time != "gone"))
    before = summary_of(LAYOUT, (plan for time, plan in plans if time != "new"))
    published = publish(now, LEAST, previous=before)
    assert published.previous is not None
    blocks_before = publish(before, LEAST).kinds[Kind.PERSONAL]
    attacker = Attacker()

    def learn(units: Iterable[str], at: str, without: str) -> None:
        attacker.learn({atom for atom in possible if atom[0] in units and atom[1] == at and atom[2] != without})

    possible = set(product("ABC", SMALL_LEVELS[:2], ("new", "both", "gone"))) if is_read else set(atoms)
    if is_read:
        attacker.learn({atom for atom in possible if atom[2] != "gone"})
    for found in published.kinds[Kind.PERSONAL].levels:
        for block in found.blocks:
            learn(block.units, found.level, "gone")
        if published.previous[Kind.PERSONAL].level(found.level).total is not None:
            blocks = blocks_before.level(found.level).blocks
            learn([unit for block in blocks for unit in block.units], found.level, "new")
    for atom in set(atoms):
        assert atoms.count(atom) >= LEAST or not attacker.knows([atom]), atom


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
        (tables.by_month, lambda cell: cell.due),
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
