"""Collects garbage on the window's thread alone: elsewhere, Qt objects in a cycle would die in the wrong one."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000
YOUNG, OLD_EVERY = 1, 15


class Collector(QObject):
    """Takes the collector over from Python, which runs it on whatever thread happens to allocate.

    The young are looked through every two seconds, all of it twice a minute, between events and never within one.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._rounds = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collects the young, and every fifteenth time all."""
        self._rounds += 1
        gc.collect(2 if self._rounds % OLD_EVERY == 0 else YOUNG)
