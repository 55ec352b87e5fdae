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
from ledelsesplan.terms import PLAN_KIND, STATUS, level_names
from ledelsesplan.text import _, format_date

FACT = Style(size=11)
BOLD_FACT = replace(FACT, bold=True)
DATE_FACT = replace(FACT, number_format=styles.DATE_FORMAT)
_NOT_YET = _("Ikke aftalt endnu")
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
    facts = _team_facts(framework, plan) if plan.kind is Kind.TEAM else _personal_facts(framework, plan, today)
    for row, (label, value) in enumerate(facts, start=4):
        looks = {0: BOLD_FACT, 1: DATE_FACT if isinstance(value, date) else FACT}
        sheet.write_row(row, columns, Row((label, value, *beside), looks, name=label), least_height=24)
    counts = {_("Styrker"): len(strengths(items)), _("Udviklingsområder"): len(priorities(items))}
    if not plan.for_own_leader:
        row = _write_focus_areas(sheet, plan, items, columns, top=sheet.section(row, _("Fokusområder")))
        counts[_("Handlinger")] = len(plan.actions)
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


def _team_facts(framework: Framework, plan: Plan) -> Iterator[tuple[str, Value]]:
    newest = plan.round
    yield _("Ledergruppe"), plan.title
    if plan.unit:
        yield _("Enhed"), plan.unit
    yield _("Dato"), newest.date
    if newest.label:
        yield _("Runde"), newest.label
    yield _("Deltagere"), ", ".join(participant.name for participant in plan.participants)
    yield _("Ledelsesniveau"), levels_in_words(framework, plan)
    yield _("Ledelsesgrundlag"), framework_line(framework)
    yield _("Opfølgning"), plan.follow_up or _NOT_YET


def _personal_facts(framework: Framework, plan: Plan, today: date) -> Iterator[tuple[str, Value]]:
    newest = plan.round
    if plan.leader:
        yield _("Leder"), plan.leader
    yield _("Plan"), plan.title
    if plan.unit:
        yield _("Enhed"), plan.unit
    own = level_names(framework, (plan.own_level,))[0] if plan.own_level is not None else ""
    yield _("Ledelsesniveau"), own or levels_in_words(framework, plan)
    yield _("Dato"), newest.date
    if newest.label:
        yield _("Runde"), newest.label
    yield _("Nærmeste leder"), plan.own_leader or _("Ikke skrevet endnu")
    yield _("Ledelsesgrundlag"), framework_line(framework)
    if plan.for_own_leader:
        yield _("Lavet af"), _("Nærmeste leders kopi, kun med nærmeste leders egne markeringer")
        return
    yield _("Næste samtale"), _next_talk(plan, today)
    yield _("Opfølgning"), plan.follow_up or _NOT_YET


def _next_talk(plan: Plan, today: date) -> Value:
    talk = next((talk for talk in plan.talks if talk.date >= today), None)
    if talk is None:
        return _NOT_YET
    return f"{format_date(talk.date)}, {talk.label}" if talk.label else talk.date


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
