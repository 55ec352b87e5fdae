"""That Excel has nothing to repair, and that the sheets look and print as they should: the file's own parts."""

import re
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.writer.excel import ExcelWriter

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Participant, Plan
from ledelsesplan.reports import archive
from ledelsesplan.reports.cell_text import TextGuard
from ledelsesplan.reports.font_metrics import text_width
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.report import FileFacts
from ledelsesplan.reports.sheet import Column, SheetWriter
from ledelsesplan.reports.sheet_data import rows_xml
from ledelsesplan.reports.styles import StyleBook, heat_steps
from ledelsesplan.reports.team_workbook import team_workbook
from tests import samples
from tests.reports.reading import MAIN, SOURCE, TODAY, Opened, made

CELL_REFERENCE = re.compile(r"^([A-Za-z]{1,3}\d+|[RrCc]\d*)$")
TABLE_NAME = re.compile(r"^[A-Za-z_][A-Za-z0-9_.]{0,254}$")


def reach(cells: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(cells)
    assert None not in (left, top, right, bottom)
    return left, top, right, bottom


def test_every_part_is_well_formed(any_book: Opened) -> None:
    for name, part in any_book.parts.items():
        assert name.endswith((".xml", ".rels"))
        ElementTree.fromstring(part)


def test_tables_have_names_ids_and_headers_of_their_own(any_book: Opened) -> None:
    tables = any_book.xml("xl/tables/")
    names = [table.get("displayName", "").casefold() for table in tables]
    defined = {name.casefold() for name in any_book.book.defined_names}
    assert len({table.get("id") for table in tables}) == len(tables)
    assert len(set(names) | defined) == len(names) + len(defined)
    assert all(TABLE_NAME.match(name) and not CELL_REFERENCE.match(name) for name in names)


def test_table_columns_are_called_what_their_headers_say(any_book: Opened) -> None:
    for sheet in any_book.book:
        for table in sheet.tables.values():
            left, top, right, bottom = reach(table.ref)
            headers = [cell.value for cell in sheet[top][left - 1 : right]]
            assert [column.name for column in table.tableColumns] == headers
            assert [column.id for column in table.tableColumns] == list(range(1, len(headers) + 1))
            assert len({str(header).casefold() for header in headers}) == len(headers)
            assert table.autoFilter.ref == table.ref
            assert bottom > top


def test_tables_of_a_sheet_do_not_touch_each_other(any_book: Opened) -> None:
    for sheet in any_book.book:
        rows = sorted((reach(table.ref)[1], reach(table.ref)[3]) for table in sheet.tables.values())
        assert all(upper[1] + 1 < lower[0] for upper, lower in pairwise(rows))


def test_levels_with_confusing_names_still_get_headers_of_their_own() -> None:
    small = samples.small_framework()
    names = ("Chef", "Chef\x01\n=", "chef S")
    levels = tuple(level.replacing(name=name) for level, name in zip(small.levels, names, strict=True))
    confusing = small.replacing(levels=levels)
    opened = made(confusing, samples.plan_of_small_framework(confusing))
    headers = list(opened.rows("Matrix_tabel")[0])
    assert len({header.casefold() for header in headers}) == len(headers) == 12
    assert headers[3:6] == ["Chef", "Chef S", "Chef U"]
    assert headers[9:] == ["chef S (2)", "chef S S (2)", "chef S U (2)"]


def test_no_cell_is_a_formula_or_an_error_and_none_are_merged(any_book: Opened) -> None:
    for sheet in any_book.book:
        assert not sheet.merged_cells.ranges
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
    for part in any_book.xml("xl/worksheets/sheet"):
        assert part.find(f".//{MAIN}f") is None


@pytest.mark.parametrize("text", ["=1+1", "+45 12 34", "-Note", "@SUM(A1)", "\t=1", "#N/A", "=", "'=1"])
def test_texts_that_look_like_formulas_stay_texts(framework: Framework, plan: Plan, text: str) -> None:
    hostile = edits.change_action(plan, "h1", text=text, note=text, responsible=text, success_sign=text)
    hostile = edits.rename(hostile, text, text)
    hostile = edits.set_participants(hostile, (Participant(id="p", name=text),))
    hostile = edits.write_note(hostile, framework, samples.ROBUST, text)
    opened = made(framework, hostile)
    sheet = opened.book["Handleplan"]
    for column in "CDEI":
        cell = sheet[f"{column}5"]
        assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    assert opened.facts("Forside")["Ledergruppe"] == text
    for other in opened.book:
        assert not any(cell.data_type in "fe" for row in other.iter_rows() for cell in row)


def test_escapes_are_read_as_they_were_typed(framework: Framework, plan: Plan) -> None:
    opened = made(framework, edits.change_action(plan, "h1", note="_x0041_ og _x005F_x0041_"))
    assert opened.book["Handleplan"]["I5"].value == "_x005F_x0041_ og _x005F_x005F_x005F_x0041_"
    assert opened.rows("Handleplan_tabel")[0]["Note"] == "_x0041_ og _x005F_x0041_"


def test_dates_are_dates_and_look_like_it(team: Opened) -> None:
    sheet = team.book["Handleplan"]
    for column in "FGP":
        for row in range(5, 19):
            assert sheet[f"{column}{row}"].number_format == "dd-mm-yyyy"
    assert sheet["F5"].is_date
    assert team.book["Data"]["A5"].number_format == "dd-mm-yyyy"


def test_days_before_excels_first_are_written_as_text(framework: Framework, plan: Plan) -> None:
    old = edits.change_action(plan, "h1", deadline=date(1899, 12, 31), start=date(1900, 3, 1))
    row = made(framework, old).rows("Handleplan_tabel")[0]
    assert (row["Frist"], row["Start"]) == ("31-12-1899", date(1900, 3, 1))


def test_dropdowns_are_there_for_all_rows_and_short_enough(team: Opened) -> None:
    rules = team.book["Handleplan"].data_validations.dataValidation
    by_cells = {str(rule.sqref): rule for rule in rules}
    assert set(by_cells) == {"H5:H18", "N5:N18", "E5:E18", "F5:F18 G5:G18 P5:P18"}
    assert by_cells["H5:H18"].formula1 == '"Ikke startet,I gang,Gennemført,Udskudt"'
    assert by_cells["H5:H18"].showErrorMessage
    assert by_cells["N5:N18"].formula1.count(",") == 9
    assert not by_cells["E5:E18"].showErrorMessage
    assert by_cells["F5:F18 G5:G18 P5:P18"].type == "date"
    for rule in rules:
        assert len(rule.formula1) <= 255
        assert len(rule.error or "") <= 255
        assert len(rule.errorTitle or "") <= 32


def test_the_dropdown_of_people_is_the_list_of_participants(any_book: Opened) -> None:
    rules = any_book.book["Handleplan"].data_validations.dataValidation
    named = [rule.formula1 for rule in rules if rule.type == "list" and not rule.formula1.startswith('"')]
    people = any_book.rows("Deltagerliste") if "Deltagerliste" in any_book.book["Om filen"].tables else []
    assert named == (["Deltagere_valg"] if people else [])
    if people:
        sheet, cells = any_book.book.defined_names["Deltagere_valg"].attr_text.split("!")
        found = any_book.book[sheet.strip("'")][cells.replace("$", "")]
        assert [cell.value for (cell,) in found] == [row["Deltager"] for row in people]


def test_overdue_is_said_in_words_and_shown_in_colour(team: Opened) -> None:
    (dxfs,) = team.xml("xl/styles.xml")[0].iter(f"{MAIN}dxfs")
    sheet = team.xml("xl/worksheets/sheet2")[0]
    rules = {
        (group.get("sqref"), rule.findtext(f"{MAIN}formula")): dxfs[int(rule.get("dxfId", ""))]
        for group in sheet.iter(f"{MAIN}conditionalFormatting")
        for rule in group.iter(f"{MAIN}cfRule")
    }
    late = 'AND($F5<>"",$F5<TODAY(),$H5<>"Gennemført")'
    words, colour = rules["H5:H18", late], rules["F5:F18", late]
    assert words.find(f"{MAIN}numFmt").get("formatCode") == '@", over frist"'
    assert colour.find(f"{MAIN}numFmt") is None
    for look in (words, colour):
        assert look.find(f"{MAIN}fill/{MAIN}patternFill/{MAIN}bgColor").get("rgb") == "FFFBEAE8"
        assert look.find(f"{MAIN}font/{MAIN}color").get("rgb") == "FF8C1D18"


def test_every_rule_names_a_look_that_exists(any_book: Opened) -> None:
    (dxfs,) = any_book.xml("xl/styles.xml")[0].iter(f"{MAIN}dxfs")
    for sheet in any_book.xml("xl/worksheets/sheet"):
        for rule in sheet.iter(f"{MAIN}cfRule"):
            assert 0 <= int(rule.get("dxfId", "-1")) < len(dxfs)


@pytest.mark.parametrize(
    ("present", "steps"), [(8, (6, 3, 1)), (None, (6, 3, 1)), (0, (6, 3, 1)), (5, (4, 2, 1)), (1, (1, 1, 1))]
)
def test_heat_follows_the_number_present(present: int | None, steps: tuple[int, int, int]) -> None:
    assert heat_steps(present) == steps


def test_every_font_is_calibri(any_book: Opened) -> None:
    (fonts,) = any_book.xml("xl/styles.xml")[0].iter(f"{MAIN}fonts")
    assert {font.find(f"{MAIN}name").get("val") for font in fonts} == {"Calibri"}
    for sheet in any_book.book:
        assert {sheet.oddFooter.left.font, sheet.oddFooter.right.font} == {"Calibri,Regular"}


def test_every_sheet_prints_across_one_page_wide_with_its_header(any_book: Opened) -> None:
    for sheet in any_book.book:
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToWidth) == 1
        assert sheet.HeaderFooter.scaleWithDoc is False, "a footer is as large on every sheet"
        assert sheet.oddFooter.right.text == "Side &P af &N"
        assert sheet.sheet_view.showGridLines is False
        if sheet.title not in ("Forside", "Aftaler", "Om filen"):
            assert sheet.print_title_rows == "$4:$4"
            assert sheet.freeze_panes is not None
            assert sheet.freeze_panes.endswith("5")


