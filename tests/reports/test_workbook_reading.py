"""Workbooks that someone without the app has worked in, read back; and what is no workbook at all."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from ledelsesplan.core import edits
from ledelsesplan.core.errors import InvalidWorkbook
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan, Status
from ledelsesplan.core.workbook_changes import Comparison, Field, compare, take, trace
from ledelsesplan.reports.action_sheet import FIELDS
from ledelsesplan.reports.cell_text import TextGuard
from ledelsesplan.reports.workbook_reading import MOST_ROWS, read_actions
from ledelsesplan.terms import ACTIVITY_TYPE, STATUS
from ledelsesplan.text import describe
from tests import personal_samples, samples
from tests.factories import real_framework
from tests.reports.reading import SOURCE, TODAY, made

PATH = Path("Plan.xlsx")
HEADER = 4
UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""A workbook takes a second, so that a failure is told as it was found."""


class InExcel:
    """A workbook of a plan as someone edits it: cells by header and by the action's id."""

    def __init__(self, framework: Framework, plan: Plan) -> None:
        self.framework = framework
        self.book: Any = load_workbook(BytesIO(made(framework, plan).report.content))
        self.sheet = self.book["Handleplan"]

    def column(self, header: str) -> int:
        return next(cell.column for cell in self.sheet[HEADER] if cell.value == header)

    def row(self, action: str) -> int:
        column = self.column("Handling-ID")
        return next(
            row for row in range(HEADER + 1, self.sheet.max_row + 1) if self.sheet.cell(row, column).value == action
        )

    def write(self, action: str | int, header: str, value: Any) -> None:
        row = action if isinstance(action, int) else self.row(action)
        self.sheet.cell(row, self.column(header)).value = value

    def content(self) -> bytes:
        saved = BytesIO()
        self.book.save(saved)
        return saved.getvalue()

    def compared(self, plan: Plan) -> Comparison:
        book = read_actions(self.content(), PATH, SOURCE.plan_id, TODAY)
        return compare(plan, self.framework, book, TextGuard().fit)


@pytest.fixture
def excel(framework: Framework, plan: Plan) -> InExcel:
    return InExcel(framework, plan)


def taken(plan: Plan, found: Comparison) -> Plan:
    names = iter(f"ny{number}" for number in range(1000))
    return take(plan, found.changes, found.new, new_id=lambda: next(names))


@pytest.mark.parametrize("name", ["team_plan", "personal_plan", "overfull_plan", "empty_plan", "talked", "talked_over"])
def test_what_nobody_touched_is_no_change(framework: Framework, name: str) -> None:
    makers: dict[str, Callable[[Framework], Plan]] = {
        "talked": personal_samples.talked_plan,
        "talked_over": personal_samples.overfull_plan,
    }
    plan = (makers.get(name) or getattr(samples, name))(framework)
    assert InExcel(framework, plan).compared(plan).is_empty


def test_what_was_edited_takes_effect(excel: InExcel, plan: Plan) -> None:
    excel.write("h1", "Status", "Gennemført")
    excel.write("h1", "Frist", datetime(2027, 9, 1))
    excel.write("h2", "Opfølgning", "3/6 2027")
    excel.write("h2", "Ansvarlig", "Anne Kjær og  Lars Bach")
    excel.write("h3", "Note", "Linje et\nLinje to")
    excel.write("h4", "Handling", None)
    found = excel.compared(plan)
    assert found == Comparison(changes=found.changes)
    assert not any(change.conflict for change in found.changes)
    assert [(change.action, change.field, change.after) for change in found.changes] == [
        ("h1", Field.DEADLINE, date(2027, 9, 1)),
        ("h1", Field.STATUS, Status.DONE),
        ("h2", Field.RESPONSIBLE, "Anne Kjær og Lars Bach"),
        ("h2", Field.FOLLOW_UP, date(2027, 6, 3)),
        ("h3", Field.NOTE, "Linje et\nLinje to"),
        ("h4", Field.TEXT, ""),
    ]


def test_a_shared_goal_is_left_to_the_plan(excel: InExcel, plan: Plan) -> None:
    excel.write("h5", "Udviklingsmål", "Et nyt mål")
    (refused,) = excel.compared(plan).refused
    assert (refused.action, refused.field, refused.reason) == ("h5", Field.GOAL, "goal_is_shared")


