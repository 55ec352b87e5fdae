"""The pages of an open plan: which there are, what they are called, and which of them a plan has."""

from enum import StrEnum

from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.text import _


class PlanPage(StrEnum):
    """A page of an open plan."""

    INTRODUCTION = "introduction"
    ROLE = "role"
    COMPETENCY = "competency"
    OVERVIEW = "overview"
    ACTIONS = "actions"
    GENERAL = "general"
    FOLLOW_UP = "follow-up"
    COMPARE = "compare"
    TALK = "talk"


NAMES = {
    PlanPage.INTRODUCTION: _("Introduktion"),
    PlanPage.ROLE: _("Efter rolle"),
    PlanPage.COMPETENCY: _("Efter kompetence"),
    PlanPage.OVERVIEW: _("Overblik"),
    PlanPage.ACTIONS: _("Handleplan"),
    PlanPage.GENERAL: _("Generelle forventninger"),
    PlanPage.FOLLOW_UP: _("Opfølgning"),
    PlanPage.COMPARE: _("Sammenlign"),
    PlanPage.TALK: _("Samtale"),
}

TEAM = (
    PlanPage.ROLE,
    PlanPage.COMPETENCY,
    PlanPage.OVERVIEW,
    PlanPage.ACTIONS,
    PlanPage.GENERAL,
    PlanPage.COMPARE,
)
PERSONAL = (
    PlanPage.INTRODUCTION,
    PlanPage.ROLE,
    PlanPage.COMPETENCY,
    PlanPage.OVERVIEW,
    PlanPage.GENERAL,
    PlanPage.TALK,
    PlanPage.ACTIONS,
    PlanPage.FOLLOW_UP,
    PlanPage.COMPARE,
)
FOR_OWN_LEADER = (PlanPage.ROLE, PlanPage.COMPETENCY, PlanPage.OVERVIEW, PlanPage.GENERAL, PlanPage.TALK)


def pages_of(plan: Plan) -> tuple[PlanPage, ...]:
    """The pages that a plan has, in the order of their tabs; the own leader's copy has only what comes back from it."""
    if plan.for_own_leader:
        return FOR_OWN_LEADER
    return TEAM if plan.kind is Kind.TEAM else PERSONAL
