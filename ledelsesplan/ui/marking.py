"""What a user does to a behaviour, and saying to be done with that, each as one named step of the document."""

from ledelsesplan.core import edits
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.document import Document

_SET = {
    MarkKind.STRENGTH: _("Markér styrke"),
    MarkKind.PRIORITY: _("Markér udviklingsområde"),
    MarkKind.FOCUS: _("Vælg fokusområde"),
}
_CLEAR = {
    MarkKind.STRENGTH: _("Fjern styrke"),
    MarkKind.PRIORITY: _("Fjern udviklingsområde"),
    MarkKind.FOCUS: _("Fravælg fokusområde"),
}
_EDIT = {
    MarkKind.STRENGTH: edits.mark_strength,
    MarkKind.PRIORITY: edits.mark_priority,
    MarkKind.FOCUS: edits.mark_focus,
}


class Marking:
    """Marks, notes and hands of the open document."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def is_set(self, behaviour: str, kind: MarkKind) -> bool:
        """Whether a mark is set."""
        mark = self._document.plan.mark(behaviour)
        if mark is None:
            return False
        return {MarkKind.STRENGTH: mark.strength, MarkKind.PRIORITY: mark.priority, MarkKind.FOCUS: mark.focus}[kind]

    def toggle(self, behaviour: str, kind: MarkKind) -> bool:
        """Sets a mark, or clears it where it is set; gives whether it came about."""
        on = not self.is_set(behaviour, kind)
        label = (_SET if on else _CLEAR)[kind]
        return self._document.apply(label, _EDIT[kind], self._document.framework, behaviour, on)

    def clear(self, behaviour: str) -> None:
        """Clears all marks; notes stay."""
        self._document.apply(_("Ryd markering"), edits.clear_mark, self._document.framework, behaviour)

    def write_note(self, behaviour: str, text: str) -> None:
        """Writes the note as it is typed."""
        key = ("note", behaviour)
        self._document.type(_("Skriv note"), key, edits.write_note, self._document.framework, behaviour, text)

    def write_private_note(self, behaviour: str, text: str) -> None:
        """Writes the private note as it is typed."""
        key = ("private-note", behaviour)
        self._document.type(
            _("Skriv privat note"), key, edits.write_private_note, self._document.framework, behaviour, text
        )

    def count_hands(self, behaviour: str, strength: int | None, priority: int | None) -> None:
        """Writes a show of hands. Where hands are hidden, a count that is not given is one that could not be seen."""
        tally = self._document.plan.round.tally
        known = tally.hands_for(behaviour)
        if known is not None and not tally.hands_revealed:
            strength = known.strength if strength is None else strength
            priority = known.priority if priority is None else priority
        self._document.apply(
            _("Tæl hænder"),
            edits.count_hands,
            self._document.framework,
            behaviour,
            strength=strength,
            priority=priority,
        )

    def set_done(self, on: bool) -> None:
        """Says that whoever marks in this plan is done, or takes it back."""
        from ledelsesplan.core import talk_edits

        self._document.apply(_("Jeg er færdig") if on else _("Jeg er ikke færdig"), talk_edits.set_done, on)

    def seal(self) -> None:
        """Ends a piece of typing."""
        self._document.seal()
