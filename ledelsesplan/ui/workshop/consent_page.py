"""Fist-to-five: a quick check of whether all can stand behind what was chosen."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from ledelsesplan.core import workshop_edits
from ledelsesplan.core.workshop_edits import FINGERS
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.hands_entry import append_digit, drop_digit
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import (
    INK,
    block,
    draw_block,
    draw_frame,
    draw_line,
    draw_rule,
    fill,
)
from ledelsesplan.ui.workshop.measures import QUESTION, SEMI_BOLD
from ledelsesplan.ui.workshop.target import Target
from ledelsesplan.ui.workshop.wall_page import WallPage

# What fingers mean, from five to a fist.
MEANINGS = {
    5: _("Jeg går forrest"),
    4: _("Jeg er med"),
    3: _("Det er godt nok"),
    2: _("Jeg er i tvivl"),
    1: _("Jeg er bekymret"),
    0: _("Jeg kan ikke stå bag"),
}
ENOUGH = 3


class ConsentPage(WallPage):
    """Right and left choose how many fingers, digits are how many people show them."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self._typed: int | None = None
        self._fingers = 5
        self._targets: dict[int, Target] = {}
        for fingers in MEANINGS:
            choose = partial(self._choose, fingers)
            self._targets[fingers] = Target(self, choose, choose)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many show 0 to 5 fingers; empty before anyone was asked."""
        return self.conductor.plan.round.tally.fist_to_five

    def heading(self) -> str:
        return _("Kan vi alle stå bag det?")

    def sub_heading(self) -> str:
        return _("Vis det med fingrene, alle på én gang")

    def hints(self) -> Hints:
        return ((("←", "→"), _("fingre")), (("0–9",), _("hvor mange")), (("Delete",), _("ryd")))

    def answer(self) -> str:
        """What the fingers say, as a question for the talk."""
        counts = self.counts
        if not any(counts):
            return _("Fem fingre er helt med, en knyttet næve er slet ikke")
        present = self.conductor.plan.round.present
        if present is not None and sum(counts) < present:
            return _("{count} af {present} har vist det").format(count=sum(counts), present=present)
        few = sum(counts[:ENOUGH])
        if not few:
            return _("Alle kan stå bag det")
        who = ngettext("{count} er i tvivl", "{count} er i tvivl", few)
        return _("{who}: Hvad skal der til, for at du kan være med?").format(who=who)

    # Where things stand

    def _cell(self, fingers: int) -> QRectF:
        m = self.measures
        width = (m.width - 2 * self.side) / FINGERS
        top = m.rule_y + m.h(6)
        return QRectF(self.side + (5 - fingers) * width, top, width, m.h(78) - top)

    def arrange(self) -> None:
        for fingers, target in self._targets.items():
            target.place(self._cell(fingers))
            count = self.counts[fingers] if self.counts else 0
            shown = ngettext("{count} finger", "{count} fingre", fingers)
            target.name_it(f"{shown}, {MEANINGS[fingers]}: {count}")

    # Keys

    def _choose(self, fingers: int) -> None:
        if fingers != self._fingers:
            self._typed = None
            self.conductor.document.seal()
        self._fingers = fingers
        self.update()

    def press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            fingers = self._fingers + (1 if key == Qt.Key.Key_Left else -1)
            if fingers in self._targets:
                self._targets[fingers].setFocus()
                self._choose(fingers)
        elif key == Qt.Key.Key_Delete:
            self._typed = None
            document = self.conductor.document
            document.apply(_("Ryd fingre"), workshop_edits.count_fingers, self._fingers, None)
        elif key == Qt.Key.Key_Backspace:
            self._type(drop_digit(self._typed))
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._type(append_digit(self._typed, key - Qt.Key.Key_0))
        else:
            return False
        return True

    def _type(self, typed: int | None) -> None:
        if self._count(typed or 0):
            self._typed = typed

    def _count(self, count: int) -> bool:
        key = ("fingers", self._fingers)
        return self.conductor.type(_("Tæl fingre"), key, workshop_edits.count_fingers, self._fingers, count)

    def focus_main(self) -> None:
        self._targets[self._fingers].setFocus()

    # Drawing

    def draw_body(self, painter: QPainter) -> None:
        m = self.measures
        for fingers, meaning in MEANINGS.items():
            cell = self._cell(fingers)
            if fingers == self._fingers:
                draw_frame(painter, cell.adjusted(m.w(0.3), 0, -m.w(0.3), 0), m)
            inner = cell.adjusted(m.w(1.2), m.h(1.5), -m.w(1.2), -m.h(1.5))
            number = QRectF(inner.x(), inner.y(), inner.width(), m.h(13))
            draw_line(painter, number, str(fingers), m.font(m.of((11.0, 9.0)), SEMI_BOLD))
            words = block(meaning, m.font(2.8), inner.width(), 1.2)
            draw_block(painter, words, inner.x(), number.bottom() + m.h(0.6))
            self._draw_people(painter, inner, fingers)
            draw_rule(painter, inner.x(), inner.bottom() - m.h(13.5), inner.width())
            count = QRectF(inner.x(), inner.bottom() - m.h(12.5), inner.width(), m.h(11))
            shown = str(self.counts[fingers]) if self.counts else "–"
            draw_line(painter, count, shown, m.font(8.0, SEMI_BOLD))
            if fingers == self._fingers:
                fill(painter, QRectF(inner.x(), inner.bottom() - m.heavy, m.h(7), m.heavy), INK)
        self._draw_answer(painter)

    def _draw_people(self, painter: QPainter, inner: QRectF, fingers: int) -> None:
        """A circle for each who shows so many fingers, stacked from the rule up: where the group stands is a shape."""
        m = self.measures
        count = self.counts[fingers] if self.counts else 0
        pitch = m.h(4.2)
        across = max(int(inner.width() // pitch), 1)
        bottom = inner.bottom() - m.h(15)
        if -(-count // across) * pitch > bottom - inner.y() - m.h(21):
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(INK)
        for person in range(count):
            x = inner.x() + (person % across + 0.5) * pitch
            painter.drawEllipse(QPointF(x, bottom - (person // across + 0.5) * pitch), pitch * 0.4, pitch * 0.4)

    def _draw_answer(self, painter: QPainter) -> None:
        m = self.measures
        bottom = m.h(84.2)
        draw_rule(painter, self.side, bottom, m.width - 2 * self.side, m.heavy)
        area = QRectF(self.side, bottom, m.width - 2 * self.side, m.bottom + m.h(1.4) - bottom)
        draw_line(painter, area, self.answer(), m.font(m.of(QUESTION) - 0.6, SEMI_BOLD))
