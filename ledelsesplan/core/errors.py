"""The failures of the program, one small class each: they carry facts, and `text.describe` words them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any


class LedelsesplanError(Exception):
    """Any failure that is told to the user in one sentence."""

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        # Exception's own would leave out what was given by name, so that another process could not read it.
        return _rebuilt, (type(self), dict(self.__dict__))


def _rebuilt(kind: type[LedelsesplanError], facts: dict[str, Any]) -> LedelsesplanError:
    return kind(**facts)


@dataclass
class UnknownBehaviour(LedelsesplanError):
    """An id that names nothing that can be marked in the framework."""

    markable: str


@dataclass
class UnknownLevel(LedelsesplanError):
    """A level that the framework does not have."""

    level: str
    known: tuple[str, ...]


@dataclass
class FocusNeedsMark(LedelsesplanError):
    """A focus area is chosen among strengths and development areas, so an unmarked behaviour cannot be one."""

    markable: str


@dataclass
class InvalidEdit(LedelsesplanError):
    """An edit whose result would be no valid plan, e.g. a text too long. `reason` is a code of `text.REASONS`."""

    reason: str


@dataclass
class TooManyHands(LedelsesplanError):
    """More hands than people present."""

    count: int
    present: int


@dataclass
class TooManyDots(LedelsesplanError):
    """More dots than the people present have to give together."""

    most: int


@dataclass
class TooFewBallots(LedelsesplanError):
    """So few anonymous ballots in a batch that each could be guessed."""

    count: int
    least: int


@dataclass
class AlreadyCounted(LedelsesplanError):
    """A plan whose ballot is counted already, or twice in one batch."""


@dataclass
class UnknownItem(LedelsesplanError):
    """An action, goal, participant or follow-up that the plan does not hold."""

    identifier: str


@dataclass
class InvalidFramework(LedelsesplanError):
    """A framework file that cannot be used: `place` is a path such as `corner_flags[0].name`, or `line 3, column 7`."""

    path: Path | None
    place: str
    reason: str
    detail: str = ""


@dataclass
class InvalidPlanFile(LedelsesplanError):
    """A plan file that cannot be read; it is never changed. `reason` is a code that `text.describe` words."""

    path: Path | None
    place: str
    reason: str
    detail: str = ""


@dataclass
class NewerVersion(LedelsesplanError):
    """A file whose format version is newer than this program's."""

    path: Path | None
    version: int
    supported: int


@dataclass
class FileTooLarge(LedelsesplanError):
    """A file over the size cap; sizes in bytes."""

    path: Path
    size: int
    limit: int


@dataclass
class FileMissing(LedelsesplanError):
    """A file that is not where it is said to be."""

    path: Path


@dataclass
class FileUnreadable(LedelsesplanError):
    """A file that the system would not let us read."""

    path: Path
    error: OSError


@dataclass
class SaveFailed(LedelsesplanError):
    """The system refused a step of saving; the old file is whole."""

    path: Path
    error: OSError


@dataclass
class SaveUncertain(SaveFailed):
    """The new file stands, whole, but the system would not confirm that it is safe on the disk."""

    fingerprint: str


@dataclass
class ReadBackFailed(LedelsesplanError):
    """What was written does not read back as it was written: the disk is not to be trusted."""

    path: Path


@dataclass
class ChangedOnDisk(LedelsesplanError):
    """Someone else has changed the file since it was read; nothing was overwritten."""

    path: Path
    since: datetime | None = None


@dataclass
class AlreadyExists(LedelsesplanError):
    """An output file exists, and nobody asked for it to be replaced."""

    path: Path


@dataclass
class NotExportable(LedelsesplanError):
    """A combination of kind of plan, content and file type that cannot be exported."""

    target: str