def test_what_can_be_read_on_one_page_stands_on_one(team: Opened) -> None:
    one_page = {sheet.title for sheet in team.book if int(sheet.page_setup.fitToHeight or 0) == 1}

    assert one_page == {"Forside", "Matrix"}


def test_the_action_plan_prints_what_one_acts_on_large_enough_to_read(team: Opened) -> None:
    sheet = team.book["Handleplan"]
    assert sheet.print_area == "'Handleplan'!$A$1:$I$18"
    assert [cell.value for cell in sheet[4][:9]] == [
        "Nr",
        "Forventning",
        "Handling",
        "Tegn på at det lykkes",
        "Ansvarlig",
        "Frist",
        "Opfølgning",
        "Status",
        "Note",
    ]
    units = sum(sheet.column_dimensions[letter].width for letter in "ABCDEFGHI")
    scale = (841.9 - 2 * 0.3 * 72) / (units * 5.25)
    smallest = min(cell.font.sz for row in sheet.iter_rows(4, 18, 1, 9) for cell in row)
    assert smallest * scale >= 9
    assert int(sheet.page_setup.fitToHeight or 0) == 0


def test_ids_are_there_but_out_of_sight(team: Opened) -> None:
    sheet = team.book["Handleplan"]
    assert [cell.value for cell in sheet[4][16:]] == ["Handling-ID", "Forventning-ID", "Runde-ID"]
    columns = team.xml("xl/worksheets/sheet2")[0].iter(f"{MAIN}col")
    hidden = [
        number
        for column in columns
        if column.get("hidden") == "1"
        for number in range(int(column.get("min", "")), int(column.get("max", "")) + 1)
    ]
    assert hidden == [17, 18, 19]


