"""A folder of plans as a municipality has it, with the files that should not be there among them."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import ActivityType, Kind, Plan, Status
from ledelsesplan.storage.planfile import Copy, Envelope, encode
from tests.factories import DAY, small_framework

UNITS = ("Nord", "Syd", "Øst", "Vest", "")
SAVED = datetime(2027, 4, 1, 9, 30, tzinfo=UTC)


def some_plan(number: int, framework: Framework | None = None) -> Plan:
    """A plan that differs from the others in its unit, kind, levels, marks and actions."""
    used, chance = framework or small_framework(), Random(number)
    kind = chance.choice([*Kind])
    levels = [level.id for level in used.levels]
    in_scope = tuple(chance.sample(levels, 2 if kind is Kind.TEAM else 1))
    plan = edits.new_plan(used, kind, f"Leder {number}", DAY, unit=chance.choice(UNITS), levels=in_scope)
    plan = plan.replacing(rounds=(plan.round.replacing(id="runde-1"),))
    for markable in used.markables():
        level = getattr(markable, "level", None)
        if level is None or level in in_scope:
            if chance.random() < 0.5:
                plan = edits.mark_strength(plan, used, markable.id)
            if chance.random() < 0.3:
                plan = edits.mark_priority(plan, used, markable.id)
    for mark in plan.marks[:3]:
        plan = edits.mark_focus(plan, used, mark.id)
        plan = edits.add_action(
            plan,
            mark.id,
            identifier=f"h{mark.id[-4:]}{len(plan.actions)}".replace(".", "-"),
            text="Gør noget",
            deadline=DAY + timedelta(days=chance.randrange(400)) if chance.random() < 0.8 else None,
            status=chance.choice([*Status]),
            activity_type=chance.choice([None, *ActivityType]),
        )
    return plan


def envelope(number: int, *, revision: int = 3, copy: Copy | None = None, saved_at: datetime = SAVED) -> Envelope:
    """The envelope of the file of a number's plan."""
    return Envelope(f"{number + 1:032x}", copy or Copy(f"{number + 1:032x}"), revision, saved_at)


def write(path: Path, number: int, plan: Plan | None = None, *, of: Envelope | None = None) -> Path:
    """Writes a number's plan as a plan file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(encode(plan or some_plan(number), of or envelope(number)))
    return path


def due_month(day: date | None) -> int | None:
    """A deadline's month, counted on from year to year."""
    return day.year * 12 + day.month - 1 if day is not None else None
