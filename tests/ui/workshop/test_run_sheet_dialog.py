"""The run-sheet's dialog by keys and clicks: steps, preparation, and that all of it is one step to undo."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from ledelsesplan.core import workshop_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.run_sheets import load_steps
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.run_sheet_dialog import RunSheetDialog
from tests.ui.looking import choose
from tests.ui.workshop.running import Running, running

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dialog(qtbot: QtBot, theme: Theme, framework: Framework, team_plan: Plan) -> RunSheetDialog:
    steps = tuple(step.replacing(note="Hemmeligt") if step.id == "break" else step for step in load_steps())
    plan = workshop_edits.set_steps(team_plan, steps)
    made = RunSheetDialog(theme, framework, plan, load_steps())
    made.setStyleSheet(style_sheet(theme))
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def press(*keys: Qt.Key | str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        if isinstance(key, str):
            QTest.keyClicks(target, key)
        else:
            QTest.keyClick(target, key, modifiers)
        QApplication.processEvents()


def titles(dialog: RunSheetDialog) -> list[str]:
    return [step.title for step in dialog.steps.steps()]


def test_the_steps_come_before_the_people_and_fill_what_is_seen_first(dialog: RunSheetDialog) -> None:
    dialog.resize(dialog.width(), 690)
    QApplication.processEvents()
    assert QApplication.focusWidget() is dialog.steps.editors[0].title
    for editor in dialog.steps.editors[:4]:
        assert editor.visibleRegion().boundingRect().height() == editor.height()
    last = dialog.steps.editors[-1]
    below = last.mapTo(dialog, last.rect().bottomLeft()).y()
    for choice in dialog.levels.values():
        assert choice.mapTo(dialog, choice.rect().topLeft()).y() > below


def test_untouched_it_changes_nothing(dialog: RunSheetDialog, team_plan: Plan) -> None:
    assert dialog.total.text() == "I alt 120 min."
    plan = workshop_edits.set_steps(
        team_plan,
        tuple(step.replacing(note="Hemmeligt") if step.id == "break" else step for step in load_steps()),
    )
    assert dialog.edit()(plan) == plan


def test_steps_are_written_and_moved_by_keys(dialog: RunSheetDialog) -> None:
    press("Velkommen", Qt.Key.Key_Tab)
    press(Qt.Key.Key_A, modifiers=Qt.KeyboardModifier.ControlModifier)
    press("15")
    assert dialog.total.text() == "I alt 125 min."
    press(Qt.Key.Key_Down, modifiers=ALT)
    assert titles(dialog)[:2] == ["Tænk selv", "Velkommen"]
    assert QApplication.focusWidget() is dialog.steps.editors[1].minutes
    press(Qt.Key.Key_Up, Qt.Key.Key_Up, modifiers=ALT)
    assert titles(dialog)[:2] == ["Velkommen", "Tænk selv"]
    step = dialog.steps.steps()[0]
    assert (step.id, step.minutes) == ("frame", 15)


def test_a_step_is_added_removed_and_the_default_comes_back_with_the_notes(
    qtbot: QtBot, dialog: RunSheetDialog
) -> None:
    qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
    press("Frokost")
    assert titles(dialog)[-1] == "Frokost"
    assert dialog.total.text() == "I alt 130 min."
    qtbot.mouseClick(dialog.steps.editors[1].remove, Qt.MouseButton.LeftButton)
    assert "Tænk selv" not in titles(dialog)
    assert QApplication.focusWidget() is dialog.steps.editors[1].title
    qtbot.mouseClick(dialog.steps.editors[2].up, Qt.MouseButton.LeftButton)
    assert titles(dialog)[:3] == ["Ramme", "Bordet rundt", "To og to"]
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert titles(dialog) == [step.title for step in load_steps()]
    assert {step.id: step.note for step in dialog.steps.steps() if step.note} == {"break": "Hemmeligt"}


def test_what_cannot_be_used_is_said(dialog: RunSheetDialog) -> None:
    press(Qt.Key.Key_Delete)
    assert dialog.reason.text() == "Giv hvert trin et navn."
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    press("Ramme", Qt.Key.Key_Tab)
    press("999")
    assert dialog.reason.text() == "Et trin kan højst vare 600 minutter."
    dialog.steps.editors[0].minutes.setText("10")
    dialog.dots.setText("0")
    assert dialog.reason.text() == "Hver kan have 1 til 20 prikker."
    assert not dialog.take.isEnabled()


def test_the_last_step_cannot_be_removed(dialog: RunSheetDialog) -> None:
    for _step in range(7):
        dialog.steps.editors[0].remove.click()
    assert not dialog.steps.editors[0].remove.isEnabled()
    assert titles(dialog) == ["Afslutning"]


@pytest.fixture
def run(qtbot: QtBot, team_plan: Plan, tmp_path: Path) -> Iterator[Running]:
    with running(qtbot, team_plan, tmp_path / "Chefgruppen 2027.json") as opened:
        yield opened


def test_people_dots_and_steps_are_one_step_to_undo(run: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run.plan

    def fill_in(dialog: RunSheetDialog) -> int:
        dialog.present.setText("7")
        dialog.dots.setText("4")
        choose(dialog.levels["p0"], "Chef")
        dialog.steps.add()
        dialog.accept()
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(RunSheetDialog, "exec", fill_in)
    run.application.window.run_sheet.trigger()
    plan = run.plan
    assert plan.round.present == 7
    assert plan.round.tally.dots_each == 4
    assert plan.participants[0].level == "chef"
    assert [person.level for person in plan.participants[1:]] == [None] * 7
    assert plan.run_sheet.steps[-1].title == "Nyt trin"
    run.session.document.undo()
    assert run.plan == before


def test_it_opens_from_the_view_over_the_workshop(run: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []

    def refuse(dialog: RunSheetDialog) -> int:
        opened.append(dialog.parentWidget())
        return int(QDialog.DialogCode.Rejected)

    monkeypatch.setattr(RunSheetDialog, "exec", refuse)
    run.start()
    run.press(Qt.Key.Key_F6)
    run.click(run.view.agenda.edit)
    assert opened == [run.screens.wall]


def test_steps_that_change_while_it_runs_keep_the_place_and_the_clock(run: Running) -> None:
    run.start()
    run.press(Qt.Key.Key_PageDown)
    run.wait(minutes=3)
    run.press(Qt.Key.Key_F6)
    steps = tuple(step for step in run.plan.run_sheet.steps if step.id != "frame")
    run.session.document.apply("x", workshop_edits.set_steps, steps)
    assert len(run.view.agenda.rows) == 7
    assert run.screens.conductor.step.id == "think"
    assert run.screens.conductor.clock.used == 180
