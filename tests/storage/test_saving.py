"""Publishing overwrites no one's work, and what it says is saved is saved."""

import errno
import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from ledelsesplan.core.edits import rename, set_participants
from ledelsesplan.core.errors import (
    AlreadyExists,
    ChangedOnDisk,
    FileTooLarge,
    LedelsesplanError,
    SaveFailed,
    SaveUncertain,
)
from ledelsesplan.core.plan import Mark, MarkSet, Participant, Plan
from ledelsesplan.storage.exclusive import exclusive
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.generations import generations
from ledelsesplan.storage.paths import history_folder
from ledelsesplan.storage.planfile import PlanFile, decode, encode, new_envelope, read_plan
from ledelsesplan.storage.reading import fingerprint_of
from ledelsesplan.storage.saving import Saved, publish

NOW = datetime(2027, 3, 3, 12, 0, tzinfo=UTC)

UseOs = Callable[[Any], Any]


def titled(plan: Plan, title: str) -> Plan:
    return rename(plan, title, plan.unit)


def publish_over(path: Path, file: PlanFile, plan: Plan, **options: Any) -> Saved:
    return publish(path, plan, file.envelope, file.fingerprint, history_folder(), **options)


def kept(file: PlanFile) -> list[bytes]:
    return [item.path.read_bytes() for item in generations(history_folder(), file.envelope.plan_id)]


def test_what_a_save_that_was_cut_off_left_is_removed_after_a_day(plan_path: Path, team: PlanFile) -> None:
    yesterday, today = (plan_path.with_name(f".plan.json.lp-0123abc{digit}.tmp") for digit in "de")
    for leftover, age in ((yesterday, timedelta(hours=25)), (today, timedelta(hours=23))):
        leftover.write_bytes(b"halv")
        os.utime(leftover, ((NOW - age).timestamp(),) * 2)

    publish_over(plan_path, team, titled(team.plan, "Ny"), now=NOW)

    assert (yesterday.exists(), today.exists()) == (False, True)


def test_a_new_plan_and_its_second_save(tmp_path: Path, team: PlanFile) -> None:
    path = tmp_path / "ny.json"
    envelope = new_envelope(NOW)
    first = publish(path, team.plan, envelope, None, history_folder(), now=NOW)
    assert first == Saved(envelope._replace(revision=1, saved_at=NOW), fingerprint_of(path.read_bytes()))
    assert read_plan(path) == PlanFile(path, first.envelope, team.plan, first.fingerprint)
    edited = titled(team.plan, "Chefgruppen 2028")
    second = publish(path, edited, first.envelope, first.fingerprint, history_folder(), now=NOW)
    assert second.envelope.revision == 2
    assert read_plan(path) == PlanFile(path, second.envelope, edited, second.fingerprint)


def test_every_generation_is_in_the_history(plan_path: Path, team: PlanFile, team_bytes: bytes) -> None:
    saved = publish_over(plan_path, team, titled(team.plan, "A"))
    first = plan_path.read_bytes()
    assert kept(team) == [first, team_bytes]
    publish(plan_path, titled(team.plan, "B"), saved.envelope, saved.fingerprint, history_folder())
    assert kept(team) == [plan_path.read_bytes(), first, team_bytes]


@pytest.mark.parametrize("theirs", ["edited", "garbled", "empty", "huge"])
def test_what_someone_else_has_written_is_not_overwritten(
    plan_path: Path, team: PlanFile, team_bytes: bytes, theirs: str
) -> None:
    envelope = team.envelope._replace(revision=28, saved_at=NOW)
    data = {
        "edited": encode(titled(team.plan, "En andens"), envelope),
        "garbled": team_bytes[:3000],
        "empty": b"",
        "huge": team_bytes + b" " * SIZE_LIMIT,
    }[theirs]
    plan_path.write_bytes(data)
    with pytest.raises(ChangedOnDisk) as caught:
        publish_over(plan_path, team, titled(team.plan, "Min"))
    assert caught.value.path == plan_path
    assert caught.value.since is not None
    if theirs == "edited":
        assert caught.value.since == NOW
    assert plan_path.read_bytes() == data
    assert os.listdir(plan_path.parent) == [plan_path.name]


def test_a_file_where_none_was_expected_is_not_overwritten(plan_path: Path, team: PlanFile, team_bytes: bytes) -> None:
    with pytest.raises(AlreadyExists):
        publish(plan_path, titled(team.plan, "Min"), new_envelope(), None, history_folder())
    with pytest.raises(AlreadyExists):
        publish(plan_path, team.plan, new_envelope(), None, history_folder())
    assert plan_path.read_bytes() == team_bytes


