"""Two panes: beside each other where there is room, and otherwise one at a time with a choice above."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from ledelsesplan.ui.choices import Segments
from ledelsesplan.ui.theme import Theme

BESIDE_FROM = 960


class TwoPanes(QWidget):
    """The panes, with their shares of the width; `names` name the choice, which a narrow window shows.

    Whoever makes it puts `choice` somewhere. `arranged` tells that the panes may be otherwise now.
    """

    arranged = Signal()

    def __init__(self, theme: Theme, names: Sequence[str], panes: tuple[QWidget, QWidget], shares: tuple[int, int]):
        super().__init__()
        self._theme = theme
        self._panes = panes
        self.choice = Segments(names, "")
        self.choice.setParent(self)
        self.choice.chosen.connect(self._show)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        for number, (pane, share) in enumerate(zip(panes, shares, strict=True)):
            self._grid.addWidget(pane, 0, number)
            self._grid.setColumnStretch(number, share)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._grid, 1)
        self._shares = shares
        self._only: int | None = None
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._grid.setSpacing(self._theme.px(16))
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The width says whether there is room for both."""
        super().resizeEvent(event)
        self._show()

    @property
    def is_beside(self) -> bool:
        """Whether both panes are shown."""
        return self._only is None and self._theme.width_at_full_size(self.width()) >= BESIDE_FROM

    def show_only(self, number: int | None) -> None:
        """Leaves the other pane out, where it has nothing; None for neither."""
        self._only = number
        self._show()

    def _show(self, _number: int = 0) -> None:
        beside = self.is_beside
        chosen = self.choice.current() if self._only is None else self._only
        self.choice.setHidden(beside or self._only is not None)
        for number, pane in enumerate(self._panes):
            shown = beside or number == chosen
            pane.setHidden(not shown)
            self._grid.setColumnStretch(number, self._shares[number] if shown else 0)
        self.arranged.emit()


def card(content: QWidget | None = None) -> tuple[QFrame, QVBoxLayout]:
    """A card, and its layout; it may hold something from edge to edge."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    layout = QVBoxLayout(frame)
    if content is not None:
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(content)
    return frame, layout
