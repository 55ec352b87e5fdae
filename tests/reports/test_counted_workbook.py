import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill

from ledelsesplan.core.compiled import ALWAYS, Period
from ledelsesplan.core.counted_plan import counts_of
from ledelsesplan.core.errors import InvalidWorkbook
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import ActivityType, Plan, Status
from ledelsesplan.core.plan_counts import PlanCounts, month_of
from ledelsesplan.reports.counted_workbook import CountedWorkbook
from ledelsesplan.reports.safe_workbook import ROW_LIMIT
from tests.reports.reading import SOURCE, Opened, made
from tests.samples import personal_plan, plan_of_small_framework, small_framework

PATH = Path("Plan.xlsx")


def counted(content: bytes, period: Period = ALWAYS) -> PlanCounts:
    """What is counted of a workbook, with the marks in a fixed order."""
    counts = CountedWorkbook(content, PATH).counts(period)
    assert counts is not None
    return in_order(counts)


def in_order(counts: PlanCounts | None) -> PlanCounts:
    assert counts is not None
    marked = counts.round
    actions = tuple(sorted(counts.actions, key=repr))
    in_order = marked._replace(
        strength=tuple(sorted(marked.strength)),
        priority=tuple(sorted(marked.priority)),
        focus=tuple(sorted(marked.focus)),
        actions=tuple(sorted(marked.actions, key=repr)),
    )
    return counts._replace(round=in_order, actions=actions)


def of_plan(plan: Plan, period: Period = ALWAYS) -> PlanCounts:
    """What is counted of the plan itself."""
    return in_order(counts_of(plan, SOURCE.plan_id, SOURCE.exported_at.date(), period))


def edited(content: bytes, edit: Callable[[Any], None]) -> bytes:
    """The workbook after someone has worked on it."""
    book = load_workbook(BytesIO(content))
    edit(book)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part of its archive changed."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            part = old.read(member)
            new.writestr(member, change(part) if member == name else part)
    return buffer.getvalue()


def refusal(content: bytes) -> str:
    """Why a workbook is refused."""
    with pytest.raises(InvalidWorkbook) as refused:
        CountedWorkbook(content, PATH).counts(ALWAYS)
    assert refused.value.path == PATH
    return refused.value.reason


@pytest.mark.parametrize("name", ["team", "personal", "empty", "overfull"])
def test_a_workbook_counts_as_its_plan_does(request: pytest.FixtureRequest, framework: Framework, name: str) -> None:
    from tests import samples

    plan: Plan = getattr(samples, f"{name}_plan")(framework)
    opened: Opened = request.getfixturevalue(name)

    assert counted(opened.report.content) == of_plan(plan)
    assert CountedWorkbook(opened.report.content, PATH).facts.revision == SOURCE.revision


def test_another_framework_counts_the_same(small: Opened) -> None:
    assert counted(small.report.content) == of_plan(plan_of_small_framework(small_framework()))


@pytest.mark.parametrize("period", [Period(last=date(2026, 12, 31)), Period(first=date(2027, 1, 1))])
def test_the_period_chooses_the_round(team: Opened, plan: Plan, period: Period) -> None:
    assert counted(team.report.content, period) == of_plan(plan, period)
    assert CountedWorkbook(team.report.content, PATH).counts(Period(last=date(2000, 1, 1))) is None


def test_what_is_made_of_an_own_leaders_copy_says_so(framework: Framework, personal: Opened) -> None:
    copy = made(framework, personal_plan(framework).replacing(for_own_leader=True))

    assert CountedWorkbook(copy.report.content, PATH).facts.for_own_leader
    assert not CountedWorkbook(personal.report.content, PATH).facts.for_own_leader


