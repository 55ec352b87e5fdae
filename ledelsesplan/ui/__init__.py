"""The desktop application: Qt widgets over one document."""

import builtins

from ledelsesplan.ui.pyside_import import describing_later

with describing_later():
    import PySide6.QtCore  # noqa: F401

# PySide6 puts an import of its own in the place of the one that is there: it reads the source of every module that is
# imported afterwards, to see whether that wants the names of `from __feature__ import …`. None does, and it takes time.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
