"""The line in which the reason of an agreed mark is written on the wall: "Fordi …"."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.wall_field import WallField


class ReasonField(WallField):
    """Writes the note of a behaviour as it is typed; Enter, Esc or leaving it ends the typing. Nothing is lost."""

    closed = Signal()

    def __init__(self, conductor: Conductor, parent: QWidget) -> None:
        super().__init__(conductor.document, _("Fordi"), parent)
        self._conductor = conductor
        self._behaviour = ""
        self.textEdited.connect(self._write)
        self.finished.connect(self.close_field)
        self.left.connect(self.close_field)
        conductor.document.changed.connect(self._follow)
        conductor.page_changed.connect(self.close_field)

    @property
    def is_open(self) -> bool:
        """Whether a reason is being written."""
        return self.isVisible()

    def open(self, behaviour: str) -> None:
        """Begins to write the reason of a behaviour."""
        self._behaviour = behaviour
        self._follow()
        self.show()
        self.raise_()
        self.setFocus()

    def close_field(self) -> None:
        """Ends the typing."""
        if self.isVisible():
            self._conductor.marking.seal()
            self.hide()
            self.closed.emit()

    def _write(self, text: str) -> None:
        self._conductor.marking.write_note(self._behaviour, text)

    def _follow(self) -> None:
        mark = self._conductor.plan.mark(self._behaviour)
        self.show_text(mark.note if mark is not None else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_field()
