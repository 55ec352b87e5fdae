"""The sheets *Styrker* and *Udviklingsområder* of a personal plan: with examples, and beside the own leader's."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from ledelsesplan.core.comparison import self_and_leader
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Mark, Plan
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.content import (
    agreed,
    footer,
    letters,
    own_leader_marks,
    short_unit,
    shows_levels,
    whereabouts,
    wordings,
)
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import mark_rules
from ledelsesplan.text import _

_STRONG = replace(styles.BODY, bold=True)
_LETTERS = replace(styles.BODY, bold=True, centred=True)


@dataclass(frozen=True, slots=True)
class _Marked:
    """A behaviour that the leader has marked, or the own leader, or both."""

    id: str
    own: Mark | None
    own_leader: Mark | None

    @property
    def is_focus(self) -> bool:
        return self.own is not None and self.own.focus


def write_strengths(sheet: SheetWriter, framework: Framework, plan: Plan, today: date) -> None:
    """Fills *Styrker*."""
    nothing = _("Der er ikke markeret styrker endnu.")
    _write(sheet, _("Styrker"), "Styrker", framework, plan, lambda mark: mark.strength, nothing, today)


def write_priorities(sheet: SheetWriter, framework: Framework, plan: Plan, today: date) -> None:
    """Fills *Udviklingsområder*."""
    nothing = _("Der er ikke markeret udviklingsområder endnu.")
    _write(
        sheet, _("Udviklingsområder"), "Udviklingsomraader", framework, plan, lambda mark: mark.priority, nothing, today
    )


def _write(
    sheet: SheetWriter,
    title: str,
    name: str,
    framework: Framework,
    plan: Plan,
    is_such: Callable[[Mark], bool],
    nothing: str,
    today: date,
) -> None:
    with_leader = own_leader_marks(plan, plan.round) is not None
    found = [
        item
        for item in _marked(framework, plan, with_leader=with_leader)
        if any(mark is not None and is_such(mark) for mark in (item.own, item.own_leader))
    ]
    found.sort(key=lambda item: not item.is_focus)
    columns = _columns(with_level=shows_levels(framework, plan), with_leader=with_leader)
    sheet.heading(title, _sentence(plan, found, with_leader=with_leader) if found else nothing)
    sheet.widths(columns)
    wording = wordings(framework, plan.round)
    rows = [_row(framework, item, wording(item.id), columns) for item in found]
    if not rows:
        friendly = {headers.BEHAVIOUR: _("De kommer her, når de er markeret i planen.")}
        rows = [Row([friendly.get(column.header) for column in columns])]
    table = sheet.table(name, columns, rows, header_height=34, least_height=42)
    sheet.worksheet.freeze_panes = "A5"
    if with_leader:
        for header in (headers.OWN, headers.OWN_LEADER):
            sheet.conditional_format(table.cells(header), mark_rules(table.cell(header).lstrip("$")))
    print_across(sheet, columns, table.last, footer(plan, today), one_page_from=0.7)


def _marked(framework: Framework, plan: Plan, *, with_leader: bool) -> list[_Marked]:
    """What is marked: what the two see differently first where both are shown, else in the framework's order."""
    if with_leader:
        return [_Marked(pair.id, pair.own, pair.own_leader) for pair in self_and_leader(framework, plan)]
    return [_Marked(item.mark.id, item.mark, None) for item in agreed(framework, plan)]


def _columns(*, with_level: bool, with_leader: bool) -> list[Column]:
    narrow = with_leader and with_level
    where = [
        *([Column(headers.LEVEL, 18)] if with_level else []),
        Column(headers.FLAG, 15.5),
        Column(headers.COMPETENCY, 23),
        Column(headers.THEME, 20 if with_leader else 24),
        Column(headers.BEHAVIOUR, 34 if narrow else 40 if with_leader else 45),
    ]
    if not with_leader:
        return [*where, Column(headers.FOCUS, 16.3, _STRONG), Column(headers.EXAMPLE, 38)]
    return [
        *where,
        Column(headers.OWN, 9.5, _LETTERS),
        Column(headers.EXAMPLE, 26),
        Column(headers.OWN_LEADER, 12.5, _LETTERS),
        Column(headers.OWN_LEADER_EXAMPLE, 26),
    ]


def _row(framework: Framework, item: _Marked, wording: str, columns: list[Column]) -> Row:
    where = whereabouts(framework, item.id)
    values: dict[str, Value] = {
        headers.LEVEL: where.level,
        headers.FLAG: where.flag,
        headers.COMPETENCY: where.competency,
        headers.THEME: where.theme,
        headers.BEHAVIOUR: wording,
        headers.FOCUS: _("Fokusområde") if item.is_focus else "",
        headers.OWN: letters(item.own),
        headers.EXAMPLE: item.own.note if item.own is not None else "",
        headers.OWN_LEADER: letters(item.own_leader),
        headers.OWN_LEADER_EXAMPLE: item.own_leader.note if item.own_leader is not None else "",
    }
    shown = [column.header for column in columns]
    looks = {shown.index(headers.BEHAVIOUR): _STRONG} if item.is_focus else {}
    return Row([values[header] for header in shown], looks, name=wording)


def _sentence(plan: Plan, found: list[_Marked], *, with_leader: bool) -> str:
    """What the letters mean, and which order the rows are in."""
    parts = [f"{short_unit(plan)}."] if plan.unit else []
    has_focus = any(item.is_focus for item in found)
    if with_leader:
        parts.append(_("S = styrke, U = udviklingsområde, F = fokusområde."))
        first = _("Fokusområder først, derefter det, I ser forskelligt på.")
        parts.append(first if has_focus else _("Det, I ser forskelligt på, står først."))
    elif has_focus:
        parts.append(_("Fokusområder først, derefter ledelsesgrundlagets rækkefølge."))
    else:
        parts.append(_("I ledelsesgrundlagets rækkefølge."))
    return " ".join(parts)
