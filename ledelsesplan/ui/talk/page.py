"""Samtale: the steps of a development talk at the left, the step at the right; any order, and nothing is forced."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.text import _
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.details import ActionLine
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.page import Hints, Page
from ledelsesplan.ui.talk import words
from ledelsesplan.ui.talk.agreement_step import AgreementStep
from ledelsesplan.ui.talk.goals_step import GoalsStep
from ledelsesplan.ui.talk.looking_back import LookingBack
from ledelsesplan.ui.talk.marks_step import MarksStep
from ledelsesplan.ui.talk.own_leader_step import OwnLeaderStep
from ledelsesplan.ui.talk.own_leader_view import OwnLeaderView
from ledelsesplan.ui.talk.parts import BehaviourRow, focused_in, is_within
from ledelsesplan.ui.talk.side_by_side import SideBySide
from ledelsesplan.ui.talk.step import TURNS, Step, StepArea, StepKeys, Tools
from ledelsesplan.ui.talk.step_list import WIDTH, WIDTH_LARGE, StepList
from ledelsesplan.ui.talk.wishes import Wishes
from ledelsesplan.ui.theme import Theme

NARROW_BELOW = 700

TITLES = (
    _("Se tilbage"),
    _("Styrker og udviklingsområder"),
    _("Ønsker"),
    _("Nærmeste leder"),
    _("Side om side"),
    _("Udviklingsmål"),
    _("Aftale"),
)
LOOKING_BACK, MARKS, WISHES, OWN_LEADER, SIDE_BY_SIDE, GOALS, AGREEMENT = range(len(TITLES))
MAKERS: tuple[Callable[[Tools], Step], ...] = (
    LookingBack,
    MarksStep,
    Wishes,
    OwnLeaderStep,
    SideBySide,
    GoalsStep,
    AgreementStep,
)


class TalkPage(Page):
    """The steps, each made when it is first shown; the own leader's copy has one view instead of them.

    What stands in the leader's steps is never made in the own leader's copy. `exchange` says that someone does what
    `send_requested` and `read_back_requested` ask for.
    """

    behaviour_requested = Signal(str)
    action_requested = Signal(str)
    reading_requested = Signal()
    send_requested = Signal()
    read_back_requested = Signal()

    def __init__(
        self, theme: Theme, document: Document, marking: Marking, today: Callable[[], date], *, exchange: bool
    ) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        keys = StepKeys(document, self)
        keys.turn_requested.connect(self.turn)
        keys.cursor_moved.connect(self._show_cursor)
        self._tools = Tools(theme, document, marking, today, keys)
        self._is_copy = document.plan.for_own_leader
        self._exchange = exchange
        self._width = 1366.0
        self._current = 0
        self._round = document.plan.round.id
        self._steps: dict[int, Step] = {}
        self.list = StepList(theme, TITLES)
        self.chooser = DropDown(theme, _("Trin"), TITLES)
        self._list_area = StepArea()
        self._list_area.setProperty("kind", "surface")
        self._list_area.setWidget(self.list)
        self._stack = QStackedWidget()
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(0)
        self._above = QWidget()
        above = QHBoxLayout(self._above)
        above.addWidget(self.chooser, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self._right.addWidget(self._above)
        self._right.addWidget(self._stack, 1)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._list_area)
        outer.addWidget(right, 1)
        self.list.chosen.connect(self.show_step)
        self.list.entered.connect(self.enter_step)
        self.chooser.chosen.connect(self.show_step)
        Following(self, document, self._follow)
        theme.changed.connect(self._restyle)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self._restyle()
        self._show_words()
        self.show_step(0)

    # Steps

    @property
    def current(self) -> int:
        """The number of the step that is shown."""
        return self._current

    @property
    def step(self) -> Step:
        """The step that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, Step)
        return shown

    def _step(self, number: int) -> Step:
        if number not in self._steps:
            made = OwnLeaderView(self._tools) if self._is_copy else MAKERS[number](self._tools)
            made.behaviour_requested.connect(self.behaviour_requested)
            made.action_requested.connect(self.action_requested)
            made.reading_requested.connect(self.reading_requested)
            if isinstance(made, OwnLeaderStep):
                made.send_requested.connect(self.send_requested)
                made.read_back_requested.connect(self.read_back_requested)
                if self._exchange:
                    made.offer_exchange()
            if isinstance(made, SideBySide):
                made.goal_requested.connect(self._make_goal)
                made.own_leader_requested.connect(self._go_to_own_leader)
            self._fit(made)
            self._steps[number] = made
            self._stack.addWidget(made)
            made.order_tabs()  # only now it stands in the window, whose order it is
        return self._steps[number]

    def show_step(self, number: int) -> None:
        """Turns to a step; the focus stays in the list where it is there."""
        held = is_within(self._stack, focused_in(self))
        self._document.seal()
        self._current = number
        self._stack.setCurrentWidget(self._step(number))
        self.list.choose(number)
        self.chooser.choose(number)
        rect = self.list.current_rect()
        self._list_area.ensureVisible(0, round(rect.center().y()), 0, round(rect.height() / 2) + 4)
        if held and not self.step.focus_first():
            self.focus_main()
        self.hints_changed.emit()

    def turn(self, step: int) -> None:
        """The previous or the next step."""
        target = self._current + step
        if not self._is_copy and 0 <= target < len(TITLES):
            self.show_step(target)

    def enter_step(self) -> None:
        """Goes into the step, where there is something to go to."""
        self.step.focus_first()

    def _make_goal(self, behaviour: str) -> None:
        self.show_step(GOALS)
        goals = self._step(GOALS)
        assert isinstance(goals, GoalsStep)
        goals.open_goal_about(behaviour)

    def _go_to_own_leader(self) -> None:
        self.show_step(OWN_LEADER)
        self.enter_step()

    # What is shown

    def _follow(self) -> None:
        """Shows what the list says of the plan; another round's talk begins with the first step."""
        round_now = self._document.plan.round.id
        if round_now != self._round:
            self._round = round_now
            self.show_step(LOOKING_BACK)
        self._show_words()
        self.hints_changed.emit()

    def _show_words(self) -> None:
        if not self._is_copy:
            self.list.show_words(step_words(self._document.framework, self._document.plan))

    def take_typed(self) -> str:
        """Dates that are typed in any step."""
        told = [made.take_typed() for made in self._steps.values()]
        return " ".join(text for text in told if text)

    def summary(self) -> str:
        """`Trin 2 af 7`."""
        if self._is_copy:
            return ""
        return _("Trin {number} af {count}").format(number=self._current + 1, count=len(TITLES))

    def hints(self) -> Hints:
        """The keys of the list, or those of the step."""
        if self._is_copy:
            return ()
        turn: Hints = ((("PgUp", "PgDn"), _("Forrige og næste trin")),)
        now = focused_in(self)
        if now is self.list:
            return ((("↑", "↓"), _("Vælg trin")), (("Enter",), _("Gå ind i trinnet")), *turn)
        if not is_within(self._stack, now):
            return turn
        row: Hints = ()
        if isinstance(now, BehaviourRow):
            row = ((("Enter",), _("Gå til forventningen")),)
            if self._current == MARKS:
                row += ((("S", "U", "F"), _("Markér")), (("0",), _("Fjern markeringen")))
            elif self._current == GOALS:
                row += ((("0",), _("Fjern fra målet")),)
        elif isinstance(now, ActionLine):
            row = ((("Enter",), _("Åbn handlingen")),)
        return (*row, (("Esc",), _("Til trinene")), *turn)

    # Keys and focus

    def _show_cursor(self) -> None:
        if self._stack.count():
            self.step.show_focused()

    def focus_main(self) -> None:
        """Gives the focus to the list of steps, or to what stands in its place."""
        if self._is_copy:
            self.step.focus_first()
        else:
            (self.chooser if self._is_narrow else self.list).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now) and self.isVisible():
            self.step.show_focused()
            self.hints_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """PgUp and PgDn turn; Esc closes what lies over the step, then goes back to the list."""
        key = Qt.Key(event.key())
        if key in TURNS:
            self.turn(TURNS[key])
        elif key == Qt.Key.Key_Escape:
            if not self.step.leave_panel():
                self.focus_main()
        else:
            super().keyPressEvent(event)

    # Layout

    @property
    def _is_narrow(self) -> bool:
        return self._width < NARROW_BELOW

    def _step_width(self) -> float:
        listed = 0 if self._is_narrow or self._is_copy else (WIDTH_LARGE if self._theme.large else WIDTH)
        return self._width - listed

    def set_layout_width(self, width: float) -> None:
        """The list at the left, or a drop-down above the step in a narrow window."""
        held = self.list.hasFocus() or self.chooser.hasFocus()
        self._width = width
        self._list_area.setVisible(not self._is_narrow and not self._is_copy)
        self._above.setVisible(self._is_narrow and not self._is_copy)
        self._restyle()
        for made in self._steps.values():
            self._fit(made)
        if held:
            self.focus_main()

    def _fit(self, step: Step) -> None:
        """A step's layout for the width; where the drop-down above it has its title, the step needs none."""
        named = self._is_narrow and not self._is_copy
        if named is not step.heading.isHidden():
            step.heading.setHidden(named)
        step.set_layout_width(self._step_width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list follows the page's height."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        bar = self._list_area.verticalScrollBar().sizeHint().width()
        scrolls = self.list.minimumHeight() > self._list_area.height() > 0
        self._list_area.setFixedWidth(self.list.width() + (bar if scrolls else 0))
        above = self._above.layout()
        assert above is not None
        above.setContentsMargins(px(20), px(8), px(20), 0)


def step_words(framework: Framework, plan: Plan) -> tuple[str, ...]:
    """What stands in each step, in the order of the steps."""
    return (
        words.looking_back(plan),
        words.marks(plan),
        words.wishes(plan),
        words.own_leader(plan),
        words.side_by_side(framework, plan),
        words.goals(plan),
        words.agreement(plan),
    )
