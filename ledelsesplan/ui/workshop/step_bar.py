"""The steps of the workshop at the bottom of a projected page: done, now, to come. A step is pressed to go there."""

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import (
    INK,
    LINE,
    PAPER,
    draw_line,
    fill,
    small,
)
from ledelsesplan.ui.workshop.measures import BOLD, Measures
from ledelsesplan.ui.workshop.target import Target


class StepBar(QWidget):
    """As wide as the page; each step as wide as its name asks for. What is said stands in its place."""

    def __init__(self, conductor: Conductor, parent: QWidget) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self._places: list[QRectF] = []
        self._targets: list[Target] = []

    def lay_out(self, measures: Measures, side: float) -> None:
        """Takes its place at the bottom of a page of this size, with `side` px free at both sides."""
        self._measures = measures
        self._side = side
        top = measures.bottom + measures.h(0.6)
        self.setGeometry(QRectF(0, top, measures.width, measures.height - top).toAlignedRect())
        self.refresh()

    def refresh(self) -> None:
        """Shows the steps as they are now."""
        steps, m = self._conductor.steps, self._measures
        gap, metrics = m.w(1.4), QFontMetricsF(small(m, BOLD))
        names = [metrics.horizontalAdvance(step.title) for step in steps]
        room = m.width - 2 * self._side - gap * (len(steps) - 1)
        spare = (room - sum(names)) / max(len(steps), 1)
        x, top = self._side, m.steps_y - self.y()
        self._places = []
        for name in names:
            width = name + spare
            self._places.append(QRectF(x, top, width, m.h(0.9)))
            x += width + gap
        while len(self._targets) > len(steps):
            self._targets.pop().deleteLater()
        while len(self._targets) < len(steps):
            number = len(self._targets)
            target = Target(self, partial(self._conductor.to_step, number))
            target.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            target.show()
            self._targets.append(target)
        for step, target, place in zip(steps, self._targets, self._places, strict=True):
            target.name_it(step.title)
            target.place(QRectF(place.x(), 0, place.width(), self.height()))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        m = self._measures
        if self._conductor.notice:
            painter.fillRect(self.rect(), INK)
            area = QRectF(self._side, 0, m.width - 2 * self._side, self.height())
            draw_line(painter, area, self._conductor.notice, small(m), colour=PAPER, elide=True)
            painter.end()
            return
        current = self._conductor.step_number
        for number, (step, place) in enumerate(zip(self._conductor.steps, self._places, strict=True)):
            if number > current:
                painter.setPen(QPen(LINE, 1))
                painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
            else:
                fill(painter, place, INK if number == current else LINE)
            name = QRectF(place.x(), place.bottom() + m.h(0.5), place.width(), m.h(3.4))
            font = small(m, BOLD) if number == current else small(m)
            draw_line(painter, name, step.title, font, elide=True)
        painter.end()
