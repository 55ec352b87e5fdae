"""The sheet *Aftaler* of a personal plan: what the talk is about, goals, who agrees, talks to come and dated notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Action, Goal, Marker, Plan, Status
from ledelsesplan.core.talk import agreements
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.content import footer, whereabouts
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import TABLE_TOP, Column, Row, SheetWriter
from ledelsesplan.reports.styles import Style
from ledelsesplan.text import _, ngettext

TEXT = Style(aligned_top=True)
STRONG = replace(TEXT, bold=True)
DAY = replace(TEXT, number_format=styles.DATE_FORMAT)
NARROW, WIDE, MIDDLE = 28, 84, 40

_NOT_WRITTEN = _("Ikke skrevet endnu")
_WHO = {Marker.SELF: _("Leder"), Marker.OWN_LEADER: _("Nærmeste leder"), Marker.GROUP: _("Ledergruppe")}


@dataclass(frozen=True, slots=True)
class _Part:
    """A table of the sheet: its heading, Excel's name for it, its headers and their looks, and its rows."""

    heading: str
    name: str
    columns: tuple[tuple[str, Style], ...]
    rows: Sequence[Row]
    nothing: str


def write(sheet: SheetWriter, framework: Framework, plan: Plan, today: date) -> None:
    """Fills the sheet."""
    sheet.heading(_("Aftaler"), _("Det, samtalen handler om, og det, I er blevet enige om."))
    columns = [Column("", NARROW), Column("", WIDE), Column("", MIDDLE)]
    sheet.widths(columns)
    last = TABLE_TOP - 2
    for part in (_talk(plan), _goals(framework, plan), _agreements(plan), _talks(plan), _notes(plan)):
        top = sheet.section(last, part.heading)
        widths = (NARROW, WIDE, MIDDLE)
        shown = [Column(name, width, look) for (name, look), width in zip(part.columns, widths, strict=False)]
        empty = Row([part.nothing if number == 1 else None for number in range(len(shown))])
        rows = part.rows or [empty]
        last = sheet.table(part.name, shown, rows, top=top, header_height=24, least_height=20).last
    print_across(sheet, columns, last, footer(plan, today), repeated_row=None, one_page_from=0.7)


def _talk(plan: Plan) -> _Part:
    written = ((_("Siden sidst"), plan.round.looking_back), (_("Ønsker"), plan.round.wishes))
    rows = [Row((subject, text or _NOT_WRITTEN), name=subject) for subject, text in written]
    columns = ((headers.SUBJECT, STRONG), (headers.TEXT, TEXT))
    return _Part(_("Til samtalen"), "Til_samtalen", columns, rows, "")


def _goals(framework: Framework, plan: Plan) -> _Part:
    rows = [
        Row((_competencies(framework, goal), goal.text, _progress(plan, goal)), name=goal.text) for goal in plan.goals
    ]
    columns = ((headers.COMPETENCY, TEXT), (headers.GOAL, STRONG), (headers.ACTIONS, TEXT))
    return _Part(_("Udviklingsmål"), "Udviklingsmaal", columns, rows, _("Målene kommer her, når de er skrevet."))


def _competencies(framework: Framework, goal: Goal) -> str:
    named = dict.fromkeys(whereabouts(framework, behaviour).competency for behaviour in goal.behaviours)
    return ", ".join(name for name in named if name)


def _progress(plan: Plan, goal: Goal) -> str:
    actions = [action for action in plan.actions if action.goal == goal.id]
    if not actions:
        return _("Ingen handlinger endnu")
    done = sum(action.status is Status.DONE for action in actions)
    counted = ngettext("{count} handling", "{count} handlinger", len(actions))
    return _("{actions}, {done} gennemført").format(actions=counted, done=done) if done else counted


def _agreements(plan: Plan) -> _Part:
    rows = [
        Row((_WHO[agreement.marker], agreement.name or None, agreement.date))
        for item in reversed(plan.rounds)
        for agreement in agreements(item)
    ]
    columns = ((headers.WHO, STRONG), (headers.NAME, TEXT), (headers.DATE, DAY))
    return _Part(_("Vi er enige"), "Enige", columns, rows, _("Navn og dato kommer her, når I er enige."))


def _talks(plan: Plan) -> _Part:
    rows = [Row((talk.date, talk.label or None)) for talk in plan.talks]
    columns = ((headers.DATE, DAY), (headers.TALK, TEXT))
    return _Part(_("Samtaler"), "Samtaler", columns, rows, _("Der er ikke aftalt samtaler endnu."))


def _notes(plan: Plan) -> _Part:
    noted: list[tuple[Action | None, date, str]] = [(None, note.date, note.text) for note in plan.follow_ups]
    noted += [(action, note.date, note.text) for action in plan.actions for note in action.follow_ups]
    rows = [
        Row((day, text, action.text if action is not None else _("Hele planen")), name=text)
        for action, day, text in sorted(noted, key=lambda entry: entry[1], reverse=True)
    ]
    columns = ((headers.DATE, DAY), (headers.NOTE, TEXT), (headers.ABOUT, TEXT))
    return _Part(_("Noter undervejs"), "Noter", columns, rows, _("Noter med dato kommer her."))
