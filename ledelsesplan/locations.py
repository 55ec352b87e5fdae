"""Where the files that ship with the program lie: beside the package in a checkout, inside it when installed."""

import sys
from functools import cache
from pathlib import Path


@cache
def data_root() -> Path:
    """The folder that holds `framework.json` and `resources/`.

    A wheel carries them in `ledelsesplan/_data`, a frozen build at its bundle's root (`sys._MEIPASS`), and a checkout
    or an editable install at the project's root. Raises FileNotFoundError where none of them is complete.
    """
    package = Path(__file__).resolve().parent
    candidates = [package / "_data", package.parent]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        candidates.insert(0, Path(bundle))
    for candidate in candidates:
        if (candidate / "framework.json").is_file() and (candidate / "resources").is_dir():
            return candidate
    raise FileNotFoundError("framework.json")


def framework_path() -> Path:
    """The framework that the program ships with."""
    return data_root() / "framework.json"


def resource(*parts: str) -> Path:
    """A file below `resources/`, e.g. `resource("icons", "home.svg")`."""
    return data_root().joinpath("resources", *parts)
