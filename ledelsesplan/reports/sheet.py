"""One sheet as all of ours are laid out: title, sentence, header, an Excel table, and how it is printed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from ledelsesplan.reports import styles
from ledelsesplan.reports.cell_text import Continuation, TextGuard, for_cell
from ledelsesplan.reports.font_metrics import (
    TALLEST_ROW,
    lines_in_column,
    lines_in_row,
    row_height,
)
from ledelsesplan.reports.styles import Style, StyleBook
from ledelsesplan.text import _, format_date

Value = str | int | float | date | datetime | None

TABLE_TOP = 4
"""The row of a sheet's table header; above it stand title, sentence and a gap."""

_YEAR_2000 = "36526"

_FIRST_EXCEL_DATE = date(1900, 3, 1)
"""Before it Excel has no dates, or counts a 29 February 1900 that was none."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, its width in Excel's units and how its cells look."""

    header: str
    width: float
    style: Style = styles.BODY
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A table's row: its values, the cells that look otherwise than their column, and how people name it."""

    values: Sequence[Value]
    looks: Mapping[int, Style] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """A table that has been written: its headers as they stand there, the rows of its body, and its first column."""

    headers: Sequence[str]
    first: int
    last: int
    left: int = 1

    def cell(self, header: str) -> str:
        """A column's first cell with the column fixed, e.g. `$F5`, as formulas of conditional formats name it."""
        return f"${self._letter(header)}{self.first}"

    def cells(self, *headers: str) -> str:
        """The cells of some columns, e.g. `F5:F18 H5:H18`."""
        letters = [self._letter(header) for header in headers]
        return " ".join(f"{letter}{self.first}:{letter}{self.last}" for letter in letters)

    def _letter(self, header: str) -> str:
        return get_column_letter(self.headers.index(header) + self.left)


