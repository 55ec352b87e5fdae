"""Reading many plan files to count them: first what each is, from its first kilobyte, then what counts of it."""

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

from ledelsesplan.core.compiled import Period
from ledelsesplan.core.counted_plan import counts_of
from ledelsesplan.core.plan_counts import PlanCounts
from ledelsesplan.storage.checksum import checksum_fits
from ledelsesplan.storage.excerpt import counts_in
from ledelsesplan.storage.formats import PLAN_FORMAT, PLAN_VERSION, SIZE_LIMIT
from ledelsesplan.storage.planfile import Envelope, Purpose, decode
from ledelsesplan.storage.reading import read_all, read_file

_HEAD_SIZE = 1024
_HEAD = re.compile(
    rf"""\{{
 "format": "{PLAN_FORMAT}",
 "version": {PLAN_VERSION},
 "plan_id": "([0-9a-f]{{32}})",
 "kind": "(?:team|personal)",
 "copy": \{{
  "copy_id": "[0-9a-f]{{32}}",
  "purpose": "({"|".join(Purpose)})",
  "revision": (null|[0-9]+)
 \}},
 "revision": ([0-9]+),
 "saved_at": "([0-9]{{4}}-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9])Z",
 "digest": """.encode()
)


_PURPOSES = {purpose.value.encode(): purpose for purpose in Purpose}


class Head(NamedTuple):
    """What a file says it is, as far as it matters for which of several versions of a plan is the newest.

    `revision` is that of the original, also where the file is a copy; `saved_at` is ISO 8601 in UTC, to the second.
    """

    plan_id: str
    purpose: Purpose
    revision: int
    saved_at: str


class Counted(NamedTuple):
    """What counts of a plan: None where it has no round in the period. `digest_fits` as in a PlanFile."""

    plan_id: str
    counts: PlanCounts | None
    digest_fits: bool = True


def read_head(path: str) -> Head:
    """The head of a plan file; the rest is read only where it does not look as the program writes it.

    Raises what `planfile.read_plan` raises.
    """
    return _head(_first_bytes(path)) or _head_of(decode(read_file(Path(path), SIZE_LIMIT), Path(path)).envelope)


def read_counts(path: str, period: Period) -> Counted:
    """What counts of the plan in a file. Raises what `planfile.read_plan` raises."""
    data = _whole(path)
    head = _HEAD.match(data)
    if head is not None and checksum_fits(data):
        plan_id, saved_on = head[1].decode(), head[5][:10].decode()
        found = counts_in(data, plan_id, date.fromisoformat(saved_on), period)
        if found is not None:
            return Counted(plan_id, found or None)
    file = decode(data, Path(path))
    plan_id, saved_at = file.envelope.plan_id, file.envelope.saved_at
    return Counted(plan_id, counts_of(file.plan, plan_id, saved_at.astimezone(UTC).date(), period), file.digest_fits)


def head_time(moment: datetime) -> str:
    """A moment as a Head has it."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")


def _whole(path: str) -> bytes:
    """The bytes of a file. What goes wrong is tried again, and told, by `read_file`, which costs more."""
    try:
        data = read_all(path, SIZE_LIMIT)
    except (OSError, ValueError):
        return read_file(Path(path), SIZE_LIMIT)
    return data if len(data) <= SIZE_LIMIT else read_file(Path(path), SIZE_LIMIT)


def _first_bytes(path: str) -> bytes:
    """The first kilobyte of a regular file, or nothing: then reading it whole tells why."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
        try:
            return os.read(descriptor, _HEAD_SIZE)
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        return b""


def _head(data: bytes) -> Head | None:
    found = _HEAD.match(data)
    if found is None:
        return None
    plan_id, purpose, copied, revision, saved_at = found.groups()
    made_from = revision if copied == b"null" else copied
    return Head(plan_id.decode(), _PURPOSES[purpose], int(made_from), saved_at.decode())


def _head_of(envelope: Envelope) -> Head:
    made_from = envelope.copy.revision if envelope.copy.revision is not None else envelope.revision
    return Head(envelope.plan_id, envelope.copy.purpose, made_from, head_time(envelope.saved_at))
