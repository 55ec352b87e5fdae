"""File names that every system takes, made from what people call their plans.

The rules are Windows': https://learn.microsoft.com/windows/win32/fileio/naming-a-file ("Naming conventions").
"""

import re
import unicodedata
from pathlib import Path

LONGEST = 255
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_REPLACED = str.maketrans({**dict.fromkeys('<>"?*'), **dict.fromkeys("/\\|:", "-")})
_UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_NAMELESS = "Plan"


def safe_file_name(title: str, suffix: str) -> str:
    """A file name of `title` and `suffix` (with its dot): at most 255 bytes of UTF-8, and never empty or reserved."""
    composed = unicodedata.normalize("NFC", title)
    printable = "".join(" " if unicodedata.category(letter) in _UNWANTED else letter for letter in composed)
    stem = _trimmed(" ".join(printable.translate(_REPLACED).split()))
    room = LONGEST - len(suffix.encode())
    stem = _trimmed(stem.encode()[:room].decode(errors="ignore")) or _NAMELESS
    first, dot, rest = stem.partition(".")
    if _RESERVED.fullmatch(first.rstrip()):
        stem = _trimmed(f"{first.rstrip()}_{dot}{rest}".encode()[:room].decode(errors="ignore"))
    return stem + suffix


def _trimmed(name: str) -> str:
    """Without the dots and spaces that Windows drops at the end, and the dots that hide a file at the beginning."""
    return name.strip(". ")


def free_path(folder: Path, title: str, suffix: str = ".json") -> Path:
    """A path in a folder under which nothing stands yet: the title, with a number where it is taken."""
    path = folder / safe_file_name(title, suffix)
    number = 2
    while path.exists():
        path = folder / safe_file_name(title, f" ({number}){suffix}")
        number += 1
    return path
