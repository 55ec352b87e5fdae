"""A workbook as bytes that are the same for the same workbook: in memory, with one moment for all that is inside."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from ledelsesplan.reports.sheet_data import StreamedRows, around_rows, rows_xml, with_rows

if TYPE_CHECKING:
    from _typeshed import SizedBuffer

MAKER = "Ledelsesplan"


def workbook_bytes(
    workbook: Workbook, *, title: str, moment: datetime, streamed: Mapping[str, StreamedRows] = MappingProxyType({})
) -> bytes:
    """The file's bytes. `moment` is when it was made: in UTC where it has a time zone, else as it is.

    `streamed` are the rows that follow those in a sheet's model, by the sheet's title.
    """
    utc = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo is not None else moment
    properties = workbook.properties
    properties.title, properties.language = title, "da-DK"
    properties.creator = properties.lastModifiedBy = MAKER
    properties.created = properties.modified = utc.replace(microsecond=0)
    buffer = BytesIO()
    _Writer(workbook, _DatedZip(buffer, moment), streamed).save()
    return buffer.getvalue()


_DIMENSION = re.compile(rb'<dimension ref="[^"]*"')

_UNIX = 3
"""The system in the zip's list of members (APPNOTE 4.4.2), so that it is the same on Windows."""


class _DatedZip(ZipFile):
    """A zip file of which every member has the same time, system and rights, wherever and whenever it is made."""

    def __init__(self, buffer: BytesIO, moment: datetime) -> None:
        super().__init__(buffer, "w", ZIP_DEFLATED)
        # The zip format counts years from 1980 to 2107 (APPNOTE 4.4.6).
        year = min(max(moment.year, 1980), 2107)
        self._moment = (year, moment.month, moment.day, moment.hour, moment.minute, moment.second)

    def writestr(
        self,
        zinfo_or_arcname: str | ZipInfo,
        data: "str | SizedBuffer",
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Writes a member; only its name is taken from `zinfo_or_arcname`."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(self._member(name), data, compress_type or ZIP_DEFLATED, compresslevel)

    def write_parts(self, name: str, parts: Iterable[bytes]) -> None:
        """Writes a member part by part."""
        member = self._member(name)
        member.compress_type = ZIP_DEFLATED
        with self.open(member, "w") as stream:
            for part in parts:
                stream.write(part)

    def _member(self, name: str) -> ZipInfo:
        info = ZipInfo(name, self._moment)
        info.create_system = _UNIX
        info.external_attr = 0o600 << 16
        return info


class _FrameWriter(WorksheetWriter):
    """Writes all of a sheet but its rows."""

    _rels: Any
    ws: Any

    def rows(self) -> list[Any]:
        """No rows: they are put in afterwards."""
        return []


def _drawing(charts: list[Any]) -> SpreadsheetDrawing:
    """The drawing of a sheet's charts, with the alternative text of each, which openpyxl does not write."""
    drawing: Any = SpreadsheetDrawing()
    drawing.charts = charts
    bare_frame = drawing._chart_frame

    def frame(number: int) -> Any:
        found = bare_frame(number)
        found.nvGraphicFramePr.cNvPr.descr = charts[number - 1].alternative_text
        return found

    drawing._chart_frame = frame
    return drawing  # type: ignore[no-any-return]


class _Writer(ExcelWriter):
    """openpyxl's writer without its temporary files, in which names and notes would lie on the disk after a crash.

    It leans on private parts of openpyxl 3.1.5, which is pinned; images are not written, and a chart must have an
    `alternative_text`. A test compares its workbooks with those of the stock writer.
    """

    def __init__(self, workbook: Workbook, archive: _DatedZip, streamed: Mapping[str, StreamedRows]) -> None:
        super().__init__(workbook, archive)
        self._zip = archive
        self._streamed = streamed

    def write_worksheet(self, ws: Any) -> None:
        """Writes a sheet into the archive."""
        ws._drawing = _drawing(ws._charts)
        writer = _FrameWriter(ws, out=BytesIO())
        writer.write()
        ws._rels = writer._rels
        streamed = self._streamed.get(ws.title)
        if streamed is None:
            self._zip.writestr(ws.path[1:], with_rows(writer.read(), rows_xml(ws)))
        else:
            self._zip.write_parts(ws.path[1:], self._parts(ws, writer.read(), streamed))
        self.manifest.append(ws)

    def _parts(self, ws: Any, frame: bytes, streamed: StreamedRows) -> Iterator[bytes]:
        (table,) = ws.tables.values()
        reach = f'<dimension ref="A1:{table.ref.partition(":")[2]}"'.encode()
        before, after = around_rows(_DIMENSION.sub(reach, frame, count=1))
        yield before
        yield rows_xml(ws).encode()
        for part in streamed.xml(self.workbook):
            yield part.encode()
        yield after
