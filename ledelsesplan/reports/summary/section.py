"""A sheet of several parts, one below the other: headings, lines of text and tables."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from openpyxl.worksheet.pagebreak import Break

from ledelsesplan.reports import styles
from ledelsesplan.reports.font_metrics import wrap
from ledelsesplan.reports.printing import page_height, print_across
from ledelsesplan.reports.sheet import Column, PlacedTable, Row, SheetWriter
from ledelsesplan.reports.styles import Style
from ledelsesplan.reports.summary.content import Content

KIND = Style(size=16, bold=True, wrap=False, rule=False, indent=0)
PART = Style(size=13, bold=True, wrap=False, rule=False, indent=0)

LABEL = styles.BOLD
TEXT = styles.BODY
COUNT = Style(centred=True, number_format=styles.COUNT_FORMAT)
BOLD_COUNT = replace(COUNT, bold=True)
SHARE = Style(centred=True, number_format=styles.SHARE_FORMAT)
HEAT = Style(size=13, bold=True, centred=True, grid=True, number_format=styles.SHARE_FORMAT)
HIDDEN = Style(centred=True, wrap=False)
HIDDEN_HEAT = Style(centred=True, grid=True)

HEAD_HEIGHT = 24

_WORTH_A_PAGE = 0.25
"""What part of a page must be filled before the next one is begun: no page has a heading alone."""

_MOST_IN_SIGHT = 190.0
"""How much may stay in sight above a table, in points: more than half of a small window leaves too little below."""

PAGE_WIDTH = 149.0
"""What a page holds at its full size, in units of a column's width: sentences run over it beside narrow tables."""


class SectionedSheet:
    """Writes parts below each other. `row` is the next free row."""

    def __init__(
        self, sheet: SheetWriter, content: Content, title: str, sentence: str, widths: Sequence[float]
    ) -> None:
        self.sheet = sheet
        self._content = content
        rest = PAGE_WIDTH - sum(widths)
        self._columns = [Column("", width) for width in (*widths, *((rest,) if rest > 0 else ()))]
        sheet.widths(self._columns)
        sheet.put(1, 1, title, styles.TITLE)
        sheet.height(1, 30)
        self._page_top = 1
        self._repeated_row: int | None = None
        self.row = 2
        self.lines(sentence)
        self.gap(9)

    @property
    def width(self) -> float:
        """The width of all columns in Excel's units."""
        return sum(column.width for column in self._columns)

    def gap(self, height: float = 12) -> None:
        """An empty row."""
        self.sheet.height(self.row, height)
        self.row += 1

    def heading(self, text: str, look: Style = PART, *, column: int = 1) -> None:
        """A heading of a part."""
        self.sheet.put(self.row, column, self.sheet.texts.clean_line(text), look)
        self.sheet.height(self.row, look.size * 2)
        self.row += 1

    def lines(self, text: str) -> None:
        """A sentence or more, on as many rows as it takes: what runs past the last column would not be printed."""
        clean = self.sheet.texts.clean_line(text)
        for line in wrap(clean, self.width, styles.SENTENCE.size, indent=0):
            self.sheet.put(self.row, 1, line.strip(), styles.SENTENCE)
            self.sheet.height(self.row, 18)
            self.row += 1

    def table(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Row],
        *,
        left: int = 1,
        header_height: float = HEAD_HEIGHT,
        least_height: float = 19,
    ) -> PlacedTable:
        """A table, in the next free row."""
        table = self.sheet.table(
            name, columns, rows, top=self.row, left=left, header_height=header_height, least_height=least_height
        )
        self.row = table.last + 1
        return table

    def parted_table(
        self, name: str, columns: Sequence[Column], parts: Sequence[Sequence[Row]], *, header_height: float
    ) -> PlacedTable:
        """The only table of a sheet, in parts that begin a page each. Its header is on every page, and stays in sight.

        A sheet has one row that is repeated in print, so that parts with headers of their own would have two.
        """
        rows = (row for part in parts for row in part)
        table = self.table(name, columns, rows, header_height=header_height)
        first = table.first
        for part in parts[:-1]:
            first += len(part)
            self._break_before(first)
        if self._height(1, table.first) <= _MOST_IN_SIGHT:
            self.sheet.worksheet.freeze_panes = f"A{table.first}"
        self._repeated_row = table.first - 1
        return table

    def new_page(self) -> None:
        """What follows begins a page."""
        self._break_before(self.row)

    def keep_together(self, first: int) -> None:
        """Begins a page with the row `first` where the rows from it on would else be split, if a page holds them."""
        room, above = page_height(self._columns), self._height(self._page_top, first)
        tall = self._height(first, self.row)
        if above + tall > room and above > room * _WORTH_A_PAGE and tall <= room:
            self._break_before(first)
        elif above + tall > room:
            self._page_top = self.row

    def _break_before(self, row: int) -> None:
        self.sheet.worksheet.row_breaks.append(Break(id=row - 1))
        self._page_top = row

    def _height(self, first: int, end: int) -> float:
        heights = self.sheet.worksheet.row_dimensions
        return sum(heights[row].height or 0 for row in range(first, end))

    def finish(self, *, one_page_from: float = 1.0) -> None:
        """Sets how the sheet is printed."""
        print_across(
            self.sheet,
            self._columns,
            self.row - 1,
            self._content.footer,
            repeated_row=self._repeated_row,
            one_page_from=one_page_from,
        )
