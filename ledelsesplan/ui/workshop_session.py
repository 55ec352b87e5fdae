"""The workshop of an open plan: starts it, leaves it, and offers to go on with one that was interrupted."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.run_sheet import Step
from ledelsesplan.text import _, describe, format_time
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.messages import EXPORTING, VOTES, WORKSHOP, Choice, Message, Tone
from ledelsesplan.ui.saver import Saver, SaveStatus
from ledelsesplan.ui.saving_words import saving_words
from ledelsesplan.ui.theme import Theme

if TYPE_CHECKING:
    from ledelsesplan.ui.application import Application
    from ledelsesplan.ui.workshop.screens import Screens
    from ledelsesplan.ui.workshop.taken_home import TakenHome

SAID_IN_THE_WORKSHOP = (EXPORTING, VOTES)


def local_now() -> datetime:
    """The moment, with the time zone of this computer."""
    return datetime.now().astimezone()


class WorkshopSession(QObject):
    """Owns the screens of the workshop while it is on; all that only a workshop needs is imported when it starts."""

    export_requested = Signal()
    print_requested = Signal(object)
    laptop_requested = Signal(object, object)
    plans_requested = Signal(object)

    def __init__(
        self,
        application: "Application",
        theme: Theme,
        document: Document,
        saver: Saver,
        now: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__()
        self._application = application
        self._theme = theme
        self._document = document
        self._saver = saver
        self._told_failure = False
        self._taken_home: TakenHome | None = None
        self.now = now
        self._heart = QTimer(self)
        self._heart.timeout.connect(self.keep_clock)
        self.screens: Screens | None = None
        self._connections: list[object] = [
            saver.changed.connect(self._show_saved),
            application.messages.shown.connect(self._say),
        ]

    def offer(self) -> None:
        """Says where a workshop that was interrupted was left, with a button to go on."""
        plan, now = self._document.plan, self.now()
        progress = plan.run_sheet.progress
        if plan.kind is not Kind.TEAM or progress.started_at is None:
            return
        from ledelsesplan.core import workshop

        if not workshop.is_under_way(plan, now):
            return
        step = workshop.step_of(plan.run_sheet)
        pages = workshop.pages_of(self._document.framework, plan, step)
        page = workshop.page_in(pages, progress)
        text = _("Workshoppen er i gang. I nåede til »{step}«.").format(step=step.title)
        if page.count > 1:
            text = _("Workshoppen er i gang. I nåede til »{step}«, side {number} af {count}.").format(
                step=step.title, number=page.number, count=page.count
            )
        begun = _("Den begyndte kl. {time}. Alt er, som I forlod det.").format(
            time=format_time(progress.started_at.astimezone())
        )
        choice = Choice(_("Fortsæt workshoppen (F5)"), self.start)
        self._application.messages.show(Message(text, begun, choices=(choice,), topic=WORKSHOP))

    def start(self) -> None:
        """Shows the workshop where it was, or from its beginning; once it is on, brings it to the front."""
        if self.screens is not None:
            self.screens.come_forward()
            return
        steps = self._default_steps()
        if steps is None:
            return
        from ledelsesplan.ui.workshop.conductor import Conductor
        from ledelsesplan.ui.workshop.screens import Screens
        from ledelsesplan.ui.workshop.taken_home import TakenHome

        self._taken_home = self._taken_home or TakenHome()
        self._document.seal()
        self._application.messages.withdraw(WORKSHOP)
        conductor = Conductor(self._document, steps, self.now, self._taken_home)
        conductor.leave_requested.connect(self.leave)
        conductor.export_requested.connect(self.export_requested)
        conductor.print_requested.connect(self._ask_for_print)
        conductor.ballots_requested.connect(self._ask_for_laptop)
        conductor.plans_requested.connect(self._ask_for_plans)
        self._told_failure = False
        self.screens = Screens(self._theme, conductor, self._application.window)
        self.screens.run_sheet_requested.connect(self.edit_run_sheet)
        self.screens.new_beginning_requested.connect(self.begin_anew)
        self._heart.stop()
        self.screens.begin()
        self._show_saved()

    def _default_steps(self) -> tuple[Step, ...] | None:
        from ledelsesplan.storage.run_sheets import load_steps

        try:
            return load_steps()
        except LedelsesplanError as error:
            self._application.messages.fail(error)
            return None

    def leave(self) -> None:
        """Back to the desktop, where the focus is as it was; the clock goes on."""
        if self.screens is None:
            return
        from ledelsesplan.core.workshop import HEARTBEAT

        screens, self.screens = self.screens, None
        self._document.seal()
        screens.end()
        self._heart.start(round(HEARTBEAT.total_seconds() * 1000))
        self._application.window.activateWindow()

    def keep_clock(self) -> None:
        """Writes down a clock that goes on while one looks at the plan, so that it is not taken for a standstill."""
        from ledelsesplan.core import workshop, workshop_edits

        plan = self._document.plan
        if plan.run_sheet.steps:
            pages = workshop.pages_of(self._document.framework, plan, workshop.step_of(plan.run_sheet))
            page = workshop.page_in(pages, plan.run_sheet.progress)
            self._document.note(workshop_edits.keep_clock, page, self.now())

    def end(self) -> None:
        """Leaves the workshop, and listens no more."""
        self.leave()
        self._heart.stop()
        for connection in self._connections:
            self.disconnect(connection)  # type: ignore[call-overload]  # the stubs lack disconnecting by connection
        self._connections.clear()

    def tell_exported(self, name: str) -> None:
        """Lets the closing page know that the workbook was made."""
        if self.screens is not None:
            self.screens.conductor.tell_exported(name)
        elif self._taken_home is not None:
            self._taken_home.add(name)

    def edit_run_sheet(self) -> None:
        """Asks for the steps and what is needed to prepare; all of it is one step to undo."""
        from ledelsesplan.ui.workshop.run_sheet_dialog import RunSheetDialog

        steps = self._default_steps()
        if steps is None:
            return
        parent: QWidget = self._application.window if self.screens is None else self.screens.own_window
        dialog = RunSheetDialog(self._theme, self._document.framework, self._document.plan, steps, parent)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._document.apply(_("Ret køreplanen"), dialog.edit())
        dialog.deleteLater()
        if self.screens is not None:
            self.screens.come_forward()

    def begin_anew(self) -> None:
        """Goes back to the first step with no time used, if that is meant."""
        if self.screens is None:
            return
        from ledelsesplan.ui.question import ask

        anew = ask(
            self.screens.own_window,
            _("Begynd forfra"),
            _("Vil I begynde workshoppen forfra?"),
            detail=_(
                "Uret nulstilles, og I går til første trin. Hænder, markeringer, prikker og handlinger bliver stående."
            ),
            yes=_("Begynd forfra"),
            no=_("Bliv her"),
            safe=True,
        )
        if anew and self.screens is not None:
            self.screens.conductor.begin_anew()

    def _ask_for_laptop(self) -> None:
        """A secret ballot, on the screen that is not the wall."""
        if self.screens is not None:
            self.laptop_requested.emit(self.screens.own_window, self.screens.conductor)

    def _ask_for_print(self) -> None:
        if self.screens is not None:
            self.print_requested.emit(self.screens.own_window)
            self.screens.come_forward()

    def _ask_for_plans(self) -> None:
        if self.screens is not None:
            self.plans_requested.emit(self.screens.own_window)
            self.screens.come_forward()

    # What is said

    def _show_saved(self) -> None:
        """Shows on the facilitator's screen what is true of saving, and says a failure once."""
        if self.screens is None:
            return
        state = self._saver.state
        failure = describe(state.error) if state.status is SaveStatus.FAILED and state.error is not None else ""
        self.screens.show_saving(saving_words(state), failure)
        if state.status is SaveStatus.SAVED:
            self._told_failure = False
        elif failure and not self._told_failure:
            self._told_failure = True
            self.screens.say_failure(failure)

    def _say(self, message: Message) -> None:
        """Says in the workshop what the window behind it says of its commands, and any failure without a topic.

        The closing page tells its files itself.
        """
        is_ours = message.topic in SAID_IN_THE_WORKSHOP or (message.tone is Tone.ERROR and not message.topic)
        if self.screens is None or not is_ours:
            return
        from ledelsesplan.core.workshop import PageKind

        conductor = self.screens.conductor
        if message.tone is Tone.ERROR or conductor.page.kind is not PageKind.CLOSE:
            conductor.say(message.text)
