"""Hidden cells of a table, against an attacker who knows all totals."""

from collections.abc import Collection, Iterator, Mapping
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from ledelsesplan.core.suppression import Behind, Cell, hidden_cells

LEAST = 5
Plans = list[set[Cell]]


def tables(rows: int, columns: int, most: int) -> st.SearchStrategy[Plans]:
    """The cells in which plans have actions, one in each; few and many plans have the same ones."""
    cells = st.tuples(st.integers(0, rows - 1), st.integers(0, columns - 1))
    alike = st.tuples(st.sets(cells, min_size=1, max_size=3), st.integers(1, 6))
    return st.lists(alike, min_size=1, max_size=most).map(
        lambda found: [set(p) for p, n in found for _each in range(n)]
    )


def counts_of(plans: Plans, rows: int, columns: int) -> dict[Cell, int]:
    return {cell: sum(cell in plan for plan in plans) for cell in product(range(rows), range(columns))}


def hidden_of(plans: Plans, counts: Mapping[Cell, int]) -> frozenset[Cell]:
    behind = {cell: {number for number, plan in enumerate(plans) if cell in plan} for cell in counts}
    return hidden_cells(counts, Behind(behind, LEAST))


def plans_of(plans: Plans, cells: Collection[Cell]) -> int:
    return sum(not plan.isdisjoint(cells) for plan in plans)


def has_large_lines(plans: Plans, counts: Mapping[Cell, int]) -> bool:
    """Rows and columns are joined before, so that enough plans are behind each."""
    lines = [{cell for cell in counts if cell[side] == line} for side in (0, 1) for line in {c[side] for c in counts}]
    return all(plans_of(plans, line) >= LEAST for line in lines)


def subsets(lines: Collection[int]) -> Iterator[set[int]]:
    return (set(found) for size in range(len(lines) + 1) for found in combinations(lines, size))


@settings(max_examples=300, deadline=None)
@given(tables(4, 4, 20))
def test_no_sum_of_few_plans_follows_from_the_totals(plans: Plans) -> None:
    """The attacker takes columns from rows, in all ways: what is left is a sum where nothing is taken away."""
    counts = counts_of(plans, 4, 4)
    if not has_large_lines(plans, counts):
        return
    hidden = hidden_of(plans, counts)
    assert all(counts[cell] >= LEAST for cell in counts.keys() - hidden if counts[cell])
    for rows, columns in product(subsets(range(4)), subsets(range(4))):
        taken = [cell for cell in hidden if cell[0] not in rows and cell[1] in columns]
        left = [cell for cell in hidden if cell[0] in rows and cell[1] not in columns]
        if not taken and any(counts[cell] for cell in left):
            assert plans_of(plans, left) >= LEAST, (rows, columns)


def solutions(hidden: list[Cell], rows: list[int], columns: list[int]) -> Iterator[dict[Cell, int]]:
    """All tables of numbers from zero up that have some totals in what is hidden."""
    if not hidden:
        if not any(rows) and not any(columns):
            yield {}
        return
    (row, column), *rest = hidden
    last_of_row, last_of_column = (all(cell[side] != hidden[0][side] for cell in rest) for side in (0, 1))
    for value in range(min(rows[row], columns[column]) + 1):
        rows[row] -= value
        columns[column] -= value
        if not (last_of_row and rows[row]) and not (last_of_column and columns[column]):
            for found in solutions(rest, rows, columns):
                yield {(row, column): value} | found
        rows[row] += value
        columns[column] += value


@settings(max_examples=200, deadline=None)
@given(tables(3, 3, 7))
def test_no_cell_of_few_plans_has_one_value_alone(plans: Plans) -> None:
    """The attacker tries all numbers that the totals allow."""
    counts = counts_of(plans, 3, 3)
    if not has_large_lines(plans, counts):
        return
    hidden = sorted(hidden_of(plans, counts))
    rows, columns = (
        [sum(counts[cell] for cell in hidden if cell[side] == line) for line in range(3)] for side in (0, 1)
    )
    values: dict[Cell, set[int]] = {cell: set() for cell in hidden}
    for found in solutions(hidden, rows, columns):
        for cell, value in found.items():
            values[cell].add(value)
        if all(len(known) > 1 for known in values.values()):
            break
    for cell in hidden:
        if 0 < plans_of(plans, [cell]) < LEAST:
            assert len(values[cell]) > 1, cell


def alone(counts: Mapping[Cell, int]) -> Plans:
    """Plans with one action each."""
    return [{cell} for cell, count in counts.items() for _each in range(count)]


def table(*rows: tuple[int, ...]) -> dict[Cell, int]:
    return {(row, column): count for row, values in enumerate(rows) for column, count in enumerate(values)}


def test_a_table_with_nothing_small_is_shown_whole() -> None:
    counts = table((5, 9), (0, 6))
    assert not hidden_of(alone(counts), counts)


def test_a_lone_small_cell_takes_three_others_with_it() -> None:
    counts = table((2, 11, 12), (11, 12, 13), (12, 13, 14))
    assert hidden_of(alone(counts), counts) == {(0, 0), (0, 1), (1, 0), (1, 1)}


def test_zeros_are_hidden_with_small_cells_so_that_none_is_known_not_to_be_zero() -> None:
    counts = table((1, 9, 9), (1, 9, 9), (1, 9, 0), (1, 9, 9), (1, 9, 9))
    hidden = hidden_of(alone(counts), counts)
    assert {(row, 0) for row in range(5)} | {(2, 2)} <= hidden


def test_a_cell_that_makes_a_line_enough_is_not_given_away_itself() -> None:
    """The six of the second row were the only hidden cell of their column, and so told of the two beside them."""
    counts = table((0, 7, 8, 0), (6, 1, 0, 1), (12, 4, 0, 11))
    hidden = hidden_of(alone(counts), counts)
    assert {(0, 0), (2, 0)} & hidden


def test_a_very_large_table_is_hidden_whole() -> None:
    counts = dict.fromkeys(product(range(30), range(30)), 9) | {(n, n): 1 for n in range(30)}
    assert hidden_of(alone(counts), counts) == counts.keys()
