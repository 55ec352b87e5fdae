"""What the sheets say of a plan: where a behaviour stands, which counts may be shown, what was agreed, what is next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from ledelsesplan.core.framework import CoreValue, Expectation, Framework, Intention
from ledelsesplan.core.plan import Action, BallotSum, Hands, Kind, Mark, Marker, Plan, Round
from ledelsesplan.core.voting import MINIMUM_BALLOTS
from ledelsesplan.terms import PLAN_KIND, level_names
from ledelsesplan.text import _, format_date, format_partial_date, list_words

_LONGEST_UNIT = 45


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where something that can be marked stands, in words; empty where it has no such place."""

    level: str = ""
    flag: str = ""
    competency: str = ""
    theme: str = ""


def whereabouts(framework: Framework, identifier: str | None) -> Whereabouts:
    """The whereabouts of an id; what stands outside the matrix has the name of its kind as its competency."""
    place = framework.place(identifier) if identifier is not None else None
    if place is not None:
        return Whereabouts(place.level.name, place.flag.name, place.competency.name, place.theme.name)
    match framework.markable(identifier) if identifier is not None else None:
        case Expectation():
            return Whereabouts(competency=_("Generelle forventninger"))
        case CoreValue():
            return Whereabouts(competency=_("Værdier"))
        case Intention():
            return Whereabouts(competency=_("Intentioner"))
    return Whereabouts()


def wordings(framework: Framework, item: Round, rounds: Iterable[Round] = ()) -> Callable[[str], str]:
    """A function from an id to its wording: the one marked in this round, else the framework's.

    What the framework does not have keeps the wording that one of `rounds` remembers; else the id stands for itself.
    """
    marked = {wording.id: wording.text for wording in item.wordings}
    remembered = {wording.id: wording.text for one in rounds for wording in one.wordings}

    def wording(identifier: str) -> str:
        markable = framework.markable(identifier)
        known = markable.text if markable is not None else remembered.get(identifier, identifier)
        return marked.get(identifier, known)

    return wording


@dataclass(frozen=True, slots=True)
class ShownCounts:
    """The counts of a round that have been revealed, by id; the others are left out. `ballots` is how many voted."""

    hands: dict[str, Hands]
    ballot_sums: dict[str, BallotSum]
    ballots: int
    dots: dict[str, int]


def shown_counts(item: Round) -> ShownCounts:
    """What may be shown of a round's tally."""
    tally = item.tally
    ballots = tally.ballots if tally.ballots_revealed and tally.ballots >= MINIMUM_BALLOTS else 0
    return ShownCounts(
        hands={hands.id: hands for hands in tally.hands} if tally.hands_revealed else {},
        ballot_sums={sums.id: sums for sums in tally.ballot_sums} if ballots else {},
        ballots=ballots,
        dots={dots.id: dots.count for dots in tally.dots} if tally.dots_revealed else {},
    )


def hidden_words(item: Round) -> str:
    """That counts of a round are left out because the group has not seen them yet, or nothing where none is."""
    tally = item.tally
    found = [
        word
        for word, is_hidden in (
            (_("hænder"), bool(tally.hands) and not tally.hands_revealed),
            (_("stemmer"), bool(tally.ballots) and not tally.ballots_revealed),
            (_("prikker"), bool(tally.dots) and not tally.dots_revealed),
        )
        if is_hidden
    ]
    if not found:
        return ""
    return _("{counts} er skjult, til de er vist i workshoppen.").format(counts=list_words(found).capitalize())


@dataclass(frozen=True, slots=True)
class Agreed:
    """A mark of the newest round with what belongs to it. Counts are None where nobody asked or nothing is shown."""

    mark: Mark
    text: str
    where: Whereabouts
    strength_hands: int | None
    priority_hands: int | None
    dots: int | None


