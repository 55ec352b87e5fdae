"""What all workbooks of a plan share: how sheets become one file, the sheet *Om filen*, and what is said of it all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports import about_sheet, headers
from ledelsesplan.reports.archive import workbook_bytes
from ledelsesplan.reports.cell_text import TextGuard
from ledelsesplan.reports.content import hidden_words
from ledelsesplan.reports.report import CharactersReplaced, FileFacts, Notice, Report, TextsContinued
from ledelsesplan.reports.sheet import SheetWriter
from ledelsesplan.reports.styles import StyleBook
from ledelsesplan.terms import PLAN_KIND
from ledelsesplan.text import _


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be: its name, and what fills it. `counts` tells that counts which are still hidden would be on it."""

    title: str
    write: Callable[[SheetWriter], None]
    counts: bool = False


def workbook_of(framework: Framework, plan: Plan, sheets: Sequence[Sheet], *, today: date, source: FileFacts) -> Report:
    """A workbook of some sheets, with *Om filen* after them. The same arguments give the same bytes."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    texts = TextGuard()
    worksheets = [workbook.create_sheet(title) for title in (*(sheet.title for sheet in sheets), headers.ABOUT_SHEET)]
    worksheets[0].sheet_view.tabSelected = True
    book = StyleBook(workbook)
    *writers, about = [SheetWriter(worksheet, book, texts) for worksheet in worksheets]
    for sheet, writer in zip(sheets, writers, strict=True):
        sheet.write(writer)
    hidden = hidden_words(plan.round)
    for sheet, writer in zip(sheets, writers, strict=True):
        if sheet.counts and hidden:
            writer.add_to_sentence(hidden)
        if any(continuation.sheet == sheet.title for continuation in texts.continuations):
            writer.add_to_sentence(_("Meget lange tekster står i fuld længde på arket Om filen."))
    about_sheet.write(about, framework, plan, today, source)
    content = workbook_bytes(workbook, title=PLAN_KIND[plan.kind], moment=source.exported_at)
    return Report(content, tuple(_notices(texts)))


def _notices(texts: TextGuard) -> list[Notice]:
    notices: list[Notice] = []
    if texts.replaced:
        notices.append(CharactersReplaced(texts.replaced))
    if texts.continuations:
        notices.append(TextsContinued(len(texts.continuations)))
    return notices
