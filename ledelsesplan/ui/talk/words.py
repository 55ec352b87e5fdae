"""What stands in each step of the talk, in words: short ones for the list of steps, and those that steps share."""

from datetime import date

from ledelsesplan.core.comparison import Pair, Seen, self_and_leader
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Mark, Marker, Plan, Status
from ledelsesplan.core.talk import goals_of_now, is_changed_since, looked_back_on, own_marks, round_before
from ledelsesplan.text import _, counted_marks, format_date, format_week, ngettext
from ledelsesplan.ui.mark_words import side_in_words

LONGEST_NAME = 30


def leader_name(plan: Plan) -> str:
    """The leader's name, or `lederen` where it is not known."""
    return plan.leader.strip() or _("lederen")


def own_leader_name(plan: Plan) -> str:
    """The own leader's name, or `nærmeste leder` where it is not known."""
    return plan.own_leader.strip() or _("nærmeste leder")


def sentence(words: str) -> str:
    """Words with a capital at the front."""
    return words[:1].upper() + words[1:]


def mark_words(mark: Mark | None) -> str:
    """`Styrke`, `Udviklingsområde`, `Styrke og udviklingsområde`, or `Ikke markeret`."""
    return sentence(side_in_words(mark))


def counted_own_marks(plan: Plan) -> tuple[str, str]:
    """How many strengths and development areas there are; what is both counts as both."""
    marks = own_marks(plan)
    both = len(marks.both)
    return counted_marks(len(marks.strengths) + both, len(marks.priorities) + both)


def goal_count(count: int) -> str:
    """`2 udviklingsmål`."""
    return ngettext("{count} udviklingsmål", "{count} udviklingsmål", count)


def action_count(count: int) -> str:
    """`3 handlinger`."""
    return ngettext("{count} handling", "{count} handlinger", count)


def day_and_week(value: date) -> str:
    """`21-05-2027, uge 20`."""
    return f"{format_date(value)}, {format_week(value)}"


def is_own_leader_done(plan: Plan) -> bool:
    """Whether the own leader is done marking, so that both sides may be seen."""
    return plan.round.mark_set(Marker.OWN_LEADER).done


def looking_back(plan: Plan) -> str:
    """`4 handlinger · 2 gennemført`."""
    if round_before(plan) is None:
        words = [_("Den første samtale")]
    else:
        actions = [action for group in looked_back_on(plan) for action in group.actions]
        done = sum(action.status is Status.DONE for action in actions)
        words = [action_count(len(actions)) if actions else _("Ingen handlinger sidst")]
        if actions:
            words.append(_("{count} gennemført").format(count=done))
    if plan.round.looking_back.strip():
        words.append(_("skrevet"))
    return " · ".join(words)


def marks(plan: Plan) -> str:
    """`2 styrker · 3 udviklingsområder`."""
    if not any(mark.is_marked for mark in plan.marks):
        return _("Ingen markeringer endnu")
    return " · ".join(counted_own_marks(plan))


def wishes(plan: Plan) -> str:
    """Whether something is written."""
    return _("Skrevet") if plan.round.wishes.strip() else _("Ikke skrevet endnu")


def own_leader(plan: Plan) -> str:
    """Who it is, and whether the answer is read."""
    name = plan.own_leader.strip()
    if len(name) > LONGEST_NAME:
        name = name[: LONGEST_NAME - 1].rstrip() + "…"
    read = _("svar er læst") if plan.round.read_copies else _("svar ikke læst endnu")
    return f"{name} · {read}" if name else sentence(read)


def side_by_side(framework: Framework, plan: Plan) -> str:
    """`1 forskelligt · 2 kun den ene · 3 ens`."""
    if not is_own_leader_done(plan):
        return _("Vises, når nærmeste leder er færdig")
    seen = [pair.seen for pair in self_and_leader(framework, plan)]
    words = (
        (Seen.OPPOSED, _("{count} forskelligt")),
        (Seen.ONE_SIDED, _("{count} kun den ene")),
        (Seen.SAME, _("{count} ens")),
    )
    said = [text.format(count=seen.count(kind)) for kind, text in words if kind in seen]
    return " · ".join(said) or _("Ingen markeringer endnu")


def goals(plan: Plan) -> str:
    """`2 udviklingsmål · 3 handlinger`."""
    groups = goals_of_now(plan)
    count = sum(group.goal is not None for group in groups)
    actions = sum(len(group.actions) for group in groups)
    first = goal_count(count) if count else _("Ingen udviklingsmål endnu")
    return f"{first} · {action_count(actions)}" if actions else first


def agreement(plan: Plan) -> str:
    """Who agrees, and whether something has changed since."""
    agreed = plan.round.agreements
    if not agreed:
        return _("Ikke aftalt endnu")
    if any(is_changed_since(plan, item) for item in agreed):
        return _("Ændret siden aftalen")
    sides = {item.marker for item in agreed}
    if {Marker.SELF, Marker.OWN_LEADER} <= sides:
        return _("I er begge enige")
    return _("{name} er enig").format(name=agreed[0].name or _("Én"))


QUESTIONS = {
    Seen.OPPOSED: _("I ser forskelligt på det. Hvad har I hver især set i hverdagen?"),
    Seen.ONE_SIDED: _("Kun den ene har markeret det. Hvad ligger der bag, og hvad har den anden set?"),
}


def question(pair: Pair) -> str:
    """A gentle question to begin with."""
    if pair.seen is not Seen.SAME:
        return QUESTIONS[pair.seen]
    assert pair.own is not None
    if pair.own.priority:
        return _("I ser det samme. Hvad kunne være et godt første skridt?")
    return _("I ser det samme. Hvordan kan styrken komme flere til gode?")
