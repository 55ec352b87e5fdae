"""A list of folders and files that the user adds to and takes from."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconTextButton, TextButton, label
from ledelsesplan.ui.hr.lines import Line, LineList, Look
from ledelsesplan.ui.hr.panes import card
from ledelsesplan.ui.theme import Theme


class _PathList(LineList):
    """The list; Delete takes the current one out."""

    remove_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes it out."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_requested.emit()
            return
        super().keyPressEvent(event)


class PathField(QWidget):
    """The list with its buttons. `changed` tells of another list, the requests that the user wants to choose."""

    changed = Signal()
    folder_requested = Signal()
    files_requested = Signal()

    def __init__(self, theme: Theme, name: str, empty: str, lines: int) -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        self._paths: tuple[Path, ...] = ()
        self.list = _PathList(theme, name)
        self.list.remove_requested.connect(self.remove)
        self._empty = label(empty, "note", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._box, _layout = card()
        self._stack = QWidget()
        self._stacked = QStackedLayout(self._stack)
        self._stacked.addWidget(self._empty)
        self._stacked.addWidget(self.list)
        _layout.setContentsMargins(1, 1, 1, 1)
        _layout.addWidget(self._stack)
        self.add_folder = IconTextButton(theme, "folder", _("Tilføj mappe …"))
        self.add_files = TextButton(_("Tilføj filer …"))
        self.take_out = TextButton(_("Fjern"))
        self.add_folder.clicked.connect(self.folder_requested)
        self.add_files.clicked.connect(self.files_requested)
        self.take_out.clicked.connect(self.remove)
        self.take_out.setAccessibleName(_("Fjern fra listen"))
        self._buttons = QHBoxLayout()
        for button in (self.add_folder, self.add_files, self.take_out):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._box)
        layout.addLayout(self._buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._show()

    def _restyle(self) -> None:
        px = self._theme.px
        self._box.setFixedHeight(px(28) + self._lines * px(46))
        self._empty.setContentsMargins(px(14), px(12), px(14), px(12))
        self._column.setSpacing(px(8))
        # Whole, whatever the layouts above find: the words for an empty list make it depend on the width otherwise.
        self.setFixedHeight(self._box.height() + px(8) + self.add_folder.sizeHint().height())
        self._buttons.setSpacing(px(8))

    def show_lines(self, lines: int) -> None:
        """Room for another number of lines."""
        self._lines = lines
        self._restyle()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The folders and files, as they were added."""
        return self._paths

    def add(self, paths: tuple[Path, ...]) -> None:
        """Adds those that are not there yet, and goes to the last of them."""
        self._take(tuple(dict.fromkeys((*self._paths, *paths))))
        if paths:
            self.list.go_to(str(paths[-1]))

    def remove(self) -> None:
        """Takes the current one out; the next one is current then."""
        key = self.list.current_key()
        number = next((number for number, path in enumerate(self._paths) if str(path) == key), None)
        if number is None:
            return
        rest = self._paths[:number] + self._paths[number + 1 :]
        had_focus = self.list.hasFocus() or self.take_out.hasFocus()
        self._take(rest)
        if rest:
            self.list.go_to(str(rest[min(number, len(rest) - 1)]))
        elif had_focus:
            self.add_folder.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, paths: tuple[Path, ...]) -> None:
        if paths == self._paths:
            return
        self._paths = paths
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        lines = (Line(str(path), path.name or str(path), (str(path.parent),), (), Look.NAMED) for path in self._paths)
        self.list.show_rows(tuple(lines))
        self._stacked.setCurrentIndex(1 if self._paths else 0)
        self.take_out.setEnabled(bool(self._paths))
