import errno
import json
import os
import pickle
import re
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from types import NoneType, UnionType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from ledelsesplan import text
from ledelsesplan.core import edits, errors
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Mark, Plan
from ledelsesplan.text import describe, format_date, parse_date
from tests.factories import full_plan, small_framework_content, with_own_leader

TODAY = date(2027, 3, 3)


class TestParseDate:
    @pytest.mark.parametrize(
        "written",
        [
            "03-03-2027",
            "3-3-2027",
            "3/3 2027",
            "3/3-2027",
            "3/3/2027",
            "3.3.27",
            "03.03.27",
            "3 3 2027",
            "  3-3-2027  ",
            "3. 3. 2027",
            "3 - 3 - 2027",
            "3-3",
            "3/3",
            "3.3.",
        ],
    )
    def test_the_ways_in_which_a_date_is_written(self, written: str) -> None:
        assert parse_date(written, TODAY) == TODAY

    @pytest.mark.parametrize("written", ["", "   ", "\t", "\n"])
    def test_nothing_is_no_date(self, written: str) -> None:
        assert parse_date(written, TODAY) is None

    @pytest.mark.parametrize(
        "written",
        [
            "i morgen",
            "uge 9",
            "3",
            "2027",
            "030327",
            "3-3-3-3",
            "-",
            "./",
            "0-3-2027",
            "3-0-2027",
            "32-1-2027",
            "31-4-2027",
            "3-13-2027",
            "29-2-2027",
            "30-2-2028",
            "30-2",
            "31-4",
            "0-0",
            "3-3-0",
            "3-3-7",
            "3-3-027",
            "3-3-1899",
            "3-3-2200",
            "3-3-20270",
            "2027-03-03",
            "003-3-2027",
            "3. marts 2027",
            "3-3-2027 kl. 9",
            "+3-3-2027",
            "3,3,2027",
            "٣-٣-٢٠٢٧",
            "³-3-2027",
            "3\x00-3-2027",
            "9" * 30 + "-1-2027",
            "1-" + "9" * 30 + "-2027",
            "9" * 5000,
            "9" * 5000 + "-1",
            "1-1-" + "9" * 5000,
        ],
    )
    def test_what_is_no_date_is_refused(self, written: str) -> None:
        with pytest.raises(ValueError):  # noqa: PT011 - that it is a ValueError is all that is promised
            parse_date(written, TODAY)

    @pytest.mark.parametrize(
        ("written", "today", "expected"),
        [
            ("3-3", date(2027, 3, 3), date(2027, 3, 3)),
            ("2-3", date(2027, 3, 3), date(2028, 3, 2)),
            ("4-3", date(2027, 3, 3), date(2027, 3, 4)),
            ("31-12", date(2027, 12, 31), date(2027, 12, 31)),
            ("1-1", date(2027, 12, 31), date(2028, 1, 1)),
            ("31-12", date(2027, 1, 1), date(2027, 12, 31)),
            ("29-2", date(2028, 2, 29), date(2028, 2, 29)),
            ("29-2", date(2028, 1, 5), date(2028, 2, 29)),
            ("29-2", date(2027, 3, 3), date(2028, 2, 29)),
            ("29-2", date(2028, 3, 1), date(2032, 2, 29)),
            ("29-2", date(2096, 3, 1), date(2104, 2, 29)),
        ],
    )
    def test_without_a_year_it_is_the_next_such_day(self, written: str, today: date, expected: date) -> None:
        assert parse_date(written, today) == expected

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("29-2-2028", date(2028, 2, 29)),
            ("29-2-28", date(2028, 2, 29)),
            ("1-1-1900", date(1900, 1, 1)),
            ("31-12-2199", date(2199, 12, 31)),
            ("1-1-00", date(2000, 1, 1)),
            ("31-12-99", date(2099, 12, 31)),
        ],
    )
    def test_with_a_year_it_may_be_any_of_three_centuries(self, written: str, expected: date) -> None:
        assert parse_date(written, TODAY) == expected

    @given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
    def test_what_is_shown_can_be_typed(self, value: date) -> None:
        assert parse_date(format_date(value), TODAY) == value

    @given(st.dates(date(1900, 1, 1), date(2199, 12, 31)), st.dates(date(1950, 1, 1), date(2150, 12, 31)))
    def test_a_day_without_a_year_is_never_past(self, value: date, today: date) -> None:
        found = parse_date(f"{value.day}/{value.month}", today)

        assert found is not None
        assert (found.day, found.month) == (value.day, value.month)
        assert today <= found
        assert (found - today).days < (366 if (value.day, value.month) != (29, 2) else 8 * 366)

    @given(st.text(max_size=12) | st.text("0123456789-./ ", max_size=12))
    def test_whatever_is_typed_it_is_a_date_or_refused(self, written: str) -> None:
        try:
            found = parse_date(written, TODAY)
        except ValueError:
            return

        assert found is None or 1900 <= found.year <= 2199


