"""Which of several files of one plan is the newest."""

from array import array
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from ledelsesplan.core.plan_counts import key_of
from ledelsesplan.storage.plan_read import PlanRead
from ledelsesplan.storage.planfile import Purpose

_SORTED_AT_ONCE = 10_000
_WORKBOOK, _COPY, _ORIGINAL = range(3)


class Older(NamedTuple):
    """A file of a plan of which there is a newer one; both by their places in the list of files.

    `is_same` where they hold the same version of it: in two formats, or saved at the same moment. `trace` is as it was
    when the head was added.
    """

    place: int
    newest: int
    is_same: bool
    trace: int


class Heads:
    """The heads of the files that were read, in a few numbers each: there may be hundreds of thousands of files.

    `places` are their places in the list of files; `traces` are numbers that are others when the files were changed.
    """

    def __init__(self) -> None:
        self._places, self._revisions, self._traces = array("I"), array("I"), array("I")
        self._forms, self._moments, self._keys = array("b"), array("q"), array("Q")

    def add(self, place: int, read: PlanRead, *, is_workbook: bool) -> None:
        """Adds the head of a file that was read."""
        copied = _ORIGINAL if read.purpose is Purpose.ORIGINAL else _COPY
        self._places.append(place)
        self._revisions.append(read.revision)
        self._traces.append(read.trace)
        self._forms.append(_WORKBOOK if is_workbook else copied)
        self._moments.append(read.saved_at)
        self._keys.append(key_of(read.plan_id))

    def joined(self, other: "Heads") -> "Heads":
        """The heads of both."""
        both = Heads()
        for column, mine, theirs in zip(both._columns(), self._columns(), other._columns(), strict=True):
            column.extend(mine)
            column.extend(theirs)
        return both

    def traces(self) -> dict[int, int]:
        """The trace of each file by its place."""
        return dict(zip(self._places, self._traces, strict=True))

    def older(self) -> Iterator[Older]:
        """All files but the newest one of each plan."""
        keys = self._keys
        parts = len(keys) // _SORTED_AT_ONCE + 1
        for part in range(parts):  # one at a time, since sorting takes much more memory than what is sorted
            rows = [row for row, key in enumerate(keys) if key % parts == part]
            if len({*map(keys.__getitem__, rows)}) == len(rows):
                continue
            rows.sort(key=keys.__getitem__)
            for _key, found in groupby(rows, key=keys.__getitem__):
                first, *others = found
                if others:
                    yield from self._older_of([first, *others])

    def _older_of(self, rows: list[int]) -> Iterator[Older]:
        newest = max(rows, key=self._rank)
        for row in rows:
            if row != newest:
                is_same = self._revisions[row] == self._revisions[newest] and (
                    self._forms[row] != self._forms[newest] or self._moments[row] == self._moments[newest]
                )
                yield Older(self._places[row], self._places[newest], is_same, self._traces[row])

    def _rank(self, row: int) -> tuple[int, bool, int, int]:
        """What tells the newer of two files: the revision; a plan file before a workbook made of it; the time.

        Of two that are equal in all of it, the first in the list of files.
        """
        return self._revisions[row], self._forms[row] != _WORKBOOK, self._moments[row], -self._places[row]

    def _columns(self) -> "tuple[array[int], ...]":
        return self._places, self._revisions, self._traces, self._forms, self._moments, self._keys
