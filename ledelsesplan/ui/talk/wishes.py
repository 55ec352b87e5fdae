"""Ønsker: what the leader wishes for, in the leader's own words."""

from ledelsesplan.core import talk_edits
from ledelsesplan.text import _
from ledelsesplan.ui.talk.step import Step, Tools
from ledelsesplan.ui.talk.written import WrittenText


class Wishes(Step):
    """One text."""

    def __init__(self, tools: Tools) -> None:
        lead = _(
            "Hvad ønsker du dig af det næste år, af din nærmeste leder og af samarbejdet? Skriv det, du vil tale om."
        )
        super().__init__(tools, _("Ønsker"), lead)
        self.text = WrittenText(
            tools,
            _("Mine ønsker"),
            _("Skriv ønsker"),
            lambda plan: plan.round.wishes,
            talk_edits.write_wishes,
        )
        self.column.addWidget(self.text)
        self.begin()

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        self.text.refresh()
