"""The verbs of a workshop: its run-sheet, its place and clock, and the counts that a group gives."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ledelsesplan.core.errors import AlreadyCounted, TooFewBallots, TooManyDots, TooManyHands, UnknownBehaviour
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.parts import in_tally, placed
from ledelsesplan.core.plan import BallotSum, Dots, LevelBallots, Plan
from ledelsesplan.core.run_sheet import Progress, Step
from ledelsesplan.core.voting import MINIMUM_BALLOTS
from ledelsesplan.core.workshop import Page

FINGERS = 6  # 0 to 5
MOST_SECONDS = 1_000_000


def set_steps(plan: Plan, /, steps: tuple[Step, ...]) -> Plan:
    """The run-sheet with other steps; the place and the clocks stay. At least one step is needed."""
    return plan.replacing(run_sheet=plan.run_sheet.replacing(steps=steps or plan.run_sheet.steps))


def write_step_note(plan: Plan, /, step: str, note: str) -> Plan:
    """The facilitator's own note on a step; a step that is not there leaves the plan as it is."""
    steps = tuple(item.replacing(note=note) if item.id == step else item for item in plan.run_sheet.steps)
    return set_steps(plan, steps)


# Place and clock: kept in the plan, but no undo steps (`Document.note`)


def turn_to(plan: Plan, /, page: Page, step: str, number: int, now: datetime) -> Plan:
    """Goes from `page` to a page (from 0) of a step. A clock that runs goes on there; skipping loses nothing."""
    return _in_progress(_kept(plan, page, now), step=step, page=number)


def start_clock(plan: Plan, /, page: Page, now: datetime) -> Plan:
    """Lets the clock run from `now`, and remembers the first time as the workshop's beginning."""
    progress = plan.run_sheet.progress
    if progress.running_since is not None:
        return plan
    return _in_progress(plan, step=page.step.id, running_since=now, started_at=progress.started_at or now)


def stop_clock(plan: Plan, /, page: Page, now: datetime) -> Plan:
    """Stops the clock where it is."""
    return _in_progress(_kept(plan, page, now), running_since=None)


def keep_clock(plan: Plan, /, page: Page, now: datetime) -> Plan:
    """Writes down what a running clock has counted up to `now`."""
    return _kept(plan, page, now)


def give_minute(plan: Plan, /, page: Page) -> Plan:
    """A minute more for a page's clock."""
    progress = plan.run_sheet.progress
    seconds = min(progress.extra(page.key) + 60, MOST_SECONDS)
    return _in_progress(plan, extra_seconds=_seconds(progress.extra_seconds, page.key, seconds))


def begin_anew(plan: Plan, /) -> Plan:
    """The workshop at its first step with no time used; marks and counts stay."""
    return plan.replacing(run_sheet=plan.run_sheet.replacing(progress=Progress()))


def set_progress(plan: Plan, /, progress: Progress) -> Plan:
    """The plan at another place."""
    return plan.replacing(run_sheet=plan.run_sheet.replacing(progress=progress))


def _kept(plan: Plan, page: Page, now: datetime) -> Plan:
    progress = plan.run_sheet.progress
    if progress.running_since is None or now < progress.running_since:
        return plan
    used = min(progress.used(page.key, now), MOST_SECONDS)
    # What is less than a second is not lost: the clock counts on from where the whole seconds end.
    rest = now - progress.running_since
    since = now - (rest - type(rest)(seconds=int(rest.total_seconds())))
    return _in_progress(plan, used_seconds=_seconds(progress.used_seconds, page.key, used), running_since=since)


def _seconds(listed: tuple[tuple[str, int], ...], key: str, seconds: int) -> tuple[tuple[str, int], ...]:
    return tuple(sorted({**dict(listed), key: seconds}.items()))


def _in_progress(plan: Plan, **changes: Any) -> Plan:
    return set_progress(plan, plan.run_sheet.progress.replacing(**changes))


# Counts


def hide_hands(plan: Plan, /, hidden: bool = True) -> Plan:
    """Hides the counts of hands until they are revealed, or shows them from now on."""
    return in_tally(plan, hands_revealed=not hidden)


