"""Frameworks and plans to test with, and Hypothesis strategies for plans that random edits have made."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from ledelsesplan.core import edits
from ledelsesplan.core.errors import LedelsesplanError
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import ActivityType, Kind, Mark, Marker, MarkSet, Participant, Plan, Status, Wording

ROOT = Path(__file__).resolve().parents[1]
DAY = date(2027, 3, 3)

SMALL_LEVELS = ("top", "midt", "team")


def small_framework_content() -> dict[str, Any]:
    """The JSON value of a framework that is not the shipped one.

    Two flags with two and one competencies, of two, four and three themes, three levels, and one of each general part.
    """

    def competency(name: str, themes: int) -> dict[str, Any]:
        return {
            "id": name,
            "name": name.capitalize(),
            "definition": f"handler om {name}",
            "themes": [
                {
                    "id": f"{name}.tema-{number}",
                    "name": f"{name.capitalize()} {number}",
                    "behaviours": [
                        {
                            "id": f"{name}.tema-{number}.{level}",
                            "level": level,
                            "text": f"Viser {name} {number} som {level}",
                        }
                        for level in SMALL_LEVELS
                    ],
                }
                for number in range(1, themes + 1)
            ],
        }

    def flag(name: str, *competencies: dict[str, Any]) -> dict[str, Any]:
        return {"id": name, "name": name.capitalize(), "statement": f"Vi vil {name}", "competencies": [*competencies]}

    return {
        "format": "ledelsesplan-framework",
        "format_version": 1,
        "id": "lille-kommune",
        "version": "2",
        "title": "Lille ledelsesgrundlag",
        "organisation": "Lille Kommune",
        "date": "2026",
        "source": "Lille Kommune, 2026",
        "levels": [{"id": level, "name": level.capitalize()} for level in SMALL_LEVELS],
        "corner_flags": [
            flag("drift", competency("styring", 2), competency("personale", 4)),
            flag("udvikling", competency("nytaenkning", 3)),
        ],
        "expectations": [{"id": "alle.lytter", "text": "Lytter"}],
        "values": [{"id": "vaerdi.ro", "text": "Ro"}],
        "intentions": [{"id": "intention.aabenhed", "text": "Åbenhed"}],
    }


@cache
def small_framework() -> Framework:
    """The framework of `small_framework_content`."""
    return framework_from(small_framework_content())


@cache
def real_framework() -> Framework:
    """The framework that the program ships with."""
    return Framework.model_validate_json((ROOT / "framework.json").read_bytes())


def framework_from(content: dict[str, Any]) -> Framework:
    """The framework of a JSON value. Raises pydantic.ValidationError."""
    return Framework.model_validate_json(json.dumps(content))


def reworded(framework: Framework, behaviour: str, text: str) -> Framework:
    """The framework with another wording of one behaviour, and without a digest."""

    def changed(node: Any) -> Any:
        if isinstance(node, list):
            return [changed(item) for item in node]
        if isinstance(node, dict):
            new = {key: changed(value) for key, value in node.items()}
            return {**new, "text": text} if new.get("id") == behaviour else new
        return node

    content: dict[str, Any] = changed(framework.model_dump(mode="json", exclude={"digest"}))
    return framework_from(content)


def empty_plan(framework: Framework | None = None, kind: Kind = Kind.TEAM) -> Plan:
    """A plan without marks, of the small framework where none is given."""
    return edits.new_plan(framework or small_framework(), kind, "Ledergruppen", DAY, unit="Ældreområdet")


def full_plan(framework: Framework | None = None) -> Plan:
    """A team plan that marks everything: with notes, hands, participants, actions, goals, and three follow-ups each."""
    used = framework or small_framework()
    plan = edits.set_present(empty_plan(used), 9)
    plan = edits.set_participants(plan, tuple(Participant(id=f"p{n}", name=f"Leder {n}") for n in range(3)))
    for number, markable in enumerate(used.markables()):
        mark = edits.mark_strength if number % 2 else edits.mark_priority
        plan = edits.write_note(mark(plan, used, markable.id), used, markable.id, f"Fordi {number}")
        plan = edits.count_hands(plan, used, markable.id, strength=number % 10, priority=None)
    for number, markable in enumerate(islice(used.markables(), 6)):
        identifier = f"a{number}"
        plan = edits.mark_focus(plan, used, markable.id)
        plan = edits.add_action(plan, markable.id, identifier=identifier, text=f"Handling {number}", deadline=DAY)
        plan = edits.write_goal(plan, identifier, f"Mål {number}", new_id=partial(str, f"g{number}"))
        for note in range(3):
            day = date(2027, 4, 1 + note)
            plan = edits.add_follow_up(plan, identifier, day, "Det går", identifier=f"f{note}")
    return plan


def with_own_leader(plan: Plan, framework: Framework, *marks: Mark) -> Plan:
    """The plan with the own leader's marks in its newest round, as a copy that was read back gives them."""
    known = {wording.id: wording for wording in plan.round.wordings}
    for mark in marks:
        markable = framework.markable(mark.id)
        assert markable is not None
        known.setdefault(mark.id, Wording(id=mark.id, text=markable.text))
    sets = tuple(item for item in plan.round.mark_sets if item.marker is not Marker.OWN_LEADER)
    sets += (MarkSet(marker=Marker.OWN_LEADER, done=True, marks=marks),)
    newest = plan.round.replacing(mark_sets=sets, wordings=tuple(known.values()))
    return plan.replacing(rounds=(*plan.rounds[:-1], newest))


