"""The matrix by role, driven by keys and clicks: what it makes of the plan, and that all of it is shown whole."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.matrix import (
    Cell,
    Grid,
    PlanIndex,
    by_competency,
    by_role,
    keep_rows,
    overview,
    single_column,
)
from ledelsesplan.core.plan import Plan
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.competency_page import CompetencyPage
from ledelsesplan.ui.matrix_filter import FILTER_NAMES, Filter
from ledelsesplan.ui.matrix_model import MatrixModel
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.role_page import RolePage
from ledelsesplan.ui.theme import Theme
from tests.factories import empty_plan, small_framework
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import cell_names, check_whole, choose, hands, hover, marked, picture, widget

Key = Qt.Key
S, U, F = MarkKind.STRENGTH, MarkKind.PRIORITY, MarkKind.FOCUS

CORE = "driftsledelse.kerneopgaven.direktoer"
BALANCE = "driftsledelse.balance.direktoer"
ROBUST = "driftsledelse.robust-drift.direktoer"
SAFE_CULTURE = "personaleledelse.tryg-kultur.direktoer"


# Moving


def test_the_grid_has_the_focus_on_the_first_cell_from_the_start(team: Desk) -> None:
    assert team.focused is team.view
    assert team.view.current_behaviour() == CORE


def test_arrows_move_in_the_grid_and_stop_at_its_edges(team: Desk) -> None:
    team.press(Key.Key_Right)
    assert team.view.current_behaviour() == BALANCE
    team.press(Key.Key_Right, Key.Key_Right, Key.Key_Right)
    assert team.view.current_behaviour() == ROBUST
    team.press(Key.Key_Down, Key.Key_Left, Key.Key_Left, Key.Key_Left)
    assert team.view.current_behaviour() == SAFE_CULTURE
    team.press(Key.Key_Up, Key.Key_Up)
    assert team.view.current_behaviour() == CORE
    team.press(*[Key.Key_Down] * 20)
    assert team.view.current_behaviour() == "samskabende-ledelse.maal-og-potentiale.direktoer"


def test_every_cell_that_arrows_reach_is_brought_into_sight_with_its_ring(team: Desk) -> None:
    room = QRect(QPoint(), team.view.size())
    for _row in range(8):
        for _column in range(3):
            rect = team.view.cell_rect(team.view.currentIndex())
            assert room.contains(rect.adjusted(-5, -5, 5, 5)), team.view.current_behaviour()
            team.press(Key.Key_Right)
        team.press(Key.Key_Left, Key.Key_Left, Key.Key_Down)


def test_tab_leaves_the_grid_and_shift_tab_comes_back(team: Desk) -> None:
    team.press(Key.Key_Tab)
    assert team.focused is not team.view
    team.shift_tab()
    assert team.focused is team.view
    team.shift_tab()
    assert team.focused is not team.view
    team.press(Key.Key_Tab)
    assert team.focused is team.view
    assert team.view.current_behaviour() == CORE


def test_tab_goes_round_the_window_without_a_trap(team: Desk) -> None:
    seen = []
    for _step in range(60):
        team.press(Key.Key_Tab)
        if team.focused is team.view:
            break
        seen.append(team.focused)
    assert team.focused is team.view
    assert len(seen) == len(set(map(id, seen)))


# Marking with keys


@pytest.mark.parametrize(("letter", "expected"), [("s", "S"), ("u", "U"), ("S", "S")])
def test_a_letter_marks_and_takes_the_mark_away_again(team: Desk, letter: str, expected: str) -> None:
    team.press(letter)
    assert marked(team.plan) == {CORE: expected}
    team.press(letter)
    assert marked(team.plan) == {}


def test_both_may_be_set_and_focus_stands_on_either(team: Desk) -> None:
    team.press("su", "f")
    assert marked(team.plan) == {CORE: "SUF"}
    team.press("s")
    assert marked(team.plan) == {CORE: "UF"}
    team.press("u")
    assert marked(team.plan) == {}


@pytest.mark.parametrize("clearing", [Key.Key_Delete, Key.Key_0, Key.Key_Backspace])
def test_one_key_clears_all_marks_and_leaves_the_note(team: Desk, clearing: Key, framework: Framework) -> None:
    team.document.apply("Note", edits.write_note, framework, CORE, "Fordi")
    team.press("suf", clearing)
    assert marked(team.plan) == {}
    mark = team.plan.mark(CORE)
    assert mark is not None
    assert mark.note == "Fordi"


def test_a_focus_on_the_unmarked_is_refused_in_a_sentence(team: Desk) -> None:
    before = team.plan
    team.press("f")
    assert team.plan is before
    assert [message.text for message in team.messages] == [
        "Et fokusområde vælges blandt styrker og udviklingsområder. Tryk S eller U først."
    ]
    assert team.workspace.message_bar.isVisible()
    assert team.focused is team.view


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier])
def test_letters_with_ctrl_or_alt_are_not_marks(team: Desk, qtbot: QtBot, modifier: Qt.KeyboardModifier) -> None:
    for key in (Key.Key_S, Key.Key_U, Key.Key_0, Key.Key_Delete):
        qtbot.keyClick(team.view, key, modifier)
    assert team.document.undo_label is None


def test_other_letters_do_nothing(team: Desk) -> None:
    team.press("abx")
    assert team.document.undo_label is None
    assert team.view.current_behaviour() == CORE


def test_n_goes_to_the_note_and_esc_comes_back(team: Desk) -> None:
    team.press("n")
    assert team.focused.accessibleName() == "Note"
    team.press("Ses")
    assert marked(team.plan) == {}
    mark = team.plan.mark(CORE)
    assert mark is not None
    assert mark.note == "Ses"
    team.press(Key.Key_Escape)
    assert team.focused is team.view


def test_enter_opens_the_details_where_they_are_closed(team: Desk) -> None:
    page: RolePage = team.page
    page.open_panel(False)
    team.press(Key.Key_Return)
    assert page.panel.isVisible()


def test_each_key_is_one_step_that_is_named(team: Desk) -> None:
    labels = []
    for key in ("s", "u", "f", "f", "u", "s"):
        team.press(key)
        labels.append(team.document.undo_label)
    assert labels == [
        "Markér styrke",
        "Markér udviklingsområde",
        "Vælg fokusområde",
        "Fravælg fokusområde",
        "Fjern udviklingsområde",
        "Fjern styrke",
    ]
    team.document.undo()
    assert marked(team.plan) == {CORE: "S"}
    assert team.document.redo_label == "Fjern styrke"


# Hands


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("hs7u3", (7, 3)),
        ("hu3s7", (3, 7)[::-1]),
        ("hs7", (7, None)),
        ("hs0", (0, None)),
        ("hs0u0", (0, 0)),
        ("hs8s5", (5, None)),
        ("h7s3", (3, None)),
        ("hS1U2", (1, 2)),
    ],
)
def test_h_types_a_show_of_hands(team: Desk, keys: str, expected: tuple[int | None, int | None]) -> None:
    team.press(keys)
    assert hands(team.plan) is None
    team.press(Key.Key_Return)
    assert hands(team.plan) == expected
    assert marked(team.plan) == {}
    assert team.document.undo_label == "Tæl hænder"


def test_what_is_typed_is_shown_while_it_is_typed(team: Desk) -> None:
    team.press("hs7")
    shown = widget(team.view, QLabel, "Hænder: ")
    assert shown.text() == "Hænder: S 7_ · U –"
    team.press("u3")
    assert shown.text() == "Hænder: S 7 · U 3_"
    team.press(Key.Key_Return)
    assert not shown.isVisible()


def test_backspace_takes_a_digit_back_and_not_a_mark(team: Desk) -> None:
    team.press("s", "hs6", Key.Key_Backspace, "7u2", Key.Key_Backspace, Key.Key_Return)
    assert hands(team.plan) == (7, None)
    assert marked(team.plan) == {CORE: "S"}


@pytest.mark.parametrize("leaving", [Key.Key_Escape, Key.Key_H])
def test_typing_hands_can_be_given_up(team: Desk, leaving: Key) -> None:
    team.press("hs7", leaving)
    assert hands(team.plan) is None
    assert team.focused is team.view
    team.press("s")
    assert marked(team.plan) == {CORE: "S"}


def test_an_arrow_counts_what_is_typed_and_moves(team: Desk) -> None:
    team.press("hs7", Key.Key_Right)
    assert hands(team.plan) == (7, None)
    assert team.view.current_behaviour() == BALANCE
    team.press("s")
    assert marked(team.plan) == {BALANCE: "S"}


def test_a_click_and_another_page_count_what_is_typed(team: Desk) -> None:
    team.press("hs7")
    team.click_cell(SAFE_CULTURE)
    assert hands(team.plan) == (7, None)
    team.view.set_current(CORE)
    team.press("hu2")
    team.workspace.show_page(PlanPage.OVERVIEW)
    assert hands(team.plan) == (7, 2)


def test_a_letter_without_a_number_changes_nothing_on_the_way_elsewhere(team: Desk) -> None:
    team.press("hs7u3", Key.Key_Return, "hs", Key.Key_Right)
    assert hands(team.plan) == (7, 3)


def test_more_hands_than_people_are_refused_kindly(team: Desk) -> None:
    before = team.plan
    team.press("hs9", Key.Key_Return)
    assert team.plan is before
    assert [message.text for message in team.messages] == ["9 hænder er flere end de 8, der er til stede."]


def test_hands_that_were_counted_stay_where_only_the_others_are_typed(team: Desk) -> None:
    team.press("hs7u3", Key.Key_Return, "hs5", Key.Key_Return)
    assert hands(team.plan) == (5, 3)
    team.press("h", Key.Key_Return)
    assert hands(team.plan) == (5, 3)


def test_a_letter_without_a_number_takes_its_hands_away(team: Desk) -> None:
    team.press("hs7u3", Key.Key_Return, "hs", Key.Key_Return)
    assert hands(team.plan) == (None, 3)
    team.press("hu", Key.Key_Return)
    assert hands(team.plan) is None


def test_s_alone_marks_whatever_was_typed_before(team: Desk) -> None:
    team.press("hs7", Key.Key_Return, "s")
    assert marked(team.plan) == {CORE: "S"}
    assert hands(team.plan) == (7, None)


def test_h_does_nothing_in_a_personal_plan(desk: DeskMaker, personal_plan: Plan) -> None:
    personal = desk(personal_plan)
    personal.press("hs7", Key.Key_Return)
    assert personal.plan.round.tally.hands == ()


# The mouse


def test_a_click_selects_and_changes_nothing(team: Desk) -> None:
    team.click_cell(SAFE_CULTURE)
    assert team.view.current_behaviour() == SAFE_CULTURE
    assert team.document.undo_label is None
    assert team.page.panel.isVisible()


def test_clicks_on_ghosts_mark_and_clicks_on_marks_clear(team: Desk) -> None:
    team.click_cell(SAFE_CULTURE, S)
    team.click_cell(SAFE_CULTURE, U)
    team.click_cell(SAFE_CULTURE, F)
    assert marked(team.plan) == {SAFE_CULTURE: "SUF"}
    team.click_cell(SAFE_CULTURE, F)
    team.click_cell(SAFE_CULTURE, S)
    assert marked(team.plan) == {SAFE_CULTURE: "U"}


def test_set_marks_stand_in_the_upper_right_and_ghosts_in_the_lower_right(team: Desk) -> None:
    team.press("s")
    rect = team.cell(CORE)
    mark, ghost = team.mark_place(CORE, S), team.mark_place(CORE, U)
    assert mark.top() - rect.top() < 8
    assert rect.bottom() - ghost.bottom() < 8
    for place in (mark, ghost):
        assert 0 < rect.right() - place.right() < 110
        assert min(place.width(), place.height()) >= 24


def test_two_quick_clicks_on_a_mark_are_two_toggles(team: Desk, qtbot: QtBot) -> None:
    place = team.mark_place(CORE, S).center().toPoint()
    qtbot.mouseClick(team.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(team.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert steps_back(team) == ["Markér styrke", "Fjern styrke"]


def test_two_quick_clicks_on_a_text_open_the_details(team: Desk, qtbot: QtBot) -> None:
    team.page.open_panel(False)
    place = team.cell(SAFE_CULTURE).center().toPoint()
    qtbot.mouseClick(team.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(team.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert team.page.panel.isVisible()
    assert marked(team.plan) == {}


def steps_back(desk: Desk) -> list[str]:
    """Undoes everything, and gives what was done, the first first."""
    done = []
    while desk.document.undo_label is not None:
        done.append(desk.document.undo_label)
        desk.document.undo()
    return done[::-1]


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_only_the_left_button_marks(team: Desk, button: Qt.MouseButton) -> None:
    team.click_cell(CORE, S, button)
    assert marked(team.plan) == {}


def test_the_pointer_finds_the_ghosts_of_a_cell(team: Desk) -> None:
    place = team.mark_place(SAFE_CULTURE, U)
    corner = QPoint(round(place.center().x()), round(place.top() + 1))
    plain = team.pixel(corner)
    hover(team, team.cell(SAFE_CULTURE).center())
    assert team.pixel(corner) != plain
    hover(team, team.cell(BALANCE).center())
    assert team.pixel(corner) == plain


# Search and filter


def test_letters_in_the_search_field_do_not_mark(team: Desk) -> None:
    team.workspace.open_search()
    assert isinstance(team.focused, QLineEdit)
    team.press("suf0")
    assert team.page.search.text() == "suf0"
    assert marked(team.plan) == {}


def test_search_keeps_the_rows_with_hits_and_counts_them(team: Desk, framework: Framework) -> None:
    query = "borger"
    team.workspace.open_search()
    team.press(query)
    level = "direktoer"
    hits = [
        theme.at(level).id
        for theme in framework.themes()
        if query in theme.at(level).text.lower() or query in theme.name.lower()
    ]
    assert hits
    assert widget(team.page, QLabel, f"{len(hits)} fundet").isVisible()
    rows = team.view.matrix.grid.rows
    assert 0 < len(rows) < 8
    assert all(any(cell.id in hits for cell in row.cells) for row in rows)
    assert {cell.id for row in rows for cell in row.cells} >= set(hits)


def test_enter_goes_from_the_search_into_what_was_found_and_esc_clears_it(team: Desk) -> None:
    team.workspace.open_search()
    team.press("borger", Key.Key_Return)
    assert team.focused is team.view
    assert team.page.search.text() == "borger"
    team.workspace.open_search()
    team.press(Key.Key_Escape)
    assert team.page.search.text() == ""
    assert len(team.view.matrix.grid.rows) == 8
    assert team.focused is team.view


def test_esc_in_the_grid_ends_the_search_too(team: Desk) -> None:
    team.workspace.open_search()
    team.press("borger", Key.Key_Return, Key.Key_Escape)
    assert team.page.search.text() == ""
    assert len(team.view.matrix.grid.rows) == 8


def test_nothing_found_is_said_with_a_way_out(team: Desk) -> None:
    team.workspace.open_search()
    team.press("xyzzy")
    assert widget(team.page, QLabel, "Ingen forventninger indeholder »xyzzy«.")
    assert widget(team.page, QLabel, "0 fundet")
    assert not team.view.isVisible()
    team.click(widget(team.page, QPushButton, "Vis alle"))
    assert team.view.isVisible()
    assert team.page.search.text() == ""
    assert len(team.view.matrix.grid.rows) == 8
    assert team.focused is team.view


def test_search_finds_the_leaders_own_notes(team: Desk, framework: Framework) -> None:
    team.document.apply("Note", edits.write_note, framework, SAFE_CULTURE, "Kaffemøderne virker")
    team.workspace.open_search()
    team.press("kaffemøde")
    assert [cell.id for row in team.view.matrix.grid.rows for cell in row.cells][:1] == [SAFE_CULTURE]
    assert widget(team.page, QLabel, "1 fundet")


@pytest.mark.parametrize("chosen", list(Filter))
def test_each_filter_keeps_the_rows_that_hold_what_it_names(
    desk: DeskMaker, sample: Plan, framework: Framework, chosen: Filter
) -> None:
    opened = desk(sample)
    choose(widget(opened.page, DropDown, "Vis"), FILTER_NAMES[chosen])
    index = opened.document.index

    def passes(cell: Cell) -> bool:
        return {
            Filter.ALL: True,
            Filter.MARKED: cell.strength or cell.priority,
            Filter.STRENGTHS: cell.strength,
            Filter.PRIORITIES: cell.priority,
            Filter.FOCUSES: cell.focus,
            Filter.WITHOUT_ACTION: (cell.priority or cell.focus) and not cell.actions,
        }[chosen]

    whole = by_role(index, "direktoer")
    expected = [row.competency.id for row in whole.rows if any(passes(cell) for cell in row.cells)]
    assert [row.competency.id for row in opened.view.matrix.grid.rows] == expected
    if not expected:
        assert widget(opened.page, QLabel, f"Ingen forventninger her med »Vis: {FILTER_NAMES[chosen]}«.")


def test_a_filter_follows_what_is_marked_while_it_is_on(team: Desk) -> None:
    team.press("s", Key.Key_Down, "s")
    choose(widget(team.page, DropDown, "Vis"), FILTER_NAMES[Filter.STRENGTHS])
    assert len(team.view.matrix.grid.rows) == 2
    assert team.focused is team.view
    team.press("s")
    assert len(team.view.matrix.grid.rows) == 1
    assert team.view.current_behaviour() == CORE
    team.press("s")
    assert widget(team.page, QPushButton, "Vis alle")


def test_what_a_search_found_stands_bold_and_underlined(team: Desk) -> None:
    before = picture(team, CORE)
    word = team.document.index.cell(CORE).text.split()[0]
    team.workspace.open_search()
    team.press(word, Key.Key_Return)
    assert picture(team, CORE) != before


# Levels


def test_another_level_keeps_the_theme(team: Desk) -> None:
    team.press(Key.Key_Right, Key.Key_Down)
    level = widget(team.page, QPushButton, "Leder af ledere")
    team.click(level)
    assert team.view.current_behaviour() == "personaleledelse.arbejdsfaellesskab.leder-af-ledere"


def test_arrows_choose_among_the_levels(team: Desk) -> None:
    first = widget(team.page, QPushButton, "Direktør")
    first.setFocus()
    team.press(Key.Key_Right)
    assert team.view.matrix.grid.rows[0].cells[0].place.level.id == "chef"


def test_a_plan_opens_on_the_first_level_that_it_covers(desk: DeskMaker, personal_plan: Plan) -> None:
    personal = desk(personal_plan)
    assert personal.view.current_behaviour() == "driftsledelse.kerneopgaven.leder-af-ledere"


# What is drawn


def test_a_mark_is_drawn_at_once_and_gone_after_undo(team: Desk) -> None:
    team.press(Key.Key_Right)
    plain = picture(team, CORE)
    team.press(Key.Key_Left, "s", Key.Key_Right)
    assert picture(team, CORE) != plain
    team.document.undo()
    assert picture(team, CORE) == plain


def test_moving_the_focus_or_the_pointer_changes_no_height_and_no_line(desk: DeskMaker, sample: Plan) -> None:
    opened = desk(sample)
    view = opened.view

    def measures() -> tuple[list[int], list[int]]:
        return (
            [view.rowHeight(row) for row in range(view.matrix.rowCount())],
            [view.columnWidth(column) for column in range(view.matrix.columnCount())],
        )

    before = measures()
    resting = picture(opened, ROBUST)
    for _step in range(3):
        opened.press(Key.Key_Down)
        assert measures() == before
    hover(opened, opened.cell(SAFE_CULTURE).center())
    opened.workspace.open_search()
    assert measures() == before
    assert picture(opened, ROBUST) == resting


def test_the_ring_is_drawn_around_the_current_cell_and_only_there(team: Desk, theme: Theme) -> None:
    rect = team.view.cell_rect(team.view.currentIndex())
    outside = QPoint(rect.right() + 3, rect.center().y())
    ring = theme.colour("ring")
    assert team.view.grab().toImage().pixelColor(outside) == ring
    team.press(Key.Key_Down)
    assert team.view.grab().toImage().pixelColor(outside) != ring
    team.press(Key.Key_Up, Key.Key_Tab)
    assert team.view.grab().toImage().pixelColor(outside) != ring


SIZES = [(1024, 560), (1366, 650), (1920, 1040)]


@pytest.mark.parametrize(("width", "height"), [*SIZES, (1100, 650)])
@pytest.mark.parametrize("text_size", [80, 100, 150, 200])
def test_all_texts_of_every_role_stand_whole(
    desk: DeskMaker, theme: Theme, crowded: Plan, width: int, height: int, text_size: int, framework: Framework
) -> None:
    theme.set_text_size(text_size)
    opened = desk(crowded, width, height)
    page: RolePage = opened.page
    for is_open in (True, False):
        page.open_panel(is_open)
        QApplication.processEvents()
        seen = set()
        for level in framework.levels:
            page.show_level(level.id)
            seen |= check_whole(opened)
        assert len(seen) == 96


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("text_size", [80, 100, 200])
def test_all_texts_of_every_competency_stand_whole(
    desk: DeskMaker, theme: Theme, crowded: Plan, width: int, height: int, text_size: int
) -> None:
    theme.set_text_size(text_size)
    opened = desk(crowded, width, height)
    opened.workspace.show_page(PlanPage.COMPETENCY)
    page: CompetencyPage = opened.page
    for is_open in (True, False):
        page.open_panel(is_open)
        QApplication.processEvents()
        seen = set()
        for number in range(8):
            page.turn_page(1 if number else -8)
            seen |= check_whole(opened)
        assert len(seen) == 96


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_texts_stand_whole_with_what_a_search_found_in_bold(
    desk: DeskMaker, crowded: Plan, width: int, height: int
) -> None:
    opened = desk(crowded, width, height)
    opened.workspace.open_search()
    for query in ("e", "er", "sikrer"):
        opened.page.search.setText(query)
        assert check_whole(opened, query)


# One column


@pytest.fixture
def column(desk: DeskMaker, theme: Theme, sample: Plan) -> Desk:
    """The sample at 200 % in 1280 x 800, where the matrix is one column."""
    theme.set_text_size(200)
    return desk(sample, 1280, 720)


def test_under_700_the_matrix_is_one_column_of_all_themes(column: Desk) -> None:
    assert column.view.matrix.columnCount() == 1
    assert column.view.matrix.rowCount() == 24
    assert not column.view.verticalHeader().isVisible()
    assert column.view.columnWidth(0) > 1150


def test_in_one_column_the_keys_are_the_same(column: Desk) -> None:
    column.press(Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert column.view.current_behaviour() == SAFE_CULTURE
    before = marked(column.plan).get(SAFE_CULTURE, "")
    column.press("s")
    assert marked(column.plan).get(SAFE_CULTURE, "") != before


def test_in_one_column_the_current_cell_never_hides_below_the_band(column: Desk, theme: Theme) -> None:
    view = column.view
    band = theme.px(40)
    for key in (Key.Key_Down, Key.Key_Up):
        for _step in range(23):
            column.press(key)
            rect = view.visualRect(view.currentIndex())
            own_band = view.itemDelegate().edges(view.currentIndex()).band  # type: ignore[attr-defined]
            assert rect.top() >= (0 if own_band else band), view.current_behaviour()
            assert rect.bottom() < view.viewport().height() or rect.height() > view.viewport().height() - band


def test_in_one_column_the_name_of_the_competency_stays_at_the_top(column: Desk, theme: Theme) -> None:
    view, band = column.view, theme.px(40)
    bar = view.verticalScrollBar()
    gap = view.itemDelegate().edges(view.matrix.index(6, 0)).gap  # type: ignore[attr-defined]
    top = view.rowViewportPosition(6) + bar.value() + gap
    strip = QRect(0, 0, view.columnWidth(0) - 20, band - 1)
    bar.setValue(top)
    own = view.grab(strip).toImage()
    for further in (10, view.rowHeight(6), view.rowHeight(6) + 60):
        bar.setValue(top + further)
        assert view.grab(strip).toImage() == own
    bar.setValue(top + sum(view.rowHeight(row) for row in (6, 7, 8)) + 10)
    assert view.grab(strip).toImage() != own


def test_the_bar_moves_up_in_a_narrow_window_and_back_in_a_wide_one(column: Desk) -> None:
    bar = column.page.bar
    assert bar.isVisible()
    assert not column.page.isAncestorOf(bar)
    column.resize(1280 * 2, 800)
    assert bar.isVisible()
    assert column.page.isAncestorOf(bar)
    assert column.view.matrix.columnCount() == 3


def test_in_a_narrow_window_search_is_opened_and_left_by_keys(column: Desk) -> None:
    column.workspace.open_search()
    assert isinstance(column.focused, QLineEdit)
    assert column.focused.isVisible()
    column.press("borger", Key.Key_Return)
    assert 0 < column.view.matrix.rowCount() < 24
    column.workspace.open_search()
    column.press(Key.Key_Escape)
    assert column.view.matrix.rowCount() == 24
    assert column.focused is column.view


def test_resizing_keeps_the_current_cell(team: Desk) -> None:
    team.press(Key.Key_Down, Key.Key_Down, Key.Key_Right)
    current = team.view.current_behaviour()
    for width in (680, 1920, 900, 1366):
        team.resize(width, 650)
        assert team.view.current_behaviour() == current
        rect = team.view.cell_rect(team.view.currentIndex())
        assert team.view.rect().intersects(rect)


# The model


def test_the_model_keeps_its_promises_while_grids_change(framework: Framework, sample: Plan, team_plan: Plan) -> None:
    for totals in (False, True):
        model = MatrixModel(totals=totals)
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for used, plan in ((framework, sample), (framework, team_plan), (small_framework(), empty_plan())):
            index = PlanIndex(used, plan)
            grids = [by_role(index, level.id) for level in used.levels]
            grids += [by_competency(index, competency.id) for competency in used.competencies()]
            grids += [overview(index), Grid(())]
            for grid in grids:
                model.show(grid)
                assert model.rowCount() == len(grid.rows)
                model.show(keep_rows(grid, lambda cell: cell.strength))
                model.show(single_column(grid))
        assert tester.model() is model


@pytest.mark.parametrize("page", [PlanPage.ROLE, PlanPage.COMPETENCY, PlanPage.OVERVIEW])
def test_only_the_cell_that_changed_is_told_of(team: Desk, framework: Framework, page: int) -> None:
    team.workspace.show_page(page)
    told: list[str] = []
    matrix = team.view.matrix

    def tell(first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            for column in range(first.column(), last.column() + 1):
                cell = matrix.cell(matrix.index(row, column))
                if cell is not None:
                    told.append(cell.id)

    matrix.dataChanged.connect(tell)
    matrix.modelReset.connect(lambda: told.append("reset"))
    team.document.apply("S", edits.mark_strength, framework, BALANCE)
    assert told == [BALANCE]
    team.document.undo()
    team.document.apply("T", edits.rename, "Et andet navn", "")
    assert told == [BALANCE] * 2


# For those who hear the screen


@pytest.mark.usefixtures("screen_reader")
def test_every_cell_is_named_in_full(team: Desk, framework: Framework) -> None:
    team.page.show_level("chef")
    team.press("s")
    names = cell_names(team.view)
    assert len(names) == 24
    text = framework.place("driftsledelse.kerneopgaven.chef").behaviour.text  # type: ignore[union-attr]
    assert names[0] == f"Chef, Driftsledelse, tema 1: {text}, Styrke"
    assert all(name.endswith("Ikke markeret") for name in names[1:])
    team.press("u", "f", "hs7u1", Key.Key_Return)
    assert cell_names(team.view)[0].endswith(
        ", Styrke, Udviklingsområde, Fokusområde, 7 hænder for styrke, 1 hånd for udviklingsområde, Ingen handling"
    )


@pytest.mark.usefixtures("screen_reader")
def test_a_cell_outside_the_plan_says_so(desk: DeskMaker, personal_plan: Plan) -> None:
    personal = desk(personal_plan)
    assert not any("Indgår ikke i planen" in name for name in cell_names(personal.view))
    personal.page.show_level("chef")
    assert all(name.endswith("Indgår ikke i planen") for name in cell_names(personal.view))


@pytest.mark.usefixtures("screen_reader")
def test_the_focused_cell_is_the_accessible_focus(team: Desk) -> None:
    team.press(Key.Key_Down)
    focus = QAccessible.queryAccessibleInterface(team.view).focusChild()
    assert focus.text(QAccessible.Text.Name).startswith("Direktør, Personaleledelse, tema 1: ")
    assert focus.state().focused
