"""The sheet *Matrix*: themes by levels, marks and hands as a heat map that survives black and white."""

from datetime import date

from ledelsesplan.core.framework import Framework, Level
from ledelsesplan.core.matrix import PlanIndex, overview
from ledelsesplan.core.matrix import Row as GridRow
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.cell_text import TextGuard
from ledelsesplan.reports.content import footer, letters, shows_counts
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import (
    PRIORITY_STEPS,
    STRENGTH_STEPS,
    LineStyle,
    Style,
    heat_rules,
    heat_steps,
    mark_rules,
    ruled_above,
)
from ledelsesplan.text import _

MARK = Style(bold=True, centred=True, left="medium")
HANDS = Style(bold=True, centred=True, left="thin", number_format=styles.COUNT_FORMAT)
LEADING = (Column(headers.FLAG, 25), Column(headers.COMPETENCY, 23.5), Column(headers.THEME, 51))


def write(sheet: SheetWriter, framework: Framework, plan: Plan, today: date) -> None:
    """Fills the sheet."""
    with_counts = shows_counts(plan)
    levels = [level for level in framework.levels if level.id in plan.round.levels]
    named = _level_headers(levels, sheet.texts)
    columns = [*LEADING, *(column for names in named for column in _level_columns(names, with_counts=with_counts))]
    sheet.heading(_("Matrix"), _sentence(with_counts=with_counts))
    sheet.widths(columns)
    grid = overview(PlanIndex(framework, plan))
    rows = [_row(row, columns, with_counts=with_counts) for row in grid.rows]
    table = sheet.table("Matrix_tabel", columns, rows, header_height=36, least_height=29)
    sheet.worksheet.freeze_panes = "D5"
    if named:
        marks, strengths, priorities = zip(*named, strict=True)
        sheet.conditional_format(table.cells(*marks), mark_rules(table.cell(marks[0]).lstrip("$")))
        if with_counts:
            steps = heat_steps(plan.round.present)
            sheet.conditional_format(table.cells(*strengths), heat_rules(steps, STRENGTH_STEPS))
            sheet.conditional_format(table.cells(*priorities), heat_rules(steps, PRIORITY_STEPS))
    print_across(sheet, columns, table.last, footer(plan, today), one_page_from=0.6)


def _level_headers(levels: list[Level], texts: TextGuard) -> list[tuple[str, str, str]]:
    """The headers of each level's mark, strengths and development areas.

    All are unlike each other in any case of letters: Excel takes a table with two equal headers for damaged.
    """
    names = [texts.clean_line(level.name) or level.id for level in levels]
    return [(name, s, u) for name, s, u in headers_apart([(name, f"{name} S", f"{name} U") for name in names])]


def headers_apart(groups: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The headers of the levels' columns, with a number where they would be taken for others of the table."""
    taken = {column.header.casefold() for column in LEADING}
    found = []
    for group in groups:
        number, apart = 1, group
        while not taken.isdisjoint(header.casefold() for header in apart):
            number += 1
            apart = tuple(f"{header} ({number})" for header in group)
        taken.update(header.casefold() for header in apart)
        found.append(apart)
    return found


def _level_columns(names: tuple[str, str, str], *, with_counts: bool) -> list[Column]:
    mark, strength, priority = names
    if not with_counts:
        return [Column(mark, 24, MARK)]
    return [Column(mark, 14, MARK), Column(strength, 13, HANDS), Column(priority, 13, HANDS)]


def _row(row: GridRow, columns: list[Column], *, with_counts: bool) -> Row:
    values = leading_values(row)
    for cell in row.cells:
        if cell.in_scope:
            values.append(letters(cell.mark))
            if with_counts:
                hands = cell.hands
                values += [hands.strength, hands.priority] if hands is not None else [None, None]
    return Row(values, ruled(row, columns))


def leading_values(row: GridRow) -> list[Value]:
    """What stands in the leading columns."""
    return [row.flag.name, row.competency.name, row.theme.name if row.theme is not None else ""]


def ruled(row: GridRow, columns: list[Column]) -> dict[int, Style]:
    """The looks of a row that begins a corner flag or a competency."""
    if not row.first_of_competency:
        return {}
    line: LineStyle = "medium" if row.first_of_flag else "thin"
    return {number: ruled_above(column.style, line) for number, column in enumerate(columns)}


def _sentence(*, with_counts: bool) -> str:
    explained = _("S = styrke, U = udviklingsområde, F = fokusområde.")
    counted = _("Tallene er hænder.") if with_counts else ""
    return " ".join(
        part for part in (explained, counted, _("Det tomme er ikke en mangel, men et afsæt for dialog.")) if part
    )
