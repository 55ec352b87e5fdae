"""Whatever people type, the workbook opens, says what they typed, and hides what is private."""

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledelsesplan.core.edits import reference
from ledelsesplan.core.plan import (
    Action,
    ActivityType,
    Dots,
    Goal,
    Hands,
    Kind,
    Mark,
    Marker,
    MarkSet,
    Participant,
    Plan,
    Round,
    Status,
    Tally,
    Wording,
)
from ledelsesplan.reports.cell_text import TextGuard
from tests import samples
from tests.reports.reading import MAIN, Opened, made

FRAMEWORK = samples.small_framework()
BEHAVIOURS = [markable.id for markable in FRAMEWORK.markables()]

TRAPS = ("=1+1", "#N/A", "\t", "_x0041_", "\x00\x0b", "\ufffe", "😀" * 40, "a\r\nb", "]]>", "&[Date]&P", "'", "  x  ")
TEXTS = st.one_of(st.sampled_from(TRAPS), st.text(max_size=60), st.text(max_size=12).map(lambda text: text * 400))
LINES = TEXTS.map(lambda text: text[:200])
NAMES = LINES.filter(bool)
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
COUNTS = st.none() | st.integers(0, 999)


@st.composite
def marks(draw: st.DrawFn, behaviour: str) -> Mark:
    strength, priority = draw(st.booleans()), draw(st.booleans())
    return Mark(
        id=behaviour,
        strength=strength,
        priority=priority,
        focus=(strength or priority) and draw(st.booleans()),
        note=draw(TEXTS),
        private_note=samples.PRIVATE,
    )


@st.composite
def actions(draw: st.DrawFn, number: int) -> Action:
    return Action(
        id=f"h{number}",
        round="runde-1",
        behaviour=draw(st.none() | st.sampled_from([*BEHAVIOURS, "nedlagt.tema"])),
        goal=draw(st.sampled_from([None, "m1"])),
        text=draw(TEXTS),
        success_sign=draw(TEXTS),
        activity_type=draw(st.none() | st.sampled_from(ActivityType)),
        responsible=draw(LINES),
        support=draw(TEXTS),
        start=draw(DAYS),
        deadline=draw(DAYS),
        follow_up=draw(DAYS),
        status=draw(st.sampled_from(Status)),
        note=draw(TEXTS),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    kind = draw(st.sampled_from(Kind))
    marked = draw(st.lists(st.sampled_from([*BEHAVIOURS, "nedlagt.tema"]), max_size=6, unique=True))
    counted = draw(st.lists(st.sampled_from(BEHAVIOURS), max_size=4, unique=True))
    marker = Marker.GROUP if kind is Kind.TEAM else Marker.SELF
    only = Round(
        id="runde-1",
        date=draw(st.dates(date(1, 1, 1), date(9999, 12, 31))),
        label=draw(LINES),
        levels=tuple(draw(st.lists(st.sampled_from(["topchef", "teamleder", "nedlagt"]), min_size=1, unique=True))),
        present=draw(COUNTS),
        framework=reference(FRAMEWORK),
        wordings=tuple(Wording(id=identifier, text=draw(NAMES)) for identifier in marked[:2]),
        mark_sets=(MarkSet(marker=marker, marks=tuple(draw(marks(identifier)) for identifier in marked)),),
        tally=Tally(
            hands=tuple(Hands(id=item, strength=draw(COUNTS), priority=draw(COUNTS)) for item in counted),
            hands_revealed=draw(st.booleans()),
            dots=tuple(Dots(id=item, count=draw(st.integers(0, 99))) for item in counted),
            dots_revealed=draw(st.booleans()),
        ),
    )
    return Plan(
        kind=kind,
        title=draw(NAMES),
        unit=draw(LINES),
        participants=tuple(Participant(id=f"p{n}", name=draw(NAMES)) for n in range(draw(st.integers(0, 3)))),
        rounds=(only,),
        goals=(Goal(id="m1", text=draw(NAMES)),),
        actions=tuple(draw(actions(number)) for number in range(draw(st.integers(0, 3)))),
        follow_up=draw(DAYS),
    )


def clean(text: str) -> Any:
    return TextGuard().clean(text) or None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(plans())
def test_any_plan_gives_a_workbook_that_says_what_was_typed(plan: Plan) -> None:
    opened = made(FRAMEWORK, plan)
    assert not any(samples.PRIVATE.encode() in part for part in opened.parts.values())
    check_actions(opened, plan)
    check_reasons(opened, plan)
    check_excel_has_nothing_to_repair(opened)


def check_actions(opened: Opened, plan: Plan) -> None:
    rows = opened.rows("Handleplan_tabel")
    assert len(rows) == len(plan.actions) + 8
    for row, action in zip(rows, plan.actions, strict=False):
        assert row["Handling-ID"] == action.id
        assert row["Handling"] == clean(action.text)
        assert row["Tegn på at det lykkes"] == clean(action.success_sign)
        assert row["Ansvarlig"] == clean(action.responsible)
        assert row["Støtte/ressourcer"] == clean(action.support)
        assert row["Note"] == clean(action.note)
        assert row["Udviklingsmål"] == (clean(plan.goals[0].text) if action.goal else None)


def check_reasons(opened: Opened, plan: Plan) -> None:
    for table, chosen in (
        ("Styrker", [mark for mark in plan.marks if mark.strength]),
        ("Udviklingsomraader", [mark for mark in plan.marks if mark.priority]),
    ):
        shown = [row.get("Fordi", row.get("Eksempel")) for row in opened.rows(table)]
        assert sorted(map(str, shown)) == sorted(str(clean(mark.note)) for mark in chosen) or not chosen


def check_excel_has_nothing_to_repair(opened: Opened) -> None:
    for sheet in opened.book:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row} <= {"s", "n", "d"}
        for table in sheet.tables.values():
            headers = [str(cell.value).casefold() for cell in sheet[table.ref][0]]
            assert len(set(headers)) == len(headers)
    for part in opened.xml("xl/worksheets/sheet"):
        assert len(part.findtext(f".//{MAIN}oddFooter") or "") <= 255
        for text in part.iter(f"{MAIN}t"):
            assert len((text.text or "").encode("utf-16-le")) // 2 <= 32_767
