"""How many lines a text takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.core.framework import Framework
from ledelsesplan.reports.font_metrics import lines_in_column, lines_in_row, row_height, text_width, wrap

TEXTS = st.text(st.sampled_from("abcWi æ-\n😀\t"), max_size=120)


@given(TEXTS, st.floats(3, 60), st.sampled_from([9, 10, 10.5, 11]))
def test_lines_are_the_text_and_fit_the_column(text: str, width: float, size: float) -> None:
    lines = list(wrap(text, width, size))
    assert "".join(lines) == text
    assert lines_in_column(text, width, size) == len(lines)
    room = max(width * 5.25 - 12, 1.1 * size)
    for line in lines:
        assert text_width(line.strip(" \n"), size) <= room + 0.01 or len(line.strip()) == 1


@given(TEXTS, st.floats(5, 60))
def test_a_wider_column_never_takes_more_lines(text: str, width: float) -> None:
    assert lines_in_column(text, width + 5, 10.5) <= lines_in_column(text, width, 10.5)


def test_every_line_end_is_a_line() -> None:
    assert lines_in_column("a\nb\n", 50, 10) == 3
    assert lines_in_column("", 50, 10) == 1


def test_a_long_word_is_broken() -> None:
    assert lines_in_column("a" * 100, 10, 10) > 5


def test_no_text_of_the_framework_is_taken_for_shorter_than_it_is(framework: Framework) -> None:
    """Measured in the font itself (Carlito Bold, 10.5 pt): the longest behaviour is 981.3 pt wide."""
    widest = max(text_width(behaviour.text, 10.5) for behaviour in framework.behaviours())
    assert 981.3 <= widest <= 981.3 * 1.05


@pytest.mark.parametrize(
    ("word", "points"),
    [
        ("illi", 98.2),
        ("medarbejdere", 589.7),
        ("Hænder U", 421.7),
        ("03-03-2027", 466.7),
        ("ÆØÅ", 206.2),
        ("WWW", 271.9),
    ],
)
def test_words_are_as_wide_as_in_the_font_or_a_little_wider(word: str, points: float) -> None:
    """Measured in Carlito at 100 pt, the wider of regular and bold."""
    assert points <= text_width(word, 100) <= points * 1.07


def test_a_row_holds_as_many_lines_as_it_says() -> None:
    for size in (9, 10, 10.5, 11):
        assert row_height(lines_in_row(size), size) <= 409 < row_height(lines_in_row(size) + 1, size)
