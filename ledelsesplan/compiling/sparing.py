"""What is made of many plans takes the place of nothing that was read, and of no plan."""

from pathlib import Path

from ledelsesplan.compiling.gathering import Gathered
from ledelsesplan.core.compiled import Outcome
from ledelsesplan.core.errors import IsAnInput
from ledelsesplan.storage.sparing import spare_plans

_NO_PLANS = (Outcome.NO_PLAN, Outcome.NO_WORKBOOK, Outcome.OTHER_FILE)


def spare_inputs(path: Path, units: Path | None, gathered: Gathered) -> None:
    """Looks at what a file that is to be made would replace; what was made by an earlier call may lie among the plans.

    Raises IsAnInput for a plan that was read, whatever its state, and for the list of units; IsAPlan for any
    other plan.
    """
    if not path.exists():
        return
    parts = [part for part in (gathered.compiled, gathered.previous) if part is not None]
    inputs = (Path(source.path) for part in parts for source in part.sources if source.outcome not in _NO_PLANS)
    if any(_is_same(path, read) for read in (*([units] if units is not None else []), *inputs)):
        raise IsAnInput(path)
    spare_plans(path)


def _is_same(path: Path, read: Path) -> bool:
    try:
        return path.samefile(read)
    except OSError:  # it is no longer there, or cannot be looked at
        return False