def test_a_goal_of_ones_own_is_rewritten(framework: Framework) -> None:
    plan = personal_samples.talked_plan(framework)
    excel = InExcel(framework, plan)
    excel.write("h1", "Udviklingsmål", "Jeg ved det hver uge")
    excel.write("h2", "Udviklingsmål", "Nye chefer falder til")
    after = taken(plan, excel.compared(plan))
    assert [goal.text for goal in after.goals] == ["Jeg ved det hver uge", "Nye chefer falder til"]
    assert after.actions[1].goal == after.goals[1].id


def test_where_the_plan_has_gone_on_it_is_a_conflict(excel: InExcel, framework: Framework, plan: Plan) -> None:
    excel.write("h1", "Note", "Fra Excel")
    excel.write("h2", "Status", "I gang")
    gone_on = edits.change_action(plan, "h1", note="Fra planen", support="Ny støtte")
    gone_on = edits.change_action(gone_on, "h2", status=Status.IN_PROGRESS)
    (change,) = excel.compared(gone_on).changes
    assert (change.action, change.before, change.after, change.conflict) == ("h1", "Fra planen", "Fra Excel", True)
    assert taken(gone_on, excel.compared(gone_on)).actions[0].support == "Ny støtte"


@pytest.mark.parametrize(
    ("header", "value", "reason"),
    [
        ("Status", "Snart færdig", "unknown_status"),
        ("Status", None, "no_status"),
        ("Frist", "efter sommer", "not_a_date"),
        ("Start", "31-02-2027", "not_a_date"),
        ("Aktivitetstype", "Ferie", "unknown_activity_type"),
        ("Ansvarlig", "x" * 501, "string_too_long"),
        ("Note", "x" * 20_001, "string_too_long"),
    ],
)
def test_what_is_no_value_is_named_with_its_cell(
    excel: InExcel, plan: Plan, header: str, value: object, reason: str
) -> None:
    excel.write("h3", header, value)
    found = excel.compared(plan)
    (refused,) = found.refused
    assert not found.changes
    assert (refused.action, refused.field, refused.reason) == ("h3", FIELDS[header], reason)
    assert refused.place == excel.sheet.cell(excel.row("h3"), excel.column(header)).coordinate


def test_a_day_that_lost_its_format_is_still_a_day(excel: InExcel, plan: Plan) -> None:
    cell = excel.sheet.cell(excel.row("h3"), excel.column("Frist"))
    cell.value, cell.number_format = 46_500, "General"
    (change,) = excel.compared(plan).changes
    assert change.after == date(2027, 4, 23)
    cell.value = 2027
    assert [item.reason for item in excel.compared(plan).refused] == ["not_a_date"]


@pytest.mark.parametrize("number", [5, -5, 2027, 2.5, 500_000, 15_032_027])
@pytest.mark.parametrize("number_format", ["General", "dd-mm-yyyy"])
def test_a_number_that_nobody_will_have_meant_as_a_day_is_none(
    excel: InExcel, plan: Plan, number: float, number_format: str
) -> None:
    cell = excel.sheet.cell(excel.row("h3"), excel.column("Frist"))
    cell.value, cell.number_format = number, number_format
    found = excel.compared(plan)
    (refused,) = found.refused
    assert (found.changes, refused.reason) == ((), "not_a_date")
    assert refused.written == ("#VALUE!" if number > 3_000_000 and number_format != "General" else str(number))


def test_an_unlikely_day_of_the_plan_itself_is_no_change(framework: Framework, plan: Plan) -> None:
    for day in (date(1985, 5, 5), date(9999, 12, 31)):
        plan = edits.change_action(plan, "h3", deadline=day)
        assert InExcel(framework, plan).compared(plan).is_empty


