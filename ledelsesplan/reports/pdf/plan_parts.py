"""Parts that the printed plan shares with what a leader's own plan has besides: headings, sentences, long texts."""

from ledelsesplan.reports.pdf.flow import Column, Item, Row
from ledelsesplan.reports.pdf.paper import a4, mm
from ledelsesplan.reports.pdf.typesetting import STRONG, Type, break_lines
from ledelsesplan.text import _

SHEET = a4(top=14, right=16, bottom=11, left=20)
AREA = SHEET.area
WIDTH = AREA.width()

SECTION = Type(13, STRONG)
STRONG_TEXT = Type(10, STRONG)
TEXT = Type(10)
SMALL = Type(9)


def lines(text: str, look: Type, width: float = WIDTH) -> tuple[Item, ...]:
    """A text as items under each other."""
    return break_lines(text, look, width)


def section(words: str) -> Row:
    """A section's heading, held together with what follows."""
    return Row((Column(0, lines(words, SECTION)),), space=mm(7), padding=(0, mm(1.6)), keep=True)


def again(words: str) -> Row:
    """A section's heading where it goes on on a new page."""
    heading = _("{section} (fortsat)").format(section=words)
    return Row((Column(0, lines(heading, SECTION)),), padding=(0, mm(1.6)), keep=True)


def sentence(words: str) -> Row:
    """A sentence in place of what is not there yet."""
    return Row((Column(0, lines(words, TEXT)),), padding=(mm(0.8), mm(1.6)))
