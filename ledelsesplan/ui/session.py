"""An open plan with all that belongs to it: document, saver, pages, and the commands of the window that act on it."""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from ledelsesplan.core import edits
from ledelsesplan.core.plan import Kind, Participant, Plan
from ledelsesplan.storage.names import safe_file_name
from ledelsesplan.storage.paths import history_folder
from ledelsesplan.storage.planfile import Envelope
from ledelsesplan.storage.reading import fingerprint
from ledelsesplan.text import _, describe, ngettext
from ledelsesplan.ui.background import Background
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.file_kinds import PLAN_FILES
from ledelsesplan.ui.messages import ABOUT_A_PLAN, SAVING, VOTES, Choice, Message, Tone
from ledelsesplan.ui.plan_pages import NAMES
from ledelsesplan.ui.saver import RETRY_MS, Saver, SaveStatus
from ledelsesplan.ui.saving_words import saving_words
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop_session import WorkshopSession
from ledelsesplan.ui.workspace import Workspace

if TYPE_CHECKING:
    from ledelsesplan.ui.application import Application
    from ledelsesplan.ui.exports import Exports
    from ledelsesplan.ui.own_leader_copy import OwnLeaderCopy
    from ledelsesplan.ui.workshop.ballot_window import BallotWindow
    from ledelsesplan.ui.workshop.conductor import Conductor


