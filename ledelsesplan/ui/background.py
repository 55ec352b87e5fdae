"""Work beside the window: one thread, whose results come back to the window's own.

What runs it is imported with the first piece of work: none is done before the first page is painted.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor


class Background(QObject):
    """Runs one piece of work after the other on a thread of its own, and tells of the result in the window's thread."""

    _finished = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._is_closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def _executor(self) -> "ThreadPoolExecutor":
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(max_workers=1)

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], object], failed: Callable[[BaseException], object]
    ) -> "Future[Any]":
        """Runs `work`; then `done` with its result or `failed` with its error."""
        future = self._executor.submit(work)
        future.add_done_callback(lambda finished: self._finished.emit(finished, (done, failed)))
        return future

    def _deliver(
        self, future: "Future[Any]", receivers: tuple[Callable[[Any], object], Callable[[Any], object]]
    ) -> None:
        if self._is_closed:
            return  # whoever asked has ended
        done, failed = receivers
        error = future.exception()
        if error is not None:
            failed(error)
        else:
            done(future.result())

    def close(self) -> None:
        """Waits for what has begun, and takes no more; results that were not delivered yet are told to nobody."""
        self._is_closed = True
        self._executor.shutdown(wait=True)
