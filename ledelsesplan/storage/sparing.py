"""What is made of plans never takes the place of a plan file."""

import re
from pathlib import Path

from ledelsesplan.core.errors import IsAPlan
from ledelsesplan.storage.formats import PLAN_FORMAT
from ledelsesplan.storage.planfile import Purpose
from ledelsesplan.storage.reading import read_all

_HEAD_SIZE = 1024
_FORMAT = re.compile(rf'"format"\s*:\s*"{PLAN_FORMAT}"'.encode())
_PURPOSE = re.compile(rb'"purpose"\s*:\s*"([a-z-]+)"')


def spare_plans(path: Path, but: Purpose | None = None) -> None:
    """Raises IsAPlan where the file at a path is a plan, also one that is damaged or of another version.

    Copies for the one that `but` names may be replaced, by a newer one.
    """
    try:
        head = read_all(path, _HEAD_SIZE)
    except (OSError, ValueError):  # there is none, or writing it will tell why not
        return
    if not _FORMAT.search(head):
        return
    purpose = _PURPOSE.search(head)
    if but is None or purpose is None or purpose[1].decode() != but:
        raise IsAPlan(path)
