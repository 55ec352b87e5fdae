"""The sheet *Udvikling*: this period beside the one before, as far as the two can be compared."""

from collections.abc import Iterator
from dataclasses import replace

from ledelsesplan.core.published import ByLevel, Figures, KindFigures
from ledelsesplan.core.summary import MarkSums
from ledelsesplan.reports import headers
from ledelsesplan.reports.sheet import Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import ruled_above
from ledelsesplan.reports.summary import section
from ledelsesplan.reports.summary.content import (
    LEVELS_TOGETHER,
    NOTHING,
    Content,
    period_words,
    share,
    whole_percent,
)
from ledelsesplan.reports.summary.section import SectionedSheet
from ledelsesplan.terms import PLAN_KIND, PLANS_OF_KIND
from ledelsesplan.text import _

POINTS = replace(section.COUNT, number_format="+0;-0;0", bold=True)

COLUMNS = (
    Column(headers.PLAN_KIND, 29),
    Column(headers.LEVEL, 24, section.LABEL),
    Column(headers.COMPETENCY, 27),
    Column(_("Planer før"), 13, section.COUNT),
    Column(_("Planer nu"), 13, section.COUNT),
    Column(_("U før"), 13, section.SHARE),
    Column(_("U nu"), 13, section.SHARE),
    Column(_("Ændring U"), 16, POINTS),
    Column(_("S før"), 13, section.SHARE),
    Column(_("S nu"), 13, section.SHARE),
    Column(_("Ændring S"), 16, POINTS),
)


def write(sheet: SheetWriter, content: Content) -> None:
    """Fills the sheet."""
    page = SectionedSheet(sheet, content, _("Udvikling"), _sentence(content), [column.width for column in COLUMNS])
    before = content.published.previous
    parts, told = [], []
    for figures, earlier in [(each, before[each.kind]) for each in content.kinds] if before is not None else ():
        missing = _missing(content, figures, earlier)
        if missing:
            told.append(f"{PLANS_OF_KIND[figures.kind]}: {missing}")
        if not _is_empty(figures, earlier):
            parts.append(list(_rows(content, figures, earlier)))
    for words in told:
        page.lines(words)
    if told:
        page.gap(9)
    if parts:
        page.parted_table("Udvikling_tabel", COLUMNS, parts, header_height=26)
    page.finish()


def _sentence(content: Content) -> str:
    if content.published.previous is None:
        return _("Der er ikke givet planer fra en tidligere periode, så der er ikke noget at sammenligne med.")
    period = period_words(content.previous.period) if content.previous is not None else ""
    then = _("Før er {period}.").format(period=period) + " " if period else ""
    return then + _(
        "Andele af planerne med udviklingsområder (U) og styrker (S); ændringer er i procentpoint. En plan på flere "
        "niveauer tæller på hvert af dem, også hvor de er lagt sammen. Der kan være andre planer bag tallene end "
        "sidst, så en ændring er et afsæt for dialog og ikke en måling."
    )


def _lines(content: Content, now: ByLevel, before: ByLevel) -> Iterator[tuple[str, Figures | None, Figures | None]]:
    """The levels with their figures now and before, and all as one, where both periods show the same levels."""
    if now.total is not None and before.total is not None:
        yield LEVELS_TOGETHER, now.total, before.total
    for level in now.levels:
        yield content.levels[level.level], level.total, before.level(level.level).total


def _is_empty(now: ByLevel, before: ByLevel) -> bool:
    """Whether there is nothing to show: no level has figures in either period."""
    return all(level.total is None for figures in (now, before) for level in figures.levels)


def _missing(content: Content, now: ByLevel, before: ByLevel) -> str:
    """Why some lines cannot be compared."""
    if _is_empty(now, before):
        return content.silence
    told = []
    for name, current, earlier in _lines(content, now, before):
        if current is None:
            told.append(
                _("{level}: {under} planer nu, eller tallet ville røbe få.").format(level=name, under=content.under)
            )
        elif earlier is None:
            told.append(
                _("{level}: {under} planer før, kommet til eller faldet fra, eller tallene ville røbe få.").format(
                    level=name, under=content.under
                )
            )
    if before.total is None and any(level.total is not None for level in before.levels):
        told.append(_("{levels}: de to perioder viser ikke de samme niveauer.").format(levels=LEVELS_TOGETHER))
    return " ".join((_("Disse kan ikke sammenlignes."), *told)) if told else ""


def _rows(content: Content, now: KindFigures, before: ByLevel) -> Iterator[Row]:
    for name, current, earlier in _lines(content, now, before):
        for number, competency in enumerate(content.framework.competencies()):
            looks = {} if number else {n: ruled_above(column.style, "medium") for n, column in enumerate(COLUMNS)}
            plans = [content.count(earlier), content.count(current)]
            sums = [_sums(figures, competency.id) for figures in (earlier, current)]
            values: list[Value] = []
            for side in (1, 0):
                shares = [None if found is None else share(found[1][side], found[0]) for found in sums]
                values += [content.under if part is None else part for part in shares]
                values.append(_change(*shares))
            yield Row((PLAN_KIND[now.kind], name, competency.name, *plans, *values), looks)


def _sums(figures: Figures | None, competency: str) -> tuple[int, MarkSums] | None:
    return None if figures is None else (figures.plans, figures.areas.get(competency, NOTHING))


def _change(before: float | None, now: float | None) -> Value:
    return _("kan ikke vises") if before is None or now is None else whole_percent(now) - whole_percent(before)
