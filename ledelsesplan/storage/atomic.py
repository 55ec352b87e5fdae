"""Writing a file so that it is whole at every moment: all of the old one, or all of the new one.

Why each step is there is told in `docs/file-format.md` ("How a file is saved").
"""

import errno
import os
import re
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import EllipsisType

from ledelsesplan.core.errors import AlreadyExists, ChangedOnDisk, ReadBackFailed, SaveFailed, SaveUncertain
from ledelsesplan.storage.paths import make_private
from ledelsesplan.storage.reading import REPLACING_ERRORS, Sleep, fingerprint, fingerprint_of, patiently, read_all

_BINARY = getattr(os, "O_BINARY", 0)
_CANNOT_SYNC_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS})
_CANNOT_LINK = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK, errno.EINVAL})
_CANNOT_SET_MODE = frozenset({errno.EPERM, errno.ENOTSUP, errno.ENOSYS})
_LONGEST_NAME = 255
_MOST_LINKS = 40
_LEFT_OVER = re.compile(r"\..*\.lp-[0-9a-f]{8}\.tmp", re.DOTALL)
_LEFT_OVER_AFTER = 24 * 3600.0


def write_atomic(
    path: Path,
    data: bytes,
    *,
    expected: str | EllipsisType | None = ...,
    private: bool = False,
    sleep: Sleep = time.sleep,
) -> None:
    """Puts `data` in the place of a file, or makes it; symbolic links are followed and kept, and so is the mode.

    `expected` is the fingerprint that the file must still have (None: it must not be there; ...: any will do); it is
    the last thing that is looked at. A `private` file can be read by its owner alone.

    Raises ChangedOnDisk, SaveFailed or ReadBackFailed, and the old file is whole; SaveUncertain, and the new stands.
    """

    def put(temporary: Path, target: Path) -> None:
        if expected is not ... and fingerprint(target) != expected:
            raise ChangedOnDisk(path)
        os.replace(temporary, target)

    _write(path, data, put, private, sleep)


def write_private(path: Path, data: bytes) -> None:
    """Puts `data` in a file of the program's own, in a folder that is made where it is missing: its owner's alone.

    Raises SaveFailed, ReadBackFailed or SaveUncertain, as `write_atomic` does.
    """
    try:
        make_private(path.parent)
    except OSError as error:
        raise SaveFailed(path, error) from error
    write_atomic(path, data, private=True)


def create_new(path: Path, data: bytes, force: bool = False, *, sleep: Sleep = time.sleep) -> None:
    """Makes a file, as whole as `write_atomic` does. Raises AlreadyExists where it is there and `force` is not set."""
    if force:
        write_atomic(path, data, sleep=sleep)
        return
    if os.path.exists(path):
        raise AlreadyExists(path)
    try:
        _write(path, data, _put_new, False, sleep)
    except SaveFailed as failure:
        if isinstance(failure.error, FileExistsError):
            raise AlreadyExists(path) from failure
        raise


def sync(path: Path) -> None:
    """Makes a file that stands, and its place in its folder, safe on the disk. Raises SaveFailed."""
    try:
        target = followed(path)
        descriptor = os.open(target, _BINARY | (os.O_RDWR if sys.platform == "win32" else os.O_RDONLY))
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _sync_folder(target.parent)
    except OSError as error:
        raise SaveFailed(path, error) from error


def followed(path: Path) -> Path:
    """Where a file's chain of links ends. Raises OSError where it does not."""
    # Not os.path.realpath, which on Windows also turns a mapped drive into a path of the network.
    target = path
    for _ in range(_MOST_LINKS):
        if not os.path.islink(target):
            return target
        target = target.parent / os.readlink(target)
    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))


def remove_leftovers(folder: Path, now: float | None = None) -> None:
    """Removes what saves that were cut off left in a folder more than a day before `now` (seconds, as time.time's)."""
    before = (time.time() if now is None else now) - _LEFT_OVER_AFTER
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if _LEFT_OVER.fullmatch(entry.name):
                with suppress(OSError):
                    if entry.stat(follow_symlinks=False).st_mtime < before:
                        os.unlink(entry.path)


