"""Icons and flag signs from `resources/icons`, drawn in a colour of the theme at any size."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ledelsesplan.locations import resource

SIGNS = 4


@lru_cache(maxsize=512)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    source = resource("icons", f"{name}.svg").read_text(encoding="utf-8").replace("#000000", colour)
    return QSvgRenderer(QByteArray(source.encode()))


def draw_icon(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draws an icon into a rectangle."""
    _renderer(name, colour.name()).render(painter, rect)


@lru_cache(maxsize=512)
def _pixmap(name: str, colour: str, size: int, ratio: float, opacity: float) -> QPixmap:
    pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(opacity)
    _renderer(name, colour).render(painter)
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def icon_pixmap(name: str, colour: QColor, size: int, ratio: float = 1.0) -> QPixmap:
    """An icon as a pixmap of `size` px at a screen's pixel ratio."""
    return _pixmap(name, colour.name(), size, ratio, 1.0)


def icon(name: str, colour: QColor, size: int) -> QIcon:
    """An icon for a button; disabled it is drawn at 45 %."""
    result = QIcon()
    for ratio in (1.0, 2.0):
        result.addPixmap(_pixmap(name, colour.name(), size, ratio, 1.0), QIcon.Mode.Normal)
        result.addPixmap(_pixmap(name, colour.name(), size, ratio, 0.45), QIcon.Mode.Disabled)
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
