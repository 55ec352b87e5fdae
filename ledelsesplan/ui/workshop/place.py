"""Where a workshop is: its step, its page and the active row, worked out from the plan and what was chosen last."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from ledelsesplan.core import workshop
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.run_sheet import Step
from ledelsesplan.core.workshop import Choosing, Clock, Page, PageKind, Timing
from ledelsesplan.ui.document import Document


class WorkshopPlace(QObject):
    """Tells where the workshop on a document is; `Conductor` moves it. `now` gives the moment, with its time zone."""

    def __init__(self, document: Document, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.document = document
        self._now = now
        self._choosing = Choosing()
        self._pages: tuple[Page, ...] = ()
        self._pages_of: tuple[Plan, Choosing] | None = None
        self._active = ""
        self._is_blown_up = False

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.document.plan

    @property
    def steps(self) -> tuple[Step, ...]:
        """The run-sheet's steps."""
        return self.plan.run_sheet.steps

    @property
    def step(self) -> Step:
        """The step that the workshop is at."""
        return workshop.step_of(self.plan.run_sheet)

    @property
    def step_number(self) -> int:
        """The number of that step, from 0."""
        return workshop.step_number(self.plan.run_sheet)

    @property
    def pages(self) -> tuple[Page, ...]:
        """The pages of the step."""
        known = (self.plan, self._choosing)
        if self._pages_of is None or self._pages_of[0] is not known[0] or self._pages_of[1] is not known[1]:
            self._pages = self._pages_at(self.step)
            self._pages_of = known
        return self._pages

    @property
    def page(self) -> Page:
        """The page that the workshop is at."""
        return workshop.page_in(self.pages, self.plan.run_sheet.progress)

    @property
    def row(self) -> int:
        """The active row of the page, from 0. It follows its behaviour when the page is put into another order."""
        rows = self.page.behaviours
        return rows.index(self._active) if self._active in rows else 0

    @property
    def has_row(self) -> bool:
        """Whether a row is active: always one in the round, on pages that list something once it was chosen."""
        return self.page.kind is PageKind.ROUND or self._active in self.page.behaviours

    @property
    def behaviour(self) -> str:
        """The behaviour of the active row, or nothing on a page without rows; what is shown large stays the same."""
        rows = self.page.behaviours
        if self._is_blown_up or self._active in rows:
            return self._active
        return rows[0] if rows else ""

    @property
    def is_blown_up(self) -> bool:
        """Whether one behaviour is shown over the whole screen."""
        return self._is_blown_up

    @property
    def clock(self) -> Clock:
        """The clock of the page."""
        return workshop.clock_of(self.plan, self.page, self._now())

    @property
    def timing(self) -> Timing:
        """How the whole is going."""
        return workshop.timing(self.plan, self.page, self._now())

    @property
    def now(self) -> datetime:
        """The moment."""
        return self._now()

    @property
    def choosing(self) -> Choosing:
        """What is shown while choosing."""
        return self._choosing

    def _pages_at(self, step: Step) -> tuple[Page, ...]:
        return workshop.pages_of(self.document.framework, self.plan, step, self._choosing)
