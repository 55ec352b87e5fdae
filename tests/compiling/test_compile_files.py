import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook

from ledelsesplan.compiling import compilation
from ledelsesplan.compiling.compilation import compile_files
from ledelsesplan.compiling.helper import Helper
from ledelsesplan.compiling.progress import Progress, Stage
from ledelsesplan.core import edits
from ledelsesplan.core.compiled import ALWAYS, Compiled, Outcome, Period, Remark, Source
from ledelsesplan.core.copies import copy_for_own_leader
from ledelsesplan.core.counted_plan import counts_of
from ledelsesplan.core.errors import (
    Cancelled,
    ChangedWhileReading,
    FileMissing,
    InvalidPlanFile,
    InvalidWorkbook,
    NewerVersion,
)
from ledelsesplan.core.layout import Layout
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.plan_counts import unit_key
from ledelsesplan.core.summary import GroupKey, Summary
from ledelsesplan.reports.report import FileFacts
from ledelsesplan.reports.team_workbook import team_workbook
from ledelsesplan.storage.planfile import Copy, Purpose
from tests.compiling.many_plans import SAVED, due_month, envelope, some_plan, write
from tests.counted import summary_of
from tests.factories import ROOT, framework_from, real_framework, small_framework, small_framework_content

FRAMEWORK = small_framework()
OWN = {"team": "group", "personal": "self"}


def compiled(*paths: Path, period: Period = ALWAYS, processes: int = 1) -> Compiled:
    return compile_files(paths, FRAMEWORK, period, processes=processes)


def by_name(found: Compiled) -> dict[str, Source]:
    return {os.path.basename(source.path): source for source in found.sources}


def write_workbook(path: Path, number: int, *, revision: int = 3, exported_at: datetime = SAVED) -> None:
    facts = FileFacts(envelope(number).plan_id, revision, exported_at)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(team_workbook(FRAMEWORK, some_plan(number), today=exported_at.date(), source=facts).content)