class TestFormats:
    def test_dates(self) -> None:
        assert format_date(date(2027, 3, 3)) == "03-03-2027"
        assert format_date(date(1900, 12, 31)) == "31-12-1900"
        assert format_date(None) == ""

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (date(2027, 3, 3), "uge 9"),
            (date(2027, 1, 3), "uge 53"),  # a Sunday, and still the last week of 2026
            (date(2027, 1, 4), "uge 1"),
            (date(2024, 12, 30), "uge 1"),  # a Monday, and already the first week of 2025
            (date(2028, 2, 29), "uge 9"),
        ],
    )
    def test_weeks_are_those_of_iso_8601(self, value: date, expected: str) -> None:
        assert text.format_week(value) == expected

    def test_times_have_a_full_stop(self) -> None:
        assert text.format_time(datetime(2027, 3, 3, 10, 42, 59)) == "10.42"
        assert text.format_time(datetime(2027, 3, 3, 9, 5)) == "09.05"

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (datetime(2027, 3, 3, 10, 42), "I dag kl. 10.42"),
            (datetime(2027, 3, 3, 0, 0), "I dag kl. 00.00"),
            (datetime(2027, 3, 3, 23, 59), "I dag kl. 23.59"),
            (datetime(2027, 3, 2, 23, 59), "I går kl. 23.59"),
            (datetime(2027, 3, 1, 23, 59), "01-03-2027"),
            (datetime(2026, 3, 3, 12, 0), "03-03-2026"),
            (datetime(2027, 3, 4, 0, 0), "04-03-2027"),
        ],
    )
    def test_moments_are_told_by_the_day(self, value: datetime, expected: str) -> None:
        assert text.format_moment(value, datetime(2027, 3, 3, 12, 0)) == expected

    def test_yesterday_may_be_last_year(self) -> None:
        value = datetime(2026, 12, 31, 9, 5, tzinfo=UTC)

        assert text.format_moment(value, datetime(2027, 1, 1, 0, 1, tzinfo=UTC)) == "I går kl. 09.05"

    @pytest.mark.parametrize(
        ("value", "expected"),
        [("2021", "2021"), ("2021-12", "december 2021"), ("2021-03", "marts 2021"), ("2021-12-03", "03-12-2021")],
    )
    def test_a_date_may_be_known_in_part(self, value: str, expected: str) -> None:
        assert text.format_partial_date(value) == expected

    def test_one_day_and_several_days(self) -> None:
        assert text.overdue(1) == "Overskredet med 1 dag"
        assert text.overdue(2) == "Overskredet med 2 dage"
        assert text.overdue(21) == "Overskredet med 21 dage"

    @pytest.mark.parametrize(
        ("words", "expected"),
        [([], ""), (["a"], "a"), (["a", "b"], "a og b"), (["a", "b", "c"], "a, b og c"), (["{x}", "b"], "{x} og b")],
    )
    def test_words_in_a_list(self, words: list[str], expected: str) -> None:
        assert text.list_words(words) == expected

    def test_names_with_commas_of_their_own_are_told_apart(self) -> None:
        assert text.list_names(["Job, ydelser og fritid", "Børn og unge"]) == "Job, ydelser og fritid; Børn og unge"


def all_subclasses(base: type[errors.LedelsesplanError]) -> Iterator[type[errors.LedelsesplanError]]:
    for subclass in base.__subclasses__():
        yield subclass
        yield from all_subclasses(subclass)


FAILURES = sorted(set(all_subclasses(errors.LedelsesplanError)), key=lambda kind: kind.__name__)

EXAMPLES: dict[Any, list[Any]] = {
    str: ["noget", ""],
    int: [3, 7_400_000],
    bool: [True, False],
    Path: [Path("/home/mette/Ledergruppens plan {x}.json")],
    OSError: [OSError(errno.ENOSPC, "No space left on device"), OSError(errno.EPROTO, "Protocol error"), OSError("?")],
    datetime: [datetime(2027, 3, 3, 10, 42, tzinfo=UTC)],
    date: [TODAY],
    NoneType: [None],
}


