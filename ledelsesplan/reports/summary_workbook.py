"""The HR summary as an Excel workbook: what may be said of many plans, to read, print and pivot."""

from datetime import datetime

from openpyxl import Workbook

from ledelsesplan.core.compiled import Compiled
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.published import Published
from ledelsesplan.reports.archive import workbook_bytes
from ledelsesplan.reports.cell_text import TextGuard
from ledelsesplan.reports.report import CharactersReplaced, Report
from ledelsesplan.reports.sheet import SheetWriter
from ledelsesplan.reports.styles import StyleBook
from ledelsesplan.reports.summary import (
    actions,
    behaviours,
    coverage,
    data,
    development,
    flags,
    levels,
    needs,
    overview,
    read_me,
    sources,
    units,
)
from ledelsesplan.reports.summary.content import Content
from ledelsesplan.text import _

WRITERS = {
    _("Læs mig"): read_me.write,
    _("Overblik"): overview.write,
    _("Hjørneflag"): flags.write,
    _("Niveau x kompetence"): levels.write,
    _("Forventninger"): behaviours.write,
    _("Handlinger"): actions.write,
    _("Kompetencebehov"): needs.write,
    _("Udvikling"): development.write,
    _("Enheder"): units.write,
    _("Dækning"): coverage.write,
    _("Data"): data.write,
    _("Kilder"): sources.write,
}


def summary_workbook(
    framework: Framework,
    published: Published,
    compiled: Compiled,
    previous: Compiled | None = None,
    *,
    made_at: datetime,
) -> Report:
    """The workbook of some plans: of what is `published` alone, and of what became of the files, by number.

    The same arguments give the same bytes. No name, no text of a plan and no path is in any part of it.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    texts, content = TextGuard(), Content(framework, published, compiled, previous, made_at)
    worksheets = [workbook.create_sheet(title) for title in WRITERS]
    worksheets[0].sheet_view.tabSelected = True
    book = StyleBook(workbook)
    streamed = {}
    for worksheet, write in zip(worksheets, WRITERS.values(), strict=True):
        rows = write(SheetWriter(worksheet, book, texts), content)
        if rows is not None:
            streamed[str(worksheet.title)] = rows
    made = workbook_bytes(workbook, title=_("HR-opsamling"), moment=made_at, streamed=streamed)
    return Report(made, (CharactersReplaced(texts.replaced),) if texts.replaced else ())
