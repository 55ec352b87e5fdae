"""The card of the year: the wheel, what its numbers and shapes mean, and where the organisation's dates are from."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.plan import Plan
from ledelsesplan.core.schedule import DayKind, days
from ledelsesplan.core.year_wheel import YearlyDate, occurrences
from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconButton, TextButton, empty_layout, label
from ledelsesplan.ui.follow_up.wheel import DaySign, Wheel, WheelYear, day_kinds, period_in_words
from ledelsesplan.ui.theme import Theme

KINDS = {
    DayKind.DEADLINE: _("Frist"),
    DayKind.ACTION_FOLLOW_UP: _("Opfølgning"),
    DayKind.TALK: _("Samtale"),
}


class YearCard(QFrame):
    """Shows one year; `import_requested` and `example_requested` are about the organisation's dates."""

    import_requested = Signal()
    example_requested = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._theme = theme
        self._today = today
        self._year = today.year
        self._plan: Plan | None = None
        self._dates: tuple[YearlyDate, ...] = ()
        self._problem = ""
        self.setProperty("kind", "card")
        self.setAccessibleName(_("Årshjul"))
        self._title = label("", "panel-title")
        self._back = IconButton(theme, "chevron-left", _("Forrige år"))
        self._on = IconButton(theme, "chevron-right", _("Næste år"))
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self.wheel = Wheel(theme)
        self._legend = QVBoxLayout()
        self.choose = TextButton("")
        self.choose.clicked.connect(self.import_requested)
        self.example = TextButton(_("Gem et eksempel …"))
        self.example.clicked.connect(self.example_requested)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._back)
        head.addWidget(self._on)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.example)
        buttons.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(head)
        self._layout.addWidget(self.wheel, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addLayout(self._legend)
        self._layout.addLayout(buttons)

    def show_plan(self, plan: Plan) -> None:
        """Shows the days of a plan."""
        self._plan = plan
        self._refresh()

    def show_dates(self, dates: tuple[YearlyDate, ...], problem: str = "") -> None:
        """Shows the organisation's dates, or why there are none."""
        self._dates = dates
        self._problem = problem
        self._refresh()

    def _turn(self, years: int) -> None:
        self._year = min(max(self._year + years, 1900), 2199)
        self._refresh()

    def _refresh(self) -> None:
        self._title.setText(_("Årshjul {year}").format(year=self._year))
        if self._plan is None:
            return
        of_year = tuple(day for day in days(self._plan) if day.date.year == self._year and day.is_open)
        organisation = occurrences(self._dates, self._year)
        today = self._today if self._today.year == self._year else None
        shown = WheelYear(self._year, organisation, of_year, today)
        self.wheel.show_year(shown)
        self._build_legend(shown)

    def _build_legend(self, shown: WheelYear) -> None:
        empty_layout(self._legend)
        kinds = day_kinds(shown.days)
        if kinds:
            signs = QWidget()
            line = QHBoxLayout(signs)
            line.setContentsMargins(0, 0, 0, self._theme.px(4))
            line.setSpacing(self._theme.px(6))
            for kind in kinds:
                line.addWidget(DaySign(self._theme, kind))
                line.addWidget(label(KINDS[kind], "meta"))
                line.addSpacing(self._theme.px(10))
            line.addStretch(1)
            self._legend.addWidget(signs)
        for number, item in enumerate(shown.organisation, start=1):
            self._legend.addWidget(self._numbered(number, item.text, period_in_words(item)))
        if self._problem:
            self._legend.addWidget(label(self._problem, "error", wrap=True))
        elif not self._dates:
            words = _("Organisationens egne datoer kan hentes fra en lille tabel med Dato, Til og Tekst.")
            self._legend.addWidget(label(words, "meta", wrap=True))
        elif not shown.organisation:
            self._legend.addWidget(label(_("Ingen fælles datoer i {year}.").format(year=shown.year), "meta", wrap=True))
        self.choose.setText(_("Hent andre datoer …") if self._dates else _("Hent datoer …"))
        self.example.setVisible(not self._dates)

    def _numbered(self, number: int, text: str, when: str) -> QWidget:
        row = QWidget()
        row.setAccessibleName(f"{number}: {text}, {when}")
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, self._theme.px(2))
        layout.setSpacing(self._theme.px(8))
        mark = label(str(number), "strong")
        mark.setFixedWidth(self._theme.px(18))
        mark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(text, wrap=True))
        words.addWidget(label(when, "meta"))
        layout.addLayout(words, 1)
        return row

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(18), px(12), px(18), px(16))
        self._layout.setSpacing(px(10))
        self._legend.setSpacing(px(2))
        self._refresh()
