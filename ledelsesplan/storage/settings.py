"""The user's settings and the list of recent plans, in one small file that can be lost without harm."""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ledelsesplan.core.errors import FileMissing, LedelsesplanError
from ledelsesplan.storage.paths import config_folder
from ledelsesplan.storage.reading import read_file

THEMES = ("system", "light", "dark", "high-contrast")
SMALLEST_TEXT, LARGEST_TEXT = 80, 200
MOST_RECENT = 50
LIMIT = 1_000_000

Check = Callable[[Any], bool]


class Recent(NamedTuple):
    """A plan that was opened, with what the start page shows of it while its file has this size and time.

    `level` is the name of a leader's own level; `opened_at` an ISO time, `next_deadline` an ISO date, each "" for none;
    `size` is in bytes, `mtime_ns` in nanoseconds since 1970.
    """

    path: str
    title: str = ""
    unit: str = ""
    kind: str = ""
    level: str = ""
    opened_at: str = ""
    size: int = -1
    mtime_ns: int = -1
    strengths: int = 0
    priorities: int = 0
    open_actions: int = 0
    next_deadline: str = ""


class Settings(NamedTuple):
    """What the program remembers. `text_size` is in percent; `window` is left, top, width and height in pixels."""

    last_folder: str = ""
    summary_folder: str = ""
    theme: str = "system"
    text_size: int = 100
    window: tuple[int, int, int, int] | None = None
    maximized: bool = False
    definition_folded: bool = True
    history_days: int = 90
    recent: tuple[Recent, ...] = ()


def load_settings() -> tuple[Settings, bool]:
    """The settings, and whether their file was broken: it is then kept as `settings.broken.json`. Never raises.

    A value that is wrong falls back on its own default; what is unknown is left out.
    """
    place = _place()
    try:
        content = json.loads(read_file(place, LIMIT))
        if not isinstance(content, dict):
            raise ValueError("not an object")
    except FileMissing:
        return Settings(), False
    except (LedelsesplanError, ValueError, RecursionError):
        with suppress(OSError):
            os.replace(place, place.with_name("settings.broken.json"))
        return Settings(), True
    values = _valid(content, _CHECKS)
    if isinstance(values.get("window"), list):
        values["window"] = tuple(values["window"])
    listed = content.get("recent")
    entries = [_recent(entry) for entry in listed] if isinstance(listed, list) else []
    values["recent"] = tuple(entry for entry in entries if entry is not None)[:MOST_RECENT]
    return Settings(**values), False


def save_settings(settings: Settings) -> None:
    """Writes the settings atomically. Raises SaveFailed or ReadBackFailed."""
    from ledelsesplan.storage.atomic import write_private

    place = _place()
    content = settings._asdict() | {"recent": [recent._asdict() for recent in settings.recent[:MOST_RECENT]]}
    # A path may hold bytes that are no UTF-8, which Python keeps as lone surrogates; json.loads takes them back.
    data = (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode(errors="surrogatepass")
    write_private(place, data)


def _place() -> Path:
    return config_folder() / "settings.json"


def _valid(content: dict[str, Any], checks: dict[str, Check]) -> dict[str, Any]:
    return {name: content[name] for name, check in checks.items() if name in content and check(content[name])}


def _recent(entry: Any) -> Recent | None:
    if not isinstance(entry, dict) or not isinstance(entry.get("path"), str) or not entry["path"]:
        return None
    return Recent(**_valid(entry, _RECENT_CHECKS))


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_flag(value: Any) -> bool:
    return isinstance(value, bool)


def _between(least: int, most: int) -> Check:
    return lambda value: type(value) is int and least <= value <= most


def _one_of(*known: str) -> Check:
    return lambda value: isinstance(value, str) and value in known


def _reads_as(read: Callable[[str], object]) -> Check:
    def check(value: Any) -> bool:
        if value == "":
            return True
        try:
            read(value)
        except (TypeError, ValueError):
            return False
        return True

    return check


def _is_window(value: Any) -> bool:
    in_range = _between(-100_000, 100_000)
    if value is None:
        return True
    return isinstance(value, list) and len(value) == 4 and all(map(in_range, value)) and min(value[2:]) > 0


_CHECKS: dict[str, Check] = {
    "last_folder": _is_text,
    "summary_folder": _is_text,
    "theme": _one_of(*THEMES),
    "text_size": _between(SMALLEST_TEXT, LARGEST_TEXT),
    "window": _is_window,
    "maximized": _is_flag,
    "definition_folded": _is_flag,
    "history_days": _between(0, 3650),
}
_NUMBERS = _between(-1, 2**63 - 1)
_RECENT_CHECKS: dict[str, Check] = {
    "path": _is_text,
    "title": _is_text,
    "unit": _is_text,
    "kind": _one_of("team", "personal", "own-leader", ""),
    "level": _is_text,
    "opened_at": _reads_as(datetime.fromisoformat),
    "size": _NUMBERS,
    "mtime_ns": _NUMBERS,
    "strengths": _between(0, 100_000),
    "priorities": _between(0, 100_000),
    "open_actions": _between(0, 100_000),
    "next_deadline": _reads_as(date.fromisoformat),
}
assert set(Recent._fields) == _RECENT_CHECKS.keys()
