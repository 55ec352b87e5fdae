"""The window of the wall: the projected pages over a whole screen."""

from PySide6.QtGui import QCloseEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.stage import Stage


class WorkshopWindow(QWidget):
    """The wall, full screen. It asks to be left when it is closed in any other way."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor
        self.stage = Stage(conductor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stage)
        self.closing_allowed = False

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is leaving the view: the window stays until the conductor's owner lets it go."""
        if self.closing_allowed:
            event.accept()
            return
        event.ignore()
        self._conductor.leave_requested.emit()

    def show_on(self, screen: QScreen) -> None:
        """Covers a screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.stage.focus_main()
