"""The secret ballot on one laptop, driven by keys and clicks: each turn, what stands between two, and the end."""

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits, workshop_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.storage.paths import recovery_folder
from ledelsesplan.storage.planfile import encode, new_envelope
from ledelsesplan.storage.run_sheets import load_steps
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.ballot_page import BallotPage
from ledelsesplan.ui.workshop.ballot_round import BallotRound, Screen
from ledelsesplan.ui.workshop.ballot_window import BallotWindow
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.keys_overlay import KeysOverlay
from ledelsesplan.ui.workshop.measures import BEHAVIOUR_SHARE, SMALLEST_SHARE, SMALLEST_TARGET
from ledelsesplan.ui.workshop.stage import Stage
from ledelsesplan.ui.workshop.target import Target

ENTER, ESCAPE, DELETE, F9 = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Delete, Qt.Key.Key_F9
DOWN, PAGE_UP, PAGE_DOWN = Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown
S, U = Qt.Key.Key_S, Qt.Key.Key_U
SIZES = ((1024, 768), (1280, 800), (1366, 768), (1920, 1080), (2560, 1440), (3840, 2160))
NINE = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)


class Laptop:
    """A ballot window over a plan, and the keys that those who take their turn press."""

    def __init__(self, qtbot: QtBot, framework: Framework, plan: Plan) -> None:
        self.qtbot = qtbot
        self.document = Document(framework, plan)
        self.changes: list[Plan] = []
        self.document.changed.connect(lambda _before, after: self.changes.append(after))
        self.counted: list[int] = []
        self.window = BallotWindow(self.document, lambda: ())
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.window.finished.connect(self.counted.append)
        qtbot.addWidget(self.window)
        self.window.page.resize(1024, 768)
        self.window.show_on(QApplication.primaryScreen())
        qtbot.waitActive(self.window)

    @property
    def state(self) -> BallotRound:
        return self.window.state

    @property
    def screen(self) -> Screen:
        return self.state.screen

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            focused = self.window.focusWidget()
            assert focused is not None
            assert focused.isVisible()
            self.qtbot.keyClick(focused, key)

    def vote(self, *keys: Qt.Key) -> None:
        """One whole turn of a plan with one level: the keys on its first page, then on to the end and handed in."""
        self.press(ENTER, *keys)
        while self.screen is Screen.MARK:
            self.press(PAGE_DOWN)
        self.press(ENTER, ENTER)

    def click(self, name: str) -> None:
        """Clicks what can be pressed by the beginning of its name."""
        target = next(item for item in self.targets() if item.accessibleName().startswith(name))
        self.qtbot.mouseClick(target, Qt.MouseButton.LeftButton)

    def targets(self) -> list[Target]:
        return [item for item in self.window.page.findChildren(Target) if item.isVisible()]

    def picture(self) -> QImage:
        return self.window.page.grab().toImage()

    @property
    def ids(self) -> list[str]:
        return [place.behaviour.id for sheet in self.state.sheets for place in sheet.places]


@pytest.fixture
def one_level(framework: Framework, team_plan: Plan) -> Plan:
    return edits.set_levels(team_plan, framework, ("chef",))


@pytest.fixture
def laptop(qtbot: QtBot, framework: Framework, one_level: Plan) -> Laptop:
    return Laptop(qtbot, framework, one_level)


@pytest.fixture
def four_levels(qtbot: QtBot, framework: Framework, team_plan: Plan) -> Laptop:
    return Laptop(qtbot, framework, team_plan)


