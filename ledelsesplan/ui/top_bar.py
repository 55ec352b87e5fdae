"""The strip at the top: the menus, and beside them what acts on the open plan."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QWidget

from ledelsesplan.ui.controls import set_look
from ledelsesplan.ui.theme import Theme

if TYPE_CHECKING:
    from ledelsesplan.ui.plan_part import PlanPart


class TopBar(QWidget):
    """Menus to the left; to the right what acts on the plan, made with the first plan that is opened."""

    def __init__(self, theme: Theme, undo: QAction, redo: QAction, workshop: QAction, export: QAction) -> None:
        super().__init__()
        self._theme = theme
        self._actions = (undo, redo, workshop, export)
        self._plan_part: PlanPart | None = None
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setProperty("tight", False)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self.menus, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def plan_part(self) -> "PlanPart":
        """What acts on the plan."""
        from ledelsesplan.ui.plan_part import PlanPart

        if self._plan_part is None:
            self._plan_part = PlanPart(self._theme, *self._actions)
            self._layout.addWidget(self._plan_part)
        return self._plan_part

    def show_plan_part(self, shown: bool) -> None:
        """Shows what acts on the plan."""
        if shown or self._plan_part is not None:
            self.plan_part.setVisible(shown)
            self._fit()

    def show_workshop(self, shown: bool) -> None:
        """Shows the button of the workshop, which only a group has."""
        if self._plan_part is not None:
            self._plan_part.workshop.setVisible(shown)
            self._fit()

    def show_export(self, shown: bool) -> None:
        """Shows the button of the workbook, which the own leader's copy has not."""
        if self._plan_part is not None:
            self._plan_part.export.setVisible(shown)
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Fits the buttons in, which is not done while nobody sees them."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the buttons into another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fits the buttons in with another style sheet, which comes after the theme's own signal."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """In a narrow window the buttons lose their words; then the lines go, and space between the menus."""
        if self._plan_part is None or not self.isVisible():
            return
        for words, lines in ((True, True), (False, True), (False, False)):
            self._plan_part.set_room(words=words, lines=lines)
            set_look(self.menus, "tight", not lines)
            if self._needed(self._plan_part) <= self.width():
                break

    def _needed(self, plan_part: "PlanPart") -> int:
        margins = self._layout.contentsMargins()
        sides = margins.left() + margins.right() + self._layout.spacing()
        return self.menus.sizeHint().width() + plan_part.needed_width() + sides

    def _restyle(self) -> None:
        px = self._theme.px
        self.setFixedHeight(px(40))
        self._layout.setContentsMargins(px(8), 0, px(16), 0)
        self._fit()
