"""Hvem kan hjælpe hvem: what is a strength at some levels beside what others would like to develop."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ledelsesplan.core.framework import Level
from ledelsesplan.core.voting import Help, helping, people_at
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _, list_words
from ledelsesplan.ui.workshop.drawing import block, draw_block, draw_line, draw_mark, draw_rule, small
from ledelsesplan.ui.workshop.measures import QUESTION, SEMI_BOLD
from ledelsesplan.ui.workshop.wall_page import WallPage


class HelpingPage(WallPage):
    """Six themes a page; by level, and by name only where names were entered with a level."""

    def heading(self) -> str:
        return _("Hvem kan hjælpe hvem?")

    def sub_heading(self) -> str:
        return _("Temaer, som er en styrke hos nogle og et udviklingsområde hos andre")

    @property
    def helps(self) -> list[Help]:
        """What stands on the page."""
        found = {help_.theme.id: help_ for help_ in helping(self.conductor.document.framework, self.conductor.plan)}
        return [found[theme] for theme in self.page.behaviours if theme in found]

    def arrange(self) -> None:
        lines = [
            f"{help_.theme.name}: {_('Styrke')} {self._who(help_.helpers)}, "
            f"{_('Udviklingsområde')} {self._who(help_.learners)}"
            for help_ in self.helps
        ]
        self.setAccessibleDescription(". ".join(lines))

    def _who(self, levels: tuple[Level, ...]) -> str:
        return list_words([self._level(level) for level in levels])

    def _level(self, level: Level) -> str:
        names = [person.name for person in people_at(self.conductor.plan, level)]
        return f"{level.name} ({list_words(names)})" if names else level.name

    def draw_body(self, painter: QPainter) -> None:
        m, body = self.measures, self.measures.body()
        bottom = m.h(84.2)
        rows = self.helps
        high = min((bottom - body.y()) / max(len(rows), 1), m.h(17))
        y = body.y()
        for help_ in rows:
            self._draw_row(painter, help_, QRectF(body.x(), y, body.width(), high))
            y += high
            if help_ is not rows[-1]:
                draw_rule(painter, body.x(), y, body.width())
        draw_rule(painter, body.x(), bottom, body.width(), m.heavy)
        area = QRectF(body.x(), bottom, body.width(), m.bottom + m.h(1.4) - bottom)
        draw_line(painter, area, _("Hvad kan I lære hinanden?"), m.font(m.of(QUESTION), SEMI_BOLD))

    def _draw_row(self, painter: QPainter, help_: Help, rect: QRectF) -> None:
        m = self.measures
        gap = m.w(2)
        theme_width = rect.width() * m.of((0.40, 0.34))
        theme = block(help_.theme.name, small(m, SEMI_BOLD), theme_width - gap, 1.15)
        where = block(help_.competency.name, small(m), theme_width - gap, 1.15)
        top = rect.center().y() - (theme.height + where.height) / 2
        draw_block(painter, where, rect.x(), draw_block(painter, theme, rect.x(), top))
        width = (rect.width() - theme_width) / 2
        for number, (kind, levels) in enumerate(
            ((MarkKind.STRENGTH, help_.helpers), (MarkKind.PRIORITY, help_.learners))
        ):
            x = rect.x() + theme_width + number * width
            side = m.h(4.3)
            draw_mark(painter, x, rect.center().y() - side / 2, side, kind)
            words = block(self._who(levels), m.font(3.0), width - side * 1.35 - gap, 1.15)
            if words.height > rect.height() - m.h(0.8):
                words = block(list_words([level.name for level in levels]), small(m), width - side * 1.35 - gap, 1.1)
            draw_block(painter, words, x + side * 1.35, rect.center().y() - words.height / 2)
