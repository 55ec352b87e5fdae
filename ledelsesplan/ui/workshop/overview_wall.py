"""Overblik on the wall: the heat map of all competencies at the chosen levels, growing as hands are counted."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from ledelsesplan.core.framework import Competency, Level, Theme
from ledelsesplan.core.voting import votes
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.matrix_model import accessible_name
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.text_layout import TextBlock
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import (
    INK,
    LINE,
    block,
    draw_block,
    draw_frame,
    draw_line,
    draw_mark,
    draw_rule,
    fill,
    small,
)
from ledelsesplan.ui.workshop.heat_map import CELL, SIZES, Heat, draw_heat, draw_square, heat_of
from ledelsesplan.ui.workshop.measures import REGULAR, SEMI_BOLD
from ledelsesplan.ui.workshop.target import Target
from ledelsesplan.ui.workshop.wall_page import WallPage

Spot = tuple[int, int, int]


class OverviewWall(WallPage):
    """Arrows move from cell to cell, and the line below says it in words; Enter goes to where it is talked about."""

    draws_rule = False

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self._spot: Spot = (0, 0, 0)
        self._grid = QRectF()
        self._target = Target(self)
        self._target.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._target.hit.connect(self.choose_at)

    @property
    def competencies(self) -> list[Competency]:
        """The map's rows."""
        return list(self.conductor.document.framework.competencies())

    @property
    def levels(self) -> list[Level]:
        """The map's groups of columns: the chosen levels."""
        chosen = self.conductor.plan.round.levels
        return [level for level in self.conductor.document.framework.levels if level.id in chosen]

    @property
    def _widest(self) -> int:
        return max(len(competency.themes) for competency in self.competencies)

    @property
    def theme(self) -> Theme:
        """The theme of the chosen cell."""
        row, _level, theme = self._spot
        themes = self.competencies[min(row, len(self.competencies) - 1)].themes
        return themes[min(theme, len(themes) - 1)]

    @property
    def level(self) -> Level:
        """The level of the chosen cell."""
        return self.levels[min(self._spot[1], len(self.levels) - 1)]

    @property
    def behaviour(self) -> str:
        """The id of the chosen cell."""
        return self.theme.at(self.level.id).id

    def heading(self) -> str:
        return _("Vores billede lige nu")

    def hints(self) -> Hints:
        return ((("↑", "↓", "←", "→"), _("vælg")), (("Enter",), _("gå til forventningen")))

    def arrange(self) -> None:
        self._grid = self._laid_out()
        self._target.place(self.grid())
        self._target.name_it(accessible_name(self.conductor.document.index.cell(self.behaviour)))

    def focus_main(self) -> None:
        self._target.setFocus()

    # Keys and mouse

    def press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.conductor.show_behaviour(self.behaviour)
            return True
        moves = {
            int(Qt.Key.Key_Up): (-1, 0),
            int(Qt.Key.Key_Down): (1, 0),
            int(Qt.Key.Key_Left): (0, -1),
            int(Qt.Key.Key_Right): (0, 1),
        }
        if key not in moves:
            return False
        down, across = moves[key]
        row, level, theme = self._spot
        row = min(max(row + down, 0), len(self.competencies) - 1)
        column = level * self._widest + min(theme, len(self.competencies[row].themes) - 1) + across
        while 0 <= column < len(self.levels) * self._widest and column % self._widest >= len(
            self.competencies[row].themes
        ):
            column += across
        if 0 <= column < len(self.levels) * self._widest:
            self._choose((row, *divmod(column, self._widest)))
        return True

    def _choose(self, spot: Spot) -> None:
        self._spot = spot
        self.refresh()

    def choose_at(self, point: QPointF) -> None:
        """Chooses the cell at a point of the page, where there is one."""
        for row, competency in enumerate(self.competencies):
            for level in range(len(self.levels)):
                for theme in range(len(competency.themes)):
                    if self.cell_rect((row, level, theme)).contains(point):
                        self._choose((row, level, theme))

    # Where things stand

    def grid(self) -> QRectF:
        """The map without its headings."""
        return self._grid

    def _laid_out(self) -> QRectF:
        m = self.measures
        x = self.side + m.w(m.of((28.9, 23.8)))
        width = m.width - self.side - x
        names = [self._level_name(level, width / len(self.levels)).height for level in self.levels]
        # The names of the levels stand below the clock, in one line or in two.
        top = max(m.h(m.of((18.6, 17.2))), m.rule_y + max(names) + m.h(0.3))
        high = min(m.h(m.of((8.0, 7.6))), (m.h(m.of((83.6, 80.0))) - top) / len(self.competencies))
        return QRectF(x, top, width, high * len(self.competencies))

    def _level_name(self, level: Level, width: float) -> TextBlock:
        return block(level.name, small(self.measures, SEMI_BOLD), width - self.measures.w(0.6), 1.1)

    def cell_rect(self, spot: Spot) -> QRectF:
        """The rectangle of a cell."""
        row, level, theme = spot
        grid = self.grid()
        width = grid.width() / (len(self.levels) * self._widest)
        high = grid.height() / len(self.competencies)
        return QRectF(grid.x() + (level * self._widest + theme) * width, grid.y() + row * high, width, high)

    # Drawing

    def draw_body(self, painter: QPainter) -> None:
        heat = heat_of(self.conductor.document.index)
        self._draw_legend(painter)
        self._draw_lines(painter)
        self._draw_names(painter)
        for row, competency in enumerate(self.competencies):
            for number, level in enumerate(self.levels):
                for column, theme in enumerate(competency.themes):
                    spot = (row, number, column)
                    rect = self.cell_rect(spot)
                    if theme is self.theme and level is self.level:
                        draw_frame(painter, rect.adjusted(-2, -2, 2, 2), self.measures)
                    draw_heat(painter, rect, heat.get(theme.at(level.id).id, Heat()))
        self._draw_words(painter, is_empty=not heat)

    def _draw_legend(self, painter: QPainter) -> None:
        m = self.measures
        size = m.h(3.6)
        y = m.top + m.h(m.of((5.4, 4.9)) * 1.1) + m.h(0.5)
        x = self.side
        for kind, text in ((MarkKind.STRENGTH, _("Styrke")), (MarkKind.PRIORITY, _("Udviklingsområde"))):
            draw_mark(painter, x, y, size, kind)
            x += size * 1.3
            x += draw_line(painter, QRectF(x, y, m.w(30), size), text, small(m)) + m.w(2)
        if not any(vote.is_counted for vote in votes(self.conductor.document.framework, self.conductor.plan).values()):
            draw_line(painter, QRectF(x, y, m.w(30), size), _("det, vi har aftalt"), small(m))
            return
        scale = min(self.cell_rect((0, 0, 0)).width() / CELL[0], self.cell_rect((0, 0, 0)).height() / CELL[1])
        for _least, half, _radius in reversed(SIZES):
            draw_square(painter, QPointF(x + half * scale * 0.9, y + size / 2), half * scale * 0.75)
            x += half * scale * 1.8 + m.w(0.8)
        draw_line(painter, QRectF(x, y, m.w(30), size), _("få, nogle, mange hænder"), small(m))

    def _draw_lines(self, painter: QPainter) -> None:
        m, grid = self.measures, self.grid()
        width = m.w(12) if m.is_wide else 0.0
        framework = self.conductor.document.framework
        first_of_flag = {flag.competencies[0].id for flag in framework.corner_flags}
        for row, competency in enumerate(self.competencies):
            y = self.cell_rect((row, 0, 0)).y()
            if competency.id in first_of_flag:
                draw_rule(painter, self.side, y, m.width - 2 * self.side, m.heavy * 0.8)
            else:
                draw_rule(painter, self.side + width, y, m.width - 2 * self.side - width)
        draw_rule(painter, self.side + width, grid.bottom(), m.width - 2 * self.side - width)
        for number in range(len(self.levels) * self._widest):
            x = grid.x() + number * grid.width() / (len(self.levels) * self._widest)
            if number % self._widest == 0:
                fill(painter, QRectF(x - m.heavy * 0.4, grid.y(), m.heavy * 0.8, grid.height()), INK)
            else:
                fill(painter, QRectF(x, grid.y(), 1, grid.height()), LINE)

    def _draw_names(self, painter: QPainter) -> None:
        m, grid = self.measures, self.grid()
        font, strong = small(m), small(m, SEMI_BOLD)
        group = grid.width() / len(self.levels)
        for number, level in enumerate(self.levels):
            name = self._level_name(level, group)
            draw_block(painter, name, grid.x() + number * group + m.w(0.5), grid.y() - name.height - m.h(0.6))
        x = self.side + (m.w(12) if m.is_wide else 0.0)
        row = 0
        for flag in self.conductor.document.framework.corner_flags:
            first = self.cell_rect((row, 0, 0))
            if m.is_wide:
                name = block(flag.name, strong, m.w(10.6), 1.12)
                high = first.height() * len(flag.competencies)
                draw_block(painter, name, self.side, first.y() + (high - name.height) / 2)
            for competency in flag.competencies:
                rect = self.cell_rect((row, 0, 0))
                area = QRectF(x, rect.y(), grid.x() - x - m.w(0.4), rect.height())
                draw_line(painter, area, competency.name, font, elide=True)
                row += 1

    def _draw_words(self, painter: QPainter, *, is_empty: bool) -> None:
        m, grid = self.measures, self.grid()
        bottom = m.bottom
        area = QRectF(self.side, grid.bottom(), m.width - 2 * self.side, bottom - grid.bottom())
        if is_empty:
            draw_line(painter, area, _("Kortet fyldes, når vi rækker hænderne op"), m.font(3.4))
            return
        taken = draw_line(painter, area, self.theme.name, m.font(3.2, SEMI_BOLD))
        rest = area.adjusted(taken, 0, 0, 0)
        draw_line(painter, rest, f" · {self.level.name} · {self._counts()}", m.font(3.2, REGULAR), elide=True)

    def _counts(self) -> str:
        vote = votes(self.conductor.document.framework, self.conductor.plan).get(self.behaviour)
        if vote is None or not vote.is_counted:
            cell = self.conductor.document.index.cell(self.behaviour)
            marked = [_("Styrke")] * cell.strength + [_("Udviklingsområde")] * cell.priority
            return ", ".join(marked) or _("Ikke markeret")
        parts = [
            f"{letter} {count}" for letter, count in (("S", vote.strength), ("U", vote.priority)) if count is not None
        ]
        words = ", ".join(parts)
        return _("{counts} af {voters}").format(counts=words, voters=vote.voters) if vote.voters else words
