"""Efter kompetence, driven by keys and clicks: turning pages, comparing levels, and marking without the details."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.ui.choices import MarkToggle
from ledelsesplan.ui.competency_list import CompetencyList
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.theme import Theme
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import marked, widget

Key = Qt.Key
FIRST = "driftsledelse.kerneopgaven.direktoer"


@pytest.fixture
def pages(team: Desk) -> Desk:
    """An empty team plan in the view by competency."""
    team.workspace.show_page(PlanPage.COMPETENCY)
    return team


def measures(desk: Desk) -> tuple[object, ...]:
    """What must not move while pages are turned: the columns, the headers, and where the matrix begins."""
    view = desk.view
    columns = [view.columnWidth(column) for column in range(view.matrix.columnCount())]
    places = [view.columnViewportPosition(column) for column in range(view.matrix.columnCount())]
    corner = view.viewport().mapTo(desk.workspace, QPoint())
    return columns, places, view.horizontalHeader().height(), view.verticalHeader().width(), corner


@pytest.mark.parametrize(("width", "height"), [(1366, 650), (1366, 720), (1920, 1040), (1024, 560)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_pages_turn_through_all_competencies_and_nothing_moves(
    desk: DeskMaker, theme: Theme, sample: Plan, framework: Framework, width: int, height: int, text_size: int
) -> None:
    theme.set_text_size(text_size)
    opened = desk(sample, width, height)
    opened.workspace.show_page(PlanPage.COMPETENCY)
    names = [competency.id for competency in framework.competencies()]
    before = measures(opened)
    seen = []
    for _page in names:
        seen.append(opened.view.matrix.grid.rows[0].competency.id)
        assert measures(opened) == before, seen[-1]
        opened.press(Key.Key_PageDown)
    assert seen == names
    assert opened.view.matrix.grid.rows[0].competency.id == names[-1]
    opened.press(*[Key.Key_PageUp] * 9)
    assert opened.view.matrix.grid.rows[0].competency.id == names[0]
    assert measures(opened) == before


def test_turning_keeps_the_level_and_the_number_of_the_theme(pages: Desk) -> None:
    pages.press(Key.Key_Down, Key.Key_Down, Key.Key_Right, Key.Key_PageDown)
    assert pages.view.current_behaviour() == "personaleledelse.arbejdsfaellesskab.leder-af-ledere"


def test_the_same_keys_mark_here(pages: Desk) -> None:
    pages.press("s", Key.Key_Down, "u", "f", "hs7u3", Key.Key_Return)
    assert marked(pages.plan) == {FIRST: "S", "driftsledelse.kerneopgaven.chef": "UF"}
    assert len(pages.plan.round.tally.hands) == 1


def test_the_toggles_beside_the_definition_follow_the_cell_and_mark_it(pages: Desk) -> None:
    strength = widget(pages.page, MarkToggle, "Styrke")
    assert not strength.isChecked()
    pages.click(strength)
    assert marked(pages.plan) == {FIRST: "S"}
    pages.view.setFocus()
    pages.press(Key.Key_Right)
    assert not strength.isChecked()
    pages.press(Key.Key_Left)
    assert strength.isChecked()


def test_a_toggle_that_is_refused_stays_off(pages: Desk) -> None:
    focus = widget(pages.page, MarkToggle, "Fokusområde")
    pages.click(focus)
    assert marked(pages.plan) == {}
    assert not focus.isChecked()
    assert len(pages.messages) == 1


def test_arrows_and_clicks_in_the_list_choose_a_competency(pages: Desk) -> None:
    chooser = widget(pages.page, CompetencyList, "Ledelseskompetencer")
    chooser.setFocus()
    pages.press(Key.Key_Down)
    assert pages.view.matrix.grid.rows[0].competency.id == "personaleledelse"
    assert pages.focused is chooser
    pages.press(Key.Key_End)
    assert pages.view.matrix.grid.rows[0].competency.id == "samskabende-ledelse"
    pages.press(Key.Key_Home)
    assert pages.view.matrix.grid.rows[0].competency.id == "driftsledelse"
    for y in range(0, chooser.height(), 4):
        pages.click(chooser, QPoint(60, y))
        if pages.view.matrix.grid.rows[0].competency.id == "innovationsledelse":
            break
    assert widget(pages.page, QLabel, "Innovationsledelse")


def test_buttons_turn_the_page_and_end_at_the_ends(pages: Desk) -> None:
    back, forth = widget(pages.page, QToolButton, "Forrige"), widget(pages.page, QToolButton, "Næste")
    assert not back.isEnabled()
    for _page in range(7):
        pages.click(forth)
    assert not forth.isEnabled()
    assert back.isEnabled()


def test_a_low_window_folds_the_list_into_a_drop_down(desk: DeskMaker, sample: Plan) -> None:
    opened = desk(sample, 1366, 560)
    opened.workspace.show_page(PlanPage.COMPETENCY)
    assert widget(opened.page, QToolButton, "Ledelseskompetence: Driftsledelse")
    opened.resize(1366, 760)
    assert widget(opened.page, CompetencyList, "Ledelseskompetencer")


def test_enter_opens_the_details_and_esc_closes_them(pages: Desk) -> None:
    pages.press(Key.Key_Return)
    assert pages.page.panel.isVisible()
    pages.press(Key.Key_Escape)
    assert not pages.page.panel.isVisible()
    assert pages.focused is pages.view


def test_going_between_the_views_keeps_the_behaviour(pages: Desk) -> None:
    pages.press(Key.Key_PageDown, Key.Key_Down, Key.Key_Right)
    current = pages.view.current_behaviour()
    for page in (PlanPage.ROLE, PlanPage.OVERVIEW, PlanPage.ROLE, PlanPage.COMPETENCY):
        pages.workspace.show_page(page)
        assert pages.view.current_behaviour() == current


def header_row(desk: Desk, row: int) -> QImage:
    """A level's name as it is drawn."""
    header = desk.view.verticalHeader()
    rect = QRect(0, header.sectionViewportPosition(row), header.width(), header.sectionSize(row))
    return header.viewport().grab(rect).toImage()


