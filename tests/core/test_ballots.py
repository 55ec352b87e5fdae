"""Personal plans as anonymous ballots."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.ballots import (
    Prepared,
    count_ballots,
    lonely_levels,
    prepare,
    refusal,
    salt_of,
    without_levels,
)
from ledelsesplan.core.errors import AlreadyCounted, BallotsTooAlike, TooFewBallots
from ledelsesplan.core.plan import Kind, Mark, Plan
from ledelsesplan.core.voting import MINIMUM_BALLOTS
from ledelsesplan.core.workshop_edits import Ballot, clear_ballots, is_counted
from tests.factories import (
    empty_plan,
    framework_from,
    reworded,
    small_framework,
    small_framework_content,
    with_own_leader,
)

FRAMEWORK = small_framework()
IDS = tuple(markable.id for markable in FRAMEWORK.markables())
TEAM = empty_plan()


def personal(strengths: tuple[str, ...] = (), priorities: tuple[str, ...] = (), levels: tuple[str, ...] = ()) -> Plan:
    plan = edits.set_levels(empty_plan(kind=Kind.PERSONAL), FRAMEWORK, levels)
    for item in strengths:
        plan = edits.mark_strength(plan, FRAMEWORK, item)
    for item in priorities:
        plan = edits.mark_priority(plan, FRAMEWORK, item)
    return plan


def ballot(number: int, strengths: tuple[str, ...] = (IDS[0],)) -> Ballot:
    return Ballot(frozenset(strengths), frozenset(), f"plan-{number}")


def ballots(*numbers: int) -> list[Ballot]:
    return [ballot(number) for number in numbers]


def counted(plan: Plan, *numbers: int, earlier: tuple[Plan, ...] = ()) -> Plan:
    return count_ballots(plan, FRAMEWORK, ballots(*numbers), earlier)


ballot_lists = st.lists(
    st.builds(Ballot, st.frozensets(st.sampled_from(IDS)), st.frozensets(st.sampled_from(IDS))), max_size=9
).map(lambda found: [Ballot(b.strengths, b.priorities, f"plan-{n}") for n, b in enumerate(found)])


class TestPrepare:
    def test_the_leaders_own_marks_of_the_newest_round_are_the_ballot(self) -> None:
        plan = personal((IDS[0], IDS[2]), (IDS[2], IDS[-1]))
        plan = edits.write_note(plan, FRAMEWORK, IDS[5], "En note er ingen markering")
        plan = with_own_leader(plan, FRAMEWORK, Mark(id=IDS[7], strength=True))

        made = prepare(FRAMEWORK, plan, "abc")

        assert made.ballot == Ballot(frozenset({IDS[0], IDS[2]}), frozenset({IDS[2], IDS[-1]}), "abc")
        assert (made.reworded, made.unknown) == (0, 0)

    def test_a_mark_whose_wording_is_another_now_counts_by_its_id_and_is_told(self) -> None:
        made = prepare(reworded(FRAMEWORK, IDS[0], "Et nyt ord"), personal((IDS[0], IDS[1])), "abc")

        assert made.ballot.strengths == {IDS[0], IDS[1]}
        assert made.reworded == 1

    def test_a_mark_of_what_the_framework_no_longer_has_is_left_out_and_told(self) -> None:
        content = small_framework_content()
        content["values"] = []

        made = prepare(framework_from(content), personal(("vaerdi.ro", IDS[0])), "abc")

        assert made.ballot.strengths == {IDS[0]}
        assert made.unknown == 1


class TestRefusal:
    def test_a_team_plan_is_none(self) -> None:
        assert refusal(FRAMEWORK, TEAM, edits.mark_strength(TEAM, FRAMEWORK, IDS[0]), "abc") == "team_plan"

    def test_another_framework_is_none(self) -> None:
        other = framework_from({**small_framework_content(), "id": "en-anden"})

        assert refusal(other, TEAM, personal((IDS[0],)), "abc") == "other_framework"

    def test_another_version_of_the_framework_is_one(self) -> None:
        other = framework_from({**small_framework_content(), "version": "3"})

        assert refusal(other, TEAM, personal((IDS[0],)), "abc") == ""

    def test_no_marks_are_none(self) -> None:
        assert refusal(FRAMEWORK, TEAM, personal(), "abc") == "no_marks"

    def test_a_plan_that_is_counted_is_none(self) -> None:
        assert refusal(FRAMEWORK, counted(TEAM, 1, 2, 3), personal((IDS[0],)), "plan-2") == "counted"


class TestLonelyLevels:
    def batch(self, *levels: tuple[str, ...]) -> list[Prepared]:
        marks = (f"styring.tema-1.{level}" for level in ("top", "midt", "team"))
        everything = frozenset((*marks, "alle.lytter"))
        return [Prepared(Ballot(everything, everything, str(n)), frozenset(item)) for n, item in enumerate(levels)]

    def test_marks_at_a_level_that_one_or_two_cover_are_left_out(self) -> None:
        batch = self.batch(("midt",), ("midt",), ("midt", "team"), ("top",))

        lonely = lonely_levels(FRAMEWORK, batch)

        assert [level.id for level in lonely] == ["top", "team"]
        left = without_levels(FRAMEWORK, batch, lonely)
        assert [item.levels for item in left] == [frozenset({"midt"})] * 3 + [frozenset()]
        for item in left:
            assert item.strengths == item.priorities == {"styring.tema-1.midt", "alle.lytter"}

    def test_a_level_that_three_cover_stays_and_one_that_nobody_covers_is_not_named(self) -> None:
        assert lonely_levels(FRAMEWORK, self.batch(("top",), ("top",), ("top",))) == ()


class TestCounting:
    @given(ballot_lists)
    def test_sums_equal_an_independent_count_or_nothing_changes(self, given_ballots: list[Ballot]) -> None:
        if len(given_ballots) < MINIMUM_BALLOTS:
            with pytest.raises(TooFewBallots):
                count_ballots(TEAM, FRAMEWORK, given_ballots)
            return
        tally = count_ballots(TEAM, FRAMEWORK, given_ballots).round.tally

        assert tally.ballots == len(given_ballots)
        strengths = Counter(item for b in given_ballots for item in b.strengths)
        priorities = Counter(item for b in given_ballots for item in b.priorities)
        assert {s.id: (s.strength, s.priority) for s in tally.ballot_sums} == {
            item: (strengths[item], priorities[item]) for item in IDS if strengths[item] or priorities[item]
        }

    @given(ballot_lists.filter(lambda found: len(found) >= 3), st.randoms())
    def test_the_order_of_the_ballots_does_not_matter(self, given_ballots: list[Ballot], random: object) -> None:
        shuffled = list(given_ballots)
        random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random

        assert count_ballots(TEAM, FRAMEWORK, shuffled) == count_ballots(TEAM, FRAMEWORK, given_ballots)

    def test_no_plan_counts_twice(self) -> None:
        with pytest.raises(AlreadyCounted):
            counted(counted(TEAM, 1, 2, 3), 3, 4, 5)

    def test_only_the_salted_hash_of_a_plans_id_is_kept(self) -> None:
        plan = counted(TEAM, 1, 2, 3)

        assert is_counted(plan, "plan-1")
        assert not is_counted(plan, "plan-4")
        assert "plan-1" not in plan.model_dump_json()

    def test_each_round_has_a_salt_of_its_own_that_stays(self) -> None:
        later = TEAM.round.replacing(id="en-anden")

        assert salt_of(TEAM.round) == salt_of(TEAM.round) == counted(TEAM, 1, 2, 3).round.tally.salt
        assert salt_of(later) != salt_of(TEAM.round)


class TestSubtraction:
    """No two generations may differ by so few plans that their ballots could be worked out."""

    def test_a_batch_read_in_again_with_one_more_is_refused_while_the_first_is_still_somewhere(self) -> None:
        first = counted(TEAM, 1, 2, 3)

        with pytest.raises(BallotsTooAlike) as caught:
            counted(clear_ballots(first), 1, 2, 3, 4, earlier=(TEAM, first))

        assert (caught.value.count, caught.value.least) == (1, 3)

    def test_one_exchanged_for_another_is_refused(self) -> None:
        with pytest.raises(BallotsTooAlike):
            counted(TEAM, 1, 2, 4, earlier=(counted(TEAM, 1, 2, 3),))

    def test_three_others_of_whom_one_is_alone_at_a_level_are_refused(self) -> None:
        def given(levels: str) -> list[Ballot]:
            return [
                Ballot(frozenset({IDS[0]}), frozenset(), f"plan-{number}", frozenset({level}))
                for number, level in enumerate(levels.split())
            ]

        first = count_ballots(TEAM, FRAMEWORK, given("top top top team team team"))
        others = given("top top top team team team top team team")
        with pytest.raises(BallotsTooAlike) as caught:
            count_ballots(clear_ballots(first), FRAMEWORK, others, (first,))

        assert caught.value.count == 1
        three_more = given("top top top team team team top top top")
        assert count_ballots(clear_ballots(first), FRAMEWORK, three_more, (first,)).round.tally.ballots == 9

    def test_the_same_batch_again_or_three_more_are_taken(self) -> None:
        first = counted(TEAM, 1, 2, 3)

        assert counted(clear_ballots(first), 1, 2, 3, earlier=(first,)) == first
        assert counted(clear_ballots(first), *range(1, 7), earlier=(first,)).round.tally.ballots == 6

    def test_an_earlier_rounds_ballots_do_not_matter(self) -> None:
        first = counted(TEAM, 1, 2, 3)
        later = TEAM.replacing(rounds=(*TEAM.rounds, TEAM.round.replacing(id="naeste")))

        assert counted(later, 1, 2, 3, 4, earlier=(first, later)).round.tally.ballots == 4

    def test_a_vote_that_is_given_anew_is_no_subtraction(self) -> None:
        def passed(count: int) -> list[Ballot]:
            return [Ballot(frozenset({IDS[0]}), frozenset()) for _ in range(count)]

        first = count_ballots(TEAM, FRAMEWORK, passed(5))

        assert count_ballots(TEAM, FRAMEWORK, passed(6), (first,)).round.tally.ballots == 6

    @given(st.lists(st.lists(st.integers(0, 7), unique=True), max_size=5))
    def test_whatever_is_read_in_undone_and_read_in_again(self, batches: list[list[int]]) -> None:
        earlier: list[Plan] = [TEAM]
        for batch in batches:
            try:
                earlier.append(counted(TEAM, *batch, earlier=tuple(earlier)))
            except (TooFewBallots, BallotsTooAlike):
                continue
        for one in earlier:
            for other in earlier:
                differing = set(one.round.tally.imported) ^ set(other.round.tally.imported)
                assert len(differing) not in (1, 2)


def test_a_new_round_counts_anew_with_a_salt_of_its_own() -> None:
    first = counted(TEAM, 1, 2, 3)
    begun = talk_edits.begin_round(first, FRAMEWORK, date(2028, 3, 3), "", carried=(), identifier="r2")
    assert not is_counted(begun, "plan-1")
    second = counted(begun, 1, 2, 4, earlier=(first,))
    assert second.round.tally.ballots == 3
    assert second.rounds[0] == first.round
    assert not set(second.round.tally.imported) & set(first.round.tally.imported)
