"""The sheet *Forventninger*: each behaviour of the matrix, and what is expected of all leaders, by kind of plan."""

from collections.abc import Iterator, Sequence

from ledelsesplan.core.framework import Markable
from ledelsesplan.core.published import Figures, KindFigures
from ledelsesplan.reports import headers
from ledelsesplan.reports.content import whereabouts
from ledelsesplan.reports.sheet import Column, PlacedTable, Row, SheetWriter, Value
from ledelsesplan.reports.styles import PRIORITY_STEPS, STRENGTH_STEPS, ruled_above, share_rules
from ledelsesplan.reports.summary import section
from ledelsesplan.reports.summary.content import NOTHING, Content
from ledelsesplan.reports.summary.section import SectionedSheet
from ledelsesplan.terms import PLAN_KIND, PLANS_OF_KIND
from ledelsesplan.text import _, format_count

COUNTED = (
    Column(headers.PLANS, 12, section.COUNT),
    Column(headers.STRENGTH, 12, section.BOLD_COUNT),
    Column(headers.PRIORITY, 20.5, section.BOLD_COUNT),
    Column(headers.FOCUS, 17.5, section.COUNT),
)
COLUMNS = (
    Column(headers.PLAN_KIND, 18),
    Column(headers.FLAG, 18),
    Column(headers.COMPETENCY, 24),
    Column(headers.THEME, 26),
    Column(headers.LEVEL, 21, section.LABEL),
    Column(headers.BEHAVIOUR, 58),
    *COUNTED,
)

ALL_LEADERS, OUTSIDE = _("Alle ledere"), _("Uden for matrixen")
"""What stands in the place of a level, and of a flag and a theme, where something is expected of all leaders."""


def write(sheet: SheetWriter, content: Content) -> None:
    """Fills the sheet."""
    sentence = _(
        "I hvor mange planer hver forventning er markeret. Farven følger andelen af planerne: fra 20 %, fra 40 % og "
        "fra 60 %. En forventning uden markeringer er ikke en mangel, men et afsæt for dialog."
    )
    page = SectionedSheet(sheet, content, _("Forventninger"), sentence, [column.width for column in COLUMNS])
    page.lines(" ".join(_base(content, figures) for figures in content.kinds))
    page.gap(9)
    parts = [part for figures in content.kinds if (part := list(_rows(content, figures)))]
    if parts:
        _colour(sheet, page.parted_table("Forventninger_tabel", COLUMNS, parts, header_height=26))
    page.finish()


def _base(content: Content, figures: KindFigures) -> str:
    """How many plans of a kind are counted, or why none is."""
    if figures.total is None:
        return f"{PLANS_OF_KIND[figures.kind]}: {content.silence}"
    if figures.general is None or figures.general.plans == figures.shown:
        return f"{content.heading(figures)}."
    outside = _("{shown}; uden for matrixen tæller alle {count}.")
    return outside.format(shown=content.heading(figures), count=format_count(figures.general.plans))


def _colour(sheet: SheetWriter, table: PlacedTable) -> None:
    plans = table.cell(headers.PLANS)
    for header, fills in ((headers.STRENGTH, STRENGTH_STEPS), (headers.PRIORITY, PRIORITY_STEPS)):
        sheet.conditional_format(table.cells(header), share_rules(f"{table.cell(header)}/{plans}", fills))


def _rows(content: Content, figures: KindFigures) -> Iterator[Row]:
    """The matrix, and below a line what is expected of all; what a kind has no figures of is left out."""
    if figures.total is not None:
        yield from _matrix_rows(content, figures)
    if figures.total is not None or figures.general is not None:
        for number, markable in enumerate(content.framework.general()):
            yield _general_row(content, figures, markable, is_first=not number)


def _matrix_rows(content: Content, figures: KindFigures) -> Iterator[Row]:
    totals = {level.level: level.total for level in figures.levels}
    for flag in content.framework.corner_flags:
        for place, competency in enumerate(flag.competencies):
            for number, theme in enumerate(competency.themes):
                for row, level in enumerate(content.framework.levels):
                    behaviour = theme.at(level.id)
                    values = _figures(content, behaviour.id, totals[level.id])
                    names = (flag.name, competency.name, theme.name, level.name, behaviour.text)
                    is_first = not place and not number and not row
                    yield _row(figures, names, values, is_first=is_first)


def _general_row(content: Content, figures: KindFigures, markable: Markable, *, is_first: bool) -> Row:
    kind = whereabouts(content.framework, markable.id).competency
    names = (OUTSIDE, kind, OUTSIDE, ALL_LEADERS, markable.text)
    return _row(figures, names, _figures(content, markable.id, figures.general), is_first=is_first)


def _row(figures: KindFigures, names: Sequence[str], values: Sequence[Value], *, is_first: bool) -> Row:
    looks = {n: ruled_above(column.style, "medium") for n, column in enumerate(COLUMNS)} if is_first else {}
    return Row((PLAN_KIND[figures.kind], *names, *values), looks, name=names[-1])


def _figures(content: Content, identifier: str, figures: Figures | None) -> tuple[Value, ...]:
    if figures is None:
        return (content.under,) * len(COUNTED)
    return (figures.plans, *figures.marks.get(identifier, NOTHING))
