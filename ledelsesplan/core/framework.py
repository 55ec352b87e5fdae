"""The leadership framework as a value: corner flags, competencies, themes, levels, and all that can be marked."""

import hashlib
import json
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple, Self

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from ledelsesplan.core.values import Identifier, Name, Text, Value, problem_at

Sentence = Annotated[str, StringConstraints(min_length=1, max_length=2000)]


def _refuse_unreal_day(value: str) -> str:
    """Raises a PydanticCustomError `date_parsing` for a day that no calendar has, such as 2021-02-30."""
    try:
        date.fromisoformat((value + "-01-01")[:10])
    except ValueError as error:
        raise PydanticCustomError("date_parsing", "{value} is no date", {"value": value}) from error
    return value


def _refuse_other_types(value: Any) -> Any:
    """Raises a PydanticCustomError `int_type` for what is no integer; a Literal alone takes true for 1."""
    if type(value) is not int:
        raise PydanticCustomError("int_type", "no integer")
    return value


PartialDate = Annotated[
    str,
    StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"),
    AfterValidator(_refuse_unreal_day),
]


class Level(Value):
    """A leadership level, e.g. "Chef"; the framework lists them from the top down."""

    id: Identifier
    name: Name


class Markable(Value):
    """Something that can be marked as strength or development area: it has an id and a wording."""

    id: Identifier
    text: Sentence


class Behaviour(Markable):
    """What is expected of one level within one theme."""

    level: Identifier


class Expectation(Markable):
    """What is expected of every leader, outside the matrix."""


class CoreValue(Markable):
    """One of the organisation's values."""


class Intention(Markable):
    """One of the organisation's intentions."""


class Use(Value):
    """A use that the framework names for itself, e.g. development talks."""

    id: Identifier
    text: Sentence


class Theme(Value):
    """A theme of a competency, described once for every level."""

    id: Identifier
    name: Name
    behaviours: Annotated[tuple[Behaviour, ...], Field(min_length=1)]

    def at(self, level: str) -> Behaviour:
        """The behaviour at a level's id. Raises KeyError for a level that the framework does not have."""
        for behaviour in self.behaviours:
            if behaviour.level == level:
                return behaviour
        raise KeyError(level)


class Competency(Value):
    """A leadership competency: its definition and its themes."""

    id: Identifier
    name: Name
    definition: Sentence
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]


class CornerFlag(Value):
    """One of the aims (hjørneflag) that the competencies serve."""

    id: Identifier
    name: Name
    statement: Sentence
    competencies: Annotated[tuple[Competency, ...], Field(min_length=1)]


class Place(NamedTuple):
    """Where a behaviour stands in the framework: what surrounds it, and the theme's number within its competency."""

    flag: CornerFlag
    competency: Competency
    theme: Theme
    theme_number: int
    level: Level
    behaviour: Behaviour


