"""Styrker og udviklingsområder: the leader's own marks under each other, each with the example that belongs to it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.plan import Mark, Plan
from ledelsesplan.core.talk import own_marks
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconButton, IconTextButton, TextButton, label
from ledelsesplan.ui.markable_picker import MarkablePicker, everything
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.talk.parts import BehaviourRow, ButtonRow, Card, MarkShapes, Rows
from ledelsesplan.ui.talk.step import NO_MOST, Step, Tools
from ledelsesplan.ui.talk.words import counted_own_marks, mark_words
from ledelsesplan.ui.whereabouts import whereabouts

REWORDED = _("Ordlyd ændret siden markeringen")


class MarkCard(Card):
    """One marked behaviour: a row to go to it, its marks, a button to take them away, and the example."""

    def __init__(self, tools: Tools, mark: Mark, reworded: bool) -> None:
        super().__init__(tools.theme, (8, 6, 8, 12))
        self.behaviour = mark.id
        document, marking = tools.document, tools.marking
        where = whereabouts(document.framework, document.plan, mark.id)
        self.is_known = document.framework.markable(mark.id) is not None
        self._spoken = where.line if where.wording in ("", where.title) else f"{where.line}: {where.wording}"
        self.row = BehaviourRow(tools.theme, where, self._spoken, REWORDED if reworded and self.is_known else "")
        self.shapes = MarkShapes(tools.theme, mark, focus=True)
        self.row.line.addWidget(self.shapes, 0, Qt.AlignmentFlag.AlignTop)
        self.remove = IconButton(tools.theme, "close", _("Fjern markeringen"), "0", size=14)
        self.remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.row, 1)
        top.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        self.note = NoteField(tools.theme, _("Eksempel: {title}").format(title=where.title), lines=1, most=NO_MOST)
        self.note.setUndoRedoEnabled(False)
        self.note.setPlaceholderText(_("Et eksempel fra hverdagen"))
        self.note.edited.connect(lambda text: marking.write_note(self.behaviour, text))
        self.note.left.connect(document.seal)
        self.note.setEnabled(self.is_known)
        tools.keys.watch(self.note)
        self._below = QVBoxLayout()
        self._below.addWidget(label(_("Eksempel"), "label"))
        self._below.addWidget(self.note)
        self.column.addLayout(top)
        self.column.addLayout(self._below)
        tools.theme.changed.connect(self._indent)
        self.show_mark(mark)
        self._indent()

    def show_mark(self, mark: Mark) -> None:
        """Shows the marks and the example as they are now."""
        self.shapes.show_mark(mark)
        self.row.setAccessibleName(f"{self._spoken}, {mark_words(mark)}")
        self.note.show_text(mark.note)

    def _indent(self) -> None:
        px = self._theme.px
        self._below.setContentsMargins(px(34), 0, px(6), 0)
        self._below.setSpacing(px(3))


class MarksStep(Step):
    """The marks in groups; rows stay the same widgets as long as they are there, so that typing is never disturbed."""

    def __init__(self, tools: Tools) -> None:
        lead = _("Vælg det, du vil tale om, og skriv et eksempel fra hverdagen til hver.")
        super().__init__(tools, _("Styrker og udviklingsområder"), lead)
        self._cards: dict[tuple[str, bool], MarkCard] = {}
        self._order: list[QWidget] = []
        self.advice = label("", wrap=True)
        self.add_strength = IconTextButton(tools.theme, "plus", _("Tilføj styrke …"))
        self.add_priority = IconTextButton(tools.theme, "plus", _("Tilføj udviklingsområde …"))
        self.read_button = TextButton(_("Gå til Efter rolle"), "link")
        buttons = ButtonRow(tools.theme, self.add_strength, self.add_priority, self.read_button)
        self.add_strength.clicked.connect(lambda: self._pick(MarkKind.STRENGTH, self.add_strength))
        self.add_priority.clicked.connect(lambda: self._pick(MarkKind.PRIORITY, self.add_priority))
        self.read_button.clicked.connect(self.reading_requested)
        self._headings = {
            "strengths": label(_("Styrker"), "strong"),
            "priorities": label(_("Udviklingsområder"), "strong"),
            "both": label(_("Både styrke og udviklingsområde"), "strong", wrap=True),
        }
        self._list = Rows(tools.theme)
        for widget in (self.advice, buttons, self._list):
            self.column.addWidget(widget)
        for heading in self._headings.values():
            heading.setParent(self._list)
            heading.hide()
        self.begin()

    @property
    def cards(self) -> tuple[MarkCard, ...]:
        """The cards in the order in which they stand."""
        return tuple(item for item in self._order if isinstance(item, MarkCard))

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        plan = self.document.plan
        self.advice.setText(advice(plan))
        groups = own_marks(plan)
        order: list[QWidget] = []
        kept: dict[tuple[str, bool], MarkCard] = {}
        for name, heading in self._headings.items():
            marks: tuple[Mark, ...] = getattr(groups, name)
            heading.setVisible(bool(marks))
            if marks:
                order.append(heading)
            for mark in marks:
                card = self._card(mark, kept)
                card.show_mark(mark)
                order.append(card)
        gone = [card for key, card in self._cards.items() if key not in kept]
        self._cards = kept
        if order != self._order:
            self._arrange(order, gone)

    def _card(self, mark: Mark, kept: dict[tuple[str, bool], MarkCard]) -> MarkCard:
        wording = self.document.plan.round.wording(mark.id)
        markable = self.document.framework.markable(mark.id)
        key = (mark.id, markable is not None and wording not in (None, markable.text))
        card = self._cards.get(key)
        if card is None:
            card = MarkCard(self.tools, mark, key[1])
            card.row.clicked.connect(partial(self._open, card))
            card.row.moved.connect(partial(self._move, card))
            card.row.clear_requested.connect(partial(self._clear, card))
            card.row.mark_requested.connect(partial(self._toggle, card))
            card.remove.clicked.connect(partial(self._clear, card))
        kept[key] = card
        return card

    def _arrange(self, order: list[QWidget], gone: list[MarkCard]) -> None:
        for card in gone:
            card.hide()
            card.deleteLater()
        self._list.keep_rows(order)
        self._order = order

    # What is done

    def _open(self, card: MarkCard) -> None:
        if card.is_known:
            self.behaviour_requested.emit(card.behaviour)

    def _move(self, card: MarkCard, step: int) -> None:
        cards = self.cards
        number = cards.index(card) + step
        if 0 <= number < len(cards):
            cards[number].row.setFocus(Qt.FocusReason.TabFocusReason)
        elif number < 0:
            self.add_strength.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _clear(self, card: MarkCard) -> None:
        cards = self.cards
        number = cards.index(card)
        neighbour = next((item for item in (*cards[number + 1 :], *cards[:number][::-1])), None)
        self.tools.marking.clear(card.behaviour)
        if card in self.cards:
            return
        now = neighbour.row if neighbour is not None else self.add_strength
        now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _toggle(self, card: MarkCard, kind: MarkKind) -> None:
        cards = self.cards
        neighbour = next((item for item in cards[cards.index(card) + 1 :]), None)
        self.tools.marking.toggle(card.behaviour, kind)
        if card not in self.cards:
            now = neighbour.row if neighbour is not None else self.add_strength
            now.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pick(self, kind: MarkKind, anchor: QWidget) -> None:
        index = self.document.index
        marking = self.tools.marking
        offered = [item for item in everything(index) if item is not None and not marking.is_set(item, kind)]
        picker = MarkablePicker(self.theme, index, offered, self)
        picker.chosen.connect(lambda behaviour: self._add(behaviour, kind))
        picker.open_below(anchor)

    def _add(self, behaviour: str, kind: MarkKind) -> None:
        self.tools.marking.toggle(behaviour, kind)
        card = next((item for item in self.cards if item.behaviour == behaviour), None)
        if card is not None:
            card.note.setFocus(Qt.FocusReason.OtherFocusReason)


def advice(plan: Plan) -> str:
    """How many there are, and that three of each is enough; never a lock."""
    strengths, priorities = counted_own_marks(plan)
    if not any(mark.is_marked for mark in plan.marks):
        return _("Vælg gerne tre af hver. Der er ikke markeret noget endnu, og du kan begynde, hvor du vil.")
    return _("Vælg gerne tre af hver. Du har {strengths} og {priorities}.").format(
        strengths=strengths, priorities=priorities
    )
