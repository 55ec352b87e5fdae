"""The window of the secret ballot: it covers the laptop's screen until the ballots are counted or thrown away."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ledelsesplan.core.ballots import count_ballots
from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.core.plan import Plan
from ledelsesplan.text import _, describe
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.workshop.ballot_page import BallotPage
from ledelsesplan.ui.workshop.ballot_round import BallotRound, Screen
from ledelsesplan.ui.workshop.ballot_words import keys_of
from ledelsesplan.ui.workshop.keys_overlay import KeysOverlay


class BallotWindow(QWidget):
    """Full screen and before all other windows, so that no key reaches the plan meanwhile.

    `finished` says how many ballots were counted, 0 where none was. `earlier` gives what is still kept of the plan.
    """

    finished = Signal(int)

    def __init__(
        self, document: Document, earlier: Callable[[], tuple[Plan, ...]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(_("Hemmelig afstemning"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._document = document
        self._earlier = earlier
        self._counted = 0
        self.state = BallotRound(document.framework, document.plan)
        self.page = BallotPage(self.state, self._count)
        self.page.changed.connect(self._close_when_done)
        self.page.help_requested.connect(self._show_keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.page)

    def show_on(self, screen: QScreen) -> None:
        """Covers a screen: the laptop's own."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.page.refresh()
        self.page.focus_main()

    def _show_keys(self) -> None:
        """Shows the keys of the screen over it, until the next key."""
        here = (*keys_of(self.state), *(choice.hint for choice in self.page.choices))
        KeysOverlay.open(self, _("Taster i den hemmelige afstemning"), (_("På denne side"), here))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for overlay in self.findChildren(KeysOverlay):
            overlay.setGeometry(self.rect())

    def _count(self) -> None:
        """Counts all ballots in one step; where that cannot be, they stay and the page says why."""
        framework, ballots, earlier = self._document.framework, self.state.ballots, self._earlier()
        try:
            count_ballots(self._document.plan, framework, ballots, earlier)
        except LedelsesplanError as error:
            self.page.notice = describe(error)
            return
        if self._document.apply(_("Tæl hemmelige stemmer med"), count_ballots, framework, ballots, earlier):
            self._counted = len(ballots)
            self.state.end()

    def _close_when_done(self) -> None:
        if self.state.screen is Screen.DONE:
            self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closed in any other way, it first asks what becomes of the ballots."""
        if self.state.screen is not Screen.DONE and self.state.answered:
            event.ignore()
            if self.state.screen in (Screen.READY, Screen.HAND_OVER, Screen.THANKS):
                self.page.do(self.state.ask_to_close)
            return
        event.accept()
        self.finished.emit(self._counted)