class TestTurns:
    def test_eight_leaders_vote_by_keys_and_are_counted_in_one_step(self, laptop: Laptop) -> None:
        before = laptop.document.plan
        first, second, third = laptop.ids[:3]
        laptop.press(ENTER)
        for number in range(8):
            laptop.vote(S, DOWN, U, *([S] if number < 2 else []), DOWN, *([U] if number == 5 else []))
        assert laptop.changes == []
        laptop.press(F9, ENTER)

        assert laptop.counted == [8]
        assert not laptop.window.isVisible()
        tally = laptop.document.plan.round.tally
        assert {item.id: (item.strength, item.priority) for item in tally.ballot_sums} == {
            first: (8, 0),
            second: (2, 8),
            third: (0, 1),
        }
        assert (tally.ballots, tally.ballots_revealed, tally.imported) == (8, False, ())
        assert len(laptop.changes) == 1
        laptop.document.undo()
        assert laptop.document.plan == before

    def test_a_mark_is_taken_back_by_its_key_and_both_by_0(self, laptop: Laptop) -> None:
        laptop.press(ENTER, ENTER, S, S, U)
        assert laptop.state.own_counts == (0, 1)
        laptop.press(S, Qt.Key.Key_0)
        assert laptop.state.own_counts == (0, 0)

    def test_pages_are_turned_both_ways_and_the_marks_stay(self, laptop: Laptop) -> None:
        laptop.press(ENTER, ENTER, S, PAGE_DOWN, U, PAGE_UP)

        assert (laptop.state.page, laptop.state.own_counts) == (0, (1, 1))
        assert laptop.state.is_set(laptop.ids[0], MarkKind.STRENGTH)

    def test_the_end_is_a_look_at_how_many_and_can_be_gone_back_from(self, laptop: Laptop) -> None:
        laptop.press(ENTER, ENTER, S, *[ENTER] * 8)

        assert laptop.screen is Screen.LOOK
        assert laptop.window.page.heading() == "1 styrke, 0 udviklingsområder"
        laptop.press(PAGE_UP, U, ENTER)
        assert laptop.window.page.heading() == "1 styrke, 1 udviklingsområde"

    def test_a_level_is_chosen_where_there_are_several(self, four_levels: Laptop) -> None:
        four_levels.press(ENTER, ENTER)
        assert four_levels.screen is Screen.LEVEL
        four_levels.press(DOWN, DOWN, ENTER)
        assert four_levels.state.level.name == "Leder af ledere"
        four_levels.press(PAGE_UP, Qt.Key.Key_4, ENTER, S)

        assert four_levels.ids[0].endswith("leder-af-medarbejdere")
        assert four_levels.state.is_set(four_levels.ids[0], MarkKind.STRENGTH)

    def test_it_all_works_by_mouse(self, four_levels: Laptop) -> None:
        laptop = four_levels
        laptop.click("Begynd")
        laptop.click("Begynd")
        laptop.click("Chef")
        laptop.click("Videre")
        laptop.click("Udviklingsområde")
        laptop.click("Styrke")
        assert laptop.state.own_counts == (1, 1)
        while laptop.screen is Screen.MARK:
            laptop.click("Færdig" if laptop.state.is_last else "Videre")
        laptop.click("Aflever")
        assert (laptop.screen, laptop.state.answered) == (Screen.THANKS, 1)

    def test_a_row_and_its_marks_are_named_for_a_screen_reader(self, laptop: Laptop) -> None:
        laptop.press(ENTER, ENTER, S)

        focused = laptop.window.focusWidget()
        assert focused is not None
        place = laptop.state.sheet.places[0]
        assert focused.accessibleName() == f"{place.theme.name}. {place.behaviour.text}. Styrke"


class TestBetweenTwo:
    def test_nothing_of_what_was_marked_is_shown_and_nobody_gets_back_to_it(
        self, qtbot: QtBot, framework: Framework, one_level: Plan
    ) -> None:
        def after(*keys: Qt.Key) -> list[QImage]:
            laptop = Laptop(qtbot, framework, one_level)
            laptop.press(ENTER, ENTER, *keys)
            while laptop.screen is Screen.MARK:
                laptop.press(PAGE_DOWN)
            laptop.press(ENTER)
            assert laptop.state.own_counts == (0, 0)
            thanks = laptop.picture()
            laptop.press(PAGE_UP, Qt.Key.Key_Left, Qt.Key.Key_Backspace)
            assert laptop.screen is Screen.THANKS
            laptop.press(ESCAPE, PAGE_UP)
            assert (laptop.screen, laptop.state.own_counts) == (Screen.HAND_OVER, (0, 0))
            return [thanks, laptop.picture()]

        assert after(S, DOWN, U) == after()

    def test_how_many_have_answered_is_shown(self, laptop: Laptop) -> None:
        laptop.press(ENTER)
        laptop.vote(S)

        assert "1 af 8 har svaret" in laptop.window.page.sub_heading()

    def test_the_next_one_begins_with_nothing_marked_on_the_first_page(self, four_levels: Laptop) -> None:
        laptop = four_levels
        laptop.press(ENTER, ENTER, DOWN, ENTER, PAGE_DOWN, S)
        while laptop.screen is Screen.MARK:
            laptop.press(PAGE_DOWN)
        laptop.press(ENTER, ENTER, ENTER)

        assert (laptop.screen, laptop.state.level.name) == (Screen.LEVEL, "Direktør")
        laptop.press(DOWN, ENTER)
        assert (laptop.state.page, laptop.state.row, laptop.state.own_counts) == (0, 0, (0, 0))

    def test_a_key_held_down_hands_in_for_nobody_else(self, laptop: Laptop) -> None:
        laptop.press(ENTER, ENTER)
        held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "", True)
        for _ in range(40):
            focused = laptop.window.focusWidget()
            assert focused is not None
            QApplication.sendEvent(focused, held)

        assert (laptop.screen, laptop.state.page, laptop.state.answered) == (Screen.MARK, 0, 0)

    def test_who_leaves_is_asked_and_the_marks_are_gone(self, laptop: Laptop) -> None:
        laptop.press(ENTER, ENTER, S, ESCAPE)
        assert laptop.screen is Screen.LEAVE
        laptop.press(ENTER)
        assert (laptop.screen, laptop.state.own_counts) == (Screen.MARK, (1, 0))
        laptop.press(ESCAPE, DELETE)
        assert (laptop.screen, laptop.state.own_counts, laptop.state.answered) == (Screen.HAND_OVER, (0, 0), 0)

    def test_nobody_ends_it_in_the_middle_of_a_turn(self, laptop: Laptop) -> None:
        laptop.press(ENTER, ENTER, S, F9)

        assert laptop.screen is Screen.MARK