class TestWorkedOn:
    def test_sorted_filtered_coloured_and_with_more_columns_and_sheets(self, team: Opened, plan: Plan) -> None:
        def edit(book: Any) -> None:
            data = book["Data"]
            rows = [[cell.value for cell in row] for row in data.iter_rows(min_row=5)]
            for number, row in enumerate(sorted(rows, key=str, reverse=True), start=5):
                for column, value in enumerate(row, start=1):
                    data.cell(number, column).value = value
            data.auto_filter.add_filter_column(1, ["Aftalt"])
            data.row_dimensions[9].hidden = True
            for table in list(data.tables):
                del data.tables[table]
            data.insert_cols(3)
            data.cell(4, 3).value = "Vores egen kolonne"
            data.cell(5, 3).fill = PatternFill("solid", fgColor="FF0000")
            data.title = "Data 2027"
            book.create_sheet("Noter", 0)["A1"] = "Husk mødet"
            book.move_sheet("Om filen", -5)
            book["Handleplan"].insert_rows(6)

        assert counted(edited(team.report.content, edit)) == of_plan(plan)

    def test_rows_that_stand_twice_count_once(self, team: Opened, plan: Plan) -> None:
        def edit(book: Any) -> None:
            for name in ("Data", "Handleplan"):
                sheet = book[name]
                for table in list(sheet.tables):
                    del sheet.tables[table]
                for row in list(sheet.iter_rows(min_row=5, values_only=True)):
                    sheet.append(row)

        assert counted(edited(team.report.content, edit)) == of_plan(plan)

    def test_edits_of_the_actions_count(self, team: Opened, plan: Plan) -> None:
        def edit(book: Any) -> None:
            sheet = book["Handleplan"]
            columns = {cell.value: cell.column for cell in sheet[4]}
            sheet.cell(5, columns["Status"]).value = "gennemført"
            sheet.cell(6, columns["Frist"]).value = "24-12-2027"
            row = 5 + len(plan.actions)
            sheet.cell(row, columns["Handling"]).value = "En handling til"
            sheet.cell(row, columns["Aktivitetstype"]).value = "Kursus"

        first, second, *rest = plan.actions
        added = (None, Status.NOT_STARTED, None, ActivityType.COURSE)
        expected = of_plan(
            plan.replacing(
                actions=(
                    first.replacing(status=Status.DONE),
                    second.replacing(deadline=date(2027, 12, 24)),
                    *rest,
                )
            )
        )

        assert counted(edited(team.report.content, edit)) == in_order(
            expected._replace(
                actions=(*expected.actions, added),
                round=expected.round._replace(actions=(*expected.round.actions, added)),
            )
        )
        assert any(due == month_of(date(2027, 12, 1)) for _what, _status, due, _kind in expected.actions)

    def test_the_newest_round_is_known_where_the_rounds_are_sorted(self, team: Opened, plan: Plan) -> None:
        def edit(book: Any) -> None:
            sheet = book["Om filen"]
            first = next(
                row[0].row for row in sheet.iter_rows() if row[0].value == "Runde-ID" and row[2].value == "Dato"
            )
            rows = [[cell.value for cell in row] for row in sheet.iter_rows(first + 1, first + len(plan.rounds))]
            for number, values in enumerate(reversed(rows)):
                for column, value in enumerate(values, start=1):
                    sheet.cell(first + 1 + number, column).value = value
            row = 5 + len(plan.actions)
            columns = {cell.value: cell.column for cell in book["Handleplan"][4]}
            book["Handleplan"].cell(row, columns["Handling"]).value = "En handling til"

        assert len(plan.rounds) > 1
        newest = Period(first=plan.round.date)
        expected = of_plan(plan, newest)

        found = counted(edited(team.report.content, edit), newest)

        assert found.round.id == expected.round.id
        assert len(found.actions) == len(expected.actions) + 1

    @pytest.mark.parametrize("sheet", ["Data", "Handleplan"])
    def test_a_sheet_that_is_gone_is_told(self, team: Opened, sheet: str) -> None:
        assert refusal(edited(team.report.content, lambda book: book.remove(book[sheet]))) == "lacks_data"

    def test_a_workbook_without_its_facts_is_not_ours(self, team: Opened) -> None:
        assert refusal(edited(team.report.content, lambda book: book.remove(book["Om filen"]))) == "not_our_workbook"

    @pytest.mark.parametrize("fact", ["Plan-ID", "Plantype", "Revision", "Eksporteret", "Ledelsesgrundlag"])
    def test_a_fact_that_is_changed_is_told(self, team: Opened, fact: str) -> None:
        def edit(book: Any) -> None:
            cell = next(row[1] for row in book["Om filen"].iter_rows() if row[0].value == fact)
            cell.value = None

        assert refusal(edited(team.report.content, edit)) == "fact_missing"


class TestFromOutside:
    def test_another_workbook_is_not_ours(self) -> None:
        buffer = BytesIO()
        Workbook().save(buffer)

        assert refusal(buffer.getvalue()) == "not_our_workbook"

    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", "not_a_workbook"),
            (b"{}", "not_a_workbook"),
            (b"PK", "workbook_damaged"),
            (b"PK\x03\x04" * 100, "workbook_damaged"),
            (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "locked_workbook"),
        ],
    )
    def test_what_is_no_workbook_is_told(self, content: bytes, reason: str) -> None:
        assert refusal(content) == reason

    def test_a_bomb_is_not_unpacked(self) -> None:
        buffer = BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for number in range(20):
                archive.writestr(f"xl/worksheets/sheet{number}.xml", b"0" * 10_000_000)

        assert refusal(buffer.getvalue()) == "workbook_too_large"

    def test_a_bomb_that_lies_of_its_size_is_refused(self) -> None:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", b"0" * 5_000_000)
        lying = buffer.getvalue().replace((5_000_000).to_bytes(4, "little"), (50).to_bytes(4, "little"))

        assert refusal(lying) == "workbook_damaged"

    @pytest.mark.parametrize("cell", [f"A{ROW_LIMIT + 1}", "A1048576", "XFD1", "XFD1048576", "ZZZZZZ99999999999"])
    def test_cells_far_away_are_refused(self, team: Opened, cell: str) -> None:
        def change(part: bytes) -> bytes:
            row = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
            far = f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>'
            return part.replace(b"</sheetData>", far.encode())

        assert refusal(with_part(team.report.content, "xl/worksheets/sheet1.xml", change)) == "workbook_too_full"

    def test_entities_are_not_expanded(self, team: Opened) -> None:
        bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'

        def change(part: bytes) -> bytes:
            return part.replace(b"<worksheet", bomb + b"<worksheet", 1)

        assert refusal(with_part(team.report.content, "xl/worksheets/sheet1.xml", change)) == "workbook_unsafe"

    def test_utf_16_is_refused(self, team: Opened) -> None:
        def change(part: bytes) -> bytes:
            return part.decode().encode("utf-16")

        assert refusal(with_part(team.report.content, "xl/worksheets/sheet1.xml", change)) == "workbook_unsafe"

    @given(st.data())
    @settings(max_examples=60, deadline=None)
    def test_no_damage_gets_past_the_one_error(self, personal: Opened, data: st.DataObject) -> None:
        content = bytearray(personal.report.content)
        for _ in range(data.draw(st.integers(1, 4))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        cut = data.draw(st.integers(0, len(content)))

        for damaged in (bytes(content), bytes(content[:cut])):
            with suppress(InvalidWorkbook):
                CountedWorkbook(damaged, PATH).counts(ALWAYS)
