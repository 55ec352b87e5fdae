"""The sheet *Matrix* of a personal plan: all levels side by side, the own one named, and the own leader's marks."""

from datetime import date

from ledelsesplan.core.framework import Framework, Level
from ledelsesplan.core.matrix import PlanIndex, overview
from ledelsesplan.core.matrix import Row as GridRow
from ledelsesplan.core.plan import Mark, Plan
from ledelsesplan.reports.cell_text import TextGuard
from ledelsesplan.reports.content import footer, letters, own_leader_marks
from ledelsesplan.reports.matrix_sheet import LEADING, MARK, headers_apart, leading_values, ruled
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import Column, Row, SheetWriter
from ledelsesplan.reports.styles import mark_rules
from ledelsesplan.terms import level_names
from ledelsesplan.text import _


def write(sheet: SheetWriter, framework: Framework, plan: Plan, today: date) -> None:
    """Fills the sheet."""
    marks = own_leader_marks(plan, plan.round)
    leaders = {mark.id: mark for mark in marks or ()}
    beside = _levels_of_leader(framework, plan, leaders) if marks is not None else frozenset()
    named = headers_apart(
        [_names(level, plan, sheet.texts, with_leader=level.id in beside) for level in framework.levels]
    )
    columns = [*LEADING, *(Column(name, 15, MARK) for names in named for name in names)]
    sheet.heading(_("Matrix"), _sentence(framework, plan))
    sheet.widths(columns)
    rows = [_row(row, columns, leaders, beside) for row in overview(PlanIndex(framework, plan)).rows]
    table = sheet.table("Matrix_tabel", columns, rows, header_height=48, least_height=29)
    sheet.worksheet.freeze_panes = "D5"
    headers = [name for names in named for name in names]
    if headers:
        sheet.conditional_format(table.cells(*headers), mark_rules(table.cell(headers[0]).lstrip("$")))
    print_across(sheet, columns, table.last, footer(plan, today), one_page_from=0.6)


def _levels_of_leader(framework: Framework, plan: Plan, leaders: dict[str, Mark]) -> frozenset[str]:
    """The levels that have a column for the own leader: those in scope, and where that one has marked."""
    places = [framework.place(identifier) for identifier in leaders]
    return frozenset({*plan.round.levels, *(place.level.id for place in places if place is not None)})


def _names(level: Level, plan: Plan, texts: TextGuard, *, with_leader: bool) -> tuple[str, ...]:
    name = texts.clean_line(level.name) or level.id
    own = _("{level} (eget niveau)").format(level=name) if level.id == plan.own_level else name
    return (own, _("{level}, nærmeste leder").format(level=name)) if with_leader else (own,)


def _row(row: GridRow, columns: list[Column], leaders: dict[str, Mark], beside: frozenset[str]) -> Row:
    values = leading_values(row)
    for cell in row.cells:
        values.append(letters(cell.mark))
        if cell.place.level.id in beside:
            values.append(letters(leaders.get(cell.id)))
    return Row(values, ruled(row, columns))


def _sentence(framework: Framework, plan: Plan) -> str:
    parts = [_("S = styrke, U = udviklingsområde, F = fokusområde.")]
    if plan.own_level is not None:
        parts.append(_("Eget niveau er {level}.").format(level=level_names(framework, (plan.own_level,))[0]))
    parts.append(_("Det tomme er ikke en mangel, men et afsæt for dialog."))
    return " ".join(parts)
