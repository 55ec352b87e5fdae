"""The organisation's own dates: a small table that anyone can write in Excel or in an editor (docs/file-format.md)."""

import csv
from contextlib import suppress
from datetime import date
from pathlib import Path

from ledelsesplan.core.errors import FileMissing, InvalidYearWheel
from ledelsesplan.core.year_wheel import LEAP_YEAR, YearlyDate
from ledelsesplan.storage.atomic import write_private
from ledelsesplan.storage.paths import config_folder
from ledelsesplan.storage.reading import read_file

LIMIT = 200_000
MOST_ROWS = 500
LONGEST = 200
HEADER = ("dato", "til", "tekst")
EXAMPLE = (
    "Dato;Til;Tekst\r\n"
    "15-01;;Budgetseminar\r\n"
    "01-03;31-03;Lederudviklingssamtaler\r\n"
    "16-06;;Ledelsesdag\r\n"
    "01-11;15-11;APV og trivselsmåling\r\n"
)


def year_wheel_path() -> Path:
    """Where the dates in use are kept."""
    return config_folder() / "aarshjul.csv"


def load_year_wheel(path: Path | None = None) -> tuple[YearlyDate, ...]:
    """The dates of a file, or those in use; none where no file is in use.

    Raises InvalidYearWheel, FileUnreadable or FileTooLarge; FileMissing for a file that is named.
    """
    source = path if path is not None else year_wheel_path()
    try:
        return decode_year_wheel(read_file(source, LIMIT), source)
    except FileMissing:
        if path is not None:
            raise
        return ()


def use_year_wheel(path: Path) -> tuple[YearlyDate, ...]:
    """Takes a file's dates into use, as a copy of its own. Raises what `load_year_wheel` does, and SaveFailed."""
    data = read_file(path, LIMIT)
    dates = decode_year_wheel(data, path)
    target = year_wheel_path()
    write_private(target, data)
    return dates


def decode_year_wheel(data: bytes, path: Path) -> tuple[YearlyDate, ...]:
    """The dates of a table with the columns Dato, Til (which may be empty) and Tekst. Raises InvalidYearWheel.

    Columns are parted by semicolons, commas or tabs. UTF-8 and what Excel writes on Windows are both read.
    """
    text = _text(data)
    if "\0" in text:
        raise InvalidYearWheel(path, 1, "not_a_table")
    try:
        read = list(csv.reader(text.splitlines(), delimiter=_delimiter(text)))
    except csv.Error as error:
        raise InvalidYearWheel(path, 1, "not_a_table") from error
    stripped = [(number, [cell.strip() for cell in row]) for number, row in enumerate(read, start=1)]
    rows = [(number, cells) for number, cells in stripped if any(cells)]
    if rows and tuple(cell.lower() for cell in rows[0][1][:3]) == HEADER:
        rows = rows[1:]
    if len(rows) > MOST_ROWS:
        raise InvalidYearWheel(path, rows[MOST_ROWS][0], "too_many_rows", str(MOST_ROWS))
    return tuple(_dated(cells, number, path) for number, cells in rows)


def _text(data: bytes) -> str:
    with suppress(UnicodeDecodeError):
        return data.decode("utf-8-sig")
    return data.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max((";", "\t", ","), key=first.count)


def _dated(cells: list[str], number: int, path: Path) -> YearlyDate:
    if len(cells) < len(HEADER):
        raise InvalidYearWheel(path, number, "too_few_columns")
    begins, ends, text = cells[0], cells[1] or cells[0], cells[2]
    if not text:
        raise InvalidYearWheel(path, number, "text_missing")
    if len(text) > LONGEST:
        raise InvalidYearWheel(path, number, "string_too_long")
    first, year = _day(begins, number, path)
    last, other_year = _day(ends, number, path)
    if (year is None) is not (other_year is None):
        raise InvalidYearWheel(path, number, "one_year_only", ends)
    # A period is kept without its second year: it goes on into the next one where its last day is the earlier.
    if year is not None and other_year != year + (last < first):
        raise InvalidYearWheel(path, number, "period_too_long", ends)
    return YearlyDate(text, first, last, year)


def _day(cell: str, number: int, path: Path) -> tuple[tuple[int, int], int | None]:
    """Month and day of `15-01` or `15-01-2027`, and the year where there is one."""
    parts = cell.replace(".", "-").replace("/", "-").split("-")
    if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        raise InvalidYearWheel(path, number, "no_date", cell)
    day, month, *years = map(int, parts)
    try:
        date(years[0] if years else LEAP_YEAR, month, day)
    except ValueError as error:
        raise InvalidYearWheel(path, number, "no_date", cell) from error
    return (month, day), years[0] if years else None
