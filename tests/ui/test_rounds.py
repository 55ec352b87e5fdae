"""Rounds and versions of the framework in the whole program: with real files, by keys and clicks."""

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan, Status
from ledelsesplan.core.run_sheet import Progress
from ledelsesplan.storage.frameworks import find, keep
from ledelsesplan.storage.own_leader import bytes_for_own_leader
from ledelsesplan.storage.paths import chosen_framework, frameworks_folder, history_folder
from ledelsesplan.storage.planfile import encode, new_envelope, read_plan
from ledelsesplan.storage.recovery import find_recovery
from ledelsesplan.storage.saving import publish
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.compare_page import ComparePage
from ledelsesplan.ui.controls import TextButton
from ledelsesplan.ui.framework_changes_dialog import FrameworkChangesDialog
from ledelsesplan.ui.framework_dialog import FrameworkDialog
from ledelsesplan.ui.messages import Message
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.round_dialog import RoundDialog
from tests.factories import framework_from, reworded, small_framework_content
from tests.ui.driving import CONTROL, back_in, in_dialog, press, session_of, started
from tests.ui.looking import widget

BEHAVIOUR, OTHER = "driftsledelse.kerneopgaven.chef", "driftsledelse.balance.chef"
GONE = "alle.gammel"


@pytest.fixture
def old(framework: Framework) -> Framework:
    """Version 0.9 of the shipped framework: one wording was another, one expectation is gone since, one has come."""
    content: dict[str, Any] = reworded(framework, BEHAVIOUR, "Den gamle ordlyd").model_dump(mode="json")
    content |= {"version": "0.9", "date": "2019", "digest": ""}
    content["expectations"] = [*content["expectations"][:-1], {"id": GONE, "text": "gør noget, som er udgået"}]
    return framework_from(content)


@pytest.fixture
def plan(old: Framework) -> Plan:
    """A leader's plan of the old version, with three open actions and one that is done."""
    made = edits.new_plan(old, Kind.PERSONAL, "Min plan", date(2027, 3, 3), levels=("chef",), label="LUS 2027")
    made = edits.mark_priority(made, old, BEHAVIOUR)
    made = edits.mark_strength(edits.mark_strength(made, old, OTHER), old, GONE)
    for name, status in (("a1", Status.NOT_STARTED), ("a2", Status.IN_PROGRESS), ("a3", Status.DONE)):
        made = edits.add_action(made, OTHER, identifier=name, text=f"Handling {name}", status=status)
    return edits.add_action(made, GONE, identifier="a4", text="Handling om noget udgået")


@pytest.fixture
def path(tmp_path: Path, plan: Plan) -> Path:
    made = tmp_path / "plan.json"
    made.write_bytes(encode(plan, new_envelope()))
    return made


@pytest.fixture
def application(qtbot: QtBot) -> Iterator[Application]:
    begun = started(qtbot, Settings())
    yield begun
    if begun.session is not None:
        begun.session.saver.finish()
        begun.session.end()
    begun.window.closing_allowed = True


def opened(qtbot: QtBot, application: Application, path: Path) -> None:
    assert application.open_plan(path)
    back_in(qtbot, application)


def shown(application: Application) -> Message:
    message = session_of(application).workspace.message_bar.message
    assert message is not None
    return message


