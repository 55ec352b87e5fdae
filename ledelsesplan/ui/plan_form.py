"""The form for what a plan is: title, unit, levels, dates and people. New plans and the properties share it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.text import _, parse_date
from ledelsesplan.ui.check_box import CheckBox
from ledelsesplan.ui.controls import label, unmarked
from ledelsesplan.ui.date_field import DateField
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.radio_buttons import RadioButton
from ledelsesplan.ui.theme import Theme

LONGEST_TITLE = 200
LONGEST_LINE = 500


@dataclass(frozen=True)
class PlanFacts:
    """What stands in the form. `levels` are ids in the framework's order, `participants` names."""

    title: str
    unit: str
    levels: tuple[str, ...]
    on: date | None
    label: str = ""
    present: int | None = None
    participants: tuple[str, ...] = ()
    follow_up: date | None = None
    leader: str = ""
    own_leader: str = ""


@dataclass(frozen=True)
class Shape:
    """Which fields there are: one own level or several, people, and what only a plan has that is begun."""

    one_level: bool
    people: bool
    begun: bool


class PlanForm(QWidget):
    """The fields. `changed` tells of every change; `problem` says why they cannot be used as they are."""

    changed = Signal()

    def __init__(
        self, theme: Theme, framework: Framework, facts: PlanFacts, shape: Shape, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._theme = theme
        self._framework = framework
        self._shape = shape
        self._today = today
        self._groups: list[QVBoxLayout] = []
        self._grids: list[QGridLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.title = self._line(_("Titel"), facts.title, LONGEST_TITLE)
        self.unit = self._line(_("Enhed"), facts.unit, LONGEST_LINE)
        self.label = self._line(_("Runde"), facts.label, LONGEST_LINE)
        self.present = self._line(_("Antal til stede"), "" if facts.present is None else str(facts.present), 3)
        self.present.setValidator(QRegularExpressionValidator("[0-9]{0,3}", self.present))
        self.on = self._date(_("Dato"), facts.on)
        self.follow_up = self._date(_("Opfølgning"), facts.follow_up)
        self.leader = self._line(_("Leder"), facts.leader, LONGEST_LINE)
        self.own_leader = self._line(_("Nærmeste leder"), facts.own_leader, LONGEST_LINE)
        self.participants = NoteField(theme, _("Deltagere, ét navn på hver linje"), lines=3)
        self.participants.setPlainText("\n".join(facts.participants))
        self.participants.textChanged.connect(self.changed)
        self.levels = self._make_levels(facts.levels)
        self._arrange()
        self._given = self.facts()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _line(self, name: str, text: str, longest: int) -> QLineEdit:
        field = QLineEdit(text)
        field.setMaxLength(longest)
        field.setAccessibleName(name)
        field.textChanged.connect(self.changed)
        return field

    def _date(self, name: str, value: date | None) -> DateField:
        field = DateField(self._theme, name, self._today)
        field.reset(value)
        field.line.textChanged.connect(self.changed)
        return field

    def _make_levels(self, chosen: tuple[str, ...]) -> dict[str, QAbstractButton]:
        levels: dict[str, QAbstractButton] = {}
        for level in self._framework.levels:
            name = unmarked(level.name)
            made = RadioButton(name) if self._shape.one_level else CheckBox(self._theme, name)
            made.setChecked(level.id in chosen)
            made.toggled.connect(self.changed)
            levels[level.id] = made
        RadioButton.join([made for made in levels.values() if isinstance(made, RadioButton)])
        return levels

    # How the fields stand

    def _arrange(self) -> None:
        self._add(_("Titel"), self.title)
        self._add(_("Enhed"), self.unit, _("fx afdeling eller institution; kan udelades"))
        self._add_levels()
        if self._shape.begun and not self._shape.people:
            self._add_pair((_("Leder"), self.leader), (_("Nærmeste leder"), self.own_leader))
        if self._shape.begun:
            self._add_pair((_("Dato"), self.on), (_("Runde"), self.label))
            if self._shape.people:
                self._add_pair((_("Opfølgning"), self.follow_up), (_("Antal til stede"), self.present))
            else:
                self._add_pair((_("Opfølgning"), self.follow_up))
        elif self._shape.people:
            self._add_pair((_("Dato"), self.on), (_("Antal til stede"), self.present))
        else:
            self._add_pair((_("Dato"), self.on))
        if self._shape.people:
            self._add(_("Deltagere"), self.participants, _("ét navn på hver linje; kan udelades"))

    def _group(self, name: str, beside: str = "") -> QVBoxLayout:
        group = QVBoxLayout()
        self._groups.append(group)
        self._column.addLayout(group)
        heading = QGridLayout()
        heading.setColumnStretch(2, 1)
        heading.setHorizontalSpacing(self._theme.px(8))
        heading.addWidget(label(name, "label"), 0, 0)
        if beside:
            heading.addWidget(label(beside, "meta"), 0, 1)
        group.addLayout(heading)
        return group

    def _add(self, name: str, field: QWidget, beside: str = "") -> None:
        self._group(name, beside).addWidget(field)

    def _add_levels(self) -> None:
        name = _("Eget niveau") if self._shape.one_level else _("Ledelsesniveauer")
        choices = QWidget()
        choices.setAccessibleName(name)
        grid = QGridLayout(choices)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        half = (len(self.levels) + 1) // 2
        for number, button in enumerate(self.levels.values()):
            button.setAccessibleDescription(name)
            column, row = divmod(number, half)
            grid.addWidget(button, row, column)
        self._grids.append(grid)
        self._add(name, choices)

    def _add_pair(self, *fields: tuple[str, QWidget]) -> None:
        pair = QGridLayout()
        for column, (name, field) in enumerate(fields):
            pair.addWidget(label(name, "label"), 0, column)
            pair.addWidget(field, 1, column, Qt.AlignmentFlag.AlignTop)
        pair.setColumnStretch(0, 1)
        pair.setColumnStretch(1, 1)
        self._grids.append(pair)
        self._column.addLayout(pair)

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(14))
        for group in self._groups:
            group.setSpacing(px(4))
        for grid in self._grids:
            grid.setHorizontalSpacing(px(16))
            grid.setVerticalSpacing(px(4))

    # What stands in them

    def facts(self) -> PlanFacts:
        """What is written and chosen; a date that cannot be read is None."""
        return PlanFacts(
            title=self.title.text().strip(),
            unit=self.unit.text().strip(),
            levels=tuple(level for level, button in self.levels.items() if button.isChecked()),
            on=self._read(self.on),
            label=self.label.text().strip(),
            present=int(self.present.text()) if self.present.text() else None,
            participants=self._names(),
            follow_up=self._read(self.follow_up),
            leader=self.leader.text().strip(),
            own_leader=self.own_leader.text().strip(),
        )

    @property
    def is_touched(self) -> bool:
        """Whether something is written or chosen that did not stand there when the form was made."""
        return self.facts() != self._given or self.on.is_pending or self.follow_up.is_pending

    def problem(self) -> str:
        """Why what is written cannot be used, in words; nothing where it can."""
        facts = self.facts()
        if not facts.title:
            return _("Skriv en titel.")
        if not facts.levels:
            return _("Vælg dit eget niveau.") if self._shape.one_level else _("Vælg mindst ét ledelsesniveau.")
        if facts.on is None:
            return _("Skriv datoen som 03-03-2027.")
        if facts.follow_up is None and self.follow_up.line.text().strip():
            return _("Skriv opfølgningen som 03-03-2027.")
        if any(len(name) > LONGEST_TITLE for name in facts.participants):
            return _("Et navn er for langt. Skriv ét navn på hver linje.")
        return ""

    def _read(self, field: DateField) -> date | None:
        try:
            return parse_date(field.line.text(), self._today())
        except ValueError:
            return None

    def _names(self) -> tuple[str, ...]:
        lines = self.participants.toPlainText().splitlines()
        return tuple(" ".join(line.split()) for line in lines if line.strip())
