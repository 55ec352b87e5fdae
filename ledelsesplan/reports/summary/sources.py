"""The sheet *Kilder*: what became of each file, by number. Names of files may be names of people.

What is remarkable of a file that was counted is not told of it, which is one plan, but of some on the first sheet. And
of the period before it is only told how many files were not counted, and why: their numbers would tell how many were,
and so of few plans beside the sums of now.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from ledelsesplan.core.compiled import Outcome, Sources
from ledelsesplan.file_terms import OUTCOME, outcome_words
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import TABLE_TOP, Column, SheetWriter
from ledelsesplan.reports.sheet_data import StreamedRows
from ledelsesplan.reports.styles import Style
from ledelsesplan.reports.summary.content import Content
from ledelsesplan.reports.summary.data import streamed_rows
from ledelsesplan.text import _

TEXT = Style()
NUMBER = replace(TEXT, centred=True, number_format=styles.COUNT_FORMAT)

COLUMNS = (
    Column(headers.PERIOD, 22, TEXT),
    Column(_("Fra fil"), 13, NUMBER),
    Column(_("Til fil"), 13, NUMBER),
    Column(_("Filer"), 13, NUMBER),
    Column(_("Hvad der skete"), 95, TEXT),
)

UNTOLD = _("vises ikke")
SourceRow = tuple[str, int | str, int | str, int, str]
"""The period, the first and the last number of some files or UNTOLD, how many they are, what happened."""


def write(sheet: SheetWriter, content: Content) -> StreamedRows | None:
    """Fills the sheet but for the rows, which it gives to be streamed; None where there are no files."""
    sheet.heading(
        _("Kilder"),
        _(
            "Filerne er nummereret i den rækkefølge, de blev læst i. Af perioden før står kun, hvor mange der ikke er "
            "talt med. Navnene står kun på skærmen og i rapportfilen."
        ),
    )
    sheet.widths(COLUMNS)
    count = sum(1 for _row in source_rows(content))
    if not count:
        print_across(sheet, COLUMNS, 3, content.footer, repeated_row=None)
        return None
    sheet.announced_table("Kilder_tabel", COLUMNS, count)
    sheet.worksheet.freeze_panes = "A5"
    print_across(sheet, COLUMNS, TABLE_TOP + count, content.footer)
    return streamed_rows(sheet, COLUMNS, source_rows(content))


def source_rows(content: Content) -> Iterator[SourceRow]:
    """A row for each run of files of which the same is to be told; of the period before one for each reason."""
    yield from _runs(_("Denne periode"), content.compiled.sources)
    if content.previous is not None:
        for outcome, count in content.previous.sources.counts().items():
            if outcome is not Outcome.COUNTED:
                yield _("Perioden før"), UNTOLD, UNTOLD, count, OUTCOME[outcome]


def _runs(period: str, sources: Sources) -> Iterator[SourceRow]:
    told = (outcome_words(source._replace(remarks=())) for source in sources)
    last = 0
    for words, run in groupby(told):
        first, last = last + 1, last + sum(1 for _file in run)
        yield period, first, last, last - first + 1, words
