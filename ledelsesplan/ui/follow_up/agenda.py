"""The days of a plan as rows: what is overdue, what comes, and the talks that were."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from ledelsesplan.core.plan import Plan
from ledelsesplan.core.schedule import Day, DayKind, days
from ledelsesplan.text import _, format_date, format_week, overdue
from ledelsesplan.ui.controls import RowButton, empty_layout, label, rule
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme

KINDS = {
    DayKind.DEADLINE: _("Frist"),
    DayKind.ACTION_FOLLOW_UP: _("Opfølgning på handling"),
    DayKind.PLAN_FOLLOW_UP: _("Opfølgning på hele planen"),
    DayKind.TALK: _("Samtale"),
}
DATE_WIDTH = 104


def to_come(plan: Plan, today: date) -> tuple[Day, ...]:
    """What still calls: what is ahead, and deadlines that are past and not met."""
    return tuple(day for day in days(plan) if day.is_open and (day.date >= today or day.kind is DayKind.DEADLINE))


def held(plan: Plan, today: date) -> tuple[Day, ...]:
    """The talks that were, the latest first."""
    return tuple(day for day in reversed(days(plan)) if day.kind is DayKind.TALK and day.date < today)


def words_of(day: Day, plan: Plan) -> str:
    """What a day is about."""
    if day.talk is not None:
        return day.talk.label or _("Samtale")
    if day.action is not None:
        return day.action.text or _("Handling uden tekst")
    return plan.title


class DayRow(RowButton):
    """A day: date and week, what it is about, what kind of day it is, and how late."""

    def __init__(self, theme: Theme, day: Day, plan: Plan, today: date) -> None:
        late = day.action.days_overdue(today) if day.action is not None and day.kind is DayKind.DEADLINE else 0
        kind, what = KINDS[day.kind], words_of(day, plan)
        said = [format_date(day.date), kind, what, *([overdue(late)] if late else [])]
        super().__init__(theme, ", ".join(said))
        px = theme.px
        when = QVBoxLayout()
        when.setSpacing(0)
        when.addWidget(label(format_date(day.date), "strong"))
        when.addWidget(label(format_week(day.date), "meta"))
        when.addStretch(1)
        what_label = label(what, wrap=True)
        facts = QHBoxLayout()
        facts.setSpacing(px(8))
        facts.addWidget(label(kind, "meta"))
        if late:
            sign = QLabel()
            sign.setPixmap(icon_pixmap("warning", theme.colour("danger"), px(14), self.devicePixelRatioF()))
            facts.addWidget(sign)
            facts.addWidget(label(overdue(late), "error"))
        facts.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(what_label)
        words.addLayout(facts)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(14), px(8), px(14), px(8))
        layout.setSpacing(px(12))
        layout.addLayout(when)
        layout.addLayout(words, 1)
        for number in range(when.count()):
            item = when.itemAt(number)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setFixedWidth(px(DATE_WIDTH))


class Agenda(QFrame):
    """A card of days. `opened` gives the key of the day that is pressed."""

    opened = Signal(str)

    def __init__(self, theme: Theme, name: str, empty: str) -> None:
        super().__init__()
        self._theme = theme
        self._empty = empty
        self._rows: dict[str, DayRow] = {}
        self._shown: object = None
        self.setProperty("kind", "card")
        self.setAccessibleName(name)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(0)
        theme.changed.connect(self._forget)

    def _forget(self) -> None:
        self._shown = None

    def show_days(self, listed: tuple[Day, ...], plan: Plan, today: date) -> None:
        """Shows days; the row that had the focus keeps it where it is still there."""
        showing = (listed, plan.title, today)
        if showing == self._shown:
            return
        self._shown = showing
        focused = next((key for key, row in self._rows.items() if row.hasFocus()), None)
        empty_layout(self._layout)
        self._layout.setContentsMargins(1, self._theme.px(4), 1, self._theme.px(4))
        self._rows = {}
        for number, day in enumerate(listed):
            if number:
                self._layout.addWidget(rule())
            self._layout.addWidget(self._row(day, plan, today))
        if not listed:
            words = label(self._empty, "subtitle", wrap=True)
            words.setContentsMargins(*(self._theme.px(side) for side in (14, 8, 14, 8)))
            self._layout.addWidget(words)
        if focused in self._rows:
            # A layout shows what is new in it later, and what is not shown yet takes no focus.
            self._rows[focused].show()
            self._rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, day: Day, plan: Plan, today: date) -> DayRow:
        row = DayRow(self._theme, day, plan, today)
        row.clicked.connect(lambda: self.opened.emit(day.key))
        self._rows[day.key] = row
        return row

    def rows(self) -> Iterator[DayRow]:
        """The rows in their order."""
        return iter(self._rows.values())

    def row(self, key: str) -> DayRow | None:
        """The row of a day."""
        return self._rows.get(key)
