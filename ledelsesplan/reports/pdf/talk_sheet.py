"""The sheet for a development talk (LUS): what is seen differently, what is seen the same, what is agreed, on a page.

Where that does not fit, things give way in the order of `STEPS`: examples and goals are shortened first, then there is
less of what both see the same, of actions, and last of what is seen differently. What is left out is counted;
expectations are never shortened.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtGui import QPainter

from ledelsesplan.core.comparison import Seen, self_and_leader, sides
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Action, Goal, Mark, Plan
from ledelsesplan.core.talk import agreements
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.reports import headers
from ledelsesplan.reports.content import own_leader_marks, page_of, shows_levels, whereabouts, wordings
from ledelsesplan.reports.pdf.action_rows import blank_rows
from ledelsesplan.reports.pdf.flow import (
    BAR_GAP,
    HEAVY,
    Column,
    Gap,
    Item,
    PlacedMark,
    PlacedRow,
    Quoted,
    Row,
    Rule,
    flow,
)
from ledelsesplan.reports.pdf.paper import Page, draw_rule, mm
from ledelsesplan.reports.pdf.plan_parts import AREA, SECTION, STRONG_TEXT, TEXT, WIDTH
from ledelsesplan.reports.pdf.talk_items import FACT, GOAL_PADDING, SLATE, Dot, Frame, ToWriteOn
from ledelsesplan.reports.pdf.typesetting import STRONG, Line, Type, break_lines, draw_lines, draw_right, draw_text
from ledelsesplan.terms import ACTIVITY_TYPE, level_names
from ledelsesplan.text import _, format_date, format_week, ngettext

TITLE = Type(21, STRONG, 1.12)
UNDER_TITLE = Type(11)
LABEL = Type(9)
LABEL_STRONG = Type(9, STRONG, 1.15)
PLAIN_FACT = Type(11)
FOOT = Type(9)

ROW_RULE = Rule(0.6, SLATE)
TEXT_WIDTH = mm(125)
OWN_AT, LEADER_AT = mm(142.3), mm(163.2)
"""The middle of the columns of marks."""
MARK, MARK_GAP = mm(6.2), mm(1.4)

FACT_COLUMNS = (0.0, mm(68), mm(136))
FACT_WIDTHS = (mm(62), mm(62), mm(38))
ACTION_COLUMNS = ((0, 44), (47, 31), (80.2, 19), (102, 72))
BOTTOM_COLUMNS, BOTTOM_WIDTH = (0.0, mm(60), mm(120)), mm(54)
BOTTOM_LINES = 3
FOOT_HEIGHT = mm(10)


@dataclass(frozen=True, slots=True)
class Fit:
    """How much of each thing stands on the sheet, at most. `example` and `goal` are the lines of one."""

    example: int = 3
    goal: int = 2
    actions: int = 3
    same: int = 3
    different: int = 3
    blank: int = 2


STEPS = (
    Fit(),
    Fit(example=1),
    Fit(example=1, goal=1),
    Fit(example=1, goal=1, actions=2),
    Fit(example=1, goal=1, actions=2, same=2),
    Fit(example=1, goal=1, actions=2, same=1),
    Fit(example=1, goal=1, actions=1, same=1),
    Fit(example=1, goal=1, actions=1, same=1, different=2),
    Fit(example=0, goal=1, actions=1, same=1, different=2),
    Fit(example=0, goal=1, actions=1, same=1, different=1, blank=1),
)
MOST_GOALS = 3


@dataclass(frozen=True, slots=True)
class Seeing:
    """A behaviour on the sheet. `own_leader` is None where the own leader has not marked it, or is not done marking."""

    id: str
    own: Mark | None
    own_leader: Mark | None
    is_open: bool = False


def talk_sheet_pages(framework: Framework, plan: Plan, today: date) -> list[Page]:
    """The sheet as one page; without the own leader's marks it has boxes for them. Private notes are not in it."""
    bottom = _bottom(plan, today)
    room = AREA.height() - FOOT_HEIGHT - _bottom_height(bottom)
    placed = flow([], room)
    for fit in STEPS:
        placed = flow(list(_rows(framework, plan, today, fit)), room)
        if len(placed) == 1:
            break
    pages: list[Page] = []
    for number, rows in enumerate(placed, start=1):

        def paint(painter: QPainter, rows: tuple[PlacedRow, ...] = rows, number: int = number) -> None:
            for item in rows:
                item.row.draw(painter, AREA.left(), AREA.top() + item.y, WIDTH)
            if number == len(placed):
                _paint_bottom(painter, bottom)
            _paint_foot(painter, page_of(number, len(placed)))

        pages.append(paint)
    return pages


