"""What is true of every printed document: real text, embedded fonts, nothing private, nobody's name, the same bytes."""

import hashlib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QHashSeed

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.reports.pdf.documents import printed
from ledelsesplan.reports.report import FileFacts, Printout
from tests import samples
from tests.reports.paper import A3_ACROSS, A4, PLANS, Printed, made, sample, squeezed
from tests.reports.reading import SOURCE, TODAY
from tests.reports.test_hostile_plans import FRAMEWORK, plans

pytestmark = pytest.mark.usefixtures("qapp")

# The margins of each document: left, top, and the right and lower edges of what lies within them, in mm.
AREAS = {
    Printout.THINK_ALONE: (18, 10, 196, 289),
    Printout.PLAN: (20, 14, 194, 286),
    Printout.FIRST_TALK: (20, 14, 194, 286),
    Printout.MATRIX: (10, 8, 410, 289),
    Printout.LUS: (20, 14, 194, 286),
}


@pytest.fixture(params=list(Printout))
def what(request: pytest.FixtureRequest) -> Printout:
    """Each document in turn."""
    chosen: Printout = request.param
    return chosen


def check_within_margins(document: Printed, what: Printout) -> None:
    left, top, right, bottom = AREAS[what]
    outside = [
        piece
        for piece in document.pieces
        if not (left - 0.1 <= piece.x <= right + 0.1 and top <= piece.y <= bottom + 0.1)
    ]
    assert not outside


@pytest.mark.parametrize("name", PLANS)
def test_pages_have_their_size_and_nothing_begins_in_the_margins(what: Printout, name: str) -> None:
    document = sample(name, what)
    assert set(document.sizes) == {A3_ACROSS if what is Printout.MATRIX else A4}
    check_within_margins(document, what)


def test_the_bundled_fonts_are_in_the_file(what: Printout) -> None:
    fonts = sample("personal" if what is Printout.LUS else "team", what).fonts()
    assert set(fonts) == {"SourceSans3-Regular", "SourceSans3-SemiBold", "SourceSans3-Bold"}
    assert all(fonts.values())


def test_the_text_is_found_as_it_is_written(framework: Framework, what: Printout) -> None:
    """With the letters of a ligature, with spaces that are no tabs, and with æ, ø and å."""
    plan = edits.rename(samples.team_plan(framework), "Affald: fire ældre får ny aftale på Øst", "")
    document = made(framework, plan, what)
    (found,) = {piece.text for piece in document.pieces if "fire" in piece.text} or {""}
    raw = "".join(document.raw)
    assert "\t" not in raw
    assert found == ("" if what in (Printout.THINK_ALONE, Printout.LUS) else plan.title)
    assert "Driftsledelse" in raw or what is Printout.LUS


def test_private_notes_hidden_counts_and_the_own_leaders_marks_are_nowhere(
    framework: Framework, what: Printout
) -> None:
    plan = samples.team_plan(framework)
    tally = plan.round.tally.replacing(hands_revealed=False, dots_revealed=False)
    hidden = plan.replacing(rounds=(*plan.rounds[:-1], plan.round.replacing(tally=tally)))
    for shown in (hidden, samples.personal_plan(framework)):
        document = made(framework, shown, what)
        for secret in (samples.PRIVATE, *([] if what is Printout.LUS else ["nærmeste leders egne ord"])):
            assert squeezed(secret) not in document.text
            assert not any(secret.encode() in stream for stream in document.streams())
        assert "Hænder:" not in document.text
        assert "prik" not in document.text


def test_the_properties_name_the_program_and_nobody(what: Printout) -> None:
    document = sample("team", what)
    properties = document.reader.metadata
    assert properties.title.startswith("Ledelsesplan: ")
    assert properties.author == properties.creator == "Ledelsesplan"
    assert properties.creation_date.replace(tzinfo=None) == SOURCE.exported_at
    assert properties.modification_date.replace(tzinfo=None) == SOURCE.exported_at
    user = os.environ.get("USER") or os.path.basename(os.path.expanduser("~"))
    metadata = next(stream for stream in document.streams() if b"xmpmeta" in stream and b"%PDF" not in stream)
    assert b"2027-04-06T10:42:07" in metadata
    assert not re.search(rf'[">(/]{re.escape(user)}[")</]', metadata.decode() + str(dict(properties)))


