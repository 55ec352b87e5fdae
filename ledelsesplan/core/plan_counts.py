"""What one plan gives to the sums of many: nothing that is not counted, so no names and no texts."""

import hashlib
import unicodedata
from datetime import date
from typing import NamedTuple, TypeAlias

from ledelsesplan.core.plan import ActivityType, Kind, Status

WHOLE_PLAN = "*plan"
"""The subject of actions that are about the whole plan. No id of a framework begins with an asterisk."""

GENERAL = "*general"
"""The subject of actions on general expectations, values and intentions."""


class CountedFramework(NamedTuple):
    """The framework that a round was marked against. Plans of other versions are counted by the ids of their marks."""

    id: str
    version: str
    digest: str


CountedMark: TypeAlias = tuple[str, bool, bool, bool]
"""A mark without its notes: the id of anything that can be marked, strength, development area, focus area."""


class CountedAction(NamedTuple):
    """An action without its texts. `due` is the month of its deadline, as `month_of` has it; None for none."""

    behaviour: str | None
    status: Status
    due: int | None
    activity: ActivityType | None


class PlanCounts(NamedTuple):
    """All that is counted of one plan: its own marks in one round, and its actions.

    `record` stands for the plan and the round (`record_of`), `levels` are the ids in the round's scope, `updated` is
    the day on which the file was saved.
    """

    record: int
    kind: Kind
    unit: str
    levels: tuple[str, ...]
    framework: CountedFramework
    round_date: date
    updated: date
    marks: tuple[CountedMark, ...]
    actions: tuple[CountedAction, ...]


def record_of(plan_id: str, round_id: str) -> int:
    """64 bits that stand for a plan and one of its rounds, the same in every file and period."""
    digest = hashlib.blake2b(f"{plan_id} {round_id}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big")


def month_of(day: date) -> int:
    """A month as a number that counts on from year to year: 12 times the year, and 0 for January to 11."""
    return day.year * 12 + day.month - 1


def first_of(month: int) -> date:
    """The first day of a `month_of`."""
    return date(month // 12, month % 12 + 1, 1)


def unit_key(name: str) -> str:
    """What unit names have in common that differ in white space or capital letters only; "" for no unit."""
    return shown_unit(name).casefold()


def shown_unit(name: str) -> str:
    """A unit's name without needless white space."""
    return " ".join(unicodedata.normalize("NFC", name).split())
