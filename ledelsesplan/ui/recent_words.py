"""What the start page says of a plan, in words: for the eye in a row's columns, for the ear in one line."""

from datetime import date, datetime, time
from typing import NamedTuple

from ledelsesplan.storage.summaries import Summary, SummaryStatus
from ledelsesplan.text import PLAN_KINDS, _, counted_marks, describe, format_date, format_moment, ngettext, overdue


class RowText(NamedTuple):
    """What a row says, in words. With a `problem` the numbers are left out; `help` is what can be done about it."""

    title: str
    detail: str
    changed: str
    strengths: int
    priorities: int
    open_actions: int
    deadline: str
    overdue: str
    problem: str
    help: str
    icon: str

    def spoken(self) -> str:
        """The whole row in one line, for those who hear it."""
        parts = [self.title, self.detail]
        if self.changed:
            parts.append(changed_in_words(self.changed))
        if self.problem:
            parts += [self.problem, self.help]
        else:
            parts += [
                *counted_marks(self.strengths, self.priorities),
                actions_in_words(self.open_actions),
                deadline_in_words(self.deadline),
                self.overdue,
            ]
        return ", ".join(part for part in parts if part)


def words_of(summary: Summary, today: date) -> RowText:
    """What is said of a plan on a day."""
    beside = summary.unit if summary.kind == "team" else summary.level or summary.unit
    detail = " · ".join(part for part in (PLAN_KINDS.get(summary.kind, ""), beside) if part)
    changed = ""
    if summary.modified is not None:
        changed = format_moment(summary.modified.astimezone(), datetime.combine(today, time()))
    late = (today - summary.next_deadline).days if summary.next_deadline is not None else 0
    missing = summary.status is SummaryStatus.MISSING
    problem = ""
    if missing:
        problem = _("Filen findes ikke, hvor den plejer.")
    elif summary.status is not SummaryStatus.OK:
        problem = describe(summary.error) if summary.error is not None else _("Filen kan ikke læses.")
    return RowText(
        title=summary.title or summary.path.stem,
        detail=detail or str(summary.path.parent),
        changed=changed,
        strengths=summary.strengths,
        priorities=summary.priorities,
        open_actions=summary.open_actions,
        deadline=format_date(summary.next_deadline),
        overdue=overdue(late) if late > 0 else "",
        problem=problem,
        help=_("Find filen") if missing else "",
        icon={"team": "people", "personal": "person", "own-leader": "person"}.get(summary.kind, "document"),
    )


def changed_in_words(moment: str) -> str:
    """`ændret i dag kl. 10.42`."""
    return _("ændret {moment}").format(moment=moment[:1].lower() + moment[1:])


def actions_in_words(count: int) -> str:
    """`6 åbne handlinger`."""
    return ngettext("{count} åben handling", "{count} åbne handlinger", count) if count else _("Ingen åbne handlinger")


def deadline_in_words(deadline: str) -> str:
    """`næste frist 05-03-2027`, or that there is none."""
    return _("næste frist {date}").format(date=deadline) if deadline else _("ingen frist")
