"""A talk from file to file in the program: prepared, left, taken up again, agreed; and the own leader's copy."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledelsesplan.core import talk_edits
from ledelsesplan.core.copies import copy_for_own_leader
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Marker, Plan
from ledelsesplan.storage.planfile import Purpose, copy_envelope, encode, new_envelope, read_plan
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.plan_pages import PlanPage
from tests.ui.driving import CONTROL, back_in, press, session_of, started
from tests.ui.talk.talks import behaviours, first_talk, overfull_talk, typical_talk

Key = Qt.Key


def opened(qtbot: QtBot, path: Path) -> Application:
    application = started(qtbot, Settings())
    application.open_plan(path)
    back_in(qtbot, application)
    return application


def to_talk(application: Application) -> None:
    """Goes to the talk by its key."""
    number = session_of(application).workspace.offered.index(PlanPage.TALK)
    press(Key(Key.Key_1 + number), modifiers=CONTROL)


def write(words: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, words)


def closed(application: Application, path: Path) -> Plan:
    """Closes the plan, and gives what its file holds."""
    press(Key.Key_W, modifiers=CONTROL)
    assert application.session is None
    return read_plan(path).plan


def test_a_first_talk_is_prepared_left_and_taken_up_again(qtbot: QtBot, framework: Framework, tmp_path: Path) -> None:
    path = tmp_path / "Lone.json"
    path.write_bytes(encode(first_talk(framework), new_envelope()))
    application = opened(qtbot, path)
    press(Key.Key_S, Key.Key_Right, Key.Key_U)
    to_talk(application)
    press(Key.Key_Down, Key.Key_Return, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    write("Vi siger det højt")
    press(Key.Key_PageDown)
    write("Mere sparring")
    press(Key.Key_PageDown)
    write("Lone Skov")
    press(Key.Key_Tab)
    write("Peter Dahl")
    plan = closed(application, path)
    first, second = behaviours(framework)[:2]
    assert [(mark.id, mark.strength, mark.priority, mark.note) for mark in plan.marks] == [
        (first, True, False, "Vi siger det højt"),
        (second, False, True, ""),
    ]
    assert (plan.round.wishes, plan.leader, plan.own_leader) == ("Mere sparring", "Lone Skov", "Peter Dahl")

    again = opened(qtbot, path)
    to_talk(again)
    press(Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageDown, Key.Key_Return)
    press(Key.Key_Return)
    write("Flere er med")
    press(Key.Key_Tab, Key.Key_Return)
    write("Spørger først")
    press(Key.Key_PageDown)
    press(Key.Key_Tab, Key.Key_Tab)
    press(Key.Key_Return)
    agreed = closed(again, path)
    assert [goal.text for goal in agreed.goals] == ["Flere er med"]
    assert [(action.text, action.goal) for action in agreed.actions] == [("Spørger først", agreed.goals[0].id)]
    assert [(item.marker, item.name) for item in agreed.round.agreements] == [(Marker.SELF, "Lone Skov")]


@pytest.mark.parametrize("made", [typical_talk, overfull_talk])
def test_walking_through_all_steps_changes_nothing(
    qtbot: QtBot, framework: Framework, tmp_path: Path, made: object
) -> None:
    path = tmp_path / "Lone.json"
    plan: Plan = made(framework)  # type: ignore[operator]
    path.write_bytes(encode(plan, new_envelope()))
    before = path.read_bytes()
    application = opened(qtbot, path)
    to_talk(application)
    for _step in range(7):
        press(Key.Key_Return, Key.Key_Down, Key.Key_Escape, Key.Key_Escape, Key.Key_PageDown)
    assert closed(application, path) == plan
    assert path.read_bytes() == before


def test_a_date_that_is_typed_and_not_ended_is_saved(qtbot: QtBot, framework: Framework, tmp_path: Path) -> None:
    path = tmp_path / "Lone.json"
    path.write_bytes(encode(first_talk(framework), new_envelope()))
    application = opened(qtbot, path)
    to_talk(application)
    press(Key.Key_End, Key.Key_Return, Key.Key_Tab)
    write("9-6-2199")
    plan = closed(application, path)
    assert [talk.date.isoformat() for talk in plan.talks] == ["2199-06-09"]


def test_the_own_leader_marks_and_says_done_in_the_copys_file(
    qtbot: QtBot, framework: Framework, tmp_path: Path
) -> None:
    plan = typical_talk(framework)
    bare = tuple(item for item in plan.round.mark_sets if item.marker is not Marker.OWN_LEADER)
    plan = plan.replacing(rounds=(*plan.rounds[:-1], plan.round.replacing(mark_sets=bare)))
    path = tmp_path / "Til Peter.json"
    path.write_bytes(encode(copy_for_own_leader(plan), copy_envelope(new_envelope(), Purpose.OWN_LEADER)))
    application = opened(qtbot, path)
    press(Key.Key_U)
    to_talk(application)
    press(Key.Key_Tab, Key.Key_Space)
    back = closed(application, path)
    first = behaviours(framework)[0]
    theirs = back.round.mark_set(Marker.OWN_LEADER)
    assert (theirs.done, [(mark.id, mark.priority) for mark in theirs.marks]) == (True, [(first, True)])
    assert back.round.mark_set(Marker.SELF) == plan.round.mark_set(Marker.SELF)
    assert talk_edits.set_done(back, True) == back
