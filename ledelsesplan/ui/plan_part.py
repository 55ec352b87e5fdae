"""What stands in the strip at the top while a plan is open: what is true of saving, undo and redo, and the workbook."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.command_button import CommandButton
from ledelsesplan.ui.controls import ElidedLabel, IconButton, set_kind
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme

SAFE_HERE = _("Gemt på denne pc")


class PlanPart(QWidget):
    """The saved state in words and a sign, and a button for each of four commands."""

    def __init__(self, theme: Theme, undo: QAction, redo: QAction, workshop: QAction, export: QAction) -> None:
        super().__init__()
        self._theme = theme
        self._shown = ("", "check", False)
        self._sign = QLabel()
        self._words = ElidedLabel("body-quiet")
        self._undo = self._bound(IconButton(theme, "undo", _("Fortryd"), "Ctrl+Z"), undo, "Ctrl+Z")
        self._redo = self._bound(IconButton(theme, "redo", _("Gentag"), "Ctrl+Y"), redo, "Ctrl+Y")
        self.workshop = CommandButton(theme, "presentation", _("Workshopvisning"), "F5", workshop)
        self.export = CommandButton(theme, "excel", _("Lav Excel-fil"), "Ctrl+E", export)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._lines = (self._line(), self._line())
        before, after = self._lines
        for widget in (self._sign, self._words, before, self._undo, self._redo, after):
            self._layout.addWidget(widget)
        self._layout.addWidget(self.workshop)
        self._layout.addWidget(self.export)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _line(self) -> QFrame:
        line = QFrame()
        line.setProperty("kind", "rule-down")
        line.setFixedWidth(1)
        return line

    def _bound(self, button: IconButton, action: QAction, shortcut: str) -> IconButton:
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(action.trigger)

        def follow() -> None:
            button.setEnabled(action.isEnabled())
            button.name_it(action.text().replace("&", ""), shortcut)

        action.changed.connect(follow)
        follow()
        return button

    def show_saved(self, text: str, sign: str, failed: bool) -> None:
        """Says what is true of saving."""
        self._shown = (text, sign, failed)
        self._words.setText(text)
        set_kind(self._words, "error" if failed else "body-quiet")
        colour = self._theme.colour("danger" if failed else "ink2")
        self._sign.setPixmap(icon_pixmap(sign, colour, self._theme.px(18), self.devicePixelRatioF()))

    def set_room(self, *, words: bool, lines: bool) -> None:
        """In a narrow window the buttons lose their words; then the lines go."""
        self.workshop.set_compact(not words)
        self.export.set_compact(not words)
        before, after = self._lines
        before.setVisible(lines)
        after.setVisible(lines and not (self.workshop.isHidden() and self.export.isHidden()))
        self._layout.setSpacing(self._theme.px(8 if lines else 4))

    def needed_width(self) -> int:
        """The width in px with the longest usual words of saving, so that saving changes nothing else."""
        metrics = self._words.fontMetrics()
        longest = metrics.horizontalAdvance(SAFE_HERE) - metrics.horizontalAdvance(self._shown[0])
        self._layout.invalidate()
        return self._layout.sizeHint().width() + max(longest, 0)

    def _restyle(self) -> None:
        self.show_saved(*self._shown)
