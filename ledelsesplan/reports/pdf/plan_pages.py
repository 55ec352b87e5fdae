"""The printed plan, for one who was not there: focus areas with actions, what happens next, what else was marked."""

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtGui import QPainter

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Action, Kind, Plan
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.reports.content import (
    Agreed,
    agreed,
    focus_areas,
    framework_line,
    page_of,
    priorities,
    shows_levels,
    strengths,
)
from ledelsesplan.reports.pdf.action_rows import action_rows, blank_rows, table_head
from ledelsesplan.reports.pdf.flow import (
    BAR_GAP,
    HAIR,
    HEAVY,
    Column,
    Gap,
    Item,
    PlacedMark,
    PlacedRow,
    Quoted,
    Row,
    flow,
)
from ledelsesplan.reports.pdf.leader_rows import before_the_marks, earlier_rounds
from ledelsesplan.reports.pdf.paper import Page, mm
from ledelsesplan.reports.pdf.plan_parts import AREA, SMALL, TEXT, WIDTH, again, lines, section, sentence
from ledelsesplan.reports.pdf.typesetting import STRONG, Type, break_lines, draw_right, draw_text
from ledelsesplan.terms import PLAN_KIND, level_names
from ledelsesplan.text import _, format_date, format_week, ngettext

TITLE = Type(21, STRONG, 1.12)
UNDER_TITLE = Type(11)
LABEL = Type(9)
FACT = Type(11, STRONG)
THEME = Type(10.5, STRONG)
FOOT = Type(9)

FOOT_HEIGHT = mm(8)
ROOM = AREA.height() - FOOT_HEIGHT
FACT_COLUMNS = tuple(mm(x) for x in (0, 60, 120))
FACT_WIDTH = mm(54)
MARK, MARK_GAP = mm(6), mm(1.6)
TEXT_WIDTH = WIDTH - 3 * MARK - 3 * MARK_GAP
NARROW_WIDTH = mm(106)
BESIDE_AT, BESIDE_WIDTH = mm(110), mm(46)
BLANK_ROWS = 3


def plan_pages(framework: Framework, plan: Plan, today: date) -> list[Page]:
    """The pages of the plan as it is on `today`. Private notes and counts that are not revealed are not in it."""
    return pages_of_rows(list(_rows(framework, plan, today)), plan, today)


def pages_of_rows(rows: Sequence[Row], plan: Plan, today: date) -> list[Page]:
    """Rows on pages, each with the plan's title, the day and its number at its foot."""
    placed = flow(rows, ROOM)
    pages: list[Page] = []
    for number, page_rows in enumerate(placed, start=1):

        def paint(painter: QPainter, page_rows: tuple[PlacedRow, ...] = page_rows, number: int = number) -> None:
            for item in page_rows:
                item.row.draw(painter, AREA.left(), AREA.top() + item.y, WIDTH)
            _paint_foot(painter, plan, today, page_of(number, len(placed)))

        pages.append(paint)
    return pages


def _paint_foot(painter: QPainter, plan: Plan, today: date, of: str) -> None:
    y = AREA.bottom() - FOOT.line_height
    words = " · ".join((_("Private noter er ikke med"), format_date(today), of))
    begins = draw_right(painter, words, FOOT, AREA.right(), y, WIDTH)
    draw_text(painter, plan.title, FOOT, AREA.left(), y, begins - AREA.left() - mm(6))


def _rows(framework: Framework, plan: Plan, today: date) -> Iterator[Row]:
    items = agreed(framework, plan)
    focuses = focus_areas(items)
    chosen = {item.mark.id for item in focuses}
    in_matrix = tuple(item for item in items if item.where.theme and item.mark.id not in chosen)
    others = [item for item in items if not item.where.theme and item.mark.id not in chosen]
    yield from _head(framework, plan)
    yield from before_the_marks(framework, plan)
    yield from _focus_areas(framework, plan, focuses, today)
    yield from _other_actions(framework, plan, chosen, today)
    yield from _next(plan)
    if not items:
        yield from _nothing_marked(framework)
    with_level = shows_levels(framework, plan)
    for words, marked in (
        (_("Andre styrker") if focuses else _("Styrker"), strengths(in_matrix)),
        (_("Andre udviklingsområder") if focuses else _("Udviklingsområder"), priorities(in_matrix)),
        (_("Generelle forventninger, værdier og intentioner"), [item for item in others if item.where.competency]),
        (_("Ikke i ledelsesgrundlaget"), [item for item in others if not item.where.competency]),
    ):
        yield from _marked(words, marked, with_level=with_level)
    yield from earlier_rounds(plan)