class Framework(Value):
    """A whole framework. Nothing in the program depends on how many flags, competencies, themes or levels it has."""

    format: Literal["ledelsesplan-framework"]
    format_version: Annotated[Literal[1], BeforeValidator(_refuse_other_types)]
    id: Identifier
    version: Name
    digest: str = ""
    title: Name
    subtitle: Annotated[str, StringConstraints(max_length=200)] = ""
    organisation: Name
    department: Annotated[str, StringConstraints(max_length=200)] = ""
    date: PartialDate
    source: Sentence
    foreword: Text = ""
    practice: Text = ""
    uses: tuple[Use, ...] = ()
    levels: Annotated[tuple[Level, ...], Field(min_length=1)]
    corner_flags: Annotated[tuple[CornerFlag, ...], Field(min_length=1)]
    expectations_intro: Text = ""
    expectations: tuple[Expectation, ...] = ()
    values: tuple[CoreValue, ...] = ()
    intentions_intro: Text = ""
    intentions: tuple[Intention, ...] = ()

    @model_validator(mode="after")
    def _check_identifiers(self) -> Self:
        seen = set[str]()
        for place, identifier in _identified(self):
            if identifier in seen:
                problem = PydanticCustomError("duplicate_id", "duplicate id {identifier}", {"identifier": identifier})
                raise problem_at(place, problem)
            seen.add(identifier)
        return self

    @model_validator(mode="after")
    def _check_completeness(self) -> Self:
        for flag_number, flag in enumerate(self.corner_flags):
            for competency_number, competency in enumerate(flag.competencies):
                for theme_number, theme in enumerate(competency.themes):
                    problem = self._problem_with_levels(theme)
                    if problem is not None:
                        place = ("corner_flags", flag_number, "competencies", competency_number, "themes", theme_number)
                        raise problem_at(place, problem)
        return self

    def _problem_with_levels(self, theme: Theme) -> PydanticCustomError | None:
        levels = [level.id for level in self.levels]
        described = [behaviour.level for behaviour in theme.behaviours]
        for level in levels:
            if level not in described:
                return PydanticCustomError("level_not_described", "lacks {level}", {"level": level})
        for level in described:
            if level not in levels:
                return PydanticCustomError("unknown_level", "describes {level}", {"level": level})
        if len(described) != len(levels):
            return PydanticCustomError("level_described_twice", "repeats a level", {})
        return None

    @model_validator(mode="after")
    def _check_digest(self) -> Self:
        if self.digest and self.digest != self.content_digest:
            raise PydanticCustomError("digest_differs", "digest is {digest}", {"digest": self.content_digest})
        return self

    @cached_property
    def content_digest(self) -> str:
        """`sha256:` and the hex digest of everything but the digest itself, as canonical JSON (sorted keys, UTF-8).

        What is empty does not count: a field that a later version of the program adds changes no digest.
        """
        content = self.model_dump(mode="json", exclude={"digest"}, exclude_defaults=True)
        return canonical_digest(content)

    def competencies(self) -> Iterator[Competency]:
        """All competencies in the framework's order."""
        return (competency for flag in self.corner_flags for competency in flag.competencies)

    def themes(self) -> Iterator[Theme]:
        """All themes in the framework's order."""
        return (theme for competency in self.competencies() for theme in competency.themes)

    def behaviours(self) -> Iterator[Behaviour]:
        """All behaviours of the matrix, theme by theme."""
        return (behaviour for theme in self.themes() for behaviour in theme.behaviours)

    def general(self) -> Iterator[Markable]:
        """What can be marked outside the matrix: expectations of all leaders, values, intentions."""
        yield from self.expectations
        yield from self.values
        yield from self.intentions

    def lead_in(self, identifier: str) -> str:
        """The sentence that a general expectation goes on with, the last of the introduction; else nothing."""
        if all(item.id != identifier for item in self.expectations):
            return ""
        return self.expectations_intro.strip().rpartition(". ")[2]

    def markables(self) -> Iterator[Markable]:
        """Everything that can be marked."""
        yield from self.behaviours()
        yield from self.general()

    @cached_property
    def _markable_by_id(self) -> dict[str, Markable]:
        return {markable.id: markable for markable in self.markables()}

    @cached_property
    def _place_by_id(self) -> dict[str, Place]:
        levels = {level.id: level for level in self.levels}
        return {
            behaviour.id: Place(
                flag=flag,
                competency=competency,
                theme=theme,
                theme_number=number,
                level=levels[behaviour.level],
                behaviour=behaviour,
            )
            for flag in self.corner_flags
            for competency in flag.competencies
            for number, theme in enumerate(competency.themes, start=1)
            for behaviour in theme.behaviours
        }

    def markable(self, identifier: str) -> Markable | None:
        """What an id names, or None where it names nothing that can be marked."""
        return self._markable_by_id.get(identifier)

    def place(self, identifier: str) -> Place | None:
        """Where a behaviour stands, or None for an id outside the matrix."""
        return self._place_by_id.get(identifier)

    def level(self, identifier: str) -> Level | None:
        """The level of an id, or None."""
        return next((level for level in self.levels if level.id == identifier), None)

    def position(self, identifier: str) -> int:
        """The place of a markable in the framework's order, from 0; unknown ids come last."""
        return self._positions.get(identifier, len(self._positions))

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {markable.id: number for number, markable in enumerate(self.markables())}


def _identified(value: Value, within: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The ids of all things in a framework's lists, and in theirs, each with the place of the thing."""
    for field in type(value).model_fields:
        listed = getattr(value, field)
        if isinstance(listed, tuple):
            for number, item in enumerate(listed):
                place = (*within, field, number)
                yield place, item.id
                yield from _identified(item, place)


def canonical_digest(content: Any) -> str:
    """`sha256:` and the digest of a JSON value that does not depend on the order of keys or on white space."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()
