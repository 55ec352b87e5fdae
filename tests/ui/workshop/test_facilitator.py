"""The facilitator's view on one screen: the same keys as the wall, what may be seen, notes, and that nothing is cut."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import workshop_edits
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.workshop import PageKind
from ledelsesplan.core.workshop_edits import Ballot
from ledelsesplan.drawing.tokens import THEMES, Tokens, contrast
from ledelsesplan.ui.workshop.key_button import KeyButton
from ledelsesplan.ui.workshop.page_table import table_of
from ledelsesplan.ui.workshop.thumbnail import PAUSE_MS
from tests.ui.workshop.running import CONTROL, Running, button, running

SECRET = "kun-for-mig-hemmelig"


@pytest.fixture
def run(qtbot: QtBot, team_plan: Plan, tmp_path: Path) -> Iterator[Running]:
    """A workshop at the first page of the round, with the facilitator's view in front."""
    with running(qtbot, team_plan, tmp_path / "Chefgruppen 2027.json") as opened:
        opened.start()
        opened.press(Qt.Key.Key_Space)
        opened.to("round")
        opened.press(Qt.Key.Key_F6)
        yield opened


def words(parent: QWidget) -> set[str]:
    """Every word that can be read."""
    return {found.text() for found in parent.findChildren(QLabel) if found.isVisible() and found.text()}


# One screen


def test_f6_switches_between_the_wall_and_the_view_in_the_same_window(run: Running) -> None:
    wall = run.screens.wall
    assert wall.view is run.view
    assert run.view.isVisible()
    run.press(Qt.Key.Key_F6)
    assert wall.view is wall.stage
    assert not run.view.isVisible()
    assert QApplication.focusWidget() in wall.stage.findChildren(QWidget)
    run.press(Qt.Key.Key_F6)
    assert run.view.isVisible()
    assert not run.screens.has_two


def test_the_keys_are_those_of_the_wall(run: Running) -> None:
    conductor = run.screens.conductor
    first, second = conductor.page.behaviours[:2]
    run.press("S7U3", Qt.Key.Key_Down, "S5", Qt.Key.Key_Right, "U")
    tally = run.plan.round.tally
    assert [(tally.hands_for(item).strength, tally.hands_for(item).priority) for item in (first, second)] == [  # type: ignore[union-attr]
        (7, 3),
        (5, None),
    ]
    mark = run.plan.mark(second)
    assert mark is not None
    assert mark.priority
    run.press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert run.plan.mark(second) is None
    run.press(Qt.Key.Key_PageDown)
    assert conductor.page.number == 2
    run.press(Qt.Key.Key_PageUp, Qt.Key.Key_Space)
    assert not conductor.clock.running
    assert run.view.now.clock.words.text().startswith("pause")
    assert QApplication.focusWidget() is run.view


def test_too_many_hands_are_said_at_the_foot(run: Running) -> None:
    run.press("S9")
    assert run.view.notice.isVisible()
    assert "8" in run.view.notice.text()


def test_letters_that_are_typed_in_a_field_are_text(run: Running) -> None:
    behaviour = run.screens.conductor.behaviour
    run.press("N")
    assert QApplication.focusWidget() is run.view.now.reason.field
    run.press("S7 U3. Nu +")
    mark = run.plan.mark(behaviour)
    assert mark is not None
    assert mark.note == "S7 U3. Nu +"
    assert run.plan.round.tally.hands == ()
    run.press(Qt.Key.Key_Return)
    assert QApplication.focusWidget() is run.view
    run.press("S7")
    assert run.plan.round.tally.hands


def test_a_clicker_pages_on_out_of_a_field(run: Running) -> None:
    run.press("N", "Fordi")
    run.press(Qt.Key.Key_PageDown)
    assert run.screens.conductor.page.number == 2
    assert QApplication.focusWidget() is run.view


def test_what_is_hidden_from_the_group_is_hidden_here_too_on_one_screen(run: Running) -> None:
    conductor = run.screens.conductor
    run.press(Qt.Key.Key_F8, "S7U0")
    (row, *_others) = run.view.now.table.table.rows
    assert (row.strength, row.priority) == ("talt", "talt")
    assert "Skjulte hænder" in words(run.view.wall)
    own = table_of(conductor, alone=True)
    assert own is not None
    assert (own.rows[0].strength, own.rows[0].priority) == ("7", "0")
    run.click(run.view.wall.reveal)
    assert run.view.now.table.table.rows[0].strength == "7"
    assert not run.view.wall.reveal.isEnabled()
    assert conductor.page.kind is PageKind.ROUND


