"""What the team workbook says, reopened and compared with the plan cell by cell."""

from datetime import date, datetime, timedelta, timezone

import pytest

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.matrix import PlanIndex, overview
from ledelsesplan.core.plan import BallotSum, Dots, Hands, Mark, Plan
from ledelsesplan.core.workbook_changes import trace
from ledelsesplan.core.workshop_edits import set_steps
from ledelsesplan.reports.report import CharactersReplaced, FileFacts, TextsContinued
from ledelsesplan.reports.team_workbook import team_workbook
from ledelsesplan.storage.run_sheets import load_steps
from ledelsesplan.terms import ACTIVITY_TYPE, STATUS
from tests import samples
from tests.reports.reading import SOURCE, TODAY, Opened, made

SHEETS = ["Forside", "Handleplan", "Styrker", "Udviklingsområder", "Matrix", "Data", "Om filen"]


def without_private_parts(plan: Plan) -> Plan:
    marks = tuple(mark.replacing(private_note="") for mark in plan.marks)
    own = plan.round.mark_set(plan.marker).replacing(marks=marks)
    newest = plan.round.replacing(mark_sets=(own,))
    return plan.replacing(rounds=(*plan.rounds[:-1], newest))


def test_the_sheets_stand_in_the_order_in_which_they_are_read(any_book: Opened) -> None:
    names = list(SHEETS)
    if any_book.book.properties.title == "Personlig udviklingsplan":
        names.insert(4, "Aftaler")
    assert any_book.book.sheetnames == names
    assert [sheet.title for sheet in any_book.book if sheet.sheet_view.tabSelected] == ["Forside"]


def test_the_cover_says_whose_plan_it_is(team: Opened) -> None:
    facts = team.facts("Forside")
    assert team.book["Forside"]["A1"].value == "Ledergruppens udviklingsplan"
    assert facts["Ledergruppe"] == "Ledergruppen, Center Nord"
    assert facts["Enhed"] == "Center Nord"
    assert facts["Dato"] == date(2027, 3, 3)
    assert facts["Deltagere"] == ", ".join(samples.NAMES)
    assert facts["Ledelsesniveau"] == "Chef, Leder af ledere, Leder af medarbejdere"
    assert facts["Ledelsesgrundlag"] == "Ledelsesgrundlag for Social og Sundhed, december 2021"
    assert facts["Opfølgning"] == date(2027, 6, 9)


def test_the_cover_counts_what_there_is(team: Opened, plan: Plan) -> None:
    facts = team.facts("Forside")
    assert facts["Styrker"] == sum(mark.strength for mark in plan.marks)
    assert facts["Udviklingsområder"] == sum(mark.priority for mark in plan.marks)
    assert facts["Handlinger"] == 6


def test_the_cover_shows_each_focus_area_with_what_is_due_first(team: Opened) -> None:
    first, second, third = team.rows("Fokusomraader")
    assert first["Ledelseskompetence"] == "Implementeringsledelse"
    assert first["Ledelsesniveau"] == "Leder af medarbejdere"
    assert (first["Ansvarlig"], first["Frist"], first["Status"]) == ("Mette Holm", date(2027, 4, 30), "I gang")
    assert (second["Ansvarlig"], second["Status"]) == ("Karin Vestergaard", "Udskudt")
    assert (third["Ansvarlig"], third["Status"]) == ("Lars Bach", "Ikke startet")


def test_every_action_stands_with_all_its_fields(team: Opened, framework: Framework, plan: Plan) -> None:
    rows = team.rows("Handleplan_tabel")
    for number, (row, action) in enumerate(zip(rows, plan.actions, strict=False), start=1):
        assert action.behaviour is not None
        place = framework.place(action.behaviour)
        goal = plan.goal(action.goal)
        assert place is not None
        assert goal is not None
        assert action.activity_type is not None
        assert row == {
            "Nr": number,
            "Forventning": place.behaviour.text,
            "Handling": action.text,
            "Tegn på at det lykkes": action.success_sign,
            "Ansvarlig": action.responsible,
            "Frist": action.deadline,
            "Opfølgning": action.follow_up,
            "Status": STATUS[action.status],
            "Note": action.note or None,
            "Hjørneflag": place.flag.name,
            "Ledelseskompetence": place.competency.name,
            "Tema": place.theme.name,
            "Udviklingsmål": goal.text,
            "Aktivitetstype": ACTIVITY_TYPE[action.activity_type],
            "Støtte/ressourcer": action.support,
            "Start": action.start,
            "Handling-ID": action.id,
            "Forventning-ID": action.behaviour,
            "Runde-ID": action.round,
        }


