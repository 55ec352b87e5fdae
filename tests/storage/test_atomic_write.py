"""A write gives the whole new file or leaves the whole old one, whatever the system refuses on the way."""

import errno
import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledelsesplan.core.errors import (
    AlreadyExists,
    ChangedOnDisk,
    FileUnreadable,
    ReadBackFailed,
    SaveFailed,
    SaveUncertain,
)
from ledelsesplan.storage.atomic import create_new, remove_leftovers, sync, write_atomic
from ledelsesplan.storage.reading import fingerprint, fingerprint_of, read_file
from ledelsesplan.text import describe

OLD, NEW = b"gammel\n" * 500, b"ny\n" * 1000
posix_only = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows keeps no modes, and asks for rights to make links"
)

UseOs = Callable[[Any], Any]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "mappe"
    folder.mkdir()
    return folder / "plan.json"


def names(path: Path) -> list[str]:
    return sorted(os.listdir(path.parent))


def never(_seconds: float) -> None:
    raise AssertionError("nothing to wait for")


def test_a_new_file_and_one_in_the_place_of_another(path: Path) -> None:
    write_atomic(path, OLD)
    assert path.read_bytes() == OLD
    write_atomic(path, NEW)
    assert path.read_bytes() == NEW
    write_atomic(path, b"")
    assert path.read_bytes() == b""
    assert names(path) == ["plan.json"]


def test_the_file_and_then_its_folder_are_synced(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    path.write_bytes(OLD)
    synced = []

    def watch(_number: int, name: str, arguments: tuple[Any, ...]) -> None:
        if name == "fsync":
            synced.append("folder" if stat.S_ISDIR(os.fstat(arguments[0]).st_mode) else "file")
        elif name == "replace":
            synced.append("replace")

    use_os(faulty_os(watch))
    write_atomic(path, NEW)
    assert synced == ["file", "replace", "folder"]


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EDQUOT, errno.EROFS, errno.EINTR])
def test_every_call_that_fails_leaves_the_old_file_or_the_new_one(
    path: Path, code: int, use_os: UseOs, faulty_os: Any
) -> None:
    path.write_bytes(OLD)
    path.chmod(0o640)
    counting = use_os(faulty_os())
    write_atomic(path, NEW, expected=fingerprint_of(OLD))
    assert len(counting.calls) > 15
    for failing in range(len(counting.calls)):
        path.write_bytes(OLD)

        def fail(number: int, _name: str, _arguments: tuple[Any, ...], failing: int = failing) -> None:
            if number == failing:
                raise OSError(code, os.strerror(code))

        faulty = use_os(faulty_os(fail))
        call = f"{failing}: {counting.calls[failing]}"
        outcome: SaveFailed | None = None
        try:
            write_atomic(path, NEW, expected=fingerprint_of(OLD), sleep=never)
        except SaveFailed as error:
            outcome = error
        assert outcome is None or outcome.error.errno == code, call
        assert len(faulty.calls) > failing, call
        assert names(path) == ["plan.json"], call
        if isinstance(outcome, SaveUncertain):
            assert outcome.fingerprint == fingerprint_of(path.read_bytes()) == fingerprint_of(NEW), call
            assert "ikke bekræftet" in describe(outcome)
        elif outcome is not None:
            assert path.read_bytes() == OLD, call
            assert "er ikke gemt" in describe(outcome)
        else:
            assert code == errno.EINTR, call
            assert counting.calls[failing] == "write", call
            assert path.read_bytes() == NEW, call


@pytest.mark.parametrize("code", [errno.EIO, errno.ENOSPC, errno.EACCES])
def test_a_call_that_fails_for_good_leaves_a_whole_file(path: Path, code: int, use_os: UseOs, faulty_os: Any) -> None:
    path.write_bytes(OLD)
    counting = use_os(faulty_os())
    write_atomic(path, NEW)
    for broken in set(counting.calls):
        path.write_bytes(OLD)

        def fail(_number: int, name: str, _arguments: tuple[Any, ...], broken: str = broken) -> None:
            if name == broken:
                raise OSError(code, os.strerror(code))

        use_os(faulty_os(fail))
        with pytest.raises(SaveFailed) as caught:
            write_atomic(path, NEW)
        assert path.read_bytes() == (NEW if isinstance(caught.value, SaveUncertain) else OLD), broken


