"""Reading many plans beside the window: how far it is, what came of it, and leaving it."""

from threading import Event, Lock

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance

from ledelsesplan.compiling.gathering import Gathered, Request, gather
from ledelsesplan.compiling.progress import Progress
from ledelsesplan.core.errors import Cancelled
from ledelsesplan.storage.frameworks import load_framework
from ledelsesplan.ui.background import Background


class Reading(QObject):
    """Reads one request at a time. `progressed` tells how far it is, and whether that is the period before.

    Then comes `done` with what was read, or `failed`; neither for a reading that was left.
    """

    progressed = Signal(object, bool)
    done = Signal(object, object)
    failed = Signal(object)
    _told = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._background = Background()
        self._current: _Run | None = None
        self._told.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def begin(self, request: Request) -> None:
        """Reads a request, in place of what is being read."""
        self.cancel()
        run = _Run(request, self._told)
        self._current = run

        def done(gathered: Gathered) -> None:
            if self._current is run:
                self._current = None
                self.done.emit(request, gathered)

        def failed(error: BaseException) -> None:
            if self._current is run:
                self._current = None
                self.failed.emit(error)

        self._background.run(run.read, done, failed)

    def cancel(self) -> None:
        """Leaves what is being read; the files are as they were, and nothing is told of it."""
        if self._current is not None:
            self._current.cancelled.set()
            self._current = None

    def close(self) -> None:
        """Leaves what is being read, and waits until it has stopped."""
        self.cancel()
        self._background.close()

    def _tell(self, run: "_Run") -> None:
        progress, previous = run.take()
        if self._current is run and progress is not None:
            self.progressed.emit(progress, previous)


class _Run:
    """One reading. Of what it tells only the newest is kept until the window has time for it."""

    def __init__(self, request: Request, told: SignalInstance) -> None:
        self.cancelled = Event()
        self._request = request
        self._told = told
        self._lock = Lock()
        self._newest: tuple[Progress | None, bool] = (None, False)

    def read(self) -> Gathered:
        """Reads it all. Raises Cancelled when it is left."""
        if self.cancelled.is_set():
            raise Cancelled
        return gather(
            self._request,
            load_framework(),
            lambda progress: self._report(progress, False),
            lambda progress: self._report(progress, True),
        )

    def _report(self, progress: Progress, previous: bool) -> None:
        if self.cancelled.is_set():
            raise Cancelled
        with self._lock:
            is_first = self._newest[0] is None
            self._newest = (progress, previous)
        if is_first:
            self._told.emit(self)

    def take(self) -> tuple[Progress | None, bool]:
        """The newest progress that was not told yet."""
        with self._lock:
            newest, self._newest = self._newest, (None, False)
        return newest