def test_eight_blank_rows_go_on_inside_the_table(any_book: Opened) -> None:
    rows = any_book.rows("Handleplan_tabel")
    assert all(value is None for row in rows[-8:] for value in row.values())
    assert len(rows) == 8 or rows[-9]["Nr"] == len(rows) - 8


def test_the_sentence_says_how_many_are_overdue(team: Opened, framework: Framework, plan: Plan) -> None:
    assert "1 handling er over frist." in team.sentence("Handleplan")
    in_time = team_workbook(framework, plan, today=date(2027, 3, 4), source=SOURCE)
    assert "over frist" not in Opened(in_time).sentence("Handleplan")


@pytest.mark.parametrize(
    ("table", "kind", "hands"), [("Styrker", "strength", "Hænder S"), ("Udviklingsomraader", "priority", "Hænder U")]
)
def test_what_was_agreed_stands_with_its_counts_and_reason(
    team: Opened, framework: Framework, plan: Plan, table: str, kind: str, hands: str
) -> None:
    index = PlanIndex(framework, plan)
    rows = team.rows(table)
    agreed = [mark for mark in plan.marks if getattr(mark, kind)]
    assert len(rows) == len(agreed)
    by_text = {(row["Ledelsesniveau"], row["Forventning"]): row for row in rows}
    for mark in agreed:
        entry = index.entry(mark.id)
        place = framework.place(mark.id)
        row = by_text[place.level.name if place else None, entry.text]
        assert row["Hænder S"] == (entry.hands.strength if entry.hands else None)
        assert row["Hænder U"] == (entry.hands.priority if entry.hands else None)
        assert row["Prikker"] == entry.dots
        assert row["Fokusområde"] == ("Fokusområde" if mark.focus else None)
        assert row["Fordi"] == (mark.note or None)
        assert row["Tema"] == (place.theme.name if place else None)
    importance = [(row["Fokusområde"] is None, -(row["Prikker"] or 0), -(row[hands] or 0)) for row in rows]
    assert importance == sorted(importance)


def test_a_focus_area_comes_before_what_has_more_dots(framework: Framework, plan: Plan) -> None:
    fewest = plan.round.tally.replacing(dots=(Dots(id=samples.ROBUST, count=1), *plan.round.tally.dots[3:]))
    more = plan.replacing(rounds=(*plan.rounds[:1], plan.round.replacing(tally=fewest)))
    rows = made(framework, more).rows("Udviklingsomraader")
    assert [row["Prikker"] for row in rows[:5]] == [1, None, None, 3, 2]
    assert [row["Fokusområde"] is not None for row in rows[:4]] == [True, True, True, False]


def test_equals_keep_the_frameworks_order(framework: Framework) -> None:
    plan = samples.empty_plan(framework)
    for behaviour in reversed([item.id for item in framework.behaviours()][:5]):
        plan = edits.mark_strength(plan, framework, behaviour)
    shown = [row["Forventning"] for row in made(framework, plan).rows("Styrker")]
    assert shown == [item.text for item in framework.behaviours()][:5]


def test_the_sentence_names_the_order_in_use(team: Opened, personal: Opened, framework: Framework) -> None:
    assert team.sentence("Udviklingsområder").endswith(
        "Fokusområder først, derefter flest prikker, flest hænder og ledelsesgrundlagets rækkefølge."
    )
    assert personal.sentence("Styrker").endswith("Fokusområder først, derefter ledelsesgrundlagets rækkefølge.")
    unit = made(framework, edits.mark_strength(samples.empty_plan(framework), framework, samples.ROBUST))
    assert unit.sentence("Styrker") == "I ledelsesgrundlagets rækkefølge."