def examples_of(hint: Any) -> list[Any]:
    """Values of a field's type."""
    if typing.get_origin(hint) in (typing.Union, UnionType):
        return [value for part in typing.get_args(hint) for value in examples_of(part)]
    if typing.get_origin(hint) is tuple:
        return [tuple(examples_of(typing.get_args(hint)[0])[:1] * 2)]
    if isinstance(hint, type) and issubclass(hint, BaseException) and hint is not OSError:
        return [OSError(errno.EIO, "Input/output error")]
    return EXAMPLES[hint]


def made(kind: type[errors.LedelsesplanError]) -> Iterator[errors.LedelsesplanError]:
    """Failures of a class, with each example of each field, and with each reason where it has a reason."""
    hints = {name: hint for name, hint in typing.get_type_hints(kind).items() if name in kind.__match_args__}
    usual = {name: examples_of(hint)[0] for name, hint in hints.items()}
    for name, hint in hints.items():
        values = list(text.REASONS) if name == "reason" else examples_of(hint)
        for value in values:
            yield kind(**{**usual, name: value})
    if not hints:
        yield kind()


class TestDescribe:
    def test_there_are_failures_to_describe(self) -> None:
        assert errors.SaveUncertain in FAILURES
        assert len(FAILURES) >= 17

    @pytest.mark.parametrize("kind", FAILURES, ids=lambda kind: str(kind.__name__))
    def test_each_failure_is_told_in_one_or_two_danish_sentences(self, kind: type[errors.LedelsesplanError]) -> None:
        for failure in made(kind):
            check_sentences(describe(failure), failure)

    @pytest.mark.parametrize("kind", FAILURES, ids=lambda kind: str(kind.__name__))
    def test_each_failure_has_words_of_its_own(self, kind: type[errors.LedelsesplanError]) -> None:
        class Unknown(Exception):
            pass

        beginning = describe(Unknown()).split("(")[0]
        for failure in made(kind):
            assert not describe(failure).startswith(beginning)

    def test_a_file_is_named_without_its_folder(self) -> None:
        said = describe(errors.FileMissing(Path("/home/mette/Planer/Plan.json")))

        assert "»Plan.json«" in said
        assert "mette" not in said

    @pytest.mark.parametrize("kind", [kind for kind in FAILURES if kind.__match_args__[:1] == ("path",)])
    def test_a_file_that_is_named_already_is_not_named_again(self, kind: type[errors.LedelsesplanError]) -> None:
        for failure in made(kind):
            said = describe(failure.without_path())
            assert "Ledergruppens plan" not in said
            check_sentences(said, failure)

    def test_what_has_no_file_stays_as_it_is(self) -> None:
        failure = errors.TooManyHands(3, 2)
        assert failure.without_path() is failure

    def test_place_and_reason_are_told(self) -> None:
        failure = errors.InvalidPlanFile(Path("Plan.json"), "plan.rounds[0].present", "less_than_equal")

        assert describe(failure) == (
            "»Plan.json« kan ikke læses: plan.rounds[0].present: tallet er for stort. Filen er ikke ændret."
        )

    def test_a_framework_without_a_file_is_told_as_well(self) -> None:
        failure = errors.InvalidFramework(None, "", "level_not_described", "chef")

        assert describe(failure).startswith("Ledelsesgrundlaget kan ikke bruges: ")
        assert "»chef«" in describe(failure)

    def test_sizes_have_a_decimal_comma(self) -> None:
        assert "7,4 MB" in describe(errors.FileTooLarge(Path("x.json"), 7_400_000, 5_000_000))
        assert "fylder 5,1 MB, og der læses højst 5,0 MB" in describe(
            errors.FileTooLarge(Path("x.json"), 5_000_001, 5_000_000)
        )

    def test_one_hand_is_not_several(self) -> None:
        assert describe(errors.TooManyHands(1, 0)) == "1 hånd er flere end de 0, der er til stede."

    def test_known_levels_are_listed(self) -> None:
        assert "chef og leder" in describe(errors.UnknownLevel("x", ("chef", "leder")))

    def test_braces_in_names_are_left_alone(self) -> None:
        assert "»{name}«" in describe(errors.UnknownBehaviour("{name}"))
        assert "»{detail}{0}«" in describe(errors.InvalidPlanFile(None, "{place}", "duplicate_key", "{detail}{0}"))

    def test_the_system_s_refusals_are_told_as_well(self) -> None:
        assert (
            describe(PermissionError(errno.EACCES, "Permission denied", "/x"))
            == "Det lykkedes ikke: der er ikke adgang."
        )

    def test_a_failure_that_nobody_foresaw_shows_nothing_of_its_inside(self) -> None:
        said = describe(RuntimeError("Mette Holm's note at 0x7f"))

        assert "Mette" not in said
        assert "0x7f" not in said
        assert said.endswith(".")


