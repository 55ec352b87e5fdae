"""The published schemas are the models', and what the program writes is valid by them."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ledelsesplan import locations
from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.planfile import PlanFile, encode, new_envelope
from ledelsesplan.storage.schemas import schema_files


def published(name: str) -> Draft202012Validator:
    schema: dict[str, Any] = json.loads(locations.resource("schemas", name).read_bytes())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def test_the_published_schemas_are_those_of_the_models() -> None:
    folder = locations.resource("schemas")
    there = {path.name: path.read_bytes() for path in folder.glob("*.json")}
    assert there == schema_files(), "write them anew with: python -m ledelsesplan.storage.schemas"


def test_the_framework_is_valid() -> None:
    published("framework.schema.json").validate(json.loads(locations.framework_path().read_bytes()))


def test_a_plan_file_is_valid(team_bytes: bytes, own_leader_bytes: bytes, team: PlanFile) -> None:
    validator = published("plan.schema.json")
    validator.validate(json.loads(team_bytes))
    validator.validate(json.loads(own_leader_bytes))
    bare = Plan(kind=team.plan.kind, title="Ny plan", rounds=team.plan.rounds[:1])
    validator.validate(json.loads(encode(bare, new_envelope())))


@pytest.mark.parametrize(
    "changes", [{"version": 2}, {"plan_id": "x"}, {"extra": 1}, {"plan": {}}, {"copy": {"copy_id": "1"}}]
)
def test_a_wrong_file_is_not_valid(team_bytes: bytes, changes: dict[str, Any]) -> None:
    assert not published("plan.schema.json").is_valid(json.loads(team_bytes) | changes)
