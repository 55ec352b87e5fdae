"""What is on the wall, small: the very page that the stage draws, also when it is black."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.stage import Stage

# Changes closer together than this are drawn together.
PAUSE_MS = 150


class Thumbnail(QWidget):
    """Follows the stage, soon after each change and while it is seen. As high as the stage's shape asks for."""

    def __init__(self, theme: Theme, conductor: Conductor, stage: Stage) -> None:
        super().__init__()
        self._theme = theme
        self._stage = stage
        self._picture = QPixmap()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._draw)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("På lærredet"))
        for signal in (conductor.changed, conductor.page_changed, conductor.ticked):
            signal.connect(self._soon)

    @property
    def picture(self) -> QPixmap:
        """What is shown."""
        return self._picture

    def _soon(self) -> None:
        if self.isVisible() and not self._pause.isActive():
            self._pause.start()

    def _draw(self) -> None:
        """Draws the stage at the size of the picture; text is set small, not scaled down."""
        shown, ratio = self._stage.size(), self.devicePixelRatioF()
        size = QSize(self.width() - 2, self.height() - 2)
        if shown.isEmpty() or size.isEmpty():
            return
        picture = QPixmap(size * ratio)
        picture.fill(Qt.GlobalColor.black)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.scale(picture.width() / shown.width(), picture.height() / shown.height())
        self._stage.render(painter, QPoint(0, 0))
        painter.end()
        picture.setDevicePixelRatio(ratio)
        self._picture = picture
        self.update()

    def fit(self) -> None:
        """Takes the height that the stage's shape asks for at this width."""
        shown = self._stage.size()
        if not shown.isEmpty():
            self.setFixedHeight(max(round((self.width() - 2) * shown.height() / shown.width()) + 2, 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()
        self._soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.colour("edge"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if not self._picture.isNull():
            painter.drawPixmap(QRectF(self.rect().adjusted(1, 1, -1, -1)), self._picture, QRectF(self._picture.rect()))
        painter.end()
