"""Undo as a list of earlier plans: snapshots with labels, where typing in one place is one step."""

from collections.abc import Hashable
from typing import NamedTuple

from ledelsesplan.core.plan import Plan


class Step(NamedTuple):
    """What an edit was called, and the plans before and after it."""

    label: str
    before: Plan
    after: Plan
    merge_key: Hashable | None = None


class History:
    """The present plan with the steps that led to it and those that were undone. Unlimited: plans share equal parts."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._sealed = True

    @property
    def undo_label(self) -> str | None:
        """What would be undone, or None where there is nothing."""
        return self._done[-1].label if self._done else None

    @property
    def redo_label(self) -> str | None:
        """What would be done again, or None where there is nothing."""
        return self._undone[-1].label if self._undone else None

    def push(self, label: str, plan: Plan, merge_key: Hashable | None = None) -> bool:
        """Makes `plan` the present one; gives whether it differs from the one before.

        Consecutive pushes with the same `merge_key` are one step, until `seal` is called or something else is done:
        so a sentence that is typed is undone as one.
        """
        if plan is self.plan or plan == self.plan:
            return False
        last = self._done[-1] if self._done else None
        gone = False
        if merge_key is not None and last is not None and last.merge_key == merge_key and not self._sealed:
            before = _with_progress(last.before, plan)
            if plan == before:
                self._done.pop()
                plan = before
                gone = True
            else:
                self._done[-1] = Step(last.label, last.before, plan, merge_key)
        else:
            self._done.append(Step(label, self.plan, plan, merge_key))
        self._undone.clear()
        # Where a step was typed away, what is typed next must not run into the step before it.
        self._sealed = gone
        self.plan = plan
        return True

    def replace(self, plan: Plan) -> bool:
        """Makes `plan` the present one without a step, for what is kept but never undone; gives whether it differs."""
        if plan is self.plan or plan == self.plan:
            return False
        self.plan = plan
        return True

    def seal(self) -> None:
        """Ends coalescing: what comes next is a step of its own."""
        self._sealed = True

    def undo(self) -> bool:
        """Goes one step back; gives whether there was one."""
        if not self._done:
            return False
        step = self._done.pop()
        self._undone.append(step)
        self.plan = _with_progress(step.before, self.plan)
        self.seal()
        return True

    def redo(self) -> bool:
        """Goes one step forward again; gives whether there was one."""
        if not self._undone:
            return False
        step = self._undone.pop()
        self._done.append(step)
        self.plan = _with_progress(step.after, self.plan)
        self.seal()
        return True


def _with_progress(plan: Plan, present: Plan) -> Plan:
    """A plan of another step at the place in the workshop that is reached now: no undo turns a page or a clock back.

    A step that began another round began another workshop: its plan keeps the place of its own.
    """
    if plan.round.id != present.round.id:
        return plan
    progress = present.run_sheet.progress
    return plan.replacing(run_sheet=plan.run_sheet.replacing(progress=progress))
