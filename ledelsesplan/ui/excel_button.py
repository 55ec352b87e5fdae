"""The button that makes the workbook, with its key beside it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy

from ledelsesplan.text import _
from ledelsesplan.ui.controls import RowButton, label
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme


class ExcelButton(RowButton):
    """Icon, words and key; in a narrow window only the icon."""

    def __init__(self, theme: Theme, action: QAction) -> None:
        super().__init__(theme, _("Lav Excel-fil"))
        self._icon = QLabel()
        self._words = label(_("Lav Excel-fil"))
        self._key = label("Ctrl+E", "key")
        self._row = QHBoxLayout(self)
        for widget in (self._icon, self._words, self._key):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(_("Lav Excel-fil (Ctrl+E)"))
        self.clicked.connect(action.trigger)
        action.changed.connect(lambda: self.setEnabled(action.isEnabled()))
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_compact(self, compact: bool) -> None:
        """Only the icon, or all."""
        self._words.setVisible(not compact)
        self._key.setVisible(not compact)
        self.updateGeometry()

    def _restyle(self) -> None:
        px = self._theme.px
        size = px(20)
        self._icon.setPixmap(icon_pixmap("excel", self._theme.colour("ink"), size, self.devicePixelRatioF()))
        self._row.setContentsMargins(px(7), 0, px(7), 0)
        self._row.setSpacing(px(8))
        self.setMinimumHeight(px(34))
