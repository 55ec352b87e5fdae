"""What was seen of an action: its dated notes, newest first, and a line to add one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ledelsesplan.core import edits
from ledelsesplan.core.plan import FollowUp
from ledelsesplan.text import _, format_date
from ledelsesplan.ui.controls import IconButton, IconTextButton, empty_layout, label
from ledelsesplan.ui.date_field import DateField
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.theme import Theme


class FollowUps(QWidget):
    """The notes of one action, which it changes only by asking.

    `write_requested` gives id, date and text of the note in the line at every change, so that it is in the plan from
    its first letter; `written` says that it is done with. While it is being written it stands in the line alone.
    """

    write_requested = Signal(str, object, str)
    written = Signal()
    remove_requested = Signal(str)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._shown: tuple[FollowUp, ...] = ()
        self._writing = edits.fresh_id()
        self._heading = label(_("Opfølgningsnoter"), "label")
        self._list = QVBoxLayout()
        self.date_field = DateField(theme, _("Dato for opfølgningsnoten"), today)
        self.text_field = NoteField(theme, _("Ny opfølgningsnote"), lines=1)
        self.text_field.document().setDocumentMargin(2)
        self.text_field.setPlaceholderText(_("Hvad er der sket?"))
        self.add_button = IconTextButton(theme, "plus", _("Tilføj note"))
        self.add_button.clicked.connect(self._add)
        self.text_field.setUndoRedoEnabled(False)
        self.text_field.edited.connect(self._write)
        self.date_field.picked.connect(self._write)
        self._entry = QGridLayout()
        self._entry.setColumnStretch(0, 1)
        self._entry.setColumnStretch(1, 1)
        self._entry.addWidget(self.text_field, 0, 0, 1, 2)
        self._entry.addWidget(self.date_field, 1, 0, Qt.AlignmentFlag.AlignTop)
        self._entry.addWidget(self.add_button, 1, 1, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self._heading)
        self._layout.addLayout(self._list)
        self._layout.addLayout(self._entry)
        self.date_field.reset(today())
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_notes(self, notes: tuple[FollowUp, ...]) -> None:
        """Shows notes; the one that is being written follows undo and redo in its line."""
        if notes == self._shown:
            return
        self._shown = notes
        written = next((note for note in notes if note.id == self._writing), None)
        text = written.text if written is not None else ""
        if text.strip() != self.text_field.toPlainText().strip():
            self.text_field.show_text(text)
        if written is not None:
            self.date_field.show_date(written.date)
        self._build()

    @property
    def writing(self) -> str:
        """The id of the note in the line, which may be empty yet."""
        return self._writing

    def begin(self, notes: tuple[FollowUp, ...], writing: str = "") -> None:
        """Shows another action's notes, with an empty line or with the note there that was being written."""
        self._writing = writing or edits.fresh_id()
        self._shown = ()
        self.text_field.show_text("")
        self.date_field.reset(self._today())
        self.show_notes(notes)
        if not notes:
            self._build()

    def _write(self) -> None:
        on = self.date_field.date or self._today()
        self.write_requested.emit(self._writing, on, self.text_field.toPlainText())

    def _build(self) -> None:
        empty_layout(self._list)
        for note in reversed(self._shown):
            if note.id != self._writing:
                self._list.addWidget(self._note_line(note))

    def _note_line(self, note: FollowUp) -> QWidget:
        px = self._theme.px
        shown = format_date(note.date)
        remove = IconButton(self._theme, "trash", _("Slet opfølgningsnoten fra {date}").format(date=shown), size=14)
        remove.clicked.connect(lambda: self.remove_requested.emit(note.id))
        text = label(note.text, wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words = QVBoxLayout()
        words.setSpacing(0)
        day = QLabel(shown)
        day.setProperty("kind", "meta")
        words.addWidget(day)
        words.addWidget(text)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, px(4))
        layout.setSpacing(px(8))
        layout.addLayout(words, 1)
        layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _add(self) -> None:
        when = self.date_field
        if not when.commit() or when.date is None:
            when.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.text_field.toPlainText().strip():
            self.written.emit()
            self.begin(self._shown)
        self.text_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setSpacing(px(4))
        self._list.setSpacing(px(2))
        self._entry.setHorizontalSpacing(px(12))
        self._entry.setVerticalSpacing(px(6))
        self._build()
