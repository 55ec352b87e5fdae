"""The dialog that asks what is to be printed, and at which levels; it is made as a PDF."""

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.reports.report import Printout
from ledelsesplan.text import _
from ledelsesplan.ui.check_box import CheckBox
from ledelsesplan.ui.controls import label, unmarked
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.radio_buttons import RadioButton
from ledelsesplan.ui.theme import Theme

WIDTH = 560

# What there is: its name, and what comes of it.
CHOICES = (
    (
        Printout.THINK_ALONE,
        _("Tænk selv-ark"),
        _("A4, et ark for hvert niveau: alle forventninger med felter til at krydse af, før I taler sammen."),
    ),
    (
        Printout.PLAN,
        _("Planen"),
        _("A4: fokusområder med handlinger, opfølgning, styrker og udviklingsområder. Private noter er ikke med."),
    ),
    (
        Printout.MATRIX,
        _("Matrixen"),
        _("A3, en plakat: hele ledelsesgrundlaget med planens markeringer."),
    ),
)
FOR_A_FIRST_TALK = (
    Printout.FIRST_TALK,
    _("Første samtale"),
    _("A4, et ark til den første samtale: hvad du har læst, dine første markeringer og linjer at skrive på."),
)
FOR_A_TALK = (
    Printout.LUS,
    _("Samtaleark"),
    _("A4, en side til LUS: hvor I ser forskelligt og ens på det, og hvad I aftaler. Private noter er ikke med."),
)


def choices_of(plan: Plan) -> tuple[tuple[Printout, str, str], ...]:
    """What can be printed of a plan; the sheets for talks only of a leader's own."""
    own = plan.kind is Kind.PERSONAL and not plan.for_own_leader
    return (*CHOICES, FOR_A_FIRST_TALK, FOR_A_TALK) if own else CHOICES


class PrintDialog(FormDialog):
    """Offers the documents of a plan. `what` and `chosen` tell what was chosen once the dialog was accepted."""

    def __init__(self, theme: Theme, framework: Framework, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(theme, _("Udskriv / PDF"), WIDTH, parent)
        self._choices = choices_of(plan)
        self.buttons = [RadioButton(name) for _what, name, _words in self._choices]
        RadioButton.join(self.buttons)
        self.words = label("", wrap=True)
        self.levels = {level.id: CheckBox(theme, unmarked(level.name)) for level in framework.levels}
        covered = [level for level in plan.round.levels if level in self.levels]
        for level, box in self.levels.items():
            box.setChecked(level in covered or not covered)
            box.setAccessibleDescription(_("Ledelsesniveauer"))
            box.toggled.connect(self._check)
        listed = QWidget()
        listed.setAccessibleName(_("Hvad vil du udskrive?"))
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for button in self.buttons:
            column.addWidget(button)
        self._choice_group = self._group(_("Hvad vil du udskrive?"), listed)
        self._level_group = QWidget()
        self._level_group.setLayout(self._group(_("Ledelsesniveauer"), self._grid()))
        policy = self._level_group.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the dialog keeps its height whatever is chosen
        self._level_group.setSizePolicy(policy)
        self.body.addLayout(self._choice_group)
        self.body.addWidget(self.words)
        self.body.addWidget(self._level_group)
        self.body.addStretch(1)
        way = _("Det laves som en PDF-fil ved siden af planen. Åbn den for at skrive ud.")
        self.body.addWidget(label(way, "meta", wrap=True))
        self.make, self.cancel = self.add_answers(_("Lav PDF"))
        usual = self.buttons[[what for what, _name, _words in self._choices].index(Printout.PLAN)]
        usual.setChecked(True)
        for button in self.buttons:
            button.toggled.connect(self._check)
        self._check()
        self._respace()
        theme.changed.connect(self._respace)
        usual.setFocus()

    def _group(self, name: str, what: QWidget | QGridLayout) -> QVBoxLayout:
        group = QVBoxLayout()
        group.setContentsMargins(0, 0, 0, 0)
        group.addWidget(label(name, "label"))
        if isinstance(what, QWidget):
            group.addWidget(what)
        else:
            group.addLayout(what)
        return group

    def _grid(self) -> QGridLayout:
        self._level_grid = QGridLayout()
        self._level_grid.setColumnStretch(1, 1)
        half = (len(self.levels) + 1) // 2
        for number, box in enumerate(self.levels.values()):
            column, row = divmod(number, half)
            self._level_grid.addWidget(box, row, column)
        return self._level_grid

    def _respace(self) -> None:
        px = self._theme.px
        for layout in (self._choice_group, self._level_group.layout()):
            if layout is not None:
                layout.setSpacing(px(4))
        self._level_grid.setHorizontalSpacing(px(16))
        self._level_grid.setVerticalSpacing(px(4))

    def _check(self) -> None:
        self.words.setText(self._current[2])
        self._level_group.setVisible(self.what is Printout.THINK_ALONE)
        problem = _("Vælg mindst ét ledelsesniveau.") if self.what is Printout.THINK_ALONE and not self.chosen else ""
        self.reason.setText(problem)
        self.make.setEnabled(not problem)
        self.make.setAccessibleDescription(problem)

    @property
    def what(self) -> Printout:
        """The document that is chosen."""
        return self._current[0]

    @property
    def _current(self) -> tuple[Printout, str, str]:
        checked = (number for number, button in enumerate(self.buttons) if button.isChecked())
        return self._choices[next(checked, 0)]

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the levels that are ticked."""
        return tuple(level for level, box in self.levels.items() if box.isChecked())
