"""Workbooks and PDFs made beside an open plan, in the background: where they are, or why they could not be made."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from ledelsesplan.storage.names import safe_file_name
from ledelsesplan.text import _, format_date
from ledelsesplan.ui.background import Background
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.file_kinds import PLAN_FILES, WORKBOOKS
from ledelsesplan.ui.made_file import tell_made
from ledelsesplan.ui.messages import EXPORTING, Choice, Message
from ledelsesplan.ui.saver import Saver

if TYPE_CHECKING:
    from ledelsesplan.exporting import Exported
    from ledelsesplan.reports.report import Printout
    from ledelsesplan.ui.application import Application

HR_COPY_NAME = _("Kopi til HR")


class _Kind(NamedTuple):
    """A kind of file, in words; `made` has a place for the file's name."""

    making: str
    made: str
    dialog: str
    files: str
    suffix: str


WORKBOOK = _Kind(_("Laver Excel-filen …"), _("Excel-filen er lavet: {name}"), _("Lav Excel-fil"), WORKBOOKS, ".xlsx")
CALENDAR = _Kind(
    _("Laver kalenderfilen …"),
    _("Kalenderfilen er lavet: {name}"),
    _("Lav kalenderfil"),
    _("Kalenderfiler (*.ics)"),
    ".ics",
)
HR_COPY = _Kind(
    _("Laver kopien til HR …"), _("Kopien til HR er lavet: {name}"), _("Gem kopi til HR"), PLAN_FILES, ".json"
)
PDF = _Kind(_("Laver PDF-filen …"), _("PDF-filen er lavet: {name}"), _("Lav PDF-fil"), _("PDF-filer (*.pdf)"), ".pdf")

Then = Callable[[str], object]

Make = Callable[[Path | None], Callable[[], "Exported"]]
"""Gives the work of making a file of the plan as it is now, at a chosen path or under a free name beside the plan."""


class Exports(QObject):
    """Makes the files of one open plan. What they say is what the plan says when they are asked for.

    What is done when a file is there gets its name.
    """

    def __init__(
        self,
        application: "Application",
        document: Document,
        saver: Saver,
        save: Callable[[], None],
        background: Background,
    ) -> None:
        super().__init__()
        self._application = application
        self._document = document
        self._saver = saver
        self._save = save
        self._background = background

    def make_workbook(self, then: Then | None = None) -> None:
        """Makes the workbook, and does `then` when it is there."""
        self._run(WORKBOOK, self._workbook, None, then)

    def make_pdf(self, what: "Printout", levels: tuple[str, ...], then: Then | None = None) -> None:
        """Makes a printed document; `levels` are the ids of the levels that think-alone sheets are made of."""
        self._run(PDF, partial(self._pdf, what, levels), None, then)

    def make_calendar(self) -> None:
        """Makes the calendar file of the plan's deadlines, follow-ups and talks."""
        self._run(CALENDAR, self._calendar, None)

    def _calendar(self, chosen: Path | None) -> Callable[[], "Exported"]:
        from ledelsesplan.exporting import export_calendar

        plan, envelope, framework = self._document.plan, self._saver.envelope, self._document.framework
        folder = self._saver.path.parent
        asked = chosen is not None
        return lambda: export_calendar(framework, plan, envelope, folder=folder, chosen=chosen, force=asked)

    def make_hr_copy(self) -> None:
        """Asks where HR's copy is to be, and makes it. Its name says nothing of whose plan it is."""
        self._choose(HR_COPY, self._hr_copy, None, f"{HR_COPY_NAME} {format_date(date.today())}")

    def _hr_copy(self, chosen: Path | None) -> Callable[[], "Exported"]:
        from ledelsesplan.exporting import export_hr_copy

        plan, envelope, folder = self._document.plan, self._saver.envelope, self._saver.path.parent
        asked = chosen is not None
        return lambda: export_hr_copy(plan, envelope, folder=folder, chosen=chosen, force=asked)

    def _workbook(self, chosen: Path | None) -> Callable[[], "Exported"]:
        from ledelsesplan.exporting import export_workbook

        plan, envelope, framework = self._document.plan, self._saver.envelope, self._document.framework
        folder = self._saver.path.parent
        asked = chosen is not None  # the dialog has asked before it gives a file that exists
        return lambda: export_workbook(framework, plan, envelope, folder=folder, chosen=chosen, force=asked)

    def _pdf(self, what: "Printout", levels: tuple[str, ...], chosen: Path | None) -> Callable[[], "Exported"]:
        from ledelsesplan.exporting import export_pdf

        plan, envelope, framework = self._document.plan, self._saver.envelope, self._document.framework
        folder = self._saver.path.parent
        asked = chosen is not None
        return lambda: export_pdf(
            framework, plan, envelope, what, levels=levels, folder=folder, chosen=chosen, force=asked
        )

    def _run(self, kind: _Kind, make: Make, chosen: Path | None, then: Then | None = None) -> None:
        self._save()
        messages = self._application.messages
        messages.show(Message(kind.making, topic=EXPORTING))

        def failed(error: BaseException) -> None:
            name = chosen.stem if chosen is not None else self._document.plan.title
            choice = Choice(_("Gem et andet sted …"), lambda: self._choose(kind, make, then, name))
            messages.fail(error, _("Planen er ikke berørt."), choice, topic=EXPORTING)

        self._background.run(make(chosen), partial(self._tell, kind, then), failed)

    def _tell(self, kind: _Kind, then: Then | None, made: "Exported") -> None:
        tell_made(self._application, kind.made, made.path, made.notices, EXPORTING)
        if then is not None:
            then(made.path.name)

    def _choose(self, kind: _Kind, make: Make, then: Then | None, name: str) -> None:
        from ledelsesplan.ui.file_dialogs import choose_target

        proposed = self._saver.path.with_name(safe_file_name(name, kind.suffix))
        path = choose_target(self._application.window, kind.dialog, proposed, kind.files)
        if path is not None:
            self._run(kind, make, path, then)
