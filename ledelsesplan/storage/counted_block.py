"""The block `counted` of a plan file: what HR-opsamling counts of the plan, so that whoever counts parses nothing else.

It stands before the plan, a line for each round, and repeats what the plan says. A file may do without it.
"""

import json
from typing import Annotated, TypeAlias

from pydantic import ConfigDict, StringConstraints, with_config
from typing_extensions import TypedDict

from ledelsesplan.core.counted_plan import counted_rounds
from ledelsesplan.core.plan import ActivityType, Plan, Status
from ledelsesplan.core.plan_counts import CountedRound, first_of
from ledelsesplan.core.values import Line

_Day = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d$")]
_Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d$")]
_CLOSED = with_config(ConfigDict(strict=True, extra="forbid"))


@_CLOSED
class CountedFrameworkBlock(TypedDict):
    """The framework that a round was marked against."""

    id: str
    version: str
    digest: str


_Action: TypeAlias = tuple[str | None, Status, _Month | None, ActivityType | None]
"""The behaviour's id, the status, the month of the deadline, the kind of activity."""


@_CLOSED
class CountedRoundBlock(TypedDict):
    """A round with the own marks and the actions that came from it.

    An action is its behaviour's id (null: the whole plan), its status, the month of its deadline, its kind of activity.
    """

    id: str
    date: _Day
    framework: CountedFrameworkBlock
    levels: tuple[str, ...]
    strength: tuple[str, ...]
    priority: tuple[str, ...]
    focus: tuple[str, ...]
    actions: tuple[_Action, ...]


@_CLOSED
class CountedBlock(TypedDict):
    """The block as it stands in the file."""

    unit: Line
    rounds: list[CountedRoundBlock]


def block_of(plan: Plan) -> CountedBlock:
    """The block of a plan."""
    return CountedBlock(unit=plan.unit, rounds=[_written(item) for item in counted_rounds(plan)])


def block_lines(block: CountedBlock) -> bytes:
    """The lines of a block, from the line break before its key to the comma after it."""
    rounds = (f"\n   {json.dumps(item, ensure_ascii=False)}" for item in block["rounds"])
    unit = json.dumps(block["unit"], ensure_ascii=False)
    return f'\n "counted": {{\n  "unit": {unit},\n  "rounds": [{",".join(rounds)}\n  ]\n }},'.encode()


def _written(item: CountedRound) -> CountedRoundBlock:
    return CountedRoundBlock(
        id=item.id,
        date=item.date.isoformat(),
        framework=CountedFrameworkBlock(
            id=item.framework.id, version=item.framework.version, digest=item.framework.digest
        ),
        levels=item.levels,
        strength=item.strength,
        priority=item.priority,
        focus=item.focus,
        actions=tuple(
            (
                behaviour,
                status,
                first_of(due).isoformat()[:7] if due is not None else None,
                activity,
            )
            for behaviour, status, due, activity in item.actions
        ),
    )