def _head(framework: Framework, plan: Plan) -> Iterator[Row]:
    yield Row((Column(0, lines(plan.title, TITLE)),))
    under = _("{kind} · et afsæt for dialog, ikke en bedømmelse").format(kind=PLAN_KIND[plan.kind])
    yield Row((Column(0, lines(under, UNDER_TITLE)),), padding=(0, mm(3.5)))
    newest = plan.round
    held = " · ".join(part for part in (newest.label, format_date(newest.date), format_week(newest.date)) if part)
    present = ngettext("{count} til stede", "{count} til stede", newest.present) if newest.present is not None else ""
    follow_up = f"{format_date(plan.follow_up)} · {format_week(plan.follow_up)}" if plan.follow_up else ""
    short = [
        (_("Enhed"), plan.unit),
        (_("Dato"), held),
        (_("Opfølgning"), follow_up or _("Ikke aftalt endnu")),
    ]
    long = [
        (_("Leder"), plan.leader),
        (_("Nærmeste leder"), plan.own_leader),
        (
            _("Ledelsesniveau") if len(newest.levels) == 1 else _("Ledelsesniveauer"),
            ", ".join(level_names(framework, newest.levels)),
        ),
        (_("Deltagere"), _people(plan, present)),
        (_("Ledelsesgrundlag"), framework_line(framework)),
    ]
    shown = [(label, value) for label, value in short if value]
    yield Row(
        tuple(
            Column(x, (*lines(label, LABEL, FACT_WIDTH), *lines(value, FACT, FACT_WIDTH)))
            for x, (label, value) in zip(FACT_COLUMNS, shown, strict=False)
        ),
        padding=(0, mm(2)),
    )
    for label, value in long:
        if value:
            columns = (Column(0, lines(label, LABEL)), Column(mm(32), lines(value, TEXT, WIDTH - mm(32))))
            yield Row(columns, padding=(0, mm(0.6)))
    yield Row(least=mm(2.4), rule_below=HEAVY)


def _people(plan: Plan, present: str) -> str:
    names = ", ".join(participant.name for participant in plan.participants)
    if names and present:
        return f"{names} ({present})"
    return names or present


def _focus_areas(framework: Framework, plan: Plan, focuses: Sequence[Agreed], today: date) -> Iterator[Row]:
    words = _("Fokusområder")
    yield section(words)
    if not focuses:
        yield sentence(_("Der er ikke valgt fokusområder endnu. De vælges blandt styrker og udviklingsområder."))
        return
    repeated = again(words)
    for number, item in enumerate(focuses):
        yield _focus_row(item, repeated, first=number == 0)
        theme = Row((Column(0, break_lines(item.where.theme or item.text, THEME, WIDTH, most=1)),), keep=True)
        head = table_head((repeated, theme))
        yield head
        actions = plan.actions_for(item.mark.id)
        if not actions:
            none = lines(_("Ingen handling endnu"), TEXT)
            yield Row((Column(0, none),), padding=(mm(1.6), 0), least=mm(14), rule_below=HAIR)
        yield from action_rows(framework, plan, actions, today, (repeated, theme, head), with_behaviour=False)


def _other_actions(framework: Framework, plan: Plan, chosen: set[str], today: date) -> Iterator[Row]:
    actions: tuple[Action, ...] = tuple(action for action in plan.actions if action.behaviour not in chosen)
    if not actions and chosen:
        return
    words = _("Andre handlinger") if chosen else _("Handlinger")
    yield section(words)
    if not actions:
        yield sentence(_("Der er ingen handlinger endnu. Her er plads til de første."))
    head = table_head((again(words),))
    yield head
    if not actions:
        yield from blank_rows(BLANK_ROWS)
    yield from action_rows(framework, plan, actions, today, (again(words), head), with_behaviour=True)


