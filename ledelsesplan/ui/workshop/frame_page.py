"""Ramme: the purpose, the corner flags with their competencies, the time of day and the run-sheet."""

from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ledelsesplan.core.framework import CornerFlag
from ledelsesplan.text import _, format_date, format_time
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import (
    block,
    draw_block,
    draw_line,
    draw_rule,
    fitted,
    small,
)
from ledelsesplan.ui.workshop.measures import BOLD, REGULAR, SEMI_BOLD
from ledelsesplan.ui.workshop.wall_page import WallPage

MOST_FLAGS = 6
LOWEST = 96.0


class FramePage(WallPage):
    """The page that is there when people come in. It has its own clock and run-sheet, and so no step bar."""

    has_clock = False
    has_steps = False
    draws_rule = False

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self._minute = ""
        conductor.ticked.connect(self._on_tick)

    def heading(self) -> str:
        return _("Et afsæt for dialog, ikke en bedømmelse")

    def sub_heading(self) -> str:
        plan = self.conductor.plan
        return " · ".join([plan.title, format_date(plan.round.date)])

    def hints(self) -> Hints:
        return ((("PgDn",), _("begynd")), (("F6",), _("facilitator")), (("F1",), _("taster")))

    def _on_tick(self) -> None:
        shown = format_time(self.conductor.now)
        if shown != self._minute:
            self._minute = shown
            self.update()

    def draw_heading(self, painter: QPainter) -> None:
        m = self.measures
        width = m.w(m.of((56, 52)))
        line = QRectF(self.side, m.h(m.of((5.5, 5.2))), width, m.h(3.4))
        draw_line(painter, line, self.sub_heading(), small(m), elide=True)
        size = m.of((8.6, 6.4))
        y = m.h(m.of((11.0, 9.8)))
        for text in (_("Et afsæt for dialog,"), _("ikke en bedømmelse")):
            draw_line(painter, QRectF(self.side, y, width, m.h(size * 1.06)), text, m.font(size, SEMI_BOLD))
            y += m.h(size * 1.06)
        y = m.h(m.of((32.0, 27.0)))
        purpose = fitted(m, self.page.step.text, m.w(m.of((43, 50))), m.h(57) - y, (m.of((4.1, 3.5)), 2.8), 1.24)
        draw_block(painter, purpose, self.side, y)

    def draw_body(self, painter: QPainter) -> None:
        self._draw_flags(painter)
        self._draw_time(painter)
        self._draw_run_sheet(painter)

    # Left: the corner flags

    def _draw_flags(self, painter: QPainter) -> None:
        m = self.measures
        flags = self.conductor.document.framework.corner_flags
        gap, column = m.w(3), m.w(m.of((25.0, 24.4)))
        rows = [flags[start : start + 2] for start in range(0, len(flags), 2)]
        with_competencies = len(flags) <= MOST_FLAGS
        while True:
            heights = [max(self._flag(None, flag, 0, 0, column, with_competencies) for flag in row) for row in rows]
            total = sum(heights) + m.h(2.2) * (len(rows) - 1)
            top = min(m.h(m.of((63.4, 59.5))), m.h(LOWEST) - total)
            if top > m.h(44) or not with_competencies:
                break
            with_competencies = False
        for row, height in zip(rows, heights, strict=True):
            for number, flag in enumerate(row):
                self._flag(painter, flag, self.side + number * (column + gap), top, column, with_competencies)
            top += height + m.h(2.2)

    def _flag(
        self, painter: QPainter | None, flag: CornerFlag, x: float, y: float, width: float, with_competencies: bool
    ) -> float:
        """Draws a flag where there is a painter, and gives its height."""
        m = self.measures
        name = block(flag.name, m.font(3.3, SEMI_BOLD), width, 1.2)
        names = block("\u2028".join(item.name for item in flag.competencies), m.font(3.0), width, 1.35)
        if painter is not None:
            draw_rule(painter, x, y, width, m.heavy)
            draw_block(painter, name, x, y + m.h(1.2))
            if with_competencies:
                draw_block(painter, names, x, y + m.h(1.6) + name.height)
        return m.h(1.6) + name.height + (names.height if with_competencies else 0)

    # Right: the time and the run-sheet

    @property
    def _right_x(self) -> float:
        return self.measures.w(self.measures.of((63.0, 60.0)))

    def _draw_time(self, painter: QPainter) -> None:
        m = self.measures
        size = m.of((17.0, 13.6))
        area = QRectF(self._right_x, m.h(m.of((4.0, 4.2))), m.width - self.side - self._right_x, m.h(size * 0.96))
        draw_line(painter, area, format_time(self.conductor.now), m.font(size, SEMI_BOLD))
        ends = _("Vi slutter {time}").format(time=format_time(self._local(self.conductor.timing.ends)))
        draw_line(painter, QRectF(self._right_x, m.h(m.of((21.3, 18.8))), area.width(), m.h(4.2)), ends, m.font(3.4))

    def _local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.conductor.now.tzinfo)

    def _draw_run_sheet(self, painter: QPainter) -> None:
        m = self.measures
        steps, starts = self.conductor.steps, self.conductor.timing.starts
        bottom = m.h(95)
        pitch = min(m.h(6.4), (bottom - m.h(30)) / len(steps))
        size = 3.3 if pitch >= m.h(4.6) else 2.8
        top = max(bottom - pitch * len(steps), m.h(30))
        x, width = self._right_x, m.width - self.side - self._right_x
        time_width = m.w(m.of((8.5, 9.0)))
        for number, (step, start) in enumerate(zip(steps, starts, strict=True)):
            is_now = step.id == self.conductor.step.id
            font = m.font(size, BOLD if is_now else REGULAR)
            row = QRectF(x, top + number * pitch, width, pitch)
            draw_line(painter, row, format_time(self._local(start)), font)
            minutes = _("{minutes} min.").format(minutes=step.minutes)
            taken = draw_line(painter, row, minutes, font, right=True)
            draw_line(painter, row.adjusted(time_width, 0, -taken - m.w(1), 0), step.title, font, elide=True)
            if is_now:
                draw_rule(painter, x, row.y(), width, m.heavy)
                draw_rule(painter, x, row.bottom(), width, m.heavy)
            elif number + 1 < len(steps):
                draw_rule(painter, x, row.bottom(), width)
