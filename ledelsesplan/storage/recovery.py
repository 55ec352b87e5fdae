"""Recovery copies: the newest value of every plan that is being edited, where its user alone can read it."""

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.atomic import write_private
from ledelsesplan.storage.formats import RECOVERY_FORMAT, RECOVERY_VERSION, SIZE_LIMIT
from ledelsesplan.storage.generations import keep
from ledelsesplan.storage.paths import path_key, recovery_folder
from ledelsesplan.storage.planfile import Envelope, PlanFile, encode, from_tree, next_envelope, read_plan
from ledelsesplan.storage.reading import read_file

# A copy may outgrow what can be published, for it is then the only place where the work is safe.
LIMIT = 4 * SIZE_LIMIT


class Recovery(NamedTuple):
    """A recovery copy. `path` is where its plan belongs.

    `fits` tells that the file at `path` is still the one that the copy is based on, so that it can simply take its
    place; otherwise the two have to be compared.
    """

    path: Path
    plan: Plan
    envelope: Envelope
    based_on: str | None
    written_at: datetime
    fits: bool = False


def write_recovery(plan: Plan, envelope: Envelope, path: Path, based_on: str | None) -> None:
    """Makes a plan safe on this computer, in place of the copy before. Raises SaveFailed or ReadBackFailed.

    `envelope` and `based_on` are those that the next `publish` will be given.
    """
    content = {
        "format": RECOVERY_FORMAT,
        "version": RECOVERY_VERSION,
        "path": os.path.abspath(path),
        "based_on": based_on,
        "written_at": datetime.now(UTC).isoformat(),
        "file": json.loads(encode(plan, envelope)),
    }
    target = _place(envelope.plan_id, path)
    # Escapes, for a path may hold bytes that are no UTF-8, which Python keeps as lone surrogates.
    write_private(target, json.dumps(content).encode())


def find_recovery(path: Path) -> Recovery | None:
    """The copy of the plan at a path that holds something else than the file does, None where there is none.

    A copy of what the file holds was published and cut off before it could go; it goes now, lest a later change of the
    file by someone else make it look like newer work.
    A copy that is based on an older file is given, too, with `fits` not set: the file may be this program's own last
    save, cut off before it was told, and the copy what was done after it.
    """
    copies = _recoveries(path)
    if not copies:
        return None
    file = _readable(path)
    if file is not None:
        copies = [copy for copy in copies if copy.envelope.plan_id == file.envelope.plan_id]
        for copy in copies:
            if copy.plan == file.plan:
                discard_recovery(copy.envelope.plan_id, path)
        copies = [copy for copy in copies if copy.plan != file.plan]
    if not copies:
        return None
    newest = max(copies, key=lambda copy: copy.written_at)
    fits = file is not None and newest.based_on == file.fingerprint
    return Recovery(path, newest.plan, newest.envelope, newest.based_on, newest.written_at, fits)


def set_aside(recovery: Recovery, history_folder: Path) -> None:
    """Puts a copy that its user does without into the local history; where that cannot be, the copy stays."""
    envelope = next_envelope(recovery.envelope, recovery.written_at)
    with suppress(LedelsesplanError, OSError):
        keep(history_folder, recovery.path, envelope, encode(recovery.plan, envelope))
        discard_recovery(recovery.envelope.plan_id, recovery.path)


def discard_recovery(plan_id: str, path: Path) -> None:
    """Removes the copy of a plan, where there is one: what it holds is safe elsewhere."""
    with suppress(OSError):
        os.unlink(_place(plan_id, path))


def _place(plan_id: str, path: Path) -> Path:
    return recovery_folder() / f"{plan_id}-{path_key(path)}.json"


def _recoveries(path: Path) -> list[Recovery]:
    ending = f"-{path_key(path)}.json"
    try:
        names = [name for name in os.listdir(recovery_folder()) if name.endswith(ending) and not name.startswith(".")]
    except OSError:
        return []
    found = (_read(recovery_folder() / name) for name in names)
    return [recovery for recovery in found if recovery is not None]


def _read(place: Path) -> Recovery | None:
    """A recovery copy, None for what is none or is garbled."""
    try:
        content: Any = json.loads(read_file(place, LIMIT))
        if content["format"] != RECOVERY_FORMAT or content["version"] != RECOVERY_VERSION:
            return None
        path, based_on = content["path"], content["based_on"]
        if not isinstance(path, str) or not isinstance(based_on, str | None):
            return None
        written_at = datetime.fromisoformat(content["written_at"]).astimezone(UTC)
        file = from_tree(content["file"], place)
    except (LedelsesplanError, ValueError, TypeError, KeyError, RecursionError, OverflowError):
        return None
    return Recovery(Path(path), file.plan, file.envelope, based_on, written_at)


def _readable(path: Path) -> PlanFile | None:
    try:
        return read_plan(path)
    except LedelsesplanError:
        return None
