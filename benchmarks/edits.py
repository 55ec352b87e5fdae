"""How long an edit and its history step take, on a plan with everything marked, beside a floor of the same run.

python benchmarks/edits.py
"""

import dataclasses
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle

from _measure import percentile

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.history import History
from ledelsesplan.core.plan import Kind, Mark, Plan
from ledelsesplan.locations import framework_path

GOAL = 1.0  # milliseconds of CPU at p99
TIMES = 2000


@dataclasses.dataclass(frozen=True)
class BareMark:
    """A mark that nobody validates."""

    id: str
    strength: bool
    note: str


@dataclasses.dataclass(frozen=True)
class BarePlan:
    """A plan of nothing but marks."""

    marks: tuple[BareMark, ...]


def full_plan(framework: Framework) -> Plan:
    """A plan with every behaviour marked and noted, and with 30 actions."""
    plan = edits.new_plan(framework, Kind.TEAM, "Ledergruppen", date(2027, 3, 3))
    behaviours = [behaviour.id for behaviour in framework.behaviours()]
    for number, behaviour in enumerate(behaviours):
        mark = edits.mark_strength if number % 2 else edits.mark_priority
        plan = edits.write_note(mark(plan, framework, behaviour), framework, behaviour, "Fordi vi har øvet os. " * 5)
    for number in range(30):
        plan = edits.add_action(plan, behaviours[number], identifier=f"a{number}", text="Det gør vi. " * 10)
        plan = edits.write_goal(plan, f"a{number}", "Det vil vi kunne. " * 3)
    return plan


def floor_of(plan: Plan) -> Callable[[], object]:
    """The least that any immutable plan needs: a new mark, a new tuple, a new plan around it, and nothing checked."""
    bare = BarePlan(tuple(BareMark(mark.id, mark.strength, mark.note) for mark in plan.marks))
    last = bare.marks[-1].id

    def edit() -> object:
        marks = tuple(dataclasses.replace(mark, strength=True) if mark.id == last else mark for mark in bare.marks)
        return dataclasses.replace(bare, marks=marks)

    return edit


def cpu_milliseconds(work: Callable[[], object]) -> float:
    """The CPU time of one call."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def main() -> int:
    """Measures and prints; gives 1 where the goal is missed."""
    framework = Framework.model_validate_json(framework_path().read_bytes())
    history = History(full_plan(framework))
    behaviours = cycle(behaviour.id for behaviour in framework.behaviours())
    numbers = cycle(range(TIMES * 2))

    def mark() -> None:
        behaviour = next(behaviours)
        old = history.plan.mark(behaviour) or Mark(id=behaviour)
        history.push("Styrke", edits.mark_strength(history.plan, framework, behaviour, not old.strength))

    def note() -> None:
        behaviour, text = "driftsledelse.kerneopgaven.chef", f"Fordi {next(numbers)}"
        history.push("Notat", edits.write_note(history.plan, framework, behaviour, text), "note")

    def hands() -> None:
        strength = next(numbers) % 13
        edited = edits.count_hands(history.plan, framework, next(behaviours), strength=strength, priority=3)
        history.push("Hænder", edited)

    def action() -> None:
        history.push("Handling", edits.change_action(history.plan, "a29", text=f"Nu {next(numbers)}"), "action")

    floor = floor_of(history.plan)
    worst = 0.0
    print(f"edit and history step, 96 marks with notes, 30 actions, {TIMES} times each; goal: p99 <= {GOAL:.1f} ms")
    print(f"{'':10}{'p50 ms':>10}{'p99 ms':>10}{'floor p50':>12}{'ratio':>8}")
    for edit in (mark, note, hands, action):
        edit()
        ours, bare = zip(*((cpu_milliseconds(edit), cpu_milliseconds(floor)) for _ in range(TIMES)), strict=True)
        p50, p99, floor_p50 = percentile(ours, 0.5), percentile(ours, 0.99), percentile(bare, 0.5)
        worst = max(worst, p99)
        print(f"{edit.__name__:10}{p50:10.3f}{p99:10.3f}{floor_p50:12.3f}{p50 / floor_p50:8.1f}")
    return 0 if worst <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())
