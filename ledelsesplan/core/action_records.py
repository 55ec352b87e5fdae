"""The actions of many plans, packed: enough to tell of any classes of actions how many there are, in how many plans."""

from array import array
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from ledelsesplan.core.plan import ActivityType, Status

C = TypeVar("C", bound=Hashable)

_STATUSES = tuple(Status)
_ACTIVITIES = (None, *ActivityType)
_MONTHS = 1 << 20  # more than the months of ten thousand years; 0 stands for no month
_ACTIVITY_CODES = {activity: number * _MONTHS for number, activity in enumerate(_ACTIVITIES)}
_STATUS_CODES = {status: number * len(_ACTIVITIES) * _MONTHS for number, status in enumerate(_STATUSES)}
_SUBJECT = len(_STATUSES) * len(_ACTIVITIES) * _MONTHS


class ActionCell(NamedTuple):
    """What is counted of an action.

    `subject` is a competency's id, or `plan_counts.GENERAL` or `WHOLE_PLAN`; `due` a `plan_counts.month_of`.
    """

    subject: str
    status: Status
    due: int | None
    activity: ActivityType | None


class ActionSums(NamedTuple):
    """How many actions are of a class, and in how many different plans."""

    actions: int
    plans: int


def packed(subject: int, status: Status, due: int | None, activity: ActivityType | None) -> int:
    """An action as a number; `subject` is that of its subject in the list of them."""
    return subject * _SUBJECT + _STATUS_CODES[status] + _ACTIVITY_CODES[activity] + (due or 0)


class ActionRecords:
    """The actions of some plans, by a list of subjects. Equal where the same plans were added, in whatever order.

    An action takes eight bytes: its `packed` number times two, plus one where it is the last one of its plan.
    """

    def __init__(self, subjects: tuple[str, ...]) -> None:
        self._subjects = subjects
        self._codes = array("Q")

    def add(self, actions: Iterable[int]) -> None:
        """Adds the actions of one plan, `packed`."""
        codes = self._codes
        before = len(codes)
        codes.extend([action << 1 for action in actions])
        if len(codes) > before:
            codes[-1] += 1

    @property
    def plans(self) -> int:
        """How many plans have actions."""
        return sum(code & 1 for code in self._codes)

    def of_plans(self) -> Iterator[tuple[ActionCell, ...]]:
        """The actions of each plan that has any, in no order that means anything."""
        cells = dict[int, ActionCell]()
        plan: list[ActionCell] = []
        for code in self._codes:
            action = code >> 1
            if action not in cells:
                cells[action] = self._cell(action)
            plan.append(cells[action])
            if code & 1:
                yield tuple(plan)
                plan = []

    def tally(self, class_of: Callable[[ActionCell], C | None]) -> dict[C, ActionSums]:
        """The sums of each class that `class_of` gives some action; what it gives None for is left out.

        It is asked once for each cell that occurs. A class may pool several cells: a plan that has actions in more than
        one of them is one plan.
        """
        classes = dict[int, C | None]()
        actions = dict[C, int]()
        plans = dict[C, int]()
        of_plan = set[C]()
        for code in self._codes:
            action = code >> 1
            try:
                found = classes[action]
            except KeyError:
                found = classes[action] = class_of(self._cell(action))
            if found is not None:
                actions[found] = actions.get(found, 0) + 1
                of_plan.add(found)
            if code & 1:
                for each in of_plan:
                    plans[each] = plans.get(each, 0) + 1
                of_plan.clear()
        return {each: ActionSums(count, plans[each]) for each, count in actions.items()}

    def joined(self, other: "ActionRecords") -> "ActionRecords":
        """The actions of the plans of both, which are of the same subjects."""
        both = self.copy()
        both.extend(other)
        return both

    def extend(self, other: "ActionRecords") -> None:
        """Adds the actions of other plans, which are of the same subjects."""
        self._codes.extend(other._codes)

    def without(self, other: "ActionRecords") -> "ActionRecords":
        """The actions of the plans that are not in the other. Raises ValueError where not all of those are here."""
        taken = Counter(map(tuple, other._plans()))
        left = ActionRecords(self._subjects)
        for plan in self._plans():
            if taken[tuple(plan)]:
                taken[tuple(plan)] -= 1
            else:
                left.add(plan)
        if taken.total():
            raise ValueError("not all of these actions are here")
        return left

    def copy(self) -> "ActionRecords":
        """The same actions, to which others can be added."""
        copied = ActionRecords(self._subjects)
        copied._codes = self._codes[:]
        return copied

    def _cell(self, action: int) -> ActionCell:
        kind, due = divmod(action, _MONTHS)
        kind, activity = divmod(kind, len(_ACTIVITIES))
        subject, status = divmod(kind, len(_STATUSES))
        return ActionCell(self._subjects[subject], _STATUSES[status], due or None, _ACTIVITIES[activity])

    def __len__(self) -> int:
        """How many actions there are."""
        return len(self._codes)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ActionRecords):
            return NotImplemented
        return self._subjects == other._subjects and self._in_order() == other._in_order()

    __hash__ = None  # type: ignore[assignment]  # it can be added to

    def _in_order(self) -> list[list[int]]:
        return sorted(self._plans())

    def _plans(self) -> Iterator[list[int]]:
        """The packed actions of each plan, in ascending order."""
        plan: list[int] = []
        for code in self._codes:
            plan.append(code >> 1)
            if code & 1:
                yield sorted(plan)
                plan = []
