"""What someone changed in a workbook, to take in or not: changes, conflicts, new rows, and what cannot be read."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.plan import Plan
from ledelsesplan.core.workbook_changes import Change, Comparison, Field, NewAction, Refused
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.check_box import CheckBox
from ledelsesplan.ui.controls import PrimaryButton, TextButton, label, unmarked
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workbook_words import FIELD_NAMES, action_name, refused_words, shortened, value_words

WIDTH = 720


class WorkbookChangesDialog(FormDialog):
    """Everything that takes effect is ticked from the start, conflicts are not.

    Once it is accepted, `chosen_changes` and `chosen_new` are what is to be taken in.
    """

    def __init__(
        self, theme: Theme, plan: Plan, found: Comparison, name: str, notice: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("Ændringer fra Excel"), WIDTH, parent)
        self._plan = plan
        self._found = found
        self._groups: list[QVBoxLayout] = []
        self._indented: list[QHBoxLayout] = []
        self.changes: list[tuple[CheckBox, Change]] = []
        self.new: list[tuple[CheckBox, NewAction]] = []
        self.body.addWidget(label(name, "strong", wrap=True))
        self._write_head(notice)
        self._write_changes([change for change in found.changes if not change.conflict])
        self._write_conflicts([change for change in found.changes if change.conflict])
        self._write_new()
        self._write_refused()
        self._write_left()
        self.body.addStretch(1)
        self._make_buttons()
        self.all_button.setVisible(len(self.boxes) > 1)
        theme.changed.connect(self._respace)
        self._respace()
        self._check()

    @property
    def boxes(self) -> list[CheckBox]:
        """All that can be ticked, from the top."""
        return [box for box, _what in (*self.changes, *self.new)]

    @property
    def chosen_changes(self) -> tuple[Change, ...]:
        """The changes that are ticked."""
        return tuple(change for box, change in self.changes if box.isChecked())

    @property
    def chosen_new(self) -> tuple[NewAction, ...]:
        """The new actions that are ticked."""
        return tuple(item for box, item in self.new if box.isChecked())

    def _write_head(self, notice: str) -> None:
        words = _("Sæt flueben ved det, der skal med i planen. Alt andet i planen bliver, som det er.")
        if self._found.changes or self._found.new:
            self.body.addWidget(label(words, "reading", wrap=True))
        if notice:
            self.body.addWidget(label(notice, "note", wrap=True))
        self.all_button = TextButton(_("Vælg ingen"))
        self.all_button.clicked.connect(self._toggle_all)
        line = QHBoxLayout()
        line.addWidget(self.all_button)
        line.addStretch(1)
        self.body.addLayout(line)

    def _write_changes(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        group = self._group(_("Ændringer"), len(changes))
        for action, of_action in groupby(changes, key=lambda change: change.action):
            group.addWidget(label(action_name(self._plan, action), "strong", wrap=True))
            for change in of_action:
                words = _("Fra {before} til {after}").format(
                    before=value_words(change.before), after=value_words(change.after)
                )
                self._offer(group, change, [words], ticked=True)

    def _write_conflicts(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        group = self._group(_("Ændret begge steder"), len(changes))
        why = _("Planen er også ændret, siden Excel-filen blev lavet. Uden hak bliver planens ord stående.")
        group.addWidget(label(why, "note", wrap=True))
        for action, of_action in groupby(changes, key=lambda change: change.action):
            group.addWidget(label(action_name(self._plan, action), "strong", wrap=True))
            for change in of_action:
                both = [
                    _("I planen: {value}").format(value=value_words(change.before)),
                    _("I Excel: {value}").format(value=value_words(change.after)),
                ]
                self._offer(group, change, both, ticked=False)

    def _offer(self, group: QVBoxLayout, change: Change, lines: list[str], *, ticked: bool) -> None:
        name = _("{field}, celle {place}").format(field=FIELD_NAMES[change.field], place=change.place)
        box = self._tick(group, name, lines, ticked=ticked)
        box.setAccessibleName(", ".join([action_name(self._plan, change.action), name, *lines]))
        self.changes.append((box, change))

    def _write_new(self) -> None:
        if not self._found.new:
            return
        group = self._group(_("Nye handlinger"), len(self._found.new))
        for item in self._found.new:
            named = str(item.fields.get(Field.TEXT) or _("Uden tekst"))
            others = [
                _("{field}: {value}").format(field=FIELD_NAMES[name], value=value_words(value))
                for name, value in item.fields.items()
                if name is not Field.TEXT
            ]
            words = _("Række {row}").format(row=item.row)
            box = self._tick(group, words, [shortened(named), " · ".join(others)], ticked=True)
            box.setAccessibleName(", ".join([_("Ny handling"), words, shortened(named), *others]))
            self.new.append((box, item))

    def _write_refused(self) -> None:
        if self._found.refused:
            group = self._group(_("Kan ikke læses"), len(self._found.refused))
            for refused in self._found.refused:
                group.addWidget(label(self._refusal(refused), "", wrap=True))

    def _refusal(self, refused: Refused) -> str:
        where = action_name(self._plan, refused.action) if refused.action is not None else _("Ny række")
        return _("{where}. {field}, celle {place}: {why}.").format(
            where=where, field=FIELD_NAMES[refused.field], place=refused.place, why=refused_words(refused)
        )

    def _write_left(self) -> None:
        """What is in one of the two only: said, and nothing is done about it."""
        lines = [
            _("Række {row} hører til en handling, som er slettet i planen.").format(row=row)
            for row in self._found.unknown
        ]
        if self._found.gone:
            group = self._group(_("Ikke i Excel-filen"), len(self._found.gone))
            group.addWidget(label(_("De bliver i planen; intet slettes."), "note", wrap=True))
            self._say(group, (action_name(self._plan, action) for action in self._found.gone))
        if lines:
            self._say(self._group(_("Ikke i planen"), len(lines)), lines)

    def _say(self, group: QVBoxLayout, lines: Iterable[str]) -> None:
        for line in lines:
            group.addWidget(label(line, "", wrap=True))

    def _group(self, heading: str, count: int) -> QVBoxLayout:
        group = QVBoxLayout()
        group.addWidget(label(f"{heading} ({count})", "panel-title", wrap=True))
        self._groups.append(group)
        self.body.addLayout(group)
        return group

    def _tick(self, group: QVBoxLayout, words: str, lines: Iterable[str], *, ticked: bool) -> CheckBox:
        box = CheckBox(self._theme, unmarked(words))
        box.setChecked(ticked)
        box.toggled.connect(self._check)
        below = QVBoxLayout()
        below.setSpacing(0)
        for line in lines:
            if line:
                below.addWidget(label(line, "", wrap=True))
        indented = QHBoxLayout()
        indented.addLayout(below)
        self._indented.append(indented)
        offer = QVBoxLayout()
        offer.setSpacing(0)
        offer.addWidget(box)
        offer.addLayout(indented)
        group.addLayout(offer)
        return box

    def _make_buttons(self) -> None:
        close = self.close_button = TextButton(_("Luk"))
        close.clicked.connect(self.reject)
        self.take_button = PrimaryButton(self._theme, _("Tag de valgte med"))
        self.take_button.setDefault(True)
        self.take_button.clicked.connect(self.accept)
        self.add_button(self.take_button)
        self.add_button(close)

    def _toggle_all(self) -> None:
        """Ticks all but conflicts, which are chosen one by one; or nothing, where something is ticked."""
        any_ticked = any(box.isChecked() for box in self.boxes)
        for box, what in (*self.changes, *self.new):
            box.setChecked(not any_ticked and not (isinstance(what, Change) and what.conflict))

    def _check(self) -> None:
        count = sum(box.isChecked() for box in self.boxes)
        self.take_button.setEnabled(count > 0)
        self.all_button.setText(_("Vælg ingen") if count else _("Vælg alle uden konflikt"))
        if not self.boxes:
            self.reason.setText(_("Der er ikke noget at tage med."))
        else:
            self.reason.setText(ngettext("{count} er valgt", "{count} er valgt", count))

    def _respace(self) -> None:
        px = self._theme.px
        for group in self._groups:
            group.setSpacing(px(6))
        for indented in self._indented:
            indented.setContentsMargins(px(30), 0, 0, px(4))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        first = self.boxes[0] if self.boxes else self.close_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)
