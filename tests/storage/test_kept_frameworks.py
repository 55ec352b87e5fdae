"""The frameworks that are kept for older plans, and the one that the user has chosen."""

import json
import os
from pathlib import Path

import pytest

from ledelsesplan import locations
from ledelsesplan.core.errors import FileMissing, InvalidFramework
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind
from ledelsesplan.storage import frameworks
from ledelsesplan.storage.frameworks import (
    find,
    frameworks_for,
    keep,
    load_framework,
    shipped_framework,
    use_framework,
    use_shipped,
)
from ledelsesplan.storage.paths import chosen_framework, frameworks_folder
from ledelsesplan.storage.summaries import framework_summary
from tests.factories import empty_plan, reworded, small_framework, small_framework_content

OLD = small_framework()


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "grundlag.json"
    path.write_text(json.dumps(small_framework_content()), encoding="utf-8")
    return path


def test_a_kept_framework_is_found_by_its_digest() -> None:
    assert find(OLD.content_digest) is None
    keep(OLD)
    found = find(OLD.content_digest)
    assert found is not None
    assert found.content_digest == OLD.content_digest
    assert [item.text for item in found.markables()] == [item.text for item in OLD.markables()]


def test_it_is_kept_once_and_for_its_owner_alone() -> None:
    keep(OLD)
    (path,) = frameworks_folder().iterdir()
    before = path.stat().st_ino
    keep(OLD)
    assert [item.stat().st_ino for item in frameworks_folder().iterdir()] == [before]
    if os.name == "posix":
        assert path.stat().st_mode & 0o077 == 0
        assert frameworks_folder().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("digest", ["sha256:" + "0" * 64, "sha256:../../x", "md5:" + "0" * 64, ""])
def test_what_is_not_kept_is_not_found(digest: str) -> None:
    keep(OLD)
    assert find(digest) is None


def test_a_kept_framework_that_was_changed_by_hand_is_not_taken_for_it() -> None:
    keep(OLD)
    (path,) = frameworks_folder().iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace("Lytter", "Taler"), encoding="utf-8")
    assert find(OLD.content_digest) is None
    path.write_bytes(b"{")
    assert find(OLD.content_digest) is None


def test_those_unused_for_longest_go_where_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    versions = [reworded(OLD, "alle.lytter", f"Lytter {number}") for number in range(4)]
    for version in versions[:3]:
        keep(version)
    size = max(path.stat().st_size for path in frameworks_folder().iterdir())
    for age, version in enumerate((versions[1], versions[0], versions[2])):
        name = version.content_digest.removeprefix("sha256:") + ".json"
        os.utime(frameworks_folder() / name, (1_000_000 + age, 1_000_000 + age))
    monkeypatch.setattr(frameworks, "KEPT_LIMIT", 3 * size + 20)
    keep(versions[3])
    assert [find(version.content_digest) is not None for version in versions] == [True, False, True, True]


def test_where_nothing_can_be_kept_nothing_fails(isolated_home: Path) -> None:
    isolated_home.write_text("no folder", encoding="utf-8")
    keep(OLD)
    assert find(OLD.content_digest) is None


def test_a_plan_s_frameworks_are_those_in_use_and_kept() -> None:
    plan, new = empty_plan(OLD, Kind.PERSONAL), reworded(OLD, "alle.lytter", "Hører efter")
    assert frameworks_for(plan, new).of(plan) is new
    keep(OLD)
    assert frameworks_for(plan, new).of(plan).content_digest == OLD.content_digest
    assert frameworks_for(plan, OLD).of(plan) is OLD


def test_a_chosen_framework_is_used_from_its_copy_until_the_shipped_one_is_wanted(own: Path) -> None:
    shipped = load_framework()
    assert use_framework(own).content_digest == OLD.content_digest
    own.unlink()
    assert load_framework().content_digest == OLD.content_digest
    assert framework_summary().title == "Lille ledelsesgrundlag"
    assert shipped_framework() == shipped
    use_shipped()
    assert load_framework() == shipped
    use_shipped()


def test_a_file_that_cannot_be_used_changes_nothing(own: Path, framework: Framework, tmp_path: Path) -> None:
    content = small_framework_content()
    del content["levels"]
    own.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(InvalidFramework) as caught:
        use_framework(own)
    assert (caught.value.path, caught.value.place, caught.value.reason) == (own, "levels", "missing")
    with pytest.raises(FileMissing):
        use_framework(tmp_path / "nej.json")
    assert not chosen_framework().exists()
    assert load_framework(locations.framework_path()) == load_framework() == framework
