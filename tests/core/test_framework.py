from typing import Any

import pytest
from pydantic import ValidationError

from ledelsesplan.core import edits, matrix
from ledelsesplan.core.framework import Framework, canonical_digest
from ledelsesplan.core.matrix import PlanIndex
from tests.factories import (
    SMALL_LEVELS,
    empty_plan,
    framework_from,
    real_framework,
    reworded,
    small_framework,
    small_framework_content,
)


def problem(content: Any) -> tuple[tuple[str | int, ...], str, dict[str, Any]]:
    """Place, code and facts of the one thing that is wrong with a framework's content."""
    with pytest.raises(ValidationError) as caught:
        framework_from(content)
    errors = caught.value.errors()
    assert len(errors) == 1
    return errors[0]["loc"], errors[0]["type"], errors[0].get("ctx", {})


def first_theme(content: dict[str, Any]) -> dict[str, Any]:
    theme: dict[str, Any] = content["corner_flags"][0]["competencies"][0]["themes"][0]
    return theme


FIRST_THEME = ("corner_flags", 0, "competencies", 0, "themes", 0)


def test_the_shipped_framework_has_the_shape_of_the_document() -> None:
    framework = real_framework()

    assert [level.name for level in framework.levels] == [
        "Direktør",
        "Chef",
        "Leder af ledere",
        "Leder af medarbejdere",
    ]
    assert len(framework.corner_flags) == 4
    assert [len(flag.competencies) for flag in framework.corner_flags] == [2, 2, 2, 2]
    assert [len(competency.themes) for competency in framework.competencies()] == [3] * 8
    assert len(list(framework.behaviours())) == 96
    assert len(framework.expectations) == 7
    assert len(framework.values) == 3
    assert len(framework.intentions) == 7
    assert len(list(framework.markables())) == 96 + 17


def test_every_theme_of_the_shipped_framework_describes_every_level_in_order() -> None:
    framework = real_framework()
    levels = [level.id for level in framework.levels]

    for theme in framework.themes():
        assert [behaviour.level for behaviour in theme.behaviours] == levels


def test_the_shipped_framework_carries_its_own_digest() -> None:
    assert real_framework().digest == real_framework().content_digest


def test_ids_of_behaviours_are_readable_and_lead_to_their_place() -> None:
    place = real_framework().place("driftsledelse.kerneopgaven.chef")

    assert place is not None
    assert place.competency.name == "Driftsledelse"
    assert place.theme.name == "Sætter fokus på kerneopgaven"
    assert place.theme_number == 1
    assert place.level.name == "Chef"
    assert place.behaviour.id == "driftsledelse.kerneopgaven.chef"


def test_every_behaviour_is_found_where_it_stands(framework: Framework) -> None:
    for flag in framework.corner_flags:
        for competency in flag.competencies:
            for number, theme in enumerate(competency.themes, start=1):
                for level in framework.levels:
                    behaviour = theme.at(level.id)
                    place = framework.place(behaviour.id)
                    assert place is not None
                    assert (place.flag, place.competency, place.theme) == (flag, competency, theme)
                    assert (place.theme_number, place.level, place.behaviour) == (number, level, behaviour)


def test_what_stands_outside_the_matrix_can_be_marked_but_has_no_place(framework: Framework) -> None:
    general = list(framework.general())

    assert general == [*framework.expectations, *framework.values, *framework.intentions]
    for markable in general:
        assert framework.markable(markable.id) is markable
        assert framework.place(markable.id) is None


def test_positions_follow_the_framework_and_unknown_ids_come_last(framework: Framework) -> None:
    listed = [markable.id for markable in framework.markables()]

    assert sorted(set(listed), key=framework.position) == listed
    assert [framework.position(identifier) for identifier in listed] == list(range(len(listed)))
    assert framework.position("ukendt") == len(listed)


def test_unknown_ids_name_nothing(framework: Framework) -> None:
    assert framework.markable("ukendt") is None
    assert framework.place("ukendt") is None
    assert framework.level("ukendt") is None
    with pytest.raises(KeyError):
        next(framework.themes()).at("ukendt")


def test_a_level_is_found_by_its_id(framework: Framework) -> None:
    for level in framework.levels:
        assert framework.level(level.id) is level