class TestHelp:
    def test_f1_tells_the_keys_of_the_screen_and_any_key_goes_on_marking(self, laptop: Laptop) -> None:
        laptop.press(ENTER, ENTER, S, Qt.Key.Key_F1)
        (overlay,) = laptop.window.findChildren(KeysOverlay)
        assert overlay.isVisible()
        assert overlay.geometry() == laptop.window.rect()
        told = overlay.accessibleDescription()
        for said in ("S: styrke", "Esc: Begynd forfra", "PgUp: Tilbage", "Enter: Videre"):
            assert said in told
        assert "F6" not in told
        laptop.qtbot.keyClick(overlay, U)

        assert not overlay.isVisible()
        assert (laptop.screen, laptop.state.own_counts) == (Screen.MARK, (1, 0))
        laptop.press(U)
        assert laptop.state.own_counts == (1, 1)


class TestTheEnd:
    def test_two_are_too_few_and_are_kept_until_one_more_comes(self, laptop: Laptop) -> None:
        laptop.press(ENTER)
        laptop.vote(S)
        laptop.vote(S)
        laptop.press(F9)
        assert laptop.window.page.heading() == "2 stemmer er for få"
        laptop.press(ENTER)
        assert (laptop.screen, laptop.changes) == (Screen.HAND_OVER, [])
        laptop.vote(U)
        laptop.press(F9, F9)

        assert laptop.counted == [3]

    def test_esc_leaves_where_it_is_handed_over_and_asks_first_once_someone_has_voted(self, laptop: Laptop) -> None:
        laptop.press(ENTER)
        laptop.vote(S)
        laptop.press(ESCAPE)
        assert (laptop.screen, laptop.window.isVisible(), laptop.state.answered) == (Screen.CLOSE, True, 1)
        laptop.press(ESCAPE)
        assert (laptop.screen, laptop.state.answered) == (Screen.HAND_OVER, 1)
        laptop.press(ESCAPE, DELETE)

        assert (laptop.counted, laptop.window.isVisible()) == ([0], False)

    def test_esc_leaves_at_once_where_nobody_has_voted(self, laptop: Laptop) -> None:
        laptop.press(ENTER, ESCAPE)

        assert (laptop.counted, laptop.window.isVisible()) == ([0], False)

    def test_esc_and_enter_never_end_it_before_the_last_ones_have_voted(self, laptop: Laptop) -> None:
        laptop.press(ENTER)
        for _ in range(3):
            laptop.vote(S)
        laptop.press(ESCAPE, ENTER)
        assert (laptop.screen, laptop.changes) == (Screen.HAND_OVER, [])
        for _ in range(5):
            laptop.vote(S)
        laptop.press(ESCAPE, ENTER)

        assert laptop.counted == [8]

    def test_two_can_be_thrown_away_after_the_question(self, laptop: Laptop) -> None:
        laptop.press(ENTER)
        laptop.vote(S)
        laptop.vote(S)
        laptop.press(F9, DELETE)

        assert (laptop.counted, laptop.changes, laptop.state.answered) == ([0], [], 0)
        assert not laptop.window.isVisible()

    def test_without_an_answer_it_just_ends(self, laptop: Laptop) -> None:
        laptop.press(ENTER, F9)

        assert laptop.counted == [0]

    def test_closing_the_window_asks_first(self, laptop: Laptop) -> None:
        laptop.press(ENTER)
        laptop.vote(S)
        laptop.window.close()

        assert laptop.window.isVisible()
        assert laptop.screen is Screen.CLOSE

    def test_when_all_have_answered_it_says_so(self, laptop: Laptop) -> None:
        laptop.press(ENTER)
        for _ in range(8):
            laptop.vote()

        assert laptop.window.page.heading() == "Alle har svaret"

    def test_the_marks_of_a_level_that_fewer_than_three_answered_for_are_left_out(self, four_levels: Laptop) -> None:
        laptop = four_levels
        laptop.press(ENTER)
        for level in (0, 2, 2, 2):
            laptop.press(ENTER, *[DOWN] * level, ENTER)
            marked = laptop.ids[0]
            laptop.press(S)
            while laptop.screen is Screen.MARK:
                laptop.press(PAGE_DOWN)
            laptop.press(ENTER, ENTER)
        laptop.press(F9)
        assert "Færre end 3 har svaret for Direktør." in laptop.window.page.sub_heading()
        laptop.press(F9)

        tally = laptop.document.plan.round.tally
        assert (tally.ballots, [(item.id, item.strength) for item in tally.ballot_sums]) == (4, [(marked, 3)])
        assert [(item.level, item.count) for item in tally.ballot_levels] == [("leder-af-ledere", 3)]


