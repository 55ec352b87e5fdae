"""The pages and the clock of a workshop, worked out from the plan and its run-sheet; there is never a second plan."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from ledelsesplan.core.framework import Competency, Framework, Level
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.run_sheet import Progress, RunSheet, Step
from ledelsesplan.core.voting import Vote, candidates, disagreements, helping

ROWS_PER_PAGE = 3
LONGEST_KEY = 200
CANDIDATES_PER_PAGE = 6
FOCUS_ADVISED = 3

# After a gap this long the program has not been running: the laptop slept, or the power was gone.
STANDSTILL = timedelta(minutes=10)

# By so much a computer's clock may be put right without a word.
SET_BACK = timedelta(minutes=1)

# How often a running clock is written down; what an interruption can cost it.
HEARTBEAT = timedelta(seconds=60)


class StepKind(StrEnum):
    """The steps that have pages of their own; any other step of a run-sheet is a page with its text and a clock."""

    FRAME = "frame"
    THINK = "think"
    PAIRS = "pairs"
    ROUND = "round"
    BREAK = "break"
    CHOOSE = "choose"
    ACT = "act"
    CLOSE = "close"


class PageKind(StrEnum):
    """What a projected page shows."""

    FRAME = "frame"
    THINK = "think"
    PAIRS = "pairs"
    ROUND = "round"
    OVERVIEW = "overview"
    HELPING = "helping"
    RESULTS = "results"
    CANDIDATES = "candidates"
    CONSENT = "consent"
    ACTIONS = "actions"
    CLOSE = "close"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Page:
    """A page on the wall. `number` of `count` are those of its kind within the step, from 1; of results at its level.

    `behaviours` are the ids of its rows. `key` names its clock: a round's pages have one each, other pages their
    step's.
    """

    kind: PageKind
    step: Step
    number: int = 1
    count: int = 1
    competency: Competency | None = None
    level: Level | None = None
    behaviours: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Choosing:
    """What the facilitator chose to see while choosing: only disagreement, strengths as candidates, too."""

    only_disagreement: bool = False
    with_strengths: bool = False


def pages_of(framework: Framework, plan: Plan, step: Step, choosing: Choosing = Choosing()) -> tuple[Page, ...]:
    """The pages of a step, at least one."""
    match step.id:
        case StepKind.FRAME:
            return (Page(PageKind.FRAME, step, key=step.id),)
        case StepKind.THINK:
            return _texts(framework, plan, step, PageKind.THINK)
        case StepKind.PAIRS:
            return _texts(framework, plan, step, PageKind.PAIRS)
        case StepKind.ROUND:
            return _texts(framework, plan, step, PageKind.ROUND)
        case StepKind.BREAK:
            helps = helping(framework, plan)
            parts = _chunks([help_.theme.id for help_ in helps], CANDIDATES_PER_PAGE) if helps else []
            return (Page(PageKind.OVERVIEW, step, key=step.id), *_listed(step, PageKind.HELPING, parts))
        case StepKind.CHOOSE:
            return _choosing(framework, plan, step, choosing)
        case StepKind.ACT:
            focuses = [item.id for item in candidates(framework, plan, with_strengths=True) if item.focus]
            return _listed(step, PageKind.ACTIONS, [(item,) for item in focuses] or [()])
        case StepKind.CLOSE:
            return (Page(PageKind.CLOSE, step, key=step.id),)
        case _:
            return (Page(PageKind.NOTE, step, key=step.id),)


def _texts(framework: Framework, plan: Plan, step: Step, kind: PageKind) -> tuple[Page, ...]:
    """A page for each competency and level in scope; a competency of more themes than rows goes on on a next one."""
    levels = [level for level in framework.levels if level.id in plan.round.levels]
    found = [
        (competency, level, part, number)
        for competency in framework.competencies()
        for level in levels
        for number, part in enumerate(
            _chunks([theme.at(level.id).id for theme in competency.themes], ROWS_PER_PAGE), start=1
        )
    ]
    return tuple(
        Page(
            kind,
            step,
            number,
            len(found),
            competency,
            level,
            part,
            key=_round_key(step, competency, level, of_part) if kind is PageKind.ROUND else step.id,
        )
        for number, (competency, level, part, of_part) in enumerate(found, start=1)
    )


def _round_key(step: Step, competency: Competency, level: Level, part: int) -> str:
    """The clock of a page of the round: what is on it, so that it stays the same when other levels are chosen."""
    key = ".".join((step.id, competency.id, level.id, *((str(part),) if part > 1 else ())))
    return key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode()).hexdigest()


def _choosing(framework: Framework, plan: Plan, step: Step, choosing: Choosing) -> tuple[Page, ...]:
    chosen = [item.id for item in candidates(framework, plan, with_strengths=choosing.with_strengths)]
    return (
        *_results(framework, plan, step, choosing),
        *_listed(step, PageKind.CANDIDATES, _chunks(chosen, CANDIDATES_PER_PAGE) or [()]),
        Page(PageKind.CONSENT, step, key=step.id),
    )


def _results(framework: Framework, plan: Plan, step: Step, choosing: Choosing) -> tuple[Page, ...]:
    """The results level by level: first the level of what the group differs most on, while hidden in their order."""
    listed = disagreements(framework, plan, only_disagreement=choosing.only_disagreement)
    by_level: dict[str, list[str]] = {}
    for vote in listed:
        place = framework.place(vote.id)
        if place is not None:
            by_level.setdefault(place.level.id, []).append(vote.id)
    if not by_level and disagreements(framework, plan):
        return _listed(step, PageKind.RESULTS, [()])  # all agree, and only disagreement is asked for
    levels = {level.id: level for level in framework.levels}
    return tuple(
        replace(page, level=levels[level])
        for level, behaviours in by_level.items()
        for page in _listed(step, PageKind.RESULTS, _chunks(behaviours, ROWS_PER_PAGE))
    )


def next_part(pages: tuple[Page, ...], page: Page) -> Page | None:
    """What comes after all results of a level: those of the next level, or the candidates. None elsewhere."""
    if page.kind is not PageKind.RESULTS:
        return None
    rest = pages[pages.index(page) + 1 :]
    return next((coming for coming in rest if (coming.kind, coming.level) != (page.kind, page.level)), None)


def _listed(step: Step, kind: PageKind, parts: list[tuple[str, ...]]) -> tuple[Page, ...]:
    return tuple(
        Page(kind, step, number, len(parts), behaviours=part, key=step.id) for number, part in enumerate(parts, start=1)
    )


def _chunks(items: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(items[start : start + size]) for start in range(0, len(items), size)]


# The clock


class Clock(NamedTuple):
    """The clock of a page: whole seconds planned and used, and whether it runs. `started` once anyone started it."""

    planned: int
    used: int
    running: bool
    started: bool

    @property
    def remaining(self) -> int:
        """The seconds left; below zero it is over time."""
        return self.planned - self.used


def planned_seconds(page: Page) -> int:
    """How long a page's clock is by the run-sheet: a round's minutes are divided by its pages."""
    seconds = page.step.minutes * 60
    return seconds // page.count if page.kind is PageKind.ROUND else seconds


def clock_of(plan: Plan, page: Page, now: datetime) -> Clock:
    """The clock of the page that the workshop is at."""
    progress = plan.run_sheet.progress
    return Clock(
        planned=planned_seconds(page) + progress.extra(page.key),
        used=progress.used(page.key, now),
        running=progress.running_since is not None,
        started=progress.started_at is not None,
    )


class Timing(NamedTuple):
    """How the whole is going. `starts` are the planned moments of the steps, `ends` when the last one ends.

    `late` is how much later than planned the page will end as it goes now, negative when it is ahead.
    """

    starts: tuple[datetime, ...]
    ends: datetime
    late: timedelta

    @property
    def ends_as_it_goes(self) -> datetime:
        """When the workshop ends if everything from here on takes as long as planned."""
        return self.ends + self.late


def timing(plan: Plan, page: Page, now: datetime) -> Timing:
    """The planned times in the time zone of `now`, and how late it is: against now for one that has not begun."""
    begin = (plan.run_sheet.progress.started_at or now).astimezone(now.tzinfo)
    starts: list[datetime] = []
    at = begin
    for step in plan.run_sheet.steps:
        starts.append(at)
        at += timedelta(minutes=step.minutes)
    if plan.run_sheet.progress.started_at is None:
        return Timing(tuple(starts), at, timedelta())
    clock = clock_of(plan, page, now)
    page_ends = _start_of(plan.run_sheet, starts, page) + timedelta(seconds=planned_seconds(page))
    goes_to = now + timedelta(seconds=max(clock.remaining, 0))
    return Timing(tuple(starts), at, goes_to - page_ends)


def _start_of(run_sheet: RunSheet, starts: list[datetime], page: Page) -> datetime:
    number = next((n for n, step in enumerate(run_sheet.steps) if step.id == page.step.id), 0)
    start = starts[number] if starts else datetime.min
    if page.kind is PageKind.ROUND:
        start += timedelta(seconds=planned_seconds(page) * (page.number - 1))
    return start


def after_interruption(progress: Progress, now: datetime) -> Progress:
    """Progress as it is taken up again: a clock that stood still for longer than STANDSTILL is stopped where it was.

    A shorter gap is time that passed in the room, so the clock goes on. One that is set back by more than SET_BACK also
    stops.
    """
    since = progress.running_since
    if since is None or since - SET_BACK <= now <= since + STANDSTILL:
        return progress
    return progress.replacing(running_since=None)


def is_under_way(plan: Plan, now: datetime) -> bool:
    """Whether the workshop was begun and is to be gone on with: on the round's own day, or while its clock runs."""
    progress = plan.run_sheet.progress
    if progress.started_at is None or not plan.run_sheet.steps:
        return False
    return plan.round.date == now.date() or after_interruption(progress, now).running_since is not None


def step_of(run_sheet: RunSheet) -> Step:
    """The step that the workshop is at: the first where none was reached, or where it was taken out."""
    return run_sheet.step(run_sheet.progress.step) or run_sheet.steps[0]


def step_number(run_sheet: RunSheet) -> int:
    """The number of the step that the workshop is at, from 0."""
    return run_sheet.steps.index(step_of(run_sheet))


def page_in(pages: tuple[Page, ...], progress: Progress) -> Page:
    """The page that the workshop is at, among those of its step."""
    return pages[min(progress.page, len(pages) - 1)]


def votes_for(page: Page, votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """The votes of a page's rows, in its order."""
    by_id = {vote.id: vote for vote in votes}
    return tuple(by_id[identifier] for identifier in page.behaviours if identifier in by_id)
