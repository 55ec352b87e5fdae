"""Radio buttons as one thing for the keyboard: Tab visits the group once, and the arrows choose within it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


class RadioButton(QRadioButton):
    """One of a group that `join` makes. Qt's own arrows choose nothing as long as nothing is chosen."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self._group: Sequence[RadioButton] = (self,)
        self.toggled.connect(self._share_focus)

    @staticmethod
    def join(buttons: Sequence["RadioButton"]) -> None:
        """Makes a group of buttons, in the order in which the arrows go."""
        for button in buttons:
            button._group = tuple(buttons)
        for button in buttons[:1]:
            button._share_focus()

    def _share_focus(self) -> None:
        """Tab comes to the chosen button, or to the first."""
        entry = next((button for button in self._group if button.isChecked()), self._group[0])
        for button in self._group:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is entry else Qt.FocusPolicy.ClickFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the next button or the one before, round and round."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        chosen = self._group[(self._group.index(self) + step) % len(self._group)]
        chosen.setChecked(True)
        chosen.setFocus(Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason)
