"""The sheet *Overblik*: key figures, and for each kind of plan what is marked most, as lists and as charts."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import ceil

from openpyxl.utils import get_column_letter

from ledelsesplan.core.compiled import Outcome
from ledelsesplan.core.plan import Kind, Status
from ledelsesplan.core.published import ActionTables, Figures, KindFigures, Published
from ledelsesplan.core.summary import MarkSums
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.font_metrics import POINTS_PER_UNIT
from ledelsesplan.reports.sheet import Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import PRIORITY_STEPS, STRENGTH_STEPS, Style
from ledelsesplan.reports.summary import section
from ledelsesplan.reports.summary.charts import Bars, add_bars
from ledelsesplan.reports.summary.content import NOTHING, Content, base_words, percent, period_words, share
from ledelsesplan.reports.summary.coverage import leaders_covered, units_of_their_own
from ledelsesplan.reports.summary.section import SectionedSheet
from ledelsesplan.terms import PLANS_OF_KIND
from ledelsesplan.text import _, ngettext

WIDTHS = (34.0, 24.0, 23.0, 4.0, 34.0, 24.0, 23.0)
CARD_COLUMNS = (1, 2, 3, 5, 6, 7)
LEFT, RIGHT = 1, 5

CARD_LABEL = Style(size=10.5, rule=False)
CARD_VALUE = Style(size=24, bold=True, rule=False, bottom="medium", wrap=False)
CARD_SHARE = replace(CARD_VALUE, number_format=styles.SHARE_FORMAT)
CARD_RULE = Style(rule=False, bottom="medium")

_CHART_TITLES = {
    Kind.PERSONAL: _("{title}, personlige planer"),
    Kind.TEAM: _("{title}, ledergruppers planer"),
}

_CM_PER_POINT = 2.54 / 72
_ROW = 15


@dataclass(frozen=True)
class _List:
    """One of the two lists of a kind of plan: what it counts, where it stands and how its bars look."""

    title: str
    name: str
    count: Callable[[MarkSums], int]
    left: int
    fill: str
    edged: bool
    finding: str


LISTS = (
    _List(
        _("Udviklingsområder"),
        "Top_udvikling",
        lambda sums: sums.priority,
        LEFT,
        PRIORITY_STEPS[0],
        edged=True,
        finding=_("Flest har {competency} som udviklingsområde: {count} af {base}."),
    ),
    _List(
        _("Styrker"),
        "Top_styrker",
        lambda sums: sums.strength,
        RIGHT,
        STRENGTH_STEPS[0],
        edged=False,
        finding=_("Flest har {competency} som styrke: {count} af {base}."),
    ),
)


def write(sheet: SheetWriter, content: Content) -> None:
    """Fills the sheet."""
    page = SectionedSheet(sheet, content, _("HR-opsamling: Overblik"), _sentence(content), WIDTHS)
    _write_cards(page, content)
    shown = [figures for figures in content.kinds if figures.total is not None]
    for number, figures in enumerate(shown):
        if number:
            page.new_page()
        _write_kind(page, content, figures)
    for figures in content.kinds:
        if figures.total is None:
            page.gap()
            page.heading(PLANS_OF_KIND[figures.kind], section.KIND)
            page.lines(" ".join((content.silence, _actions_line(content, figures.actions))))
    page.finish(one_page_from=0.75 if len(shown) < 2 else 1.0)


def _sentence(content: Content) -> str:
    place = ", ".join(part for part in (content.place, period_words(content.compiled.period)) if part)
    rest = _(
        "En plan tæller med ved hver ledelseskompetence, hvor den har en markering, én gang for hvert af sine niveauer."
    )
    return f"{place}. {rest}" if place else rest


def _write_cards(page: SectionedSheet, content: Content) -> None:
    sheet, top = page.sheet, page.row
    for column in range(1, len(WIDTHS) + 1):
        sheet.put(top + 1, column, None, CARD_RULE)
    for column, (label, value, number_format) in zip(CARD_COLUMNS, _cards(content), strict=True):
        sheet.put(top, column, label, CARD_LABEL)
        look = CARD_SHARE if number_format else CARD_VALUE
        sheet.put(top + 1, column, value, look)
    sheet.height(top, 18)
    sheet.height(top + 1, 36)
    page.row = top + 2


def _cards(content: Content) -> list[tuple[str, Value, bool]]:
    published = content.published
    kinds = published.kinds
    covered = leaders_covered(published)
    last: tuple[str, Value, bool] = (
        (_("Ledere dækket"), covered, True)
        if covered is not None
        else (_("Enheder med egne tal"), _own_units(published), False)
    )
    return [
        (_("Planer talt med"), published.counted, False),
        (_("Personlige planer vist"), kinds[Kind.PERSONAL].shown or content.under, False),
        (_("Ledergruppers planer vist"), kinds[Kind.TEAM].shown or content.under, False),
        (_("Planer ikke med i niveauer"), published.hidden, False),
        (_("Filer ikke talt med"), skipped_files(content), False),
        last,
    ]


def _own_units(published: Published) -> int | str:
    own = units_of_their_own(published)
    return _("{part} af {whole}").format(part=own, whole=len(published.coverage)) if published.has_list else own


def skipped_files(content: Content) -> int:
    """How many files were not counted."""
    counts = content.compiled.sources.counts()
    return sum(number for outcome, number in counts.items() if outcome is not Outcome.COUNTED)


def _write_kind(page: SectionedSheet, content: Content, figures: KindFigures) -> None:
    total = figures.total
    assert total is not None
    page.gap()
    page.heading(content.heading_of_sums(figures), section.KIND)
    page.lines(_actions_line(content, figures.actions))
    top = page.row
    for item in LISTS:
        page.row = top
        page.heading(item.title, column=item.left)
        _write_list(page, content, figures, total, item)
    page.gap()
    height = 2.6 + 0.56 * sum(1 for _competency in content.framework.competencies())
    for item in LISTS:
        _write_chart(page, content, figures, total, item, height)
    for _row in range(ceil(height / _CM_PER_POINT / _ROW)):
        page.gap(_ROW)


def _ranked(content: Content, total: Figures, item: _List) -> list[tuple[str, int]]:
    """The competencies with their counts, the largest first, equal ones in the framework's order."""
    found = [
        (competency.name, item.count(total.areas.get(competency.id, NOTHING)))
        for competency in content.framework.competencies()
    ]
    return sorted(found, key=lambda ranked: -ranked[1])


