"""The copy for HR holds only what is counted: every text of a plan is planted with a word, which must not be in it."""

import json
from datetime import UTC, datetime
from typing import Any

from pydantic import BaseModel

from ledelsesplan.core.compiled import ALWAYS
from ledelsesplan.core.counted_plan import counts_of
from ledelsesplan.core.hr_copy import hr_copy
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.planfile import PlanFile, Purpose, copy_envelope, decode, encode

WORD = "hemmeligt-plantet-ord"
NOW = datetime(2027, 4, 1, tzinfo=UTC)

TEXTS = {
    *("title", "label", "name", "text", "note", "private_note", "looking_back", "wishes", "responsible", "support"),
    *("success_sign", "leader", "own_leader"),
}


def planted(value: Any) -> Any:
    """The JSON value of a plan with the word in all that people write in it, but for the unit's name."""
    if isinstance(value, dict):
        return {
            key: f"{WORD} {item}" if key in TEXTS and isinstance(item, str) else planted(item)
            for key, item in value.items()
        }
    return [planted(item) for item in value] if isinstance(value, list) else value


def plan_with_words(plan: Plan) -> Plan:
    return Plan.model_validate_json(json.dumps(planted(plan.model_dump(mode="json"))))


def test_no_byte_of_the_texts_is_in_it(team: PlanFile) -> None:
    plan = plan_with_words(team.plan)
    before = encode(plan, team.envelope)
    assert before.count(WORD.encode()) > 60

    data = encode(hr_copy(plan, "Kopi til HR"), copy_envelope(team.envelope, Purpose.HR, NOW))

    assert WORD.encode() not in data
    for person in plan.participants:
        assert person.name.encode() not in data
    kept = decode(data)
    assert kept.digest_fits
    assert kept.envelope.copy.purpose is Purpose.HR
    assert kept.envelope.copy.revision == team.envelope.revision


def test_it_counts_as_the_plan_does(team: PlanFile) -> None:
    for plan in (team.plan, plan_with_words(team.plan)):
        copied = hr_copy(plan, "Kopi til HR")

        assert counts_of(copied, "a" * 32, NOW.date(), ALWAYS) == counts_of(plan, "a" * 32, NOW.date(), ALWAYS)


def test_what_is_not_counted_has_nothing_but_defaults(team: PlanFile) -> None:
    copied = hr_copy(team.plan, "Kopi til HR")

    filled = differing(copied)
    assert filled == {
        *("kind", "title", "unit", "rounds", "actions"),
        *("rounds.id", "rounds.date", "rounds.levels", "rounds.framework", "rounds.mark_sets"),
        *("rounds.framework.id", "rounds.framework.version", "rounds.framework.digest"),
        *("rounds.mark_sets.marker", "rounds.mark_sets.marks"),
        *(f"rounds.mark_sets.marks.{name}" for name in ("id", "strength", "priority", "focus")),
        *(f"actions.{name}" for name in ("id", "round", "behaviour", "activity_type", "deadline", "status")),
    }
    assert all(action.deadline is None or action.deadline.day == 1 for action in copied.actions)
    assert {mark_set.marker for item in copied.rounds for mark_set in item.mark_sets} == {team.plan.marker}


def differing(value: BaseModel, within: str = "") -> set[str]:
    """The places of all fields that are not as they are by default."""
    found = set[str]()
    for name, field in type(value).model_fields.items():
        item, place = getattr(value, name), f"{within}{name}"
        if item != field.default:
            found.add(place)
            children = item if isinstance(item, tuple) else (item,)
            for child in children:
                if isinstance(child, BaseModel):
                    found |= differing(child, f"{place}.")
    return found
