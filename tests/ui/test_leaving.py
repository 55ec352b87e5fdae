"""What is typed and not ended by Enter is in the plan when the plan is left, or the user is asked; in the whole app."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.planfile import encode, new_envelope, read_plan
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.action_page import ActionPage
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.hands_field import HandsField
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.role_page import RolePage
from tests.ui.driving import CONTROL, back_in, in_dialog, press, session_of, started


@pytest.fixture
def path(tmp_path: Path, team_plan: Plan) -> Path:
    path = tmp_path / "Chefgruppen.json"
    path.write_bytes(encode(edits.add_action(team_plan, None, identifier="a1", text="Mødes"), new_envelope()))
    return path


@pytest.fixture
def opened(qtbot: QtBot, path: Path) -> Iterator[Application]:
    application = started(qtbot, Settings())
    application.open_plan(path)
    back_in(qtbot, application)
    yield application
    if application.session is not None:
        application.session.end()


def write(words: str) -> None:
    """Types where the focus is."""
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClicks(target, words)


def action_page(application: Application) -> ActionPage:
    """The page of actions, shown."""
    press(Qt.Key.Key_4, modifiers=CONTROL)
    page = session_of(application).workspace.page(PlanPage.ACTIONS)
    assert isinstance(page, ActionPage)
    press(Qt.Key.Key_Return)
    return page


def test_hands_that_are_typed_in_the_matrix(opened: Application, path: Path) -> None:
    press(Qt.Key.Key_H)
    write("s7")
    press(Qt.Key.Key_W, modifiers=CONTROL)
    assert opened.session is None
    assert [hands.strength for hands in read_plan(path).plan.round.tally.hands] == [7]


def test_hands_that_are_typed_beside_the_matrix(opened: Application, path: Path) -> None:
    press(Qt.Key.Key_D, modifiers=CONTROL)
    page = session_of(opened).workspace.current_page
    assert isinstance(page, RolePage)
    page.open_panel(True)
    page.panel.findChildren(HandsField)[1].setFocus()
    write("3")
    press(Qt.Key.Key_W, modifiers=CONTROL)
    assert opened.session is None
    assert [hands.priority for hands in read_plan(path).plan.round.tally.hands] == [3]


def test_a_follow_up_note_that_was_not_added(opened: Application, path: Path) -> None:
    action_page(opened).editor.follow_ups.text_field.setFocus()
    write("Det går")
    press(Qt.Key.Key_W, modifiers=CONTROL)
    assert [note.text for note in read_plan(path).plan.actions[0].follow_ups] == ["Det går"]


@pytest.mark.parametrize("key", [Qt.Key.Key_S, Qt.Key.Key_W])
def test_a_date_in_a_field_that_was_not_left(qtbot: QtBot, opened: Application, path: Path, key: Qt.Key) -> None:
    action_page(opened).editor.form.dates["deadline"].setFocus()
    write("1-9-2027")
    press(key, modifiers=CONTROL)
    qtbot.waitUntil(lambda: read_plan(path).plan.actions[0].deadline == date(2027, 9, 1))


@pytest.mark.parametrize("leaves", [False, True])
def test_a_date_that_is_none_is_asked_about(opened: Application, leaves: bool) -> None:
    page = action_page(opened)
    page.editor.form.dates["deadline"].setFocus()
    write("32-13")
    press(Qt.Key.Key_1, modifiers=CONTROL)
    asked = []

    def answer(question: QWidget) -> None:
        assert isinstance(question, QMessageBox)
        asked.append(question.informativeText() or question.text())
        words = "Luk uden" if leaves else "Bliv her, og ret det"
        next(button for button in question.buttons() if button.text() == words).click()

    in_dialog(answer)
    press(Qt.Key.Key_W, modifiers=CONTROL)
    assert asked == ["»32-13« i feltet Frist i handling 1 er ikke en dato."]
    assert (opened.session is None) is leaves
    if not leaves:
        assert page.editor.form.dates["deadline"].line.text() == "32-13"
        page.editor.form.dates["deadline"].line.clear()  # or closing the window would ask again


def test_one_key_saves_and_quits(opened: Application, path: Path) -> None:
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_Q, modifiers=CONTROL)
    assert not opened.window.isVisible()
    assert opened.session is None
    assert any(mark.strength for mark in read_plan(path).plan.marks)


def test_one_key_quits_from_the_start_page(qtbot: QtBot) -> None:
    application = started(qtbot, Settings())
    press(Qt.Key.Key_Q, modifiers=CONTROL)
    assert not application.window.isVisible()


def test_what_was_told_of_a_plan_goes_with_it(qtbot: QtBot, opened: Application, path: Path) -> None:
    told = set[str]()
    opened.messages.shown.connect(lambda message: told.add(message.topic))
    opened.messages.withdrawn.connect(told.discard)
    press(Qt.Key.Key_E, modifiers=CONTROL)
    qtbot.waitUntil(lambda: bool([*path.parent.glob("*.xlsx")]), timeout=20_000)
    back_in(qtbot, opened)
    assert told == {"exporting"}
    opened.go_home()
    qtbot.waitUntil(lambda: opened.session is None, timeout=20_000)
    assert told == set()
