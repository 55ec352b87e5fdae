"""One behaviour over the whole screen, with its hands, what is agreed, and why."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ledelsesplan.core.matrix import Cell
from ledelsesplan.core.plan import Hands
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.matrix_model import accessible_name
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.text_layout import TextBlock
from ledelsesplan.ui.workshop.counting import AGREED
from ledelsesplan.ui.workshop.counting_page import CountingPage
from ledelsesplan.ui.workshop.drawing import (
    LINE,
    block,
    draw_block,
    draw_line,
    draw_rule,
    fill,
    small,
)
from ledelsesplan.ui.workshop.measures import FOCUS_SHARE, SEMI_BOLD
from ledelsesplan.ui.workshop.votes import draw_agreed, draw_counter
from ledelsesplan.ui.workshop.wall_field import one_line

LARGEST, SMALLEST, STEP = (7.8, 6.6), FOCUS_SHARE, 0.1
REASON_LINES = 3


class BehaviourPage(CountingPage):
    """The keys are those of its row in the round; Esc or Enter goes back, PgUp and PgDn go on."""

    @property
    def cell(self) -> Cell:
        """The behaviour that is shown."""
        return self.conductor.document.index.cell(self.conductor.behaviour)

    def hints(self) -> Hints:
        return ((("S", "U"), _("+ tal: hænder")), (("N",), _("begrundelse")), (("Enter",), _("tilbage til siden")))

    def refresh(self) -> None:
        super().refresh()
        self.setAccessibleName(accessible_name(self.cell))

    def arrange(self) -> None:
        m, area = self.measures, self._reason_area()
        label = small(m, SEMI_BOLD)
        self.reason.place(QRectF(area.x(), area.y() + m.h(4), area.width(), label.pixelSize() * 1.5), small(m))

    # Where things stand

    def fitted(self) -> TextBlock:
        """The behaviour's text in the largest type that leaves the lower third free."""
        m = self.measures
        largest = m.of(LARGEST)
        steps = round((largest - SMALLEST) / STEP)
        for number in range(steps + 1):
            text = block(self.cell.text, m.font(largest - number * STEP), m.width - 2 * self.side, 1.18)
            if self._text_top() + text.height <= m.h(64):
                break
        return text

    def _text_top(self) -> float:
        return self.measures.h(self.measures.of((20.6, 18.2)))

    def _lower_top(self) -> float:
        return self.measures.h(65)

    def _reason_area(self) -> QRectF:
        m = self.measures
        x = m.w(m.of((46.0, 50.0)))
        return QRectF(x, self._lower_top() + m.h(7), m.width - self.side - x, m.bottom - self._lower_top() - m.h(7))

    # Drawing

    def draw_heading(self, painter: QPainter) -> None:
        m, place = self.measures, self.cell.place
        width = m.width - 2 * self.side - self.clock_width()
        rows = self.page.behaviours
        where = _("{level} · {competency} · {number} af {count}").format(
            level=place.level.name,
            competency=place.competency.name,
            number=rows.index(self.cell.id) + 1 if self.cell.id in rows else 1,
            count=len(rows),
        )
        draw_line(painter, QRectF(self.side, m.top, width, m.h(3.4)), where, small(m))
        theme = block(place.theme.name, m.font(3.5, SEMI_BOLD), width, 1.2)
        draw_block(painter, theme, self.side, self._text_top() - m.h(1.0) - theme.height)

    def draw_body(self, painter: QPainter) -> None:
        m, cell = self.measures, self.cell
        draw_block(painter, self.fitted(), self.side, self._text_top())
        top = self._lower_top()
        draw_rule(painter, self.side, top, m.width - 2 * self.side)
        divider = m.w(m.of((33.9, 36.0)))
        fill(painter, QRectF(divider, top + m.h(2.4), 1, m.bottom - top - m.h(2.8)), LINE)
        self._draw_hands(painter, cell, QRectF(self.side, top + m.h(2.4), divider - self.side - m.w(2), m.h(3.4)))
        agreed_x = divider + m.w(4)
        heading = QRectF(agreed_x, top + m.h(2.4), m.w(30), m.h(3.4))
        draw_line(painter, heading, _("Aftalt"), small(m, SEMI_BOLD))
        area = self._reason_area()
        marks = QRectF(agreed_x - m.w(1.65), area.y(), area.x() - agreed_x, m.h(12))
        draw_agreed(painter, marks, cell, m, active=self.counting.column == AGREED, side=11.0)
        note = one_line(cell.mark.note) if cell.mark is not None else ""
        if note and not self.reason.is_open:
            self._draw_reason(painter, area, note)

    def _draw_hands(self, painter: QPainter, cell: Cell, heading: QRectF) -> None:
        m, plan = self.measures, self.conductor.plan
        present = plan.round.present
        words = _("Hænder") if present is None else _("Hænder, {count} til stede").format(count=present)
        draw_line(painter, heading, words, small(m, SEMI_BOLD))
        hands = plan.round.tally.hands_for(cell.id) or Hands(id=cell.id)
        y = heading.bottom() + m.h(1.6)
        for kind, count in ((MarkKind.STRENGTH, hands.strength), (MarkKind.PRIORITY, hands.priority)):
            draw_counter(
                painter,
                QRectF(heading.x(), y, heading.width(), m.h(7.3)),
                kind,
                count,
                present,
                m,
                active=self.counting.field == kind.value,
                hidden=self.conductor.hands_hidden,
                number_size=8.0,
            )
            y += m.h(9.5)

    def _draw_reason(self, painter: QPainter, area: QRectF, note: str) -> None:
        """The reason, in full where three lines hold it in some size."""
        m = self.measures
        text = _("Fordi {reason}").format(reason=note)
        for percent in (4.0, 3.6, 3.2, 2.8):
            words = block(text, m.font(percent), area.width(), 1.25)
            if words.lines <= REASON_LINES:
                break
        painter.save()
        painter.setClipRect(area)
        draw_block(painter, words, area.x(), area.y())
        painter.restore()
