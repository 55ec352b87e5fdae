"""Reads the action plan of a workbook back: columns by header, rows by hidden id, whatever else was done to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel, to_excel
from openpyxl.utils.escape import unescape

from ledelsesplan.core.errors import InvalidWorkbook
from ledelsesplan.core.workbook_changes import Cell, Field, FieldValue, ReadActions, ReadRow, Unreadable, trace
from ledelsesplan.reports import headers
from ledelsesplan.reports.action_sheet import FIELDS
from ledelsesplan.reports.cell_text import TextGuard
from ledelsesplan.reports.opened_archive import Opened, opened_workbook
from ledelsesplan.terms import ACTIVITY_TYPE, STATUS
from ledelsesplan.text import parse_date

FILE_LIMIT = 20_000_000
"""How many bytes a workbook may have that is read."""

MOST_ROWS = 20_000
MOST_COLUMNS = 100
_HEADER_WITHIN = 60

_DATES = (Field.DEADLINE, Field.FOLLOW_UP, Field.START)
_STATUS_OF = {name.casefold(): status for status, name in STATUS.items()}
_TYPE_OF = {name.casefold(): kind for kind, name in ACTIVITY_TYPE.items()}
# Days as Excel counts them, from 2000 to 2199: other numbers are no days, but something else that was typed.
_FIRST_DAY, _LAST_DAY = date(2000, 1, 1), date(2199, 12, 31)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a sheet: its number, and its values by column from 0."""

    number: int
    values: Sequence[Any]

    def text(self, column: int | None) -> str:
        """A cell's text, as it was typed."""
        value = self.values[column] if column is not None and column < len(self.values) else None
        return _text(value)


@dataclass(frozen=True, slots=True)
class _Formula:
    """What stands in a cell in the place of a value: a formula without a result."""

    text: str


def read_actions(content: bytes, path: Path | None, plan_id: str, today: date) -> ReadActions:
    """The action plan in the bytes of a workbook of a plan. `today` completes dates without a year.

    Raises InvalidWorkbook where it cannot be read, is not ours, or is of another plan.
    """
    with opened_workbook(content, path) as book:
        pairs = zip(book.values.worksheets, book.formulas.worksheets, strict=True)
        sheets = {sheet.title: Opened(sheet, formulas) for sheet, formulas in pairs}
        about = _About.found(sheets, path)
        if about.facts.get(headers.PLAN_ID, "") != plan_id:
            raise InvalidWorkbook(path, "other_plan")
        rows = tuple(_Actions.found(sheets, path, today, book.values.epoch).rows())
        revision = about.facts.get(headers.REVISION, "")
        return ReadActions(plan_id, int(revision) if revision.isdecimal() else 0, rows, about.exported)


@dataclass(frozen=True)
class _About:
    """What the sheet *Om filen* says: its facts, and the traces of the values that were exported."""

    facts: Mapping[str, str]
    exported: Mapping[str, Mapping[Field, str]]

    @classmethod
    def found(cls, sheets: Mapping[str, Opened], path: Path | None) -> "_About":
        for lines in _in_likely_order(sheets, headers.ABOUT_SHEET, path):
            facts = {line.text(0): line.text(1) for line in reversed(lines) if line.text(0)}
            if headers.PLAN_ID in facts:
                return cls(facts, _traces(lines))
        if any(_Actions.header_in(lines) is not None for lines in _in_likely_order(sheets, "", path)):
            raise InvalidWorkbook(path, "no_about_sheet")
        raise InvalidWorkbook(path, "not_our_workbook")


def _traces(lines: Sequence[_Line]) -> dict[str, dict[Field, str]]:
    wanted = (headers.COLUMN, headers.EXPORTED_VALUE, headers.ACTION_ID)
    traces: dict[str, dict[Field, str]] = {}
    columns: tuple[int, ...] | None = None
    for line in lines:
        names = [_text(value).strip() for value in line.values]
        if columns is None and all(name in names for name in wanted):
            columns = tuple(names.index(name) for name in wanted)
        elif columns is not None:
            header, exported, action = (line.text(column).strip() for column in columns)
            if action and header in FIELDS:
                traces.setdefault(action, {})[FIELDS[header]] = _trace_of(FIELDS[header], exported)
    return traces


def _trace_of(name: Field, exported: str) -> str:
    """The trace of a value as the sheet holds it: closed terms and dates stand in words, texts as their traces."""
    if name in _DATES:
        return trace(_long_date(exported)) or exported
    if name is Field.STATUS:
        return trace(_STATUS_OF.get(exported.casefold())) or exported
    if name is Field.ACTIVITY_TYPE:
        return trace(_TYPE_OF.get(exported.casefold())) or exported
    return exported


