"""The sums of a summary as rows to be pivoted: those of the sheet *Data*, and of the file for those who analyse on."""

from collections.abc import Iterator

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.published import Block, Published
from ledelsesplan.reports import headers
from ledelsesplan.reports.summary.content import NOTHING, unit_name
from ledelsesplan.terms import PLAN_KIND
from ledelsesplan.text import _

SUMMARY_HEADERS = (
    headers.UNIT,
    headers.PLAN_KIND,
    headers.LEVEL,
    headers.FLAG,
    headers.COMPETENCY,
    headers.THEME,
    headers.BEHAVIOUR,
    headers.BEHAVIOUR_ID,
    headers.PLANS,
    headers.STRENGTH,
    headers.PRIORITY,
    headers.FOCUS,
)

SummaryRow = tuple[str, str, str, str, str, str, str, str, int, int, int, int]


def summary_rows(published: Published, framework: Framework) -> Iterator[SummaryRow]:
    """A row for each block and behaviour, in the order of SUMMARY_HEADERS; what is hidden has none."""
    names = {level.id: level.name for level in framework.levels}
    places = {
        level: [
            ((flag.name, competency.name, theme.name, theme.at(level).text, theme.at(level).id), theme.at(level).id)
            for flag in framework.corner_flags
            for competency in flag.competencies
            for theme in competency.themes
        ]
        for level in names
    }
    for kind, level, block in shown_blocks(published):
        figures = block.figures
        for where, identifier in places[level]:
            sums = figures.marks.get(identifier, NOTHING)
            yield block_name(block), PLAN_KIND[kind], names[level], *where, figures.plans, *sums


def summary_row_count(published: Published, framework: Framework) -> int:
    """How many rows `summary_rows` gives."""
    themes = sum(1 for _theme in framework.themes())
    return themes * sum(1 for _block in shown_blocks(published))


def shown_blocks(published: Published) -> Iterator[tuple[Kind, str, Block]]:
    """All blocks with their kind of plan and the id of their level."""
    for kind in (Kind.PERSONAL, Kind.TEAM):
        for level in published.kinds[kind].levels:
            for block in level.blocks:
                yield kind, level.level, block


def block_name(block: Block) -> str:
    """The unit's name, or that several small ones are counted together."""
    return _("Øvrige enheder") if block.is_joined else unit_name(block.units[0])