class TestFormulas:
    def worked_out(self, excel: InExcel, value: str, kind: str = "n") -> bytes:
        """The workbook with what Excel would have worked out for its formulas, a number or an error ("e")."""
        formula = re.compile(rb"<c ([^>]*)>(<f>[^<]*</f>)<v />")
        found = BytesIO()
        with ZipFile(BytesIO(excel.content())) as before, ZipFile(found, "w", ZIP_DEFLATED) as after:
            for part in before.infolist():
                replaced = rf'<c \1 t="{kind}">\2<v>{value}</v>'.encode()
                after.writestr(part, formula.sub(replaced, before.read(part)))
        return found.getvalue()

    def test_one_that_nobody_has_worked_out_empties_nothing(self, excel: InExcel, plan: Plan) -> None:
        excel.write("h3", "Frist", "=TODAY()+7")
        excel.write("h4", "Handling", "=B2")
        found = excel.compared(plan)
        assert not found.changes
        assert [(item.action, item.field, item.written, item.reason) for item in found.refused] == [
            ("h3", Field.DEADLINE, "=TODAY()+7", "no_result"),
            ("h4", Field.TEXT, "=B2", "no_result"),
        ]

    def test_its_result_counts(self, excel: InExcel, plan: Plan) -> None:
        excel.write("h3", "Frist", "=TODAY()+7")
        read = read_actions(self.worked_out(excel, "46500"), PATH, SOURCE.plan_id, TODAY)
        (change,) = compare(plan, excel.framework, read, TextGuard().fit).changes
        assert change.after == date(2027, 4, 23)

    def test_an_error_is_no_result(self, excel: InExcel, plan: Plan) -> None:
        excel.write("h4", "Handling", "=1/0")
        content = self.worked_out(excel, "#DIV/0!", "e")
        found = compare(plan, excel.framework, read_actions(content, PATH, SOURCE.plan_id, TODAY), TextGuard().fit)
        assert not found.changes
        assert [(item.written, item.reason) for item in found.refused] == [("=1/0", "no_result")]


def test_added_rows_are_offered_as_new_actions(excel: InExcel, framework: Framework, plan: Plan) -> None:
    behaviour = framework.markable(samples.ROBUST)
    assert behaviour is not None
    excel.write(11, "Handling", "En ny idé")
    excel.write(11, "Forventning", behaviour.text)
    excel.write(11, "Frist", "1-10-2027")
    excel.write(11, "Udviklingsmål", plan.goals[0].text)
    excel.write(12, "Ansvarlig", "Lone Skov")
    excel.write(12, "Status", "Ved ikke")
    excel.write(13, "Nr", 9)
    found = excel.compared(plan)
    assert [(item.row, item.behaviour) for item in found.new] == [(11, samples.ROBUST), (12, None)]
    assert [(item.action, item.place[1:], item.reason) for item in found.refused] == [(None, "12", "unknown_status")]
    assert excel.compared(taken(plan, found)).new == (), "read twice, nothing is added twice"
    first, second = taken(plan, found).actions[-2:]
    assert (first.text, first.deadline, first.behaviour, first.goal) == (
        "En ny idé",
        date(2027, 10, 1),
        samples.ROBUST,
        "m1",
    )
    assert (second.responsible, second.status, second.round) == ("Lone Skov", Status.NOT_STARTED, plan.round.id)


def test_a_copied_row_is_a_new_action_and_the_untouched_one_stays(excel: InExcel, plan: Plan) -> None:
    """Who copies a row in Excel copies its hidden id as well."""
    source = excel.row("h2")
    for cell in excel.sheet[source]:
        excel.sheet.cell(11, cell.column).value = cell.value
    excel.write(source, "Handling", "Det er den øverste, der er rettet")
    found = excel.compared(plan)
    assert not found.changes
    assert [(item.row, item.fields[Field.TEXT]) for item in found.new] == [
        (source, "Det er den øverste, der er rettet")
    ]


def test_missing_rows_are_told_and_nothing_is_deleted(excel: InExcel, plan: Plan) -> None:
    excel.sheet.delete_rows(excel.row("h2"))
    found = excel.compared(plan)
    assert found == Comparison(gone=("h2",))
    assert taken(plan, found) is plan


def test_an_edited_row_of_an_action_that_the_plan_deleted_is_told(excel: InExcel, plan: Plan) -> None:
    excel.write("h2", "Note", "Ny")
    row = excel.row("h2")
    assert excel.compared(edits.remove_action(plan, "h2")) == Comparison(unknown=(row,))
    assert excel.compared(edits.remove_action(plan, "h3")).unknown == ()


def test_sorted_recoloured_filtered_and_added_to_it_is_read_all_the_same(excel: InExcel, plan: Plan) -> None:
    sheet = excel.sheet
    body = [[cell.value for cell in row] for row in sheet.iter_rows(5, 10)]
    for number, values in enumerate(sorted(body, key=lambda values: str(values[2])), start=5):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value
    sheet.row_dimensions[6].hidden = True
    excel.write("h5", "Status", "Udskudt")
    sheet.insert_cols(3)
    sheet.cell(HEADER, 3).value = "Vores egen kolonne"
    sheet.cell(6, 3).value = "x"
    sheet.insert_rows(1, 2)
    sheet.title = "Vores handleplan"
    excel.book["Om filen"].title = "Info"
    excel.book.create_sheet("Et nyt ark", 0).append(["Plan", "Status"])
    del excel.book["Matrix"]
    (change,) = excel.compared(plan).changes
    assert (change.action, change.field, change.after) == ("h5", Field.STATUS, Status.POSTPONED)


