"""The one mutable thing: the plan that is open, with its history. All that changes the plan goes through `apply`."""

from collections.abc import Callable, Hashable
from typing import Concatenate, ParamSpec

from pydantic import ValidationError
from PySide6.QtCore import QObject, Signal

from ledelsesplan.core.errors import InvalidEdit, LedelsesplanError
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.framework_change import Frameworks
from ledelsesplan.core.history import History
from ledelsesplan.core.matrix import PlanIndex
from ledelsesplan.core.plan import Plan

P = ParamSpec("P")


class Document(QObject):
    """An open plan. `changed` gives the plans before and after; views compare their parts with `is`.

    The framework of a document never changes, since all views are built on it. Where a step leads to a plan of another
    one, `reframed` is told in place of `changed`, and whoever has opened the document goes on with its `successor`.
    `undone` names a step that was taken back, before what it leads to is told.
    """

    changed = Signal(object, object)
    undone = Signal(str)
    refused = Signal(object)
    reframed = Signal()

    def __init__(self, framework: Framework, plan: Plan | History, frameworks: Frameworks | None = None) -> None:
        super().__init__()
        self.framework = framework
        self.frameworks = frameworks or Frameworks(framework)
        self._history = plan if isinstance(plan, History) else History(plan)
        self._index = PlanIndex(framework, self.plan)

    def successor(self, frameworks: Frameworks | None = None) -> "Document":
        """A document of the same plan with the same steps to undo, in the framework that the plan has now."""
        at_hand = frameworks or self.frameworks
        return Document(at_hand.of(self.plan), self._history, at_hand)

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._history.plan

    @property
    def index(self) -> PlanIndex:
        """What the plan says of each behaviour."""
        return self._index

    @property
    def undo_label(self) -> str | None:
        """What would be undone."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """What would be done again."""
        return self._history.redo_label

    def apply(
        self,
        label: str,
        edit: Callable[Concatenate[Plan, P], Plan],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Makes an edit as one step called `label`; gives whether anything changed. `refused` tells what cannot be."""
        return self._apply(label, None, lambda plan: edit(plan, *args, **kwargs))

    def type(
        self,
        label: str,
        merge_key: Hashable,
        edit: Callable[Concatenate[Plan, P], Plan],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> bool:
        """Makes an edit that belongs to typing: with the same key it is part of the step before, until `seal`."""
        return self._apply(label, merge_key, lambda plan: edit(plan, *args, **kwargs))

    def _apply(self, label: str, merge_key: Hashable | None, edit: Callable[[Plan], Plan]) -> bool:
        before = self.plan
        try:
            after = edit(before)
        except LedelsesplanError as error:
            self.refused.emit(error)
            return False
        except ValidationError as error:
            first = error.errors()[0]
            self.refused.emit(InvalidEdit(str(first["type"])))
            return False
        if not self._history.push(label, after, merge_key):
            return False
        self._tell(before)
        return True

    def note(self, edit: Callable[Concatenate[Plan, P], Plan], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Makes an edit that is kept but is no step to undo, e.g. the place in a workshop; gives whether it changed."""
        before = self.plan
        if not self._history.replace(edit(before, *args, **kwargs)):
            return False
        self._tell(before)
        return True

    def seal(self) -> None:
        """Ends a piece of typing: what is typed next is a step of its own."""
        self._history.seal()

    def undo(self) -> None:
        """Goes one step back."""
        before, step = self.plan, self.undo_label
        if self._history.undo():
            self.undone.emit(step)
            self._tell(before)

    def redo(self) -> None:
        """Goes one step forward again."""
        before = self.plan
        if self._history.redo():
            self._tell(before)

    def _tell(self, before: Plan) -> None:
        if self.frameworks.of(self.plan) is not self.framework:
            self.reframed.emit()
            return
        self._index = PlanIndex(self.framework, self.plan)
        self.changed.emit(before, self.plan)
