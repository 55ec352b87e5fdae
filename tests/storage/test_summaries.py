"""The start page's summaries say what the files say, and never raise."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledelsesplan import locations
from ledelsesplan.core.errors import (
    FileMissing,
    FileTooLarge,
    FileUnreadable,
    InvalidFramework,
    InvalidPlanFile,
    NewerVersion,
)
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage import summaries
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.planfile import PlanFile, decode, encode, new_envelope
from ledelsesplan.storage.settings import Recent
from ledelsesplan.storage.summaries import SummaryStatus, framework_summary, summarize_plan
from ledelsesplan.text import describe


def counts(plan: Plan) -> tuple[int, int, int, date | None]:
    """What the summary should say, by the full model."""
    still_open = [action for action in plan.actions if action.is_open]
    deadlines = [action.deadline for action in still_open if action.deadline is not None]
    return (
        sum(mark.strength for mark in plan.marks),
        sum(mark.priority for mark in plan.marks),
        len(still_open),
        min(deadlines, default=None),
    )


def test_a_team_plan(plan_path: Path, team: PlanFile) -> None:
    os.utime(plan_path, ns=(0, 1_803_000_000_123_456_789))
    summary = summarize_plan(plan_path)
    assert (summary.status, summary.error) == (SummaryStatus.OK, None)
    assert (summary.title, summary.unit, summary.kind) == ("Chefgruppen 2027", "Social og Sundhed", "team")
    found = (summary.strengths, summary.priorities, summary.open_actions, summary.next_deadline)
    assert found == counts(team.plan) == (5, 4, 3, date(2027, 5, 31))
    assert summary.level == ""
    assert summary.modified == datetime.fromtimestamp(1_803_000_000.123456789, UTC)


def test_the_own_leaders_copy_counts_the_own_leaders_marks(tmp_path: Path, own_leader_bytes: bytes) -> None:
    path = tmp_path / "min.json"
    path.write_bytes(own_leader_bytes)
    summary = summarize_plan(path, level_names=framework_summary().level_names)
    assert (summary.strengths, summary.priorities) == counts(decode(own_leader_bytes).plan)[:2] == (1, 1)
    assert (summary.kind, summary.level) == ("own-leader", "Leder af medarbejdere")
    assert summarize_plan(path).level == "leder-af-medarbejdere"


def test_a_personal_plan_counts_its_leaders_own_marks(tmp_path: Path, own_leader_bytes: bytes) -> None:
    file = decode(own_leader_bytes)
    path = tmp_path / "min.json"
    path.write_bytes(encode(file.plan.replacing(for_own_leader=False), new_envelope()))
    summary = summarize_plan(path)
    assert (summary.strengths, summary.priorities) == (2, 1)


def test_a_file_that_has_not_changed_is_not_read_again(plan_path: Path) -> None:
    first = summarize_plan(plan_path)
    recent = first.recent("2027-03-03T10:42:00+01:00")
    assert recent.opened_at == "2027-03-03T10:42:00+01:00"
    assert summarize_plan(plan_path, recent) == first
    told_otherwise = recent._replace(title="Som sidst", strengths=99)
    assert summarize_plan(plan_path, told_otherwise) == first._replace(title="Som sidst", strengths=99)
    os.utime(plan_path, ns=(0, 1))
    assert summarize_plan(plan_path, told_otherwise).title == "Chefgruppen 2027"


def test_a_missing_file_is_shown_as_it_was(plan_path: Path) -> None:
    first = summarize_plan(plan_path)
    plan_path.unlink()
    summary = summarize_plan(plan_path, first.recent(""))
    assert (summary.status, summary.error) == (SummaryStatus.MISSING, FileMissing(plan_path))
    assert summary._replace(status=SummaryStatus.OK, error=None) == first
    bare = summarize_plan(plan_path)
    assert (bare.status, bare.title, bare.modified) == (SummaryStatus.MISSING, "", None)


def test_a_newer_version_and_an_unreadable_file(plan_path: Path, team_bytes: bytes) -> None:
    recent = summarize_plan(plan_path).recent("")
    plan_path.write_bytes(team_bytes.replace(b'"version": 1,', b'"version": 12,'))
    newer = summarize_plan(plan_path, recent)
    assert (newer.status, newer.error) == (SummaryStatus.NEWER, NewerVersion(plan_path, 12, 1))
    assert newer.title == "Chefgruppen 2027"
    plan_path.write_bytes(team_bytes + b" " * SIZE_LIMIT)
    assert isinstance(summarize_plan(plan_path).error, FileTooLarge)
    plan_path.unlink()
    plan_path.mkdir()
    folder = summarize_plan(plan_path, recent)
    assert folder.status is SummaryStatus.UNREADABLE
    assert isinstance(folder.error, FileUnreadable)
    assert summarize_plan(Path("a\0b")).status is SummaryStatus.UNREADABLE
    assert summarize_plan(plan_path / ("x" * 300)).status is SummaryStatus.UNREADABLE


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"{", b"[]", b"null", b"7", b'"x"', b"{}", b"\xff\xfe", b"\xef\xbb\xbf{}", b"\0" * 100, b"[" * 100_000),
        *(b"1" * 5000, b'{"format": "ledelsesplan-framework"}', b'{"format": "ledelsesplan-plan"}', b'{"format": []}'),
    ],
    ids=lambda data: repr(data[:30]),
)
def test_garbage_is_unreadable(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    summary = summarize_plan(path)
    assert summary.status is SummaryStatus.UNREADABLE
    assert isinstance(summary.error, InvalidPlanFile)
    assert "x.json" in describe(summary.error)
    assert isinstance(framework_summary(path).error, InvalidFramework)


@pytest.mark.parametrize("deadline", [7, True, "", "i morgen", "2027-02-30", [], {}])
def test_a_wrong_deadline_is_unreadable(plan_path: Path, team_bytes: bytes, deadline: Any) -> None:
    content = json.loads(team_bytes)
    content["plan"]["actions"][1]["deadline"] = deadline
    plan_path.write_text(json.dumps(content), encoding="utf-8")
    assert summarize_plan(plan_path).error == InvalidPlanFile(plan_path, "plan.actions.deadline", "date_type")


def places(value: Any, steps: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield steps
    for step, child in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from places(child, (*steps, step))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_wrong_value_anywhere_is_a_crash(tmp_path: Path, own_leader_bytes: bytes, data: st.DataObject) -> None:
    path = tmp_path / "x.json"
    wrong = st.sampled_from(
        [None, True, 7, -1.5, "x", "2027-03-03", "team", [], [1], [[]], {}, {"id": 1}, float("nan")]
    )
    for whole, summarize in (
        (json.loads(own_leader_bytes), summarize_plan),
        (FRAMEWORK_CONTENT, framework_summary),
    ):
        tree = json.loads(json.dumps(whole))
        steps = data.draw(st.sampled_from(sorted(places(tree), key=repr)))
        holder = tree
        for step in steps[:-1]:
            holder = holder[step]
        if steps:
            holder[steps[-1]] = data.draw(wrong)
        else:
            tree = data.draw(wrong)
        path.write_text(json.dumps(tree), encoding="utf-8")
        summary = summarize(path)
        assert summary.error is None or str(path.name) in describe(summary.error)


FRAMEWORK_CONTENT: dict[str, Any] = json.loads(locations.framework_path().read_bytes())


def test_the_framework(framework: Framework) -> None:
    summary = framework_summary()
    assert summary.error is None
    assert (summary.title, summary.organisation) == (framework.title, framework.organisation)
    assert (summary.department, summary.date) == (framework.department, framework.date)
    assert (summary.competencies, summary.themes, summary.behaviours) == (
        len(list(framework.competencies())),
        len(list(framework.themes())),
        len(list(framework.behaviours())),
    )
    assert summary.level_names == {level.id: level.name for level in framework.levels}
    assert isinstance(framework_summary(Path("mangler.json")).error, FileMissing)


def test_what_cannot_be_cached_is_not(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"{")
    recent = summarize_plan(path).recent("")
    assert (recent.size, recent.mtime_ns) == (-1, -1)
    assert summarize_plan(path, recent).status is SummaryStatus.UNREADABLE
    assert summarize_plan(path, Recent(path=str(path))).status is SummaryStatus.UNREADABLE


def test_what_the_start_page_needs_does_not_load_pydantic() -> None:
    program = (
        "import sys; import ledelsesplan.storage.settings, ledelsesplan.storage.paths, ledelsesplan.storage.summaries; "
        "print([name for name in sys.modules if name.startswith(('pydantic_core', 'ledelsesplan.core.plan', "
        "'ledelsesplan.core.framework', 'PySide6', 'openpyxl'))])"
    )
    root = Path(summaries.__file__).parents[2]
    run = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"
