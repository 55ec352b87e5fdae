"""Nærmeste leder: who the two people are, the own leader's copy and answer, and what has been read of it."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ledelsesplan.core import talk_edits
from ledelsesplan.core.plan import Marker, Plan
from ledelsesplan.text import _, counted_marks, ngettext
from ledelsesplan.ui.choice_field import LONGEST_LINE
from ledelsesplan.ui.controls import TextButton, label
from ledelsesplan.ui.talk.parts import ButtonRow, Card
from ledelsesplan.ui.talk.step import Step, Tools
from ledelsesplan.ui.talk.words import own_leader_name, sentence

BESIDE_FROM = 520


class OwnLeaderStep(Step):
    """Two names, and the two buttons of what `offer_exchange` says is there."""

    send_requested = Signal()
    read_back_requested = Signal()

    def __init__(self, tools: Tools) -> None:
        lead = _("Din nærmeste leder kan markere i en kopi af planen. Så ser I begge sider, når I mødes.")
        super().__init__(tools, _("Nærmeste leder"), lead)
        self.leader = self._name_field(_("Leder"))
        self.own_leader = self._name_field(_("Nærmeste leder"))
        names = Card(tools.theme)
        self._grid = QGridLayout()
        self._texts = [label(_("Leder"), "label"), label(_("Nærmeste leder"), "label")]
        names.column.addLayout(self._grid)
        self._place_names(beside=True)
        self.send = TextButton(_("Send til nærmeste leder …"))
        self.read_back = TextButton(_("Læs svar fra nærmeste leder …"))
        self.send.clicked.connect(self.send_requested)
        self.read_back.clicked.connect(self.read_back_requested)
        self.private = label(_("Dine private noter kommer ikke med i kopien."), "meta", wrap=True)
        self._exchange = Card(tools.theme)
        self._exchange.column.addWidget(ButtonRow(tools.theme, self.send, self.read_back))
        self._exchange.column.addWidget(self.private)
        self._exchange.hide()
        self.answer = label("", "reading", wrap=True)
        for widget in (names, self._exchange, self.answer):
            self.column.addWidget(widget)
        self.begin()

    def _name_field(self, words: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(words)
        field.setPlaceholderText(_("Navn"))
        field.setMaxLength(LONGEST_LINE)
        field.textEdited.connect(partial(self._type, words))
        field.editingFinished.connect(self.document.seal)
        self.tools.keys.watch(field)
        return field

    def _type(self, words: str, _text: str) -> None:
        self.document.type(
            _("Skriv navn"), ("talk-name", words), talk_edits.name_people, self.leader.text(), self.own_leader.text()
        )

    def offer_exchange(self) -> None:
        """Shows the buttons: someone does what they ask for."""
        self._exchange.show()

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        plan = self.document.plan
        for field, text in ((self.leader, plan.leader), (self.own_leader, plan.own_leader)):
            if field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        self.answer.setText(answer_words(plan))

    def set_layout_width(self, width: float) -> None:
        """The names beside each other, or under each other."""
        self._place_names(beside=width >= BESIDE_FROM)

    def _place_names(self, *, beside: bool) -> None:
        pairs: tuple[tuple[QWidget, QWidget], ...] = tuple(
            zip(self._texts, (self.leader, self.own_leader), strict=True)
        )
        for number, (text, field) in enumerate(pairs):
            column, row = (number, 0) if beside else (0, 2 * number)
            self._grid.addWidget(text, row, column)
            self._grid.addWidget(field, row + 1, column)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)
        self._grid.setHorizontalSpacing(self.theme.px(12))
        self._grid.setVerticalSpacing(self.theme.px(3))


def answer_words(plan: Plan) -> str:
    """What has come back from the own leader, in words; how many marks only when the own leader is done."""
    name = own_leader_name(plan)
    theirs = plan.round.mark_set(Marker.OWN_LEADER)
    if not plan.round.read_copies and not theirs.marks and not theirs.done:
        return _("Der er ikke læst noget svar fra {name} endnu.").format(name=name)
    if not theirs.done:
        return _(
            "Der er læst et svar fra {name}, som endnu ikke er færdig med at markere. Svaret vises først side om side, "
            "når {name} er færdig."
        ).format(name=name)
    strengths = sum(mark.strength for mark in theirs.marks)
    priorities = sum(mark.priority for mark in theirs.marks)
    words = _("{name} er færdig og har markeret {strengths} og {priorities}. Se dem i trinnet »Side om side«.").format(
        name=sentence(name), **dict(zip(("strengths", "priorities"), counted_marks(strengths, priorities), strict=True))
    )
    count = len(plan.round.read_copies)
    if count > 1:
        words += " " + ngettext("Der er læst {count} svar.", "Der er læst {count} svar; det nyeste gælder.", count)
    return words
