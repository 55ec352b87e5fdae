"""A button of the facilitator's screen with its key beside its words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy

from ledelsesplan.ui.controls import TextButton, label, paint_ring_gap
from ledelsesplan.ui.theme import Theme


class KeyButton(TextButton):
    """Words and key. A click leaves the focus where it is, so that the keys go on acting on the page."""

    def __init__(self, theme: Theme, words: str, key: str = "", kind: str = "") -> None:
        super().__init__("", kind)
        self.is_shortened = self._may_be_shortened = False
        self._theme = theme
        is_main = kind == "primary"
        self.words = label(words, "on-primary" if is_main else "strong")
        self.key = label(key, "on-primary-key" if is_main else "small")
        self.key.setVisible(bool(key))
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        for part in (self.words, self.key):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addStretch(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words)
        theme.changed.connect(self._restyle)
        self._restyle()

    def say(self, words: str, room: int | None = None) -> None:
        """Gives it other words, shortened where it would be wider than `room` px; its name says them all."""
        shown = words
        if room is not None:
            self._may_be_shortened = True
            self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            self.words.setText(words)
            over = self.sizeHint().width() - room
            if over > 0:
                metrics = self.words.fontMetrics()
                width = metrics.horizontalAdvance(words) - over
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(width, 0))
        self.is_shortened = shown != words
        if self.words.text() != shown or self.accessibleName() != words:
            self.words.setText(shown)
            self.setAccessibleName(words)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As large as its words need, and no lower than a target may be."""
        wanted = self._row.sizeHint()
        return QSize(wanted.width(), max(wanted.height(), self._theme.px(44)))

    def minimumSizeHint(self) -> QSize:
        """As large as it wants to be; one that may be shortened takes the room that it gets."""
        wanted = self.sizeHint()
        return QSize(0, wanted.height()) if self._may_be_shortened else wanted

    def _restyle(self) -> None:
        px = self._theme.px
        self._row.setContentsMargins(px(16), px(4), px(16), px(4))
        self._row.setSpacing(px(10))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the gap within the ring of a main button."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            painter = QPainter(self)
            paint_ring_gap(painter, QRectF(self.rect()), self._theme)
            painter.end()
