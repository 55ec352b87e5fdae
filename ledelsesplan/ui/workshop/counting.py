"""Typing what a group says of a behaviour: hands by S 7 U 3, the agreed mark by single keys."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ledelsesplan.core import edits
from ledelsesplan.core.plan import Hands
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.hands_entry import HandsEntry
from ledelsesplan.ui.workshop.conductor import Conductor

HANDS, AGREED = 0, 1


class Counting(QObject):
    """The two cells of a row and what is being typed in them, for the page of the round and the one behaviour."""

    reason_requested = Signal()

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor
        self._field = ""
        self._typed = HandsEntry()
        self._typed_for = ""
        self.column = HANDS

    @property
    def field(self) -> str:
        """S or U while its number is being typed, or nothing."""
        return self._field if self._typed_for == self._conductor.behaviour else ""

    def forget(self) -> None:
        """Ends the typing of a number."""
        self._field = ""
        self._typed = HandsEntry()
        self._conductor.document.seal()

    def go_to(self, column: int) -> None:
        """Makes hands or the agreed mark what the keys act on."""
        self.forget()
        self.column = column
        self._conductor.changed.emit()

    def begin(self, letter: str) -> None:
        """Begins to type a number for S or U."""
        self.forget()
        self.column = HANDS
        self._typed_for = self._conductor.behaviour
        self._field = letter
        self._typed = HandsEntry().letter(letter)
        self._conductor.changed.emit()

    def press(self, event: QKeyEvent) -> bool:
        """Takes a key for the active row; gives whether it acts."""
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.go_to(HANDS if key == Qt.Key.Key_Left else AGREED)
        elif key == Qt.Key.Key_N:
            self.forget()
            self.reason_requested.emit()
        elif key == Qt.Key.Key_H:
            self.go_to(HANDS)
        elif self.column == HANDS:
            return self._press_hands(key)
        else:
            return self._press_agreed(key)
        return True

    def _press_hands(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_S, Qt.Key.Key_U):
            self.begin("S" if key == Qt.Key.Key_S else "U")
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 and self.field:
            self._count(self._typed.digit(key - Qt.Key.Key_0))
        elif key == Qt.Key.Key_Backspace and self.field:
            self._count(self._typed.backspace())
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_0):
            self._clear_hands()
        else:
            return False
        return True

    def _count(self, typed: HandsEntry) -> None:
        """Counts what is typed so far; more hands than people are not taken, and the number stays."""
        letter, count = typed.field, typed.strength if typed.field == "S" else typed.priority
        if self.count(letter, count, typing=True):
            self._typed = typed

    def count(self, letter: str, count: int | None, *, typing: bool = False) -> bool:
        """Writes a number of hands for S or U of the active behaviour; gives whether it could be."""
        document, behaviour = self._conductor.document, self._conductor.behaviour
        known = document.plan.round.tally.hands_for(behaviour) or Hands(id=behaviour)
        strength, priority = (count, known.priority) if letter == "S" else (known.strength, count)
        if (strength, priority) == (known.strength, known.priority):
            return True
        if not typing:
            document.seal()
        return self._conductor.type(
            _("Tæl hænder"),
            ("hands", behaviour, letter),
            edits.count_hands,
            document.framework,
            behaviour,
            strength=strength,
            priority=priority,
        )

    def _clear_hands(self) -> None:
        self.forget()
        document, behaviour = self._conductor.document, self._conductor.behaviour
        document.apply(_("Ryd hænder"), edits.count_hands, document.framework, behaviour, strength=None, priority=None)

    def _press_agreed(self, key: Qt.Key) -> bool:
        marks = {Qt.Key.Key_S: MarkKind.STRENGTH, Qt.Key.Key_U: MarkKind.PRIORITY, Qt.Key.Key_F: MarkKind.FOCUS}
        behaviour = self._conductor.behaviour
        if key in marks:
            self._conductor.marking.toggle(behaviour, marks[key])
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Delete):
            self._conductor.marking.clear(behaviour)
        else:
            return False
        return True
