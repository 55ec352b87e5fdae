"""Reading a framework file."""

from pathlib import Path

from pydantic import ValidationError

from ledelsesplan import locations
from ledelsesplan.core.errors import InvalidFramework
from ledelsesplan.core.framework import Framework
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.reading import read_file
from ledelsesplan.storage.strict_json import from_validation_error, parse


def load_framework(path: Path | None = None) -> Framework:
    """The framework of a file, or the one that ships with the program.

    Raises InvalidFramework, FileMissing, FileUnreadable or FileTooLarge.
    """
    source = path if path is not None else locations.framework_path()
    return decode_framework(read_file(source, SIZE_LIMIT), source)


def decode_framework(data: bytes, path: Path | None) -> Framework:
    """The framework of a file's bytes. Raises InvalidFramework."""
    if not isinstance(parse(data, path, InvalidFramework), dict):
        raise InvalidFramework(path, "", "not_an_object")
    try:
        return Framework.model_validate_json(data)
    except ValidationError as error:
        raise from_validation_error(error, path, InvalidFramework) from error
