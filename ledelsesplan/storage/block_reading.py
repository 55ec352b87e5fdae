"""Reading the block `counted` of a plan file for whoever counts many; a plan that is opened is validated as a whole."""

from datetime import date
from functools import lru_cache

from pydantic import TypeAdapter

from ledelsesplan.core.plan_counts import CountedFramework, CountedRound, month_of
from ledelsesplan.storage.counted_block import CountedBlock, CountedRoundBlock

_ADAPTER = TypeAdapter(CountedBlock)


def read_block(data: bytes) -> tuple[str, tuple[CountedRound, ...]]:
    """The unit and the rounds in a block's JSON.

    Raises ValueError (pydantic's is one) for anything else, and where an id stands twice, a round has no level, or a
    focus area is not marked. What a text may hold is looked at where the plan is read.
    """
    block = _ADAPTER.validate_json(data)
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
