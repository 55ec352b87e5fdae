"""What an installed copy runs to prove itself: every part is there and works. It uses only a temporary folder."""

from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from ledelsesplan.text import _


def run_self_test() -> Iterator[tuple[str, str | None]]:
    """Each check with None where it holds, and the error's words where it does not; the others are still made."""
    with TemporaryDirectory() as folder:
        for words, check in (
            (_("Ledelsesgrundlaget er helt"), _framework),
            (_("En plan kan gemmes og åbnes igen"), lambda: _plan_file(Path(folder))),
            (_("En Excel-fil kan laves og læses"), _workbook),
            (_("Skrifttyper og ikoner er med"), _resources),
            (_("Vinduet kan tegnes"), _window),
            (_("En PDF kan laves"), _pdf),
        ):
            yield words, _outcome(check)


def _outcome(check: Callable[[], None]) -> str | None:
    try:
        check()
    except Exception as error:  # any failure at all is what this is there to find
        return f"{type(error).__name__}: {error}"
    return None


def _expect(holds: bool, what: str) -> None:
    if not holds:
        raise RuntimeError(what)


def _framework() -> None:
    from ledelsesplan.storage.frameworks import shipped_framework

    framework = shipped_framework()
    _expect(bool(framework.digest) and framework.digest == framework.content_digest, "digest")


def _plan_file(folder: Path) -> None:
    from ledelsesplan.sample import sample_plan
    from ledelsesplan.storage.frameworks import shipped_framework
    from ledelsesplan.storage.planfile import new_envelope, read_plan
    from ledelsesplan.storage.saving import publish

    plan = sample_plan(shipped_framework(), date.today())
    path = folder / "æøå.json"
    publish(path, plan, new_envelope(), None, folder / "history")
    _expect(read_plan(path).plan == plan, "plan")


def _workbook() -> None:
    from datetime import datetime

    from openpyxl import load_workbook

    from ledelsesplan.reports.report import FileFacts
    from ledelsesplan.reports.team_workbook import team_workbook
    from ledelsesplan.sample import sample_plan
    from ledelsesplan.storage.frameworks import shipped_framework

    framework = shipped_framework()
    facts = FileFacts(plan_id="0" * 32, revision=1, exported_at=datetime(2027, 3, 3, 9, 30))
    report = team_workbook(framework, sample_plan(framework, date.today()), today=date.today(), source=facts)
    _expect(len(load_workbook(BytesIO(report.content)).worksheets) == 7, "sheets")


def _resources() -> None:
    from ledelsesplan.locations import resource

    for name in ("fonts/SourceSans3-Regular.ttf", "icons/home.svg", "help/hjaelp.md", "schemas/plan.schema.json"):
        _expect(resource(*name.split("/")).is_file(), name)


def _window() -> None:
    from ledelsesplan.ui.pictures import draw_matrix

    picture = draw_matrix()
    colours = {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    _expect(len(colours) > 8, "picture")


def _pdf() -> None:
    from datetime import datetime

    from ledelsesplan.drawing.windowless import make_windowless_application
    from ledelsesplan.reports.pdf.documents import printed
    from ledelsesplan.reports.report import FileFacts, Printout
    from ledelsesplan.sample import sample_plan
    from ledelsesplan.storage.frameworks import shipped_framework

    make_windowless_application()
    framework = shipped_framework()
    facts = FileFacts(plan_id="0" * 32, revision=1, exported_at=datetime(2027, 3, 3, 9, 30))
    plan = sample_plan(framework, date.today())
    content = printed(framework, plan, Printout.PLAN, today=date.today(), source=facts).content
    _expect(content.startswith(b"%PDF-") and b"SourceSans3" in content, "pdf")
