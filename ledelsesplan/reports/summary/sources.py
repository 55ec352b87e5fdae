"""The sheet *Kilder*: what became of each file, by number. Names of files may be names of people.

What is remarkable of a file that was counted is not told of it, which is one plan, but of some on the first sheet. And
of the period before only the files are there that were not counted: how many were would tell of few plans.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ledelsesplan.core.compiled import Source
from ledelsesplan.file_terms import outcome_words
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

SourceRow = tuple[str, int, int, int, str]


def write(sheet: SheetWriter, content: Content) -> StreamedRows | None:
    """Fills the sheet but for the rows, which it gives to be streamed; None where there are no files."""
    sheet.heading(
        _("Kilder"),
        _(
            "Filerne er nummereret i den rækkefølge, de blev læst i. Af perioden før står kun dem, der ikke er talt "
            "med. Navnene står kun på skærmen og i rapportfilen."
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
    """A row for each run of files of which the same is to be told, with its first and last number."""
    yield from _runs(_("Denne periode"), content.compiled.sources)
    if content.previous is not None:
        yield from _runs(_("Perioden før"), content.previous.sources.skipped())


def _runs(period: str, sources: Iterable[Source]) -> Iterator[SourceRow]:
    told = ((source.number, outcome_words(source._replace(remarks=()))) for source in sources)
    for first, last, words in _joined(told):
        yield period, first, last, last - first + 1, words


def _joined(told: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    first = last = 0
    words = ""
    for number, found in told:
        if found != words or number != last + 1:
            if last:
                yield first, last, words
            first, words = number, found
        last = number
    if last:
        yield first, last, words
