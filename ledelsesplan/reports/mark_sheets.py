"""The sheets *Styrker* and *Udviklingsområder*: what was agreed, with hands, dots, focus and the reason."""

from dataclasses import replace
from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.content import (
    Agreed,
    footer,
    priorities,
    short_unit,
    shows_counts,
    shows_levels,
    strengths,
)
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import PRIORITY_STEPS, STRENGTH_STEPS, heat_rules, heat_steps
from ledelsesplan.text import _, list_words

_STRONG = replace(styles.BODY, bold=True)


def write_strengths(
    sheet: SheetWriter, framework: Framework, plan: Plan, items: tuple[Agreed, ...], today: date
) -> None:
    """Fills *Styrker*."""
    chosen = strengths(items)
    hands = any(item.strength_hands is not None for item in chosen)
    sentence = _sentence(plan, chosen, hands=hands) if chosen else _("Der er ikke aftalt styrker endnu")
    sheet.heading(_("Styrker"), sentence)
    _write(sheet, "Styrker", framework, plan, chosen, today)


def write_priorities(
    sheet: SheetWriter, framework: Framework, plan: Plan, items: tuple[Agreed, ...], today: date
) -> None:
    """Fills *Udviklingsområder*."""
    chosen = priorities(items)
    hands = any(item.priority_hands is not None for item in chosen)
    sentence = _sentence(plan, chosen, hands=hands) if chosen else _("Der er ikke aftalt udviklingsområder endnu")
    sheet.heading(_("Udviklingsområder"), sentence)
    _write(sheet, "Udviklingsomraader", framework, plan, chosen, today)


def _write(
    sheet: SheetWriter, name: str, framework: Framework, plan: Plan, chosen: tuple[Agreed, ...], today: date
) -> None:
    columns = _columns(with_level=shows_levels(framework, plan), with_counts=shows_counts(plan))
    sheet.widths(columns)
    rows = [_row(item, columns) for item in chosen]
    if not rows:
        friendly = {headers.BEHAVIOUR: _("De kommer her, når de er markeret i planen.")}
        rows = [Row([friendly.get(column.header) for column in columns])]
    table = sheet.table(name, columns, rows, header_height=34, least_height=42)
    sheet.worksheet.freeze_panes = "A5"
    if shows_counts(plan):
        steps = heat_steps(plan.round.present)
        sheet.conditional_format(table.cells(headers.STRENGTH_HANDS), heat_rules(steps, STRENGTH_STEPS))
        sheet.conditional_format(table.cells(headers.PRIORITY_HANDS), heat_rules(steps, PRIORITY_STEPS))
    print_across(sheet, columns, table.last, footer(plan, today), one_page_from=0.7)


def _columns(*, with_level: bool, with_counts: bool) -> list[Column]:
    level = [Column(headers.LEVEL, 18)] if with_level else []
    counts = [
        Column(headers.STRENGTH_HANDS, 7.5, styles.COUNT),
        Column(headers.PRIORITY_HANDS, 7.5, styles.COUNT),
        Column(headers.DOTS, 9, styles.COUNT),
    ]
    return [
        *level,
        Column(headers.FLAG, 16),
        Column(headers.COMPETENCY, 23),
        Column(headers.THEME, 24),
        Column(headers.BEHAVIOUR, 45),
        *(counts if with_counts else []),
        Column(headers.FOCUS, 16.3, _STRONG),
        Column(headers.REASON, 26),
    ]


def _row(item: Agreed, columns: list[Column]) -> Row:
    values: dict[str, Value] = {
        headers.LEVEL: item.where.level,
        headers.FLAG: item.where.flag,
        headers.COMPETENCY: item.where.competency,
        headers.THEME: item.where.theme,
        headers.BEHAVIOUR: item.text,
        headers.STRENGTH_HANDS: item.strength_hands,
        headers.PRIORITY_HANDS: item.priority_hands,
        headers.DOTS: item.dots,
        headers.FOCUS: _("Fokusområde") if item.mark.focus else "",
        headers.REASON: item.mark.note,
    }
    shown = [column.header for column in columns]
    looks = {shown.index(headers.BEHAVIOUR): _STRONG} if item.mark.focus else {}
    return Row([values[header] for header in shown], looks, name=item.text)


def _sentence(plan: Plan, chosen: tuple[Agreed, ...], *, hands: bool) -> str:
    """Which order the rows are in; what nobody used is not named."""
    orders = []
    if any(item.mark.focus for item in chosen):
        orders.append(_("fokusområder"))
    if any(item.dots for item in chosen):
        orders.append(_("flest prikker"))
    if hands:
        orders.append(_("flest hænder"))
    unit = f"{short_unit(plan)}. " if plan.unit else ""
    if not orders:
        return unit + _("I ledelsesgrundlagets rækkefølge.")
    first, *others = orders
    rest = list_words([*others, _("ledelsesgrundlagets rækkefølge")])
    return unit + _("{first} først, derefter {rest}.").format(first=first.capitalize(), rest=rest)
