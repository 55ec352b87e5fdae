"""Reading personal plan files as anonymous ballots: what can be counted, and what is skipped and why."""

import os
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ledelsesplan.core.ballots import Prepared, prepare, refusal
from ledelsesplan.core.errors import FileMissing, FileUnreadable, LedelsesplanError, NotABallot
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.generations import generations
from ledelsesplan.storage.planfile import PlanFile, Purpose, decode, read_plan
from ledelsesplan.storage.reading import read_file
from ledelsesplan.storage.recovery import find_recovery


@dataclass(frozen=True, slots=True)
class PreparedFile:
    """A file that can be counted. Its path is for the screen only: file names hold people's names."""

    path: Path
    prepared: Prepared


@dataclass(frozen=True, slots=True)
class BallotFiles:
    """What came of some files, in the order of their names; each skipped one is the error that tells why."""

    read: tuple[PreparedFile, ...] = ()
    skipped: tuple[LedelsesplanError, ...] = ()


def plan_files(folder: Path) -> tuple[Path, ...]:
    """The files in a folder that may be plans: what ends in .json and is not hidden. Raises as reading a file does."""
    try:
        names = sorted(os.listdir(folder))
    except FileNotFoundError as error:
        raise FileMissing(folder) from error
    except OSError as error:
        raise FileUnreadable(folder, error) from error
    return tuple(folder / name for name in names if name.lower().endswith(".json") and not name.startswith("."))


def read_ballots(paths: Iterable[Path], framework: Framework, team: Plan) -> BallotFiles:
    """Reads personal plans as ballots of a team plan's newest round. Never raises for a file: it is skipped.

    Of files that hold the same plan the one with the highest revision is taken, of equal ones the last saved.
    """
    skipped: dict[Path, LedelsesplanError] = {}
    newest: dict[str, tuple[Path, PlanFile]] = {}
    ordered = sorted({path.absolute() for path in paths}, key=lambda path: (path.name.casefold(), str(path)))
    for path in ordered:
        try:
            file = _read(path, framework, team)
        except LedelsesplanError as error:
            skipped[path] = error
            continue
        known = newest.get(file.envelope.plan_id)
        if known is not None:
            older = path if _age(known[1]) >= _age(file) else known[0]
            skipped[older] = NotABallot(older, "older")
            if older is path:
                continue
        newest[file.envelope.plan_id] = path, file
    taken = {path: prepare(framework, file.plan, token) for token, (path, file) in newest.items()}
    return BallotFiles(
        read=tuple(PreparedFile(path, taken[path]) for path in ordered if path in taken),
        skipped=tuple(skipped[path] for path in ordered if path in skipped),
    )


def _read(path: Path, framework: Framework, team: Plan) -> PlanFile:
    file = read_plan(path)
    if file.envelope.copy.purpose is not Purpose.ORIGINAL:
        raise NotABallot(path, "copy")
    reason = refusal(framework, team, file.plan, file.envelope.plan_id)
    if reason:
        raise NotABallot(path, reason)
    return file


def _age(file: PlanFile) -> tuple[int, datetime, str]:
    # The fingerprint decides between equals, so that the order of the files does not.
    return file.envelope.revision, file.envelope.saved_at, file.fingerprint


def earlier_plans(history_folder: Path, path: Path, plan_id: str) -> tuple[Plan, ...]:
    """All that this computer still has of a plan: its file, its recovery copy and its earlier generations."""
    found: list[Plan] = []
    with suppress(LedelsesplanError):
        found.append(read_plan(path).plan)
    recovery = find_recovery(path)
    if recovery is not None:
        found.append(recovery.plan)
    for generation in generations(history_folder, plan_id):
        with suppress(LedelsesplanError):
            found.append(decode(read_file(generation.path, SIZE_LIMIT), generation.path).plan)
    return tuple(found)
