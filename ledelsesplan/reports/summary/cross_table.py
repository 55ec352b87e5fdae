"""A table of actions on a sheet: counts by two things, their totals, and words where a count is hidden."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ledelsesplan.core.published import ActionTable
from ledelsesplan.reports import styles
from ledelsesplan.reports.sheet import Column, PlacedTable, Row, Value
from ledelsesplan.reports.styles import Style, step_rules
from ledelsesplan.reports.summary import section
from ledelsesplan.reports.summary.content import Content
from ledelsesplan.reports.summary.section import SectionedSheet
from ledelsesplan.reports.summary.subjects import columns_of
from ledelsesplan.text import _

CELL = Style(size=12, bold=True, centred=True, grid=True, number_format=styles.COUNT_FORMAT)
HIDDEN = Style(centred=True, grid=True)
TOTAL = Style(size=12, bold=True, centred=True, left="medium", number_format=styles.COUNT_FORMAT)
LAST = Style(bold=True, top="medium", rule=False)
LAST_COUNT = Style(size=12, bold=True, centred=True, top="medium", rule=False, number_format=styles.COUNT_FORMAT)
LAST_TOTAL = replace(LAST_COUNT, left="medium")

TOTAL_HEADER = _("I alt")
LABEL_WIDTH, TOTAL_WIDTH = 34.0, 12.0


@dataclass(frozen=True)
class CrossTable:
    """Counts of actions as they stand on a sheet: `across` are the titles of the columns, `down` those of the rows."""

    corner: str
    across: Sequence[str]
    down: Sequence[str]
    cells: Sequence[Sequence[int | None]]
    totals_down: Sequence[int]
    totals_across: Sequence[int]
    total: int

    def columns(self) -> tuple[Column, ...]:
        """The columns of the table."""
        return (
            Column(self.corner, LABEL_WIDTH, section.LABEL),
            *columns_of(self.across, CELL, beside=(self.corner, TOTAL_HEADER)),
            Column(TOTAL_HEADER, TOTAL_WIDTH, TOTAL),
        )

    def widths(self) -> list[float]:
        """The widths of its columns."""
        return [column.width for column in self.columns()]


def by_subject(
    table: ActionTable, corner: str, subjects: Sequence[str], values: Sequence[str], *, order: Sequence[int]
) -> CrossTable:
    """A table with subjects across and values down, in an order of the values' numbers."""
    return CrossTable(
        corner=corner,
        across=subjects,
        down=[values[number] for number in order],
        cells=[[table.cells.get((row, number), 0) for row in range(len(table.rows))] for number in order],
        totals_down=[table.column_totals[number] for number in order],
        totals_across=table.row_totals,
        total=table.total,
    )


def by_value(table: ActionTable, corner: str, subjects: Sequence[str], values: Sequence[str]) -> CrossTable:
    """A table with values across and subjects down."""
    return CrossTable(
        corner=corner,
        across=values,
        down=subjects,
        cells=[[table.cells.get((row, number), 0) for number in range(len(values))] for row in range(len(subjects))],
        totals_down=table.row_totals,
        totals_across=table.column_totals,
        total=table.total,
    )


def write_cross(
    page: SectionedSheet,
    content: Content,
    name: str,
    table: CrossTable,
    *,
    steps: Sequence[str] = (),
    height: float = 30,
) -> PlacedTable:
    """Writes a table with its totals below, greyed from some steps on."""
    columns = table.columns()
    rows = [
        _row(content, title, counts, total)
        for title, counts, total in zip(table.down, table.cells, table.totals_down, strict=True)
    ]
    placed = page.table(name, columns, rows, header_height=30, least_height=height)
    if steps and table.across:
        first, last = placed.cells(columns[1].header).split(":")[0], placed.cells(columns[-2].header).split(":")[1]
        page.sheet.conditional_format(f"{first}:{last}", step_rules(first, steps, styles.NEED_STEPS))
    looks = {0: LAST, len(columns) - 1: LAST_TOTAL} | dict.fromkeys(range(1, len(columns) - 1), LAST_COUNT)
    page.sheet.write_row(
        page.row, columns, Row((TOTAL_HEADER, *table.totals_across, table.total), looks), least_height=height
    )
    page.row += 1
    return placed


def _row(content: Content, title: str, counts: Sequence[int | None], total: int) -> Row:
    values: list[Value] = [content.under if count is None else count for count in counts]
    looks = {number: HIDDEN for number, count in enumerate(counts, start=1) if count is None}
    return Row((title, *values, total), looks, name=title)
