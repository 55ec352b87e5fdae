import json
import os
import re
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from ledelsesplan.core.compiled import ALWAYS, Period
from ledelsesplan.core.counted_plan import counts_of
from ledelsesplan.core.errors import FileMissing, FileUnreadable, InvalidPlanFile, NewerVersion
from ledelsesplan.core.framework import canonical_digest
from ledelsesplan.core.plan import ActivityType, Kind, Plan, Status
from ledelsesplan.core.plan_counts import PlanCounts, month_of
from ledelsesplan.storage.checksum import checksum_of, with_lines
from ledelsesplan.storage.listing import files_below
from ledelsesplan.storage.own_leader import bytes_for_own_leader
from ledelsesplan.storage.plan_read import read_to_count
from ledelsesplan.storage.planfile import Purpose, copy_envelope, encode, new_envelope, next_envelope, read_plan
from tests.factories import DAY, empty_plan, full_plan, plans, real_framework, small_framework
from tests.samples import personal_plan

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


def written(path: Path, plan: Plan) -> str:
    """The path of a plan's file."""
    path.write_bytes(encode(plan, ENVELOPE))
    return str(path)


def counted(plan: Plan, period: Period = ALWAYS) -> PlanCounts | None:
    """What is counted of a plan by its values."""
    return counts_of(plan, ENVELOPE.plan_id, UPDATED, period)


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> None:
    """Changes a file's bytes, and writes them with a checksum that fits."""
    data = change(re.sub(rb'\n "checksum": "[^"]+",\n "envelope_digest": "[^"]+",', b"", path.read_bytes()))
    path.write_bytes(with_lines(data, checksum_of(data), "sha256:" + "0" * 64))


def in_block(data: bytes, old: bytes, new: bytes) -> bytes:
    """The bytes with a change in the block of what is counted."""
    start, end = data.index(b'"counted": '), data.index(b' "plan": {')
    assert old in data[start:end]
    return data[:start] + data[start:end].replace(old, new, 1) + data[end:]