class SheetWriter:
    """Writes one sheet. Rows and columns count from 1, widths are in Excel's units, heights in points."""

    def __init__(self, worksheet: Worksheet, book: StyleBook, texts: TextGuard) -> None:
        self.worksheet = worksheet
        self.book = book
        self.texts = texts
        self._lines: dict[tuple[str, float, float, bool], int] = {}
        self._sentence = ""
        worksheet.sheet_view.showGridLines = False

    def put(self, row: int, column: int, value: Value, style: Style) -> None:
        """Writes a value as it is: never as a formula or an error, and never as a date that Excel does not have."""
        prototypes = self.book.prototypes(style)
        cell: Any = self.worksheet.cell(row, column)
        cell._style = prototypes.plain
        if isinstance(value, str):
            text = for_cell(value)
            if text.quoted:
                cell._style = prototypes.quoted
            cell.value = text.written or None
            if text.written:
                cell.data_type = "s"
        elif value is not None:
            cell.value = value

    def height(self, row: int, points: float) -> None:
        """Sets a row's height."""
        self.worksheet.row_dimensions[row].height = round(min(points, TALLEST_ROW), 1)

    def heading(self, title: str, sentence: str, *, look: Style = styles.TITLE, height: float = 30) -> None:
        """The sheet's name and one sentence on what it shows."""
        self.put(1, 1, self.texts.clean_line(title), look)
        self.height(1, height)
        self.height(2, 18)
        self.height(3, 9)
        self._sentence = ""
        self.add_to_sentence(sentence)

    def add_to_sentence(self, addition: str) -> None:
        """One more sentence under the title."""
        self._sentence = self.texts.clean_line(f"{self._sentence} {addition}")
        self.put(2, 1, self._sentence, styles.SENTENCE)

    def section(self, last: int, text: str) -> int:
        """A heading below the last row so far; gives the row for the table under it."""
        self.put(last + 2, 1, text, styles.HEADING)
        self.height(last + 2, 30)
        return last + 3

    def widths(self, columns: Sequence[Column]) -> None:
        """Sets the widths of the sheet's columns, from A."""
        for number, column in enumerate(columns, start=1):
            dimension = self.worksheet.column_dimensions[get_column_letter(number)]
            dimension.width = column.width
            dimension.hidden = column.hidden

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Row],
        *,
        top: int = TABLE_TOP,
        left: int = 1,
        header_height: float = 32,
        least_height: float = 0,
        blank_rows: int = 0,
    ) -> PlacedTable:
        """Writes a table with a filter, its header in row `top`. There must be a row, if only a blank one."""
        self._write_header(columns, top, left, header_height)
        blank = Row((None,) * len(columns))
        last = top
        for content in (*rows, *(blank,) * blank_rows):
            last += 1
            self.write_row(last, columns, content, left=left, least_height=least_height)
        return self._add_table(name, columns, top, last, left)

    def announced_table(
        self, name: str, columns: Sequence[Column], count: int, *, header_height: float = 24
    ) -> PlacedTable:
        """Writes the header of a table whose `count` rows (one or more) the archive streams in (`StreamedRows`)."""
        self._write_header(columns, TABLE_TOP, 1, header_height)
        return self._add_table(name, columns, TABLE_TOP, TABLE_TOP + count, 1)

    def _write_header(self, columns: Sequence[Column], top: int, left: int, header_height: float) -> None:
        for number, column in enumerate(columns, start=left):
            look = styles.CENTRED_HEADER if column.style.centred else styles.HEADER
            self.put(top, number, column.header, look)
            lines = self._count_lines(column.header, column.width, look)
            header_height = max(header_height, row_height(lines, look.size))
        self.height(top, header_height)

    def _add_table(self, name: str, columns: Sequence[Column], top: int, last: int, left: int) -> PlacedTable:
        cells = f"{get_column_letter(left)}{top}:{get_column_letter(left + len(columns) - 1)}{last}"
        headers = [for_cell(column.header).written for column in columns]
        named = [TableColumn(id=number, name=header) for number, header in enumerate(headers, start=1)]
        table = Table(displayName=name, ref=cells, tableColumns=named, autoFilter=AutoFilter(ref=cells))
        table.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=False)
        self.worksheet.add_table(table)
        return PlacedTable([column.header for column in columns], top + 1, last, left)

    def write_row(
        self, row: int, columns: Sequence[Column], content: Row, *, left: int = 1, least_height: float = 0
    ) -> None:
        """Writes a row's cells, and makes it as tall as its tallest text, at least `least_height`."""
        tallest = least_height
        for number, (column, value) in enumerate(zip(columns, content.values, strict=True), start=1):
            style = content.looks.get(number - 1, column.style) if content.looks else column.style
            if isinstance(value, str) and value:
                value, cut = self.texts.fit(value)
                lines = self._count_lines(value, column.width, style) if style.wrap else 1
                if cut or lines > lines_in_row(style.size):
                    self._continue(content, number - 1, column.header)
                    style = styles.from_the_top(style)
                tallest = max(tallest, row_height(lines, style.size))
            elif isinstance(value, date):
                value = excel_date(value)
            self.put(row, left + number - 1, value, style)
        self.height(row, tallest)

    def _continue(self, content: Row, position: int, header: str) -> None:
        text = self.texts.clean(str(content.values[position]))
        self.texts.continue_elsewhere(Continuation(str(self.worksheet.title), content.name, header, text))

    def conditional_format(self, cells: str, rules: Iterable[Rule]) -> None:
        """Adds rules to some cells, the first the strongest."""
        for rule in rules:
            self.worksheet.conditional_formatting.add(cells, rule)

    def _count_lines(self, text: str, width: float, style: Style) -> int:
        key = text, width, style.size, style.centred
        if key not in self._lines:
            indent = 0 if style.centred else style.indent
            self._lines[key] = lines_in_column(text, width, style.size, indent=indent)
        return self._lines[key]

    def choose(self, cells: str, choices: str, *, error: str = "") -> None:
        """A dropdown: `choices` is a quoted list or names cells. Other values are refused where `error` says why."""
        rule = DataValidation("list", formula1=choices, allow_blank=True, showErrorMessage=bool(error), sqref=cells)
        if error:
            rule.errorTitle, rule.error = _("Vælg fra listen"), error
        self.worksheet.add_data_validation(rule)

    def expect_dates(self, ranges: Iterable[str]) -> None:
        """Cells in which only a date can be typed."""
        rule = DataValidation("date", operator="greaterThan", formula1=_YEAR_2000, allow_blank=True)
        rule.showErrorMessage, rule.errorTitle = True, _("Ikke en dato")
        rule.error = _("Skriv en dato som 03-03-2027.")
        for cells in ranges:
            rule.add(cells)
        self.worksheet.add_data_validation(rule)


def excel_date(value: date) -> Value:
    """The day, or its text where it lies before Excel's first."""
    day = value.date() if isinstance(value, datetime) else value
    return value if day >= _FIRST_EXCEL_DATE else format_date(day)
