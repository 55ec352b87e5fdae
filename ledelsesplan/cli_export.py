"""The command `export`: one plan to a workbook, a PDF, a calendar file or the copy for HR."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ledelsesplan.core.errors import IsAnInput
from ledelsesplan.text import _

if TYPE_CHECKING:
    from ledelsesplan.core.framework import Framework
    from ledelsesplan.exporting import Exported
    from ledelsesplan.storage.planfile import PlanFile

# What a PDF can be made of (reports.report.Printout, which is not imported for this); a workbook is of the plan alone.
PRINTOUTS = ("plan", "think-alone", "matrix", "first-talk", "lus")

HR = "hr"
"""The copy for HR, the one thing that a plan is made into as .json."""

# What is said of each kind of file that a plan is made into.
MADE = {
    ".xlsx": _("Excel-filen er lavet: {path}"),
    ".pdf": _("PDF-filen er lavet: {path}"),
    ".ics": _("Kalenderfilen er lavet: {path}"),
    ".json": _("Kopien til HR er lavet: {path}"),
}


def add_export(commands: Any, add_force: Callable[[argparse.ArgumentParser], None]) -> None:
    """Adds the command to those of the command line."""
    export = commands.add_parser(
        "export",
        help=_("lav en Excel-fil, en PDF eller en kalenderfil"),
        description=_("Laver en Excel-fil, en PDF eller en kalenderfil af en plan."),
    )
    export.add_argument("plan", type=Path, metavar="PLAN.json", help=_("planen"))
    export.add_argument(
        "-o",
        "--output",
        type=Path,
        required=True,
        metavar=_("FIL"),
        help=_("den nye fil, .xlsx, .pdf, .ics eller .json"),
    )
    export.add_argument(
        "--what",
        choices=(*PRINTOUTS, HR),
        default=PRINTOUTS[0],
        help=_(
            "planen, Tænk selv-ark for planens niveauer, matrixen som plakat, et ark til den første samtale, "
            "samtalearket (LUS) eller kopien til HR (.json): kun det, der tælles, uden navne og tekster; kun planen "
            "også som .xlsx og .ics"
        ),
    )
    add_force(export)
    export.set_defaults(command=_export)


def _export(given: argparse.Namespace) -> int:
    from ledelsesplan.core.errors import NotExportable
    from ledelsesplan.storage.frameworks import frameworks_for, load_framework
    from ledelsesplan.storage.planfile import read_plan

    suffix = given.output.suffix.lower()
    fitting = {".pdf": PRINTOUTS, ".json": (HR,)}.get(suffix, PRINTOUTS[:1])
    if suffix not in MADE or given.what not in fitting:
        raise NotExportable(given.output.name)
    file = read_plan(given.plan)
    if given.output.exists() and given.output.samefile(given.plan):
        raise IsAnInput(given.output)
    framework = frameworks_for(file.plan, load_framework()).of(file.plan)
    made = _make_export(suffix, given, framework, file)
    print(MADE[suffix].format(path=made.path))
    for notice in made.notices:
        print(notice, file=sys.stderr)
    return 0


def _make_export(suffix: str, given: argparse.Namespace, framework: "Framework", file: "PlanFile") -> "Exported":
    if suffix == ".pdf":
        return _export_pdf(given, framework, file)
    if suffix == ".json":
        return _export_hr_copy(given, file)
    from ledelsesplan.exporting import export_calendar, export_workbook

    export = export_calendar if suffix == ".ics" else export_workbook
    return export(framework, file.plan, file.envelope, chosen=given.output, force=given.force)


def _export_pdf(given: argparse.Namespace, framework: "Framework", file: "PlanFile") -> "Exported":
    from ledelsesplan.drawing.windowless import make_windowless_application
    from ledelsesplan.exporting import export_pdf
    from ledelsesplan.reports.report import Printout

    make_windowless_application()
    what = Printout(given.what)
    return export_pdf(framework, file.plan, file.envelope, what, chosen=given.output, force=given.force)


def _export_hr_copy(given: argparse.Namespace, file: "PlanFile") -> "Exported":
    from ledelsesplan.core.errors import NotAnOriginal
    from ledelsesplan.exporting import export_hr_copy
    from ledelsesplan.storage.planfile import Purpose

    if file.envelope.copy.purpose is not Purpose.ORIGINAL:
        raise NotAnOriginal(given.plan)
    return export_hr_copy(file.plan, file.envelope, chosen=given.output, force=given.force)
