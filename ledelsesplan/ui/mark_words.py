"""Marks in words, for what is read aloud and for texts."""

from ledelsesplan.core.plan import Mark
from ledelsesplan.text import _


def sides_in_words(*, strength: bool, priority: bool, focus: bool) -> list[str]:
    """What a mark says: `Styrke`, `Udviklingsområde`, `Fokusområde`, or `Ikke markeret`."""
    named = ((strength, _("Styrke")), (priority, _("Udviklingsområde")), (focus, _("Fokusområde")))
    return [words for on, words in named if on] or [_("Ikke markeret")]


def side_in_words(mark: Mark | None) -> str:
    """`styrke`, `udviklingsområde`, `styrke og udviklingsområde`, or `ikke markeret`, within a sentence."""
    if mark is None or not mark.is_marked:
        return _("ikke markeret")
    if mark.strength and mark.priority:
        return _("styrke og udviklingsområde")
    return _("styrke") if mark.strength else _("udviklingsområde")


def mark_in_words(mark: Mark | None) -> str:
    """`Styrke, Udviklingsområde`; `Ikke markeret` for no mark."""
    if mark is None:
        return _("Ikke markeret")
    return ", ".join(sides_in_words(strength=mark.strength, priority=mark.priority, focus=mark.focus))
