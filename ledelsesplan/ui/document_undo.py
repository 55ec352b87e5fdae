"""Undo and redo in text fields: they are the document's, so that no field has a second history of its own."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ledelsesplan.ui.document import Document

_CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)


class DocumentUndo(QObject):
    """An event filter for text fields. A field for which `is_busy` holds keeps its keys, e.g. a half-typed date."""

    def __init__(
        self, document: Document, parent: QObject, is_busy: Callable[[QObject], bool] = lambda _: False
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._is_busy = is_busy

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the keys of undo and redo before the field does."""
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and isinstance(event, QKeyEvent):
            step = self._step(event)
            if step is not None and not self._is_busy(watched):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    step()
                return True
        return super().eventFilter(watched, event)

    def _step(self, event: QKeyEvent) -> Callable[[], None] | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._document.undo
        if event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _CTRL_Y:
            return self._document.redo
        return None
