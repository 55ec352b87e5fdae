"""What the facilitator's table of a page holds: hands, agreed marks, ballots and dots, and what of it may be seen."""

from ledelsesplan.core.matrix import Entry
from ledelsesplan.core.plan import Hands
from ledelsesplan.core.voting import all_ballots, ballots, candidates, given_at, votes
from ledelsesplan.core.workshop import PageKind
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.page_words import full_name, theme_name
from ledelsesplan.ui.workshop.row_table import Table, TableRow
from ledelsesplan.ui.workshop.votes import count_words

TABLED = (PageKind.ROUND, PageKind.RESULTS, PageKind.CANDIDATES)


def table_of(conductor: Conductor, *, alone: bool) -> Table | None:
    """The table of the page, or None for a page without one.

    `alone` tells that the group does not see this screen, so that what is hidden from it may stand here; ballots only
    from MINIMUM_BALLOTS on.
    """
    match conductor.page.kind:
        case PageKind.ROUND:
            return _round(conductor, alone=alone)
        case PageKind.RESULTS:
            return _results(conductor, alone=alone)
        case PageKind.CANDIDATES:
            return _candidates(conductor, alone=alone)
        case _:
            return None


def _round(conductor: Conductor, *, alone: bool) -> Table:
    sums = (all_ballots if alone else ballots)(conductor.document.framework, conductor.plan)
    given = given_at(conductor.plan, conductor.page.level)
    prepared = ngettext("Forberedt, {count} plan", "Forberedt, {count} planer", given)
    rows = []
    for identifier in conductor.page.behaviours:
        vote = sums.get(identifier)
        extra = "" if not sums else f"{vote.strength} S · {vote.priority} U" if vote is not None else "0 S · 0 U"
        rows.append(_row(conductor, identifier, *_hands(conductor, identifier, alone=alone), extra))
    return Table((_("Tema"), _("Hænder"), _("Aftalt"), prepared if sums else ""), tuple(rows))


def _hands(conductor: Conductor, identifier: str, *, alone: bool) -> tuple[str, str]:
    hands = conductor.plan.round.tally.hands_for(identifier) or Hands(id=identifier)
    counts = (hands.strength, hands.priority)
    if conductor.hands_hidden and not alone:
        return _covered(counts[0]), _covered(counts[1])
    return count_words(counts[0]), count_words(counts[1])


def _covered(count: int | None) -> str:
    """That something was counted may be seen; how much may not."""
    return count_words(None) if count is None else _("talt")


def _results(conductor: Conductor, *, alone: bool) -> Table:
    plan, framework = conductor.plan, conductor.document.framework
    counted = {**(all_ballots if alone else ballots)(framework, plan), **votes(framework, plan)}
    rows = []
    for identifier in conductor.page.behaviours:
        vote = counted.get(identifier)
        shown = _hands(conductor, identifier, alone=alone)
        if vote is not None and plan.round.tally.hands_for(identifier) is None:
            shown = count_words(vote.strength), count_words(vote.priority)
        rows.append(_row(conductor, identifier, *shown, ""))
    return Table((_("Tema"), _("Set af"), _("Aftalt"), ""), tuple(rows))


def _candidates(conductor: Conductor, *, alone: bool) -> Table:
    tally = conductor.plan.round.tally
    letters = {
        item.id: item.letter for item in candidates(conductor.document.framework, conductor.plan, with_strengths=True)
    }
    rows = []
    for identifier in conductor.page.behaviours:
        dots = tally.dots_for(identifier)
        seen = tally.dots_revealed or alone
        extra = count_words(dots) if seen else _covered(dots)
        row = _row(conductor, identifier, "", "", extra)
        rows.append(TableRow(f"{letters.get(identifier, '')} · {row.words}", "", "", row.agreed, extra, row.spoken))
    return Table((_("Kandidat"), "", _("Aftalt"), _("Prikker")), tuple(rows))


def _row(conductor: Conductor, identifier: str, strength: str, priority: str, extra: str) -> TableRow:
    framework = conductor.document.framework
    has_level = conductor.page.level is not None  # which the heading names
    name = theme_name(framework, identifier) if has_level else full_name(framework, conductor.plan, identifier)
    agreed = _agreed(conductor.document.index.entry(identifier))
    words = {MarkKind.STRENGTH: _("Styrke"), MarkKind.PRIORITY: _("Udviklingsområde"), MarkKind.FOCUS: _("Fokusområde")}
    spoken = [name]
    if strength or priority:
        spoken.append(
            _("hænder: styrke {strength}, udviklingsområde {priority}").format(strength=strength, priority=priority)
        )
    spoken.extend(words[kind] for kind in agreed)
    if extra:
        spoken.append(extra)
    return TableRow(name, strength, priority, agreed, extra, ", ".join(spoken))


def _agreed(entry: Entry) -> tuple[MarkKind, ...]:
    marks = (
        (MarkKind.STRENGTH, entry.strength),
        (MarkKind.PRIORITY, entry.priority),
        (MarkKind.FOCUS, entry.focus),
    )
    return tuple(kind for kind, is_set in marks if is_set)
