"""The pages of the workshop in words, for the facilitator: their names, what comes, and what they are about."""

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.voting import helping
from ledelsesplan.core.workshop import Page, PageKind
from ledelsesplan.text import _, counted_marks, format_date, list_words, ngettext
from ledelsesplan.ui.workshop.conductor import Conductor

# The name of a page that is not its step's.
NAMES = {
    PageKind.OVERVIEW: _("Overblik"),
    PageKind.HELPING: _("Hvem kan hjælpe hvem"),
    PageKind.RESULTS: _("Resultatet"),
    PageKind.CANDIDATES: _("Kandidater"),
    PageKind.CONSENT: _("Er vi enige?"),
}

Line = tuple[str, str]


def theme_name(framework: Framework, behaviour: str) -> str:
    """What a behaviour is called in short: its theme, or its wording outside the matrix."""
    place = framework.place(behaviour)
    if place is not None:
        return place.theme.name
    markable = framework.markable(behaviour)
    return markable.text if markable is not None else ""


def full_name(framework: Framework, plan: Plan, behaviour: str) -> str:
    """The short name, with the level where the group talks about several: themes are the same at all of them."""
    place = framework.place(behaviour)
    name = theme_name(framework, behaviour)
    return name if place is None or len(plan.round.levels) < 2 else f"{name} · {place.level.name}"


def page_name(framework: Framework, page: Page, *, short: bool = False) -> str:
    """The name of a page; in short without the level, or what a focus area is about."""
    if page.competency is not None and page.level is not None:
        return page.competency.name if short else f"{page.competency.name} · {page.level.name}"
    if page.kind is PageKind.ACTIONS and page.behaviours:
        number = _("Fokusområde {number}").format(number=page.number)
        return number if short else theme_name(framework, page.behaviours[0])
    name = NAMES.get(page.kind, page.step.title)
    if page.kind is PageKind.RESULTS and page.level is not None and not short:
        name = f"{name} · {page.level.name}"
    return name if page.count == 1 else f"{name} {page.number}/{page.count}"


def next_name(conductor: Conductor, *, short: bool = False) -> str:
    """What PgDn does, or nothing on the last page."""
    if conductor.can_reveal:
        return _("Vis resultat")
    pages, number = conductor.pages, conductor.pages.index(conductor.page)
    if number + 1 < len(pages):
        coming = page_name(conductor.document.framework, pages[number + 1], short=short)
        level = pages[number + 1].level
        if short and level is not None and pages[number].competency is pages[number + 1].competency:
            coming = level.name
        return _("Næste: {page}").format(page=coming)
    coming_steps = conductor.steps[conductor.step_number + 1 :]
    if coming_steps:
        return _("Næste: {page}").format(page=coming_steps[0].title)
    return ""


def has_previous(conductor: Conductor) -> bool:
    """Whether there is a page before."""
    return conductor.page is not conductor.pages[0] or conductor.step is not conductor.steps[0]


def lines_of(conductor: Conductor) -> tuple[Line, ...]:
    """What a page without a table is about: a name and its words a line."""
    framework, plan, page = conductor.document.framework, conductor.plan, conductor.page
    match page.kind:
        case PageKind.FRAME:
            levels = [level.name for level in framework.levels if level.id in plan.round.levels]
            people = [person.name for person in plan.participants]
            told = [(_("Niveauer"), list_words(levels)), (_("Deltagere"), list_words(people))]
            return tuple(line for line in told if line[1])
        case PageKind.THINK | PageKind.PAIRS:
            texts = [framework.markable(identifier) for identifier in page.behaviours]
            return tuple((theme_name(framework, item.id), item.text) for item in texts if item is not None)
        case PageKind.OVERVIEW:
            return _overview(conductor)
        case PageKind.HELPING:
            helps = [item for item in helping(framework, plan) if item.theme.id in page.behaviours]
            return tuple(
                (
                    item.theme.name,
                    _("{helpers} kan hjælpe {learners}").format(
                        helpers=list_words([level.name for level in item.helpers]),
                        learners=list_words([level.name for level in item.learners]),
                    ),
                )
                for item in helps
            )
        case PageKind.CONSENT:
            return _consent(plan)
        case PageKind.ACTIONS:
            return _actions(plan, page)
        case PageKind.CLOSE:
            return _closing(framework, plan)
        case _:
            return ()


def _overview(conductor: Conductor) -> tuple[Line, ...]:
    framework, plan = conductor.document.framework, conductor.plan
    asked = [item for item in framework.behaviours() if item.level in plan.round.levels]
    counted = sum(plan.round.tally.hands_for(item.id) is not None for item in asked)
    counts = conductor.document.index.counts(framework.markables())
    agreed = [
        *counted_marks(counts.strengths, counts.priorities),
        ngettext("{count} fokusområde", "{count} fokusområder", counts.focuses),
    ]
    return (
        (_("Hænder talt"), _("{count} af {all} forventninger").format(count=counted, all=len(asked))),
        (_("Aftalt"), " · ".join(agreed)),
    )


def _consent(plan: Plan) -> tuple[Line, ...]:
    counts = plan.round.tally.fist_to_five
    if not counts:
        return ((_("Fingre"), _("ikke talt endnu")),)
    shown = " · ".join(_("{fingers}: {count}").format(fingers=n, count=count) for n, count in enumerate(counts))
    return ((_("Fingre"), shown),)


def _actions(plan: Plan, page: Page) -> tuple[Line, ...]:
    if not page.behaviours:
        return ((_("Fokusområder"), _("ingen valgt endnu")),)
    actions = [action for action in plan.actions if action.behaviour == page.behaviours[0]]
    if not actions:
        return ((_("Handlinger"), _("ingen endnu")),)
    return tuple(
        (
            action.text or _("Uden ord endnu"),
            " · ".join(
                (action.responsible or _("ansvarlig ikke valgt"), format_date(action.deadline) or _("uden frist"))
            ),
        )
        for action in actions
    )


def _closing(framework: Framework, plan: Plan) -> tuple[Line, ...]:
    focuses = sorted((mark.id for mark in plan.marks if mark.focus), key=framework.position)
    lines = [
        (
            full_name(framework, plan, identifier),
            ngettext(
                "{count} handling",
                "{count} handlinger",
                sum(action.behaviour == identifier for action in plan.actions),
            ),
        )
        for identifier in focuses
    ]
    return (*lines, (_("Opfølgning"), format_date(plan.follow_up) or _("dagen er ikke valgt")))
