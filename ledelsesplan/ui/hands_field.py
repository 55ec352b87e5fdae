"""A field for a number of hands."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from ledelsesplan.ui.theme import Theme


class HandsField(QLineEdit):
    """A number of hands: two or three digits, the up and down keys count; empty is not asked."""

    counted = Signal()

    def __init__(self, theme: Theme, accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        # An empty field has to be a finished one, which it is not for a QIntValidator.
        self.setValidator(QRegularExpressionValidator("[0-9]{0,3}", self))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAccessibleName(accessible_name)
        self.editingFinished.connect(self.counted)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(44))

    def count(self) -> int | None:
        """The number, or None for an empty field."""
        return int(self.text()) if self.text().strip() else None

    def show_count(self, count: int | None) -> None:
        """Shows a number."""
        text = "" if count is None else str(count)
        if self.text() != text:
            self.setText(text)
        self.setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down count."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        self.setText(str(max((self.count() or 0) + step, 0)))
        self.counted.emit()
