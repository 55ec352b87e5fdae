"""Prepared plans read in through the dialog, with real files; and what may be seen of them afterwards: nothing."""

import gc
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.core.workshop_edits import hide_hands
from ledelsesplan.storage.ballots import earlier_plans
from ledelsesplan.storage.paths import history_folder, recovery_folder
from ledelsesplan.storage.planfile import Copy, Envelope, encode, new_envelope, read_plan
from ledelsesplan.ui.ballot_dialog import BallotDialog
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.saver import Saver, SaveStatus
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme

NAMES = ("Anna Holm", "Berit Krogh", "Carl Lund", "Dorte Munk", "Erik Nyborg", "Freja Olsen", "Gert Palle")
DAY = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)


class Group:
    """A group's plan on the disk, with a saver, and the leaders' prepared plans in a folder of their own."""

    def __init__(self, qtbot: QtBot, framework: Framework, team_plan: Plan, folder: Path) -> None:
        self.qtbot, self.framework = qtbot, framework
        self.folder = folder / "Forberedt"
        self.folder.mkdir()
        self.path = folder / "Chefgruppen 2027.json"
        self.document = Document(framework, team_plan)
        self.saver = Saver(self.document, self.path, new_envelope(), None, 90, is_saved=False)
        self.generations: list[dict[str, Any]] = []
        self.saver.changed.connect(self.look)
        self.ids = [item.id for item in framework.behaviours() if item.level == "chef"]

    def prepare(self, count: int, *, levels: tuple[str, ...] = ("chef",), first: int = 0) -> list[Path]:
        """Personal plans, each with its own strengths: the leader's number and the next one."""
        paths = []
        for number in range(first, first + count):
            plan = edits.new_plan(self.framework, Kind.PERSONAL, NAMES[number], DAY.date(), levels=levels)
            for item in (number, number + 1):
                plan = edits.mark_strength(plan, self.framework, self.ids[item])
            plan = edits.mark_priority(plan, self.framework, self.ids[20 - number])
            plan = edits.write_note(plan, self.framework, self.ids[number], f"Hemmelig note fra {NAMES[number]}")
            path = self.folder / f"{NAMES[number]}.json"
            path.write_bytes(encode(plan, Envelope(f"{number + 1:032x}", Copy("c" * 32), 1, DAY)))
            paths.append(path)
        return paths

    def look(self) -> None:
        """Keeps what stands in every file that was written: the plan file, the recovery copies, the generations."""
        places = [self.path, *recovery_folder().glob("*.json"), *history_folder().glob("*/*/*.json")]
        for place in places:
            try:
                text = place.read_text(encoding="utf-8")
            except FileNotFoundError:
                continue
            content = json.loads(text)
            plan = content.get("file", content)["plan"]
            self.generations.append(plan["rounds"][-1]["tally"])
            for name in NAMES:
                assert name not in text, f"{name} stands in {place}"
            assert "Hemmelig" not in text
            assert "Forberedt" not in text

    def save(self) -> None:
        """Secures and publishes the plan as it is now."""
        self.qtbot.waitUntil(lambda: self.saver.state.status is not SaveStatus.SAVING)
        self.saver.save()
        self.qtbot.waitUntil(lambda: self.saver.state.status is SaveStatus.SAVED)

    def earlier(self) -> tuple[Plan, ...]:
        return earlier_plans(history_folder(), self.path, self.saver.envelope.plan_id)

    @property
    def sums(self) -> dict[str, tuple[int, int]]:
        return {item.id: (item.strength, item.priority) for item in self.document.plan.round.tally.ballot_sums}


@pytest.fixture
def group(qtbot: QtBot, framework: Framework, team_plan: Plan, tmp_path: Path) -> Iterator[Group]:
    gc.collect()  # here, and not on the thread that reads files: what it frees belongs to this one
    made = Group(qtbot, framework, team_plan, tmp_path)
    yield made
    made.saver.finish()
    made.saver.close()


Opener = Callable[[], BallotDialog]


@pytest.fixture
def opened(qtbot: QtBot, group: Group) -> Opener:
    made: list[BallotDialog] = []  # kept until then, for the same reason

    def show() -> BallotDialog:
        theme = Theme("light")
        dialog = BallotDialog(theme, group.document, group.folder, group.earlier)
        dialog.setStyleSheet(style_sheet(theme))
        made.append(dialog)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.activateWindow()
        qtbot.waitActive(dialog)
        return dialog

    return show


