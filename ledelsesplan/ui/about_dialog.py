"""About: what this is, under which licence, what it is made of, and where it keeps its own files."""

import platform
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ledelsesplan import __version__
from ledelsesplan.storage.paths import history_folder
from ledelsesplan.storage.summaries import FrameworkSummary
from ledelsesplan.text import _, format_partial_date
from ledelsesplan.ui.controls import TextButton, label
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.theme import Theme

WIDTH = 580

# What is bundled or needed, under which licence (as its own metadata has it).
PARTS = (
    ("pydantic", "pydantic", "MIT"),
    ("openpyxl", "openpyxl", "MIT"),
    ("platformdirs", "platformdirs", "MIT"),
)


def open_folder(folder: Path) -> None:
    """Shows a folder in the system's own file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class AboutDialog(FormDialog):
    """A dialog to read. `data_folder` is where the program keeps copies and earlier versions of the plans."""

    def __init__(
        self,
        theme: Theme,
        framework: FrameworkSummary,
        parent: QWidget | None = None,
        data_folder: Path | None = None,
        show_folder: Callable[[Path], object] = open_folder,
    ) -> None:
        super().__init__(theme, _("Om Ledelsesplan"), WIDTH, parent)
        self._folder = data_folder if data_folder is not None else history_folder().parent
        self._grid = QGridLayout()
        self._groups: list[QVBoxLayout] = []
        head = self._group("")
        head.addWidget(label(_("Ledelsesplan"), "page"))
        head.addWidget(label(_("Version {version} · licens EUPL-1.2").format(version=__version__), "lead", wrap=True))
        self.body.addWidget(
            label(_("Planer ligger kun, hvor I selv gemmer dem. Intet sendes fra maskinen."), "reading", wrap=True)
        )
        self._group(_("Ledelsesgrundlag")).addWidget(label(source_line(framework), "reading", wrap=True))
        self._group(_("Bygget med")).addLayout(self._grid)
        self._grid.setColumnStretch(2, 1)
        for row, (name, version, licence) in enumerate(parts()):
            for column, words in enumerate((name, version, licence)):
                self._grid.addWidget(label(words, "body-quiet" if column else ""), row, column)
        self._add_folder(show_folder)
        self.body.addStretch(1)
        self.close_button = self.add_close(_("Luk"))
        theme.changed.connect(self._respace)
        self._respace()
        self.close_button.setFocus()

    def _group(self, name: str) -> QVBoxLayout:
        group = QVBoxLayout()
        self._groups.append(group)
        if name:
            group.addWidget(label(name, "label"))
        self.body.addLayout(group)
        return group

    def _add_folder(self, show_folder: Callable[[Path], object]) -> None:
        group = self._group(_("Programmets egne kopier og tidligere udgaver"))
        self.folder = NoteField(self._theme, _("Mappen med programmets egne kopier"), lines=1)
        self.folder.setPlainText(str(self._folder))
        self.folder.setReadOnly(True)
        group.addWidget(self.folder)
        self.show_folder = TextButton(_("Åbn mappen"))
        self.show_folder.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_folder.clicked.connect(lambda: show_folder(self._folder))
        exists = self._folder.is_dir()
        self.show_folder.setVisible(exists)
        line = QHBoxLayout()
        line.addWidget(self.show_folder)
        line.addStretch(1)
        group.addLayout(line)
        if not exists:
            group.addWidget(
                label(_("Mappen findes ikke endnu; den laves, når der er noget at gemme."), "meta", wrap=True)
            )

    def _respace(self) -> None:
        px = self._theme.px
        for group in self._groups:
            group.setSpacing(px(4))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(2))


def source_line(framework: FrameworkSummary) -> str:
    """The framework's title, owner and date in one line."""
    when = format_partial_date(framework.date) if framework.date else ""
    owner = ", ".join(part for part in (framework.organisation, when) if part)
    return " · ".join(part for part in (framework.title, owner) if part)


def parts() -> list[tuple[str, str, str]]:
    """What the program is built with: name, version and licence."""
    qt = _("{pyside} (Qt {qt})").format(pyside=version_of("PySide6-Essentials"), qt=qVersion())
    listed = [("Python", platform.python_version(), "PSF-2.0"), ("PySide6", qt, "LGPL-3.0")]
    listed += [(name, version_of(package), licence) for name, package, licence in PARTS]
    return [*listed, ("Source Sans 3", "", "OFL-1.1")]


def version_of(package: str) -> str:
    """The version of an installed package, or nothing where a build left that out."""
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
