"""Every byte of everything that leaves the plan file, unpacked, is searched for words that must stay in it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader
from pypdf.generic import StreamObject

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.copies import copy_for_own_leader
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.hr_copy import hr_copy
from ledelsesplan.core.plan import Mark, Marker, Plan
from ledelsesplan.core.run_sheet import RunSheet, Step
from ledelsesplan.reports.calendar import calendar
from ledelsesplan.reports.pdf.documents import printed
from ledelsesplan.reports.plan_workbook import plan_workbook
from ledelsesplan.reports.report import Printout
from ledelsesplan.storage.planfile import Copy, Envelope, Purpose, copy_envelope, encode
from tests import personal_samples, samples
from tests.factories import with_own_leader
from tests.reports.reading import SOURCE, TODAY

PRIVATE = "Zebraprivat"
FACILITATOR = "Zebrafacilitator"
LEADERS_OWN = "Zebraegennote"
OWN_LEADERS = "Zebralederord"
FREE = "Zebrafritekst"
NAME = "Zebranavn"

ENVELOPE = Envelope("a" * 32, Copy("b" * 32), 4, datetime(2027, 3, 3, tzinfo=UTC))


def planted(plan: Plan, framework: Framework) -> Plan:
    """The plan with words planted wherever someone can write."""
    behaviours = [markable.id for markable in framework.markables()]
    for behaviour in (behaviours[0], behaviours[-1], plan.marks[0].id):
        plan = edits.write_private_note(plan, framework, behaviour, f"{PRIVATE} {behaviour}")
    marked = plan.marks[0].id
    plan = edits.write_note(plan, framework, marked, f"{LEADERS_OWN} {FREE}")
    earlier = plan.rounds[0]
    sets = tuple(
        item.replacing(marks=tuple(mark.replacing(private_note=PRIVATE, note=FREE) for mark in item.marks))
        for item in earlier.mark_sets
    )
    plan = plan.replacing(rounds=(earlier.replacing(mark_sets=sets), *plan.rounds[1:])) if plan.rounds[1:] else plan
    steps = (Step(id="ramme", title=f"Ramme {FREE}", minutes=10, text=FREE, note=FACILITATOR),)
    plan = plan.replacing(run_sheet=RunSheet(steps=steps), title=f"Plan {NAME}", leader=NAME, own_leader=NAME)
    plan = edits.set_round(plan, plan.round.date, FREE)
    plan = talk_edits.write_looking_back(talk_edits.write_wishes(plan, FREE), FREE)
    plan = talk_edits.agree(plan, Marker.SELF, NAME, TODAY)
    plan = talk_edits.put_talk(plan, TODAY, FREE, identifier="tz")
    plan = talk_edits.write_plan_note(plan, TODAY, FREE, identifier="nz")
    plan = edits.change_action(
        plan, plan.actions[0].id, text=FREE, success_sign=FREE, support=FREE, note=FREE, responsible=NAME
    )
    plan = edits.write_goal(plan, plan.actions[0].id, FREE)
    return edits.add_follow_up(plan, plan.actions[0].id, TODAY, FREE, identifier="fz")


def with_own_leader_at_work(plan: Plan, framework: Framework, *, done: bool) -> Plan:
    behaviours = [markable.id for markable in framework.markables()][3:5]
    marks = (
        Mark(id=behaviours[0], priority=True, note=OWN_LEADERS, private_note=PRIVATE),
        Mark(id=behaviours[1], private_note=PRIVATE),
    )
    plan = with_own_leader(plan, framework, *marks)
    sets = tuple(
        item.replacing(done=done) if item.marker is Marker.OWN_LEADER else item for item in plan.round.mark_sets
    )
    return plan.replacing(rounds=(*plan.rounds[:-1], plan.round.replacing(mark_sets=sets)))


def unpacked(content: bytes) -> Iterator[bytes]:
    """A file's own bytes, and all that is packed in it: members of a zip, streams and texts of a PDF."""
    yield content
    yield content.replace(b"\r\n ", b"")  # the lines of a calendar are folded (RFC 5545, 3.1)
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as archive:
            for member in archive.infolist():
                yield member.filename.encode() + member.comment + member.extra
                yield archive.read(member)
    elif content.startswith(b"%PDF"):
        reader = PdfReader(BytesIO(content))
        yield str(reader.metadata).encode()
        for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 1):
            thing: Any = reader.get_object(number)
            yield repr(thing).encode()
            if isinstance(thing, StreamObject):
                yield thing.get_data()
        for page in reader.pages:
            yield page.extract_text().encode()


