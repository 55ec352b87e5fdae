"""What the own leader's copy shows of the talk: who sent it, an invitation to mark, and when both may be seen."""

from PySide6.QtCore import Qt

from ledelsesplan.core.plan import Marker
from ledelsesplan.text import _, counted_marks
from ledelsesplan.ui.check_box import CheckBox
from ledelsesplan.ui.controls import TextButton, label
from ledelsesplan.ui.talk.parts import Card
from ledelsesplan.ui.talk.side_by_side import PairsView
from ledelsesplan.ui.talk.step import Step, Tools
from ledelsesplan.ui.talk.words import leader_name, sentence


class OwnLeaderView(Step):
    """Nothing of the leader's marks and examples is there before the own leader says to be done."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, _("Samtale"), "")
        self.invitation = label("", "reading", wrap=True)
        self.how = label(
            _("Tryk S ved en styrke og U ved et udviklingsområde, og skriv gerne et eksempel med N."), wrap=True
        )
        self.read_button = TextButton(_("Gå til Efter rolle"))
        self.read_button.clicked.connect(self.reading_requested)
        self.counts = label("", wrap=True)
        self.done = CheckBox(tools.theme, _("Jeg er færdig med at markere"))
        self.done.toggled.connect(self._set_done)
        self.after = label("", "meta", wrap=True)
        card = Card(tools.theme)
        card.column.addWidget(self.invitation)
        card.column.addWidget(self.how)
        card.column.addWidget(self.read_button, 0, Qt.AlignmentFlag.AlignLeft)
        mine = Card(tools.theme)
        mine.column.addWidget(self.counts)
        mine.column.addWidget(self.done, 0, Qt.AlignmentFlag.AlignLeft)
        mine.column.addWidget(self.after)
        self.pairs = PairsView(tools, with_goals=False)
        self.pairs.behaviour_requested.connect(self.behaviour_requested)
        for widget in (card, mine, self.pairs):
            self.column.addWidget(widget)
        self.begin()

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        plan = self.document.plan
        name = leader_name(plan)
        mine = plan.round.mark_set(Marker.OWN_LEADER)
        self.invitation.setText(
            _(
                "{name} inviterer dig til at markere, før I mødes. Læs forventningerne, og markér det, du har set."
            ).format(name=sentence(name))
        )
        strengths = sum(mark.strength for mark in mine.marks)
        priorities = sum(mark.priority for mark in mine.marks)
        words = dict(zip(("strengths", "priorities"), counted_marks(strengths, priorities), strict=True))
        self.counts.setText(_("Du har markeret {strengths} og {priorities}.").format(**words))
        self.done.blockSignals(True)
        self.done.setChecked(mine.done)
        self.done.blockSignals(False)
        self.after.setText(_after_words(name, done=mine.done))
        self.pairs.show_plan(plan if mine.done else None)

    def _set_done(self, on: bool) -> None:
        self.tools.marking.set_done(on)

    def set_layout_width(self, width: float) -> None:
        """Cards beside each other, or under each other."""
        self.pairs.set_layout_width(width)


def _after_words(name: str, *, done: bool) -> str:
    if done:
        return _("Gem planen, og giv filen tilbage til {name}. Nedenfor står jeres markeringer side om side.").format(
            name=name
        )
    return _("Når du er færdig, ser du dine markeringer side om side med dem, som {name} har sat.").format(name=name)
