"""Remembers which files a workshop has made to be taken home, for as long as the plan is open."""

from ledelsesplan.core.plan import Plan
from ledelsesplan.core.run_sheet import RunSheet

TAKEN_HOME = 2  # files: the workbook, and the plan to print


class TakenHome:
    """The names of the files, and the plan that they were made of: of any other plan they are no longer true."""

    def __init__(self) -> None:
        self._names: tuple[str, ...] = ()
        self._content: Plan | None = None

    def begin(self, plan: Plan) -> None:
        """The files of a plan are going to be made, in place of those that were."""
        self._names = ()
        self._content = _content(plan)

    def add(self, name: str) -> None:
        """One of them has been made."""
        self._names = (*self._names, name)

    def names(self, plan: Plan) -> tuple[str, ...]:
        """The names of the files that were made of a plan as it is now; none where it has changed since."""
        return self._names if self._names and self._content == _content(plan) else ()


def _content(plan: Plan) -> Plan:
    """The plan without its run-sheet, which is in no file that is taken home."""
    return plan.replacing(run_sheet=RunSheet())
