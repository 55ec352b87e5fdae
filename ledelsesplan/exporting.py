"""From a plan to a workbook or a PDF in a folder: the one way, for the window and for the command line."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ledelsesplan.core.errors import CopyNotExported, NotAPersonalPlan
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.hr_copy import hr_copy
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.storage.atomic import create_new
from ledelsesplan.storage.names import free_path
from ledelsesplan.storage.planfile import Envelope, Purpose, copy_envelope, encode
from ledelsesplan.storage.sparing import spare_plans
from ledelsesplan.text import _, format_date, ngettext

if TYPE_CHECKING:
    from ledelsesplan.reports.report import FileFacts, Printout


@dataclass(frozen=True)
class Exported:
    """Where the file is, and what its maker should know of it, in whole sentences."""

    path: Path
    notices: tuple[str, ...]


def export_workbook(
    framework: Framework,
    plan: Plan,
    envelope: Envelope,
    *,
    folder: Path | None = None,
    chosen: Path | None = None,
    force: bool = False,
) -> Exported:
    """Makes the workbook of a plan, at the chosen path or under a free name in a folder.

    A chosen file that exists is replaced only with `force` (AlreadyExists); SaveFailed where the system refuses.
    Raises CopyNotExported for the own leader's copy.
    """
    from ledelsesplan.reports.plan_workbook import plan_workbook
    from ledelsesplan.reports.report import CharactersReplaced

    refuse_copy(plan)
    facts = _facts(envelope)
    today = facts.exported_at.date()
    report = plan_workbook(framework, plan, today=today, source=facts)
    notices = tuple(
        ngettext(
            "{count} tegn kan ikke stå i et regneark og er erstattet.",
            "{count} tegn kan ikke stå i et regneark og er erstattet.",
            notice.count,
        )
        if isinstance(notice, CharactersReplaced)
        else ngettext(
            "{count} meget lang tekst står i fuld længde på arket Om filen.",
            "{count} meget lange tekster står i fuld længde på arket Om filen.",
            notice.count,
        )
        for notice in report.notices
    )
    name = f"{plan.title} {format_date(today)}"
    return Exported(_put(report.content, name, ".xlsx", folder, chosen, force=force), notices)


def export_pdf(
    framework: Framework,
    plan: Plan,
    envelope: Envelope,
    what: "Printout",
    *,
    levels: tuple[str, ...] = (),
    folder: Path | None = None,
    chosen: Path | None = None,
    force: bool = False,
) -> Exported:
    """Makes a printed document of a plan, as `export_workbook` makes its workbook. Needs Qt's application.

    `levels` are the ids of the levels that think-alone sheets are made of; without any, those of the newest round.
    Raises NotAPersonalPlan for a sheet for a talk of any other plan than a leader's own.
    """
    from ledelsesplan.reports.pdf.documents import printed
    from ledelsesplan.reports.report import Printout

    refuse_copy(plan)
    if what in (Printout.FIRST_TALK, Printout.LUS) and plan.kind is Kind.TEAM:
        raise NotAPersonalPlan(plan.title)
    facts = _facts(envelope)
    today = facts.exported_at.date()
    report = printed(framework, plan, what, today=today, source=facts, levels=levels)
    words = {
        Printout.THINK_ALONE: _("Tænk selv"),
        Printout.MATRIX: _("Matrix"),
        Printout.FIRST_TALK: _("Første samtale"),
        Printout.LUS: _("LUS"),
        Printout.PLAN: "",
    }[what]
    name = " ".join(part for part in (plan.title, words, format_date(today)) if part)
    return Exported(_put(report.content, name, ".pdf", folder, chosen, force=force), ())


def export_calendar(
    framework: Framework,
    plan: Plan,
    envelope: Envelope,
    *,
    folder: Path | None = None,
    chosen: Path | None = None,
    force: bool = False,
) -> Exported:
    """Makes the calendar file of a plan's days, as `export_workbook` makes its workbook."""
    from ledelsesplan.reports.calendar import calendar

    refuse_copy(plan)
    report = calendar(framework, plan, source=_facts(envelope))
    return Exported(_put(report.content, plan.title, ".ics", folder, chosen, force=force), ())


def refuse_copy(plan: Plan) -> None:
    """Raises CopyNotExported for the own leader's copy: what is made of it would tell what is still hidden there."""
    if plan.for_own_leader:
        raise CopyNotExported


def export_hr_copy(
    plan: Plan,
    envelope: Envelope,
    *,
    folder: Path | None = None,
    chosen: Path | None = None,
    force: bool = False,
) -> Exported:
    """Makes the copy of a plan for HR, as `export_workbook` makes its workbook.

    Raises IsAPlan where it would replace a plan file that is no copy for HR.
    """
    refuse_copy(plan)
    if chosen is not None:
        spare_plans(chosen, but=Purpose.HR)
    title = _("Kopi til HR")
    made = copy_envelope(envelope, Purpose.HR)
    name = f"{title} {format_date(date.today())}"
    return Exported(_put(encode(hr_copy(plan, title), made), name, ".json", folder, chosen, force=force), ())


def _facts(envelope: Envelope) -> "FileFacts":
    from ledelsesplan.reports.report import FileFacts

    now = datetime.now().astimezone().replace(microsecond=0)
    return FileFacts(plan_id=envelope.plan_id, revision=envelope.revision, exported_at=now)


def _put(content: bytes, name: str, suffix: str, folder: Path | None, chosen: Path | None, *, force: bool) -> Path:
    """Writes a file at the chosen path, or in a folder under a name that is free."""
    if chosen is None:
        assert folder is not None
        chosen = free_path(folder, name, suffix)
    create_new(chosen, content, force)
    return chosen
