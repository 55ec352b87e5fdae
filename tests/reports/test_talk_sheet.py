"""The sheet for a development talk, as the two who talk read it; and what a leader's own plan says in print."""

from datetime import date

import pytest

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import ActivityType, Kind, Mark, Marker, Plan, Status
from ledelsesplan.reports.report import Printout
from tests.factories import with_own_leader
from tests.reports.paper import A4, Piece, Printed, made, squeezed
from tests.reports.reading import TODAY
from tests.samples import PRIVATE

pytestmark = pytest.mark.usefixtures("qapp")

LEVEL = "leder-af-medarbejdere"
OWN_NOTE, LEADER_NOTE = "Vagtplanen kom bag på mange", "Jeg ser det på teammøderne"


@pytest.fixture
def ids(framework: Framework) -> list[str]:
    return [behaviour.id for behaviour in framework.behaviours() if behaviour.level == LEVEL]


@pytest.fixture
def plan(framework: Framework, ids: list[str]) -> Plan:
    """A plan on the day before the talk: 0 a strength, 1 and 2 development areas; private notes everywhere."""
    plan = edits.new_plan(framework, Kind.PERSONAL, "Lones plan", date(2027, 3, 3), levels=(LEVEL,))
    plan = talk_edits.name_people(plan, "Lone Skov", "Peter Dahl")
    plan = edits.mark_strength(plan, framework, ids[0])
    for identifier in ids[1:3]:
        plan = edits.mark_priority(plan, framework, identifier)
    plan = edits.write_note(plan, framework, ids[0], OWN_NOTE)
    for identifier in ids[:4]:
        plan = edits.write_private_note(plan, framework, identifier, PRIVATE)
    plan = talk_edits.add_goal(plan, "Alle er med fra starten", (ids[1],), framework=framework, identifier="g1")
    plan = edits.add_action(
        plan,
        ids[1],
        identifier="a1",
        goal="g1",
        text="Følger Anne Kjær en dag",
        success_sign="To teams har talt om det",
        activity_type=ActivityType.SHADOWING,
        deadline=date(2027, 5, 21),
        support="Et kvarter hver anden fredag",
    )
    plan = talk_edits.put_talk(plan, date(2027, 4, 17), "LUS", identifier="t1")
    plan = talk_edits.put_talk(plan, date(2028, 3, 15), "LUS", identifier="t2")
    plan = talk_edits.write_looking_back(plan, "Det gik i tre af fire teams")
    plan = talk_edits.write_wishes(plan, "Mere sparring")
    return edits.set_follow_up(plan, date(2027, 6, 9))


@pytest.fixture
def answered(framework: Framework, plan: Plan, ids: list[str]) -> Plan:
    """The same with the own leader's marks: 0 is seen differently, 1 the same, 2 and 3 by one of them alone."""
    return with_own_leader(
        plan,
        framework,
        Mark(id=ids[0], priority=True, note=LEADER_NOTE, private_note=PRIVATE),
        Mark(id=ids[1], priority=True),
        Mark(id=ids[3], strength=True),
    )


def text_of(framework: Framework, identifier: str) -> str:
    markable = framework.markable(identifier)
    assert markable is not None
    return squeezed(markable.text)


def piece(document: Printed, words: str) -> Piece:
    return next(item for item in document.pieces if item.text.startswith(words))


def test_before_the_own_leader_is_done_the_sheet_is_as_without_an_answer(
    framework: Framework, plan: Plan, answered: Plan
) -> None:
    sets = tuple(item.replacing(done=False) for item in answered.round.mark_sets)
    at_work = answered.replacing(rounds=(*answered.rounds[:-1], answered.round.replacing(mark_sets=sets)))
    alone = made(framework, plan, Printout.LUS)
    assert [item.text for item in made(framework, at_work, Printout.LUS).pieces] == [i.text for i in alone.pieces]


