"""The steps of a run-sheet to edit: title, minutes and what to say, in an order that buttons and keys change."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ledelsesplan.core.edits import fresh_id
from ledelsesplan.core.run_sheet import Step
from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconButton, label
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.theme import Theme

LONGEST_TITLE, MOST_MINUTES = 200, 600


class StepList(QWidget):
    """Alt with up or down moves the step that the focus is in. `changed` tells of every change."""

    changed = Signal()

    def __init__(self, theme: Theme, steps: Iterable[Step]) -> None:
        super().__init__()
        self._theme = theme
        self.editors: list[StepEditor] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_steps(steps)

    def _restyle(self) -> None:
        self._layout.setSpacing(self._theme.px(8))

    def show_steps(self, steps: Iterable[Step]) -> None:
        """Shows other steps in place of these."""
        for editor in list(self.editors):
            self._take_out(editor)
        for step in steps:
            self._put_in(step)
        self._renumber()

    def steps(self) -> tuple[Step, ...]:
        """The steps as they are written; `problem` has to be empty."""
        return tuple(editor.step() for editor in self.editors)

    @property
    def minutes(self) -> int:
        """All minutes together."""
        return sum(editor.minutes_written for editor in self.editors)

    def problem(self) -> str:
        """Why the steps cannot be used as they are, in words; nothing where they can."""
        if any(not editor.title.text().strip() for editor in self.editors):
            return _("Giv hvert trin et navn.")
        if any(editor.minutes_written > MOST_MINUTES for editor in self.editors):
            return _("Et trin kan højst vare {minutes} minutter.").format(minutes=MOST_MINUTES)
        return ""

    def add(self) -> None:
        """Adds a step of one's own at the end, and writes its title."""
        editor = self._put_in(Step(id=f"own-{fresh_id()}", title=_("Nyt trin"), minutes=10))
        self._renumber()
        editor.title.selectAll()
        editor.title.setFocus()

    def _put_in(self, step: Step) -> "StepEditor":
        editor = StepEditor(self._theme, step)
        editor.changed.connect(self.changed)
        editor.move_requested.connect(self._move)
        editor.removal_requested.connect(self._remove)
        self.editors.append(editor)
        self._layout.addWidget(editor)
        return editor

    def _take_out(self, editor: "StepEditor") -> None:
        self.editors.remove(editor)
        self._layout.removeWidget(editor)
        editor.hide()
        editor.deleteLater()

    def _move(self, editor: "StepEditor", by: int) -> None:
        place = self.editors.index(editor)
        if not 0 <= place + by < len(self.editors):
            return
        focused = QApplication.focusWidget()
        self.editors.insert(place + by, self.editors.pop(place))
        self._layout.removeWidget(editor)
        self._layout.insertWidget(place + by, editor)
        self._renumber()
        if focused is not None and editor.isAncestorOf(focused):
            focused.setFocus()

    def _remove(self, editor: "StepEditor") -> None:
        if len(self.editors) == 1:
            return
        place = self.editors.index(editor)
        self._take_out(editor)
        self._renumber()
        self.editors[min(place, len(self.editors) - 1)].title.setFocus()

    def _renumber(self) -> None:
        """Numbers the steps, and puts the Tab key's way through them in their order."""
        for number, editor in enumerate(self.editors):
            editor.show_place(number, len(self.editors))
        fields = [field for editor in self.editors for field in editor.tab_order()]
        for before, after in pairwise(fields):
            QWidget.setTabOrder(before, after)
        self.changed.emit()


class StepEditor(QFrame):
    """One step."""

    changed = Signal()
    move_requested = Signal(object, int)
    removal_requested = Signal(object)

    def __init__(self, theme: Theme, step: Step) -> None:
        super().__init__()
        self._theme = theme
        self._step = step
        self.setProperty("kind", "card")
        self._number = label("", "strong")
        self.title = QLineEdit(step.title)
        self.title.setMaxLength(LONGEST_TITLE)
        self.minutes = QLineEdit(str(step.minutes))
        self.minutes.setValidator(QRegularExpressionValidator("[0-9]{0,3}", self.minutes))
        self.minutes.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.text = NoteField(theme, _("Hvad du siger"), lines=1, most=6)
        self.text.setPlainText(step.text)
        self.up = IconButton(theme, "chevron-up", _("Flyt op"), "Alt+Up")
        self.down = IconButton(theme, "chevron-down", _("Flyt ned"), "Alt+Down")
        self.remove = IconButton(theme, "trash", _("Fjern trinet"))
        self.up.clicked.connect(lambda: self.move_requested.emit(self, -1))
        self.down.clicked.connect(lambda: self.move_requested.emit(self, 1))
        self.remove.clicked.connect(lambda: self.removal_requested.emit(self))
        for edited in (self.title.textChanged, self.minutes.textChanged, self.text.textChanged):
            edited.connect(self.changed)
        self._line = QHBoxLayout()
        for part in (self._number, self.title, self.minutes, label(_("min."), "meta"), self.up, self.down, self.remove):
            self._line.addWidget(part, 1 if part is self.title else 0)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(self._line)
        self._layout.addWidget(self.text)
        for field in self.tab_order():
            field.installEventFilter(self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(10), px(8), px(10), px(8))
        self._layout.setSpacing(px(6))
        self._line.setSpacing(px(6))
        self._number.setFixedWidth(px(22))
        self.minutes.setFixedWidth(px(56))

    def tab_order(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through."""
        return (self.title, self.minutes, self.up, self.down, self.remove, self.text)

    def show_place(self, number: int, count: int) -> None:
        """Says which step it is, by its number from 0; what cannot be done there is off."""
        self._number.setText(str(number + 1))
        self.title.setAccessibleName(_("Trin {number}, navn").format(number=number + 1))
        self.minutes.setAccessibleName(_("Trin {number}, minutter").format(number=number + 1))
        self.text.setAccessibleName(_("Trin {number}, hvad du siger").format(number=number + 1))
        self.up.setEnabled(number > 0)
        self.down.setEnabled(number + 1 < count)
        self.remove.setEnabled(count > 1)

    @property
    def minutes_written(self) -> int:
        """The minutes; an empty field is none."""
        return int(self.minutes.text() or 0)

    def step(self) -> Step:
        """The step as it is written, with the note that it had."""
        title, text = self.title.text().strip(), self.text.toPlainText().strip()
        return self._step.replacing(title=title, minutes=self.minutes_written, text=text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves the step by Alt and an arrow, wherever in it the focus is."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            by = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key())
            if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
                self.move_requested.emit(self, by)
                return True
        return super().eventFilter(watched, event)
