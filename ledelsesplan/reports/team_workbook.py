"""A group's plan as an Excel workbook: seven sheets to read, print, go on with and pivot."""

from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports import action_sheet, cover_sheet, data_sheet, headers, mark_sheets, matrix_sheet
from ledelsesplan.reports.content import agreed
from ledelsesplan.reports.report import FileFacts, Report
from ledelsesplan.reports.workbook import Sheet, workbook_of
from ledelsesplan.text import _


def team_workbook(framework: Framework, plan: Plan, *, today: date, source: FileFacts) -> Report:
    """The workbook of a group's plan. The same arguments give the same bytes.

    Private notes and counts that are not revealed are in no part of it.
    """
    items = agreed(framework, plan)
    sheets = (
        Sheet(_("Forside"), lambda sheet: cover_sheet.write(sheet, framework, plan, items, today)),
        Sheet(headers.ACTION_SHEET, lambda sheet: action_sheet.write(sheet, framework, plan, today)),
        Sheet(
            _("Styrker"), lambda sheet: mark_sheets.write_strengths(sheet, framework, plan, items, today), counts=True
        ),
        Sheet(
            _("Udviklingsområder"),
            lambda sheet: mark_sheets.write_priorities(sheet, framework, plan, items, today),
            counts=True,
        ),
        Sheet(_("Matrix"), lambda sheet: matrix_sheet.write(sheet, framework, plan, today), counts=True),
        Sheet(_("Data"), lambda sheet: data_sheet.write(sheet, framework, plan, today), counts=True),
    )
    return workbook_of(framework, plan, sheets, today=today, source=source)
