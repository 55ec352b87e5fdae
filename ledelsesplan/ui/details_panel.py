"""The panel beside the matrix, or over it in a narrow window: the details of the current behaviour."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ledelsesplan.text import _
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.theme import Theme

if TYPE_CHECKING:
    from ledelsesplan.ui.details import Details


class DetailsPanel(QFrame):
    """The frame of the details, which are made when it is first opened; till then it knows what they are to show."""

    closed = Signal()
    left = Signal()
    add_action_requested = Signal(str)
    action_requested = Signal(str)
    definition_folded = Signal(bool)

    def __init__(self, theme: Theme, document: Document, marking: Marking) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._marking = marking
        self._shown = ""
        self._is_folded = False
        self._made: Details | None = None
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("Detaljer"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 0, 0, 0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(424 if self._theme.large else 400))

    @property
    def _details(self) -> "Details":
        if self._made is None:
            from ledelsesplan.ui.details import Details

            details = self._made = Details(self._theme, self._document, self._marking)
            details.fold_definition(self._is_folded)
            details.closed.connect(self.closed)
            details.add_action_requested.connect(self.add_action_requested)
            details.action_requested.connect(self.action_requested)
            details.definition_folded.connect(self.definition_folded)
            if self._shown:
                details.show_entry(self._shown)
            self._layout.addWidget(details)
        return self._made

    def setVisible(self, visible: bool) -> None:
        """What opens has its details before it is laid out."""
        if visible:
            self._details.show()
        super().setVisible(visible)

    def show_entry(self, identifier: str) -> None:
        """Shows something that can be marked."""
        if identifier != self._shown and self._document.framework.markable(identifier) is not None:
            self._marking.seal()
            self._shown = identifier
            if self._made is not None:
                self._made.show_entry(identifier)

    def fold_definition(self, folded: bool) -> None:
        """Folds the definition without telling of it."""
        self._is_folded = folded
        if self._made is not None:
            self._made.fold_definition(folded)

    def focus_note(self) -> None:
        """Gives the focus to the note."""
        self._details.focus_note()

    def take_typed(self) -> str:
        """Counts hands that are typed in the fields; gives, in words, those that cannot be."""
        return "" if self._made is None else self._made.take_typed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to where one came from."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
