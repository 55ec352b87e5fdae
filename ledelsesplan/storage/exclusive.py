"""One at a time: of all windows of this user on this computer, one looks at a plan file and replaces it.

The system lets go of such a lock when its holder dies, so none is ever stale.
"""

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ledelsesplan.storage.paths import make_private, path_key
from ledelsesplan.storage.reading import Sleep

_TRIES = 500
_WAIT = 0.02
_TAKEN = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})


@contextmanager
def exclusive(folder: Path, path: Path, *, sleep: Sleep = time.sleep) -> Iterator[None]:
    """Holds the turn for `path` among all that name the same `folder`. Raises OSError: EBUSY after ten seconds."""
    make_private(folder)
    descriptor = os.open(folder / f"{path_key(path)}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        for _ in range(_TRIES):
            if _taken(descriptor):
                break
            sleep(_WAIT)
        else:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(path))
        yield
    finally:
        with suppress(OSError):  # closed all the same (close(2)), and what was done under the lock stands
            os.close(descriptor)


def _taken(descriptor: int) -> bool:
    """Takes the lock where it is free, and says whether it was."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        raise
    return True
