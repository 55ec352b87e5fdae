"""A plan as an Excel workbook: seven sheets to read, print, go on with and pivot."""

from datetime import date

from openpyxl import Workbook

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports import (
    about_sheet,
    action_sheet,
    cover_sheet,
    data_sheet,
    mark_sheets,
    matrix_sheet,
)
from ledelsesplan.reports.archive import workbook_bytes
from ledelsesplan.reports.cell_text import TextGuard
from ledelsesplan.reports.content import agreed, hidden_words
from ledelsesplan.reports.report import CharactersReplaced, FileFacts, Notice, Report, TextsContinued
from ledelsesplan.reports.sheet import SheetWriter
from ledelsesplan.reports.styles import StyleBook
from ledelsesplan.terms import PLAN_KIND
from ledelsesplan.text import _

SHEETS = (
    _("Forside"),
    _("Handleplan"),
    _("Styrker"),
    _("Udviklingsområder"),
    _("Matrix"),
    _("Data"),
    _("Om filen"),
)


def team_workbook(framework: Framework, plan: Plan, *, today: date, source: FileFacts) -> Report:
    """The workbook of a group's plan, or of one leader's. The same arguments give the same bytes.

    Private notes, counts that are not revealed and the own leader's marks are in no part of it.
    """
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    texts = TextGuard()
    worksheets = [workbook.create_sheet(title) for title in SHEETS]
    worksheets[0].sheet_view.tabSelected = True
    book = StyleBook(workbook)
    sheets = [SheetWriter(worksheet, book, texts) for worksheet in worksheets]
    cover, actions, strengths, priorities, matrix, data, about = sheets
    items = agreed(framework, plan)
    cover_sheet.write(cover, framework, plan, items, today)
    action_sheet.write(actions, framework, plan, today)
    mark_sheets.write_strengths(strengths, framework, plan, items, today)
    mark_sheets.write_priorities(priorities, framework, plan, items, today)
    matrix_sheet.write(matrix, framework, plan, today)
    data_sheet.write(data, framework, plan, today)
    hidden = hidden_words(plan.round)
    for sheet in (strengths, priorities, matrix, data) if hidden else ():
        sheet.add_to_sentence(hidden)
    for sheet in sheets:
        if any(continuation.sheet == sheet.worksheet.title for continuation in texts.continuations):
            sheet.add_to_sentence(_("Meget lange tekster står i fuld længde på arket Om filen."))
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
