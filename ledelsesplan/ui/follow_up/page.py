"""Opfølgning: the days that come, the talks, dated notes on the whole plan, and the wheel of the year."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.core.plan import Talk
from ledelsesplan.core.schedule import Day, days
from ledelsesplan.storage.year_wheels import load_year_wheel
from ledelsesplan.text import _, describe, ngettext
from ledelsesplan.ui.action_follow_ups import FollowUps
from ledelsesplan.ui.controls import IconTextButton, label
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.follow_up.agenda import Agenda, held, to_come
from ledelsesplan.ui.follow_up.organisation_dates import fetch_dates, save_example
from ledelsesplan.ui.follow_up.talk_dialog import REMOVE, TalkDialog
from ledelsesplan.ui.follow_up.year_card import YearCard
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.messages import Messages
from ledelsesplan.ui.page import Hints, Page
from ledelsesplan.ui.scrolling import scrolling
from ledelsesplan.ui.theme import Theme

BESIDE_FROM = 1060
CARD_WIDTH = 400


class FollowUpPage(Page):
    """What comes, to the left; the year to the right, or below in a narrow window."""

    action_requested = Signal(str)
    properties_requested = Signal()
    calendar_requested = Signal()

    def __init__(self, theme: Theme, document: Document, messages: Messages, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._messages = messages
        self._today = today
        self.agenda = Agenda(
            theme, _("Det kommer"), _("Ingen frister, opfølgninger eller samtaler endnu. Begynd med en samtale.")
        )
        self.held = Agenda(theme, _("Samtaler, der har været"), "")
        self.notes = FollowUps(theme, today)
        self.year = YearCard(theme, today())
        self.new_talk = IconTextButton(theme, "plus", _("Ny samtale"), "primary")
        self.calendar = IconTextButton(theme, "calendar", _("Lav kalenderfil"))
        self._lay_out()
        self._wire()
        self._restyle()
        self._load_dates()
        self._refresh()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Opfølgning"), "section"))
        head.addStretch(1)
        head.addWidget(self.calendar)
        head.addWidget(self.new_talk)
        self._held_title = label(_("Samtaler, der har været"), "panel-title")
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addLayout(head)
        self._left.addWidget(self.agenda)
        self._left.addWidget(self._held_title)
        self._left.addWidget(self.held)
        self._left.addWidget(label(_("Noter om hele planen"), "panel-title"))
        card = QFrame()
        card.setProperty("kind", "card")
        self._notes_layout = QVBoxLayout(card)
        self._notes_layout.addWidget(self.notes)
        self._left.addWidget(card)
        self._left.addStretch(1)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.addWidget(left, 1)
        self._columns.addWidget(self.year, 0, Qt.AlignmentFlag.AlignTop)
        self._scroll = scrolling(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)

    def _wire(self) -> None:
        self.new_talk.clicked.connect(lambda: self._ask_for_talk(None))
        self.calendar.clicked.connect(self.calendar_requested)
        self.agenda.opened.connect(self._open)
        self.held.opened.connect(self._open)
        self.year.import_requested.connect(self._fetch_dates)
        self.year.example_requested.connect(lambda: save_example(self.window(), self._messages))
        self.notes.write_requested.connect(self._write_note)
        self.notes.written.connect(self._document.seal)
        self.notes.remove_requested.connect(self._remove_note)
        Following(self, self._document, self._follow)
        self._theme.changed.connect(self._restyle)

    # What is shown

    def _fetch_dates(self) -> None:
        if fetch_dates(self.window(), self._messages):
            self._load_dates()

    def _load_dates(self) -> None:
        """Reads the organisation's dates; what is wrong with them is said on the card."""
        try:
            self.year.show_dates(load_year_wheel())
        except LedelsesplanError as error:
            self.year.show_dates((), describe(error))

    def _follow(self) -> None:
        self._refresh()
        self.hints_changed.emit()

    def _refresh(self) -> None:
        plan, today = self._document.plan, self._today()
        past = held(plan, today)
        self.agenda.show_days(to_come(plan, today), plan, today)
        self.held.show_days(past, plan, today)
        self.held.setVisible(bool(past))
        self._held_title.setVisible(bool(past))
        self.notes.show_notes(plan.follow_ups)
        self.year.show_plan(plan)

    def hints(self) -> Hints:
        """The keys of the lists, where there is a day in one of them."""
        if not any((*self.agenda.rows(), *self.held.rows())):
            return ((("Ctrl+Z",), _("Fortryd")),)
        return ((("↑", "↓"), _("Flyt")), (("Enter",), _("Åbn")), (("Ctrl+Z",), _("Fortryd")))

    def summary(self) -> str:
        """How much is to come."""
        plan, today = self._document.plan, self._today()
        coming = to_come(plan, today)
        late = sum(day.action is not None and day.date < today for day in coming)
        ahead = len(coming) - late
        said = [ngettext("{count} dato i vente", "{count} datoer i vente", ahead) if ahead else _("Intet i vente")]
        if late:
            said.append(ngettext("{count} overskredet", "{count} overskredne", late))
        return " · ".join(said)

    def focus_main(self) -> None:
        """The first day that comes, or the button that makes one."""
        first = next(self.agenda.rows(), None)
        (first or self.new_talk).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down move from day to day."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        rows = [*self.agenda.rows(), *self.held.rows()]
        current = next((number for number, row in enumerate(rows) if row.hasFocus()), None)
        if step is None or current is None or not 0 <= current + step < len(rows):
            super().keyPressEvent(event)
            return
        target = rows[current + step]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(target)

    # What is done

    def _open(self, key: str) -> None:
        day = next((item for item in days(self._document.plan) if item.key == key), None)
        if day is not None:
            self._open_day(day)

    def _open_day(self, day: Day) -> None:
        if day.talk is not None:
            self._ask_for_talk(day.talk)
        elif day.action is not None:
            self.action_requested.emit(day.action.id)
        else:
            self.properties_requested.emit()

    def _ask_for_talk(self, talk: Talk | None) -> None:
        dialog = TalkDialog(self._theme, talk, self._today, self.window())
        result = dialog.exec()
        dialog.deleteLater()
        if result == REMOVE and talk is not None:
            self._document.apply(_("Slet samtale"), talk_edits.remove_talk, talk.id)
        elif result == QDialog.DialogCode.Accepted:
            on, words = dialog.chosen
            identifier = talk.id if talk is not None else edits.fresh_id()
            step = _("Ny samtale") if talk is None else _("Ret samtale")
            self._document.apply(step, talk_edits.put_talk, on, words, identifier=identifier)
            self._go_to(f"{identifier}-talk")

    def _go_to(self, key: str) -> None:
        row = self.agenda.row(key) or self.held.row(key) or self.new_talk
        row.show()
        row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_note(self, identifier: str, on: date, text: str) -> None:
        key = ("plan-note", identifier)
        self._document.type(_("Skriv note om planen"), key, talk_edits.write_plan_note, on, text, identifier=identifier)

    def _remove_note(self, identifier: str) -> None:
        note = next((item for item in self._document.plan.follow_ups if item.id == identifier), None)
        if note is not None:
            self._document.apply(
                _("Slet note om planen"), talk_edits.write_plan_note, note.date, "", identifier=identifier
            )

    # Layout

    def set_layout_width(self, width: float) -> None:
        """The year stands beside the days, or below them in a narrow window."""
        beside = width >= BESIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        if beside:
            self.year.setFixedWidth(self._theme.px(CARD_WIDTH))
        else:
            self.year.setMinimumWidth(0)
            self.year.setMaximumWidth(16_777_215)

    def _restyle(self) -> None:
        px = self._theme.px
        margin = px(40 if self._theme.large else 20)
        self._columns.setContentsMargins(margin, px(16), margin, px(20))
        self._columns.setSpacing(px(24))
        self._left.setSpacing(px(10))
        self._notes_layout.setContentsMargins(px(14), px(10), px(14), px(14))
        if self.isVisible():
            self._refresh()
