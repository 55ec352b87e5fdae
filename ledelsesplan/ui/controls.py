"""The plainest controls that every page is made of: labels, rules and buttons."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from ledelsesplan.ui.icons import icon
from ledelsesplan.ui.theme import Theme


def label(text: str = "", kind: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the style sheet's kinds."""
    result = WrappedLabel(text) if wrap else QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    if kind:
        result.setProperty("kind", kind)
    return result


def set_kind(widget: QWidget, kind: str) -> None:
    """Another of the style sheet's kinds."""
    set_look(widget, "kind", kind)


def set_look(widget: QWidget, name: str, value: str | bool) -> None:
    """Gives a property that rules of the style sheet ask for, and has them looked up anew.

    A widget that never had them looked up is left alone: PySide's QStyle alone takes 5 ms.
    """
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def own_viewport(area: QAbstractScrollArea) -> QWidget:
    """Gives a scroll area a viewport made here, to be kept: asked for Qt's own, PySide makes every kind of widget."""
    viewport = QWidget()
    area.setViewport(viewport)
    return viewport


def empty_layout(layout: QLayout) -> None:
    """Lets go of all widgets in a layout and in the layouts within it; they are out of sight at once."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty_layout(inner)


def announce(widget: QWidget, words: str) -> None:
    """Says something to assistive technology that is only seen otherwise."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # dear to name: some 300 enumerators

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def unmarked(words: str) -> str:
    """Words for a button or a menu, where Qt takes a single & for the sign of a shortcut."""
    return words.replace("&", "&&")


class WrappedLabel(QLabel):
    """A label whose words wrap, never lower than they need: layouts alone let wrapped labels be squeezed."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setMinimumWidth(1)

    def setText(self, text: str) -> None:
        """Another text is another height; the same one leaves the layouts around it alone."""
        if text != self.text():
            super().setText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Another font is another height."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        # What QLabel says it needs is never less than its minimum, so that has to go before it is asked.
        self.setMinimumHeight(0)
        self.setMinimumHeight(max(self.heightForWidth(self.width()), 0))


class ElidedLabel(QLabel):
    """A line that ends in "…" where it has no room, with the whole of it in the tooltip and in the accessible name.

    For names that users give, which can be of any length; never for a behaviour.
    """

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", kind)

    def setText(self, text: str) -> None:
        """Another text."""
        self._whole = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    def sizeHint(self) -> QSize:
        """Room for the whole line."""
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        """It gives way to what stands beside it."""
        return QSize(1, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more or for less of it."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """So has another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self._whole else self._whole)
        if shown != self.text():
            super().setText(shown)


def rule() -> QFrame:
    """A hairline."""
    line = QFrame()
    line.setProperty("kind", "rule")
    line.setFixedHeight(1)
    return line


class TextButton(QPushButton):
    """A button with words; Enter presses it, too."""

    def __init__(self, text: str, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)  # not given at once: see MainWindow._command
        self.setProperty("kind", kind)
        self.setAutoDefault(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class PrimaryButton(TextButton):
    """The main button of a dialog. In focus, a gap stands between its ring and its ground: they are of one colour."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text, "primary")
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the gap within its ring."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            paint_ring_gap(painter, QRectF(self.rect()), self._theme)
            painter.end()


def fill(painter: QPainter, rect: QRect | QRectF, colour: QColor) -> None:
    """Fills a rectangle of a first page; for QPainter.fillRect, PySide would make QGradient with all its presets."""
    painter.setBackground(colour)
    painter.eraseRect(rect)


def paint_ring_gap(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Draws the gap inside the focus ring of a control that is filled with `primary`."""
    inset = theme.tokens.ring_width + 1.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("ring_gap"), 2))
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), theme.px(3), theme.px(3))


class IconButton(QToolButton):
    """A button with only an icon; its name and key stand in the tooltip and in the accessible name."""

    def __init__(
        self, theme: Theme, name: str, text: str, shortcut: str = "", *, size: int = 20, kind: str = "icon"
    ) -> None:
        super().__init__()
        self._theme = theme
        self._icon_name = name
        self._size = size
        self.setProperty("kind", kind)
        self.name_it(text, shortcut)
        theme.changed.connect(self._restyle)
        self._restyle()

    def name_it(self, text: str, shortcut: str = "") -> None:
        """Gives the button another name."""
        shown = f"{text} ({QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)})"
        self.setToolTip(shown if shortcut else text)
        self.setAccessibleName(text)

    def _restyle(self) -> None:
        px = self._theme.px
        self.setIcon(icon(self._icon_name, self._theme.colour("ink"), px(self._size)))
        self.setIconSize(QSize(px(self._size), px(self._size)))
        self.setFixedSize(px(self._size + 14), px(self._size + 14))

    def sizeHint(self) -> QSize:
        """Its fixed size, which the style sheet's own minimum would let layouts squeeze."""
        return self.maximumSize()


class RowButton(QAbstractButton):
    """A row of widgets that is pressed as one button and is as high as its words need."""

    def __init__(self, theme: Theme, accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(accessible_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def event(self, event: QEvent) -> bool:
        """Whenever its words or its width change, it is made as high as they need: layouts above would squeeze it."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Polish):
            layout = self.layout()
            if layout is not None:
                wraps = layout.hasHeightForWidth()
                needed = layout.totalHeightForWidth(self.width()) if wraps else layout.totalSizeHint().height()
                if self.minimumHeight() != needed:
                    self.setMinimumHeight(needed)
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground under the pointer, and the ring."""
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), self._theme.colour("hover"))
        if self.hasFocus():
            width = self._theme.tokens.ring_width
            painter.setPen(QPen(self._theme.colour("ring"), width))
            painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class IconTextButton(TextButton):
    """A button with an icon and words."""

    def __init__(self, theme: Theme, name: str, text: str, kind: str = "") -> None:
        super().__init__(text, kind)
        self._theme = theme
        self._icon_name = name
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        token = "on_primary" if self.property("kind") == "primary" else "ink"
        size = self._theme.px(18)
        self.setIcon(icon(self._icon_name, self._theme.colour(token), size))
        self.setIconSize(QSize(size, size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the gap within the ring of a main button."""
        super().paintEvent(event)
        if self.hasFocus() and self.property("kind") == "primary":
            painter = QPainter(self)
            paint_ring_gap(painter, QRectF(self.rect()), self._theme)
            painter.end()
