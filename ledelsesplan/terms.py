"""The one Danish term of each concept that the plan names by a code, on the screen, on paper and in Excel."""

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import ActivityType, Kind, Status
from ledelsesplan.text import PLAN_KINDS, _

STATUS = {
    Status.NOT_STARTED: _("Ikke startet"),
    Status.IN_PROGRESS: _("I gang"),
    Status.DONE: _("Gennemført"),
    Status.POSTPONED: _("Udskudt"),
}

ACTIVITY_TYPE = {
    ActivityType.SHADOWING: _("Sidemandsoplæring"),
    ActivityType.MENTORING: _("Mentorordning"),
    ActivityType.PEER_FEEDBACK: _("Kollegial feedback"),
    ActivityType.CITIZEN_INTERPLAY: _("Samspil med borgerne"),
    ActivityType.PLACEMENT: _("Praktik"),
    ActivityType.NEW_TASKS: _("Nye opgaver"),
    ActivityType.JOB_ROTATION: _("Jobrotation"),
    ActivityType.COURSE: _("Kursus"),
    ActivityType.LONGER_EDUCATION: _("Længere uddannelse"),
    ActivityType.OTHER: _("Andet"),
}

PLANS_OF_KIND = {
    Kind.TEAM: _("Ledergruppers udviklingsplaner"),
    Kind.PERSONAL: _("Personlige udviklingsplaner"),
}

PLAN_KIND = {kind: PLAN_KINDS[kind.value] for kind in Kind}


def level_names(framework: Framework, levels: tuple[str, ...]) -> tuple[str, ...]:
    """The names of some levels, in the framework's order; an id that the framework does not have stands as it is."""
    names = {level.id: level.name for level in framework.levels}
    return tuple(names.get(level, level) for level in levels)
