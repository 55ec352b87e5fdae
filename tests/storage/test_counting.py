import json
import os
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings

from ledelsesplan.core.compiled import ALWAYS, Period
from ledelsesplan.core.counted_plan import counts_of
from ledelsesplan.core.errors import FileMissing, FileUnreadable, InvalidPlanFile, NewerVersion
from ledelsesplan.core.plan import ActivityType, Kind, Plan, Status
from ledelsesplan.core.plan_counts import CountedAction, month_of
from ledelsesplan.storage.checksum import checksum_fits
from ledelsesplan.storage.counting import read_counts, read_head
from ledelsesplan.storage.excerpt import counts_in
from ledelsesplan.storage.listing import files_below
from ledelsesplan.storage.planfile import PlanFile, Purpose, copy_envelope, encode, new_envelope, next_envelope
from tests.factories import DAY, empty_plan, full_plan, plans, small_framework

NOW = datetime(2027, 3, 4, 9, 30, tzinfo=UTC)
ENVELOPE = next_envelope(new_envelope(NOW), NOW)
UPDATED = NOW.date()


def with_rounds(plan: Plan, *dates: date) -> Plan:
    """The plan with the same round on several days, and with an action from each."""
    rounds = tuple(plan.round.replacing(id=f"r{number}", date=day) for number, day in enumerate(dates))
    actions = tuple(
        action.replacing(id=f"{action.id}-{item.id}", round=item.id) for item in rounds for action in plan.actions[:2]
    )
    return plan.replacing(rounds=rounds, actions=actions)


class TestChecksum:
    def test_what_is_written_fits(self, team_bytes: bytes) -> None:
        assert checksum_fits(team_bytes)
        assert checksum_fits(encode(full_plan(), ENVELOPE))

    def test_any_changed_byte_is_found(self) -> None:
        data = encode(empty_plan(), ENVELOPE)

        unnoticed = [at for at in range(len(data)) if checksum_fits(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])]

        # The digest of the envelope is over the checksum, so the checksum is not over it.
        digest = data.index(b'"envelope_digest": "') + len(b'"envelope_digest": "')
        assert unnoticed == [*range(digest, data.index(b'"', digest))]

    def test_a_shorter_or_longer_file_is_found(self) -> None:
        data = encode(empty_plan(), ENVELOPE)

        assert not checksum_fits(data[:-1])
        assert not checksum_fits(data + b"\n")
        assert not checksum_fits(b"")


class TestExcerpt:
    @given(plans(small_framework()))
    @settings(max_examples=60)
    def test_it_counts_as_the_whole_plan_does(self, plan: Plan) -> None:
        assert counts_in(encode(plan, ENVELOPE), "a" * 32, UPDATED, ALWAYS) == counts_of(
            plan, "a" * 32, UPDATED, ALWAYS
        )

    @pytest.mark.parametrize("first", [None, date(2026, 1, 1), DAY, date(2027, 5, 1), date(2029, 1, 1)])
    @pytest.mark.parametrize("last", [None, date(2025, 1, 1), date(2027, 4, 1), date(2028, 1, 1)])
    def test_it_takes_the_round_of_the_period(self, first: date | None, last: date | None) -> None:
        plan = with_rounds(full_plan(), date(2026, 3, 3), date(2028, 1, 1), DAY, DAY, date(2024, 1, 1))
        period = Period(first, last)

        found = counts_in(encode(plan, ENVELOPE), "a" * 32, UPDATED, period)

        assert (found or None) == counts_of(plan, "a" * 32, UPDATED, period)

    def test_texts_that_look_like_keys_are_texts(self) -> None:
        trap = '\n  "actions": [],\n  "follow_up": ",\n    "tally": \\",\n    "mark_sets": []\n   }'
        plan = full_plan()
        plan = plan.replacing(
            title=trap[:200],
            unit=trap,
            actions=tuple(action.replacing(text=trap, note=trap) for action in plan.actions),
        )

        found = counts_in(encode(plan, ENVELOPE), "a" * 32, UPDATED, ALWAYS)

        assert found == counts_of(plan, "a" * 32, UPDATED, ALWAYS)

    @pytest.mark.parametrize("key", ["rounds", "wordings", "mark_sets", "tally", "agreements", "actions", "follow_up"])
    def test_another_layout_is_left_to_the_whole_reader(self, key: str) -> None:
        data = encode(full_plan(), ENVELOPE)

        assert counts_in(data.replace(f'"{key}": '.encode(), f'"{key}" :'.encode()), "a" * 32, UPDATED, ALWAYS) is None

    def test_what_stands_twice_is_left_to_the_whole_reader(self) -> None:
        data = encode(full_plan(), ENVELOPE)
        first, second = (mark.id for mark in full_plan().marks[:2])
        at = data.index(b'"mark_sets": ')
        doubled = data[:at] + data[at:].replace(f'"id": "{second}"'.encode(), f'"id": "{first}"'.encode(), 1)
        levels = data.replace(b'"midt"', b'"top"', 1)

        assert counts_in(data, "a" * 32, UPDATED, ALWAYS)
        assert counts_in(doubled, "a" * 32, UPDATED, ALWAYS) is None
        assert counts_in(levels, "a" * 32, UPDATED, ALWAYS) is None

    def test_wrong_types_are_left_to_the_whole_reader(self) -> None:
        data = encode(full_plan(), ENVELOPE).replace(b'"strength": true', b'"strength": "ja"')

        assert counts_in(data, "a" * 32, UPDATED, ALWAYS) is None


