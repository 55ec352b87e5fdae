"""The poster *Matrix*: the whole framework with its texts and the plan's marks, across a page of A3."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.matrix import Cell, Grid, PlanIndex, Row, overview
from ledelsesplan.core.plan import Plan
from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.reports.content import framework_line, page_of
from ledelsesplan.reports.pdf.paper import HAIRLINE, INKS, Page, a3_across, draw_frame, draw_rule, draw_upright, mm, pt
from ledelsesplan.reports.pdf.typesetting import (
    STRONG,
    Line,
    Type,
    break_lines,
    draw_lines,
    draw_right,
    draw_text,
    height,
)
from ledelsesplan.text import _, format_date

SHEET = a3_across(top=8, right=10, bottom=8, left=10)
AREA = SHEET.area

TITLES = tuple(Type(size, STRONG) for size in (21, 18, 15))
LEGEND = Type(11.5)
LEVEL = Type(12, STRONG)
FOOT = Type(9.1)
FLAG_SIZES = (9.5, 9.0, 8.5, 8.0, 7.5, 7.0)
COMPETENCY_SIZES = (10.4, 10.0, 9.6, 9.2, 8.8, 8.4, 8.0)

LARGEST, SMALLEST, STEP = 8.4, 7.0, 0.05
TEXT_PITCH = 1.12
FLAG_WIDTH, COMPETENCY_WIDTH, THEME_WIDTH = mm(7), mm(36), mm(38)
MARK, MARK_GAP, MARK_PADDING = mm(4.6), mm(0.4), mm(0.3)
INDENT = mm(1.5)
MARK_ROOM = MARK + 2 * INDENT
PADDING = mm(0.35)
MOST_SPARE = mm(12)
FLAG_RULE, COMPETENCY_RULE, THEME_RULE, FOCUS_FRAME = 1.6, 0.9, 0.4, 1.8
LEVELS_AT, HEAD, FOOT_HEIGHT = mm(11), mm(17.6), mm(5.2)
ROOM = AREA.height() - HEAD - FOOT_HEIGHT

KINDS = (
    (MarkKind.STRENGTH, _("Styrke")),
    (MarkKind.PRIORITY, _("Udviklingsområde")),
    (MarkKind.FOCUS, _("Fokusområde")),
)


@dataclass(frozen=True, slots=True)
class _Strip:
    """A row of the grid, laid out: the lines of its theme and of its cells, and the height that they need."""

    row: Row
    theme: tuple[Line, ...]
    cells: tuple[tuple[Line, ...], ...]
    height: float


def poster_pages(framework: Framework, plan: Plan) -> list[Page]:
    """The pages: one where the texts fit at 7 pt or more, else as few as there have to be."""
    grid = overview(PlanIndex(framework, plan))
    placed = _fitting(grid)
    pages: list[Page] = []
    for number, strips in enumerate(placed, start=1):
        of = page_of(number, len(placed)) if len(placed) > 1 else ""

        def paint(painter: QPainter, strips: Sequence[_Strip] = strips, of: str = of) -> None:
            _paint_head(painter, plan)
            _paint_levels(painter, grid)
            _paint_strips(painter, strips, spare=_spare(placed))
            _paint_foot(painter, framework, plan, of)

        pages.append(paint)
    return pages


def _level_width(grid: Grid) -> float:
    return (AREA.width() - FLAG_WIDTH - COMPETENCY_WIDTH - THEME_WIDTH) / max(grid.width, 1)


def _level_left(grid: Grid, number: int) -> float:
    return AREA.left() + FLAG_WIDTH + COMPETENCY_WIDTH + THEME_WIDTH + number * _level_width(grid)


def _fitting(grid: Grid) -> list[list[_Strip]]:
    """The rows page by page, in the largest type that takes no more pages than the smallest does."""
    fewest = len(_paged(_laid_out(grid, SMALLEST)))
    steps = round((LARGEST - SMALLEST) / STEP)
    for number in range(steps, 0, -1):
        paged = _paged(_laid_out(grid, SMALLEST + number * STEP))
        if len(paged) <= fewest:
            return paged
    return _paged(_laid_out(grid, SMALLEST))


def _laid_out(grid: Grid, size: float) -> list[_Strip]:
    text, strong = Type(size, pitch=TEXT_PITCH), Type(size, STRONG, TEXT_PITCH)
    width = _level_width(grid)
    strips = []
    for row in grid.rows:
        theme = break_lines(row.theme.name if row.theme is not None else "", strong, THEME_WIDTH - 2 * INDENT)
        cells = tuple(break_lines(cell.text, text, width - MARK_ROOM - _room_at_right(cell)) for cell in row.cells)
        marks = max(_marks_height(cell) for cell in row.cells) + 2 * MARK_PADDING
        needed = max(max(height(lines) for lines in (theme, *cells)) + 2 * PADDING, marks)
        strips.append(_Strip(row, theme, cells, needed))
    return strips


def _room_at_right(cell: Cell) -> float:
    return MARK + 2 * INDENT if cell.focus else INDENT


def _marks_height(cell: Cell) -> float:
    count = cell.strength + cell.priority
    return count * MARK + max(count - 1, 0) * MARK_GAP


def _paged(strips: list[_Strip]) -> list[list[_Strip]]:
    """The rows on pages. A competency is kept whole where it fits on a page."""
    pages: list[list[_Strip]] = [[]]
    used = 0.0
    for group in _competencies(strips):
        whole = sum(strip.height for strip in group)
        if pages[-1] and used + whole > ROOM:
            pages.append([])
            used = 0.0
        for strip in group:
            if pages[-1] and used + strip.height > ROOM:
                pages.append([])
                used = 0.0
            pages[-1].append(strip)
            used += strip.height
    return pages


def _competencies(strips: Sequence[_Strip]) -> Iterator[list[_Strip]]:
    group: list[_Strip] = []
    for strip in strips:
        if group and strip.row.competency is not group[-1].row.competency:
            yield group
            group = []
        group.append(strip)
    yield group


def _flags(strips: Sequence[_Strip]) -> Iterator[list[_Strip]]:
    group: list[_Strip] = []
    for strip in strips:
        if group and strip.row.flag is not group[-1].row.flag:
            yield group
            group = []
        group.append(strip)
    yield group


def _spare(placed: list[list[_Strip]]) -> float:
    """What each row may be higher than it needs, so that the fullest page is full."""
    return min(min((ROOM - sum(strip.height for strip in page)) / len(page) for page in placed), MOST_SPARE)


def _paint_head(painter: QPainter, plan: Plan) -> None:
    top, right = AREA.top(), AREA.right()
    for kind, words in reversed(KINDS):
        begins = draw_right(painter, words, LEGEND, right, top + mm(3), AREA.width())
        size = mm(5.6)
        box = QRectF(begins - size - mm(2), top + mm(3) + (LEGEND.line_height - size) / 2, size, size)
        paint_mark(painter, box, kind, INKS)
        right = box.left() - mm(7)
    unit = plan.unit if plan.unit and plan.unit not in plan.title else ""
    title = ", ".join(part for part in (plan.title, unit) if part)
    room = right - AREA.left()
    look = next((look for look in TITLES if look.width(title) <= room), TITLES[-1])
    draw_text(painter, title, look, AREA.left(), top + (TITLES[0].line_height - look.line_height) / 2, room)


def _paint_levels(painter: QPainter, grid: Grid) -> None:
    width = _level_width(grid) - 2 * INDENT
    for number, level in enumerate(grid.columns):
        draw_text(painter, level.name, LEVEL, _level_left(grid, number) + INDENT, AREA.top() + LEVELS_AT, width)


def _paint_strips(painter: QPainter, strips: Sequence[_Strip], spare: float) -> None:
    top = AREA.top() + HEAD
    heights = {id(strip): strip.height + spare for strip in strips}
    bottom = top + sum(heights.values())
    themes_left = AREA.left() + FLAG_WIDTH + COMPETENCY_WIDTH
    columns = max(len(strip.cells) for strip in strips)
    level_width = (AREA.right() - themes_left - THEME_WIDTH) / columns
    for number in range(columns):
        draw_upright(painter, themes_left + THEME_WIDTH + number * level_width, top, bottom, THEME_RULE, HAIRLINE)
    y = top
    for flag_strips in _flags(strips):
        _paint_flag(painter, flag_strips[0].row.flag.name, y, sum(heights[id(strip)] for strip in flag_strips))
        for number, group in enumerate(_competencies(flag_strips)):
            rule, left = (FLAG_RULE, AREA.left()) if number == 0 else (COMPETENCY_RULE, AREA.left() + FLAG_WIDTH)
            draw_rule(painter, left, AREA.right(), y, rule)
            _paint_competency(painter, group[0].row.competency.name, y, sum(heights[id(strip)] for strip in group))
            for position, strip in enumerate(group):
                if position:
                    draw_rule(painter, themes_left, AREA.right(), y, THEME_RULE, HAIRLINE)
                _paint_strip(painter, strip, themes_left, y, heights[id(strip)], level_width)
                y += heights[id(strip)]
    draw_rule(painter, AREA.left(), AREA.right(), y, FLAG_RULE)
    _paint_focus_frames(painter, strips, heights, top, themes_left + THEME_WIDTH, level_width)


def _paint_flag(painter: QPainter, name: str, y: float, tall: float) -> None:
    """The flag's name from below to above, in the largest size in which it is whole."""
    room = tall - mm(3)
    look = next((look for size in FLAG_SIZES if (look := Type(size, STRONG)).width(name) <= room), Type(7, STRONG))
    lines = break_lines(name, look, room, most=1)
    painter.save()
    painter.translate(AREA.left(), y + tall)
    painter.rotate(-90)
    for line in lines:
        line.draw(painter, (tall - line.width) / 2, (FLAG_WIDTH - line.height) / 2)
    painter.restore()


