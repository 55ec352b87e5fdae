"""What a group's counts say: votes, disagreement, candidates for focus, and who can help whom."""

from collections.abc import Iterator
from typing import NamedTuple

from ledelsesplan.core.framework import Competency, Framework, Level, Theme
from ledelsesplan.core.plan import Mark, Participant, Plan

# Fewer anonymous ballots than this are never shown, and never added alone: each could be guessed.
MINIMUM_BALLOTS = 3

# Letters to talk by. F, N, S and U are marks and keys.
LETTERS = "ABCDEGHIJKLMOPQRTVWXYZ"


class Vote(NamedTuple):
    """How many of `voters` people called a behaviour a strength and a development area; None was not asked.

    `anonymous` tells ballots from hands.
    """

    id: str
    strength: int | None
    priority: int | None
    voters: int | None
    anonymous: bool

    @property
    def is_counted(self) -> bool:
        """Whether anyone was asked at all."""
        return self.strength is not None or self.priority is not None

    @property
    def disagreement(self) -> tuple[int, int]:
        """How much a group differs, to sort by; a larger value is more disagreement.

        First the size of the smaller camp, min(S, U): as many pairs can be formed of two who see it differently. Then
        how even the camps are, -|S - U|. This orders two camps as the polarisation of Esteban and Ray ("On the
        Measurement of Polarization", Econometrica 62, 1994) does: it grows with the size of both and is highest when
        they are equal.
        """
        strength, priority = self.strength or 0, self.priority or 0
        return min(strength, priority), -abs(strength - priority)

    @property
    def differs(self) -> bool:
        """Whether more than one person stands on each side."""
        return self.disagreement[0] > 1


def hands(plan: Plan) -> dict[str, Vote]:
    """The shows of hands by behaviour, whether revealed or not."""
    present = plan.round.present
    return {
        item.id: Vote(item.id, item.strength, item.priority, present, anonymous=False)
        for item in plan.round.tally.hands
    }


def ballots(framework: Framework, plan: Plan) -> dict[str, Vote]:
    """The anonymous ballots by behaviour: nothing of fewer than MINIMUM_BALLOTS, and before they are revealed.

    The voters are those whose ballots were given for the behaviour's level; None where that is not known.
    """
    return all_ballots(framework, plan) if plan.round.tally.ballots_revealed else {}


def all_ballots(framework: Framework, plan: Plan) -> dict[str, Vote]:
    """The same, revealed or not: for the facilitator's eyes."""
    tally = plan.round.tally
    if tally.ballots < MINIMUM_BALLOTS:
        return {}
    at_level = {item.level: item.count for item in tally.ballot_levels}
    everyone = tally.ballots if len(plan.round.levels) == 1 else None
    found = {}
    for item in tally.ballot_sums:
        place = framework.place(item.id)
        voters = everyone if place is None or not at_level else at_level.get(place.level.id)
        found[item.id] = Vote(item.id, item.strength, item.priority, voters, anonymous=True)
    return found


def given_at(plan: Plan, level: Level | None) -> int:
    """How many ballots were given for a level; all of them where nothing is known of levels."""
    at_level = {item.level: item.count for item in plan.round.tally.ballot_levels}
    return plan.round.tally.ballots if level is None or not at_level else at_level.get(level.id, 0)


def votes(framework: Framework, plan: Plan) -> dict[str, Vote]:
    """What the group has seen: for each behaviour the hands, or the ballots where no hands were counted."""
    return {**ballots(framework, plan), **(hands(plan) if plan.round.tally.hands_revealed else {})}


def is_hidden(plan: Plan) -> bool:
    """Whether there are counts that the group has not seen yet."""
    tally = plan.round.tally
    return (bool(tally.hands) and not tally.hands_revealed) or (
        tally.ballots >= MINIMUM_BALLOTS and not tally.ballots_revealed
    )


