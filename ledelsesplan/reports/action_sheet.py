"""The sheet *Handleplan*: what is to be done, to be gone on with in Excel, and the ids by which it can be read back."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Action, Plan
from ledelsesplan.core.workbook_changes import Field
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.content import footer, short_unit, whereabouts, wordings
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import Column, PlacedTable, Row, SheetWriter, Value
from ledelsesplan.reports.styles import Style, done_rule, overdue_rule
from ledelsesplan.terms import ACTIVITY_TYPE, STATUS
from ledelsesplan.text import _, list_words, ngettext

BLANK_ROWS = 8
PARTICIPANT_LIST = "Deltagere_valg"
"""The workbook's name for the cells that hold the participants, for the dropdown: a list of its own may be too long."""

TEXT = Style(aligned_top=True)
SMALL = replace(TEXT, size=10)
STRONG = replace(TEXT, bold=True)
DAY = replace(TEXT, number_format=styles.DATE_FORMAT)
NUMBER = replace(TEXT, centred=True, number_format=styles.COUNT_FORMAT)

PRINTED = (
    Column(headers.NUMBER, 6.5, NUMBER),
    Column(headers.BEHAVIOUR, 32, SMALL),
    Column(headers.ACTION, 32, STRONG),
    Column(headers.SUCCESS_SIGN, 25, TEXT),
    Column(headers.RESPONSIBLE, 14, TEXT),
    Column(headers.DEADLINE, 12.6, DAY),
    Column(headers.FOLLOW_UP, 14.2, DAY),
    Column(headers.STATUS, 14, TEXT),
    Column(headers.NOTE, 18.5, TEXT),
)
BESIDE = (
    Column(headers.FLAG, 18, SMALL),
    Column(headers.COMPETENCY, 24, SMALL),
    Column(headers.THEME, 24, SMALL),
    Column(headers.GOAL, 28, TEXT),
    Column(headers.ACTIVITY_TYPE, 20, TEXT),
    Column(headers.SUPPORT, 24, TEXT),
    Column(headers.START, 13, DAY),
)
IDENTIFIERS = (
    Column(headers.ACTION_ID, 16, SMALL, hidden=True),
    Column(headers.BEHAVIOUR_ID, 40, SMALL, hidden=True),
    Column(headers.ROUND_ID, 16, SMALL, hidden=True),
)
COLUMNS = (*PRINTED, *BESIDE, *IDENTIFIERS)

FIELDS = {
    headers.ACTION: Field.TEXT,
    headers.SUCCESS_SIGN: Field.SUCCESS_SIGN,
    headers.RESPONSIBLE: Field.RESPONSIBLE,
    headers.DEADLINE: Field.DEADLINE,
    headers.FOLLOW_UP: Field.FOLLOW_UP,
    headers.STATUS: Field.STATUS,
    headers.NOTE: Field.NOTE,
    headers.GOAL: Field.GOAL,
    headers.ACTIVITY_TYPE: Field.ACTIVITY_TYPE,
    headers.SUPPORT: Field.SUPPORT,
    headers.START: Field.START,
}
"""The columns that are the plan's own, so that an edit of them in Excel can be read back."""


def write(sheet: SheetWriter, framework: Framework, plan: Plan, today: date) -> None:
    """Fills the sheet."""
    sheet.heading(headers.ACTION_SHEET, _sentence(plan, today))
    sheet.widths(COLUMNS)
    rows = _rows(framework, plan)
    table = sheet.table("Handleplan_tabel", COLUMNS, rows, least_height=34, blank_rows=BLANK_ROWS)
    sheet.worksheet.freeze_panes = "B5"
    _add_formats(sheet, table)
    _add_choices(sheet, table, plan)
    print_across(sheet, PRINTED, table.last, footer(plan, today), margin=0.3)


def action_values(framework: Framework, plan: Plan, action: Action) -> dict[str, Value]:
    """An action as the sheet shows it, by header, without its number."""
    origin = next(item for item in plan.rounds if item.id == action.round)
    where = whereabouts(framework, action.behaviour)
    goal = plan.goal(action.goal)
    behaviour = wordings(framework, origin, plan.rounds)(action.behaviour) if action.behaviour else _("Hele planen")
    return {
        headers.BEHAVIOUR: behaviour,
        headers.ACTION: action.text,
        headers.SUCCESS_SIGN: action.success_sign,
        headers.RESPONSIBLE: action.responsible,
        headers.DEADLINE: action.deadline,
        headers.FOLLOW_UP: action.follow_up,
        headers.STATUS: STATUS[action.status],
        headers.NOTE: action.note,
        headers.FLAG: where.flag,
        headers.COMPETENCY: where.competency,
        headers.THEME: where.theme,
        headers.GOAL: goal.text if goal is not None else "",
        headers.ACTIVITY_TYPE: ACTIVITY_TYPE[action.activity_type] if action.activity_type is not None else "",
        headers.SUPPORT: action.support,
        headers.START: action.start,
        headers.ACTION_ID: action.id,
        headers.BEHAVIOUR_ID: action.behaviour or "",
        headers.ROUND_ID: action.round,
    }


def row_name(number: int) -> str:
    """How people name a row of the sheet."""
    return _("nr. {number}").format(number=number)


def _rows(framework: Framework, plan: Plan) -> list[Row]:
    rows = []
    for number, action in enumerate(plan.actions, start=1):
        values = {headers.NUMBER: number, **action_values(framework, plan, action)}
        rows.append(Row([values[column.header] for column in COLUMNS], name=row_name(number)))
    return rows


def _sentence(plan: Plan, today: date) -> str:
    parts = [f"{short_unit(plan)}."] if plan.unit else []
    if plan.actions:
        parts.append(_("Skriv videre i de tomme rækker. Ændr status, når noget flytter sig."))
    else:
        parts.append(_("Der er ingen handlinger endnu. Skriv den første i de tomme rækker."))
    late = sum(action.days_overdue(today) > 0 for action in plan.actions)
    if late:
        parts.append(ngettext("{count} handling er over frist.", "{count} handlinger er over frist.", late))
    return " ".join(parts)


def _add_formats(sheet: SheetWriter, table: PlacedTable) -> None:
    deadline, status = table.cell(headers.DEADLINE), table.cell(headers.STATUS)
    sheet.conditional_format(
        table.cells(headers.STATUS), [overdue_rule(deadline, status, words=True), done_rule(status)]
    )
    sheet.conditional_format(table.cells(headers.DEADLINE), [overdue_rule(deadline, status, words=False)])


def _add_choices(sheet: SheetWriter, table: PlacedTable, plan: Plan) -> None:
    sheet.choose(
        table.cells(headers.STATUS),
        _choice(STATUS.values()),
        error=_("Vælg en af de fire: {choices}.").format(choices=list_words(list(STATUS.values()))),
    )
    sheet.choose(
        table.cells(headers.ACTIVITY_TYPE),
        _choice(ACTIVITY_TYPE.values()),
        error=_("Vælg en aktivitetstype fra listen."),
    )
    if plan.participants:
        sheet.choose(table.cells(headers.RESPONSIBLE), PARTICIPANT_LIST)
    sheet.expect_dates([table.cells(header) for header in (headers.DEADLINE, headers.FOLLOW_UP, headers.START)])


def _choice(labels: Iterable[str]) -> str:
    """A dropdown's own list. Excel takes one of over 255 characters for damaged, and no item can hold a comma."""
    return f'"{",".join(labels)}"'
