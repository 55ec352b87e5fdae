"""Hiding cells of a table of counts, so that nothing of too few plans can be worked out of what is shown.

Shown are all totals of rows and columns, and all cells that are not hidden. Primary suppression hides what too few
plans stand behind, and with it all zeros, so that nobody knows of a hidden cell that it is none. Complementary
(secondary) suppression then hides further cells, until neither of these follows from the totals (Hundepool et al.,
"Statistical Disclosure Control", Wiley 2012, chapter 4):

- *A sum of hidden cells.* The hidden cells are the edges of a graph between rows and columns. Some rows less some
  columns give the sum of the edges that lead from these rows to other columns, where none leads from other rows to
  these columns: such cuts, and what is made of them, are all the sums that totals determine (Gusfield, "A Graph
  Theoretic Approach to Statistical Data Security", SIAM J. Comput. 17, 1988). Each has to come from enough plans.
- *A value by its bounds.* No cell is below zero, so totals can leave one a single value. It has others where it can be
  made larger or smaller along a cycle of hidden cells without any going below zero.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

Cell: TypeAlias = tuple[int, int]
"""A row and a column by their numbers."""

MOST_LINES = 12
"""Up to so many rows or columns, whichever are fewer, all cuts are looked at; a larger table is hidden whole."""

MOST_TRIED = 20
"""So many of the smallest cells are tried for one that helps, since each try looks at all cuts."""


class Behind(NamedTuple):
    """The plans behind each cell that has any: all of them, or so many as are enough."""

    plans: Mapping[Cell, Collection[int]]
    enough: int

    def are_enough(self, cells: Iterable[Cell]) -> bool:
        """Whether some cells come from enough plans together."""
        found = set[int]()
        for cell in cells:
            found.update(self.plans.get(cell, ()))
            if len(found) >= self.enough:
                return True
        return False


def hidden_cells(counts: Mapping[Cell, int], behind: Behind) -> frozenset[Cell]:
    """The cells to hide; `counts` has all cells of the table, and each of its lines comes from enough plans.

    The smallest cells are taken first. Where nothing less helps, all are hidden.
    """
    small = {cell for cell, count in counts.items() if count and not behind.are_enough([cell])}
    if not small:
        return frozenset()
    hidden = small | {cell for cell, count in counts.items() if not count}
    while len(hidden) < len(counts):
        if min(len({cell[side] for cell in hidden}) for side in (0, 1)) > MOST_LINES:
            return frozenset(counts)
        given_away = _given_away(counts, behind, hidden)
        if not given_away:
            break
        hidden.add(_next(counts, behind, hidden, given_away))
    return frozenset(hidden)


def _given_away(counts: Mapping[Cell, int], behind: Behind, hidden: set[Cell]) -> list[Cell]:
    """Hidden cells of too few plans whose sum follows from what is shown; none where nothing of the kind follows."""
    values = _Values(counts, hidden)
    fixed = {cell for cell in hidden if values.is_fixed(cell)}
    for cell in sorted(fixed):
        if counts[cell] and not behind.are_enough([cell]):
            return [cell]
    return next(_weak_cuts(hidden - fixed, behind), [])


def _next(counts: Mapping[Cell, int], behind: Behind, hidden: set[Cell], given_away: list[Cell]) -> Cell:
    """The smallest cell that is shown and helps some cells that are given away.

    Where none does alone, the smallest one in a line of theirs, or else the smallest of all.
    """
    shown = sorted(counts.keys() - hidden, key=lambda cell: (counts[cell], cell))
    helping = (cell for cell in shown[:MOST_TRIED] if _given_away(counts, behind, hidden | {cell}) != given_away)
    lines = {line for cell in given_away for line in enumerate(cell)}
    beside = (cell for cell in shown if not lines.isdisjoint(enumerate(cell)))
    return next(helping, None) or next(beside, shown[0])


class _Values:
    """Which values the hidden cells may have by the totals, none of them below zero.

    From a row a step leads to each column in which it has a hidden cell, which grows; from a column to each row whose
    cell there may shrink. A round of such steps changes cells and no total. Rows and columns are bits.
    """

    def __init__(self, counts: Mapping[Cell, int], hidden: set[Cell]) -> None:
        self._growing: dict[int, int] = {}
        self._shrinking: dict[int, int] = {}
        for cell in hidden:
            row, column = cell
            self._growing[row] = self._growing.get(row, 0) | 1 << column
            self._shrinking[column] = self._shrinking.get(column, 0) | (counts[cell] > 0) << row

    def is_fixed(self, cell: Cell) -> bool:
        """Whether a hidden cell can have no other value than it has."""
        row, column = 1 << cell[0], 1 << cell[1]
        growing, shrinking = self._growing[cell[0]], self._shrinking[cell[1]]
        may_grow = _leads(shrinking & ~row, row, self._growing, self._shrinking, but=column)
        may_shrink = shrinking & row and _leads(growing & ~column, column, self._shrinking, self._growing, but=row)
        return not (may_grow or may_shrink)


def _leads(start: int, end: int, across: Mapping[int, int], back: Mapping[int, int], *, but: int) -> bool:
    """Whether steps across and back lead from some lines of one side to another one, by lines but one of the other."""
    reached = todo = start
    while todo and not reached & end:
        todo = _steps(back, _steps(across, todo) & ~but) & ~reached
        reached |= todo
    return bool(reached & end)


def _steps(steps: Mapping[int, int], lines: int) -> int:
    """Where steps from some lines lead."""
    found = 0
    while lines:
        line = lines.bit_length() - 1
        found |= steps.get(line, 0)
        lines ^= 1 << line
    return found


def _weak_cuts(cells: Collection[Cell], behind: Behind) -> Iterator[list[Cell]]:
    """The sums of some cells that totals determine and that come from too few plans.

    Of all such sums only the least are looked at, which the others are made of: whole lines, and of each set of lines
    on one side what lies in lines across that have cells outside of the set, too.
    """
    for side in (0, 1):
        for line in sorted({cell[side] for cell in cells}):
            whole = [cell for cell in cells if cell[side] == line]
            if not behind.are_enough(whole):
                yield whole
    side = min((0, 1), key=lambda side: len({cell[side] for cell in cells}))
    bits = {line: 1 << number for number, line in enumerate(sorted({cell[side] for cell in cells}))}
    across: dict[int, list[Cell]] = {}
    for cell in sorted(cells):
        across.setdefault(cell[1 - side], []).append(cell)
    large = {cell for cell in cells if behind.are_enough([cell])}
    lines = [
        (sum(bits[cell[side]] for cell in found), sum(bits[cell[side]] for cell in found if cell in large), found)
        for found in across.values()
    ]
    for chosen in range(1, (1 << len(bits)) - 1):
        crossing = [(of_large, found) for mask, of_large, found in lines if mask & chosen and mask & ~chosen]
        if not crossing or any(of_large & chosen for of_large, _found in crossing):
            continue
        cut = [cell for _of_large, found in crossing for cell in found if bits[cell[side]] & chosen]
        if not behind.are_enough(cut):
            yield cut
