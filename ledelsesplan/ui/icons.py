"""Icons and flag signs from `resources/icons`, drawn in a colour of the theme at any size."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ledelsesplan.locations import resource

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

SIGNS = 4


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("#000000", colour)
    return QSvgRenderer(QByteArray(source.encode()))


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draws an icon into a rectangle."""
    _renderer(name, colour.name()).render(painter, rect)


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@lru_cache(maxsize=512)
def _faded(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    whole = _pixmap(name, colour, size, ratio)
    pixmap = QPixmap(whole.size())
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(0.45)
    painter.drawPixmap(0, 0, whole)
    painter.end()
    return pixmap


def icon_pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a pixmap of `size` px at a screen's pixel ratio."""
    return _pixmap(name, colour.name(), size, ratio)


def icon(name: str, colour: QColor, size: int) -> "QIcon":
    """An icon for a button; disabled it is drawn at 45 %."""
    from PySide6.QtGui import QIcon

    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(_pixmap(name, colour.name(), size, ratio), QIcon.Mode.Normal)
        result.addPixmap(_faded(name, colour.name(), size, ratio), QIcon.Mode.Disabled)
    return result


def draw_flag_sign(painter: QPainter, number: int, rect: QRectF, colour: QColor) -> None:
    """Draws the sign of the corner flag with a number from 0; from the fifth flag on, its number in a circle."""
    if number < SIGNS:
        draw_icon(painter, f"flag-{number + 1}", rect, colour)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(colour)
    pen.setWidthF(rect.width() / 10)
    painter.setPen(pen)
    inset = rect.width() / 10
    painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
    font = painter.font()
    font.setPixelSize(max(round(rect.height() * 0.6), 1))
    font.setWeight(font.Weight.DemiBold)
    painter.setFont(font)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(number + 1))
    painter.restore()