def until_read(qtbot: QtBot, dialog: BallotDialog) -> None:
    qtbot.waitUntil(lambda: dialog.reason.text() != "Læser …")
    QApplication.processEvents()  # what was added to a layout is shown then


def read(qtbot: QtBot, dialog: BallotDialog, paths: list[Path]) -> None:
    dialog.read_files(paths)
    until_read(qtbot, dialog)


def said(dialog: BallotDialog) -> str:
    return "\n".join(item.text() for item in dialog.findChildren(QLabel) if item.isVisible())


def press(qtbot: QtBot, dialog: BallotDialog, key: Qt.Key) -> None:
    focused = dialog.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def test_prepared_plans_are_counted_in_one_step(qtbot: QtBot, group: Group, opened: Opener) -> None:
    before = group.document.plan
    dialog = opened()
    read(qtbot, dialog, group.prepare(4))
    assert "4 planer er læst" in said(dialog)
    assert "Anna Holm.json" in said(dialog)

    dialog.count_button.setFocus()
    press(qtbot, dialog, Qt.Key.Key_Return)

    assert dialog.counted == group.document.plan.round.tally.ballots == 4
    ids = group.ids
    assert group.sums == {
        ids[0]: (1, 0),
        ids[1]: (2, 0),
        ids[2]: (2, 0),
        ids[3]: (2, 0),
        ids[4]: (1, 0),
        ids[20]: (0, 1),
        ids[19]: (0, 1),
        ids[18]: (0, 1),
        ids[17]: (0, 1),
    }
    after = group.document.plan
    group.document.undo()
    assert group.document.plan == before
    group.document.redo()
    assert group.document.plan == after


def test_what_is_skipped_is_shown_with_its_reason(qtbot: QtBot, group: Group, opened: Opener) -> None:
    paths = group.prepare(3)
    broken, team = group.folder / "ødelagt.json", group.folder / "hold.json"
    broken.write_text("{", encoding="utf-8")
    team.write_bytes(encode(group.document.plan, new_envelope()))
    dialog = opened()

    dialog.read_folder(group.folder)
    until_read(qtbot, dialog)

    assert "3 planer er læst" in said(dialog)
    assert "2 filer er sprunget over" in said(dialog)
    assert "»hold.json« er ikke læst: det er en ledergruppes plan" in said(dialog)
    assert "»ødelagt.json« kan ikke læses" in said(dialog)
    assert all(path.exists() for path in (*paths, broken, team))


def test_too_few_change_nothing_and_it_is_said_how_many_are_lacking(qtbot: QtBot, group: Group, opened: Opener) -> None:
    before = group.document.plan
    paths = group.prepare(3)
    dialog = opened()

    read(qtbot, dialog, paths[:2])

    assert "Vælg 1 plan mere" in dialog.reason.text()
    qtbot.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)
    assert group.document.plan is before
    read(qtbot, dialog, paths[2:])
    qtbot.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)
    assert dialog.counted == 3


def test_a_level_that_fewer_than_three_cover_is_left_out_and_named(qtbot: QtBot, group: Group, opened: Opener) -> None:
    paths = [*group.prepare(3), *group.prepare(1, levels=("direktoer",), first=3)]
    lonely = read_plan(paths[-1]).plan
    top = next(item.id for item in group.framework.behaviours() if item.level == "direktoer")
    lonely = edits.mark_strength(lonely, group.framework, top)
    paths[-1].write_bytes(encode(lonely, Envelope("4" * 32, Copy("c" * 32), 1, DAY)))
    dialog = opened()

    read(qtbot, dialog, paths)
    assert "Færre end 3 af planerne gælder Direktør" in said(dialog)
    qtbot.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)

    assert group.document.plan.round.tally.ballots == 4
    assert top not in group.sums


