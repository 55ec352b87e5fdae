"""Asking for a file or a folder: in the system's own dialog where it has one, and otherwise in Qt's, all in Danish."""

import os
from pathlib import Path

from PySide6.QtCore import QSize, QStandardPaths, QUrl
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QLabel, QPushButton, QToolButton, QTreeView, QWidget

from ledelsesplan.storage.names import safe_file_name
from ledelsesplan.text import _
from ledelsesplan.ui.form_dialog import SCREEN_SHARE
from ledelsesplan.ui.icons import icon
from ledelsesplan.ui.question import ask

_PLACES = (
    QStandardPaths.StandardLocation.HomeLocation,
    QStandardPaths.StandardLocation.DesktopLocation,
    QStandardPaths.StandardLocation.DocumentsLocation,
    QStandardPaths.StandardLocation.DownloadLocation,
)
# What Qt's Danish translation leaves in English.
_LABELS = {
    QFileDialog.DialogLabel.LookIn: _("Søg i:"),
    QFileDialog.DialogLabel.FileType: _("Filtype:"),
}
# The icons of its buttons; where there is none, the button changes a look that one does not need to change.
_BUTTONS = {
    "backButton": "chevron-left",
    "forwardButton": "chevron-right",
    "toParentButton": "chevron-up",
    "newFolderButton": "plus",
    "listModeButton": "",
    "detailModeButton": "",
}
# The columns of its list, and the widths (in letters) of those that do not take what is left.
_NAME, _SIZE, _TYPE, _CHANGED = range(4)
_WIDTHS = {_SIZE: 14, _CHANGED: 20}


def folder_of_plans(last: str) -> Path:
    """Where plans are looked for and put: the last folder, while it is there, or the user's documents."""
    if last and Path(last).is_dir():
        return Path(last)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()


def choose_file(parent: QWidget, title: str, folder: Path, kinds: str) -> Path | None:
    """The file that the user chooses to open, or None. `kinds` is a filter as Qt writes them: `Planer (*.json)`."""
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def choose_files(parent: QWidget, title: str, folder: Path, kinds: str) -> tuple[Path, ...]:
    """The files that the user chooses to open; none where the user would rather not."""
    dialog = QFileDialog(parent, title, str(folder), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _all_chosen(dialog)


def choose_target(parent: QWidget, title: str, proposed: Path, kinds: str) -> Path | None:
    """Where the user chooses to save, or None. The user has been asked about a file that stands there.

    The path always has the ending of `proposed`: it is added to a name with another one, and only then is asked.
    """
    suffix = proposed.suffix
    while True:
        dialog = QFileDialog(parent, title, str(proposed.parent), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)  # it would ask about the name as it was typed
        dialog.setDefaultSuffix(suffix.removeprefix("."))
        dialog.selectFile(str(proposed))
        chosen = _chosen(dialog)
        if chosen is None:
            return None
        if chosen.suffix.lower() != suffix:
            chosen = chosen.with_name(safe_file_name(chosen.name, suffix))
        if not os.path.isfile(chosen) or _may_replace(parent, chosen):
            return chosen
        proposed = chosen


def _may_replace(parent: QWidget, path: Path) -> bool:
    return ask(
        parent,
        _("Filen findes allerede"),
        _("»{name}« findes allerede. Vil du erstatte den?").format(name=path.name),
        yes=_("Erstat"),
        no=_("Vælg et andet navn"),
        safe=True,
    )


def choose_folder(parent: QWidget, folder: Path) -> Path | None:
    """The folder that the user chooses, or None."""
    dialog = QFileDialog(parent, _("Vælg mappe"), str(folder))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> Path | None:
    return next(iter(_all_chosen(dialog)), None)


def _all_chosen(dialog: QFileDialog) -> tuple[Path, ...]:
    files = dialog.findChild(QTreeView, "treeView")
    if isinstance(files, QTreeView):
        _make_ours(dialog, files)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    names = dialog.selectedFiles()
    dialog.deleteLater()
    return tuple(Path(name) for name in names) if accepted else ()


def _make_ours(dialog: QFileDialog, files: QTreeView) -> None:
    """Gives Qt's own dialog Danish words, the app's icons, the user's folders, and room for what it shows."""
    for which, words in _LABELS.items():
        dialog.setLabelText(which, words)
    parts: list[QLabel | QPushButton] = [*dialog.findChildren(QLabel), *dialog.findChildren(QPushButton)]
    for part in parts:
        part.setText(part.text().replace("&", ""))  # nothing else of ours has an underlined letter
        if isinstance(part, QPushButton):
            part.setIcon(QIcon())
    places = [QStandardPaths.writableLocation(place) for place in _PLACES]
    existing = dict.fromkeys(place for place in places if place and Path(place).is_dir())
    dialog.setSidebarUrls([QUrl.fromLocalFile(place) for place in existing])
    dialog.setViewMode(QFileDialog.ViewMode.Detail)
    letter = dialog.fontMetrics().averageCharWidth()
    for name, sign in _BUTTONS.items():
        button = dialog.findChild(QToolButton, name)
        if isinstance(button, QToolButton):
            button.setVisible(bool(sign))
            button.setProperty("kind", "icon-box")
            button.setFixedSize(5 * letter, 5 * letter)
            if sign:
                size = 2 * letter
                button.setIcon(icon(sign, dialog.palette().text().color(), size))
                button.setIconSize(QSize(size, size))
    # The system's words for kinds of files are English, and the filter below says already which kind is shown.
    files.hideColumn(_TYPE)
    files.header().setStretchLastSection(False)
    files.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
    for column, letters in _WIDTHS.items():
        files.header().resizeSection(column, letters * letter)
    dialog.resize(QSize(110 * letter, 60 * letter).boundedTo(dialog.screen().availableSize() * SCREEN_SHARE))