def reveal_votes(plan: Plan, /) -> Plan:
    """Shows hands and ballots, all at once. Fewer ballots than MINIMUM_BALLOTS stay hidden."""
    tally = plan.round.tally
    return in_tally(plan, hands_revealed=True, ballots_revealed=tally.ballots >= MINIMUM_BALLOTS)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person's marks, held in memory only. `token` tells one person's plan from another's, "" where it has none.

    `levels` are the ids of the levels that the ballot is given for; none where that is not known.
    """

    strengths: frozenset[str]
    priorities: frozenset[str]
    token: str = ""
    levels: frozenset[str] = frozenset()


def ballot_hash(salt: str, token: str) -> str:
    """How a plan that was counted is remembered: SHA-256 of the round's salt and the plan's id."""
    return "sha256:" + hashlib.sha256(f"{salt}:{token}".encode()).hexdigest()


def is_counted(plan: Plan, token: str) -> bool:
    """Whether the ballot of a plan is among those counted in the newest round."""
    tally = plan.round.tally
    return bool(tally.salt) and ballot_hash(tally.salt, token) in tally.imported


def add_ballots(plan: Plan, /, framework: Framework, ballots: Iterable[Ballot], *, salt: str) -> Plan:
    """Adds a batch of ballots to the sums, in one step so that no earlier or later plan shows one ballot alone.

    `salt` (hex digits) is used where the round has none yet. Marks of what the framework does not know are left out.
    Raises TooFewBallots for fewer than MINIMUM_BALLOTS, and AlreadyCounted where a plan counts twice.
    """
    batch = tuple(ballots)
    if len(batch) < MINIMUM_BALLOTS:
        raise TooFewBallots(len(batch), MINIMUM_BALLOTS)
    tally = plan.round.tally
    used_salt = tally.salt or salt
    imported = list(tally.imported)
    for ballot in batch:
        if ballot.token:
            known = ballot_hash(used_salt, ballot.token)
            if known in imported:
                raise AlreadyCounted()
            imported.append(known)
    strengths = Counter(item for ballot in batch for item in ballot.strengths)
    priorities = Counter(item for ballot in batch for item in ballot.priorities)
    for item in tally.ballot_sums:
        strengths[item.id] += item.strength
        priorities[item.id] += item.priority
    sums = tuple(
        BallotSum(id=markable.id, strength=strengths[markable.id], priority=priorities[markable.id])
        for markable in framework.markables()
        if strengths[markable.id] or priorities[markable.id]
    )
    given = Counter({item.level: item.count for item in tally.ballot_levels})
    covering = Counter(level for ballot in batch for level in ballot.levels)
    given.update({level: count for level, count in covering.items() if count >= MINIMUM_BALLOTS})
    # Sorted, so that the order tells nothing of who was read when.
    return in_tally(
        plan,
        ballots=tally.ballots + len(batch),
        ballot_sums=sums,
        ballot_levels=tuple(
            LevelBallots(level=level.id, count=given[level.id]) for level in framework.levels if given[level.id]
        ),
        salt=used_salt,
        imported=tuple(sorted(imported)),
    )


def clear_ballots(plan: Plan, /) -> Plan:
    """The round without its ballots, and with no memory of whose they were."""
    return in_tally(plan, ballots=0, ballot_sums=(), ballot_levels=(), ballots_revealed=False, salt="", imported=())


def set_dots_each(plan: Plan, /, dots: int) -> Plan:
    """How many dots everyone has."""
    return in_tally(plan, dots_each=dots)


def give_dots(plan: Plan, /, framework: Framework, behaviour: str, count: int | None) -> Plan:
    """Writes the dots of a candidate; None is not given.

    Raises TooManyDots where all candidates would have more dots than the people present have to give.
    """
    if framework.markable(behaviour) is None:
        raise UnknownBehaviour(behaviour)
    tally = plan.round.tally
    others = tuple(item for item in tally.dots if item.id != behaviour)
    if count is None:
        return in_tally(plan, dots=others)
    present = plan.round.present
    if present is not None and count + sum(item.count for item in others) > present * tally.dots_each:
        raise TooManyDots(present * tally.dots_each)
    return in_tally(plan, dots=placed(framework, tally.dots, Dots(id=behaviour, count=count)))


def set_dots_ready(plan: Plan, /, ready: int) -> Plan:
    """How many people have given their dots. Raises TooManyHands above the number present, where that is known."""
    present = plan.round.present
    if present is not None and ready > present:
        raise TooManyHands(ready, present)
    return in_tally(plan, dots_ready=ready)


def reveal_dots(plan: Plan, /, revealed: bool = True) -> Plan:
    """Shows the dots, or covers them again."""
    return in_tally(plan, dots_revealed=revealed)


def count_fingers(plan: Plan, /, fingers: int, count: int | None) -> Plan:
    """Writes how many people show `fingers` (0 to 5) fingers; None clears all six.

    Raises TooManyHands where all counts together are more than the people present.
    """
    if count is None:
        return in_tally(plan, fist_to_five=())
    counts = list(plan.round.tally.fist_to_five or (0,) * FINGERS)
    counts[fingers] = count
    present = plan.round.present
    if present is not None and sum(counts) > present:
        raise TooManyHands(sum(counts), present)
    return in_tally(plan, fist_to_five=tuple(counts))