def test_it_is_one_page_that_says_who_and_when(framework: Framework, answered: Plan) -> None:
    sheet = made(framework, answered, Printout.LUS)
    assert sheet.sizes == [A4]
    for words in (
        "Lederudviklingssamtale",
        "Leder af medarbejdere · et afsæt for dialog",
        "Lone Skov",
        "Peter Dahl",
        "17-04-2027",
        "09-06-2027, uge 23",
        "15-03-2028",
        "Et kvarter hver anden fredag",
        "Private noter er ikke med på dette ark.",
        "Side 1 af 1",
    ):
        assert squeezed(words) in sheet.text, words
    assert sheet.text.index("17-04-2027") < sheet.text.index(squeezed("Her ser vi forskelligt"))


def test_differences_come_first_and_then_what_is_the_same(framework: Framework, answered: Plan, ids: list[str]) -> None:
    text = made(framework, answered, Printout.LUS).text
    places = [
        text.index(words)
        for words in (
            squeezed("Her ser vi forskelligt på det"),
            text_of(framework, ids[0]),
            squeezed(OWN_NOTE),
            squeezed(f"Nærmeste leder: {LEADER_NOTE}"),
            text_of(framework, ids[2]),
            text_of(framework, ids[3]),
            squeezed("Her ser vi det samme"),
            text_of(framework, ids[1]),
            squeezed("Det aftaler vi"),
            squeezed("Alle er med fra starten"),
            squeezed("Følger Anne Kjær en dag"),
            squeezed("Sidemandsoplæring"),
        )
    ]
    assert places == sorted(places)
    assert "flereiplanen" not in text


def test_each_mark_stands_in_the_column_of_the_one_who_set_it(framework: Framework, answered: Plan) -> None:
    sheet = made(framework, answered, Printout.LUS)
    own, leader = piece(sheet, "Egen").x, piece(sheet, "leder").x
    letters = [
        (item.text, abs(item.x - own) < abs(item.x - leader)) for item in sheet.pieces if item.text in ("S", "U")
    ]
    assert letters == [("S", True), ("U", False), ("U", True), ("S", False), ("U", True), ("U", False)]


def test_without_the_own_leaders_marks_there_are_boxes_to_tick(
    framework: Framework, plan: Plan, ids: list[str]
) -> None:
    sheet = made(framework, plan, Printout.LUS)
    assert "Herservi" not in sheet.text
    assert sheet.text.index("Styrker") < sheet.text.index(text_of(framework, ids[0]))
    assert sheet.text.index("Udviklingsområder") < sheet.text.index(text_of(framework, ids[1]))
    leader = piece(sheet, "leder").x
    boxes = [item.text for item in sheet.pieces if item.text in ("S", "U") and abs(item.x - leader) < 15]
    assert boxes == ["S", "U"] * 3


def test_an_empty_plan_has_room_to_write(framework: Framework) -> None:
    plan = edits.new_plan(framework, Kind.PERSONAL, "Ny", date(2027, 3, 3), levels=(LEVEL,))
    sheet = made(framework, plan, Printout.LUS)
    assert sheet.sizes == [A4]
    assert squeezed("Der er ikke markeret noget endnu. Det er ikke en mangel") in sheet.text
    assert "None" not in sheet.text
    assert "03-03-2027" not in sheet.text  # the round began a month ago, which is no day of a talk


def test_what_is_agreed_is_signed_the_leader_first(framework: Framework, answered: Plan) -> None:
    held = date(2027, 4, 17)
    plan = talk_edits.agree(answered, Marker.OWN_LEADER, "Peter Dahl", held)
    plan = talk_edits.agree(plan, Marker.SELF, "Lone Skov", held)
    text = made(framework, plan, Printout.LUS).text
    assert squeezed("Enige om det: Lone Skov 17-04-2027 · Peter Dahl 17-04-2027") in text


