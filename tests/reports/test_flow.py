"""How rows flow down pages: together, repeated, split only where they have to be."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.reports.pdf.flow import LEAST_PIECE, Column, Row, flow

ROOM = 20 * LEAST_PIECE


@dataclass(frozen=True)
class Item:
    """A piece of a column, to be found again."""

    name: str
    height: float

    def draw(self, painter: object, x: float, y: float) -> None:
        """Not drawn here."""


def row(name: str, height: float = ROOM / 10, pieces: int = 1, **more: object) -> Row:
    items = tuple(Item(f"{name}{number}", height / pieces) for number in range(pieces))
    return Row((Column(0, items),), **more)  # type: ignore[arg-type]


def names(rows: list[Row]) -> list[list[str]]:
    return [
        [item.name for placed in page for column in placed.row.columns for item in column.items]  # type: ignore[attr-defined]
        for page in flow(rows, ROOM)
    ]


def test_rows_follow_each_other_and_go_on_on_the_next_page() -> None:
    pages = flow([row(str(number)) for number in range(15)], ROOM)
    assert [len(page) for page in pages] == [10, 5]
    assert [placed.y for placed in pages[0]][:3] == [0, ROOM / 10, 2 * ROOM / 10]
    assert pages[1][0].y == 0


def test_space_is_kept_above_a_row_unless_it_begins_a_page() -> None:
    spaced = row("b", space=ROOM / 10)
    assert [placed.y for placed in flow([row("a"), spaced], ROOM)[0]] == [0, 2 * ROOM / 10]
    assert flow([spaced], ROOM)[0][0].y == 0


def test_a_heading_is_never_the_last_on_a_page() -> None:
    rows = [*(row(str(number)) for number in range(8)), row("h", keep=True), row("i", keep=True), row("x")]
    assert names(rows)[1] == ["h0", "i0", "x0"]


def test_headings_are_repeated_above_what_goes_on() -> None:
    again = row("again")
    rows = [row("h", keep=True), *(row(str(number), repeated=(again,)) for number in range(12))]
    assert names(rows)[1][:2] == ["again0", "90"]


@pytest.mark.parametrize("part", [0.3, 0.5])
def test_what_is_not_higher_than_half_a_page_is_never_split(part: float) -> None:
    rows = [row("a", ROOM * 0.8), row("b", ROOM * part, pieces=10)]
    pages = names(rows)
    assert pages[0] == ["a0"]
    assert len(pages[1]) == 10


def test_what_is_higher_is_split_between_its_pieces() -> None:
    pages = names([row("a", ROOM * 0.49), row("b", ROOM * 2.2, pieces=44, repeated=(row("again", ROOM / 11),))])
    assert [len(page) for page in pages][:2] == [1 + 10, 1 + 18]
    assert [name for page in pages for name in page if name.startswith("b")] == [f"b{n}" for n in range(44)]
    assert all(page[0] == "again0" for page in pages[1:])


def test_a_split_needs_some_room() -> None:
    pages = names([row("a", ROOM - LEAST_PIECE / 2), row("b", ROOM * 0.8, pieces=50)])
    assert pages[0] == ["a0"]


ROWS = st.lists(
    st.builds(
        lambda height, pieces, keep, space, repeated: row(
            "r", height, pieces, keep=keep, space=space, repeated=(row("again", ROOM / 3),) * repeated
        ),
        st.floats(1, ROOM * 3),
        st.integers(1, 40),
        st.booleans(),
        st.floats(0, ROOM),
        st.integers(0, 4),
    ),
    max_size=12,
)


@given(ROWS)
def test_any_rows_are_placed_once_and_in_order(rows: list[Row]) -> None:
    rows = [
        replace(item, columns=(Column(0, tuple(Item(f"{number}.{n}", i.height) for n, i in enumerate(c.items))),))
        for number, item in enumerate(rows)
        for c in item.columns
    ]
    placed = [name for page in names(rows) for name in page if not name.startswith("again")]
    assert placed == [item.name for one in rows for column in one.columns for item in column.items]  # type: ignore[attr-defined]
    for page in flow(rows, ROOM):
        tops = [item.y for item in page]
        assert tops == sorted(tops)
