"""Hiding cells of a table of counts, so that none that is hidden can be worked out from the totals.

Primary suppression hides what too few plans stand behind. Complementary (secondary) suppression then hides further
cells, since each row and column with a total would give a lone hidden cell away: until the hidden cells of every row
and column come from enough plans together, and until none of them can be solved for. The hidden cells of a table with
totals are the edges of a graph between its rows and columns; a cell can be solved for exactly where its edge is a
bridge, i.e. on no cycle (Gusfield, "A Graph Theoretic Approach to Statistical Data Security", SIAM J. Comput. 17, 1988;
the practice is that of Hundepool et al., "Statistical Disclosure Control", Wiley 2012, chapter 4).
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping
from typing import TypeAlias, TypeVar

Row = TypeVar("Row", bound=Hashable)
Column = TypeVar("Column", bound=Hashable)
Cell: TypeAlias = tuple[Row, Column]

PlansOf: TypeAlias = Callable[[Collection[Cell[Row, Column]]], int]
"""How many different plans stand behind some cells together."""


def hidden_cells(
    counts: Mapping[Cell[Row, Column], int], plans_of: PlansOf[Row, Column], minimum: int
) -> frozenset[Cell[Row, Column]]:
    """The cells to hide, where the totals of all rows and columns are shown.

    `counts` are what the cells show. What is hidden in a row or column comes from at least `minimum` plans together,
    if need be by hiding all of it; the smallest cells are taken first, and a zero only where nothing else covers one.
    """
    hidden = {cell for cell, count in counts.items() if count and plans_of([cell]) < minimum}
    while True:
        further = _too_few(counts, plans_of, minimum, hidden) or _bridged(counts, plans_of, minimum, hidden)
        if further is None:
            return frozenset(hidden)
        hidden.add(further)


def _too_few(
    counts: Mapping[Cell[Row, Column], int],
    plans_of: PlansOf[Row, Column],
    minimum: int,
    hidden: set[Cell[Row, Column]],
) -> Cell[Row, Column] | None:
    """A cell to hide in a row or column in which too few plans are hidden."""
    for side in (0, 1):
        for line in sorted({cell[side] for cell in hidden}, key=str):
            there = [cell for cell in hidden if cell[side] == line]
            if plans_of(there) < minimum:
                found = _smallest(counts, hidden, (cell for cell in counts if cell[side] == line))
                if found is not None:
                    return found
    return None


def _bridged(
    counts: Mapping[Cell[Row, Column], int],
    plans_of: PlansOf[Row, Column],
    minimum: int,
    hidden: set[Cell[Row, Column]],
) -> Cell[Row, Column] | None:
    """A cell to hide so that a hidden one of few plans comes on a cycle: one that connects its row with its column."""
    for cell in sorted(hidden, key=str):
        if plans_of([cell]) >= minimum:
            continue
        others = hidden - {cell}
        from_row, from_column = _reached((0, cell[0]), others), _reached((1, cell[1]), others)
        if (1, cell[1]) in from_row:
            continue
        ends = (from_row, from_column)
        closing = [
            other
            for other in counts
            if any((0, other[0]) in one and (1, other[1]) in two for one, two in (ends, ends[::-1]))
        ]
        found = (
            _smallest(counts, hidden, closing)
            or next((other for other in sorted(closing, key=str) if other not in hidden), None)
            or _smallest(counts, hidden, counts)
        )
        if found is not None:
            return found
    return None


def _smallest(
    counts: Mapping[Cell[Row, Column], int], hidden: set[Cell[Row, Column]], among: Iterable[Cell[Row, Column]]
) -> Cell[Row, Column] | None:
    open_cells = [cell for cell in among if cell not in hidden and counts[cell]]
    return min(open_cells, key=lambda cell: (counts[cell], str(cell)), default=None)


def _reached(start: tuple[int, Row | Column], cells: Collection[Cell[Row, Column]]) -> set[tuple[int, Row | Column]]:
    """The rows (0, …) and columns (1, …) that are connected with one of them by some cells."""
    reached, todo = {start}, [start]
    while todo:
        side, line = todo.pop()
        for cell in cells:
            if cell[side] == line:
                across: tuple[int, Row | Column] = (1 - side, cell[1 - side])
                if across not in reached:
                    reached.add(across)
                    todo.append(across)
    return reached
