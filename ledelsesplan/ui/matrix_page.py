"""What both pages with a matrix have: the matrix and its keys, and the details of the current behaviour beside it."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ledelsesplan.core.framework import Markable
from ledelsesplan.core.plan import Kind
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _, counted_marks, ngettext
from ledelsesplan.ui.details_panel import DetailsPanel
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.matrix_view import MatrixMode, MatrixView
from ledelsesplan.ui.page import Hints, Page
from ledelsesplan.ui.side_panel import WithSidePanel
from ledelsesplan.ui.theme import Theme

NARROW_BELOW = 700


class MatrixPage(Page):
    """A page with a matrix in its main part. `_put_together` takes it when it is filled, so that Tab is there first."""

    add_action_requested = Signal(str)
    action_requested = Signal(str)
    definition_folded = Signal(bool)

    def __init__(self, theme: Theme, document: Document, marking: Marking, mode: MatrixMode) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._marking = marking
        self._narrow = False
        self.view = MatrixView(theme, document.framework, mode)
        self.view.counts_hands = document.plan.kind is Kind.TEAM
        self.panel = DetailsPanel(theme, document, marking)

    def _put_together(self, main: QWidget) -> None:
        self.split = WithSidePanel(main, self.panel)
        self.panel.closed.connect(self._close_panel)
        self.panel.left.connect(self._leave_panel)
        self.panel.add_action_requested.connect(self.add_action_requested)
        self.panel.action_requested.connect(self.action_requested)
        self.panel.definition_folded.connect(self.definition_folded)
        self.view.note_requested.connect(self._on_note)
        self.view.opened.connect(self._on_opened)
        wire_marking(self.view, self._marking)

    def hints(self) -> Hints:
        """The keys of the grid."""
        return matrix_hints(self._document.plan.kind is Kind.TEAM)

    def focus_main(self) -> None:
        """Gives the focus to the matrix."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_behaviour(self) -> str:
        """The current cell's id."""
        return self.view.current_behaviour()

    def take_typed(self) -> str:
        """Hands that are typed in the matrix or beside it."""
        self.view.take_typed()
        return self.panel.take_typed()

    def toggle_details(self) -> None:
        """Shows or hides the details."""
        self.open_panel(not self.split.is_open)

    def open_panel(self, opened: bool) -> None:
        """Shows or hides the details."""
        self.split.set_open(opened)

    def _close_panel(self) -> None:
        self.open_panel(False)
        self.focus_main()

    def _leave_panel(self) -> None:
        if self.split.is_over:
            self.open_panel(False)
        self.focus_main()

    def _on_note(self, behaviour: str) -> None:
        self._on_opened(behaviour)
        self.panel.focus_note()

    def _on_opened(self, behaviour: str) -> None:
        self.open_panel(True)
        self.panel.show_entry(behaviour)


def wire_marking(view: MatrixView, marking: Marking) -> None:
    """Lets a matrix's keys and clicks mark, and says to assistive technology what came of it."""

    def toggle(behaviour: str, kind: MarkKind) -> None:
        if marking.toggle(behaviour, kind):
            view.announce_current()

    def clear(behaviour: str) -> None:
        marking.clear(behaviour)
        view.announce_current()

    view.mark_requested.connect(toggle)
    view.clear_requested.connect(clear)
    view.hands_requested.connect(marking.count_hands)


def matrix_hints(team: bool) -> Hints:
    """The keys that act in a grid of behaviours."""
    hints: Hints = (
        (("S",), _("Styrke")),
        (("U",), _("Udviklingsområde")),
        (("F",), _("Fokusområde")),
        (("0",), _("Ryd")),
        (("N",), _("Note")),
    )
    return (*hints, (("H",), _("Hænder"))) if team else hints


def counts_in_words(document: Document, items: Iterable[Markable]) -> str:
    """`7 styrker · 8 udviklingsområder · 3 fokusområder`; focus areas only where there are any."""
    counts = document.index.counts(items)
    words = [*counted_marks(counts.strengths, counts.priorities)]
    if counts.focuses:
        words.append(ngettext("{count} fokusområde", "{count} fokusområder", counts.focuses))
    return " · ".join(words)
