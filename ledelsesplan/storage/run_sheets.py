"""Reading the run-sheet that a workshop begins with."""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from ledelsesplan.core.errors import InvalidPlanFile
from ledelsesplan.core.run_sheet import RunSheet, Step
from ledelsesplan.locations import resource
from ledelsesplan.storage.formats import SIZE_LIMIT
from ledelsesplan.storage.reading import read_file
from ledelsesplan.storage.strict_json import from_validation_error, parse

_STEPS = TypeAdapter(tuple[Step, ...])


def load_steps(path: Path | None = None) -> tuple[Step, ...]:
    """The steps of `resources/run-sheet.json`, or of another file of the same shape: a list of steps, in order.

    Raises InvalidPlanFile, FileMissing, FileUnreadable or FileTooLarge.
    """
    source = path if path is not None else resource("run-sheet.json")
    data = read_file(source, SIZE_LIMIT)
    parse(data, source, InvalidPlanFile)
    try:
        steps = _STEPS.validate_json(data)
        if not steps:
            raise InvalidPlanFile(source, "", "too_short")
        return RunSheet(steps=steps).steps
    except ValidationError as error:
        raise from_validation_error(error, source, InvalidPlanFile) from error
