"""The facilitator's left column: the run-sheet with its times, what is done and what is now, and when it will end."""

from datetime import datetime

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from ledelsesplan.core.run_sheet import Step
from ledelsesplan.text import _, format_time
from ledelsesplan.ui.controls import RowButton, label, rule
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.column import Column
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.key_button import KeyButton


class Agenda(Column):
    """A click or Enter goes to a step; up and down move between the steps while one has the focus.

    The times below stay in sight.
    """

    run_sheet_requested = Signal()
    new_beginning_requested = Signal()

    def __init__(self, theme: Theme, conductor: Conductor) -> None:
        super().__init__()
        self._theme = theme
        self._conductor = conductor
        self._steps: tuple[Step, ...] = ()
        self.rows: list[AgendaRow] = []
        self._shown = -1
        self._heading = label(_("Køreplan"), "small-strong")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.edit = KeyButton(theme, _("Køreplan …"))
        self.edit.clicked.connect(self.run_sheet_requested)
        self.plans = KeyButton(theme, _("Forberedte planer …"))
        self.plans.clicked.connect(conductor.plans_requested)
        self.anew = KeyButton(theme, _("Begynd forfra …"))
        self.anew.clicked.connect(self.new_beginning_requested)
        self._facts: list[QLabel] = []
        self._names: list[QLabel] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        for row, name in enumerate((_("Side"), _("Slut efter planen"), _("Slut, som det går nu"))):
            value = label("", "strong")
            value.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._names.append(label(name, wrap=True))
            self._facts.append(value)
            self._grid.addWidget(self._names[-1], row, 0)
            self._grid.addWidget(value, row, 1)
        self._buttons = QVBoxLayout()
        self._buttons.addWidget(self.edit)
        self._buttons.addWidget(self.plans)
        self._buttons.addWidget(self.anew)
        self.content.addWidget(self._heading)
        self.content.addLayout(self._list)
        self.content.addStretch(1)
        self.content.addLayout(self._buttons)
        self.below.addWidget(rule())
        self.below.addLayout(self._grid)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self.content.setContentsMargins(0, px(14), 0, px(4))
        self.content.setSpacing(px(6))
        self.below.setContentsMargins(0, 0, 0, px(14))
        self.below.setSpacing(px(6))
        self._buttons.setContentsMargins(px(24), 0, px(16), px(4))
        self._buttons.setSpacing(px(6))
        self._heading.setContentsMargins(px(24), 0, px(16), 0)
        self._grid.setContentsMargins(px(24), px(4), px(20), 0)
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(1))

    def refresh(self) -> None:
        """Shows steps, place and times as they are now."""
        conductor = self._conductor
        if conductor.steps != self._steps:
            self._rebuild(conductor.steps)
        current = conductor.step_number
        for number, row in enumerate(self.rows):
            row.show_state(is_done=number < current, is_current=number == current)
            row.setFocusPolicy(
                Qt.FocusPolicy.TabFocus if number == current or row.hasFocus() else Qt.FocusPolicy.NoFocus
            )
        self.refresh_times()

    def show_current(self) -> None:
        """Scrolls to the step that is on when it is another than before; its sizes have to be settled."""
        current = self._conductor.step_number
        if current != self._shown and current < len(self.rows):
            self._shown = current
            self.area.ensureWidgetVisible(self.rows[current])

    def refresh_times(self) -> None:
        """Shows the times as they are now."""
        timing, page = self._conductor.timing, self._conductor.page
        for row, start in zip(self.rows, timing.starts, strict=True):
            row.show_start(start)
        words = (
            _("{number} af {count}").format(number=page.number, count=page.count),
            format_time(timing.ends),
            format_time(timing.ends_as_it_goes),
        )
        for value, text in zip(self._facts, words, strict=True):
            value.setText(text)

    def _rebuild(self, steps: tuple[Step, ...]) -> None:
        self._steps = steps
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = []
        for number, step in enumerate(steps):
            row = AgendaRow(self._theme, step)
            row.clicked.connect(lambda _checked=False, number=number: self._conductor.to_step(number))
            row.move_requested.connect(lambda by, number=number: self._focus(number + by))
            self._list.addWidget(row)
            self.rows.append(row)

    def _focus(self, number: int) -> None:
        if 0 <= number < len(self.rows):
            self.rows[number].setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.rows[number].setFocus()


class AgendaRow(RowButton):
    """A step: when it begins by the plan, its name, its minutes, and a tick when it is done."""

    move_requested = Signal(int)

    def __init__(self, theme: Theme, step: Step) -> None:
        super().__init__(theme, step.title)
        self._step = step
        self._is_current = self._is_done = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._start = label("")
        self._title = label(step.title, wrap=True)
        self._minutes = label(str(step.minutes))
        self._tick = QLabel()
        self._row = QHBoxLayout(self)
        for part in (self._start, self._title, self._minutes, self._tick):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(part, 1 if part is self._title else 0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(24), px(8), px(14), px(8))
        self._row.setSpacing(px(8))
        self._start.setFixedWidth(px(46))
        self._tick.setFixedWidth(px(18))
        self.show_state(is_done=self._is_done, is_current=self._is_current)

    def show_state(self, *, is_done: bool, is_current: bool) -> None:
        """Shows whether it is done, now, or to come."""
        self._is_done, self._is_current = is_done, is_current
        for part in (self._start, self._title, self._minutes):
            if part.property("kind") != ("strong" if is_current else ""):
                part.setProperty("kind", "strong" if is_current else "")
                part.style().unpolish(part)
                part.style().polish(part)
        size = self._theme.px(18)
        if is_done:
            self._tick.setPixmap(icon_pixmap("check", self._theme.colour("ink"), size, self.devicePixelRatioF()))
        else:
            self._tick.clear()
        self.update()

    def show_start(self, start: datetime) -> None:
        """Shows when it begins."""
        self._start.setText(format_time(start))
        state = _("gjort") if self._is_done else _("nu") if self._is_current else ""
        words = [format_time(start), self._step.title, _("{count} min.").format(count=self._step.minutes), state]
        name = ", ".join(word for word in words if word)
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the other steps; the rest is a button's."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground and the bar of what is now, and the ring."""
        if self._is_current:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._theme.colour("hover"))
            bar = self._theme.px(4)
            painter.fillRect(QRectF(0, 0, bar, self.height()), self._theme.colour("ink"))
            painter.end()
        super().paintEvent(event)
