"""A section that folds: a heading with a chevron, and what stands below it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from ledelsesplan.ui.controls import label, unmarked
from ledelsesplan.ui.icons import icon
from ledelsesplan.ui.theme import Theme


class Section(QWidget):
    """A folding section. `beside` is a widget at the right of the heading."""

    folded_changed = Signal(bool)

    def __init__(self, theme: Theme, title: str, beside: QWidget | None = None) -> None:
        super().__init__()
        self._theme = theme
        self._heading = QPushButton(title)
        self._heading.setProperty("kind", "fold")
        self._heading.setCheckable(True)
        self._heading.setChecked(True)
        self._heading.setAutoDefault(False)
        self._count = label("", "meta")
        self.body = QWidget()
        self.content = QVBoxLayout(self.body)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._heading)
        line.addSpacing(theme.px(6))
        line.addWidget(self._count)
        line.addStretch(1)
        if beside is not None:
            line.addWidget(beside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(line)
        outer.addWidget(self.body)
        for layout in (self.content, outer):
            layout.setSizeConstraint(QLayout.SizeConstraint.SetMinimumSize)
        self._heading.toggled.connect(self._on_toggled)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_title(self, title: str, count: int | None = None) -> None:
        """Another heading, with a number after it."""
        self._heading.setText(unmarked(title))
        self._heading.setAccessibleName(title if count is None else f"{title} {count}")
        self._count.setText("" if count is None else str(count))

    def fold(self, folded: bool) -> None:
        """Folds or unfolds without telling of it."""
        self._heading.blockSignals(True)
        self._heading.setChecked(not folded)
        self._heading.blockSignals(False)
        self._show()

    def _on_toggled(self, opened: bool) -> None:
        self._show()
        self.folded_changed.emit(not opened)

    def _show(self) -> None:
        opened = self._heading.isChecked()
        self.body.setVisible(opened)
        size = self._theme.px(14)
        name = "chevron-down" if opened else "chevron-right"
        self._heading.setIcon(icon(name, self._theme.colour("ink"), size))
        self._heading.setIconSize(QSize(size, size))

    def _restyle(self) -> None:
        px = self._theme.px
        self.content.setContentsMargins(px(22), 0, 0, px(6))
        self.content.setSpacing(px(4))
        self._show()
