"""The strip at the top: the menus, what is true of saving, undo and redo, and the one thing that a group hands on."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenuBar, QWidget

from ledelsesplan.text import _, format_time
from ledelsesplan.ui.controls import ElidedLabel, IconButton
from ledelsesplan.ui.excel_button import ExcelButton
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme

SAFE_HERE = _("Gemt på denne pc")


class TopBar(QWidget):
    """Menus to the left; to the right what acts on the plan, shown only while one is open."""

    def __init__(self, theme: Theme, undo: QAction, redo: QAction, export: QAction) -> None:
        super().__init__()
        self._theme = theme
        self._shown = ("", "check", False)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setProperty("tight", False)
        self._sign = QLabel()
        self._words = ElidedLabel("body-quiet")
        self._undo = self._bound(IconButton(theme, "undo", _("Fortryd"), "Ctrl+Z"), undo, "Ctrl+Z")
        self._redo = self._bound(IconButton(theme, "redo", _("Gentag"), "Ctrl+Y"), redo, "Ctrl+Y")
        self.export_button = ExcelButton(theme, export)
        self._plan_part = QWidget()
        self._plan_layout = QHBoxLayout(self._plan_part)
        self._plan_layout.setContentsMargins(0, 0, 0, 0)
        self._lines = (self._line(), self._line())
        before, after = self._lines
        for widget in (self._sign, self._words, before, self._undo, self._redo, after, self.export_button):
            self._plan_layout.addWidget(widget)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.menus, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addStretch(1)
        self._layout.addWidget(self._plan_part)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_plan_part(False)

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

    def show_plan_part(self, shown: bool) -> None:
        """Shows what acts on a plan."""
        self._plan_part.setVisible(shown)
        self._fit()

    def show_saved(self, text: str, sign: str, failed: bool) -> None:
        """Says what is true of saving."""
        self._shown = (text, sign, failed)
        self._words.setText(text)
        kind = "error" if failed else "body-quiet"
        if self._words.property("kind") != kind:
            self._words.setProperty("kind", kind)
            self._words.style().unpolish(self._words)
            self._words.style().polish(self._words)
        colour = self._theme.colour("danger" if failed else "ink2")
        self._sign.setPixmap(icon_pixmap(sign, colour, self._theme.px(18), self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has room follows the width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """So it does with another style sheet, which comes after the theme's own signal."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """In a narrow window the button loses its words; then the lines go, and space between the menus."""
        for words, lines in ((True, True), (False, True), (False, False)):
            self.export_button.set_compact(not words)
            for line in self._lines:
                line.setVisible(lines)
            if self.menus.property("tight") is lines:
                self.menus.setProperty("tight", not lines)
                self.menus.style().unpolish(self.menus)
                self.menus.style().polish(self.menus)
            self._plan_layout.setSpacing(self._theme.px(8 if lines else 4))
            if self._needed() <= self.width():
                break

    def _needed(self) -> int:
        """The width in px with the longest usual words of saving, so that saving changes nothing else."""
        metrics = self._words.fontMetrics()
        longest = metrics.horizontalAdvance(SAFE_HERE) - metrics.horizontalAdvance(self._shown[0])
        margins = self._layout.contentsMargins()
        sides = margins.left() + margins.right() + self._layout.spacing()
        self._plan_layout.invalidate()
        return self.menus.sizeHint().width() + self._plan_layout.sizeHint().width() + max(longest, 0) + sides

    def _restyle(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(40))
        self._layout.setContentsMargins(px(8), 0, px(16), 0)
        self.show_saved(*self._shown)
        self._fit()


def saved_words(at: datetime | None) -> str:
    """`Gemt kl. 10.42`."""
    return _("Gemt kl. {time}").format(time=format_time(at.astimezone())) if at is not None else _("Gemt")
