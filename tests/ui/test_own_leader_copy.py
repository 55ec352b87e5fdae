"""The own leader's copy in the running window: sent, marked in unseen, done, and read back, by keys and real files."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QMessageBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.matrix import Counts
from ledelsesplan.core.plan import Kind, Marker, Plan, Wording
from ledelsesplan.storage.atomic import create_new
from ledelsesplan.storage.own_leader import bytes_for_own_leader
from ledelsesplan.storage.planfile import encode, new_envelope, next_envelope, read_plan
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.cell_painter import meta_items
from ledelsesplan.ui.check_box import CheckBox
from ledelsesplan.ui.messages import Message
from ledelsesplan.ui.plan_pages import PlanPage
from tests.ui.conftest import TODAY, DeskMaker
from tests.ui.driving import CONTROL, SHIFT, back_in, command, in_dialog, in_file_dialog, press, session_of, started
from tests.ui.looking import cell_names, widget, words_in

LEVEL = "leder-af-medarbejdere"
SEND, READ, DONE = "Send til nærmeste leder …", "Læs svar fra nærmeste leder …", "Jeg er færdig"
SECRET, EXAMPLE, OLD = "kun-for-mig", "Lones eksempel", "En ordlyd fra før"
LOOKING_BACK, WISHES, ACTION = "Lones tilbageblik", "Lones ønske", "Lones handling"

Recorder = Callable[..., list[Message]]


@pytest.fixture
def ids(framework: Framework) -> list[str]:
    return [behaviour.id for behaviour in framework.behaviours() if behaviour.level == LEVEL]


@pytest.fixture
def plan(framework: Framework, ids: list[str]) -> Plan:
    """Lone's plan before the talk, with all that the own leader must not see before time."""
    plan = edits.new_plan(framework, Kind.PERSONAL, "Min plan", TODAY, unit="Center Nord", levels=(LEVEL,))
    plan = talk_edits.name_people(plan, "Lone Skov", "Peter Dahl")
    for number, identifier in enumerate(ids[:5]):
        mark = edits.mark_priority if number % 2 else edits.mark_strength
        plan = edits.write_note(mark(plan, framework, identifier), framework, identifier, EXAMPLE)
    plan = edits.mark_focus(plan, framework, ids[0])
    plan = edits.write_private_note(plan, framework, ids[1], SECRET)
    plan = edits.add_action(plan, ids[1], identifier="a1", text=ACTION, deadline=TODAY)
    plan = talk_edits.write_wishes(talk_edits.write_looking_back(plan, LOOKING_BACK), WISHES)
    old = tuple(Wording(id=item.id, text=OLD) for item in plan.round.wordings)
    return plan.replacing(rounds=(plan.round.replacing(wordings=old),))


@pytest.fixture
def file(plan: Plan, tmp_path: Path) -> Path:
    path = tmp_path / "Min plan.json"
    create_new(path, encode(plan, next_envelope(new_envelope())))
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    application = started(qtbot, Settings(last_folder=str(tmp_path)))
    yield application
    application.close()


def opened(qtbot: QtBot, window: Application, path: Path) -> None:
    assert window.open_plan(path)
    back_in(qtbot, window)


def offered(window: Application) -> set[str]:
    """The commands of the menu Plan that can be given."""
    (menu,) = (entry.menu() for entry in window.window.bar.menus.actions() if entry.text() == "Plan")
    assert isinstance(menu, QMenu)
    return {item.text() for item in menu.actions() if item.isVisible() and item.isEnabled() and item.text()}


def answering(asked: list[str], *buttons: str) -> None:
    """Answers the next questions, one after the other, each by the button of these words."""

    def act(dialog: QMessageBox) -> None:
        asked.append(f"{dialog.text()} {dialog.informativeText()}".strip())
        if buttons[1:]:
            answering(asked, *buttons[1:])
        next(button for button in dialog.buttons() if button.text().replace("&", "") == buttons[0]).click()

    def when_asked() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QMessageBox) and dialog.isVisible():
            act(dialog)
        else:
            QTimer.singleShot(10, when_asked)

    QTimer.singleShot(10, when_asked)


def answer(path: Path, framework: Framework, *behaviours: str, done: bool = True) -> None:
    """Marks in a copy as the own leader does, and saves it once more."""
    copy = read_plan(path)
    marked = copy.plan
    for behaviour in behaviours:
        marked = edits.mark_priority(marked, framework, behaviour)
    path.write_bytes(encode(talk_edits.set_done(marked, done), next_envelope(copy.envelope)))


def sent(plan_path: Path, name: str = "svar.json") -> Path:
    """A copy for the own leader, beside the plan."""
    path = plan_path.with_name(name)
    original = read_plan(plan_path)
    path.write_bytes(bytes_for_own_leader(original.plan, original.envelope))
    return path