def test_headers_leave_room_for_the_filter_button(any_book: Opened) -> None:
    """Excel's button covers 18 pixels; headers of several words can wrap."""
    too_narrow = []
    for sheet, part in zip(any_book.book, any_book.xml("xl/worksheets/sheet"), strict=True):
        widths = {
            number: float(column.get("width", ""))
            for column in part.iter(f"{MAIN}col")
            for number in range(int(column.get("min", "")), int(column.get("max", "")) + 1)
        }
        for table in sheet.tables.values():
            left, top, right, _bottom = reach(table.ref)
            for cell in sheet[top][left - 1 : right]:
                room = widths[cell.column] * 5.25 - 12 - 18 * 0.75
                if cell.alignment.horizontal == "left" and " " not in cell.value:
                    too_narrow += [(sheet.title, cell.value)] * (text_width(cell.value, 10.5) > room)
    assert too_narrow == []


def test_the_footer_says_what_where_and_when(framework: Framework, plan: Plan) -> None:
    assert made(framework, plan).book["Data"].oddFooter.left.text == (
        "Ledergruppens udviklingsplan, Center Nord, 06-04-2027"
    )
    unit = "Børn & Unge &[Date]\n&P" + " meget langt navn" * 20
    named = made(framework, edits.rename(plan, plan.title, unit))
    raw = ElementTree.fromstring(named.parts["xl/worksheets/sheet1.xml"]).findtext(f".//{MAIN}oddFooter") or ""
    assert len(raw) <= 255
    assert "Børn && Unge && [Date] &&P meget" in raw
    assert raw.count("06-04-2027") == 1


