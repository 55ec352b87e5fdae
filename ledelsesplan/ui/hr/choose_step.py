"""The first step: which plans are read, of which period, and how small a group may be."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from ledelsesplan.compiling.gathering import Request
from ledelsesplan.core.anonymity import USUAL_MINIMUM
from ledelsesplan.core.compiled import Period
from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.storage.units import read_units
from ledelsesplan.text import _, describe, ngettext
from ledelsesplan.ui.controls import ElidedLabel, IconTextButton, TextButton, label, set_kind
from ledelsesplan.ui.date_field import DateField
from ledelsesplan.ui.hr.panes import card
from ledelsesplan.ui.hr.path_field import PathField
from ledelsesplan.ui.theme import Theme

TWO_COLUMNS_FROM = 940
LARGEST_MINIMUM_LENGTH = 4
MOST_LINES, FEW_LINES = 4, 2


class Chosen(NamedTuple):
    """What is chosen: what is read, and how many plans there have to be behind a figure."""

    request: Request
    minimum: int


class ChooseStep(QScrollArea):
    """The fields. `changed` tells of every change; the requests ask for a dialog."""

    changed = Signal()
    units_requested = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._units: Path | None = None
        self.plans = PathField(
            theme,
            _("Planer, der skal samles"),
            _("Her kommer de mapper og filer, du tilføjer. En mappe læses med alt, hvad den indeholder."),
            lines=MOST_LINES,
        )
        self.previous = PathField(
            theme,
            _("Planer fra perioden før"),
            _("Ingen. Tilføj planerne fra sidste år for at se udviklingen."),
            lines=1,
        )
        self.first = DateField(theme, _("Fra"), today)
        self.last = DateField(theme, _("Til og med"), today)
        self.minimum = QLineEdit(str(USUAL_MINIMUM))
        self.minimum.setAccessibleName(_("Mindste gruppe"))
        self.minimum.setValidator(QRegularExpressionValidator(f"[0-9]{{0,{LARGEST_MINIMUM_LENGTH}}}", self.minimum))
        self.choose_units = IconTextButton(theme, "document", _("Vælg liste …"))
        self.drop_units = TextButton(_("Fjern listen"))
        self.units_name = ElidedLabel("strong")
        self.units_words = label("", "meta", wrap=True)
        self._titles: list[QLabel] = []
        self._cards: list[QBoxLayout] = []
        self._wire()
        self._arrange()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show_units("", "meta")
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _wire(self) -> None:
        for field in (self.plans, self.previous):
            field.changed.connect(self.changed)
        for day in (self.first, self.last):
            for told in (day.line.textChanged, day.picked, day.rejected):
                told.connect(self.changed)
        self.minimum.textChanged.connect(self.changed)
        self.choose_units.clicked.connect(self.units_requested)
        self.drop_units.clicked.connect(self.forget_units)

    def _arrange(self) -> None:
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plans, plans_layout = card()
        plans_layout.addWidget(label(_("Planer"), "panel-title"))
        plans_layout.addWidget(
            label(
                _("Planfiler, kopier til HR og de Excel-filer, der er lavet af planer. Filerne ændres ikke."),
                "note",
                wrap=True,
            )
        )
        plans_layout.addWidget(self.plans)
        self._dates = QGridLayout()
        for number, (name, day) in enumerate(((_("Fra"), self.first), (_("Til og med"), self.last))):
            title = self._field_title(name)
            title.setBuddy(day.line)
            self._dates.addWidget(title, 0, number)
            self._dates.addWidget(day, 1, number, Qt.AlignmentFlag.AlignTop)
        plans_layout.addLayout(self._dates)
        plans_layout.addWidget(
            label(
                _("Af hver plan tæller den nyeste runde i perioden. Uden datoer er det den nyeste af alle."),
                "meta",
                wrap=True,
            )
        )
        plans_layout.addStretch(1)
        more, more_layout = card()
        more_layout.addWidget(label(_("Kan vælges til"), "panel-title"))
        before, units, smallest = (
            self._field_title(name) for name in (_("Perioden før"), _("Liste over enheder"), _("Mindste gruppe"))
        )
        smallest.setBuddy(self.minimum)
        form = _("En CSV-fil med kolonnen Enhed og eventuelt Ledere (antal), én enhed på hver linje: »Enhed;Ledere«.")
        why = _("Så mange planer skal der være bag et tal, for at det vises.")
        for part in (
            *(before, self.previous),
            *(units, label(form, "meta", wrap=True), self.units_name, self._units_row(), self.units_words),
            *(smallest, label(why, "meta", wrap=True), self.minimum),
        ):
            more_layout.addWidget(part)
        more_layout.addStretch(1)
        self._cards = [plans_layout, more_layout]
        sheet = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, sheet)
        self._columns.addWidget(plans, 1)
        self._columns.addWidget(more, 1)
        self.setWidget(sheet)

    def _field_title(self, name: str) -> QLabel:
        title = label(name, "label")
        self._titles.append(title)
        return title

    def _units_row(self) -> QWidget:
        row = QWidget()
        self._units_buttons = QHBoxLayout(row)
        self._units_buttons.setContentsMargins(0, 0, 0, 0)
        self._units_buttons.addWidget(self.choose_units)
        self._units_buttons.addWidget(self.drop_units)
        self._units_buttons.addStretch(1)
        return row

    def _restyle(self) -> None:
        px, large = self._theme.px, self._theme.large
        side = px(40 if large else 20)
        self._columns.setContentsMargins(side, px(16), side, px(16))
        self._columns.setSpacing(px(16))
        for layout in self._cards:
            layout.setContentsMargins(px(20), px(16), px(20), px(18))
            layout.setSpacing(px(6))
        for title in self._titles:
            title.setContentsMargins(0, px(10), 0, 0)
        self._dates.setHorizontalSpacing(px(12))
        self._dates.setVerticalSpacing(px(6))
        self._units_buttons.setSpacing(px(8))
        self.minimum.setFixedWidth(px(80))
        self._choose_direction()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards beside each other, or below each other in a narrow window."""
        super().resizeEvent(event)
        self._choose_direction()

    def _choose_direction(self) -> None:
        beside = self._theme.width_at_full_size(self.width()) >= TWO_COLUMNS_FROM
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self.plans.show_lines(MOST_LINES if beside else FEW_LINES)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keeps the field with the focus in sight."""
        content = self.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            self.ensureWidgetVisible(now, 0, self._theme.px(24))

    def focus_main(self) -> None:
        """Gives the focus to what is done first, or to the list that is there."""
        target: QWidget = self.plans.list if self.plans.paths else self.plans.add_folder
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is chosen

    def take_typed(self) -> None:
        """Takes dates over that are typed."""
        self.first.commit()
        self.last.commit()

    def problem(self) -> str:
        """Why nothing can be read yet, in words."""
        if not self.plans.paths:
            return _("Tilføj en mappe eller filer med planer.")
        for day in (self.first, self.last):
            if not day.error.isHidden():
                return _("En af datoerne er ikke en dato.")
        first, last = self.first.date, self.last.date
        if first is not None and last is not None and first > last:
            return _("Perioden slutter, før den begynder.")
        if not self._minimum():
            return _("Skriv, hvor mange planer der mindst skal være bag et tal.")
        return ""

    def _minimum(self) -> int:
        text = self.minimum.text()
        return int(text) if text else 0

    def chosen(self) -> Chosen:
        """What is chosen now."""
        period = Period(self.first.date, self.last.date)
        return Chosen(Request(self.plans.paths, period, self.previous.paths, self._units), self._minimum())

    def set_minimum(self, minimum: int) -> None:
        """Another smallest group."""
        self.minimum.setText(str(minimum))

    # The list of units

    def use_units(self, path: Path) -> None:
        """Takes a list of units, or says on which line it is wrong; then it is not taken."""
        try:
            units = read_units(path)
        except LedelsesplanError as error:
            self._show_units(describe(error), "error")
            return
        self._units = path
        words = ngettext("{count} enhed", "{count} enheder", len(units))
        leaders = sum(unit.leaders or 0 for unit in units)
        if leaders:
            words = _("{units} med {leaders}").format(
                units=words, leaders=ngettext("{count} leder", "{count} ledere", leaders)
            )
        self._show_units(f"{words}.", "meta")
        self.changed.emit()

    def forget_units(self) -> None:
        """Takes the list of units away."""
        self._units = None
        self._show_units("", "meta")
        self.choose_units.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_units(self, words: str, kind: str) -> None:
        self.units_name.setText(self._units.name if self._units is not None else "")
        self.units_name.setVisible(self._units is not None)
        self.drop_units.setVisible(self._units is not None)
        set_kind(self.units_words, kind)
        self.units_words.setText(words)
        self.units_words.setVisible(bool(words))
