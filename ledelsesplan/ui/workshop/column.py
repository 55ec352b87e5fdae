"""A column of the facilitator's view: what it holds scrolls between what always stays in sight above and below."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget


class Scroll(QScrollArea):
    """Scrolls by wheel, by its bar and with the focus; keys are the page's. Whole, it is as high as its content."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self._is_whole = False
        self._content = content
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content.setProperty("kind", "surface")
        self.setWidget(content)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keeps the focus in sight, wherever it comes from."""
        if now is not None and self._content.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def set_whole(self, is_whole: bool) -> None:
        """Lets all of the content be seen, for what is around to scroll, or scrolls it here."""
        self._is_whole = is_whole
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if is_whole else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return self._is_whole

    def heightForWidth(self, width: int) -> int:
        content = self._content
        return content.heightForWidth(width) if content.hasHeightForWidth() else content.sizeHint().height()

    def sizeHint(self) -> QSize:
        wanted = self._content.sizeHint()
        return wanted if self._is_whole else QSize(wanted.width(), 0)

    def minimumSizeHint(self) -> QSize:
        least = self._content.minimumSizeHint()
        if self._is_whole:
            return least
        return QSize(least.width() + self.verticalScrollBar().sizeHint().width(), 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What the content wants is what this wants, as long as it is whole."""
        if watched is self._content and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class Column(QWidget):
    """`above` and `below` are layouts for what stays; `content` is that of `inner`, which scrolls in `area`."""

    def __init__(self) -> None:
        super().__init__()
        self.above = QVBoxLayout()
        self.below = QVBoxLayout()
        self.inner = QWidget()
        self.content = QVBoxLayout(self.inner)
        self.area = Scroll(self.inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 1, 0)  # the line between two columns is drawn there
        outer.setSpacing(0)
        outer.addLayout(self.above)
        outer.addWidget(self.area, 1)
        outer.addLayout(self.below)
