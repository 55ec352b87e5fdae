"""What there is to read, what was read, and the levels next to one's own."""

import pytest

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.reading import FOR_ALL_LEADERS, first_unread, parts_read, reading_parts, stairs
from tests.factories import empty_plan, small_framework


def test_what_holds_for_all_comes_before_the_competencies(framework: Framework) -> None:
    parts = reading_parts(framework)
    assert parts[:3] == (FOR_ALL_LEADERS, "driftsledelse", "personaleledelse")
    assert len(parts) == 9
    assert framework.markable(FOR_ALL_LEADERS) is None


def test_a_framework_with_nothing_for_all_has_competencies_only(framework: Framework) -> None:
    bare = framework.model_copy(update={"expectations": (), "values": (), "intentions": ()})
    assert reading_parts(bare)[0] == "driftsledelse"


def test_parts_are_read_in_any_order_and_unread_again(framework: Framework) -> None:
    plan = empty_plan(framework, Kind.PERSONAL)
    assert first_unread(framework, plan) == FOR_ALL_LEADERS
    for part in ("personaleledelse", FOR_ALL_LEADERS, "nedlagt-kompetence"):
        plan = talk_edits.mark_read(plan, part)
    assert parts_read(framework, plan) == (FOR_ALL_LEADERS, "personaleledelse")
    assert first_unread(framework, plan) == "driftsledelse"
    plan = talk_edits.mark_read(plan, FOR_ALL_LEADERS, False)
    assert first_unread(framework, plan) == FOR_ALL_LEADERS
    for part in reading_parts(framework):
        plan = talk_edits.mark_read(plan, part)
    assert first_unread(framework, plan) is None


@pytest.mark.parametrize(
    ("level", "wanted"),
    [
        ("direktoer", ["direktoer", "chef"]),
        ("chef", ["direktoer", "chef", "leder-af-ledere"]),
        ("leder-af-medarbejdere", ["leder-af-ledere", "leder-af-medarbejdere"]),
    ],
)
def test_a_level_stands_between_its_neighbours(framework: Framework, level: str, wanted: list[str]) -> None:
    found = stairs(framework, level)
    assert found is not None
    assert [item.id for item in found.levels] == wanted
    assert found.own.id == level


@pytest.mark.parametrize("level", [None, "nedlagt"])
def test_there_are_no_stairs_without_a_level(framework: Framework, level: str | None) -> None:
    assert stairs(framework, level) is None


def test_one_level_is_a_single_step() -> None:
    framework = small_framework()
    first = framework.levels[0].id
    found = stairs(
        framework, edits.new_plan(framework, Kind.PERSONAL, "P", empty_plan().round.date, levels=(first,)).own_level
    )
    assert found is not None
    assert found.own.id == first
    assert found.above is None