def test_ballots_stand_on_an_own_screen_from_three_on_and_else_only_once_revealed(run: Running) -> None:
    document, conductor = run.session.document, run.screens.conductor
    behaviour = conductor.page.behaviours[0]
    batch = [Ballot(frozenset([behaviour]), frozenset(), f"plan-{number}") for number in range(3)]
    document.apply("x", workshop_edits.add_ballots, document.framework, batch, salt="ab")
    seen = table_of(conductor, alone=False)
    own = table_of(conductor, alone=True)
    assert seen is not None
    assert own is not None
    assert seen.heads[3] == ""
    assert own.heads[3] == "Forberedt, 3 planer"
    assert [row.extra for row in own.rows] == ["3 S · 0 U", "0 S · 0 U", "0 S · 0 U"]
    assert run.view.now.table.table.heads[3] == ""
    run.click(run.view.wall.reveal)
    assert run.view.now.table.table.heads[3] == "Forberedt, 3 planer"


def test_black_is_black_for_the_group(run: Running) -> None:
    run.press(".")
    assert run.screens.wall.view is run.screens.wall.stage
    shown = run.screens.wall.grab().toImage()
    assert {shown.pixel(x, y) for x in range(0, shown.width(), 97) for y in range(0, shown.height(), 89)} == {
        0xFF000000
    }
    run.press(Qt.Key.Key_PageDown)
    assert not run.screens.conductor.is_blank


def test_f1_shows_the_keys_over_all_and_any_key_closes_them(run: Running) -> None:
    before = run.screens.conductor.page
    run.press(Qt.Key.Key_F1)
    overlay = QApplication.focusWidget()
    assert overlay is not None
    assert overlay.accessibleName() == "Taster i workshoppen"
    assert overlay.geometry() == run.screens.wall.rect()
    for said in ("PgDn: næste side", "F6: lærredet", "N: begrundelse"):
        assert said in overlay.accessibleDescription()
    run.press(Qt.Key.Key_PageDown)
    assert not overlay.isVisible()
    assert run.screens.conductor.page == before
    assert QApplication.focusWidget() is run.view


def test_esc_closes_a_field_first_and_then_the_view(run: Running) -> None:
    run.press("N", Qt.Key.Key_Escape)
    assert run.is_on
    run.press(Qt.Key.Key_Escape)
    assert not run.is_on


# The columns


def test_the_run_sheet_shows_what_is_done_and_leads_to_each_step_by_click_and_by_keys(run: Running) -> None:
    agenda, conductor = run.view.agenda, run.screens.conductor
    names = [row.accessibleName() for row in agenda.rows]
    assert names[0] == "09.00, Ramme, 10 min., gjort"
    assert names[3] == "09.32, Bordet rundt, 40 min., nu"
    assert names[4] == "10.12, Pause, 8 min."
    run.click(agenda.rows[1])
    assert conductor.step.id == "think"
    agenda.rows[1].setFocus()
    run.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert conductor.step.id == "round"
    run.press(Qt.Key.Key_PageDown)
    assert conductor.page.number == 2


def test_how_it_goes_is_said_in_words_and_times(run: Running) -> None:
    run.press(Qt.Key.Key_Space)
    run.to("close")
    run.press(Qt.Key.Key_Space)
    assert run.view.now.clock.late.text() == "115 min. foran planen"
    run.wait(minutes=5)
    assert run.view.now.clock.figures.text() == "0:00"
    assert "over tid" not in run.view.now.clock.words.text()
    for _five in range(23):
        run.wait(minutes=5)
    assert run.view.now.clock.figures.text() == "115:00"
    assert run.view.now.clock.words.text() == "over tid, 5 min. i alt"
    assert run.view.now.clock.late.text() == "følger planen"
    run.wait(minutes=3, seconds=10)
    assert run.view.now.clock.late.text() == "3 min. efter planen"
    assert {"11.00", "11.03"} <= words(run.view.agenda)