def holds(content: bytes, word: str) -> bool:
    """Whether the word stands anywhere, in UTF-8 or UTF-16, whatever its case."""
    lowered = [part.lower() for part in unpacked(content)]
    coded = [word.lower().encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")]
    return any(code in part for part in lowered for code in coded)


@pytest.fixture(scope="module")
def team(framework: Framework) -> Plan:
    return planted(samples.team_plan(framework), framework)


@pytest.fixture(scope="module")
def personal(framework: Framework) -> Plan:
    plan = planted(personal_samples.talked_plan(framework), framework)
    return with_own_leader_at_work(plan, framework, done=True)


def everything(framework: Framework, plan: Plan) -> dict[str, bytes]:
    """All that is made of a plan for others."""
    made = {"workbook": plan_workbook(framework, plan, today=TODAY, source=SOURCE).content}
    for what in Printout:
        made[what.value] = printed(framework, plan, what, today=TODAY, source=SOURCE).content
    made["calendar"] = calendar(framework, plan, source=SOURCE).content
    made["hr"] = encode(hr_copy(plan, "Kopi til HR"), copy_envelope(ENVELOPE, Purpose.HR))
    if plan.marker is Marker.SELF:
        copy = copy_for_own_leader(plan)
        made["own leader"] = encode(copy, copy_envelope(ENVELOPE, Purpose.OWN_LEADER))
        made.update({f"own leader's {name}": content for name, content in everything(framework, copy).items()})
    return made


@pytest.fixture(scope="module")
def exports(qapp: object, framework: Framework, team: Plan, personal: Plan) -> dict[str, bytes]:
    found = {f"team {name}": content for name, content in everything(framework, team).items()}
    return found | {f"personal {name}": content for name, content in everything(framework, personal).items()}


def test_the_search_finds_what_is_there(framework: Framework, team: Plan, exports: dict[str, bytes]) -> None:
    """Whatever is searched for private words is searched well: what may be in it is found."""
    assert holds(encode(team, ENVELOPE), PRIVATE)
    assert holds(encode(team, ENVELOPE), FACILITATOR)
    assert all(holds(exports[name], FREE) for name in ("team workbook", "personal workbook", "personal own leader"))
    assert holds(exports["personal calendar"], FREE)
    assert holds(exports["team plan"], FREE), "a PDF is searched in its text"
    assert holds(exports["team plan"], NAME)


@pytest.mark.parametrize("word", [PRIVATE, FACILITATOR, samples.PRIVATE, personal_samples.FACILITATOR])
def test_private_words_are_in_nothing_that_leaves_the_plan(exports: dict[str, bytes], word: str) -> None:
    assert len(exports) >= 14
    assert [name for name, content in exports.items() if holds(content, word)] == []


@pytest.mark.parametrize("word", [PRIVATE, FREE, NAME, LEADERS_OWN, OWN_LEADERS, FACILITATOR])
def test_hrs_copy_holds_no_names_and_no_free_text(exports: dict[str, bytes], word: str) -> None:
    copies = {name: content for name, content in exports.items() if name.endswith("hr")}
    assert len(copies) == 3
    assert not any(holds(content, word) for content in copies.values())


def test_the_own_leaders_words_wait_until_that_one_is_done(qapp: object, framework: Framework, personal: Plan) -> None:
    shown = everything(framework, personal)
    at_work = everything(framework, with_own_leader_at_work(personal, framework, done=False))
    own = {name for name in at_work if not name.startswith("own leader")}  # what the own leader has is that one's own
    assert {name for name in own if holds(shown[name], OWN_LEADERS)} == {"workbook", "lus"}
    assert not any(holds(at_work[name], OWN_LEADERS) for name in own)


def test_what_the_own_leader_exports_is_the_own_leaders_alone(exports: dict[str, bytes]) -> None:
    workbook = exports["personal own leader's workbook"]
    assert holds(workbook, OWN_LEADERS)
    assert not holds(workbook, LEADERS_OWN)
