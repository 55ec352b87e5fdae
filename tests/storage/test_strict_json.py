"""What others may have written is refused where it is wrong, at once, and with the place named."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from ledelsesplan.core.errors import InvalidFramework, InvalidPlanFile
from ledelsesplan.core.plan import Plan
from ledelsesplan.reasons import REASONS
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.planfile import PlanFile, decode
from ledelsesplan.storage.strict_json import from_validation_error, key_path, parse
from ledelsesplan.text import describe

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(), children, max_size=4),
    max_leaves=20,
)

HOSTILE = {
    "NaN": (b'{\n "a": [1, NaN]\n}', "a[1]", "not_a_number", "NaN"),
    "Infinity": (b'{"a": {"b": -Infinity}}', "a.b", "not_a_number", "-Infinity"),
    "an infinite fraction": (b'{"a": 1e999}', "a", "not_a_number", "1e999"),
    "a long fraction": (b'{"a": 0.' + b"1" * 5000 + b"}", "a", "number_too_long", "0." + "1" * 57 + "…"),
    "a long integer": (b'{"a":\n -' + b"7" * 5000 + b"}", "linje 2, tegn 3", "number_too_long", "7" * 59 + "…"),
    "a doubled key": (b'{"plan": {"rounds": [{}, {"id": 1, "id": 1}]}}', "plan.rounds[1].id", "duplicate_key", "id"),
    "a doubled key that hides NaN": (b'{"a": NaN, "a": 1}', "a", "duplicate_key", "a"),
    "a doubled key within a doubled one": (b'{"b": {"a": 1, "a": 2}, "b": 3}', "b", "duplicate_key", "b"),
    "a doubled key at the top": (b'{"version": 1, "version": 2}', "version", "duplicate_key", "version"),
    "a doubled odd key": (b'{"\\n": 1, "\\n": 2}', '["\\n"]', "duplicate_key", "\n"),
    "half a character": (b'{"a": "x\\ud83d"}', "linje 1, tegn 9", "lone_surrogate", "\\ud83d"),
    "the other half": (b'["\\ude00"]', "linje 1, tegn 3", "lone_surrogate", "\\ude00"),
    "halves in the wrong order": (b'["\\ude00\\ud83d"]', "linje 1, tegn 3", "lone_surrogate", "\\ude00"),
    "half a character in a key": (b'{"\\ud800": 1}', "linje 1, tegn 3", "lone_surrogate", "\\ud800"),
    "a surrogate in UTF-8": (b'["\xed\xa0\x80"]', "linje 1, tegn 3", "not_utf8", ""),
    "lists in lists": (b"[" * 100_000, "linje 1, tegn 1", "too_deep", ""),
    "objects in objects": (b'{"a":' * 100_000, "linje 1, tegn 1", "too_deep", ""),
    "lists in lists that end": (b"\n[0, " + b"[" * 150 + b"]" * 151, "linje 2, tegn 5", "too_deep", ""),
    "lists in lists with something before": (b"[1, " * 150 + b"1" + b"]" * 150, "linje 1, tegn 401", "too_deep", ""),
    "a byte-order mark": (b"\xef\xbb\xbf{}", "linje 1, tegn 1", "byte_order_mark", ""),
    "UTF-16 with a mark": ('{"a": 1}'.encode("utf-16"), "linje 1, tegn 1", "not_utf8", ""),
    "UTF-16, little end first": ('{"a": 1}'.encode("utf-16-le"), "linje 1, tegn 1", "not_utf8", ""),
    "UTF-16, big end first": ('{"a": 1}'.encode("utf-16-be"), "linje 1, tegn 1", "not_utf8", ""),
    "Latin-1": ('{\n"a": "æ"}'.encode("latin-1"), "linje 2, tegn 7", "not_utf8", ""),
    "something after the end": (b'{"a": 1}\n}', "linje 2, tegn 1", "not_json", ""),
    "two values": (b"{}{}", "linje 1, tegn 3", "not_json", ""),
    "a comma too many": (b'{\n"a": 1,\n}', "linje 3, tegn 1", "not_json", ""),
    "a comment": (b"// plan\n{}", "linje 1, tegn 1", "not_json", ""),
    "a line break in a text": (b'{"a": "b\nc"}', "linje 1, tegn 9", "not_json", ""),
    "nothing but NUL": (bytes(64), "linje 1, tegn 1", "not_json", ""),
    "nothing": (b"", "linje 1, tegn 1", "truncated", ""),
    "cut in an object": (b'{"a": {"b": 1,\n', "linje 1, tegn 15", "truncated", ""),
    "cut in a text": (b'{"a": "b', "linje 1, tegn 9", "truncated", ""),
    "cut in a word": (b'{"a": fal', "linje 1, tegn 10", "truncated", ""),
    "cut in an escape": (b'{"a": "\\u00', "linje 1, tegn 12", "truncated", ""),
    "cut in a letter": ('{"a": "æ'.encode()[:-1], "linje 1, tegn 8", "truncated", ""),
}


def refusal(data: bytes, read: Callable[[bytes], Any]) -> InvalidPlanFile:
    with pytest.raises(InvalidPlanFile) as caught:
        read(data)
    return caught.value


def strictly(data: bytes) -> Any:
    return parse(data, None, InvalidPlanFile)


@given(values)
def test_what_is_right_is_read_as_it_is(value: Any) -> None:
    assert strictly(json.dumps(value, ensure_ascii=False).encode()) == value
    assert strictly(json.dumps(value, indent=2).encode()) == value


def test_escaped_pairs_and_escaped_backslashes_are_right() -> None:
    assert strictly(rb'["\ud83d\ude00", "\\ud800", "\\\\ud800", "\uD83D\uDE00"]') == [
        "😀",
        "\\ud800",
        "\\\\ud800",
        "😀",
    ]


@pytest.mark.parametrize(("data", "place", "reason", "detail"), HOSTILE.values(), ids=HOSTILE)
def test_hostile_content_is_refused_at_its_place(data: bytes, place: str, reason: str, detail: str) -> None:
    for read in (strictly, decode):
        error = refusal(data, read)
        assert (error.place, error.reason, error.detail) == (place, reason, detail)
    assert reason in REASONS
    assert place in describe(error)


@pytest.fixture(scope="module")
def five_megabytes(team_bytes: bytes) -> tuple[str, str]:
    """A plan file of almost the size limit, cut before the last id in it."""
    tree = json.loads(team_bytes)
    mark = tree["plan"]["rounds"][1]["mark_sets"][0]["marks"][0]
    tree["plan"]["rounds"][1]["mark_sets"][0]["marks"] = [{**mark, "id": f"b{number}"} for number in range(20_000)]
    before, found, after = json.dumps(tree, ensure_ascii=False, indent=1).rpartition('"id"')
    return before, found + after


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ('"q": 1, "q": 2', "duplicate_key"),
        ('"q": NaN', "not_a_number"),
        ('"q": "\\ud800"', "lone_surrogate"),
        ('"q": ' + "7" * 5000, "number_too_long"),
        ('"q": ' + "[" * 100_000, "too_deep"),
        ('"q": ,', "not_json"),
        ('"q": "', "truncated"),
    ],
    ids=lambda value: value[:12],
)
def test_the_last_line_of_five_megabytes_is_refused(five_megabytes: tuple[str, str], wrong: str, reason: str) -> None:
    before, after = five_megabytes
    data = (before + wrong + (", " + after) * (reason != "truncated")).encode()
    assert 4_500_000 < len(data) < SIZE_LIMIT
    assert refusal(data, decode).reason == reason


def test_a_framework_is_refused_as_one() -> None:
    with pytest.raises(InvalidFramework):
        parse(b"[", None, InvalidFramework)


def test_key_paths_are_readable_and_short() -> None:
    assert key_path(["plan", "rounds", 0, "mark_sets", 12]) == "plan.rounds[0].mark_sets[12]"
    assert key_path([3, "a"]) == "[3].a"
    assert key_path(["a b", "c"], "plan") == 'plan["a b"].c'
    assert len(key_path(["x" * 1000])) < 80


def test_validation_errors_name_place_reason_and_what_is_allowed(team: PlanFile) -> None:
    def error_of(**changes: Any) -> InvalidPlanFile | InvalidFramework:
        content = team.plan.model_dump(mode="json") | changes
        with pytest.raises(ValidationError) as caught:
            Plan.model_validate_json(json.dumps(content))
        return from_validation_error(caught.value, None, InvalidPlanFile, within="plan")

    assert error_of(kind="x") == InvalidPlanFile(None, "plan.kind", "enum", "team, personal")
    assert error_of(title="") == InvalidPlanFile(None, "plan.title", "string_too_short")
    assert error_of(extra=1) == InvalidPlanFile(None, "plan.extra", "extra_forbidden")
    assert error_of(follow_up="2027-02-30").reason == "date_parsing"
    assert error_of(talks=[{"id": "t", "date": "2027-01-01", "label": True}]).place == "plan.talks[0].label"
    doubled = [{"id": "t", "date": "2027-01-01"}] * 2
    assert error_of(talks=doubled) == InvalidPlanFile(None, "plan.talks[1]", "duplicate_id", "t")
    lost = team.plan.actions[0].replacing(goal="x").model_dump(mode="json")
    assert error_of(actions=[lost]) == InvalidPlanFile(None, "plan.actions[0].goal", "unknown_reference", "x")