@dataclass(frozen=True)
class _Actions:
    """The sheet with the actions: its rows below the header, and which column is what."""

    lines: Sequence[_Line]
    columns: Mapping[str, int]
    today: date
    epoch: datetime

    @classmethod
    def found(cls, sheets: Mapping[str, Opened], path: Path | None, today: date, epoch: datetime) -> "_Actions":
        for lines in _in_likely_order(sheets, headers.ACTION_SHEET, path):
            at = cls.header_in(lines)
            if at is None:
                continue
            columns: dict[str, int] = {}
            known = {*FIELDS, headers.ACTION_ID, headers.BEHAVIOUR_ID, headers.BEHAVIOUR}
            for number, name in enumerate(_text(value).strip() for value in lines[at].values):
                if name in known and name in columns:
                    raise InvalidWorkbook(path, "column_twice", name)
                if name in known:
                    columns[name] = number
            return cls(lines[at + 1 :], columns, today, epoch)
        raise InvalidWorkbook(path, "no_action_sheet")

    @staticmethod
    def header_in(lines: Sequence[_Line]) -> int | None:
        """The place of the header among the lines, or None: it names an action and its id, wherever they stand."""
        for number, line in enumerate(lines[:_HEADER_WITHIN]):
            names = {_text(value).strip() for value in line.values}
            if {headers.ACTION_ID, headers.ACTION, headers.STATUS} <= names:
                return number
        return None

    def rows(self) -> Iterator[ReadRow]:
        """The rows that hold something."""
        for line in self.lines:
            cells = {name: self._cell(line, header, name) for header, name in FIELDS.items() if header in self.columns}
            action = line.text(self.columns[headers.ACTION_ID]).strip()
            if action or any(cell.value not in (None, "") for cell in cells.values()):
                yield ReadRow(
                    number=line.number,
                    action=action,
                    cells=cells,
                    behaviour=line.text(self.columns.get(headers.BEHAVIOUR_ID)).strip(),
                    wording=line.text(self.columns.get(headers.BEHAVIOUR)),
                )

    def _cell(self, line: _Line, header: str, name: Field) -> Cell:
        column = self.columns[header]
        value = line.values[column] if column < len(line.values) else None
        return Cell(f"{get_column_letter(column + 1)}{line.number}", self._value(name, value))

    def _value(self, name: Field, value: Any) -> FieldValue | Unreadable:
        if isinstance(value, _Formula):
            return Unreadable(value.text, "no_result")
        text = _text(value)
        if name in _DATES:
            return _date(value, text.strip(), self.today, self.epoch)
        if name is Field.STATUS:
            return _chosen(text, _STATUS_OF, "unknown_status")
        if name is Field.ACTIVITY_TYPE:
            return _chosen(text, _TYPE_OF, "unknown_activity_type")
        return " ".join(text.split()) if name is Field.RESPONSIBLE else text


def _in_likely_order(sheets: Mapping[str, Opened], name: str, path: Path | None) -> Iterator[list[_Line]]:
    """The lines of each sheet, the one of this name first: a sheet may have been renamed or copied."""
    for title in sorted(sheets, key=lambda title: title != name):
        yield list(_lines(sheets[title], path, is_ours=title == name))


def _lines(sheet: Opened, path: Path | None, *, is_ours: bool) -> Iterator[_Line]:
    """The rows of a sheet that hold something. Raises InvalidWorkbook where one of ours has too many."""
    rows = (part.iter_rows(max_col=MOST_COLUMNS, values_only=True) for part in sheet)
    for number, (values, held) in enumerate(zip(*rows, strict=True), start=1):
        if number > MOST_ROWS:
            if is_ours:
                raise InvalidWorkbook(path, "sheet_too_long", sheet.values.title)
            return
        if any(value is not None for value in held):
            yield _Line(number, [_result(value, cell) for value, cell in zip(values, held, strict=True)])


def _result(value: Any, held: Any) -> Any:
    """What a cell came to; the formula itself where that is an error, or where nobody has worked it out."""
    if held is not None and (value is None or (value in ERROR_CODES and value != held)):
        return _Formula(held if isinstance(held, str) else getattr(held, "text", None) or "=")
    return value


def _text(value: Any) -> str:
    """A cell's value as it was typed; numbers without the decimals that Excel gives them."""
    if value is None or isinstance(value, _Formula):
        return ""
    if isinstance(value, str):
        return TextGuard().clean(unescape(value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _chosen(text: str, choices: Mapping[str, Any], reason: str) -> FieldValue | Unreadable:
    word = " ".join(text.split())
    if not word:
        return None
    found: FieldValue = choices.get(word.casefold())
    return found if found is not None else Unreadable(word, reason)


def _date(value: Any, text: str, today: date, epoch: datetime) -> date | Unreadable | None:
    """The day in a cell: a date, its number where the cell lost its format, or its text."""
    if isinstance(value, datetime | date):
        day = value.date() if isinstance(value, datetime) else value
        if _is_likely(day):
            return day
        number = to_excel(value, epoch)  # type: ignore[no-untyped-call]  # a number in a cell for dates is one to Excel
        return Unreadable(_text(number), "not_a_date", trace(day))
    if not text:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _counted(value, epoch) or Unreadable(text, "not_a_date")
    try:
        return _long_date(text) or parse_date(text, today)
    except ValueError:
        return Unreadable(text, "not_a_date")


def _counted(number: float, epoch: datetime) -> date | None:
    """The day that a number is to Excel; None where nobody will have meant it."""
    try:
        day = from_excel(number, epoch)
    except (ValueError, OverflowError):
        return None
    return day.date() if isinstance(day, datetime) and _is_likely(day.date()) else None


def _is_likely(day: date) -> bool:
    return _FIRST_DAY <= day <= _LAST_DAY


def _long_date(text: str) -> date | None:
    """The day of `31-12-1899`, as dates stand where Excel has none; None for anything else."""
    parts = text.split("-")
    if [len(part) for part in parts] != [2, 2, 4] or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None
