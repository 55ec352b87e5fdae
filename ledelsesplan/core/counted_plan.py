"""What is counted of one plan in a period: the own marks of its latest round there, and the actions from that time."""

from collections.abc import Sequence
from datetime import date

from ledelsesplan.core.compiled import Period
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.plan_counts import CountedAction, CountedFramework, PlanCounts, month_of, record_of


def latest_in(period: Period, dates: Sequence[date]) -> int | None:
    """Which of some rounds counts: the latest in the period, of several on one day the last; None where none is."""
    latest = None
    for number, day in enumerate(dates):
        if day in period and (latest is None or day >= dates[latest]):
            latest = number
    return latest


def counts_of(plan: Plan, plan_id: str, updated: date, period: Period) -> PlanCounts | None:
    """What is counted of a plan, or None where it has no round in the period.

    Actions count that came from any round in the period; `updated` is the day on which the file was saved.
    """
    number = latest_in(period, [item.date for item in plan.rounds])
    if number is None:
        return None
    latest = plan.rounds[number]
    within = {item.id for item in plan.rounds if item.date in period}
    return PlanCounts(
        record=record_of(plan_id, latest.id),
        kind=plan.kind,
        unit=plan.unit,
        levels=latest.levels,
        framework=CountedFramework(latest.framework.id, latest.framework.version, latest.framework.digest),
        round_date=latest.date,
        updated=updated,
        marks=tuple(
            (mark.id, mark.strength, mark.priority, mark.focus)
            for mark in latest.mark_set(plan.marker).marks
            if mark.is_marked
        ),
        actions=tuple(
            CountedAction(
                behaviour=action.behaviour,
                status=action.status,
                due=month_of(action.deadline) if action.deadline is not None else None,
                activity=action.activity_type,
            )
            for action in plan.actions
            if action.round in within
        ),
    )
