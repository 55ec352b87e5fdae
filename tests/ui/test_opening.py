"""How a plan comes to be open: from its file, from what was not saved, or from the last good generation."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.generations import generations
from ledelsesplan.storage.paths import history_folder
from ledelsesplan.storage.planfile import Envelope, new_envelope, read_plan
from ledelsesplan.storage.recovery import find_recovery, write_recovery
from ledelsesplan.storage.saving import Saved, publish
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.messages import Message, Messages
from ledelsesplan.ui.theme import Theme

ENTER, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def application(qtbot: QtBot) -> Iterator[Application]:
    started = Application(Theme("light"), Settings())
    qtbot.addWidget(started.window)
    started.window.show()
    started.show_start()
    yield started
    # Not through go_home: what a failing test leaves unsaved would be asked about.
    if started.session is not None:
        started.session.end()
    started.window.closing_allowed = True


@pytest.fixture
def said(application: Application, recorded_messages: Callable[[Messages], list[Message]]) -> Callable[[], list[str]]:
    shown = recorded_messages(application.messages)
    return lambda: [message.text for message in shown]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "plan.json"


@pytest.fixture
def saved(path: Path, team_plan: Plan) -> Saved:
    """A plan that was saved once."""
    return publish(path, team_plan, new_envelope(), None, history_folder())


def answer(key: Qt.Key) -> list[str]:
    """Answers the question that the next call asks; gives the list that its words are put into."""
    asked: list[str] = []

    def when_open() -> None:
        question = QApplication.activeModalWidget()
        if question is None or not question.isVisible():
            QTimer.singleShot(10, when_open)
            return
        asked.append("\n".join(label.text() for label in question.findChildren(QLabel)))
        QTest.keyClick(question, key)

    QTimer.singleShot(0, when_open)
    return asked


def opened_plan(application: Application) -> Plan:
    assert application.session is not None
    return application.session.document.plan


def newer(plan: Plan) -> Plan:
    return edits.rename(plan, "Nyere end filen", plan.unit)


def leave_unsaved(path: Path, plan: Plan, envelope: Envelope, based_on: str | None) -> Plan:
    """What a program that was killed had made safe, but not written to the plan's file."""
    write_recovery(newer(plan), envelope, path, based_on)
    return newer(plan)


def test_what_was_not_saved_is_offered_and_taken(
    qtbot: QtBot, application: Application, path: Path, saved: Saved, team_plan: Plan
) -> None:
    unsaved = leave_unsaved(path, team_plan, saved.envelope, saved.fingerprint)

    asked = answer(ENTER)
    assert application.open_plan(path)

    assert "som ikke nåede at blive gemt i »plan.json«" in asked[0]
    assert "også ændret et andet sted" not in asked[0]
    assert opened_plan(application) == unsaved
    qtbot.waitUntil(lambda: read_plan(path).plan == unsaved, timeout=5000)


def test_what_was_not_saved_can_be_done_without(
    application: Application, path: Path, saved: Saved, team_plan: Plan
) -> None:
    leave_unsaved(path, team_plan, saved.envelope, saved.fingerprint)

    answer(ESCAPE)
    assert application.open_plan(path)

    assert opened_plan(application) == team_plan
    assert find_recovery(path) is None
    kept = generations(history_folder(), saved.envelope.plan_id)
    assert newer(team_plan) in [read_plan(generation.path).plan for generation in kept]


