"""What is built from the checkout carries the framework and the resources that lie outside the package."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from ledelsesplan import locations

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def fresh_root() -> object:
    locations.data_root.cache_clear()
    yield
    locations.data_root.cache_clear()


def test_the_wheel_finds_its_data_where_it_is_installed(tmp_path: Path) -> None:
    pytest.importorskip("hatchling")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    installed = tmp_path / "installed"
    with ZipFile(wheel) as archive:
        archive.extractall(installed)
    script = "from ledelsesplan.locations import data_root; print(data_root())"
    found = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed), "PATH": ""},
        check=True,
        capture_output=True,
        encoding="utf-8",
    ).stdout.strip()
    assert Path(found) == installed / "ledelsesplan" / "_data"
    for name in ("framework.json", "resources/icons/home.svg", "resources/fonts/SourceSans3-Regular.ttf"):
        assert (Path(found) / name).read_bytes() == (ROOT / name).read_bytes()


@pytest.mark.usefixtures("fresh_root")
def test_a_frozen_build_looks_into_its_bundle_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "framework.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert locations.framework_path() == tmp_path / "framework.json"


@pytest.mark.usefixtures("fresh_root")
def test_a_checkout_finds_its_own() -> None:
    assert locations.data_root() == ROOT
