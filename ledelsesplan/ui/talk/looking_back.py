"""Se tilbage: what was agreed the last time, how it went, and what came of it in the leader's own words."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from ledelsesplan.core import talk_edits
from ledelsesplan.core.plan import Action, FollowUp, Plan, Round
from ledelsesplan.core.talk import GoalActions, agreements, looked_back_on, round_before
from ledelsesplan.text import _, format_date, list_words
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.details import ActionLine
from ledelsesplan.ui.talk.parts import Card, Quote, Rows, keyed
from ledelsesplan.ui.talk.step import Step, Tools
from ledelsesplan.ui.talk.written import WrittenText


class LookingBack(Step):
    """The goals and actions of the round before with their follow-ups, and a text."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, _("Se tilbage"), _("Hvad aftalte I sidst, og hvad kom der ud af det?"))
        self._shown: object = None
        first = _("Det er den første samtale i planen. Har I talt sammen før, kan du skrive, hvad der kom ud af det.")
        self.first = label(first, "reading", wrap=True)
        self.last = label("", "meta", wrap=True)
        self.rows = Rows(tools.theme)
        self.text = WrittenText(
            tools,
            _("Hvad kom der ud af det?"),
            _("Skriv, hvad der kom ud af det"),
            lambda plan: plan.round.looking_back,
            talk_edits.write_looking_back,
        )
        for widget in (self.first, self.last, self.rows, self.text):
            self.column.addWidget(widget)
        tools.theme.changed.connect(self._rebuild)
        self.begin()

    def _rebuild(self) -> None:
        self._shown = None
        self.follow()

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        plan = self.document.plan
        last = round_before(plan)
        self.first.setVisible(last is None)
        self.last.setVisible(last is not None)
        self.lead.setVisible(last is not None)
        self.text.refresh()
        if last is not None:
            self.last.setText(_round_words(last))
        groups = looked_back_on(plan)
        shown = (groups, self.theme.text_size, last.wishes if last is not None else "")
        if shown != self._shown:
            self._shown = shown
            self.rows.show_rows(self._cards(plan, groups, last))

    def _cards(self, plan: Plan, groups: tuple[GoalActions, ...], last: Round | None) -> Iterator[QWidget]:
        if last is not None and not groups:
            yield label(_("Der var ingen handlinger i planen sidst."), wrap=True)
        for group in groups:
            card = Card(self.theme)
            if group.goal is not None:
                card.column.addWidget(label(_("Udviklingsmål"), "meta"))
                card.column.addWidget(label(group.goal.text, "strong", wrap=True))
            elif len(groups) > 1:
                card.column.addWidget(label(_("Handlinger uden udviklingsmål"), "strong", wrap=True))
            for action in group.actions:
                card.column.addWidget(self._action_line(action))
                for note in action.follow_ups:
                    card.column.addWidget(_followed_up(self, note))
            yield card
        if last is not None and last.wishes.strip():
            card = Card(self.theme)
            card.column.addWidget(label(_("Ønsker sidst"), "meta"))
            card.column.addWidget(label(last.wishes, wrap=True))
            yield card

    def _action_line(self, action: Action) -> ActionLine:
        line = ActionLine(self.theme, action)
        keyed(line, action.id)
        line.clicked.connect(lambda: self.action_requested.emit(action.id))
        return line


def _followed_up(step: Step, note: FollowUp) -> Quote:
    return Quote(step.theme, note.text, format_date(note.date))


def _round_words(last: Round) -> str:
    """`Sidst: 2026 · 03-03-2026 · aftalt af Lone Skov og Peter Dahl`."""
    names = [agreement.name for agreement in agreements(last) if agreement.name]
    agreed = _("aftalt af {names}").format(names=list_words(names)) if names else ""
    words = [part for part in (last.label, format_date(last.date), agreed) if part]
    return _("Sidst: {round}").format(round=" · ".join(words))
