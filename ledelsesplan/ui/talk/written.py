"""A text of the round that is typed in a step of the talk."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ledelsesplan.core.plan import Plan
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.talk.step import NO_MOST, Tools


class WrittenText(QWidget):
    """A labelled field whose text is read from the plan, and written into it letter by letter as one step."""

    def __init__(
        self, tools: Tools, words: str, step: str, read: Callable[[Plan], str], write: Callable[[Plan, str], Plan]
    ) -> None:
        super().__init__()
        self._tools = tools
        self._read = read
        self.field = NoteField(tools.theme, words, lines=5, most=NO_MOST)
        self.field.setUndoRedoEnabled(False)
        document = tools.document
        self.field.edited.connect(lambda text: document.type(step, ("talk", words), write, text))
        self.field.left.connect(document.seal)
        tools.keys.watch(self.field)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(label(words, "label"))
        self._layout.addWidget(self.field)
        tools.theme.changed.connect(self._restyle)
        self._restyle()
        self.refresh()

    def refresh(self) -> None:
        """Shows the text as it is in the plan."""
        self.field.show_text(self._read(self._tools.document.plan))

    def _restyle(self) -> None:
        self._layout.setSpacing(self._tools.theme.px(4))
