"""One leader's plan as an Excel workbook: in the same style as a group's, with what is agreed with the own leader."""

from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports import (
    action_sheet,
    agreement_sheet,
    cover_sheet,
    data_sheet,
    headers,
    own_mark_sheets,
    own_matrix_sheet,
)
from ledelsesplan.reports.content import agreed
from ledelsesplan.reports.report import FileFacts, Report
from ledelsesplan.reports.workbook import Sheet, workbook_of
from ledelsesplan.text import _


def personal_workbook(framework: Framework, plan: Plan, *, today: date, source: FileFacts) -> Report:
    """The workbook of a personal plan. The same arguments give the same bytes.

    Private notes are in no part of it, and the own leader's marks only once that one is done. What the own leader makes
    of a copy holds the own leader's marks alone, and not what the leader and the own leader agree on.
    """
    items = agreed(framework, plan)
    sheets: tuple[Sheet, ...] = (
        Sheet(_("Forside"), lambda sheet: cover_sheet.write(sheet, framework, plan, items, today)),
        Sheet(headers.ACTION_SHEET, lambda sheet: action_sheet.write(sheet, framework, plan, today)),
        Sheet(_("Styrker"), lambda sheet: own_mark_sheets.write_strengths(sheet, framework, plan, today)),
        Sheet(_("Udviklingsområder"), lambda sheet: own_mark_sheets.write_priorities(sheet, framework, plan, today)),
        Sheet(_("Aftaler"), lambda sheet: agreement_sheet.write(sheet, framework, plan, today)),
        Sheet(_("Matrix"), lambda sheet: own_matrix_sheet.write(sheet, framework, plan, today)),
        Sheet(_("Data"), lambda sheet: data_sheet.write(sheet, framework, plan, today), counts=True),
    )
    if plan.for_own_leader:
        sheets = tuple(sheet for sheet in sheets if sheet.title not in (headers.ACTION_SHEET, _("Aftaler")))
    return workbook_of(framework, plan, sheets, today=today, source=source)
