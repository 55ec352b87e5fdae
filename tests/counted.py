"""Plans that are counted without files."""

from collections.abc import Iterable

from ledelsesplan.core.counting import Counting
from ledelsesplan.core.layout import Layout
from ledelsesplan.core.plan_counts import PlanCounts
from ledelsesplan.core.summary import Summary


def summary_of(layout: Layout, plans: Iterable[PlanCounts]) -> Summary:
    """The summary of some plans, of which each is a different one."""
    counting = Counting(layout)
    for plan in plans:
        counting.add(plan)
    return counting.summary()
