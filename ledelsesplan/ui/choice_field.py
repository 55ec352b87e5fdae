"""Drop-down fields in a form: a choice among a few, and a name that may be chosen or typed."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QSizePolicy, QStyledItemDelegate

from ledelsesplan.ui.icons import draw_icon, icon, icon_pixmap
from ledelsesplan.ui.theme import Theme

LONGEST_LINE = 500


class FormCombo(QComboBox):
    """A drop-down with the house's chevron; a scrolling wheel goes past it, so that nothing is changed by chance."""

    def __init__(self, theme: Theme, accessible_name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setAccessibleName(accessible_name)
        self.setItemDelegate(QStyledItemDelegate(self))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Left to the panel that scrolls."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field with a chevron at the right."""
        super().paintEvent(event)
        size = self._theme.px(14)
        place = QRectF(self.width() - size - self._theme.px(10), (self.height() - size) / 2, size, size)
        painter = QPainter(self)
        draw_icon(painter, "chevron-down", place, self._theme.colour("ink"))
        painter.end()


class ChoiceField(FormCombo):
    """One of a few values. `picked` gives the value that the user chose."""

    picked = Signal(object)

    def __init__(
        self,
        theme: Theme,
        accessible_name: str,
        choices: Sequence[tuple[object, str]],
        icons: Sequence[str] = (),
    ) -> None:
        super().__init__(theme, accessible_name)
        self._values = [value for value, _name in choices]
        self._icons = icons
        self.addItems([name for _value, name in choices])
        self.activated.connect(lambda number: self.picked.emit(self._values[number]))
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_value(self, value: object) -> None:
        """Shows a value."""
        self.setCurrentIndex(self._values.index(value))

    def _restyle(self) -> None:
        size = self._theme.px(16)
        self.setIconSize(QSize(size, size))
        for number, name in enumerate(self._icons):
            shown = icon(name, self._theme.colour("ink"), size)
            shown.addPixmap(icon_pixmap(name, self._theme.colour("on_primary"), size), QIcon.Mode.Selected)
            self.setItemIcon(number, shown)


class NameField(FormCombo):
    """A name from a list, or any other that is typed. `edited` tells of every change, `left` when it is done with."""

    edited = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, accessible_name: str) -> None:
        super().__init__(theme, accessible_name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = self.lineEdit()
        assert line is not None
        self._line = line
        line.setMaxLength(LONGEST_LINE)
        line.setAccessibleName(accessible_name)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = QListView()
        popup.setProperty("kind", "completions")
        completer.setPopup(popup)
        popup.setItemDelegate(QStyledItemDelegate(completer))
        self.setCompleter(completer)
        line.textEdited.connect(self.edited)
        self.textActivated.connect(self.edited)

    def show_names(self, names: Sequence[str]) -> None:
        """Offers these names; what stands in the field stays."""
        if [self.itemText(number) for number in range(self.count())] == list(names):
            return
        text, cursor = self.currentText(), self._line.cursorPosition()
        self.clear()
        self.addItems(list(names))
        self.setEditText(text)
        self._line.setCursorPosition(cursor)

    def show_name(self, name: str) -> None:
        """Shows a name; the cursor stays where it is when it is the one already there."""
        if self.currentText() != name:
            self.setCurrentIndex(self.findText(name, Qt.MatchFlag.MatchExactly))
            self.setEditText(name)
            if not self.hasFocus():
                self._line.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field ends the typing."""
        super().focusOutEvent(event)
        self.left.emit()
