"""The calendar file, read by another library than the one that wrote it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import vobject
from hypothesis import given

from ledelsesplan.cli import main
from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.plan import Kind, Plan, Status
from ledelsesplan.core.schedule import days
from ledelsesplan.reports.calendar import calendar
from ledelsesplan.reports.report import FileFacts
from ledelsesplan.storage.planfile import encode, new_envelope
from tests.factories import empty_plan, plans, real_framework, small_framework

FRAMEWORK = small_framework()
BEHAVIOUR = next(FRAMEWORK.behaviours())
SOURCE = FileFacts("4f6a0b7c1d2e4a3f8b9c0d1e2f3a4b5c", 3, datetime(2027, 3, 3, 10, 42, tzinfo=UTC))


def planned() -> Plan:
    plan = edits.add_action(
        empty_plan(kind=Kind.PERSONAL),
        BEHAVIOUR.id,
        identifier="a1",
        text="Følger Ærø-teamet;\nog spørger, hvad der virker",
        success_sign="To teams har sagt det højt",
        responsible="Lone Skov",
        note="HEMMELIG note",
        deadline=date(2027, 5, 21),
        follow_up=date(2027, 4, 9),
    )
    plan = edits.write_private_note(plan, FRAMEWORK, BEHAVIOUR.id, "HEMMELIG privat")
    plan = talk_edits.put_talk(plan, date(2028, 3, 1), "Næste LUS", identifier="t1")
    return edits.set_follow_up(plan, date(2027, 6, 9))


def events(plan: Plan, source: FileFacts = SOURCE) -> dict[str, vobject.base.Component]:
    """The events of a plan's calendar by their ids."""
    read = vobject.readOne(calendar(FRAMEWORK, plan, source=source).content.decode())
    return {event.uid.value: event for event in read.contents.get("vevent", [])}


def test_the_last_day_of_all_is_a_day_too() -> None:
    """Who wants no deadline writes 31-12-9999 in Excel: the day after it there is none."""
    (event,) = events(edits.set_follow_up(empty_plan(), date.max)).values()
    assert event.dtstart.value == date.max
    assert "dtend" not in event.contents


def test_every_day_is_an_event_of_the_whole_day() -> None:
    read = events(planned())
    when = {
        uid.removeprefix(SOURCE.plan_id): (event.summary.value, event.dtstart.value, event.dtend.value)
        for uid, event in read.items()
    }
    one = timedelta(days=1)
    assert when == {
        "-a1-follow-up@ledelsesplan": (
            "Opfølgning: Følger Ærø-teamet; og spørger, hvad der virker",
            date(2027, 4, 9),
            date(2027, 4, 9) + one,
        ),
        "-a1-deadline@ledelsesplan": (
            "Frist: Følger Ærø-teamet; og spørger, hvad der virker",
            date(2027, 5, 21),
            date(2027, 5, 21) + one,
        ),
        "-plan@ledelsesplan": ("Opfølgning på »Ledergruppen«", date(2027, 6, 9), date(2027, 6, 9) + one),
        "-t1-talk@ledelsesplan": ("Næste LUS", date(2028, 3, 1), date(2028, 3, 1) + one),
    }


def test_an_event_says_what_it_is_about_and_no_note() -> None:
    event = events(planned())[f"{SOURCE.plan_id}-a1-deadline@ledelsesplan"]
    assert event.description.value.splitlines() == [
        f"Forventning: {BEHAVIOUR.text}",
        "Tegn på, at det lykkes: To teams har sagt det højt",
        "Ansvarlig: Lone Skov",
        "Frist: 21-05-2027",
        "Status: Ikke startet",
        "Fra »Ledergruppen« i Ledelsesplan",
    ]
    assert b"HEMMELIG" not in calendar(FRAMEWORK, planned(), source=SOURCE).content


def test_a_second_export_updates_the_same_events() -> None:
    later = replace(SOURCE, revision=4, exported_at=SOURCE.exported_at + timedelta(days=30))
    moved = edits.change_action(planned(), "a1", deadline=date(2027, 8, 1), text="Noget andet")
    before, after = events(planned()), events(moved, later)
    assert before.keys() == after.keys()
    event = after[f"{SOURCE.plan_id}-a1-deadline@ledelsesplan"]
    assert (event.dtstart.value, event.sequence.value) == (date(2027, 8, 1), "4")
    assert event.dtstamp.value == later.exported_at


def test_what_is_done_is_said_and_no_longer_reminded_of() -> None:
    read = events(edits.change_action(planned(), "a1", status=Status.DONE))
    event = read[f"{SOURCE.plan_id}-a1-deadline@ledelsesplan"]
    assert event.summary.value.startswith("Gennemført: Følger")
    assert "valarm" not in event.contents
    assert "valarm" in read[f"{SOURCE.plan_id}-t1-talk@ledelsesplan"].contents


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    content = calendar(FRAMEWORK, planned(), source=SOURCE).content
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content == calendar(FRAMEWORK, planned(), source=SOURCE).content


@given(plans(FRAMEWORK))
def test_any_plan_is_read_again(plan: Plan) -> None:
    assert len(events(plan)) == len(days(plan))


def test_the_command_makes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = talk_edits.put_talk(empty_plan(real_framework()), date(2027, 9, 1), "Status", identifier="t1")
    source, target = tmp_path / "plan.json", tmp_path / "plan.ics"
    source.write_bytes(encode(plan, new_envelope()))
    assert main(["export", str(source), "-o", str(target)]) == 0
    assert str(target) in capsys.readouterr().out
    assert vobject.readOne(target.read_text("utf-8")).vevent.summary.value == "Status"
    assert main(["export", str(source), "-o", str(target), "--what", "matrix", "--force"]) == 1