def agreed(framework: Framework, plan: Plan) -> tuple[Agreed, ...]:
    """The plan's own marks of the newest round, in the framework's order."""
    counts = shown_counts(plan.round)
    wording = wordings(framework, plan.round, plan.rounds)
    marks = sorted((mark for mark in plan.marks if mark.is_marked), key=lambda mark: framework.position(mark.id))
    return tuple(
        Agreed(
            mark=mark,
            text=wording(mark.id),
            where=whereabouts(framework, mark.id),
            strength_hands=hands.strength if (hands := counts.hands.get(mark.id)) else None,
            priority_hands=hands.priority if hands else None,
            dots=counts.dots.get(mark.id),
        )
        for mark in marks
    )


def own_leader_marks(plan: Plan, item: Round) -> tuple[Mark, ...] | None:
    """The own leader's marks of a round, which may be shown once that one is done; None where they may not."""
    marks = item.mark_set(Marker.OWN_LEADER)
    if plan.kind is not Kind.PERSONAL or plan.for_own_leader or not marks.done:
        return None
    return marks.marks


def letters(mark: Mark | None) -> str:
    """A mark as its letters: `S`, `U`, `S U`, each with ` F` for a focus area; nothing for no mark."""
    if mark is None:
        return ""
    return " ".join(letter for letter, on in (("S", mark.strength), ("U", mark.priority), ("F", mark.focus)) if on)


def strengths(items: tuple[Agreed, ...]) -> tuple[Agreed, ...]:
    """The strengths: focus areas first, then most dots, then most hands for a strength, then the framework's order."""
    chosen = [item for item in items if item.mark.strength]
    return tuple(sorted(chosen, key=lambda item: (*_importance(item), -(item.strength_hands or 0))))


def priorities(items: tuple[Agreed, ...]) -> tuple[Agreed, ...]:
    """The development areas, in the same order by the hands for a development area."""
    chosen = [item for item in items if item.mark.priority]
    return tuple(sorted(chosen, key=lambda item: (*_importance(item), -(item.priority_hands or 0))))


def focus_areas(items: tuple[Agreed, ...]) -> tuple[Agreed, ...]:
    """The focus areas: development areas before strengths, each in its own sheet's order."""
    chosen = priorities(items) + tuple(item for item in strengths(items) if not item.mark.priority)
    return tuple(item for item in chosen if item.mark.focus)


def _importance(item: Agreed) -> tuple[bool, int]:
    return not item.mark.focus, -(item.dots or 0)


def next_action(plan: Plan, behaviour: str) -> Action | None:
    """The open action of a behaviour that is due first; where all are done, the last one; None where there is none."""
    actions = plan.actions_for(behaviour)
    due = sorted((action for action in actions if action.is_open), key=lambda action: action.deadline or date.max)
    return due[0] if due else actions[-1] if actions else None


def shows_levels(framework: Framework, plan: Plan) -> bool:
    """Whether a plan is about more than one level, so that a row must say which it means."""
    marked = {place.level.id for mark in plan.marks if (place := framework.place(mark.id)) is not None}
    return len(marked | set(plan.round.levels)) > 1


def shows_counts(plan: Plan) -> bool:
    """Whether sheets have columns of hands and dots: always for a group, for one leader only where there are any."""
    counts = shown_counts(plan.round)
    return plan.kind is Kind.TEAM or bool(counts.hands or counts.dots)


def framework_line(framework: Framework) -> str:
    """The framework's name and date: `Ledelsesgrundlag for Social og Sundhed, december 2021`."""
    return f"{framework.title}, {format_partial_date(framework.date)}"


def page_of(number: int, count: int) -> str:
    """`Side 1 af 3`."""
    return _("Side {number} af {count}").format(number=number, count=count)


def levels_in_words(framework: Framework, plan: Plan) -> str:
    """The levels of the newest round, by name."""
    return ", ".join(level_names(framework, plan.round.levels))


def short_unit(plan: Plan) -> str:
    """The unit's name, shortened where it is too long for a line that says other things as well."""
    return plan.unit if len(plan.unit) <= _LONGEST_UNIT else plan.unit[: _LONGEST_UNIT - 1].rstrip() + "…"


def footer(plan: Plan, today: date) -> str:
    """What stands at the foot of every page: the kind of plan, the unit where there is one, and the day of export."""
    return ", ".join(part for part in (PLAN_KIND[plan.kind], short_unit(plan), format_date(today)) if part)
