"""Text fields in the workshop: which widgets are some, and the keys that go past those of the facilitator's view."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

# A clicker pages on wherever the laptop's focus was left.
PAST_A_FIELD = (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
ENDS_A_TEXT = (Qt.Key.Key_Escape,)
ENDS_A_LINE = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


def is_text_field(widget: QObject | None) -> bool:
    """Whether letters that are typed there are text."""
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit) and not widget.isHidden()


class LeavingKeys(QObject):
    """An event filter for text fields: `left` tells that Esc, Enter in a line, or a key that pages ended the typing."""

    left = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ends the typing by its keys; a key that pages goes on to the view."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in PAST_A_FIELD:
                self.left.emit()
                event.ignore()
                return True
            if event.key() in (ENDS_A_LINE if isinstance(watched, QLineEdit) else ENDS_A_TEXT):
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
