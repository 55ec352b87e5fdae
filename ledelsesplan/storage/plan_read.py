"""Reading a plan file to count it: from its envelope alone, where that is as the program writes it and has no fault."""

import os
import re
import stat
import zlib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from ledelsesplan.core.compiled import Period
from ledelsesplan.core.counted_plan import counts_in, counts_of
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import PlanCounts
from ledelsesplan.storage.block_reading import read_block
from ledelsesplan.storage.checksum import checksum_without
from ledelsesplan.storage.formats import PLAN_FORMAT, PLAN_VERSION, SIZE_LIMIT
from ledelsesplan.storage.planfile import Purpose, decode
from ledelsesplan.storage.reading import read_file

_ENVELOPE = re.compile(
    rf"""\{{
 "format": "{PLAN_FORMAT}",
 "version": {PLAN_VERSION},
 "plan_id": "([0-9a-f]{{32}})",
 "kind": "({"|".join(Kind)})",
 "copy": \{{
  "copy_id": "[0-9a-f]{{32}}",
  "purpose": "({"|".join(Purpose)})",
  "revision": (null|[0-9]{{1,9}})
 \}},
 "revision": ([0-9]{{1,9}}),
 "saved_at": "([0-9]{{4}}-[0-9][0-9]-[0-9][0-9]T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9])Z",
 "digest": "[a-z0-9:]+",
 "checksum": "crc32:([0-9a-f]{{8}})",
 "envelope_digest": "[a-z0-9:]+",
 "counted": """.encode()
)
_CHECKSUM, _COUNTED = b'\n "checksum": "crc32:', b'\n "counted": '
_PLAN = b',\n "plan": {\n'
_READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_KINDS = {kind.value.encode(): kind for kind in Kind}
_PURPOSES = {purpose.value.encode(): purpose for purpose in Purpose}


class PlanRead(NamedTuple):
    """A file as far as it is counted, and as it matters for which of several versions of a plan is the newest.

    `revision` is that of the original, also where the file is a copy; `saved_at` has the digits of the moment in UTC,
    to the second. `counts` is None where the plan has no round in the period; `digest_fits` as in a PlanFile; `trace`
    is a number that is another one where the file has been changed since.
    """

    plan_id: str
    purpose: Purpose
    revision: int
    saved_at: int
    counts: PlanCounts | None
    digest_fits: bool
    trace: int


def read_to_count(path: str, period: Period) -> PlanRead:
    """A plan file and what counts of it in a period. Raises what `planfile.read_plan` raises."""
    data = _bytes(path)
    return _by_envelope(data, period) or _whole(data, Path(path), period)


def digits_of(moment: datetime) -> int:
    """The digits of a moment, to the second: 20270401093000."""
    return int(moment.strftime("%Y%m%d%H%M%S"))


def _by_envelope(data: bytes, period: Period) -> PlanRead | None:
    """The file by its envelope; None where that is not as the program writes it, or the checksum does not fit."""
    found = _ENVELOPE.match(data)
    if found is None:
        return None
    plan_id, kind, purpose, copied, revision, saved_at, digits = found.groups()
    start, checksum = found.end(), int(digits, 16)
    if checksum_without(data, found.start(7) - len(_CHECKSUM), start - len(_COUNTED)) != checksum:
        return None
    try:
        unit, rounds = read_block(data[start : data.index(_PLAN, start)])
        saved_on = _day(saved_at[:10])
    except ValueError:
        return None
    made_from = revision if copied == b"null" else copied
    identifier = plan_id.decode()
    counts = counts_in(rounds, period, plan_id=identifier, kind=_KINDS[kind], unit=unit, updated=saved_on)
    moment = int(saved_at.translate(None, b"-:T"))
    return PlanRead(identifier, _PURPOSES[purpose], int(made_from), moment, counts, True, checksum)


def _whole(data: bytes, path: Path, period: Period) -> PlanRead:
    """The file read as it is opened, which costs many times as much."""
    file = decode(data, path)
    plan_id, copied, revision, saved_at = file.envelope
    made_from = copied.revision if copied.revision is not None else revision
    counts = counts_of(file.plan, plan_id, saved_at.date(), period)
    trace = zlib.crc32(data)
    return PlanRead(plan_id, copied.purpose, made_from, digits_of(saved_at), counts, file.digest_fits, trace)


@lru_cache(maxsize=1000)
def _day(written: bytes) -> date:
    """A day as it stands in a file. Raises ValueError for none."""
    return date.fromisoformat(written.decode())


def _bytes(path: str) -> bytes:
    """The bytes of a file. What goes wrong is tried again, and told, by `read_file`, which costs more."""
    try:
        descriptor = os.open(path, _READING)
        try:
            found = os.fstat(descriptor)
            if stat.S_ISREG(found.st_mode) and found.st_size <= SIZE_LIMIT:
                data = os.read(descriptor, found.st_size + 1)
                if len(data) == found.st_size:
                    return data
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        pass
    return read_file(Path(path), SIZE_LIMIT)
