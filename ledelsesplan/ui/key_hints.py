"""The keys that act now, as the hint bar shows them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSizePolicy,
    QWidget,
)

from ledelsesplan.ui.controls import empty_layout, label
from ledelsesplan.ui.theme import Theme


class Keys(QWidget):
    """Keys with what they do, as the hint bar shows them: as many, from the first on, as there is room for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[tuple[tuple[str, ...], str], ...] = ()
        self._hints: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        theme.changed.connect(self._restyle)

    def show_keys(self, hints: tuple[tuple[tuple[str, ...], str], ...]) -> None:
        """Shows keys with their words."""
        if hints != self._shown:
            self._shown = hints
            self._build()

    def _restyle(self) -> None:
        self._build()

    def _build(self) -> None:
        empty_layout(self._layout)
        self._layout.setSpacing(self._theme.px(16))
        self._hints = []
        middle = Qt.AlignmentFlag.AlignVCenter
        for keys, words in self._shown:
            hint = QWidget()
            line = QHBoxLayout(hint)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(self._theme.px(6))
            for key in keys:
                line.addWidget(label(key, "key-strong"), 0, middle)
            line.addWidget(label(words, "meta"), 0, middle)
            self._layout.addWidget(hint, 0, middle)
            self._hints.append(hint)
        self._layout.addStretch(1)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hints that have no room are left out whole."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        used = 0
        for hint in self._hints:
            used += hint.sizeHint().width() + self._layout.spacing()
            hint.setVisible(used - self._layout.spacing() <= self.width())
