"""What many files come to: the sums, and of each file whether it was counted or left out, and why."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.core.summary import Summary


class Outcome(StrEnum):
    """Whether a file was counted, and if not, why."""

    COUNTED = "counted"
    OLDER = "older"
    SAME = "same"
    OWN_LEADER = "own-leader"
    OUT_OF_PERIOD = "out-of-period"
    OTHER_FRAMEWORK = "other-framework"
    NO_PLAN = "no-plan"
    NO_WORKBOOK = "no-workbook"
    OTHER_FILE = "other-file"
    REFUSED = "refused"


class Remark(StrEnum):
    """What is worth knowing of a file that was counted."""

    CHANGED_BY_HAND = "changed-by-hand"
    OTHER_VERSION = "other-version"


class Period(NamedTuple):
    """The days whose rounds are counted, both included; None is without an end."""

    first: date | None = None
    last: date | None = None

    def before(self) -> "Period":
        """All days before this period; always, where it has no beginning. Of the first day of all, the day itself."""
        if self.first is None:
            return ALWAYS
        return Period(last=date.fromordinal(max(self.first.toordinal() - 1, 1)))

    def __contains__(self, day: object) -> bool:
        return (
            isinstance(day, date)
            and (self.first is None or day >= self.first)
            and (self.last is None or day <= self.last)
        )


ALWAYS = Period()
"""The period without ends."""


class Source(NamedTuple):
    """A file: its number, from 1; what became of it; and its path, which may hold names of people.

    `other` is the number of the file that holds a newer version of the same plan (OLDER) or the same one (SAME),
    `detail` the id of another framework, `error` why a file was REFUSED.
    """

    number: int
    path: str
    outcome: Outcome
    remarks: tuple[Remark, ...] = ()
    other: int | None = None
    detail: str = ""
    error: LedelsesplanError | None = None


class Fate(NamedTuple):
    """What became of a file, as in a Source; `other` is an index here, from 0."""

    outcome: Outcome = Outcome.COUNTED
    remarks: tuple[Remark, ...] = ()
    other: int | None = None
    detail: str = ""
    error: LedelsesplanError | None = None


COUNTED = Fate()
"""The fate of most files."""


@dataclass(frozen=True)
class Sources:
    """All files in the order of their paths. Only the fates that are not COUNTED are kept, by index."""

    paths: Sequence[str] = ()
    fates: Mapping[int, Fate] = field(default_factory=lambda: MappingProxyType({}))

    def __len__(self) -> int:
        return len(self.paths)

    def __iter__(self) -> Iterator[Source]:
        for index, path in enumerate(self.paths):
            fate = self.fates.get(index, COUNTED)
            other = fate.other + 1 if fate.other is not None else None
            yield Source(index + 1, path, fate.outcome, fate.remarks, other, fate.detail, fate.error)

    def skipped(self) -> Iterator[Source]:
        """The files that were not counted."""
        return (source for source in self if source.outcome is not Outcome.COUNTED)

    def counts(self) -> dict[Outcome, int]:
        """How many files there are of each outcome that occurs."""
        found = {Outcome.COUNTED: len(self.paths) - len(self.fates)}
        for fate in self.fates.values():
            found[fate.outcome] = found.get(fate.outcome, 0) + 1
        return {outcome: found[outcome] for outcome in Outcome if found.get(outcome)}


@dataclass(frozen=True)
class Compiled:
    """What some files come to in a period: the sums, and what became of each file."""

    summary: Summary
    sources: Sources
    period: Period = ALWAYS


class ListedUnit(NamedTuple):
    """A unit of a list of units: its name, and how many leaders it has where the list tells."""

    name: str
    leaders: int | None = None
