"""Sample files, and an operating system that fails where it is told to."""

import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ledelsesplan.storage import atomic, exclusive, generations, paths, reading, recovery, saving, settings
from ledelsesplan.storage.planfile import PlanFile, decode

DATA = Path(__file__).parent.parent / "data"
MODULES: tuple[ModuleType, ...] = (atomic, exclusive, generations, paths, reading, recovery, saving, settings)
WATCHED = {
    *("open", "write", "read", "fsync", "close", "stat", "fstat", "access", "fchmod", "chmod", "utime"),
    *("replace", "rename", "link", "unlink", "readlink", "makedirs", "rmdir", "scandir", "listdir"),
}


def nothing_fails(_number: int, _name: str, _arguments: tuple[Any, ...]) -> None:
    """Lets every call through."""


class FaultyOs:
    """Stands in for `os`: counts the calls of the program's own code, and fails at the chosen ones.

    `fail` is asked before each call with its number (from 0), its name and its arguments; it may raise an OSError, or
    give a function to call instead.
    """

    def __init__(self, fail: Callable[[int, str, tuple[Any, ...]], Any] = nothing_fails) -> None:
        self.calls: list[str] = []
        self._fail = fail

    def __getattr__(self, name: str) -> Any:
        real = getattr(os, name)
        if name not in WATCHED:
            return real

        def call(*arguments: Any, **options: Any) -> Any:
            self.calls.append(name)
            try:
                instead = self._fail(len(self.calls) - 1, name, arguments)
            except OSError:
                if name == "close":  # a failed close has closed all the same (close(2))
                    os.close(*arguments)
                raise
            return (instead or real)(*arguments, **options)

        return call


@pytest.fixture
def use_os(monkeypatch: pytest.MonkeyPatch) -> Callable[[FaultyOs], FaultyOs]:
    """Puts a FaultyOs in the place of `os` in the storage package alone."""

    def use(faulty: FaultyOs) -> FaultyOs:
        for module in MODULES:
            if hasattr(module, "os"):
                monkeypatch.setattr(module, "os", faulty)
        return faulty

    return use


@pytest.fixture(scope="session")
def faulty_os() -> type[FaultyOs]:
    """The class, for tests that say themselves what fails."""
    return FaultyOs


@pytest.fixture(scope="session")
def team_bytes() -> bytes:
    """A team plan with every field of one."""
    return (DATA / "plan-v1.json").read_bytes()


@pytest.fixture(scope="session")
def own_leader_bytes() -> bytes:
    """A personal plan's copy for the own leader, 5 KB."""
    return (DATA / "plan-v1-own-leader.json").read_bytes()


@pytest.fixture(scope="session")
def team(team_bytes: bytes) -> PlanFile:
    """The team plan, read."""
    return decode(team_bytes)


@pytest.fixture
def plan_path(tmp_path: Path, team_bytes: bytes) -> Path:
    """The team plan as a file in a folder of its own."""
    folder = tmp_path / "Ledergruppen"
    folder.mkdir()
    path = folder / "Chefgruppen 2027.json"
    path.write_bytes(team_bytes)
    return path
