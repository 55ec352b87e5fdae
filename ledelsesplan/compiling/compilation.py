"""The whole way from folders of files to their sums, in one process or two."""

import os
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from ledelsesplan.compiling.counting import Share
from ledelsesplan.compiling.helper import Helper
from ledelsesplan.compiling.progress import Progress, Report, Stage, ignore
from ledelsesplan.compiling.sorting import FilesToCount, Sorting, is_workbook
from ledelsesplan.core.compilation import Layout, Summary
from ledelsesplan.core.compiled import ALWAYS, Compiled, Fate, Period, Sources
from ledelsesplan.core.framework import Framework
from ledelsesplan.storage.listing import files_below

TWO_PROCESSES_FROM = 20_000
"""From so many plan files on a second process saves more time than it takes to start; a workbook takes as long as
`PLANS_A_WORKBOOK` of them.
"""

PLANS_A_WORKBOOK = 80

_PART = 100

Counted = tuple[Summary, dict[int, Fate]]


def compile_files(
    given: Iterable[Path],
    framework: Framework,
    period: Period = ALWAYS,
    *,
    report: Report = ignore,
    processes: int | None = None,
) -> Compiled:
    """Counts all plans in some files and in all files below some folders. No file stops it, and none is changed.

    Of each plan the newest file counts, whatever its format, or the next newest where that one cannot be read.
    `processes` is 1 or 2, by default as many as pay. Raises only what `report` raises.
    """
    listed = files_below(given)
    sorting = Sorting(listed.paths, listed.errors, report)
    files = sorting.to_count()
    if processes is None:
        work = len(files) + sum(map(is_workbook, listed.paths)) * PLANS_A_WORKBOOK
        processes = 2 if work >= TWO_PROCESSES_FROM and (os.cpu_count() or 1) > 1 else 1
    layout = Layout.of(framework)
    count = _count_in_two if processes > 1 else _count_alone
    summary, fates = count(files, layout, period, report)
    while others := sorting.next_best(fates):
        more, found = _count_alone(others, layout, period, ignore)
        summary, fates = summary + more, fates | found
    fates |= sorting.fates | sorting.older_fates(fates)
    return Compiled(summary, Sources(listed.paths, dict(sorted(fates.items()))), period)


class _Told:
    """Tells of the files that are done."""

    def __init__(self, total: int, report: Report) -> None:
        self._total, self._report = total, report
        self._done = 0
        self._began = time.monotonic()
        self.add(0)

    def add(self, done: int) -> None:
        self._done = min(self._done + done, self._total)
        self._report(Progress(Stage.COUNTING, self._done, self._total, time.monotonic() - self._began))


def _count_alone(files: FilesToCount, layout: Layout, period: Period, report: Report) -> Counted:
    told, share = _Told(len(files), report), Share(layout, period)
    for part in _parts(files):
        share.count_all(files[part])
        told.add(_PART)
    return share.counting.summary(), share.fates


def _count_in_two(files: FilesToCount, layout: Layout, period: Period, report: Report) -> Counted:
    told, share = _Told(len(files), report), Share(layout, period)
    waiting = _parts(files)
    with Helper(files, layout, period) as helper:
        while waiting:
            told.add(helper.take(waiting))
            waiting.extend(helper.hand_back() if helper.is_broken else ())
            if waiting:
                share.count_all(files[waiting.popleft()])
                told.add(_PART)
        theirs = helper.finish()
        for part in helper.hand_back() if theirs is None else ():
            share.count_all(files[part])
    told.add(len(files))
    summary, fates = share.counting.summary(), share.fates
    return (summary, fates) if theirs is None else (summary + theirs[0], fates | theirs[1])


def _parts(files: FilesToCount) -> deque[slice]:
    return deque(slice(start, start + _PART) for start in range(0, len(files), _PART))