def _paint_competency(painter: QPainter, name: str, y: float, tall: float) -> None:
    """The competency's name in the middle of its rows, in the largest size in which no word is broken."""
    width = COMPETENCY_WIDTH - 2 * INDENT
    looks = [Type(size, STRONG, 1.15) for size in COMPETENCY_SIZES]
    look = next((look for look in looks if look.widest_word(name) <= width), looks[-1])
    most = max(int(tall / look.line_height), 1)
    lines = break_lines(name, look, width, most)
    draw_lines(painter, lines, AREA.left() + FLAG_WIDTH + INDENT, y + (tall - height(lines)) / 2)


def _paint_strip(painter: QPainter, strip: _Strip, left: float, y: float, tall: float, level_width: float) -> None:
    draw_lines(painter, strip.theme, left + INDENT, y + (tall - height(strip.theme)) / 2)
    for number, (cell, lines) in enumerate(zip(strip.row.cells, strip.cells, strict=True)):
        x = left + THEME_WIDTH + number * level_width
        draw_lines(painter, lines, x + MARK_ROOM, y + (tall - height(lines)) / 2)
        mark_y = y + (tall - _marks_height(cell)) / 2
        for kind, is_set in ((MarkKind.STRENGTH, cell.strength), (MarkKind.PRIORITY, cell.priority)):
            if is_set:
                paint_mark(painter, QRectF(x + INDENT, mark_y, MARK, MARK), kind, INKS)
                mark_y += MARK + MARK_GAP
        if cell.focus:
            box = QRectF(x + level_width - MARK - INDENT, y + (tall - MARK) / 2, MARK, MARK)
            paint_mark(painter, box, MarkKind.FOCUS, INKS)


def _paint_focus_frames(
    painter: QPainter,
    strips: Sequence[_Strip],
    heights: dict[int, float],
    top: float,
    left: float,
    level_width: float,
) -> None:
    """Frames last, so that no rule runs over them."""
    y = top
    for strip in strips:
        for number, cell in enumerate(strip.row.cells):
            if cell.focus:
                frame = QRectF(left + number * level_width, y, level_width, heights[id(strip)])
                outside = pt(FOCUS_FRAME) / 2
                draw_frame(painter, frame.adjusted(0, -outside, 0, outside), FOCUS_FRAME)
        y += heights[id(strip)]


def _paint_foot(painter: QPainter, framework: Framework, plan: Plan, of: str) -> None:
    y = AREA.bottom() - FOOT.line_height
    advice = _("Det, der ikke er markeret, er ikke en mangel. Det er et afsæt for dialog.")
    ends = draw_text(painter, advice, FOOT, AREA.left(), y, AREA.width())
    held = " ".join(part for part in (plan.round.label, format_date(plan.round.date)) if part)
    words = " · ".join(part for part in (held, framework_line(framework), of) if part)
    draw_right(painter, words, FOOT, AREA.right(), y, AREA.right() - ends - mm(10))
