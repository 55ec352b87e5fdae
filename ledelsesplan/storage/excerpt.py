"""What is counted of a plan file, cut out of its bytes: most of a file is texts, which need not be parsed to count it.

It leans on the layout that `planfile.encode` writes: a line for each key, indented by its depth. A text in JSON holds
no line break, so a line that begins like a key of some depth is one. Only for files whose checksum fits: whatever does
not look as expected gives None, and the file is to be read whole.
"""

import re
from datetime import date
from typing import Literal, NamedTuple

from pydantic import ConfigDict, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict

from ledelsesplan.core.compiled import Period
from ledelsesplan.core.counted_plan import latest_in
from ledelsesplan.core.plan import ActivityType, Kind, Marker, Status
from ledelsesplan.core.plan_counts import CountedAction, CountedFramework, PlanCounts, month_of, record_of

_OWN = {Kind.TEAM: Marker.GROUP, Kind.PERSONAL: Marker.SELF}

_PLAN = b'\n "plan": {\n'
_ROUND_BEGINS = re.compile(rb'\n   \{\n    "id": "([A-Za-z0-9_-]+)",\n    "date": "(\d{4}-\d\d-\d\d)",\n')


class _Mark(TypedDict):
    id: str
    strength: bool
    priority: bool
    focus: bool


class _MarkSet(TypedDict):
    marker: Marker
    marks: list[_Mark]


class _Framework(TypedDict):
    id: str
    version: str
    digest: str


class _Round(TypedDict):
    levels: list[str]
    framework: _Framework
    mark_sets: list[_MarkSet]


class _Action(TypedDict):
    round: str
    behaviour: str | None
    activity_type: ActivityType | None
    deadline: date | None
    status: Status


@with_config(ConfigDict(strict=True, extra="ignore"))
class _Excerpt(TypedDict):
    kind: Kind
    unit: str
    round: _Round
    actions: list[_Action]


_EXCERPT = TypeAdapter(_Excerpt)


class _Place(NamedTuple):
    """A round in the file: its id and date, and where its head ends and its marks lie."""

    id: str
    date: date
    start: int
    head_end: int
    marks_start: int
    marks_end: int


def counts_in(data: bytes, plan_id: str, updated: date, period: Period) -> PlanCounts | Literal[False] | None:
    """What `counted_plan.counts_of` gives for the plan in a file's bytes, of which the checksum has been found to fit.

    False where no round is in the period; None where the bytes do not lie as expected.
    """
    try:
        start = data.index(_PLAN) + len(_PLAN)
        front_end = data.index(b',\n  "own_level": ', start)
        rounds, end = _rounds(data, data.index(b'\n  "rounds": [\n   {', front_end) + 14)
        number = latest_in(period, [item.date for item in rounds])
        if number is None:
            return False
        latest = rounds[number]
        actions_start = data.index(b',\n  "actions": ', end)
        actions_end = data.index(b',\n  "follow_up": ', actions_start)
        excerpt = b'{%b,"round":%b%b}%b}' % (
            data[start:front_end],
            data[latest.start : latest.head_end],
            data[latest.marks_start : latest.marks_end],
            data[actions_start:actions_end],
        )
        found = _EXCERPT.validate_json(excerpt)
    except (ValueError, ValidationError):
        return None
    return _counts(found, latest, plan_id, updated, {item.id for item in rounds if item.date in period})


def _rounds(data: bytes, at: int) -> tuple[list[_Place], int]:
    """The rounds in the file, and where they end; `at` is where the first one begins. Raises ValueError."""
    rounds = []
    while begins := _ROUND_BEGINS.match(data, at):
        head_end = data.index(b',\n    "wordings": ', begins.end())
        marks_start = data.index(b',\n    "mark_sets": ', head_end)
        marks_end = data.index(b',\n    "tally": ', marks_start)
        end = data.index(b"\n   }", data.index(b',\n    "agreements": ', marks_end)) + 5
        day = date.fromisoformat(begins[2].decode())
        rounds.append(_Place(begins[1].decode(), day, begins.start(), head_end, marks_start, marks_end))
        if data[end : end + 1] != b",":
            return rounds, end
        at = end + 1
    raise ValueError(at)


def _counts(found: _Excerpt, latest: _Place, plan_id: str, updated: date, within: set[str]) -> PlanCounts | None:
    kind, item = found["kind"], found["round"]
    own, framework, levels = _OWN[kind], item["framework"], item["levels"]
    marks = [mark for marks in item["mark_sets"] if marks["marker"] is own for mark in marks["marks"]]
    if len({mark["id"] for mark in marks}) < len(marks) or len({*levels}) < len(levels):
        return None  # whoever computed the checksum, no plan counts twice
    return PlanCounts(
        record_of(plan_id, latest.id),
        kind,
        found["unit"],
        tuple(levels),
        CountedFramework(framework["id"], framework["version"], framework["digest"]),
        latest.date,
        updated,
        tuple(
            [
                (mark["id"], mark["strength"], mark["priority"], mark["focus"])
                for mark in marks
                if mark["strength"] or mark["priority"]
            ]
        ),
        tuple(
            [
                CountedAction(
                    action["behaviour"],
                    action["status"],
                    month_of(action["deadline"]) if action["deadline"] is not None else None,
                    action["activity_type"],
                )
                for action in found["actions"]
                if action["round"] in within
            ]
        ),
    )
