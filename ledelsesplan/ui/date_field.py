"""A date that is typed as people write it, or picked in a calendar; what is no date stays as typed, and is told."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import QDate, QLocale, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ledelsesplan.text import _, format_date, parse_date
from ledelsesplan.ui.controls import IconButton, announce, label, set_look
from ledelsesplan.ui.icons import icon
from ledelsesplan.ui.theme import Theme


class DateField(QWidget):
    """A line for a date. `picked` gives a new date or None, `rejected` what was typed when it is no date."""

    picked = Signal(object)
    rejected = Signal(str)

    def __init__(self, theme: Theme, accessible_name: str, today: Callable[[], datetime.date]) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._date: datetime.date | None = None
        self.line = _DateLine(theme, accessible_name)
        self.error = label(_("Skriv datoen som 03-03-2027"), "error", wrap=True)
        self.error.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.px(2))
        layout.addWidget(self.line)
        layout.addWidget(self.error)
        self.setFocusProxy(self.line)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.line.editingFinished.connect(self.commit)
        self.line.textEdited.connect(self._on_typed)
        self.line.calendar_requested.connect(self.open_calendar)

    @property
    def date(self) -> datetime.date | None:
        """The date that was last shown or picked."""
        return self._date

    @property
    def is_pending(self) -> bool:
        """Whether something is typed that is not taken over yet."""
        return self.line.text() != format_date(self._date)

    def show_date(self, value: datetime.date | None, draft: str = "") -> None:
        """Shows a date; `draft` is something typed earlier that was no date. What is being typed now is left alone."""
        if value == self._date and self.is_pending and not draft:
            return
        self.reset(value, draft)

    def reset(self, value: datetime.date | None, draft: str = "") -> None:
        """Shows a date in place of whatever stands there."""
        self._date = value
        text = draft or format_date(value)
        if self.line.text() != text:
            self.line.setText(text)
        self._show_error(bool(draft))

    def commit(self) -> bool:
        """Takes over what is typed; gives whether it is a date (or nothing)."""
        try:
            value = parse_date(self.line.text(), self._today())
        except ValueError:
            if self.error.isHidden():
                announce(self.line, self.error.text())
            self._show_error(True)
            self.rejected.emit(self.line.text())
            return False
        changed = value != self._date
        self.reset(value)
        if changed:
            self.picked.emit(value)
        return True

    def _on_typed(self, text: str) -> None:
        if not self.error.isHidden():
            try:
                parse_date(text, self._today())
            except ValueError:
                return
            self._show_error(False)

    def _show_error(self, wrong: bool) -> None:
        if wrong == self.error.isHidden():
            self.error.setVisible(wrong)
            self.line.setAccessibleDescription(self.error.text() if wrong else "")
            set_look(self.line, "invalid", wrong)

    def open_calendar(self) -> None:
        """Shows the calendar below the field, on the date or on today."""
        calendar = CalendarPopup(self._theme, self._date or self._today(), self._today(), self)
        calendar.chosen.connect(self._on_chosen)
        calendar.open_below(self.line)

    def _on_chosen(self, value: datetime.date) -> None:
        self.line.setText(format_date(value))
        self.commit()


class _DateLine(QLineEdit):
    """The line with the calendar's button in it; Down opens the calendar, too."""

    calendar_requested = Signal()

    def __init__(self, theme: Theme, accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(accessible_name)
        self._button = IconButton(theme, "calendar", _("Vælg i kalender (pil ned)"), size=14)
        self._button.setParent(self)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.clicked.connect(self.calendar_requested)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setTextMargins(0, 0, self._theme.px(22), 0)
        self._place()

    def _place(self) -> None:
        side = self._theme.px(28)
        self._button.move(self.width() - side - self._theme.px(3), (self.height() - side) // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button stays at the right."""
        super().resizeEvent(event)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and F4 open the calendar."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.calendar_requested.emit()
            return
        super().keyPressEvent(event)


class CalendarPopup(QFrame):
    """A month to pick a day from: arrows move, PgUp and PgDn change the month, Enter picks, Esc closes."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, shown: datetime.date, today: datetime.date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.setAccessibleName(_("Kalender"))
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        plain = QTextCharFormat()
        plain.setForeground(theme.colour("ink"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        header = QTextCharFormat()
        header.setForeground(theme.colour("ink2"))
        header.setBackground(theme.colour("surface"))
        self.calendar.setHeaderTextFormat(header)
        size = theme.px(16)
        for name, sign, words in (
            ("qt_calendar_prevmonth", "chevron-left", _("Forrige måned")),
            ("qt_calendar_nextmonth", "chevron-right", _("Næste måned")),
        ):
            button = self.calendar.findChild(QToolButton, name)
            assert isinstance(button, QToolButton)
            button.setIcon(icon(sign, theme.colour("ink"), size))
            button.setIconSize(QSize(size, size))
            button.setAccessibleName(words)
            button.setToolTip(words)
        standing_out = QTextCharFormat()
        standing_out.setFontWeight(QFont.Weight.Bold)
        standing_out.setFontUnderline(True)
        self.calendar.setDateTextFormat(QDate(today.year, today.month, today.day), standing_out)
        self.calendar.clicked.connect(self._choose)
        self.calendar.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.px(4), theme.px(4), theme.px(4), theme.px(4))
        layout.addWidget(self.calendar)
        self.setFixedSize(theme.px(320), theme.px(290))

    def open_below(self, anchor: QWidget) -> None:
        """Shows itself below a widget, or above it where the screen ends."""
        self.move(popup_place(anchor, self.size()))
        self.show()
        self.calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _choose(self, day: QDate) -> None:
        self.chosen.emit(datetime.date(day.year(), day.month(), day.day()))
        self.close()


def popup_place(anchor: QWidget, size: QSize) -> QPoint:
    """Where a popup of a size stands: below its anchor, above it where there is no room, and always on the screen."""
    screen = anchor.screen().availableGeometry()
    below = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
    y = below.y()
    if y + size.height() > screen.bottom():
        above = anchor.mapToGlobal(QPoint(0, 0)).y() - size.height() - 2
        y = above if above >= screen.top() else max(screen.bottom() - size.height(), screen.top())
    x = max(min(below.x(), screen.right() - size.width()), screen.left())
    return QPoint(x, y)
