"""Qt's application where nothing is shown on a screen, so that paper can be drawn by a command."""

import os
import sys
from functools import cache

from PySide6.QtGui import QGuiApplication


@cache
def make_windowless_application() -> QGuiApplication:
    """The application that there is, or a new one.

    On Linux a new one asks for no display: one that is named need not be there, and Qt would end the program. Only a
    platform that QT_QPA_PLATFORM names comes before that.
    """
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    if sys.platform == "linux":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([sys.argv[0]])
