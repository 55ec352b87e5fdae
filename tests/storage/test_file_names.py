"""File names and folders that every system takes."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.storage import paths
from ledelsesplan.storage.names import free_path, safe_file_name

FOLDERS = [paths.config_folder, paths.recovery_folder, paths.history_folder]
RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{device}{number}" for device in ("COM", "LPT") for number in "0123456789¹²³"
}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Chefgruppen 2027", "Chefgruppen 2027.json"),
        ("Ældre & sundhed – Åbyhøj", "Ældre & sundhed – Åbyhøj.json"),
        ("2026/27: vores plan", "2026-27- vores plan.json"),
        ('Hvad "vil" vi? <nu>*|', "Hvad vil vi nu-.json"),
        ("  to\tord \n her  ", "to ord her.json"),
        ("Plan...", "Plan.json"),
        ("Plan . . ", "Plan.json"),
        ("..", "Plan.json"),
        (".skjult", "skjult.json"),
        ("", "Plan.json"),
        ("???", "Plan.json"),
        ("CON", "CON_.json"),
        ("con", "con_.json"),
        ("Aux.plan", "Aux_.plan.json"),
        ("NUL .plan", "NUL_.plan.json"),
        ("com1", "com1_.json"),
        ("LPT²", "LPT²_.json"),
        ("Conference", "Conference.json"),
        ("COM10", "COM10.json"),
        ("A\u030angstro\u0308m", "Ångström.json"),
        ("a\u202egpj", "a gpj.json"),
        ("x\ud800y", "x y.json"),
        ("../../etc/passwd", "-..-etc-passwd.json"),
    ],
)
def test_a_title_becomes_a_name(title: str, name: str) -> None:
    assert safe_file_name(title, ".json") == name


def test_a_long_title_is_cut_between_letters() -> None:
    name = safe_file_name("å" * 300, ".json")
    assert name == "å" * 125 + ".json"
    assert len(safe_file_name("x" * 249 + ". . .x", ".json").encode()) < 255
    assert safe_file_name("x" * 249 + ". . .x", ".json") == "x" * 249 + ".json"


@given(st.text() | st.text("conCON. <>:\\/|?*1"), st.sampled_from([".json", ".xlsx", " – Nærmeste leder.json"]))
def test_no_title_gives_a_name_that_windows_refuses(title: str, suffix: str) -> None:
    name = safe_file_name(title, suffix)
    assert name.endswith(suffix)
    assert 0 < len(name.encode()) <= 255
    assert not set(name) & set('<>:"/\\|?*')
    assert all(letter.isprintable() for letter in name)
    assert name[0] not in ". "
    assert name.removesuffix(suffix)[-1] not in ". "
    assert name.split(".")[0].rstrip().upper() not in RESERVED


@pytest.mark.parametrize("title", ["Chefgruppen", "x" * 300, "CON", ""])
def test_a_path_that_is_free(tmp_path: Path, title: str) -> None:
    for _ in range(3):
        free_path(tmp_path, title).touch()
    assert [path.name for path in sorted(tmp_path.iterdir())] == sorted(
        safe_file_name(title, f"{number}.json") for number in ("", " (2)", " (3)")
    )


def test_one_variable_moves_all_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LEDELSESPLAN_HOME", str(tmp_path))
    assert [folder() for folder in FOLDERS] == [
        tmp_path / "config",
        tmp_path / "recovery",
        tmp_path / "history",
    ]
    monkeypatch.setenv("LEDELSESPLAN_HOME", "her")
    monkeypatch.chdir(tmp_path)
    assert paths.config_folder() == tmp_path / "her" / "config"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="the folders of the XDG base directory specification")
def test_without_it_the_folders_are_the_users_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("LEDELSESPLAN_HOME")
    for variable in ("CONFIG", "DATA"):
        monkeypatch.setenv(f"XDG_{variable}_HOME", str(tmp_path / variable.lower()))
    assert paths.config_folder() == tmp_path / "config" / "Ledelsesplan"
    assert paths.recovery_folder() == tmp_path / "data" / "Ledelsesplan" / "recovery"
    assert paths.history_folder() == tmp_path / "data" / "Ledelsesplan" / "history"
