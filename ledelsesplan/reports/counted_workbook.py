"""Plans read from the workbooks that were made of them, also after people have worked on them in Excel.

Tables and columns are found by their headers: rows may be sorted or filtered, columns and sheets added, moved, renamed
or coloured.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeAlias

from ledelsesplan.core.compiled import Period
from ledelsesplan.core.counted_plan import counts_in
from ledelsesplan.core.errors import InvalidWorkbook
from ledelsesplan.core.plan import Kind, Status
from ledelsesplan.core.plan_counts import CountedAction, CountedFramework, CountedRound, PlanCounts, month_of
from ledelsesplan.reports import headers
from ledelsesplan.reports.safe_workbook import SafeWorkbook, Table
from ledelsesplan.terms import ACTIVITY_TYPE, PLAN_KIND, STATUS
from ledelsesplan.text import _, parse_date

_ABOUT, _DATA, _ACTIONS = _("Om filen"), _("Data"), _("Handleplan")
_STRENGTH, _PRIORITY, _YES = _("Styrke"), _("Udviklingsområde"), _("Ja")
_SOURCES = {Kind.TEAM: _("Aftalt"), Kind.PERSONAL: _("Egen markering")}
_KINDS = {words: kind for kind, words in PLAN_KIND.items()}
_STATUSES = {words.casefold(): status for status, words in STATUS.items()}
_ACTIVITIES = {words.casefold(): activity for activity, words in ACTIVITY_TYPE.items()}
_Sides: TypeAlias = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_UNMARKED: _Sides = ((), (), ())
_PLAN_ID = re.compile(r"[0-9a-f]{16,32}")

_FACTS = frozenset({headers.FACT, headers.VALUE})
_ROUNDS = frozenset({headers.ROUND_ID, headers.LEVEL_IDS, headers.DATE})
_MARKS = frozenset({headers.SOURCE, headers.MARKING, headers.FOCUS, headers.BEHAVIOUR_ID, headers.ROUND})
_PLANNED = frozenset({headers.ACTION, headers.DEADLINE, headers.STATUS, headers.ACTION_ID, headers.BEHAVIOUR_ID})


@dataclass(frozen=True)
class WorkbookFacts:
    """What a workbook says it was made of. The moment is local time, as it stands there.

    `for_own_leader` where it was made of the copy in which the own leader marks. `newest_round` is the id of the round
    that it was made in: rows of the table of rounds may be sorted.
    """

    plan_id: str
    kind: Kind
    unit: str
    revision: int
    exported_at: datetime
    for_own_leader: bool
    framework: CountedFramework
    newest_round: str


class CountedWorkbook:
    """A workbook of a plan. Making one raises InvalidWorkbook: `not_our_workbook`, or as SafeWorkbook does."""

    def __init__(self, data: bytes, path: Path) -> None:
        self._path = path
        self._book = SafeWorkbook(data, path)
        facts = self._book.table(_FACTS, _ABOUT)
        values = {str(row[headers.FACT]).strip(): row[headers.VALUE] for row in facts or ()}
        if headers.PLAN_ID not in values:
            raise InvalidWorkbook(path, "not_our_workbook")
        self.facts = self._facts(values)

    def counts(self, period: Period) -> PlanCounts | None:
        """What is counted of the plan, as `counted_plan.counts_of` does. Raises InvalidWorkbook without sheets."""
        rounds = self._book.table(_ROUNDS, _ABOUT)
        marks = self._book.table(_MARKS, _DATA, is_alone=True)
        actions = self._book.table(_PLANNED, _ACTIONS, is_alone=True)
        if rounds is None or marks is None or actions is None:
            raise InvalidWorkbook(self._path, "lacks_data")
        held = {
            str(row[headers.ROUND_ID]).strip(): (day, _levels(row[headers.LEVEL_IDS]))
            for row in rounds
            if (day := _day(row[headers.DATE])) is not None
        }
        facts = self.facts
        marked, planned = _marks(marks, _SOURCES[facts.kind]), _actions(actions, facts.newest_round)
        counted = [
            CountedRound(
                identifier,
                day,
                facts.framework,
                levels,
                *marked.get(identifier, _UNMARKED),
                actions=tuple(planned.get(identifier, ())),
            )
            for identifier, (day, levels) in sorted(held.items(), key=lambda item: item[0] == facts.newest_round)
        ]
        updated = facts.exported_at.date()
        return counts_in(counted, period, plan_id=facts.plan_id, kind=facts.kind, unit=facts.unit, updated=updated)

    def _facts(self, values: dict[str, Any]) -> WorkbookFacts:
        plan_id = str(values[headers.PLAN_ID]).strip()
        kind = _KINDS.get(str(values.get(headers.PLAN_KIND, "")).strip())
        revision, exported = values.get(headers.REVISION), values.get(headers.EXPORTED)
        reference = [
            str(values.get(name, "")).strip()
            for name in (headers.FRAMEWORK, headers.FRAMEWORK_VERSION, headers.FRAMEWORK_DIGEST)
        ]
        whole = _whole(revision)
        if not _PLAN_ID.fullmatch(plan_id) or kind is None or whole is None or not all(reference):
            raise InvalidWorkbook(self._path, "fact_missing")
        if not isinstance(exported, datetime):
            raise InvalidWorkbook(self._path, "fact_missing")
        unit = str(values.get(headers.UNIT, ""))
        is_copy = bool(str(values.get(headers.COPY_FOR, "")).strip())
        newest = str(values.get(headers.ROUND_ID, "")).strip()
        return WorkbookFacts(plan_id, kind, unit, whole, exported, is_copy, CountedFramework(*reference), newest)


def _levels(value: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(level for part in str(value).split(",") if (level := part.strip())))


def _marks(rows: Table, source: str) -> dict[str, _Sides]:
    """The ids of each side by the ids of rounds; each id once, however often its rows stand there."""
    found: dict[str, tuple[dict[str, None], ...]] = {}
    for row in rows:
        identifier = str(row[headers.BEHAVIOUR_ID]).strip()
        marking = row[headers.MARKING]
        if row[headers.SOURCE] != source or not identifier or marking not in (_STRENGTH, _PRIORITY):
            continue
        strength, priority, focus = found.setdefault(str(row[headers.ROUND]).strip(), ({}, {}, {}))
        (strength if marking == _STRENGTH else priority)[identifier] = None
        if row[headers.FOCUS] == _YES:
            focus[identifier] = None
    return {of_round: (tuple(sides[0]), tuple(sides[1]), tuple(sides[2])) for of_round, sides in found.items()}


def _actions(rows: Table, newest: str) -> dict[str, list[CountedAction]]:
    """The actions by the ids of the rounds they came from. One that was added in Excel is of the newest round."""
    seen = set[str]()
    found: dict[str, list[CountedAction]] = {}
    for row in rows:
        identifier, words = (str(row[header]).strip() for header in (headers.ACTION_ID, headers.ACTION))
        if not (identifier or words) or identifier in seen:
            continue
        if identifier:
            seen.add(identifier)
        due = _day(row[headers.DEADLINE])
        action = (
            str(row[headers.BEHAVIOUR_ID]).strip() or None,
            _STATUSES.get(str(row[headers.STATUS]).strip().casefold(), Status.NOT_STARTED),
            month_of(due) if due is not None else None,
            _ACTIVITIES.get(str(row.get(headers.ACTIVITY_TYPE, "")).strip().casefold()),
        )
        found.setdefault(str(row.get(headers.ROUND_ID, "")).strip() or newest, []).append(action)
    return found


def _day(value: Any) -> date | None:
    """The day of a cell, also of one that holds it as text."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return parse_date(value, date.min) if isinstance(value, str) else None
    except ValueError:
        return None


def _whole(value: Any) -> int | None:
    if isinstance(value, float) and value.is_integer() and 0 <= value <= 1_000_000_000:
        return int(value)
    return None
