"""Hidden cells of a table, against an attacker who knows all totals."""

from collections.abc import Collection
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from ledelsesplan.core.suppression import hidden_cells

ROWS, COLUMNS, LEAST = range(4), range(4), 5
Cell = tuple[int, int]


def solvable(hidden: Collection[Cell]) -> set[Cell]:
    """The hidden cells that the totals of rows and columns determine: those whose unit vector is in their span."""
    cells = sorted(hidden)
    lines = [[Fraction(cell[0] == row) for cell in cells] for row in ROWS]
    lines += [[Fraction(cell[1] == column) for cell in cells] for column in COLUMNS]
    rank = 0
    for column in range(len(cells)):
        pivot = next((number for number in range(rank, len(lines)) if lines[number][column]), None)
        if pivot is None:
            continue
        lines[rank], lines[pivot] = lines[pivot], lines[rank]
        lines[rank] = [value / lines[rank][column] for value in lines[rank]]
        for number, line in enumerate(lines):
            if number != rank and line[column]:
                lines[number] = [a - line[column] * b for a, b in zip(line, lines[rank], strict=True)]
        rank += 1
    # In reduced form, a cell is determined where a line has it alone.
    alone = (line for line in lines[:rank] if sum(value != 0 for value in line) == 1)
    return {cells[next(number for number, value in enumerate(line) if value)] for line in alone}


tables = st.lists(
    st.sets(st.tuples(st.sampled_from(ROWS), st.sampled_from(COLUMNS)), min_size=1, max_size=4), max_size=40
)


@settings(max_examples=300)
@given(tables)
def test_no_hidden_cell_of_few_plans_can_be_solved_for(plans: list[set[Cell]]) -> None:
    counts = {(row, column): sum((row, column) in plan for plan in plans) for row in ROWS for column in COLUMNS}

    def plans_of(cells: Collection[Cell]) -> int:
        return sum(bool(plan & set(cells)) for plan in plans)

    hidden = hidden_cells(counts, plans_of, LEAST)
    assert all(counts[cell] >= LEAST or cell in hidden for cell in counts if counts[cell])
    shown = {cell for cell in counts if counts[cell]} - hidden
    for cell in solvable(hidden):
        assert plans_of([cell]) >= LEAST or not shown
    for row in ROWS:
        there = [cell for cell in hidden if cell[0] == row]
        assert not there or plans_of(there) >= LEAST or not any(cell[0] == row for cell in shown)


def test_a_table_with_nothing_small_is_shown_whole() -> None:
    counts = {(0, 0): 5, (0, 1): 9, (1, 0): 0, (1, 1): 6}
    assert not hidden_cells(counts, lambda cells: sum(counts[cell] for cell in cells), LEAST)


def test_a_lone_small_cell_takes_three_others_with_it() -> None:
    counts = {(row, column): 10 + row + column for row in range(3) for column in range(3)}
    counts[0, 0] = 2
    hidden = hidden_cells(counts, lambda cells: sum(counts[cell] for cell in cells), LEAST)
    assert hidden == {(0, 0), (0, 1), (1, 0), (1, 1)}
