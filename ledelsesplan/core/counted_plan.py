"""What is counted of one plan in a period: the own marks of its latest round there, and the actions from that time."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.core.plan_counts import (
    CountedAction,
    CountedFramework,
    CountedRound,
    PlanCounts,
    month_of,
    record_of,
)

if TYPE_CHECKING:
    from ledelsesplan.core.compiled import Period


def counted_rounds(plan: Plan) -> tuple[CountedRound, ...]:
    """What may be counted of a plan, by its rounds."""
    found = []
    for item in plan.rounds:
        marks = [mark for mark in item.mark_set(plan.marker).marks if mark.is_marked]
        found.append(
            CountedRound(
                id=item.id,
                date=item.date,
                framework=CountedFramework(item.framework.id, item.framework.version, item.framework.digest),
                levels=item.levels,
                strength=tuple(mark.id for mark in marks if mark.strength),
                priority=tuple(mark.id for mark in marks if mark.priority),
                focus=tuple(mark.id for mark in marks if mark.focus),
                actions=tuple(
                    (
                        action.behaviour,
                        action.status,
                        month_of(action.deadline) if action.deadline is not None else None,
                        action.activity_type,
                    )
                    for action in plan.actions
                    if action.round == item.id
                ),
            )
        )
    return tuple(found)


def counts_of(plan: Plan, plan_id: str, updated: date, period: "Period") -> PlanCounts | None:
    """What is counted of a plan, or None where it has no round in the period."""
    return counts_in(counted_rounds(plan), period, plan_id=plan_id, kind=plan.kind, unit=plan.unit, updated=updated)


def counts_in(
    rounds: Iterable[CountedRound], period: "Period", *, plan_id: str, kind: Kind, unit: str, updated: date
) -> PlanCounts | None:
    """What is counted of a plan with some rounds, or None where none is in the period.

    The marks are those of the latest round in the period, of several on one day the last; the actions are those of all
    rounds in the period. `updated` is the day on which the file was saved.
    """
    latest: CountedRound | None = None
    actions: tuple[CountedAction, ...] = ()
    for item in [item for item in rounds if item.date in period] if any(period) else rounds:
        if latest is None or item.date >= latest.date:
            latest = item
        actions += item.actions
    if latest is None:
        return None
    return PlanCounts(record_of(plan_id, latest.id), kind, unit, updated, latest, actions)
