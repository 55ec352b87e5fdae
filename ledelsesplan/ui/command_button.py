"""A button of the strip at the top: icon, words and key of a command of the window."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from ledelsesplan.ui.controls import RowButton, label
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme


class CommandButton(RowButton):
    """Icon, words and key; in a narrow window only the icon. It follows whether its command can be given."""

    def __init__(self, theme: Theme, icon: str, words: str, key: str, action: QAction) -> None:
        super().__init__(theme, words)
        self._icon_name = icon
        self._icon = QLabel()
        self._words = label(words)
        self._key = label(key, "key")
        self._row = QHBoxLayout(self)
        for widget in (self._icon, self._words, self._key):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(f"{words} ({key})")
        self.clicked.connect(action.trigger)
        action.changed.connect(lambda: self.setEnabled(action.isEnabled()))
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_compact(self, compact: bool) -> None:
        """Only the icon, or all."""
        self._words.setVisible(not compact)
        self._key.setVisible(not compact)
        self.updateGeometry()

    def _restyle(self) -> None:
        px = self._theme.px
        size = px(20)
        self._icon.setPixmap(icon_pixmap(self._icon_name, self._theme.colour("ink"), size, self.devicePixelRatioF()))
        self._row.setContentsMargins(px(7), 0, px(7), 0)
        self._row.setSpacing(px(8))
        self.setMinimumHeight(px(34))
