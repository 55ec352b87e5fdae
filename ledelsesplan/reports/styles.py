"""The look of all workbooks: colours, cell styles, and the conditional formats of marks, hands, deadlines and status.

The tokens are those of the design (workshop view and workbooks). Contrast of every text on its fill is 7:1 or more.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache
from math import ceil
from typing import Literal

from openpyxl.cell.cell import Cell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat
from openpyxl.workbook.workbook import Workbook

from ledelsesplan.core.plan import Status
from ledelsesplan.terms import STATUS
from ledelsesplan.text import _

FONT = "Calibri"
INK = "FF181C1F"
WHITE = "FFFFFFFF"
HEADER_FILL = "FF1F2A30"
LINE = "FF8A949D"
STRENGTH_STEPS = ("FF0B4F8A", "FF9CC3E4", "FFDCEAF5")
PRIORITY_STEPS = ("FFFFC20A", "FFFFE08A", "FFFFF3CF")
BOTH_FILL = "FF3F4A52"
OVERDUE_FILL, OVERDUE_TEXT = "FFFBEAE8", "FF8C1D18"
DONE_FILL = "FFE4E8EB"
NEED_STEPS = (BOTH_FILL, "FFC3CAD0")

DATE_FORMAT = "dd-mm-yyyy"
MOMENT_FORMAT = "dd-mm-yyyy hh:mm"
COUNT_FORMAT = "0"
SHARE_FORMAT = "0 %"

_FORMAT_ID = 200
"""Any id above those of Excel's own number formats (below 164)."""

LineStyle = Literal["thin", "medium"]


@dataclass(frozen=True, eq=False)
class Style:
    """How a cell looks. `top`, `left` and `bottom` are ink lines, `rule` and `grid` are the thin grey lines below and
    on the left.

    Styles are constants, told apart by identity: their values would be compared for every cell.
    """

    size: float = 10.5
    bold: bool = False
    colour: str = INK
    fill: str | None = None
    centred: bool = False
    aligned_top: bool = False
    indent: int = 1
    wrap: bool = True
    number_format: str = "General"
    rule: bool = True
    top: LineStyle | None = None
    left: LineStyle | None = None
    bottom: LineStyle | None = None
    grid: bool = False


@cache
def ruled_above(style: Style, line: LineStyle) -> Style:
    """The style with an ink line above."""
    return replace(style, top=line)


@cache
def from_the_top(style: Style) -> Style:
    """The style with its text at the top of the cell."""
    return replace(style, aligned_top=True)


TITLE = Style(size=20, bold=True, wrap=False, rule=False, indent=0)
COVER_TITLE = Style(size=26, bold=True, wrap=False, rule=False, indent=0)
SENTENCE = Style(size=11, wrap=False, rule=False, indent=0)
HEADING = Style(size=14, bold=True, wrap=False, rule=False)
HEADER = Style(bold=True, colour=WHITE, fill=HEADER_FILL, rule=False)
CENTRED_HEADER = Style(bold=True, colour=WHITE, fill=HEADER_FILL, rule=False, centred=True)
BODY = Style()
BOLD = Style(bold=True)
DATE = Style(number_format=DATE_FORMAT)
COUNT = Style(size=12, bold=True, centred=True, number_format=COUNT_FORMAT)


@dataclass(frozen=True, slots=True)
class Prototypes:
    """A style as one workbook numbers it: for ordinary cells, and for texts that must stay texts when edited."""

    plain: StyleArray
    quoted: StyleArray


@dataclass(slots=True)
class StyleBook:
    """The styles of one workbook. Cells share one prototype of each: to style them one by one takes twice as long."""

    workbook: Workbook
    _prototypes: dict[Style, Prototypes] = field(default_factory=dict)

    def prototypes(self, style: Style) -> Prototypes:
        """The shared prototypes of a style. They must never be changed through a cell."""
        known = self._prototypes.get(style)
        if known is None:
            plain = self._build(style)
            quoted = copy(plain)
            quoted.quotePrefix = 1
            known = self._prototypes[style] = Prototypes(plain, quoted)
        return known

    def _build(self, style: Style) -> StyleArray:
        model = Cell(self.workbook.worksheets[0], row=1, column=1)
        model.font = Font(name=FONT, size=style.size, bold=style.bold, color=style.colour)
        if style.fill is not None:
            model.fill = PatternFill("solid", fgColor=style.fill)
        model.alignment = Alignment(
            horizontal="center" if style.centred else "left",
            vertical="top" if style.aligned_top else "center",
            indent=0 if style.centred else style.indent,
            wrap_text=style.wrap,
        )
        model.border = Border(
            top=Side(style.top, INK) if style.top else Side(),
            left=Side(style.left, INK) if style.left else Side("thin", LINE) if style.grid else Side(),
            bottom=Side(style.bottom, INK) if style.bottom else Side("thin", LINE) if style.rule else Side(),
        )
        model.number_format = style.number_format
        prototype: StyleArray = model._style  # type: ignore[attr-defined]  # the stubs leave it out
        return prototype


