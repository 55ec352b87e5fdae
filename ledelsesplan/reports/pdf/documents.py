"""The printed documents of a plan as PDFs: think-alone sheets, the plan, the poster, the sheets for talks."""

from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports.pdf import first_talk, plan_pages, plan_parts, poster, talk_sheet, think_alone
from ledelsesplan.reports.pdf.paper import pdf_bytes
from ledelsesplan.reports.report import FileFacts, Printout, Report
from ledelsesplan.text import _

TITLES = {
    Printout.THINK_ALONE: _("Tænk selv"),
    Printout.PLAN: _("Plan"),
    Printout.MATRIX: _("Matrix"),
    Printout.FIRST_TALK: _("Første samtale"),
    Printout.LUS: _("Lederudviklingssamtale"),
}


def printed(
    framework: Framework,
    plan: Plan,
    what: Printout,
    *,
    today: date,
    source: FileFacts,
    levels: tuple[str, ...] = (),
) -> Report:
    """A document as a PDF; the same arguments give the same bytes. Private notes are in none of them.

    `levels` are the ids of the think-alone sheets' levels: those of the newest round where none is named, all where the
    framework knows none of them. Needs Qt's application, and runs on any thread.
    """
    match what:
        case Printout.THINK_ALONE:
            known = [level.id for level in framework.levels]
            wanted = tuple(level for level in levels or plan.round.levels if level in known) or tuple(known)
            pages, sheet = think_alone.think_alone_pages(framework, plan, wanted), think_alone.SHEET
        case Printout.PLAN:
            pages, sheet = plan_pages.plan_pages(framework, plan, today), plan_parts.SHEET
        case Printout.MATRIX:
            pages, sheet = poster.poster_pages(framework, plan), poster.SHEET
        case Printout.FIRST_TALK:
            pages, sheet = first_talk.first_talk_pages(framework, plan, today), plan_parts.SHEET
        case Printout.LUS:
            pages, sheet = talk_sheet.talk_sheet_pages(framework, plan, today), plan_parts.SHEET
    return Report(
        pdf_bytes(
            pages,
            sheet,
            title=f"Ledelsesplan: {TITLES[what]}",
            source=f"{source.plan_id} {source.revision} {','.join(levels)}",
            moment=source.exported_at,
        )
    )