def test_the_clock_can_be_stopped_and_lengthened_by_mouse(run: Running) -> None:
    clock = run.view.now.clock
    assert clock.figures.text() == "1:15"
    run.click(clock.more)
    assert clock.figures.text() == "2:15"
    assert clock.words.text() == "tilbage af 2:15 min."
    run.click(clock.pause)
    assert clock.words.text() == "pause, 2:15 min. i alt"
    assert QApplication.focusWidget() is run.view


def test_the_next_button_names_what_comes_and_goes_there(run: Running) -> None:
    now = run.view.now
    assert now.heading.text() == "Driftsledelse · Direktør"
    assert now.next.words.text() == "Næste: Driftsledelse · Chef"
    run.click(now.next)
    assert now.heading.text() == "Driftsledelse · Chef"
    run.click(now.previous)
    run.to("close")
    assert not now.next.isVisible()


@pytest.mark.parametrize("step", ["frame", "think", "pairs", "round", "break", "choose", "act", "close"])
def test_the_pages_of_every_step_have_their_words(run: Running, sample: Plan, step: str) -> None:
    conductor = run.screens.conductor
    run.session.document.apply("x", lambda plan: sample.replacing(run_sheet=plan.run_sheet))
    conductor.to_step([item.id for item in conductor.steps].index(step))
    for number in range(min(len(conductor.pages), 3)):
        conductor.to_page(number)
        QApplication.processEvents()
        assert run.view.now.heading.text()
        assert "{" not in " ".join(words(run.view))


def test_a_row_is_chosen_by_click(run: Running) -> None:
    third = run.view.now.table.rows[2]
    run.click(third)
    assert run.screens.conductor.row == 2
    assert run.view.now.reason.text.text() == run.session.document.index.cell(run.screens.conductor.behaviour).text


def test_the_switches_are_what_the_group_sees(run: Running) -> None:
    conductor, panel = run.screens.conductor, run.view.wall
    box = QPoint(12, panel.hide_hands.height() // 2)
    for switch in (panel.hide_hands, panel.only_disagreement, panel.with_strengths):
        run.qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=box)
    assert conductor.hands_hidden
    run.press(Qt.Key.Key_F8)
    assert not panel.hide_hands.isChecked()
    assert conductor.choosing.only_disagreement
    assert conductor.choosing.with_strengths


