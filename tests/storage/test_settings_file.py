"""Settings survive everything that can be wrong with their file."""

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledelsesplan.core.errors import SaveFailed
from ledelsesplan.storage.paths import config_folder
from ledelsesplan.storage.settings import Recent, Settings, load_settings, save_settings

RECENT = Recent(
    path="/mappe/Åbne planer/plan.json",
    title="Chefgruppen 2027",
    unit="Social og Sundhed",
    kind="team",
    level="Chef",
    opened_at="2027-03-03T10:42:00+01:00",
    size=12_983,
    mtime_ns=1_803_000_000_000_000_001,
    strengths=26,
    priorities=22,
    open_actions=6,
    next_deadline="2027-03-05",
)
CHANGED = Settings(
    last_folder="/mappe",
    summary_folder="/samlet",
    theme="high-contrast",
    text_size=200,
    window=(-1920, 40, 1366, 728),
    maximized=True,
    definition_folded=False,
    history_days=30,
    recent=(RECENT, Recent(path="b.json")),
)


def place() -> Path:
    return config_folder() / "settings.json"


def write(content: Any) -> None:
    place().parent.mkdir(parents=True, exist_ok=True)
    place().write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())


def as_written(value: Settings) -> dict[str, Any]:
    content = value._asdict() | {"recent": [recent._asdict() for recent in value.recent]}
    written: dict[str, Any] = json.loads(json.dumps(content))
    return written


def test_what_is_saved_is_loaded() -> None:
    assert load_settings() == (Settings(), False)
    save_settings(CHANGED)
    assert load_settings() == (CHANGED, False)
    save_settings(Settings())
    assert load_settings() == (Settings(), False)
    assert os.listdir(config_folder()) == ["settings.json"]
    assert all(getattr(CHANGED, name) != default for name, default in Settings._field_defaults.items())


@pytest.mark.parametrize(
    "data",
    [b"", b"{", b"[]", b"null", b'"x"', b"\xff\xfe{}", b"[" * 100_000, b"\0" * 500, b" " * 1_000_001, b"1" * 5000],
    ids=lambda data: repr(data[:8]),
)
def test_a_broken_file_is_put_aside(data: bytes) -> None:
    write(data)
    assert load_settings() == (Settings(), True)
    assert (config_folder() / "settings.broken.json").read_bytes() == data
    assert load_settings() == (Settings(), False)
    save_settings(CHANGED)
    assert load_settings() == (CHANGED, False)


def test_a_folder_in_its_place_is_no_crash() -> None:
    place().mkdir(parents=True)
    assert load_settings() == (Settings(), True)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("last_folder", 1),
        ("last_folder", None),
        ("theme", "pink"),
        ("theme", {}),
        ("text_size", 79),
        ("text_size", 201),
        ("text_size", "100"),
        ("text_size", 100.0),
        ("text_size", True),
        ("window", [1, 2, 3]),
        ("window", [1, 2, 3, "4"]),
        ("window", [1, 2, 0, 4]),
        ("window", [1, 2, 3, 10**9]),
        ("window", "x"),
        ("maximized", 1),
        ("maximized", "false"),
        ("definition_folded", None),
        ("history_days", -1),
        ("history_days", True),
        ("recent", "x"),
        ("recent", {"path": "x"}),
    ],
)
def test_a_wrong_value_falls_back_on_its_own_default(name: str, wrong: Any) -> None:
    write(as_written(CHANGED) | {name: wrong})
    default = Settings._field_defaults[name]
    assert load_settings() == (CHANGED._replace(**{name: default}), False)


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("title", 1),
        ("kind", "x"),
        ("opened_at", "i går"),
        ("opened_at", 7),
        ("next_deadline", "2027-02-30"),
        ("next_deadline", None),
        ("size", "1"),
        ("mtime_ns", 2**70),
        ("strengths", -1),
        ("open_actions", True),
    ],
)
def test_a_wrong_value_of_a_recent_plan_falls_back_on_its_own_default(name: str, wrong: Any) -> None:
    write({"recent": [RECENT._asdict() | {name: wrong}]})
    default = Recent._field_defaults[name]
    assert load_settings()[0].recent == (RECENT._replace(**{name: default}),)


def test_entries_without_a_path_and_unknown_keys_are_left_out() -> None:
    entries = [None, 1, [], {}, {"path": 1}, {"path": ""}, {"title": "x"}, RECENT._asdict() | {"unknown": 1}]
    write({"recent": entries, "unknown": {"x": 1}, "text_size": 120})
    assert load_settings() == (Settings(text_size=120, recent=(RECENT,)), False)


def test_the_list_of_recent_plans_does_not_grow_for_ever() -> None:
    save_settings(Settings(recent=tuple(Recent(path=f"{number}.json") for number in range(80))))
    assert [entry.path for entry in load_settings()[0].recent] == [f"{number}.json" for number in range(50)]
    write({"recent": [{"path": f"{number}.json"} for number in range(80)]})
    assert len(load_settings()[0].recent) == 50


@pytest.mark.skipif(sys.platform == "win32", reason="its names are always Unicode")
def test_a_path_that_is_no_utf_8() -> None:
    odd = Settings(last_folder=os.fsdecode(b"/mappe/\xe6"), recent=(Recent(path=os.fsdecode(b"\xe6.json")),))
    save_settings(odd)
    assert load_settings() == (odd, False)


def test_what_cannot_be_saved_says_so() -> None:
    config_folder().parent.mkdir(parents=True)
    config_folder().write_bytes(b"")
    with pytest.raises(SaveFailed):
        save_settings(CHANGED)
    assert load_settings()[0] == Settings()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(
        st.sampled_from(Settings._fields),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
            lambda inner: (
                st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(Recent._fields), inner, max_size=4)
            ),
        ),
    )
)
def test_no_content_is_a_crash(content: dict[str, Any]) -> None:
    write(content)
    loaded, broken = load_settings()
    assert not broken
    save_settings(loaded)
    assert load_settings() == (loaded, False)
