"""The failures of the program, one small class each: they carry facts, and `text.describe` words them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform()
class LedelsesplanError(Exception):
    """Any failure that is told to the user in one sentence. Its facts are fields, given in order or by name.

    They are as a dataclass's, which would compile code of its own for each of the classes at every start.
    """

    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        fields = (*cls.__match_args__, *cls.__annotations__)
        cls.__match_args__ = fields  # type: ignore[misc]  # mypy takes them as fixed, and they are: once for a class

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values)
        names = self.__match_args__
        defaults = {name: getattr(type(self), name) for name in names if hasattr(type(self), name)}
        in_order = dict(zip(names, values, strict=False))
        facts = defaults | in_order | named
        if len(values) > len(names) or in_order.keys() & named.keys() or facts.keys() != set(names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(names)}")
        self.__dict__.update(facts)

    def without_path(self) -> Self:
        """The same failure without the name of its file, for where that stands beside what is told of it."""
        return type(self)(**self.__dict__ | {"path": None}) if "path" in self.__match_args__ else self

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.__dict__ == other.__dict__

    __hash__ = Exception.__hash__

    def __reduce__(self) -> tuple[Callable[..., Any], tuple[Any, ...]]:
        # Exception's own would leave out what was given by name, so that another process could not read it.
        return _rebuilt, (type(self), dict(self.__dict__))


def _rebuilt(kind: type[LedelsesplanError], facts: dict[str, Any]) -> LedelsesplanError:
    return kind(**facts)


class UnknownBehaviour(LedelsesplanError):
    """An id that names nothing that can be marked in the framework."""

    markable: str


class UnknownLevel(LedelsesplanError):
    """A level that the framework does not have."""

    level: str
    known: tuple[str, ...]


class FocusNeedsMark(LedelsesplanError):
    """A focus area is chosen among strengths and development areas, so an unmarked behaviour cannot be one."""

    markable: str


class InvalidEdit(LedelsesplanError):
    """An edit whose result would be no valid plan, e.g. a text too long. `reason` is a code of `reasons.REASONS`."""

    reason: str


class TooManyHands(LedelsesplanError):
    """More hands than people present."""

    count: int
    present: int


class TooManyDots(LedelsesplanError):
    """More dots than the people present have to give together."""

    most: int


class TooFewBallots(LedelsesplanError):
    """So few anonymous ballots in a batch that each could be guessed."""

    count: int
    least: int


class AlreadyCounted(LedelsesplanError):
    """A plan whose ballot is counted already, or twice in one batch."""


class BallotsTooAlike(LedelsesplanError):
    """Counts that differ from an earlier generation's by so few plans that these could be worked out."""

    count: int
    least: int


class NotABallot(LedelsesplanError):
    """A plan file that is whole but is not counted; `reason` is a code of `reasons.REASONS`."""

    path: Path
    reason: str


class NotAnAnswer(LedelsesplanError):
    """A plan file that is whole but brings no marks of the own leader's; `reason` is a code of `reasons.REASONS`."""

    path: Path
    reason: str


class AlreadyRead(LedelsesplanError):
    """An own leader's copy that brings nothing that the plan has not got already."""

    path: Path


class CopyNotExported(LedelsesplanError):
    """Workbooks and PDFs are made of a plan, never of the copy in which the own leader marks."""


class UnknownItem(LedelsesplanError):
    """An action, goal, participant or follow-up that the plan does not hold."""

    identifier: str


class InvalidFramework(LedelsesplanError):
    """A framework file that cannot be used: `place` is a path such as `corner_flags[0].name`, or `line 3, column 7`."""

    path: Path | None
    place: str
    reason: str
    detail: str = ""


class InvalidYearWheel(LedelsesplanError):
    """A table of the organisation's dates that cannot be read; `line` counts from 1."""

    path: Path
    line: int
    reason: str
    detail: str = ""


class InvalidPlanFile(LedelsesplanError):
    """A plan file that cannot be read; it is never changed. `reason` is a code that `text.describe` words."""

    path: Path | None
    place: str
    reason: str
    detail: str = ""


class NewerVersion(LedelsesplanError):
    """A file whose format version is newer than this program's."""

    path: Path | None
    version: int
    supported: int


class FileTooLarge(LedelsesplanError):
    """A file over the size cap; sizes in bytes."""

    path: Path
    size: int
    limit: int


class InvalidWorkbook(LedelsesplanError):
    """A workbook from outside that cannot be read. `reason` is a code of `reasons.REASONS`."""

    path: Path | None
    reason: str
    detail: str = ""


class FileMissing(LedelsesplanError):
    """A file that is not where it is said to be."""

    path: Path


class FileUnreadable(LedelsesplanError):
    """A file that the system would not let us read."""

    path: Path
    error: OSError


class SaveFailed(LedelsesplanError):
    """The system refused a step of saving; the old file is whole."""

    path: Path
    error: OSError


class SaveUncertain(SaveFailed):
    """The new file stands, whole, but the system would not confirm that it is safe on the disk."""

    fingerprint: str


class ReadBackFailed(LedelsesplanError):
    """What was written does not read back as it was written: the disk is not to be trusted."""

    path: Path


class ChangedOnDisk(LedelsesplanError):
    """Someone else has changed the file since it was read; nothing was overwritten."""

    path: Path
    since: datetime | None = None


class AlreadyExists(LedelsesplanError):
    """An output file exists, and nobody asked for it to be replaced."""

    path: Path


class IsAnInput(LedelsesplanError):
    """An output file is one of those that are read, which nothing that is made of them may replace."""

    path: Path


class IsAPlan(LedelsesplanError):
    """An output file is a plan file, which nothing but a plan that is saved may replace."""

    path: Path


class NotAnOriginal(LedelsesplanError):
    """A copy of a plan, where only the plan itself will do."""

    path: Path


class ChangedWhileReading(LedelsesplanError):
    """A file that is another one than it was a moment ago; a compilation leaves it out."""

    path: Path


class InvalidUnits(LedelsesplanError):
    """A list of units that cannot be read: the line, from 1, and a code of `reasons.REASONS`."""

    path: Path
    line: int
    reason: str


class NothingToCompile(LedelsesplanError):
    """None of the files that were given holds a plan that counts."""

    files: int


class LibraryMissing(LedelsesplanError):
    """An optional library that a kind of file needs is not installed."""

    library: str
    suffix: str


class Cancelled(LedelsesplanError):
    """The user stopped something that takes long, before it changed anything."""


class NotExportable(LedelsesplanError):
    """A combination of kind of plan, content and file type that cannot be exported."""

    target: str


class NotAPersonalPlan(LedelsesplanError):
    """Something that only a leader's own plan has was asked of another one."""

    title: str