def test_a_column_that_is_gone_is_not_read_as_emptied(excel: InExcel, plan: Plan) -> None:
    excel.sheet.delete_cols(excel.column("Note"))
    assert excel.compared(plan).is_empty


def test_a_text_that_was_cut_for_its_cell_is_left_to_the_plan(framework: Framework, plan: Plan) -> None:
    long = edits.change_action(plan, "h1", note="😀" * 17_000)
    excel = InExcel(framework, long)
    assert excel.compared(long).is_empty
    excel.write("h1", "Note", "Kort")
    assert [item.reason for item in excel.compared(long).refused] == ["text_was_cut"]


def test_escapes_and_odd_signs_are_no_change(framework: Framework, plan: Plan) -> None:
    odd = edits.change_action(plan, "h1", text="_x0041_ \x01 =1+1", note="a\r\nb", responsible="\ufffe")
    assert InExcel(framework, odd).compared(odd).is_empty


# What cannot be read


def refused(content: bytes, plan_id: str = SOURCE.plan_id) -> InvalidWorkbook:
    with pytest.raises(InvalidWorkbook) as caught:
        read_actions(content, PATH, plan_id, TODAY)
    words = describe(caught.value)
    assert words.startswith("»Plan.xlsx« er ikke læst: ")
    return caught.value


def saved(book: Any) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def with_part(content: bytes, name: str, data: bytes) -> bytes:
    """A workbook with another part in place of its own."""
    result = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(result, "w", ZIP_DEFLATED) as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        new.writestr(name, data)
    return result.getvalue()


def test_what_is_not_ours_is_told_in_one_sentence(framework: Framework, plan: Plan, excel: InExcel) -> None:
    foreign = Workbook()
    foreign.worksheets[0].append(["Handling", "Status", "Frist"])
    assert refused(saved(foreign)).reason == "not_our_workbook"
    assert refused(excel.content(), "0" * 32).reason == "other_plan"
    del excel.book["Om filen"]
    assert refused(excel.content()).reason == "no_about_sheet"
    copy = made(framework, personal_samples.leaders_copy(framework)).report.content
    assert refused(copy).reason == "no_action_sheet"


def test_two_columns_of_one_name_are_not_guessed_at(excel: InExcel) -> None:
    excel.sheet.cell(HEADER, 21).value = "Note"
    assert refused(excel.content()).detail == "Note"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not_a_workbook"),
        (b"Nr;Handling", "not_a_workbook"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600, "locked_workbook"),
        (b"PK\x03\x04 og saa ikke mere", "workbook_damaged"),
    ],
)
def test_what_is_no_workbook_is_told(content: bytes, reason: str) -> None:
    assert refused(content).reason == reason


def test_a_zip_that_is_no_workbook_is_told() -> None:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr("brev.txt", "hej")
    assert refused(content.getvalue()).reason == "not_a_workbook"


def test_a_bomb_is_not_unpacked(excel: InExcel) -> None:
    assert refused(with_part(excel.content(), "xl/media/1.bin", b"\0" * 51_000_000)).reason == "workbook_too_large"
    for name, tags in (("xl/styles.xml", 101_000), ("xl/worksheets/sheet2.xml", 1_001_000)):
        assert refused(with_part(excel.content(), name, b"<a>" * tags)).reason == "workbook_too_full"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_entities_are_never_expanded(excel: InExcel, encoding: str) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><workbook>&b;</workbook>'
    assert refused(with_part(excel.content(), "xl/workbook.xml", bomb.encode(encoding))).reason == "workbook_unsafe"