votes = st.lists(
    st.tuples(st.frozensets(st.integers(0, 23)), st.frozensets(st.integers(0, 23))), min_size=1, max_size=8
)


@settings(max_examples=40)
@given(votes)
def test_what_is_counted_equals_an_independent_count(given_votes: list[tuple[frozenset[int], frozenset[int]]]) -> None:
    from tests.factories import DAY, real_framework

    framework = real_framework()
    plan = edits.new_plan(framework, Kind.TEAM, "Ledergruppen", DAY, levels=("chef",))
    state = BallotRound(framework, plan)
    ids = [place.behaviour.id for sheet in state.sheets for place in sheet.places]
    for strengths, priorities in given_votes:
        state.begin()
        for number in range(24):
            while state.page < number // 3:
                state.forward()
            state.choose_row(number % 3)
            for kind, chosen in ((MarkKind.STRENGTH, strengths), (MarkKind.PRIORITY, priorities)):
                if number in chosen:
                    state.toggle(kind)
        state.hand_in()
    if state.lacking:
        assert len(given_votes) < 3
        return
    after = workshop_edits.add_ballots(plan, framework, state.ballots, salt="ab")
    strong = Counter(ids[number] for chosen, _ in given_votes for number in chosen)
    weak = Counter(ids[number] for _, chosen in given_votes for number in chosen)
    assert {item.id: (item.strength, item.priority) for item in after.round.tally.ballot_sums} == {
        item: (strong[item], weak[item]) for item in ids if strong[item] or weak[item]
    }


# How it looks


@pytest.fixture
def page(qtbot: QtBot, framework: Framework, team_plan: Plan) -> BallotPage:
    made = BallotPage(BallotRound(framework, team_plan), lambda: None)
    qtbot.addWidget(made)
    return made


def screens(state: BallotRound) -> Iterator[Screen]:
    """Each screen of words, at its longest."""
    yield state.screen
    state.hand_over()
    yield state.screen
    state.begin()
    yield state.screen
    state.choose_level()
    for kind in (MarkKind.STRENGTH, MarkKind.PRIORITY):
        state.toggle(kind)
    yield state.screen
    while state.screen is Screen.MARK:
        state.forward()
    yield state.screen
    state.ask_to_leave()
    yield state.screen
    state.hand_in()
    yield state.screen
    state.ask_to_close()
    yield state.screen
    for level in (1, 2, 3, 0, 1, 2, 3):
        state.begin()
        state.point_at_level(level)
        state.hand_in()
    state.hand_over()
    yield state.screen
    state.ask_to_close()
    yield state.screen


