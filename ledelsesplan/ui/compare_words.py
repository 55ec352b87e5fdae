"""Two rounds in words: what they are called, what became of each behaviour, and why some are not counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from ledelsesplan.core.comparison import Balance, Change, Movement, Uncounted, sides
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.framework_change import Frameworks
from ledelsesplan.core.plan import Action, Mark, Plan, Round
from ledelsesplan.core.round_picture import Followed, Group, Outcome, Part
from ledelsesplan.terms import level_names
from ledelsesplan.text import _, format_date, list_words, ngettext
from ledelsesplan.ui.mark_words import mark_in_words
from ledelsesplan.ui.whereabouts import whereabouts

WHY_UNCOUNTED = {
    Uncounted.REWORDED: _("Ordlyd ændret, tælles ikke"),
    Uncounted.LEVEL: _("Niveauet er ikke med i begge runder, tælles ikke"),
    Uncounted.ABSENT: _("Findes ikke i begge udgaver af ledelsesgrundlaget, tælles ikke"),
}

OUTCOMES = {
    Outcome.CARRIED_ON: _("Ført videre"),
    Outcome.DONE: _("Gennemført"),
    Outcome.POSTPONED: _("Udskudt"),
}

_GAINED = {"strength": _("Også styrke"), "priority": _("Også udviklingsområde")}
_LOST = {"strength": _("Ikke længere styrke"), "priority": _("Ikke længere udviklingsområde")}
_NEW = {"strength": _("Ny styrke"), "priority": _("Nyt udviklingsområde")}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a heading, a behaviour with its marks, or an action. `kind` says which.

    `before` and `after` are a behaviour's marks; `words` what became of it; `notes` what stands below its text.
    """

    kind: str
    id: str
    text: str
    place: str = ""
    flag: int | None = None
    before: Mark | None = None
    after: Mark | None = None
    words: str = ""
    notes: tuple[str, ...] = ()
    name: str = ""


def short_name(item: Round) -> str:
    """A round's label, or its date where it has none."""
    return item.label or format_date(item.date)


def long_name(item: Round) -> str:
    """A round's label and date."""
    return f"{item.label} ({format_date(item.date)})" if item.label else format_date(item.date)


def movement_in_words(change: Change) -> str:
    """What became of a behaviour's mark, exactly."""
    before, after = sides(change.before), sides(change.after)
    match change.movement:
        case Movement.UNCHANGED:
            return _("Uændret")
        case Movement.NEW:
            words = [_NEW[side] for side in ("strength", "priority") if side in after]
            return list_words([words[0], *(word[:1].lower() + word[1:] for word in words[1:])])
        case Movement.GONE:
            return _("Ikke længere markeret")
    gained, lost = after - before, before - after
    if gained and lost:
        to_strength = "strength" in gained
        return _("Fra udviklingsområde til styrke") if to_strength else _("Fra styrke til udviklingsområde")
    return _GAINED[next(iter(gained))] if gained else _LOST[next(iter(lost))]


def change_row(frameworks: Mapping[str, Framework], framework: Framework, plan: Plan, change: Change) -> Row:
    """The line of a behaviour. One that the framework does not have stands where another one at hand has it."""
    used = framework
    if framework.markable(change.id) is None:
        used = next((item for item in frameworks.values() if item.markable(change.id) is not None), framework)
    where = whereabouts(used, plan, change.id)
    old, new = change.wordings
    text = new or old or where.wording
    notes = [WHY_UNCOUNTED[change.uncounted]] if change.uncounted is not None else []
    if change.reworded and old is not None:
        notes.append(_("Ordlyden før: {text}").format(text=old))
    place = where.line if used.place(change.id) is not None else where.place
    words = movement_in_words(change) if change.counts else _("Tælles ikke")
    was, is_now = mark_in_words(change.before), mark_in_words(change.after)
    name = _("{place}: {text}. Før: {before}. Nu: {after}. {words}").format(
        place=place, text=text, before=was, after=is_now, words=words
    )
    spoken = ". ".join((name, *notes))
    return Row("change", change.id, text, place, where.flag, change.before, change.after, words, tuple(notes), spoken)


def action_row(framework: Framework, plan: Plan, followed: Followed) -> Row:
    """The line of an action."""
    action: Action = followed.action
    text = action.text.strip() or _("Uden tekst endnu")
    where = whereabouts(framework, plan, action.behaviour)
    facts = [action.responsible, _("Frist {date}").format(date=format_date(action.deadline)) if action.deadline else ""]
    notes = tuple(part for part in (" · ".join(part for part in facts if part),) if part)
    words = OUTCOMES[followed.outcome]
    name = ". ".join(part for part in (_("Handling: {text}").format(text=text), where.line, *notes, words) if part)
    return Row("action", action.id, text, where.line, where.flag, words=words, notes=notes, name=name)


def heading_row(text: str, identifier: str) -> Row:
    """A line above others."""
    return Row("heading", identifier, text, name=text)


def group_name(group: Group) -> str:
    """What a group of the picture is called."""
    if group.part is Part.COMPETENCY:
        assert group.competency is not None
        return group.competency.name
    if group.part is Part.FLAG:
        assert group.flag is not None
        return group.flag.name
    return _("Uden for matricen") if group.part is Part.GENERAL else _("Ikke i ledelsesgrundlaget")


def group_in_words(group: Group) -> str:
    """A group of the picture with its counts, for a screen reader."""
    said = group.balance
    kind = _("Hjørneflag {name}") if group.part is Part.FLAG else "{name}"
    words = _("{name}: Styrker {s_before} før, {s_after} nu. Udviklingsområder {u_before} før, {u_after} nu").format(
        name=kind.format(name=group_name(group)),
        s_before=said.strengths_before,
        s_after=said.strengths_after,
        u_before=said.priorities_before,
        u_after=said.priorities_after,
    )
    left_out = uncounted_in_words(said)
    return f"{words}. {left_out}" if left_out else words


def uncounted_in_words(balance: Balance) -> str:
    """`2 tælles ikke`, or nothing."""
    return ngettext("{count} tælles ikke", "{count} tælles ikke", balance.uncounted) if balance.uncounted else ""


def cautions(frameworks: Frameworks, framework: Framework, before: Round, after: Round) -> str:
    """What has to be known of two rounds before they are compared; nothing where they are alike."""
    said = []
    if before.framework.digest != after.framework.digest:
        said.append(
            _("Runderne er markeret i hver sin udgave af ledelsesgrundlaget; det, der er omformuleret, er mærket.")
        )
        missing = [item for item in (before, after) if not frameworks.is_at_hand(item)]
        if missing:
            name = list_words([short_name(item) for item in missing])
            said.append(
                _("Udgaven fra {name} er ikke på denne pc, så kun det markerede kan holdes op mod den.").format(
                    name=name
                )
            )
    if set(before.levels) != set(after.levels):
        said.append(
            _("{first} omfatter {one}; {second} omfatter {other}. Det, der ikke er med i begge, tælles ikke.").format(
                first=short_name(before),
                one=list_words(list(level_names(framework, before.levels))),
                second=short_name(after),
                other=list_words(list(level_names(framework, after.levels))),
            )
        )
    return " ".join(said)
