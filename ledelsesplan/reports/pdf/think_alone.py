"""The sheet *Tænk selv*: all expectations of one level on a page of A4, with boxes to tick."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ledelsesplan.core.framework import Framework, Level
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.reports.content import framework_line
from ledelsesplan.reports.pdf.flow import HAIR, HEAVY, Column, PlacedMark, PlacedRow, Row, flow
from ledelsesplan.reports.pdf.paper import INKS, Page, a4, draw_rule, mm
from ledelsesplan.reports.pdf.typesetting import STRONG, Type, break_lines, draw_right, draw_text
from ledelsesplan.text import _

SHEET = a4(top=10, right=14, bottom=8, left=18)
AREA = SHEET.area

TITLE = Type(20, STRONG)
UNDER_TITLE = Type(11)
COMPETENCY = Type(10.5, STRONG)
TEXT = Type(9.1, pitch=1.14)
EXAMPLE = Type(10)
FOOT = Type(9.1)

BOX, BOX_GAP, TEXT_GAP = mm(4.5), mm(2.4), mm(3)
HEAD, RULE_AT = mm(18.2), mm(16.4)
FOOT_HEIGHT = mm(6)
ROOM = AREA.height() - HEAD - FOOT_HEIGHT
WRITING_LINE = mm(8.8)

MOST_PADDING, USUAL_PADDING, LEAST_PADDING = mm(1.7), mm(1.1), mm(0.4)
"""Free height above and below each text: as much as lets the level fit on its page."""


def think_alone_pages(framework: Framework, plan: Plan, levels: tuple[str, ...]) -> list[Page]:
    """The pages of some levels, by id, in the framework's order; a level that it does not have has no page."""
    pages: list[Page] = []
    for level in framework.levels:
        if level.id in levels:
            pages.extend(_pages_of(framework, plan, level))
    return pages


def _pages_of(framework: Framework, plan: Plan, level: Level) -> Iterator[Page]:
    bare = flow(list(_rows(framework, plan, level, 0)), ROOM)
    free = ROOM - sum(item.row.height + item.row.space for item in bare[0])
    texts = sum(1 for _theme in framework.themes())
    padding = min(free / (2 * texts), MOST_PADDING)
    if len(bare) > 1 or padding < LEAST_PADDING:
        padding = USUAL_PADDING
    placed = flow(list(_rows(framework, plan, level, padding)), ROOM)
    for number, rows in enumerate(placed):

        def paint(painter: QPainter, rows: tuple[PlacedRow, ...] = rows, number: int = number) -> None:
            _paint_head(painter, plan, level, continued=number > 0)
            for item in rows:
                item.row.draw(painter, AREA.left(), AREA.top() + HEAD + item.y, AREA.width())
            _paint_foot(painter, framework)

        yield paint


def _rows(framework: Framework, plan: Plan, level: Level, padding: float) -> Iterator[Row]:
    boxes = AREA.width() - 2 * BOX - BOX_GAP
    marks = (
        PlacedMark(boxes, MarkKind.STRENGTH, BOX, ghost=True),
        PlacedMark(boxes + BOX + BOX_GAP, MarkKind.PRIORITY, BOX, ghost=True),
    )
    for competency in framework.competencies():
        name = break_lines(competency.name, COMPETENCY, AREA.width())
        heading = Row((Column(0, name),), space=mm(0.6), padding=(mm(0.7), mm(0.9)), keep=True)
        for number, theme in enumerate(competency.themes):
            if number == 0:
                yield heading
            text = break_lines(theme.at(level.id).text, TEXT, boxes - TEXT_GAP)
            yield Row(
                (Column(0, text, centred=True),),
                marks,
                padding=(padding, padding),
                rule_above=HAIR,
                repeated=(heading,),
            )
    personal = plan.kind is Kind.PERSONAL
    lines = (
        _("Et eksempel på en styrke"),
        _("Et eksempel på noget, jeg vil udvikle") if personal else _("Et eksempel på noget, vi vil udvikle"),
    )
    beside = max(EXAMPLE.width(line) for line in lines) + mm(3)
    for number, line in enumerate(lines):
        words = break_lines(line, EXAMPLE, AREA.width())
        yield Row(
            (Column(0, words),),
            space=mm(1.2) if number == 0 else 0,
            padding=(WRITING_LINE - words[0].height - mm(0.6), mm(0.6)),
            rule_above=HEAVY if number == 0 else None,
            keep=number == 0,
            write_from=beside,
        )


def _paint_head(painter: QPainter, plan: Plan, level: Level, *, continued: bool) -> None:
    left, right, top = AREA.left(), AREA.right(), AREA.top()
    draw_text(painter, _("Tænk selv"), TITLE, left, top, AREA.width())
    y = top + mm(9.2)
    personal = plan.kind is Kind.PERSONAL
    legend = (
        (MarkKind.PRIORITY, _("Det vil jeg udvikle") if personal else _("Det vil vi udvikle")),
        (MarkKind.STRENGTH, _("Det lykkes jeg med") if personal else _("Det lykkes vi med")),
    )
    for kind, words in legend:
        begins = draw_right(painter, words, UNDER_TITLE, right, y, AREA.width())
        box = QRectF(begins - BOX - mm(2), y + (UNDER_TITLE.line_height - BOX) / 2, BOX, BOX)
        paint_mark(painter, box, kind, INKS, ghost=True)
        right = box.left() - mm(6)
    name = _("{level} (fortsat)").format(level=level.name) if continued else level.name
    draw_text(painter, name, UNDER_TITLE, left, y, right - left)
    draw_rule(painter, left, AREA.right(), top + RULE_AT, HEAVY.width, HEAVY.colour)


def _paint_foot(painter: QPainter, framework: Framework) -> None:
    y = AREA.bottom() - FOOT.line_height
    advice = _("Sæt kryds ved et par af hver. Resten må stå åbent. Arket er dit.")
    ends = draw_text(painter, advice, FOOT, AREA.left(), y, AREA.width())
    draw_right(painter, framework_line(framework), FOOT, AREA.right(), y, AREA.right() - ends - mm(6))
