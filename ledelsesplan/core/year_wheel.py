"""The organisation's own days of the year, such as the month of the talks, beside the days of a plan."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

LEAP_YEAR = 2028


@dataclass(frozen=True, slots=True)
class YearlyDate:
    """A day or a period of the organisation: of one year, or of every year where `year` is None.

    `first` and `last` are a month and a day each, and equal for a single day; a period that ends before it begins goes
    on into the next year.
    """

    text: str
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None = None

    def in_year(self, year: int) -> tuple[date, date] | None:
        """When it begins and ends, where it begins in a year; 29 February is the 28th in a year without it."""
        if self.year not in (None, year):
            return None
        begins = _day(year, *self.first)
        ends = _day(year, *self.last)
        return begins, ends if ends >= begins else _day(year + 1, *self.last)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A yearly date in one year."""

    text: str
    begins: date
    ends: date


def occurrences(dates: Iterable[YearlyDate], year: int) -> tuple[Occurrence, ...]:
    """What begins in a year, the earliest first."""
    found = [Occurrence(item.text, *when) for item in dates if (when := item.in_year(year)) is not None]
    return tuple(sorted(found, key=lambda item: (item.begins, item.ends, item.text)))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)
