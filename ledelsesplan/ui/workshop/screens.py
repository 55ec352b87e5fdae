"""Which screen shows what: with two the wall and the facilitator's view, with one the two of them in turn."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication, QWidget

from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.facilitator import FacilitatorView
from ledelsesplan.ui.workshop.text_fields import is_text_field
from ledelsesplan.ui.workshop.workshop_window import FacilitatorWindow, FullScreenWindow, WorkshopWindow


class Screens(QObject):
    """The windows of a workshop. `desktop` is the window that it was started from: it tells which is the laptop's.

    `screens` gives the screens that are there. A screen that comes or goes moves the views and changes nothing else.
    """

    run_sheet_requested = Signal()
    new_beginning_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        conductor: Conductor,
        desktop: QWidget,
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
    ) -> None:
        super().__init__()
        self.conductor = conductor
        self._desktop = desktop
        self._screens = screens
        self._typing_on_wall = False
        self._is_swapped = False
        self._followed: list[QScreen] = []
        self.wall = WorkshopWindow(conductor)
        self.facilitator = FacilitatorView(theme, conductor, self.wall.stage)
        self.own: FacilitatorWindow | None = None
        # Kept while there is one screen: a dialog may stand over it, with something half written in it.
        self._kept: FacilitatorWindow | None = None
        self.wall.add_view(self.facilitator)
        self.wall.switch_requested.connect(self.switch)
        self.facilitator.run_sheet_requested.connect(self.run_sheet_requested)
        self.facilitator.new_beginning_requested.connect(self.new_beginning_requested)
        self.facilitator.wall_requested.connect(self._type_on_wall)
        conductor.changed.connect(self._show_black)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        # The list of screens is right only after the signal.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self.arrange)
        for signal in (application.screenAdded, application.screenRemoved, application.primaryScreenChanged):
            signal.connect(self._later.start)
        application.focusChanged.connect(self._on_focus)

    @property
    def has_two(self) -> bool:
        """Whether the facilitator has a screen that the group does not see."""
        return self.own is not None

    @property
    def own_window(self) -> FullScreenWindow:
        """The window that the facilitator sits at."""
        return self.own if self.own is not None else self.wall

    def begin(self) -> None:
        """Takes the workshop up and covers the screens."""
        self.conductor.begin()
        self.arrange()

    def end(self) -> None:
        """Writes the clock down and lets the windows go."""
        self._later.stop()
        self._application.focusChanged.disconnect(self._on_focus)
        for signal in (
            self._application.screenAdded,
            self._application.screenRemoved,
            self._application.primaryScreenChanged,
        ):
            signal.disconnect(self._later.start)
        self.conductor.end()
        for window in (self._kept, self.wall):
            if window is not None:
                window.let_go()
        self.conductor.deleteLater()
        self.deleteLater()

    def come_forward(self) -> None:
        """Brings the windows before all others."""
        for window in (self.wall, self.own):
            if window is not None:
                window.raise_()
        self.own_window.activateWindow()

    # Which screen shows what

    def arrange(self) -> None:
        """Covers the screens that are there now."""
        laptop = self._desktop.screen()
        others = [screen for screen in self._screens() if not screen.geometry().intersects(laptop.geometry())]
        self._follow_screens()
        if others and self._is_swapped:
            self._on_two(others[0], laptop)
        elif others:
            self._on_two(laptop, others[0])
        else:
            self._on_one(laptop)

    def _follow_screens(self) -> None:
        """A screen that is moved, or begins to show what another shows, moves the views, too."""
        for screen in self._screens():
            if screen not in self._followed:
                self._followed.append(screen)
                screen.geometryChanged.connect(self._later.start)

    def _on_two(self, laptop: QScreen, projector: QScreen) -> None:
        if self.own is None:
            self._kept = self.own = self._kept or FacilitatorWindow(self.conductor, self.wall.stage)
            self.own.add_view(self.facilitator)
            self.facilitator.show()
        number = list(self._screens()).index(projector) + 1
        self.facilitator.show_screen(number, projector.geometry().size(), alone=True)
        self.wall.show_view(self.wall.stage)
        self.wall.cover(projector)
        self.own.cover(laptop)
        self.own.activateWindow()
        self.facilitator.focus_main()

    def _on_one(self, screen: QScreen) -> None:
        if self.own is not None:
            self.wall.add_view(self.facilitator)
            self.own.hide()
            self.own = None
        self.facilitator.show_screen(1, screen.geometry().size(), alone=False)
        self.wall.cover(screen)
        self.wall.activateWindow()
        self._show_wall()

    def switch(self) -> None:
        """On one screen: the facilitator's view in place of the wall, and back. On two: each where the other was."""
        if self.own is not None:
            self._is_swapped = not self._is_swapped
            self.arrange()
            return
        if self.wall.view is self.wall.stage:
            self.wall.show_view(self.facilitator)
            self.facilitator.focus_main()
        else:
            self._show_wall()

    def _show_wall(self) -> None:
        self.wall.show_view(self.wall.stage)
        self.wall.stage.focus_main()

    def _show_black(self) -> None:
        """On one screen the group sees what the facilitator sees, so black has to be black there, too."""
        if self.conductor.is_blank and self.own is None and self.wall.view is self.facilitator:
            self._show_wall()

    # Where is typed

    def _type_on_wall(self) -> None:
        """A field was opened on the wall: what is typed goes there until it is closed."""
        if self.own is None:
            field = self.wall.stage.focusWidget()
            self.wall.show_view(self.wall.stage)
            if field is not None:
                field.setFocus()
            return
        self._typing_on_wall = True
        self.wall.activateWindow()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._typing_on_wall and now is not None and now.window() is self.wall and not is_text_field(now):
            self._typing_on_wall = False
            self.own_window.activateWindow()
            self.facilitator.focus_main()

    # What is said

    def show_saving(self, words: tuple[str, str, bool], failure: str) -> None:
        """Shows what is true of saving, and why it failed."""
        self.facilitator.show_saving(words, failure)

    def say_failure(self, failure: str) -> None:
        """Says once that saving failed, where nobody would see it otherwise."""
        if self.own is None:
            self.conductor.say(failure)
