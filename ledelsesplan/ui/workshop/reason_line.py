"""The active behaviour on the facilitator's screen, with the line in which its reason is written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ledelsesplan.core.workshop import PageKind
from ledelsesplan.text import _
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.document_undo import DocumentUndo
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.page_table import TABLED
from ledelsesplan.ui.workshop.text_fields import LeavingKeys
from ledelsesplan.ui.workshop.wall_field import one_line


class ReasonLine(QFrame):
    """The text in full, and "Fordi …". It is saved as it is typed."""

    def __init__(self, theme: Theme, conductor: Conductor) -> None:
        super().__init__()
        self._theme = theme
        self._conductor = conductor
        self._behaviour = ""
        self.setProperty("kind", "card")
        self.text = label("", "reading", wrap=True)
        self.field = _Field(_("Fordi"))
        self.field.setMaxLength(20_000)
        self.leaving = LeavingKeys(self)
        self.field.installEventFilter(DocumentUndo(conductor.document, self))
        self.field.installEventFilter(self.leaving)
        self.field.textEdited.connect(self._write)
        self._label = label(_("Fordi"), "strong")
        self._key = label("N", "small")
        self._line = QHBoxLayout()
        for part in (self._label, self.field, self._key):
            self._line.addWidget(part, 1 if part is self.field else 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.text)
        self._layout.addLayout(self._line)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(14), px(10), px(14), px(10))
        self._layout.setSpacing(px(8))
        self._line.setSpacing(px(10))

    def refresh(self) -> None:
        """Shows the active behaviour, or hides where there is none."""
        conductor = self._conductor
        has_reason = conductor.page.kind in TABLED and conductor.has_row and bool(conductor.behaviour)
        markable = conductor.document.framework.markable(conductor.behaviour) if has_reason else None
        self.setVisible(markable is not None)
        if markable is None:
            return
        if markable.id != self._behaviour:
            conductor.marking.seal()
            self._behaviour = markable.id
        self._key.setVisible(conductor.page.kind is PageKind.ROUND)
        self.text.setText(markable.text)
        mark = conductor.plan.mark(markable.id)
        note = one_line(mark.note) if mark is not None else ""
        if note != one_line(self.field.text()):
            self.field.setText(note)
            if not self.field.hasFocus():
                self.field.home(False)

    def _write(self, text: str) -> None:
        self._conductor.marking.write_note(self._behaviour, text)


class _Field(QLineEdit):
    """Left, it shows its beginning again."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.home(False)
