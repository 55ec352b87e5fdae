"""A framework file is refused with what is wrong and where."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledelsesplan import locations
from ledelsesplan.core.errors import FileMissing, FileTooLarge, FileUnreadable, InvalidFramework
from ledelsesplan.core.framework import Framework
from ledelsesplan.storage.frameworks import load_framework
from ledelsesplan.text import describe


def content() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(locations.framework_path().read_bytes())
    return loaded


def refused(tmp_path: Path, data: str) -> InvalidFramework:
    path = tmp_path / "grundlag.json"
    path.write_text(data, encoding="utf-8")
    with pytest.raises(InvalidFramework) as caught:
        load_framework(path)
    assert caught.value.path == path
    assert "grundlag.json" in describe(caught.value)
    return caught.value


def test_the_framework_that_ships_is_loaded(framework: Framework, tmp_path: Path) -> None:
    assert framework.organisation == "Holstebro Kommune"
    copy = tmp_path / "grundlag.json"
    copy.write_bytes(locations.framework_path().read_bytes())
    assert load_framework(copy) == framework


def test_a_missing_level_is_named(tmp_path: Path) -> None:
    wrong = content()
    del wrong["corner_flags"][0]["competencies"][0]["themes"][0]["behaviours"][1]
    error = refused(tmp_path, json.dumps(wrong))
    assert (error.reason, error.detail) == ("level_not_described", "chef")


def test_a_wrong_digest_says_the_right_one(tmp_path: Path, framework: Framework) -> None:
    wrong = content()
    wrong["digest"] = "sha256:" + "0" * 64
    error = refused(tmp_path, json.dumps(wrong))
    assert (error.reason, error.detail) == ("digest_differs", framework.content_digest)


def test_a_wrong_value_is_named_by_its_place(tmp_path: Path) -> None:
    wrong = content()
    wrong["corner_flags"][1]["name"] = 7
    error = refused(tmp_path, json.dumps(wrong))
    assert (error.place, error.reason) == ("corner_flags[1].name", "string_type")
    error = refused(tmp_path, json.dumps(content() | {"format_version": 2}))
    assert (error.place, error.reason, error.detail) == ("format_version", "literal_error", "1")


def test_what_is_no_framework_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, "[]").reason == "not_an_object"
    assert refused(tmp_path, '{"id": 1, "id": 2}').reason == "duplicate_key"
    assert refused(tmp_path, "").reason == "truncated"
    assert refused(tmp_path, '{"a":' * 5000).reason == "too_deep"


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        load_framework(tmp_path / "nej.json")
    with pytest.raises(FileUnreadable):
        load_framework(tmp_path)
    large = tmp_path / "stor.json"
    large.write_bytes(b" " * 5_000_001)
    with pytest.raises(FileTooLarge):
        load_framework(large)
