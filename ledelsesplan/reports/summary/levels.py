"""The sheet *Niveau x kompetence*: heat tables of shares, levels by competencies."""

from collections.abc import Callable, Iterator, Sequence

from ledelsesplan.core.published import KindFigures
from ledelsesplan.core.summary import MarkSums
from ledelsesplan.reports import headers
from ledelsesplan.reports.sheet import Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import PRIORITY_STEPS, STRENGTH_STEPS, share_rules
from ledelsesplan.reports.summary import section
from ledelsesplan.reports.summary.content import NOTHING, Content, share
from ledelsesplan.reports.summary.section import SectionedSheet
from ledelsesplan.reports.summary.subjects import competency_columns
from ledelsesplan.terms import PLANS_OF_KIND
from ledelsesplan.text import _

LEADING = (Column(headers.LEVEL, 26, section.LABEL), Column(headers.PLANS, 12, section.COUNT))

PARTS: tuple[tuple[str, str, Callable[[MarkSums], int], tuple[str, str, str]], ...] = (
    (_("Udviklingsområder"), "Niveau_udvikling", lambda sums: sums.priority, PRIORITY_STEPS),
    (_("Styrker"), "Niveau_styrker", lambda sums: sums.strength, STRENGTH_STEPS),
)


def write(sheet: SheetWriter, content: Content) -> None:
    """Fills the sheet."""
    columns = (*LEADING, *competency_columns(content.framework, section.HEAT, beside=LEADING))
    sentence = _("Andel af planerne på niveauet. Farven følger tallet: under 20 %, fra 20 %, fra 40 % og fra 60 %.")
    page = SectionedSheet(sheet, content, _("Niveau x kompetence"), sentence, [column.width for column in columns])
    shown = [figures for figures in content.kinds if figures.total is not None]
    for number, figures in enumerate(shown):
        if number:
            page.new_page()
        page.heading(content.heading(figures), section.KIND)
        for title, name, count, fills in PARTS:
            page.heading(title)
            rows = _rows(content, figures, count)
            table = page.table(f"{name}_{figures.kind.value}", columns, rows, header_height=30, least_height=44)
            cells = table.cells(*(column.header for column in columns[2:]))
            sheet.conditional_format(_as_block(cells), share_rules(table.cell(columns[2].header).lstrip("$"), fills))
            page.gap()
    for figures in content.kinds:
        if figures.total is None:
            page.heading(PLANS_OF_KIND[figures.kind], section.KIND)
            page.lines(content.silence)
    page.finish(one_page_from=0.7 if len(shown) < 2 else 1.0)


def _as_block(cells: str) -> str:
    """Some neighbouring columns as one block: a rule's formula counts from the first cell of all."""
    parts = cells.replace(":", " ").split()
    return f"{parts[0]}:{parts[-1]}"


def _rows(content: Content, figures: KindFigures, count: Callable[[MarkSums], int]) -> Iterator[Row]:
    ids = [competency.id for competency in content.framework.competencies()]
    for level in figures.levels:
        total = level.total
        values: Sequence[Value] = [content.fewer] * len(ids)
        looks = dict.fromkeys(range(2, len(ids) + 2), section.HIDDEN_HEAT)
        if total is not None:
            values = [share(count(total.areas.get(identifier, NOTHING)), total.plans) for identifier in ids]
            looks = {}
        yield Row((content.levels[level.level], content.count(total), *values), looks)
