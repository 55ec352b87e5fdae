"""Exactly what HR gets of a plan, to read before it is written: the copy itself in words, nothing else."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Action, Plan, Round
from ledelsesplan.reports.content import letters, whereabouts, wordings
from ledelsesplan.terms import ACTIVITY_TYPE, PLAN_KIND, STATUS, level_names
from ledelsesplan.text import MONTHS, _, format_date, list_words
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.theme import Theme

WIDTH = 720


class HrCopyDialog(FormDialog):
    """Shows a copy that `core.hr_copy` has made; accepted, it is to be written."""

    def __init__(self, theme: Theme, framework: Framework, copy: Plan, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Kopi til HR"), WIDTH, parent)
        self._framework = framework
        self._copy = copy
        self._groups: list[QVBoxLayout] = []
        self.body.addWidget(label(_("Det her, og ikke andet, får HR af planen:"), "reading", wrap=True))
        self._group("", self._facts())
        letters_mean = _("S = styrke, U = udviklingsområde, F = fokusområde.")
        self.body.addWidget(label(letters_mean, "note", wrap=True))
        for item in reversed(copy.rounds):
            self._group(self._round_heading(item), self._marks(item) or [_("Ingen markeringer")])
        self._group(_("Handlinger"), [self._action(action) for action in copy.actions] or [_("Ingen handlinger")])
        left_out = _(
            "Ikke med: navne, planens titel, noter og private noter, handlingernes tekst, mål, samtaler, hænder, "
            "stemmer og nærmeste leders markeringer. HR får også planens id og udgave, så den ikke tælles "
            "to gange."
        )
        self.body.addWidget(label(left_out, "note", wrap=True))
        self.body.addStretch(1)
        self.write, self.cancel = self.add_answers(_("Gem kopien …"))
        theme.changed.connect(self._respace)
        self._respace()

    def _group(self, heading: str, lines: list[str]) -> None:
        group = QVBoxLayout()
        if heading:
            group.addWidget(label(heading, "panel-title", wrap=True))
        for line in lines:
            group.addWidget(label(line, "", wrap=True))
        self._groups.append(group)
        self.body.addLayout(group)

    def _facts(self) -> list[str]:
        copy = self._copy
        lines = [_("Plantype: {kind}").format(kind=PLAN_KIND[copy.kind])]
        lines.append(_("Enhed: {unit}").format(unit=copy.unit or _("ikke skrevet")))
        reference = copy.round.framework
        version = _("Ledelsesgrundlag: {id}, udgave {version}").format(id=reference.id, version=reference.version)
        return [*lines, version]

    def _round_heading(self, item: Round) -> str:
        levels = list_words(list(level_names(self._framework, item.levels)))
        return _("Runde {date}, {levels}").format(date=format_date(item.date), levels=levels)

    def _marks(self, item: Round) -> list[str]:
        """A line for each mark: where it stands and its letters; where it has no theme, its wording."""
        marks = [mark for mark_set in item.mark_sets for mark in mark_set.marks]
        ordered = sorted(marks, key=lambda mark: self._framework.position(mark.id))
        return [f"{self._place(item, mark.id)}: {letters(mark)}" for mark in ordered]

    def _place(self, item: Round | None, identifier: str) -> str:
        where = whereabouts(self._framework, identifier)
        named = where.theme or (wordings(self._framework, item or self._copy.round)(identifier))
        return " · ".join(part for part in (where.competency, named, where.level) if part)

    def _action(self, action: Action) -> str:
        where = self._place(None, action.behaviour) if action.behaviour is not None else _("Hele planen")
        kind = ACTIVITY_TYPE[action.activity_type] if action.activity_type is not None else _("uden aktivitetstype")
        due = action.deadline
        month = f"{MONTHS[due.month - 1]} {due.year}" if due is not None else _("uden frist")
        return f"{where}: {kind}, {STATUS[action.status]}, {month}"

    def _respace(self) -> None:
        for group in self._groups:
            group.setSpacing(self._theme.px(4))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.write.setFocus()
