"""What a workbook from outside may be, whichever reader is to have it: not too large, and without declarations."""

import re
from pathlib import Path
from zipfile import ZipFile

from ledelsesplan.core.errors import InvalidWorkbook

UNPACKED_LIMIT = 50_000_000
"""The most bytes of all parts of a workbook together when they are unpacked."""

MOST_PARTS = 2_000

_MEGABYTE = 1_000_000

# What an encrypted workbook and Excel's old format begin with (MS-CFB 2.2), and what every archive does.
_COMPOUND_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK"

# A declaration of entities needs one of these. A workbook has neither (ECMA-376 part 2, 6.1.4: no DTD in any part).
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def check_beginning(content: bytes, path: Path | None) -> None:
    """Raises InvalidWorkbook where a file is no archive, or one that Excel has locked or written in its old format."""
    if content.startswith(_COMPOUND_FILE):
        raise InvalidWorkbook(path, "locked_workbook")
    if not content.startswith(_ZIP):
        raise InvalidWorkbook(path, "not_a_workbook")


def check_announced(archive: ZipFile, path: Path | None) -> None:
    """Raises InvalidWorkbook where an archive has too many parts, or says that they are too large together."""
    parts = archive.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
        raise too_large(path)


def check_declarations(part: bytes, path: Path | None) -> None:
    """Raises InvalidWorkbook where a part in UTF-8 declares a document type or an entity; one in UTF-16 hides them."""
    if _DECLARATION.search(part) is not None:
        raise unsafe(path)


def too_large(path: Path | None) -> InvalidWorkbook:
    """The error of a workbook that is larger than `UNPACKED_LIMIT` when it is unpacked."""
    return InvalidWorkbook(path, "workbook_too_large", str(UNPACKED_LIMIT // _MEGABYTE))


def unsafe(path: Path | None) -> InvalidWorkbook:
    """The error of a workbook with something in it that none has."""
    return InvalidWorkbook(path, "workbook_unsafe")