def disagreements(framework: Framework, plan: Plan, *, only_disagreement: bool = False) -> tuple[Vote, ...]:
    """The counted behaviours of the chosen levels, most disagreement first; equal ones in the framework's order.

    While anything is hidden they stand in the framework's order, all of them and without counts.
    """
    tally = plan.round.tally
    if is_hidden(plan):
        has_ballots = tally.ballots >= MINIMUM_BALLOTS
        counted = {item for item, vote in hands(plan).items() if vote.is_counted}
        return tuple(
            Vote(item, None, None, None, anonymous=has_ballots)
            for item in _in_scope(framework, plan)
            if has_ballots or item in counted
        )
    seen = votes(framework, plan)
    listed = [seen[item] for item in _in_scope(framework, plan) if item in seen and seen[item].is_counted]
    return tuple(
        sorted(
            (vote for vote in listed if vote.differs or not only_disagreement),
            key=lambda vote: vote.disagreement,
            reverse=True,
        )
    )


def _in_scope(framework: Framework, plan: Plan) -> Iterator[str]:
    """The behaviours of the chosen levels in the order of the round's pages: competency, level, theme."""
    for competency in framework.competencies():
        for level in framework.levels:
            if level.id in plan.round.levels:
                yield from (theme.at(level.id).id for theme in competency.themes)


class Candidate(NamedTuple):
    """What can be chosen as focus: its mark, its letter to talk by, its dots (None before any were given)."""

    mark: Mark
    letter: str
    dots: int | None

    @property
    def id(self) -> str:
        """The id of the behaviour."""
        return self.mark.id

    @property
    def focus(self) -> bool:
        """Whether it is chosen."""
        return self.mark.focus


def candidates(framework: Framework, plan: Plan, *, with_strengths: bool = False) -> tuple[Candidate, ...]:
    """The agreed development areas and what is chosen already; with strengths after them where they are wanted.

    Letters go by the framework's order and stay. Revealed dots order the rest: most first, equal ones as they were.
    """
    marks = sorted(plan.marks, key=lambda mark: framework.position(mark.id))
    first = [mark for mark in marks if mark.priority]
    others = [mark for mark in marks if mark.strength and not mark.priority]
    listed = first + [mark for mark in others if with_strengths or mark.focus]
    tally = plan.round.tally
    found = [
        Candidate(mark, letter(number), tally.dots_for(mark.id))
        for number, mark in enumerate(first + others)
        if mark in listed
    ]
    if tally.dots_revealed:
        found.sort(key=lambda item: -(item.dots or 0))
    return tuple(found)


def letter(number: int) -> str:
    """The letter of a candidate by its number from 0: A to Z without the keys' letters, then AA, AB and so on."""
    rounds, rest = divmod(number, len(LETTERS))
    return (letter(rounds - 1) if rounds else "") + LETTERS[rest]


class Help(NamedTuple):
    """A theme that is a strength at some levels and a development area at others."""

    theme: Theme
    competency: Competency
    helpers: tuple[Level, ...]
    learners: tuple[Level, ...]


def helping(framework: Framework, plan: Plan) -> tuple[Help, ...]:
    """Who can help whom, by level: agreed strengths of some levels beside agreed development areas of others.

    Among the levels of the plan only. Themes that someone has chosen as focus come first.
    """
    marks = {mark.id: mark for mark in plan.marks}
    found: list[tuple[bool, Help]] = []
    for competency in framework.competencies():
        for theme in competency.themes:
            helpers, learners, chosen = [], [], False
            for level in framework.levels:
                mark = marks.get(theme.at(level.id).id)
                if mark is None or level.id not in plan.round.levels:
                    continue
                if mark.strength and not mark.priority:
                    helpers.append(level)
                elif mark.priority and not mark.strength:
                    learners.append(level)
                    chosen = chosen or mark.focus
            if helpers and learners:
                found.append((not chosen, Help(theme, competency, tuple(helpers), tuple(learners))))
    return tuple(help_ for _, help_ in sorted(found, key=lambda item: item[0]))


def people_at(plan: Plan, level: Level) -> tuple[Participant, ...]:
    """The participants who were entered with a level, for the purpose of asking them."""
    return tuple(person for person in plan.participants if person.level == level.id)
