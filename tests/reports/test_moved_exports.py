"""What is exported and printed of a plan that was moved to a framework which no longer has all that it marks."""

from datetime import date

import pytest

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.framework_change import remember
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.reports.report import Printout
from tests.factories import full_plan
from tests.reports import paper, reading
from tests.versions import GONE, OLD, REWORDED, UNMARKED, moved, newer, old_wording

pytestmark = pytest.mark.usefixtures("qapp")


def cells(framework: Framework, plan: Plan) -> set[object]:
    """All values of the workbook."""
    book = reading.made(framework, plan).book
    return {value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row}


@pytest.mark.parametrize("kind", Kind)
def test_the_workbook_keeps_the_wording_that_was_marked(kind: Kind) -> None:
    said = cells(newer(), moved(kind))
    assert {old_wording(identifier) for identifier in (*GONE, REWORDED, UNMARKED)} <= said
    assert {"Handling om noget udgået", "Handling uden markering"} <= said


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("what", Printout)
def test_every_printout_can_be_made(kind: Kind, what: Printout) -> None:
    document = paper.made(newer(), moved(kind), what)
    assert document.texts
    if what is Printout.PLAN:
        for words in (*map(old_wording, (*GONE, UNMARKED)), "Handling om noget udgået"):
            assert paper.squeezed(words) in document.text


def test_a_round_in_the_new_version_keeps_the_words_of_actions_that_go_on() -> None:
    plan = edits.clear_mark(full_plan(OLD), OLD, UNMARKED)
    plan = edits.write_note(plan, OLD, UNMARKED, "")
    plan = edits.add_action(plan, UNMARKED, identifier="au", text="Handling uden markering")
    begun = talk_edits.begin_round(plan, newer(), date(2028, 3, 3), "", carried=("au",), identifier="r2")
    plan = remember(begun, OLD, newer())
    assert {old_wording(UNMARKED), old_wording(GONE[0])} <= cells(newer(), plan)
    assert paper.squeezed(old_wording(UNMARKED)) in paper.made(newer(), plan, Printout.PLAN).text
