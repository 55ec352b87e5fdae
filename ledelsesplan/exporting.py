"""From a plan to a workbook in a folder: the one way, for the window and for the command line."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.atomic import create_new
from ledelsesplan.storage.names import free_path
from ledelsesplan.storage.planfile import Envelope
from ledelsesplan.text import format_date, ngettext


@dataclass(frozen=True)
class Exported:
    """Where the workbook is, and what its maker should know of it, in whole sentences."""

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
    """
    from ledelsesplan.reports.report import CharactersReplaced, FileFacts
    from ledelsesplan.reports.team_workbook import team_workbook

    now = datetime.now().astimezone().replace(microsecond=0)
    facts = FileFacts(plan_id=envelope.plan_id, revision=envelope.revision, exported_at=now)
    report = team_workbook(framework, plan, today=now.date(), source=facts)
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
    if chosen is None:
        assert folder is not None
        chosen = free_path(folder, f"{plan.title} {format_date(now.date())}", ".xlsx")
    create_new(chosen, report.content, force)
    return Exported(chosen, notices)
