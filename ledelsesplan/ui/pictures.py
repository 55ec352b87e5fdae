"""Pictures of the screens as they are, drawn without showing a window; for `demo`, the README and the self-test."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from ledelsesplan.sample import sample_plan
from ledelsesplan.storage.frameworks import shipped_framework
from ledelsesplan.storage.planfile import read_plan
from ledelsesplan.storage.settings import Settings
from ledelsesplan.storage.summaries import summarize_plan
from ledelsesplan.text import _
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.qt_application import make_qt_application
from ledelsesplan.ui.role_page import RolePage
from ledelsesplan.ui.session import Session
from ledelsesplan.ui.theme import Theme

SIZE = (1366, 768)
PAGES = {
    PlanPage.ROLE: "efter-rolle",
    PlanPage.COMPETENCY: "efter-kompetence",
    PlanPage.OVERVIEW: "overblik",
    PlanPage.ACTIONS: "handleplan",
    PlanPage.GENERAL: "generelle",
}


def draw_screens(plan_path: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Draws the start page, a plan's pages, and the dark and the high-contrast theme, as PNG files in a folder."""
    app = _make_application()
    theme = Theme("light")
    application = Application(theme, Settings())
    window = application.window
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.resize(*SIZE)
    window.show()
    application.show_start()
    application.start.show_plans([summarize_plan(plan_path)])

    def picture(name: str) -> tuple[str, Path]:
        for _round in range(3):
            app.processEvents()
        return _("Billede"), _grab(window, folder / f"{name}.png")

    yield picture("start")
    file = read_plan(plan_path)
    document = Document(shipped_framework(), file.plan)
    session = Session(application, theme, document, plan_path, file.envelope, file.fingerprint, is_saved=True)
    window.set_plan_open(True)
    window.show_page(session.workspace)
    session.begin()
    focuses = [mark.id for mark in file.plan.marks if mark.focus]
    for page, name in PAGES.items():
        session.workspace.show_page(page)
        if page is PlanPage.ROLE and focuses:
            session.workspace.show_behaviour(focuses[0])
        yield picture(name)
    session.workspace.show_page(PlanPage.ROLE)
    for choice, name in (("dark", "efter-rolle-moerk"), ("high-contrast", "efter-rolle-hoej-kontrast")):
        theme.choose(choice)
        yield picture(name)
    session.end()
    window.closing_allowed = True
    window.close()


def _make_application() -> QApplication:
    """Qt's application; on a Linux without a screen it draws in memory. Other systems always have one to draw on."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        # It says at every window that there is no window manager to talk to.
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    return make_qt_application()


def _grab(widget: QWidget, path: Path) -> Path:
    widget.grab().save(str(path))
    return path


def draw_matrix() -> QImage:
    """The matrix of a sample plan, drawn once."""
    app = _make_application()
    theme = Theme("light")
    framework = shipped_framework()
    document = Document(framework, sample_plan(framework, date.today()))
    page = RolePage(theme, document, Marking(document))
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.resize(*SIZE)
    page.set_layout_width(SIZE[0])
    page.show()
    app.processEvents()
    return page.grab().toImage()
