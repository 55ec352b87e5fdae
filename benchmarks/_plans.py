"""Many plan files to measure with: four of five a leader's own, the fifth a group's, the same ones at every run."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework, canonical_digest
from ledelsesplan.core.plan import Action, ActivityType, Hands, Kind, Mark, MarkSet, Plan, Status, Tally, Wording
from ledelsesplan.storage.checksum import checksum_of, with_lines
from ledelsesplan.storage.planfile import Copy, Envelope, encode

UNITS = 40
TEMPLATES = 400
HELD = date(2027, 3, 3)
_WORDS = "vi følger op på det i hverdagen og taler med hinanden om hvad der lykkes når vagtplanen kniber"


def make_plan(framework: Framework, number: int) -> Plan:
    """A plan as people make them: 16 marks of one level or 45 of three, a note at every other, 3 or 5 actions."""
    chance = Random(number)
    is_team = number % 5 == 0
    levels = [level.id for level in framework.levels]
    first = chance.randrange(len(levels))
    in_scope = tuple(levels[max(0, first - 2) : first + 1]) if is_team else (levels[first],)
    within = [item for item in framework.behaviours() if item.level in in_scope]
    marked = [item for item in within if chance.random() < 0.64]
    marks = tuple(
        Mark(
            id=item.id,
            strength=place % 2 == 0,
            priority=place % 2 == 1,
            focus=place in (1, 3, 7),
            note=_sentence(chance, 12) if chance.random() < 0.5 else "",
        )
        for place, item in enumerate(marked)
    )
    kind = Kind.TEAM if is_team else Kind.PERSONAL
    unit = f"Center {number % UNITS:02}"
    plan = edits.new_plan(framework, kind, f"Plan {number}", HELD, unit=unit, levels=in_scope)
    hands = tuple(Hands(id=item.id, strength=chance.randint(0, 9), priority=chance.randint(0, 9)) for item in within)
    newest = plan.round.replacing(
        id="runde-1",
        date=HELD + timedelta(days=number % 60),
        present=9 if is_team else None,
        wordings=tuple(Wording(id=item.id, text=item.text) for item in marked),
        mark_sets=(MarkSet(marker=plan.marker, marks=marks),),
        tally=Tally(hands=hands) if is_team else Tally(),
    )
    actions = tuple(_action(chance, f"h{place}", chance.choice(marked).id) for place in range(5 if is_team else 3))
    return plan.replacing(rounds=(newest,), actions=actions)


def _action(chance: Random, identifier: str, behaviour: str) -> Action:
    return Action(
        id=identifier,
        round="runde-1",
        behaviour=behaviour,
        text=_sentence(chance, 12),
        success_sign=_sentence(chance, 10),
        activity_type=chance.choice([None, *ActivityType]),
        responsible="Anne Kjær",
        deadline=HELD + timedelta(days=chance.randint(20, 400)),
        status=chance.choice([*Status]),
        note=_sentence(chance, 8),
    )


def _sentence(chance: Random, words: int) -> str:
    return " ".join(chance.choices(_WORDS.split(), k=words)).capitalize() + "."


def write_plans(framework: Framework, folder: Path, count: int) -> int:
    """Writes so many plan files below a folder, one folder for each unit; gives their bytes."""
    templates = [_template(make_plan(framework, number)) for number in range(min(count, TEMPLATES))]
    size = 0
    for number in range(count):
        unit = folder / f"center-{number % UNITS:02}"
        unit.mkdir(exist_ok=True)
        data = _file(number, *templates[number % len(templates)])
        (unit / f"plan-{number:05}.json").write_bytes(data)
        size += len(data)
    return size


def _template(plan: Plan) -> tuple[dict[str, Any], bytes]:
    """A plan's envelope, and the bytes below it: validating every plan anew takes too long."""
    data = encode(plan, Envelope("0" * 32, Copy("0" * 32), 1, datetime(2027, 4, 1, 9, 30, tzinfo=UTC)))
    head = {key: value for key, value in json.loads(data).items() if key != "plan"}
    return head, data[data.index(b' "counted": {') :]


def _file(number: int, template: dict[str, Any], body: bytes) -> bytes:
    """A plan file as `encode` writes it, of a plan with an id of its own."""
    chance = Random(-number - 1)
    head = {key: value for key, value in template.items() if key not in ("checksum", "envelope_digest", "counted")}
    head["plan_id"] = f"{chance.getrandbits(128):032x}"
    head["copy"] = {**head["copy"], "copy_id": f"{chance.getrandbits(128):032x}"}
    head["revision"] = number % 30 + 1
    data = json.dumps(head, indent=1)[:-2].encode() + b",\n" + body
    head |= {"counted": template["counted"], "checksum": checksum_of(data)}
    return with_lines(data, head["checksum"], canonical_digest(head))


def paths_below(folder: Path) -> Iterator[str]:
    """The paths of the plan files below a folder."""
    return (
        os.path.join(parent, name)
        for parent, _folders, names in os.walk(folder)
        for name in names
        if name.endswith(".json")
    )
