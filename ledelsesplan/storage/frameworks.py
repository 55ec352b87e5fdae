"""Framework files: the one in use, the user's own choice of it, and copies of those that plans were made with."""

import os
import re
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from ledelsesplan import locations
from ledelsesplan.core.errors import InvalidFramework, LedelsesplanError, SaveFailed
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.framework_change import Frameworks
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.atomic import remove_leftovers, write_private
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.paths import chosen_framework, framework_in_use, frameworks_folder
from ledelsesplan.storage.reading import read_file
from ledelsesplan.storage.strict_json import from_validation_error, parse

KEPT_LIMIT = 10_000_000
"""The most bytes that the kept frameworks may have together: some hundred of the usual size."""

_DIGEST = re.compile(r"sha256:([0-9a-f]{64})", re.ASCII)


def load_framework(path: Path | None = None) -> Framework:
    """The framework of a file, or the one in use: the user's choice, or the one that ships with the program.

    Raises InvalidFramework, FileMissing, FileUnreadable or FileTooLarge.
    """
    source = path if path is not None else framework_in_use()
    return decode_framework(read_file(source, SIZE_LIMIT), source)


def shipped_framework() -> Framework:
    """The framework that ships with the program, whatever the user has chosen."""
    return load_framework(locations.framework_path())


def decode_framework(data: bytes, path: Path | None) -> Framework:
    """The framework of a file's bytes. Raises InvalidFramework."""
    if not isinstance(parse(data, path, InvalidFramework), dict):
        raise InvalidFramework(path, "", "not_an_object")
    try:
        return Framework.model_validate_json(data)
    except ValidationError as error:
        raise from_validation_error(error, path, InvalidFramework) from error


def use_framework(path: Path) -> Framework:
    """Takes a framework file into use from now on: a copy of it is kept, so that the file itself may go.

    Raises what `load_framework` raises, and then nothing has changed, or SaveFailed or ReadBackFailed.
    """
    data = read_file(path, SIZE_LIMIT)
    framework = decode_framework(data, path)
    target = chosen_framework()
    write_private(target, data)
    return framework


def use_shipped() -> None:
    """Goes back to the framework that ships with the program. Raises SaveFailed where the copy cannot be removed."""
    target = chosen_framework()
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise SaveFailed(target, error) from error


def keep(framework: Framework) -> None:
    """Keeps a framework under its digest, so that a plan can be shown in its own wording later.

    Those that were not used for longest go where all are over KEPT_LIMIT. Never raises: a plan keeps the wording of
    all that it marks itself, and the user has asked for something else than this copy.
    """
    folder = frameworks_folder()
    target = _place(folder, framework.content_digest)
    assert target is not None
    with suppress(OSError, LedelsesplanError):
        if target.is_file():
            os.utime(target)
            return
        whole = framework.model_copy(update={"digest": framework.content_digest})
        write_private(target, whole.model_dump_json(indent=1).encode() + b"\n")
        _thin(folder)


def find(digest: str) -> Framework | None:
    """The framework of a digest, or None where it is not kept here or no longer whole."""
    target = _place(frameworks_folder(), digest)
    if target is None:
        return None
    try:
        # It carries its own digest, which is looked at when it is read.
        found = load_framework(target)
    except LedelsesplanError:
        return None
    return found if found.content_digest == digest else None


def frameworks_for(plan: Plan, in_use: Framework) -> Frameworks:
    """The frameworks at hand for a plan: the one in use, and of those that its rounds name all that are kept."""
    known = {in_use.content_digest: in_use}
    for item in plan.rounds:
        digest = item.framework.digest
        if digest not in known:
            found = find(digest)
            if found is not None:
                known[digest] = found
    return Frameworks(in_use, known)


def _place(folder: Path, digest: str) -> Path | None:
    match = _DIGEST.fullmatch(digest)
    return folder / f"{match[1]}.json" if match is not None else None


def _thin(folder: Path) -> None:
    remove_leftovers(folder)
    with os.scandir(folder) as entries:
        kept = [(entry.stat(), entry.path) for entry in entries if entry.name.endswith(".json")]
    total = 0
    for found, path in sorted(kept, key=lambda item: item[0].st_mtime_ns, reverse=True):
        total += found.st_size
        if total > KEPT_LIMIT:
            os.unlink(path)
