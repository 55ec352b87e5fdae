"""The days of a plan as a calendar file (iCalendar, RFC 5545) that Outlook and others read."""

from datetime import UTC, date, timedelta

from icalendar import Alarm, Calendar, Event

from ledelsesplan import __version__
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Action, Plan
from ledelsesplan.core.schedule import Day, DayKind, days
from ledelsesplan.reports.report import FileFacts, Report
from ledelsesplan.terms import STATUS
from ledelsesplan.text import _, format_date

REMIND_BEFORE = timedelta(days=7)


def calendar(framework: Framework, plan: Plan, *, source: FileFacts) -> Report:
    """The calendar of a plan's deadlines, follow-ups and talks, as all-day events.

    Each has an id that is made of the plan's and its own, so that a calendar into which a later export is read changes
    the event it has. What is said is what the plan's action or talk says; no note is in it.
    """
    made = Calendar()
    made.add("prodid", f"-//Ledelsesplan//Ledelsesplan {__version__}//DA")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _line(plan.title))
    for day in days(plan):
        made.add_component(_event(framework, plan, day, source))
    return Report(made.to_ical())


def _event(framework: Framework, plan: Plan, day: Day, source: FileFacts) -> Event:
    event = Event()
    event.add("uid", f"{source.plan_id}-{day.key}@ledelsesplan")
    moment = source.exported_at.astimezone(UTC)
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", source.revision)
    event.add("summary", title(day, plan))
    event.add("description", "\n".join(_lines(framework, plan, day)))
    event.add("dtstart", day.date)
    # The end of an all-day event is the day after; without an end it takes one day, too (RFC 5545, 3.6.1).
    if day.date < date.max:
        event.add("dtend", day.date + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    if day.is_open:
        event.add_component(_reminder(day, plan))
    return event


def _reminder(day: Day, plan: Plan) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", title(day, plan))
    alarm.add("trigger", -REMIND_BEFORE)
    return alarm


def title(day: Day, plan: Plan) -> str:
    """What a day is, on one line."""
    if day.talk is not None:
        return _line(day.talk.label) or _("Samtale")
    if day.action is None:
        return _("Opfølgning på »{plan}«").format(plan=_line(plan.title))
    what = _line(day.action.text) or _("Handling uden tekst")
    if not day.is_open:
        return _("Gennemført: {action}").format(action=what)
    words = {DayKind.DEADLINE: _("Frist: {action}"), DayKind.ACTION_FOLLOW_UP: _("Opfølgning: {action}")}
    return words[day.kind].format(action=what)


def _lines(framework: Framework, plan: Plan, day: Day) -> list[str]:
    lines = [] if day.action is None else _about(framework, day.action)
    return [*lines, _("Fra »{plan}« i Ledelsesplan").format(plan=_line(plan.title))]


def _about(framework: Framework, action: Action) -> list[str]:
    about = framework.markable(action.behaviour) if action.behaviour is not None else None
    facts = (
        (_("Forventning"), about.text if about is not None else ""),
        (_("Tegn på, at det lykkes"), action.success_sign),
        (_("Ansvarlig"), action.responsible),
        (_("Frist"), format_date(action.deadline)),
        (_("Status"), STATUS[action.status]),
    )
    return [f"{name}: {_line(value)}" for name, value in facts if value]


def _line(text: str) -> str:
    """A text on one line, without the control characters that a calendar file cannot hold (RFC 5545, 3.1)."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
