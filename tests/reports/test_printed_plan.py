"""The printed plan, as one reads it who was not there."""

from datetime import date

import pytest

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import FollowUp, Mark, Marker, MarkSet, Plan, Talk, Wording
from ledelsesplan.reports.report import Printout
from tests import samples
from tests.reports.paper import PLANS, Printed, made, sample, squeezed
from tests.reports.reading import TODAY

pytestmark = pytest.mark.usefixtures("qapp")


def says(document: Printed, *words: str) -> bool:
    return all(squeezed(word) in document.text for word in words)


def test_it_says_whose_plan_it_is_and_when() -> None:
    document = sample("team", Printout.PLAN)
    assert says(document, "Ledergruppen, Center Nord", "Ledergruppens udviklingsplan", "03-03-2027 · uge 9")
    assert says(document, *samples.NAMES)
    assert says(document, "8 til stede", "Chef, Leder af ledere, Leder af medarbejdere", "09-06-2027, uge 23")
    for number, text in enumerate(document.texts, start=1):
        assert text.endswith(
            squeezed(f"06-04-2027 · Side {number} af {len(document.texts)}") + squeezed("Ledergruppen, Center Nord")
        )


def test_each_focus_area_stands_with_its_reason_its_hands_and_its_actions(framework: Framework) -> None:
    plan = samples.team_plan(framework)
    text = sample("team", Printout.PLAN).text
    begins = {}
    for mark in plan.marks:
        if mark.focus:
            markable = framework.markable(mark.id)
            assert markable is not None
            begins[mark.id] = text.index(squeezed(markable.text))
            assert text.find(squeezed(mark.note), begins[mark.id]) > 0
    for action in plan.actions:
        place = text.index(squeezed(action.text))
        assert action.behaviour is not None
        above = [identifier for identifier, begin in begins.items() if begin < place]
        assert max(above, key=begins.__getitem__) == action.behaviour
        goal = plan.goal(action.goal)
        assert goal is not None
        for words in (action.success_sign, action.responsible, action.support, action.note, goal.text):
            assert squeezed(words) in text[place : place + 700]
        assert action.deadline is not None
        assert action.deadline.strftime("%d-%m-%Y") in text[place : place + 500]
    assert "To teammøder er holdt".replace(" ", "") in text


def test_what_is_overdue_is_said_in_words(framework: Framework) -> None:
    late = [action for action in samples.team_plan(framework).actions if action.days_overdue(TODAY)]
    text = sample("team", Printout.PLAN).text
    assert len(late) == text.count("Overskredet") == 1
    assert squeezed("Overskredet med 11 dage") in text


def test_all_other_marks_are_listed_with_their_notes(framework: Framework) -> None:
    plan = samples.team_plan(framework)
    text = sample("team", Printout.PLAN).text
    strengths = text.index("Andrestyrker")
    priorities = text.index("Andreudviklingsområder")
    for mark in plan.marks:
        markable = framework.markable(mark.id)
        assert markable is not None
        words = squeezed(markable.text)
        assert squeezed(mark.note) in text
        if mark.focus or framework.place(mark.id) is None:
            assert words in text
        else:
            assert (words in text[strengths:priorities]) == mark.strength, mark.id
            assert (words in text[priorities:]) == mark.priority, mark.id
    assert text.index(squeezed("Generelle forventninger, værdier og intentioner")) > priorities


def test_a_new_plan_reads_well_and_has_room_to_write() -> None:
    document = sample("empty", Printout.PLAN)
    assert len(document.texts) == 1
    assert says(document, "Der er ikke valgt fokusområder endnu", "Der er ingen handlinger endnu", "Ikke aftalt endnu")
    assert says(document, "Der er ikke markeret noget endnu. Det er ikke en mangel")
    assert "None" not in document.text


def test_a_focus_area_without_an_action_says_so() -> None:
    text = sample("personal", Printout.PLAN).text
    assert text.count(squeezed("Ingen handling endnu")) == 1
    assert squeezed("Jeg følger op") in text
    assert squeezed("Ikke valgt") in text


def test_talks_and_follow_up_notes_of_the_plan_are_read(framework: Framework) -> None:
    plan = samples.empty_plan(framework)
    plan = plan.replacing(
        talks=(Talk(id="t1", date=date(2027, 9, 1), label="Statussamtale"),),
        follow_ups=(FollowUp(id="f1", date=date(2027, 6, 9), text="Vi er kommet i gang"),),
    )
    document = made(framework, plan, Printout.PLAN)
    assert says(document, "01-09-2027 · Statussamtale", "09-06-2027: Vi er kommet i gang")


def test_another_framework_is_printed() -> None:
    document = sample("small", Printout.PLAN)
    assert says(document, "Arbejder som topchef med retning på den 1. måde", "Begge dele er sande", "Mod")


def test_what_the_framework_has_lost_is_told_apart(framework: Framework) -> None:
    plan = samples.empty_plan(framework)
    marks = MarkSet(
        marker=Marker.GROUP, marks=(Mark(id="nedlagt.tema.chef", strength=True, note="Fordi det var godt"),)
    )
    old = (Wording(id="nedlagt.tema.chef", text="Gjorde noget, vi ikke gør mere"),)
    plan = plan.replacing(rounds=(plan.round.replacing(mark_sets=(marks,), wordings=old),))
    document = made(framework, plan, Printout.PLAN)
    assert says(document, "Ikke i ledelsesgrundlaget Gjorde noget, vi ikke gør mere Fordi det var godt")
    assert "Generelleforventninger" not in document.text


def overfull(framework: Framework) -> Plan:
    return PLANS["overfull"](framework)


def test_an_overfull_plan_loses_nothing(framework: Framework) -> None:
    plan = overfull(framework)
    text = sample("overfull", Printout.PLAN).text
    for action in plan.actions:
        assert squeezed(action.text) in text
    for mark in plan.marks:
        markable = framework.markable(mark.id)
        assert markable is not None
        assert squeezed(markable.text) in text
    long = max((mark.note for mark in plan.marks), key=len)
    assert text.count("Detherer") >= long.count("Det her er")
    for participant in plan.participants:
        assert squeezed(participant.name) in text


def test_every_page_of_an_overfull_plan_begins_with_a_heading() -> None:
    document = sample("overfull", Printout.PLAN)
    assert len(document.texts) > 20
    headings = ("Fokusområder", "Andre handlinger", "Andre styrker", "Andre udviklingsområder", "Vi følger op")
    headings += ("Generelle forventninger",)
    for text in document.texts[1:]:
        assert text.startswith(tuple(map(squeezed, headings))), text[:80]
    continued = [text for text in document.texts if text.startswith(squeezed("Andre handlinger (fortsat)"))]
    assert continued
    assert all(squeezed("Handling Tegn på, at det lykkes Ansvarlig Frist Status") in text for text in continued)


def test_an_action_is_on_one_page(framework: Framework) -> None:
    """Text, deadline and status of a row are never on two pages."""
    document = sample("overfull", Printout.PLAN)
    for action in overfull(framework).actions:
        (text,) = [text for text in document.texts if squeezed(action.text) in text]
        assert action.deadline is not None
        assert action.deadline.strftime("%d-%m-%Y") in text
