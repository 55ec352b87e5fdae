"""The sheet *Data*: a row for each block of plans and each behaviour, ready to be pivoted."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.font_metrics import TALLEST_ROW, lines_in_column, row_height
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import TABLE_TOP, Column, SheetWriter
from ledelsesplan.reports.sheet_data import StreamedRows
from ledelsesplan.reports.styles import Style
from ledelsesplan.reports.summary.content import Content
from ledelsesplan.reports.summary.rows import summary_row_count, summary_rows
from ledelsesplan.text import _

TEXT = Style(size=10)
NUMBER = replace(TEXT, centred=True, number_format=styles.COUNT_FORMAT)

COLUMNS = (
    Column(headers.UNIT, 24, TEXT),
    Column(headers.PLAN_KIND, 28, TEXT),
    Column(headers.LEVEL, 19, TEXT),
    Column(headers.FLAG, 23, TEXT),
    Column(headers.COMPETENCY, 22, TEXT),
    Column(headers.THEME, 25, TEXT),
    Column(headers.BEHAVIOUR, 46, TEXT),
    Column(headers.BEHAVIOUR_ID, 27, TEXT),
    Column(headers.PLANS, 10, NUMBER),
    Column(headers.STRENGTH, 10, NUMBER),
    Column(headers.PRIORITY, 18, NUMBER),
    Column(headers.FOCUS, 15, NUMBER),
)


def write(sheet: SheetWriter, content: Content) -> StreamedRows | None:
    """Fills the sheet but for the rows, which it gives to be streamed; None where there are none."""
    count = summary_row_count(content.published, content.framework)
    if not count:
        sheet.heading(_("Data"), _("Der er for få planer til, at der kan vises tal."))
        sheet.widths(COLUMNS)
        print_across(sheet, COLUMNS[:6], 3, content.footer, repeated_row=None)
        return None
    sentence = _(
        "En række for hver gruppe af planer og hver forventning. Planer er gruppens planer og står på hver af dens "
        "rækker: læg dem ikke sammen. Det, der er for få planer til, har ingen række."
    )
    sheet.heading(_("Data"), sentence)
    sheet.widths(COLUMNS)
    sheet.announced_table("Data_tabel", COLUMNS, count)
    sheet.worksheet.freeze_panes = "A5"
    print_across(sheet, COLUMNS, TABLE_TOP + count, content.footer)
    return streamed_rows(sheet, COLUMNS, summary_rows(content.published, content.framework))


def streamed_rows(sheet: SheetWriter, columns: Sequence[Column], rows: Iterable[Sequence[str | float]]) -> StreamedRows:
    """Rows of a table whose header has been announced, each as tall as its tallest text."""
    return StreamedRows(
        first=TABLE_TOP + 1,
        rows=rows,
        styles=[sheet.book.prototypes(column.style) for column in columns],
        height=_heights(columns),
        clean=sheet.texts.clean,
    )


def _heights(columns: Sequence[Column]) -> Callable[[Sequence[str | float]], float]:
    known: dict[tuple[int, str], int] = {}
    wrapped = [(number, column.width) for number, column in enumerate(columns) if not column.style.centred]
    size = columns[0].style.size

    def height(row: Sequence[str | float]) -> float:
        most = 1
        for number, width in wrapped:
            text = str(row[number])
            lines = known.get((number, text))
            if lines is None:
                lines = known[number, text] = lines_in_column(text, width, size)
            most = max(most, lines)
        return min(row_height(most, size), TALLEST_ROW)

    return height
