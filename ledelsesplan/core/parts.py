"""How edits put a changed part back into a plan: the newest round, its tally, and lists of things with an id."""

from typing import Any, Protocol, TypeVar

from ledelsesplan.core.errors import UnknownItem
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan, Tally


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """Its id."""


ItemT = TypeVar("ItemT", bound=Identified)


def in_round(plan: Plan, **changes: Any) -> Plan:
    """The plan with other fields in its newest round."""
    return plan.replacing(rounds=(*plan.rounds[:-1], plan.round.replacing(**changes)))


def in_tally(plan: Plan, **changes: Any) -> Plan:
    """The plan with other fields in the tally of its newest round."""
    tally: Tally = plan.round.tally.replacing(**changes)
    return in_round(plan, tally=tally)


def put(items: tuple[ItemT, ...], new: ItemT) -> tuple[ItemT, ...]:
    """The items with `new` in place of the one that has its id, or at the end."""
    if any(item.id == new.id for item in items):
        return tuple(new if item.id == new.id else item for item in items)
    return (*items, new)


def without(items: tuple[ItemT, ...], identifier: str) -> tuple[ItemT, ...]:
    """The items without the one of an id. Raises UnknownItem where none has it."""
    kept = tuple(item for item in items if item.id != identifier)
    if len(kept) == len(items):
        raise UnknownItem(identifier)
    return kept


def placed(framework: Framework, items: tuple[ItemT, ...], *new: ItemT) -> tuple[ItemT, ...]:
    """The items with each of `new` in place of the one that has its id, in the framework's order.

    What is said of behaviours is kept so: the file then does not depend on the order in which it was said.
    """
    replaced = {item.id for item in new}
    others = (item for item in items if item.id not in replaced)
    return tuple(sorted((*others, *new), key=lambda item: (framework.position(item.id), item.id)))
