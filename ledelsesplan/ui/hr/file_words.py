"""What became of each file, by name, for the one who chose the files."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ledelsesplan.compiling.gathering import Gathered
from ledelsesplan.core.compiled import Compiled, Outcome, Source
from ledelsesplan.file_terms import OUTCOME, REMARK
from ledelsesplan.text import _, describe, ngettext
from ledelsesplan.ui.hr.lines import Line, Look

MOST_SHOWN = 2000
"""So many files are shown at a time; the report has all."""


class FileLine(NamedTuple):
    """A file that was not counted, or of which something is worth knowing; `is_remark` for the latter."""

    line: Line
    outcome: Outcome

    @property
    def is_remark(self) -> bool:
        """Whether it was counted."""
        return self.outcome is Outcome.COUNTED


def file_lines(gathered: Gathered) -> tuple[FileLine, ...]:
    """The files of the period, then those of the period before, in the order of their paths."""
    previous = gathered.previous
    now = _lines(gathered.compiled, "", "")
    before = _lines(previous, "previous ", _("Perioden før")) if previous is not None else iter(())
    return (*now, *before)


def _lines(compiled: Compiled, prefix: str, of: str) -> Iterator[FileLine]:
    paths = compiled.sources.paths
    for source in compiled.sources:
        if source.outcome is Outcome.COUNTED and not source.remarks:
            continue
        folder, name = os.path.split(source.path)
        where = " · ".join(part for part in (of, folder) if part)
        notes = (_why(source, paths), where)
        yield FileLine(Line(f"{prefix}{source.number}", name or folder, notes, (), Look.NAMED), source.outcome)


def _why(source: Source, paths: Sequence[str]) -> str:
    if source.error is not None:
        return describe(source.error.without_path())
    words = OUTCOME[source.outcome]
    if source.other is not None:
        other, own = Path(paths[source.other - 1]), Path(source.path)
        name = other.name
        if name == own.name:
            name = _("{name} i {folder}").format(name=name, folder=other.parent)
        words = _("{words} ({name})").format(words=words, name=name)
    if source.detail:
        words = f"{words} ({source.detail})"
    remarks = "; ".join(REMARK[remark] for remark in source.remarks)
    return f"{words}: {remarks}." if remarks else f"{words}."


class Filter(NamedTuple):
    """A choice of files: all, those with a remark, or those of one outcome."""

    name: str
    files: int
    outcome: Outcome | None


def filters(files: tuple[FileLine, ...]) -> tuple[Filter, ...]:
    """All files, then each reason that occurs."""
    found = [Filter(_("alle"), len(files), None)]
    for outcome in Outcome:
        count = sum(1 for file in files if file.outcome is outcome)
        if count:
            name = _("Talt med, med en bemærkning") if outcome is Outcome.COUNTED else OUTCOME[outcome]
            found.append(Filter(name, count, outcome))
    return tuple(found)


def shown_lines(files: tuple[FileLine, ...], chosen: Filter) -> tuple[Line, ...]:
    """The lines of a filter; of very many the first ones, and how many there are yet."""
    lines = [file.line for file in files if chosen.outcome in (None, file.outcome)]
    rest = len(lines) - MOST_SHOWN
    if rest <= 0:
        return tuple(lines)
    more = ngettext("{count} fil mere. Rapporten har dem alle.", "{count} filer mere. Rapporten har dem alle.", rest)
    return (*lines[:MOST_SHOWN], Line("more", more))
