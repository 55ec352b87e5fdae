"""Where something that can be marked stands, in words: its level and competency, its theme, and its wording."""

from typing import NamedTuple

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.text import _


class Whereabouts(NamedTuple):
    """The place of a behaviour, of something outside the matrix, of the whole plan, or of what the framework has lost.

    `flag` is the number of the corner flag, or None outside the matrix; `title` is the theme's name, or the wording
    where there is no theme; `place` is what stands above it; `wording` is the full text.
    """

    flag: int | None
    title: str
    place: str
    wording: str

    @property
    def line(self) -> str:
        """`Chef · Driftsledelse · Sætter fokus på kerneopgaven`."""
        return " · ".join(part for part in (self.place, self.title) if part)


def whereabouts(framework: Framework, plan: Plan, identifier: str | None) -> Whereabouts:
    """Where an id stands. An id that the framework does not have keeps the wording that some round remembers of it."""
    if identifier is None:
        return Whereabouts(None, _("Hele planen"), "", "")
    place = framework.place(identifier)
    if place is not None:
        flag = next(number for number, item in enumerate(framework.corner_flags) if item.id == place.flag.id)
        above = f"{place.level.name} · {place.competency.name}"
        return Whereabouts(flag, place.theme.name, above, place.behaviour.text)
    markable = framework.markable(identifier)
    if markable is not None:
        return Whereabouts(None, markable.text, general_heading(framework, identifier), markable.text)
    remembered = (item.wording(identifier) for item in reversed(plan.rounds))
    wording = next((text for text in remembered if text is not None), identifier)
    return Whereabouts(None, wording, _("Ikke i ledelsesgrundlaget"), wording)


def focuses_without_action(framework: Framework, plan: Plan) -> tuple[str, ...]:
    """The ids of the focus areas that no action develops yet, in the framework's order."""
    covered = {action.behaviour for action in plan.actions}
    missing = [mark.id for mark in plan.marks if mark.focus and mark.id not in covered]
    return tuple(sorted(missing, key=framework.position))


def general_heading(framework: Framework, identifier: str) -> str:
    """What kind of thing outside the matrix an id names, in words."""
    if any(item.id == identifier for item in framework.values):
        return _("Værdier")
    if any(item.id == identifier for item in framework.intentions):
        return _("Intentioner")
    return _("Generelle forventninger")