class TestFiles:
    def test_plan_files_and_workbooks_below_folders_count_once(self, tmp_path: Path) -> None:
        for number in range(6):
            write(tmp_path / f"enhed {number % 2}" / f"plan {number}.json", number)
        for number in range(4, 9):
            write_workbook(tmp_path / "excel" / f"plan {number}.XLSX", number)

        found = compiled(tmp_path, tmp_path / "excel" / "plan 4.XLSX")

        assert found.summary == counted_directly(range(9))
        assert found.sources.counts() == {Outcome.COUNTED: 9, Outcome.SAME: 2}
        assert by_name(found)["plan 4.XLSX"].other == by_name(found)["plan 4.json"].number

    @pytest.mark.parametrize("names", [("a.json", "b.json"), ("b.json", "a.json")])
    def test_the_newest_revision_counts_whatever_the_order(self, tmp_path: Path, names: tuple[str, str]) -> None:
        older, newer = names
        write(tmp_path / older, 1, some_plan(2), of=envelope(1, revision=2, saved_at=SAVED + timedelta(days=9)))
        write(tmp_path / newer, 1, of=envelope(1, revision=3))

        found = compiled(tmp_path)

        assert found.summary == counted_directly([1])
        assert by_name(found)[older].outcome is Outcome.OLDER
        assert by_name(found)[older].other == by_name(found)[newer].number

    def test_of_equal_revisions_the_one_saved_last_counts(self, tmp_path: Path) -> None:
        write(tmp_path / "a.json", 1, of=envelope(1, saved_at=SAVED + timedelta(seconds=1)))
        write(tmp_path / "b.json", 1, some_plan(2))

        found = compiled(tmp_path)

        assert by_name(found)["b.json"].outcome is Outcome.OLDER
        assert next(iter(found.summary.groups.values())).updated == SAVED.date()

    def test_a_newer_workbook_counts_before_an_older_plan_file(self, tmp_path: Path) -> None:
        write(tmp_path / "a.json", 1, some_plan(2), of=envelope(1, revision=2))
        write_workbook(tmp_path / "b.xlsx", 1, revision=3)

        found = compiled(tmp_path)

        assert found.summary == counted_directly([1])
        assert by_name(found)["a.json"].outcome is Outcome.OLDER

    @pytest.mark.parametrize("processes", [1, 2])
    def test_an_older_file_counts_where_the_newest_cannot_be_read(self, tmp_path: Path, processes: int) -> None:
        write(tmp_path / "d.json", 1, some_plan(2), of=envelope(1, revision=1))
        write(tmp_path / "c.json", 1, of=envelope(1, revision=2))
        for name, revision in (("a.json", 4), ("b.json", 3)):
            path = write(tmp_path / name, 1, some_plan(3), of=envelope(1, revision=revision))
            path.write_bytes(path.read_bytes()[:1500])

        found = compiled(tmp_path, processes=processes)

        assert found.summary == counted_directly([1])
        assert {name: source.outcome for name, source in by_name(found).items()} == {
            "a.json": Outcome.REFUSED,
            "b.json": Outcome.REFUSED,
            "c.json": Outcome.COUNTED,
            "d.json": Outcome.OLDER,
        }
        assert by_name(found)["d.json"].other == by_name(found)["c.json"].number

    @pytest.mark.parametrize("processes", [1, 2])
    def test_older_files_that_are_changed_meanwhile_are_left_out(self, tmp_path: Path, processes: int) -> None:
        older = [
            write(tmp_path / f"a{number}.json", number, some_plan(number + 1), of=envelope(number, revision=1))
            for number in range(4)
        ]
        for number in range(5):
            write(tmp_path / f"b{number}.json", number)
        passes = 0

        def meanwhile(progress: Progress) -> None:
            nonlocal passes
            if progress.stage is Stage.COUNTING and progress.done == progress.total:
                passes += 1
                if passes == 1:
                    write(older[0], 7)
                    older[1].unlink()
                    older[2].write_text("{}")

        found = compile_files([tmp_path], FRAMEWORK, report=meanwhile, processes=processes)

        assert found.summary == counted_directly(range(5))
        assert passes == 2
        named = by_name(found)
        assert [named[f"a{number}.json"].outcome for number in range(4)] == [*[Outcome.REFUSED] * 3, Outcome.OLDER]
        assert named["a0.json"].error == ChangedWhileReading(older[0])
        assert named["a1.json"].error == FileMissing(older[1])
        assert isinstance(named["a2.json"].error, InvalidPlanFile)

    def test_older_files_of_many_plans_and_formats(self, tmp_path: Path) -> None:
        for number in range(30):
            for revision in range(1, 4):
                of = envelope(number, revision=revision)
                write(tmp_path / f"{revision}" / f"{number}.json", number, some_plan(number + 3 - revision), of=of)
        for number in range(0, 30, 10):
            write_workbook(tmp_path / "excel" / f"{number}.xlsx", number)

        found = compiled(tmp_path)

        assert found.summary == counted_directly(range(30))
        assert found.sources.counts() == {Outcome.COUNTED: 30, Outcome.OLDER: 60, Outcome.SAME: 3}

    def test_copies(self, tmp_path: Path) -> None:
        for_hr, for_leader = (Copy("c" * 32, purpose, 9) for purpose in (Purpose.HR, Purpose.OWN_LEADER))
        write(tmp_path / "original.json", 1, some_plan(2), of=envelope(1, revision=8))
        write(tmp_path / "hr.json", 1, of=envelope(1, revision=0, copy=for_hr))
        mine = edits.new_plan(FRAMEWORK, Kind.PERSONAL, "Min plan", SAVED.date(), levels=("top",))
        write(tmp_path / "leder.json", 1, copy_for_own_leader(mine), of=envelope(1, revision=99, copy=for_leader))

        found = compiled(tmp_path)

        assert found.summary == counted_directly([1])
        assert by_name(found)["original.json"].outcome is Outcome.OLDER
        assert by_name(found)["leder.json"].outcome is Outcome.OWN_LEADER

    def test_links_to_a_plan_are_the_same_plan(self, tmp_path: Path) -> None:
        write(tmp_path / "a.json", 1)
        try:
            (tmp_path / "b.json").symlink_to("a.json")
            (tmp_path / "c.json").symlink_to("ingen.json")
        except OSError:
            pytest.skip("links cannot be made here")

        found = by_name(compiled(tmp_path))

        assert found["b.json"].outcome is Outcome.SAME
        assert isinstance(found["c.json"].error, FileMissing)

    def test_nothing_and_what_is_not_there(self, tmp_path: Path) -> None:
        assert compiled(tmp_path).summary.plans == 0
        missing = compiled(tmp_path / "ingen")
        assert [source.error for source in missing.sources] == [FileMissing(tmp_path / "ingen")]


