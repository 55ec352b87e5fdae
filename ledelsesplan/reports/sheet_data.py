"""The cells of a sheet as XML, written straight from openpyxl's model: its own writer takes five times as long."""

import re
from collections.abc import Iterator
from datetime import date
from operator import attrgetter
from typing import Any

from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

_EMPTY = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def with_rows(sheet_xml: bytes, rows: str) -> bytes:
    """A sheet's XML, written without any rows, with its rows put in their place."""
    before, after = _EMPTY.split(sheet_xml)
    return b"".join((before, b"<sheetData>", rows.encode(), b"</sheetData>", after))


def rows_xml(sheet: Worksheet) -> str:
    """All rows of a sheet in order (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4).

    Texts, numbers and dates are written. Raises ValueError for a formula, an error or anything else, which have no
    place in our workbooks.
    """
    return "".join(_rows(sheet))


def _rows(sheet: Any) -> Iterator[str]:
    styles = _StyleNumbers(sheet.parent)
    rows: dict[int, list[Any]] = {row: [] for row in sheet.row_dimensions}
    for (row, _column), cell in sheet._cells.items():
        rows.setdefault(row, []).append(cell)
    for row in sorted(rows):
        height = sheet.row_dimensions[row].height
        yield f'<row r="{row}">' if height is None else f'<row r="{row}" ht="{height:g}" customHeight="1">'
        for cell in sorted(rows[row], key=attrgetter("column")):
            yield _cell(cell, styles.number(cell._style))
        yield "</row>"


def _cell(cell: Any, style: int) -> str:
    start, value = f'<c r="{cell.coordinate}" s="{style}"', cell.value
    if value is None:
        return f"{start}/>"
    match cell.data_type:
        case "s":
            text = value.translate(_ENTITIES)
            space = ' xml:space="preserve"' if text != text.strip() else ""
            return f'{start} t="inlineStr"><is><t{space}>{text}</t></is></c>'
        case "n":
            return f"{start}><v>{value}</v></c>"
        case "d":
            return f"{start}><v>{_serial(value)}</v></c>"
    raise ValueError(f"{cell.coordinate} holds {cell.data_type!r}")


class _StyleNumbers:
    """The number of each style in the workbook. Cells share their prototypes, so identity finds most at once."""

    def __init__(self, workbook: Any) -> None:
        self._styles = workbook._cell_styles
        self._known: dict[int, int] = {}

    def number(self, style: Any) -> int:
        """A style's place in the workbook's list, where it is put if it is new."""
        if style is None:
            return 0
        if id(style) not in self._known:
            self._known[id(style)] = self._styles.add(style)
        return self._known[id(style)]


def _serial(value: date) -> float:
    """Days since the last day of 1899, with the time of day as a fraction."""
    serial: float = to_excel(value)  # type: ignore[no-untyped-call]
    return serial
