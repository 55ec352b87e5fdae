"""What a group's counts say, and the edits that write them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.core import edits, workshop_edits
from ledelsesplan.core.errors import AlreadyCounted, TooFewBallots, TooManyDots, TooManyHands, UnknownBehaviour
from ledelsesplan.core.plan import Participant, Plan
from ledelsesplan.core.voting import (
    MINIMUM_BALLOTS,
    Vote,
    ballots,
    candidates,
    disagreements,
    given_at,
    hands,
    helping,
    is_hidden,
    letter,
    people_at,
    votes,
)
from ledelsesplan.core.workshop_edits import Ballot
from tests.factories import empty_plan, small_framework

FRAMEWORK = small_framework()
IDS = [behaviour.id for behaviour in FRAMEWORK.behaviours()]
TOP = [identifier for identifier in IDS if identifier.endswith(".top")]


@pytest.fixture
def plan() -> Plan:
    """Eight people are present."""
    return edits.set_present(empty_plan(FRAMEWORK), 8)


def show(plan: Plan, behaviour: str, strength: int | None, priority: int | None) -> Plan:
    return edits.count_hands(plan, FRAMEWORK, behaviour, strength=strength, priority=priority)


def vote(strength: int | None, priority: int | None) -> Vote:
    return Vote("x", strength, priority, 8, anonymous=False)


def batch(count: int, *, start: int = 0, marks: frozenset[str] = frozenset(TOP[:1])) -> list[Ballot]:
    return [Ballot(marks, frozenset(), token=f"plan-{start + number}") for number in range(count)]


class TestDisagreement:
    def test_the_smaller_camp_counts_first_then_how_even_they_are(self) -> None:
        rising = [vote(8, 0), vote(7, 1), vote(6, 2), vote(3, 2), vote(5, 3), vote(3, 3), vote(4, 4)]

        assert sorted(rising, key=lambda item: item.disagreement) == rising

    @given(st.integers(0, 50), st.integers(0, 50))
    def test_it_is_the_same_from_both_sides_and_never_less_with_one_more_on_each(self, one: int, other: int) -> None:
        assert vote(one, other).disagreement == vote(other, one).disagreement
        assert vote(one + 1, other + 1).disagreement > vote(one, other).disagreement

    def test_one_person_alone_is_no_difference(self) -> None:
        assert not vote(7, 1).differs
        assert not vote(None, None).differs
        assert vote(6, 2).differs

    def test_most_comes_first_and_equal_ones_keep_the_frameworks_order(self, plan: Plan) -> None:
        plan = show(show(show(show(plan, TOP[0], 8, 0), TOP[1], 4, 4), TOP[2], 6, 2), TOP[3], 4, 4)

        assert [item.id for item in disagreements(FRAMEWORK, plan)] == [TOP[1], TOP[3], TOP[2], TOP[0]]
        only = disagreements(FRAMEWORK, plan, only_disagreement=True)
        assert [item.id for item in only] == [TOP[1], TOP[3], TOP[2]]

    def test_levels_that_were_not_chosen_and_what_nobody_was_asked_are_left_out(self, plan: Plan) -> None:
        plan = show(show(plan, TOP[0], 1, 1), IDS[2], 2, 2)
        plan = edits.set_levels(plan, FRAMEWORK, ("top",))

        assert [item.id for item in disagreements(FRAMEWORK, plan)] == [TOP[0]]

    def test_a_typed_none_is_asked(self, plan: Plan) -> None:
        assert [item.id for item in disagreements(FRAMEWORK, show(plan, TOP[0], 0, None))] == [TOP[0]]


class TestHidden:
    def test_hidden_hands_tell_no_count_and_no_order(self, plan: Plan) -> None:
        plan = workshop_edits.hide_hands(plan)
        plan = show(show(plan, TOP[1], 4, 4), TOP[0], 8, 0)

        assert is_hidden(plan)
        assert votes(FRAMEWORK, plan) == {}
        listed = disagreements(FRAMEWORK, plan, only_disagreement=True)
        assert [item.id for item in listed] == TOP[:2]
        assert all(item.strength is None and item.priority is None for item in listed)
        assert hands(plan)[TOP[1]].strength == 4

    def test_hidden_ballots_do_not_tell_what_anyone_marked(self, plan: Plan) -> None:
        plan = workshop_edits.add_ballots(plan, FRAMEWORK, batch(3), salt="ab")

        assert ballots(FRAMEWORK, plan) == {}
        assert len(disagreements(FRAMEWORK, plan)) == len(IDS)

    def test_all_is_revealed_at_once(self, plan: Plan) -> None:
        plan = show(workshop_edits.hide_hands(plan), TOP[1], 4, 4)
        plan = workshop_edits.add_ballots(plan, FRAMEWORK, batch(3), salt="ab")
        plan = workshop_edits.reveal_votes(plan)

        assert not is_hidden(plan)
        assert votes(FRAMEWORK, plan)[TOP[1]] == Vote(TOP[1], 4, 4, 8, anonymous=False)
        assert votes(FRAMEWORK, plan)[TOP[0]] == Vote(TOP[0], 3, 0, None, anonymous=True)

    def test_hands_stand_before_ballots(self, plan: Plan) -> None:
        plan = workshop_edits.add_ballots(plan, FRAMEWORK, batch(3), salt="ab")
        plan = show(workshop_edits.reveal_votes(plan), TOP[0], 1, 2)

        assert votes(FRAMEWORK, plan)[TOP[0]].strength == 1

    def test_fewer_than_three_are_never_revealed(self, plan: Plan) -> None:
        tally = plan.round.tally.replacing(ballots=2, ballots_revealed=True)
        plan = plan.replacing(rounds=(plan.round.replacing(tally=tally),))

        assert ballots(FRAMEWORK, plan) == {}
        assert not workshop_edits.reveal_votes(plan).round.tally.ballots_revealed


class TestBallots:
    @given(
        st.lists(
            st.tuples(st.frozensets(st.sampled_from(IDS)), st.frozensets(st.sampled_from(IDS))), min_size=3, max_size=9
        )
    )
    def test_only_sums_are_kept(self, marks: list[tuple[frozenset[str], frozenset[str]]]) -> None:
        plan = workshop_edits.add_ballots(
            empty_plan(FRAMEWORK), FRAMEWORK, [Ballot(one, other) for one, other in marks], salt="ab"
        )
        tally = plan.round.tally

        strengths = Counter(item for one, _ in marks for item in one)
        priorities = Counter(item for _, other in marks for item in other)
        assert tally.ballots == len(marks)
        assert {item.id: item.strength for item in tally.ballot_sums if item.strength} == dict(strengths)
        assert {item.id: item.priority for item in tally.ballot_sums if item.priority} == dict(priorities)

    def test_the_voters_of_a_behaviour_are_those_of_its_level(self, plan: Plan) -> None:
        given = [Ballot(frozenset(TOP[:1]), frozenset(), levels=frozenset({"top"})) for _ in range(3)]
        given += [Ballot(frozenset({"styring.tema-1.team"}), frozenset(), levels=frozenset({"team"})) for _ in range(4)]
        plan = edits.set_levels(plan, FRAMEWORK, ("top", "team"))
        plan = workshop_edits.add_ballots(plan, FRAMEWORK, given, salt="ab")
        plan = workshop_edits.add_ballots(plan, FRAMEWORK, given[3:], salt="ab")
        found = ballots(FRAMEWORK, workshop_edits.reveal_votes(plan))

        assert (found[TOP[0]].strength, found[TOP[0]].voters) == (3, 3)
        assert (found["styring.tema-1.team"].strength, found["styring.tema-1.team"].voters) == (8, 8)
        assert [given_at(plan, level) for level in FRAMEWORK.levels] == [3, 0, 8]
        assert given_at(plan, None) == 11
        assert workshop_edits.clear_ballots(plan).round.tally.ballot_levels == ()

    @given(st.permutations(range(5)))
    def test_the_order_tells_nothing(self, order: list[int]) -> None:
        listed = [Ballot(frozenset(IDS[number : number + 2]), frozenset(), f"p{number}") for number in range(5)]
        start = empty_plan(FRAMEWORK)

        straight = workshop_edits.add_ballots(start, FRAMEWORK, listed, salt="ab")
        assert workshop_edits.add_ballots(start, FRAMEWORK, [listed[n] for n in order], salt="ab") == straight

    @pytest.mark.parametrize("count", range(MINIMUM_BALLOTS))
    def test_a_small_batch_changes_nothing_also_when_others_were_counted(self, plan: Plan, count: int) -> None:
        plan = workshop_edits.add_ballots(plan, FRAMEWORK, batch(3), salt="ab")

        with pytest.raises(TooFewBallots):
            workshop_edits.add_ballots(plan, FRAMEWORK, batch(count, start=9), salt="ab")

    def test_no_plan_counts_twice(self, plan: Plan) -> None:
        plan = workshop_edits.add_ballots(plan, FRAMEWORK, batch(3), salt="ab")

        assert workshop_edits.is_counted(plan, "plan-1")
        assert not workshop_edits.is_counted(plan, "plan-7")
        with pytest.raises(AlreadyCounted):
            workshop_edits.add_ballots(plan, FRAMEWORK, batch(3, start=2), salt="cd")

    def test_what_the_framework_does_not_know_is_left_out(self, plan: Plan) -> None:
        plan = workshop_edits.add_ballots(plan, FRAMEWORK, batch(3, marks=frozenset({"ukendt"})), salt="ab")

        assert plan.round.tally.ballot_sums == ()

    def test_no_plan_id_can_be_read(self, plan: Plan) -> None:
        plan = workshop_edits.add_ballots(plan, FRAMEWORK, batch(3), salt="ab")

        assert "plan-1" not in plan.model_dump_json()

    def test_forgotten_they_can_be_counted_again(self, plan: Plan) -> None:
        counted = workshop_edits.add_ballots(plan, FRAMEWORK, batch(3), salt="ab")

        assert workshop_edits.clear_ballots(counted) == plan


class TestCandidates:
    def test_agreed_development_areas_come_first_and_strengths_only_when_wanted(self, plan: Plan) -> None:
        plan = edits.mark_strength(plan, FRAMEWORK, IDS[0])
        plan = edits.mark_priority(plan, FRAMEWORK, IDS[5])
        plan = edits.mark_priority(plan, FRAMEWORK, IDS[2])

        assert [(item.id, item.letter) for item in candidates(FRAMEWORK, plan)] == [(IDS[2], "A"), (IDS[5], "B")]
        everything = candidates(FRAMEWORK, plan, with_strengths=True)
        assert [(item.id, item.letter) for item in everything] == [(IDS[2], "A"), (IDS[5], "B"), (IDS[0], "C")]

    def test_a_chosen_strength_is_one(self, plan: Plan) -> None:
        plan = edits.mark_focus(edits.mark_strength(plan, FRAMEWORK, IDS[0]), FRAMEWORK, IDS[0])

        assert [item.id for item in candidates(FRAMEWORK, plan)] == [IDS[0]]

    def test_dots_order_them_only_when_they_are_shown_and_letters_stay(self, plan: Plan) -> None:
        for number in range(3):
            plan = edits.mark_priority(plan, FRAMEWORK, IDS[number])
            plan = workshop_edits.give_dots(plan, FRAMEWORK, IDS[number], (1, 5, 5)[number])

        assert [item.letter for item in candidates(FRAMEWORK, plan)] == ["A", "B", "C"]
        shown = candidates(FRAMEWORK, workshop_edits.reveal_dots(plan))
        assert [(item.letter, item.dots) for item in shown] == [("B", 5), ("C", 5), ("A", 1)]

    def test_letters_skip_the_keys_and_go_on(self) -> None:
        letters = [letter(number) for number in range(60)]

        assert not {"F", "N", "S", "U"} & set(letters)
        assert len(set(letters)) == 60
        assert letters[20:24] == ["Y", "Z", "AA", "AB"]


class TestCounts:
    def test_no_more_dots_than_there_are(self, plan: Plan) -> None:
        plan = workshop_edits.give_dots(plan, FRAMEWORK, IDS[0], 20)

        with pytest.raises(TooManyDots):
            workshop_edits.give_dots(plan, FRAMEWORK, IDS[1], 5)
        more = workshop_edits.set_dots_each(plan, 4)
        assert workshop_edits.give_dots(more, FRAMEWORK, IDS[1], 12).round.tally.dots_for(IDS[1]) == 12
        assert workshop_edits.give_dots(plan, FRAMEWORK, IDS[0], None).round.tally.dots == ()

    def test_dots_are_for_what_can_be_marked(self, plan: Plan) -> None:
        with pytest.raises(UnknownBehaviour):
            workshop_edits.give_dots(plan, FRAMEWORK, "ukendt", 1)

    def test_no_more_are_ready_than_are_present(self, plan: Plan) -> None:
        assert workshop_edits.set_dots_ready(plan, 8).round.tally.dots_ready == 8
        with pytest.raises(TooManyHands):
            workshop_edits.set_dots_ready(plan, 9)

    def test_fingers_are_counted_by_how_many_are_shown(self, plan: Plan) -> None:
        plan = workshop_edits.count_fingers(workshop_edits.count_fingers(plan, 5, 6), 2, 2)

        assert plan.round.tally.fist_to_five == (0, 0, 2, 0, 0, 6)
        with pytest.raises(TooManyHands):
            workshop_edits.count_fingers(plan, 0, 1)
        assert workshop_edits.count_fingers(plan, 0, None).round.tally.fist_to_five == ()


class TestHelping:
    def test_a_strength_of_some_beside_a_development_area_of_others(self, plan: Plan) -> None:
        theme = next(FRAMEWORK.themes())
        plan = edits.mark_strength(plan, FRAMEWORK, theme.at("top").id)
        plan = edits.mark_priority(plan, FRAMEWORK, theme.at("team").id)
        (found,) = helping(FRAMEWORK, plan)

        assert found.theme is theme
        assert [level.id for level in found.helpers] == ["top"]
        assert [level.id for level in found.learners] == ["team"]

    def test_one_that_is_both_helps_nobody(self, plan: Plan) -> None:
        theme = next(FRAMEWORK.themes())
        for level in ("top", "team"):
            plan = edits.mark_priority(plan, FRAMEWORK, theme.at(level).id)
        plan = edits.mark_strength(plan, FRAMEWORK, theme.at("top").id)

        assert helping(FRAMEWORK, plan) == ()

    def test_a_theme_chosen_as_focus_comes_first(self, plan: Plan) -> None:
        first, second = list(FRAMEWORK.themes())[:2]
        for theme in (first, second):
            plan = edits.mark_strength(plan, FRAMEWORK, theme.at("top").id)
            plan = edits.mark_priority(plan, FRAMEWORK, theme.at("team").id)
        plan = edits.mark_focus(plan, FRAMEWORK, second.at("team").id)

        assert [item.theme for item in helping(FRAMEWORK, plan)] == [second, first]

    def test_names_are_told_only_of_those_who_gave_a_level(self, plan: Plan) -> None:
        people = (Participant(id="a", name="Anne", level="top"), Participant(id="b", name="Bo"))
        plan = edits.set_participants(plan, people)

        assert [person.name for person in people_at(plan, FRAMEWORK.levels[0])] == ["Anne"]
        assert people_at(plan, FRAMEWORK.levels[1]) == ()
