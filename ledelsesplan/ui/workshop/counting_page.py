"""What the pages share on which hands are counted and marks agreed: the typing, and the reason of the active row."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.counting import Counting
from ledelsesplan.ui.workshop.reason_field import ReasonField
from ledelsesplan.ui.workshop.wall_page import WallPage


class CountingPage(WallPage):
    """Up and down choose the row, Enter changes between page and single behaviour; the rest is `Counting`'s."""

    draws_rule = False

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.counting = Counting(conductor)
        self.counting.reason_requested.connect(self._open_reason)
        self.reason = ReasonField(conductor, self)
        self.reason.closed.connect(self.focus_main)

    def press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.counting.forget()
            self.conductor.choose_row(self.conductor.row + (1 if key == Qt.Key.Key_Down else -1))
            self.focus_main()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.counting.forget()
            self.conductor.blow_up(not self.conductor.is_blown_up)
            return True
        return self.counting.press(event)

    def _open_reason(self) -> None:
        self.reason.open(self.conductor.behaviour)
        self.update()
