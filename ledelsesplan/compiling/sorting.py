"""Which files are to be counted: of each plan one, the newest, found by the heads of all files."""

import time
from array import array
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from ledelsesplan.compiling.fates import fate_of
from ledelsesplan.compiling.progress import Progress, Report, Stage
from ledelsesplan.core.compiled import Fate, Outcome
from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.reports.archive_rules import UNPACKED_LIMIT
from ledelsesplan.reports.counted_workbook import CountedWorkbook
from ledelsesplan.storage.counting import Head, read_head
from ledelsesplan.storage.planfile import Purpose
from ledelsesplan.storage.reading import read_file

_TOLD_EVERY = 500
_WORKBOOKS_TOLD_EVERY = 10
_SEPARATORS = str.maketrans("", "", "-:T")
_PARTS = 8
_PRIME = 2**61 - 1
_WORKBOOK, _COPY, _ORIGINAL, _NONE = range(4)


class ToCount(NamedTuple):
    """A file that is to be counted: its place in the list of files, its path, and the `key_of` its plan."""

    place: int
    path: str
    key: int


def is_plan_file(path: str) -> bool:
    """Whether a path looks like that of a plan file."""
    return path.endswith(".json") or path.lower().endswith(".json")


def is_workbook(path: str) -> bool:
    """Whether a path looks like that of a workbook."""
    return path.endswith(".xlsx") or path.lower().endswith(".xlsx")


def key_of(plan_id: str) -> int:
    """A number of eight bytes that tells plans apart, also those whose ids are not random."""
    return int(plan_id, 16) % _PRIME


def read_workbook(path: str) -> CountedWorkbook:
    """The workbook at a path. Raises as reading files does, and WorkbookNotCounted."""
    return CountedWorkbook(read_file(Path(path), UNPACKED_LIMIT), Path(path))


class FilesToCount:
    """Files that are to be counted, which are made one part at a time, since there may be very many."""

    def __init__(self, paths: tuple[str, ...], places: "array[int]", keys: "array[int]") -> None:
        self._paths, self._places, self._keys = paths, places, keys

    def __len__(self) -> int:
        return len(self._places)

    def __getitem__(self, part: slice) -> list[ToCount]:
        return [ToCount(place, self._paths[place], self._keys[place]) for place in self._places[part]]


class Sorting:
    """The files that are to be counted, and what became of the others.

    Heads are kept in a few numbers each: there may be hundreds of thousands of files.
    """

    def __init__(self, paths: tuple[str, ...], errors: Mapping[str, LedelsesplanError], report: Report) -> None:
        self.fates: dict[int, Fate] = {}
        self._paths = paths
        self._revisions, self._forms, self._moments = array("I"), array("b"), array("q")
        self._keys = array("Q")
        self._chosen = array("I")
        self._newest: dict[int, int] = {}
        self._older: list[tuple[int, int]] = []
        began = time.monotonic()
        for index, path in enumerate(paths):
            if index % (_WORKBOOKS_TOLD_EVERY if is_workbook(path) else _TOLD_EVERY) == 0:
                report(Progress(Stage.SORTING, index, len(paths), time.monotonic() - began))
            if path in errors:
                self._leave_out(index, Fate(Outcome.REFUSED, error=errors[path]))
            else:
                self._sort(index, path)
        report(Progress(Stage.SORTING, len(paths), len(paths), time.monotonic() - began))
        self._choose()

    def to_count(self) -> "FilesToCount":
        """The newest file of each plan, in the order of the paths."""
        return FilesToCount(self._paths, self._chosen, self._keys)

    def next_best(self, fates: Mapping[int, Fate]) -> "FilesToCount":
        """The next newest file of each plan whose newest one was refused, and which is to be counted in its place."""
        others: dict[int, list[int]] = {}
        for index, key in self._older:
            newest = fates.get(self._newest[key])
            if newest is not None and newest.outcome is Outcome.REFUSED and index not in fates:
                others.setdefault(key, []).append(index)
        best = {key: max(indices, key=lambda index: (self._rank(index), -index)) for key, indices in others.items()}
        self._newest.update(best)
        return FilesToCount(self._paths, array("I", sorted(best.values())), self._keys)

    def older_fates(self, fates: Mapping[int, Fate]) -> dict[int, Fate]:
        """The fates of the files of which another one was counted, or of which none could be."""
        counted = set(self._newest.values())
        return {
            index: self._older_fate(index, self._newest[key])
            for index, key in self._older
            if index not in counted and index not in fates
        }

    def _sort(self, index: int, path: str) -> None:
        try:
            if is_plan_file(path):
                head = read_head(path)
                form = _ORIGINAL if head.purpose is Purpose.ORIGINAL else _COPY
            elif is_workbook(path):
                head, form = _workbook_head(path), _WORKBOOK
            else:
                self._leave_out(index, Fate(Outcome.OTHER_FILE))
                return
        except LedelsesplanError as error:
            self._leave_out(index, fate_of(error))
            return
        if head.purpose is Purpose.OWN_LEADER:
            self._leave_out(index, Fate(Outcome.OWN_LEADER))
            return
        self._keep(key_of(head.plan_id), head.revision, form, int(head.saved_at.translate(_SEPARATORS)))

    def _choose(self) -> None:
        """Finds the newest file of each plan; plans of which there are several files are remembered."""
        for part in range(_PARTS):  # one at a time, since sorting takes much more memory than what is sorted
            heads = [
                index for index, key in enumerate(self._keys) if key % _PARTS == part and self._forms[index] != _NONE
            ]
            heads.sort(key=self._keys.__getitem__)
            for key, of_plan in groupby(heads, key=self._keys.__getitem__):
                self._choose_among(key, list(of_plan))
        self._chosen = array("I", sorted(self._chosen))

    def _choose_among(self, key: int, indices: list[int]) -> None:
        newest = max(indices, key=self._rank) if len(indices) > 1 else indices[0]
        self._chosen.append(newest)
        if len(indices) > 1:
            self._newest[key] = newest
            self._older += [(index, key) for index in indices if index != newest]

    def _leave_out(self, index: int, fate: Fate) -> None:
        self.fates[index] = fate
        self._keep(0, 0, _NONE, 0)

    def _keep(self, key: int, revision: int, form: int, saved_at: int) -> None:
        self._keys.append(key)
        self._revisions.append(revision)
        self._forms.append(form)
        self._moments.append(saved_at)

    def _rank(self, index: int) -> tuple[int, bool, int]:
        """What tells the newer of two files: the revision; a plan file before a workbook made of it; the time."""
        return self._revisions[index], self._forms[index] != _WORKBOOK, self._moments[index]

    def _older_fate(self, index: int, newest: int) -> Fate:
        is_same = self._revisions[index] == self._revisions[newest] and (
            self._forms[index] != self._forms[newest] or self._moments[index] == self._moments[newest]
        )
        return Fate(Outcome.SAME if is_same else Outcome.OLDER, other=newest)


def _workbook_head(path: str) -> Head:
    facts = read_workbook(path).facts
    purpose = Purpose.OWN_LEADER if facts.for_own_leader else Purpose.ORIGINAL
    return Head(facts.plan_id, purpose, facts.revision, facts.exported_at.isoformat(timespec="seconds"))
