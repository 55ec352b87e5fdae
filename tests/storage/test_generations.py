"""The local history keeps what it should, for as long as it should, and gives back what is whole."""

import os
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ledelsesplan.core.edits import rename
from ledelsesplan.storage.generations import generations, keep, newest_good, thin
from ledelsesplan.storage.planfile import Envelope, PlanFile, Purpose, copy_envelope, encode
from ledelsesplan.storage.reading import fingerprint_of

NOW = datetime(2027, 3, 31, 12, 0, tzinfo=UTC)
FILE = Path("/mappe/plan.json")


def put(history: Path, file: PlanFile, saved_at: datetime, revision: int, kept_at: datetime | None = None) -> Path:
    """Keeps a generation as if that had been done at a time, by default when it was saved."""
    envelope = file.envelope._replace(saved_at=saved_at, revision=revision)
    before = set(history.rglob("*-r*.json"))
    keep(history, FILE, envelope, encode(file.plan, envelope))
    (made,) = set(history.rglob("*-r*.json")) - before
    moment = (kept_at or saved_at).timestamp()
    os.utime(made, (moment, moment))
    return made


def revisions(history: Path, file: PlanFile) -> list[int]:
    return [item.revision for item in generations(history, file.envelope.plan_id)]


def test_a_generation_is_kept_byte_for_byte_under_a_readable_name(
    tmp_path: Path, team: PlanFile, team_bytes: bytes
) -> None:
    keep(tmp_path, FILE, team.envelope, team_bytes)
    (kept,) = generations(tmp_path, team.envelope.plan_id)
    folder = tmp_path / "4f6a0b7c1d2e4a3f8b9c0d1e2f3a4b5c" / "9e8d7c6b5a4f4e3d2c1b0a9f8e7d6c5b"
    mark = fingerprint_of(team_bytes).removeprefix("sha256:")[:8]
    assert kept.path == folder / f"20270303T105804Z-r27-{mark}.json"
    assert kept.path.read_bytes() == team_bytes
    assert (kept.revision, kept.saved_at) == (27, team.envelope.saved_at)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes")
