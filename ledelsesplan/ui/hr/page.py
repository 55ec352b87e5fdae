"""HR-opsamling on one page: three steps by number, and below them what one can do in each."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ledelsesplan.compiling.gathering import Gathered
from ledelsesplan.compiling.progress import Progress
from ledelsesplan.core.published import Published
from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconTextButton, PrimaryButton, TextButton, label, rule
from ledelsesplan.ui.hr.check_step import CheckStep
from ledelsesplan.ui.hr.choose_step import ChooseStep, Chosen
from ledelsesplan.ui.hr.picture_step import PictureStep
from ledelsesplan.ui.hr.reading_view import ReadingView
from ledelsesplan.ui.messages import MessageBar, Messages
from ledelsesplan.ui.tabs import SIDE, Tabs
from ledelsesplan.ui.theme import Theme

CHOOSE, CHECK, PICTURE, READING = range(4)
STEPS = (_("1 Vælg"), _("2 Se efter"), _("3 Lav"))
NAMED_FROM = 760


class HrPage(QWidget):
    """The page. It asks for what is to be done, and shows what it is given; what was read holds while the choices do.

    The requests: to go back to the start page, to read what is chosen, to leave that, and to make files.
    """

    back_requested = Signal()
    read_requested = Signal()
    cancel_requested = Signal()
    report_requested = Signal()
    data_requested = Signal()
    workbook_requested = Signal()

    def __init__(self, theme: Theme, messages: Messages, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._read: tuple[Chosen, Gathered, Published] | None = None
        self.message_bar = MessageBar(theme, messages)
        self.back = IconTextButton(theme, "chevron-left", _("Til startsiden"), "flat")
        self.title = label(_("HR-opsamling"), "title")
        self.tabs = Tabs(theme, STEPS)
        self.choose, self.check, self.picture = ChooseStep(theme, today), CheckStep(theme), PictureStep(theme)
        self.reading = ReadingView(theme)
        self._stack = QStackedWidget()
        for step in (self.choose, self.check, self.picture, self.reading):
            self._stack.addWidget(step)
        self.reason = label("", "label", wrap=True)
        self.report = TextButton(_("Gem rapport …"))
        self.data = TextButton(_("Gem tal (.csv) …"))
        self.read_plans = PrimaryButton(theme, _("Læs planerne"))
        self.go_on = PrimaryButton(theme, _("Videre"))
        self.make = PrimaryButton(theme, _("Lav Excel-opsamling …"))
        self._wire()
        self._arrange()
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_step(CHOOSE)

    def _wire(self) -> None:
        for button, request in (
            (self.back, self.back_requested),
            (self.report, self.report_requested),
            (self.data, self.data_requested),
            (self.make, self.workbook_requested),
        ):
            button.clicked.connect(request)
        self.read_plans.clicked.connect(self._ask_to_read)
        self.go_on.clicked.connect(lambda: self.go_to(PICTURE))
        self.reading.cancel_requested.connect(self.cancel_requested)
        self.tabs.chosen.connect(self._choose_step)
        self.choose.changed.connect(self._offer)

    def _arrange(self) -> None:
        strip = QWidget()
        strip.setProperty("kind", "strip")
        strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._strip = QHBoxLayout(strip)
        self._strip.addWidget(self.back)
        self._strip.addWidget(self.title)
        self._strip.addStretch(1)
        self._strip.addWidget(self.tabs)
        foot = self._foot_strip = QWidget()
        foot.setProperty("kind", "surface")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot = QHBoxLayout(foot)
        self._foot.addWidget(self.reason, 1)
        for button in (self.report, self.data, self.read_plans, self.go_on, self.make):
            self._foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (strip, self.message_bar):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        column.addWidget(rule())
        column.addWidget(foot)

    def _restyle(self) -> None:
        px = self._theme.px
        self._strip.setContentsMargins(px(12), 0, px(20 - SIDE), 0)
        self._strip.setSpacing(px(12))
        self._foot.setContentsMargins(px(20), px(10), px(20), px(10))
        self._foot.setSpacing(px(10))
        self._foot_strip.setMinimumHeight(px(56))  # where there is no button, too: nothing moves
        self._choose_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page's name gives way in a narrow window."""
        super().resizeEvent(event)
        self._choose_words()

    def _choose_words(self) -> None:
        self.title.setVisible(self._theme.width_at_full_size(self.width()) >= NAMED_FROM)

    # The steps

    @property
    def step(self) -> int:
        """The step that is shown, or READING."""
        return self._stack.currentIndex()

    @property
    def read(self) -> tuple[Chosen, Gathered, Published] | None:
        """What was read of what is chosen now."""
        return self._read if self._read is not None and self._read[0] == self.choose.chosen() else None

    def show_step(self, step: int) -> None:
        """Shows a step."""
        self._stack.setCurrentIndex(step)
        self.tabs.choose(CHECK if step == READING else step)
        for button, where in (
            (self.read_plans, (CHOOSE,)),
            (self.report, (CHECK,)),
            (self.go_on, (CHECK,)),
            (self.data, (PICTURE,)),
            (self.make, (PICTURE,)),
        ):
            button.setVisible(step in where)
        self._offer()

    def go_to(self, step: int) -> None:
        """Shows a step, and gives the focus to its main thing."""
        self.show_step(step)
        self.focus_main()

    def _choose_step(self, step: int) -> None:
        """Shows a step; where the focus was in another one, it goes to the main thing."""
        self.show_step(step)
        if not self.tabs.isAncestorOf(self.focusWidget()):
            self.focus_main()

    def _offer(self) -> None:
        """Says what can be done now, and why something cannot."""
        problem = self.choose.problem()
        has_plans = self.read is not None and bool(self.read[1].compiled.summary.plans)
        self.read_plans.setEnabled(not problem)
        self.report.setEnabled(self.read is not None and self.read[1].has_files)
        self.go_on.setEnabled(has_plans)
        is_reading = self.step == READING
        self.tabs.offer(CHOOSE, not is_reading)
        self.tabs.offer(CHECK, is_reading or self.read is not None)
        self.tabs.offer(PICTURE, not is_reading and has_plans)
        words = ""
        if self.step == CHOOSE:
            words = problem
            if not problem and self._read is not None and self.read is None:
                words = _("Valgene er ændret. Læs planerne igen.")
        self.reason.setText(words)

    def _ask_to_read(self) -> None:
        self.choose.take_typed()
        self._offer()
        if not self.choose.problem():
            self.read_requested.emit()

    # What is read

    def begin_reading(self) -> None:
        """Shows that plans are read."""
        self.reading.begin()
        self.show_step(READING)
        self.reading.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_progress(self, progress: Progress, previous: bool) -> None:
        """Shows how far that is."""
        self.reading.show_progress(progress, previous)

    def show_read(self, chosen: Chosen, gathered: Gathered, published: Published) -> None:
        """Shows what was read, where the user waits for it."""
        self._read = (chosen, gathered, published)
        self.check.show_read(gathered, published)
        self.picture.show_read(gathered, published)
        self.go_to(CHECK)

    def forget_read(self) -> None:
        """What was read holds no more."""
        self._read = None
        self.show_step(CHOOSE)

    def focus_main(self) -> None:
        """Gives the focus to the step's main thing."""
        if self.step == READING:
            self.reading.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.choose, self.check, self.picture)[self.step].focus_main()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves the reading, or else the page."""
        if event.key() == Qt.Key.Key_Escape:
            (self.cancel_requested if self.step == READING else self.back_requested).emit()
            return
        super().keyPressEvent(event)
