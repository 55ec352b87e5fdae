"""Texts on paper: what is left out of them, and how they are broken into lines."""

import pytest

from ledelsesplan.reports.pdf.paper import mm, pt
from ledelsesplan.reports.pdf.typesetting import Type, break_lines, clean

pytestmark = pytest.mark.usefixtures("qapp")

LOOK = Type(10)


def words(text: str, width: float, most: int | None = None) -> list[str]:
    lines = break_lines(text, LOOK, width, most)
    assert all(line.width <= width + 1 for line in lines)
    shown = []
    for line in lines:
        units = line.layout.text().encode("utf-16-le")
        placed = line.layout.lineAt(line.number)
        begin = 2 * placed.textStart()
        shown.append(units[begin : begin + 2 * placed.textLength()].decode("utf-16-le"))
    return shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\x00\x07b", "ab"),
        ("a\tb", "a    b"),
        ("a\r\nb\rc\nd", "a\u2028b\u2028c\u2028d"),
        ("\n\nsidste\n", "sidste"),
        ("a\u202eb\u2066c", "abc"),
        ("👩\u200d👧", "👩\u200d👧"),
    ],
)
def test_what_paper_cannot_show_is_left_out(typed: str, shown: str) -> None:
    assert clean(typed) == shown


def test_lines_are_broken_between_words_and_hold_all_of_them() -> None:
    text = "Sætter fokus på kerneopgaven og på det, der skal til"
    lines = words(text, mm(30))
    assert len(lines) > 2
    assert "".join(lines) == text
    assert all(line.endswith(" ") for line in lines[:-1])


def test_a_word_that_is_wider_than_its_column_is_broken_anywhere() -> None:
    assert "".join(words("Å" * 20_000, mm(40))) == "Å" * 20_000


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00"])
def test_nothing_has_no_lines(text: str) -> None:
    assert break_lines(text, LOOK, mm(40)) == ()


def test_what_has_too_many_lines_ends_in_an_ellipsis() -> None:
    """Counted in the units of Qt, in which an emoji is two."""
    lines = words("😀 " * 5 + "en meget lang titel, som ikke kan stå på to linjer " * 3, mm(50), most=2)
    assert len(lines) == 2
    assert lines[0].startswith("😀")
    assert lines[1].endswith("…")


def test_lines_are_as_far_apart_as_the_type_says() -> None:
    (line,) = break_lines("Hg", Type(9.1, pitch=1.14), mm(50))
    assert line.height == pytest.approx(pt(9.1 * 1.14))
