"""The block `counted` of a plan file: what HR-opsamling counts of the plan, so that whoever counts parses nothing else.

It stands before the plan, a line for each round, and repeats what the plan says. A file may do without it.
"""

import json
from datetime import date
from functools import cache, lru_cache
from typing import Annotated, TypeAlias

from pydantic import ConfigDict, StringConstraints, TypeAdapter, with_config
from typing_extensions import TypedDict

from ledelsesplan.core.counted_plan import counted_rounds
from ledelsesplan.core.plan import ActivityType, Plan, Status
from ledelsesplan.core.plan_counts import CountedFramework, CountedRound, first_of, month_of
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


@cache
def _adapter() -> TypeAdapter[CountedBlock]:
    """Made for whoever counts: a plan that is opened has its block validated with the rest of its file."""
    return TypeAdapter(CountedBlock)


def block_of(plan: Plan) -> CountedBlock:
    """The block of a plan."""
    return CountedBlock(unit=plan.unit, rounds=[_written(item) for item in counted_rounds(plan)])


def block_lines(block: CountedBlock) -> bytes:
    """The lines of a block, from the line break before its key to the comma after it."""
    rounds = (f"\n   {json.dumps(item, ensure_ascii=False)}" for item in block["rounds"])
    unit = json.dumps(block["unit"], ensure_ascii=False)
    return f'\n "counted": {{\n  "unit": {unit},\n  "rounds": [{",".join(rounds)}\n  ]\n }},'.encode()


def read_block(data: bytes) -> tuple[str, tuple[CountedRound, ...]]:
    """The unit and the rounds in a block's JSON.

    Raises ValueError (pydantic's is one) for anything else, and where an id stands twice, a round has no level, or a
    focus area is not marked. What a text may hold is looked at where the plan is read.
    """
    block = _adapter().validate_json(data)
    rounds = block["rounds"]
    if len(rounds) > 1:
        _refuse_doubled(tuple(item["id"] for item in rounds))
    return block["unit"], tuple([_round(item) for item in rounds])


def _round(item: CountedRoundBlock) -> CountedRound:
    strength, priority, focus, levels = item["strength"], item["priority"], item["focus"], item["levels"]
    marked = {*strength, *priority}
    if len(marked) < len(strength) + len(priority):  # an id may stand on both sides, but on each of them once
        _refuse_doubled(strength)
        _refuse_doubled(priority)
    if not marked.issuperset(focus) or len({*focus}) < len(focus) or not 0 < len({*levels}) == len(levels):
        raise ValueError("focus, levels")
    return CountedRound(
        item["id"],
        date.fromisoformat(item["date"]),
        _framework(**item["framework"]),
        levels,
        strength,
        priority,
        focus,
        tuple([(what, status, _month(due), kind) for what, status, due, kind in item["actions"]]),
    )


def _refuse_doubled(ids: tuple[str, ...]) -> None:
    if len({*ids}) < len(ids):
        raise ValueError(ids)


@lru_cache(maxsize=100)
def _framework(id: str, version: str, digest: str) -> CountedFramework:  # its keys in the file
    return CountedFramework(id, version, digest)


@lru_cache(maxsize=1000)
def _month(written: str | None) -> int | None:
    """A month like `2027-05`, where there is one. Raises ValueError for what is none."""
    return month_of(date.fromisoformat(f"{written}-01")) if written is not None else None


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