def test_the_matrix_is_the_whole_framework_at_the_levels_in_scope(
    team: Opened, framework: Framework, plan: Plan
) -> None:
    rows = team.rows("Matrix_tabel")
    assert [row["Tema"] for row in rows] == [theme.name for theme in framework.themes()]
    assert "Direktør" not in rows[0]
    for row, line in zip(rows, overview(PlanIndex(framework, plan)).rows, strict=True):
        for cell in line.cells:
            if cell.in_scope:
                level, hands = cell.place.level.name, cell.hands
                letters = [x for x, on in zip("SUF", (cell.strength, cell.priority, cell.focus), strict=True) if on]
                assert row[level] == (" ".join(letters) or None)
                assert hands is not None
                assert (row[f"{level} S"], row[f"{level} U"]) == (hands.strength, hands.priority)


def test_what_stands_outside_the_matrix_is_listed_under_its_kind(team: Opened) -> None:
    general = [row for row in team.rows("Styrker") if row["Ledelseskompetence"] == "Generelle forventninger"]
    values = [row for row in team.rows("Udviklingsomraader") if row["Ledelseskompetence"] == "Værdier"]
    assert [row["Fordi"] for row in general] == ["Vi bruger hinanden i det daglige"]
    assert [row["Forventning"] for row in values] == ["Udsyn"]
    assert {"Generelle forventninger", "Værdier"} <= {row["Ledelseskompetence"] for row in team.rows("Data_tabel")}
    assert "Værdier" not in {row["Ledelseskompetence"] for row in team.rows("Matrix_tabel")}


def test_the_data_hold_every_mark_and_every_hand_of_every_round(team: Opened, plan: Plan) -> None:
    rows = team.rows("Data_tabel")
    marks = {
        (item.id, mark.id, kind)
        for item in plan.rounds
        for mark in item.mark_set(plan.marker).marks
        for kind, on in (("Styrke", mark.strength), ("Udviklingsområde", mark.priority))
        if on
    }
    hands = {
        (item.id, hand.id, kind, count)
        for item in plan.rounds
        for hand in item.tally.hands
        for kind, count in (("Styrke", hand.strength), ("Udviklingsområde", hand.priority))
    }
    agreed = [row for row in rows if row["Kilde"] == "Aftalt"]
    counted = [row for row in rows if row["Kilde"] == "Hænder"]
    assert {(row["Runde"], row["Forventning-ID"], row["Markering"]) for row in agreed} == marks
    assert {(row["Runde"], row["Forventning-ID"], row["Markering"], row["Antal"]) for row in counted} == hands
    assert len(agreed) + len(counted) == len(rows) == len(marks) + len(hands)
    assert {(row["Runde"], row["Dato"], row["Til stede"]) for row in rows} == {
        (item.id, item.date, item.present) for item in plan.rounds
    }
    focus = {(row["Runde"], row["Forventning-ID"], row["Markering"]) for row in rows if row["Fokusområde"] == "Ja"}
    assert len(focus) == 4


def test_a_pivots_sum_of_dots_is_right(team: Opened, plan: Plan) -> None:
    dots = [row["Prikker"] for row in team.rows("Data_tabel") if row["Prikker"] is not None]
    assert sorted(dots) == sorted(item.count for item in plan.round.tally.dots)


def test_dots_alone_make_a_row_of_their_own(framework: Framework, plan: Plan) -> None:
    tally = plan.round.tally.replacing(hands=())
    marks = plan.round.mark_set(plan.marker).replacing(marks=())
    bare = plan.replacing(rounds=(plan.round.replacing(tally=tally, mark_sets=(marks,)),))
    rows = made(framework, bare).rows("Data_tabel")
    assert {row["Kilde"] for row in rows} == {"Prikker"}
    assert sum(row["Prikker"] for row in rows) == sum(item.count for item in tally.dots)