class Session(QObject):
    """One plan while it is open."""

    def __init__(
        self,
        application: "Application",
        theme: Theme,
        document: Document,
        path: Path,
        envelope: Envelope,
        based_on: str | None,
        *,
        is_saved: bool,
    ) -> None:
        super().__init__()
        self._application = application
        self._theme = theme
        settings = application.settings
        self.document = document
        self.saver = Saver(self.document, path, envelope, based_on, settings.history_days, is_saved=is_saved)
        self.workspace = Workspace(
            theme,
            self.document,
            application.messages,
            date.today,
            width=application.window.width(),
            definition_folded=settings.definition_folded,
        )
        self.workshop = WorkshopSession(application, theme, self.document, self.saver)
        self._background = Background()
        self._connections: list[object] = []

    @cached_property
    def _exports(self) -> "Exports":
        from ledelsesplan.ui.exports import Exports

        return Exports(self._application, self.document, self.saver, self.save, self._background)

    @cached_property
    def _own_leader(self) -> "OwnLeaderCopy":
        from ledelsesplan.ui.own_leader_copy import OwnLeaderCopy

        return OwnLeaderCopy(self._application, self.document, self.saver, self.save, self._background)

    def begin(self) -> None:
        """Connects the window's commands to this plan."""
        window, workspace, document = self._application.window, self.workspace, self.document
        for action, slot in (
            (window.undo, document.undo),
            (window.redo, document.redo),
            (window.save, self.save),
            (window.save_as, self.save_as),
            (window.export, lambda: self._exports.make_workbook()),
            (window.read_workbook, self.read_workbook),
            (window.copy_for_hr, self.copy_for_hr),
            (window.print, lambda: self.print()),
            (window.calendar, lambda: self._exports.make_calendar()),
            (window.details, workspace.toggle_details),
            (window.workshop, self.workshop.start),
            (window.properties, self.edit_properties),
            (window.read_ballots, lambda: self.read_ballots()),
            (window.pass_laptop, lambda: self.pass_laptop()),
            (window.run_sheet, self.workshop.edit_run_sheet),
            (window.new_round, self.begin_round),
            (window.framework_changes, self.show_framework_changes),
            (window.send_to_own_leader, lambda: self.send_to_own_leader()),
            (window.read_back, lambda: self.read_back()),
            (window.own_leader_done, lambda on: self._own_leader.set_done(on)),
            (window.new_action, lambda: workspace.add_action(workspace.current_behaviour() or None)),
        ):
            self._connections.append(action.triggered.connect(slot))
        for number, action in enumerate(window.pages):
            self._connections.append(
                action.triggered.connect(lambda _checked=False, number=number: workspace.show_numbered(number))
            )
        workspace.home_requested.connect(self._application.go_home)
        workspace.properties_requested.connect(self.edit_properties)
        workspace.calendar_requested.connect(lambda: self._exports.make_calendar())
        workspace.new_round_requested.connect(self.begin_round)
        workspace.send_requested.connect(self.send_to_own_leader)
        workspace.read_back_requested.connect(self.read_back)
        workspace.offer_exchange()
        workspace.first_talk_requested.connect(self._make_first_talk)
        workspace.definition_folded.connect(self._application.set_definition_folded)
        document.undone.connect(self._application.messages.withdraw_step)
        document.changed.connect(self._show_history)
        document.changed.connect(self._show_title)
        document.changed.connect(self._show_rounds)
        document.reframed.connect(self._application.reopen_plan)
        self.saver.changed.connect(self._show_saved)
        self.workshop.export_requested.connect(self._make_what_is_taken_home)
        self.workshop.laptop_requested.connect(self.pass_laptop)
        self.workshop.print_requested.connect(self.print)
        self.workshop.plans_requested.connect(self.read_ballots)
        window.show_pages([NAMES[page] for page in workspace.offered])
        plan = document.plan
        window.show_workshop(plan.kind is Kind.TEAM)
        window.show_own_leader(
            sending=plan.kind is Kind.PERSONAL and not plan.for_own_leader, marking=plan.for_own_leader
        )
        self._show_history()
        self._show_title()
        self._show_rounds()
        self._show_saved()
        is_quiet = workspace.message_bar.message is None
        if is_quiet:
            self.workshop.offer()
        if plan.for_own_leader:
            own_leader = self._own_leader  # from now on it tells what being done means
            if is_quiet:
                own_leader.welcome()

    def end(self) -> None:
        """Lets the window's commands go and ends the threads."""
        for connection in self._connections:
            self.disconnect(connection)  # type: ignore[call-overload]  # the stubs lack disconnecting by connection
        self._connections.clear()
        self.workshop.end()
        self.saver.close()
        self._background.close()
        for topic in ABOUT_A_PLAN:
            self._application.messages.withdraw(topic)

    # What the window shows of the plan

    def _show_history(self) -> None:
        self._application.window.show_history(self.document.undo_label, self.document.redo_label)

    def _show_title(self) -> None:
        plan, window = self.document.plan, self._application.window
        as_whom = _("som nærmeste leder") if plan.for_own_leader else ""
        window.setWindowTitle(" – ".join(part for part in (plan.title, as_whom, "Ledelsesplan") if part))
        window.own_leader_done.setChecked(plan.for_own_leader and plan.round.mark_set(plan.marker).done)

    def _show_rounds(self) -> None:
        document, plan = self.document, self.document.plan
        has_changes = document.frameworks.has_moved(plan) and not plan.for_own_leader
        self._application.window.show_rounds(offered=not plan.for_own_leader, has_changes=has_changes)

    def _show_saved(self) -> None:
        state = self.saver.state
        self._application.window.bar.plan_part.show_saved(*saving_words(state))
        if state.status is SaveStatus.SAVED:
            self._application.messages.withdraw(SAVING)
        elif state.status is SaveStatus.FAILED:
            self._tell_failure()

    def _tell_failure(self) -> None:
        state = self.saver.state
        assert state.error is not None
        safe = (
            _("Alt er sikret på denne pc. Vi prøver igen om {seconds} sekunder.").format(seconds=RETRY_MS // 1000)
            if self.saver.will_retry
            else _("Alt er sikret på denne pc.")
        )
        if not state.safe_here:
            safe = _("Det er heller ikke sikret på denne pc endnu. Gem et andet sted, så intet går tabt.")
        choices = (Choice(_("Prøv igen"), self.saver.save), Choice(_("Gem et andet sted …"), self.save_as))
        self._application.messages.show(
            Message(
                describe(state.error), safe, Tone.ERROR, choices if self.saver.will_retry else choices[1:], topic=SAVING
            )
        )

    # Commands

    def save(self) -> None:
        """Saves now, with what is typed in a field that was not left yet."""
        self.workspace.take_typed()
        self.saver.save()

    def save_as(self) -> None:
        """Asks for another file and saves there from now on."""
        from ledelsesplan.ui.file_dialogs import choose_target

        self.workspace.take_typed()
        proposed = self.saver.path.with_name(safe_file_name(self.document.plan.title, ".json"))
        path = choose_target(self._application.window, _("Gem som"), proposed, PLAN_FILES)
        if path is None:
            return
        try:
            based_on = fingerprint(path)
        except OSError as error:
            self._application.messages.fail(error, topic=SAVING)
            return
        self.saver.save_as(path, based_on)

    def print(self, parent: QWidget | None = None) -> None:
        """Asks what is to be printed, and makes it as a PDF beside the plan file; `parent` is the window in front."""
        from ledelsesplan.ui.print_dialog import PrintDialog

        window = parent or self._application.window
        dialog = PrintDialog(self._theme, self.document.framework, self.document.plan, window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._exports.make_pdf(dialog.what, dialog.chosen)

    def _make_first_talk(self) -> None:
        """Makes the sheet that a leader brings to the first talk with the own leader."""
        from ledelsesplan.reports.report import Printout

        self._exports.make_pdf(Printout.FIRST_TALK, ())

    def read_workbook(self) -> None:
        """Reads what was edited in a workbook of the plan, to take in or not."""
        from ledelsesplan.ui.workbook_changes import WorkbookChanges

        workspace = self.workspace
        reading = WorkbookChanges(
            self._application, self._theme, self.document, self.saver, self._background, workspace.take_typed
        )
        reading.choose()

    def copy_for_hr(self) -> None:
        """Shows what HR would get of the plan, and writes it where the user wants it."""
        from ledelsesplan.core.hr_copy import hr_copy
        from ledelsesplan.ui.exports import HR_COPY_NAME
        from ledelsesplan.ui.hr_copy_dialog import HrCopyDialog

        self.workspace.take_typed()
        copy = hr_copy(self.document.plan, HR_COPY_NAME)
        dialog = HrCopyDialog(self._theme, self.document.framework, copy, self._application.window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        if accepted:
            self._exports.make_hr_copy()

    def _make_what_is_taken_home(self) -> None:
        """Makes what a workshop ends with: the workbook, and when it is there the plan to print."""
        from ledelsesplan.reports.report import Printout

        def print_too(name: str) -> None:
            self.workshop.tell_exported(name)
            self._exports.make_pdf(Printout.PLAN, (), self.workshop.tell_exported)

        self._exports.make_workbook(print_too)

    def edit_properties(self) -> None:
        """Asks for title, unit, levels, people and dates; all of it is one step."""
        from ledelsesplan.core import talk_edits
        from ledelsesplan.ui.new_plan_dialog import PlanPropertiesDialog

        plan, framework = self.document.plan, self.document.framework
        dialog = PlanPropertiesDialog(self._theme, framework, plan, date.today, self._application.window)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        chosen = dialog.properties()

        def edit(old: Plan) -> Plan:
            new = edits.rename(old, chosen.title, chosen.unit)
            new = talk_edits.name_people(new, chosen.leader, chosen.own_leader)
            new = edits.set_levels(new, framework, chosen.levels)
            new = edits.set_round(new, chosen.on, chosen.label)
            new = edits.set_present(new, chosen.present)
            new = edits.set_participants(new, participants(old.participants, chosen.participants))
            return edits.set_follow_up(new, chosen.follow_up)

        self.document.apply(_("Ret planens oplysninger"), edit)

    def begin_round(self) -> None:
        """Asks what a new round needs, and begins it; all of it is one step."""
        from ledelsesplan.ui.rounds import ask_for_round

        ask_for_round(self._application, self)

    def show_framework_changes(self) -> None:
        """Shows what another version of the framework has changed, and moves the plan to it where that is wanted."""
        from ledelsesplan.ui.rounds import ask_to_move

        ask_to_move(self._application, self)

    def read_ballots(self, parent: QWidget | None = None) -> None:
        """Reads prepared plans in as anonymous votes; `parent` is the window in front, by default the program's own."""
        from ledelsesplan.ui.ballot_dialog import BallotDialog

        folder, window = self.saver.path.parent, parent or self._application.window
        dialog = BallotDialog(self._theme, self.document, folder, self._earlier_plans, window)
        dialog.exec()
        self._tell_votes(dialog.counted)
        dialog.deleteLater()

    def pass_laptop(self, parent: QWidget | None = None, conductor: "Conductor | None" = None) -> "BallotWindow":
        """Begins a secret ballot on the screen of `parent`, by default the program's own window: never on the wall.

        In a workshop, whose `conductor` is given, the wall is black meanwhile.
        """
        from ledelsesplan.ui.workshop.ballot_window import BallotWindow

        owner = parent or self._application.window
        window = BallotWindow(self.document, self._earlier_plans, owner)
        window.finished.connect(self._tell_votes)
        if conductor is not None:
            conductor.blank(True)
            window.finished.connect(lambda _count: conductor.blank(False))
        window.show_on(owner.screen())
        return window

    def _earlier_plans(self) -> tuple[Plan, ...]:
        from ledelsesplan.storage.ballots import earlier_plans

        return earlier_plans(history_folder(), self.saver.path, self.saver.envelope.plan_id)

    def send_to_own_leader(self) -> None:
        """Makes the copy in which the own leader marks."""
        self._own_leader.send()

    def read_back(self) -> None:
        """Reads a copy in which the own leader has marked."""
        self._own_leader.read_back()

    def _tell_votes(self, count: int) -> None:
        if not count:
            return
        once = _("Ctrl+Z fortryder dem alle på én gang.")
        hidden = _("De er skjult, til I vælger »Vis resultat« i workshoppen.")
        is_hidden = not self.document.plan.round.tally.ballots_revealed
        self._application.messages.show(
            Message(
                ngettext("{count} stemme er talt med.", "{count} stemmer er talt med.", count),
                f"{hidden} {once}" if is_hidden else once,
                topic=VOTES,
                step=self.document.undo_label or "",
            )
        )


def participants(known: tuple[Participant, ...], names: tuple[str, ...]) -> tuple[Participant, ...]:
    """The people of these names; who was there before keeps the id."""
    left = list(known)
    result = []
    for name in names:
        person = next((item for item in left if item.name == name), None)
        if person is not None:
            left.remove(person)
        result.append(person or Participant(id=edits.fresh_id(), name=name))
    return tuple(result)
