"""A second process that counts files. It is spawned, since forking a program that has threads may lock it up."""

import multiprocessing
import signal
from collections import deque
from contextlib import suppress
from multiprocessing.connection import Connection
from types import TracebackType

from ledelsesplan.compiling.share import Counted, Files, Share
from ledelsesplan.core.compiled import Period
from ledelsesplan.core.layout import Layout

_AHEAD = 2
"""How many parts the helper has at a time, so that it does not wait for the next one."""

_BROKEN = (EOFError, OSError)


class Helper:
    """The second process, as the first one sees it. Where it cannot be started or breaks, its parts are handed back."""

    def __init__(self, files: Files, layout: Layout, period: Period) -> None:
        self._files = files
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_help, args=(theirs, layout, period), daemon=True)
        self._given: list[slice] = []
        self._waiting: deque[int] = deque()
        self.is_broken = False
        try:
            self._process.start()
        except OSError:
            self.is_broken = True
        theirs.close()

    def __enter__(self) -> "Helper":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._pipe.close()
        if self._process.pid is not None:
            self._process.join(0 if self._waiting else 5)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()

    def take(self, parts: deque[slice]) -> int:
        """Takes the next parts from the end as far as it is ready for them; gives how many files it has done since."""
        done = 0
        if self.is_broken:
            return done
        try:
            while self._waiting and self._pipe.poll():
                self._pipe.recv()
                done += self._waiting.popleft()
            while parts and len(self._waiting) < _AHEAD:
                part = parts.pop()
                self._given.append(part)
                files = self._files[part]
                self._waiting.append(len(files))
                self._pipe.send(files)
        except _BROKEN:
            self.is_broken = True
        return done

    def finish(self) -> Counted | None:
        """Waits for what it was given, and gives what that came to; None where it broke."""
        if self.is_broken:
            return None
        try:
            self._pipe.send(None)
            while self._waiting:
                self._pipe.recv()
                self._waiting.popleft()
            counted: Counted = self._pipe.recv()
        except _BROKEN:
            self.is_broken = True
            return None
        return counted

    def hand_back(self) -> list[slice]:
        """All parts that a broken helper was given: what it counted of them is lost."""
        given, self._given = self._given, []
        self._waiting.clear()
        return given


def _help(pipe: Connection, layout: Layout, period: Period) -> None:
    """What runs in the second process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process is told, and ends this one
    share = Share(layout, period)
    with suppress(*_BROKEN):
        while (part := pipe.recv()) is not None:
            share.count_all(part)
            pipe.send(len(part))
        pipe.send(share.counted())