def test_a_file_that_is_gone_is_written_anew(plan_path: Path, team: PlanFile) -> None:
    plan_path.unlink()
    saved = publish_over(plan_path, team, team.plan)
    assert saved.envelope.revision == team.envelope.revision + 1
    assert read_plan(plan_path).plan == team.plan


def test_a_plan_that_stands_there_already_is_not_written_again(
    plan_path: Path, team: PlanFile, team_bytes: bytes
) -> None:
    assert publish_over(plan_path, team, team.plan) == Saved(team.envelope, team.fingerprint, written=False)
    assert plan_path.read_bytes() == team_bytes
    edited = titled(team.plan, "A")
    saved = publish_over(plan_path, team, edited)
    # Made again as if the answer had not come through: still based on the first file.
    assert publish_over(plan_path, team, edited) == saved._replace(written=False)


@pytest.mark.parametrize("other", ["plan_id", "copy"])
def test_the_same_plan_in_another_document_is_someone_elses(plan_path: Path, team: PlanFile, other: str) -> None:
    theirs = team.envelope._replace(**{other: getattr(new_envelope(), other)})
    plan_path.write_bytes(encode(team.plan, theirs))
    with pytest.raises(ChangedOnDisk):
        publish_over(plan_path, team, team.plan)


@pytest.mark.parametrize("there", [True, False])
def test_what_someone_writes_in_the_last_moment_is_not_overwritten(
    plan_path: Path, team: PlanFile, there: bool, use_os: UseOs, faulty_os: Any
) -> None:
    if not there:
        plan_path.unlink()
    theirs = encode(titled(team.plan, "En andens"), team.envelope)

    def someone_writes(_number: int, name: str, arguments: tuple[Any, ...]) -> None:
        if name == "open" and arguments[0].parent == plan_path.parent and arguments[0] != plan_path:
            plan_path.write_bytes(theirs)

    use_os(faulty_os(someone_writes))
    with pytest.raises(ChangedOnDisk):
        publish_over(plan_path, team, titled(team.plan, "Min"))
    assert plan_path.read_bytes() == theirs


def test_nothing_is_said_to_be_saved_before_its_folder_is_synced(
    plan_path: Path, team: PlanFile, use_os: UseOs, faulty_os: Any
) -> None:
    def folder_fails(_number: int, name: str, arguments: tuple[Any, ...]) -> None:
        if name == "open" and arguments[0] == plan_path.parent:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    use_os(faulty_os(folder_fails))
    edited = titled(team.plan, "Min")
    for expected in (SaveUncertain, SaveFailed, SaveFailed):
        with pytest.raises(expected):
            publish_over(plan_path, team, edited)
    use_os(os)
    assert not publish_over(plan_path, team, edited).written


def test_the_history_is_thinned_as_its_user_wishes(plan_path: Path, team: PlanFile) -> None:
    publish_over(plan_path, team, titled(team.plan, "Min"), history_days=0)
    assert kept(team) == []


def test_a_plan_edited_by_hand_gets_its_digest_right(plan_path: Path, team_bytes: bytes) -> None:
    plan_path.write_bytes(team_bytes.replace(b"Chefgruppen 2027", b"Chefgruppen 2028"))
    for _ in range(2):
        file = read_plan(plan_path)
        assert not file.digest_fits
        saved = publish_over(plan_path, file, file.plan)
        assert saved.written
        assert read_plan(plan_path).digest_fits
        revision = f'"revision": {saved.envelope.revision},'.encode()
        plan_path.write_bytes(plan_path.read_bytes().replace(revision, b'"revision": 99,'))


def test_a_plan_that_could_not_be_read_again_is_not_written(plan_path: Path, team: PlanFile, team_bytes: bytes) -> None:
    notes = tuple(Mark(id=f"b{number}", note="x" * 20_000) for number in range(260))
    sets = (MarkSet(marker=team.plan.marker, marks=notes),)
    huge = team.plan.replacing(rounds=(team.plan.round.replacing(mark_sets=sets),), actions=())
    with pytest.raises(FileTooLarge) as caught:
        publish_over(plan_path, team, huge)
    assert caught.value.size > SIZE_LIMIT
    assert plan_path.read_bytes() == team_bytes