def rebuilt(plan: Plan) -> Plan:
    """The plan read back from its own JSON, as from a file."""
    return Plan.model_validate_json(plan.model_dump_json())


@dataclass(frozen=True)
class Edit:
    """An edit with its arguments; `merge_key` where it is typing."""

    name: str
    apply: Callable[[Plan], Plan]
    merge_key: str | None = None

    def __repr__(self) -> str:
        return self.name


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
dates = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@st.composite
def edits_of(draw: st.DrawFn, framework: Framework, plan: Plan) -> Edit:
    """An edit that can be made in `plan`; some change nothing, and some are refused (LedelsesplanError)."""
    listed = [markable.id for markable in framework.markables()]
    behaviour = draw(st.sampled_from([*listed[:2], listed[-1]]))  # few, so that edits meet
    verb = draw(st.sampled_from(_ON_MARKS + _ON_PLAN + (_ON_ACTIONS if plan.actions else ())))
    on = draw(st.booleans())
    if verb in ("mark_strength", "mark_priority", "mark_focus"):
        return Edit(f"{verb} {behaviour} {on}", lambda p: getattr(edits, verb)(p, framework, behaviour, on))
    if verb == "clear_mark":
        return Edit(f"{verb} {behaviour}", lambda p: edits.clear_mark(p, framework, behaviour))
    if verb in ("write_note", "write_private_note"):
        text = draw(texts)
        return Edit(
            f"{verb} {behaviour} {text!r}",
            lambda p: getattr(edits, verb)(p, framework, behaviour, text),
            merge_key=f"{verb} {behaviour}",
        )
    if verb == "count_hands":
        strength, priority = draw(st.none() | st.integers(0, 12)), draw(st.none() | st.integers(0, 12))
        return Edit(
            f"{verb} {behaviour} {strength} {priority}",
            lambda p: edits.count_hands(p, framework, behaviour, strength=strength, priority=priority),
        )
    if verb in _ON_ACTIONS:
        return _edit_of_action(draw, verb, plan)
    return _edit_of_plan(draw, verb, framework, plan, behaviour)


