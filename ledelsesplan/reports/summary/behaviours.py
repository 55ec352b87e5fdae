"""The sheet *Forventninger*: every behaviour of the matrix, and what is expected of all leaders, by kind of plan."""

from collections.abc import Iterator

from ledelsesplan.core.framework import Markable
from ledelsesplan.core.published import Figures, KindFigures
from ledelsesplan.reports import headers
from ledelsesplan.reports.content import whereabouts
from ledelsesplan.reports.sheet import Column, PlacedTable, Row, SheetWriter, Value
from ledelsesplan.reports.styles import PRIORITY_STEPS, STRENGTH_STEPS, ruled_above, share_rules
from ledelsesplan.reports.summary import section
from ledelsesplan.reports.summary.content import NOTHING, Content
from ledelsesplan.reports.summary.section import SectionedSheet
from ledelsesplan.terms import PLANS_OF_KIND
from ledelsesplan.text import _

COUNTED = (
    Column(headers.PLANS, 12, section.COUNT),
    Column(headers.STRENGTH, 12, section.BOLD_COUNT),
    Column(headers.PRIORITY, 20.5, section.BOLD_COUNT),
    Column(headers.FOCUS, 17.5, section.COUNT),
)
COLUMNS = (
    Column(headers.FLAG, 22),
    Column(headers.COMPETENCY, 24),
    Column(headers.THEME, 27),
    Column(headers.LEVEL, 21, section.LABEL),
    Column(headers.BEHAVIOUR, 58),
    *COUNTED,
)
GENERAL_LEFT = 4
GENERAL_COLUMNS = (
    Column(headers.GENERAL_KIND, 21, section.LABEL),
    Column(_("For alle ledere"), 58),
    *COUNTED,
)


def write(sheet: SheetWriter, content: Content) -> None:
    """Fills the sheet. The tables of both kinds have the same header, which is repeated on every page."""
    sentence = _(
        "I hvor mange planer hver forventning er markeret. Farven følger andelen af planerne: fra 20 %, fra 40 % og "
        "fra 60 %. En forventning uden markeringer er ikke en mangel, men et afsæt for dialog."
    )
    page = SectionedSheet(sheet, content, _("Forventninger"), sentence, [column.width for column in COLUMNS])
    header: int | None = None
    for number, figures in enumerate(content.kinds):
        if number and header is not None:
            page.new_page()
        found = _write_kind(page, content, figures)
        header = header or found
    page.finish(repeated_row=header)


def _write_kind(page: SectionedSheet, content: Content, figures: KindFigures) -> int | None:
    """Writes a kind's tables; gives the row of the first one's header."""
    kind, header = figures.kind.value, None
    if figures.total is None:
        page.heading(PLANS_OF_KIND[figures.kind], section.KIND)
        page.lines(content.silence)
    else:
        page.heading(content.heading(figures), section.KIND)
        header = page.row
        _colour(page.sheet, page.table(f"Forventninger_{kind}", COLUMNS, _rows(content, figures), header_height=26))
    general = list(content.framework.general())
    if general and (header is not None or figures.general is not None):
        page.gap()
        page.heading(_("Generelle forventninger, værdier og intentioner"))
        rows = [_general_row(content, markable, figures.general) for markable in general]
        _colour(page.sheet, page.table(f"Generelle_{kind}", GENERAL_COLUMNS, rows, left=GENERAL_LEFT, header_height=26))
    return header


def _colour(sheet: SheetWriter, table: PlacedTable) -> None:
    plans = table.cell(headers.PLANS)
    for header, fills in ((headers.STRENGTH, STRENGTH_STEPS), (headers.PRIORITY, PRIORITY_STEPS)):
        sheet.conditional_format(table.cells(header), share_rules(f"{table.cell(header)}/{plans}", fills))


def _rows(content: Content, figures: KindFigures) -> Iterator[Row]:
    totals = {level.level: level.total for level in figures.levels}
    for flag in content.framework.corner_flags:
        for place, competency in enumerate(flag.competencies):
            for number, theme in enumerate(competency.themes):
                for row, level in enumerate(content.framework.levels):
                    behaviour = theme.at(level.id)
                    values = _figures(content, behaviour.id, totals[level.id])
                    names = (flag.name, competency.name, theme.name, level.name, behaviour.text)
                    is_first = not place and not number and not row
                    looks = {n: ruled_above(c.style, "medium") for n, c in enumerate(COLUMNS)} if is_first else {}
                    yield Row((*names, *values), looks, name=behaviour.text)


def _general_row(content: Content, markable: Markable, figures: Figures | None) -> Row:
    kind = whereabouts(content.framework, markable.id).competency
    return Row((kind, markable.text, *_figures(content, markable.id, figures)), name=markable.text)


def _figures(content: Content, identifier: str, figures: Figures | None) -> tuple[Value, ...]:
    if figures is None:
        return (content.under,) * len(COUNTED)
    return (figures.plans, *figures.marks.get(identifier, NOTHING))
