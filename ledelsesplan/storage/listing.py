"""All files below some folders, each once, with whatever could not be looked into."""

import os
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from ledelsesplan.core.errors import FileMissing, FileUnreadable, LedelsesplanError
from ledelsesplan.core.path_list import PathList


class Listed(NamedTuple):
    """The paths in order, and of those that are no file to be read the error that tells why."""

    paths: PathList
    errors: dict[str, LedelsesplanError]


def files_below(given: Iterable[Path]) -> Listed:
    """Every file that is given or lies below a folder that is given, each path once, in the order of the paths.

    Links are followed, a folder is looked into once, so links in a ring end. Nothing is raised for a path.
    """
    found: list[str] = []
    errors = dict[str, LedelsesplanError]()
    seen = set[tuple[int, int]]()
    waiting: list[str] = []
    for path in given:
        absolute = os.path.abspath(path)
        try:
            is_folder = os.path.isdir(absolute)
        except ValueError:  # a NUL in the path
            is_folder = False
        if is_folder:
            waiting.append(absolute)
        else:
            found.append(absolute)
            if not os.path.lexists(absolute):
                errors[absolute] = FileMissing(Path(absolute))
    while waiting:
        folder = waiting.pop()
        try:
            _look_into(folder, found, waiting, seen)
        except OSError as error:
            found.append(folder)
            errors[folder] = FileUnreadable(Path(folder), error)
    found.sort()
    return Listed(PathList([path for path, _same in groupby(found)]), errors)


def _look_into(folder: str, found: list[str], waiting: list[str], seen: set[tuple[int, int]]) -> None:
    """Adds a folder's files to those found and its folders to those waiting. Raises OSError."""
    status = os.stat(folder)
    if (status.st_dev, status.st_ino) in seen:
        return
    seen.add((status.st_dev, status.st_ino))
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                is_folder = entry.is_dir()
            except OSError:  # a link that leads nowhere: reading it will tell why
                is_folder = False
            if is_folder:
                waiting.append(entry.path)
            else:
                found.append(entry.path)
