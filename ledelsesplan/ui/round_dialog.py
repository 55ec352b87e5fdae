"""The dialog that asks for a new round: its date and name, and which of the open actions go on."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ledelsesplan.core.framework_change import Frameworks
from ledelsesplan.core.plan import Action, Kind, Plan, Status
from ledelsesplan.core.round_picture import may_be_carried
from ledelsesplan.text import _, format_date, ngettext
from ledelsesplan.ui.check_box import CheckBox
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.date_field import DateField
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.framework_words import version_line
from ledelsesplan.ui.plan_form import LONGEST_LINE
from ledelsesplan.ui.theme import Theme

WIDTH = 620


@dataclass(frozen=True)
class NewRound:
    """What a new round is to be. `carried` are the ids of the actions that go on."""

    on: date
    label: str
    carried: tuple[str, ...]
    in_newer_version: bool


class CarriedAction(QWidget):
    """An action with a box for whether it goes on; its words wrap, and a click on them is one on the box."""

    def __init__(self, theme: Theme, action: Action) -> None:
        super().__init__()
        self.box = CheckBox(theme, "")
        self.box.setChecked(True)
        text = action.text.strip() or _("Uden tekst endnu")
        due = _("Frist {date}").format(date=format_date(action.deadline)) if action.deadline is not None else ""
        facts = " · ".join(part for part in (action.responsible, due) if part)
        self.box.setAccessibleName(", ".join(part for part in (_("Før videre"), text, facts) if part))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(text, wrap=True))
        if facts:
            words.addWidget(label(facts, "meta", wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px(4))
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()


class RoundDialog(FormDialog):
    """Asks for a new round; `chosen` gives it once the dialog was accepted."""

    def __init__(
        self,
        theme: Theme,
        frameworks: Frameworks,
        plan: Plan,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, _("Ny runde"), WIDTH, parent)
        self._plan = plan
        self._groups: list[QVBoxLayout] = []
        words = _("Markeringerne begynder forfra. Tidligere runder bliver stående og kan ses under Sammenlign.")
        self.body.addWidget(label(words, wrap=True))
        self.on = DateField(theme, _("Dato"), today)
        self.on.reset(today())
        self.on.line.textChanged.connect(self._check)
        self.name = QLineEdit(proposed_label(plan, today()))
        self.name.setMaxLength(LONGEST_LINE)
        self.name.setAccessibleName(_("Runde"))
        self._pair = QHBoxLayout()
        self._pair.addLayout(self._group(_("Runde"), self.name), 3)
        self._pair.addLayout(self._group(_("Dato"), self.on), 2)
        self.body.addLayout(self._pair)
        self.boxes = {action.id: CarriedAction(theme, action) for action in may_be_carried(plan)}
        self._add_actions()
        self.newer = CheckBox(theme, _("Begynd i den nye udgave af ledelsesgrundlaget"))
        if frameworks.has_moved(plan):
            version = label(version_line(frameworks.in_use), "meta", wrap=True)
            self.body.addLayout(self._group(_("Ledelsesgrundlag"), self.newer, version))
        else:
            self.newer.hide()
        self.body.addStretch(1)
        self.take, self.cancel = self.add_answers(_("Begynd runden"))
        theme.changed.connect(self._respace)
        self._respace()
        self._check()
        self.name.selectAll()
        self.name.setFocus()

    def _group(self, name: str, *widgets: QWidget) -> QVBoxLayout:
        group = QVBoxLayout()
        group.addWidget(label(name, "label"))
        for widget in widgets:
            group.addWidget(widget)
        self._groups.append(group)
        return group

    def _add_actions(self) -> None:
        if self.boxes:
            self.body.addLayout(self._group(_("Før videre"), *self.boxes.values()))
            self.body.addWidget(label(_("De handlinger, du ikke fører videre, bliver udskudt."), "meta", wrap=True))
        postponed = sum(action.status is Status.POSTPONED for action in self._plan.actions)
        if postponed:
            words = ngettext(
                "{count} handling er udskudt i forvejen og bliver ved med det.",
                "{count} handlinger er udskudt i forvejen og bliver ved med det.",
                postponed,
            )
            self.body.addWidget(label(words, "meta", wrap=True))

    def _respace(self) -> None:
        px = self._theme.px
        for group in self._groups:
            group.setSpacing(px(4))
        self._pair.setSpacing(px(16))

    def _check(self) -> None:
        self.take.setEnabled(bool(self.on.line.text().strip()))

    def accept(self) -> None:
        """Closes only with a date."""
        if self.on.commit() and self.on.date is not None:
            super().accept()
        else:
            self.on.setFocus()

    def chosen(self) -> NewRound:
        """What was chosen."""
        assert self.on.date is not None
        carried = tuple(identifier for identifier, box in self.boxes.items() if box.box.isChecked())
        return NewRound(self.on.date, self.name.text().strip(), carried, self.newer.isChecked())


def proposed_label(plan: Plan, on: date) -> str:
    """`LUS 2028` for a leader, `Workshop 2028` for a group; the second of a year gets its number."""
    name = _("Workshop {year}") if plan.kind is Kind.TEAM else _("LUS {year}")
    proposed = name.format(year=on.year)
    taken = {item.label for item in plan.rounds}
    number = 2
    while proposed in taken:
        proposed = f"{name.format(year=on.year)} ({number})"
        number += 1
    return proposed
