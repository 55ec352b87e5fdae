"""The sheet that a leader brings to a first talk with the own leader: what was read, first marks, lines to write on."""

from collections.abc import Iterator, Sequence
from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.reading import FOR_ALL_LEADERS, parts_read, reading_parts
from ledelsesplan.reports.content import Agreed, agreed, framework_line, priorities, shows_levels, strengths
from ledelsesplan.reports.pdf.flow import HAIR, HEAVY, Column, Item, Row, flow
from ledelsesplan.reports.pdf.paper import Page, mm
from ledelsesplan.reports.pdf.plan_pages import (
    FACT,
    FACT_COLUMNS,
    FACT_WIDTH,
    LABEL,
    ROOM,
    TEXT_WIDTH,
    TITLE,
    UNDER_TITLE,
    pages_of_rows,
    placed_marks,
    wording,
)
from ledelsesplan.reports.pdf.plan_parts import SMALL, TEXT, WIDTH, again, lines, section, sentence
from ledelsesplan.terms import level_names
from ledelsesplan.text import _, format_date, list_words, ngettext

SHOWN = 3
"""How many strengths, and how many development areas, are a start for a talk; the others stand in the plan."""

LEAST_LINES, MOST_LINES, WRITING_LINE = 5, 14, mm(9)
VALUE_AT = mm(32)


def first_talk_pages(framework: Framework, plan: Plan, today: date) -> list[Page]:
    """The pages of the sheet; the lines to write on fill the last one. Private notes are not in it."""
    said = list(_rows(framework, plan, today))
    least = len(flow([*said, *_writing(LEAST_LINES)], ROOM))
    count = LEAST_LINES
    while count < MOST_LINES and len(flow([*said, *_writing(count + 1)], ROOM)) == least:
        count += 1
    return pages_of_rows([*said, *_writing(count)], plan, today)


def _rows(framework: Framework, plan: Plan, today: date) -> Iterator[Row]:
    yield from _head(framework, plan, today)
    yield from _read(framework, plan)
    items = agreed(framework, plan)
    with_level = shows_levels(framework, plan)
    yield from _marked(
        _("Mine første styrker"),
        _("Ikke markeret endnu. Vi kan begynde med, hvad jeg allerede lykkes med."),
        strengths(items),
        with_level=with_level,
    )
    yield from _marked(
        _("Det vil jeg gerne udvikle"),
        _("Ikke markeret endnu. Vi kan finde det sammen."),
        priorities(items),
        with_level=with_level,
    )


def _head(framework: Framework, plan: Plan, today: date) -> Iterator[Row]:
    yield Row((Column(0, lines(_("Ark til den første samtale"), TITLE)),))
    yield Row((Column(0, lines(_("Et afsæt for dialog, ikke en bedømmelse"), UNDER_TITLE)),), padding=(0, mm(3.5)))
    facts = [
        [(_("Leder"), plan.leader), (_("Nærmeste leder"), plan.own_leader), (_("Dato"), format_date(today))],
        [(_("Ledelsesniveau"), ", ".join(level_names(framework, _levels(plan)))), (_("Enhed"), plan.unit)],
    ]
    for row in facts:
        yield Row(
            tuple(
                Column(x, (*lines(name, LABEL, FACT_WIDTH), *lines(value or _BLANK, FACT, FACT_WIDTH)))
                for x, (name, value) in zip(FACT_COLUMNS, row, strict=False)
            ),
            padding=(0, mm(2)),
        )
    long = [
        (_("Værdier"), " · ".join(value.text for value in framework.values)),
        (_("Ledelsesgrundlag"), framework_line(framework)),
    ]
    for name, value in long:
        if value:
            columns = (Column(0, lines(name, LABEL)), Column(VALUE_AT, lines(value, TEXT, WIDTH - VALUE_AT)))
            yield Row(columns, padding=(0, mm(0.6)))
    yield Row(least=mm(2.4), rule_below=HEAVY)


_BLANK = "……………………………"


def _levels(plan: Plan) -> tuple[str, ...]:
    return (plan.own_level,) if plan.own_level is not None else plan.round.levels


def _read(framework: Framework, plan: Plan) -> Iterator[Row]:
    yield section(_("Det har jeg læst"))
    read, parts = parts_read(framework, plan), reading_parts(framework)
    names = {competency.id: competency.name for competency in framework.competencies()}
    names[FOR_ALL_LEADERS] = _("det, der gælder for alle ledere")
    if not read:
        yield sentence(_("Jeg er ikke begyndt at læse mig ind endnu."))
    elif len(read) == len(parts):
        yield sentence(_("Jeg har læst det hele: alle ledelseskompetencer, og det, der gælder for alle ledere."))
    else:
        words = _("{count} af {parts}: {names}.")
        listed = list_words([names[part] for part in read])
        yield sentence(words.format(count=len(read), parts=len(parts), names=listed))


def _marked(words: str, none: str, items: Sequence[Agreed], *, with_level: bool) -> Iterator[Row]:
    yield section(words)
    if not items:
        yield sentence(none)
    for item in items[:SHOWN]:
        place = " · ".join(part for part in (item.where.level if with_level else "", item.where.competency) if part)
        said: list[Item] = [*lines(place, SMALL, TEXT_WIDTH), *wording(item, TEXT_WIDTH)]
        yield Row(
            (Column(0, tuple(said)),),
            marks=tuple(placed_marks(item)),
            padding=(mm(1.3), mm(1.4)),
            rule_above=HAIR,
            repeated=(again(words),),
        )
    more = len(items) - SHOWN
    if more > 0:
        yield sentence(ngettext("Og {count} mere i planen.", "Og {count} flere i planen.", more))


def _writing(count: int) -> Iterator[Row]:
    words = _("Det vil jeg gerne tale om")
    yield section(words)
    for number in range(count):
        yield Row(least=WRITING_LINE, write_from=0.0, keep=number < LEAST_LINES - 1, repeated=(again(words),))
