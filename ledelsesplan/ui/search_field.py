"""The search field: an icon, what is searched for, how much was found, and a way to clear it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconButton, label
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme

# px at 100 %: what it wants, what its words need, and from where the key stands beside them.
WIDTH, LEAST_WIDTH, KEY_FROM = 250, 180, 236


class _Outcome(QWidget):
    """How many were found, and the cross that clears the field."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.found = label("", "meta")
        self.clear = IconButton(theme, "close", _("Ryd søgningen"), size=14)
        self.clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(self.found)
        self.row.addWidget(self.clear)


class SearchField(QLineEdit):
    """A line to search with. `searched` gives the words; Esc clears; Esc, Enter and Down tell with `left`."""

    searched = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, placeholder: str, shortcut: str = "Ctrl+F", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._icon = QLabel(self)
        self._key = label(shortcut, "key")
        self._key.setParent(self)
        self._outcome: _Outcome | None = None
        self.textChanged.connect(self._on_text)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_found(self, count: int | None) -> None:
        """Says how many were found; None says nothing."""
        if self._outcome is not None:
            self._outcome.found.setText("" if count is None else _("{count} fundet").format(count=count))
            self._place()

    def _on_text(self, text: str) -> None:
        if text and self._outcome is None:
            self._outcome = _Outcome(self._theme, self)
            self._outcome.clear.clicked.connect(self.clear)
        if self._outcome is not None:
            self._outcome.setVisible(bool(text))
        self._place()
        self.searched.emit(text.strip())

    def _restyle(self) -> None:
        size = self._theme.px(16)
        self._icon.setPixmap(icon_pixmap("search", self._theme.colour("ink"), size, self.devicePixelRatioF()))
        self._icon.resize(size, size)
        self.setMinimumWidth(self._theme.px(LEAST_WIDTH))
        self._place()

    def _place(self) -> None:
        px = self._theme.px
        middle = self.height() // 2
        key = not self.text() and self.width() >= px(KEY_FROM)
        self._key.setVisible(key)
        self.setTextMargins(px(26), 0, px(78) if key or self.text() else px(2), 0)
        self._icon.move(px(10), middle - self._icon.height() // 2)
        self._key.adjustSize()
        self._key.move(self.width() - self._key.width() - px(8), middle - self._key.height() // 2)
        if self._outcome is not None:
            self._outcome.row.setSpacing(px(4))
            self._outcome.adjustSize()
            self._outcome.move(self.width() - self._outcome.width() - px(3), middle - self._outcome.height() // 2)

    def sizeHint(self) -> QSize:
        """Wide enough for the key beside the words."""
        return QSize(self._theme.px(WIDTH), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands in the field follows its size."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears, Enter and Down leave."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