def test_a_drive_that_fills_up_in_the_middle(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    path.write_bytes(OLD)

    def write_little(descriptor: int, data: memoryview) -> int:
        return os.write(descriptor, data[:100])

    for last in (0, 1, 7):
        calls = []

        def fill_up(
            _number: int, name: str, _arguments: tuple[Any, ...], calls: list[str] = calls, last: int = last
        ) -> Any:
            if name != "write":
                return None
            calls.append(name)
            if len(calls) > last:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return write_little

        use_os(faulty_os(fill_up))
        with pytest.raises(SaveFailed) as caught:
            write_atomic(path, NEW)
        assert caught.value.error.errno == errno.ENOSPC
        assert path.read_bytes() == OLD
        assert names(path) == ["plan.json"]


def test_short_writes_and_interruptions_are_gone_on_with(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    def stumble(number: int, name: str, _arguments: tuple[Any, ...]) -> Any:
        if name == "write" and number % 3 == 0:
            raise InterruptedError(errno.EINTR, os.strerror(errno.EINTR))
        return (lambda descriptor, data: os.write(descriptor, data[:7])) if name == "write" else None

    faulty = use_os(faulty_os(stumble))
    write_atomic(path, NEW)
    assert path.read_bytes() == NEW
    assert faulty.calls.count("write") > len(NEW) // 7


def test_a_write_that_never_gets_anywhere_ends(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    use_os(faulty_os(lambda _number, name, _arguments: (lambda *_given: 0) if name == "write" else None))
    with pytest.raises(SaveFailed):
        write_atomic(path, NEW)

    def interrupt(_number: int, name: str, _arguments: tuple[Any, ...]) -> None:
        if name == "write":
            raise InterruptedError(errno.EINTR, os.strerror(errno.EINTR))

    use_os(faulty_os(interrupt))
    with pytest.raises(SaveFailed):
        write_atomic(path, NEW)
    assert names(path) == []


def test_a_disk_that_gives_back_something_else_is_not_trusted(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    path.write_bytes(OLD)

    def read_wrong(descriptor: int, size: int) -> bytes:
        return os.read(descriptor, size).replace(b"ny", b"nu", 1)

    use_os(faulty_os(lambda _number, name, _arguments: read_wrong if name == "read" else None))
    with pytest.raises(ReadBackFailed) as caught:
        write_atomic(path, NEW)
    assert caught.value.path == path
    assert path.read_bytes() == OLD
    assert names(path) == ["plan.json"]


def sharing_error(code: int) -> PermissionError:
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = code  # type: ignore[attr-defined, unused-ignore] # only Windows' errors have one
    return error


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_that_windows_holds_is_waited_for(path: Path, code: int, use_os: UseOs, faulty_os: Any) -> None:
    path.write_bytes(OLD)
    waits: list[float] = []

    def held(_number: int, name: str, _arguments: tuple[Any, ...]) -> None:
        if name == "replace" and len(waits) < 4:
            raise sharing_error(code)

    use_os(faulty_os(held))
    write_atomic(path, NEW, sleep=waits.append)
    assert path.read_bytes() == NEW
    assert len(waits) == 4


def test_a_file_that_windows_holds_for_long_is_given_up(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    path.write_bytes(OLD)
    waits: list[float] = []

    def held(_number: int, name: str, _arguments: tuple[Any, ...]) -> None:
        if name == "replace":
            raise sharing_error(32)

    use_os(faulty_os(held))
    with pytest.raises(SaveFailed):
        write_atomic(path, NEW, sleep=waits.append)
    assert sum(waits) == pytest.approx(2.5)
    assert path.read_bytes() == OLD
    assert names(path) == ["plan.json"]


def test_what_is_changed_while_it_is_waited_for_is_not_overwritten(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    path.write_bytes(OLD)

    def held(_number: int, name: str, _arguments: tuple[Any, ...]) -> None:
        if name == "replace":
            raise sharing_error(32)

    def someone_writes(_seconds: float) -> None:
        path.write_bytes(b"en andens")

    use_os(faulty_os(held))
    with pytest.raises(ChangedOnDisk):
        write_atomic(path, NEW, expected=fingerprint_of(OLD), sleep=someone_writes)
    assert path.read_bytes() == b"en andens"


@pytest.mark.parametrize("code", [32, 33])
def test_reading_waits_for_windows_too(path: Path, code: int, use_os: UseOs, faulty_os: Any) -> None:
    path.write_bytes(OLD)
    waits: list[float] = []

    def held(_number: int, name: str, _arguments: tuple[Any, ...]) -> None:
        if name == "open" and not waits:
            raise sharing_error(code)

    use_os(faulty_os(held))
    assert read_file(path, 10_000, sleep=waits.append) == OLD
    assert len(waits) == 1


def test_only_the_expected_file_is_replaced(path: Path) -> None:
    write_atomic(path, OLD, expected=None)
    with pytest.raises(ChangedOnDisk):
        write_atomic(path, NEW, expected=None)
    with pytest.raises(ChangedOnDisk):
        write_atomic(path, NEW, expected=fingerprint_of(NEW))
    assert path.read_bytes() == OLD
    write_atomic(path, NEW, expected=fingerprint(path))
    assert path.read_bytes() == NEW
    path.unlink()
    with pytest.raises(ChangedOnDisk):
        write_atomic(path, NEW, expected=fingerprint_of(NEW))
    assert names(path) == []


@posix_only
def test_the_mode_is_kept(path: Path) -> None:
    path.write_bytes(OLD)
    for mode in (0o600, 0o640, 0o666, 0o660):
        path.chmod(mode)
        write_atomic(path, NEW)
        assert stat.S_IMODE(path.stat().st_mode) == mode


@posix_only
def test_a_new_file_is_as_open_as_others_and_a_private_one_is_not(path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_atomic(path, OLD)
        assert stat.S_IMODE(path.stat().st_mode) == 0o640
        write_atomic(path, OLD, private=True)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    finally:
        os.umask(before)


@posix_only
def test_a_drive_without_modes_leaves_the_file_stricter(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    path.write_bytes(OLD)
    path.chmod(0o666)

    def no_modes(_number: int, name: str, _arguments: tuple[Any, ...]) -> None:
        if name == "fchmod":
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    use_os(faulty_os(no_modes))
    before = os.umask(0o022)
    try:
        write_atomic(path, NEW)
    finally:
        os.umask(before)
    assert path.read_bytes() == NEW
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_file_that_is_write_protected_is_not_replaced(path: Path) -> None:
    path.write_bytes(OLD)
    path.chmod(0o444)
    with pytest.raises(SaveFailed) as caught:
        write_atomic(path, NEW)
    assert "der er ikke adgang" in describe(caught.value)
    assert path.read_bytes() == OLD
    assert names(path) == ["plan.json"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_write_protected(path: Path) -> None:
    path.write_bytes(OLD)
    path.parent.chmod(0o555)
    try:
        with pytest.raises(SaveFailed):
            write_atomic(path, NEW)
        assert path.read_bytes() == OLD
    finally:
        path.parent.chmod(0o755)


def test_what_is_no_file_is_not_replaced(path: Path) -> None:
    path.mkdir()
    with pytest.raises(SaveFailed):
        write_atomic(path, NEW)
    with pytest.raises(SaveFailed):
        write_atomic(path / "mangler" / "plan.json", NEW)
    assert names(path) == ["plan.json"]
    assert os.listdir(path) == []


@posix_only
def test_a_pipe_is_neither_replaced_nor_waited_for(path: Path) -> None:
    os.mkfifo(path)
    with pytest.raises(SaveFailed):
        write_atomic(path, NEW)
    with pytest.raises(FileUnreadable):
        read_file(path, 100)
    assert stat.S_ISFIFO(path.stat().st_mode)


@posix_only
def test_links_are_followed_and_kept(path: Path) -> None:
    elsewhere = path.parent / "andetsteds"
    elsewhere.mkdir()
    real, middle, outer = elsewhere / "den rigtige.json", elsewhere / "midt.json", path
    real.write_bytes(OLD)
    middle.symlink_to("den rigtige.json")
    outer.symlink_to(Path("andetsteds", "midt.json"))
    write_atomic(outer, NEW)
    assert outer.is_symlink()
    assert middle.is_symlink()
    assert not real.is_symlink()
    assert real.read_bytes() == NEW
    real.unlink()
    create_new(outer, OLD)
    assert real.read_bytes() == OLD
    assert outer.is_symlink()


@posix_only
def test_links_in_a_ring_are_refused(path: Path) -> None:
    path.symlink_to("anden.json")
    (path.parent / "anden.json").symlink_to("plan.json")
    with pytest.raises(SaveFailed) as caught:
        write_atomic(path, NEW)
    assert caught.value.error.errno == errno.ELOOP
    assert path.is_symlink()


def test_the_longest_name_has_room_for_its_temporary_one(path: Path) -> None:
    long = path.with_name("å" * 125 + ".json")
    write_atomic(long, OLD)
    write_atomic(long, NEW)
    assert long.read_bytes() == NEW


def test_an_output_file_is_not_replaced_without_force(path: Path) -> None:
    create_new(path, OLD)
    with pytest.raises(AlreadyExists) as caught:
        create_new(path, NEW)
    assert caught.value.path == path
    assert path.read_bytes() == OLD
    create_new(path, NEW, force=True)
    assert path.read_bytes() == NEW
    assert names(path) == ["plan.json"]


@posix_only
@pytest.mark.parametrize("links", [True, False])
def test_an_output_file_that_appears_meanwhile_is_not_replaced(
    path: Path, links: bool, use_os: UseOs, faulty_os: Any
) -> None:
    def someone_is_faster(_number: int, name: str, _arguments: tuple[Any, ...]) -> None:
        if name == "link":
            path.write_bytes(OLD)
            if not links:
                raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    use_os(faulty_os(someone_is_faster))
    with pytest.raises(AlreadyExists):
        create_new(path, NEW)
    assert path.read_bytes() == OLD
    assert names(path) == ["plan.json"]


@posix_only
def test_an_output_file_on_a_drive_without_links(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    def no_links(_number: int, name: str, _arguments: tuple[Any, ...]) -> None:
        if name == "link":
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    use_os(faulty_os(no_links))
    create_new(path, NEW)
    assert path.read_bytes() == NEW
    assert names(path) == ["plan.json"]


def test_every_call_that_fails_leaves_no_half_output_file(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    counting = use_os(faulty_os())
    create_new(path, NEW)
    for failing in range(len(counting.calls)):
        path.unlink(missing_ok=True)

        def fail(number: int, _name: str, _arguments: tuple[Any, ...], failing: int = failing) -> None:
            if number == failing:
                raise OSError(errno.EIO, os.strerror(errno.EIO))

        use_os(faulty_os(fail))
        try:
            create_new(path, NEW)
        except SaveUncertain:
            assert path.read_bytes() == NEW
        except SaveFailed:
            assert names(path) == []
        else:  # the second name of a file that has its own could not be removed: it is left for `remove_leftovers`
            assert counting.calls[failing] == "unlink"
            assert path.read_bytes() == NEW
            for name in names(path)[:-1]:
                (path.parent / name).unlink()


def test_what_stands_can_be_made_safe_again(path: Path, use_os: UseOs, faulty_os: Any) -> None:
    path.write_bytes(OLD)
    calls = use_os(faulty_os()).calls
    sync(path)
    assert calls.count("fsync") == (1 if sys.platform == "win32" else 2)
    with pytest.raises(SaveFailed):
        sync(path.with_name("mangler.json"))


def test_leftovers_of_yesterday_are_removed(path: Path) -> None:
    path.write_bytes(OLD)
    leftover = path.with_name(".plan.json.lp-0123abcd.tmp")
    for other in (leftover, path.with_name(".plan.json.tmp"), path.with_name("plan.lp-0123abcd.tmp")):
        other.write_bytes(NEW)
    made = leftover.stat().st_mtime
    remove_leftovers(path.parent, made + 23 * 3600)
    assert leftover.exists()
    remove_leftovers(path.parent, made + 25 * 3600)
    assert names(path) == [".plan.json.tmp", "plan.json", "plan.lp-0123abcd.tmp"]
    remove_leftovers(path.parent / "mangler")
