"""Counting files, in one process: what each comes to, and what became of those that do not count."""

from collections.abc import Iterable
from pathlib import Path

from ledelsesplan.compiling.fates import fate_of
from ledelsesplan.compiling.sorting import ToCount, is_workbook, key_of, read_workbook
from ledelsesplan.core.compilation import Counting, Layout
from ledelsesplan.core.compiled import Fate, Outcome, Period, Remark
from ledelsesplan.core.errors import ChangedWhileReading, LedelsesplanError
from ledelsesplan.storage.counting import Counted, read_counts


class Share:
    """The files that one process counts."""

    def __init__(self, layout: Layout, period: Period) -> None:
        self.counting = Counting(layout)
        self.fates: dict[int, Fate] = {}
        self._framework = layout.framework
        self._period = period

    def count_all(self, files: Iterable[ToCount]) -> None:
        """Counts some files; none of them stops it."""
        for file in files:
            try:
                fate = self._count(file)
            except LedelsesplanError as error:
                fate = fate_of(error)
            if fate is not None:
                self.fates[file.place] = fate

    def _count(self, file: ToCount) -> Fate | None:
        """Counts a file; gives None where there is nothing to be told of it."""
        found = self._read(file.path)
        if key_of(found.plan_id) != file.key:
            raise ChangedWhileReading(Path(file.path))
        counts = found.counts
        if counts is None:
            return Fate(Outcome.OUT_OF_PERIOD)
        if counts.framework.id != self._framework.id:
            return Fate(Outcome.OTHER_FRAMEWORK, detail=counts.framework.id)
        self.counting.add(counts)
        is_own_version = counts.framework == self._framework
        if found.digest_fits and is_own_version:
            return None
        told = ((Remark.CHANGED_BY_HAND, not found.digest_fits), (Remark.OTHER_VERSION, not is_own_version))
        return Fate(remarks=tuple(remark for remark, is_so in told if is_so))

    def _read(self, path: str) -> Counted:
        if not is_workbook(path):
            return read_counts(path, self._period)
        workbook = read_workbook(path)
        return Counted(workbook.facts.plan_id, workbook.counts(self._period))