class TestAnotherFramework:
    def test_it_has_its_own_counts(self) -> None:
        framework = small_framework()

        assert [len(flag.competencies) for flag in framework.corner_flags] == [2, 1]
        assert [len(competency.themes) for competency in framework.competencies()] == [2, 4, 3]
        assert len(list(framework.behaviours())) == 27

    def test_every_view_of_it_is_drawn(self) -> None:
        framework = small_framework()
        index = PlanIndex(framework, empty_plan(framework))

        roles = [matrix.by_role(index, level) for level in SMALL_LEVELS]
        competencies = [matrix.by_competency(index, item.id) for item in framework.competencies()]
        whole = matrix.overview(index)

        assert [(len(grid.rows), grid.width) for grid in roles] == [(3, 4)] * 3
        assert [(len(grid.rows), grid.width) for grid in competencies] == [(3, 2), (3, 4), (3, 3)]
        assert (len(whole.rows), whole.width) == (9, 3)
        assert matrix.single_column(whole).width == 1
        assert matrix.keep_rows(whole, lambda cell: cell.place.flag.id == "udvikling").rows == whole.rows[6:]

    def test_everything_in_it_can_be_marked(self) -> None:
        framework = small_framework()
        plan = empty_plan(framework)
        for markable in framework.markables():
            plan = edits.mark_strength(plan, framework, markable.id)

        assert len(plan.marks) == 30

    def test_a_framework_of_one_of_each_is_enough(self) -> None:
        content = small_framework_content()
        content["levels"] = content["levels"][:1]
        content["corner_flags"] = content["corner_flags"][1:]
        theme = content["corner_flags"][0]["competencies"][0]["themes"][0]
        theme["behaviours"] = theme["behaviours"][:1]
        content["corner_flags"][0]["competencies"][0]["themes"] = [theme]
        for key in ("expectations", "values", "intentions"):
            del content[key]

        framework = framework_from(content)
        index = PlanIndex(framework, empty_plan(framework))

        assert [cell.text for cell in matrix.overview(index).cells()] == ["Viser nytaenkning 1 som top"]
        assert matrix.by_role(index, "top").width == 1

    def test_levels_may_be_described_in_any_order(self) -> None:
        content = small_framework_content()
        first_theme(content)["behaviours"].reverse()
        framework = framework_from(content)

        [cell, *_rest] = matrix.overview(PlanIndex(framework, empty_plan(framework))).cells()

        assert cell.place.level.id == "top"