class TestTheBlock:
    @given(plans(small_framework()))
    @settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
    def test_it_counts_as_the_whole_plan_does(self, tmp_path: Path, plan: Plan) -> None:
        path = written(tmp_path / "plan.json", plan)

        assert read_to_count(path, ALWAYS).counts == counted(plan)

    @pytest.mark.parametrize("first", [None, date(2026, 1, 1), DAY, date(2027, 5, 1), date(2029, 1, 1)])
    @pytest.mark.parametrize("last", [None, date(2025, 1, 1), date(2027, 4, 1), date(2028, 1, 1)])
    def test_it_takes_the_round_of_the_period(self, tmp_path: Path, first: date | None, last: date | None) -> None:
        plan = with_rounds(full_plan(), date(2026, 3, 3), date(2028, 1, 1), DAY, DAY, date(2024, 1, 1))
        path = written(tmp_path / "plan.json", plan)

        assert read_to_count(path, Period(first, last)).counts == counted(plan, Period(first, last))

    def test_texts_that_look_like_keys_are_texts(self, tmp_path: Path) -> None:
        trap = '\n "plan": {\n  "actions": [],\n "counted": {'
        plan = full_plan().replacing(title=trap, unit=trap)
        path = written(tmp_path / "plan.json", plan)

        assert read_to_count(path, ALWAYS).counts == counted(plan)

    def test_where_the_checksum_fits_nothing_else_is_parsed(self, tmp_path: Path) -> None:
        plan = full_plan()
        path = Path(written(tmp_path / "plan.json", plan))
        rewritten(path, lambda data: data[: data.index(b' "plan": {')] + b' "plan": {\n')

        assert read_to_count(str(path), ALWAYS).counts == counted(plan)

    def test_any_changed_byte_is_found(self, tmp_path: Path) -> None:
        path = Path(written(tmp_path / "plan.json", empty_plan()))
        data = path.read_bytes()
        digest = range(data.index(b'"envelope_digest": "') + 20, data.index(b'",\n "counted"'))

        for at in range(0, len(data), 3):
            if at not in digest:  # it is over the checksum, so the checksum is not over it
                path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
                with suppress(InvalidPlanFile):
                    assert not read_to_count(str(path), ALWAYS).digest_fits, at

    def test_a_shorter_or_longer_file_is_found(self, tmp_path: Path) -> None:
        path = Path(written(tmp_path / "plan.json", full_plan()))
        data = path.read_bytes()

        for changed in (data[:-2], data + b"x", data[:300], b""):
            path.write_bytes(changed)
            with pytest.raises(InvalidPlanFile):
                read_to_count(str(path), ALWAYS)

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (b'"strength": ["', b'"strength": ["intention.aabenhed", "intention.aabenhed", "'),
            (b'"levels": ["', b'"levels": ["top", "'),
            (b'"levels": ["top", "midt", "team"]', b'"levels": []'),
            (b'"focus": ["', b'"focus": ["findes.ikke", "'),
            (b'"strength": ["', b'"strength": [1, "'),
            (b'"not-started"', b'"begyndt"'),
            (b'"2027-03"', b'"2027-13"'),
            (b'"date": "2027', b'"date": "x'),
            (b'"rounds"', b'"runder"'),
        ],
    )
    def test_a_block_that_does_not_hold_is_left_to_the_whole_reader(
        self, tmp_path: Path, old: bytes, new: bytes
    ) -> None:
        plan = full_plan()
        path = Path(written(tmp_path / "plan.json", plan))
        rewritten(path, lambda data: in_block(data, old, new))

        try:
            found = read_to_count(str(path), ALWAYS)
        except InvalidPlanFile:
            return
        assert found.counts == counted(plan)
        assert not found.digest_fits

    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (b'"revision": 1,', b'"revision": 99999999999,'),
            (b"T09:30:00Z", b"T09:61:00Z"),
            (b'"2027-03-04T09:30:00Z"', b'"0001-01-01T00:00:00+10:00"'),
            (b'"2027-03-04T09:30:00Z"', b'"9999-12-31T23:00:00-10:00"'),
        ],
    )
    def test_an_envelope_that_does_not_hold_is_refused(self, tmp_path: Path, old: bytes, new: bytes) -> None:
        path = Path(written(tmp_path / "plan.json", full_plan()))
        rewritten(path, lambda data: data.replace(old, new, 1))

        with pytest.raises(InvalidPlanFile):
            read_to_count(str(path), ALWAYS)

    def test_a_block_that_differs_from_the_plan_is_told_when_the_plan_is_opened(self, tmp_path: Path) -> None:
        path = Path(written(tmp_path / "plan.json", full_plan()))
        assert read_plan(path).digest_fits
        tree = json.loads(path.read_bytes())
        tree["counted"]["unit"] = "En anden"
        head = {key: value for key, value in tree.items() if key not in ("envelope_digest", "plan")}
        tree["envelope_digest"] = canonical_digest(head)
        path.write_text(json.dumps(tree), encoding="utf-8")

        assert not read_plan(path).digest_fits

    def test_the_own_leaders_copy_has_none(self) -> None:
        plan = personal_plan(real_framework())
        copied = bytes_for_own_leader(plan, ENVELOPE, NOW)

        assert b'"counted"' in encode(plan, ENVELOPE)
        assert b'"counted"' not in copied


class TestWhatCounts:
    def test_own_marks_and_actions_without_their_texts(self) -> None:
        plan = full_plan()
        counts = counts_of(plan, "a" * 32, UPDATED, ALWAYS)
        assert counts is not None

        assert (counts.kind, counts.unit, counts.round.levels) == (Kind.TEAM, "Ældreområdet", plan.round.levels)
        assert counts.round.strength == tuple(mark.id for mark in plan.marks if mark.strength)
        assert counts.round.priority == tuple(mark.id for mark in plan.marks if mark.priority)
        assert counts.round.focus == tuple(mark.id for mark in plan.marks if mark.focus)
        assert counts.actions[0] == (plan.actions[0].behaviour, Status.NOT_STARTED, month_of(DAY), None)
        assert "Fordi" not in repr(counts)
        assert "Handling" not in repr(counts)

    def test_actions_from_rounds_outside_the_period_do_not_count(self) -> None:
        plan = with_rounds(full_plan(), date(2026, 3, 3), DAY)

        counts = counts_of(plan, "a" * 32, UPDATED, Period(first=date(2027, 1, 1)))

        assert counts is not None
        assert len(counts.actions) == 2
        assert counts.round.date == DAY

    def test_a_plan_without_a_round_in_the_period(self) -> None:
        assert counts_of(full_plan(), "a" * 32, UPDATED, Period(last=date(2020, 1, 1))) is None

    def test_an_activity_type_counts(self) -> None:
        plan = full_plan()
        course = plan.actions[0].replacing(activity_type=ActivityType.COURSE)

        counts = counts_of(plan.replacing(actions=(course,)), "a" * 32, UPDATED, ALWAYS)

        assert counts is not None
        assert counts.actions[0][3] is ActivityType.COURSE


