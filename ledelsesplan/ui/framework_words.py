"""What is said of the framework's versions: when a plan is opened, and of what one of them has changed."""

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.framework_change import FrameworkChanges, Frameworks, changes_for
from ledelsesplan.core.plan import Plan
from ledelsesplan.text import _, format_partial_date, list_words, ngettext
from ledelsesplan.ui.messages import Choice, Message

TOPIC = "framework"


def framework_message(plan: Plan, frameworks: Frameworks, see: Choice) -> Message | None:
    """The message for a plan that was not made with the framework in use, with the choice to see what differs."""
    named, in_use = plan.round.framework, frameworks.in_use
    if named.digest == in_use.content_digest:
        return None
    own = frameworks.known.get(named.digest)
    if named.id != in_use.id:
        return Message(*_of_another(plan, own), topic=TOPIC)
    choices = () if plan.for_own_leader else (see,)
    if own is None:
        text = _("Planen er lavet med en anden udgave af ledelsesgrundlaget ({version}).")
        detail = _(
            "Den udgave er ikke på denne pc. Forventninger, hvis ordlyd er ændret siden, er mærket. Intet er flyttet "
            "eller slettet."
        )
        return Message(text.format(version=named.version), detail, choices=choices, topic=TOPIC)
    if plan.for_own_leader:
        return None
    counts = changes_in_words(changes_for(plan, frameworks)) or _("ingen forventninger er ændret")
    text = (
        _("Ledelsesgrundlaget findes i en nyere udgave ({version}): {counts}.")
        if in_use.date >= own.date
        else _("Ledelsesgrundlaget i brug er en anden udgave ({version}): {counts}.")
    )
    detail = _("Planen vises i sin egen ordlyd. Den flyttes kun, hvis du vælger det.")
    return Message(text.format(version=in_use.version, counts=counts), detail, choices=choices, topic=TOPIC)


def _of_another(plan: Plan, own: Framework | None) -> tuple[str, str]:
    named = plan.round.framework
    if own is not None:
        return (
            _("Planen er lavet med et andet ledelsesgrundlag ({title}, {version}).").format(
                title=own.title, version=own.version
            ),
            _("Den vises i sit eget, og alt kan bruges som ellers."),
        )
    return (
        _("Planen er lavet med et andet ledelsesgrundlag ({id}, {version}).").format(
            id=named.id, version=named.version
        ),
        _("Det er ikke på denne pc, så planens markeringer står ikke i matricen. Intet er flyttet eller slettet."),
    )


def changes_in_words(changes: FrameworkChanges) -> str:
    """`3 omformuleret, 1 ny og 2 udgået`; nothing where nothing that can be marked differs."""
    counted = (
        (len(changes.reworded), _("{count} omformuleret"), _("{count} omformuleret")),
        (len(changes.added), _("{count} ny"), _("{count} nye")),
        (len(changes.removed), _("{count} udgået"), _("{count} udgået")),
    )
    return list_words([ngettext(one, many, count) for count, one, many in counted if count])


def version_line(framework: Framework) -> str:
    """`Ledelsesgrundlag, udgave 2, december 2026`."""
    return _("{title}, udgave {version}, {date}").format(
        title=framework.title, version=framework.version, date=format_partial_date(framework.date)
    )
