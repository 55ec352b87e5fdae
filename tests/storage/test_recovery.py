"""What was not yet published is found again, and only that."""

import json
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledelsesplan.core.edits import rename
from ledelsesplan.core.errors import SaveFailed
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.generations import generations
from ledelsesplan.storage.paths import history_folder, recovery_folder
from ledelsesplan.storage.planfile import PlanFile, encode, new_envelope, read_plan
from ledelsesplan.storage.recovery import discard_recovery, find_recovery, set_aside, write_recovery


def titled(plan: Plan, title: str) -> Plan:
    return rename(plan, title, plan.unit)


def test_a_copy_that_says_something_else_than_its_file_is_found(plan_path: Path, team: PlanFile) -> None:
    assert find_recovery(plan_path) is None
    edited = titled(team.plan, "Ikke gemt endnu")
    write_recovery(edited, team.envelope, plan_path, team.fingerprint)
    found = find_recovery(plan_path)
    assert found is not None
    assert (found.plan, found.envelope, found.based_on) == (edited, team.envelope, team.fingerprint)
    assert (found.path, found.fits) == (plan_path, True)
    assert find_recovery(plan_path) == found
    discard_recovery(team.envelope.plan_id, plan_path)
    assert find_recovery(plan_path) is None
    discard_recovery(team.envelope.plan_id, plan_path)


def test_a_copy_that_says_the_same_is_not_offered(plan_path: Path, team: PlanFile) -> None:
    write_recovery(team.plan, team.envelope, plan_path, "sha256:" + "0" * 64)
    assert find_recovery(plan_path) is None


def test_a_copy_of_what_the_file_holds_is_never_offered_after_someone_else_changed_it(
    plan_path: Path, team: PlanFile
) -> None:
    write_recovery(team.plan, team.envelope, plan_path, "sha256:" + "0" * 64)
    assert find_recovery(plan_path) is None
    plan_path.write_bytes(encode(titled(team.plan, "Andres"), team.envelope._replace(revision=28)))
    assert find_recovery(plan_path) is None


def test_the_newest_copy_takes_the_place_of_the_one_before(plan_path: Path, team: PlanFile) -> None:
    for title in ("A", "B", "C"):
        write_recovery(titled(team.plan, title), team.envelope, plan_path, team.fingerprint)
    found = find_recovery(plan_path)
    assert found is not None
    assert found.plan.title == "C"
    assert len(os.listdir(recovery_folder())) == 1


@pytest.mark.parametrize("data", ["newer", "garbled"])
def test_a_copy_of_a_file_that_has_changed_since_is_given_as_one_to_compare(
    plan_path: Path, team: PlanFile, team_bytes: bytes, data: str
) -> None:
    write_recovery(titled(team.plan, "Min"), team.envelope, plan_path, team.fingerprint)
    newer = encode(titled(team.plan, "Andres"), team.envelope._replace(revision=28))
    plan_path.write_bytes(newer if data == "newer" else team_bytes[:2000])
    found = find_recovery(plan_path)
    assert found is not None
    assert (found.plan.title, found.fits) == ("Min", False)


def test_a_plan_whose_file_is_gone_is_found_and_one_whose_path_holds_another_is_not(
    plan_path: Path, team: PlanFile
) -> None:
    write_recovery(titled(team.plan, "Min"), team.envelope, plan_path, team.fingerprint)
    plan_path.unlink()
    found = find_recovery(plan_path)
    assert found is not None
    assert not found.fits
    plan_path.write_bytes(encode(team.plan, new_envelope()))
    assert find_recovery(plan_path) is None


def test_what_is_set_aside_is_a_generation_and_no_copy_any_more(plan_path: Path, team: PlanFile) -> None:
    write_recovery(titled(team.plan, "Min"), team.envelope, plan_path, team.fingerprint)
    found = find_recovery(plan_path)
    assert found is not None
    set_aside(found, history_folder())
    assert find_recovery(plan_path) is None
    (generation,) = generations(history_folder(), team.envelope.plan_id)
    assert read_plan(generation.path).plan == found.plan
    assert generation.revision == team.envelope.revision + 1


def test_what_cannot_be_kept_stays_a_copy(plan_path: Path, team: PlanFile) -> None:
    write_recovery(titled(team.plan, "Min"), team.envelope, plan_path, team.fingerprint)
    found = find_recovery(plan_path)
    assert found is not None
    history_folder().write_text("ikke en mappe")
    set_aside(found, history_folder())
    assert find_recovery(plan_path) == found


def test_the_same_file_by_another_way_of_writing_it(plan_path: Path, team: PlanFile, monkeypatch: Any) -> None:
    write_recovery(titled(team.plan, "Min"), team.envelope, plan_path, team.fingerprint)
    monkeypatch.chdir(plan_path.parent)
    assert find_recovery(Path("..", plan_path.parent.name, plan_path.name)) is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes")
def test_only_its_user_can_read_it(plan_path: Path, team: PlanFile) -> None:
    recovery_folder().mkdir(parents=True, mode=0o755)
    write_recovery(team.plan, team.envelope, plan_path, team.fingerprint)
    (copy,) = recovery_folder().iterdir()
    assert stat.S_IMODE(recovery_folder().stat().st_mode) == 0o700
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform == "win32" or sys.platform == "darwin", reason="their names are always Unicode")
def test_a_path_that_is_no_utf_8(plan_path: Path, team: PlanFile) -> None:
    path = Path(os.fsdecode(os.fsencode(plan_path) + b"\xe6.json"))
    write_recovery(team.plan, team.envelope, path, team.fingerprint)
    found = find_recovery(path)
    assert found is not None
    assert found.path == path


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"null",
        b"[" * 100_000,
        b'{"format": "ledelsesplan-recovery"}',
        b'{"format": "ledelsesplan-recovery", "version": 2}',
        b"\xff\xfe",
        *(name.encode() for name in ("format", "version", "path", "based_on", "written_at", "file")),
    ],
)
def test_a_garbled_copy_is_passed_over_and_left_alone(plan_path: Path, team: PlanFile, data: bytes) -> None:
    write_recovery(titled(team.plan, "Min"), team.envelope, plan_path, team.fingerprint)
    (copy,) = recovery_folder().iterdir()
    content = json.loads(copy.read_bytes())
    if data.decode("latin-1") in content:
        data = json.dumps(content | {data.decode(): 7}).encode()
    copy.write_bytes(data)
    assert find_recovery(plan_path) is None
    assert copy.read_bytes() == data


def test_a_failure_is_told_and_leaves_the_copy_before(
    plan_path: Path, team: PlanFile, use_os: Callable[[Any], Any], faulty_os: Any
) -> None:
    counting = use_os(faulty_os())
    write_recovery(titled(team.plan, "A"), team.envelope, plan_path, team.fingerprint)
    for failing in range(len(counting.calls)):
        use_os(faulty_os())
        write_recovery(titled(team.plan, "A"), team.envelope, plan_path, team.fingerprint)

        def fail(number: int, _name: str, _arguments: tuple[Any, ...], failing: int = failing) -> None:
            if number == failing:
                raise OSError(28, "No space left on device")

        use_os(faulty_os(fail))
        with pytest.raises(SaveFailed):
            write_recovery(titled(team.plan, "B"), team.envelope, plan_path, team.fingerprint)
        use_os(faulty_os())
        found = find_recovery(plan_path)
        assert found is not None
        assert found.plan.title in ("A", "B")
        assert len(os.listdir(recovery_folder())) == 1
