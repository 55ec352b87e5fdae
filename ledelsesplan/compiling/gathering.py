"""What the window and the command line both do with many plans: read them, and make files of what was read."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ledelsesplan.compiling.compilation import compile_files
from ledelsesplan.compiling.progress import Report, ignore
from ledelsesplan.core.anonymity import publish
from ledelsesplan.core.compiled import ALWAYS, Compiled, ListedUnit, Period
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.published import Published
from ledelsesplan.storage.units import read_units


@dataclass(frozen=True)
class Request:
    """What is to be read: files and folders, and those of the period before; `units` is a list of units as CSV.

    Of the plans of the period before, only the rounds before the period's first day count, where it has one.
    """

    paths: tuple[Path, ...]
    period: Period = ALWAYS
    previous: tuple[Path, ...] = ()
    units: Path | None = None


@dataclass(frozen=True)
class Gathered:
    """What was read; `previous` is None where nothing was asked for."""

    framework: Framework
    compiled: Compiled
    previous: Compiled | None = None
    listed: tuple[ListedUnit, ...] = ()

    @property
    def has_files(self) -> bool:
        """Whether there was any file to read, whatever became of it."""
        return any(len(part.sources) for part in (self.compiled, self.previous) if part is not None)

    def published(self, minimum: int) -> Published:
        """What may be said of it with so many plans behind each figure."""
        before = self.previous.summary if self.previous is not None else None
        return publish(self.compiled.summary, minimum, previous=before, listed=self.listed)


def gather(
    request: Request, framework: Framework, report: Report = ignore, report_previous: Report | None = None
) -> Gathered:
    """Reads all that is asked for; the list of units first, so that what is wrong with it is told at once.

    Raises what `read_units` raises, and whatever a report raises.
    """
    listed = read_units(request.units) if request.units is not None else ()
    compiled = compile_files(request.paths, framework, request.period, report=report)
    if not request.previous:
        return Gathered(framework, compiled, None, listed)
    before = request.period.before()
    previous = compile_files(request.previous, framework, before, report=report_previous or report)
    return Gathered(framework, compiled, previous, listed)


def workbook_of(gathered: Gathered, published: Published, made_at: datetime) -> bytes:
    """The summary workbook."""
    from ledelsesplan.reports.summary_workbook import summary_workbook

    previous = gathered.previous
    return summary_workbook(gathered.framework, published, gathered.compiled, previous, made_at=made_at).content


def data_of(gathered: Gathered, published: Published, suffix: str) -> bytes:
    """The published sums alone, as `.csv` or `.parquet`. Raises LibraryMissing where a library for it is."""
    from ledelsesplan.reports.data_file import csv_bytes, parquet_bytes
    from ledelsesplan.reports.summary.rows import SUMMARY_HEADERS, summary_rows

    make = parquet_bytes if suffix.lower() == ".parquet" else csv_bytes
    return make(SUMMARY_HEADERS, summary_rows(published, gathered.framework))
