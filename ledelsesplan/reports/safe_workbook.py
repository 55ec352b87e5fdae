"""A workbook from outside, read as tables: looked through before it is opened, and one kind of error whatever is wrong.

What is parsed is not the file itself but a new archive of the parts that hold cells, made of what was looked at, so
that no two readers of zip files can differ on what is inside.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from python_calamine import CalamineWorkbook

from ledelsesplan.core.errors import InvalidWorkbook
from ledelsesplan.reports.archive_rules import (
    UNPACKED_LIMIT,
    check_announced,
    check_beginning,
    check_declarations,
    too_large,
    unsafe,
)

ROW_LIMIT, COLUMN_LIMIT, CELL_LIMIT = 100_000, 2_000, 3_000_000
"""How far the cells of a sheet may reach: a reader makes room for all between the first one and the last."""

Table = list[dict[str, Any]]
"""The rows of a table by header; a cell without a value is "", a number a float, a date a date or a datetime."""

_CHUNK = 1 << 16
_CELLS = re.compile(r"(?:.*/)?(?:workbook|sharedStrings|styles|sheet[0-9]*)\.xml|.*\.rels|\[Content_Types\]\.xml", re.I)
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']\s*([A-Za-z]{0,9})([0-9]{0,19})\s*["']""")


class SafeWorkbook:
    """A workbook's cells. Making one raises InvalidWorkbook."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        self._sheets: dict[str, list[list[Any]]] = {}
        parts = self._looked_through(data)
        try:
            self._book = CalamineWorkbook.from_filelike(BytesIO(_archive(parts)))
            self.names: tuple[str, ...] = tuple(self._book.sheet_names)
        except BaseException as error:
            raise self._damaged(error) from error

    def table(self, headers: frozenset[str], likely: str, *, is_alone: bool = False) -> Table | None:
        """The first table under a row that has all these headers, anywhere in the workbook; None where there is none.

        The sheet that is likely to hold it is looked at first. The table ends at a row without any value, or, where it
        is alone on its sheet, with the sheet: then such rows are left out.
        """
        for name in sorted(self.names, key=lambda name: name != likely):
            rows = iter(self._rows(name))
            for row in rows:
                texts = [cell.strip() if isinstance(cell, str) else "" for cell in row]
                if headers <= set(texts):
                    return list(_table(texts, rows, is_alone=is_alone))
        return None

    def _rows(self, name: str) -> list[list[Any]]:
        if name not in self._sheets:
            try:
                self._sheets[name] = self._book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            except BaseException as error:
                raise self._damaged(error) from error
        return self._sheets[name]

    def _looked_through(self, data: bytes) -> dict[str, bytes]:
        parts: dict[str, bytes] = {}
        left = UNPACKED_LIMIT
        check_beginning(data, self._path)
        try:
            with ZipFile(BytesIO(data)) as archive:
                check_announced(archive, self._path)
                for member in archive.infolist():
                    if _CELLS.fullmatch(member.filename):
                        with archive.open(member) as stream:
                            parts[member.filename] = stream.read(left + 1)
                        left -= len(parts[member.filename])
                        if left < 0:
                            raise too_large(self._path)
        except InvalidWorkbook:
            raise
        except Exception as error:  # zipfile and zlib raise many kinds for what is no archive
            raise self._damaged(error) from error
        for part in parts.values():
            self._check(part)
        return parts

    def _check(self, part: bytes) -> None:
        if b"\0" in part[:_CHUNK]:  # it is in UTF-16
            raise unsafe(self._path)
        check_declarations(part, self._path)
        last_row = last_column = 0
        for letters, digits in _REFERENCE.findall(part):
            last_row = max(last_row, int(digits or 0))
            last_column = max(last_column, _column(letters))
        if last_row > ROW_LIMIT or last_column > COLUMN_LIMIT or last_row * last_column > CELL_LIMIT:
            raise InvalidWorkbook(self._path, "workbook_too_full")

    def _damaged(self, error: BaseException) -> InvalidWorkbook:
        # A panic of the reader's, which is written in Rust, is no Exception; what stops the program is not caught.
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise error
        return InvalidWorkbook(self._path, "workbook_damaged")


def _table(headers: list[str], rows: Iterator[list[Any]], *, is_alone: bool) -> Iterator[dict[str, Any]]:
    # Of a header that stands twice the first column counts.
    columns = {header: number for number, header in reversed(list(enumerate(headers))) if header}
    for row in rows:
        values = {header: row[number] if number < len(row) else "" for header, number in columns.items()}
        if any(value != "" for value in values.values()):
            yield values
        elif not is_alone:
            return


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _archive(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