def test_what_is_no_file_or_has_no_folder_says_so(tmp_path: Path, team: PlanFile) -> None:
    for path in (tmp_path, tmp_path / "mangler" / "plan.json"):
        with pytest.raises(SaveFailed) as caught:
            publish_over(path, team, team.plan)
        assert caught.value.path == path


def test_every_call_that_fails_leaves_a_whole_generation(
    plan_path: Path, team: PlanFile, team_bytes: bytes, use_os: UseOs, faulty_os: Any, isolated_home: Path
) -> None:
    edited = titled(team.plan, "Min")
    counting = use_os(faulty_os())
    publish_over(plan_path, team, edited)
    total = len(counting.calls)
    assert total > 60
    for code in (errno.EIO, errno.ENOSPC, errno.EACCES):
        for failing in range(total):
            plan_path.write_bytes(team_bytes)
            home = isolated_home / f"{code}-{failing}"

            def fail(
                number: int, _name: str, _arguments: tuple[Any, ...], failing: int = failing, code: int = code
            ) -> None:
                if number == failing:
                    raise OSError(code, os.strerror(code))

            faulty = use_os(faulty_os(fail))
            call = f"{code} at {failing}: {counting.calls[failing]}"
            outcome: Saved | LedelsesplanError
            try:
                outcome = publish(plan_path, edited, team.envelope, team.fingerprint, home, sleep=lambda _seconds: None)
            except LedelsesplanError as error:
                outcome = error
            use_os(os)
            assert len(faulty.calls) > failing, call
            assert [name for name in os.listdir(plan_path.parent) if name != plan_path.name] == [], call
            there = plan_path.read_bytes()
            if isinstance(outcome, Saved):
                assert fingerprint_of(there) == outcome.fingerprint, call
                assert decode(there).plan == edited, call
            elif isinstance(outcome, SaveUncertain):
                assert fingerprint_of(there) == outcome.fingerprint, call
                # Made again, it is not taken for someone else's, and is not said to be saved before it is.
                again = publish(plan_path, edited, team.envelope, team.fingerprint, home)
                assert (again.fingerprint, again.written) == (outcome.fingerprint, False), call
            else:
                assert isinstance(outcome, SaveFailed), call
                assert outcome.path == plan_path, call
                assert there == team_bytes, call
            if there != team_bytes:
                before = generations(home, team.envelope.plan_id)[-1].path.read_bytes()
                assert before == team_bytes, call


def test_an_old_generation_that_cannot_be_kept_is_not_replaced(
    plan_path: Path, team: PlanFile, team_bytes: bytes, tmp_path: Path
) -> None:
    no_folder = tmp_path / "history"
    no_folder.mkdir()
    (no_folder / team.envelope.plan_id).write_bytes(b"")
    with pytest.raises(SaveFailed):
        publish(plan_path, titled(team.plan, "Min"), team.envelope, team.fingerprint, no_folder)
    assert plan_path.read_bytes() == team_bytes


def test_a_turn_that_never_comes_is_given_up(plan_path: Path, team: PlanFile, team_bytes: bytes) -> None:
    waits: list[float] = []
    with exclusive(history_folder() / "turns", plan_path), pytest.raises(SaveFailed) as caught:
        publish_over(plan_path, team, titled(team.plan, "Min"), sleep=waits.append)
    assert caught.value.error.errno == errno.EBUSY
    assert sum(waits) == pytest.approx(10)
    assert plan_path.read_bytes() == team_bytes
    publish_over(plan_path, team, titled(team.plan, "Min"))


def test_many_writers_lose_nothing(plan_path: Path, team: PlanFile) -> None:
    each, writers = 12, 4
    start = plan_path.parent / "plan.json"
    start.write_bytes(encode(team.plan.replacing(participants=()), team.envelope))
    conflicts: list[LedelsesplanError] = []
    failures: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            for number in range(each):
                someone = Participant(id=f"w{writer}-{number}", name="Nogen")
                while True:
                    file = read_plan(start)
                    try:
                        publish_over(start, file, set_participants(file.plan, (*file.plan.participants, someone)))
                        break
                    except ChangedOnDisk as conflict:
                        conflicts.append(conflict)
        except BaseException as failure:
            failures.append(failure)
            raise

    threads = [threading.Thread(target=write, args=(writer,)) for writer in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    file = read_plan(start)
    assert {item.id for item in file.plan.participants} == {f"w{w}-{n}" for w in range(writers) for n in range(each)}
    assert file.envelope.revision == team.envelope.revision + each * writers
    assert conflicts
