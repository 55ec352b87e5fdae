"""What an archive from outside may hold, whichever reader is to have it: how much of it, and no declarations."""

import re
from zipfile import ZipFile

UNPACKED_LIMIT = 50_000_000
"""The most bytes of all parts of a workbook together when they are unpacked."""

MOST_PARTS = 2_000

# A declaration of entities needs one of these. A workbook has neither (ECMA-376 part 2, 6.1.4: no DTD in any part).
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def announces_too_much(archive: ZipFile) -> bool:
    """Whether an archive has too many parts, or says that they are too large together."""
    parts = archive.infolist()
    return len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > UNPACKED_LIMIT


def has_declaration(part: bytes) -> bool:
    """Whether a part in UTF-8 declares a document type or an entity; nothing is found in one in UTF-16."""
    return _DECLARATION.search(part) is not None
