"""The wall: the page that is projected, with the step bar and the clock over it, and the keys of every page."""

from collections.abc import Callable

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from ledelsesplan.core.workshop import PageKind
from ledelsesplan.ui.hands_typing import MODIFIERS
from ledelsesplan.ui.workshop.clock_corner import ClockCorner
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.measures import Measures
from ledelsesplan.ui.workshop.pages import BLOWN_UP, PAGES
from ledelsesplan.ui.workshop.step_bar import StepBar
from ledelsesplan.ui.workshop.wall_page import WallPage


class Stage(QWidget):
    """Shows the conductor's page at any size. The facilitator's screen hands its keys on to `press`."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor
        self._pages: dict[str, WallPage] = {}
        self._stack = QStackedWidget(self)
        self._clock = ClockCorner(conductor, self)
        self._steps = StepBar(conductor, self)
        self._black = _Black(self)
        self.setMinimumSize(320, 240)
        conductor.page_changed.connect(self._show_page)
        conductor.changed.connect(self._refresh)

    @property
    def wall_page(self) -> WallPage:
        """The page that is shown."""
        return self._page_of(self._kind())

    def _kind(self) -> str:
        if self._conductor.is_peeking:
            return PageKind.OVERVIEW
        return BLOWN_UP if self._conductor.is_blown_up else self._conductor.page.kind

    def _page_of(self, kind: str) -> WallPage:
        if kind not in self._pages:
            self._pages[kind] = page = PAGES[kind](self._conductor)
            self._stack.addWidget(page)
        return self._pages[kind]

    def _show_page(self) -> None:
        page = self.wall_page
        focused = QApplication.focusWidget()
        had_focus = focused is not None and (focused is self or self.isAncestorOf(focused))
        self._stack.setCurrentWidget(page)
        self._lay_out()
        self._refresh()
        if had_focus:
            page.focus_main()

    def _refresh(self) -> None:
        if self._stack.currentWidget() is not self.wall_page:
            self._show_page()
            return
        self._black.setVisible(self._conductor.is_blank)
        self._black.raise_()
        self._clock.refresh()
        self._steps.refresh()
        self.wall_page.refresh()

    def focus_main(self) -> None:
        """Gives the focus to what the keys act on."""
        self.wall_page.focus_main()

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stack.setGeometry(self.rect())
        self._black.setGeometry(self.rect())
        self._lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        """Only what is shown knows its size."""
        super().showEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if self._stack.currentWidget() is None:
            return
        measures, page = Measures(QSizeF(self.size())), self.wall_page
        page.resize(self.size())  # the stack would do so only later, but the page's margins are needed now
        self._clock.setVisible(page.has_clock)
        self._steps.setVisible(page.has_steps or bool(self._conductor.notice))
        self._clock.lay_out(measures, page.side)
        self._steps.lay_out(measures, page.side)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.press(event):
            super().keyPressEvent(event)

    def press(self, event: QKeyEvent) -> bool:
        """Takes a key, of this screen or handed on from the facilitator's; gives whether it acts."""
        key = Qt.Key(event.key())
        if key in MODIFIERS or not self._conductor.is_on:
            return False
        if key == Qt.Key.Key_F5 and event.isAutoRepeat():
            return True  # the press that began the workshop, still held
        if self._conductor.is_blank:
            if not (event.text().isalpha() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier):
                self._conductor.blank(False)
            return True
        self._conductor.say_nothing()
        if key == Qt.Key.Key_Escape:
            self._escape()
            return True
        command = self._command(event)
        if command is not None:
            command()
            return True
        return self.wall_page.press(event)

    def _command(self, event: QKeyEvent) -> Callable[[], object] | None:
        """What a key does on every page. Letters are the page's own."""
        conductor, key = self._conductor, event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return {
                int(Qt.Key.Key_PageDown): lambda: conductor.step_by(1),
                int(Qt.Key.Key_PageUp): lambda: conductor.step_by(-1),
                int(Qt.Key.Key_Z): conductor.document.undo,
                int(Qt.Key.Key_Y): conductor.document.redo,
                int(Qt.Key.Key_E): conductor.ask_for_export,
                int(Qt.Key.Key_P): conductor.print_requested.emit,
            }.get(key)
        return {
            int(Qt.Key.Key_PageDown): conductor.forward,
            int(Qt.Key.Key_PageUp): conductor.back,
            int(Qt.Key.Key_F5): conductor.skip,
            int(Qt.Key.Key_Period): lambda: conductor.blank(True),
            int(Qt.Key.Key_Space): conductor.toggle_clock,
            int(Qt.Key.Key_Plus): conductor.give_minute,
            int(Qt.Key.Key_F7): lambda: conductor.peek(not conductor.is_peeking),
            int(Qt.Key.Key_F8): conductor.toggle_hands,
            int(Qt.Key.Key_F9): conductor.pass_the_laptop,
        }.get(key)

    def _escape(self) -> None:
        """Closes what lies over the page first, then leaves the view."""
        if self.wall_page.escape():
            return
        if self._conductor.is_peeking:
            self._conductor.peek(False)
        elif self._conductor.is_blown_up:
            self._conductor.blow_up(False)
        else:
            self._conductor.leave_requested.emit()


class _Black(QWidget):
    """The black screen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setVisible(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.end()