ENGLISH = re.compile(
    r"\b(error|errors|file|failed|failure|exception|invalid|unknown|missing|traceback|errno|path|cannot|not|the|no|found"
    r"|is|device|denied|protocol)\b",
    re.IGNORECASE,
)


def check_sentences(said: str, failure: BaseException) -> None:
    """One or two sentences for people, in Danish, with nothing of the program's inside."""
    assert said.endswith("."), said
    assert not said.endswith(".."), said
    assert said[0].isupper() or said[0].isdigit() or said[0] == "»", said
    assert 1 <= len(re.findall(r"[.!?](?=\s|$)", said)) <= 2, said
    assert all(after[0].isupper() or after[0] == "»" for after in re.split(r"[.!?]\s+", said)[1:]), said
    assert "None" not in said, said
    assert type(failure).__name__ not in said, said
    assert "  " not in said, said
    assert "\n" not in said, said
    assert not ENGLISH.search(said.replace("Ledergruppens plan {x}.json", "")), said
    assert "{" not in said.replace("{x}", ""), said


class TestReasons:
    def test_every_reason_is_a_clause(self) -> None:
        for code in text.REASONS:
            said = text.reason(code, "7")
            assert said[0].islower() or said[0].isdigit() or said[0] == "»", said
            assert said[-1] not in ".!?:", said
            assert "{" not in said, said

    def test_a_detail_that_is_wanted_and_missing_leaves_no_gap(self) -> None:
        assert text.reason("duplicate_id", "x") == "id'et »x« er brugt to gange"
        assert text.reason("duplicate_id", "") == "værdien er ikke gyldig"

    def test_an_unknown_code_is_told_in_general_words(self) -> None:
        assert text.reason("noget_nyt", "x") == "værdien er ikke gyldig"

    @pytest.mark.parametrize("model", [Plan, Framework], ids=["plan", "framework"])
    def test_whatever_is_wrong_with_a_value_there_is_a_reason_for_it(self, model: type[BaseModel]) -> None:
        content = full_content() if model is Plan else small_framework_content()
        codes: set[str] = set()
        for garbled in garbled_contents(content):
            try:
                model.model_validate_json(json.dumps(garbled))
            except ValidationError as error:
                codes |= {item["type"] for item in error.errors(include_url=False)}

        assert {"missing", "extra_forbidden", "string_type", "tuple_type", "model_type", "too_short"} <= codes
        assert codes - set(text.REASONS) == set()

    @pytest.mark.parametrize("note", ["x" * 20_001, "half \ud83d"])
    def test_whatever_is_wrong_with_what_is_typed_there_is_a_reason_for_it(self, note: str) -> None:
        with pytest.raises(ValidationError) as caught:
            Mark(id="vaerdi.ro", note=note)

        assert caught.value.errors()[0]["type"] in text.REASONS


def full_content() -> dict[str, Any]:
    """The JSON value of a plan in which every field that a plan may have is filled in."""
    content: dict[str, Any] = full_plan().model_dump(mode="json")
    item = {"id": "x1", "date": "2027-04-01"}
    content |= {"own_level": "top", "follow_up": "2027-06-01", "read": ["styring"]}
    content |= {"follow_ups": [{**item, "text": "Status"}], "talks": [{**item, "label": "Statussamtale"}]}
    content["run_sheet"] = {
        "steps": [{"id": "ramme", "title": "Ramme", "minutes": 10, "text": "", "note": ""}],
        "progress": {
            "step": "ramme",
            "page": 1,
            "used_seconds": [["ramme", 5]],
            "running_since": "2027-03-03T10:00:00Z",
        },
    }
    newest = content["rounds"][0]
    newest["agreements"] = [{"marker": "group", "name": "Mette", "date": "2027-03-03"}]
    newest["tally"] |= {
        "ballot_sums": [{"id": "styring.tema-1.top", "strength": 3, "priority": 1}],
        "dots": [{"id": "styring.tema-1.top", "count": 3}],
        "imported": ["sha256:" + "0" * 64],
        "fist_to_five": [0, 0, 1, 2, 3, 4],
    }
    newest["mark_sets"][0]["marks"] = newest["mark_sets"][0]["marks"][:2]
    content["actions"] = content["actions"][:1]
    Plan.model_validate_json(json.dumps(content))
    return content


