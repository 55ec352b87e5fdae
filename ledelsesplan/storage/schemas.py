"""The published JSON Schemas of the plan file and of the framework file, made from the models.

`python -m ledelsesplan.storage.schemas` writes them anew into `resources/schemas/`.
"""

import json
from typing import Any

from ledelsesplan import locations
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.values import Value
from ledelsesplan.storage.atomic import write_atomic
from ledelsesplan.storage.planfile import PlanDocument

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema() -> dict[str, Any]:
    """The schema of a whole plan file, with its envelope."""
    return _named("Ledelsesplan: plan file", PlanDocument)


def framework_schema() -> dict[str, Any]:
    """The schema of a framework file."""
    return _named("Ledelsesplan: framework file", Framework)


def schema_files() -> dict[str, bytes]:
    """The bytes of each file in `resources/schemas/`, by its name."""
    schemas = {"plan.schema.json": plan_schema(), "framework.schema.json": framework_schema()}
    return {
        name: (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode() for name, schema in schemas.items()
    }


def _named(title: str, model: type[Value]) -> dict[str, Any]:
    return {"$schema": _DIALECT, **model.model_json_schema(mode="validation"), "title": title}


def main() -> None:
    """Writes the files."""
    folder = locations.resource("schemas")
    folder.mkdir(exist_ok=True)
    for name, data in schema_files().items():
        write_atomic(folder / name, data)


if __name__ == "__main__":
    main()