def _rows(framework: Framework, plan: Plan, today: date, fit: Fit) -> Iterator[Row]:
    yield from _head(framework, plan, today)
    yield from _seen(framework, plan, fit)
    yield from _agreed(plan, fit)


def _lines(text: str, look: Type, width: float = WIDTH, most: int | None = None) -> tuple[Line, ...]:
    return break_lines(text, look, width, most)


# Whose talk it is, and when


def _head(framework: Framework, plan: Plan, today: date) -> Iterator[Row]:
    yield Row((Column(0, _lines(_("Lederudviklingssamtale"), TITLE)),))
    level = level_names(framework, (plan.own_level,) if plan.own_level else plan.round.levels)
    under = _("{level} · et afsæt for dialog").format(level=", ".join(level))
    yield Row((Column(0, _lines(under, UNDER_TITLE, most=1)),), padding=(0, mm(3)))
    held = talk_day(plan, today)
    facts = (
        (_("Leder"), plan.leader),
        (_("Nærmeste leder"), plan.own_leader),
        (_("Dato"), format_date(held)),
    )
    columns = []
    for x, width, (label, value) in zip(FACT_COLUMNS, FACT_WIDTHS, facts, strict=True):
        known: tuple[Item, ...] = _lines(value, FACT, width, 2) or (ToWriteOn(width),)
        columns.append(Column(x, (*_lines(label, LABEL, width), *known)))
    below = mm(2.6) if all(value for _label, value in facts) else mm(5)
    yield Row(tuple(columns), padding=(0, below), rule_below=HEAVY)


def talk_day(plan: Plan, today: date) -> date | None:
    """The day of the talk: when it was agreed, else the next planned talk, else the round's day if that is to come."""
    if plan.round.agreements:
        return max(agreement.date for agreement in plan.round.agreements)
    days = [talk.date for talk in plan.talks if talk.date >= today]
    return min(days, default=plan.round.date if plan.round.date >= today else None)


# What both see


def _seen(framework: Framework, plan: Plan, fit: Fit) -> Iterator[Row]:
    """What is seen differently before what is seen the same; the leader's own marks where only these may be shown."""
    pairs = self_and_leader(framework, plan)
    if own_leader_marks(plan, plan.round):
        one_sided = [pair for pair in pairs if pair.seen is Seen.ONE_SIDED]
        differing = [pair for pair in pairs if pair.seen is Seen.OPPOSED]
        differing += sorted(one_sided, key=lambda pair: "priority" not in sides(pair.own or pair.own_leader))
        same = [pair for pair in pairs if pair.seen is Seen.SAME]
        kept = sorted(same, key=lambda pair: "priority" not in sides(pair.own))[: fit.same]
        parts = [
            (_("Her ser vi forskelligt på det"), differing[: fit.different], len(differing)),
            (_("Her ser vi det samme"), [pair for pair in same if pair in kept], len(same)),
        ]
        listed = [
            (words, [Seeing(pair.id, pair.own, pair.own_leader) for pair in shown], count)
            for words, shown, count in parts
        ]
    else:
        # In an order that tells nothing of what the own leader has marked so far.
        pairs = tuple(sorted(pairs, key=lambda pair: (framework.position(pair.id), pair.id)))
        strengths = [pair for pair in pairs if pair.own is not None and pair.own.strength]
        priorities = [pair for pair in pairs if pair.own is not None and pair.own.priority]
        listed = [
            (words, [Seeing(pair.id, pair.own, None, is_open=True) for pair in found[:most]], len(found))
            for words, found, most in (
                (_("Styrker"), strengths, fit.different),
                (_("Udviklingsområder"), priorities, fit.same),
            )
        ]
    listed = [part for part in listed if part[1]]
    if not listed:
        yield from _nothing_marked()
    for number, (words, seen, count) in enumerate(listed):
        yield from _section(words, with_columns=number == 0)
        for place, item in enumerate(seen):
            yield _seen_row(framework, plan, item, fit, first=place == 0)
        if count > len(seen):
            yield _more(count - len(seen))


