"""The secret ballot as it is drawn: words, the choice of level, or three behaviours to mark, and what can be chosen."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen

from ledelsesplan.core.framework import Place
from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.drawing.tokens import LIGHT
from ledelsesplan.text import _
from ledelsesplan.ui.hands_typing import MODIFIERS
from ledelsesplan.ui.text_layout import TextBlock
from ledelsesplan.ui.workshop.ballot_round import BallotRound, Screen
from ledelsesplan.ui.workshop.ballot_words import Choice, choices, marked, words
from ledelsesplan.ui.workshop.drawing import (
    INK,
    PAPER,
    WALL,
    block,
    draw_block,
    draw_frame,
    draw_line,
    draw_mark,
    draw_rule,
    small,
)
from ledelsesplan.ui.workshop.measures import SEMI_BOLD
from ledelsesplan.ui.workshop.round_layout import RoundLayout, RowPlace, RowTexts, lay_out_round
from ledelsesplan.ui.workshop.target import Target
from ledelsesplan.ui.workshop.wall_page import PaperPage

KINDS = (MarkKind.STRENGTH, MarkKind.PRIORITY)
NAMES = {MarkKind.STRENGTH: _("Styrke"), MarkKind.PRIORITY: _("Udviklingsområde")}

# A mark that can be set: as a ghost, in the ink of the wall.
OPEN = LIGHT._replace(ink2=WALL.ink, edge=WALL.line)
MARK_SIDE, CELL_WIDTH = 7.2, 10.4


class BallotPage(PaperPage):
    """Up and down choose the row, S and U mark it; the keys of what can be chosen stand on it. `changed` follows all.

    `count` counts the ballots; `notice` is what is said where that cannot be.
    """

    changed = Signal()
    help_requested = Signal()
    draws_rule = False

    def __init__(self, state: BallotRound, count: Callable[[], object]) -> None:
        super().__init__()
        self.state = state
        self.notice = ""
        self._count = count
        self._targets: list[Target] = []
        self._row_targets: list[Target] = []
        self._shown: tuple[object, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What can be chosen now."""
        return choices(self.state, self._count)

    # What is said

    def heading(self) -> str:
        match self.state.screen:
            case Screen.MARK:
                return self.state.sheet.competency.name
            case Screen.LEVEL:
                return _("Hvilket ledelsesniveau er dit?")
            case _:
                return words(self.state).heading

    def sub_heading(self) -> str:
        state = self.state
        match state.screen:
            case Screen.MARK:
                where = _("{number} af {count}").format(number=state.page + 1, count=len(state.sheets))
                return " · ".join((state.level.name, where, _("S styrke, U udviklingsområde")))
            case Screen.LEVEL:
                return _("Vælg med piletasterne eller et tal")
            case _:
                return " ".join(self._lines())

    def _lines(self) -> tuple[str, ...]:
        lines = words(self.state).lines
        return (*lines, self.notice) if self.notice else lines

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    def press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F1:
            self.help_requested.emit()
            return True
        if key in MODIFIERS or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        choice = next((item for item in self.choices if key in item.keys), None)
        if choice is not None:
            # A key held down must not hand in for the next one, too.
            if not event.isAutoRepeat():
                self.do(choice.do)
            return True
        return self._press_level(key) if self.state.screen is Screen.LEVEL else self._press_mark(key)

    def _press_level(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.do(partial(self.state.point_by, 1 if key == Qt.Key.Key_Down else -1))
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.do(partial(self.state.point_at_level, key - Qt.Key.Key_1))
        else:
            return False
        return True

    def _press_mark(self, key: Qt.Key) -> bool:
        state = self.state
        if state.screen is not Screen.MARK:
            return False
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.do(partial(state.choose_row, state.row + (1 if key == Qt.Key.Key_Down else -1)))
        elif key in (Qt.Key.Key_S, Qt.Key.Key_U):
            self.do(partial(state.toggle, MarkKind(chr(key))))
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Delete):
            self.do(state.clear)
        else:
            return False
        return True

    def do(self, command: Callable[[], object]) -> None:
        """Does something, and shows what has become of it."""
        self.notice = ""
        command()
        self.refresh()
        self.focus_main()
        self.changed.emit()

    # What can be pressed

    def arrange(self) -> None:
        state = self.state
        shown = (state.screen, state.page, len(self.choices), len(state.levels))
        if shown != self._shown:
            self._make_targets()
            self._shown = shown
        for target, choice, place in zip(self._targets, self.choices, self.choice_places(), strict=True):
            target.place(place)
            target.name_it(choice.words)
        if state.screen is Screen.LEVEL:
            for target, level, place in zip(self._row_targets, state.levels, self.level_places(), strict=True):
                target.place(place)
                target.name_it(level.name)
        elif state.screen is Screen.MARK:
            self._arrange_rows()

    def _make_targets(self) -> None:
        self.setFocus()  # else the focus of what goes would move on, and choose another row on its way
        for target in (*self._targets, *self._row_targets):
            target.hide()
            target.deleteLater()
        self._row_targets = self._made_row_targets()
        self._targets = [Target(self, partial(self._choose, number)) for number in range(len(self.choices))]
        for target in (*self._row_targets, *self._targets):
            target.show()

    def _made_row_targets(self) -> list[Target]:
        state = self.state
        if state.screen is Screen.LEVEL:
            return [
                Target(self, partial(self.do, partial(state.point_at_level, number)), partial(self._point, number))
                for number in range(len(state.levels))
            ]
        if state.screen is not Screen.MARK:
            return []
        found = []
        for row in range(len(state.sheet.places)):
            found.append(Target(self, partial(self._choose_row, row), partial(self._choose_row, row)))
            found.extend(Target(self, partial(self._toggle, row, kind)) for kind in KINDS)
        return found

    def _choose(self, number: int) -> None:
        self.do(self.choices[number].do)

    def _point(self, number: int) -> None:
        self.state.point_at_level(number)
        self.update()

    def _choose_row(self, row: int) -> None:
        self.state.choose_row(row)
        self.update()

    def _toggle(self, row: int, kind: MarkKind) -> None:
        self.state.choose_row(row)
        self.do(partial(self.state.toggle, kind))

    def _arrange_rows(self) -> None:
        for row, (place, where) in enumerate(zip(self.sheet_layout().rows, self.state.sheet.places, strict=True)):
            whole, *marks = self._row_targets[3 * row : 3 * row + 3]
            whole.place(place.rect)
            whole.name_it(self._name_of(where))
            for target, kind, cell in zip(marks, KINDS, (place.hands, place.agreed), strict=True):
                target.place(cell)
                target.name_it(NAMES[kind])

    def _name_of(self, where: Place) -> str:
        said = [name for kind, name in NAMES.items() if self.state.is_set(where.behaviour.id, kind)]
        return ". ".join((where.theme.name, where.behaviour.text, ", ".join(said) or _("Ikke markeret")))

    def focus_main(self) -> None:
        state = self.state
        if state.screen is Screen.MARK:
            self._row_targets[3 * state.row].setFocus()
        elif state.screen is Screen.LEVEL:
            self._row_targets[state.levels.index(state.level)].setFocus()
        else:
            self.setFocus()

    # Where things stand

    def choice_places(self) -> list[QRectF]:
        """Where the choices stand: the usual one at the right, the others from the left."""
        m = self.measures
        font = QFontMetricsF(small(m, SEMI_BOLD))
        y, high, inner = m.bottom + m.h(1.4), m.h(6.4), m.w(1.6)
        widths = [font.horizontalAdvance(choice.words) + 2 * inner for choice in self.choices]
        places, x = [], self.side
        for width in widths[:-1]:
            places.append(QRectF(x, y, width, high))
            x += width + m.w(1.4)
        return [*places, QRectF(m.width - self.side - widths[-1], y, widths[-1], high)]

    def level_places(self) -> list[QRectF]:
        """Where the levels stand, one below the other."""
        m, count = self.measures, len(self.state.levels)
        top = m.rule_y + m.h(4)
        high = min((m.bottom - top) / max(count, 1), m.h(12))
        return [
            QRectF(self.side, top + number * high, m.width - 2 * self.side, high - m.h(0.8)) for number in range(count)
        ]

    def sheet_layout(self) -> RoundLayout:
        """Where the rows to mark stand: S in the first cell, U in the second."""
        texts = [RowTexts(place.theme.name, place.behaviour.text) for place in self.state.sheet.places]
        return lay_out_round(
            self.measures, texts, self.state.row, cell_width=self.measures.h(CELL_WIDTH), has_reasons=False
        )

    def word_blocks(self) -> list[tuple[TextBlock, float]]:
        """The words of a screen of words alone, and where each block begins (px from above)."""
        m = self.measures
        width, gap = m.width - 2 * self.side, m.h(3.2)
        found = [block(self.heading(), m.font(m.of((8.0, 6.2)), SEMI_BOLD), width, 1.1)]
        found += [block(line, m.font(m.of((4.2, 3.7))), width, 1.25) for line in self._lines()]
        whole = sum(text.height for text in found) + gap * (len(found) - 1)
        y = m.top + (m.bottom - m.top - whole) * 0.42
        placed = []
        for text in found:
            placed.append((text, y))
            y += text.height + gap
        return placed

    # Drawing

    def draw_heading(self, painter: QPainter) -> None:
        if self.state.screen in (Screen.MARK, Screen.LEVEL):
            super().draw_heading(painter)

    def draw_body(self, painter: QPainter) -> None:
        match self.state.screen:
            case Screen.MARK:
                self._draw_rows(painter)
            case Screen.LEVEL:
                self._draw_levels(painter)
            case _:
                for text, y in self.word_blocks():
                    draw_block(painter, text, self.side, y)
        self._draw_choices(painter)

    def _draw_choices(self, painter: QPainter) -> None:
        m = self.measures
        font = small(m, SEMI_BOLD)
        for choice, place in zip(self.choices, self.choice_places(), strict=True):
            painter.setPen(QPen(INK, max(m.heavy / 2, 2.0)))
            painter.setBrush(INK if choice.is_usual else PAPER)
            painter.drawRect(place)
            draw_line(painter, place, choice.words, font, centre=True, colour=PAPER if choice.is_usual else INK)
        if self.state.screen is Screen.MARK:
            places = self.choice_places()
            between = QRectF(places[-2].right(), places[-1].y(), places[-1].x() - places[-2].right(), m.h(6.4))
            if QFontMetricsF(font).horizontalAdvance(marked(self.state)) < between.width() - m.w(2):
                draw_line(painter, between, marked(self.state), small(m), centre=True)

    def _draw_levels(self, painter: QPainter) -> None:
        m = self.measures
        draw_rule(painter, self.side, m.rule_y, m.width - 2 * self.side)
        for number, (level, place) in enumerate(zip(self.state.levels, self.level_places(), strict=True), start=1):
            if level is self.state.level:
                draw_frame(painter, place, m)
            inner = place.adjusted(m.w(1.6), 0, 0, 0)
            draw_line(painter, inner, str(number), m.font(3.8, SEMI_BOLD))
            draw_line(painter, inner.adjusted(m.h(6), 0, 0, 0), level.name, m.font(3.8))

    def _draw_rows(self, painter: QPainter) -> None:
        m, layout = self.measures, self.sheet_layout()
        draw_rule(painter, layout.side, layout.rule_y, m.width - 2 * layout.side)
        for row, (place, where) in enumerate(zip(layout.rows, self.state.sheet.places, strict=True)):
            if row == self.state.row:
                draw_frame(painter, place.rect.adjusted(-m.heavy, 0, m.heavy, 0), m)
            below = draw_block(painter, place.theme, place.text_at.x(), place.text_at.y())
            draw_block(painter, place.behaviour, place.text_at.x(), below)
            self._draw_marks(painter, place, where)

    def _draw_marks(self, painter: QPainter, place: RowPlace, where: Place) -> None:
        side = self.measures.h(MARK_SIDE)
        for kind, cell in zip(KINDS, (place.hands, place.agreed), strict=True):
            x, y = cell.center().x() - side / 2, cell.center().y() - side / 2
            if self.state.is_set(where.behaviour.id, kind):
                draw_mark(painter, x, y, side, kind)
            else:
                paint_mark(painter, QRectF(x, y, side, side), kind, OPEN, ghost=True)
