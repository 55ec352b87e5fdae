"""How the fields of an action, their values, and what is wrong with a cell are called in words."""

from datetime import date

from ledelsesplan.core.plan import ActivityType, Plan, Status
from ledelsesplan.core.workbook_changes import FieldValue, Refused
from ledelsesplan.reports.action_sheet import FIELDS
from ledelsesplan.terms import ACTIVITY_TYPE, STATUS
from ledelsesplan.text import _, format_date, list_words, reason

FIELD_NAMES = {name: header for header, name in FIELDS.items()}

_LONGEST = 300


def shortened(text: str, longest: int = _LONGEST) -> str:
    """The text on one line, ending in "…" where it is longer than a list has room for."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def value_words(value: FieldValue) -> str:
    """A value in words, within quotation marks where it is a text."""
    if value in (None, ""):
        return _("(tom)")
    if isinstance(value, Status):
        return STATUS[value]
    if isinstance(value, ActivityType):
        return ACTIVITY_TYPE[value]
    if isinstance(value, date):
        return format_date(value)
    return f"»{shortened(str(value))}«"


def action_name(plan: Plan, identifier: str) -> str:
    """`Nr. 3: Følger en borger en hel dag`, as the action stands in the plan."""
    number = next((n for n, action in enumerate(plan.actions, start=1) if action.id == identifier), 0)
    action = plan.action(identifier)
    text = shortened(action.text, 90) if action is not None else ""
    return _("Nr. {number}: {text}").format(number=number, text=text or _("uden tekst"))


def refused_words(refused: Refused) -> str:
    """What stands in a cell, and why it cannot be taken in."""
    why = reason(refused.reason, list_words(list(STATUS.values())) if refused.reason == "unknown_status" else "")
    return f"»{shortened(refused.written, 60)}«; {why}" if refused.written else why
