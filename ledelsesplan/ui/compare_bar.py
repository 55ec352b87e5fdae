"""What stands above the comparison: which two rounds, which rows, and a new round."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ledelsesplan.core.plan import Round
from ledelsesplan.text import _
from ledelsesplan.ui.choices import DropDown, Segments
from ledelsesplan.ui.compare_words import long_name
from ledelsesplan.ui.controls import IconTextButton
from ledelsesplan.ui.theme import Theme


class CompareBar(QWidget):
    """Two rounds to choose, the filter, and in a narrow window what of both is shown. It keeps what is chosen."""

    changed = Signal()
    new_round_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rounds: tuple[Round, ...] = ()
        self._pair = (0, 1)
        self.first = DropDown(theme, _("Fra runde"), [""], _("Fra: "))
        self.second = DropDown(theme, _("Til runde"), [""], _("Til: "))
        self.filter = Segments(["", ""], _("Vis forventninger"))
        self.filters = DropDown(theme, _("Vis forventninger"), ["", ""], _("Vis: "))
        self.shown = Segments([_("Billede"), _("Tabel")], _("Vis som"))
        self.shown.choose(0)
        for drop_down in (self.first, self.second, self.filters):
            # These give way where there is no room, and not the words of the rest.
            drop_down.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.new_round = IconTextButton(theme, "plus", _("Ny runde …"))
        self.new_round.clicked.connect(self.new_round_requested)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.first, self.second, self.shown, self.filter, self.filters):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self._layout.addWidget(self.new_round)
        self.first.chosen.connect(self._on_first)
        self.second.chosen.connect(self._on_second)
        self.shown.chosen.connect(self.changed)
        for chooser in (self.filter, self.filters):
            chooser.chosen.connect(self._on_filter)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_rounds(self, rounds: Sequence[Round]) -> None:
        """Offers the rounds of a plan, two at least; a new one is chosen with the one before it."""
        is_new = [item.id for item in rounds] != [item.id for item in self._rounds]
        self._rounds = tuple(rounds)
        if is_new:
            self._pair = len(rounds) - 2, len(rounds) - 1
        self._offer()

    def _offer(self) -> None:
        first, second = self._pair
        self.first.set_names([long_name(item) for item in self._rounds[:-1]])
        self.first.choose(first)
        self.second.set_names([long_name(item) for item in self._rounds[first + 1 :]])
        self.second.choose(second - first - 1)

    def _on_first(self, number: int) -> None:
        """The later round stays, where it is still the later one."""
        self._pair = number, max(self._pair[1], number + 1)
        self._offer()
        self.changed.emit()

    def _on_second(self, number: int) -> None:
        self._pair = self._pair[0], self._pair[0] + 1 + number
        self.changed.emit()

    def chosen(self) -> tuple[Round, Round]:
        """The two rounds, the earlier one first."""
        first, second = self._pair
        return self._rounds[first], self._rounds[second]

    def _on_filter(self, number: int) -> None:
        self.filter.choose(number)
        self.filters.choose(number)
        self.changed.emit()

    @property
    def only_changed(self) -> bool:
        """Whether rows without a change are left out."""
        return self.filter.current() == 1

    def show_counts(self, whole: int, changed: int) -> None:
        """Says how many there are of each."""
        names = [_("Alle {count}").format(count=whole), _("Ændrede {count}").format(count=changed)]
        self.filter.set_names(names)
        self.filters.set_names(names)

    @property
    def shows_table(self) -> bool:
        """Whether the table is chosen, where there is room for one of both."""
        return self.shown.current() == 1

    def set_room(self, *, for_both: bool, for_words: bool) -> None:
        """Picture or table instead of both; then the filter is a list. The menu has the new round, too."""
        self.shown.setVisible(not for_both)
        self.filter.setVisible(for_both)
        self.filters.setVisible(not for_both and self.shows_table)
        self.new_round.setVisible(for_words)

    def _restyle(self) -> None:
        self._layout.setSpacing(self._theme.px(8))
