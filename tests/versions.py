"""A framework that has lost much of the small one, and plans that were moved to it."""

from datetime import date
from functools import cache
from typing import Any

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.framework_change import move_on
from ledelsesplan.core.plan import Kind, Plan
from tests.factories import framework_from, full_plan, reworded, small_framework, small_framework_content

OLD = small_framework()
REWORDED = "personale.tema-1.top"
GONE = ("styring.tema-2.midt", "alle.lytter", "vaerdi.ro")
UNMARKED = "nytaenkning.tema-3.team"


def old_wording(identifier: str) -> str:
    """What the old version says."""
    markable = OLD.markable(identifier)
    assert markable is not None
    return markable.text


@cache
def newer() -> Framework:
    """Version 3: without a theme, a level, a general expectation and the only value; one wording is another."""
    content: dict[str, Any] = small_framework_content()
    content["version"] = "3"
    content["expectations"], content["values"] = [], []
    content["levels"] = content["levels"][:2]
    for flag in content["corner_flags"]:
        for competency in flag["competencies"]:
            competency["themes"] = [theme for theme in competency["themes"] if theme["id"] != "styring.tema-2"]
            for theme in competency["themes"]:
                theme["behaviours"] = theme["behaviours"][:2]
    return reworded(framework_from(content), REWORDED, "En ny ordlyd")


def moved(kind: Kind = Kind.TEAM) -> Plan:
    """A plan that marks much of what is gone, with actions about it, one of them about something unmarked."""
    plan = full_plan(OLD)
    plan = edits.write_note(edits.clear_mark(plan, OLD, UNMARKED), OLD, UNMARKED, "")
    plan = edits.add_action(plan, GONE[0], identifier="ag", text="Handling om noget udgået")
    plan = edits.add_action(plan, UNMARKED, identifier="au", text="Handling uden markering")
    return move_on(plan if kind is Kind.TEAM else _personal(plan), newer(), OLD)


def _personal(plan: Plan) -> Plan:
    made = edits.new_plan(OLD, Kind.PERSONAL, "Min plan", date(2027, 3, 3), levels=("midt",))
    for identifier in (*GONE, REWORDED):
        made = edits.mark_priority(made, OLD, identifier)
        made = edits.mark_focus(made, OLD, identifier)
    return made.replacing(actions=tuple(item.replacing(round=made.round.id, goal=None) for item in plan.actions))