def test_the_copy_goes_to_the_own_leader_and_back(
    qtbot: QtBot,
    window: Application,
    file: Path,
    framework: Framework,
    ids: list[str],
    recorded_messages: Recorder,
) -> None:
    said = recorded_messages(window.messages)
    opened(qtbot, window, file)
    assert {SEND, READ} <= offered(window)
    assert DONE not in offered(window)
    press(Qt.Key.Key_N)
    QTest.keyClicks(QApplication.focusWidget(), " og mere")
    in_file_dialog()
    command(qtbot, window, SEND)
    copy_path = file.with_name("Min plan – til nærmeste leder.json")
    qtbot.waitUntil(copy_path.exists)
    qtbot.waitUntil(lambda: bool(said) and said[-1].text.startswith("Kopien til nærmeste leder er lavet"))
    assert str(file.parent) in said[-1].detail
    assert "Private noter er ikke med" in said[-1].detail
    assert [choice.label for choice in said[-1].choices] == ["Åbn mappen"]
    assert SECRET.encode() not in copy_path.read_bytes()
    assert SECRET.encode() in file.read_bytes()
    copy, original = read_plan(copy_path), read_plan(file)
    assert copy.plan.round.mark_set(Marker.SELF).marks[0].note == f"{EXAMPLE} og mere"
    assert copy.envelope.copy.revision == original.envelope.revision

    opened(qtbot, window, copy_path)
    session = session_of(window)
    assert said[-1].text == "Du markerer her som nærmeste leder for Lone Skov."
    assert window.window.windowTitle() == "Min plan – som nærmeste leder – Ledelsesplan"
    press(Qt.Key.Key_Right, Qt.Key.Key_U)
    assert [(mark.id, mark.priority) for mark in session.document.plan.marks] == [(ids[1], True)]
    command(qtbot, window, DONE)
    assert session.document.plan.round.mark_set(Marker.OWN_LEADER).done
    assert window.window.own_leader_done.isChecked()
    command(qtbot, window, DONE)
    assert not session.document.plan.round.mark_set(Marker.OWN_LEADER).done
    press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert window.window.own_leader_done.isChecked()
    session.workspace.show_page(PlanPage.TALK)
    done = widget(session.workspace, CheckBox, "Jeg er færdig med at markere")
    for is_done, words in ((False, "Du markerer her som nærmeste leder"), (True, "Du er færdig. Send »")):
        done.click()
        assert session.document.plan.round.mark_set(Marker.OWN_LEADER).done is is_done
        assert said[-1].text.startswith(words)

    opened(qtbot, window, file)
    session = session_of(window)
    before = session.document.plan
    in_file_dialog(copy_path.name)
    command(qtbot, window, READ)
    plan = session.document.plan
    assert said[-1].text == "Svaret fra nærmeste leder er læst: 1 markering."
    assert "Dine egne markeringer er ikke berørt." in said[-1].detail
    assert [mark.id for mark in plan.round.mark_set(Marker.OWN_LEADER).marks] == [ids[1]]
    assert plan.round.mark_set(Marker.SELF) == before.round.mark_set(Marker.SELF)
    assert session.document.undo_label == "Læs svar fra nærmeste leder"
    press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert session.document.plan == before
    assert session.workspace.message_bar.message is None


def test_nothing_of_the_leaders_is_shown_in_the_copy(
    qtbot: QtBot, window: Application, file: Path, framework: Framework, ids: list[str]
) -> None:
    copy_path = sent(file)
    answer(copy_path, framework, ids[3], done=False)
    opened(qtbot, window, copy_path)
    session = session_of(window)
    workspace = session.workspace
    assert workspace.offered[:4] == (PlanPage.ROLE, PlanPage.COMPETENCY, PlanPage.OVERVIEW, PlanPage.GENERAL)
    shown = ""
    for page in workspace.offered[:4]:
        workspace.show_page(page)
        if hasattr(workspace.current_page, "view"):
            for identifier in ids[:5]:
                workspace.current_page.show_behaviour(identifier)
                shown += words_in(window.window)
            shown += "\n".join(cell_names(workspace.current_page.view))
        shown += words_in(window.window) + workspace.current_page.summary()
    for hidden in (SECRET, EXAMPLE, OLD, LOOKING_BACK, WISHES, ACTION, "Fokusområde\n1", "Ordlyd ændret", "1 handling"):
        assert hidden not in shown, hidden
    marked = [name for name in shown.splitlines() if name.startswith("Leder af medarbejdere,") and "Styrke" in name]
    assert marked == []
    assert session.document.index.counts(framework.behaviours()) == Counts(strengths=0, priorities=1, focuses=0)
    for identifier in ids:
        assert meta_items(session.document.index.cell(identifier)) == []
    workspace.show_page(PlanPage.ROLE)
    press(Qt.Key.Key_F, modifiers=CONTROL)
    QTest.keyClicks(QApplication.focusWidget(), EXAMPLE)
    qtbot.waitUntil(lambda: f"Ingen forventninger indeholder »{EXAMPLE}«." in words_in(window.window))
    window.go_home()
    (row,) = (recent for recent in window.settings.recent if recent.path == str(copy_path))
    assert (row.kind, row.strengths, row.priorities, row.open_actions) == ("own-leader", 0, 1, 0)


