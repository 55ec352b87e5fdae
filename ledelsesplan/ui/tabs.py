"""The tabs of an open plan: words with an underline, and a number badge where there is one."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from ledelsesplan.ui.controls import fill
from ledelsesplan.ui.theme import Theme

UNDERLINE = 4
SIDE = 8
"""The room at either side of a tab's words, for the ring around them."""
GAP = 24
"""From one tab's words to the next one's."""
OPACITY_OFF = 0.45


class Tab(QAbstractButton):
    """One tab: wide enough for its words in bold, so that choosing moves nothing."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._badge = ""
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_badge(self, count: int | None) -> None:
        """Shows a number after the words."""
        badge = "" if count is None else str(count)
        if badge != self._badge:
            self._badge = badge
            self.setAccessibleName(f"{self.text()} {badge}".strip())
            self.updateGeometry()
            self.update()

    def _badge_width(self) -> float:
        if not self._badge:
            return 0
        return max(self._theme.metrics("meta").horizontalAdvance(self._badge) + self._theme.px(12), self._theme.px(20))

    def sizeHint(self) -> QSize:
        """The words in bold, the badge, and the room beside them."""
        px = self._theme.px
        words = self._theme.text_width("strong", self.text())
        badge = self._badge_width()
        return QSize(round(words + (badge + px(6) if badge else 0)) + 2 + 2 * px(SIDE), px(56))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, the badge, and the underline of the chosen tab."""
        theme = self._theme
        px = theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1 if self.isEnabled() else OPACITY_OFF)
        chosen = self.isChecked()
        painter.setFont(theme.font("strong" if chosen else "body"))
        painter.setPen(theme.colour("ink" if chosen or self.underMouse() else "ink2"))
        area = QRectF(self.rect()).adjusted(px(SIDE), 0, -px(SIDE), 0)
        badge = self._badge_width()
        words = area.adjusted(0, 0, -(badge + px(6)) if badge else 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.text())
        if badge:
            height = px(20)
            spot = QRectF(area.right() - badge, area.center().y() - height / 2, badge, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("sunken"))
            painter.drawRoundedRect(spot, height / 2, height / 2)
            painter.setPen(theme.colour("ink2"))
            painter.setFont(theme.font("meta"))
            painter.drawText(spot, Qt.AlignmentFlag.AlignCenter, self._badge)
        if chosen:
            line = QRectF(area.left(), area.bottom() - px(UNDERLINE), area.width(), px(UNDERLINE))
            fill(painter, line, theme.colour("ink"))
        if self.hasFocus():
            width = theme.tokens.ring_width
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ring"), width))
            painter.drawRect(QRectF(self.rect()).adjusted(width / 2, px(8), -width / 2, -px(8)))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses it, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class Tabs(QWidget):
    """A row of tabs; the arrow keys move between them."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, names: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        for number, name in enumerate(names):
            tab = Tab(theme, name)
            self._group.addButton(tab, number)
            self._layout.addWidget(tab)
        self._group.idClicked.connect(self.chosen)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self._layout.setSpacing(self._theme.px(GAP) - 2 * self._theme.px(SIDE))
        for button in self._group.buttons():
            button.updateGeometry()

    def needed_width(self) -> int:
        """The width of all tabs beside each other, in px."""
        buttons = self._group.buttons()
        return sum(button.sizeHint().width() for button in buttons) + self._layout.spacing() * (len(buttons) - 1)

    def choose(self, number: int) -> None:
        """Makes a choice without telling of it."""
        button = self._group.button(number)
        if button is not None:
            button.setChecked(True)

    def offer(self, number: int, offered: bool) -> None:
        """Makes a tab one that can be chosen, or not."""
        tab = self._group.button(number)
        if tab is not None:
            tab.setEnabled(offered)

    def set_badge(self, number: int, count: int | None) -> None:
        """A number after a tab's words."""
        tab = self._group.button(number)
        if isinstance(tab, Tab):
            tab.set_badge(count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        target = self._group.button(self._group.checkedId() + step) if step is not None else None
        if target is None or not target.isEnabled():
            super().keyPressEvent(event)
            return
        target.click()
        target.setFocus(Qt.FocusReason.TabFocusReason)
