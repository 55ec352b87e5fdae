"""The wheel of the year: twelve months around, the organisation's periods outside, the plan's own days inside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import cos, radians, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ledelsesplan.core.schedule import Day, DayKind
from ledelsesplan.core.year_wheel import Occurrence
from ledelsesplan.text import MONTHS, _, format_date, ngettext
from ledelsesplan.ui.theme import Theme

SIDE = 340
# Radii as shares of half the side: the outer band, the months' ring, the circle of the plan's days.
BAND_OUT, BAND_IN, MONTH_OUT, MONTH_IN, DAYS_AT = 0.985, 0.83, 0.80, 0.60, 0.47
TOP = 90.0


@dataclass(frozen=True, slots=True)
class WheelYear:
    """What a wheel shows: a year with the organisation's dates and the plan's days, and today where it is in it."""

    year: int
    organisation: tuple[Occurrence, ...]
    days: tuple[Day, ...]
    today: date | None


def angle_of(day: date, year: int) -> float:
    """The angle of a day's beginning in degrees, clockwise from the top; days of other years are held at its ends."""
    first, last = date(year, 1, 1), date(year + 1, 1, 1)
    inside = min(max(day, first), last)
    return 360.0 * (inside - first).days / (last - first).days


def in_words(shown: WheelYear) -> str:
    """The wheel for those who do not see it."""
    ours = ngettext("{count} dag i planen", "{count} dage i planen", len(shown.days))
    theirs = ngettext("{count} fælles dato", "{count} fælles datoer", len(shown.organisation))
    return _("Årshjul for {year}: {days}, {dates}. Listen nedenfor nævner dem.").format(
        year=shown.year, days=ours, dates=theirs
    )


class Wheel(QWidget):
    """Paints a year. Periods carry the number that the list below has; days are told apart by shape, not by colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: WheelYear | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.px(SIDE)
        return QSize(side, side)

    def show_year(self, shown: WheelYear) -> None:
        """Shows a year."""
        self._shown = shown
        self.setAccessibleName(in_words(shown))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The months, the organisation's periods, the plan's days, and today."""
        if self._shown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(self.width() / 2, self.height() / 2)
        half = self.width() / 2
        self._paint_months(painter, half)
        self._paint_periods(painter, half, self._shown)
        self._paint_days(painter, half, self._shown)
        self._paint_today(painter, half, self._shown)
        painter.setFont(self._theme.font("section"))
        painter.setPen(self._theme.colour("ink"))
        painter.drawText(_around(QPointF(0, 0), half), Qt.AlignmentFlag.AlignCenter, str(self._shown.year))
        painter.end()

    def _paint_months(self, painter: QPainter, half: float) -> None:
        theme = self._theme
        year = self._shown.year if self._shown is not None else 0
        starts = [angle_of(date(year, month, 1), year) for month in range(1, 13)] + [360.0]
        painter.setFont(theme.font("meta"))
        for number, name in enumerate(MONTHS):
            first, last = starts[number], starts[number + 1]
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.setBrush(theme.colour("surface"))
            painter.drawPath(_ring(half * MONTH_IN, half * MONTH_OUT, first, last))
            painter.setPen(theme.colour("ink2"))
            middle = _at(half * (MONTH_IN + MONTH_OUT) / 2, (first + last) / 2)
            painter.drawText(_around(middle, half * 0.2), Qt.AlignmentFlag.AlignCenter, _(name)[:3])

    def _paint_periods(self, painter: QPainter, half: float, shown: WheelYear) -> None:
        theme = self._theme
        painter.setFont(theme.font("meta_strong"))
        for number, item in enumerate(shown.organisation, start=1):
            first = angle_of(item.begins, shown.year)
            last = max(angle_of(item.ends, shown.year), first)
            room = 9.0  # degrees that a number needs
            if last - first < room:
                middle = (first + last) / 2
                first, last = middle - room / 2, middle + room / 2
            painter.setPen(QPen(theme.colour("edge"), 1.5))
            painter.setBrush(theme.colour("sunken"))
            painter.drawPath(_ring(half * BAND_IN, half * BAND_OUT, first, last))
            painter.setPen(theme.colour("ink"))
            middle_of_band = _at(half * (BAND_IN + BAND_OUT) / 2, (first + last) / 2)
            painter.drawText(_around(middle_of_band, half * 0.15), Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_days(self, painter: QPainter, half: float, shown: WheelYear) -> None:
        size = self._theme.px(11)
        for number, day in enumerate(shown.days):
            crowd = sum(abs((other.date - day.date).days) < 9 for other in shown.days[:number])
            centre = _at(half * DAYS_AT - min(crowd, 2) * size * 1.2, angle_of(day.date, shown.year))
            paint_day(painter, day.kind, _around(centre, size), self._theme)

    def _paint_today(self, painter: QPainter, half: float, shown: WheelYear) -> None:
        if shown.today is None:
            return
        angle = angle_of(shown.today, shown.year)
        painter.setPen(QPen(self._theme.colour("ink"), 2))
        painter.drawLine(_at(half * MONTH_IN, angle), _at(half * MONTH_OUT, angle))


def paint_day(painter: QPainter, kind: DayKind, place: QRectF, theme: Theme) -> None:
    """A day's shape: a deadline is a filled circle, a follow-up a ring, a talk a filled square."""
    painter.setPen(QPen(theme.colour("ink"), 2))
    followed = kind in (DayKind.ACTION_FOLLOW_UP, DayKind.PLAN_FOLLOW_UP)
    painter.setBrush(theme.colour("surface" if followed else "ink"))
    inner = place.adjusted(1, 1, -1, -1)
    if kind is DayKind.TALK:
        painter.drawRect(inner)
    else:
        painter.drawEllipse(inner)


class DaySign(QWidget):
    """A day's shape, for the legend."""

    def __init__(self, theme: Theme, kind: DayKind) -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self.setFixedSize(theme.px(13), theme.px(13))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_day(painter, self._kind, QRectF(self.rect()).adjusted(1, 1, -1, -1), self._theme)
        painter.end()


def day_kinds(days: Sequence[Day]) -> tuple[DayKind, ...]:
    """The shapes that are there, once each."""
    shapes = {DayKind.PLAN_FOLLOW_UP: DayKind.ACTION_FOLLOW_UP}
    found = {shapes.get(day.kind, day.kind) for day in days}
    return tuple(kind for kind in (DayKind.DEADLINE, DayKind.ACTION_FOLLOW_UP, DayKind.TALK) if kind in found)


def period_in_words(item: Occurrence) -> str:
    """`01-03-2027 – 31-03-2027`, or the one date."""
    if item.begins == item.ends:
        return format_date(item.begins)
    return f"{format_date(item.begins)} – {format_date(item.ends)}"


def _at(radius: float, angle: float) -> QPointF:
    turned = radians(angle - TOP)
    return QPointF(radius * cos(turned), radius * sin(turned))


def _around(centre: QPointF, side: float) -> QRectF:
    return QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)


def _ring(inner: float, outer: float, first: float, last: float) -> QPainterPath:
    """A part of a ring between two angles, as a path around (0, 0)."""
    path = QPainterPath()
    out, inside = QRectF(-outer, -outer, 2 * outer, 2 * outer), QRectF(-inner, -inner, 2 * inner, 2 * inner)
    path.arcMoveTo(out, TOP - first)
    path.arcTo(out, TOP - first, first - last)
    path.arcTo(inside, TOP - last, last - first)
    path.closeSubpath()
    return path