def _write(path: Path, data: bytes, put: Callable[[Path, Path], None], private: bool, sleep: Sleep) -> None:
    try:
        target = followed(path)
        temporary, descriptor = _open_beside(target, private)
        try:
            _fill(descriptor, data)
            if read_all(temporary) != data:
                raise ReadBackFailed(path)
            patiently(lambda: put(temporary, target), REPLACING_ERRORS, sleep)
        except BaseException:
            with suppress(OSError):
                os.unlink(temporary)
            raise
    except OSError as error:
        raise SaveFailed(path, error) from error
    try:
        _sync_folder(target.parent)
    except OSError as error:
        raise SaveUncertain(path, error, fingerprint_of(data)) from error


def _open_beside(target: Path, private: bool) -> tuple[Path, int]:
    mode = _mode_of(target)
    if private:
        mode = 0o600
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
    temporary = target.with_name(_temporary_name(target.name))
    descriptor = os.open(temporary, flags, 0o666 if mode is None else mode)
    try:
        if mode is not None:
            _set_mode(descriptor, mode)
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        with suppress(OSError):
            os.unlink(temporary)
        raise
    return temporary, descriptor


def _mode_of(target: Path) -> int | None:
    """The mode of the file that will be replaced, None where there is none. Raises OSError where it may not be."""
    try:
        found = os.stat(target)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        code = errno.EISDIR if stat.S_ISDIR(found.st_mode) else errno.EINVAL
        raise OSError(code, os.strerror(code), str(target))
    # A rename asks the folder only, so the file's own protection has to be asked for.
    if not found.st_mode & 0o222 or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(found.st_mode)


def _set_mode(descriptor: int, mode: int) -> None:
    if sys.platform != "win32" and stat.S_IMODE(os.fstat(descriptor).st_mode) != mode:
        try:
            os.fchmod(descriptor, mode)
        except OSError as error:
            # A drive that knows no modes leaves the file stricter than the old one, never more open.
            if error.errno not in _CANNOT_SET_MODE:
                raise


def _temporary_name(name: str) -> str:
    ending = f".lp-{os.urandom(4).hex()}.tmp"
    kept = os.fsencode(name)[: _LONGEST_NAME - 1 - len(ending)]
    return "." + kept.decode(errors="ignore") + ending


def _fill(descriptor: int, data: bytes) -> None:
    """Writes all of `data`, makes it safe on the disk, and closes the file in any case."""
    try:
        rest = memoryview(data)
        while rest:
            written = _uninterrupted(lambda part: os.write(descriptor, part), rest)
            if written <= 0:
                raise OSError(errno.EIO, os.strerror(errno.EIO))
            rest = rest[written:]
        os.fsync(descriptor)
    except BaseException:
        with suppress(OSError):
            os.close(descriptor)
        raise
    os.close(descriptor)


def _uninterrupted(call: Callable[[memoryview], int], argument: memoryview) -> int:
    """What a call gives, made again where a signal cut it off, a hundred times at most."""
    for _ in range(100):
        try:
            return call(argument)
        except InterruptedError:
            continue
    return call(argument)


def _put_new(temporary: Path, target: Path) -> None:
    """Gives the file its name only where that is free, in one step that no one can come between."""
    if sys.platform == "win32":
        os.rename(temporary, target)
    else:
        try:
            os.link(temporary, target)
        except OSError as error:
            if error.errno not in _CANNOT_LINK:
                raise
            if os.path.lexists(target):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)) from error
            os.rename(temporary, target)
        else:
            with suppress(OSError):
                os.unlink(temporary)


def _sync_folder(folder: Path) -> None:
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC_FOLDERS:
                raise
        finally:
            os.close(descriptor)
