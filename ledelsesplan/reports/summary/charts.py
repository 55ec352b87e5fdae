"""Bar charts as all of ours look: bars across in the order of their table, titles, axes and alternative text."""

from dataclasses import dataclass
from math import ceil
from typing import Any

from openpyxl.chart import BarChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.utils import get_column_letter, quote_sheetname

from ledelsesplan.reports import styles
from ledelsesplan.reports.sheet import SheetWriter

_TITLE_SIZE, _AXIS_SIZE = 12, 10.5
_HUNDREDTHS = 100
_EMU_PER_POINT = 12_700
_TICKS = 6


@dataclass(frozen=True)
class Bars:
    """What a chart shows: its words, the rows of its table (categories in `left`, values in the next column).

    `alternative_text` is its main finding in one sentence; `edged` gives light bars an edge in ink. `largest` is the
    largest value of all charts that stand side by side, so that they have one scale.
    """

    title: str
    axis: str
    alternative_text: str
    names: tuple[str, ...]
    values: tuple[int, ...]
    largest: int
    fill: str
    edged: bool
    first_row: int
    left: int


def add_bars(sheet: SheetWriter, bars: Bars, anchor: str, *, width: float, height: float) -> None:
    """Puts a chart with its upper left corner on a cell; sizes in centimetres."""
    chart: Any = BarChart()
    chart.type, chart.style, chart.gapWidth = "bar", 10, 45
    chart.width, chart.height = width, height
    chart.roundedCorners = False
    chart.legend = None
    chart.title = _title(bars.title, _TITLE_SIZE, bold=True)
    chart.alternative_text = bars.alternative_text
    chart.series.append(_series(sheet, bars))
    _set_axes(chart, bars)
    chart.graphical_properties = GraphicalProperties(
        ln=LineProperties(solidFill=_rgb(styles.NEED_STEPS[-1]), w=_EMU_PER_POINT // 2)
    )
    sheet.worksheet.add_chart(chart, anchor)


def _series(sheet: SheetWriter, bars: Bars) -> Any:
    """The bars, with the values themselves beside where they stand: who does not calculate shows them, too."""
    where, last = quote_sheetname(sheet.worksheet.title), bars.first_row + len(bars.values) - 1
    names, values = (
        f"{where}!${letter}${bars.first_row}:${letter}${last}"
        for letter in (get_column_letter(bars.left), get_column_letter(bars.left + 1))
    )
    texts = StrData(ptCount=len(bars.names), pt=[StrVal(idx, v=name) for idx, name in enumerate(bars.names)])
    numbers = NumData(
        formatCode="0", ptCount=len(bars.values), pt=[NumVal(idx, v=value) for idx, value in enumerate(bars.values)]
    )
    series: Any = Series(idx=0, order=0)
    series.val = NumDataSource(NumRef(f=values, numCache=numbers))
    series.cat = AxDataSource(strRef=StrRef(f=names, strCache=texts))
    edge = LineProperties(solidFill=_rgb(styles.INK), w=int(1.5 * _EMU_PER_POINT)) if bars.edged else None
    series.spPr = GraphicalProperties(solidFill=_rgb(bars.fill), ln=edge)
    series.invertIfNegative = False
    return series


def _set_axes(chart: Any, bars: Bars) -> None:
    names, values = chart.x_axis, chart.y_axis
    step = nice_step(bars.largest)
    names.scaling.orientation, names.delete, names.majorTickMark = "maxMin", False, "none"
    names.txPr = _axis_text()
    values.delete, values.majorGridlines, values.majorTickMark = False, None, "none"
    values.scaling.min, values.scaling.max = 0, step * max(ceil(bars.largest / step), 1)
    values.majorUnit, values.crosses, values.number_format = step, "max", "0"
    values.title = _title(bars.axis, _AXIS_SIZE, bold=False)
    values.txPr = _axis_text()


def nice_step(largest: int) -> int:
    """The distance of an axis' ticks, 1, 2 or 5 times a power of ten, so that there are at most six."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if factor * power * _TICKS >= largest:
                return factor * power
        power *= 10


def _title(words: str, size: float, *, bold: bool) -> Any:
    run = RegularTextRun(rPr=_letters(size, bold=bold), t=words)
    paragraph = Paragraph(pPr=ParagraphProperties(defRPr=_letters(size, bold=bold)), r=[run])
    return Title(tx=Text(rich=RichText(p=[paragraph])), overlay=False)


def _axis_text() -> Any:
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=_letters(_AXIS_SIZE, bold=False)), endParaRPr=_letters(_AXIS_SIZE, bold=False)
    )
    return RichText(p=[paragraph])


def _letters(size: float, *, bold: bool) -> Any:
    return CharacterProperties(
        sz=int(size * _HUNDREDTHS), b=bold, solidFill=_rgb(styles.INK), latin=Font(typeface=styles.FONT)
    )


def _rgb(argb: str) -> str:
    """A cell's colour, alpha first, as drawings have it."""
    return argb[2:]
