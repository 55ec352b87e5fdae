"""What the sheets of a leader's workbook say, and of whose marks: read again by openpyxl."""

from datetime import date

import pytest

from ledelsesplan.core.comparison import self_and_leader
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.matrix import PlanIndex, overview
from ledelsesplan.core.plan import Marker, Plan
from tests import personal_samples
from tests.personal_samples import BALANCE, BORGER, CORE_TASK, SAFE
from tests.reports.reading import Opened, made


@pytest.fixture(scope="module")
def leaders_plan(framework: Framework) -> Plan:
    return personal_samples.talked_plan(framework)


def undone(plan: Plan) -> Plan:
    """The plan with an own leader who has marked, and has not said to be done."""
    sets = tuple(
        item.replacing(done=False) if item.marker is Marker.OWN_LEADER else item for item in plan.round.mark_sets
    )
    return plan.replacing(rounds=(*plan.rounds[:-1], plan.round.replacing(mark_sets=sets)))


def by_text(framework: Framework, rows: list[dict[str, object]]) -> dict[str, dict[str, object]]:
    ids = {item.text: item.id for item in framework.markables()}
    return {ids[str(row["Forventning"])]: row for row in rows}


def test_the_cover_says_who_and_what_comes_next(talked: Opened) -> None:
    facts = talked.facts("Forside")
    assert talked.book["Forside"]["A1"].value == "Personlig udviklingsplan"
    assert (facts["Leder"], facts["Nærmeste leder"]) == ("Mette Holm", "Karin Vestergaard")
    assert (facts["Enhed"], facts["Ledelsesniveau"], facts["Dato"]) == ("Center Nord", "Chef", date(2027, 3, 3))
    assert facts["Ledelsesgrundlag"] == "Ledelsesgrundlag for Social og Sundhed, december 2021"
    assert facts["Næste samtale"] == "09-06-2027, Statussamtale"
    assert facts["Opfølgning"] == date(2027, 6, 9)
    assert [row["Ledelseskompetence"] for row in talked.rows("Fokusomraader")] == ["Serviceledelse", "Driftsledelse"]


def test_both_see_their_marks_side_by_side_once_the_own_leader_is_done(
    talked: Opened, framework: Framework, leaders_plan: Plan
) -> None:
    strengths = by_text(framework, talked.rows("Styrker"))
    priorities = by_text(framework, talked.rows("Udviklingsomraader"))
    pairs = {pair.id: pair for pair in self_and_leader(framework, leaders_plan)}
    for rows, kind in ((strengths, "strength"), (priorities, "priority")):
        marks = {name: (pair.own, pair.own_leader) for name, pair in pairs.items()}
        assert set(rows) == {
            name for name, both in marks.items() if any(mark is not None and getattr(mark, kind) for mark in both)
        }
    core = strengths[CORE_TASK]
    assert (core["Egen"], core["Nærmeste leder"]) == ("S", "U")
    assert core["Nærmeste leders eksempel"] == personal_samples.LEADERS_WORDS
    assert priorities[CORE_TASK]["Egen"] == "S"
    assert (strengths[BALANCE]["Egen"], strengths[BALANCE]["Nærmeste leder"]) == ("S F", None)
    assert strengths[SAFE]["Eksempel"] == "Jeg spurgte til fejlene på ugemødet"


def test_focus_areas_come_first_and_then_what_is_seen_differently(talked: Opened, framework: Framework) -> None:
    assert list(by_text(framework, talked.rows("Styrker")))[:2] == [BALANCE, CORE_TASK]
    assert list(by_text(framework, talked.rows("Udviklingsomraader")))[:2] == [BORGER, CORE_TASK]


def test_until_then_the_own_leader_is_in_no_part(framework: Framework, leaders_plan: Plan) -> None:
    opened = made(framework, undone(leaders_plan))
    assert not any(personal_samples.LEADERS_WORDS.encode() in part for part in opened.parts.values())
    assert {"Fokusområde", "Eksempel"} <= set(opened.rows("Styrker")[0])
    assert "Nærmeste leder" not in opened.rows("Styrker")[0]
    assert {row["Kilde"] for row in opened.rows("Data_tabel")} == {"Egen markering"}
    assert not any("nærmeste leder" in header for header in opened.rows("Matrix_tabel")[0])


