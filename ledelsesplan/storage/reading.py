"""Reading whole files with a size cap, and the fingerprint that tells whether a file has changed."""

import errno
import os
import stat
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ledelsesplan.core.errors import FileMissing, FileTooLarge, FileUnreadable
from ledelsesplan.storage.formats import SIZE_LIMIT

T = TypeVar("T")
Sleep = Callable[[float], None]

# ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION; and ERROR_ACCESS_DENIED, which a virus scanner's open handle gives a
# rename although the access is there (https://learn.microsoft.com/windows/win32/debug/system-error-codes--0-499-).
SHARING_ERRORS = frozenset({32, 33})
REPLACING_ERRORS = SHARING_ERRORS | {5}
_WAITS = (0.02, 0.04, 0.08, 0.16, 0.3, 0.4, 0.5, 0.5, 0.5)
_CHUNK = 1 << 20


def patiently(operation: Callable[[], T], codes: frozenset[int], sleep: Sleep) -> T:
    """What `operation` gives, tried again over 2.5 seconds while it fails with one of Windows' error codes."""
    for wait in _WAITS:
        try:
            return operation()
        except OSError as error:
            if getattr(error, "winerror", None) not in codes:
                raise
        sleep(wait)
    return operation()


def read_all(path: Path | str, limit: int | None = None) -> bytes:
    """The bytes of a regular file, at most `limit` + 1 of them. Raises OSError, also for what is no regular file."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    try:
        found = os.fstat(descriptor)
        mode = found.st_mode
        if not stat.S_ISREG(mode):
            raise OSError(errno.EISDIR if stat.S_ISDIR(mode) else errno.EINVAL, "not a regular file", str(path))
        chunks: list[bytes] = []
        size = 0
        while limit is None or size <= limit:
            # One byte more than there should be, since a buffer of a whole chunk costs more than reading a small file.
            expected = found.st_size + 1 - size if size <= found.st_size else _CHUNK
            chunk = os.read(descriptor, expected if limit is None else min(expected, limit + 1 - size))
            if not chunk:
                break
            chunks.append(chunk)
            size += len(chunk)
        return b"".join(chunks)
    finally:
        os.close(descriptor)


def read_file(path: Path, limit: int, *, sleep: Sleep = time.sleep) -> bytes:
    """The bytes of a file. Raises FileMissing, FileTooLarge (over `limit` bytes) or FileUnreadable."""
    try:
        data = patiently(lambda: read_all(path, limit), SHARING_ERRORS, sleep)
        if len(data) > limit:
            raise FileTooLarge(path, max(os.stat(path).st_size, len(data)), limit)
    except FileNotFoundError as error:
        raise FileMissing(path) from error
    except OSError as error:
        raise FileUnreadable(path, error) from error
    except ValueError as error:  # a NUL in the path
        raise FileUnreadable(path, OSError(errno.EINVAL, str(error))) from error
    return data


def fingerprint_of(data: bytes) -> str:
    """`sha256:` and the digest of a file's bytes."""
    import hashlib

    return "sha256:" + hashlib.sha256(data).hexdigest()


def fingerprint(path: Path) -> str | None:
    """The fingerprint of the file as it is now, or None where there is none. Raises OSError where it cannot be read.

    Of a file over the size cap only so much is read as shows that it is none of ours.
    """
    try:
        return fingerprint_of(read_all(path, SIZE_LIMIT))
    except FileNotFoundError:
        return None