def test_a_file_that_was_changed_elsewhere_is_not_replaced_by_what_was_not_saved(
    qtbot: QtBot, application: Application, said: Callable[[], list[str]], path: Path, saved: Saved, team_plan: Plan
) -> None:
    leave_unsaved(path, team_plan, saved.envelope, saved.fingerprint)
    theirs = edits.set_present(team_plan, 3)
    publish(path, theirs, saved.envelope, saved.fingerprint, history_folder())

    asked = answer(ENTER)
    assert application.open_plan(path)

    assert "også ændret et andet sted" in asked[0]
    qtbot.waitUntil(lambda: any("ændret et andet sted" in text for text in said()), timeout=5000)
    assert read_plan(path).plan == theirs
    recovery = find_recovery(path)
    assert recovery is not None
    assert recovery.plan == newer(team_plan)
    # Saved beside it, so that nothing is asked when the plan is left.
    assert application.session is not None
    application.session.saver.save_as(path.with_name("min.json"), None)
    qtbot.waitUntil(path.with_name("min.json").exists, timeout=5000)


def test_of_a_garbled_file_the_last_good_generation_is_opened_as_a_new_file(
    qtbot: QtBot, application: Application, path: Path, saved: Saved, team_plan: Plan
) -> None:
    garbled = path.read_bytes()[:700]
    path.write_bytes(garbled)

    asked = answer(ENTER)
    assert application.open_plan(path)

    assert "kan ikke læses" in asked[0]
    assert opened_plan(application) == team_plan
    beside = path.with_name("plan (gendannet).json")
    qtbot.waitUntil(beside.exists, timeout=5000)
    assert path.read_bytes() == garbled


def test_a_garbled_file_of_which_nothing_is_known_is_refused(
    application: Application, said: Callable[[], list[str]], path: Path
) -> None:
    path.write_text("{", encoding="utf-8")

    assert not application.open_plan(path)

    assert application.session is None
    assert said()[-1].startswith("»plan.json« kan ikke læses: linje 1, tegn 2")


def test_a_file_that_is_gone_is_written_again_from_what_was_not_saved(
    qtbot: QtBot, application: Application, path: Path, saved: Saved, team_plan: Plan
) -> None:
    unsaved = leave_unsaved(path, team_plan, saved.envelope, saved.fingerprint)
    path.unlink()

    asked = answer(ENTER)
    assert application.open_plan(path)

    assert "findes ikke længere" in asked[0]
    qtbot.waitUntil(lambda: path.exists() and read_plan(path).plan == unsaved, timeout=5000)


def test_the_start_page_offers_the_work_on_a_plan_whose_file_is_gone(
    application: Application, path: Path, saved: Saved, team_plan: Plan
) -> None:
    unsaved = leave_unsaved(path, team_plan, saved.envelope, saved.fingerprint)
    path.unlink()

    asked = answer(ENTER)
    application.start.find_requested.emit(str(path))

    assert "findes ikke længere" in asked[0]
    assert opened_plan(application) == unsaved


@pytest.mark.parametrize("with_unsaved", [False, True])
def test_a_file_that_was_edited_by_hand_is_opened_with_a_notice(
    application: Application,
    said: Callable[[], list[str]],
    path: Path,
    saved: Saved,
    team_plan: Plan,
    with_unsaved: bool,
) -> None:
    if with_unsaved:
        leave_unsaved(path, team_plan, saved.envelope, saved.fingerprint)
        answer(ESCAPE)
    content = json.loads(path.read_bytes())
    content["plan"]["title"] = "Rettet i hånden"
    path.write_text(json.dumps(content), encoding="utf-8")

    assert application.open_plan(path)

    assert opened_plan(application).title == "Rettet i hånden"
    assert "»plan.json« er ændret uden for Ledelsesplan, siden den blev gemt." in said()


def test_a_plan_of_another_wording_of_the_framework_is_opened_with_a_notice(
    application: Application, said: Callable[[], list[str]], path: Path, team_plan: Plan
) -> None:
    reference = team_plan.round.framework.replacing(version="0.9", digest="sha256:" + "0" * 64)
    older = team_plan.replacing(rounds=(team_plan.round.replacing(framework=reference),))
    publish(path, older, new_envelope(), None, history_folder())

    assert application.open_plan(path)

    assert "Planen er lavet med en anden udgave af ledelsesgrundlaget (0.9)." in said()