def test_the_same_arguments_give_the_same_bytes_in_every_process() -> None:
    """Qt's hash tables have another order in every process."""
    code = (
        "import hashlib\n"
        "from ledelsesplan.drawing.windowless import make_windowless_application\n"
        "app = make_windowless_application()\n"
        "from ledelsesplan.reports.report import Printout\n"
        "from tests import factories, samples\n"
        "from tests.reports.paper import made\n"
        "framework = factories.real_framework()\n"
        "content = made(framework, samples.team_plan(framework), Printout.PLAN).report.content\n"
        "print(hashlib.sha256(content).hexdigest())\n"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    here = sample("team", Printout.PLAN).report.content
    assert hashlib.sha256(here).hexdigest() == other


def test_the_same_arguments_give_the_same_bytes_whatever_the_seed(framework: Framework) -> None:
    plan = edits.rename(samples.empty_plan(framework), "Ny plan 😀 שלום", "")
    made_with = set()
    for _number in range(8):
        QHashSeed.resetRandomGlobalSeed()
        made_with.add(made(framework, plan, Printout.PLAN).report.content)
    assert len(made_with) == 1


def test_only_the_time_differs_between_two_moments(framework: Framework, what: Printout) -> None:
    plan = samples.team_plan(framework)
    later = FileFacts(SOURCE.plan_id, SOURCE.revision, datetime(2028, 11, 12, 13, 14, 15))
    one = printed(framework, plan, what, today=TODAY, source=SOURCE).content
    other = printed(framework, plan, what, today=TODAY, source=later).content
    assert one != other
    for digits, with_signs in ((b"20281112131415", b"2028-11-12T13:14:15"),):
        other = other.replace(digits, b"20270406104207").replace(with_signs, b"2027-04-06T10:42:07")
    assert one == other


def test_it_is_drawn_on_any_thread(framework: Framework, what: Printout) -> None:
    plan = samples.team_plan(framework)
    here = sample("team", what).report.content
    with ThreadPoolExecutor(max_workers=2) as threads:
        there = list(threads.map(lambda _number: made(framework, plan, what).report.content, range(4)))
    assert set(there) == {here}


def test_hostile_texts_are_printed(framework: Framework, what: Printout) -> None:
    identifier = "driftsledelse.balance.chef"
    kind = Kind.PERSONAL if what is Printout.LUS else Kind.TEAM
    plan = edits.new_plan(framework, kind, "\x07Bip\x00 \u202e😀 שלום\r\nny linje", TODAY, unit="x" * 500)
    plan = edits.mark_focus(edits.mark_priority(plan, framework, identifier), framework, identifier)
    plan = edits.write_note(plan, framework, identifier, "w" * 5_000)
    words = {"text": "👩‍👩‍👧 مرحبا " * 40, "success_sign": "Å" * 20_000, "note": "\n" * 100 + "slut"}
    plan = edits.add_action(plan, identifier, identifier="a1", **words)
    document = made(framework, plan, what)
    check_within_margins(document, what)
    if what is Printout.PLAN:
        assert document.text.count("w") >= 5_000
        assert document.text.count("Å") == 20_000
        assert "slut" in document.text
    assert "\x07" not in document.text


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(plan=plans())
def test_any_plan_is_printed_without_what_is_private(plan: Plan) -> None:
    document = made(FRAMEWORK, plan, Printout.PLAN)
    assert samples.PRIVATE not in document.text
    check_within_margins(document, Printout.PLAN)
    for what in (Printout.THINK_ALONE, Printout.MATRIX, Printout.LUS):
        assert made(FRAMEWORK, plan, what).sizes
