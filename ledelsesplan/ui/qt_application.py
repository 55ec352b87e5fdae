"""Qt's own application: what the first page needs of it at once, and what it can wait for."""

import sys

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from ledelsesplan.locations import resource


def make_qt_application() -> QApplication:
    """Qt's own application, in Danish and with our look as its base."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    QLocale.setDefault(QLocale("da_DK"))
    # Named here, the style costs less than through setStyle, which makes PySide build all of QStyle's enums.
    app = QApplication([sys.argv[0], "-style", "fusion"])
    app.setApplicationName("Ledelsesplan")
    app.setDesktopFileName("ledelsesplan")
    return app


def complete(app: QApplication) -> None:
    """Gives Qt's application what the first page does without: its icon, and Danish words for Qt's own buttons."""
    from PySide6.QtCore import QLibraryInfo, QTranslator
    from PySide6.QtGui import QIcon

    app.setWindowIcon(QIcon(str(resource("icons", "app.svg"))))
    translator = QTranslator(app)
    if translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