@pytest.mark.parametrize("table", ["Styrker", "Udviklingsomraader", "Matrix_tabel", "Data_tabel"])
def test_hidden_hands_are_shown_nowhere(framework: Framework, plan: Plan, table: str) -> None:
    tally = plan.round.tally.replacing(
        hands=tuple(Hands(id=item.id, strength=87, priority=87) for item in plan.round.tally.hands),
        hands_revealed=False,
    )
    hidden = made(framework, plan.replacing(rounds=(plan.round.replacing(tally=tally),)))
    assert not any(value == 87 for row in hidden.rows(table) for value in row.values())
    assert {row["Kilde"] for row in hidden.rows("Data_tabel")} == {"Aftalt"}
    sentence = hidden.sentence({"Udviklingsomraader": "Udviklingsområder"}.get(table, table.removesuffix("_tabel")))
    assert sentence.endswith("Hænder er skjult, til de er vist i workshoppen.")


def test_all_that_is_hidden_is_named_and_what_is_shown_is_not(framework: Framework, plan: Plan) -> None:
    everything = plan.round.tally.replacing(hands_revealed=False, ballots=4, dots_revealed=False)
    hidden = made(framework, plan.replacing(rounds=(*plan.rounds[:1], plan.round.replacing(tally=everything))))
    assert "Hænder, stemmer og prikker er skjult" in hidden.sentence("Matrix")
    assert "skjult" not in made(framework, plan).sentence("Matrix")


def test_hidden_dots_are_shown_nowhere(framework: Framework, plan: Plan) -> None:
    tally = plan.round.tally.replacing(dots_revealed=False)
    hidden = made(framework, plan.replacing(rounds=(*plan.rounds[:1], plan.round.replacing(tally=tally))))
    for table in ("Styrker", "Udviklingsomraader", "Data_tabel"):
        assert all(row["Prikker"] is None for row in hidden.rows(table))
    assert "prikker" not in hidden.sentence("Udviklingsområder")


@pytest.mark.parametrize(("ballots", "revealed", "shown"), [(3, True, True), (2, True, False), (9, False, False)])
def test_ballots_are_shown_once_there_are_three_and_they_are_revealed(
    framework: Framework, plan: Plan, ballots: int, revealed: bool, shown: bool
) -> None:
    sums = (BallotSum(id=samples.ROBUST, strength=1, priority=2),)
    tally = plan.round.tally.replacing(ballots=ballots, ballot_sums=sums, ballots_revealed=revealed)
    voted = made(framework, plan.replacing(rounds=(*plan.rounds[:1], plan.round.replacing(tally=tally))))
    rows = [row for row in voted.rows("Data_tabel") if row["Kilde"] == "Stemmer"]
    expected = [("Styrke", 1, ballots), ("Udviklingsområde", 2, ballots)] if shown else []
    assert [(row["Markering"], row["Antal"], row["Til stede"]) for row in rows] == expected


@pytest.mark.parametrize("sample", [samples.team_plan, samples.personal_plan])
def test_private_notes_are_in_no_part(framework: Framework, sample) -> None:
    plan = sample(framework)
    assert any(mark.private_note == samples.PRIVATE for mark in plan.marks)
    opened = made(framework, plan)
    assert not any(samples.PRIVATE.encode() in part for part in opened.parts.values())
    assert opened.report.content == made(framework, without_private_parts(plan)).report.content


def test_the_facilitators_notes_are_in_no_part(framework: Framework) -> None:
    steps = tuple(step.replacing(note=samples.PRIVATE, text="Sig velkommen") for step in load_steps())
    opened = made(framework, set_steps(samples.team_plan(framework), steps))
    for words in (samples.PRIVATE, "Sig velkommen"):
        assert not any(words.encode() in part for part in opened.parts.values())


def test_the_own_leaders_marks_are_in_no_part(personal: Opened) -> None:
    assert not any(b"egne ord" in part for part in personal.parts.values())
    assert "driftsledelse.kerneopgaven.chef" not in {row["Forventning-ID"] for row in personal.rows("Data_tabel")}


