"""The command `compile` by its calls: what it says, what it makes, and what it leaves alone."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from ledelsesplan.cli import main
from ledelsesplan.storage.planfile import Copy, Purpose, read_plan
from tests.compiling.many_plans import envelope, some_plan, write
from tests.factories import real_framework


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve plans of the framework that ships, an older version of one, and a file that is cut off."""
    folder = tmp_path / "planer"
    for number in range(12):
        write(folder / f"plan {number:02}.json", number, some_plan(number, real_framework()))
    write(folder / "ældre.json", 3, some_plan(4, real_framework()), of=envelope(3, revision=1))
    (folder / "afkortet.json").write_bytes((folder / "plan 05.json").read_bytes()[:900])
    return folder


def call(*arguments: object) -> int:
    try:
        return main(["compile", *map(str, arguments)])
    except SystemExit as end:
        return int(end.code or 0)


def report_of(folder: Path, *arguments: object) -> dict[str, Any]:
    path = folder.parent / "rapport.json"
    call(folder, *arguments, "--report", path, "--force", "--quiet")
    found: dict[str, Any] = json.loads(path.read_bytes())
    return found


def test_every_file_is_in_the_report_with_its_reason(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = report_of(folder)

    assert report["plans"] == 12
    assert report["outcomes"] == {"counted": 12, "older": 1, "refused": 1}
    told = {Path(file["path"]).name: file for file in report["files"]}
    assert len(told) == len(report["files"]) == 14
    assert told["plan 00.json"]["outcome"] == "counted"
    assert "reason" not in told["plan 00.json"]
    assert told["ældre.json"]["other"] == told["plan 03.json"]["number"]
    assert "nyere udgave" in told["ældre.json"]["reason"]
    assert "»afkortet.json« kan ikke læses" in told["afkortet.json"]["reason"]


def test_what_cannot_be_read_is_said_and_the_rest_is_done(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder.parent / "rapport.json"

    assert call(folder, "--report", path) == 1

    said = capsys.readouterr()
    assert said.err.count("\n") == 1
    assert "afkortet.json" in said.err
    assert said.out.startswith("12 planer er talt med.\n")
    assert "1  Ikke talt med: en anden fil er en nyere udgave" in said.out
    assert path.exists()

    (folder / "afkortet.json").unlink()
    assert call(folder, "--report", path, "--force", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_the_same_files_give_the_same_report_but_for_the_moment(folder: Path) -> None:
    first, second = report_of(folder), report_of(folder)

    first.pop("made_at")
    second.pop("made_at")
    assert json.dumps(first) == json.dumps(second)


def test_the_period_and_the_one_before(folder: Path) -> None:
    report = report_of(folder, "--from", "2028-01-01", "--previous", folder)

    assert (report["from"], report["plans"], report["outcomes"]["out-of-period"]) == ("2028-01-01", 0, 12)
    assert (report["previous"]["to"], report["previous"]["plans"]) == ("2027-12-31", 12)
    assert len(report["previous_files"]) == 14
    assert report_of(folder, "--from", "01-01-2027", "--to", "3/3 2027")["plans"] == 12


def test_nothing_to_compile_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tom").mkdir()

    assert call(tmp_path / "tom", "-o", tmp_path / "ud.xlsx") == 1
    assert "Der er ingen filer at samle" in capsys.readouterr().err
    assert not (tmp_path / "ud.xlsx").exists()


@pytest.mark.parametrize(("minimum", "told"), [(3, True), (5, False)])
def test_smaller_groups_than_usual_are_told_of(
    folder: Path, capsys: pytest.CaptureFixture[str], minimum: int, told: bool
) -> None:
    call(folder, "-o", folder.parent / "ud.xlsx", "--minimum-group", minimum)
    assert ("Der er tal for grupper på ned til 3 planer" in capsys.readouterr().out) is told


def test_why_no_plan_counts_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    missing, late = folder / "findes ikke", folder.parent / "rapport.json"

    assert call(missing, "-o", folder.parent / "ud.xlsx") == 1
    assert "»findes ikke« findes ikke." in capsys.readouterr().err
    assert call(folder, "--from", "01-01-2029", "--report", late) == 1
    told = capsys.readouterr()
    assert "Ikke talt med: ingen runde i perioden" in told.out
    assert f"Lavet: {late}" in told.out
    assert "Der er ingen planer at samle" in told.err


def test_nothing_is_overwritten_without_force(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder.parent / "rapport.json"
    path.write_text("mit")

    assert call(folder, "--report", path) == 1
    assert "--force" in capsys.readouterr().err
    assert path.read_text() == "mit"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "hvad der skal laves"),
        (("-o", "ud.txt"), ".xlsx"),
        (("--report", "ud.xlsx"), ".json"),
        (("--data", "ud.json"), ".csv eller .parquet"),
        (("--report", "r.json", "--minimum-group", "0"), "helt tal"),
        (("--report", "r.json", "--from", "i går"), "dato"),
        (("--report", "r.json", "--from", "2027-02-01", "--to", "2027-01-01"), "--from er efter --to"),
    ],
)
def test_a_wrong_call_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], word: str
) -> None:
    assert call(folder, *arguments) == 2
    assert word in capsys.readouterr().err


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"Navn;Ledere\nNord;4\n", "linje 1"),
        (b"Enhed;Ledere\nNord;mange\n", "linje 2"),
        (b"Enhed\nNord\n NORD\n", "linje 3"),
    ],
)
def test_a_list_of_units_that_cannot_be_read_is_told(
    folder: Path, capsys: pytest.CaptureFixture[str], content: bytes, word: str
) -> None:
    units = folder.parent / "enheder.csv"
    units.write_bytes(content)

    assert call(folder, "--report", folder.parent / "r.json", "--units", units) == 1
    assert word in capsys.readouterr().err


