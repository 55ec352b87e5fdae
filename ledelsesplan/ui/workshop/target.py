"""What can be pressed or focused on a projected page: an invisible place over what the page draws, with a name."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ledelsesplan.ui.workshop.measures import SMALLEST_TARGET


class Target(QAbstractButton):
    """A place on a page. It draws nothing: the page shows which one is active. Its keys are the page's.

    `hit` gives where on the page it was pressed.
    """

    hit = Signal(QPointF)

    def __init__(
        self,
        page: QWidget,
        pressed: Callable[[], object] | None = None,
        focused: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(page)
        self._pressed = pressed
        self._focused = focused
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus if focused is None else Qt.FocusPolicy.StrongFocus)
        if pressed is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def place(self, rect: QRectF) -> None:
        """Lies over a rectangle, and over some room around it where that is smaller than a target may be."""
        wider = max(SMALLEST_TARGET - rect.width(), 0) / 2
        higher = max(SMALLEST_TARGET - rect.height(), 0) / 2
        self.setGeometry(rect.adjusted(-wider, -higher, wider, higher).toAlignedRect())

    def name_it(self, name: str) -> None:
        """Gives it a name for screen readers."""
        if name != self.accessibleName():
            self.setAccessibleName(name)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: object) -> None:
        """Draws nothing."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if inside and event.button() == Qt.MouseButton.LeftButton:
            self.hit.emit(QPointF(self.mapToParent(event.position().toPoint())))
            if self._pressed is not None:
                self._pressed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._focused is not None:
            self._focused()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()