def test_a_sheet_with_a_million_rows_is_told(excel: InExcel) -> None:
    for row in range(HEADER + 20, MOST_ROWS + 2):
        excel.sheet.cell(row, 1).value = 1
    assert refused(excel.content()).detail == "Handleplan"


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=UNSHRUNK)
@given(st.data())
def test_a_damaged_workbook_is_one_error(framework: Framework, plan: Plan, data: st.DataObject) -> None:
    """Bytes changed, cut off, or parts emptied and garbled: it is read, or told as one error."""
    content = bytearray(made(framework, plan).report.content)
    if data.draw(st.booleans()):
        for _number in range(data.draw(st.integers(1, 5))):
            content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
        changed = (
            bytes(content[: data.draw(st.integers(1, len(content)))]) if data.draw(st.booleans()) else bytes(content)
        )
    else:
        with ZipFile(BytesIO(content)) as archive:
            name = data.draw(st.sampled_from(archive.namelist()))
            part = archive.read(name)
        cut = data.draw(st.integers(0, len(part)))
        changed = with_part(bytes(content), name, part[:cut] + data.draw(st.binary(max_size=8)) + part[cut + 3 :])
    with suppress(InvalidWorkbook):
        read_actions(changed, PATH, SOURCE.plan_id, TODAY)


# Round trips of random edits

# Excel writes what looks like one of its escapes so that it is read again; openpyxl, which types here, does not.
TEXTS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40)
    .map(str.strip)
    .filter(lambda text: re.search(r"_x[0-9a-fA-F]{4}_", text) is None)
)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2199, 12, 31))
MOST_ACTIONS = 40
NEW_VALUES: dict[Field, st.SearchStrategy[Any]] = {
    **dict.fromkeys((Field.TEXT, Field.SUCCESS_SIGN, Field.NOTE, Field.SUPPORT), TEXTS),
    Field.RESPONSIBLE: TEXTS.map(lambda text: " ".join(text.split())),
    **dict.fromkeys((Field.DEADLINE, Field.FOLLOW_UP, Field.START), DAYS),
    Field.STATUS: st.sampled_from(Status),
    Field.ACTIVITY_TYPE: st.none() | st.sampled_from(list(ACTIVITY_TYPE)),
}
HEADERS = {name: header for header, name in FIELDS.items()}


def as_typed(name: Field, value: Any) -> Any:
    """A value as someone enters it in a cell, or as openpyxl takes it."""
    if name is Field.STATUS:
        return STATUS[value]
    if name is Field.ACTIVITY_TYPE:
        return ACTIVITY_TYPE[value] if value is not None else None
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    return value or None


ACTION_IDS = st.sampled_from([f"h{number}" for number in range(MOST_ACTIONS)])
EDITS = st.lists(
    st.one_of([st.tuples(ACTION_IDS, st.just(name), values) for name, values in NEW_VALUES.items()]),
    min_size=200,
    max_size=200,
    unique_by=lambda edit: edit[:2],
)


def plan_with_many_actions() -> Plan:
    """A plan of the small framework, so that its workbook is made and read in little time."""
    small = samples.small_framework()
    many = samples.overfull_plan(real_framework()).actions[:MOST_ACTIONS]
    actions = tuple(action.replacing(behaviour=None, round="runde-1") for action in many)
    return samples.plan_of_small_framework(small).replacing(actions=actions)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), phases=UNSHRUNK)
@given(EDITS)
def test_two_hundred_random_edits_come_back_exactly(typed: list[tuple[str, Field, Any]]) -> None:
    """Exported, edited as Excel edits, read back, all accepted: exactly those edits, and nothing else."""
    framework, plan = samples.small_framework(), plan_with_many_actions()
    content = made(framework, plan).report.content
    book = load_workbook(BytesIO(content))
    untouched = load_workbook(BytesIO(content))
    sheet = book["Handleplan"]
    columns = {cell.value: cell.column for cell in sheet[HEADER]}
    expected = plan
    written = set()
    for action, name, value in typed:
        row = 4 + int(action[1:]) + 1
        cell = sheet.cell(row, columns[HEADERS[name]])
        cell.value = as_typed(name, value)
        if isinstance(cell.value, str):
            cell.data_type = "s"
        written.add(cell.coordinate)
        old = plan.action(action)
        assert old is not None
        if trace(getattr(old, name.value)) != trace(value):  # white space alone is no edit
            expected = edits.change_action(expected, action, **{name.value: value})
    saved_book = BytesIO()
    book.save(saved_book)
    for before, after in zip(untouched, load_workbook(saved_book), strict=True):
        for cells in before.iter_rows():
            for cell in cells:
                is_edited = before.title == "Handleplan" and cell.coordinate in written
                assert is_edited or after[cell.coordinate].value == cell.value
    found = compare(plan, framework, read_actions(saved_book.getvalue(), PATH, SOURCE.plan_id, TODAY), TextGuard().fit)
    assert found == Comparison(changes=found.changes)
    assert not any(change.conflict for change in found.changes)
    assert take(plan, found.changes, found.new) == expected
