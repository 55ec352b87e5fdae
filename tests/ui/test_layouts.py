"""Every page and dialog at the sizes and text sizes that people have: nothing cut, overlapping or jumping."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QApplication, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.framework_change import Frameworks
from ledelsesplan.core.plan import Kind, Participant, Plan
from ledelsesplan.locations import framework_path
from ledelsesplan.storage.paths import chosen_framework
from ledelsesplan.storage.planfile import encode, new_envelope
from ledelsesplan.storage.settings import Recent, Settings
from ledelsesplan.storage.summaries import framework_summary
from ledelsesplan.ui.about_dialog import AboutDialog
from ledelsesplan.ui.action_page import ActionPage
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.compare_page import ComparePage
from ledelsesplan.ui.competency_page import CompetencyPage
from ledelsesplan.ui.controls import ElidedLabel
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.framework_changes_dialog import FrameworkChangesDialog
from ledelsesplan.ui.framework_dialog import FrameworkDialog
from ledelsesplan.ui.help_dialog import HelpDialog
from ledelsesplan.ui.matrix_view import MatrixView
from ledelsesplan.ui.messages import Choice, Message, Tone
from ledelsesplan.ui.new_plan_dialog import NewPlanDialog, PlanPropertiesDialog
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.role_page import RolePage
from ledelsesplan.ui.round_dialog import RoundDialog
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.tabs import Tab
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workspace import Workspace
from tests.factories import reworded
from tests.ui.conftest import TODAY, DeskMaker
from tests.ui.looking import widget
from tests.ui.measuring import defects

TITLE = ("Udviklingsplan for den tværgående ledergruppe på ældre-, handicap- og socialområdet " * 3)[:200].strip()
NAME = "Anne-Margrethe Kristoffersen-Vestergaard"
NOTE = "En lang note om hvad der skete, og hvorfor vi valgte den. " * 8
DONE = "Vi holder kvartalsvise sparringsmøder på tværs af afdelingerne, hvor vi gennemgår konkrete sager. " * 3

LAYOUTS = [
    (80, (1024, 768)),
    *((100, size) for size in ((1024, 768), (1366, 690), (1920, 1080))),
    *((150, size) for size in ((1024, 768), (1366, 768))),
    *((200, size) for size in ((1024, 768), (1366, 690), (1280, 800), (1920, 1080))),
]

FAILURE = Message(
    "»Chefgruppen 2027.json« er ikke gemt: filen er ændret et andet sted, siden du åbnede den.",
    "Alt er sikret på denne pc. Vi prøver igen om 10 sekunder.",
    Tone.ERROR,
    (Choice("Prøv igen", lambda: None), Choice("Gem et andet sted …", lambda: None)),
    topic="saving",
)


@pytest.fixture(scope="session")
def overfull(framework: Framework) -> Plan:
    """As much as a plan can be expected to hold: all 96 marked with notes, sixty long actions, twelve people."""
    plan = edits.new_plan(framework, Kind.TEAM, TITLE, TODAY, unit="Center for tværgående rehabilitering og sundhed")
    people = tuple(Participant(id=f"p{number}", name=f"{NAME} {number}") for number in range(12))
    plan = edits.set_present(edits.set_participants(plan, people), 12)
    behaviours = list(framework.behaviours())
    for behaviour in behaviours:
        for verb in (edits.mark_strength, edits.mark_priority, edits.mark_focus):
            plan = verb(plan, framework, behaviour.id)
        plan = edits.write_note(plan, framework, behaviour.id, NOTE)
        plan = edits.write_private_note(plan, framework, behaviour.id, NOTE)
        plan = edits.count_hands(plan, framework, behaviour.id, strength=12, priority=10)
    for number in range(60):
        where = behaviours[number % 20].id
        when = date(2027, 1 + number % 12, 5)
        plan = edits.add_action(
            plan, where, identifier=f"a{number}", text=DONE, success_sign=NOTE, responsible=NAME, deadline=when
        )
    return plan


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light")


Opener = Callable[[Plan, int, tuple[int, int]], Application]


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Opener:
    """The whole window on a plan, at a text size (per cent) and a size (px)."""

    def open_it(plan: Plan, text_size: int, size: tuple[int, int]) -> Application:
        theme.set_text_size(text_size)
        application = Application(theme, Settings(last_folder=str(tmp_path)))
        qtbot.addWidget(application.window, before_close_func=lambda window: setattr(window, "closing_allowed", True))
        application.window.resize(*size)
        application.window.show()
        path = tmp_path / "Chefgruppen 2027.json"
        path.write_bytes(encode(plan, new_envelope()))
        assert application.open_plan(path)
        application.window.resize(*size)
        application.window.activateWindow()
        settle()
        return application

    return open_it


def settle() -> None:
    """Lets layouts that wait for each other come to rest."""
    for _round in range(4):
        QApplication.processEvents()


def workspace_of(application: Application) -> Workspace:
    assert application.session is not None
    return application.session.workspace


# Cut, overlapping, sticking out


@pytest.mark.parametrize("filled", ["empty", "overfull"])
@pytest.mark.parametrize(("text_size", "size"), LAYOUTS)
def test_nothing_is_cut_and_nothing_overlaps_on_any_page(
    opened: Opener, team_plan: Plan, overfull: Plan, filled: str, text_size: int, size: tuple[int, int]
) -> None:
    plan = overfull if filled == "overfull" else team_plan
    application = opened(plan, text_size, size)
    window, workspace = application.window, workspace_of(application)
    assert application.session is not None
    framework = application.session.document.framework
    longest = max(framework.behaviours(), key=lambda behaviour: len(behaviour.text))
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        settle()
        found[state] = defects(window)

    for number in (
        PlanPage.ROLE,
        PlanPage.COMPETENCY,
        PlanPage.OVERVIEW,
        PlanPage.ACTIONS,
        PlanPage.GENERAL,
        PlanPage.COMPARE,
    ):
        workspace.show_page(number)
        look(f"page {number}")
        page = workspace.current_page
        if number in (PlanPage.ROLE, PlanPage.COMPETENCY, PlanPage.GENERAL):
            page.show_behaviour(longest.id)
            page.toggle_details()
            look(f"page {number} with or without details")
            page.toggle_details()
        if isinstance(page, ActionPage) and plan.actions:
            page.open_action(plan.actions[0].id)
            look("the action's editor")
    workspace.open_search()
    look("search")
    page = workspace.current_page
    assert isinstance(page, RolePage)
    page.search.setText("ledelse")
    look("search with words")
    page.reset_filter()
    application.messages.show(FAILURE)
    look("message")
    assert {state: words for state, words in found.items() if words} == {}


@pytest.mark.parametrize(("text_size", "size"), LAYOUTS)
def test_nothing_is_cut_where_two_overfull_rounds_are_compared(
    opened: Opener, overfull: Plan, framework: Framework, text_size: int, size: tuple[int, int]
) -> None:
    levels = tuple(level.id for level in framework.levels[:2])
    plan = talk_edits.begin_round(overfull, framework, date(2028, 3, 3), TITLE, carried=(), identifier="r2")
    plan = edits.set_levels(plan, framework, levels)
    for behaviour in list(framework.behaviours())[::2]:
        plan = edits.mark_priority(plan, framework, behaviour.id)
    application = opened(plan, text_size, size)
    workspace = workspace_of(application)
    workspace.show_page(PlanPage.COMPARE)
    settle()
    assert defects(application.window) == []
    page = workspace.current_page
    assert isinstance(page, ComparePage)
    page.bar.shown.choose(1)
    page.bar.changed.emit()
    settle()
    assert defects(application.window) == []


@pytest.mark.parametrize(("text_size", "size"), [(100, (1024, 768)), (150, (1366, 690)), (200, (1280, 800))])
def test_nothing_is_cut_on_the_start_page_and_the_hr_page(
    qtbot: QtBot, theme: Theme, overfull: Plan, tmp_path: Path, text_size: int, size: tuple[int, int]
) -> None:
    theme.set_text_size(text_size)
    files = [tmp_path / f"{NAME} {number}.json" for number in range(12)]
    for path in files[:-1]:
        path.write_bytes(encode(overfull, new_envelope()))
    recent = tuple(Recent(path=str(path)) for path in files)
    application = Application(theme, Settings(last_folder=str(tmp_path), recent=recent))
    qtbot.addWidget(application.window, before_close_func=lambda window: setattr(window, "closing_allowed", True))
    application.window.resize(*size)
    application.show_start()
    application.window.show()
    application.window.resize(*size)
    settle()
    assert defects(application.window) == []
    application.messages.show(FAILURE)
    settle()
    assert defects(application.window) == []
    application.show_hr()
    settle()
    assert defects(application.window) == []


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize(
    "which",
    [
        *("team", "personal", "properties", "help", "about"),
        *("round", "framework", "spoilt-framework", "changes"),
    ],
)
def test_nothing_is_cut_in_any_dialog(
    qtbot: QtBot, theme: Theme, framework: Framework, overfull: Plan, tmp_path: Path, which: str, text_size: int
) -> None:
    theme.set_text_size(text_size)
    newer = reworded(framework, next(framework.behaviours()).id, "En helt ny ordlyd")
    if which == "spoilt-framework":
        chosen_framework().parent.mkdir(parents=True)
        chosen_framework().write_text("{", encoding="utf-8")
    dialogs: dict[str, Callable[[], FormDialog]] = {
        "properties": lambda: PlanPropertiesDialog(theme, framework, overfull, lambda: TODAY),
        "help": lambda: HelpDialog(theme),
        "round": lambda: RoundDialog(theme, Frameworks(newer), overfull, lambda: TODAY),
        "framework": lambda: FrameworkDialog(theme, tmp_path),
        "spoilt-framework": lambda: FrameworkDialog(theme, tmp_path),
        "changes": lambda: FrameworkChangesDialog(theme, Frameworks(newer), overfull),
        "about": lambda: AboutDialog(theme, framework_summary(framework_path())),
    }
    make = dialogs.get(which, lambda: NewPlanDialog(theme, framework, Kind(which), tmp_path, lambda: TODAY))
    dialog = make()
    dialog.setStyleSheet(style_sheet(theme))
    qtbot.addWidget(dialog)
    dialog.show()
    settle()
    assert defects(dialog) == []


def test_the_buttons_of_the_top_strip_lose_their_words_when_they_have_no_room(opened: Opener, team_plan: Plan) -> None:
    application = opened(team_plan, 100, (1366, 690))
    bar = application.window.bar
    words = {}
    for width in range(1200, 640, -20):
        application.window.resize(width, 690)
        settle()
        assert defects(application.window.bar) == []
        words[width] = {
            button.width() > 2 * button.height() for button in (bar.plan_part.workshop, bar.plan_part.export)
        }
    assert words[1200] == {True}
    assert words[660] == {False}


# A long title


@pytest.mark.parametrize(("text_size", "size"), [(100, (1366, 690)), (80, (1024, 768)), (150, (1920, 1080))])
def test_a_long_title_ends_in_an_ellipsis_and_leaves_the_tabs_alone(
    opened: Opener, overfull: Plan, team_plan: Plan, text_size: int, size: tuple[int, int]
) -> None:
    application = opened(team_plan, text_size, size)
    workspace = workspace_of(application)
    places = [tab.mapTo(workspace, QPoint()) for tab in workspace.findChildren(Tab)[:3]]
    assert application.session is not None
    application.session.document.apply("Omdøb", edits.rename, TITLE, team_plan.unit)
    settle()
    assert [tab.mapTo(workspace, QPoint()) for tab in workspace.findChildren(Tab)[:3]] == places
    (title,) = (item for item in workspace.findChildren(ElidedLabel) if item.accessibleName() == TITLE)
    assert title.text().endswith("…")
    assert title.toolTip() == TITLE
    assert title.mapTo(workspace, QPoint(title.width(), 0)).x() <= places[0].x()


@pytest.mark.parametrize("size", [(1280, 800), (1366, 768)])
def test_at_200_per_cent_the_usual_choices_stand_in_full(opened: Opener, sample: Plan, size: tuple[int, int]) -> None:
    workspace = workspace_of(opened(sample, 200, size))
    for number in (PlanPage.ROLE, PlanPage.COMPETENCY, PlanPage.ACTIONS):
        workspace.show_page(number)
        settle()
        shown = [item.text() for item in workspace.findChildren(DropDown) if item.isVisible()]
        assert shown
        assert not [text for text in shown if "…" in text]


def test_a_choice_without_room_stands_whole_in_its_tooltip(opened: Opener, sample: Plan) -> None:
    workspace = workspace_of(opened(sample, 200, (1024, 768)))
    page = workspace.current_page
    assert isinstance(page, RolePage)
    page.show_level("leder-af-medarbejdere")
    settle()
    level = widget(page.bar, DropDown, "Ledelsesniveau")
    assert "…" in level.text()
    assert level.toolTip() == "Leder af medarbejdere"
    page.show_level("chef")
    settle()
    assert (level.text(), level.toolTip()) == ("Chef", "")


@pytest.mark.parametrize(("width", "maximized", "columns"), [(640, False, 1), (780, False, 3), (640, True, 3)])
def test_a_page_is_made_for_the_window_that_will_show_it(
    qtbot: QtBot, theme: Theme, sample: Plan, tmp_path: Path, width: int, maximized: bool, columns: int
) -> None:
    """That has the whole screen where it was left so, perhaps on a smaller one."""
    path = tmp_path / "plan.json"
    path.write_bytes(encode(sample, new_envelope()))
    application = Application(theme, Settings(window=(0, 0, width, 600), maximized=maximized))
    qtbot.addWidget(application.window, before_close_func=lambda window: setattr(window, "closing_allowed", True))

    assert application.open_plan(path)

    page = workspace_of(application).current_page
    assert isinstance(page, RolePage)
    assert page.view.matrix.columnCount() == columns


# Whole rows


def turn(view: QTableView, notches: float) -> None:
    """Turns the wheel over a table, downwards."""
    middle = QPointF(view.viewport().rect().center())
    turned = QPoint(0, round(-120 * notches))
    event = QWheelEvent(
        middle,
        QPointF(view.viewport().mapToGlobal(middle.toPoint())),
        QPoint(),
        turned,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def first_row(view: QTableView) -> int:
    """The row at the top, which begins there."""
    row = view.rowAt(0)
    assert view.rowViewportPosition(row) == 0
    return row


def scrolled(opened: Opener, plan: Plan, number: int, text_size: int = 100) -> QTableView:
    workspace = workspace_of(opened(plan, text_size, (1366, 520)))
    workspace.show_page(number)
    settle()
    page = workspace.current_page
    assert isinstance(page, CompetencyPage | ActionPage)
    view = page.view if isinstance(page, CompetencyPage) else page.rows
    assert view.verticalScrollBar().maximum() > 0
    return view


@pytest.mark.parametrize("number", [PlanPage.COMPETENCY, PlanPage.ACTIONS])
def test_the_wheel_and_the_bar_go_by_whole_rows(opened: Opener, overfull: Plan, number: int) -> None:
    view = scrolled(opened, overfull, number)
    assert first_row(view) == 0
    turn(view, 1)
    assert first_row(view) == 1
    turn(view, 0.5)
    assert first_row(view) == 1
    turn(view, 0.5)
    assert first_row(view) == 2
    turn(view, -1)
    assert first_row(view) == 1
    bar = view.verticalScrollBar()
    bar.triggerAction(QAbstractSlider.SliderAction.SliderSingleStepAdd)
    assert first_row(view) == 2
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMinimum)
    assert first_row(view) == 0
    bar.triggerAction(QAbstractSlider.SliderAction.SliderToMaximum)
    last = view.model().rowCount() - 1
    first_row(view)
    assert view.rowViewportPosition(last) + view.rowHeight(last) <= view.viewport().height()


@pytest.mark.parametrize("number", [PlanPage.COMPETENCY, PlanPage.ACTIONS])
def test_the_keys_bring_whole_rows_into_sight(qtbot: QtBot, opened: Opener, overfull: Plan, number: int) -> None:
    view = scrolled(opened, overfull, number)
    heights = [view.rowHeight(row) for row in range(view.model().rowCount())]
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
        for _press in range(min(len(heights), 8)):
            qtbot.keyClick(view, key)
            first_row(view)
            rect = view.visualRect(view.currentIndex())
            assert rect.top() >= 0
            assert rect.bottom() < view.viewport().height()
    assert [view.rowHeight(row) for row in range(view.model().rowCount())] == heights


def test_a_row_higher_than_the_table_can_be_read_to_its_end(opened: Opener, overfull: Plan) -> None:
    view = scrolled(opened, overfull, PlanPage.ACTIONS, text_size=200)
    shown = view.viewport().height()
    assert view.rowHeight(0) > shown
    lowest = 0
    while view.rowViewportPosition(1) > 0:
        lowest = max(lowest, view.verticalScrollBar().value() + shown)
        turn(view, 1)
    assert lowest >= view.rowHeight(0)
    assert first_row(view) == 1


# Messages


def test_a_message_above_does_not_put_the_current_row_out_of_sight(
    qtbot: QtBot, opened: Opener, overfull: Plan
) -> None:
    application = opened(overfull, 100, (1366, 690))
    workspace = workspace_of(application)
    page = workspace.current_page
    assert isinstance(page, RolePage)
    view: MatrixView = page.view
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    current = view.currentIndex()
    assert view.visualRect(current).bottom() > view.viewport().height() - 60
    application.messages.show(FAILURE)
    settle()
    rect = view.visualRect(current)
    assert rect.top() >= 0
    assert rect.bottom() < view.viewport().height()


# Levels outside of the plan


def test_levels_outside_of_the_plan_say_so_and_can_be_marked(
    qtbot: QtBot, desk: DeskMaker, framework: Framework
) -> None:
    plan = edits.new_plan(framework, Kind.TEAM, "Chefgruppen 2027", TODAY, levels=("chef", "leder-af-ledere"))
    opened = desk(plan)
    page = opened.page
    assert isinstance(page, RolePage)
    said = "Direktør indgår ikke i planen, men kan læses og markeres her."
    outside = widget(page.bar, QPushButton, "Direktør")
    assert outside.accessibleName() == "Direktør, indgår ikke i planen"
    assert outside.toolTip() == "Direktør: indgår ikke i planen"
    assert widget(page.bar, QPushButton, "Chef").accessibleName() == "Chef"
    assert said not in words(page)
    opened.click(outside)
    assert said in words(page)
    page.focus_main()
    opened.press("s")
    assert [mark.strength for mark in opened.plan.marks] == [True]
    opened.click(widget(page.bar, QPushButton, "Chef"))
    assert said not in words(page)
    opened.document.apply("Niveauer", lambda plan: edits.set_levels(plan, framework, ("direktoer", "chef")))
    assert outside.accessibleName() == "Direktør"


def words(page: RolePage) -> list[str]:
    """All lines that can be read on the page."""
    return [item.text() for item in page.findChildren(QLabel) if item.isVisible()]


def test_the_list_of_levels_in_a_narrow_window_names_those_outside(
    opened: Opener, framework: Framework, theme: Theme
) -> None:
    plan = edits.new_plan(framework, Kind.TEAM, "Chefgruppen 2027", TODAY, levels=("chef",))
    workspace = workspace_of(opened(plan, 200, (1280, 800)))
    page = workspace.current_page
    assert isinstance(page, RolePage)
    level = widget(page.bar, DropDown, "Ledelsesniveau")
    assert [action.text() for action in level.menu().actions()][:2] == ["Direktør (indgår ikke i planen)", "Chef"]
    page.show_level("direktoer")
    settle()
    assert level.accessibleName() == "Ledelsesniveau: Direktør, indgår ikke i planen"
    assert level.text() == "Direktør"