WRONG: tuple[Any, ...] = (
    None, True, -1, 1.5, 10**9, 10**30, "", "x", "æ ø", "x" * 20_001, "2027-02-30", "2027-03-03T10:00:00", "03-03-2027",
    "2027-03-03T25:00:00Z", 5e300, [], {}, [[]], [{}], ["x", "x"], "\ud83d", "0000-00-00", "2021-02-30",
)  # fmt: skip


def garbled_contents(content: Any) -> Iterator[Any]:
    """A content with one thing wrong at a time, in every place."""
    for place in places(content):
        for wrong in WRONG:
            yield with_node(content, place, wrong)
        node = node_at(content, place)
        if isinstance(node, dict):
            yield with_node(content, place, {**node, "farve": "blå"})
            for key in node:
                yield with_node(content, place, {name: value for name, value in node.items() if name != key})
        if isinstance(node, list) and node:
            yield with_node(content, place, [*node, node[0]])
        if isinstance(node, str):
            yield with_node(content, place, "x" * 2001)


def places(node: Any) -> Iterator[tuple[str | int, ...]]:
    """The ways to every node, but to the first item of a list only."""
    yield ()
    children = node.items() if isinstance(node, dict) else enumerate(node[:1]) if isinstance(node, list) else ()
    for step, child in children:
        for rest in places(child):
            yield (step, *rest)


def node_at(content: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        content = content[step]
    return content


def with_node(content: Any, place: tuple[str | int, ...], value: Any) -> Any:
    if not place:
        return value
    step, *rest = place
    copy = content.copy()
    copy[step] = with_node(content[step], tuple(rest), value)
    return copy


class TestSystemReason:
    @pytest.mark.parametrize(
        "number",
        [
            errno.ENOENT, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.ENOTDIR,
            errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ELOOP, errno.ETIMEDOUT, errno.EFBIG, errno.EBUSY,
        ],
    )  # fmt: skip
    def test_what_saving_meets_is_told_in_words(self, number: int) -> None:
        said = text.system_reason(OSError(number, os.strerror(number)))

        assert said
        assert not re.search(r"\d", said)
        assert os.strerror(number) not in said

    def test_what_it_does_not_know_is_told_by_its_number(self) -> None:
        assert text.system_reason(OSError(errno.EPROTO, "Protocol error")) == f"fejl {errno.EPROTO} fra systemet"

    def test_without_a_number_it_says_so(self) -> None:
        assert text.system_reason(OSError("kun ord")) == "systemet sagde ikke hvorfor"
        assert text.system_reason(TimeoutError()) == "systemet sagde ikke hvorfor"

    @pytest.mark.parametrize("code", [32, 33])
    def test_a_file_that_another_program_holds_on_windows_is_in_use(self, code: int) -> None:
        refused = PermissionError(errno.EACCES, "The process cannot access the file")
        refused.winerror = code  # type: ignore[attr-defined,unused-ignore]

        assert text.system_reason(refused) == "filen er i brug"


class TestFailures:
    @pytest.mark.parametrize("kind", FAILURES, ids=lambda kind: str(kind.__name__))
    def test_they_can_be_sent_to_another_process(self, kind: type[errors.LedelsesplanError]) -> None:
        for failure in made(kind):
            sent = pickle.loads(pickle.dumps(failure))

            assert type(sent) is kind
            assert describe(sent) == describe(failure)

    def test_they_are_equal_when_their_facts_are(self) -> None:
        assert errors.TooManyHands(count=8, present=7) == errors.TooManyHands(8, 7)
        assert errors.TooManyHands(8, 7) != errors.TooManyHands(8, 6)


def test_the_edits_failures_have_words() -> None:
    """From the edit to the sentence, as a user meets it."""
    plan = full_plan()
    framework = Framework.model_validate_json(json.dumps(small_framework_content()))

    with pytest.raises(errors.TooManyHands) as caught:
        edits.count_hands(plan, framework, "styring.tema-1.top", strength=10, priority=None)

    assert describe(caught.value) == "10 hænder er flere end de 9, der er til stede."
    assert with_own_leader(plan, framework, Mark(id="vaerdi.ro", strength=True)).mark("vaerdi.ro") is not None