class TestOutcomes:
    def test_out_of_the_period(self, tmp_path: Path) -> None:
        write(tmp_path / "a.json", 1)

        found = compiled(tmp_path, period=Period(last=date(2027, 1, 1)))

        assert by_name(found)["a.json"].outcome is Outcome.OUT_OF_PERIOD
        assert found.summary == summary_of(found.summary.layout, [])

    def test_another_framework_is_told_and_left_out(self, tmp_path: Path) -> None:
        real = real_framework()
        write(tmp_path / "a.json", 1, some_plan(1, real))

        source = by_name(compiled(tmp_path))["a.json"]

        assert (source.outcome, source.detail) == (Outcome.OTHER_FRAMEWORK, real.id)

    def test_another_version_is_counted_by_ids_and_told(self, tmp_path: Path) -> None:
        other = framework_from({**small_framework_content(), "version": "3"})
        write(tmp_path / "a.json", 1, some_plan(1, other))

        found = compiled(tmp_path)

        assert by_name(found)["a.json"].remarks == (Remark.OTHER_VERSION,)
        assert found.summary.groups == counted_directly([1]).groups

    def test_a_file_that_was_changed_by_hand_counts_and_is_told(self, tmp_path: Path) -> None:
        path = write(tmp_path / "a.json", 1)
        path.write_bytes(path.read_bytes().replace(b'"title": "Leder 1"', b'"title": "Leder X"'))

        found = compiled(tmp_path)

        assert by_name(found)["a.json"].remarks == (Remark.CHANGED_BY_HAND,)
        assert found.summary == counted_directly([1])

    def test_what_is_no_plan(self, tmp_path: Path) -> None:
        (tmp_path / "framework.json").write_bytes((ROOT / "framework.json").read_bytes())
        (tmp_path / "liste.json").write_text("[1, 2]")
        (tmp_path / "halv.json").write_text('{"format": "ledelsesplan-plan", ')
        (tmp_path / "noter.docx").write_bytes(b"PK")
        Workbook().save(tmp_path / "budget.xlsx")
        (tmp_path / "~$budget.xlsx").write_bytes(b"\0" * 165)
        newer = write(tmp_path / "ny.json", 1)
        newer.write_bytes(newer.read_bytes().replace(b'"version": 1', b'"version": 2', 1))

        found = by_name(compiled(tmp_path))

        assert {name: source.outcome for name, source in found.items()} == {
            "framework.json": Outcome.NO_PLAN,
            "liste.json": Outcome.NO_PLAN,
            "halv.json": Outcome.REFUSED,
            "noter.docx": Outcome.OTHER_FILE,
            "budget.xlsx": Outcome.NO_WORKBOOK,
            "~$budget.xlsx": Outcome.REFUSED,
            "ny.json": Outcome.REFUSED,
        }
        assert isinstance(found["halv.json"].error, InvalidPlanFile)
        lock = found["~$budget.xlsx"].error
        assert lock == InvalidWorkbook(tmp_path / "~$budget.xlsx", "excel_lock", "budget.xlsx")
        assert isinstance(found["ny.json"].error, NewerVersion)


def counted_directly(numbers: Iterable[int]) -> Summary:
    """The summary of some numbers' plans, straight from their values."""
    plans = (counts_of(some_plan(n), envelope(n).plan_id, SAVED.date(), ALWAYS) for n in numbers)
    return summary_of(Layout.of(FRAMEWORK), (plan for plan in plans if plan is not None))


@pytest.fixture(scope="class")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """200 plans, among them 2 corrupt ones and, beside them, 4 older versions and 2 files of other kinds."""
    folder = tmp_path_factory.mktemp("planer")
    for number in range(200):
        write(folder / f"enhed {number % 7}" / f"plan {number:03}.json", number)
    for number in (10, 20):
        path = folder / f"enhed {number % 7}" / f"plan {number:03}.json"
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if number == 10 else data.replace(b'"rounds"', b'"runder"'))
    for number in (30, 40, 50, 60):
        older = envelope(number, revision=1)
        write(folder / "gamle" / f"kopi af {number:03}.json", number, some_plan(number + 1), of=older)
    (folder / "enhed 1" / "referat.docx").write_bytes(b"PK")
    (folder / "enhed 2" / "andet.json").write_text('{"navn": "noget andet"}')
    return folder