class TestRefusals:
    def test_a_theme_that_lacks_a_level_is_refused_with_its_place(self) -> None:
        content = small_framework_content()
        theme = content["corner_flags"][0]["competencies"][1]["themes"][2]
        del theme["behaviours"][1]

        place, code, facts = problem(content)

        assert place == ("corner_flags", 0, "competencies", 1, "themes", 2)
        assert code == "level_not_described"
        assert facts["level"] == "midt"

    def test_a_theme_that_describes_an_unknown_level_is_refused_with_its_place(self) -> None:
        content = small_framework_content()
        first_theme(content)["behaviours"].append({"id": "styring.tema-1.ny", "level": "ny", "text": "Ny"})

        place, code, facts = problem(content)

        assert (place, code, facts["level"]) == (FIRST_THEME, "unknown_level", "ny")

    def test_a_theme_that_describes_a_level_twice_is_refused_with_its_place(self) -> None:
        content = small_framework_content()
        first_theme(content)["behaviours"].append({"id": "styring.tema-1.igen", "level": "top", "text": "Igen"})

        place, code, _facts = problem(content)

        assert (place, code) == (FIRST_THEME, "level_described_twice")

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            (("levels", 0), ("levels", 1)),
            (("corner_flags", 0), ("corner_flags", 1)),
            (("corner_flags", 0, "competencies", 0), ("corner_flags", 1, "competencies", 0)),
            ((*FIRST_THEME,), ("corner_flags", 1, "competencies", 0, "themes", 0)),
            ((*FIRST_THEME, "behaviours", 0), ("corner_flags", 1, "competencies", 0, "themes", 0, "behaviours", 0)),
            (("corner_flags", 0), ("corner_flags", 0, "competencies", 0)),
            (("expectations", 0), ("values", 0)),
            (("intentions", 0), (*FIRST_THEME, "behaviours", 2)),
        ],
    )
    def test_an_id_that_stands_twice_is_refused_and_named(
        self, one: tuple[str | int, ...], other: tuple[str | int, ...]
    ) -> None:
        content = small_framework_content()
        if one == ("levels", 0):
            content["levels"].append(content["levels"][0])
        else:
            node_at(content, other)["id"] = node_at(content, one)["id"]

        place, code, facts = problem(content)

        assert code == "duplicate_id"
        assert facts["identifier"] == node_at(content, one)["id"]
        assert place in (one, other) if one != ("levels", 0) else place == ("levels", 3)

    @pytest.mark.parametrize(
        ("place", "value", "code"),
        [
            (("title",), 7, "string_type"),
            (("title",), "", "string_too_short"),
            (("levels",), [], "too_short"),
            (("levels",), {}, "tuple_type"),
            (("corner_flags",), [], "too_short"),
            (("corner_flags", 0, "competencies"), [], "too_short"),
            (("corner_flags", 0, "competencies", 0, "themes"), [], "too_short"),
            (("corner_flags", 0), "drift", "model_type"),
            ((*FIRST_THEME, "behaviours", 0, "text"), None, "string_type"),
            ((*FIRST_THEME, "behaviours", 0, "text"), "", "string_too_short"),
            ((*FIRST_THEME, "behaviours", 0, "id"), "Ledelse på dansk", "string_pattern_mismatch"),
            (("levels", 0, "id"), "top\n", "string_pattern_mismatch"),
            (("format",), "en-anden", "literal_error"),
            (("format_version",), 2, "literal_error"),
            (("format_version",), "1", "int_type"),
            (("format_version",), True, "int_type"),
            (("format_version",), 1.0, "int_type"),
            (("date",), "2021-13", "string_pattern_mismatch"),
            (("date",), "december 2021", "string_pattern_mismatch"),
            (("date",), "٢٠٢١", "string_pattern_mismatch"),
            (("date",), "2021-02-30", "date_parsing"),
            (("date",), "0000", "date_parsing"),
        ],
    )
    def test_a_wrong_value_is_refused_with_its_place(
        self, place: tuple[str | int, ...], value: object, code: str
    ) -> None:
        content = small_framework_content()
        node_at(content, place[:-1])[place[-1]] = value

        found, found_code, _facts = problem(content)

        assert (found, found_code) == (place, code)

    @pytest.mark.parametrize("place", [(), ("levels", 0), (*FIRST_THEME,), (*FIRST_THEME, "behaviours", 0)])
    def test_an_unknown_key_is_refused_with_its_place(self, place: tuple[str | int, ...]) -> None:
        content = small_framework_content()
        node_at(content, place)["farve"] = "blå"

        found, code, _facts = problem(content)

        assert (found, code) == ((*place, "farve"), "extra_forbidden")

    @pytest.mark.parametrize("key", ["format", "id", "version", "title", "organisation", "date", "source", "levels"])
    def test_a_missing_key_is_refused_with_its_name(self, key: str) -> None:
        content = small_framework_content()
        del content[key]

        found, code, _facts = problem(content)

        assert (found, code) == ((key,), "missing")

    def test_a_digest_that_does_not_fit_is_refused_with_the_one_that_does(self) -> None:
        content = small_framework_content()
        content["digest"] = "sha256:" + "0" * 64

        _place, code, facts = problem(content)

        assert code == "digest_differs"
        assert facts["digest"] == small_framework().content_digest


class TestDigest:
    def test_a_fitting_digest_is_accepted(self) -> None:
        content = small_framework_content()
        content["digest"] = small_framework().content_digest

        assert framework_from(content).content_digest == content["digest"]

    def test_it_does_not_depend_on_the_order_of_keys(self) -> None:
        content = dict(reversed(small_framework_content().items()))

        assert framework_from(content).content_digest == small_framework().content_digest

    def test_it_changes_with_every_wording(self) -> None:
        framework = small_framework()
        digests = {reworded(framework, markable.id, "Andet").content_digest for markable in framework.markables()}

        assert len(digests) == 30
        assert framework.content_digest not in digests

    def test_what_is_left_out_and_what_is_empty_are_the_same(self) -> None:
        content = {**small_framework_content(), "subtitle": "", "uses": []}

        assert framework_from(content).content_digest == small_framework().content_digest

    def test_a_field_that_a_later_version_adds_changes_no_digest(self) -> None:
        class LaterFramework(Framework):
            colour: str = ""

        later = LaterFramework.model_validate_json(real_framework().model_dump_json())

        assert later.content_digest == real_framework().content_digest

    def test_it_is_the_digest_of_canonical_json(self) -> None:
        assert canonical_digest({"b": 1, "a": "å"}) == canonical_digest({"a": "å", "b": 1})
        assert canonical_digest({}) == "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


def test_a_framework_cannot_be_changed(framework: Framework) -> None:
    with pytest.raises(ValidationError):
        framework.title = "Andet"  # type: ignore[misc]


@pytest.fixture(params=["real", "small"])
def framework(request: pytest.FixtureRequest) -> Framework:
    return real_framework() if request.param == "real" else small_framework()


def node_at(content: Any, place: tuple[str | int, ...]) -> Any:
    for step in place:
        content = content[step]
    return content
