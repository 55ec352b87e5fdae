"""That the matrix paints every pixel of its own: Qt paints nothing below it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QRegion
from PySide6.QtWidgets import QApplication, QWidget

from ledelsesplan.core.plan import Plan
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.matrix_filter import FILTER_NAMES, Filter
from ledelsesplan.ui.matrix_view import MatrixView
from ledelsesplan.ui.plan_pages import PlanPage
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import choose, widget

HOLE = QColor("magenta")


@pytest.mark.parametrize("number", [PlanPage.ROLE, PlanPage.COMPETENCY, PlanPage.OVERVIEW])
@pytest.mark.parametrize("size", [(1366, 690), (640, 480), (2400, 1500)])
def test_the_matrix_covers_its_ground_whole(desk: DeskMaker, sample: Plan, number: int, size: tuple[int, int]) -> None:
    team = desk(sample, *size)
    team.workspace.show_page(number)
    check_covered(team.view)
    bar = team.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    check_covered(team.view)


def test_a_filtered_matrix_in_another_theme_covers_its_ground_whole(team: Desk) -> None:
    team.press("s")
    choose(widget(team.page, DropDown, "Vis"), FILTER_NAMES[Filter.STRENGTHS])
    team.theme.choose("dark")
    QApplication.processEvents()
    check_covered(team.view)


def check_covered(view: MatrixView) -> None:
    """Whether a view paints every pixel itself, for Qt paints nothing below it."""
    QApplication.processEvents()
    viewport = view.viewport()
    assert viewport.testAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    image = QImage(viewport.size(), QImage.Format.Format_RGB32)
    image.fill(HOLE)
    viewport.render(image, QPoint(), QRegion(), QWidget.RenderFlag.DrawChildren)
    assert HOLE.rgb() not in set(memoryview(image.constBits()).cast("I"))
