"""How the tests look into a workbook: reopened by openpyxl, table by table, and as the bare parts of the zip."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from io import BytesIO
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils import range_boundaries
from openpyxl.utils.escape import unescape

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports.plan_workbook import plan_workbook
from ledelsesplan.reports.report import FileFacts, Report

TODAY = date(2027, 4, 6)
SOURCE = FileFacts(plan_id="7f3c2a9e41d04b5c", revision=17, exported_at=datetime(2027, 4, 6, 10, 42, 7))
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Opened:
    """A report that has been read again."""

    report: Report

    @cached_property
    def book(self) -> Any:
        """The workbook as openpyxl reads it."""
        return load_workbook(BytesIO(self.report.content))

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """The members of the zip."""
        with ZipFile(BytesIO(self.report.content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def xml(self, prefix: str) -> list[ElementTree.Element]:
        """The parts whose names begin so, parsed, in the order of their names."""
        return [ElementTree.fromstring(self.parts[name]) for name in sorted(self.parts) if name.startswith(prefix)]

    def rows(self, table: str) -> list[dict[str, Any]]:
        """A table's rows by header, as a person reads them: escapes undone, times at midnight as days."""
        sheet = next(sheet for sheet in self.book if table in sheet.tables)
        left, top, right, bottom = range_boundaries(sheet.tables[table].ref)
        lines = sheet.iter_rows(top, bottom, left, right, values_only=True)
        headers = next(lines)
        return [{header: as_read(value) for header, value in zip(headers, line, strict=True)} for line in lines]

    def facts(self, sheet: str, below: int = 4) -> dict[str, Any]:
        """What stands beside each label of the first column."""
        found = {}
        for line in self.book[sheet].iter_rows(below, values_only=True):
            if line[0] is not None:
                found[line[0]] = as_read(line[1])
        return found

    def sentence(self, sheet: str) -> str:
        """The sentence under a sheet's title."""
        return str(as_read(self.book[sheet]["A2"].value))


def as_read(value: Any) -> Any:
    """A cell's value as a person reads it."""
    if isinstance(value, datetime) and not (value.hour or value.minute):
        return value.date()
    return unescape(value) if isinstance(value, str) else value


def made(framework: Framework, plan: Plan) -> Opened:
    """The workbook of a plan, read again."""
    return Opened(plan_workbook(framework, plan, today=TODAY, source=SOURCE))
