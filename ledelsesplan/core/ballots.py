"""Personal plans as anonymous ballots: what of a plan is counted, and what keeps one person's part from being seen."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ledelsesplan.core.errors import BallotsTooAlike
from ledelsesplan.core.framework import Framework, Level
from ledelsesplan.core.plan import Kind, Plan, Round, Tally
from ledelsesplan.core.voting import MINIMUM_BALLOTS
from ledelsesplan.core.workshop_edits import Ballot, add_ballots, is_counted


@dataclass(frozen=True, slots=True)
class Prepared:
    """A personal plan's ballot, the levels that the plan covers, and what is not as it was when it was marked.

    `reworded` is how many of its marks count by their id although the wording is another now, `unknown` how many are
    left out because the framework no longer has what they mark.
    """

    ballot: Ballot
    levels: frozenset[str]
    reworded: int = 0
    unknown: int = 0


def refusal(framework: Framework, team: Plan, personal: Plan, token: str) -> str:
    """Why a plan cannot be a ballot of a team plan's newest round, as a code of `text.REASONS`; "" where it can."""
    if personal.kind is not Kind.PERSONAL:
        return "team_plan"
    if personal.round.framework.id != framework.id:
        return "other_framework"
    if is_counted(team, token):
        return "counted"
    if not any(mark.is_marked and framework.markable(mark.id) is not None for mark in personal.marks):
        return "no_marks"
    return ""


def prepare(framework: Framework, personal: Plan, token: str) -> Prepared:
    """The leader's own marks of the newest round as a ballot; no note goes with them. `token` is the plan's id."""
    marks = [mark for mark in personal.marks if mark.is_marked]
    texts = {markable.id: markable.text for markable in framework.markables()}
    known = [mark for mark in marks if mark.id in texts]
    wording = {item.id: item.text for item in personal.round.wordings}
    return Prepared(
        Ballot(
            strengths=frozenset(mark.id for mark in known if mark.strength),
            priorities=frozenset(mark.id for mark in known if mark.priority),
            token=token,
        ),
        levels=frozenset(personal.round.levels),
        reworded=sum(wording.get(mark.id, texts[mark.id]) != texts[mark.id] for mark in known),
        unknown=len(marks) - len(known),
    )


def lonely_levels(framework: Framework, batch: Iterable[Prepared]) -> tuple[Level, ...]:
    """The levels that some plans of a batch cover, but fewer than MINIMUM_BALLOTS: their marks could be guessed."""
    covering = Counter(level for item in batch for level in item.levels)
    return tuple(level for level in framework.levels if 0 < covering[level.id] < MINIMUM_BALLOTS)


def without_levels(framework: Framework, batch: Iterable[Prepared], levels: Iterable[Level]) -> tuple[Ballot, ...]:
    """The ballots of a batch, given for their levels but some, and without marks there.

    A ballot that is left with no marks counts as a blank one.
    """
    left_out = {level.id for level in levels}
    hidden = {theme.at(level).id for level in left_out for theme in framework.themes()}
    return tuple(
        replace(
            item.ballot,
            strengths=item.ballot.strengths - hidden,
            priorities=item.ballot.priorities - hidden,
            levels=item.levels - left_out,
        )
        for item in batch
    )


def count_ballots(plan: Plan, /, framework: Framework, ballots: Iterable[Ballot], earlier: Sequence[Plan] = ()) -> Plan:
    """Adds a batch of ballots to the newest round, as `add_ballots` does, and raises what that raises.

    `earlier` are generations of the plan that someone may still have. Raises BallotsTooAlike where the new sums would
    differ from theirs by so few plans that these could be worked out by subtraction, e.g. after a batch is undone and
    read in again with one plan more.
    """
    after = add_ballots(plan, framework, ballots, salt=salt_of(plan.round))
    for generation in earlier:
        for item in generation.rounds:
            if item.id == after.round.id:
                few = telling_difference(item.tally, after.round.tally)
                if few:
                    raise BallotsTooAlike(few, MINIMUM_BALLOTS)
    return after


def salt_of(item: Round) -> str:
    """The salt of a round: always the same one, so that the hashes of its generations can be compared."""
    return hashlib.sha256(item.id.encode()).hexdigest()[:32]


def telling_difference(one: Tally, other: Tally) -> int:
    """By how many plans two counts differ, where that is so few that they could be worked out; 0 where it is not."""
    plans = len(set(one.imported) ^ set(other.imported))
    # Ballots without a plan are given anew each time: two counts that differ in them alone show nobody's.
    passed = abs((one.ballots - len(one.imported)) - (other.ballots - len(other.imported)))
    if plans and plans + passed < MINIMUM_BALLOTS:
        return plans
    return _telling_level(one, other) if plans else 0


def _telling_level(one: Tally, other: Tally) -> int:
    """By how many ballots two counts differ at a level, where that is too few; 0 where no level tells."""
    before, after = ({item.level: item.count for item in tally.ballot_levels} for tally in (one, other))
    differences = (abs(before.get(level, 0) - after.get(level, 0)) for level in before.keys() | after.keys())
    return min((count for count in differences if 0 < count < MINIMUM_BALLOTS), default=0)
