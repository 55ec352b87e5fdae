"""A page's main part with a panel that stands beside it, or lies over its right part where the window is narrow."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

BESIDE_FROM = 1100


class WithSidePanel(QWidget):
    """Holds a main widget and a panel of fixed width. `opened_changed` tells when the panel opens or closes."""

    opened_changed = Signal(bool)

    def __init__(self, main: QWidget, panel: QFrame) -> None:
        super().__init__()
        self._main = main
        self._panel = panel
        self._beside = True
        self._open = False
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(main, 1)
        self._layout.addWidget(panel)
        panel.hide()

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return self._open

    @property
    def is_over(self) -> bool:
        """Whether the panel lies over the main part."""
        return not self._beside

    def set_open(self, opened: bool) -> None:
        """Shows or hides the panel."""
        if opened == self._open:
            return
        self._open = opened
        self._panel.setVisible(opened)
        self.place()
        self.opened_changed.emit(opened)

    def set_layout_width(self, width: float) -> None:
        """Puts the panel beside the main part from 1100 px (at 100 % text size) on, over it below."""
        beside = width >= BESIDE_FROM
        if beside == self._beside:
            return
        self._beside = beside
        if beside:
            self._layout.addWidget(self._panel)
        else:
            self._layout.removeWidget(self._panel)
        self.place()

    def place(self) -> None:
        """Puts a panel that lies over at the right edge, also after its own width has changed."""
        if self._beside:
            return
        width = min(self._panel.minimumWidth(), self.width())
        self._panel.setGeometry(self.width() - width, 0, width, self.height())
        self._panel.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A panel that lies over follows the right edge."""
        super().resizeEvent(event)
        self.place()