def test_only_its_user_can_read_the_history(tmp_path: Path, team: PlanFile, team_bytes: bytes) -> None:
    history = tmp_path / "history"
    history.mkdir(mode=0o755)
    keep(history, FILE, team.envelope, team_bytes)
    for path in (history, *history.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def test_the_same_generation_is_kept_once_and_counts_from_today(
    tmp_path: Path, team: PlanFile, team_bytes: bytes
) -> None:
    for _ in range(3):
        keep(tmp_path, FILE, team.envelope, team_bytes)
        (kept,) = generations(tmp_path, team.envelope.plan_id)
        assert kept.kept_at > datetime.now(UTC) - timedelta(minutes=5)
        os.utime(kept.path, (0, 0))


def test_a_garbled_copy_of_the_same_generation_is_mended(tmp_path: Path, team: PlanFile, team_bytes: bytes) -> None:
    keep(tmp_path, FILE, team.envelope, team_bytes)
    (kept,) = generations(tmp_path, team.envelope.plan_id)
    kept.path.write_bytes(b"")
    keep(tmp_path, FILE, team.envelope, team_bytes)
    assert kept.path.read_bytes() == team_bytes


def test_the_last_day_is_kept_whole_and_other_days_by_their_newest(tmp_path: Path, team: PlanFile) -> None:
    for revision in range(48):  # one each third hour of the last six days
        put(tmp_path, team, NOW - timedelta(hours=3 * (47 - revision)), revision)
    thin(tmp_path, now=NOW)
    # Whole: 24 hours back from 12 on the 31st, and then 21 o'clock on the 25th to the 29th.
    assert revisions(tmp_path, team) == [47, 46, 45, 44, 43, 42, 41, 40, 39, 34, 26, 18, 10, 2]
    thin(tmp_path, now=NOW)
    assert len(revisions(tmp_path, team)) == 14


def test_fifty_of_the_last_day_are_enough(tmp_path: Path, team: PlanFile) -> None:
    for revision in range(60):
        put(tmp_path, team, NOW - timedelta(minutes=60 - revision), revision)
    thin(tmp_path, now=NOW, plan_id=team.envelope.plan_id)
    assert revisions(tmp_path, team) == list(range(59, 9, -1))


def test_days_count_from_when_a_generation_was_put_there(tmp_path: Path, team: PlanFile) -> None:
    put(tmp_path, team, NOW - timedelta(days=400), 1)
    put(tmp_path, team, NOW - timedelta(days=380), 2, kept_at=NOW - timedelta(days=89))
    put(tmp_path, team, NOW - timedelta(days=89), 3)
    put(tmp_path, team, NOW - timedelta(days=30), 4)
    thin(tmp_path, now=NOW)
    assert revisions(tmp_path, team) == [4, 3, 2]
    thin(tmp_path, days=60, now=NOW)
    assert revisions(tmp_path, team) == [4]
    thin(tmp_path, days=0, now=NOW)
    assert revisions(tmp_path, team) == []
    assert not (tmp_path / team.envelope.plan_id).exists()


def test_thinning_leaves_other_plans_other_copies_and_other_files_alone(tmp_path: Path, team: PlanFile) -> None:
    copy = team._replace(envelope=copy_envelope(team.envelope, Purpose.OWN_LEADER))
    other = team._replace(envelope=team.envelope._replace(plan_id="0" * 32))
    for file in (team, copy, other):
        put(tmp_path, file, NOW - timedelta(days=3, hours=2), 1)
        made = put(tmp_path, file, NOW - timedelta(days=3, hours=1), 2)
    note = made.with_name("note.txt")
    note.write_text("min egen")
    thin(tmp_path, now=NOW, plan_id=team.envelope.plan_id)
    assert revisions(tmp_path, team) == [2, 2]
    assert revisions(tmp_path, other) == [2, 1]
    thin(tmp_path, now=NOW)
    assert revisions(tmp_path, other) == [2]
    assert note.exists()
    assert [item.copy_id for item in generations(tmp_path, team.envelope.plan_id, copy.envelope.copy.copy_id)] == [
        copy.envelope.copy.copy_id
    ]


def test_the_last_to_stand_in_the_file_comes_first_whatever_the_clocks_say(tmp_path: Path, team: PlanFile) -> None:
    put(tmp_path, team, NOW + timedelta(days=365), 1, kept_at=NOW - timedelta(hours=3))
    put(tmp_path, team, NOW - timedelta(days=365), 9, kept_at=NOW - timedelta(hours=2))
    put(tmp_path, team, NOW, 5, kept_at=NOW - timedelta(hours=1))
    assert revisions(tmp_path, team) == [5, 9, 1]


def test_no_history_is_no_error(tmp_path: Path) -> None:
    assert generations(tmp_path / "mangler", "0" * 32) == ()
    assert generations(tmp_path, "../..") == ()
    assert newest_good(tmp_path / "mangler", FILE) is None
    thin(tmp_path / "mangler")
    (tmp_path / "places").write_bytes(b"ingen mappe")
    assert newest_good(tmp_path, FILE) is None


def with_title(file: PlanFile, title: str, revision: int) -> tuple[Envelope, bytes]:
    envelope = file.envelope._replace(revision=revision)
    return envelope, encode(rename(file.plan, title, file.plan.unit), envelope)


def test_the_newest_whole_generation_is_found(tmp_path: Path, team: PlanFile, plan_path: Path) -> None:
    history = tmp_path / "history"
    for revision in (1, 2, 3, 4):
        keep(history, plan_path, *with_title(team, f"Nr. {revision}", revision))
    by_revision = {item.revision: item.path for item in generations(history, team.envelope.plan_id)}
    for revision, path in by_revision.items():
        os.utime(path, (revision, revision))
    by_revision[4].write_bytes(by_revision[4].read_bytes()[:500])
    by_revision[3].write_bytes(by_revision[3].read_bytes().replace(b"Nr. 3", b"Nr. 8"))
    plan_path.write_bytes(plan_path.read_bytes()[:1500])
    found = newest_good(history, plan_path)
    assert found is not None
    assert (found.plan.title, found.envelope.revision) == ("Nr. 2", 2)
    assert found.path == by_revision[2]


@pytest.mark.parametrize("left", [b"", b"\0" * 4000, b'{"plan_id": 7}', None])
def test_a_file_that_no_longer_says_which_plan_it_was_is_known_by_its_place(
    tmp_path: Path, team: PlanFile, team_bytes: bytes, plan_path: Path, left: bytes | None
) -> None:
    history = tmp_path / "history"
    keep(history, plan_path, team.envelope, team_bytes)
    if left is None:
        plan_path.unlink()
    else:
        plan_path.write_bytes(left)
    found = newest_good(history, plan_path)
    assert found is not None
    assert found.plan == team.plan
    assert newest_good(history, plan_path.with_name("en anden.json")) is None
    assert newest_good(history, plan_path.with_name("en anden.json"), team.envelope.plan_id) == found
    assert newest_good(history, plan_path, "0" * 32) is None


def test_what_the_file_says_goes_before_what_the_place_held(
    tmp_path: Path, team: PlanFile, team_bytes: bytes, plan_path: Path
) -> None:
    history = tmp_path / "history"
    other, data = with_title(team._replace(envelope=team.envelope._replace(plan_id="0" * 32)), "En anden plan", 3)
    keep(history, plan_path.with_name("b.json"), other, data)
    keep(history, plan_path, team.envelope, team_bytes)
    plan_path.write_bytes(data[:1200])
    found = newest_good(history, plan_path)
    assert found is not None
    assert found.plan.title == "En anden plan"


def test_the_generations_of_another_copy_are_not_offered(
    tmp_path: Path, team: PlanFile, team_bytes: bytes, plan_path: Path
) -> None:
    history = tmp_path / "history"
    keep(history, plan_path, team.envelope, team_bytes)
    copy = copy_envelope(team.envelope, Purpose.OWN_LEADER)
    keep(history, plan_path.with_name("kopi.json"), *with_title(team._replace(envelope=copy), "Kopien", 9))
    plan_path.write_bytes(team_bytes[:1200])
    found = newest_good(history, plan_path)
    assert found is not None
    assert found.envelope.copy == team.envelope.copy
