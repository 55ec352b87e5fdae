"""Reading a workbook back into the open plan: which file, what differs, and what of it is taken in."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from ledelsesplan.core.workbook_changes import ReadActions, compare, take
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.background import Background
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.file_dialogs import choose_file
from ledelsesplan.ui.file_kinds import WORKBOOKS
from ledelsesplan.ui.messages import READING, Message
from ledelsesplan.ui.saver import Saver
from ledelsesplan.ui.theme import Theme

if TYPE_CHECKING:
    from ledelsesplan.ui.application import Application


class WorkbookChanges:
    """Asks for a workbook of the open plan, reads it in the background, and offers what was changed in it."""

    def __init__(
        self,
        application: "Application",
        theme: Theme,
        document: Document,
        saver: Saver,
        background: Background,
        take_typed: Callable[[], object],
    ) -> None:
        self._application = application
        self._theme = theme
        self._document = document
        self._saver = saver
        self._background = background
        self._take_typed = take_typed

    def choose(self) -> None:
        """Lets the user choose a workbook, and reads it."""
        folder = self._saver.path.parent
        path = choose_file(self._application.window, _("Læs ændringer fra Excel"), folder, WORKBOOKS)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Reads a workbook and offers what was changed in it; a failure is said, and changes nothing."""
        plan_id = self._saver.envelope.plan_id
        messages = self._application.messages
        messages.show(Message(_("Læser Excel-filen …"), topic=READING))

        def work() -> ReadActions:
            from ledelsesplan.reports.workbook_reading import FILE_LIMIT, read_actions
            from ledelsesplan.storage.reading import read_file

            return read_actions(read_file(path, FILE_LIMIT), path, plan_id, date.today())

        def failed(error: BaseException) -> None:
            messages.fail(error, _("Planen er ikke ændret."), topic=READING)

        self._background.run(work, lambda book: self._offer(path, book), failed)

    def _offer(self, path: Path, book: ReadActions) -> None:
        from ledelsesplan.reports.cell_text import TextGuard
        from ledelsesplan.ui.workbook_changes_dialog import WorkbookChangesDialog

        self._take_typed()
        messages, plan = self._application.messages, self._document.plan
        found = compare(plan, self._document.framework, book, TextGuard().fit)
        if found.is_empty:
            text = _("Der er ingen ændringer at hente i {name}.").format(name=path.name)
            messages.show(Message(text, self._age(book), topic=READING))
            return
        messages.withdraw(READING)
        dialog = WorkbookChangesDialog(self._theme, plan, found, path.name, self._age(book), self._application.window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        changes, new = dialog.chosen_changes, dialog.chosen_new
        dialog.deleteLater()
        if accepted and self._document.apply(_("Hent ændringer fra Excel"), take, changes, new):
            count = len(changes) + len(new)
            text = ngettext("{count} ændring er hentet fra Excel.", "{count} ændringer er hentet fra Excel.", count)
            undo, step = _("Ctrl+Z fortryder det hele på én gang."), self._document.undo_label or ""
            messages.show(Message(text, undo, topic=READING, step=step))

    def _age(self, book: ReadActions) -> str:
        """That the workbook was made from another revision than the one that was saved last, or nothing."""
        newest = self._saver.envelope.revision
        if book.revision < newest:
            return _(
                "Excel-filen er lavet af en ældre udgave af planen. Det, der er ændret begge steder, står for sig."
            )
        if book.revision > newest:
            return _("Excel-filen er lavet af en nyere udgave af planen end den, du har åben.")
        return ""