@pytest.mark.parametrize("size", SIZES, ids=str)
class TestSizes:
    def test_all_32_pages_fit(self, page: BallotPage, size: tuple[int, int]) -> None:
        page.resize(*size)
        page.show()
        smallest = size[1] * BEHAVIOUR_SHARE / 100
        for level in range(4):
            page.state.begin()
            page.state.point_at_level(level)
            page.state.choose_level()
            for number in range(8):
                page.state.page = number
                layout = page.sheet_layout()
                assert layout.fits
                assert layout.pixels >= smallest
                for row in layout.rows:
                    assert row.text_bottom <= row.rect.bottom() + 0.5
                assert layout.rows[-1].rect.bottom() <= page.choice_places()[0].top()

    def test_every_screen_of_words_fits_and_every_target_is_large_enough(
        self, page: BallotPage, size: tuple[int, int]
    ) -> None:
        page.resize(*size)
        page.show()
        for screen in screens(page.state):
            page.refresh()
            places = page.choice_places()
            for one, other in pairwise(places):
                assert one.right() < other.left(), screen
            assert page.rect().contains(places[-1].toAlignedRect())
            for target in page.findChildren(Target):
                if target.isVisible():
                    assert min(target.width(), target.height()) >= SMALLEST_TARGET, screen
                    assert page.rect().contains(target.geometry()), screen
            if screen not in (Screen.MARK, Screen.LEVEL):
                for text, y in page.word_blocks():
                    assert text.height > 0
                    assert y >= 0, screen
                    assert y + text.height <= places[0].top(), screen
                    assert text.layout.font().pixelSize() >= size[1] * SMALLEST_SHARE / 100


def test_another_framework_of_many_themes_goes_on_on_a_next_page(qtbot: QtBot) -> None:
    from tests.factories import empty_plan, small_framework

    state = BallotRound(small_framework(), empty_plan())

    assert [(sheet.competency.id, len(sheet.places)) for sheet in state.sheets] == [
        ("styring", 2),
        ("personale", 3),
        ("personale", 1),
        ("nytaenkning", 3),
    ]


# From the window and from the wall


def test_on_the_wall_f9_asks_for_it_where_the_group_is_marking(
    qtbot: QtBot, framework: Framework, one_level: Plan
) -> None:
    conductor = Conductor(Document(framework, one_level), load_steps(), lambda: NINE)
    stage = Stage(conductor)
    qtbot.addWidget(stage)
    stage.resize(1024, 768)
    stage.show()
    conductor.begin()
    asked: list[str] = []
    conductor.ballots_requested.connect(lambda: asked.append(conductor.step.id))
    for number, step in enumerate(conductor.steps):
        conductor.to_step(number)
        qtbot.keyClick(stage, F9)
        assert bool(conductor.notice) == (step.id not in ("think", "pairs", "round"))
    conductor.end()

    assert asked == ["think", "pairs", "round"]


@pytest.fixture
def running(qtbot: QtBot, one_level: Plan, tmp_path: Path) -> Iterator[Callable[[], Application]]:
    made: list[Any] = []
    path = tmp_path / "Chefgruppen.json"
    path.write_bytes(encode(one_level, new_envelope()))

    def start() -> Application:
        gc.collect()
        application = Application(Theme("light"), Settings())
        qtbot.addWidget(application.window)
        application.open_plan(path)
        application.window.show()
        made.append(application)
        return application

    yield start
    for application in made:
        application.close()


def test_from_the_plan_menu_on_the_laptops_screen_and_nothing_is_written_before_all_are_counted(
    qtbot: QtBot, running: Callable[[], Application]
) -> None:
    application = running()
    session = application.session
    assert session is not None
    before = session.document.plan
    application.window.pass_laptop.trigger()
    window = QApplication.activeModalWidget()
    assert isinstance(window, BallotWindow)
    assert window.screen() is application.window.screen()

    def press(*keys: Qt.Key) -> None:
        for key in keys:
            focused = window.focusWidget()
            assert isinstance(focused, QWidget)
            qtbot.keyClick(focused, key)

    press(ENTER)
    for number in range(3):
        press(ENTER, S, *[PAGE_DOWN] * 8, ENTER, ENTER)
        assert session.document.plan is before
        assert not list(recovery_folder().glob("*")), number
    press(F9, F9)

    assert session.document.plan.round.tally.ballots == 3
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_a_leaders_own_plan_takes_no_votes(qtbot: QtBot, personal_plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "Min.json"
    path.write_bytes(encode(personal_plan, new_envelope()))
    application = Application(Theme("light"), Settings())
    qtbot.addWidget(application.window)
    for action in (application.window.read_ballots, application.window.pass_laptop):
        assert not action.isEnabled()
    application.open_plan(path)
    for action in (application.window.read_ballots, application.window.pass_laptop):
        assert not action.isEnabled()
    application.close()


def test_the_wall_is_black_while_the_laptop_is_passed(qtbot: QtBot, running: Callable[[], Application]) -> None:
    application = running()
    session = application.session
    assert session is not None
    conductor = Conductor(session.document, load_steps(), lambda: NINE)

    window = session.pass_laptop(application.window, conductor)
    assert conductor.is_blank
    window.close()

    assert not conductor.is_blank
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