def test_the_matrix_has_all_levels_and_names_the_own(talked: Opened, framework: Framework, leaders_plan: Plan) -> None:
    rows = talked.rows("Matrix_tabel")
    assert list(rows[0])[3:] == [
        "Direktør",
        "Chef (eget niveau)",
        "Chef, nærmeste leder",
        "Leder af ledere",
        "Leder af medarbejdere",
    ]
    leaders = {mark.id: mark for mark in leaders_plan.round.mark_set(Marker.OWN_LEADER).marks}
    for row, line in zip(rows, overview(PlanIndex(framework, leaders_plan)).rows, strict=True):
        for cell in line.cells:
            name = cell.place.level.name
            header = f"{name} (eget niveau)" if name == "Chef" else name
            said = [x for x, on in zip("SUF", (cell.strength, cell.priority, cell.focus), strict=True) if on]
            assert row[header] == (" ".join(said) or None)
            if name == "Chef":
                leader = leaders.get(cell.id)
                assert row["Chef, nærmeste leder"] == (None if leader is None else "S" if leader.strength else "U")


def test_the_data_name_whose_mark_each_is(talked: Opened, team: Opened, leaders_plan: Plan) -> None:
    rows = talked.rows("Data_tabel")
    assert list(rows[0]) == list(team.rows("Data_tabel")[0]), "a reader of one reads both"
    for source, marker in (("Egen markering", Marker.SELF), ("Nærmeste leder", Marker.OWN_LEADER)):
        marks = {
            (item.id, mark.id, kind)
            for item in leaders_plan.rounds
            for mark in item.mark_set(marker).marks
            for kind, on in (("Styrke", mark.strength), ("Udviklingsområde", mark.priority))
            if on
        }
        found = [row for row in rows if row["Kilde"] == source]
        assert {(row["Runde"], row["Forventning-ID"], row["Markering"]) for row in found} == marks
        assert len(found) == len(marks)


def test_what_was_agreed_stands_on_a_sheet_of_its_own(talked: Opened) -> None:
    talk = {row["Emne"]: row["Tekst"] for row in talked.rows("Til_samtalen")}
    assert talk["Siden sidst"].startswith("Vi aftalte mere åbenhed")
    assert talk["Ønsker"].startswith("Tid til at følge")
    (goal,) = talked.rows("Udviklingsmaal")
    assert tuple(goal.values()) == ("Serviceledelse", "Jeg ved hver måned, hvad borgerne mener", "1 handling")
    assert {tuple(row.values()) for row in talked.rows("Enige")} == {
        ("Leder", "Mette Holm", date(2027, 3, 3)),
        ("Nærmeste leder", "Karin Vestergaard", date(2027, 3, 3)),
    }
    assert [row["Dato"] for row in talked.rows("Samtaler")] == [date(2027, 6, 9), date(2027, 9, 19)]
    assert [(row["Note"], row["Gælder"]) for row in talked.rows("Noter")] == [
        ("God samtale om retningen", "Hele planen"),
        ("Dagen er aftalt til maj", "Følger en borger en hel dag"),
    ]


def test_an_empty_plan_says_kindly_what_comes_where(personal: Opened) -> None:
    assert {row["Tekst"] for row in personal.rows("Til_samtalen")} == {"Ikke skrevet endnu"}
    assert personal.rows("Udviklingsmaal")[0]["Udviklingsmål"] == "Målene kommer her, når de er skrevet."
    assert personal.facts("Forside")["Næste samtale"] == "Ikke aftalt endnu"
    assert personal.facts("Forside")["Nærmeste leder"] == "Ikke skrevet endnu"


def test_the_own_leaders_copy_holds_the_own_leaders_marks_alone(copied: Opened, leaders_plan: Plan) -> None:
    assert copied.book.sheetnames == ["Forside", "Styrker", "Udviklingsområder", "Matrix", "Data", "Om filen"]
    marks = leaders_plan.round.mark_set(Marker.OWN_LEADER).marks
    rows = copied.rows("Data_tabel")
    assert {row["Kilde"] for row in rows} == {"Nærmeste leder"}
    assert {row["Forventning-ID"] for row in rows} == {mark.id for mark in marks if mark.is_marked}
    own = [mark.note for mark in leaders_plan.marks if mark.note]
    assert own
    assert not any(note.encode() in part for note in own for part in copied.parts.values())
    assert not any(
        action.id == "h1" and b">h1<" in part for action in leaders_plan.actions for part in copied.parts.values()
    )
