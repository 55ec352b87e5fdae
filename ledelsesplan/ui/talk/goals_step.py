"""Udviklingsmål: one to three goals with their actions, which are written beside them in the editor of Handleplan."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.plan import Action, Goal
from ledelsesplan.core.talk import goals_of_now
from ledelsesplan.text import _
from ledelsesplan.ui.action_editor import ActionEditor
from ledelsesplan.ui.controls import IconTextButton, label
from ledelsesplan.ui.details import ActionLine
from ledelsesplan.ui.markable_picker import MarkablePicker, everything
from ledelsesplan.ui.side_panel import WithSidePanel
from ledelsesplan.ui.talk.goal_card import GoalCard
from ledelsesplan.ui.talk.parts import FOCUS_KEY, Card, Rows, focused_in, is_within, keyed
from ledelsesplan.ui.talk.step import Step, Tools
from ledelsesplan.ui.talk.words import goal_count

FULL_BELOW = 700
ENOUGH = 3


class GoalsStep(Step):
    """Cards of goals; a goal that is begun has a card before it has words, and is in the plan from its first letter."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, _("Udviklingsmål"), "")
        self.lead.show()
        self._cards: dict[str, GoalCard] = {}
        self._begun: tuple[str, tuple[str, ...]] | None = None
        self._full = False
        self._tidy = QTimer(self)
        self._tidy.setSingleShot(True)
        self._tidy.timeout.connect(self._drop_begun)
        self._list = Rows(tools.theme, 10)
        self.add = IconTextButton(tools.theme, "plus", _("Nyt udviklingsmål"))
        self.add.clicked.connect(lambda: self.begin_goal(()))
        self.free = Card(tools.theme)
        self.free.column.addWidget(label(_("Handlinger uden udviklingsmål"), "label"))
        self.free_rows = Rows(tools.theme, 2)
        self.free.column.addWidget(self.free_rows)
        self._shown_free: object = None
        self.column.addWidget(self._list)
        self.column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.free)
        tools.theme.changed.connect(self._rebuild)
        self.begin()

    def framed(self, area: QScrollArea) -> QWidget:
        """The goals, with the editor of an action beside or over them."""
        self.editor = ActionEditor(self.theme, self.document, self.tools.today)
        self.tools.keys.watch(self.editor)
        self.split = WithSidePanel(area, self.editor)
        self.editor.left.connect(self._leave_editor)
        self.editor.closed.connect(self.leave_panel)
        self.editor.remove_requested.connect(self._remove_action)
        self.editor.behaviour_requested.connect(self.behaviour_requested)
        return self.split

    # What is shown

    def _rebuild(self) -> None:
        self._shown_free = None
        self.follow()

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        groups = goals_of_now(self.document.plan)
        goals = [(group.goal, group.actions) for group in groups if group.goal is not None]
        free = next((group.actions for group in groups if group.goal is None), ())
        self.lead.setText(_lead(len(goals)))
        wanted = [goal.id for goal, _actions in goals]
        if self._begun is not None and self._begun[0] not in wanted:
            wanted.append(self._begun[0])
        for identifier in [item for item in self._cards if item not in wanted]:
            card = self._cards.pop(identifier)
            card.hide()
            card.deleteLater()
        for identifier in wanted:
            if identifier not in self._cards:
                self._cards[identifier] = self._card(identifier)
        self._list.keep_rows([self._cards[identifier] for identifier in wanted])
        for number, (goal, actions) in enumerate(goals, start=1):
            self._cards[goal.id].show_goal(number, goal.text, goal.behaviours, actions)
        if len(wanted) > len(goals) and self._begun is not None:
            self._cards[self._begun[0]].show_goal(len(wanted), None, self._begun[1], ())
        self._show_free(free)
        self._show_editor()

    def _show_free(self, actions: tuple[Action, ...]) -> None:
        self.free.setVisible(bool(actions))
        if actions != self._shown_free:
            self._shown_free = actions
            lines = [ActionLine(self.theme, action) for action in actions]
            for line, action in zip(lines, actions, strict=True):
                keyed(line, action.id)
                line.clicked.connect(partial(self.open_action, action.id))
            self.free_rows.show_rows(lines)

    def _show_editor(self) -> None:
        shown = self.editor.shown
        if shown and self.document.plan.action(shown) is None:
            self.leave_panel()
        elif shown and self.split.is_open:
            self.editor.show_action(shown)

    def _card(self, identifier: str) -> GoalCard:
        card = GoalCard(self.tools, identifier)
        card.typed.connect(partial(self._type, identifier))
        card.left.connect(partial(self._on_left, identifier))
        card.remove_requested.connect(partial(self._remove_goal, identifier))
        card.behaviour_requested.connect(self.behaviour_requested)
        card.behaviour_removed.connect(partial(self._remove_behaviour, identifier))
        card.pick_requested.connect(partial(self._pick, identifier))
        card.action_requested.connect(self.open_action)
        card.add_action_requested.connect(partial(self._add_action, identifier))
        for rows in (card.behaviour_rows, card.action_rows):
            rows.arranged.connect(self.order_tabs)
        return card

    @property
    def cards(self) -> tuple[GoalCard, ...]:
        """The cards in the order in which they stand."""
        return tuple(self._cards.values())

    # Goals

    def begin_goal(self, behaviours: tuple[str, ...]) -> None:
        """A card for a new goal, with the focus in it; the goal is in the plan when it has a letter."""
        self._drop_begun()
        self._begun = (edits.fresh_id(), behaviours)
        self.follow()
        self._cards[self._begun[0]].focus_field()

    def open_goal_about(self, behaviour: str) -> None:
        """Goes to the goal about a behaviour, or begins one."""
        for goal in self.document.plan.goals:
            if behaviour in goal.behaviours and goal.id in self._cards:
                self._cards[goal.id].focus_field()
                return
        self.begin_goal((behaviour,))

    def _goal(self, identifier: str) -> Goal | None:
        return self.document.plan.goal(identifier)

    def _type(self, identifier: str, text: str) -> None:
        begun = self._begun[1] if self._begun is not None and self._begun[0] == identifier else ()
        self.document.type(
            _("Skriv udviklingsmål"),
            ("goal", identifier),
            talk_edits.type_goal,
            text,
            begun,
            framework=self.document.framework,
            identifier=identifier,
        )

    def _on_left(self, identifier: str) -> None:
        """A goal whose words were all deleted goes, where it has no actions; one that has gets its words again."""
        self.document.seal()
        card, goal = self._cards.get(identifier), self._goal(identifier)
        if card is not None and goal is not None and not card.field.toPlainText().strip():
            if any(action.goal == identifier for action in self.document.plan.actions):
                card.field.show_text(goal.text)
            else:
                self.document.apply(_("Slet udviklingsmål"), talk_edits.remove_goal, identifier)
        self._tidy.start(0)

    def _drop_begun(self) -> None:
        """Lets go of a card that got no words, when the focus is no longer in it."""
        if self._begun is None:
            return
        identifier = self._begun[0]
        card = self._cards.get(identifier)
        inside = card is not None and is_within(card, focused_in(self))
        if self._goal(identifier) is not None:
            self._begun = None
        elif not inside:
            self._begun = None
            self.follow()

    def _remove_goal(self, identifier: str) -> None:
        cards = list(self._cards)
        number = cards.index(identifier) if identifier in cards else 0
        self._begun = None
        if self._goal(identifier) is not None:
            self.document.apply(_("Slet udviklingsmål"), talk_edits.remove_goal, identifier)
        else:
            self.follow()
        left = self.cards
        target: QWidget = left[min(number, len(left) - 1)].field if left else self.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # What a goal is about

    def _about(self, identifier: str) -> tuple[str, ...]:
        goal = self._goal(identifier)
        if goal is not None:
            return goal.behaviours
        return self._begun[1] if self._begun is not None else ()

    def _set_about(self, step: str, identifier: str, behaviours: tuple[str, ...]) -> None:
        if self._goal(identifier) is None:
            self._begun = (identifier, behaviours)
            self.follow()
            return
        framework = self.document.framework
        self.document.apply(step, talk_edits.set_goal_behaviours, framework, identifier, behaviours)

    def _pick(self, identifier: str, anchor: QWidget) -> None:
        index, about = self.document.index, self._about(identifier)
        offered = [item for item in everything(index) if item is not None and item not in about]
        picker = MarkablePicker(self.theme, index, offered, self)
        picker.chosen.connect(
            lambda behaviour: self._set_about(_("Tilføj forventning til mål"), identifier, (*about, behaviour))
        )
        picker.open_below(anchor)

    def _remove_behaviour(self, identifier: str, behaviour: str) -> None:
        left = tuple(item for item in self._about(identifier) if item != behaviour)
        self._set_about(_("Fjern forventning fra mål"), identifier, left)
        card = self._cards.get(identifier)
        if card is not None:
            card.add_behaviour.setFocus(Qt.FocusReason.OtherFocusReason)

    # Actions

    def _add_action(self, identifier: str) -> None:
        goal, action = self._goal(identifier), edits.fresh_id()
        if goal is None:
            return
        known = (item for item in goal.behaviours if self.document.framework.markable(item) is not None)
        if self.document.apply(
            _("Ny handling"),
            lambda plan: edits.add_action(plan, next(known, None), identifier=action, goal=goal.id),
        ):
            self.open_action(action)

    def open_action(self, identifier: str) -> None:
        """Opens an action in the editor, to be written."""
        self.editor.show_action(identifier)
        self.split.set_open(True)
        self._fit_editor()
        self.editor.focus_first()
        row = self._row_of(identifier)
        if row is not None:
            self.scroll_to(row)

    def _row_of(self, action: str) -> ActionLine | None:
        rows = self.area.findChildren(ActionLine)
        return next((item for item in rows if item.property(FOCUS_KEY) == action), None)

    def _remove_action(self, identifier: str) -> None:
        action = self.document.plan.action(identifier)
        self.leave_panel()
        self.document.apply(_("Slet handling"), edits.remove_action, identifier)
        card = self._cards.get(action.goal or "") if action is not None else None
        target = card.add_action if card is not None else self.add
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_editor(self) -> None:
        """Back to the action's row; where the editor lies over the goals it closes."""
        if self.split.is_over:
            self.leave_panel()
        else:
            self._focus_action(self.editor.shown)

    def leave_panel(self) -> bool:
        """Closes the editor, and gives the focus to the action that it held."""
        if not self.split.is_open:
            return False
        self._focus_action(self.editor.shown)
        self.split.set_open(False)
        return True

    def _focus_action(self, identifier: str) -> None:
        (self._row_of(identifier) or self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def take_typed(self) -> str:
        """Dates that are typed in the editor."""
        return self.editor.take_typed()

    # Layout

    def set_layout_width(self, width: float) -> None:
        """The editor beside the goals, over them, or over the whole step."""
        self.split.set_layout_width(width)
        self._full = width < FULL_BELOW
        self._fit_editor()

    def _fit_editor(self) -> None:
        self.editor.set_full_width(self.width() if self._full else None)
        self.split.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """An editor that lies over follows the step's size."""
        super().resizeEvent(event)
        self._fit_editor()


def _lead(count: int) -> str:
    """That one to three are enough; never a lock."""
    if count > ENOUGH:
        return _("Et til tre udviklingsmål plejer at være nok. Der er {goals}; vælg gerne de vigtigste.").format(
            goals=goal_count(count)
        )
    return _("Et til tre udviklingsmål plejer at være nok. Skriv, hvad du vil udvikle, og hvad du vil gøre.")