def _marked(words: str, items: Sequence[Agreed], *, with_level: bool) -> Iterator[Row]:
    if not items:
        return
    yield section(words)
    for item in items:
        beside: list[Item] = []
        level = item.where.level if with_level else ""
        for line in (level, item.where.competency, *_counted(item)):
            beside += lines(line, SMALL, BESIDE_WIDTH)
        yield Row(
            (Column(0, wording(item, NARROW_WIDTH)), Column(BESIDE_AT, tuple(beside))),
            marks=tuple(placed_marks(item)),
            padding=(mm(1.3), mm(1.4)),
            rule_above=HAIR,
            repeated=(again(words),),
        )


def _nothing_marked(framework: Framework) -> Iterator[Row]:
    yield section(_("Styrker og udviklingsområder"))
    yield sentence(
        _("Der er ikke markeret noget endnu. Det er ikke en mangel: {title} er et afsæt for dialog.").format(
            title=framework.title
        )
    )


def _focus_row(item: Agreed, repeated: Row, *, first: bool) -> Row:
    place = " · ".join(part for part in (item.where.level, item.where.competency) if part)
    items: list[Item] = [*lines(place, SMALL, TEXT_WIDTH), *wording(item, TEXT_WIDTH)]
    counted = " · ".join(_counted(item))
    if counted:
        items += [Gap(mm(0.6)), *lines(counted, SMALL, TEXT_WIDTH)]
    return Row(
        (Column(0, tuple(items)),),
        marks=tuple(placed_marks(item)),
        space=0 if first else mm(5),
        padding=(mm(1.6), mm(1.6)),
        rule_above=HAIR if first else HEAVY,
        keep=True,
        repeated=(repeated,),
    )


def wording(item: Agreed, width: float) -> tuple[Item, ...]:
    """The theme, the expectation, and the note: a group's reason or a leader's example, in their own words."""
    items: list[Item] = [*lines(item.where.theme, THEME, width), *lines(item.text, TEXT, width)]
    note = break_lines(item.mark.note, TEXT, width - BAR_GAP)
    if note:
        items += [Gap(mm(0.8)), *(Quoted(line) for line in note)]
    return tuple(items)


def placed_marks(item: Agreed) -> Iterator[PlacedMark]:
    """The marks at the right margin, always in the order S, U, F."""
    mark = item.mark
    x = WIDTH - MARK
    for kind, is_set in (
        (MarkKind.FOCUS, mark.focus),
        (MarkKind.PRIORITY, mark.priority),
        (MarkKind.STRENGTH, mark.strength),
    ):
        if is_set:
            yield PlacedMark(x, kind, MARK)
            x -= MARK + MARK_GAP


def _counted(item: Agreed) -> Iterator[str]:
    """`Hænder: S 2, U 7` and `7 prikker`; what nobody asked is not named."""
    counts = (("S", item.strength_hands), ("U", item.priority_hands))
    hands = [f"{letter} {count}" for letter, count in counts if count is not None]
    if hands:
        yield _("Hænder: {hands}").format(hands=", ".join(hands))
    if item.dots:
        yield ngettext("{count} prik", "{count} prikker", item.dots)


def _next(plan: Plan) -> Iterator[Row]:
    """When it is followed up, and what was seen since."""
    yield section(_("Vi følger op") if plan.kind is Kind.TEAM else _("Jeg følger op"))
    on = f"{format_date(plan.follow_up)}, {format_week(plan.follow_up)}" if plan.follow_up else ""
    yield Row((Column(0, lines(on or _("Dagen er ikke aftalt endnu."), FACT if on else TEXT)),))
    for talk in sorted(plan.talks, key=lambda talk: talk.date):
        words = " · ".join(part for part in (format_date(talk.date), talk.label) if part)
        yield Row((Column(0, lines(words, TEXT)),), padding=(mm(0.8), 0))
    for note in sorted(plan.follow_ups, key=lambda note: note.date):
        yield Row((Column(0, lines(f"{format_date(note.date)}: {note.text}", TEXT)),), padding=(mm(0.8), 0))
