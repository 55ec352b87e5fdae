"""The whole way from folders of files to their sums, in one process or two."""

import os
import time
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ledelsesplan.compiling.helper import Helper
from ledelsesplan.compiling.progress import Progress, Report, Stage, ignore
from ledelsesplan.compiling.share import Counted, Files, Share, is_workbook
from ledelsesplan.compiling.versions import Older
from ledelsesplan.core.compiled import ALWAYS, Compiled, Fate, Outcome, Period, Sources
from ledelsesplan.core.errors import ChangedWhileReading, LedelsesplanError
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.layout import Layout
from ledelsesplan.core.summary import Summary
from ledelsesplan.storage.listing import files_below

TWO_PROCESSES_FROM = 15_000
"""From so many plan files on a second process saves more time than it takes to start; a workbook takes as long as
`PLANS_A_WORKBOOK` of them.
"""

PLANS_A_WORKBOOK = 250

_PART = 100


def compile_files(
    given: Iterable[Path],
    framework: Framework,
    period: Period = ALWAYS,
    *,
    report: Report = ignore,
    processes: int | None = None,
) -> Compiled:
    """Counts all plans in some files and in all files below some folders. No file stops it, and none is changed.

    Of each plan the newest file that can be read counts, whatever its format. `processes` is 1 or 2, by default as many
    as pay. Raises only what `report` raises.
    """
    listed = files_below(given)
    layout = Layout.of(framework)
    left_out = dict(listed.errors)
    while True:
        compiled, changed = _compile(listed.paths, left_out, layout, period, report, processes)
        if not changed:
            return compiled
        left_out |= changed  # what they added to the sums can no longer be told from the others


def _compile(
    paths: Sequence[str],
    left_out: Mapping[str, LedelsesplanError],
    layout: Layout,
    period: Period,
    report: Report,
    processes: int | None,
) -> tuple[Compiled, dict[str, LedelsesplanError]]:
    """Counts every file once, and takes away again what came from files of which there is a newer one.

    So no file need be opened twice to find out which is the newest. Gives, too, why of some files it could not be taken
    away: then what it gives holds nothing yet.
    """
    files = Files(paths, left_out)
    if processes is None:
        work = len(paths) + sum(map(is_workbook, paths)) * PLANS_A_WORKBOOK
        processes = 2 if work >= TWO_PROCESSES_FROM and (os.cpu_count() or 1) > 1 else 1
    count = _count_in_two if processes > 1 else _count_alone
    summary, fates, heads = count(files, layout, period, report)
    older = list(heads.older())
    counted = [file for file in older if _is_counted(fates.get(file.place))]
    added, changed = _count_again(counted, paths, layout, period, report)
    if changed:
        return Compiled(summary, Sources(paths), period), changed
    for file in older:
        fates[file.place] = Fate(Outcome.SAME if file.is_same else Outcome.OLDER, other=file.newest)
    for place, path in enumerate(paths) if left_out else ():
        if path in left_out:
            fates[place] = Fate(Outcome.REFUSED, error=left_out[path])
    return Compiled(summary - added, Sources(paths, dict(sorted(fates.items()))), period), {}


def _is_counted(fate: Fate | None) -> bool:
    return fate is None or fate.outcome is Outcome.COUNTED


def _count_again(
    older: Sequence[Older], paths: Sequence[str], layout: Layout, period: Period, report: Report
) -> tuple[Summary, dict[str, LedelsesplanError]]:
    """What files come to that were counted before, and why those could not be counted that are others now."""
    share = Share(layout, period)
    if older:
        told = _Told(Stage.AGAIN, len(older), report)
        for part in _parts(len(older)):
            share.count_all((file.place, paths[file.place]) for file in older[part])
            told.add(_PART)
    summary, fates, heads = share.counted()
    traces = heads.traces()
    changed: dict[str, LedelsesplanError] = {}
    for file in older:
        fate = fates.get(file.place)
        if traces.get(file.place) != file.trace or not _is_counted(fate):
            path = paths[file.place]
            error = fate.error if fate is not None else None
            changed[path] = error or ChangedWhileReading(Path(path))
    return summary, changed


class _Told:
    """Tells of the files that are done."""

    def __init__(self, stage: Stage, total: int, report: Report) -> None:
        self._stage, self._total, self._report = stage, total, report
        self._done = 0
        self._began = time.monotonic()
        self.add(0)

    def add(self, done: int) -> None:
        self._done = min(self._done + done, self._total)
        self._report(Progress(self._stage, self._done, self._total, time.monotonic() - self._began))


def _count_alone(files: Files, layout: Layout, period: Period, report: Report) -> Counted:
    told, share = _Told(Stage.COUNTING, len(files), report), Share(layout, period)
    for part in _parts(len(files)):
        share.count_all(files[part])
        told.add(_PART)
    return share.counted()


def _count_in_two(files: Files, layout: Layout, period: Period, report: Report) -> Counted:
    told, share = _Told(Stage.COUNTING, len(files), report), Share(layout, period)
    waiting = _parts(len(files))
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
    ours = share.counted()
    return ours if theirs is None else ours.joined(theirs)


def _parts(count: int) -> deque[slice]:
    return deque(slice(start, start + _PART) for start in range(0, count, _PART))
