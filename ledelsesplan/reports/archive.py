"""A workbook as bytes that are the same for the same workbook: in memory, with one moment for all that is inside."""

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from ledelsesplan.reports.sheet_data import rows_xml, with_rows

if TYPE_CHECKING:
    from _typeshed import SizedBuffer

MAKER = "Ledelsesplan"


def workbook_bytes(workbook: Workbook, *, title: str, moment: datetime) -> bytes:
    """The file's bytes. `moment` is when it was made: in UTC where it has a time zone, else as it is."""
    utc = moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo is not None else moment
    properties = workbook.properties
    properties.title, properties.language = title, "da-DK"
    properties.creator = properties.lastModifiedBy = MAKER
    properties.created = properties.modified = utc.replace(microsecond=0)
    buffer = BytesIO()
    _Writer(workbook, _DatedZip(buffer, moment)).save()
    return buffer.getvalue()


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
        info = ZipInfo(name, self._moment)
        info.create_system = _UNIX
        info.external_attr = 0o600 << 16
        super().writestr(info, data, compress_type or ZIP_DEFLATED, compresslevel)


class _FrameWriter(WorksheetWriter):
    """Writes all of a sheet but its rows."""

    _rels: Any

    def rows(self) -> list[Any]:
        """No rows: they are put in afterwards."""
        return []


class _Writer(ExcelWriter):
    """openpyxl's writer without its temporary files, in which names and notes would lie on the disk after a crash.

    It leans on private parts of openpyxl 3.1.5, which is pinned; charts and images are not written. A test compares
    its workbooks with those of the stock writer.
    """

    def __init__(self, workbook: Workbook, archive: ZipFile) -> None:
        super().__init__(workbook, archive)
        self._zip = archive

    def write_worksheet(self, ws: Any) -> None:
        """Writes a sheet into the archive."""
        writer = _FrameWriter(ws, out=BytesIO())
        writer.write()
        ws._rels = writer._rels
        ws._drawing = SpreadsheetDrawing()
        self._zip.writestr(ws.path[1:], with_rows(writer.read(), rows_xml(ws)))
        self.manifest.append(ws)
