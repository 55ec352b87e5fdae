"""Controls to choose with: segments, drop-down lists, and toggles with a mark."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QIcon,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from ledelsesplan.drawing.marks import MarkKind, mark_pixmap
from ledelsesplan.ui.controls import set_look, unmarked
from ledelsesplan.ui.icons import icon
from ledelsesplan.ui.theme import Theme

LEAST_WIDTH = 84
LEFT_TO_RIGHT = "\u200e"


class Segments(QWidget):
    """One choice of a few, side by side; the arrow keys move between them."""

    chosen = Signal(int)

    def __init__(self, names: Sequence[str], accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self._group = QButtonGroup(self)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._group.idClicked.connect(self.chosen)
        self.set_names(names)

    def set_names(self, names: Sequence[str]) -> None:
        """Shows other choices, or the same with other words; the present choice stays where it can."""
        buttons = self._group.buttons()
        if len(buttons) == len(names):
            for button, name in zip(buttons, names, strict=True):
                button.setText(unmarked(name))
                button.setAccessibleName(name)
            return
        current = max(self.current(), 0)
        for button in buttons:
            self._group.removeButton(button)
            button.deleteLater()
        for number, name in enumerate(names):
            made = _Segment(unmarked(name))
            made.setAccessibleName(name)
            place = "only" if len(names) == 1 else {0: "first", len(names) - 1: "last"}.get(number, "middle")
            made.setProperty("place", place)
            self._group.addButton(made, number)
            self._layout.addWidget(made)
        self.choose(min(current, len(names) - 1))

    def set_notes(self, notes: Sequence[str]) -> None:
        """Says something of each choice, or nothing: such a choice is quieter, and its tooltip and name say why."""
        for button, note in zip(self._group.buttons(), notes, strict=True):
            name = button.text().replace("&&", "&")
            button.setToolTip(f"{name}: {note}" if note else "")
            button.setAccessibleName(f"{name}, {note}" if note else name)
            set_look(button, "quiet", bool(note))

    def choose(self, number: int) -> None:
        """Makes a choice without telling of it."""
        button = self._group.button(number)
        if button is not None:
            button.setChecked(True)

    def current(self) -> int:
        """The number of the choice, or -1."""
        return self._group.checkedId()

    def focus_chosen(self) -> None:
        """Gives the present choice the focus."""
        button = self._group.checkedButton()
        if button is not None:
            button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        target = self._group.button(self.current() + step) if step is not None else None
        if target is None:
            super().keyPressEvent(event)
            return
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.click()


class _Segment(QPushButton):
    """One of the choices: wide enough for its words in bold, so that choosing moves nothing."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "segment")

    def sizeHint(self) -> QSize:
        """The width of the words in bold."""
        hint = super().sizeHint()
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        plain = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(hint.width() + max(QFontMetrics(font).horizontalAdvance(self.text()) - plain, 0), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """In focus, a gap stands between the ring and the ground of the chosen one: they are nearly of one colour."""
        super().paintEvent(event)
        if self.hasFocus() and self.isChecked():
            # With all its enums QStyle takes 10 ms, which a plan opens without.
            from PySide6.QtWidgets import QStyle, QStyleOptionButton

            option = QStyleOptionButton()
            self.initStyleOption(option)
            inside = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self)
            inset = inside.top() + 1
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.HighlightedText), 2))
            painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to the whole; the rest is a button's."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
            return
        super().keyPressEvent(event)


