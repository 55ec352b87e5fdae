"""What goes into a report besides the plan, and what comes out: facts of the file, bytes, and notices as data."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class FileFacts:
    """Which file a report is made from: its id, the revision that was saved last, and the moment of the export.

    The moment stands in the report as it is given (local time, with its zone); it is also the time of all
    that is inside.
    """

    plan_id: str
    revision: int
    exported_at: datetime


@dataclass(frozen=True, slots=True)
class CharactersReplaced:
    """How many characters no workbook can hold, so that U+FFFD stands in their place (equal texts count once)."""

    count: int


@dataclass(frozen=True, slots=True)
class TextsContinued:
    """How many texts are too long for their cell or too tall for their row, and stand whole on the sheet *Om filen*."""

    count: int


Notice = CharactersReplaced | TextsContinued


@dataclass(frozen=True, slots=True)
class Report:
    """A finished file, and what its maker should be told of it."""

    content: bytes
    notices: tuple[Notice, ...] = ()


class Printout(StrEnum):
    """What can be printed; the value is its name on the command line."""

    PLAN = "plan"
    THINK_ALONE = "think-alone"
    MATRIX = "matrix"
    FIRST_TALK = "first-talk"
    LUS = "lus"
