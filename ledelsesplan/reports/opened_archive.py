"""A workbook from outside, opened with care: its size unpacked, what its parts declare, and one error for all of it."""

import re
import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZipFile

from openpyxl import load_workbook

from ledelsesplan.core.errors import InvalidWorkbook
from ledelsesplan.reports.archive_rules import check_announced, check_beginning, check_declarations, unsafe

TAGS_LIMIT, TREE_TAGS_LIMIT = 1_000_000, 100_000
"""How many tags a part may have that is read row by row, and one that is held as a tree (300 bytes for each)."""

# Parts in UTF-16 would hide declarations, so they are refused: Excel and all others write UTF-8.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")

_READ_BY_ROWS = re.compile(r"xl/(worksheets/\w+|sharedStrings)\.xml")


class Opened(NamedTuple):
    """A workbook to read from row by row: what its cells came to when they were last worked out, and what they hold."""

    values: Any
    formulas: Any


@contextmanager
def opened_workbook(content: bytes, path: Path | None) -> Iterator[Opened]:
    """The workbook of some bytes; `path` is what errors name.

    Raises InvalidWorkbook, also for whatever goes wrong while it is read.
    """
    try:
        _check(content, path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of what it leaves out, which nobody asked for here
            with closing(_loaded(content, values=True)) as values, closing(_loaded(content, values=False)) as formulas:
                yield Opened(values, formulas)
    except InvalidWorkbook:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers and its own assumptions come to
        raise InvalidWorkbook(path, "workbook_damaged") from error


def _loaded(content: bytes, *, values: bool) -> Any:
    return load_workbook(BytesIO(content), read_only=True, data_only=values, keep_links=False)


def _check(content: bytes, path: Path | None) -> None:
    """Looks at the archive before anything in it is taken for a workbook. Raises InvalidWorkbook."""
    check_beginning(content, path)
    with ZipFile(BytesIO(content)) as archive:
        check_announced(archive, path)
        if "xl/workbook.xml" not in archive.namelist() and "[Content_Types].xml" not in archive.namelist():
            raise InvalidWorkbook(path, "not_a_workbook")
        for part in archive.infolist():
            # No more than the announced size is unpacked, and a part that is longer has the wrong checksum.
            data = archive.read(part)
            if data.count(b"<") > (TAGS_LIMIT if _READ_BY_ROWS.fullmatch(part.filename) else TREE_TAGS_LIMIT):
                raise InvalidWorkbook(path, "workbook_too_full")
            if data.startswith(_WIDE):
                raise unsafe(path)
            check_declarations(data, path)
