"""The sheet for a first talk: who, what was read, three of each kind with examples, lines to write on."""

import pytest

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.core.reading import reading_parts
from ledelsesplan.reports.report import Printout
from tests import samples
from tests.factories import framework_from, small_framework_content
from tests.reports.paper import A4, Printed, made, squeezed

pytestmark = pytest.mark.usefixtures("qapp")

BLANK = "…"


def sheet(framework: Framework, plan: Plan) -> Printed:
    return made(framework, plan, Printout.FIRST_TALK)


@pytest.fixture
def new_leader(framework: Framework) -> Plan:
    return edits.new_plan(framework, Kind.PERSONAL, "Min plan", samples.WORKSHOP, levels=("chef",))


def test_a_typical_sheet_is_one_page_with_all_that_a_talk_needs(framework: Framework) -> None:
    plan = talk_edits.name_people(samples.personal_plan(framework), "Anne Berg", "Kirsten Holm")
    for part in reading_parts(framework)[:3]:
        plan = talk_edits.mark_read(plan, part)
    document = sheet(framework, plan)
    assert document.sizes == [A4]
    for words in (
        "Ark til den første samtale",
        "Anne Berg",
        "Kirsten Holm",
        "Chef",
        "Center Nord",
        "Glæde · Udvikling · Udsyn",
        "3 af 9: det, der gælder for alle ledere, Driftsledelse og Personaleledelse.",
        "Understøtter en tryg og tillidsbaseret kultur",
        "Jeg spurgte til fejlene på ugemødet",
        "Jeg hører det for sent",
        "Det vil jeg gerne tale om",
    ):
        assert squeezed(words) in document.text, words
    assert BLANK not in document.text


def test_an_empty_sheet_has_lines_for_what_is_not_known_and_calls_nothing_a_lack(
    framework: Framework, new_leader: Plan
) -> None:
    document = sheet(framework, new_leader)
    assert document.sizes == [A4]
    assert BLANK in document.text
    assert squeezed("Jeg er ikke begyndt at læse mig ind endnu.") in document.text
    for word in ("mangl", "svaghed", "karakter", "score"):
        assert word not in document.text.lower()


def test_everything_read_is_said_in_one_sentence(framework: Framework, new_leader: Plan) -> None:
    plan = new_leader
    for part in reading_parts(framework):
        plan = talk_edits.mark_read(plan, part)
    assert squeezed("Jeg har læst det hele") in sheet(framework, plan).text


def test_three_of_each_are_shown_and_the_others_counted(framework: Framework, new_leader: Plan) -> None:
    plan = new_leader
    ids = [theme.at("chef").id for theme in framework.themes()]
    for identifier in ids[:5]:
        plan = edits.mark_strength(plan, framework, identifier)
    for identifier in ids[5:9]:
        plan = edits.mark_priority(plan, framework, identifier)
    text = sheet(framework, plan).text
    shown = [squeezed(framework.markable(item).text) in text for item in ids[:9]]  # type: ignore[union-attr]
    assert shown == [True] * 3 + [False] * 2 + [True] * 3 + [False]
    assert squeezed("Og 2 flere i planen.") in text
    assert squeezed("Og 1 mere i planen.") in text


def test_private_notes_and_the_own_leaders_marks_are_nowhere(framework: Framework) -> None:
    document = sheet(framework, samples.personal_plan(framework))
    for stream in document.streams():
        assert samples.PRIVATE.encode() not in stream
    assert squeezed(samples.PRIVATE) not in document.text
    assert squeezed("nærmeste leders egne ord") not in document.text


def test_an_overfull_sheet_goes_on_on_more_pages_and_still_has_its_lines(framework: Framework) -> None:
    plan = samples.personal_plan(framework)
    for mark in plan.marks:
        plan = edits.write_note(plan, framework, mark.id, "En meget lang note om en dag i marts. " * 120)
    plan = talk_edits.name_people(plan, "Anne " * 60, "Kirsten " * 50)
    document = sheet(framework, plan)
    assert len(document.sizes) > 1
    assert set(document.sizes) == {A4}
    assert squeezed("(fortsat)") in document.text
    assert squeezed("Det vil jeg gerne tale om") in document.texts[-1]


def test_another_framework_without_values_leaves_them_out() -> None:
    content = {key: value for key, value in small_framework_content().items() if key != "values"}
    framework = framework_from(content)
    level = framework.levels[0].id
    plan = edits.new_plan(framework, Kind.PERSONAL, "P", samples.WORKSHOP, levels=(level,))
    assert squeezed("Værdier") not in sheet(framework, plan).text


def test_the_same_plan_gives_the_same_bytes(framework: Framework) -> None:
    plan = samples.personal_plan(framework)
    assert sheet(framework, plan).report.content == sheet(framework, plan).report.content