def test_the_own_level_has_a_frame_and_says_so(desk: DeskMaker, personal_plan: Plan, theme: Theme) -> None:
    personal = desk(personal_plan)
    personal.workspace.show_page(PlanPage.COMPETENCY)
    assert framed(personal, theme) == [False, False, True, False]
    other = personal_plan.replacing(own_level="chef")
    personal.document.apply("Niveau", lambda _plan: other)
    assert framed(personal, theme) == [False, True, False, False]


def test_a_team_plan_has_no_own_level(pages: Desk, theme: Theme) -> None:
    assert framed(pages, theme) == [False] * 4


def framed(desk: Desk, theme: Theme) -> list[bool]:
    """Which rows have a line in ink along their left side."""
    shown = desk.view.grab().toImage()
    ink = theme.colour("ink")
    rows = [desk.view.visualRect(desk.view.matrix.index(row, 0)) for row in range(4)]
    top = desk.view.viewport().y()
    return [all(shown.pixelColor(0, top + y) == ink for y in (r.top() + 20, r.center().y())) for r in rows]


def test_levels_outside_the_plan_say_so_in_their_header(desk: DeskMaker, team_plan: Plan) -> None:
    narrow = team_plan.replacing(rounds=(team_plan.round.replacing(levels=("chef",)),))
    whole, part = desk(team_plan), desk(narrow)
    for opened in (whole, part):
        opened.workspace.show_page(PlanPage.COMPETENCY)
    same = [header_row(whole, row) == header_row(part, row) for row in range(4)]
    assert same == [False, True, False, False]


def test_under_700_it_is_one_column_too(desk: DeskMaker, theme: Theme, sample: Plan) -> None:
    theme.set_text_size(200)
    narrow = desk(sample, 1280, 720)
    narrow.workspace.show_page(PlanPage.COMPETENCY)
    assert narrow.view.matrix.columnCount() == 1
    assert narrow.view.matrix.rowCount() == 12
    narrow.press(Key.Key_PageDown)
    assert narrow.view.matrix.grid.rows[0].competency.id == "personaleledelse"


def test_the_hint_bar_counts_what_is_marked_in_the_competency(pages: Desk) -> None:
    pages.press("s", Key.Key_Down, "u")
    assert widget(pages.workspace, QLabel, "Driftsledelse: 1 styrke · 1 udviklingsområde")
    pages.press(Key.Key_PageDown)
    assert widget(pages.workspace, QLabel, "Personaleledelse: 0 styrker · 0 udviklingsområder")


def test_the_panel_button_shows_the_details(pages: Desk) -> None:
    pages.click(widget(pages.page, QPushButton, "Vis detaljer"))
    assert pages.page.panel.isVisible()
