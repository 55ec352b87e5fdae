"""What the start page shows of plans and of the framework, read with the standard library alone so that it opens fast.

Nothing here raises: what cannot be read is a summary that says so.
"""

import errno
import json
import os
from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from ledelsesplan.core.errors import (
    FileMissing,
    FileUnreadable,
    InvalidFramework,
    InvalidPlanFile,
    LedelsesplanError,
    NewerVersion,
)
from ledelsesplan.storage.formats import FRAMEWORK_FORMAT, PLAN_FORMAT, PLAN_VERSION, SIZE_LIMIT
from ledelsesplan.storage.paths import framework_in_use
from ledelsesplan.storage.reading import read_file
from ledelsesplan.storage.settings import Recent

_OWN_MARKER = {"team": "group", "personal": "self"}


class SummaryStatus(StrEnum):
    """Whether a plan can be shown, and if not, why."""

    OK = "ok"
    MISSING = "missing"
    UNREADABLE = "unreadable"
    NEWER = "newer"


class Summary(NamedTuple):
    """A plan on the start page. What cannot be read now is shown as it was last time, with an `error`.

    The marks are the plan's own in its newest round, those outside the matrix included; `open_actions` are those that
    are not done, and `next_deadline` their earliest; `modified` is the file's time. The own leader's copy has the kind
    `own-leader`, and only the own leader's marks are told of it.
    """

    path: Path
    status: SummaryStatus
    error: LedelsesplanError | None = None
    title: str = ""
    unit: str = ""
    kind: str = ""
    level: str = ""
    strengths: int = 0
    priorities: int = 0
    open_actions: int = 0
    next_deadline: date | None = None
    modified: datetime | None = None
    size: int = -1
    mtime_ns: int = -1

    def recent(self, opened_at: str) -> Recent:
        """The same as an entry of the settings."""
        return Recent(
            path=str(self.path),
            title=self.title,
            unit=self.unit,
            kind=self.kind,
            level=self.level,
            opened_at=opened_at,
            size=self.size,
            mtime_ns=self.mtime_ns,
            strengths=self.strengths,
            priorities=self.priorities,
            open_actions=self.open_actions,
            next_deadline=self.next_deadline.isoformat() if self.next_deadline else "",
        )


class FrameworkSummary(NamedTuple):
    """A framework on the start page: what it is called, how much it holds, and the names of its levels by their ids."""

    title: str = ""
    organisation: str = ""
    department: str = ""
    date: str = ""
    competencies: int = 0
    themes: int = 0
    behaviours: int = 0
    level_names: Mapping[str, str] = MappingProxyType({})
    error: LedelsesplanError | None = None


