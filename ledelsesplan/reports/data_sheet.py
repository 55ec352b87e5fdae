"""The sheet *Data*: a row for each mark and each count of every round, ready to be pivoted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Mark, Marker, Plan, Round
from ledelsesplan.reports import headers, styles
from ledelsesplan.reports.content import ShownCounts, footer, own_leader_marks, shown_counts, whereabouts, wordings
from ledelsesplan.reports.printing import print_across
from ledelsesplan.reports.sheet import Column, Row, SheetWriter, Value
from ledelsesplan.reports.styles import Style
from ledelsesplan.text import _

_STRENGTH, _PRIORITY = _("Styrke"), _("Udviklingsområde")
_SOURCES = {
    Marker.GROUP: _("Aftalt"),
    Marker.SELF: _("Egen markering"),
    Marker.OWN_LEADER: _("Nærmeste leder"),
}

TEXT = Style(size=10)
DAY = replace(TEXT, number_format=styles.DATE_FORMAT)
NUMBER = replace(TEXT, centred=True, number_format=styles.COUNT_FORMAT)

PRINTED = (
    Column(headers.DATE, 12.5, DAY),
    Column(headers.SOURCE, 11, TEXT),
    Column(headers.LEVEL, 18, TEXT),
    Column(headers.FLAG, 18, TEXT),
    Column(headers.COMPETENCY, 23, TEXT),
    Column(headers.THEME, 30, TEXT),
    Column(headers.BEHAVIOUR, 60, TEXT),
    Column(headers.MARKING, 18, TEXT),
    Column(headers.COUNT, 9.5, NUMBER),
    Column(headers.PRESENT, 10.5, NUMBER),
    Column(headers.DOTS, 10.5, NUMBER),
    Column(headers.FOCUS, 16.3, TEXT),
)
COLUMNS = (*PRINTED, Column(headers.BEHAVIOUR_ID, 48, TEXT), Column(headers.ROUND, 16, TEXT))


def write(sheet: SheetWriter, framework: Framework, plan: Plan, today: date) -> None:
    """Fills the sheet."""
    rows = [row for item in reversed(plan.rounds) for row in _rows(framework, plan, item)]
    sheet.heading(_("Data"), _sentence(plan) if rows else _("Der er ingen markeringer endnu"))
    sheet.widths(COLUMNS)
    if not rows:
        friendly = {headers.BEHAVIOUR: _("Hver markering får en række her.")}
        rows = [Row([friendly.get(column.header) for column in COLUMNS])]
    table = sheet.table("Data_tabel", COLUMNS, rows, header_height=24, least_height=16)
    sheet.worksheet.freeze_panes = "A5"
    print_across(sheet, PRINTED, table.last, footer(plan, today))


def _sentence(plan: Plan) -> str:
    sentence = _("En række for hver markering, nyeste runde først. Prikker står én gang for hver forventning.")
    if any(shown_counts(item).ballots for item in plan.rounds):
        sentence += " " + _("Ved stemmer er Til stede det antal, der har stemt.")
    return sentence


@dataclass(frozen=True, slots=True)
class _Record:
    """One figure: where it comes from, what it counts, how much, and out of how many; `focus` for a focus area."""

    source: str
    marking: str
    count: int | None
    present: int | None
    focus: bool = False


def _rows(framework: Framework, plan: Plan, item: Round) -> Iterator[Row]:
    counts = shown_counts(item)
    marks = {mark.id: mark for mark in item.mark_set(plan.marker).marks if mark.is_marked}
    wording = wordings(framework, item)
    leaders = {mark.id: mark for mark in own_leader_marks(plan, item) or () if mark.is_marked}
    named = {*marks, *leaders, *counts.hands, *counts.ballot_sums, *counts.dots}
    for identifier in sorted(named, key=lambda name: (framework.position(name), name)):
        where, mark = whereabouts(framework, identifier), marks.get(identifier)
        records = _records(item, counts, identifier, mark, _SOURCES[plan.marker])
        records += _marked(leaders.get(identifier), _SOURCES[Marker.OWN_LEADER], item.present)
        # Of dots alone there is a record only where there is no other.
        records = records or [_Record(_("Prikker"), "", None, item.present)]
        # Dots stand on one row of a behaviour only, so that a pivot's sum of them is right.
        dotted = next((record for record in records if record.marking == _PRIORITY), records[0])
        for record in records:
            values: dict[str, Value] = {
                headers.DATE: item.date,
                headers.SOURCE: record.source,
                headers.LEVEL: where.level,
                headers.FLAG: where.flag,
                headers.COMPETENCY: where.competency,
                headers.THEME: where.theme,
                headers.BEHAVIOUR: wording(identifier),
                headers.MARKING: record.marking,
                headers.COUNT: record.count,
                headers.PRESENT: record.present,
                headers.DOTS: counts.dots.get(identifier) if record is dotted else None,
                headers.FOCUS: _("Ja") if record.focus else _("Nej"),
                headers.BEHAVIOUR_ID: identifier,
                headers.ROUND: item.id,
            }
            yield Row([values[column.header] for column in COLUMNS], name=wording(identifier))


def _records(item: Round, counts: ShownCounts, identifier: str, mark: Mark | None, source: str) -> list[_Record]:
    """What is known of a behaviour in a round: its mark, and its counts."""
    records = _marked(mark, source, item.present)
    is_focus = mark is not None and mark.focus
    marked = [record.marking for record in records]

    def counted(source: str, marking: str, count: int, present: int | None) -> None:
        records.append(_Record(source, marking, count, present, is_focus and marking in marked))

    if hands := counts.hands.get(identifier):
        for marking, count in ((_STRENGTH, hands.strength), (_PRIORITY, hands.priority)):
            if count is not None:
                counted(_("Hænder"), marking, count, item.present)
    if sums := counts.ballot_sums.get(identifier):
        counted(_("Stemmer"), _STRENGTH, sums.strength, counts.ballots)
        counted(_("Stemmer"), _PRIORITY, sums.priority, counts.ballots)
    return records


def _marked(mark: Mark | None, source: str, present: int | None) -> list[_Record]:
    sides = ((_STRENGTH, mark.strength), (_PRIORITY, mark.priority)) if mark is not None else ()
    return [_Record(source, marking, 1, present, mark is not None and mark.focus) for marking, on in sides if on]
