"""The sheet *Hjørneflag*: in how many plans each flag is marked, at each level."""

from collections.abc import Iterator
from dataclasses import replace

from ledelsesplan.core.framework import CornerFlag
from ledelsesplan.core.published import Figures, KindFigures
from ledelsesplan.reports import headers
from ledelsesplan.reports.sheet import Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import PRIORITY_STEPS, STRENGTH_STEPS, ruled_above, share_rules
from ledelsesplan.reports.summary import section
from ledelsesplan.reports.summary.content import LEVELS_TOGETHER, NOTHING, Content, share
from ledelsesplan.reports.summary.section import SectionedSheet
from ledelsesplan.terms import PLANS_OF_KIND
from ledelsesplan.text import _

COLUMNS = (
    Column(headers.FLAG, 34, section.LABEL),
    Column(headers.LEVEL, 26, section.TEXT),
    Column(headers.PLANS, 17, section.COUNT),
    Column(headers.STRENGTH, 14, section.COUNT),
    Column(_("Andel S"), 14, section.SHARE),
    Column(headers.PRIORITY, 21, section.COUNT),
    Column(_("Andel U"), 14, section.SHARE),
    Column(headers.FOCUS, 18, section.COUNT),
    Column(_("Andel F"), 14, section.SHARE),
)


def write(sheet: SheetWriter, content: Content) -> None:
    """Fills the sheet."""
    sentence = _(
        "I hvor mange planer mindst én forventning under hjørneflaget er markeret. En plan på flere niveauer tæller "
        "på hvert af dem, også hvor de viste niveauer er lagt sammen."
    )
    page = SectionedSheet(sheet, content, _("Hjørneflag"), sentence, [column.width for column in COLUMNS])
    for number, figures in enumerate(content.kinds):
        if number:
            page.new_page()
        if figures.total is None:
            page.heading(PLANS_OF_KIND[figures.kind], section.KIND)
            page.lines(content.silence)
            continue
        page.heading(content.heading_of_sums(figures), section.KIND)
        header = _("Planer/niveauer") if figures.is_of_several_levels else headers.PLANS
        columns = [replace(column, header=header) if column.header == headers.PLANS else column for column in COLUMNS]
        table = page.table(f"Hjoerneflag_{figures.kind.value}", columns, _rows(content, figures), header_height=26)
        for header, fills in ((_("Andel S"), STRENGTH_STEPS), (_("Andel U"), PRIORITY_STEPS)):
            sheet.conditional_format(table.cells(header), share_rules(table.cell(header), fills))
    page.finish(one_page_from=0.7)


def _rows(content: Content, figures: KindFigures) -> Iterator[Row]:
    for flag in content.framework.corner_flags:
        first = {number: ruled_above(column.style, "medium") for number, column in enumerate(COLUMNS)}
        yield Row(_values(content, flag, LEVELS_TOGETHER, figures.total), first)
        for level in figures.levels:
            values = _values(content, flag, content.levels[level.level], level.total)
            hidden = {
                number: section.HIDDEN for number, value in enumerate(values) if number > 1 and isinstance(value, str)
            }
            yield Row(values, hidden)


def _values(content: Content, flag: CornerFlag, level: str, figures: Figures | None) -> tuple[Value, ...]:
    if figures is None:
        return (flag.name, level, content.under, *(content.under, content.under) * 3)
    sums = figures.areas.get(flag.id, NOTHING)
    return (flag.name, level, figures.plans, *(part for count in sums for part in (count, share(count, figures.plans))))
