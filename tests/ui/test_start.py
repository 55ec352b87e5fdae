"""The start page driven by keys and clicks: what it shows of plans, what it asks for, and that it stays light."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ledelsesplan.core.errors import FileMissing, FileUnreadable, InvalidPlanFile, NewerVersion
from ledelsesplan.storage.summaries import FrameworkSummary, Summary, SummaryStatus, framework_summary, summarize_plan
from ledelsesplan.ui.recent_words import words_of
from ledelsesplan.ui.start_page import LATEST, StartPage, matches
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme

TODAY = date(2027, 3, 12)
FOLDER = Path("/planer")


def plan(name: str, **fields: object) -> Summary:
    told = Summary(
        FOLDER / f"{name}.json",
        SummaryStatus.OK,
        title=name,
        unit="Hjemmeplejen",
        kind="team",
        strengths=26,
        priorities=22,
        open_actions=6,
        modified=datetime(2027, 3, 12, 10, 42).astimezone(),
    )
    return told._replace(**fields)  # type: ignore[arg-type]


TEAM = plan("Chefgruppen 2027", next_deadline=date(2027, 3, 5))
PERSONAL = plan("Min udviklingsplan", kind="personal", unit="", level="Chef", next_deadline=date(2027, 3, 26))
MISSING = plan("Botilbud", status=SummaryStatus.MISSING, error=FileMissing(FOLDER / "Botilbud.json"))
PLANS = (TEAM, PERSONAL, MISSING)


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light")


@pytest.fixture
def page(qtbot: QtBot, theme: Theme) -> StartPage:
    page = StartPage(theme, framework_summary(), lambda: TODAY)
    page.setStyleSheet(style_sheet(theme))
    qtbot.addWidget(page)
    page.resize(1366, 728)
    page.show_plans(PLANS)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    page.focus_main()
    return page


def current(page: StartPage) -> str:
    return Path(page.list.current_path()).stem


def key(qtbot: QtBot, page: StartPage, *keys: Qt.Key) -> None:
    for pressed in keys:
        qtbot.keyClick(page.list, pressed)


# Rows


def test_the_latest_plan_has_the_focus_and_enter_opens_it(qtbot: QtBot, page: StartPage) -> None:
    assert page.list.hasFocus()
    with qtbot.waitSignal(page.plan_requested) as asked:
        key(qtbot, page, Qt.Key.Key_Return)
    assert asked.args == [str(TEAM.path)]


def test_arrows_move_between_plans(qtbot: QtBot, page: StartPage) -> None:
    key(qtbot, page, Qt.Key.Key_Down)
    assert current(page) == "Min udviklingsplan"
    key(qtbot, page, Qt.Key.Key_Up)
    assert current(page) == "Chefgruppen 2027"


def test_a_click_opens_a_plan(qtbot: QtBot, page: StartPage) -> None:
    place = page.list.visualRect(page.list.plans.index(1)).center()
    with qtbot.waitSignal(page.plan_requested) as asked:
        qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [str(PERSONAL.path)]


def test_enter_on_a_missing_file_looks_for_it(qtbot: QtBot, page: StartPage) -> None:
    key(qtbot, page, Qt.Key.Key_End)
    with qtbot.assertNotEmitted(page.plan_requested), qtbot.waitSignal(page.find_requested) as asked:
        key(qtbot, page, Qt.Key.Key_Enter)
    assert asked.args == [str(MISSING.path)]


def test_delete_asks_to_forget_the_plan(qtbot: QtBot, page: StartPage) -> None:
    key(qtbot, page, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.forget_requested) as asked:
        key(qtbot, page, Qt.Key.Key_Delete)
    assert asked.args == [str(PERSONAL.path)]
    page.show_plans((TEAM, MISSING))
    assert current(page) == "Botilbud"
    assert page.list.hasFocus()


def test_the_context_menu_names_what_can_be_done(qtbot: QtBot, page: StartPage) -> None:
    key(qtbot, page, Qt.Key.Key_End)
    menu = page.list.make_menu()
    find, forget = menu.actions()
    assert find.text().startswith("Find filen")
    assert forget.text().startswith("Fjern fra listen")
    with qtbot.waitSignal(page.forget_requested) as asked:
        forget.trigger()
    assert asked.args == [str(MISSING.path)]


def test_forgetting_the_last_plan_leads_to_the_tiles(qtbot: QtBot, page: StartPage) -> None:
    page.show_plans(())
    assert page.tiles[0].hasFocus()
    assert [text for text in texts(page) if text.startswith("Her kommer de planer, du åbner.")]
    assert not page.search.isVisible()


def test_the_latest_plan_is_current_again_when_the_page_is_come_back_to(qtbot: QtBot, page: StartPage) -> None:
    key(qtbot, page, Qt.Key.Key_Down)
    page.show_plans((MISSING, *PLANS[:2]))
    page.focus_main()
    assert current(page) == "Botilbud"


# What rows say


def test_a_row_is_named_in_full() -> None:
    assert words_of(TEAM, TODAY).spoken() == (
        "Chefgruppen 2027, Ledergruppens udviklingsplan · Hjemmeplejen, ændret i dag kl. 10.42, 26 styrker, "
        "22 udviklingsområder, 6 åbne handlinger, næste frist 05-03-2027, Overskredet med 7 dage"
    )


def test_a_missing_row_says_so_and_what_to_do() -> None:
    said = words_of(MISSING, TODAY).spoken()
    assert said.endswith("Filen findes ikke, hvor den plejer., Find filen")
    assert "styrker" not in said


def test_a_personal_plan_stands_with_its_level() -> None:
    assert words_of(PERSONAL, TODAY).detail == "Personlig udviklingsplan · Chef"
    assert words_of(PERSONAL, TODAY).overdue == ""


@pytest.mark.parametrize(
    ("error", "status", "reason"),
    [
        (InvalidPlanFile(FOLDER / "x.json", "plan.title", "missing"), SummaryStatus.UNREADABLE, "feltet mangler"),
        (NewerVersion(FOLDER / "x.json", 9, 1), SummaryStatus.NEWER, "nyere udgave"),
        (FileUnreadable(FOLDER / "x.json", PermissionError(13, "")), SummaryStatus.UNREADABLE, "ikke adgang"),
    ],
)
def test_a_plan_that_cannot_be_read_says_why(error: Exception, status: SummaryStatus, reason: str) -> None:
    summary = Summary(FOLDER / "x.json", status, error)  # type: ignore[arg-type]
    text = words_of(summary, TODAY)
    assert reason in text.problem
    assert text.title == "x"
    assert text.detail == str(FOLDER)


def test_long_words_make_a_row_higher_in_columns_and_stacked(page: StartPage) -> None:
    short, long = words_of(TEAM, TODAY), words_of(TEAM._replace(title="Ledergruppen i Holstebro " * 8), TODAY)
    for width in (900, 500):
        assert page.list.rows.height(long, width) > page.list.rows.height(short, width)
    assert page.list.rows.columns(900) is not None
    assert page.list.rows.columns(500) is None


def test_the_model_is_sound(page: StartPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(page.list.plans)
    page.show_plans((PERSONAL,))
    index = page.list.plans.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("Min udviklingsplan, Personlig udviklingsplan")


# Many plans and search


def many(count: int) -> list[Summary]:
    return [plan(f"Plan {number}", unit="Botilbud" if number % 2 else "Dagtilbud") for number in range(count)]


def test_the_ten_latest_come_first_and_all_on_request(qtbot: QtBot, page: StartPage) -> None:
    page.show_plans(many(23))
    assert page.list.plans.rowCount() == LATEST
    assert page.more.text() == "Vis alle 23 planer"
    qtbot.keyClick(page.more, Qt.Key.Key_Space)
    assert page.list.plans.rowCount() == 23
    assert page.more.text() == "Vis kun de 10 seneste"
    page.more.click()
    assert page.list.plans.rowCount() == LATEST


def test_search_goes_through_all_plans(qtbot: QtBot, page: StartPage) -> None:
    page.show_plans(many(23))
    qtbot.keyClick(page.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "botilbud plan 2")
    assert page.list.plans.rowCount() == 1
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.list.hasFocus()
    assert current(page) == "Plan 21"


def test_nothing_found_is_said_and_can_be_cleared(qtbot: QtBot, page: StartPage) -> None:
    page.open_search()
    qtbot.keyClicks(page.search, "xyz")
    assert not page.list.isVisible()
    assert "Ingen planer indeholder »xyz«." in texts(page)
    qtbot.keyClick(page.clear_search, Qt.Key.Key_Space)
    assert page.search.text() == ""
    assert page.list.hasFocus()
    assert page.list.plans.rowCount() == len(PLANS)


def test_esc_clears_the_search(qtbot: QtBot, page: StartPage) -> None:
    page.open_search()
    qtbot.keyClicks(page.search, "min")
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.list.plans.rowCount() == len(PLANS)
    assert page.list.hasFocus()


@pytest.mark.parametrize(
    ("summary", "query", "found"),
    [
        (TEAM, "chefgruppen", True),
        (TEAM, "HJEMMEPLEJEN", True),
        (TEAM, "ledergruppens 2027", True),
        (TEAM, "personlig", False),
        (PERSONAL, "personlig chef", True),
        (PERSONAL, "", True),
    ],
)
def test_search_reads_title_unit_and_kind(summary: Summary, query: str, found: bool) -> None:
    assert matches(summary, query) is found


# Tiles and framework


def test_the_tiles_ask_for_what_they_name(qtbot: QtBot, page: StartPage) -> None:
    signals = (page.new_team_requested, page.new_personal_requested, page.open_requested, page.hr_requested)
    for tile, signal in zip(page.tiles, signals, strict=True):
        with qtbot.waitSignal(signal):
            tile.setFocus()
            qtbot.keyClick(tile, Qt.Key.Key_Return)
    names = [tile.accessibleName() for tile in page.tiles]
    assert names == ["Ny plan for ledergruppen", "Ny personlig plan", "Åbn plan", "HR-opsamling"]


def test_tab_reaches_everything_and_comes_back(qtbot: QtBot, page: StartPage) -> None:
    page.show_plans(many(12))
    page.focus_main()
    reached = []
    for _step in range(10):
        focused = page.focusWidget()
        reached.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    assert {page.list, page.search, page.more, *page.tiles} <= set(reached)


def test_the_facts_are_counted_from_the_framework(page: StartPage) -> None:
    assert "8 ledelseskompetencer · 24 temaer · 96 forventninger" in texts(page)
    assert "Holstebro Kommune, december 2021" in texts(page)


def test_a_framework_that_cannot_be_used_is_told(qtbot: QtBot, theme: Theme) -> None:
    broken = FrameworkSummary(error=FileMissing(Path("framework.json")))
    page = StartPage(theme, broken, lambda: TODAY)
    qtbot.addWidget(page)
    assert "»framework.json« findes ikke." in texts(page)


# Sizes


@pytest.mark.parametrize(
    ("size", "percent"), [((1024, 560), 100), ((1366, 728), 100), ((1280, 720), 200), ((1366, 700), 150)]
)
def test_nothing_is_cut_off_to_the_side(
    qtbot: QtBot, page: StartPage, theme: Theme, size: tuple[int, int], percent: int
) -> None:
    theme.set_text_size(percent)
    page.setStyleSheet(style_sheet(theme))
    page.resize(*size)
    page.show_plans(many(12))
    qtbot.wait(1)
    for widget in (*page.tiles, page.search, page.list, page.more):
        left = widget.mapTo(page, QPoint(0, 0)).x()
        assert left >= 0
        assert left + widget.width() <= page.width()
    assert page.list.viewport().width() == page.list.width() - page.list.verticalScrollBar().isVisible() * (
        page.list.verticalScrollBar().width()
    )


def test_the_current_row_is_kept_in_sight_where_the_whole_page_scrolls(
    qtbot: QtBot, page: StartPage, theme: Theme
) -> None:
    theme.set_text_size(200)
    page.setStyleSheet(style_sheet(theme))
    page.resize(1280, 720)
    page.show_plans(many(12))
    page.focus_main()
    qtbot.wait(1)
    for _row in range(LATEST):
        row = page.list.current_rect()
        shown = QRect(page.list.mapTo(page, row.topLeft()), row.size())
        assert page.rect().contains(shown)
        key(qtbot, page, Qt.Key.Key_Down)


def test_targets_are_large_enough(page: StartPage) -> None:
    for widget in (*page.tiles, page.search, page.more):
        assert widget.height() >= 24


def test_other_colours_and_sizes_are_taken_over_at_once(page: StartPage, theme: Theme) -> None:
    before = page.tiles[0].height()
    theme.choose("high-contrast")
    theme.set_text_size(140)
    assert page.tiles[0].height() > before
    assert not page.grab().isNull()


# Starting up


def test_the_start_page_needs_none_of_the_heavy_modules() -> None:
    heavy = ("pydantic", "openpyxl", "ledelsesplan.core.plan", "ledelsesplan.core.framework", "ledelsesplan.core.edits")
    code = f"import sys, ledelsesplan.ui.start_page; print([name for name in {heavy!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def texts(page: StartPage) -> list[str]:
    return [shown.text() for shown in page.findChildren(QLabel) if shown.isVisibleTo(page)]


def test_summaries_of_files_are_shown_as_they_are(tmp_path: Path, page: StartPage) -> None:
    garbled = tmp_path / "Ødelagt.json"
    garbled.write_text("{", encoding="utf-8")
    page.show_plans([summarize_plan(garbled), summarize_plan(tmp_path / "væk.json")])
    first, second = (page.list.plans.text(row) for row in range(2))
    assert "kan ikke læses" in first.problem
    assert second.help == "Find filen"
