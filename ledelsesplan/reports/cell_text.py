"""The safety of texts in cells: what a workbook cannot hold, what it would take for a formula, what is too long."""

import re
from dataclasses import dataclass

from ledelsesplan.text import _

# ECMA-376 part 1, 18.3.1.4 and 22.9.2.19 (ST_Xstring): text is XML 1.0 characters, and `_x0041_` is read as "A".
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE_LIKE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
_TAKEN_FOR_FORMULA = ("=", "+", "-", "@", "\t", "#", "'")

CELL_LIMIT = 32_767
"""How many UTF-16 units a cell can hold (Excel's specifications and limits)."""

PART = 16_000
"""So many characters fit in a cell whatever they are: each can take two units, or be escaped."""


@dataclass(frozen=True, slots=True)
class CellText:
    """A text as it is written into a cell, and whether the cell must be marked as text for Excel's own editing."""

    written: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Continuation:
    """A text that does not show whole where it belongs: the sheet, the row as people name it, the column, the text."""

    sheet: str
    row: str
    column: str
    text: str


class TextGuard:
    """Makes texts fit for the cells of one workbook, and remembers what it had to do to them."""

    def __init__(self) -> None:
        self.replaced = 0
        self.continuations: list[Continuation] = []
        self._cleaned: dict[str, str] = {}

    def clean(self, text: str) -> str:
        """The text with LF for every line end and U+FFFD for what no workbook can hold; a blank text is empty."""
        if not _SUSPECT.search(text):
            return "" if text.isspace() else text
        if text not in self._cleaned:
            legal, count = _ILLEGAL.subn("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
            self.replaced += count
            self._cleaned[text] = "" if legal.isspace() else legal
        return self._cleaned[text]

    def clean_line(self, text: str) -> str:
        """The same on one line, for headers, footers and names."""
        return " ".join(self.clean(text).split())

    def fit(self, text: str) -> tuple[str, bool]:
        """A text, cleaned, as its cell shows it, and whether it had to be cut to fit."""
        clean = self.clean(text)
        if fits_cell(clean):
            return clean, False
        return clean[:PART] + _("… (fortsættes på arket Om filen)"), True

    def continue_elsewhere(self, continuation: Continuation) -> None:
        """Remembers a text that has to be shown whole in another place."""
        if continuation not in self.continuations:
            self.continuations.append(continuation)


def for_cell(clean: str) -> CellText:
    """A clean text as its cell takes it; what looks like an escape is escaped, so that it reads as it was typed."""
    written = _ESCAPE_LIKE.sub("_x005F_", clean) if "_x" in clean else clean
    return CellText(written, clean.startswith(_TAKEN_FOR_FORMULA))


def fits_cell(clean: str) -> bool:
    """Whether a cell holds the whole text."""
    if len(clean) <= PART:
        return True
    units = len(clean.encode("utf-16-le")) // 2
    return units <= CELL_LIMIT and len(for_cell(clean).written) <= CELL_LIMIT
