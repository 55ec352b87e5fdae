"""Paper: its lengths, its inks, and how painted pages become the bytes of a PDF, the same ones every time."""

import re
import uuid
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from PySide6.QtCore import QBuffer, QHashSeed, QIODevice, QMarginsF, QRectF, QUuid
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from ledelsesplan.drawing.tokens import LIGHT

POINT = 20
"""Units in a point, so that sizes of type in steps of 0.05 pt are whole pixels of a font (QFont knows no others)."""

INK = LIGHT.ink
HAIRLINE = "#8A949D"

INKS = LIGHT._replace(name="paper", ink2=INK, edge=INK)
"""The colours of marks on paper: outlines and their letters are in ink, since grey is lost in a copy of a copy."""

_seed_in_use = Lock()

_NAMESPACE = uuid.UUID("5e0c3f0a-9f0e-4d0f-8f52-0a6f3a1c7d11")
_MOMENT = re.compile(rb"(/(?:Creation|Mod)Date \(D:)\d{14}")
_XMP_MOMENT = re.compile(rb'(xmp:(?:Create|Modify|Metadata)Date=")\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d')
_CHARACTER_MAP = re.compile(rb"begincmap.*?endcmap", re.DOTALL)


def pt(points: float) -> float:
    """A length in points, in the painter's units."""
    return points * POINT


def mm(millimetres: float) -> float:
    """A length in millimetres, in the painter's units."""
    return millimetres * POINT * 72 / 25.4


@dataclass(frozen=True, slots=True)
class Sheet:
    """A format of paper and its margins, in millimetres."""

    format: QPageSize.PageSizeId
    across: bool
    width: float
    height: float
    top: float
    right: float
    bottom: float
    left: float

    @property
    def area(self) -> QRectF:
        """What lies within the margins, in the painter's units."""
        return QRectF(
            mm(self.left),
            mm(self.top),
            mm(self.width - self.left - self.right),
            mm(self.height - self.top - self.bottom),
        )


def a4(*, top: float, right: float, bottom: float, left: float) -> Sheet:
    """A4 upright, with margins in millimetres."""
    return Sheet(QPageSize.PageSizeId.A4, False, 210, 297, top, right, bottom, left)


def a3_across(*, top: float, right: float, bottom: float, left: float) -> Sheet:
    """A3 across, with margins in millimetres."""
    return Sheet(QPageSize.PageSizeId.A3, True, 420, 297, top, right, bottom, left)


Page = Callable[[QPainter], None]
"""Paints a page, whose upper left corner is (0, 0)."""


def pdf_bytes(pages: Sequence[Page], sheet: Sheet, *, title: str, source: str, moment: datetime) -> bytes:
    """The pages as a PDF with the bundled fonts in it; the same arguments give the same bytes.

    `source` says what the document is made from (the document's own id is derived from it), `moment` stands in it as
    its time. Needs Qt's application, and runs on any thread.
    """
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    with _one_order():
        writer = QPdfWriter(buffer)
        writer.setResolution(72 * POINT)
        orientation = QPageLayout.Orientation.Landscape if sheet.across else QPageLayout.Orientation.Portrait
        writer.setPageLayout(QPageLayout(QPageSize(sheet.format), orientation, QMarginsF()))
        writer.setTitle(title)
        writer.setAuthor("Ledelsesplan")
        writer.setCreator("Ledelsesplan")
        writer.setDocumentId(QUuid(f"{{{uuid.uuid5(_NAMESPACE, f'{title} {source}')}}}"))
        painter = QPainter(writer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, page in enumerate(pages):
            if number:
                writer.newPage()
            page(painter)
        painter.end()
    return _at_moment(_with_spaces(bytes(buffer.data().data())), moment)


@contextmanager
def _one_order() -> Iterator[None]:
    """Qt writes fonts in the order of a hash table, which is another one in every process unless its seed is set.

    The seed is the whole process's, so that one PDF is painted after the other.
    """
    with _seed_in_use:
        QHashSeed.setDeterministicGlobalSeed()
        try:
            yield
        finally:
            QHashSeed.resetRandomGlobalSeed()


def _with_spaces(pdf: bytes) -> bytes:
    """Qt says that the glyph of the space is a tab (it looks glyphs up from U+0000 on); readers would copy tabs."""
    return _CHARACTER_MAP.sub(lambda found: found.group().replace(b"<0009>", b"<0020>"), pdf)


def _at_moment(pdf: bytes, moment: datetime) -> bytes:
    """Puts the moment where Qt wrote the time of day; the lengths stay, since the file counts its bytes.

    Qt wrote how far the local time is from UTC, too, so a moment of another zone is told in the local one.
    """
    local = moment.astimezone() if moment.tzinfo is not None else moment
    written = local.isoformat(timespec="seconds")[:19]
    digits = re.sub(r"\D", "", written)
    pdf = _MOMENT.sub(lambda found: found.group(1) + digits.encode(), pdf)
    return _XMP_MOMENT.sub(lambda found: found.group(1) + written.encode(), pdf)


def draw_rule(painter: QPainter, left: float, right: float, y: float, width: float, colour: str = INK) -> None:
    """A line across; `width` in points."""
    painter.fillRect(QRectF(left, y - pt(width) / 2, right - left, pt(width)), QColor(colour))


def draw_upright(painter: QPainter, x: float, top: float, bottom: float, width: float, colour: str = INK) -> None:
    """A line from top to bottom; `width` in points."""
    painter.fillRect(QRectF(x - pt(width) / 2, top, pt(width), bottom - top), QColor(colour))


def draw_frame(painter: QPainter, rect: QRectF, width: float) -> None:
    """A frame within a rectangle; `width` in points."""
    half = pt(width) / 2
    pen = QPen(QColor(INK), pt(width))
    painter.save()
    painter.setPen(pen)
    painter.drawRect(rect.adjusted(half, half, -half, -half))
    painter.restore()
