"""What one plan gives to the sums of many: nothing that is not counted, so no names and no texts."""

import unicodedata
import zlib
from datetime import date
from typing import NamedTuple, TypeAlias

from ledelsesplan.core.plan import ActivityType, Kind, Status

WHOLE_PLAN = "*plan"
"""The subject of actions that are about the whole plan. No id of a framework begins with an asterisk."""

_PRIME = 2**64 - 59  # the largest below 2**64: so numbers that are not random are told apart, too

GENERAL = "*general"
"""The subject of actions on general expectations, values and intentions."""


class CountedFramework(NamedTuple):
    """The framework that a round was marked against. Plans of other versions are counted by the ids of their marks."""

    id: str
    version: str
    digest: str


CountedAction: TypeAlias = tuple[str | None, Status, int | None, ActivityType | None]
"""An action without its texts: what it is about, its status, the month of its deadline as `month_of` has it, its kind.

There are very many, so they are plain tuples, which are made fastest.
"""


class CountedRound(NamedTuple):
    """What is counted of a round: the levels in its scope, the ids that the own marks make each, and its actions.

    No id stands twice among those of a side; a focus area is a strength or a development area, too.
    """

    id: str
    date: date
    framework: CountedFramework
    levels: tuple[str, ...]
    strength: tuple[str, ...]
    priority: tuple[str, ...]
    focus: tuple[str, ...]
    actions: tuple[CountedAction, ...]


class PlanCounts(NamedTuple):
    """All that is counted of one plan: the own marks of one round, and the actions of one or more.

    `record` stands for the plan and the round (`record_of`); `updated` is the day on which the file was saved.
    """

    record: int
    kind: Kind
    unit: str
    updated: date
    round: CountedRound
    actions: tuple[CountedAction, ...]


def key_of(plan_id: str) -> int:
    """64 bits that stand for a plan; its id has at most 32 hexadecimal digits."""
    return int(plan_id, 16) % _PRIME


def record_of(plan_id: str, round_id: str) -> int:
    """64 bits that stand for a plan and one of its rounds, the same in every file and period."""
    return key_of(plan_id) ^ zlib.crc32(round_id.encode())


def month_of(day: date) -> int:
    """A month as a number that counts on from year to year: 12 times the year, and 0 for January to 11."""
    return day.year * 12 + day.month - 1


def first_of(month: int) -> date:
    """The first day of a `month_of`."""
    return date(month // 12, month % 12 + 1, 1)


class Quarter(NamedTuple):
    """A quarter of a year; `number` is from 1 to 4."""

    year: int
    number: int


def quarter_of(month: int) -> Quarter:
    """The quarter in which a `month_of` is."""
    return Quarter(month // 12, month % 12 // 3 + 1)


def unit_key(name: str) -> str:
    """What unit names have in common that differ in white space or capital letters only; "" for no unit."""
    return shown_unit(name).casefold()


def shown_unit(name: str) -> str:
    """A unit's name without needless white space."""
    return " ".join(unicodedata.normalize("NFC", name).split())
