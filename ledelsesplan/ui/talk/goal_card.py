"""One development goal: its words, what it is about, and its actions."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ledelsesplan.core.plan import Action
from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconButton, IconTextButton, label
from ledelsesplan.ui.details import ActionLine
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.talk.parts import BehaviourRow, ButtonRow, Card, MarkShapes, Rows, keyed
from ledelsesplan.ui.talk.step import NO_MOST, Tools
from ledelsesplan.ui.talk.words import mark_words
from ledelsesplan.ui.whereabouts import whereabouts


class GoalCard(Card):
    """A goal, also one that has no words yet. All is asked for by signals, which the step knows the goal of."""

    typed = Signal(str)
    left = Signal()
    remove_requested = Signal()
    behaviour_requested = Signal(str)
    behaviour_removed = Signal(str)
    pick_requested = Signal(QWidget)
    action_requested = Signal(str)
    add_action_requested = Signal()

    def __init__(self, tools: Tools, identifier: str) -> None:
        super().__init__(tools.theme)
        self.goal = identifier
        self._tools = tools
        self._shown: object = None
        self.heading = label("", "meta")
        self.remove = IconButton(tools.theme, "trash", _("Slet udviklingsmålet"), size=14)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.remove)
        self.field = NoteField(tools.theme, _("Udviklingsmål"), lines=2, most=NO_MOST)
        self.field.setUndoRedoEnabled(False)
        self.field.setPlaceholderText(_("Hvad vil du udvikle, og hvordan ser det ud, når det lykkes?"))
        tools.keys.watch(self.field)
        self.behaviour_rows = Rows(tools.theme, 2)
        self.action_rows = Rows(tools.theme, 2)
        self._about = label(_("Det handler om"), "label")
        self._actions_label = label(_("Handlinger"), "label")
        self.add_action = IconTextButton(tools.theme, "plus", _("Ny handling"))
        self.add_behaviour = IconTextButton(tools.theme, "plus", _("Tilføj forventning …"))
        self.column.addLayout(head)
        for widget in (self.field, self._about, self.behaviour_rows, self._actions_label, self.action_rows):
            self.column.addWidget(widget)
        self.column.addWidget(ButtonRow(tools.theme, self.add_action, self.add_behaviour))
        self._wire()

    def _wire(self) -> None:
        self.field.edited.connect(self.typed)
        self.field.left.connect(self.left)
        self.remove.clicked.connect(self.remove_requested)
        self.add_action.clicked.connect(self.add_action_requested)
        self.add_behaviour.clicked.connect(lambda: self.pick_requested.emit(self.add_behaviour))

    def show_goal(
        self, number: int, text: str | None, behaviours: tuple[str, ...], actions: tuple[Action, ...]
    ) -> None:
        """Shows the goal as it is; None for its text leaves the field alone: the goal has no words yet."""
        self.heading.setText(_("Udviklingsmål {number}").format(number=number))
        self.field.setAccessibleName(self.heading.text())
        self.add_action.setEnabled(text is not None)
        if text is not None:
            self.field.show_text(text)
        self._about.setVisible(bool(behaviours))
        self._actions_label.setVisible(bool(actions))
        marks = tuple(self._tools.document.plan.mark(item) for item in behaviours)
        shown = (behaviours, marks, actions, self._theme.text_size, self._theme.tokens.name)
        if shown != self._shown:
            self._shown = shown
            self.behaviour_rows.show_rows([self._behaviour(item) for item in behaviours])
            self.action_rows.show_rows([self._action(item) for item in actions])

    def _behaviour(self, identifier: str) -> QWidget:
        document = self._tools.document
        where = whereabouts(document.framework, document.plan, identifier)
        mark = document.plan.mark(identifier)
        row = BehaviourRow(self._theme, where, f"{where.line}, {mark_words(mark)}")
        if mark is not None and mark.is_marked:
            row.line.addWidget(MarkShapes(self._theme, mark), 0, Qt.AlignmentFlag.AlignTop)
        keyed(row, f"{self.goal} {identifier}")
        if document.framework.markable(identifier) is not None:
            row.clicked.connect(partial(self.behaviour_requested.emit, identifier))
        row.clear_requested.connect(partial(self.behaviour_removed.emit, identifier))
        remove = IconButton(self._theme, "close", _("Fjern forventningen fra målet"), "0", size=14)
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        remove.clicked.connect(partial(self.behaviour_removed.emit, identifier))
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(row, 1)
        layout.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _action(self, action: Action) -> ActionLine:
        line = ActionLine(self._theme, action)
        keyed(line, action.id)
        line.clicked.connect(partial(self.action_requested.emit, action.id))
        return line

    def focus_field(self) -> None:
        """Gives the focus to the words."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