def test_a_personal_plan_is_called_so_and_has_no_empty_columns_of_counts(personal: Opened) -> None:
    assert personal.book["Forside"]["A1"].value == personal.book.properties.title == "Personlig udviklingsplan"
    assert "Deltagere" not in personal.facts("Forside")
    assert "Hænder S" not in personal.rows("Styrker")[0]
    assert "Chef S" not in personal.rows("Matrix_tabel")[0]
    assert {row["Kilde"] for row in personal.rows("Data_tabel")} == {"Egen markering"}


def test_a_focus_area_may_be_a_strength(personal: Opened) -> None:
    first = personal.rows("Styrker")[0]
    assert (first["Fokusområde"], first["Tema"]) == (
        "Fokusområde",
        "Balancerer faglig kvalitet, økonomi og regeloverholdelse",
    )
    assert "S F" in {row["Chef (eget niveau)"] for row in personal.rows("Matrix_tabel")}
    last = personal.rows("Fokusomraader")[-1]
    assert (last["Ledelseskompetence"], last["Status"]) == ("Driftsledelse", "Ingen handling endnu")


def test_an_empty_plan_says_so_kindly(empty: Opened) -> None:
    assert empty.facts("Forside")["Opfølgning"] == "Ikke aftalt endnu"
    assert empty.rows("Fokusomraader")[0]["Ledelseskompetence"] == "Ingen endnu"
    assert "ingen handlinger endnu" in empty.sentence("Handleplan")
    assert "ikke aftalt styrker endnu" in empty.sentence("Styrker")
    for table in ("Styrker", "Udviklingsomraader", "Data_tabel"):
        (row,) = empty.rows(table)
        assert [header for header, value in row.items() if value] == ["Forventning"]


def test_another_framework_gives_its_own_matrix(small: Opened) -> None:
    rows = small.rows("Matrix_tabel")
    assert len(rows) == 9
    assert list(rows[0])[3:] == [
        f"{level}{kind}" for level in ("Topchef", "Mellemleder", "Teamleder & koordinator") for kind in ("", " S", " U")
    ]
    assert rows[0]["Topchef"] == "S U F"


def test_a_changed_framework_keeps_the_wording_that_was_marked(framework: Framework, plan: Plan) -> None:
    place = framework.place(samples.ROBUST)
    assert place is not None
    text = place.behaviour.text
    content = framework.replacing(digest="").model_dump_json()
    reworded = Framework.model_validate_json(content.replace(text, "En helt ny ordlyd"))
    rows = made(reworded, plan).rows("Udviklingsomraader")
    assert text in {row["Forventning"] for row in rows}
    assert "En helt ny ordlyd" not in {row["Forventning"] for row in rows}


def test_what_the_framework_no_longer_has_is_still_listed(framework: Framework, plan: Plan) -> None:
    gone = Mark(id="nedlagt.tema.chef", strength=True, focus=True, note="Det var vigtigt")
    marks = plan.round.mark_set(plan.marker)
    more = plan.round.replacing(mark_sets=(marks.replacing(marks=(*marks.marks, gone)),))
    opened = made(framework, plan.replacing(rounds=(*plan.rounds[:1], more)))
    row = next(row for row in opened.rows("Styrker") if row["Fordi"] == "Det var vigtigt")
    assert (row["Forventning"], row["Ledelseskompetence"]) == ("nedlagt.tema.chef", None)


def test_the_last_sheet_says_what_the_file_was_made_from(team: Opened, plan: Plan) -> None:
    facts = {row["Oplysning"]: row["Værdi"] for row in team.rows("Oplysninger")}
    assert facts["Plan-ID"] == SOURCE.plan_id
    assert facts["Revision"] == 17
    assert facts["Eksporteret"] == datetime(2027, 4, 6, 10, 42, 7)
    assert facts["Runde-ID"] == "runde-2"
    reference = plan.round.framework
    assert facts["Ledelsesgrundlag"] == reference.id
    assert facts["Ledelsesgrundlagets udgave"] == reference.version
    assert facts["Ledelsesgrundlagets kontrolsum"] == reference.digest