def chosen_row(run: Running) -> int | None:
    """The row that the view shows as the active one, by its bar in ink at the left."""
    ink = run.application.theme.colour("ink").rgb()
    rows = run.view.now.table.rows
    barred = [n for n, row in enumerate(rows) if row.grab().toImage().pixel(1, row.height() // 2) == ink]
    return barred[0] if barred else None


def test_no_row_is_shown_as_chosen_before_one_is(run: Running, sample: Plan) -> None:
    assert chosen_row(run) == 0
    run.session.document.apply("x", lambda plan: sample.replacing(run_sheet=plan.run_sheet))
    run.to("choose")
    assert run.screens.conductor.page.kind is PageKind.RESULTS
    assert chosen_row(run) is None
    assert not run.view.now.reason.isVisible()
    run.press(Qt.Key.Key_Down)
    assert chosen_row(run) == 0
    assert run.view.now.reason.isVisible()
    run.press(Qt.Key.Key_Down)
    assert chosen_row(run) == 1
    run.press(Qt.Key.Key_PageDown)
    assert chosen_row(run) is None
    run.click(run.view.now.table.rows[2])
    assert chosen_row(run) == 2
    assert run.screens.wall.stage.wall_page.shows_row  # type: ignore[attr-defined]


# The thumbnail


def shown(run: Running) -> QImage:
    """The thumbnail, after the time that changes are gathered for."""
    run.qtbot.wait(PAUSE_MS + 50)
    return run.view.wall.thumbnail.picture.toImage()


def test_the_thumbnail_is_what_the_wall_shows(run: Running) -> None:
    first = shown(run)
    run.press("S7")
    second = shown(run)
    assert second != first
    run.press(Qt.Key.Key_PageDown)
    assert shown(run) not in (first, second)
    run.press(Qt.Key.Key_PageUp)
    run.screens.conductor.choose_row(0)
    assert shown(run) == second


# Notes


def test_notes_are_kept_with_their_step_and_shown_to_the_group_only_on_purpose(run: Running) -> None:
    notes = run.view.wall.notes
    assert not notes.isVisible()
    run.click(run.view.wall.show_notes)
    assert QApplication.focusWidget() is notes
    run.press("Spørg natteamet.")
    assert {step.id: step.note for step in run.plan.run_sheet.steps if step.note} == {"round": "Spørg natteamet."}
    run.press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert not any(step.note for step in run.plan.run_sheet.steps)
    run.press(Qt.Key.Key_Y, modifiers=CONTROL)
    run.press(Qt.Key.Key_PageDown)
    assert run.screens.conductor.page.number == 2
    run.press(Qt.Key.Key_F6, Qt.Key.Key_F6)
    assert not notes.isVisible()
    run.press(Qt.Key.Key_PageUp, modifiers=CONTROL)
    run.click(run.view.wall.show_notes)
    assert notes.toPlainText() == ""


# How it looks

SIZES = [(1024, 700), (1366, 768), (1920, 1080)]


@pytest.mark.parametrize("text_size", [80, 100, 150, 200])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_cut_at_any_size(run: Running, sample: Plan, width: int, height: int, text_size: int) -> None:
    run.session.document.apply("x", lambda plan: sample.replacing(run_sheet=plan.run_sheet))
    run.to("choose")
    kinds = [page.kind for page in run.screens.conductor.pages]
    run.screens.conductor.to_page(kinds.index(PageKind.CANDIDATES))
    run.application.theme.set_text_size(text_size)
    view = run.view
    view.window().showNormal()
    view.window().resize(width, height)
    QApplication.processEvents()
    run.screens.conductor.changed.emit()
    run.until_secured()
    assert view.size().width() == width
    rows = view.now.table.rows
    assert len(rows) == 6
    for before, after in pairwise(rows):
        assert before.geometry().bottom() < after.geometry().top()
    for pressed in view.findChildren(KeyButton):
        assert not pressed.isVisible() or pressed.height() >= pressed.sizeHint().height() >= run.application.theme.px(
            44
        )
    for part in (*view.findChildren(QLabel), *view.findChildren(QPushButton)):
        if not part.isVisible() or not part.parentWidget().isVisible():
            continue
        left = part.mapTo(view, QPoint(0, 0)).x()
        assert left >= 0, part
        assert left + part.width() <= width, (part, part.accessibleName())
        if isinstance(part, QLabel) and not part.wordWrap():
            assert part.width() >= part.fontMetrics().horizontalAdvance(part.text()), part.text()
        if isinstance(part, QLabel) and part.wordWrap():
            assert part.height() >= part.heightForWidth(part.width()), part.text()


def test_at_the_usual_size_the_whole_stands_without_scrolling(run: Running) -> None:
    run.view.window().showNormal()
    run.view.window().resize(1366, 768)
    QApplication.processEvents()
    assert button(run.view, "Forrige").mapTo(run.view, QPoint(0, 44)).y() < 768 - 52


def shown_at(run: Running, width: int, height: int) -> None:
    """Gives the view another size, and lets what follows from it happen."""
    window = run.view.window()
    window.showNormal()
    window.resize(width, height)
    run.qtbot.waitUntil(lambda: run.view.size() == QSize(width, height))
    run.screens.conductor.changed.emit()
    run.qtbot.wait(20)


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1366, 690), (1920, 1080)])
def test_the_way_on_and_the_times_are_in_sight_on_every_page(
    run: Running, sample: Plan, width: int, height: int
) -> None:
    run.session.document.apply("x", lambda plan: sample.replacing(run_sheet=plan.run_sheet))
    shown_at(run, width, height)
    conductor, view = run.screens.conductor, run.view
    for number in range(len(conductor.steps)):
        conductor.to_step(number)
        for page in {page.kind: number for number, page in enumerate(conductor.pages)}.values():
            conductor.to_page(page)
            run.qtbot.wait(5)
            assert view.size() == QSize(width, height)
            facts = [item for item in view.agenda.findChildren(QLabel) if item.text() == "11.00"]
            parts = [*facts, view.now.clock, view.now.next, view.now.previous, view.wall, view.wall.reveal]
            for part in parts:
                assert not part.isVisible() or part.visibleRegion().boundingRect() == part.rect(), (number, part)
            assert view.wall.mapTo(view, view.wall.rect().topRight()).x() < width


