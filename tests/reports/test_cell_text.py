"""The safety of texts in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape

from ledelsesplan.reports.cell_text import CELL_LIMIT, Continuation, TextGuard, fits_cell, for_cell

ANYTHING = st.text(st.characters(codec=None), max_size=60)
ILLEGAL = [*map(chr, [*range(9), 11, 12, *range(14, 32), 0xD800, 0xDFFF, 0xFFFE, 0xFFFF])]


@pytest.mark.parametrize("character", ILLEGAL, ids=lambda character: f"U+{ord(character):04X}")
def test_what_no_workbook_can_hold_is_replaced_and_counted(character: str) -> None:
    guard = TextGuard()
    assert guard.clean(f"a{character}b{character}") == "a\ufffdb\ufffd"
    assert guard.replaced == 2
    guard.clean(f"a{character}b{character}")
    assert guard.replaced == 2


@pytest.mark.parametrize("text", ["æøå ÆØÅ", "a\tb\nc", "😀 \x7f\x85", "\ufffd", "日本"])
def test_what_it_can_hold_is_left_alone(text: str) -> None:
    guard = TextGuard()
    assert guard.clean(text) == text
    assert guard.replaced == 0


def test_line_ends_are_made_one() -> None:
    assert TextGuard().clean("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_a_blank_text_is_empty() -> None:
    assert TextGuard().clean(" \n\t ") == ""
    assert TextGuard().clean(" \r\n ") == ""


def test_a_line_has_no_line_ends() -> None:
    assert TextGuard().clean_line(" a\r\n b\x00 ") == "a b\ufffd"


@given(ANYTHING)
def test_what_is_written_reads_as_what_was_typed(text: str) -> None:
    clean = TextGuard().clean(text)
    assert unescape(for_cell(clean).written) == clean


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "#", "'"])
def test_what_excel_would_take_for_more_than_text_is_quoted(first: str) -> None:
    assert for_cell(f"{first}1").quoted
    assert not for_cell(f"1{first}").quoted


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("a" * CELL_LIMIT, True),
        ("a" * (CELL_LIMIT + 1), False),
        ("😀" * 16_383, True),
        ("😀" * 16_384, False),
        ("_x0041_" * 2_520, True),
        ("_x0041_" * 2_521, False),
    ],
)
def test_a_cell_counts_utf_16_units_and_escapes(text: str, fits: bool) -> None:
    assert fits_cell(text) is fits
    shown, cut = TextGuard().fit(text)
    assert cut is not fits
    assert len(for_cell(shown).written) <= CELL_LIMIT
    assert len(shown.encode("utf-16-le")) // 2 <= CELL_LIMIT


def test_a_continuation_is_remembered_once() -> None:
    guard = TextGuard()
    for _again in range(2):
        guard.continue_elsewhere(Continuation("Handleplan", "nr. 1", "Note", "lang"))
    assert len(guard.continuations) == 1