def heat_steps(present: int | None) -> tuple[int, int, int]:
    """From how many hands on a cell is dark, middle and light: 6, 3 and 1 of eight, in proportion for other groups."""
    if not present:
        return 6, 3, 1
    return max(ceil(present * 0.75), 1), max(ceil(present * 0.375), 1), 1


def heat_rules(steps: tuple[int, int, int], fills: tuple[str, str, str]) -> list[Rule]:
    """Three steps of one colour for a column of hands; the figures always stand in the cells as well."""
    rules = []
    for least, fill in zip(steps, fills, strict=True):
        rule = Rule(type="cellIs", operator="greaterThanOrEqual", formula=[str(least)], stopIfTrue=True)
        rule.dxf = _difference(_text_on(fill), fill)
        rules.append(rule)
    return rules


def share_rules(share: str, fills: tuple[str, str, str]) -> list[Rule]:
    """Three steps of one colour from 60, 40 and 20 % on. `share` is a formula of the first cell; texts stay plain."""
    return step_rules(share, ("0.6", "0.4", "0.2"), fills)


def step_rules(number: str, steps: Sequence[str], fills: Sequence[str]) -> list[Rule]:
    """The fill of each step for the cells whose formula `number` gives as much; to Excel a text is more than any."""
    return [
        _expression(f"IF(ISNUMBER({number}),{number}>={least},FALSE)", _difference(_text_on(fill), fill))
        for least, fill in zip(steps, fills, strict=True)
    ]


def _text_on(fill: str) -> str:
    return WHITE if fill in (STRENGTH_STEPS[0], BOTH_FILL) else INK


def mark_rules(cell: str) -> list[Rule]:
    """The fills of marks ("S", "U", "S U", each with " F" for a focus area); `cell` is the first, nothing fixed."""
    both = _expression(f'AND(LEFT({cell},1)="S",MID({cell},3,1)="U")', _difference(WHITE, BOTH_FILL))
    strength = _expression(f'LEFT({cell},1)="S"', _difference(WHITE, STRENGTH_STEPS[0]))
    priority = _expression(f'LEFT({cell},1)="U"', _difference(INK, PRIORITY_STEPS[0], edged=True))
    return [both, strength, priority]


def overdue_rule(deadline: str, status: str, *, words: bool) -> Rule:
    """What is past its deadline and not done on the day the workbook is open; `words` adds ", over frist" to a status.

    `deadline` and `status` are the first cells, with fixed columns (`$F5`). The value of the status stays what it is.
    """
    condition = f'AND({deadline}<>"",{deadline}<TODAY(),{status}<>"{STATUS[Status.DONE]}")'
    number_format = _('@", over frist"') if words else None
    return _expression(condition, _difference(OVERDUE_TEXT, OVERDUE_FILL, number_format=number_format))


def done_rule(status: str) -> Rule:
    """The look of what is done."""
    return _expression(f'{status}="{STATUS[Status.DONE]}"', _difference(INK, DONE_FILL))


def _expression(formula: str, look: DifferentialStyle) -> Rule:
    return Rule(type="expression", formula=[formula], dxf=look, stopIfTrue=True)


@cache
def _difference(text: str, fill: str, *, edged: bool = False, number_format: str | None = None) -> DifferentialStyle:
    side = Side("thin", INK)
    return DifferentialStyle(
        font=Font(bold=True, color=text),
        fill=PatternFill("solid", bgColor=fill, fgColor=fill),
        border=Border(left=side, right=side, top=side, bottom=side) if edged else None,
        numFmt=NumberFormat(_FORMAT_ID, number_format) if number_format is not None else None,
    )
