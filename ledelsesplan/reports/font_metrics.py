"""How many lines a text takes in a column: Calibri's widths, with room to spare, since Excel never fits rows by itself.

The widths are those of Carlito (which has Calibri's), the wider of regular and bold, in hundredths of an em.
"""

import re
from collections.abc import Iterator

_CHARACTERS = {
    24: " '",
    26: ",ijl¹ìíîïĩīĭįıĵĺļſ‘’",
    28: ".:;I·ÌÍÎÏĨĪĬĮİł",
    32: "()-`f´¸ľ",
    34: "!J[]¡²³Ĵ",
    36: "rt{}°ŕŗřţŧ‹›",
    38: "ť",
    40: "sz¯śŝşšźżž",
    42: "¨ª",
    44: '"/L\\cºçćĉċčĹĻĽŀŁ“”„',
    46: "Fx",
    48: "?SZgkvy|¿ýÿĝğġģķĸŚŜŞŠŷŹŻŽ",
    50: "#*+<=>ET^_a~¢¤¦§¬±ÈÉÊË×àáâãäå÷āăąĒĔĖĘĚŢŤŦ–†•−≠≤≥",
    52: "$0123456789Ye£¥®ÝèéêëēĕėęěĳŶŸ‒€",
    54: "CPbdhnopqu«»ÇÞðñòóôõöùúûüþĆĈĊČĥńņňŋōŏőũūŭůűų",
    56: "KXßøħĶ",
    58: "BRµđĿŔŖŘ",
    60: "V¶ďĲ",
    62: "AÀÁÂÃÄÅĀĂĄ",
    64: "DGHÐĎĐĜĞĠĢĤŉ",
    66: "NU¼ÑÙÚÛÜĦŃŅŇŊŨŪŬŮŰŲ",
    68: "OÒÓÔÕÖŌŎŐ",
    70: "Q½Ø",
    72: "&¾…",
    74: "%™",
    76: "wŵ",
    78: "Ææ",
    82: "m",
    84: "©",
    86: "œ",
    88: "MŒ",
    90: "@",
    92: "WŴ—←→",
    108: "‰",
}


_UNKNOWN = 110
"""The width of a character that another font has to supply: wider than any of Calibri's."""


class _Widths(dict[str, int]):
    """Hundredths of an em of each character."""

    def __missing__(self, character: str) -> int:
        self[character] = _UNKNOWN
        return _UNKNOWN


_ENDS = " \n"
_WORDS = re.compile(r"[^ ]* +|[^ ]+")

_WIDTHS = _Widths({character: width for width, characters in _CHARACTERS.items() for character in characters})

POINTS_PER_UNIT = 5.25
"""A column's width is counted in digits of Calibri 11: 7 pixels of 0.75 pt each (ECMA-376 part 1, 18.3.1.13)."""

_CELL_MARGIN = 5.25
"""What a cell's own margins take, in points."""

_INDENT = 6.75
"""What an indent of one takes: three spaces of Calibri 11, in points."""

_LINE_PITCH = 1.36
"""A line's height in relation to its font's size, as Excel lays it out."""

_ROW_PADDING = 6

TALLEST_ROW = 409
"""The height in points above which Excel takes a row for damaged."""


def text_width(text: str, size: float) -> float:
    """The width of one line of text in points."""
    return sum(map(_WIDTHS.__getitem__, text)) * size / 100


def lines_in_column(text: str, width: float, size: float, *, indent: int = 1) -> int:
    """How many lines a text takes in a column of so many units, at a font's size."""
    if "\n" not in text and text_width(text, size) <= _room(width, indent):
        return 1
    return sum(1 for _line in wrap(text, width, size, indent=indent))


def wrap(text: str, width: float, size: float, *, indent: int = 1) -> Iterator[str]:
    """The lines of a text in a column, broken between words, and within a word that is wider than the column.

    Each line keeps the space or line end that it was broken at, so that the lines together are the text.
    """
    room = max(_room(width, indent) * 100 / size, _UNKNOWN)
    for paragraph in text.splitlines(keepends=True) or [""]:
        line, used = "", 0
        for word in _WORDS.findall(paragraph):
            wide = sum(map(_WIDTHS.__getitem__, word.rstrip(_ENDS)))
            if line and used + wide > room:
                yield line
                line, used = "", 0
            while wide > room:
                head = _fitting(word, room)
                yield word[:head]
                wide -= sum(map(_WIDTHS.__getitem__, word[:head]))
                word = word[head:]
            line += word
            used += sum(map(_WIDTHS.__getitem__, word.rstrip("\n")))
        yield line
    if text.endswith("\n"):
        yield ""


def _room(width: float, indent: int) -> float:
    return width * POINTS_PER_UNIT - _CELL_MARGIN - indent * _INDENT


def _fitting(word: str, room: float) -> int:
    used = 0
    for number, character in enumerate(word):
        used += _WIDTHS[character]
        if used > room:
            return max(number, 1)
    return len(word)


def row_height(lines: int, size: float) -> float:
    """The height in points of a row that shows so many lines of a font's size."""
    return _ROW_PADDING + lines * size * _LINE_PITCH


def lines_in_row(size: float) -> int:
    """How many lines of a font's size the tallest row shows."""
    return int((TALLEST_ROW - _ROW_PADDING) / (size * _LINE_PITCH))
