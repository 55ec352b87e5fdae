"""The form in which an action is agreed on the wall: what, who, by when, and how we shall see that it works."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from ledelsesplan.core import edits
from ledelsesplan.core.plan import Action, Plan
from ledelsesplan.text import _, format_date, parse_date
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import ROW, WALL, draw_line, small
from ledelsesplan.ui.workshop.measures import SEMI_BOLD, Measures
from ledelsesplan.ui.workshop.wall_field import WallField, dropped_date

TEXT, RESPONSIBLE, DEADLINE, SIGN = "text", "responsible", "deadline", "success_sign"
NAMES = {
    TEXT: _("Handling"),
    RESPONSIBLE: _("Ansvarlig"),
    DEADLINE: _("Frist"),
    SIGN: _("Tegn på, at det lykkes"),
}


class ActionFormWall(QWidget):
    """Four lines, written into the plan as they are typed. Enter goes on to the next, and after the last it is done."""

    closed = Signal()

    def __init__(self, conductor: Conductor, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self._today = today
        self._behaviour = ""
        self._action = ""
        self._measures: Measures | None = None
        self.setVisible(False)
        self.fields = {name: WallField(conductor.document, label, self) for name, label in NAMES.items()}
        listed = list(self.fields)
        for number, (name, field) in enumerate(self.fields.items()):
            field.textEdited.connect(partial(self._type, name))
            field.left.connect(self.close_form)
            if number + 1 < len(listed):
                field.finished.connect(self.fields[listed[number + 1]].setFocus)
            else:
                field.finished.connect(self.close_form)
            field.show()
        self.fields[DEADLINE].editingFinished.connect(self._tidy_date)
        self.fields[RESPONSIBLE].editingFinished.connect(self._complete_name)
        self.fields[DEADLINE].setPlaceholderText(_("f.eks. 30-4"))
        conductor.document.changed.connect(self._follow)
        conductor.page_changed.connect(self.close_form)

    @property
    def is_open(self) -> bool:
        """Whether an action is being written."""
        return self.isVisible()

    @property
    def behaviour(self) -> str:
        """What the action is about."""
        return self._behaviour

    def open(self, behaviour: str, action: str = "") -> None:
        """Begins a new action for a behaviour, or opens one."""
        self._behaviour = behaviour
        self._action = action
        for field in self.fields.values():
            field.clear()
        self._follow()
        self._offer_names()
        self.show()
        self.raise_()
        self.fields[TEXT].setFocus()

    def _complete_name(self) -> None:
        """The beginning of one participant's name, and of no other's, means that participant."""
        field = self.fields[RESPONSIBLE]
        typed = field.text().strip().casefold()
        people = [person.name for person in self._conductor.plan.participants]
        found = [name for name in people if typed and name.casefold().startswith(typed)]
        if len(found) == 1 and field.text() != found[0] and self._action_now() is not None:
            field.setText(found[0])
            self._type(RESPONSIBLE, found[0])

    def _offer_names(self) -> None:
        """Completes the responsible from the participants."""
        popup = QListView()
        names = [person.name for person in self._conductor.plan.participants]
        completer = QCompleter(names, self)
        completer.setPopup(popup)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.fields[RESPONSIBLE].setCompleter(completer)
        if self._measures is not None:
            popup.setStyleSheet(
                f"QListView {{ background: {WALL.paper}; color: {WALL.ink}; border: 2px solid {WALL.line};"
                f" font-size: {self._measures.pixels(3.2)}px; selection-background-color: {WALL.ink};"
                f" selection-color: {WALL.paper}; }}"
            )

    def close_form(self) -> None:
        """Ends the writing; a date that is none is told, and what was there before stays."""
        if not self.isVisible():
            return
        self._conductor.document.seal()
        self.hide()
        self._end_date()
        self.closed.emit()

    # The plan

    def _action_now(self) -> Action | None:
        return self._conductor.plan.action(self._action)

    def _follow(self) -> None:
        action = self._action_now()
        if action is None:
            return
        self.fields[TEXT].show_text(action.text)
        self.fields[RESPONSIBLE].show_text(action.responsible)
        self.fields[SIGN].show_text(action.success_sign)
        if not self.fields[DEADLINE].hasFocus() and self._is_date():
            self.fields[DEADLINE].show_text(format_date(action.deadline))

    def _type(self, name: str, text: str) -> None:
        value: Any = text
        if name == DEADLINE:
            try:
                value = parse_date(text, self._today())
            except ValueError:
                return
        if self._action_now() is None:
            if not value:
                return
            self._action = edits.fresh_id()
            self._write(
                _("Ny handling"), name, edits.add_action, self._behaviour, identifier=self._action, **{name: value}
            )
        else:
            self._write(_("Ret handling"), name, edits.change_action, self._action, **{name: value})

    def _write(self, label: str, name: str, edit: Callable[..., Plan], *args: Any, **fields: Any) -> None:
        self._conductor.document.type(label, ("action", self._action, name), edit, *args, **fields)

    def _tidy_date(self) -> None:
        """Shows the date that was understood, or says how a date is written."""
        field, action = self.fields[DEADLINE], self._action_now()
        if not self._is_date():
            self._conductor.say(_("Skriv datoen som 03-03-2027"))
            return
        self._conductor.say_nothing()
        if action is not None:
            field.show_text(format_date(parse_date(field.text(), self._today())))

    def _end_date(self) -> None:
        """The field goes, and with it the word on how a date is written; one that is none is told to be dropped."""
        if self._is_date():
            self._conductor.say_nothing()
        else:
            self._conductor.say(dropped_date(self.fields[DEADLINE].text()))

    def _is_date(self) -> bool:
        """Whether the deadline can be understood; an empty one is none."""
        try:
            parse_date(self.fields[DEADLINE].text(), self._today())
        except ValueError:
            return False
        return True

    # Drawing

    def place(self, rect: QRectF, measures: Measures) -> None:
        """Takes its place on the page."""
        self._measures = measures
        m = measures
        self.setGeometry(rect.toAlignedRect())
        inner = m.w(1.2)
        width = rect.width() - 2 * inner
        half = (width - m.w(3)) / 2
        label, line = m.h(3.6), m.h(5.2)
        top = m.h(1.2)
        places = {
            TEXT: QRectF(inner, top + label, width, line),
            RESPONSIBLE: QRectF(inner, top + 2 * label + line + m.h(1.4), half, line),
            DEADLINE: QRectF(inner + half + m.w(3), top + 2 * label + line + m.h(1.4), half, line),
            SIGN: QRectF(inner, top + 3 * label + 2 * line + m.h(2.8), width, line),
        }
        for name, place in places.items():
            self.fields[name].place(place, m.font(3.6), underlined=True)

    @staticmethod
    def height_for(measures: Measures) -> float:
        """How high the form is on a page of this size."""
        return measures.h(1.2 + 3 * (3.6 + 5.2) + 2.8 + 1.6)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), ROW)
        m = self._measures
        if m is not None:
            for name, field in self.fields.items():
                place = QRectF(field.geometry())
                label = QRectF(place.x(), place.y() - m.h(3.6), place.width(), m.h(3.6))
                draw_line(painter, label, NAMES[name], small(m, SEMI_BOLD))
        painter.end()