def test_what_makes_no_sense_in_a_copy_is_not_offered(
    qtbot: QtBot, window: Application, file: Path, recorded_messages: Recorder
) -> None:
    copy_path = sent(file)
    opened(qtbot, window, copy_path)
    assert offered(window) == {DONE}
    before = {path.name for path in file.parent.iterdir()}
    press(Qt.Key.Key_E, Qt.Key.Key_P, modifiers=CONTROL)
    press(Qt.Key.Key_A, modifiers=CONTROL | SHIFT)
    press(Qt.Key.Key_F5)
    session = session_of(window)
    session.workspace.add_action(None)
    session.workspace.open_action("a1")
    assert session.workspace.current_page is session.workspace.page(PlanPage.ROLE)
    assert {path.name for path in file.parent.iterdir()} == before
    assert not window.window.bar.plan_part.export.isVisible()
    assert "Vis: uden handling" not in words_in(window.window)
    for hidden in ("Privat note", "Tilføj handling"):
        visible = [child for child in window.window.findChildren(QWidget) if child.isVisible()]
        assert not [child for child in visible if child.accessibleName().startswith(hidden)], hidden
    opened(qtbot, window, file)
    assert window.window.bar.plan_part.export.isVisible()
    assert window.window.new_action.isEnabled()
    assert {SEND, READ, "Ny handling", "Planens oplysninger …"} <= offered(window)


def test_a_second_copy_has_a_name_of_its_own(qtbot: QtBot, window: Application, file: Path) -> None:
    opened(qtbot, window, file)
    for number in (1, 2):
        in_file_dialog()
        command(qtbot, window, SEND)
        qtbot.waitUntil(lambda number=number: len(list(file.parent.glob("*til nærmeste leder*"))) == number)


def test_a_copy_never_takes_the_plans_own_place(
    qtbot: QtBot, window: Application, file: Path, recorded_messages: Recorder
) -> None:
    said = recorded_messages(window.messages)
    opened(qtbot, window, file)
    before = file.read_bytes()
    asked: list[str] = []

    in_file_dialog(file.name)
    answering(asked, "Erstat")
    command(qtbot, window, SEND)
    assert len(asked) == 1  # whether the file is to be replaced
    assert said[-1].text == f"»{file.name}« er en planfil og er ikke ændret. Vælg et andet navn."
    assert file.read_bytes() == before


def test_what_cannot_be_written_is_said(
    qtbot: QtBot, window: Application, file: Path, recorded_messages: Recorder
) -> None:
    said = recorded_messages(window.messages)
    opened(qtbot, window, file)
    before = file.read_bytes()
    file.with_name("genvej.json").symlink_to(file.parent / "ingen mappe" / "kopi.json")
    in_file_dialog("genvej.json")
    command(qtbot, window, SEND)
    qtbot.waitUntil(lambda: bool(said) and bool(said[-1].choices))
    assert said[-1].text.startswith("»genvej.json« ")
    assert said[-1].detail == "Planen er ikke berørt."
    assert [choice.label for choice in said[-1].choices] == ["Gem et andet sted …"]
    assert file.read_bytes() == before


