"""How sheets are printed: A4 across, one page wide, headers repeated, and what stands at the foot."""

from collections.abc import Sequence
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ledelsesplan.reports import styles
from ledelsesplan.reports.cell_text import for_cell
from ledelsesplan.reports.font_metrics import POINTS_PER_UNIT
from ledelsesplan.reports.sheet import TABLE_TOP, Column, SheetWriter
from ledelsesplan.text import _

_PAGE_WIDTH, _PAGE_HEIGHT = 841.9, 595.3
"""A4 across, in points."""

_A4 = 9
_POINTS_PER_INCH = 72
_TOP_MARGIN, _BOTTOM_MARGIN = 0.5, 0.6
_DEFAULT_ROW = 15

_FOOTER_LIMIT = 95
"""Excel takes a footer of over 255 characters for damaged, with its codes and every `&` twice."""


def print_across(
    sheet: SheetWriter,
    columns: Sequence[Column],
    last_row: int,
    footer: str,
    *,
    repeated_row: int | None = TABLE_TOP,
    one_page_from: float = 1.0,
    margin: float = 0.4,
) -> None:
    """Prints the columns and the rows down to the last one, with `margin` inches at the sides.

    What fits at a scale of at least `one_page_from` stands on one page; not for tables that people go on with.
    """
    printed: Any = sheet.worksheet
    printed.print_area = f"A1:{get_column_letter(len(columns))}{last_row}"
    if repeated_row is not None:
        printed.print_title_rows = f"{repeated_row}:{repeated_row}"
    one_page = one_page_from < 1 and _one_page_scale(sheet.worksheet, columns, last_row, margin) >= one_page_from
    setup = printed.page_setup
    setup.orientation, setup.paperSize = "landscape", _A4
    setup.fitToWidth, setup.fitToHeight = 1, 1 if one_page else 0
    printed.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    printed.page_margins = PageMargins(margin, margin, _TOP_MARGIN, _BOTTOM_MARGIN, header=0.3, footer=0.3)
    printed.HeaderFooter.scaleWithDoc = False
    foot = printed.oddFooter
    line = sheet.texts.clean_line(footer)[:_FOOTER_LIMIT]
    for part, text in ((foot.left, _as_footer(line)), (foot.right, _("Side &P af &N"))):
        part.text, part.size, part.font = text, 9, f"{styles.FONT},Regular"


def _one_page_scale(sheet: Worksheet, columns: Sequence[Column], last_row: int, margin: float) -> float:
    heights = sheet.row_dimensions
    tall = sum(heights[row].height or _DEFAULT_ROW for row in range(1, last_row + 1))
    wide = sum(column.width for column in columns) * POINTS_PER_UNIT
    sides, ends = 2 * margin * _POINTS_PER_INCH, (_TOP_MARGIN + _BOTTOM_MARGIN) * _POINTS_PER_INCH
    return min((_PAGE_WIDTH - sides) / wide, (_PAGE_HEIGHT - ends) / tall)


def page_height(columns: Sequence[Column], margin: float = 0.4) -> float:
    """How many points of rows stand on a page that is as wide as the columns."""
    wide = sum(column.width for column in columns) * POINTS_PER_UNIT
    scale = min((_PAGE_WIDTH - 2 * margin * _POINTS_PER_INCH) / wide, 1.0)
    return (_PAGE_HEIGHT - (_TOP_MARGIN + _BOTTOM_MARGIN) * _POINTS_PER_INCH) / scale


def _as_footer(line: str) -> str:
    """A line in which `&` is no code (ECMA-376 part 1, 18.3.1.46); to openpyxl `&[Date]` is one, too."""
    return for_cell(line.replace("&[", "& [")).written.replace("&", "&&")