class DropDown(QToolButton):
    """One choice of a list: `Vis: alle` with a chevron, opening a menu."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, accessible_name: str, names: Sequence[str], prefix: str = "") -> None:
        super().__init__()
        self._theme = theme
        self._prefix = prefix
        self._whole = ""
        self._names: list[str] = []
        self._notes: tuple[str, ...] = ()
        self._current = 0
        self._accessible = accessible_name
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setMenu(self._menu)
        theme.changed.connect(self._restyle)
        self.set_names(names)
        self._restyle()

    def set_names(self, names: Sequence[str]) -> None:
        """Shows other choices."""
        self._names = list(names)
        self._notes = ()
        self._menu.clear()
        for number, name in enumerate(self._names):
            action = QAction(unmarked(name), self._menu)
            action.setCheckable(True)
            action.setData(number)
            action.triggered.connect(self._on_triggered)
            self._menu.addAction(action)
        self._current = min(self._current, len(self._names) - 1)
        self._show_choice()

    def set_notes(self, notes: Sequence[str]) -> None:
        """Says something of each choice in the list, or nothing."""
        if tuple(notes) == self._notes:
            return
        self._notes = tuple(notes)
        for action, name, note in zip(self._menu.actions(), self._names, notes, strict=True):
            action.setText(unmarked(f"{name} ({note})" if note else name))
        self._show_choice()

    def _on_triggered(self) -> None:
        action = self.sender()
        assert isinstance(action, QAction)
        self._current = action.data()
        self._show_choice()
        self.chosen.emit(self._current)

    def choose(self, number: int) -> None:
        """Makes a choice without telling of it."""
        if number != self._current:
            self._current = number
            self._show_choice()

    def _show_choice(self) -> None:
        number = self._current
        if not 0 <= number < len(self._names):
            return
        for position, action in enumerate(self._menu.actions()):
            action.setChecked(position == number)
        self._whole = f"{self._prefix}{self._names[number]}"
        self._fit()
        self.updateGeometry()
        note = self._notes[number] if self._notes else ""
        self.setAccessibleName(", ".join([f"{self._accessible}: {self._names[number]}", *([note] if note else [])]))

    def sizeHint(self) -> QSize:
        """Room for the whole choice, however much of it is shown now."""
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        shown = metrics.horizontalAdvance(self.text().replace("&&", "&"))
        return QSize(hint.width() - shown + metrics.horizontalAdvance(self._whole), hint.height())

    def minimumSizeHint(self) -> QSize:
        """In a narrow bar a choice may end in "…"; the whole of it stands in the list and in the tooltip."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), self._theme.px(LEAST_WIDTH)), hint.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Only now its width is known."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more or for less of the choice."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """So has another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        missing = self.sizeHint().width() - self.width() if self.isVisible() else 0
        cut = missing > 0
        shown = self._whole
        if cut:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(self._whole) - missing
            shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setToolTip(self._whole if cut else "")
        # The button runs from right to left, to have its chevron at the right: a last "…" would go to the left.
        words = unmarked(shown) + (LEFT_TO_RIGHT if cut else "")
        if words != self.text():
            self.setText(words)

    def current(self) -> int:
        """The number of the choice."""
        return self._current

    def _restyle(self) -> None:
        size = self._theme.px(16)
        self.setIcon(icon("chevron-down", self._theme.colour("ink"), size))
        self.setIconSize(QSize(size, size))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Down and Space open the list. Nothing waits for it, as `showMenu` would."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down, Qt.Key.Key_Space):
            self._menu.popup(self.mapToGlobal(QPoint(0, self.height())))
            return
        super().keyPressEvent(event)


class MarkToggle(QPushButton):
    """A mark with its word that is set or not; not set, the mark is a ghost."""

    def __init__(self, theme: Theme, kind: MarkKind, text: str, key: str) -> None:
        super().__init__(text)
        self._theme = theme
        self._kind = kind
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "toggle")
        self.setToolTip(f"{text} ({key})")
        self.setAccessibleName(text)
        self.toggled.connect(self._restyle)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        size = self._theme.px(22)
        pixmap = mark_pixmap(
            self._kind, self._theme.tokens, size, ghost=not self.isChecked(), ratio=self.devicePixelRatioF()
        )
        self.setIcon(QIcon(pixmap))
        self.setIconSize(QSize(size, size))
