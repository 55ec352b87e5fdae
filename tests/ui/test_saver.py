"""The saver with real files: what is safe where, and that it never says more than is true."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.errors import AlreadyExists, ChangedOnDisk, SaveFailed
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage import atomic
from ledelsesplan.storage.generations import generations
from ledelsesplan.storage.paths import history_folder, recovery_folder
from ledelsesplan.storage.planfile import encode, new_envelope, next_envelope, read_plan
from ledelsesplan.storage.reading import fingerprint
from ledelsesplan.storage.recovery import find_recovery
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.saver import QUIET_MS, Saver, SaveStatus

CORE = "driftsledelse.kerneopgaven.direktoer"
SAVED, SAVING, SAFE_HERE, FAILED = SaveStatus.SAVED, SaveStatus.SAVING, SaveStatus.SAFE_HERE, SaveStatus.FAILED


class Watched:
    """A document with its saver, and every status that it went through."""

    def __init__(self, qtbot: QtBot, framework: Framework, document: Document, saver: Saver) -> None:
        self._qtbot = qtbot
        self._framework = framework
        self.document = document
        self.saver = saver
        self.seen = [saver.state.status]
        saver.changed.connect(self._note)

    def _note(self) -> None:
        if self.saver.state.status != self.seen[-1]:
            self.seen.append(self.saver.state.status)

    def mark(self, behaviour: str = CORE) -> Plan:
        """Marks a strength, and gives the plan with it."""
        self.document.apply("Markér styrke", edits.mark_strength, self._framework, behaviour)
        return self.document.plan

    def until(self, status: SaveStatus) -> None:
        """Waits until the newest change is in a state."""
        self._qtbot.waitUntil(lambda: self.saver.state.status is status, timeout=5000)

    def publish(self, expected: SaveStatus = SAVED) -> None:
        """Saves now, without waiting for the quiet time."""
        self.until_secured()
        self.saver.save()
        self.until(expected)

    def until_secured(self) -> None:
        """Waits until the recovery copy is written."""
        self._qtbot.waitUntil(lambda: self.saver.state.status is not SAVING, timeout=5000)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Planer"
    folder.mkdir()
    return folder / "Chefgruppen 2027.json"


@pytest.fixture
def watch(qtbot: QtBot, framework: Framework, team_plan: Plan, path: Path) -> Iterator[Callable[..., Watched]]:
    """Begins to save a new plan, or goes on with the one that lies at a path."""
    made: list[Saver] = []

    def begin(*, existing: bool = False) -> Watched:
        if existing:
            file = read_plan(path)
            document = Document(framework, file.plan)
            saver = Saver(document, path, file.envelope, file.fingerprint, 90, is_saved=True)
        else:
            document = Document(framework, team_plan)
            saver = Saver(document, path, new_envelope(), None, 90, is_saved=False)
        made.append(saver)
        return Watched(qtbot, framework, document, saver)

    yield begin
    for saver in made:
        saver.close()


@pytest.fixture
def saved(watch: Callable[..., Watched]) -> Watched:
    """A plan that has been saved once."""
    watched = watch()
    watched.publish()
    watched.seen.clear()
    watched.seen.append(SAVED)
    return watched


class Refusing:
    """Stands in for `os` where files are written: no file can be made in some folders."""

    def __init__(self, *folders: Path, code: int = errno.EROFS) -> None:
        self.folders = folders
        self._code = code

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Any, flags: int, *mode: int) -> int:
        """Opens a file, but makes none in those folders."""
        if flags & os.O_CREAT and Path(path).parent in self.folders:
            raise OSError(self._code, os.strerror(self._code), str(path))
        return os.open(path, flags, *mode)


@pytest.fixture
def refuse(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Refusing]:
    def begin(*folders: Path, code: int = errno.EROFS) -> Refusing:
        refusing = Refusing(*folders, code=code)
        monkeypatch.setattr(atomic, "os", refusing)
        return refusing

    return begin


def copies() -> list[Path]:
    """The recovery copies on this computer."""
    folder = recovery_folder()
    return sorted(folder.glob("*.json")) if folder.is_dir() else []


# When all goes well


def test_a_new_plan_is_safe_here_first_and_then_in_its_file(watch: Callable[..., Watched], path: Path) -> None:
    watched = watch()
    assert watched.seen == [SAVING]
    watched.until(SAFE_HERE)
    assert not path.exists()
    assert len(copies()) == 1
    watched.saver.save()
    watched.until(SAVED)
    assert read_plan(path).plan == watched.document.plan
    assert copies() == []
    assert watched.saver.is_saved
    assert watched.saver.state.at == read_plan(path).envelope.saved_at


def test_every_change_is_secured_and_published_after_a_quiet_time(saved: Watched, path: Path) -> None:
    before = path.read_bytes()
    plan = saved.mark()
    assert saved.saver.state.status is SAVING
    assert not saved.saver.is_saved
    saved.until(SAFE_HERE)
    recovery = find_recovery(path)
    assert recovery is not None
    assert recovery.plan == plan
    assert recovery.fits
    assert path.read_bytes() == before
    saved.until(SAVED)
    assert QUIET_MS >= 1000
    assert read_plan(path).plan == plan
    assert copies() == []
    assert saved.seen == [SAVED, SAVING, SAFE_HERE, SAVED]


def test_each_save_counts_up_and_keeps_the_generation_before(saved: Watched, path: Path) -> None:
    first = read_plan(path)
    saved.mark()
    saved.publish()
    second = read_plan(path)
    assert second.envelope.revision == first.envelope.revision + 1
    assert second.envelope.plan_id == first.envelope.plan_id
    kept = [item.path.read_bytes() for item in generations(history_folder(), first.envelope.plan_id)]
    assert encode(first.plan, first.envelope) in kept


def test_many_quick_changes_end_with_the_newest(saved: Watched, framework: Framework, path: Path) -> None:
    for behaviour in list(framework.behaviours())[:30]:
        saved.mark(behaviour.id)
    saved.publish()
    assert len(read_plan(path).plan.marks) == 30
    assert read_plan(path).plan == saved.document.plan


def test_a_change_while_it_is_being_saved_is_saved_next(saved: Watched, path: Path) -> None:
    saved.mark()
    saved.saver.save()
    newest = saved.mark("driftsledelse.balance.chef")
    saved.publish()
    assert read_plan(path).plan == newest


def test_undo_back_to_what_the_file_holds_is_saved(saved: Watched, path: Path) -> None:
    before = path.read_bytes()
    saved.mark()
    saved.until(SAFE_HERE)
    saved.document.undo()
    saved.until(SAVED)
    assert saved.saver.is_saved
    assert path.read_bytes() == before
    assert find_recovery(path) is None


def test_undo_while_the_undone_is_being_saved_saves_the_older(saved: Watched, path: Path) -> None:
    older = saved.document.plan
    saved.mark()
    saved.until_secured()
    saved.saver.save()
    saved.document.undo()
    saved.until(SAFE_HERE)
    saved.publish()
    assert read_plan(path).plan == older
    assert saved.saver.is_saved


def test_saving_what_is_saved_writes_nothing(saved: Watched, path: Path) -> None:
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    saved.saver.save()
    assert saved.saver.finish()
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert saved.seen == [SAVED]


def test_finish_saves_at_once(saved: Watched, path: Path) -> None:
    plan = saved.mark()
    assert saved.saver.finish()
    assert read_plan(path).plan == plan
    assert saved.saver.state.status is SAVED


def test_finish_right_after_an_undo_leaves_the_older_in_the_file(saved: Watched, path: Path) -> None:
    older = saved.document.plan
    saved.mark()
    saved.saver.save()
    saved.document.undo()
    assert saved.saver.finish()
    saved.saver.close()
    assert read_plan(path).plan == older


def test_closing_right_after_a_change_leaves_it_safe_here(saved: Watched, path: Path) -> None:
    plan = saved.mark()
    saved.saver.close()
    recovery = find_recovery(path)
    assert recovery is not None
    assert recovery.plan == plan


def test_closing_right_after_an_undo_leaves_no_copy_of_what_was_undone(saved: Watched) -> None:
    saved.mark()
    saved.until(SAFE_HERE)
    saved.document.undo()
    saved.saver.close()
    assert copies() == []


def test_a_save_right_after_a_change_leaves_no_copy_behind(saved: Watched) -> None:
    saved.mark()
    saved.saver.save()
    saved.until(SAVED)
    saved.saver.close()
    assert copies() == []


# When it does not


@pytest.mark.parametrize("code", [errno.EROFS, errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_folder_that_refuses_leaves_the_file_and_the_work_whole(
    saved: Watched, path: Path, refuse: Callable[..., Refusing], code: int
) -> None:
    before = path.read_bytes()
    refusing = refuse(path.parent, code=code)
    plan = saved.mark()
    saved.publish(FAILED)
    assert isinstance(saved.saver.state.error, SaveFailed)
    assert saved.saver.state.error.error.errno == code
    assert saved.saver.state.safe_here
    assert saved.saver.will_retry
    assert path.read_bytes() == before
    recovery = find_recovery(path)
    assert recovery is not None
    assert recovery.plan == plan
    newest = saved.mark("driftsledelse.balance.chef")
    saved.until(SAFE_HERE)
    refusing.folders = ()
    saved.saver.save()
    saved.until(SAVED)
    assert read_plan(path).plan == newest
    assert copies() == []
    assert not saved.saver.will_retry


def test_nothing_is_said_to_be_safe_here_when_it_is_not(
    saved: Watched, path: Path, refuse: Callable[..., Refusing]
) -> None:
    refusing = refuse(path.parent, recovery_folder())
    saved.mark()
    saved.until(FAILED)
    assert not saved.saver.state.safe_here
    assert not saved.saver.is_safe_here
    saved.saver.save()
    saved.until(FAILED)
    assert not saved.saver.state.safe_here
    assert SAFE_HERE not in saved.seen
    refusing.folders = ()
    saved.saver.save()
    saved.until(SAVED)
    assert saved.saver.is_saved


def test_the_file_is_saved_also_where_no_recovery_copy_can_be_made(
    saved: Watched, path: Path, refuse: Callable[..., Refusing]
) -> None:
    refuse(recovery_folder())
    plan = saved.mark()
    saved.until(FAILED)
    saved.saver.save()
    saved.until(SAVED)
    assert read_plan(path).plan == plan


def test_finish_tells_that_it_could_not_save(saved: Watched, path: Path, refuse: Callable[..., Refusing]) -> None:
    refuse(path.parent)
    saved.mark()
    saved.until_secured()
    assert not saved.saver.finish()
    assert saved.saver.is_safe_here
    assert find_recovery(path) is not None


def test_a_file_that_someone_else_changed_is_not_overwritten(
    saved: Watched, path: Path, team_plan: Plan, framework: Framework
) -> None:
    theirs = edits.mark_priority(team_plan, framework, "driftsledelse.balance.chef")
    file = read_plan(path)
    path.write_bytes(encode(theirs, next_envelope(file.envelope)))
    changed = path.read_bytes()
    saved.mark()
    saved.publish(FAILED)
    assert isinstance(saved.saver.state.error, ChangedOnDisk)
    assert saved.saver.state.safe_here
    assert not saved.saver.will_retry
    assert path.read_bytes() == changed
    saved.mark("driftsledelse.robust-drift.chef")
    saved.publish(FAILED)
    assert path.read_bytes() == changed
    recovery = find_recovery(path)
    assert recovery is not None
    assert not recovery.fits


def test_a_garbled_file_is_not_overwritten_either(saved: Watched, path: Path) -> None:
    path.write_bytes(b'{"format": ')
    saved.mark()
    saved.publish(FAILED)
    assert isinstance(saved.saver.state.error, ChangedOnDisk)
    assert path.read_bytes() == b'{"format": '


def test_a_file_that_is_gone_is_written_anew(saved: Watched, path: Path) -> None:
    path.unlink()
    plan = saved.mark()
    saved.publish()
    assert read_plan(path).plan == plan


def test_a_new_plan_does_not_take_the_place_of_another_file(watch: Callable[..., Watched], path: Path) -> None:
    path.write_bytes(b"noget andet")
    watched = watch()
    watched.publish(FAILED)
    assert isinstance(watched.saver.state.error, AlreadyExists)
    assert path.read_bytes() == b"noget andet"


def test_a_failed_sync_of_the_folder_is_not_called_saved_and_does_no_harm(
    saved: Watched, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync
    folders = [path.parent]

    def fsync(descriptor: int) -> None:
        if any(os.path.samestat(os.fstat(descriptor), folder.stat()) for folder in folders):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(atomic.os, "fsync", fsync)
    saved.mark()
    saved.publish(FAILED)
    assert not saved.saver.is_saved
    newest = saved.mark("driftsledelse.balance.chef")
    folders.clear()
    saved.publish()
    assert read_plan(path).plan == newest


def test_an_undo_after_an_unsure_save_is_saved_too(saved: Watched, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fsync
    folders = [path.parent]

    def fsync(descriptor: int) -> None:
        if any(os.path.samestat(os.fstat(descriptor), folder.stat()) for folder in folders):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        real(descriptor)

    monkeypatch.setattr(atomic.os, "fsync", fsync)
    older = saved.document.plan
    saved.mark()
    saved.publish(FAILED)
    folders.clear()
    saved.document.undo()
    saved.until(SAFE_HERE)
    saved.publish()
    assert read_plan(path).plan == older


# Elsewhere


def test_save_as_goes_on_in_the_other_file_and_leaves_the_first(saved: Watched, path: Path) -> None:
    before = path.read_bytes()
    other = path.with_name("Kopi.json")
    plan = saved.mark()
    saved.until_secured()
    saved.saver.save_as(other, None)
    saved.until(SAVED)
    assert saved.saver.path == other
    assert read_plan(other).plan == plan
    assert path.read_bytes() == before
    newest = saved.mark("driftsledelse.balance.chef")
    saved.publish()
    assert read_plan(other).plan == newest
    assert path.read_bytes() == before
    assert copies() == []


def test_save_as_right_after_a_save_writes_the_other_file_too(saved: Watched, path: Path) -> None:
    other = path.with_name("Kopi.json")
    plan = saved.mark()
    saved.saver.save()
    saved.saver.save_as(other, None)
    saved.until(SAVED)
    assert read_plan(other).plan == plan
    assert saved.saver.is_saved


def test_save_as_needs_no_recovery_copy(saved: Watched, path: Path, refuse: Callable[..., Refusing]) -> None:
    plan = saved.mark()
    saved.until_secured()
    refuse(recovery_folder(), path.parent)
    folder = path.parent.parent / "Andetsteds"
    folder.mkdir()
    saved.saver.save_as(folder / "Kopi.json", None)
    saved.until(SAVED)
    assert read_plan(folder / "Kopi.json").plan == plan


def test_save_as_over_the_same_file_is_a_save(saved: Watched, path: Path) -> None:
    plan = saved.mark()
    saved.until_secured()
    saved.saver.save_as(path, fingerprint(path))
    saved.until(SAVED)
    assert read_plan(path).plan == plan
    assert copies() == []


def test_save_as_away_from_a_changed_file_keeps_both(saved: Watched, path: Path) -> None:
    theirs = path.read_bytes().replace(b"Chefgruppen 2027", b"Chefgruppen 2028")
    path.write_bytes(theirs)
    plan = saved.mark()
    saved.publish(FAILED)
    other = path.with_name("Mine.json")
    saved.saver.save_as(other, None)
    saved.until(SAVED)
    assert path.read_bytes() == theirs
    assert read_plan(other).plan == plan


def test_an_opened_plan_is_saved_until_it_changes(saved: Watched, watch: Callable[..., Watched], path: Path) -> None:
    saved.saver.close()
    opened = watch(existing=True)
    assert opened.seen == [SAVED]
    assert opened.saver.state.at == read_plan(path).envelope.saved_at
    plan = opened.mark()
    opened.publish()
    assert read_plan(path).plan == plan
    assert opened.seen == [SAVED, SAVING, SAFE_HERE, SAVED]


def test_what_has_outlived_its_days_goes_when_a_plan_is_closed(saved: Watched) -> None:
    other_plan = history_folder() / ("0" * 32) / ("1" * 32)
    other_plan.mkdir(parents=True)
    left = recovery_folder() / ".x.json.lp-0123abcd.tmp"
    old, new = (other_plan / f"20270303T1000{number:02}Z-r{number}-01234567.json" for number in (1, 2))
    for file, days in ((old, 91), (new, 0), (left, 2)):
        file.write_bytes(b"{}")
        os.utime(file, (time.time() - days * 24 * 3600,) * 2)

    saved.saver.close()

    assert (old.exists(), new.exists(), left.exists()) == (False, True, False)


def test_once_closed_nothing_is_saved_any_more(saved: Watched, path: Path) -> None:
    before = path.read_bytes()
    saved.mark()  # its recovery copy is being written: the answer is on its way
    told: list[object] = []
    saved.saver.changed.connect(lambda: told.append(1))
    saved.saver.close()
    QApplication.processEvents()
    assert told == []
    saved.saver.close()
    saved.mark("personaleledelse.tryg-kultur.chef")
    QApplication.processEvents()
    assert path.read_bytes() == before
