"""How a group's counts and its agreed marks are drawn: a counter with its seats, the marks behind their rule."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ledelsesplan.core.matrix import Entry
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.workshop.drawing import (
    INK,
    draw_cover,
    draw_line,
    draw_mark,
    draw_seats,
    draw_unmarked,
    fill,
    small,
)
from ledelsesplan.ui.workshop.measures import SEMI_BOLD, Measures

COUNTER, PITCH = 5.8, 7.2


def count_words(count: int | None) -> str:
    """A count as it is drawn; not asked is no zero."""
    return "–" if count is None else str(count)


def counters(cell: QRectF, measures: Measures, *, scale: float = 1.0) -> tuple[QRectF, QRectF]:
    """Where the counters of S and U stand in a cell, one above the other in its middle."""
    high, pitch = measures.h(COUNTER * scale), measures.h(PITCH * scale)
    top = cell.center().y() - (high + pitch) / 2
    return (
        QRectF(cell.x(), top, cell.width(), high),
        QRectF(cell.x(), top + pitch, cell.width(), high),
    )


def draw_counter(
    painter: QPainter,
    rect: QRectF,
    kind: MarkKind,
    count: int | None,
    present: int | None,
    measures: Measures,
    *,
    active: bool = False,
    hidden: bool = False,
    number_size: float = 6.0,
) -> None:
    """A mark, its count, and on a wide page a seat for each who is present. `active` is what is being typed."""
    m = measures
    side = rect.height()
    draw_mark(painter, rect.x(), rect.y(), side, kind)
    font = m.font(number_size if m.is_wide else number_size - 0.4, SEMI_BOLD)
    number = QRectF(rect.x() + side * 1.08, rect.y(), font.pixelSize() * 1.04, side)
    if hidden:
        cover = QRectF(number.x(), rect.y() + side * 0.08, max(rect.right() - number.x(), number.width()), side * 0.84)
        draw_cover(painter, cover)
        word = _("talt") if count is not None else "–"
        draw_line(painter, cover, word, small(m), centre=True)
        number = cover
    else:
        draw_line(painter, number, count_words(count), font, centre=True)
        seats_at = number.right() + side * 0.18
        room = QRectF(seats_at, rect.center().y() - side * 0.255, rect.right() - seats_at, side * 0.51)
        if m.is_wide and present:
            draw_seats(painter, room, kind, count or 0, present)
    if active:
        width = number.width() * (1.0 if hidden else 0.62)
        line = QRectF(number.center().x() - width / 2, rect.bottom() - m.heavy * 0.2, width, m.heavy)
        fill(painter, line, INK)


def draw_agreed(
    painter: QPainter, cell: QRectF, entry: Entry, measures: Measures, *, active: bool, side: float = 7.2
) -> None:
    """The agreed marks in their cell, one above the other, or a dot where nothing is agreed."""
    m = measures
    kinds = [
        kind
        for kind, is_set in (
            (MarkKind.STRENGTH, entry.strength),
            (MarkKind.PRIORITY, entry.priority),
            (MarkKind.FOCUS, entry.focus),
        )
        if is_set
    ]
    x = cell.x() + m.w(1.65)
    size = m.h(side if len(kinds) < 2 else 5.8 if len(kinds) == 2 else 4.7)
    gap = m.h(0.9)
    height = len(kinds) * size + (len(kinds) - 1) * gap
    y = cell.center().y() - height / 2
    for kind in kinds:
        draw_mark(painter, x, y, size, kind)
        y += size + gap
    if not kinds:
        draw_unmarked(painter, QPointF(x + m.h(side) / 2, cell.center().y()), m)
        y = cell.center().y() + m.h(2.4)
    if active:
        fill(painter, QRectF(x, y, m.h(side), m.heavy), INK)
