"""Publishing a plan to its file, so that no one's generation is lost."""

import errno
import os
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from ledelsesplan.core.errors import (
    AlreadyExists,
    ChangedOnDisk,
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    LedelsesplanError,
    ReadBackFailed,
    SaveFailed,
)
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.atomic import followed, remove_leftovers, sync, write_atomic
from ledelsesplan.storage.exclusive import exclusive
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.generations import DAYS, keep, thin
from ledelsesplan.storage.planfile import (
    Envelope,
    PlanFile,
    decode,
    encode,
    next_envelope,
    plan_digest,
)
from ledelsesplan.storage.reading import Sleep, fingerprint_of, read_file


class Saved(NamedTuple):
    """What stands in the file now: the envelope and the fingerprint that the next save is based on.

    `written` is False where the plan stood there already.
    """

    envelope: Envelope
    fingerprint: str
    written: bool = True


def publish(
    path: Path,
    plan: Plan,
    envelope: Envelope,
    based_on: str | None,
    history_folder: Path,
    *,
    history_days: int = DAYS,
    now: datetime | None = None,
    sleep: Sleep = time.sleep,
) -> Saved:
    """Writes the next generation of a plan file; the one before it goes into the local history first.

    `envelope` and `based_on` (a fingerprint) are those of the file that this plan was read from, or that the last save
    gave; for a new file `based_on` is None. A file that is gone is written anew. Where the file holds this very plan
    already, nothing is written: a save that is made again does no harm.

    Raises ChangedOnDisk (someone else has written it), AlreadyExists (there is a file where none was expected),
    FileTooLarge (the plan would not be read again), SaveFailed or ReadBackFailed, and the old file is whole; or
    SaveUncertain, and the new file stands, with the fingerprint that the error carries.
    """
    new = next_envelope(envelope, now)
    data = encode(plan, new)
    if len(data) > SIZE_LIMIT:
        raise FileTooLarge(path, len(data), SIZE_LIMIT)
    try:
        with exclusive(history_folder / "turns", followed(path), sleep=sleep):
            there = _on_disk(path)
            if there is not None:
                same = _holding(there, plan, envelope)
                if same is not None:
                    sync(path)
                    return Saved(same.envelope, same.fingerprint, written=False)
                if based_on is None:
                    raise AlreadyExists(path)
                if fingerprint_of(there) != based_on:
                    raise ChangedOnDisk(path, _changed_at(path, there))
                _keep(history_folder, path, envelope, there)
            write_atomic(path, data, expected=None if there is None else based_on, sleep=sleep)
    except OSError as error:
        raise SaveFailed(path, error) from error
    # Kept at once, so that even a file that is garbled before its next save has its last generation in the history.
    with suppress(SaveFailed, ReadBackFailed, OSError):
        keep(history_folder, path, new, data)
    thin(history_folder, history_days, now, plan_id=envelope.plan_id)
    with suppress(OSError):
        remove_leftovers(followed(path).parent, now.timestamp() if now else None)
    return Saved(new, fingerprint_of(data))


def _on_disk(path: Path) -> bytes | None:
    """The bytes of the file, None where it is not there. Raises ChangedOnDisk for what is too large to be ours."""
    try:
        return read_file(path, SIZE_LIMIT)
    except FileMissing:
        return None
    except FileUnreadable as failure:
        raise failure.error from failure
    except FileTooLarge as failure:
        raise ChangedOnDisk(path, _changed_at(path, b"")) from failure


def _holding(data: bytes, plan: Plan, envelope: Envelope) -> PlanFile | None:
    """The file of these bytes where it is whole and holds this plan as this copy."""
    if plan_digest(plan).encode() not in data:
        return None
    try:
        file = decode(data)
    except LedelsesplanError:
        return None
    is_this = file.envelope.plan_id == envelope.plan_id and file.envelope.copy == envelope.copy and file.plan == plan
    return file if is_this and file.digest_fits and file.migrated_from is None else None


def _changed_at(path: Path, data: bytes) -> datetime | None:
    """Since when the file holds what it does: its own word, or the system's."""
    with suppress(LedelsesplanError):
        return decode(data).envelope.saved_at
    with suppress(OSError):
        return datetime.fromtimestamp(os.stat(path).st_mtime, UTC)
    return None


def _keep(history_folder: Path, path: Path, envelope: Envelope, data: bytes) -> None:
    """Keeps the generation that is about to be replaced. Raises SaveFailed: without it, nothing is replaced."""
    try:
        keep(history_folder, path, envelope, data)
    except (SaveFailed, ReadBackFailed) as failure:
        cause = failure.error if isinstance(failure, SaveFailed) else OSError(errno.EIO, os.strerror(errno.EIO))
        raise SaveFailed(path, cause) from failure
