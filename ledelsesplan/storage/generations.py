"""The local history: earlier generations of each plan file, byte for byte, thinned as they age.

`<plan_id>/<copy_id>/<saved_at>-r<revision>-<first of the fingerprint>.json`, for a copy is a document of its own; and
`places/` remembers which document a path held, for when its file can no longer say so.
"""

import json
import os
import re
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.storage.atomic import remove_leftovers, write_atomic
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.paths import make_private, path_key
from ledelsesplan.storage.planfile import Envelope, PlanFile, decode
from ledelsesplan.storage.reading import fingerprint, fingerprint_of, read_file

ALL_KEPT_FOR = timedelta(hours=24)
MOST_RECENT = 50
DAYS = 90

_TIME = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-r(\d{1,10})-([0-9a-f]{8})\.json", re.ASCII)
_ID = re.compile(r"[0-9a-f]{32}")
_PLAN_ID = re.compile(rb'"plan_id"\s*:\s*"([0-9a-f]{32})"')
_COPY_ID = re.compile(rb'"copy_id"\s*:\s*"([0-9a-f]{32})"')
_PLACES = "places"


class Generation(NamedTuple):
    """An earlier generation of a plan file, by its name; whether it is good is seen when it is read.

    `saved_at` is what the file says, by the clock of who saved it; `kept_at` is when it last stood in place here.
    """

    path: Path
    plan_id: str
    copy_id: str
    saved_at: datetime
    revision: int
    kept_at: datetime


def keep(history_folder: Path, path: Path, envelope: Envelope, data: bytes) -> None:
    """Puts the bytes of a plan file into the history, once. Raises SaveFailed, ReadBackFailed or OSError.

    A generation that is there counts as kept today: its days begin when the next one takes its place.
    """
    folder = history_folder / envelope.plan_id / envelope.copy.copy_id
    for part in (history_folder, folder.parent, folder, history_folder / _PLACES):
        make_private(part)
    saved_at = envelope.saved_at.astimezone(UTC).strftime(_TIME)
    mark = fingerprint_of(data)
    target = folder / f"{saved_at}-r{envelope.revision}-{mark.removeprefix('sha256:')[:8]}.json"
    if fingerprint(target) == mark:
        os.utime(target)
    else:
        write_atomic(target, data, private=True)
    _remember_place(history_folder, path, envelope)


def generations(history_folder: Path, plan_id: str, copy_id: str | None = None) -> tuple[Generation, ...]:
    """The generations of a plan, or of one copy of it: the one that stood in its file last comes first."""
    found: list[Generation] = []
    for folder in _folders(history_folder / plan_id) if _ID.fullmatch(plan_id) else ():
        if copy_id in (None, folder.name):
            found.extend(_generations_in(folder))
    return tuple(sorted(found, key=_age, reverse=True))


def newest_good(history_folder: Path, path: Path, plan_id: str | None = None) -> PlanFile | None:
    """The newest generation that is whole, for a file at `path` that is missing or garbled; None where there is none.

    The plan is `plan_id`, or what the file's beginning still says, or what the path was last known to hold.
    """
    for known, copy_id in _documents(history_folder, path, plan_id):
        for generation in generations(history_folder, known, copy_id):
            with suppress(LedelsesplanError):
                file = decode(read_file(generation.path, SIZE_LIMIT), generation.path)
                if file.digest_fits:
                    return file
    return None


def thin(history_folder: Path, days: int = DAYS, now: datetime | None = None, plan_id: str | None = None) -> None:
    """Removes what need not be kept, of all plans or of one. What cannot be removed stays.

    Kept are those of the last 24 hours, 50 at most, and before them the newest of each day (UTC), each for `days` days
    from when it was put there.
    """
    moment = now or datetime.now(UTC)
    plans = [history_folder / plan_id] if plan_id is not None else _folders(history_folder)
    for plan in plans:
        for folder in _folders(plan):
            remove_leftovers(folder, moment.timestamp())
            for generation in _surplus(_generations_in(folder), days, moment):
                with suppress(OSError):
                    os.unlink(generation.path)
            _remove_empty(folder)
        _remove_empty(plan)


def _surplus(found: list[Generation], days: int, now: datetime) -> list[Generation]:
    expired = now - timedelta(days=days)
    recent = 0
    seen_days = set()
    surplus = []
    for generation in sorted(found, key=_age, reverse=True):
        day = generation.saved_at.date()
        is_recent = generation.saved_at >= now - ALL_KEPT_FOR and recent < MOST_RECENT
        if generation.kept_at < expired or (day in seen_days and not is_recent):
            surplus.append(generation)
            continue
        recent += is_recent
        seen_days.add(day)
    return surplus


def _age(generation: Generation) -> tuple[datetime, int]:
    # Not saved_at: the clocks of several computers differ, and an older generation may have been put back.
    return generation.kept_at, generation.revision


def _folders(parent: Path) -> list[Path]:
    try:
        with os.scandir(parent) as entries:
            return [parent / entry.name for entry in entries if _ID.fullmatch(entry.name) and entry.is_dir()]
    except OSError:
        return []


def _generations_in(folder: Path) -> list[Generation]:
    found = []
    with suppress(OSError):
        for name in os.listdir(folder):
            match = _NAME.fullmatch(name)
            if match is None:
                continue
            with suppress(ValueError, OSError):
                path = folder / name
                saved_at = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
                kept_at = datetime.fromtimestamp(os.stat(path).st_mtime, UTC)
                found.append(Generation(path, folder.parent.name, folder.name, saved_at, int(match[2]), kept_at))
    return found


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        os.rmdir(folder)


def _remember_place(history_folder: Path, path: Path, envelope: Envelope) -> None:
    place = history_folder / _PLACES / f"{path_key(path)}.json"
    content = {"path": str(path), "plan_id": envelope.plan_id, "copy_id": envelope.copy.copy_id}
    data = json.dumps(content).encode()
    if fingerprint(place) != fingerprint_of(data):
        write_atomic(place, data, private=True)


def _documents(history_folder: Path, path: Path, plan_id: str | None) -> list[tuple[str, str | None]]:
    """The plans and copies that a path may have held, the likeliest first."""
    found: list[tuple[str, str | None]] = []
    with suppress(LedelsesplanError):
        beginning = read_file(path, SIZE_LIMIT)[:2000]
        plan, copy = _PLAN_ID.search(beginning), _COPY_ID.search(beginning)
        if plan is not None:
            found.append((plan[1].decode(), copy[1].decode() if copy is not None else None))
    place = _place(history_folder, path)
    if place is not None:
        found.append(place)
    if plan_id is not None:
        found = [(known, copy_id) for known, copy_id in found if known == plan_id] + [(plan_id, None)]
    return found


def _place(history_folder: Path, path: Path) -> tuple[str, str] | None:
    """The plan and the copy that a path was last known to hold."""
    try:
        place = json.loads(read_file(history_folder / _PLACES / f"{path_key(path)}.json", 10_000))
        return str(place["plan_id"]), str(place["copy_id"])
    except (LedelsesplanError, ValueError, RecursionError, TypeError, KeyError):
        return None
