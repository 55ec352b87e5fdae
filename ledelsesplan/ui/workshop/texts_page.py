"""Tænk selv, and To og to: a large timer and the texts of one competency at one level. No counts, no names."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from ledelsesplan.core.workshop import PageKind
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.workshop.clock_corner import figures, word
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import (
    INK,
    LINE,
    PAPER,
    block,
    draw_block,
    draw_line,
    draw_mark,
    draw_rule,
    fill,
    small,
)
from ledelsesplan.ui.workshop.measures import BEHAVIOUR_SHARE, SEMI_BOLD
from ledelsesplan.ui.workshop.text_rows import TextRows, lay_out_rows
from ledelsesplan.ui.workshop.wall_page import WallPage


class TextsPage(WallPage):
    """PgDn goes on through the texts; the time is the step's. The timer stands on the page itself."""

    has_clock = False
    draws_rule = False

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        conductor.ticked.connect(self._on_tick)

    def _on_tick(self) -> None:
        self.update(self._timer_area().adjusted(-self.side, 0, 0, self.measures.h(8)).toAlignedRect())

    def heading(self) -> str:
        return self.page.competency.name if self.page.competency is not None else ""

    def sub_heading(self) -> str:
        level = self.page.level.name if self.page.level is not None else ""
        return _("{level} · {number} af {count}").format(level=level, number=self.page.number, count=self.page.count)

    def hints(self) -> Hints:
        return ((("PgDn",), _("næste tekster")), (("Mellemrum",), _("pause")))

    # Where things stand

    def _timer_area(self) -> QRectF:
        m = self.measures
        if m.is_wide:
            return QRectF(self.side, m.h(11.5), m.w(30), m.h(23.4))
        return QRectF(self.side, m.h(4.6), m.w(29.5), m.h(19.0))

    def _texts_x(self) -> float:
        return self.measures.w(39) if self.measures.is_wide else self.side

    def _texts_top(self) -> float:
        return self.measures.h(self.measures.of((16.2, 41.5)))

    @property
    def text_rows(self) -> TextRows:
        """The texts as they stand."""
        m, x = self.measures, self._texts_x()
        index = self.conductor.document.index
        cells = [index.cell(identifier) for identifier in self.page.behaviours]
        area = QRectF(x, self._texts_top(), m.width - self.side - x, m.bottom - self._texts_top())
        return lay_out_rows(
            m,
            area,
            [(cell.place.theme.name, cell.text) for cell in cells],
            width=area.width(),
            sizes=(m.of((3.7, 3.5)), BEHAVIOUR_SHARE),
            line=m.of((1.25, 1.16)),
        )

    # Drawing

    def draw_heading(self, painter: QPainter) -> None:
        m, x = self.measures, self._texts_x()
        width = m.width - self.side - x
        size = m.of((5.4, 4.2))
        draw_line(painter, QRectF(x, m.h(m.of((4.4, 31.8))), width, m.h(3.4)), self.sub_heading(), small(m))
        top = m.h(m.of((8.5, 35.4)))
        draw_line(painter, QRectF(x, top, width, m.h(size * 1.1)), self.heading(), m.font(size, SEMI_BOLD))
        draw_rule(painter, x, self._texts_top(), width)

    def draw_body(self, painter: QPainter) -> None:
        rows = self.text_rows.rows
        for number, row in enumerate(rows):
            row.draw(painter)
            if number + 1 < len(rows):
                draw_rule(painter, row.rect.x(), row.rect.bottom(), row.rect.width())
        self._draw_timer(painter)
        self._draw_words(painter)

    def _draw_timer(self, painter: QPainter) -> None:
        m, clock, area = self.measures, self.conductor.clock, self._timer_area()
        size = m.of((27.0, 22.0))
        text = figures(clock)
        font = m.font(size, SEMI_BOLD)
        while QFontMetricsF(font).horizontalAdvance(text) > area.width():
            size -= 0.5
            font = m.font(size, SEMI_BOLD)
        is_over = clock.remaining < 0
        if is_over:
            painter.fillRect(area.adjusted(-m.h(1.8), -m.h(1), m.h(1.8), m.h(1)), INK)
        draw_line(painter, area, text, font, colour=PAPER if is_over else INK)
        bar = self._bar()
        painter.setPen(QPen(LINE, 1))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        if clock.planned > 0 and not is_over:
            share = min(clock.remaining / clock.planned, 1.0)
            fill(painter, bar.adjusted(1, 1, -1 - (bar.width() - 2) * (1 - share), -1), INK)
        if clock.started and (is_over or not clock.running):
            below = QRectF(bar.x(), bar.bottom() + m.h(0.2), bar.width(), m.h(3.4))
            draw_line(painter, below, word(clock), small(m), right=not m.is_wide)

    def _bar(self) -> QRectF:
        m = self.measures
        if m.is_wide:
            return QRectF(self.side, m.h(38.1), m.w(30), m.h(1.6))
        return QRectF(self.side, m.h(28.6), m.width - 2 * self.side, m.h(1.6))

    def _draw_words(self, painter: QPainter) -> None:
        """What to do: to the left below the timer, or beside it on a page that is not wide."""
        m = self.measures
        in_pairs = self.page.kind is PageKind.PAIRS
        title = _("To og to") if in_pairs else _("Tænk selv, i stilhed")
        x = self.side if m.is_wide else m.w(36)
        size = m.of((4.2, 3.7))
        draw_line(painter, QRectF(x, m.h(m.of((3.4, 3.0))), m.w(34), m.h(size * 1.2)), title, m.font(size, SEMI_BOLD))
        mark, font = m.h(m.of((4.6, 4.3))), m.font(m.of((3.3, 2.9)))
        for kind, text, y in (
            (MarkKind.STRENGTH, _("Det lykkes vi med"), m.h(m.of((43.8, 8.6)))),
            (MarkKind.PRIORITY, _("Det vil vi udvikle"), m.h(m.of((50.0, 13.9)))),
        ):
            draw_mark(painter, x, y, mark, kind)
            draw_line(painter, QRectF(x + mark * 1.35, y, m.w(34), mark), text, font)
        lines = (
            _("Fortæl hinanden om ét eksempel på hver.")
            if in_pairs
            else _("Et par af hver er nok.") + "\u2028" + _("Resten må stå åbent.")
        )
        width = m.w(30) if m.is_wide else m.width - self.side - x
        draw_block(painter, block(lines, font, width, m.of((1.3, 1.25))), x, m.h(m.of((57.3, 19.3))))
