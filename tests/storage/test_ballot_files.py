"""Personal plan files read in as ballots: each is counted, or skipped with its reason."""

from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path

import pytest

from ledelsesplan.core import edits
from ledelsesplan.core.ballots import count_ballots
from ledelsesplan.core.copies import copy_for_own_leader
from ledelsesplan.core.errors import (
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    InvalidPlanFile,
    LedelsesplanError,
    NewerVersion,
    NotABallot,
)
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.core.workshop_edits import Ballot
from ledelsesplan.storage.ballots import BallotFiles, earlier_plans, plan_files, read_ballots
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.planfile import Copy, Envelope, Purpose, encode, new_envelope
from ledelsesplan.storage.recovery import write_recovery
from ledelsesplan.storage.saving import publish
from ledelsesplan.text import describe
from tests.factories import empty_plan, framework_from, small_framework, small_framework_content

FRAMEWORK = small_framework()
TEAM = empty_plan()
FIRST, SECOND = [markable.id for markable in FRAMEWORK.markables()][:2]
DAY = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)


def personal(*strengths: str) -> Plan:
    plan = empty_plan(kind=Kind.PERSONAL)
    for item in strengths:
        plan = edits.mark_strength(plan, FRAMEWORK, item)
    return plan


def write(path: Path, plan: Plan, number: int = 1, *, revision: int = 1, purpose: Purpose = Purpose.ORIGINAL) -> Path:
    envelope = Envelope(f"{number:032x}", Copy("c" * 32, purpose), revision, DAY)
    path.write_bytes(encode(plan, envelope))
    return path


def reasons(found: BallotFiles) -> list[LedelsesplanError]:
    for error in found.skipped:
        assert "{" not in describe(error)
    return list(found.skipped)


def reason_of(path: Path, team: Plan = TEAM) -> LedelsesplanError:
    found = read_ballots([path], FRAMEWORK, team)
    assert found.read == ()
    (error,) = reasons(found)
    assert path.name in describe(error)
    return error


def test_good_files_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    second = write(tmp_path / "Berit.json", personal(SECOND), 2)
    first = write(tmp_path / "anna.json", personal(FIRST), 1)

    found = read_ballots([second, first], FRAMEWORK, TEAM)

    assert [item.path for item in found.read] == [first, second]
    assert [item.prepared.ballot.strengths for item in found.read] == [{FIRST}, {SECOND}]
    assert found.skipped == ()


def test_one_bad_file_stops_nothing(tmp_path: Path) -> None:
    good = [write(tmp_path / f"{number}.json", personal(FIRST), number) for number in range(3)]
    (tmp_path / "nej.json").write_bytes(b"{")

    found = read_ballots([*good, tmp_path / "nej.json"], FRAMEWORK, TEAM)

    assert len(found.read) == 3
    assert isinstance(reasons(found)[0], InvalidPlanFile)


@pytest.mark.parametrize(
    ("name", "plan", "purpose"),
    [
        ("team_plan", TEAM, Purpose.ORIGINAL),
        ("copy", copy_for_own_leader(personal(FIRST)), Purpose.OWN_LEADER),
        ("copy", personal(FIRST), Purpose.HR),
        ("no_marks", personal(), Purpose.ORIGINAL),
    ],
)
def test_what_is_no_ballot_is_skipped(tmp_path: Path, name: str, plan: Plan, purpose: Purpose) -> None:
    path = write(tmp_path / "plan.json", plan, purpose=purpose)

    assert reason_of(path) == NotABallot(path, name)


def test_a_plan_of_another_framework_is_skipped(tmp_path: Path) -> None:
    other = framework_from({**small_framework_content(), "id": "en-anden"})
    plan = edits.mark_strength(edits.new_plan(other, Kind.PERSONAL, "P", DAY.date()), other, FIRST)
    path = write(tmp_path / "plan.json", plan)

    assert reason_of(path) == NotABallot(path, "other_framework")


def test_a_plan_that_is_counted_is_skipped(tmp_path: Path) -> None:
    path = write(tmp_path / "plan.json", personal(FIRST), 7)
    others = [Ballot(frozenset(), frozenset(), f"{number:032x}") for number in (7, 8, 9)]

    assert reason_of(path, count_ballots(TEAM, FRAMEWORK, others)) == NotABallot(path, "counted")


def test_files_that_cannot_be_read_are_skipped(tmp_path: Path) -> None:
    large = tmp_path / "stor.json"
    large.write_bytes(b" " * (SIZE_LIMIT + 1))
    newer = tmp_path / "ny.json"
    newer.write_bytes(encode(personal(FIRST), new_envelope()).replace(b'"version": 1', b'"version": 9', 1))
    folder = tmp_path / "mappe.json"
    folder.mkdir()

    assert isinstance(reason_of(large), FileTooLarge)
    assert isinstance(reason_of(newer), NewerVersion)
    assert isinstance(reason_of(folder), FileUnreadable)
    assert isinstance(reason_of(tmp_path / "væk.json"), FileMissing)


def test_of_the_same_plan_the_newest_revision_is_read_whatever_the_order(tmp_path: Path) -> None:
    files = [
        write(tmp_path / "a.json", personal(FIRST), revision=2),
        write(tmp_path / "b.json", personal(FIRST, SECOND), revision=5),
        write(tmp_path / "c.json", personal(SECOND), revision=3),
    ]
    for order in permutations(files):
        found = read_ballots(order, FRAMEWORK, TEAM)

        assert [item.path.name for item in found.read] == ["b.json"]
        assert reasons(found) == [NotABallot(files[0], "older"), NotABallot(files[2], "older")]


def test_the_same_file_twice_is_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.json", personal(FIRST))

    found = read_ballots([path, path], FRAMEWORK, TEAM)

    assert (len(found.read), found.skipped) == (1, ())


def test_a_folders_plan_files_are_found(tmp_path: Path) -> None:
    for name in ("b.json", "A.JSON", ".skjult.json", "noter.txt"):
        (tmp_path / name).touch()

    assert [path.name for path in plan_files(tmp_path)] == ["A.JSON", "b.json"]
    with pytest.raises(FileMissing):
        plan_files(tmp_path / "væk")
    with pytest.raises(FileUnreadable):
        plan_files(tmp_path / "noter.txt")


def test_all_that_is_still_here_of_a_plan_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    path, history = tmp_path / "hold.json", tmp_path / "historie"
    envelope = new_envelope()
    titles = ["Et", "To", "Tre"]
    based_on = None
    for title in titles:
        saved = publish(path, edits.rename(TEAM, title, ""), envelope, based_on, history)
        envelope, based_on = saved.envelope, saved.fingerprint
    write_recovery(edits.rename(TEAM, "Fire", ""), envelope, path, based_on)

    found = earlier_plans(history, path, envelope.plan_id)

    assert {plan.title for plan in found} == {*titles, "Fire"}
    assert earlier_plans(history, tmp_path / "væk.json", "0" * 32) == ()
