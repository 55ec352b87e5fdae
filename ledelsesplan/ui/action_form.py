"""The fields of an action under each other and in pairs; which values they show is the editor's business."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ledelsesplan.terms import ACTIVITY_TYPE, STATUS
from ledelsesplan.text import _
from ledelsesplan.ui.action_model import STATUS_ORDER
from ledelsesplan.ui.choice_field import ChoiceField, NameField
from ledelsesplan.ui.controls import TextButton, label
from ledelsesplan.ui.date_field import DateField
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.status import STATUS_ICON
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import Whereabouts


class ActionForm(QWidget):
    """The fields by the names that they have in `Action`; `goal` is the text of the goal."""

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._layout = QVBoxLayout(self)
        self._bar_width = 0
        self._pairs: list[QGridLayout] = []
        self._groups: list[QVBoxLayout] = []
        self.texts: dict[str, NoteField] = {}
        self.dates: dict[str, DateField] = {}
        self.choices: dict[str, ChoiceField] = {}
        self._add_text("text", _("Handling"), 2)
        self._add_text("goal", _("Udviklingsmål"), 2)
        self.shared = label("", "meta", wrap=True)
        self.shared.hide()
        self._groups[-1].addWidget(self.shared)
        self._add_text("success_sign", _("Tegn på, at det lykkes"), 2)
        activities = [(None, _("Ikke valgt")), *((kind, name) for kind, name in ACTIVITY_TYPE.items())]
        self.choices["activity_type"] = ChoiceField(theme, _("Aktivitetstype"), activities)
        self.responsible = NameField(theme, _("Ansvarlig"))
        self._add_pair((_("Aktivitetstype"), self.choices["activity_type"]), (_("Ansvarlig"), self.responsible))
        self._add_text("support", _("Støtte/ressourcer"), 1)
        self.dates["start"] = DateField(theme, _("Start"), today)
        self.dates["deadline"] = DateField(theme, _("Frist"), today)
        self._add_pair((_("Start"), self.dates["start"]), (_("Frist"), self.dates["deadline"]))
        self._add_overdue()
        self.dates["follow_up"] = DateField(theme, _("Opfølgning"), today)
        statuses = [(status, STATUS[status]) for status in STATUS_ORDER]
        signs = [STATUS_ICON[status] for status in STATUS_ORDER]
        self.choices["status"] = ChoiceField(theme, _("Status"), statuses, signs)
        self._add_pair((_("Opfølgning"), self.dates["follow_up"]), (_("Status"), self.choices["status"]))
        self._add_text("note", _("Note"), 2)
        theme.changed.connect(self._restyle)

    def _group(self) -> QVBoxLayout:
        group = QVBoxLayout()
        self._groups.append(group)
        self._layout.addLayout(group)
        return group

    def _add_text(self, name: str, words: str, lines: int) -> None:
        field = NoteField(self._theme, words, lines=lines, most=14)
        field.setUndoRedoEnabled(False)
        field.document().setDocumentMargin(2)
        self.texts[name] = field
        group = self._group()
        group.addWidget(label(words, "label"))
        group.addWidget(field)

    def _add_pair(self, *fields: tuple[str, QWidget]) -> None:
        pair = QGridLayout()
        self._pairs.append(pair)
        for column, (words, field) in enumerate(fields):
            pair.setColumnStretch(column, 1)
            pair.addWidget(label(words, "label"), 0, column)
            pair.addWidget(field, 1, column, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(pair)

    def _add_overdue(self) -> None:
        self._overdue = QWidget()
        self._overdue_sign = QLabel()
        self.overdue = label("", "error", wrap=True)
        line = QHBoxLayout(self._overdue)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._overdue_sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.overdue, 1)
        self._overdue.hide()
        self._layout.addWidget(self._overdue)

    def add_section(self, section: QWidget) -> None:
        """Adds something below the fields."""
        self._layout.addWidget(section)

    def add_place(self) -> None:
        """Adds, last, what the action belongs to, and the way to change it."""
        group = self._group()
        self.place = label("", "meta", wrap=True)
        self.wording = label("", "", wrap=True)
        self.pick_button = TextButton("")
        group.addWidget(label(_("Forventning"), "label"))
        for widget in (self.place, self.wording):
            group.addWidget(widget)
        group.addWidget(self.pick_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._layout.addStretch(1)
        self._restyle()

    def show_place(self, where: Whereabouts, whole_plan: bool) -> None:
        """Shows what the action belongs to."""
        self.place.setText(where.line if where.flag is not None or not where.place else where.place)
        self.wording.setText(where.wording)
        self.wording.setVisible(bool(where.wording))
        self.pick_button.setText(_("Vælg en forventning …") if whole_plan else _("Skift forventning …"))

    def show_shared(self, words: str) -> None:
        """Says whom the goal is shared with."""
        self.shared.setText(words)
        self.shared.setVisible(bool(words))

    def show_overdue(self, words: str) -> None:
        """Says below the deadline that it is past."""
        self.overdue.setText(words)
        self._overdue.setVisible(bool(words))

    def leave_room_for_bar(self, width: int) -> None:
        """Takes the width of a scroll bar (px) off the right margin, so that the fields keep their width beside it."""
        self._bar_width = min(width, self._theme.px(14))
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(18), px(10), px(18) - self._bar_width, px(16))
        self._layout.setSpacing(px(7))
        for group in self._groups:
            group.setSpacing(px(2))
        for pair in self._pairs:
            pair.setHorizontalSpacing(px(12))
            pair.setVerticalSpacing(px(2))
        size = px(16)
        colour = self._theme.colour("danger")
        self._overdue_sign.setPixmap(icon_pixmap("warning", colour, size, self.devicePixelRatioF()))