class TestWhatCounts:
    def test_own_marks_and_actions_without_their_texts(self) -> None:
        plan = full_plan()
        counts = counts_of(plan, "a" * 32, UPDATED, ALWAYS)
        assert counts is not None

        assert (counts.kind, counts.unit, counts.levels) == (Kind.TEAM, "Ældreområdet", plan.round.levels)
        assert counts.marks == tuple((mark.id, mark.strength, mark.priority, mark.focus) for mark in plan.marks)
        assert counts.actions[0] == CountedAction(plan.actions[0].behaviour, Status.NOT_STARTED, month_of(DAY), None)
        assert "Fordi" not in repr(counts)
        assert "Handling" not in repr(counts)

    def test_actions_from_rounds_outside_the_period_do_not_count(self) -> None:
        plan = with_rounds(full_plan(), date(2026, 3, 3), DAY)

        counts = counts_of(plan, "a" * 32, UPDATED, Period(first=date(2027, 1, 1)))

        assert counts is not None
        assert len(counts.actions) == 2
        assert counts.round_date == DAY

    def test_a_plan_without_a_round_in_the_period(self) -> None:
        assert counts_of(full_plan(), "a" * 32, UPDATED, Period(last=date(2020, 1, 1))) is None

    def test_an_activity_type_counts(self) -> None:
        plan = full_plan()
        course = plan.actions[0].replacing(activity_type=ActivityType.COURSE)

        counts = counts_of(plan.replacing(actions=(course,)), "a" * 32, UPDATED, ALWAYS)

        assert counts is not None
        assert counts.actions[0].activity is ActivityType.COURSE