def test_a_footer_is_never_too_long_for_excel() -> None:
    book = Workbook()
    sheet = SheetWriter(book.worksheets[0], StyleBook(book), TextGuard())
    print_across(sheet, [Column("A", 10)], 1, "&" * 500)
    assert 200 < len(str(book.worksheets[0].oddFooter)) <= 255


def test_the_properties_name_the_program_and_nobody(any_book: Opened) -> None:
    properties = any_book.book.properties
    assert properties.creator == properties.lastModifiedBy == "Ledelsesplan"
    assert properties.created == properties.modified == SOURCE.exported_at
    assert properties.title in ("Ledergruppens udviklingsplan", "Personlig udviklingsplan")


def test_all_times_in_the_file_are_the_moment_of_the_export(framework: Framework, plan: Plan, team: Opened) -> None:
    def moments(content: bytes) -> set[Any]:
        with ZipFile(BytesIO(content)) as opened:
            return {member.date_time for member in opened.infolist()}

    assert moments(team.report.content) == {(2027, 4, 6, 10, 42, 6)}
    early = FileFacts("x", 1, datetime(1970, 1, 1))
    assert moments(team_workbook(framework, plan, today=TODAY, source=early).content) == {(1980, 1, 1, 0, 0, 0)}


def test_rows_are_as_tall_as_excel_allows_at_most(any_book: Opened) -> None:
    for sheet in any_book.book:
        heights = [dimension.height for dimension in sheet.row_dimensions.values() if dimension.height is not None]
        assert max(heights) <= 409
        assert sheet.row_dimensions[3].height == 9


def test_our_writer_writes_what_openpyxls_own_writes(
    framework: Framework, plan: Plan, team: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive._Writer, "write_worksheet", ExcelWriter.write_worksheet)
    stock = made(framework, plan)
    assert stock.report.content != team.report.content
    for ours, theirs in zip(team.book, stock.book, strict=True):
        assert ours.dimensions == theirs.dimensions
        for row, other_row in zip(ours.iter_rows(), theirs.iter_rows(), strict=True):
            for cell, other in zip(row, other_row, strict=True):
                assert (cell.value, cell.data_type, cell.style_id) == (other.value, other.data_type, other.style_id)
        heights = [{n: d.height for n, d in sheet.row_dimensions.items()} for sheet in (ours, theirs)]
        assert heights[0] == heights[1]
    names = [set(opened.parts) for opened in (team, stock)]
    assert names[0] == names[1]
    frames = [
        re.sub(rb"<sheetData>.*</sheetData>", b"", opened.parts["xl/worksheets/sheet2.xml"]) for opened in (team, stock)
    ]
    assert frames[0] == frames[1]


@pytest.mark.parametrize("value", ["=A1", "#N/A", True])
def test_our_writer_refuses_what_has_no_place_in_a_report(value: object) -> None:
    sheet = Workbook().worksheets[0]
    sheet["B2"] = value
    with pytest.raises(ValueError, match="B2"):
        rows_xml(sheet)


def test_our_writer_keeps_white_space_and_markup() -> None:
    book = Workbook()
    for row, text in enumerate([" a ", "a\nb\n", "<b>&amp;</b>", "]]>", "\ttab"], start=1):
        book.worksheets[0].cell(row, 1, text)
    content = archive.workbook_bytes(book, title="Prøve", moment=datetime(2027, 1, 1))
    with ZipFile(BytesIO(content)) as opened:
        assert b'<t xml:space="preserve"> a </t>' in opened.read("xl/worksheets/sheet1.xml")
    again = load_workbook(BytesIO(content)).worksheets[0]
    assert [row[0] for row in again.iter_rows(values_only=True)] == [" a ", "a\nb\n", "<b>&amp;</b>", "]]>", "\ttab"]
