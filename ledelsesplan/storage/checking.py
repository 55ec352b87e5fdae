"""Checking files without changing them: what is wrong with each, in a sentence."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.storage.formats import FRAMEWORK_FORMAT
from ledelsesplan.storage.frameworks import load_framework
from ledelsesplan.storage.planfile import read_plan
from ledelsesplan.text import _, describe

_HEAD = 4096


def check_files(paths: Sequence[Path]) -> Iterator[tuple[Path, str | None]]:
    """Each file with its problem in words, or None for a file in order. Folders are searched for `.json` files."""
    for path in paths:
        if path.is_dir():
            found = sorted(item for item in path.rglob("*.json") if item.is_file())
            if not found:
                yield path, _("Mappen indeholder ingen .json-filer.")
            for item in found:
                yield item, _problem(item)
        else:
            yield path, _problem(path)


def _problem(path: Path) -> str | None:
    try:
        if _is_framework(path):
            load_framework(path)
            return None
        file = read_plan(path)
    except LedelsesplanError as error:
        return describe(error)
    if not file.digest_fits:
        return _("Kontrolsummen passer ikke: filen er ændret uden for Ledelsesplan. Den kan læses.")
    return None


def _is_framework(path: Path) -> bool:
    if not path.is_file():
        return False  # a pipe would be waited for
    try:
        with path.open("rb") as stream:
            return f'"{FRAMEWORK_FORMAT}"'.encode() in stream.read(_HEAD)
    except OSError:
        return False