def _nothing_marked() -> Iterator[Row]:
    yield from _section(_("Det taler vi om"), with_columns=False)
    words = _("Der er ikke markeret noget endnu. Det er ikke en mangel: her er plads til det, I vil tale om.")
    yield Row((Column(0, _lines(words, TEXT)),), padding=(mm(1), 0))
    yield from blank_rows(4)


def _section(words: str, *, with_columns: bool) -> Iterator[Row]:
    heading = Row((Column(0, _lines(words, SECTION)),), space=mm(6), padding=(0, mm(1)), keep=True)
    yield heading
    if with_columns:
        named = ((OWN_AT, _("Egen")), (LEADER_AT, _("Nærmeste\nleder")))
        columns = []
        for middle, name in named:
            lines = _lines(name, LABEL_STRONG, mm(24))
            short = 2 - len(lines)
            for number, line in enumerate(lines):
                down = (short + number) * LABEL_STRONG.line_height
                columns.append(Column(middle - line.width / 2, (Gap(down), line)))
        yield Row(tuple(columns), padding=(0, mm(1)), keep=True)


def _seen_row(framework: Framework, plan: Plan, item: Seeing, fit: Fit, *, first: bool) -> Row:
    where = whereabouts(framework, item.id)
    title = where.theme or where.competency
    if where.level and shows_levels(framework, plan):
        title = f"{title} · {where.level}"
    items: list[Item] = [*_lines(title, STRONG_TEXT, TEXT_WIDTH)]
    items += _lines(wordings(framework, plan.round)(item.id), TEXT, TEXT_WIDTH)
    theirs = item.own_leader.note if item.own_leader is not None else ""
    for note in (
        item.own.note if item.own is not None else "",
        _("Nærmeste leder: {note}").format(note=theirs.strip()) if theirs.strip() else "",
    ):
        lines = _lines(note, TEXT, TEXT_WIDTH - BAR_GAP, fit.example) if fit.example else ()
        items += [Gap(mm(0.5)), *(Quoted(line) for line in lines)] if lines else []
    marks, dots = _marks(item)
    return Row(
        (Column(0, tuple(items)), *dots),
        marks=tuple(marks),
        padding=(mm(1.5), mm(1.6)),
        rule_above=ROW_RULE if first else replace(ROW_RULE, width=0.4),
    )


def _marks(item: Seeing) -> tuple[list[PlacedMark], list[Column]]:
    """The marks of both in their columns, dots for what is not marked, boxes for what may still be."""
    marks: list[PlacedMark] = []
    dots: list[Column] = []
    for middle, mark, ghost in ((OWN_AT, item.own, False), (LEADER_AT, item.own_leader, item.is_open)):
        said = sides(mark)
        kinds = [MarkKind.STRENGTH] if ghost or "strength" in said else []
        kinds += [MarkKind.PRIORITY] if ghost or "priority" in said else []
        x = middle - (len(kinds) * (MARK + MARK_GAP) - MARK_GAP) / 2
        for kind in kinds:
            marks.append(PlacedMark(x, kind, MARK, ghost=ghost))
            x += MARK + MARK_GAP
        if not kinds:
            dots.append(Column(middle, (Dot(),), centred=True))
    return marks, dots


def _more(count: int) -> Row:
    words = ngettext("og {count} mere i planen", "og {count} flere i planen", count)
    return Row((Column(0, _lines(words, TEXT)),), padding=(mm(0.8), 0), rule_above=replace(ROW_RULE, width=0.4))


# What is agreed


def _agreed(plan: Plan, fit: Fit) -> Iterator[Row]:
    yield from _section(_("Det aftaler vi"), with_columns=False)
    goals = _open_goals(plan)
    lines = list(_lines(_("Udviklingsmål"), LABEL))
    for goal in goals[:MOST_GOALS]:
        lines += _lines(goal.text, PLAIN_FACT, WIDTH - 2 * GOAL_PADDING, fit.goal)
    if len(goals) > MOST_GOALS:
        more = len(goals) - MOST_GOALS
        lines += _lines(ngettext("og {count} mere i planen", "og {count} flere i planen", more), TEXT)
    yield Row((Column(0, (Frame(tuple(lines)),)),), padding=(0, mm(2)), keep=True)
    words = (headers.ACTION, headers.ACTIVITY_TYPE, headers.DEADLINE, _("Tegn på, at det lykkes"))
    cells = [_lines(word, LABEL_STRONG, mm(width)) for word, (_x, width) in zip(words, ACTION_COLUMNS, strict=True)]
    yield Row(_columns(cells), padding=(mm(0.6), mm(1)), rule_below=ROW_RULE, keep=True)
    actions = open_actions(plan)
    for action in actions[: fit.actions]:
        yield _action_row(action)
    if len(actions) > fit.actions:
        yield _more(len(actions) - fit.actions)
    yield from blank_rows(fit.blank)
    by = agreements(plan.round)
    who = " · ".join(f"{item.name} {format_date(item.date)}" for item in by)
    if who:
        agreed = _("Enige om det: {who}").format(who=who)
        yield Row((Column(0, _lines(agreed, TEXT, most=2)),), padding=(mm(2), mm(2)))