def test_exported_values_tell_what_was_edited(team: Opened) -> None:
    exported = {
        (row["Handling-ID"], row["Kolonne"]): row["Værdi ved eksport"] for row in team.rows("Eksporterede_vaerdier")
    }
    editable = {column for _, column in exported}
    assert {"Status", "Frist", "Opfølgning", "Note", "Handling", "Ansvarlig"} <= editable
    for row in team.rows("Handleplan_tabel")[:-8]:
        for column in editable:
            value, held = row[column], exported.get((row["Handling-ID"], column))
            if value is None:
                assert held is None
            elif isinstance(value, date):
                assert held == value.strftime("%d-%m-%Y")
            elif column in ("Status", "Aktivitetstype"):
                assert held == value
            else:
                assert held == trace(value)
                assert held != trace(value + " (rettet)")


def test_the_same_plan_gives_the_same_bytes(framework: Framework, plan: Plan, team: Opened) -> None:
    assert made(framework, plan).report.content == team.report.content
    later = FileFacts(SOURCE.plan_id, 17, SOURCE.exported_at + timedelta(days=1))
    assert team_workbook(framework, plan, today=TODAY, source=later).content != team.report.content


def test_a_moment_with_a_time_zone_is_written_as_it_is_told(framework: Framework, plan: Plan) -> None:
    summer = datetime(2027, 4, 6, 10, 42, tzinfo=timezone(timedelta(hours=2)))
    opened = Opened(team_workbook(framework, plan, today=TODAY, source=FileFacts("x", 1, summer)))
    facts = {row["Oplysning"]: row["Værdi"] for row in opened.rows("Oplysninger")}
    assert facts["Eksporteret"] == datetime(2027, 4, 6, 10, 42)
    assert opened.book.properties.created == datetime(2027, 4, 6, 8, 42)


def test_an_ordinary_plan_gives_no_notices(team: Opened) -> None:
    assert team.report.notices == ()


def test_control_characters_are_replaced_and_counted(framework: Framework, plan: Plan) -> None:
    noted = edits.change_action(plan, "h1", note="for\x00an \x1fog \uffffbag\r\nny linje")
    opened = made(framework, noted)
    assert opened.rows("Handleplan_tabel")[0]["Note"] == "for\ufffdan \ufffdog \ufffdbag\nny linje"
    assert opened.report.notices == (CharactersReplaced(3),)


@pytest.mark.parametrize(
    "text",
    ["_x0041_" * 2_800, "😀" * 20_000, "ord " * 1_250, "en\nlinje\n" * 500, "a" * 6_000, "x\n" * 36 + "slut"],
    ids=len,
)
def test_long_texts_stand_whole_on_the_last_sheet(framework: Framework, plan: Plan, text: str) -> None:
    opened = made(framework, edits.change_action(plan, "h3", note=text))
    parts = [row for row in opened.rows("Lange_tekster") if row["Sted"] == "Handleplan, nr. 3, Note"]
    assert "".join(row["Tekst"] for row in parts) == text
    assert parts[-1]["Del"] == f"{len(parts)} af {len(parts)}"
    assert opened.report.notices == (TextsContinued(1),)
    assert "Om filen" in opened.sentence("Handleplan")
    assert "Om filen" not in opened.sentence("Styrker")


def test_a_text_that_its_cell_cannot_hold_says_that_it_goes_on(framework: Framework, plan: Plan) -> None:
    opened = made(framework, edits.change_action(plan, "h3", note="😀" * 20_000))
    note = opened.rows("Handleplan_tabel")[2]["Note"]
    assert note == "😀" * 16_000 + "… (fortsættes på arket Om filen)"
    assert len(note.encode("utf-16-le")) // 2 <= 32_767
    exported = opened.rows("Eksporterede_vaerdier")
    held = [row["Værdi ved eksport"] for row in exported if (row["Handling-ID"], row["Kolonne"]) == ("h3", "Note")]
    assert held == [trace(note)]