def test_the_way_on_is_in_sight_where_the_columns_stand_below_each_other_too(run: Running) -> None:
    shown_at(run, 1280, 800)
    run.application.theme.set_text_size(200)
    run.qtbot.wait(20)
    for part in (run.view.now.next, run.view.now.previous):
        assert part.visibleRegion().boundingRect() == part.rect()
    run.application.theme.set_text_size(100)
    run.qtbot.wait(20)
    assert run.view.now.isAncestorOf(run.view.now.next)
    assert run.view.now.next.visibleRegion().boundingRect() == run.view.now.next.rect()


def test_the_step_that_is_on_and_the_active_row_are_scrolled_to(run: Running) -> None:
    run.application.theme.set_text_size(130)
    shown_at(run, 1366, 690)
    last = run.view.agenda.rows[-1]
    assert last.visibleRegion().boundingRect() != last.rect()
    run.press(Qt.Key.Key_Down, Qt.Key.Key_Down)
    run.qtbot.wait(20)
    third = run.view.now.table.rows[2]
    assert third.visibleRegion().boundingRect() == third.rect()
    run.to("close")
    run.qtbot.wait(20)
    assert last.visibleRegion().boundingRect() == last.rect()


def test_a_next_page_of_a_long_name_is_shortened_on_its_button_alone(run: Running, sample: Plan) -> None:
    run.session.document.apply("x", lambda plan: sample.replacing(run_sheet=plan.run_sheet))
    shown_at(run, 1024, 768)
    steps = [step.replacing(title="Tid til det, der er " + "meget " * 20) for step in run.plan.run_sheet.steps]
    run.session.document.apply("x", workshop_edits.set_steps, tuple(steps))
    run.screens.conductor.to_step(3)
    run.screens.conductor.to_page(len(run.screens.conductor.pages) - 1)
    run.qtbot.wait(20)
    following = run.view.now.next
    assert following.words.text().endswith("…")
    assert following.accessibleName().endswith("meget meget ")
    assert following.visibleRegion().boundingRect() == following.rect()


def test_in_a_large_window_all_is_as_much_larger(run: Running) -> None:
    shown_at(run, 1600, 900)
    clock, heading = run.view.now.clock, run.view.now.heading
    small = clock.figures.font().pixelSize(), heading.font().pixelSize(), run.view.now.next.height()
    shown_at(run, 3840, 2160)
    large = clock.figures.font().pixelSize(), heading.font().pixelSize(), run.view.now.next.height()
    assert [one / other for one, other in zip(large, small, strict=True)] == pytest.approx([2.4] * 3, abs=0.03)
    assert run.view.agenda.width() == pytest.approx(272 * 2.4, abs=1)
    run.press(Qt.Key.Key_Plus, modifiers=CONTROL)
    run.qtbot.wait(20)
    assert heading.font().pixelSize() == pytest.approx(26 * 2.4 * 1.1, abs=1)
    assert run.application.theme.text_size == 110
    shown_at(run, 1600, 900)
    run.press(Qt.Key.Key_0, modifiers=CONTROL)
    assert heading.font().pixelSize() == small[1]


def test_the_keys_of_text_size_act_here(run: Running) -> None:
    run.press(Qt.Key.Key_Plus, modifiers=CONTROL)
    assert run.application.theme.text_size == 110
    run.press(Qt.Key.Key_0, modifiers=CONTROL)
    assert run.application.theme.text_size == 100


@pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)
def test_its_colours_can_be_read(tokens: Tokens) -> None:
    """Text stands on `surface` or, in the active row, on `hover`; seats, dots and rules are graphics."""
    for ground in (tokens.surface, tokens.hover, tokens.field):
        for ink in (tokens.ink, tokens.ink2, tokens.danger):
            assert contrast(ink, ground) >= 7
        assert contrast(tokens.edge, ground) >= 3
    assert contrast(tokens.on_primary, tokens.primary) >= 7
