"""What pages and panels show after a change that was made while nobody saw them, and after undo."""

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.ui.choices import MarkToggle
from ledelsesplan.ui.matrix_view import MatrixView
from ledelsesplan.ui.plan_pages import PlanPage
from tests.ui.conftest import Desk, DeskMaker

CORE = "driftsledelse.kerneopgaven.direktoer"


def drawn(view: MatrixView, column: int, row: int) -> QImage:
    """How a cell of a matrix is drawn now."""
    rect = view.visualRect(view.matrix.index(row, column))
    return view.viewport().grab(rect).toImage()


@pytest.mark.parametrize("number", [PlanPage.COMPETENCY, PlanPage.OVERVIEW])
def test_a_page_that_was_hidden_shows_the_newest_marks(team: Desk, number: int) -> None:
    team.workspace.show_page(number)
    unmarked = drawn(team.view, 0, 0)
    team.workspace.show_page(PlanPage.ROLE)
    team.press("s")
    team.workspace.show_page(number)
    assert team.view.matrix.grid.rows[0].cells[0].strength
    team.view.clearFocus()
    assert drawn(team.view, 0, 0) != unmarked


def test_undo_repaints_the_page_in_front_and_the_hidden_one(team: Desk) -> None:
    for number in (PlanPage.OVERVIEW, PlanPage.ROLE):
        team.workspace.show_page(number)
    unmarked = drawn(team.view, 0, 0)
    team.press("s")
    assert drawn(team.view, 0, 0) != unmarked
    team.workspace.show_page(PlanPage.OVERVIEW)
    team.workspace.show_page(PlanPage.ROLE)
    team.document.undo()
    assert drawn(team.view, 0, 0) == unmarked
    team.workspace.show_page(PlanPage.OVERVIEW)
    assert not team.view.matrix.grid.rows[0].cells[0].strength


def test_the_actions_page_and_the_general_page_catch_up(team: Desk, framework: Framework) -> None:
    for number in (PlanPage.ACTIONS, PlanPage.GENERAL, PlanPage.ROLE):
        team.workspace.show_page(number)
    value = framework.values[0].id
    team.document.apply("Handling", lambda plan: edits.add_action(plan, CORE, identifier="a1", text="Øv os"))
    team.document.apply("Markér", edits.mark_strength, framework, value)
    team.workspace.show_page(PlanPage.ACTIONS)
    assert team.page.rows.current_action() == "a1"
    team.workspace.show_page(PlanPage.GENERAL)
    team.page.show_behaviour(value)
    team.page.toggle_details()
    assert [toggle.isChecked() for toggle in team.page.panel.findChildren(MarkToggle)] == [True, False, False]


def test_details_that_were_closed_open_on_the_newest_marks(team: Desk) -> None:
    if team.page.split.is_open:
        team.workspace.toggle_details()
    team.press("s", "u")
    team.workspace.toggle_details()
    assert [toggle.isChecked() for toggle in team.page.panel.findChildren(MarkToggle)] == [True, True, False]


def test_the_neighbouring_levels_follow_the_current_cell(
    desk: DeskMaker, team_plan: Plan, framework: Framework
) -> None:
    team = desk(team_plan, 1920, 1000)
    for level in framework.levels:
        team.page.show_level(level.id)
        QApplication.processEvents()
        texts = [item.text() for item in team.page.panel.findChildren(QLabel) if item.isVisible()]
        at = framework.levels.index(level)
        for number, other in enumerate(framework.levels):
            assert any(text.startswith(f"<b>{other.name}:") for text in texts) == (number in (at - 1, at + 1))
