"""What becomes of a file that could not be counted."""

from ledelsesplan.core.compiled import Fate, Outcome
from ledelsesplan.core.errors import InvalidPlanFile, InvalidWorkbook, LedelsesplanError

_NO_PLAN = ("wrong_format", "not_an_object")


def fate_of(error: LedelsesplanError) -> Fate:
    """The fate of a file that reading refused: something else than a plan, or a plan with something wrong in it."""
    match error:
        case InvalidPlanFile(_path, _place, reason) if reason in _NO_PLAN:
            return Fate(Outcome.NO_PLAN, error=error)
        case InvalidWorkbook(_path, "not_our_workbook"):
            return Fate(Outcome.NO_WORKBOOK, error=error)
    return Fate(Outcome.REFUSED, error=error)