class _Wrong(Exception):
    """What is not as it should be in a file: the place and the reason's code."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, reason)
        self.place = place
        self.reason = reason


def summarize_plan(path: Path, cached: Recent | None = None, level_names: Mapping[str, str] | None = None) -> Summary:
    """The summary of a plan file; `cached` is used where the file has the same size and time. Never raises.

    `level_names` gives the names of levels by their ids (`FrameworkSummary.level_names`).
    """
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return _last_known(path, SummaryStatus.MISSING, FileMissing(path), cached)
    except OSError as error:
        return _last_known(path, SummaryStatus.UNREADABLE, FileUnreadable(path, error), cached)
    except ValueError as error:  # a NUL in the path
        unnamed = FileUnreadable(path, OSError(errno.EINVAL, str(error)))
        return _last_known(path, SummaryStatus.UNREADABLE, unnamed, cached)
    if cached is not None and (cached.size, cached.mtime_ns) == (found.st_size, found.st_mtime_ns):
        return _last_known(path, SummaryStatus.OK, None, cached)
    try:
        values = _plan_values(json.loads(read_file(path, SIZE_LIMIT)), path, level_names or {})
    except FileMissing as missing:
        return _last_known(path, SummaryStatus.MISSING, missing, cached)
    except NewerVersion as newer:
        return _last_known(path, SummaryStatus.NEWER, newer, cached)
    except LedelsesplanError as failure:
        return _last_known(path, SummaryStatus.UNREADABLE, failure, cached)
    except _Wrong as wrong:
        invalid = InvalidPlanFile(path, wrong.place, wrong.reason)
        return _last_known(path, SummaryStatus.UNREADABLE, invalid, cached)
    except (ValueError, RecursionError):
        return _last_known(path, SummaryStatus.UNREADABLE, InvalidPlanFile(path, "", "not_json"), cached)
    return Summary(
        path=path,
        status=SummaryStatus.OK,
        modified=_time(found.st_mtime_ns),
        size=found.st_size,
        mtime_ns=found.st_mtime_ns,
        **values,
    )


def framework_summary(path: Path | None = None) -> FrameworkSummary:
    """The summary of a framework file, or of the one in use. Never raises."""
    try:
        source = path if path is not None else framework_in_use()
    except OSError as error:
        return FrameworkSummary(error=FileUnreadable(Path("framework.json"), error))
    try:
        return _framework(json.loads(read_file(source, SIZE_LIMIT)))
    except LedelsesplanError as failure:
        return FrameworkSummary(error=failure)
    except _Wrong as wrong:
        return FrameworkSummary(error=InvalidFramework(source, wrong.place, wrong.reason))
    except (ValueError, RecursionError):
        return FrameworkSummary(error=InvalidFramework(source, "", "not_json"))


def _plan_values(tree: Any, path: Path, level_names: Mapping[str, str]) -> dict[str, Any]:
    if not isinstance(tree, dict):
        raise _Wrong("", "not_an_object")
    if tree.get("format") != PLAN_FORMAT:
        raise _Wrong("format", "wrong_format")
    version = _get(tree, "version", int, "")
    if version > PLAN_VERSION:
        raise NewerVersion(path, version, PLAN_VERSION)
    plan = _get(tree, "plan", dict, "")
    kind = _get(plan, "kind", str, "plan.")
    if kind not in _OWN_MARKER:
        raise _Wrong("plan.kind", "wrong_kind")
    rounds = _get(plan, "rounds", list, "plan.")
    if not rounds:
        raise _Wrong("plan.rounds", "too_short")
    level = plan.get("own_level")
    open_actions = [
        action
        for action in _objects(_get(plan, "actions", list, "plan.", []), "plan.actions")
        if action.get("status") != "done"
    ]
    deadlines = [_deadline(action.get("deadline")) for action in open_actions]
    is_copy = plan.get("for_own_leader") is True
    if is_copy is not (_get(tree, "copy", dict, "", {}).get("purpose") == "own-leader"):
        raise _Wrong("copy.purpose", "purpose_differs")
    marks = _own_marks(rounds[-1], "own-leader" if is_copy else _OWN_MARKER[kind])
    if is_copy:
        open_actions, deadlines = [], []  # they tell what the leader marked
    return {
        "title": _get(plan, "title", str, "plan."),
        "unit": _get(plan, "unit", str, "plan.", ""),
        "kind": "own-leader" if is_copy else kind,
        "level": level_names.get(level, level) if isinstance(level, str) else "",
        "strengths": sum(mark.get("strength") is True for mark in marks),
        "priorities": sum(mark.get("priority") is True for mark in marks),
        "open_actions": len(open_actions),
        "next_deadline": min((deadline for deadline in deadlines if deadline is not None), default=None),
    }


def _own_marks(newest: Any, marker: str) -> list[dict[str, Any]]:
    if not isinstance(newest, dict):
        raise _Wrong("plan.rounds", "model_type")
    sets = _objects(_get(newest, "mark_sets", list, "plan.rounds.", []), "plan.rounds.mark_sets")
    own = next((item for item in sets if item.get("marker") == marker), {})
    return _objects(_get(own, "marks", list, "plan.rounds.mark_sets.", []), "plan.rounds.mark_sets.marks")


def _deadline(value: Any) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Wrong("plan.actions.deadline", "date_type") from None


def _framework(tree: Any) -> FrameworkSummary:
    if not isinstance(tree, dict) or tree.get("format") != FRAMEWORK_FORMAT:
        raise _Wrong("format", "not_an_object")
    flags = _objects(_get(tree, "corner_flags", list, ""), "corner_flags")
    competencies = _children(flags, "competencies")
    themes = _children(competencies, "themes")
    levels = _objects(_get(tree, "levels", list, ""), "levels")
    return FrameworkSummary(
        title=_get(tree, "title", str, ""),
        organisation=_get(tree, "organisation", str, ""),
        department=_get(tree, "department", str, "", ""),
        date=_get(tree, "date", str, ""),
        competencies=len(competencies),
        themes=len(themes),
        behaviours=len(_children(themes, "behaviours")),
        level_names={_get(level, "id", str, "levels."): _get(level, "name", str, "levels.") for level in levels},
    )


def _children(parents: list[dict[str, Any]], key: str) -> list[dict[str, Any]]:
    return [child for parent in parents for child in _objects(_get(parent, key, list, ""), key)]


def _objects(values: list[Any], place: str) -> list[dict[str, Any]]:
    if not all(isinstance(value, dict) for value in values):
        raise _Wrong(place, "model_type")
    return values


_REASONS = {int: "int_type", str: "string_type", list: "tuple_type", dict: "model_type"}


def _get(tree: Mapping[str, Any], key: str, kind: type, within: str, default: Any = None) -> Any:
    """The value of a key, which has to be of a kind; the default (where one is given) for a key that is not there."""
    if key not in tree and default is not None:
        return default
    if key not in tree:
        raise _Wrong(within + key, "missing")
    value = tree[key]
    if type(value) is not kind:
        raise _Wrong(within + key, _REASONS[kind])
    return value


def _last_known(path: Path, status: SummaryStatus, error: LedelsesplanError | None, cached: Recent | None) -> Summary:
    if cached is None:
        return Summary(path, status, error)
    return Summary(
        path=path,
        status=status,
        error=error,
        title=cached.title,
        unit=cached.unit,
        kind=cached.kind,
        level=cached.level,
        strengths=cached.strengths,
        priorities=cached.priorities,
        open_actions=cached.open_actions,
        next_deadline=date.fromisoformat(cached.next_deadline) if cached.next_deadline else None,
        modified=_time(cached.mtime_ns) if cached.mtime_ns >= 0 else None,
        size=cached.size,
        mtime_ns=cached.mtime_ns,
    )


def _time(nanoseconds: int) -> datetime:
    return datetime.fromtimestamp(nanoseconds / 1e9, UTC)
