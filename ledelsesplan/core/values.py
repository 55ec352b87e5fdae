"""The base of every value in the core: frozen, closed to unknown fields, and never coerced."""

from collections.abc import Iterable
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

Identifier = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$", max_length=200)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
Line = Annotated[str, StringConstraints(max_length=500)]
Text = Annotated[str, StringConstraints(max_length=20_000)]


class Value(BaseModel):
    """An immutable value that is validated whenever it is built."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def replacing(self, **changes: Any) -> Self:
        """The same value with other fields, built anew so that it is validated (`model_copy` does not validate).

        Gives `self` back when nothing differs, and keeps the very objects of the fields that do not differ, so that
        identity tells what changed. Raises pydantic.ValidationError where the result would be no valid value.
        """
        changed = {name: value for name, value in changes.items() if getattr(self, name) != value}
        if not changed:
            return self
        kept = {name: getattr(self, name) for name in type(self).model_fields if name not in changed}
        new = type(self)(**kept, **changed)
        # pydantic copies every tuple; with the old ones put back, `is` tells what changed, and old plans share them.
        new.__dict__.update(kept)
        return new


def refuse_doubled(field: str, identifiers: Iterable[str]) -> None:
    """Raises a ValidationError `duplicate_id`, with its place, where an id stands twice in a list; for validators."""
    listed = list(identifiers)
    if len(set(listed)) != len(listed):
        number = next(number for number, identifier in enumerate(listed) if identifier in listed[:number])
        problem = PydanticCustomError("duplicate_id", "duplicate id {identifier}", {"identifier": listed[number]})
        raise problem_at((field, number), problem)


def problem_at(place: tuple[str | int, ...], problem: PydanticCustomError) -> ValidationError:
    """A problem at a place within the value that is validated: raised alone, it would be one of the whole value."""
    return ValidationError.from_exception_data("Value", [InitErrorDetails(type=problem, loc=place, input=None)])
