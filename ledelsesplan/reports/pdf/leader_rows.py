"""What a leader's own plan has besides in print: what each talk was prepared with and came to, and its goals."""

from collections.abc import Iterator

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan, Round
from ledelsesplan.core.talk import agreements
from ledelsesplan.reports.content import whereabouts, wordings
from ledelsesplan.reports.pdf.flow import HAIR, Column, Item, Row
from ledelsesplan.reports.pdf.paper import mm
from ledelsesplan.reports.pdf.plan_parts import SMALL, STRONG_TEXT, TEXT, again, lines, section
from ledelsesplan.text import _, format_date, format_week


def before_the_marks(framework: Framework, plan: Plan) -> Iterator[Row]:
    """Looking back, wishes, goals and agreements of the newest round; nothing of a group's plan."""
    if plan.kind is not Kind.PERSONAL:
        return
    newest = plan.round
    yield from _text(_("Tilbageblik"), newest.looking_back)
    yield from _text(_("Ønsker"), newest.wishes)
    yield from _goals(framework, plan)
    agreed = _agreements(newest)
    if agreed:
        yield from _text(_("Enige om planen"), agreed)


def earlier_rounds(plan: Plan) -> Iterator[Row]:
    """The same of the rounds before, the newest first; a round in which nothing was written is left out."""
    if plan.kind is not Kind.PERSONAL:
        return
    words = _("Tidligere runder")
    begun = False
    for item in reversed(plan.rounds[:-1]):
        facts = [
            (_("Tilbageblik"), item.looking_back),
            (_("Ønsker"), item.wishes),
            (_("Enige om det"), _agreements(item)),
        ]
        shown = [(label, text.strip()) for label, text in facts if text.strip()]
        if not shown:
            continue
        if not begun:
            yield section(words)
            begun = True
        title = " · ".join(part for part in (item.label, format_date(item.date), format_week(item.date)) if part)
        yield Row((Column(0, lines(title, STRONG_TEXT)),), padding=(mm(1.6), mm(0.8)), rule_above=HAIR, keep=True)
        for label, text in shown:
            columns = (Column(0, lines(label, SMALL)), Column(mm(32), lines(text, TEXT, mm(142))))
            yield Row(columns, padding=(0, mm(1.2)), repeated=(again(words),))


def _text(words: str, text: str) -> Iterator[Row]:
    if text.strip():
        yield section(words)
        yield Row((Column(0, lines(text.strip(), TEXT)),), repeated=(again(words),))


def _agreements(item: Round) -> str:
    """Who agreed and when, the leader first."""
    return " · ".join(f"{agreement.name} {format_date(agreement.date)}".strip() for agreement in agreements(item))


def _goals(framework: Framework, plan: Plan) -> Iterator[Row]:
    if not plan.goals:
        return
    words = _("Udviklingsmål")
    yield section(words)
    for goal in plan.goals:
        items: list[Item] = [*lines(goal.text, STRONG_TEXT)]
        for behaviour in goal.behaviours:
            where = whereabouts(framework, behaviour)
            named = " · ".join(part for part in (where.competency, where.theme) if part)
            items += lines(named or wordings(framework, plan.round)(behaviour), SMALL)
        yield Row((Column(0, tuple(items)),), padding=(mm(1.3), mm(1.4)), rule_above=HAIR, repeated=(again(words),))
