"""The large buttons of the start page: an icon, what one gets, a line about it, and the key that does the same."""

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ledelsesplan.ui.controls import paint_ring_gap
from ledelsesplan.ui.icons import draw_icon
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme


class TileShape(StrEnum):
    """How much a tile shows: all, all but the key, or the title alone."""

    FULL = "full"
    SLIM = "slim"
    COMPACT = "compact"


class Tile(QPushButton):
    """A tile that grows with its words; what its shape leaves out stands in the tooltip."""

    def __init__(self, theme: Theme, icon: str, title: str, line: str, key: str = "", *, primary: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = icon
        self._title, self._line, self._key = title, line, key
        self._primary = primary
        self._shape = TileShape.FULL
        self.setProperty("kind", "tile-primary" if primary else "tile")
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{line} ({key})" if key else line)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def set_shape(self, shape: TileShape) -> None:
        """Shows more or less."""
        self._shape = shape
        left_out = shape is TileShape.COMPACT or (shape is TileShape.SLIM and self._key)
        self.setToolTip(self.accessibleDescription() if left_out else "")
        self._fit()

    def _by_shape(self, full: int, large: int, slim: int, compact: int) -> int:
        """The one of four lengths of the design that the shape takes, in px."""
        if self._shape is TileShape.FULL:
            return self._theme.px(large if self._theme.large else full)
        return self._theme.px(slim if self._shape is TileShape.SLIM else compact)

    def _fit(self) -> None:
        height = sum(block.height for block in self._blocks())
        self.setFixedHeight(max(self._by_shape(70, 88, 66, 48), round(height) + 2 * self._theme.px(11)))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self.minimumHeight())

    def _left(self) -> int:
        return self._by_shape(55, 61, 46, 46)

    def _key_width(self) -> int:
        shown = bool(self._key) and self._shape is TileShape.FULL
        return round(self._theme.metrics("meta").horizontalAdvance(self._key)) + self._theme.px(10) if shown else 0

    def _blocks(self) -> list[TextBlock]:
        theme, px = self._theme, self._theme.px
        key = self._key_width()
        room = max(self.width() - self._left() - px(12) - (key + px(10) if key else 0), 1)
        title = lay_out(self._title, theme.make_font(17, QFont.Weight.DemiBold), room, px(22))
        if self._shape is TileShape.COMPACT:
            return [title]
        return [title, lay_out(self._line, theme.make_font(14, QFont.Weight.Normal), room, px(19))]

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        size = self._by_shape(24, 24, 22, 20)
        ink = theme.colour("on_primary" if self._primary else "ink")
        left = self._by_shape(17, 23, 13, 14)
        draw_icon(painter, self._icon_name, QRectF(left, middle - size / 2, size, size), ink)
        blocks = self._blocks()
        top = middle - sum(block.height for block in blocks) / 2
        quiet = theme.colour("on_primary" if self._primary else "ink2")
        for block, colour in zip(blocks, (ink, quiet), strict=False):
            block.draw(painter, self._left(), top, colour)
            top += block.height
        if self._key_width():
            self._paint_key(painter)
        if self._primary and self.hasFocus():
            paint_ring_gap(painter, QRectF(self.rect()), theme)
        painter.end()

    def _paint_key(self, painter: QPainter) -> None:
        theme, px = self._theme, self._theme.px
        width, height = self._key_width(), px(20)
        inset = px(21 if theme.large else 15)
        rect = QRectF(self.width() - inset - width, (self.height() - height) // 2, width, height)
        painter.setPen(QPen(theme.colour("on_primary" if self._primary else "line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setOpacity(0.5 if self._primary else 1)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        painter.setOpacity(1)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("on_primary" if self._primary else "ink"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._key)
