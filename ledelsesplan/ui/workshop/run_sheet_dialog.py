"""The run-sheet of a workshop and what is needed to prepare it: numbers, steps, the people's levels."""

from collections.abc import Callable

from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ledelsesplan.core import edits, workshop_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Participant, Plan
from ledelsesplan.core.run_sheet import Step
from ledelsesplan.text import _
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.controls import TextButton, label
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.step_list import StepList

WIDTH = 700
MOST_DOTS = 20


class RunSheetDialog(FormDialog):
    """`edit` gives the one edit of all that was changed, once the dialog was accepted."""

    def __init__(
        self, theme: Theme, framework: Framework, plan: Plan, default: tuple[Step, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("Køreplan"), WIDTH, parent)
        self._framework = framework
        self._plan = plan
        self._default = default
        self.steps = StepList(theme, plan.run_sheet.steps or default)
        self.present = self._number("" if plan.round.present is None else str(plan.round.present), _("Antal til stede"))
        self.dots = self._number(str(plan.round.tally.dots_each), _("Prikker til hver"))
        self.levels: dict[str, DropDown] = {}
        self._grids: list[QGridLayout] = []
        self._groups: list[QVBoxLayout] = []
        self._add_numbers()
        self._add_steps()
        self._add_levels()
        self.take, self.cancel = self.add_answers(_("Gem køreplanen"))
        self.steps.changed.connect(self._check)
        for field in (self.present, self.dots):
            field.textChanged.connect(self._check)
        theme.changed.connect(self._respace)
        self._respace()
        self._check()
        self.steps.editors[0].title.setFocus()

    def _number(self, text: str, name: str) -> QLineEdit:
        field = QLineEdit(text)
        field.setValidator(QRegularExpressionValidator("[0-9]{0,3}", field))
        field.setAccessibleName(name)
        return field

    # What stands where

    def _add_steps(self) -> None:
        self.total = label("", "strong")
        self.add = TextButton(_("Tilføj trin"))
        self.add.clicked.connect(self.steps.add)
        self.restore = TextButton(_("Gendan standard"))
        self.restore.clicked.connect(lambda: self.steps.show_steps(self._with_notes(self._default)))
        self._row = QHBoxLayout()
        self._row.addWidget(self.total, 1)
        self._row.addWidget(self.restore)
        self._row.addWidget(self.add)
        group = self._group(_("Trin"), _("navn, minutter, og hvad du siger. Alt og pil op eller ned flytter et trin"))
        group.addWidget(self.steps)
        group.addLayout(self._row)

    def _add_numbers(self) -> None:
        pair = QGridLayout()
        for column, (name, field) in enumerate(
            ((_("Antal til stede"), self.present), (_("Prikker til hver"), self.dots))
        ):
            pair.addWidget(label(name, "label"), 0, column)
            pair.addWidget(field, 1, column)
            pair.setColumnStretch(column, 1)
        self._grids.append(pair)
        self.body.addLayout(pair)

    def _add_levels(self) -> None:
        if not self._plan.participants:
            return
        group = self._group(
            _("Deltagernes niveau"), _("så de kan spørges af andre under »Hvem kan hjælpe hvem«; kan udelades")
        )
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        names = [_("Ikke angivet"), *(level.name for level in self._framework.levels)]
        ids = [None, *(level.id for level in self._framework.levels)]
        for row, person in enumerate(self._plan.participants):
            choice = DropDown(self._theme, _("Niveau, {name}").format(name=person.name), names)
            choice.choose(ids.index(person.level) if person.level in ids else 0)
            self.levels[person.id] = choice
            grid.addWidget(label(person.name, wrap=True), row, 0)
            grid.addWidget(choice, row, 1)
        self._grids.append(grid)
        group.addLayout(grid)

    def _group(self, name: str, beside: str) -> QVBoxLayout:
        group = QVBoxLayout()
        self._groups.append(group)
        group.addWidget(label(name, "label"))
        group.addWidget(label(beside, "meta", wrap=True))
        self.body.addLayout(group)
        return group

    def _respace(self) -> None:
        px = self._theme.px
        for group in self._groups:
            group.setSpacing(px(4))
        for grid in self._grids:
            grid.setHorizontalSpacing(px(16))
            grid.setVerticalSpacing(px(4))
        self._row.setSpacing(px(8))

    # What is written

    def _with_notes(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """Steps with the notes that the facilitator has written on those of the plan: they are nobody's default."""
        notes = {step.id: step.note for step in self._plan.run_sheet.steps}
        return tuple(step.replacing(note=notes.get(step.id, step.note)) for step in steps)

    def _check(self) -> None:
        self.total.setText(_("I alt {minutes} min.").format(minutes=self.steps.minutes))
        problem = self.steps.problem() or self._problem()
        self.reason.setText(problem)
        self.take.setEnabled(not problem)
        self.take.setAccessibleDescription(problem)

    def _problem(self) -> str:
        if not 1 <= int(self.dots.text() or 0) <= MOST_DOTS:
            return _("Hver kan have 1 til {most} prikker.").format(most=MOST_DOTS)
        return ""

    def accept(self) -> None:
        """Closes only with what can be used."""
        if self.take.isEnabled():
            super().accept()

    def edit(self) -> Callable[[Plan], Plan]:
        """The edit that makes the plan what was written."""
        steps, dots = self.steps.steps(), int(self.dots.text())
        present = int(self.present.text()) if self.present.text() else None
        ids = [None, *(level.id for level in self._framework.levels)]
        levels = {person: ids[choice.current()] for person, choice in self.levels.items()}

        def with_level(person: Participant) -> Participant:
            return person.replacing(level=levels[person.id]) if person.id in levels else person

        def made(plan: Plan) -> Plan:
            new = workshop_edits.set_steps(plan, steps)
            new = edits.set_present(new, present)
            new = workshop_edits.set_dots_each(new, dots)
            return edits.set_participants(new, tuple(with_level(person) for person in plan.participants))

        return made
