"""F5 and Esc: the workshop starts, is left, and is gone on with; and what is said of saving while it is on."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.planfile import read_plan
from ledelsesplan.ui.print_dialog import PrintDialog
from ledelsesplan.ui.workshop.target import Target
from tests.ui.driving import in_dialog
from tests.ui.workshop.running import CONTROL, NINE, Running, button, running

ON_THE_DAY = NINE + timedelta(minutes=20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Chefgruppen 2027.json"


@pytest.fixture
def run(qtbot: QtBot, team_plan: Plan, path: Path) -> Iterator[Running]:
    with running(qtbot, team_plan, path) as opened:
        yield opened


def test_f5_opens_the_wall_and_esc_leaves_it_with_the_focus_where_it_was(run: Running) -> None:
    run.press(Qt.Key.Key_Right)
    before = QApplication.focusWidget()

    screens = run.start()
    assert screens.wall.isVisible()
    assert screens.wall.geometry() == screens.wall.screen().geometry()
    assert [step.id for step in run.plan.run_sheet.steps][:2] == ["frame", "think"]

    wall = screens.wall
    run.press(Qt.Key.Key_Escape)
    assert not run.is_on
    run.qtbot.waitUntil(lambda: QApplication.activeWindow() is run.application.window)
    assert not wall.isVisible()
    assert QApplication.focusWidget() is before


def test_the_button_and_the_menu_offer_it_for_a_group_only(
    qtbot: QtBot, run: Running, personal_plan: Plan, tmp_path: Path
) -> None:
    window = run.application.window
    assert window.workshop.isVisible()
    run.click(window.bar.plan_part.workshop)
    assert run.is_on
    run.press(Qt.Key.Key_Escape)

    with running(qtbot, personal_plan, tmp_path / "Min plan.json") as other:
        assert not other.application.window.bar.plan_part.workshop.isVisible()
        assert not other.application.window.run_sheet.isVisible()
        other.press(Qt.Key.Key_F5)
        assert not other.is_on


def test_what_is_typed_in_the_workshop_stays_after_esc_and_the_clock_goes_on(run: Running) -> None:
    run.start()
    run.press(Qt.Key.Key_PageDown)
    run.to("round")
    run.press("S7U3")
    run.time[0] += timedelta(minutes=4)
    run.press(Qt.Key.Key_Escape)
    (hands,) = run.plan.round.tally.hands
    assert (hands.strength, hands.priority) == (7, 3)
    run.time[0] += timedelta(minutes=1)

    run.start()
    clock = run.screens.conductor.clock
    assert clock.running
    assert clock.used == 300


def test_esc_leaves_nothing_behind_that_listens(run: Running) -> None:
    run.start()
    conductor = run.screens.conductor
    heard: list[object] = []
    conductor.changed.connect(lambda: heard.append(1))
    run.press(Qt.Key.Key_Escape)
    QApplication.sendPostedEvents(None, 52)  # QEvent.Type.DeferredDelete
    run.press("S")
    assert run.plan.marks
    assert heard == []


def test_closing_the_plan_ends_the_workshop_and_saves_its_clock(run: Running, path: Path) -> None:
    run.start()
    wall = run.screens.wall
    run.press(Qt.Key.Key_PageDown)
    run.time[0] += timedelta(seconds=95)
    run.application.go_home()
    assert run.application.session is None
    assert not wall.isVisible()
    progress = read_plan(path).plan.run_sheet.progress
    assert progress.step == "think"
    assert dict(progress.used_seconds)["think"] == 95


def test_a_workshop_of_today_is_offered_where_it_was_left(qtbot: QtBot, team_plan: Plan, path: Path) -> None:
    time = [NINE]
    with running(qtbot, team_plan, path, time) as first:
        assert first.message is None
        first.start()
        first.press(Qt.Key.Key_PageDown)
        first.to("round")
        first.press(Qt.Key.Key_PageDown, Qt.Key.Key_PageDown)

    time[0] = ON_THE_DAY
    with running(qtbot, team_plan, path, time) as again:
        again.session.workshop.offer()  # the first offer went by the computer's own clock
        message = again.message
        assert message is not None
        assert message.text == "Workshoppen er i gang. I nåede til »Bordet rundt«, side 3 af 32."
        again.click(button(again.session.workspace, "Fortsæt workshoppen (F5)"))
        assert again.screens.conductor.page.number == 3
        assert again.message is None
        assert "sat på pause" in again.screens.conductor.notice


def test_a_workshop_of_another_day_is_not_offered(qtbot: QtBot, team_plan: Plan, path: Path) -> None:
    with running(qtbot, team_plan, path) as first:
        first.start()
        first.press(Qt.Key.Key_PageDown)
    with running(qtbot, team_plan, path, [NINE + timedelta(days=30)]) as again:
        again.session.workshop.offer()
        assert again.message is None


def test_a_save_that_fails_is_said_once_on_the_wall_and_stays_on_the_facilitators_screen(
    run: Running, path: Path
) -> None:
    run.start()
    said: list[str] = []
    run.screens.conductor.changed.connect(lambda: said.append(run.screens.conductor.notice))
    as_saved = path.read_bytes()
    path.write_bytes(as_saved + b" ")
    run.press(Qt.Key.Key_PageDown)
    run.session.saver.save()
    run.qtbot.waitUntil(lambda: bool(run.screens.conductor.notice), timeout=5000)
    assert "ændret" in run.screens.conductor.notice
    run.press(Qt.Key.Key_PageDown)
    assert run.screens.conductor.notice == ""

    said.clear()
    run.session.saver.save()
    run.qtbot.waitUntil(lambda: run.session.saver.state.error is not None, timeout=5000)
    assert not any(said)
    run.press(Qt.Key.Key_F6)
    assert run.view.bar.saved.text() == "Ikke gemt"
    assert "ændret" in run.view.notice.text()
    assert run.view.notice.isVisible()
    path.write_bytes(as_saved)


def test_one_key_of_the_closing_page_makes_the_workbook_and_the_plan_to_print(run: Running, path: Path) -> None:
    run.start()
    run.screens.conductor.to_step(len(run.screens.conductor.steps) - 1)
    run.press(Qt.Key.Key_Return)
    run.qtbot.waitUntil(lambda: len(run.screens.conductor.exported) == 2, timeout=20_000)
    (workbook,), (printed,) = path.parent.glob("*.xlsx"), path.parent.glob("*.pdf")
    assert run.screens.conductor.exported == (workbook.name, printed.name)


def button_words(run: Running) -> str:
    """What the closing page offers, or has done."""
    names = [target.accessibleName() for target in run.screens.wall.stage.wall_page.findChildren(Target)]
    (found,) = [name for name in names if name.startswith("Gem")]
    return found


def test_the_closing_page_remembers_its_files_until_the_plan_is_another(run: Running, path: Path) -> None:
    run.start()
    run.screens.conductor.to_step(len(run.screens.conductor.steps) - 1)
    run.press(Qt.Key.Key_Return)
    run.qtbot.waitUntil(lambda: len(run.screens.conductor.exported) == 2, timeout=20_000)
    run.press(Qt.Key.Key_Escape)
    run.start()
    conductor = run.screens.conductor
    made = conductor.exported
    assert len(made) == 2
    run.press(Qt.Key.Key_Return)
    assert conductor.notice == "Filerne er lavet og er uændrede."
    run.wait(minutes=2)
    run.press(Qt.Key.Key_F5)
    assert conductor.exported == made

    run.press("d", "9-6-2027", Qt.Key.Key_Return)
    assert conductor.exported == ()
    assert button_words(run) == "Gem som Excel og PDF"
    run.press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert conductor.exported == made
    assert button_words(run) == "Gemt som Excel og PDF"
    assert len(list(path.parent.glob("*.xlsx"))) == 1


def test_what_is_printed_besides_is_not_taken_for_what_is_taken_home(run: Running, path: Path) -> None:
    run.start()
    conductor = run.screens.conductor
    conductor.to_step(len(conductor.steps) - 1)

    def accept(dialog: QWidget) -> None:
        assert isinstance(dialog, PrintDialog)
        assert dialog.parentWidget() is run.screens.own_window
        dialog.accept()

    in_dialog(accept)
    run.press(Qt.Key.Key_P, modifiers=CONTROL)
    run.qtbot.waitUntil(lambda: bool(list(path.parent.glob("*.pdf"))), timeout=20_000)
    run.qtbot.waitUntil(lambda: run.message is not None and "er lavet" in run.message.text, timeout=20_000)
    assert conductor.exported == ()
    assert run.is_on


@pytest.mark.parametrize(("answer", "used"), [("Begynd forfra", 0), ("Bliv her", 120)])
def test_beginning_anew_asks_first_and_keeps_all_counts(
    run: Running, monkeypatch: pytest.MonkeyPatch, answer: str, used: int
) -> None:
    def answered(box: QMessageBox) -> int:
        next(item for item in box.buttons() if item.text() == answer).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answered)
    run.start()
    run.press(Qt.Key.Key_PageDown)
    run.session.document.apply(
        "x", edits.mark_strength, run.session.document.framework, "driftsledelse.kerneopgaven.chef"
    )
    run.wait(minutes=2)
    run.press(Qt.Key.Key_F6)
    run.click(button(run.view, "Begynd forfra …"))
    progress = run.plan.run_sheet.progress
    assert progress.used("think", run.time[0]) == used
    assert (progress.started_at is None) == (used == 0)
    assert len(run.plan.marks) == 1