def open_actions(plan: Plan) -> tuple[Action, ...]:
    """What is still to be done, that which is due first above."""
    return tuple(sorted((item for item in plan.actions if item.is_open), key=lambda item: item.deadline or date.max))


def _open_goals(plan: Plan) -> tuple[Goal, ...]:
    """The goals that are not reached yet: without an action, or with one that is still open."""
    done = {item.goal for item in plan.actions} - {item.goal for item in open_actions(plan)}
    return tuple(goal for goal in plan.goals if goal.id not in done)


def _columns(cells: Sequence[tuple[Item, ...]], *, centred: bool = False) -> tuple[Column, ...]:
    return tuple(Column(mm(x), items, centred) for items, (x, _width) in zip(cells, ACTION_COLUMNS, strict=True))


def _action_row(action: Action) -> Row:
    kind = ACTIVITY_TYPE[action.activity_type] if action.activity_type is not None else ""
    due = f"{format_date(action.deadline)}\n{format_week(action.deadline)}" if action.deadline else ""
    words = (action.text or _("Uden tekst endnu"), kind, due, action.success_sign)
    cells = [_lines(word, TEXT, mm(width), 3) for word, (_x, width) in zip(words, ACTION_COLUMNS, strict=True)]
    return Row(_columns(cells, centred=True), padding=(mm(1.8), mm(1.8)), rule_below=ROW_RULE)


# The foot of the page


@dataclass(frozen=True, slots=True)
class Bottom:
    """A thing that is agreed beside the actions: a label, a value in strong type, and what follows it in plain type."""

    label: str
    strong: str
    plain: str


def _bottom(plan: Plan, today: date) -> tuple[Bottom, ...]:
    support = dict.fromkeys(action.support.strip() for action in open_actions(plan) if action.support.strip())
    held = talk_day(plan, today)
    later = [talk.date for talk in plan.talks if talk.date > (held or today)]
    week = f", {format_week(plan.follow_up)}" if plan.follow_up is not None else ""
    return (
        Bottom(_("Støtte fra nærmeste leder"), "", "; ".join(support)),
        Bottom(_("Opfølgning"), format_date(plan.follow_up), week),
        Bottom(_("Næste samtale"), format_date(min(later, default=None)), ""),
    )


def _bottom_height(bottom: Sequence[Bottom]) -> float:
    lines = max(len(_lines(item.plain, TEXT, BOTTOM_WIDTH, BOTTOM_LINES)) for item in bottom)
    return mm(3.5) + LABEL.line_height + max(lines, 2) * FACT.line_height


def _paint_bottom(painter: QPainter, bottom: Sequence[Bottom]) -> None:
    top = AREA.bottom() - FOOT_HEIGHT - _bottom_height(bottom) + mm(2)
    for left, item in zip(BOTTOM_COLUMNS, bottom, strict=True):
        x = AREA.left() + left
        draw_rule(painter, x, x + BOTTOM_WIDTH, top, 1.0)
        y = top + mm(1.2)
        draw_text(painter, item.label, LABEL, x, y, BOTTOM_WIDTH)
        y += LABEL.line_height
        if item.strong:
            x = draw_text(painter, item.strong, FACT, x, y, BOTTOM_WIDTH)
            draw_text(painter, item.plain, TEXT, x, y, BOTTOM_WIDTH)
        else:
            draw_lines(painter, _lines(item.plain, TEXT, BOTTOM_WIDTH, BOTTOM_LINES), x, y)


def _paint_foot(painter: QPainter, of: str) -> None:
    y = AREA.bottom() - FOOT.line_height
    begins = draw_right(painter, of, FOOT, AREA.right(), y, WIDTH)
    draw_text(painter, _("Private noter er ikke med på dette ark."), FOOT, AREA.left(), y, begins - AREA.left() - mm(6))
