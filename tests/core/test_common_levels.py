from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.core.common_levels import Levels, common_levels, ways_to_count

levels = st.lists(st.sampled_from("ABCD"), unique=True).map(lambda found: tuple(sorted(found)))
sizes_of_plans = st.dictionaries(levels, st.integers(1, 12))


@given(sizes_of_plans, st.integers(1, 6), st.integers(0, 100))
def test_enough_plans_count_at_the_same_levels_and_none_where_it_is_not(
    sizes: dict[Levels, int], least: int, cost: int
) -> None:
    counted = common_levels(sizes, least, cost)
    assert counted.keys() == sizes.keys()
    plans = Counter[Levels]()
    for covered, at in counted.items():
        assert set(at) <= set(covered)
        assert list(at) == sorted(at)
        plans[at] += sizes[covered]
    assert all(count >= least for at, count in plans.items() if at)


@given(sizes_of_plans)
def test_combinations_that_enough_plans_have_stay_whole_where_none_is_rare(sizes: dict[Levels, int]) -> None:
    many = {covered: size for covered, size in sizes.items() if size >= 5}
    assert common_levels(many, 5, 5) == {covered: covered for covered in many}


@pytest.mark.parametrize(
    ("sizes", "counted"),
    [
        ({"ABCD": 12, "ABC": 4, "AB": 4}, {"ABCD": "ABCD", "ABC": "AB", "AB": "AB"}),
        ({"AB": 9, "B": 2}, {"AB": "AB", "B": ""}),  # to count all at B alone would cost nine
        ({"AB": 3, "BC": 4}, {"AB": "B", "BC": "B"}),
        ({"A": 40, "D": 2}, {"A": "A", "D": ""}),
        ({"A": 2, "B": 2}, {"A": "", "B": ""}),
    ],
    ids=lambda found: ", ".join(f"{covered} {found[covered]}" for covered in found),
)
def test_what_costs_least_is_done(sizes: dict[str, int], counted: dict[str, str]) -> None:
    found = common_levels({tuple(covered): size for covered, size in sizes.items()}, 5, cost_of_hiding=5)
    assert found == {tuple(covered): tuple(at) for covered, at in counted.items()}


def test_of_many_levels_only_all_are_tried() -> None:
    """There would be more than four thousand combinations of twelve."""
    rows = {tuple("ABCDEFGHIJKL"[first : first + 3]): 7 for first in range(10)}
    assert len(ways_to_count(rows, 5)) <= 2
    assert len(ways_to_count({levels: size for levels, size in rows.items() if levels[-1] < "G"}, 5)) > 2


def test_a_group_that_can_only_be_hidden_with_all_others_is_joined_instead() -> None:
    counted = common_levels({("A", "B"): 9, ("B",): 2}, 5, cost_of_hiding=18)
    assert counted == {("A", "B"): ("B",), ("B",): ("B",)}
