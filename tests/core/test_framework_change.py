"""Two versions of a framework, and a plan that moves from one to the other."""

from typing import Any

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.framework_change import (
    Difference,
    FrameworkChanges,
    Frameworks,
    changes,
    changes_for,
    changes_of_marked,
    marked_without_place,
    move_on,
)
from ledelsesplan.core.matrix import PlanIndex
from ledelsesplan.core.plan import Kind, Mark, Plan
from tests.factories import empty_plan, framework_from, rebuilt, reworded, small_framework, small_framework_content

OLD = small_framework()
ONE, TWO = [item.id for item in OLD.behaviours()][:2]
GONE, NEW = "alle.lytter", "alle.spoerger"


def newer() -> Framework:
    """Version 3: one behaviour in other words, one general expectation out and another one in."""
    content: dict[str, Any] = reworded(OLD, ONE, "Noget andet").model_dump(mode="json")
    content["version"] = "3"
    content["expectations"] = [{"id": NEW, "text": "Spørger"}]
    return framework_from(content)


def marked(*identifiers: str) -> Plan:
    plan = empty_plan(kind=Kind.PERSONAL)
    for identifier in identifiers:
        plan = edits.mark_strength(plan, OLD, identifier)
    return plan


def test_what_differs_between_two_versions() -> None:
    assert changes(OLD, newer()) == FrameworkChanges(
        reworded=(Difference(ONE, "Viser styring 1 som top", "Noget andet"),),
        added=(Difference(NEW, None, "Spørger"),),
        removed=(Difference(GONE, "Lytter", None),),
    )
    assert not changes(OLD, framework_from(small_framework_content()))


def test_without_the_old_version_only_what_is_marked_is_compared() -> None:
    plan = marked(ONE, TWO, GONE)
    assert changes_of_marked(plan, newer()) == FrameworkChanges(
        reworded=(Difference(ONE, "Viser styring 1 som top", "Noget andet"),),
        removed=(Difference(GONE, "Lytter", None),),
        complete=False,
    )
    assert changes_for(plan, Frameworks(newer())).complete is False
    assert changes_for(plan, Frameworks(newer(), {OLD.content_digest: OLD})) == changes(OLD, newer())


def test_a_plan_is_shown_in_its_own_version_where_that_is_at_hand() -> None:
    plan, new = marked(ONE), newer()
    at_hand = Frameworks(new, {OLD.content_digest: OLD})
    assert at_hand.of(plan) is OLD
    assert Frameworks(new).of(plan) is new
    assert at_hand.of(move_on(plan, new)) is new
    assert (at_hand.has_moved(plan), at_hand.has_moved(move_on(plan, new))) == (True, False)
    assert (at_hand.is_at_hand(plan.round), Frameworks(new).is_at_hand(plan.round)) == (True, False)


def test_another_framework_is_not_a_newer_version() -> None:
    content = small_framework_content()
    content["id"] = "en-helt-anden"
    assert not Frameworks(framework_from(content)).has_moved(marked(ONE))


def test_moving_on_keeps_every_mark_and_flags_what_was_reworded_until_it_is_marked_again() -> None:
    new = newer()
    plan = edits.write_note(marked(ONE, TWO, GONE), OLD, GONE, "Fordi")
    moved = rebuilt(move_on(plan, new))
    assert moved.round.framework == edits.reference(new)
    assert moved.marks == plan.marks
    assert moved.mark(GONE) == Mark(id=GONE, strength=True, note="Fordi")
    assert marked_without_place(moved, new) == (GONE,)
    assert [PlanIndex(new, moved).entry(item).reworded for item in (ONE, TWO)] == [True, False]
    again = edits.mark_strength(edits.clear_mark(moved, new, ONE), new, ONE)
    assert PlanIndex(new, again).entry(ONE).reworded is False
    assert move_on(moved, new) is moved


def test_levels_that_are_gone_are_left_out() -> None:
    content = small_framework_content()
    content["levels"] = content["levels"][1:]
    for flag in content["corner_flags"]:
        for competency in flag["competencies"]:
            for theme in competency["themes"]:
                theme["behaviours"] = theme["behaviours"][1:]
    fewer = framework_from(content)
    assert move_on(marked(), fewer).round.levels == ("midt", "team")
    only_top = edits.set_levels(marked(), OLD, ("top",))
    assert move_on(only_top, fewer).round.levels == ("midt", "team")


def test_an_action_of_something_unmarked_that_is_gone_keeps_its_words() -> None:
    plan = edits.add_action(marked(ONE), GONE, identifier="a1", text="Lyt")
    assert move_on(plan, newer()).round.wording(GONE) is None
    moved = move_on(plan, newer(), OLD)
    assert moved.round.wording(GONE) == "Lytter"
    assert move_on(marked(GONE), newer(), OLD).round.wordings == marked(GONE).round.wordings
