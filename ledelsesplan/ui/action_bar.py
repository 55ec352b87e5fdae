"""What stands above the action table, and instead of it: filter, sorting, a new action, and words where it is empty."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.plan import Action, Status
from ledelsesplan.terms import STATUS
from ledelsesplan.text import _
from ledelsesplan.ui.action_model import COLUMN_NAMES, STATUS_ORDER
from ledelsesplan.ui.choices import DropDown, Segments
from ledelsesplan.ui.controls import IconTextButton, TextButton, label
from ledelsesplan.ui.theme import Theme

FILTERS: tuple[Status | None, ...] = (None, *STATUS_ORDER)


class ActionBar(QWidget):
    """Segments with counts, which become lists in a narrow window; `status_chosen` gives a status, or None for all."""

    status_chosen = Signal(object)
    sort_chosen = Signal(int)
    add_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.segments = Segments([""] * len(FILTERS), _("Vis handlinger med status"))
        self.filters = DropDown(theme, _("Vis handlinger med status"), [""] * len(FILTERS), _("Vis: "))
        self.sorting = DropDown(theme, _("Sortér efter"), list(COLUMN_NAMES.values()), _("Sortér: "))
        self.new_button = IconTextButton(theme, "plus", _("Ny handling"), "primary")
        self.new_button.setToolTip(_("Ny handling (Insert)"))
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.segments, self.filters, self.sorting):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self._layout.addWidget(self.new_button)
        for chooser in (self.segments, self.filters):
            chooser.chosen.connect(lambda number: self.status_chosen.emit(FILTERS[number]))
        self.sorting.chosen.connect(self.sort_chosen)
        self.new_button.clicked.connect(self.add_requested)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.set_narrow(False)

    def show_counts(self, actions: Sequence[Action]) -> None:
        """Shows how many there are of each status."""
        names = []
        for status in FILTERS:
            count = sum(status in (None, action.status) for action in actions)
            names.append(f"{_('Alle') if status is None else STATUS[status]} {count}")
        self.segments.set_names(names)
        self.filters.set_names(names)

    def show_status(self, status: Status | None) -> None:
        """Shows which status is chosen."""
        for chooser in (self.segments, self.filters):
            chooser.choose(FILTERS.index(status))

    def set_narrow(self, narrow: bool) -> None:
        """Lists instead of segments, and one to sort by, where the table has no header."""
        self.segments.setVisible(not narrow)
        self.filters.setVisible(narrow)
        self.sorting.setVisible(narrow)

    def _restyle(self) -> None:
        self._layout.setSpacing(self._theme.px(8))


class Blank(QWidget):
    """A sentence where rows would be, and a button that leads on."""

    def __init__(self, theme: Theme, words: str, button: TextButton) -> None:
        super().__init__()
        self._theme = theme
        self.words = label(words, "subtitle", wrap=True)
        self.button = button
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.words)
        self._layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._layout.setContentsMargins(0, self._theme.px(12), 0, 0)