def _edit_of_plan(draw: st.DrawFn, verb: str, framework: Framework, plan: Plan, behaviour: str) -> Edit:
    day, text = draw(dates), draw(texts)
    if verb == "add_action":
        about = behaviour if draw(st.booleans()) else None
        fields: dict[str, Any] = draw(_ACTION_FIELDS)
        name = _free("a", (action.id for action in plan.actions))
        return Edit(f"{verb} {about}", lambda p: edits.add_action(p, about, identifier=name, **fields))
    if verb == "set_levels":
        levels = tuple(draw(st.lists(st.sampled_from([level.id for level in framework.levels]))))
        return Edit(f"{verb} {levels}", lambda p: edits.set_levels(p, framework, levels))
    if verb == "set_participants":
        people = tuple(Participant(id=f"p{n}", name=f"Leder {n}") for n in range(draw(st.integers(0, 3))))
        return Edit(f"{verb} {len(people)}", lambda p: edits.set_participants(p, people))
    if verb == "set_present":
        present = draw(st.none() | st.integers(0, 12))
        return Edit(f"{verb} {present}", lambda p: edits.set_present(p, present))
    if verb == "set_follow_up":
        return Edit(f"{verb} {day}", lambda p: edits.set_follow_up(p, day))
    if verb == "set_round":
        return Edit(f"{verb} {day} {text!r}", lambda p: edits.set_round(p, day, text))
    return Edit(f"rename {text!r}", lambda p: edits.rename(p, text or "Uden navn", text), merge_key="rename")


def _edit_of_action(draw: st.DrawFn, verb: str, plan: Plan) -> Edit:
    action = draw(st.sampled_from(plan.actions))
    if verb == "change_action":
        fields: dict[str, Any] = draw(_ACTION_FIELDS)
        return Edit(f"{verb} {action.id} {fields}", lambda p: edits.change_action(p, action.id, **fields))
    if verb == "share_goal":
        goal = draw(st.sampled_from([None, *(goal.id for goal in plan.goals)]))
        return Edit(f"{verb} {action.id} {goal}", lambda p: edits.change_action(p, action.id, goal=goal))
    if verb == "write_goal":
        text, name = draw(texts), _free("g", (goal.id for goal in plan.goals))
        return Edit(
            f"{verb} {action.id} {text!r}",
            lambda p: edits.write_goal(p, action.id, text, new_id=lambda: name),
            merge_key=f"{verb} {action.id}",
        )
    if verb == "add_follow_up":
        day, text, name = draw(dates), draw(texts), _free("f", (note.id for note in action.follow_ups))
        return Edit(f"{verb} {action.id}", lambda p: edits.add_follow_up(p, action.id, day, text, identifier=name))
    if verb == "remove_follow_up" and action.follow_ups:
        note = draw(st.sampled_from(action.follow_ups))
        return Edit(f"{verb} {action.id} {note.id}", lambda p: edits.remove_follow_up(p, action.id, note.id))
    return Edit(f"remove_action {action.id}", lambda p: edits.remove_action(p, action.id))


def _free(letter: str, taken: Iterable[str]) -> str:
    """An id that is not taken, always the same one in the same plan so that Hypothesis can replay."""
    return f"{letter}{1 + max((int(identifier[1:]) for identifier in taken), default=0)}"


_ON_MARKS = (
    "mark_strength",
    "mark_priority",
    "mark_focus",
    "clear_mark",
    "write_note",
    "write_private_note",
    "count_hands",
)
_ON_PLAN = ("add_action", "set_levels", "set_participants", "set_present", "set_follow_up", "set_round", "rename")
_ON_ACTIONS = ("change_action", "share_goal", "write_goal", "add_follow_up", "remove_follow_up", "remove_action")

_ACTION_FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "text": texts,
        "success_sign": texts,
        "responsible": texts,
        "note": texts,
        "deadline": st.none() | dates,
        "status": st.sampled_from(Status),
        "activity_type": st.none() | st.sampled_from(ActivityType),
    },
)


@st.composite
def plans(draw: st.DrawFn, framework: Framework | None = None, *, longest: int = 15) -> Plan:
    """A plan that up to `longest` random edits have made from an empty one."""
    used = framework or small_framework()
    plan = empty_plan(used, draw(st.sampled_from(Kind)))
    for _number in range(draw(st.integers(0, longest))):
        try:
            plan = draw(edits_of(used, plan)).apply(plan)
        except LedelsesplanError:
            continue
    return plan
