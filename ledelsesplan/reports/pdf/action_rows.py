"""The actions of the printed plan: who does what by when, and below each all that belongs to it."""

from collections.abc import Iterator, Sequence
from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Action, Plan
from ledelsesplan.reports import headers
from ledelsesplan.reports.content import whereabouts, wordings
from ledelsesplan.reports.pdf.flow import HAIR, Column, Item, Row, Rule
from ledelsesplan.reports.pdf.paper import INK, mm
from ledelsesplan.reports.pdf.typesetting import STRONG, Type, break_lines
from ledelsesplan.terms import ACTIVITY_TYPE, STATUS
from ledelsesplan.text import _, format_date, format_week, overdue

HEAD = Type(9, STRONG)
TEXT = Type(10)
ACTION = Type(10, STRONG)
SMALL = Type(9)

# Left edges and widths, in mm of the 174 between the margins.
COLUMNS = ((0, 57), (60, 42), (105, 26), (133.5, 18), (153, 21))
DETAILS_AT, DETAILS_WIDTH = 0, 131

TABLE_RULE = Rule(0.6, INK)
ROW_PADDING = (mm(1.6), mm(1.6))
BLANK = mm(14)


def table_head(repeated: tuple[Row, ...] = ()) -> Row:
    """The head of the table, held together with its first row."""
    words = (headers.ACTION, _("Tegn på, at det lykkes"), headers.RESPONSIBLE, headers.DEADLINE, headers.STATUS)
    columns = tuple(
        Column(mm(x), break_lines(word, HEAD, mm(width))) for word, (x, width) in zip(words, COLUMNS, strict=True)
    )
    return Row(columns, space=mm(1.2), padding=(mm(0.8), mm(1)), rule_below=TABLE_RULE, keep=True, repeated=repeated)


def blank_rows(count: int) -> Iterator[Row]:
    """Empty rows to write in."""
    for _number in range(count):
        yield Row(least=BLANK, rule_below=HAIR)


def action_rows(
    framework: Framework,
    plan: Plan,
    actions: Sequence[Action],
    today: date,
    repeated: tuple[Row, ...],
    *,
    with_behaviour: bool,
) -> Iterator[Row]:
    """Rows of actions, those that are due first above; `with_behaviour` says below each what it is to develop."""
    for action in sorted(actions, key=lambda action: (not action.is_open, action.deadline or date.max)):
        details = _details(framework, plan, action, with_behaviour=with_behaviour)
        yield _main_row(action, today, repeated, keep=bool(details))
        if details:
            yield Row(
                (Column(mm(DETAILS_AT), details),), padding=(0, ROW_PADDING[1]), rule_below=HAIR, repeated=repeated
            )


def _main_row(action: Action, today: date, repeated: tuple[Row, ...], *, keep: bool) -> Row:
    late = action.days_overdue(today)
    status = _cell(STATUS[action.status], TEXT, 4)
    if late:
        status += _cell(overdue(late), ACTION, 4)
    due = _cell(format_date(action.deadline) or _("Ikke sat"), TEXT, 3)
    if action.deadline is not None:
        due += _cell(format_week(action.deadline), SMALL, 3)
    cells = (
        _cell(action.text.strip() or _("Uden tekst endnu"), ACTION, 0),
        _cell(action.success_sign, TEXT, 1),
        _cell(action.responsible or _("Ikke valgt"), TEXT, 2),
        due,
        status,
    )
    columns = tuple(Column(mm(x), items) for items, (x, _width) in zip(cells, COLUMNS, strict=True))
    padding = (ROW_PADDING[0], mm(0.4)) if keep else ROW_PADDING
    return Row(columns, padding=padding, rule_below=None if keep else HAIR, keep=keep, repeated=repeated)


def _cell(text: str, look: Type, column: int) -> tuple[Item, ...]:
    return break_lines(text, look, mm(COLUMNS[column][1]))


def _details(framework: Framework, plan: Plan, action: Action, *, with_behaviour: bool) -> tuple[Item, ...]:
    """Everything else that an action says, a line or more for each."""
    goal = plan.goal(action.goal)
    kind = ACTIVITY_TYPE[action.activity_type] if action.activity_type is not None else ""
    facts = [
        (headers.BEHAVIOUR, _behaviour(framework, plan, action) if with_behaviour else ""),
        (headers.GOAL, goal.text if goal is not None else ""),
        (headers.ACTIVITY_TYPE, kind),
        (headers.SUPPORT, action.support),
        (headers.START, format_date(action.start)),
        (headers.FOLLOW_UP, format_date(action.follow_up)),
        (headers.NOTE, action.note),
        *((format_date(item.date), item.text) for item in sorted(action.follow_ups, key=lambda item: item.date)),
    ]
    items: list[Item] = []
    for words in _joined([(label, value.strip()) for label, value in facts if value.strip()]):
        items.extend(break_lines(words, SMALL, mm(DETAILS_WIDTH)))
    return tuple(items)


def _joined(facts: list[tuple[str, str]]) -> Iterator[str]:
    """Short facts share a line: `Aktivitetstype: Kursus · Start: 08-03-2027`."""
    line = ""
    for label, value in facts:
        fact = f"{label}: {value}"
        short = len(fact) <= 45 and "\n" not in fact
        if line and short and len(line) + len(fact) <= 90:
            line += f" · {fact}"
            continue
        if line:
            yield line
        line = fact if short else ""
        if not short:
            yield fact
    if line:
        yield line


def _behaviour(framework: Framework, plan: Plan, action: Action) -> str:
    if action.behaviour is None:
        return _("Hele planen")
    where = whereabouts(framework, action.behaviour)
    if where.theme:
        return " · ".join((where.level, where.competency, where.theme))
    origin = next(item for item in plan.rounds if item.id == action.round)
    return " · ".join(
        part for part in (where.competency, wordings(framework, origin, plan.rounds)(action.behaviour)) if part
    )
