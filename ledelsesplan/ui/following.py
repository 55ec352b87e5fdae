"""Keeps what a widget shows equal to the document: at once where it is seen, else when it is next shown."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from ledelsesplan.ui.document import Document


class Following(QObject):
    """Calls `refresh` after every change of a document; for a widget that nobody sees, once and before it is painted.

    So a key press costs what the page in front costs, however many pages were visited before.
    """

    def __init__(self, widget: QWidget, document: Document, refresh: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget = widget
        self._refresh = refresh
        self._is_behind = False
        widget.installEventFilter(self)
        document.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        self._is_behind = True
        if self._widget.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        self._is_behind = False
        self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is shown is brought up to date first."""
        if self._is_behind and event.type() == QEvent.Type.Show:
            self._catch_up()
        return False
