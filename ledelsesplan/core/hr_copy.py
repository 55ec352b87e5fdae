"""The copy of a plan for HR: what is counted of it, and nothing else."""

from datetime import date

from ledelsesplan.core.plan import Action, Mark, MarkSet, Plan, Round


def hr_copy(plan: Plan, title: str) -> Plan:
    """A plan of the same kind, unit, rounds and levels with the own marks and the actions alone, without any text.

    There are no names, notes, texts, hands or votes in it, and no marks of others. Deadlines are the first day of their
    month, since months are counted. A plan has to have a title: every copy has the same, which is given.
    """
    return Plan(
        kind=plan.kind,
        title=title,
        unit=plan.unit,
        rounds=tuple(_round(plan, item) for item in plan.rounds),
        actions=tuple(_action(action, number) for number, action in enumerate(plan.actions, start=1)),
    )


def _round(plan: Plan, item: Round) -> Round:
    marks = tuple(
        Mark(id=mark.id, strength=mark.strength, priority=mark.priority, focus=mark.focus)
        for mark in item.mark_set(plan.marker).marks
        if mark.is_marked
    )
    return Round(
        id=item.id,
        date=item.date,
        levels=item.levels,
        framework=item.framework,
        mark_sets=(MarkSet(marker=plan.marker, marks=marks),),
    )


def _action(action: Action, number: int) -> Action:
    return Action(
        id=f"h{number}",
        round=action.round,
        behaviour=action.behaviour,
        activity_type=action.activity_type,
        deadline=date(action.deadline.year, action.deadline.month, 1) if action.deadline is not None else None,
        status=action.status,
    )
