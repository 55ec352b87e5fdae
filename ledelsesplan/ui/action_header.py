"""The header of the action table: a button for each column that sorts by it; one Tab stop, arrows move between them."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.action_delegate import SIDE
from ledelsesplan.ui.action_model import COLUMN_NAMES, Column
from ledelsesplan.ui.icons import draw_icon
from ledelsesplan.ui.theme import Theme


class SortHeader(QWidget):
    """The names of the columns. `sort_requested` gives a column's number when it is pressed."""

    sort_requested = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.buttons = [ColumnButton(theme, column, self) for column in Column]
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _checked, number=number: self.sort_requested.emit(number))
            button.entered.connect(self._let_in)
            button.move_requested.connect(self._move)
        self._let_in(Column.NUMBER)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_sorting(self, column: int, descending: bool) -> None:
        """Shows by which column the rows are sorted, and in which direction."""
        for number, button in enumerate(self.buttons):
            button.show_direction(None if number != column else descending)
        if not any(button.hasFocus() for button in self.buttons):
            self._let_in(column)

    def set_widths(self, widths: list[int]) -> None:
        """Puts the buttons above columns of these widths (px)."""
        x = 0
        for button, width in zip(self.buttons, widths, strict=True):
            button.setVisible(width > 0)
            button.setGeometry(x, 0, width, self.height())
            x += width

    def _let_in(self, column: int) -> None:
        """Makes one button the one that Tab reaches."""
        for number, button in enumerate(self.buttons):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == column else Qt.FocusPolicy.ClickFocus)

    def _move(self, column: int, step: int) -> None:
        if 0 <= column + step < len(self.buttons):
            self._let_in(column + step)
            self.buttons[column + step].setFocus(Qt.FocusReason.TabFocusReason)

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(42 if self._theme.large else 38))


class ColumnButton(QPushButton):
    """A column's name, with an arrow where the rows are sorted by it."""

    entered = Signal(int)
    move_requested = Signal(int, int)

    def __init__(self, theme: Theme, column: Column, parent: QWidget) -> None:
        super().__init__(COLUMN_NAMES[column], parent)
        self._theme = theme
        self._column = column
        self._descending: bool | None = None
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_direction(None)

    def show_direction(self, descending: bool | None) -> None:
        """Shows that the rows are sorted by this column, up or down; None where they are not."""
        self._descending = descending
        state = {None: "", False: _(", sorteret stigende"), True: _(", sorteret faldende")}[descending]
        name = _("Sortér efter {column}").format(column=self.text())
        self.setAccessibleName(name + state)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the name and the arrow."""
        width = self._theme.metrics("meta_strong").horizontalAdvance(self.text())
        return QSize(round(width) + self._theme.px(SIDE + 5 + 14), self._theme.px(38))

    def minimumSizeHint(self) -> QSize:
        """The same: it is painted here, without the padding of other buttons."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move, Enter and Space sort."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            self.move_requested.emit(int(self._column), step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The button that was last used is the one that Tab comes back to."""
        super().focusInEvent(event)
        self.entered.emit(int(self._column))

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is over it."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The name in small bold type, the arrow, and the focus ring inside."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        used = self._descending is not None
        colour = theme.colour("ink" if used or self.underMouse() else "ink2")
        font = theme.font("meta_strong")
        painter.setFont(font)
        painter.setPen(colour)
        area = QRectF(self.rect()).adjusted(theme.px(SIDE), 0, 0, 0)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if used:
            size = theme.px(14)
            x = area.left() + theme.metrics("meta_strong").horizontalAdvance(self.text()) + theme.px(5)
            place = QRectF(x, (self.height() - size) / 2, size, size)
            draw_icon(painter, "chevron-down" if self._descending else "chevron-up", place, colour)
        if self.hasFocus():
            width = float(theme.tokens.ring_width)
            painter.setPen(QPen(theme.colour("ring"), width))
            inner = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(inner, theme.px(4), theme.px(4))
        painter.end()
