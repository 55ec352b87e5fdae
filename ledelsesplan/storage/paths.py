"""Where the program keeps its own files: in the user's local folders, which are never synchronised."""

import os
from pathlib import Path

import platformdirs

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
