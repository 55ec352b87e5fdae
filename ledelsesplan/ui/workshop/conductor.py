"""Conducts the workshop: its clock, what is hidden, and the commands that both screens share."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QTimer, Signal

from ledelsesplan.core import workshop, workshop_edits
from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.run_sheet import Step
from ledelsesplan.core.voting import is_hidden
from ledelsesplan.core.workshop import HEARTBEAT, PageKind
from ledelsesplan.text import _, describe
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.workshop.place import WorkshopPlace
from ledelsesplan.ui.workshop.taken_home import TAKEN_HOME, TakenHome

P = ParamSpec("P")

TICK_MS = 1000


class Conductor(WorkshopPlace):
    """The workshop on one document. `changed` says that something drawn may differ, `ticked` that the time does.

    `now` gives the moment, with its time zone. `begin` has to be called before anything is shown.
    """

    changed = Signal()
    page_changed = Signal()
    ticked = Signal()
    leave_requested = Signal()
    export_requested = Signal()
    print_requested = Signal()
    ballots_requested = Signal()
    plans_requested = Signal()

    def __init__(
        self,
        document: Document,
        default_steps: Sequence[Step],
        now: Callable[[], datetime],
        taken_home: TakenHome | None = None,
    ) -> None:
        super().__init__(document, now)
        self.marking = Marking(document)
        self._default_steps = tuple(default_steps)
        self._refusals = 0
        self.is_blank = False
        self.is_peeking = False
        self.notice = ""
        self._taken_home = taken_home or TakenHome()
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        document.changed.connect(self._on_changed)
        document.refused.connect(self._on_refused)

    @property
    def is_on(self) -> bool:
        """Whether the workshop is shown: it has begun, and has not been left."""
        return self._timer.isActive()

    # The beginning and the end

    def begin(self) -> None:
        """Takes the workshop up where it was; the first time with the default run-sheet."""
        self._keep_steps()
        self._after_interruption()
        self._timer.start()
        self.page_changed.emit()

    def end(self) -> None:
        """Writes the clock down; it goes on counting where it runs."""
        self._timer.stop()
        if self.steps:
            self.document.note(workshop_edits.keep_clock, self.page, self._now())

    def tick(self) -> None:
        """A second has passed, or many where the computer slept."""
        self._after_interruption()
        since = self.plan.run_sheet.progress.running_since
        if since is not None and self._now() - since >= HEARTBEAT:
            self.document.note(workshop_edits.keep_clock, self.page, self._now())
        self.ticked.emit()

    def _after_interruption(self) -> None:
        progress = self.plan.run_sheet.progress
        taken_up = workshop.after_interruption(progress, self._now())
        if taken_up is not progress:
            self.document.note(workshop_edits.set_progress, taken_up)
            self.say(_("Workshoppen har stået stille, så uret er sat på pause. Mellemrum starter det igen."))

    # Turning pages

    def forward(self) -> None:
        """The next page, or first what is hidden on this one; from the last page of a step to the next step."""
        if self.is_peeking:
            self.peek(False)
            return
        if self.can_reveal:
            self.reveal()
            return
        self._start_at_first_move()
        number = self.pages.index(self.page)
        if number + 1 < len(self.pages):
            self._turn(self.step, number + 1)
        else:
            self.to_step(self.step_number + 1)

    def back(self) -> None:
        """The page before; from the first page of a step to the last one of the step before."""
        number = self.pages.index(self.page)
        if number > 0:
            self._turn(self.step, number - 1)
        elif self.step_number > 0:
            step = self.steps[self.step_number - 1]
            self._turn(step, len(self._pages_at(step)) - 1)

    def to_step(self, number: int) -> None:
        """The first page of a step, by its number from 0; nothing where there is none."""
        if 0 <= number < len(self.steps):
            self._turn(self.steps[number], 0)

    def to_page(self, number: int) -> None:
        """A page of the step, by its number from 0."""
        if 0 <= number < len(self.pages):
            self._turn(self.step, number)

    def step_by(self, steps: int) -> None:
        """Some steps forward or back."""
        if steps > 0:
            self._start_at_first_move()
        self.to_step(self.step_number + steps)

    def skip(self) -> None:
        """The next step; among the results first the next level, then the candidates."""
        part = workshop.next_part(self.pages, self.page)
        if part is None:
            self.step_by(1)
        else:
            self._start_at_first_move()
            self._turn(self.step, self.pages.index(part))

    def _start_at_first_move(self) -> None:
        """Whoever goes on has begun."""
        if not self.clock.started:
            self.start_clock()

    def _turn(self, step: Step, number: int) -> None:
        self._forget_place()
        self.document.note(workshop_edits.turn_to, self.page, step.id, number, self._now())
        self.page_changed.emit()

    def _forget_place(self) -> None:
        """What was active, open or said belongs to the page before."""
        self._active = ""
        self._is_blown_up = self.is_peeking = False
        self.notice = ""
        self.document.seal()

    def choose_row(self, row: int) -> None:
        """Makes a row of the page active."""
        rows = self.page.behaviours
        if 0 <= row < len(rows) and rows[row] != self._active:
            self.document.seal()
            self._active = rows[row]
            self.changed.emit()

    def choose_no_row(self) -> None:
        """No row is active any longer."""
        if self._active:
            self._active = ""
            self.changed.emit()

    # The clock

    def start_clock(self) -> None:
        """Lets the clock run."""
        self.document.note(workshop_edits.start_clock, self.page, self._now())

    def toggle_clock(self) -> None:
        """Stops the clock, or lets it run."""
        if self.clock.running:
            self.document.note(workshop_edits.stop_clock, self.page, self._now())
        else:
            self.start_clock()

    def give_minute(self) -> None:
        """A minute more for this page."""
        self.document.note(workshop_edits.give_minute, self.page)

    def begin_anew(self) -> None:
        """Back to the first step with no time used."""
        self._forget_place()
        self.document.note(workshop_edits.begin_anew)
        self.page_changed.emit()

    # What is hidden

    @property
    def can_reveal(self) -> bool:
        """Whether the page hides something that the group may now see."""
        tally = self.plan.round.tally
        if self.page.kind is PageKind.RESULTS:
            return is_hidden(self.plan)
        return self.page.kind is PageKind.CANDIDATES and bool(tally.dots) and not tally.dots_revealed

    def reveal(self) -> None:
        """Shows what the page hides, all at once ("Vis resultat")."""
        if self.page.kind is PageKind.CANDIDATES:
            self.document.apply(_("Vis prikker"), workshop_edits.reveal_dots)
        else:
            self.document.apply(_("Vis resultat"), workshop_edits.reveal_votes)
        self._turn(self.step, self._first_of_kind(self.page.kind))

    def _first_of_kind(self, kind: PageKind) -> int:
        return next(number for number, page in enumerate(self.pages) if page.kind is kind)

    def hide_hands(self, hidden: bool) -> None:
        """Hides the counts of hands from the group while they are typed, or shows them."""
        label = _("Skjul hænder") if hidden else _("Vis hænder")
        self.document.apply(label, workshop_edits.hide_hands, hidden)

    @property
    def hands_hidden(self) -> bool:
        """Whether hands are hidden from the group."""
        return not self.plan.round.tally.hands_revealed

    def toggle_hands(self) -> None:
        """Hides hands, or shows them."""
        self.hide_hands(not self.hands_hidden)

    def pass_the_laptop(self) -> None:
        """Asks for the secret ballot on the laptop, where the group is marking; elsewhere it says where that is."""
        if self.page.kind in (PageKind.THINK, PageKind.PAIRS, PageKind.ROUND):
            self.ballots_requested.emit()
        else:
            self.say(_("Giv maskinen videre, mens I tænker hver for sig, taler to og to eller går bordet rundt."))

    def choose(self, *, only_disagreement: bool | None = None, with_strengths: bool | None = None) -> None:
        """Changes what is shown while choosing."""
        changes = {"only_disagreement": only_disagreement, "with_strengths": with_strengths}
        given = {name: value for name, value in changes.items() if value is not None}
        kind = self.page.kind
        self._choosing = replace(self._choosing, **given)
        kinds = [page.kind for page in self.pages]
        self._turn(self.step, kinds.index(kind) if kind in kinds else 0)

    def blank(self, is_blank: bool) -> None:
        """A black screen, or the page again; the clock goes on."""
        self.is_blank = is_blank
        self.changed.emit()

    def peek(self, is_peeking: bool) -> None:
        """The overview over whatever is shown."""
        self.is_peeking = is_peeking
        self.page_changed.emit()

    def blow_up(self, is_blown_up: bool) -> None:
        """The active behaviour over the whole screen; only those of the matrix are shown so."""
        behaviour = self.behaviour
        self._is_blown_up = is_blown_up and self.document.framework.place(behaviour) is not None
        self._active = behaviour
        self.page_changed.emit()

    def show_behaviour(self, behaviour: str) -> None:
        """Goes to where a behaviour is talked about: its row on a page of the round."""
        for step in self.steps:
            for number, page in enumerate(self._pages_at(step)):
                if page.kind is PageKind.ROUND and behaviour in page.behaviours:
                    self._turn(step, number)
                    self.choose_row(page.behaviours.index(behaviour))
                    return

    def ask_for_export(self) -> None:
        """Asks for the files that are taken home, if the plan is another than when they were made."""
        if len(self.exported) == TAKEN_HOME:
            self.say(_("Filerne er lavet og er uændrede."))
            return
        self._taken_home.begin(self.plan)
        self.export_requested.emit()

    @property
    def exported(self) -> tuple[str, ...]:
        """The names of the files that were made of the plan as it is now, to be taken home."""
        return self._taken_home.names(self.plan)

    def tell_exported(self, name: str) -> None:
        """One of the files that are taken home has been made."""
        self._taken_home.add(name)
        self.changed.emit()

    # What is said

    def say(self, text: str) -> None:
        """Says something kindly, until the next thing is done."""
        self.notice = text
        self.changed.emit()

    def say_nothing(self) -> None:
        """Takes back what was said."""
        if self.notice:
            self.notice = ""
            self.changed.emit()

    def type(
        self,
        label: str,
        merge_key: Hashable,
        edit: Callable[Concatenate[Plan, P], Plan],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Makes an edit that belongs to typing; gives whether it was taken, which one that changes nothing is, too."""
        before = self._refusals
        self.document.type(label, merge_key, edit, *args, **kwargs)
        return before == self._refusals

    def _on_refused(self, error: LedelsesplanError) -> None:
        self._refusals += 1
        self.say(describe(error))

    def _keep_steps(self) -> None:
        """The default run-sheet where the plan has none: at the beginning, and where undo goes back beyond it."""
        if not self.steps:
            self.document.note(workshop_edits.set_steps, self._default_steps)

    def _on_changed(self) -> None:
        if self.is_on:
            self._keep_steps()
        self.changed.emit()