def test_nothing_that_is_read_is_replaced_even_with_force(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    units = folder.parent / "enheder.csv"
    units.write_text("Enhed\nNord\n")
    link = folder.parent / "link.json"
    link.symlink_to(folder / "plan 00.json")
    inputs = (folder / "plan 00.json", folder / "afkortet.json", folder / "ældre.json", units)
    before = [path.read_bytes() for path in inputs]

    for path in (*inputs[:3], link):
        assert call(folder, "--report", path, "--force") == 1
        assert capsys.readouterr().err == (
            f"»{path.name}« er en af de filer, der læses, og er ikke ændret. Vælg et andet navn.\n"
        )
    assert call(folder, "--data", units, "--units", units, "--force") == 1
    assert [path.read_bytes() for path in inputs] == before


def test_no_other_plan_is_replaced_either(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = folder.parent / "plan 99.json"
    plan.write_bytes((folder / "plan 00.json").read_bytes()[:2000])
    before = plan.read_bytes()

    assert call(folder, "--report", plan, "--force") == 1
    assert capsys.readouterr().err == "»plan 99.json« er en planfil og er ikke ændret. Vælg et andet navn.\n"
    assert plan.read_bytes() == before


def test_what_was_made_among_the_plans_is_made_anew(folder: Path) -> None:
    made = [folder / "opsamling.xlsx", folder / "rapport.json", folder / "tal.csv"]
    (folder / "afkortet.json").unlink()
    for _time in range(2):
        assert call(folder, "-o", made[0], "--report", made[1], "--data", made[2], "--force", "--quiet") == 0
    assert json.loads(made[1].read_bytes())["plans"] == 12


def test_a_folder_that_is_not_there_is_told_before_anything_is_made(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = folder.parent / "ud.xlsx"

    assert call(folder, "-o", book, "--report", folder.parent / "mangler" / "r.json") == 1
    assert "»r.json« er ikke gemt" in capsys.readouterr().err
    assert not book.exists()


def test_there_is_nothing_before_the_first_day_of_all(folder: Path) -> None:
    report = report_of(folder, "--from", "0001-01-01", "--previous", folder)

    assert (report["plans"], report["previous"]["plans"]) == (12, 0)


class TestCopyForHr:
    def test_it_counts_as_its_plan(self, folder: Path, tmp_path: Path) -> None:
        copies = tmp_path / "kopier"
        copies.mkdir()
        for number in range(12):
            path = str(folder / f"plan {number:02}.json")
            assert main(["export", path, "-o", str(copies / f"{number}.json"), "--what", "hr"]) == 0

        report = report_of(copies)
        assert (report["plans"], report["outcomes"]) == (12, {"counted": 12})
        both = report_of(folder, copies)
        assert (both["plans"], both["outcomes"]["same"]) == (12, 12)
        assert b"Leder 7" not in (copies / "7.json").read_bytes()

    def test_a_copy_is_not_copied(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for_hr = envelope(1, copy=Copy("c" * 32, Purpose.HR, 3))
        path = write(tmp_path / "kopi.json", 1, some_plan(1, real_framework()), of=for_hr)

        assert main(["export", str(path), "-o", str(tmp_path / "hr.json"), "--what", "hr"]) == 1
        assert "er selv en kopi" in capsys.readouterr().err

    @pytest.mark.parametrize(("name", "what"), [("a.json", "plan"), ("a.xlsx", "hr"), ("a.pdf", "hr")])
    def test_it_is_json_and_nothing_else_is(self, folder: Path, tmp_path: Path, name: str, what: str) -> None:
        path = tmp_path / name

        assert main(["export", str(folder / "plan 00.json"), "-o", str(path), "--what", what]) == 1
        assert not path.exists()

    def test_the_plan_itself_is_not_replaced(self, folder: Path) -> None:
        path = folder / "plan 00.json"
        before = path.read_bytes()

        assert main(["export", str(path), "-o", str(path), "--what", "hr", "--force"]) == 1
        assert path.read_bytes() == before
        assert read_plan(path).envelope.copy.purpose is Purpose.ORIGINAL


def test_the_summary_and_its_data_are_made_together(folder: Path) -> None:
    book, data = folder.parent / "opsamling.xlsx", folder.parent / "tal.csv"
    for number in range(12, 60):
        write(folder / f"plan {number:02}.json", number, some_plan(number, real_framework()))

    assert call(folder, "-o", book, "--data", data, "--quiet") == 1  # one file is cut off

    names = CalamineWorkbook.from_path(book).sheet_names
    assert (names[0], names[-1], len(names)) == ("Læs mig", "Kilder", 12)
    rows = CalamineWorkbook.from_path(book).get_sheet_by_name("Data").to_python()[3:]
    listed = list(csv.reader(StringIO(data.read_bytes().decode(), newline="")))
    assert listed[0] == rows[0]
    assert len(listed) == len(rows) > 96
    assert [line[:8] for line in listed] == [row[:8] for row in rows]
    assert [[int(cell) for cell in line[8:]] for line in listed[1:]] == [row[8:] for row in rows[1:]]