class TestReading:
    def read(self, qtbot: QtBot, window: Application, name: str, *buttons: str) -> list[str]:
        asked: list[str] = []
        in_file_dialog(name)
        if buttons:
            answering(asked, *buttons)
        command(qtbot, window, READ)
        return asked

    def test_what_is_no_answer_is_said(
        self, qtbot: QtBot, window: Application, file: Path, recorded_messages: Recorder, tmp_path: Path
    ) -> None:
        said = recorded_messages(window.messages)
        (tmp_path / "andet.json").write_text("{}", encoding="utf-8")
        sent(file, "tom.json")
        other = tmp_path / "anden.json"
        original = read_plan(file)
        other.write_bytes(bytes_for_own_leader(original.plan, new_envelope()))
        opened(qtbot, window, file)
        before = session_of(window).document.plan
        for name, words in (
            ("andet.json", "»andet.json« kan ikke læses"),
            (file.name, "den kopi, som nærmeste leder markerer i"),
            ("tom.json", "ingen markeringer fra nærmeste leder"),
            ("anden.json", "en anden plan end denne"),
        ):
            self.read(qtbot, window, name)
            assert words in said[-1].text
        assert session_of(window).document.plan is before

    def test_one_who_is_not_done_is_asked_about(
        self, qtbot: QtBot, window: Application, file: Path, framework: Framework, ids: list[str]
    ) -> None:
        answer(sent(file), framework, ids[0], done=False)
        opened(qtbot, window, file)
        before = session_of(window).document.plan
        asked = self.read(qtbot, window, "svar.json", "Vent")
        assert "ikke sagt »Jeg er færdig« endnu" in asked[0]
        assert session_of(window).document.plan is before
        self.read(qtbot, window, "svar.json", "Læs det, der er")
        assert session_of(window).document.plan.round.mark_set(Marker.OWN_LEADER).marks

    def test_the_same_twice_and_an_older_one(
        self,
        qtbot: QtBot,
        window: Application,
        file: Path,
        framework: Framework,
        ids: list[str],
        recorded_messages: Recorder,
    ) -> None:
        said = recorded_messages(window.messages)
        copy_path = sent(file, "første.json")
        answer(copy_path, framework, ids[0])
        later = file.with_name("anden.json")
        later.write_bytes(copy_path.read_bytes())
        answer(later, framework, ids[1])
        opened(qtbot, window, file)
        document = session_of(window).document
        self.read(qtbot, window, "anden.json")
        self.read(qtbot, window, "anden.json")
        assert said[-1].text == "»anden.json« er allerede læst. Intet er ændret."
        before = document.plan
        theme = next(theme.name for theme in framework.themes() if theme.at(LEVEL).id == ids[1])
        asked = self.read(qtbot, window, "første.json", "Behold")
        assert asked == [
            "»første.json« er en ældre udgave af den kopi, du har læst. "
            f"• {theme}: udviklingsområde i planen, ikke markeret i filen"
        ]
        assert document.plan is before
        self.read(qtbot, window, "første.json", "Brug den ældre")
        assert [mark.id for mark in document.plan.round.mark_set(Marker.OWN_LEADER).marks] == [ids[0]]

    def test_an_answer_from_an_earlier_round_says_where_it_goes(
        self,
        qtbot: QtBot,
        window: Application,
        file: Path,
        framework: Framework,
        ids: list[str],
        recorded_messages: Recorder,
    ) -> None:
        said = recorded_messages(window.messages)
        answer(sent(file), framework, ids[0])
        opened(qtbot, window, file)
        document = session_of(window).document
        document.apply("Ny runde", talk_edits.begin_round, framework, TODAY, "2028", carried=("a1",), identifier="r2")
        self.read(qtbot, window, "svar.json")
        assert "Svaret er lagt i runden 03-03-2027, som kopien er fra." in said[-1].detail
        assert document.plan.rounds[0].mark_set(Marker.OWN_LEADER).marks
        assert not document.plan.round.mark_sets


def test_the_copy_is_marked_by_mouse_too(desk: DeskMaker, plan: Plan, ids: list[str]) -> None:
    copy = plan.replacing(for_own_leader=True)
    opened = desk(copy)
    assert "Du markerer som nærmeste leder for Lone Skov" in words_in(opened.workspace)
    opened.click_cell(ids[2])
    opened.press("s")
    assert [mark.id for mark in opened.plan.marks] == [ids[2]]
    assert opened.plan.round.mark_set(Marker.SELF) == plan.round.mark_set(Marker.SELF)


def test_the_sheet_for_the_talk_is_made_by_keys(
    qtbot: QtBot, window: Application, file: Path, recorded_messages: Recorder
) -> None:
    said = recorded_messages(window.messages)
    opened(qtbot, window, file)

    def choose(dialog: QWidget) -> None:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_End)
        while QApplication.focusWidget() is not None and "Samtaleark" not in checked(dialog):
            QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Right)
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)

    in_dialog(choose)
    press(Qt.Key.Key_P, modifiers=CONTROL)
    qtbot.waitUntil(lambda: bool(list(file.parent.glob("Min plan LUS *.pdf"))), timeout=20_000)
    qtbot.waitUntil(lambda: bool(said) and said[-1].text.startswith("PDF-filen er lavet: Min plan LUS"))
    (made,) = file.parent.glob("Min plan LUS *.pdf")
    (page,) = PdfReader(made).pages
    text = page.extract_text()
    assert "Lederudviklingssamtale" in text
    assert EXAMPLE in text
    assert SECRET not in text


def checked(dialog: QWidget) -> list[str]:
    """The choices that are made in a dialog."""
    return [button.text() for button in dialog.findChildren(QAbstractButton) if button.isChecked()]
