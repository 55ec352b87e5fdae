"""The windows of the workshop, each over a whole screen: the wall, and the facilitator's own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QStackedLayout, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.keys_overlay import EVERYWHERE, KeysOverlay
from ledelsesplan.ui.workshop.stage import Stage


class FullScreenWindow(QWidget):
    """A window that asks to be left when it is closed in any other way. Keys that no page takes are its own."""

    switch_requested = Signal()

    def __init__(self, conductor: Conductor, title: str) -> None:
        super().__init__()
        self._conductor = conductor
        self.setWindowTitle(title)
        self._views = QStackedLayout(self)
        # What is behind keeps its size and goes on, so that the wall can be drawn small while it is not in front.
        self._views.setStackingMode(QStackedLayout.StackingMode.StackAll)
        self.closing_allowed = False

    @property
    def view(self) -> QWidget | None:
        """The view in front."""
        return self._views.currentWidget()

    def add_view(self, view: QWidget) -> None:
        """Takes a view in, behind the one that is shown."""
        before = self._views.currentWidget()
        self._views.addWidget(view)
        if before is not None:
            view.hide()
            self._views.setCurrentWidget(before)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is leaving the view: the window stays until the conductor's owner lets it go."""
        if self.closing_allowed:
            event.accept()
            return
        event.ignore()
        self._conductor.leave_requested.emit()

    def let_go(self) -> None:
        """Closes it for good."""
        self.closing_allowed = True
        self.close()
        self.deleteLater()

    def cover(self, screen: QScreen) -> None:
        """Covers a screen, also where it covered another one before."""
        if self.isVisible() and self.screen() is screen and self.geometry() == screen.geometry():
            return
        if self.isVisible():
            self.showNormal()  # a window that is full screen already cannot be moved to another screen everywhere
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F6 shows the other view, F1 the keys; a clicker's F5 means that the view is on already."""
        if event.key() == Qt.Key.Key_F6:
            self.switch_requested.emit()
        elif event.key() == Qt.Key.Key_F1:
            self.show_keys()
        elif event.key() != Qt.Key.Key_F5:
            super().keyPressEvent(event)

    def show_keys(self) -> None:
        """Shows the keys of the workshop over everything, until the next key."""
        everywhere = (_("På alle sider"), EVERYWHERE)
        KeysOverlay.open(self, _("Taster i workshoppen"), everywhere, (_("På denne side"), self.page_hints()))

    def page_hints(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """The keys that act on the page that is shown on the wall."""
        return ()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for overlay in self.findChildren(KeysOverlay):
            overlay.setGeometry(self.rect())


class WorkshopWindow(FullScreenWindow):
    """The wall. On a single screen the facilitator's view stands behind it."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor, _("Lærredet – Ledelsesplan"))
        self.stage = Stage(conductor)
        self.add_view(self.stage)

    def show_view(self, view: QWidget) -> None:
        """Brings a view to the front. Only the stage goes on behind others."""
        before = self.view
        view.show()
        self._views.setCurrentWidget(view)
        if before is not None and before not in (view, self.stage):
            before.hide()

    def page_hints(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        return self.stage.wall_page.hints()


class FacilitatorWindow(FullScreenWindow):
    """The facilitator's own screen, where there are two."""

    def __init__(self, conductor: Conductor, stage: Stage) -> None:
        super().__init__(conductor, _("Facilitator – Ledelsesplan"))
        self._stage = stage

    def page_hints(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        return self._stage.wall_page.hints()
