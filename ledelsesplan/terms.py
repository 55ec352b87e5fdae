"""The one Danish term of each concept that the plan names by a code, on the screen, on paper and in Excel."""

from ledelsesplan.core.compiled import Outcome, Remark, Source
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import ActivityType, Kind, Status
from ledelsesplan.text import PLAN_KINDS, _, describe

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


OUTCOME = {
    Outcome.COUNTED: _("Talt med"),
    Outcome.OLDER: _("Ikke talt med: en anden fil er en nyere udgave af samme plan"),
    Outcome.SAME: _("Ikke talt med: en anden fil er den samme udgave af samme plan"),
    Outcome.OWN_LEADER: _("Ikke talt med: kopi til nærmeste leder"),
    Outcome.OUT_OF_PERIOD: _("Ikke talt med: ingen runde i perioden"),
    Outcome.OTHER_FRAMEWORK: _("Ikke talt med: et andet ledelsesgrundlag"),
    Outcome.NO_PLAN: _("Ikke talt med: ikke en planfil"),
    Outcome.NO_WORKBOOK: _("Ikke talt med: ikke en Excel-fil, som er lavet af en plan"),
    Outcome.OTHER_FILE: _("Ikke talt med: hverken en planfil eller en Excel-fil"),
    Outcome.REFUSED: _("Ikke talt med: kan ikke læses"),
}

REMARK = {
    Remark.CHANGED_BY_HAND: _("kontrolsummen passer ikke; filen er ændret uden for Ledelsesplan"),
    Remark.OTHER_VERSION: _("markeret efter en anden udgave af ledelsesgrundlaget"),
}


def outcome_words(source: Source) -> str:
    """What became of a file, without its name and whatever stands in it, so that it can be shown to all."""
    words = OUTCOME[source.outcome]
    if source.other is not None:
        words += " " + _("(fil {number})").format(number=source.other)
    remarks = "; ".join(REMARK[remark] for remark in source.remarks)
    return f"{words}: {remarks}" if remarks else words


def source_words(source: Source) -> str:
    """What became of a file, in full, for whoever gave it: a reason may name the file and what stands in it."""
    if source.error is not None:
        return describe(source.error)
    words = outcome_words(source)
    return f"{words} ({source.detail})" if source.detail else words