class TestMoreThanFits:
    @pytest.fixture
    def overfull(self, framework: Framework, answered: Plan, ids: list[str]) -> Plan:
        plan = answered
        for number, identifier in enumerate(ids):
            plan = edits.mark_priority(plan, framework, identifier)
            plan = edits.write_note(plan, framework, identifier, f"Eksempel {number} " + "og mere om det " * 60)
        for number in range(9):
            plan = talk_edits.add_goal(plan, f"Mål {number} " * 40, (), framework=framework, identifier=f"m{number}")
            plan = edits.add_action(
                plan, ids[0], identifier=f"h{number}", text="Gør noget nyt " * 40, support="Tid " * 40
            )
        marks = (Mark(id=identifier, priority=n % 2 == 0, strength=n % 2 == 1) for n, identifier in enumerate(ids))
        return with_own_leader(plan, framework, *marks)

    def test_it_stays_one_page_and_counts_what_is_left_out(self, framework: Framework, overfull: Plan) -> None:
        sheet = made(framework, overfull, Printout.LUS)
        assert sheet.sizes == [A4]
        assert sheet.text.count("flereiplanen") == 4  # both parts, goals and actions
        foot = piece(sheet, "Støtte fra nærmeste leder")
        last = max(item.y for item in sheet.pieces if item.y < foot.y)
        assert last < foot.y - 3

    def test_expectations_are_never_shortened(self, framework: Framework, overfull: Plan, ids: list[str]) -> None:
        text = made(framework, overfull, Printout.LUS).text
        shown = [identifier for identifier in ids if text_of(framework, identifier) in text]
        assert len(shown) >= 3

    def test_three_and_three_at_most(self, framework: Framework, plan: Plan, ids: list[str]) -> None:
        marks = tuple(Mark(id=identifier, priority=True) for identifier in ids[:12])
        for identifier in ids[8:12]:
            plan = edits.mark_priority(plan, framework, identifier)
        bare = with_own_leader(plan.replacing(goals=(), actions=()), framework, *marks)
        text = made(framework, bare, Printout.LUS).text
        assert text.count("flereiplanen") == 2
        shown = [identifier for identifier in ids[:12] if text_of(framework, identifier) in text]
        assert len(shown) == 6


@pytest.mark.parametrize("what", list(Printout))
def test_private_notes_are_in_no_byte_of_any_print(framework: Framework, answered: Plan, what: Printout) -> None:
    document = made(framework, answered, what)
    assert squeezed(PRIVATE) not in document.text
    for stream in document.streams():
        for encoded in (PRIVATE.encode(), PRIVATE.encode("utf-16-be"), PRIVATE.encode("utf-16-be").hex().encode()):
            assert encoded not in stream
    assert what is not Printout.LUS or squeezed(OWN_NOTE) in document.text


def test_done_actions_and_reached_goals_are_not_on_the_sheet(framework: Framework, answered: Plan) -> None:
    plan = edits.change_action(answered, "a1", status=Status.DONE)
    text = made(framework, plan, Printout.LUS).text
    assert squeezed("Følger Anne Kjær en dag") not in text
    assert squeezed("Alle er med fra starten") not in text


class TestTheWholePlan:
    def test_the_talk_is_in_it(self, framework: Framework, answered: Plan) -> None:
        plan = talk_edits.agree(answered, Marker.SELF, "Lone Skov", TODAY)
        text = made(framework, plan, Printout.PLAN).text
        for words in (
            "Leder Lone Skov",
            "Nærmeste leder Peter Dahl",
            "Tilbageblik Det gik i tre af fire teams",
            "Ønsker Mere sparring",
            "Udviklingsmål Alle er med fra starten",
            "Enige om planen Lone Skov 06-04-2027",
            "17-04-2027 · LUS",
        ):
            assert squeezed(words) in text, words
        assert "Tidligererunder" not in text

    def test_earlier_rounds_stand_at_the_end(self, framework: Framework, answered: Plan) -> None:
        plan = talk_edits.agree(answered, Marker.SELF, "Lone Skov", TODAY)
        plan = talk_edits.begin_round(plan, framework, date(2028, 3, 1), "2028", carried=("a1",), identifier="r2")
        plan = talk_edits.write_looking_back(plan, "Nu har alle teams prøvet det")
        text = made(framework, plan, Printout.PLAN).text
        last = text.index("Tidligererunder")
        assert text.index(squeezed("Nu har alle teams prøvet det")) < last
        assert squeezed("Enige om det Lone Skov 06-04-2027") in text[last:]
        assert squeezed("03-03-2027 · uge 9 Tilbageblik Det gik i tre af fire teams") in text[last:]
        assert "Meresparring" in text[last:]