def click_message(application: Application, words: str) -> None:
    button = widget(session_of(application).workspace.message_bar, TextButton, words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def in_a(kind: type[QWidget], act: Callable[[Any], None]) -> None:
    """Does something in the dialog that comes next, which has to be of a kind."""

    def check(dialog: QWidget) -> None:
        try:
            assert isinstance(dialog, kind)
            act(dialog)
        except BaseException:
            dialog.close()  # or the test would wait for ever
            raise

    in_dialog(check)


def press_in(dialog: QWidget, *keys: Qt.Key) -> None:
    """Presses keys where the focus of a dialog is."""
    for key in keys:
        QTest.keyClick(dialog.focusWidget() or dialog, key)


def move_on(application: Application) -> str:
    """Moves the plan by the message's button; gives what the dialog said."""
    said: list[str] = []

    def act(dialog: FrameworkChangesDialog) -> None:
        said.append(dialog.text.toPlainText())
        press_in(dialog, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.take
        press_in(dialog, Qt.Key.Key_Space)

    in_a(FrameworkChangesDialog, act)
    click_message(application, "Se ændringerne")
    return said[0]


def compare_page(application: Application) -> ComparePage:
    page = session_of(application).workspace.current_page
    assert isinstance(page, ComparePage)
    return page


def test_a_plan_is_opened_in_its_own_wording_and_says_what_has_changed(
    qtbot: QtBot, application: Application, path: Path, old: Framework, framework: Framework
) -> None:
    keep(old)
    opened(qtbot, application, path)
    document = session_of(application).document
    assert document.framework.content_digest == old.content_digest
    assert document.index.cell(BEHAVIOUR).text == "Den gamle ordlyd"
    assert not document.index.cell(BEHAVIOUR).reworded
    assert shown(application).text == (
        "Ledelsesgrundlaget findes i en nyere udgave (1.0): 1 omformuleret, 1 ny og 1 udgået."
    )
    assert find(framework.content_digest) is not None
    assert len(list(frameworks_folder().iterdir())) == 2


def test_it_is_moved_only_when_asked_and_moved_back_by_one_undo(
    qtbot: QtBot, application: Application, path: Path, old: Framework, framework: Framework, plan: Plan
) -> None:
    keep(old)
    opened(qtbot, application, path)
    in_a(FrameworkChangesDialog, lambda dialog: press_in(dialog, Qt.Key.Key_Escape))
    click_message(application, "Se ændringerne")
    assert session_of(application).document.plan == plan

    said = move_on(application)

    for words in (
        "Omformuleret (1)",
        "Før: Den gamle ordlyd",
        "Planen: Udviklingsområde.",
        "Nyt (1)",
        "Udgået (1)",
        "gør noget, som er udgået",
        "Planen: Styrke. Markeringen bevares i planen.",
        "1 handling hører til.",
    ):
        assert words in said
    back_in(qtbot, application)
    document = session_of(application).document
    assert document.framework.content_digest == framework.content_digest
    assert document.index.cell(BEHAVIOUR).reworded
    assert document.plan.marks == plan.marks
    assert shown(application).text == "Planen følger nu udgave 1.0 af ledelsesgrundlaget."
    assert "1 markering af noget udgået bevares" in shown(application).detail
    qtbot.waitUntil(lambda: read_plan(path).plan == document.plan, timeout=5000)

    press(Qt.Key.Key_Z, modifiers=CONTROL)
    back_in(qtbot, application)
    assert session_of(application).document.framework.content_digest == old.content_digest
    assert session_of(application).document.plan == plan
    qtbot.waitUntil(lambda: read_plan(path).plan == plan, timeout=5000)

    press(Qt.Key.Key_Y, modifiers=CONTROL)
    assert session_of(application).document.framework.content_digest == framework.content_digest


def test_a_move_is_safe_where_the_file_was_changed_elsewhere(
    qtbot: QtBot, application: Application, path: Path, old: Framework, framework: Framework, plan: Plan
) -> None:
    keep(old)
    opened(qtbot, application, path)
    theirs = edits.rename(plan, "Deres", "")
    file = read_plan(path)
    publish(path, theirs, file.envelope, file.fingerprint, history_folder())
    move_on(application)
    back_in(qtbot, application)
    session = session_of(application)
    assert session.document.framework == framework
    qtbot.waitUntil(lambda: "ændret et andet sted" in shown(application).text, timeout=5000)
    assert read_plan(path).plan == theirs
    recovery = find_recovery(path)
    assert recovery is not None
    assert recovery.plan == session.document.plan
    # Saved beside it, so that nothing is asked when the plan is left.
    session.saver.save_as(path.with_name("min.json"), None)
    qtbot.waitUntil(path.with_name("min.json").exists, timeout=5000)


def test_an_own_leader_s_copy_is_neither_moved_nor_given_a_round(
    qtbot: QtBot, application: Application, path: Path, old: Framework, plan: Plan
) -> None:
    keep(old)
    path.write_bytes(bytes_for_own_leader(plan, new_envelope()))
    opened(qtbot, application, path)
    session = session_of(application)
    assert session.document.framework.content_digest == old.content_digest
    said = session.workspace.message_bar.message
    assert said is not None
    assert "som nærmeste leder" in said.text
    assert not application.window.new_round.isVisible()
    assert not application.window.framework_changes.isVisible()
    assert PlanPage.COMPARE not in session.workspace.offered


def test_after_a_move_every_page_is_shown_and_marking_again_takes_the_flag_away(
    qtbot: QtBot, application: Application, path: Path, old: Framework
) -> None:
    keep(old)
    opened(qtbot, application, path)
    move_on(application)
    back_in(qtbot, application)
    workspace = session_of(application).workspace
    for number in range(len(workspace.offered)):
        press(Qt.Key(Qt.Key.Key_1 + number), modifiers=CONTROL)
        assert workspace.current is workspace.offered[number]
    workspace.show_behaviour(BEHAVIOUR)
    press(Qt.Key.Key_0, Qt.Key.Key_S)
    document = session_of(application).document
    mark = document.plan.mark(BEHAVIOUR)
    assert mark is not None
    assert mark.strength
    assert not document.index.cell(BEHAVIOUR).reworded


def test_without_the_old_version_only_what_is_marked_is_compared(
    qtbot: QtBot, application: Application, path: Path, framework: Framework
) -> None:
    opened(qtbot, application, path)
    assert session_of(application).document.framework == framework
    assert shown(application).text == "Planen er lavet med en anden udgave af ledelsesgrundlaget (0.9)."
    said = move_on(application)
    back_in(qtbot, application)
    assert "Kun det, som planen siger noget om, kan sammenlignes." in said
    assert "Nyt" not in said
    document = session_of(application).document
    assert document.plan.round.framework.digest == framework.content_digest
    press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert document is session_of(application).document
    assert document.plan.round.framework.version == "0.9"


def test_a_plan_of_quite_another_framework_is_said_and_never_moved(
    qtbot: QtBot, application: Application, tmp_path: Path
) -> None:
    other = framework_from(small_framework_content())
    path = tmp_path / "anden.json"
    path.write_bytes(encode(edits.new_plan(other, Kind.TEAM, "Anden", date(2027, 3, 3)), new_envelope()))
    opened(qtbot, application, path)
    assert shown(application).text == "Planen er lavet med et andet ledelsesgrundlag (lille-kommune, 2)."
    assert not shown(application).choices
    assert not application.window.framework_changes.isVisible()
    keep(other)
    application.go_home()
    opened(qtbot, application, path)
    assert session_of(application).document.framework.content_digest == other.content_digest
    assert shown(application).text == "Planen er lavet med et andet ledelsesgrundlag (Lille ledelsesgrundlag, 2)."


def test_a_new_round_asks_what_goes_on_and_is_one_step(
    qtbot: QtBot, application: Application, path: Path, old: Framework, plan: Plan
) -> None:
    keep(old)
    opened(qtbot, application, path)

    def act(dialog: RoundDialog) -> None:
        assert list(dialog.boxes) == ["a1", "a2", "a4"]
        assert all(item.box.isChecked() for item in dialog.boxes.values())
        QTest.keyClicks(dialog.name, "LUS 2028")
        dialog.boxes["a2"].box.setFocus()
        press_in(dialog, Qt.Key.Key_Space)
        QTest.mouseClick(dialog.boxes["a4"], Qt.MouseButton.LeftButton)
        press_in(dialog, Qt.Key.Key_Return)

    in_a(RoundDialog, act)
    application.window.new_round.trigger()
    back_in(qtbot, application)
    now = session_of(application).document.plan
    assert [item.label for item in now.rounds] == ["LUS 2027", "LUS 2028"]
    assert now.marks == ()
    assert {item.id: item.status for item in now.actions} == {
        "a1": Status.NOT_STARTED,
        "a2": Status.POSTPONED,
        "a3": Status.DONE,
        "a4": Status.POSTPONED,
    }
    assert shown(application).text == "Runden »LUS 2028« er begyndt."
    assert shown(application).detail.startswith("1 handling går videre. 2 er udskudt. Det, I aftalte sidst")
    click_message(application, "Sammenlign")
    press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert session_of(application).document.plan == plan
    assert session_of(application).workspace.message_bar.message is None
    assert QApplication.focusWidget() is compare_page(application).empty.button


def test_a_new_round_may_begin_in_the_newer_version_and_is_then_compared_across_both(
    qtbot: QtBot, application: Application, path: Path, old: Framework, framework: Framework
) -> None:
    keep(old)
    opened(qtbot, application, path)

    def act(dialog: RoundDialog) -> None:
        assert not dialog.newer.isChecked()
        dialog.newer.setFocus()
        press_in(dialog, Qt.Key.Key_Space, Qt.Key.Key_Return)

    in_a(RoundDialog, act)
    application.window.new_round.trigger()
    back_in(qtbot, application)
    session = session_of(application)
    assert [item.framework.version for item in session.document.plan.rounds] == ["0.9", "1.0"]
    session.workspace.show_behaviour(BEHAVIOUR)
    press(Qt.Key.Key_S)
    click_message(application, "Sammenlign")
    page = compare_page(application)
    rows = {row.id: row for row in page.table.model_of_rows.rows}
    assert rows[BEHAVIOUR].words == "Tælles ikke"
    assert rows[BEHAVIOUR].notes == ("Ordlyd ændret, tælles ikke", "Ordlyden før: Den gamle ordlyd")
    assert rows[GONE].notes == ("Findes ikke i begge udgaver af ledelsesgrundlaget, tælles ikke",)
    assert rows[OTHER].words == "Ikke længere markeret"
    assert page.summary() == "1 ændret · 0 uændret · 2 tælles ikke"
    assert "hver sin udgave" in page.caution.text()
    page.table.go_to(GONE)
    press(Qt.Key.Key_Return)
    assert session.workspace.current is PlanPage.COMPARE
    page.table.go_to(BEHAVIOUR)
    press(Qt.Key.Key_Return)
    assert session.workspace.current is PlanPage.ROLE
    assert session.workspace.current_behaviour() == BEHAVIOUR


def test_a_new_round_of_a_group_begins_the_workshop_anew(
    qtbot: QtBot, application: Application, tmp_path: Path, sample: Plan, framework: Framework
) -> None:
    progress = Progress(step="round", page=2)
    begun = sample.replacing(run_sheet=sample.run_sheet.replacing(progress=progress))
    path = tmp_path / "gruppen.json"
    path.write_bytes(encode(begun, new_envelope()))
    opened(qtbot, application, path)
    in_a(RoundDialog, lambda dialog: press_in(dialog, Qt.Key.Key_Return))
    application.window.new_round.trigger()
    back_in(qtbot, application)
    now = session_of(application).document.plan
    assert now.run_sheet.progress == Progress()
    assert now.round.tally == type(now.round.tally)()
    assert now.rounds[0] == begun.round
    assert now.round.label == f"Workshop {date.today().year}"
    assert "workshoppen begynder forfra" in shown(application).detail
    press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert session_of(application).document.plan == begun


def test_another_framework_is_taken_into_use_and_given_up_again(
    qtbot: QtBot, application: Application, path: Path, old: Framework, framework: Framework, tmp_path: Path
) -> None:
    keep(old)
    newest = tmp_path / "nyest.json"
    content = reworded(framework, OTHER, "En ny ordlyd").model_dump(mode="json")
    newest.write_text(json.dumps(content | {"version": "2.0", "digest": ""}), encoding="utf-8")
    broken = tmp_path / "i-stykker.json"
    broken.write_text(json.dumps({**content, "levels": []}), encoding="utf-8")
    opened(qtbot, application, path)

    def act(dialog: FrameworkDialog) -> None:
        assert "udgave 1.0, december 2021" in dialog.name.text()
        assert not dialog.shipped.isVisible()
        dialog.use(broken)
        assert "i-stykker.json« kan ikke bruges: levels" in dialog.problem.text()
        assert "er det stadig" in dialog.problem.text()
        assert not chosen_framework().exists()
        dialog.use(newest)
        assert not dialog.problem.isVisible()
        assert "udgave 2.0" in dialog.name.text()
        dialog.close_button.click()

    in_a(FrameworkDialog, act)
    application.window.framework.trigger()
    assert shown(application).text == (
        "Ledelsesgrundlaget findes i en nyere udgave (2.0): 2 omformuleret, 1 ny og 1 udgået."
    )
    assert session_of(application).document.framework.content_digest == old.content_digest

    in_a(FrameworkDialog, lambda dialog: (dialog.shipped.click(), dialog.close_button.click()))
    application.window.framework.trigger()
    assert "(1.0): 1 omformuleret" in shown(application).text


def test_a_chosen_framework_that_is_spoilt_can_be_given_up(qtbot: QtBot, application: Application, path: Path) -> None:
    chosen_framework().parent.mkdir(parents=True, exist_ok=True)
    chosen_framework().write_text("{", encoding="utf-8")
    said: list[Message] = []
    application.messages.shown.connect(said.append)
    assert not application.open_plan(path)
    assert said[-1].text.startswith("Ledelsesgrundlaget »framework.json« kan ikke bruges: linje 1")
    (way_out,) = said[-1].choices

    def act(dialog: FrameworkDialog) -> None:
        assert dialog.problem.isVisible()
        dialog.shipped.click()
        dialog.close_button.click()

    in_a(FrameworkDialog, act)
    way_out.act()
    assert application.open_plan(path)