class TestFiles:
    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "plan.json"
        path.write_bytes(encode(full_plan(), ENVELOPE))
        return path

    def test_what_it_is(self, path: Path) -> None:
        found = read_to_count(str(path), ALWAYS)

        assert found[:4] == (ENVELOPE.plan_id, Purpose.ORIGINAL, 1, 2027_03_04_09_30_00)

    def test_a_copy_has_its_originals_revision(self, path: Path) -> None:
        later = ENVELOPE._replace(revision=7)
        path.write_bytes(encode(full_plan(), copy_envelope(later, Purpose.HR, NOW + timedelta(hours=1))))

        assert read_to_count(str(path), ALWAYS)[:4] == (ENVELOPE.plan_id, Purpose.HR, 7, 2027_03_04_10_30_00)

    @pytest.mark.parametrize("indent", [None, 4])
    def test_a_file_in_another_layout_counts_the_same(self, path: Path, indent: int | None) -> None:
        expected = read_to_count(str(path), ALWAYS)

        path.write_text(json.dumps(json.loads(path.read_bytes()), indent=indent), encoding="utf-8")

        assert read_to_count(str(path), ALWAYS)[:-1] == expected[:-1]

    @pytest.mark.parametrize("missing", [("counted",), ("counted", "checksum", "envelope_digest")])
    def test_a_file_without_the_block_counts_the_same(self, path: Path, missing: tuple[str, ...]) -> None:
        expected = read_to_count(str(path), ALWAYS)
        tree = {key: value for key, value in json.loads(path.read_bytes()).items() if key not in missing}
        if "envelope_digest" in tree:
            head = {key: value for key, value in tree.items() if key not in ("envelope_digest", "plan")}
            tree["envelope_digest"] = canonical_digest(head)

        path.write_text(json.dumps(tree, indent=1), encoding="utf-8")

        assert read_to_count(str(path), ALWAYS)[:-1] == expected[:-1]

    def test_the_trace_tells_that_a_file_was_changed(self, path: Path) -> None:
        before = read_to_count(str(path), ALWAYS).trace
        path.write_bytes(encode(full_plan().replacing(title="En anden"), ENVELOPE))

        assert read_to_count(str(path), ALWAYS).trace != before

    def test_a_digest_that_does_not_fit_is_told(self, path: Path) -> None:
        data = path.read_bytes()
        assert read_to_count(str(path), ALWAYS).digest_fits

        path.write_bytes(data.replace("Ældre".encode(), b"Andre", 1))
        found = read_to_count(str(path), ALWAYS)

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
            read_to_count(str(path), ALWAYS)
        assert refused.value.reason == reason

    def test_a_newer_version_is_refused(self, path: Path) -> None:
        path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 2', 1))

        with pytest.raises(NewerVersion):
            read_to_count(str(path), ALWAYS)

    def test_a_missing_file_a_folder_and_a_pipe(self, tmp_path: Path) -> None:
        with pytest.raises(FileMissing):
            read_to_count(str(tmp_path / "ingen.json"), ALWAYS)
        with pytest.raises(FileUnreadable):
            read_to_count(str(tmp_path), ALWAYS)
        if hasattr(os, "mkfifo"):
            os.mkfifo(tmp_path / "pipe.json")
            with pytest.raises(FileUnreadable):
                read_to_count(str(tmp_path / "pipe.json"), ALWAYS)


class TestListing:
    def test_files_of_all_kinds_at_any_depth_in_order(self, tmp_path: Path) -> None:
        for name in ("b/c/plan.json", "a.xlsx", "b/Thumbs.db", "b/.skjult.json"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).touch()

        listed = files_below([tmp_path, tmp_path / "a.xlsx", tmp_path / "b" / ".." / "a.xlsx"])

        assert tuple(listed.paths) == tuple(
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

    @pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
    def test_a_link_that_leads_nowhere_hides_no_other_file(self, tmp_path: Path) -> None:
        (tmp_path / "plan.json").touch()
        (tmp_path / "a.json").symlink_to(tmp_path / "plan.json" / "under")
        (tmp_path / "z.json").symlink_to(tmp_path / ("x" * 300))

        listed = files_below([tmp_path])

        assert [os.path.basename(path) for path in listed.paths] == ["a.json", "plan.json", "z.json"]
        assert listed.errors == {}

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
