"""Generelle forventninger: what holds for all leaders, with values and intentions, to read and to mark."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.details_panel import DetailsPanel
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.general_list import GeneralList
from ledelsesplan.ui.general_lists import GeneralLists, bring_into_sight
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.matrix_page import counts_in_words
from ledelsesplan.ui.page import Hints, Page
from ledelsesplan.ui.scrolling import scrolling
from ledelsesplan.ui.side_panel import WithSidePanel
from ledelsesplan.ui.theme import Theme

TWO_COLUMNS_FROM = 900


class GeneralPage(Page):
    """The lists, and the details of what is current in them."""

    add_action_requested = Signal(str)
    action_requested = Signal(str)

    def __init__(self, theme: Theme, document: Document, marking: Marking) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._marking = marking
        self.panel = DetailsPanel(theme, document, marking)
        self._lists = GeneralLists(theme, document.framework)
        content = QWidget()
        self._layout = QVBoxLayout(content)
        self._layout.addWidget(self._lists)
        self._layout.addStretch(1)
        self._scroll = scrolling(content)
        self._split = WithSidePanel(self._scroll, self.panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split)
        self._wire()
        self._restyle()
        self._refresh()

    def _wire(self) -> None:
        self._lists.mark_requested.connect(self._marking.toggle)
        self._lists.clear_requested.connect(self._marking.clear)
        self._lists.note_requested.connect(self._on_note)
        self._lists.opened.connect(self._open)
        self._lists.current_changed.connect(self.panel.show_entry)
        self._lists.moved.connect(self._on_moved)
        self.panel.closed.connect(self._close_panel)
        self.panel.left.connect(self._close_panel)
        self.panel.add_action_requested.connect(self.add_action_requested)
        self.panel.action_requested.connect(self.action_requested)
        Following(self, self._document, self._follow)
        self._theme.changed.connect(self._restyle)

    def show_behaviour(self, identifier: str) -> None:
        """Goes to an expectation, a value or an intention."""
        self._lists.show_behaviour(identifier)

    def current_behaviour(self) -> str:
        """The current id of the list that had the focus last."""
        return self._lists.behaviour()

    def take_typed(self) -> str:
        """Hands that are typed beside the lists."""
        return self.panel.take_typed()

    def toggle_details(self) -> None:
        """Shows or hides the details of the current entry."""
        if self._split.is_open:
            self._close_panel()
        elif behaviour := self.current_behaviour():
            self._open(behaviour)

    def _on_moved(self, shown: GeneralList) -> None:
        bring_into_sight(self._scroll, shown)

    def _refresh(self) -> None:
        self._lists.show_plan(self._document.index)

    def _follow(self) -> None:
        self._refresh()
        self.hints_changed.emit()

    def focus_main(self) -> None:
        """Gives the focus to the list that had it last, at first to the first one."""
        self._lists.focus_current()

    def _open(self, identifier: str) -> None:
        self.panel.show_entry(identifier)
        self._split.set_open(True)

    def _on_note(self, identifier: str) -> None:
        self._open(identifier)
        self.panel.focus_note()

    def _close_panel(self) -> None:
        # In this order: hiding what has the focus would let Qt choose where it goes.
        self.focus_main()
        self._split.set_open(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the details."""
        if event.key() == Qt.Key.Key_Escape and self._split.is_open:
            self._close_panel()
            return
        super().keyPressEvent(event)

    def set_layout_width(self, width: float) -> None:
        """Two columns, or one in a narrow window."""
        self._split.set_layout_width(width)
        self._lists.set_beside(width >= TWO_COLUMNS_FROM)

    def _restyle(self) -> None:
        px = self._theme.px
        margin = px(48 if self._theme.large else 24)
        self._layout.setContentsMargins(margin, px(16), margin, px(20))

    def hints(self) -> Hints:
        """The keys of the lists."""
        return (
            (("S",), _("Styrke")),
            (("U",), _("Udviklingsområde")),
            (("F",), _("Fokusområde")),
            (("0",), _("Ryd")),
            (("N",), _("Note")),
        )

    def summary(self) -> str:
        """How many are marked here."""
        return _("Generelle: {counts}").format(
            counts=counts_in_words(self._document, self._document.framework.general())
        )