def _write_list(page: SectionedSheet, content: Content, figures: KindFigures, total: Figures, item: _List) -> None:
    columns = (
        Column(headers.COMPETENCY, WIDTHS[0]),
        Column(_counted(figures), WIDTHS[1], section.BOLD_COUNT),
        Column(headers.SHARE, WIDTHS[2], section.SHARE),
    )
    rows = [Row((name, count, share(count, total.plans))) for name, count in _ranked(content, total, item)]
    page.table(f"{item.name}_{figures.kind.value}", columns, rows, left=item.left, header_height=22)


def _counted(figures: KindFigures) -> str:
    """What the sums of all levels count."""
    return _("Niveauer") if figures.is_of_several_levels else headers.PLANS


def _write_chart(
    page: SectionedSheet, content: Content, figures: KindFigures, total: Figures, item: _List, height: float
) -> None:
    ranked = _ranked(content, total, item)
    words = _CHART_TITLES[figures.kind].format(title=item.title)
    bars = Bars(
        title=words,
        axis=_counted(figures),
        alternative_text=f"{words}. "
        + item.finding.format(competency=ranked[0][0], count=ranked[0][1], base=base_words(figures)),
        names=tuple(name for name, _count in ranked),
        values=tuple(count for _name, count in ranked),
        largest=max(count for either in LISTS for _name, count in _ranked(content, total, either)),
        fill=item.fill,
        edged=item.edged,
        first_row=page.row - 1 - len(ranked),
        left=item.left,
    )
    width = sum(WIDTHS[item.left - 1 : item.left + 2]) * POINTS_PER_UNIT * _CM_PER_POINT
    add_bars(page.sheet, bars, f"{get_column_letter(item.left)}{page.row}", width=width, height=height)


def _actions_line(content: Content, actions: ActionTables | None) -> str:
    if actions is None:
        return _("{under} planer har handlinger.").format(under=content.under.capitalize())
    total = actions.by_status.total
    words = ngettext("{count} handling", "{count} handlinger", total)
    if content.published.hidden:
        words = _("{actions} i alle planer, også dem uden niveautal").format(actions=words)
    done = done_share(actions)
    if done is None:
        return _("{actions}, heraf gennemført i {under} planer.").format(actions=words, under=content.under)
    return _("{actions}, heraf {share} gennemført.").format(actions=words, share=percent(done))


def done_share(actions: ActionTables) -> float | None:
    """The share of the actions that is done; None where that is counted together with others."""
    table = actions.by_status
    number = table.column_of(Status.DONE)
    if number is not None:
        return share(table.column_totals[number], table.total)
    is_joined = any(Status.DONE in values for values in table.columns)
    return None if is_joined else 0.0
