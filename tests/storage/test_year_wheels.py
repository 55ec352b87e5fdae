"""The table of the organisation's dates."""

import os
import stat
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.core.errors import FileMissing, InvalidYearWheel
from ledelsesplan.core.year_wheel import YearlyDate
from ledelsesplan.storage.year_wheels import (
    EXAMPLE,
    decode_year_wheel,
    load_year_wheel,
    use_year_wheel,
    year_wheel_path,
)
from ledelsesplan.text import describe

FILE = Path("aarshjul.csv")
LUS = YearlyDate("Lederudviklingssamtaler, én uge pr. område", (3, 1), (3, 31))


def test_the_example_is_a_table() -> None:
    dates = decode_year_wheel(EXAMPLE.encode(), FILE)
    assert dates[0] == YearlyDate("Budgetseminar", (1, 15), (1, 15))
    assert dates[1] == YearlyDate("Lederudviklingssamtaler", (3, 1), (3, 31))
    assert len(dates) == 4


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", "\t"])
def test_what_excel_and_editors_write_is_read(encoding: str, separator: str) -> None:
    lines = ["Dato;Til;Tekst", "", "01-03;31.3;Lederudviklingssamtaler, én uge pr. område", "24/12/2027;;Jul"]
    text = "\r\n".join(lines).replace(";", separator)
    assert decode_year_wheel(text.encode(encoding), FILE) == (LUS, YearlyDate("Jul", (12, 24), (12, 24), 2027))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("32-01;;Umuligt", "»32-01« er ikke en dato"),
        ("i morgen;;Snart", "»i morgen« er ikke en dato"),
        ("15-01;;", "teksten mangler"),
        ("15-01", "Dato, Til og Tekst"),
        ("15-01-2027;15-02;Blandet", "begge datoer"),
        ("15-01-2027;15-02-2031;Langt", "mere end et år"),
        ("15-01-2027;15-02-2028;Tretten måneder", "mere end et år"),
        ("15-01-2027;15-01-2028;Et år og en dag", "mere end et år"),
        ("15-02-2027;15-01-2027;Baglæns", "slutter, før den begynder"),
        ("29-02-2027;;Ikke skudår", "ikke en dato"),
        (f"15-01;;{'x' * 201}", "for lang"),
    ],
)
def test_a_line_that_is_wrong_is_named(line: str, said: str) -> None:
    with pytest.raises(InvalidYearWheel) as caught:
        decode_year_wheel(f"Dato;Til;Tekst\n01-01;;Nytår\n{line}\n".encode(), FILE)
    assert caught.value.line == 3
    assert said in describe(caught.value)
    assert "linje 3" in describe(caught.value)


def test_a_period_may_go_on_into_the_next_year() -> None:
    (winter,) = decode_year_wheel("15-12-2027;14-12-2028;Et år".encode(), FILE)
    assert winter.in_year(2027) == (date(2027, 12, 15), date(2028, 12, 14))


def test_a_workbook_and_an_endless_table_are_refused() -> None:
    for data in (b"PK\x03\x04\0\0", b"01-01;;Dag\n" * 501, b'"' + b"x" * 150_000):
        with pytest.raises(InvalidYearWheel):
            decode_year_wheel(data, FILE)


@given(st.binary(max_size=200))
def test_whatever_is_in_a_file_it_is_read_or_refused(data: bytes) -> None:
    with suppress(InvalidYearWheel):
        decode_year_wheel(data, FILE)


def test_a_file_is_taken_into_use_as_a_copy(tmp_path: Path) -> None:
    assert load_year_wheel() == ()
    source = tmp_path / "datoer.csv"
    source.write_text("01-03;31-03;Lederudviklingssamtaler, én uge pr. område", encoding="utf-8")
    assert use_year_wheel(source) == (LUS,)
    source.unlink()
    assert load_year_wheel() == (LUS,)
    with pytest.raises(FileMissing):
        use_year_wheel(source)
    source.write_text("noget andet", encoding="utf-8")
    with pytest.raises(InvalidYearWheel):
        use_year_wheel(source)
    assert load_year_wheel() == (LUS,)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_copy_in_use_is_its_owners_alone(tmp_path: Path) -> None:
    source = tmp_path / "datoer.csv"
    source.write_text(EXAMPLE, encoding="utf-8")
    use_year_wheel(source)
    assert stat.S_IMODE(year_wheel_path().stat().st_mode) == 0o600
    assert stat.S_IMODE(year_wheel_path().parent.stat().st_mode) == 0o700