def test_counted_plans_can_be_forgotten_and_read_in_again(qtbot: QtBot, group: Group, opened: Opener) -> None:
    paths = group.prepare(3)
    dialog = opened()
    read(qtbot, dialog, paths)
    qtbot.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)
    counted = group.document.plan

    dialog = opened()
    read(qtbot, dialog, paths)
    assert "3 stemmer er talt med i runden" in said(dialog)
    assert said(dialog).count("allerede talt med") == 3
    qtbot.mouseClick(dialog.forget, Qt.MouseButton.LeftButton)
    assert group.document.plan.round.tally.ballots == 0
    assert group.document.plan.round.tally.imported == ()
    group.document.undo()
    assert group.document.plan == counted
    group.document.redo()

    qtbot.waitUntil(lambda: dialog.count_button.isEnabled())
    qtbot.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)
    assert group.document.plan == counted


def test_no_file_and_no_two_files_ever_show_one_ballot_or_a_name(qtbot: QtBot, group: Group, opened: Opener) -> None:
    """A batch, an undone batch, and attempts to read it in again with one or two more, saved at every step."""
    paths = group.prepare(7)

    def count(chosen: list[Path]) -> bool:
        dialog = opened()
        read(qtbot, dialog, chosen)
        qtbot.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)
        group.save()
        dialog.reject()
        return dialog.counted > 0

    group.save()
    assert count(paths[:3])
    group.document.undo()
    group.save()
    assert not count(paths[:4])
    assert not count(paths[:2])
    assert not count(paths[1:4])
    assert count(paths[:3])
    assert not count(paths[3:5])
    assert count(paths[3:6])
    assert not count(paths[6:])

    assert {tally["ballots"] for tally in group.generations} == {0, 3, 6}
    for one in group.generations:
        for other in group.generations:
            assert abs(one["ballots"] - other["ballots"]) not in (1, 2)
            assert len(set(one["imported"]) ^ set(other["imported"])) not in (1, 2)


def test_the_refusal_of_what_could_be_worked_out_is_said(qtbot: QtBot, group: Group, opened: Opener) -> None:
    paths = group.prepare(4)
    group.save()
    dialog = opened()
    read(qtbot, dialog, paths[:3])
    qtbot.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)
    group.save()
    group.document.undo()
    group.save()
    before = group.document.plan

    dialog = opened()
    read(qtbot, dialog, paths)
    qtbot.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)

    assert "kun 1 plan til forskel" in dialog.reason.text()
    assert dialog.isVisible()
    assert group.document.plan is before


def test_the_dialog_can_be_left_while_it_reads(qtbot: QtBot, group: Group, opened: Opener) -> None:
    before = group.document.plan
    dialog = opened()

    dialog.read_files(group.prepare(5))
    press(qtbot, dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert group.document.plan is before


def test_hidden_hands_and_ballots_stay_hidden_when_plans_are_counted(
    qtbot: QtBot, group: Group, opened: Opener
) -> None:
    group.document.apply("Skjul", hide_hands)
    dialog = opened()
    read(qtbot, dialog, group.prepare(3))
    qtbot.mouseClick(dialog.count_button, Qt.MouseButton.LeftButton)

    tally = group.document.plan.round.tally
    assert (tally.hands_revealed, tally.ballots_revealed) == (False, False)


def test_a_long_list_is_scrolled_by_keys_and_enter_counts_it(qtbot: QtBot, group: Group, opened: Opener) -> None:
    for number in range(60):
        (group.folder / f"nej {number}.json").write_text("{", encoding="utf-8")
    group.prepare(3)
    dialog = opened()
    dialog.read_folder(group.folder)
    until_read(qtbot, dialog)
    assert "60 filer er sprunget over" in said(dialog)
    (area,) = dialog.findChildren(QScrollArea)
    assert area.verticalScrollBar().maximum() > 0

    press(qtbot, dialog, Qt.Key.Key_PageDown)
    assert area.verticalScrollBar().value() > 0
    press(qtbot, dialog, Qt.Key.Key_PageUp)
    assert area.verticalScrollBar().value() == 0
    press(qtbot, dialog, Qt.Key.Key_Return)

    assert dialog.counted == 3


def test_the_dialog_grows_with_what_it_says(qtbot: QtBot, group: Group, opened: Opener) -> None:
    dialog = opened()
    before = dialog.height()
    read(qtbot, dialog, group.prepare(4))

    (area,) = dialog.findChildren(QScrollArea)
    assert dialog.height() > before
    assert area.verticalScrollBar().maximum() == 0
