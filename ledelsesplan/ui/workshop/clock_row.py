"""The facilitator's clock: the figures of the wall, how the whole is going, and what can be done about it."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.workshop import Clock, Timing
from ledelsesplan.text import _
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.clock_corner import figures
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.key_button import KeyButton

NARROW_BELOW = 560


def clock_words(clock: Clock) -> str:
    """What the figures mean: "tilbage af 5 min.", "pause" or "over tid"."""
    seconds = clock.planned % 60
    minutes = _("{minutes} min.").format(minutes=clock.planned // 60)
    if seconds:
        minutes = _("{minutes}:{seconds:02d} min.").format(minutes=clock.planned // 60, seconds=seconds)
    if not clock.started:
        return _("Uret går i gang med mellemrum eller PgDn")
    if not clock.running:
        return _("pause, {planned} i alt").format(planned=minutes)
    if clock.remaining < 0:
        return _("over tid, {planned} i alt").format(planned=minutes)
    return _("tilbage af {planned}").format(planned=minutes)


def late_words(timing: Timing) -> str:
    """How the whole is going: `3 min. efter planen`, in whole minutes."""
    minutes = int(abs(timing.late) / timedelta(minutes=1))
    if minutes == 0:
        return _("følger planen")
    if timing.late > timedelta():
        return _("{count} min. efter planen").format(count=minutes)
    return _("{count} min. foran planen").format(count=minutes)


class ClockRow(QWidget):
    """Large figures, two lines beside them, and the two buttons."""

    def __init__(self, theme: Theme, conductor: Conductor) -> None:
        super().__init__()
        self._theme = theme
        self._conductor = conductor
        self.figures = label("", "clock")
        self.words = label("", wrap=True)
        self.late = label("", "strong", wrap=True)
        self.pause = KeyButton(theme, _("Pause"))
        self.pause.clicked.connect(conductor.toggle_clock)
        self.more = KeyButton(theme, _("+ 1 min."))
        self.more.clicked.connect(conductor.give_minute)
        for button, key in ((self.pause, _("Mellemrum")), (self.more, "+")):
            button.setToolTip(f"{button.accessibleName()} ({key})")
        self._told = QVBoxLayout()
        self._told.addStretch(1)
        self._told.addWidget(self.words)
        self._told.addWidget(self.late)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.figures)
        self._row.addLayout(self._told, 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for button in (self.pause, self.more):
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        self._row.addLayout(self._buttons)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setSpacing(px(10))
        self._told.setSpacing(0)
        self._told.setContentsMargins(px(8), 0, 0, px(4))
        self._buttons.setSpacing(px(8))
        self._buttons.setContentsMargins(0, 0, 0, px(4))
        # The line of a font this large has much air above and below its figures.
        self.figures.setFixedHeight(px(88))
        self.figures.setMinimumWidth(px(150))
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """In a narrow column the buttons stand above each other, so that the words keep their room."""
        narrow = self._theme.width_at_full_size(self.width()) < NARROW_BELOW
        direction = QBoxLayout.Direction
        self._buttons.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def refresh(self) -> None:
        """Shows the clock as it is now."""
        clock = self._conductor.clock
        self.figures.setText(figures(clock))
        self.words.setText(clock_words(clock))
        self.late.setText(late_words(self._conductor.timing) if clock.started else "")
        running = clock.running
        self.pause.say(_("Pause") if running else _("Fortsæt") if clock.started else _("Start uret"))
        self.figures.setAccessibleName(f"{figures(clock)} {self.words.text()}, {self.late.text()}")
