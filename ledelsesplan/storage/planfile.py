"""The plan file: its envelope, its bytes, and what is asked of it when it is read (docs/file-format.md)."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple
from uuid import uuid4

from pydantic import AfterValidator, AwareDatetime, Field, StringConstraints, ValidationError
from pydantic_core import PydanticCustomError, to_json

from ledelsesplan.core.errors import InvalidPlanFile, NewerVersion
from ledelsesplan.core.framework import canonical_digest
from ledelsesplan.core.plan import Digest, Kind, Plan, Revision
from ledelsesplan.core.values import Value
from ledelsesplan.storage.checksum import checksum_of, with_lines
from ledelsesplan.storage.counted_block import CountedBlock, block_lines, block_of
from ledelsesplan.storage.formats import PLAN_FORMAT, PLAN_VERSION, SIZE_LIMIT
from ledelsesplan.storage.reading import fingerprint_of, read_file
from ledelsesplan.storage.strict_json import from_validation_error, parse

FORMAT = PLAN_FORMAT
VERSION = PLAN_VERSION

HexId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
Checksum = Annotated[str, StringConstraints(pattern=r"^crc32:[0-9a-f]{8}$")]
Migration = Callable[[dict[str, Any]], dict[str, Any]]


def _in_utc(moment: datetime) -> datetime:
    """Raises a PydanticCustomError `datetime_parsing` for one that is in no year in UTC."""
    try:
        return moment.astimezone(UTC)
    except OverflowError as error:
        raise PydanticCustomError("datetime_parsing", "beyond all years") from error


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]

# From each older version to the next one: what a whole file of that version becomes.
MIGRATIONS: Mapping[int, Migration] = MappingProxyType({})


class Purpose(StrEnum):
    """Whom a copy of a plan is for."""

    ORIGINAL = "original"
    OWN_LEADER = "own-leader"
    HR = "hr"


class Copy(NamedTuple):
    """Which copy of a plan a file is. `revision` is the one that it was made from, None for an original."""

    copy_id: str
    purpose: Purpose = Purpose.ORIGINAL
    revision: int | None = None


class Envelope(NamedTuple):
    """What a plan file says of itself. `revision` counts its saves, from 0 for never; `saved_at` has a time zone."""

    plan_id: str
    copy: Copy
    revision: int
    saved_at: datetime


class PlanFile(NamedTuple):
    """A plan file that was read.

    `fingerprint` is that of its bytes, which `saving.publish` wants back. Where `digest_fits` is not so, the file was
    edited by hand or garbled by a disk, although it is a valid plan. `migrated_from` is an older version, or None.
    """

    path: Path | None
    envelope: Envelope
    plan: Plan
    fingerprint: str
    digest_fits: bool = True
    migrated_from: int | None = None


class CopyFields(Value):
    """How a copy stands in the file."""

    copy_id: HexId
    purpose: Purpose
    revision: Revision | None = None


class PlanDocument(Value):
    """A whole plan file."""

    format: Literal["ledelsesplan-plan"]
    version: Literal[1]
    plan_id: HexId
    kind: Kind
    copy_of: CopyFields = Field(alias="copy")
    revision: Revision
    saved_at: Moment
    digest: Digest
    checksum: Checksum | None = None
    envelope_digest: Digest | None = None
    counted: CountedBlock | None = None
    plan: Plan

    def envelope(self) -> Envelope:
        """What the file says of itself, as a value of its own."""
        made = Copy(self.copy_of.copy_id, self.copy_of.purpose, self.copy_of.revision)
        return Envelope(self.plan_id, made, self.revision, self.saved_at)


def new_envelope(now: datetime | None = None) -> Envelope:
    """The envelope of a plan that was never saved."""
    return Envelope(uuid4().hex, Copy(uuid4().hex), 0, now or _now())


def next_envelope(envelope: Envelope, now: datetime | None = None) -> Envelope:
    """The envelope of the next save."""
    return envelope._replace(revision=envelope.revision + 1, saved_at=now or _now())


def copy_envelope(envelope: Envelope, purpose: Purpose, now: datetime | None = None) -> Envelope:
    """The envelope of a copy for someone else: the same plan, a copy of its own."""
    return Envelope(envelope.plan_id, Copy(uuid4().hex, purpose, envelope.revision), 0, now or _now())


def encode(plan: Plan, envelope: Envelope) -> bytes:
    """The bytes of a plan file: UTF-8 JSON with keys in a fixed order, indented by one space, ending in a newline.

    What is counted of the plan is written beside it, but not in the own leader's copy, which never counts.
    """
    payload = plan.model_dump(mode="json")
    head: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "plan_id": envelope.plan_id,
        "kind": plan.kind.value,
        "copy": {
            "copy_id": envelope.copy.copy_id,
            "purpose": envelope.copy.purpose.value,
            "revision": envelope.copy.revision,
        },
        "revision": envelope.revision,
        "saved_at": envelope.saved_at.astimezone(UTC).isoformat().replace("+00:00", "Z"),
        "digest": canonical_digest(payload),
    }
    data = to_json({**head, "plan": payload}, indent=1) + b"\n"
    if envelope.copy.purpose is not Purpose.OWN_LEADER:
        head["counted"] = block_of(plan)
        before_plan = data.index(b'\n "plan": {')
        data = data[:before_plan] + block_lines(head["counted"]) + data[before_plan:]
    head["checksum"] = checksum_of(data)
    return with_lines(data, head["checksum"], canonical_digest(head))


def plan_digest(plan: Plan) -> str:
    """The digest of a plan, which says whether two files hold the same one."""
    return canonical_digest(plan.model_dump(mode="json"))


def decode(data: bytes, path: Path | None = None, *, migrations: Mapping[int, Migration] = MIGRATIONS) -> PlanFile:
    """The plan file of some bytes; `path` is what errors name. Raises InvalidPlanFile or NewerVersion."""
    tree = parse(data, path, InvalidPlanFile)
    return from_tree(tree, path, data, migrations=migrations)


def from_tree(
    tree: Any, path: Path | None, data: bytes | None = None, *, migrations: Mapping[int, Migration] = MIGRATIONS
) -> PlanFile:
    """The plan file of a JSON value; `data` are its bytes, where it has bytes of its own.

    Raises InvalidPlanFile or NewerVersion.
    """
    version = _version(tree, path)
    fits = digests_fit(tree)
    source = data if data is not None else json.dumps(tree).encode()
    print_of_source = fingerprint_of(source)
    if version != VERSION:
        source = json.dumps(_migrated(tree, version, path, migrations)).encode()
    try:
        document = PlanDocument.model_validate_json(source)
    except ValidationError as error:
        raise from_validation_error(error, path, InvalidPlanFile) from error
    if document.kind is not document.plan.kind:
        raise InvalidPlanFile(path, "kind", "envelope_differs")
    if (document.copy_of.purpose is Purpose.OWN_LEADER) is not document.plan.for_own_leader:
        raise InvalidPlanFile(path, "copy.purpose", "purpose_differs")
    return PlanFile(
        path=path,
        envelope=document.envelope(),
        plan=document.plan,
        fingerprint=print_of_source,
        digest_fits=fits and document.counted in (None, block_of(document.plan)),
        migrated_from=version if version != VERSION else None,
    )


def read_plan(path: Path) -> PlanFile:
    """The plan file at a path. Raises InvalidPlanFile, NewerVersion, FileMissing, FileUnreadable or FileTooLarge."""
    return decode(read_file(path, SIZE_LIMIT), path)


def digests_fit(tree: Mapping[str, Any]) -> bool:
    """Whether both digests of a file's JSON value are those of what they are said to be of."""
    if tree.get("digest") != canonical_digest(tree.get("plan")):
        return False
    head = {key: value for key, value in tree.items() if key not in ("envelope_digest", "plan")}
    return tree.get("envelope_digest") in (None, canonical_digest(head))


def _version(tree: Any, path: Path | None) -> int:
    if not isinstance(tree, dict):
        raise InvalidPlanFile(path, "", "not_an_object")
    if tree.get("format") != FORMAT:
        raise InvalidPlanFile(path, "format", "wrong_format")
    if "version" not in tree:
        raise InvalidPlanFile(path, "version", "missing")
    version = tree["version"]
    if type(version) is not int:
        raise InvalidPlanFile(path, "version", "int_type")
    if version > VERSION:
        raise NewerVersion(path, version, VERSION)
    return version


def _migrated(
    tree: dict[str, Any], version: int, path: Path | None, migrations: Mapping[int, Migration]
) -> dict[str, Any]:
    for older in range(version, VERSION):
        migration = migrations.get(older)
        try:
            if migration is None:
                raise LookupError(older)
            tree = {**migration(tree), "version": older + 1}
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise InvalidPlanFile(path, "version", "not_migrated", str(version)) from error
    return tree


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)
