"""The sheet *Om filen*: what a workbook was made from, and the values that edits in it are compared with."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from openpyxl.workbook.defined_name import DefinedName

from ledelsesplan import __version__
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.workbook_changes import trace
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.action_sheet import FIELDS, PARTICIPANT_LIST, action_values
from ledelsesplan.reports.cell_text import Continuation
from ledelsesplan.reports.content import footer, levels_in_words
from ledelsesplan.reports.font_metrics import wrap
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.report import FileFacts
from ledelsesplan.reports.sheet import Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import Style
from ledelsesplan.terms import PLAN_KIND, level_names
from ledelsesplan.text import _, format_date

TEXT = Style(size=10)
LABEL = replace(TEXT, bold=True)
MOMENT = replace(TEXT, number_format=styles.MOMENT_FORMAT)
DAY = replace(TEXT, number_format=styles.DATE_FORMAT)
WHOLE_NUMBER = replace(TEXT, number_format=styles.COUNT_FORMAT)

NARROW, WIDE, MIDDLE = 30, 84, 34

CLOSED = (headers.STATUS, headers.ACTIVITY_TYPE)
"""The columns that hold one of a few known words."""

_LONGEST_NAME = 60
_PIECE = 12
"""So many lines of a long text stand in one row."""


def write(sheet: SheetWriter, framework: Framework, plan: Plan, today: date, source: FileFacts) -> None:
    """Fills the sheet. It is written last, since it takes up what was too long for the other sheets."""
    sheet.heading(
        headers.ABOUT_SHEET,
        _("Arket fortæller, hvilken plan og udgave filen er lavet af. Slet det ikke, hvis filen sendes videre."),
    )
    columns = [Column("", NARROW), Column("", WIDE), Column("", MIDDLE)]
    sheet.widths(columns)
    last = _write_facts(sheet, framework, plan, source)
    last = _write_rounds(sheet, plan, top=sheet.section(last, _("Runder")))
    if plan.participants:
        last = _write_participants(sheet, framework, plan, top=sheet.section(last, _("Deltagere")))
    if sheet.texts.continuations:
        last = _write_long_texts(sheet, top=sheet.section(last, _("Lange tekster")))
    print_across(sheet, columns, last, footer(plan, today), repeated_row=None)
    if not plan.for_own_leader:
        heading = _("Handlinger, som de var ved eksporten")
        _write_exported_values(sheet, framework, plan, top=sheet.section(last, heading))


def _write_facts(sheet: SheetWriter, framework: Framework, plan: Plan, source: FileFacts) -> int:
    columns = (Column(headers.FACT, NARROW, LABEL), Column(headers.VALUE, WIDE, TEXT))
    rows = []
    for label, value in _facts(framework, plan, source):
        look = {1: MOMENT} if isinstance(value, date) else {1: WHOLE_NUMBER} if isinstance(value, int) else {}
        rows.append(Row((label, value), look, name=label))
    return sheet.table("Oplysninger", columns, rows, header_height=24, least_height=20).last


def _facts(framework: Framework, plan: Plan, source: FileFacts) -> Iterator[tuple[str, Value]]:
    reference = plan.round.framework
    yield headers.PLAN_ID, source.plan_id
    yield headers.PLAN_KIND, PLAN_KIND[plan.kind]
    yield headers.UNIT, plan.unit
    if plan.for_own_leader:
        yield headers.COPY_FOR, _("Nærmeste leder")
    yield headers.REVISION, source.revision
    yield headers.EXPORTED, source.exported_at.replace(tzinfo=None, microsecond=0)
    yield headers.ROUND_ID, plan.round.id
    yield _("Ledelsesniveauer"), levels_in_words(framework, plan)
    yield headers.FRAMEWORK, reference.id
    yield headers.FRAMEWORK_VERSION, reference.version
    yield headers.FRAMEWORK_DIGEST, reference.digest
    yield _("Programmets udgave"), f"Ledelsesplan {__version__}"


def _write_rounds(sheet: SheetWriter, plan: Plan, *, top: int) -> int:
    """All rounds, also those without a mark, so that the sheet *Data* can be counted by period and level."""
    columns = (
        Column(headers.ROUND_ID, NARROW, TEXT),
        Column(headers.LEVEL_IDS, WIDE, TEXT),
        Column(headers.DATE, MIDDLE, DAY),
    )
    rows = [Row((item.id, ", ".join(item.levels), item.date)) for item in plan.rounds]
    return sheet.table("Runder", columns, rows, top=top, header_height=24, least_height=20).last


def _write_participants(sheet: SheetWriter, framework: Framework, plan: Plan, *, top: int) -> int:
    columns = (Column(headers.PARTICIPANT, NARROW, TEXT), Column(headers.LEVEL, WIDE, TEXT))
    rows = []
    for participant in plan.participants:
        level = level_names(framework, (participant.level,))[0] if participant.level is not None else ""
        rows.append(Row((participant.name, level), name=participant.name))
    table = sheet.table("Deltagerliste", columns, rows, top=top, header_height=24, least_height=20)
    cells = f"'{sheet.worksheet.title}'!$A${table.first}:$A${table.last}"
    sheet.book.workbook.defined_names[PARTICIPANT_LIST] = DefinedName(PARTICIPANT_LIST, attr_text=cells)
    return table.last


def _write_exported_values(sheet: SheetWriter, framework: Framework, plan: Plan, *, top: int) -> None:
    columns = (
        Column(headers.COLUMN, NARROW, TEXT),
        Column(headers.EXPORTED_VALUE, WIDE, TEXT),
        Column(headers.ACTION_ID, MIDDLE, TEXT),
    )
    rows = []
    for action in plan.actions:
        values = action_values(framework, plan, action)
        for header in FIELDS:
            exported = _exported(sheet, header, values[header])
            if exported:
                rows.append(Row((header, exported, action.id)))
    friendly = Row((None, _("Her kommer værdierne, når planen har handlinger."), None))
    sheet.table("Eksporterede_vaerdier", columns, rows or [friendly], top=top, header_height=24)


def _exported(sheet: SheetWriter, header: str, value: Value) -> str:
    """A value that edits are compared with. Free text stands as its fingerprint, so that what is deleted is gone."""
    if isinstance(value, date):
        return format_date(value)
    text, _cut = sheet.texts.fit(str(value or ""))
    return text if header in CLOSED else trace(text)


def _write_long_texts(sheet: SheetWriter, *, top: int) -> int:
    columns = (
        Column(headers.PLACE, NARROW, replace(LABEL, aligned_top=True)),
        Column(headers.TEXT, WIDE, replace(TEXT, aligned_top=True)),
        Column(headers.PART, MIDDLE, replace(TEXT, aligned_top=True)),
    )
    rows = []
    for continuation in sheet.texts.continuations:
        parts = _parts(continuation)
        for number, part in enumerate(parts, start=1):
            which = _("{number} af {count}").format(number=number, count=len(parts))
            rows.append(Row((_place(continuation), part, which)))
    return sheet.table("Lange_tekster", columns, rows, top=top, header_height=24).last


def _place(continuation: Continuation) -> str:
    row = continuation.row if len(continuation.row) <= _LONGEST_NAME else continuation.row[:_LONGEST_NAME] + "…"
    return ", ".join(part for part in (continuation.sheet, row, continuation.column) if part)


def _parts(continuation: Continuation) -> list[str]:
    """The text in pieces for a row each, of which a page holds several; together they are the text."""
    lines = list(wrap(continuation.text, WIDE, TEXT.size))
    return ["".join(lines[start : start + _PIECE]) for start in range(0, len(lines), _PIECE)]
