"""The cells of a sheet as XML, written straight from openpyxl's model: its own writer takes five times as long."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from ledelsesplan.reports.cell_text import for_cell
from ledelsesplan.reports.styles import Prototypes

_EMPTY = re.compile(rb"<sheetData\s*/>|<sheetData></sheetData>")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def around_rows(sheet_xml: bytes) -> tuple[bytes, bytes]:
    """What stands before and after the rows in a sheet's XML that was written without any."""
    before, after = _EMPTY.split(sheet_xml)
    return before + b"<sheetData>", b"</sheetData>" + after


def with_rows(sheet_xml: bytes, rows: str) -> bytes:
    """A sheet's XML, written without any rows, with its rows put in their place."""
    before, after = around_rows(sheet_xml)
    return b"".join((before, rows.encode(), after))


@dataclass(frozen=True, slots=True)
class StreamedRows:
    """Many rows of texts and numbers below a header, which never stand in memory together.

    `styles` has the prototypes of each column, `height` gives a row's height in points. Texts go through `clean`.
    """

    first: int
    rows: Iterable[Sequence[str | float]]
    styles: Sequence[Prototypes]
    height: Callable[[Sequence[str | float]], float]
    clean: Callable[[str], str]

    def xml(self, workbook: Any) -> Iterator[str]:
        """The rows as XML, some hundred of them at a time."""
        cells = _StreamedCells(workbook, self.styles, self.clean)
        part: list[str] = []
        for number, values in enumerate(self.rows, start=self.first):
            part.append(f'<row r="{number}" ht="{self.height(values):g}" customHeight="1">')
            part.extend(cells.of_row(number, values))
            part.append("</row>")
            if len(part) > _PART:
                yield "".join(part)
                part.clear()
        yield "".join(part)


_PART = 10_000


class _StreamedCells:
    """Writes cells, and remembers how each text is written."""

    def __init__(self, workbook: Any, prototypes: Sequence[Prototypes], clean: Callable[[str], str]) -> None:
        number = workbook._cell_styles.add
        self._starts = [
            (get_column_letter(column), number(look.plain), number(look.quoted))
            for column, look in enumerate(prototypes, start=1)
        ]
        self._clean = clean
        self._known: dict[str, tuple[str, bool]] = {}

    def of_row(self, row: int, values: Sequence[str | float]) -> Iterator[str]:
        for (column, plain, quoted), value in zip(self._starts, values, strict=True):
            if isinstance(value, str):
                written, is_quoted = self._known.get(value) or self._text(value)
                yield f'<c r="{column}{row}" s="{quoted if is_quoted else plain}" {written}'
            else:
                yield f'<c r="{column}{row}" s="{plain}"><v>{value}</v></c>'

    def _text(self, value: str) -> tuple[str, bool]:
        text = for_cell(self._clean(value))
        found = self._known[value] = f"{_inline(text.written)}</c>", text.quoted
        return found


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
            return f"{start} {_inline(value)}</c>"
        case "n":
            return f"{start}><v>{value}</v></c>"
        case "d":
            return f"{start}><v>{_serial(value)}</v></c>"
    raise ValueError(f"{cell.coordinate} holds {cell.data_type!r}")


def _inline(value: str) -> str:
    """The rest of a cell that holds a text, from its type on."""
    text = value.translate(_ENTITIES)
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f't="inlineStr"><is><t{space}>{text}</t></is>'


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