class TestFiles:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "plan.json"
        path.write_bytes(encode(full_plan(), ENVELOPE))
        return path

    def test_the_head_is_read_from_the_first_kilobyte(self, path: Path) -> None:
        path.write_bytes(path.read_bytes()[:1024])

        assert read_head(str(path)) == (ENVELOPE.plan_id, Purpose.ORIGINAL, 1, "2027-03-04T09:30:00")

    def test_a_copy_has_its_originals_revision(self, path: Path) -> None:
        later = ENVELOPE._replace(revision=7)
        path.write_bytes(encode(full_plan(), copy_envelope(later, Purpose.HR, NOW + timedelta(hours=1))))

        assert read_head(str(path)) == (ENVELOPE.plan_id, Purpose.HR, 7, "2027-03-04T10:30:00")

    @pytest.mark.parametrize("indent", [None, 4])
    def test_a_file_in_another_layout_counts_the_same(self, path: Path, indent: int | None) -> None:
        expected_head, expected = read_head(str(path)), read_counts(str(path), ALWAYS)

        path.write_text(json.dumps(json.loads(path.read_bytes()), indent=indent), encoding="utf-8")

        assert read_head(str(path)) == expected_head
        assert read_counts(str(path), ALWAYS) == expected

    def test_a_digest_that_does_not_fit_is_told(self, path: Path) -> None:
        data = path.read_bytes()
        assert read_counts(str(path), ALWAYS).digest_fits

        path.write_bytes(data.replace("Ældre".encode(), b"Andre", 1))
        found = read_counts(str(path), ALWAYS)

        assert not found.digest_fits
        assert found.counts is not None

    @pytest.mark.parametrize(
        ("old", "new", "reason"),
        [
            (b'"strength": true', b'"strength": NaN', "not_a_number"),
            (b'"strength": true', b'"strength": 1', "bool_type"),
            (b'"strength": true', b'"strength": true, "strength": false', "duplicate_key"),
            (b'"mark_sets": [', b'"mark_sets": [[', "not_json"),
        ],
    )
    def test_what_is_no_plan_is_refused_with_the_reason(self, path: Path, old: bytes, new: bytes, reason: str) -> None:
        path.write_bytes(path.read_bytes().replace(old, new, 1))

        with pytest.raises(InvalidPlanFile) as refused:
            read_counts(str(path), ALWAYS)
        assert refused.value.reason == reason

    def test_a_newer_version_is_refused(self, path: Path) -> None:
        path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 2', 1))

        with pytest.raises(NewerVersion):
            read_head(str(path))

    def test_a_missing_file_a_folder_and_a_pipe(self, tmp_path: Path) -> None:
        with pytest.raises(FileMissing):
            read_head(str(tmp_path / "ingen.json"))
        with pytest.raises(FileUnreadable):
            read_head(str(tmp_path))
        if hasattr(os, "mkfifo"):
            os.mkfifo(tmp_path / "pipe.json")
            with pytest.raises(FileUnreadable):
                read_head(str(tmp_path / "pipe.json"))


def test_the_sample_file_counts_from_its_bytes(team: PlanFile, team_bytes: bytes) -> None:
    plan_id = team.envelope.plan_id

    assert counts_in(team_bytes, plan_id, UPDATED, ALWAYS) == counts_of(team.plan, plan_id, UPDATED, ALWAYS)


class TestListing:
    def test_files_of_all_kinds_at_any_depth_in_order(self, tmp_path: Path) -> None:
        for name in ("b/c/plan.json", "a.xlsx", "b/Thumbs.db", "b/.skjult.json"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()

        listed = files_below([tmp_path, tmp_path / "a.xlsx", tmp_path / "b" / ".." / "a.xlsx"])

        assert listed.paths == tuple(
            str(tmp_path / name) for name in ("a.xlsx", "b/.skjult.json", "b/Thumbs.db", "b/c/plan.json")
        )
        assert listed.errors == {}

    def test_what_is_not_there_is_told(self, tmp_path: Path) -> None:
        listed = files_below([tmp_path / "ingen"])

        assert listed.errors == {str(tmp_path / "ingen"): FileMissing(tmp_path / "ingen")}

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_links_in_a_ring_end(self, tmp_path: Path) -> None:
        inner = tmp_path / "inner"
        inner.mkdir()
        (inner / "plan.json").touch()
        (inner / "ring").symlink_to(tmp_path)
        (inner / "itself").symlink_to("itself")
        (inner / "dangling.json").symlink_to("ingen")

        names = [os.path.basename(path) for path in files_below([tmp_path]).paths]

        assert names == ["dangling.json", "itself", "plan.json"]

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything can be read")
    def test_a_locked_folder_is_told(self, tmp_path: Path) -> None:
        locked = tmp_path / "locked"
        locked.mkdir()
        locked.chmod(0)
        try:
            listed = files_below([tmp_path])
        finally:
            locked.chmod(0o700)

        assert isinstance(listed.errors[str(locked)], FileUnreadable)
