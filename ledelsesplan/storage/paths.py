"""Where the program keeps its own files: in the user's local folders, which are never synchronised."""

import os
from pathlib import Path

import platformdirs

from ledelsesplan import locations

HOME_VARIABLE = "LEDELSESPLAN_HOME"
_PROGRAM = "Ledelsesplan"


def config_folder() -> Path:
    """The folder of the settings."""
    return _home("config") or platformdirs.user_config_path(_PROGRAM, appauthor=False)


def recovery_folder() -> Path:
    """The folder of the recovery copies."""
    return _home("recovery") or platformdirs.user_data_path(_PROGRAM, appauthor=False) / "recovery"


def history_folder() -> Path:
    """The folder of earlier generations of the plan files."""
    return _home("history") or platformdirs.user_data_path(_PROGRAM, appauthor=False) / "history"


def frameworks_folder() -> Path:
    """The folder of the frameworks that plans were opened or made with."""
    return _home("frameworks") or platformdirs.user_data_path(_PROGRAM, appauthor=False) / "frameworks"


def chosen_framework() -> Path:
    """Where the copy of the framework lies that the user has chosen; there is none while the shipped one is used."""
    return config_folder() / "framework.json"


def framework_in_use() -> Path:
    """The framework that new plans are made with: the chosen one, or the one that ships with the program."""
    chosen = chosen_framework()
    return chosen if chosen.is_file() else locations.framework_path()


def make_private(folder: Path) -> None:
    """Makes a folder that only its owner can open. Raises OSError."""
    os.makedirs(folder, mode=0o700, exist_ok=True)
    if os.name == "posix" and os.stat(folder).st_mode & 0o077:
        os.chmod(folder, 0o700)


def path_key(path: Path) -> str:
    """32 hexadecimal digits that stand for a path, the same for every way of writing it."""
    import hashlib

    written = os.path.normcase(os.path.abspath(path))
    return hashlib.sha256(os.fsencode(written)).hexdigest()[:32]


def _home(part: str) -> Path | None:
    """A folder below the one that the environment names, for tests and for copies on a stick; None without it."""
    home = os.environ.get(HOME_VARIABLE)
    return Path(home).absolute() / part if home else None
