"""The sheet *Forside*: whose plan it is, its focus areas with what happens next, and how much there is of what."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.content import (
    Agreed,
    focus_areas,
    footer,
    framework_line,
    levels_in_words,
    next_action,
    priorities,
    shows_levels,
    strengths,
)
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import Style, done_rule, overdue_rule
from ledelsesplan.terms import PLAN_KIND, STATUS
from ledelsesplan.text import _

FACT = Style(size=11)
BOLD_FACT = replace(FACT, bold=True)
DATE_FACT = replace(FACT, number_format=styles.DATE_FORMAT)
_FRIENDLY = _("De vælges blandt styrker og udviklingsområder, og kommer her med det næste, der sker.")

TALLY_LABEL = replace(BOLD_FACT, rule=False)
TALLY = replace(FACT, number_format=styles.COUNT_FORMAT, rule=False)


def write(sheet: SheetWriter, framework: Framework, plan: Plan, items: tuple[Agreed, ...], today: date) -> None:
    """Fills the sheet."""
    columns = _columns(with_level=shows_levels(framework, plan))
    kind = PLAN_KIND[plan.kind]
    sheet.heading(kind, _("Et afsæt for dialog, ikke en bedømmelse"), look=styles.COVER_TITLE, height=42)
    sheet.widths(columns)
    row = 3
    beside = (None,) * (len(columns) - 2)
    for row, (label, value) in enumerate(_facts(framework, plan), start=4):
        looks = {0: BOLD_FACT, 1: DATE_FACT if isinstance(value, date) else FACT}
        sheet.write_row(row, columns, Row((label, value, *beside), looks, name=label), least_height=24)
    row += 2
    sheet.put(row, 1, _("Fokusområder"), styles.HEADING)
    sheet.height(row, 30)
    row = _write_focus_areas(sheet, plan, items, columns, top=row + 1)
    counts = {
        _("Styrker"): len(strengths(items)),
        _("Udviklingsområder"): len(priorities(items)),
        _("Handlinger"): len(plan.actions),
    }
    row += 1
    for label, count in counts.items():
        row += 1
        sheet.put(row, 1, label, TALLY_LABEL)
        sheet.put(row, 2, count, TALLY)
        sheet.height(row, 20)
    print_across(sheet, columns, row, footer(plan, today), repeated_row=None, one_page_from=0.7)


def _columns(*, with_level: bool) -> list[Column]:
    columns = [Column(headers.COMPETENCY, 28, BOLD_FACT), Column(headers.BEHAVIOUR, 58 if with_level else 66, FACT)]
    if with_level:
        columns.append(Column(headers.LEVEL, 22, FACT))
    return [
        *columns,
        Column(headers.RESPONSIBLE, 19, FACT),
        Column(headers.DEADLINE, 15, DATE_FACT),
        Column(headers.STATUS, 17, FACT),
    ]


def _facts(framework: Framework, plan: Plan) -> Iterator[tuple[str, Value]]:
    newest = plan.round
    yield (_("Ledergruppe") if plan.kind is Kind.TEAM else _("Plan")), plan.title
    if plan.unit:
        yield _("Enhed"), plan.unit
    yield _("Dato"), newest.date
    if newest.label:
        yield _("Runde"), newest.label
    if plan.participants or plan.kind is Kind.TEAM:
        yield _("Deltagere"), ", ".join(participant.name for participant in plan.participants)
    yield _("Ledelsesniveau"), levels_in_words(framework, plan)
    yield _("Ledelsesgrundlag"), framework_line(framework)
    yield _("Opfølgning"), plan.follow_up or _("Ikke aftalt endnu")


def _write_focus_areas(
    sheet: SheetWriter, plan: Plan, items: tuple[Agreed, ...], columns: list[Column], top: int
) -> int:
    rows = [_focus_row(plan, item, with_level=len(columns) > 5) for item in focus_areas(items)]
    if not rows:
        rows = [Row((_("Ingen endnu"), _FRIENDLY, *(None,) * (len(columns) - 2)))]
    table = sheet.table("Fokusomraader", columns, rows, top=top, header_height=24, least_height=52)
    deadline, status = table.cell(headers.DEADLINE), table.cell(headers.STATUS)
    sheet.conditional_format(table.cells(headers.DEADLINE), [overdue_rule(deadline, status, words=False)])
    sheet.conditional_format(
        table.cells(headers.STATUS), [overdue_rule(deadline, status, words=True), done_rule(status)]
    )
    return table.last


def _focus_row(plan: Plan, item: Agreed, *, with_level: bool) -> Row:
    action = next_action(plan, item.mark.id)
    happens: tuple[Value, ...] = (None, None, _("Ingen handling endnu"))
    if action is not None:
        happens = (action.responsible or _("Ikke valgt"), action.deadline or _("Ikke sat"), STATUS[action.status])
    level = (item.where.level,) if with_level else ()
    return Row((item.where.competency, item.text, *level, *happens), name=item.text)
