"""The plan file: what is written is read again, and whatever happened to it in between is noticed."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from ledelsesplan.core import plan as plan_module
from ledelsesplan.core import run_sheet as run_sheet_module
from ledelsesplan.core.errors import (
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    InvalidPlanFile,
    LedelsesplanError,
    NewerVersion,
)
from ledelsesplan.core.framework import Framework, canonical_digest
from ledelsesplan.core.plan import (
    Action,
    ActivityType,
    Agreement,
    BallotSum,
    Dots,
    FollowUp,
    FrameworkReference,
    Goal,
    Hands,
    Kind,
    LevelBallots,
    Mark,
    Marker,
    MarkSet,
    Participant,
    Plan,
    Round,
    Status,
    Talk,
    Tally,
    Wording,
)
from ledelsesplan.core.run_sheet import Progress, RunSheet, Step
from ledelsesplan.core.values import Value
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.planfile import (
    VERSION,
    Copy,
    Envelope,
    PlanFile,
    Purpose,
    copy_envelope,
    decode,
    encode,
    fingerprint_of,
    new_envelope,
    next_envelope,
    plan_digest,
    read_plan,
)

DATA = Path(__file__).parent.parent / "data"

ids = st.text("abcxyz019", min_size=1, max_size=5)
texts = st.text(max_size=12)
names = st.text(min_size=1, max_size=12)
counts = st.integers(0, 999)
moments = st.datetimes(
    datetime(1901, 1, 1),
    datetime(2199, 1, 1),
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=5, minutes=45))]),
)


def several(items: st.SearchStrategy[Any], key: str = "id", least: int = 0) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, min_size=least, max_size=3, unique_by=lambda item: getattr(item, key)).map(tuple)


def maybe(items: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | items


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    strength, priority = draw(st.booleans()), draw(st.booleans())
    focus = draw(st.booleans()) and (strength or priority)
    notes = {"note": draw(texts), "private_note": draw(texts)}
    return Mark(id=draw(ids), strength=strength, priority=priority, focus=focus, **notes)


tallies = st.builds(
    Tally,
    hands=several(st.builds(Hands, id=ids, strength=maybe(counts), priority=maybe(counts))),
    hands_revealed=st.booleans(),
    ballots=counts,
    ballot_sums=several(st.builds(BallotSum, id=ids, strength=counts, priority=counts)),
    ballot_levels=st.dictionaries(ids, counts, max_size=3).map(
        lambda found: tuple(LevelBallots(level=level, count=count) for level, count in found.items())
    ),
    ballots_revealed=st.booleans(),
    salt=st.text("0123456789abcdef", max_size=64),
    imported=st.lists(names.map(canonical_digest), max_size=3).map(tuple),
    dots=several(st.builds(Dots, id=ids, count=counts)),
    dots_ready=counts,
    dots_revealed=st.booleans(),
    fist_to_five=st.just(()) | st.tuples(*[counts] * 6),
)
rounds = st.builds(
    Round,
    id=ids,
    date=st.dates(),
    label=texts,
    levels=st.lists(ids, min_size=1, max_size=3, unique=True).map(tuple),
    present=maybe(counts),
    framework=st.builds(FrameworkReference, id=ids, version=names, digest=names.map(canonical_digest)),
    wordings=several(st.builds(Wording, id=ids, text=names)),
    mark_sets=several(
        st.builds(MarkSet, marker=st.sampled_from(Marker), done=st.booleans(), marks=several(marks())), "marker"
    ),
    tally=tallies,
    looking_back=texts,
    wishes=texts,
    agreements=several(
        st.builds(
            Agreement,
            marker=st.sampled_from(Marker),
            name=texts,
            date=st.dates(),
            content=maybe(names.map(canonical_digest)),
        ),
        "marker",
    ),
)
follow_ups = several(st.builds(FollowUp, id=ids, date=st.dates(), text=texts))
clocks = st.dictionaries(ids, counts, max_size=2).map(lambda seconds: tuple(seconds.items()))
run_sheets = st.builds(
    RunSheet,
    steps=several(st.builds(Step, id=ids, title=names, minutes=st.integers(0, 600), text=texts, note=texts)),
    progress=st.builds(
        Progress,
        step=maybe(ids),
        page=counts,
        used_seconds=clocks,
        extra_seconds=clocks,
        started_at=maybe(moments),
        running_since=maybe(moments),
    ),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    drawn = draw(several(rounds, least=1))
    goals = draw(several(st.builds(Goal, id=ids, text=names, behaviours=st.lists(ids, max_size=2).map(tuple))))
    actions = st.builds(
        Action,
        id=ids,
        round=st.sampled_from([item.id for item in drawn]),
        behaviour=maybe(ids),
        goal=st.sampled_from([None, *(goal.id for goal in goals)]),
        text=texts,
        success_sign=texts,
        activity_type=maybe(st.sampled_from(ActivityType)),
        responsible=texts,
        support=texts,
        start=maybe(st.dates()),
        deadline=maybe(st.dates()),
        follow_up=maybe(st.dates()),
        status=st.sampled_from(Status),
        note=texts,
        follow_ups=follow_ups,
    )
    return Plan(
        kind=draw(st.sampled_from(Kind)),
        title=draw(names),
        unit=draw(texts),
        own_level=draw(maybe(ids)),
        participants=draw(several(st.builds(Participant, id=ids, name=names, level=maybe(ids)))),
        rounds=drawn,
        goals=goals,
        actions=draw(several(actions)),
        follow_up=draw(maybe(st.dates())),
        follow_ups=draw(follow_ups),
        talks=draw(several(st.builds(Talk, id=ids, date=st.dates(), label=texts))),
        read=tuple(draw(st.lists(ids, max_size=3))),
        run_sheet=draw(run_sheets),
    )


hex_ids = st.text("0123456789abcdef", min_size=32, max_size=32)
copies = st.builds(Copy, copy_id=hex_ids, purpose=st.sampled_from(Purpose), revision=maybe(counts))
envelopes = st.builds(Envelope, plan_id=hex_ids, copy=copies, revision=counts, saved_at=moments)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(plans(), envelopes)
def test_what_is_written_is_read_again(plan: Plan, envelope: Envelope) -> None:
    if envelope.copy.purpose is Purpose.OWN_LEADER:
        plan = plan.replacing(kind=Kind.PERSONAL, for_own_leader=True)
    data = encode(plan, envelope)
    file = decode(data)
    assert file == PlanFile(None, envelope, plan, fingerprint_of(data))
    assert encode(file.plan, file.envelope) == data


def test_a_file_of_version_1_is_read_for_ever(team: PlanFile, framework: Framework) -> None:
    assert team.digest_fits
    assert team.migrated_from is None
    assert team.envelope == Envelope(
        plan_id="4f6a0b7c1d2e4a3f8b9c0d1e2f3a4b5c",
        copy=Copy("9e8d7c6b5a4f4e3d2c1b0a9f8e7d6c5b", Purpose.ORIGINAL, None),
        revision=27,
        saved_at=datetime(2027, 3, 3, 10, 58, 4, tzinfo=UTC),
    )
    plan = team.plan
    assert (plan.kind, plan.title, plan.unit) == (Kind.TEAM, "Chefgruppen 2027", "Social og Sundhed")
    assert [item.label for item in plan.rounds] == ["Workshop 2026", "Workshop 2027"]
    assert [mark.id for mark in plan.marks if mark.focus] == [
        "driftsledelse.balance.chef",
        "tvaergaaende-ledelse.samarbejdskultur.chef",
        "implementeringsledelse.kontekst.leder-af-ledere",
    ]
    assert all(framework.markable(mark.id) is not None for mark in plan.marks)
    assert plan.round.tally.hands_for("driftsledelse.balance.chef") == Hands(
        id="driftsledelse.balance.chef", strength=2, priority=7
    )
    assert plan.actions[1].deadline == date(2027, 5, 31)
    assert plan.actions[2].text == "Prøve »ja, hvis …«-modellen i to enheder:\n– hvad skal til?\n– hvad tager vi fra?"
    assert plan.run_sheet.progress.used_seconds == (("ramme", 655), ("bordet-rundt", 1210))


def test_a_copy_of_version_1_is_read_for_ever(own_leader_bytes: bytes) -> None:
    file = decode(own_leader_bytes)
    assert file.digest_fits
    assert file.envelope.copy == Copy("f9e8d7c6b5a4439281706f5e4d3c2b1a", Purpose.OWN_LEADER, 12)
    assert file.plan.own_level == "leder-af-medarbejdere"
    assert [item.marker for item in file.plan.round.mark_sets] == [Marker.SELF, Marker.OWN_LEADER]


def test_the_samples_use_every_field(team: PlanFile, own_leader_bytes: bytes) -> None:
    used: dict[type[BaseModel], set[str]] = {}

    def collect(value: Any) -> Iterator[BaseModel]:
        if isinstance(value, BaseModel):
            yield value
            for name in type(value).model_fields:
                yield from collect(getattr(value, name))
        elif isinstance(value, tuple):
            for item in value:
                yield from collect(item)

    for plan in (team.plan, decode(own_leader_bytes).plan):
        for value in collect(plan):
            fields = type(value).model_fields
            used.setdefault(type(value), set()).update(
                name for name, field in fields.items() if getattr(value, name) != field.default
            )
    assert used == {model: set(model.model_fields) for model in used}
    named = [*vars(plan_module).values(), *vars(run_sheet_module).values()]
    models = [item for item in named if isinstance(item, type) and issubclass(item, Value)]
    assert used.keys() == {*models} - {Value}


def test_a_file_without_a_field_that_has_a_default_is_as_good_as_new(team_bytes: bytes) -> None:
    content = json.loads(team_bytes)
    del content["plan"]["run_sheet"]["progress"]["started_at"]
    content["digest"] = canonical_digest(content["plan"])
    del content["envelope_digest"]
    file = decode(json.dumps(content).encode())
    assert file.digest_fits
    assert file.plan.run_sheet.progress.started_at is None


def test_a_person_can_read_the_file(team: PlanFile, team_bytes: bytes) -> None:
    text = team_bytes.decode()
    assert "Lone Østerby" in text
    assert text.endswith("}\n")
    assert len(text.splitlines()) > 300
    assert encode(team.plan, team.envelope) == team_bytes
    assert list(json.loads(text)) == [
        "format",
        "version",
        "plan_id",
        "kind",
        "copy",
        "revision",
        "saved_at",
        "digest",
        "checksum",
        "envelope_digest",
        "counted",
        "plan",
    ]
    assert b'"counted": {' in team_bytes[:1000]


def test_times_are_written_as_utc(team: PlanFile) -> None:
    summer = timezone(timedelta(hours=2))
    envelope = team.envelope._replace(saved_at=datetime(2027, 7, 1, 10, 0, tzinfo=summer))
    assert json.loads(encode(team.plan, envelope))["saved_at"] == "2027-07-01T08:00:00Z"


def test_the_digest_is_of_the_plan_alone(team: PlanFile, team_bytes: bytes) -> None:
    content = json.loads(team_bytes)
    assert content["digest"] == canonical_digest(content["plan"]) == plan_digest(team.plan)
    assert json.loads(encode(team.plan, new_envelope()))["digest"] == content["digest"]


def test_envelopes_tell_saves_and_copies_apart() -> None:
    now = datetime(2027, 3, 3, 9, 0, tzinfo=UTC)
    first = new_envelope(now)
    assert (first.revision, first.copy.purpose, first.copy.revision) == (0, Purpose.ORIGINAL, None)
    assert new_envelope().plan_id != first.plan_id
    saved = next_envelope(first, now + timedelta(days=1))
    assert saved == first._replace(revision=1, saved_at=now + timedelta(days=1))
    copy = copy_envelope(saved, Purpose.OWN_LEADER, now)
    assert (copy.plan_id, copy.revision) == (saved.plan_id, 0)
    assert (copy.copy.purpose, copy.copy.revision) == (Purpose.OWN_LEADER, 1)
    assert copy.copy.copy_id != saved.copy.copy_id


def test_cut_off_at_every_byte_it_is_refused(own_leader_bytes: bytes) -> None:
    for length in range(len(own_leader_bytes) - 1):  # without its last newline it is whole
        with pytest.raises(InvalidPlanFile):
            decode(own_leader_bytes[:length])
    assert decode(own_leader_bytes[:-1]).digest_fits


@pytest.mark.parametrize("first", [0, 1])  # two parts, for tests that run side by side
def test_every_flipped_bit_is_noticed(own_leader_bytes: bytes, first: int) -> None:
    data = bytearray(own_leader_bytes)
    unnoticed = []
    for place in range(first, len(data), 2):
        for bit in range(8):
            data[place] ^= 1 << bit
            try:
                if decode(bytes(data)).digest_fits:
                    unnoticed.append((place, bit))
            except (InvalidPlanFile, NewerVersion):
                pass
            data[place] ^= 1 << bit
    assert unnoticed == []


def changed(data: bytes, **changes: Any) -> bytes:
    return json.dumps(json.loads(data) | changes).encode()


def test_an_edited_plan_is_read_and_its_digest_does_not_fit(team_bytes: bytes, team: PlanFile) -> None:
    edited = decode(team_bytes.replace(b"Chefgruppen 2027", b"Chefgruppen 2028"))
    assert edited.plan.title == "Chefgruppen 2028"
    assert not edited.digest_fits
    assert edited.fingerprint != team.fingerprint


def test_an_edited_envelope_is_noticed_unless_its_digest_is_left_out(team_bytes: bytes) -> None:
    assert not decode(changed(team_bytes, revision=28)).digest_fits
    content = json.loads(team_bytes)
    del content["envelope_digest"]
    assert decode(json.dumps(content | {"revision": 28}).encode()).digest_fits


@pytest.mark.parametrize(
    ("changes", "place", "reason"),
    [
        ({"format": "ledelsesplan-framework"}, "format", "wrong_format"),
        ({"format": 1}, "format", "wrong_format"),
        ({"version": "1"}, "version", "int_type"),
        ({"version": True}, "version", "int_type"),
        ({"version": 1.0}, "version", "int_type"),
        ({"version": None}, "version", "int_type"),
        ({"version": 0}, "version", "not_migrated"),
        ({"version": -(10**4000)}, "version", "not_migrated"),
        ({"plan_id": "../../x"}, "plan_id", "string_pattern_mismatch"),
        ({"plan_id": "A" * 32}, "plan_id", "string_pattern_mismatch"),
        ({"kind": "personal"}, "kind", "envelope_differs"),
        ({"kind": "x"}, "kind", "enum"),
        ({"copy": {}}, "copy.copy_id", "missing"),
        ({"copy": None}, "copy", "model_type"),
        ({"revision": "1"}, "revision", "int_type"),
        ({"revision": True}, "revision", "int_type"),
        ({"revision": -1}, "revision", "greater_than_equal"),
        ({"saved_at": 1}, "saved_at", "datetime_type"),
        ({"saved_at": "2027-03-03T10:00:00"}, "saved_at", "timezone_aware"),
        ({"digest": None}, "digest", "string_type"),
        ({"plan": None}, "plan", "model_type"),
        ({"plan": []}, "plan", "model_type"),
        ({"extra": 1}, "extra", "extra_forbidden"),
    ],
)
def test_a_wrong_envelope_is_refused_at_its_place(
    team_bytes: bytes, changes: dict[str, Any], place: str, reason: str
) -> None:
    with pytest.raises(InvalidPlanFile) as caught:
        decode(changed(team_bytes, **changes), Path("x.json"))
    assert (caught.value.path, caught.value.place, caught.value.reason) == (Path("x.json"), place, reason)


@pytest.mark.parametrize("value", [b"[]", b"null", b"1", b'"plan"', b"{}"])
def test_what_is_no_plan_file_is_refused(value: bytes) -> None:
    with pytest.raises(InvalidPlanFile) as caught:
        decode(value)
    assert caught.value.reason in ("not_an_object", "wrong_format")


@pytest.mark.parametrize(
    ("path", "wrong", "reason"),
    [
        ("rounds[1].present", '"9"', "int_type"),
        ("rounds[1].present", "true", "int_type"),
        ("rounds[1].present", "9.0", "int_type"),
        ("rounds[1].mark_sets[0].done", "1", "bool_type"),
        ("rounds[1].mark_sets[0].done", '"false"', "bool_type"),
        ("title", "1", "string_type"),
        ("rounds[0].date", "20270303", "date_type"),
        ("rounds[0].date", '"2027-03-03T00:00:00"', "date_parsing"),
        ("rounds[0].levels", '"chef"', "tuple_type"),
        ("rounds[0].mark_sets[0].marks[0].id", '"Chef"', "string_pattern_mismatch"),
    ],
)
def test_a_wrong_type_in_the_plan_is_refused_at_its_place(
    team_bytes: bytes, path: str, wrong: str, reason: str
) -> None:
    content = json.loads(team_bytes)
    steps = path.replace("[", ".").replace("]", "").split(".")
    holder = content["plan"]
    for step in steps[:-1]:
        holder = holder[int(step) if step.isdigit() else step]
    holder[steps[-1]] = json.loads(wrong)
    with pytest.raises(InvalidPlanFile) as caught:
        decode(json.dumps(content).encode())
    assert (caught.value.place, caught.value.reason) == (f"plan.{path}", reason)


@pytest.mark.parametrize("version", [VERSION + 1, VERSION + 6])
def test_a_newer_version_is_refused_with_its_number(team_bytes: bytes, version: int) -> None:
    newer = changed(team_bytes, version=version, plan={"what": "ever"}, more=1)
    with pytest.raises(NewerVersion) as caught:
        decode(newer, Path("x.json"))
    assert caught.value == NewerVersion(Path("x.json"), version, VERSION)


def test_older_versions_are_migrated_in_memory_one_by_one(team_bytes: bytes, team: PlanFile) -> None:
    content = json.loads(team_bytes)
    content["version"] = -1
    content["plan"]["name"] = content["plan"].pop("title")
    content["digest"] = canonical_digest(content["plan"])
    del content["envelope_digest"]

    def heading_from_name(tree: dict[str, Any]) -> dict[str, Any]:
        tree["plan"]["heading"] = tree["plan"].pop("name")
        return tree

    def title_from_heading(tree: dict[str, Any]) -> dict[str, Any]:
        tree["plan"]["title"] = tree["plan"].pop("heading")
        return tree

    data = json.dumps(content).encode()
    file = decode(data, migrations={-1: heading_from_name, 0: title_from_heading})
    assert file.plan == team.plan
    assert (file.migrated_from, file.digest_fits, file.fingerprint) == (-1, True, fingerprint_of(data))

    with pytest.raises(InvalidPlanFile) as caught:
        decode(data, migrations={-1: heading_from_name})
    assert (caught.value.reason, caught.value.detail) == ("not_migrated", "-1")
    del content["plan"]["name"]
    with pytest.raises(InvalidPlanFile) as caught:
        decode(json.dumps(content).encode(), migrations={-1: heading_from_name, 0: title_from_heading})
    assert caught.value.reason == "not_migrated"


def test_a_file_is_read_with_its_path(plan_path: Path, team: PlanFile) -> None:
    assert read_plan(plan_path) == team._replace(path=plan_path)


def test_what_cannot_be_read_says_why(tmp_path: Path, team_bytes: bytes) -> None:
    def failure(path: Path) -> LedelsesplanError:
        with pytest.raises(LedelsesplanError) as caught:
            read_plan(path)
        return caught.value

    missing = tmp_path / "nej.json"
    assert failure(missing) == FileMissing(missing)
    large = tmp_path / "stor.json"
    large.write_bytes(team_bytes + b" " * SIZE_LIMIT)
    assert failure(large) == FileTooLarge(large, len(team_bytes) + SIZE_LIMIT, SIZE_LIMIT)
    full = tmp_path / "fuld.json"
    full.write_bytes(team_bytes + b" " * (SIZE_LIMIT - len(team_bytes)))
    assert read_plan(full).digest_fits
    assert isinstance(failure(tmp_path), FileUnreadable)
    assert isinstance(failure(Path("a\0b")), FileUnreadable)
    assert isinstance(failure(full / "x.json"), FileUnreadable)
