"""The label beside the current cell in which a show of hands is typed."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.hands_entry import HandsEntry
from ledelsesplan.ui.theme import Theme

# Pressing Shift for a capital S is no key of its own.
MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_Meta,
)


class HandsTyping(QLabel):
    """Shows what is typed so far; `finished` gives strength and priority at its end, None for what was not typed.

    Enter ends it, and so does whatever leads elsewhere; Esc and H give it up.
    """

    finished = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entry: HandsEntry | None = None
        self._before = HandsEntry()
        self.setProperty("kind", "key-strong")
        self.hide()

    @property
    def is_active(self) -> bool:
        """Whether hands are being typed."""
        return self._entry is not None

    def begin(self, cell: QRect, entry: HandsEntry) -> None:
        """Begins beside a cell, with what was counted before."""
        self._before = entry
        self._show(entry)
        px = self._theme.px
        below = cell.bottom() + px(6)
        parent = self.parentWidget()
        fits = parent is None or below + self.height() <= parent.height()
        self.move(cell.left() + px(8), below if fits else cell.bottom() - self.height() - px(6))

    def stop(self) -> None:
        """Ends the typing without a result."""
        self._entry = None
        self.hide()

    def leave(self) -> None:
        """Ends the typing on the way elsewhere: what is typed counts, and a letter without a number changes nothing."""
        if self._entry is not None:
            self._finish(self._entry.keeping(self._before))

    def _finish(self, typed: HandsEntry) -> None:
        self.stop()
        self.finished.emit(typed.strength, typed.priority)

    def take(self, event: QKeyEvent) -> bool:
        """Takes a key; gives whether it belongs to the typing. Any other key leaves it."""
        if self._entry is None:
            return False
        key = Qt.Key(event.key())
        if key in MODIFIERS:
            return True
        if key in (Qt.Key.Key_S, Qt.Key.Key_U):
            self._show(self._entry.letter("S" if key == Qt.Key.Key_S else "U"))
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9:
            self._show(self._entry.digit(key - Qt.Key.Key_0))
        elif key == Qt.Key.Key_Backspace:
            self._show(self._entry.backspace())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(self._entry)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_H):
            self.stop()
        else:
            self.leave()
            return False
        return True

    def _show(self, entry: HandsEntry) -> None:
        self._entry = entry
        self.setText(_("Hænder: {typed}").format(typed=entry.shown))
        self.setMinimumHeight(self._theme.px(30))
        self.adjustSize()
        self.show()
