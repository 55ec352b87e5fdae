"""Which cells of the matrix are asked for: by mark, and by words."""

from collections.abc import Callable
from enum import StrEnum

from ledelsesplan.core.matrix import Cell
from ledelsesplan.core.plan import Plan
from ledelsesplan.text import _
from ledelsesplan.ui.text_layout import find_hits


class Filter(StrEnum):
    """What the "Vis" list offers."""

    ALL = "all"
    MARKED = "marked"
    STRENGTHS = "strengths"
    PRIORITIES = "priorities"
    FOCUSES = "focuses"
    WITHOUT_ACTION = "without-action"


FILTER_NAMES = {
    Filter.ALL: _("alle"),
    Filter.MARKED: _("markerede"),
    Filter.STRENGTHS: _("styrker"),
    Filter.PRIORITIES: _("udviklingsområder"),
    Filter.FOCUSES: _("fokusområder"),
    Filter.WITHOUT_ACTION: _("uden handling"),
}


def filter_names(plan: Plan) -> list[str]:
    """What can be chosen of a plan, in the order of `Filter`; the own leader's copy shows no actions."""
    return [FILTER_NAMES[item] for item in Filter if item is not Filter.WITHOUT_ACTION or not plan.for_own_leader]


_WANTED: dict[Filter, Callable[[Cell], bool]] = {
    Filter.ALL: lambda _cell: True,
    Filter.MARKED: lambda cell: cell.strength or cell.priority,
    Filter.STRENGTHS: lambda cell: cell.strength,
    Filter.PRIORITIES: lambda cell: cell.priority,
    Filter.FOCUSES: lambda cell: cell.focus,
    Filter.WITHOUT_ACTION: lambda cell: (cell.priority or cell.focus) and not cell.actions,
}


def is_hit(cell: Cell, query: str) -> bool:
    """Whether a search finds something in a cell: in its wording, its theme, or the leader's notes."""
    notes = (cell.mark.note, cell.mark.private_note) if cell.mark is not None else ()
    return any(find_hits(text, query) for text in (cell.text, cell.place.theme.name, *notes))


def wanted(chosen: Filter, query: str) -> Callable[[Cell], bool]:
    """Whether a cell passes the filter and, where words are given, the search."""
    passes = _WANTED[chosen]
    return lambda cell: passes(cell) and (not query or is_hit(cell, query))


def nothing_found(chosen: Filter, query: str) -> str:
    """Says that nothing passed, and which way out there is."""
    if query:
        return _("Ingen forventninger indeholder »{query}«.").format(query=query)
    return _("Ingen forventninger her med »Vis: {filter}«.").format(filter=FILTER_NAMES[chosen])
