"""The whole main job without a screen: a sample group's plan, its workbook, pictures of the main screens, PDFs."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from ledelsesplan.exporting import export_pdf, export_workbook
from ledelsesplan.reports.report import Printout
from ledelsesplan.sample import sample_plan
from ledelsesplan.storage.atomic import write_atomic
from ledelsesplan.storage.frameworks import shipped_framework
from ledelsesplan.storage.planfile import encode, new_envelope, read_plan
from ledelsesplan.text import _


def make_demo(folder: Path) -> Iterator[tuple[str, Path]]:
    """Makes the plan, opens it again, exports it and draws screens and printed pages; gives each as it is made.

    Files of an earlier demo in the folder are replaced. Raises SaveFailed, OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    framework = shipped_framework()
    path = folder / "chefgruppen.json"
    write_atomic(path, encode(sample_plan(framework, date.today()), new_envelope()))
    yield _("Plan"), path
    file = read_plan(path)
    made = export_workbook(framework, file.plan, file.envelope, chosen=folder / "chefgruppen.xlsx", force=True)
    yield _("Excel-fil"), made.path
    from ledelsesplan.ui.pictures import draw_screens
    from ledelsesplan.ui.workshop.pictures import draw_wall

    yield from draw_screens(path, folder)
    for picture in draw_wall(framework, file.plan, folder, datetime.now().astimezone()):
        yield _("Billede"), picture
    for words, what, name in (
        (_("Planen som PDF"), Printout.PLAN, "chefgruppen.pdf"),
        (_("Tænk selv-ark"), Printout.THINK_ALONE, "taenk-selv.pdf"),
        (_("Matrixen som plakat"), Printout.MATRIX, "matrix.pdf"),
    ):
        made = export_pdf(framework, file.plan, file.envelope, what, chosen=folder / name, force=True)
        yield words, made.path
