"""The line above a list of Sammenlign that says what its columns are."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QSizePolicy, QWidget

from ledelsesplan.ui.theme import Theme

# Left edges and widths of the columns, for a width (px).
Columns = Callable[[Theme, float], Sequence[tuple[float, float]]]


class Head(QWidget):
    """Names above the columns of a list; one that has no room ends in "…", and stands whole in the tooltip."""

    def __init__(self, theme: Theme, columns: Columns, view: QListView) -> None:
        super().__init__()
        self._theme = theme
        self._columns = columns
        self._view = view
        self._names: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        view.verticalScrollBar().rangeChanged.connect(self.update)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_names(self, *names: str) -> None:
        """Shows the names, one for each column."""
        self._names = names
        self.setToolTip(" · ".join(name for name in names if name))
        self.setAccessibleName(", ".join(name for name in names if name))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The names."""
        theme = self._theme
        painter = QPainter(self)
        metrics = theme.metrics("meta_strong")
        painter.setFont(theme.font("meta_strong"))
        painter.setPen(theme.colour("ink"))
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        columns = self._columns(theme, self._view.viewport().width())
        for (left, width), name in zip(columns, self._names, strict=False):
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRectF(left, 0, width + 1, self.height()), align, shown)
        painter.end()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(32))
