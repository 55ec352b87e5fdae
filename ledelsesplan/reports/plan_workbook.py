"""The workbook of a plan of either kind."""

from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.reports.personal_workbook import personal_workbook
from ledelsesplan.reports.report import FileFacts, Report
from ledelsesplan.reports.team_workbook import team_workbook


def plan_workbook(framework: Framework, plan: Plan, *, today: date, source: FileFacts) -> Report:
    """The workbook of a group's plan, or of one leader's. Private notes are in neither."""
    workbook = team_workbook if plan.kind is Kind.TEAM else personal_workbook
    return workbook(framework, plan, today=today, source=source)
