"""Pictures of the projected pages of a plan, drawn without showing a window."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ledelsesplan.core import workshop_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.workshop import PageKind
from ledelsesplan.storage.run_sheets import load_steps
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.stage import Stage

SIZE = (1920, 1080)
SHOWN = {
    PageKind.FRAME: "workshop-ramme",
    PageKind.THINK: "workshop-taenk-selv",
    PageKind.ROUND: "workshop-bordet-rundt",
    PageKind.OVERVIEW: "workshop-overblik",
    PageKind.RESULTS: "workshop-resultat",
    PageKind.CANDIDATES: "workshop-vaelg-fokus",
    PageKind.ACTIONS: "workshop-handlinger",
    PageKind.CLOSE: "workshop-afslutning",
}


def draw_wall(framework: Framework, plan: Plan, folder: Path, now: datetime) -> Iterator[Path]:
    """Draws the first page of each kind as PNG files in a folder, with the clock at the beginning of its step.

    A QApplication is needed; `now` has a time zone.
    """
    conductor = Conductor(Document(framework, plan), load_steps(), lambda: now)
    stage = Stage(conductor)
    stage.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    stage.resize(*SIZE)
    conductor.begin()
    conductor.start_clock()
    conductor.document.apply("", workshop_edits.reveal_dots)
    stage.show()
    drawn = set[PageKind]()
    for number in range(len(conductor.steps)):
        conductor.to_step(number)
        for page_number, page in enumerate(conductor.pages):
            if page.kind in SHOWN and page.kind not in drawn:
                drawn.add(page.kind)
                conductor.to_page(page_number)
                QApplication.processEvents()
                path = folder / f"{SHOWN[page.kind]}.png"
                stage.grab().save(str(path))
                yield path
    conductor.end()
    stage.close()
