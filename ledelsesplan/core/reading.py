"""Reading oneself in: the parts of a framework, which of them a leader has read, and the levels next to a level."""

from dataclasses import dataclass

from ledelsesplan.core.framework import Framework, Level
from ledelsesplan.core.plan import Plan

FOR_ALL_LEADERS = "for-all-leaders"
"""What `Plan.read` calls the part that holds for all leaders; every other part has its competency's id."""


def reading_parts(framework: Framework) -> tuple[str, ...]:
    """What there is to read, in order: what holds for all leaders, where there is any, then each competency."""
    general = (FOR_ALL_LEADERS,) if any(True for _item in framework.general()) else ()
    return (*general, *(competency.id for competency in framework.competencies()))


def parts_read(framework: Framework, plan: Plan) -> tuple[str, ...]:
    """The parts that were read, in the framework's order; what an older framework had is left out."""
    return tuple(part for part in reading_parts(framework) if part in plan.read)


def first_unread(framework: Framework, plan: Plan) -> str | None:
    """The first part that was not read yet, or None where all were."""
    return next((part for part in reading_parts(framework) if part not in plan.read), None)


@dataclass(frozen=True, slots=True)
class Stairs:
    """A level between its neighbours; the top level has none above it, the lowest none below."""

    above: Level | None
    own: Level
    below: Level | None

    @property
    def levels(self) -> tuple[Level, ...]:
        """From the top down."""
        return tuple(level for level in (self.above, self.own, self.below) if level is not None)


def stairs(framework: Framework, own_level: str | None) -> Stairs | None:
    """A level's stairs, or None where the level is not chosen or the framework does not have it."""
    levels = framework.levels
    for number, level in enumerate(levels):
        if level.id == own_level:
            above = levels[number - 1] if number else None
            below = levels[number + 1] if number + 1 < len(levels) else None
            return Stairs(above, level, below)
    return None
