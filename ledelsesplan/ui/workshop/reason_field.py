"""The line in which the reason of an agreed mark is written on the wall: "Fordi …"."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.document_undo import DocumentUndo
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import WALL


class ReasonField(QLineEdit):
    """Writes the note of a behaviour as it is typed; Enter, Esc or leaving it ends the typing. Nothing is lost."""

    closed = Signal()

    def __init__(self, conductor: Conductor, parent: QWidget) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self._behaviour = ""
        self.setAccessibleName(_("Fordi"))
        self.setFrame(False)
        self.setVisible(False)
        self.installEventFilter(DocumentUndo(conductor.document, self))
        self.textEdited.connect(self._write)
        conductor.document.changed.connect(self._follow)

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
        self.end(False)

    def close_field(self) -> None:
        """Ends the typing."""
        if self.isVisible():
            self._conductor.marking.seal()
            self.hide()
            self.closed.emit()

    def place(self, rect: QRectF, font: QFont) -> None:
        """Lies over the line that the page draws."""
        self.setGeometry(rect.toAlignedRect())
        self.setStyleSheet(
            f"QLineEdit {{ background: {WALL.row}; color: {WALL.ink}; border: 0; padding: 0; min-height: 0;"
            f" font-size: {font.pixelSize()}px; selection-background-color: {WALL.ink};"
            f" selection-color: {WALL.paper}; }}"
        )

    def _write(self, text: str) -> None:
        self._conductor.marking.write_note(self._behaviour, text)

    def _follow(self) -> None:
        mark = self._conductor.plan.mark(self._behaviour)
        note = one_line(mark.note) if mark is not None else ""
        if note != self.text():
            self.setText(note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.close_field()
            return
        if event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.close_field()
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_field()


def one_line(note: str) -> str:
    """A note of several lines as one."""
    return " ".join(note.split())
