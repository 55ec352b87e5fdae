"""How far a compilation is."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Stage(StrEnum):
    """What is being done to the files: all are counted, and then older versions again, to be taken away."""

    COUNTING = "counting"
    AGAIN = "again"


class Progress(NamedTuple):
    """How many files of how many, in so many seconds since the stage began."""

    stage: Stage
    done: int
    total: int
    seconds: float

    @property
    def rate(self) -> float:
        """Files in a second so far; 0 before anything can be said."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def remaining(self) -> float | None:
        """The seconds that the rest takes at this rate; None before anything can be said."""
        return (self.total - self.done) / self.rate if self.rate > 0 else None


Report = Callable[[Progress], None]
"""Is told of the progress now and then. What it raises, e.g. Cancelled, stops the compilation."""


def ignore(_progress: Progress) -> None:
    """Tells nobody."""
