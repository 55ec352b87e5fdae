"""A field for a text that grows with what is written."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QPlainTextEdit,
    QSizePolicy,
)

from ledelsesplan.ui.theme import Theme


class NoteField(QPlainTextEdit):
    """A text that grows with what is written. `edited` tells of every change by the user, `left` of the end."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, accessible_name: str, lines: int = 2, most: int = 8) -> None:
        super().__init__()
        self._theme = theme
        self._lines, self._most = lines, most
        self._silent = False
        self.setAccessibleName(accessible_name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Shows a text that was changed elsewhere; a cursor in the field stands after what has changed."""
        before = self.toPlainText()
        if before == text:
            return
        shorter = min(len(before), len(text))
        same_start = next((number for number in range(shorter) if before[number] != text[number]), shorter)
        most = shorter - same_start
        same_end = next((number for number in range(most) if before[-1 - number] != text[-1 - number]), most)
        self._silent = True
        self.setPlainText(text)
        self._silent = False
        cursor = self.textCursor()
        cursor.setPosition(len(text[: len(text) - same_end].encode("utf-16-le")) // 2)  # Qt counts UTF-16 units
        self.setTextCursor(cursor)

    def _on_text(self) -> None:
        if not self._silent:
            self.edited.emit(self.toPlainText())

    def _fit(self) -> None:
        height, count = 0.0, 0
        block = self.document().firstBlock()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            count += max(block.layout().lineCount(), 1)
            block = block.next()
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if count > self._most else policy.ScrollBarAlwaysOff)
        shown = min(max(count, self._lines), self._most)
        margins = 2 * self.document().documentMargin() + 2 * self._theme.px(2) + 4
        self.setFixedHeight(round(shown * height / count + margins))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the text into other lines."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font has other lines."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field ends the typing."""
        super().focusOutEvent(event)
        self.left.emit()
