"""A line to write in on the wall: as large as what stands around it, ink on the tint of the active row."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.document_undo import DocumentUndo
from ledelsesplan.ui.workshop.drawing import WALL


class WallField(QLineEdit):
    """`finished` on Enter, `left` on Esc; page keys and arrows up and down are the page's."""

    finished = Signal()
    left = Signal()

    def __init__(self, document: Document, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrame(False)
        self.setVisible(False)
        self.installEventFilter(DocumentUndo(document, self))

    def place(self, rect: QRectF, font: QFont, *, underlined: bool = False) -> None:
        """Takes its place on the page, in the type of what stands around it."""
        self.setGeometry(rect.toAlignedRect())
        line = f"3px solid {WALL.ink}" if underlined else "0"
        style = (
            f"QLineEdit {{ background: {WALL.row}; color: {WALL.ink}; border: 0; border-bottom: {line};"
            f" border-radius: 0; padding: 0; min-height: 0; font-size: {font.pixelSize()}px;"
            f" selection-background-color: {WALL.ink}; selection-color: {WALL.paper}; }}"
        )
        if style != self.styleSheet():
            self.setStyleSheet(style)

    def show_text(self, text: str) -> None:
        """Shows a text as one line; what is being typed is left alone where it says the same, up to white space."""
        line = one_line(text)
        if line != one_line(self.text()):
            self.setText(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.left.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)


def dropped_date(typed: str) -> str:
    """What is said of a date that was not understood when its field is left."""
    return _("»{typed}« er ikke en dato, så intet er ændret. Skriv den som 03-03-2027.").format(typed=one_line(typed))


def one_line(text: str) -> str:
    """A text of several lines as one."""
    return " ".join(text.split())
