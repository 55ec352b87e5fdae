"""A check box with the house's tick."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from ledelsesplan.ui.icons import draw_icon
from ledelsesplan.ui.theme import Theme


class CheckBox(QCheckBox):
    """A box that is ticked or not; the style sheet fills it, the tick is drawn here in the theme's colour."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box, its words, and the tick."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        draw_icon(painter, "check", QRectF(box).adjusted(1, 1, -1, -1), self._theme.colour("on_primary"))
        painter.end()
