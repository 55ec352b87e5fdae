"""Counting files, in one process: what each comes to, and what became of those that do not count."""

import zlib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from ledelsesplan.compiling.fates import fate_of
from ledelsesplan.compiling.versions import Heads
from ledelsesplan.core.compiled import Fate, Outcome, Period, Remark
from ledelsesplan.core.counting import Counting
from ledelsesplan.core.errors import InvalidWorkbook, LedelsesplanError
from ledelsesplan.core.layout import Layout
from ledelsesplan.core.summary import Summary
from ledelsesplan.reports.archive_rules import UNPACKED_LIMIT
from ledelsesplan.reports.counted_workbook import CountedWorkbook
from ledelsesplan.storage.plan_read import PlanRead, digits_of, read_to_count
from ledelsesplan.storage.planfile import Purpose
from ledelsesplan.storage.reading import read_file

_LOCK = "~$"
"""What the name of the file begins with that Excel puts beside a workbook while it has it open."""

ToCount: TypeAlias = tuple[int, str]
"""A file that is to be counted: its place in the list of files, and its path."""


class Files:
    """The files that are to be counted, which are made one part at a time, since there may be very many."""

    def __init__(self, paths: Sequence[str], left_out: Collection[str]) -> None:
        self._paths, self._left_out = paths, left_out

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, part: slice) -> list[ToCount]:
        """Those of a part of all paths; there may be fewer, since some are left out."""
        found = list(enumerate(self._paths[part], part.start))
        return [file for file in found if file[1] not in self._left_out] if self._left_out else found


class Counted(NamedTuple):
    """What some files come to: their sums, what became of those that are not simply counted, and all their heads."""

    summary: Summary
    fates: dict[int, Fate]
    heads: Heads

    def joined(self, other: "Counted") -> "Counted":
        """What the files of both come to."""
        return Counted(self.summary + other.summary, self.fates | other.fates, self.heads.joined(other.heads))


class Share:
    """The files that one process counts. Of a plan with several files all are counted: see `Heads.older`."""

    def __init__(self, layout: Layout, period: Period) -> None:
        self._framework, self._period = layout.framework, period
        self._counting = Counting(layout)
        self._fates: dict[int, Fate] = {}
        self._heads = Heads()

    def count_all(self, files: Iterable[ToCount]) -> None:
        """Counts some files; none of them stops it."""
        for place, path in files:
            try:
                fate = self._count(place, path)
            except LedelsesplanError as error:
                fate = fate_of(error)
            if fate is not None:
                self._fates[place] = fate

    def counted(self) -> Counted:
        """What they come to. Ends the counting."""
        return Counted(self._counting.summary(), self._fates, self._heads)

    def _count(self, place: int, path: str) -> Fate | None:
        """Counts a file; gives None where there is nothing to be told of it."""
        is_plan = is_plan_file(path)
        if not (is_plan or is_workbook(path)):
            return Fate(Outcome.OTHER_FILE)
        read = read_to_count(path, self._period) if is_plan else read_workbook(path, self._period)
        if read.purpose is Purpose.OWN_LEADER:
            return Fate(Outcome.OWN_LEADER)
        self._heads.add(place, read, is_workbook=not is_plan)
        counts = read.counts
        if counts is None:
            return Fate(Outcome.OUT_OF_PERIOD)
        framework = counts.round.framework
        if framework.id != self._framework.id:
            return Fate(Outcome.OTHER_FRAMEWORK, detail=framework.id)
        self._counting.add(counts)
        is_own_version = framework == self._framework
        if read.digest_fits and is_own_version:
            return None
        told = ((Remark.CHANGED_BY_HAND, not read.digest_fits), (Remark.OTHER_VERSION, not is_own_version))
        return Fate(remarks=tuple(remark for remark, is_so in told if is_so))


def is_plan_file(path: str) -> bool:
    """Whether a path looks like that of a plan file."""
    return path.endswith(".json") or path.lower().endswith(".json")


def is_workbook(path: str) -> bool:
    """Whether a path looks like that of a workbook."""
    return path.endswith(".xlsx") or path.lower().endswith(".xlsx")


def read_workbook(path: str, period: Period) -> PlanRead:
    """A workbook as a plan file is read. Raises as reading files does, and InvalidWorkbook."""
    file = Path(path)
    if file.name.startswith(_LOCK):  # by its name, since Excel may let nobody else read it
        raise InvalidWorkbook(file, "excel_lock", file.name.removeprefix(_LOCK))
    data = read_file(file, UNPACKED_LIMIT)
    book = CountedWorkbook(data, file)
    facts = book.facts
    purpose = Purpose.OWN_LEADER if facts.for_own_leader else Purpose.ORIGINAL
    counts = book.counts(period) if purpose is Purpose.ORIGINAL else None
    exported = digits_of(facts.exported_at)
    return PlanRead(facts.plan_id, purpose, facts.revision, exported, counts, True, zlib.crc32(data))