class TestAFolderWithFaults:
    def test_every_file_that_does_not_count_is_named(self, folder: Path) -> None:
        found = compiled(folder)

        assert found.summary.plans == 198
        assert found.sources.counts() == {
            Outcome.COUNTED: 198,
            Outcome.OLDER: 4,
            Outcome.NO_PLAN: 1,
            Outcome.OTHER_FILE: 1,
            Outcome.REFUSED: 2,
        }
        names = {os.path.basename(source.path): source.outcome for source in found.sources.skipped()}
        assert names == {
            "plan 010.json": Outcome.REFUSED,
            "plan 020.json": Outcome.REFUSED,
            **{f"kopi af {number:03}.json": Outcome.OLDER for number in (30, 40, 50, 60)},
            "referat.docx": Outcome.OTHER_FILE,
            "andet.json": Outcome.NO_PLAN,
        }

    def test_sums_are_those_of_an_independent_count(self, folder: Path) -> None:
        found = compiled(folder).summary
        trees = [
            tree["plan"] for tree in json_trees(folder) if "rounds" in tree.get("plan", {}) and tree["revision"] == 3
        ]
        assert len(trees) == 198

        bases, marks, due, types = Counter[Any](), Counter[Any](), Counter[Any](), Counter[Any]()
        for plan in trees:
            newest = plan["rounds"][-1]
            place = unit_key(plan["unit"]), plan["kind"]
            bases[*place, tuple(level.id for level in FRAMEWORK.levels if level.id in newest["levels"])] += 1
            for mark in next(item["marks"] for item in newest["mark_sets"] if item["marker"] == OWN[plan["kind"]]):
                marks.update((*place, mark["id"], key) for key in ("strength", "priority", "focus") if mark[key])
            for action in plan["actions"]:
                day = date.fromisoformat(action["deadline"]) if action["deadline"] else None
                due[*place, due_month(day)] += 1
                types[*place, action["activity_type"]] += 1

        assert {key: group.plans for key, group in found.groups.items()} == {
            GroupKey(unit, Kind(kind), levels): count for (unit, kind, levels), count in bases.items()
        }
        summed = Counter[Any]()
        for key in found.groups:
            for level in (None, *key.levels):
                for identifier, sums in found.sums([key], level).items():
                    if identifier not in found.layout.areas:
                        place = key.unit, key.kind.value, identifier
                        summed.update({(*place, name): count for name, count in sums._asdict().items() if count})
        assert summed == marks
        for expected, read in ((due, lambda cell: ("due", cell.due)), (types, lambda cell: ("type", cell.activity))):
            assert {
                (unit, kind.value, cell): sums.actions
                for (unit, kind), records in found.actions.items()
                for (_name, cell), sums in records.tally(read).items()
            } == dict(expected)

    def test_the_order_of_the_files_does_not_matter(self, folder: Path, tmp_path: Path) -> None:
        paths = sorted(folder.rglob("*.*"))
        Random(1).shuffle(paths)

        assert compiled(*paths) == compiled(folder)

    def test_two_processes_come_to_the_same(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(compilation, "_PART", 10)

        assert compiled(folder, processes=2) == compiled(folder)

    def test_a_helper_that_dies_costs_nothing(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(compilation, "_PART", 10)
        monkeypatch.setattr(compilation, "Helper", _Dying)

        assert compiled(folder, processes=2) == compiled(folder)

    def test_progress_is_told_of_every_file(self, folder: Path) -> None:
        told: list[Progress] = []

        compile_files([folder], FRAMEWORK, report=told.append, processes=1)

        for stage, total in ((Stage.COUNTING, 206), (Stage.AGAIN, 4)):
            of_stage = [item for item in told if item.stage is stage]
            assert [item.done for item in of_stage] == sorted(item.done for item in of_stage)
            assert (of_stage[0].done, of_stage[-1].done, of_stage[-1].total) == (0, total, total)

    @pytest.mark.parametrize("processes", [1, 2])
    @pytest.mark.parametrize("stage", [*Stage])
    def test_it_can_be_cancelled(self, folder: Path, processes: int, stage: Stage) -> None:
        def cancel(progress: Progress) -> None:
            if progress.stage is stage and progress.done:
                raise Cancelled

        before = {path: path.read_bytes() for path in files(folder)}
        with pytest.raises(Cancelled):
            compile_files([folder], FRAMEWORK, report=cancel, processes=processes)
        assert {path: path.read_bytes() for path in files(folder)} == before


class _Dying(Helper):
    """A helper whose process is killed after the first part."""

    def take(self, parts: Any) -> int:
        taken = super().take(parts)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        return taken


def test_progress_tells_the_rate_and_what_remains() -> None:
    half = Progress(Stage.COUNTING, 50, 200, 2.0)

    assert (half.rate, half.remaining) == (25.0, 6.0)
    assert Progress(Stage.COUNTING, 0, 200, 0.0).remaining is None


def files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def json_trees(folder: Path) -> Iterator[dict[str, Any]]:
    for path in folder.rglob("*.json"):
        try:
            yield json.loads(path.read_bytes())
        except ValueError:
            continue
