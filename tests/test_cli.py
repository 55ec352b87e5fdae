"""The command line by its calls: exit codes, Danish words, files made and files left alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from ledelsesplan.cli import COMMANDS, main
from ledelsesplan.cli_export import PRINTOUTS
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Marker
from ledelsesplan.reports.report import Printout, Report
from ledelsesplan.storage.frameworks import keep
from ledelsesplan.storage.own_leader import bytes_for_own_leader
from ledelsesplan.storage.planfile import encode, new_envelope, read_plan
from tests.factories import empty_plan, framework_from
from tests.reports.paper import Printed

BEHAVIOUR = "driftsledelse.kerneopgaven.chef"

# What argparse would say if it were left to itself.
ENGLISH = ("usage", "optional", "options:", "positional", "show this", "required", "invalid", "error", "expected")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.json"
    assert main(["new", "--kind", "team", "--title", "Ledergruppen", "-o", str(path)]) == 0
    return path


def call(*arguments: str) -> int:
    """The exit code of a call, also where argparse ends it."""
    try:
        return main(list(arguments))
    except SystemExit as end:
        return int(end.code or 0)


def test_a_new_plan_covers_all_levels_unless_some_are_named(tmp_path: Path) -> None:
    whole, some = tmp_path / "a.json", tmp_path / "b.json"
    assert call("new", "--kind", "team", "--title", "A", "--unit", "Center Nord", "-o", str(whole)) == 0
    assert call("new", "--kind", "personal", "--title", "B", "--level", "chef", "-o", str(some)) == 0
    assert len(read_plan(whole).plan.round.levels) == 4
    assert read_plan(whole).plan.unit == "Center Nord"
    assert read_plan(some).plan.round.levels == ("chef",)
    assert read_plan(some).plan.own_level == "chef"


def test_nothing_is_overwritten_without_force(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = plan.read_bytes()
    assert call("new", "--kind", "team", "--title", "Ny", "-o", str(plan)) == 1
    assert "findes i forvejen" in capsys.readouterr().err
    assert plan.read_bytes() == before
    assert call("new", "--kind", "team", "--title", "Ny", "-o", str(plan), "--force") == 0
    assert read_plan(plan).plan.title == "Ny"


def test_an_older_plan_is_marked_in_its_own_version_where_that_is_kept(tmp_path: Path, framework: Framework) -> None:
    content = framework.model_dump(mode="json") | {"version": "0.9", "digest": ""}
    content["expectations"] = [*content["expectations"], {"id": "alle.gammel", "text": "gør noget, som er udgået"}]
    old = framework_from(content)
    path = tmp_path / "gammel.json"
    path.write_bytes(encode(empty_plan(old), new_envelope()))
    assert call("mark", str(path), "alle.gammel", "--strength") == 1
    keep(old)
    assert call("mark", str(path), "alle.gammel", "--strength") == 0
    assert call("mark", str(path), framework.expectations[0].id, "--priority") == 0
    assert read_plan(path).plan.round.wording("alle.gammel") == "gør noget, som er udgået"


def test_marks_are_set_and_taken_back(plan: Path) -> None:
    assert call("mark", str(plan), BEHAVIOUR, "--priority", "--focus", "--note", "Fordi vi vil") == 0
    mark = read_plan(plan).plan.mark(BEHAVIOUR)
    assert mark is not None
    assert (mark.strength, mark.priority, mark.focus, mark.note) == (False, True, True, "Fordi vi vil")
    assert call("mark", str(plan), BEHAVIOUR, "--strength", "--no-priority") == 0
    mark = read_plan(plan).plan.mark(BEHAVIOUR)
    assert mark is not None
    assert (mark.strength, mark.priority, mark.focus) == (True, False, True)
    assert read_plan(plan).envelope.revision == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mark", "{plan}", "findes.ikke", "--strength"], "ingen forventning"),
        (["mark", "{plan}", BEHAVIOUR, "--focus"], "styrker og udviklingsområder"),
        (["mark", "{folder}/væk.json", BEHAVIOUR, "--strength"], "findes ikke"),
        (["mark", "{folder}", BEHAVIOUR, "--strength"], "mappe"),
        (["export", "{folder}/væk.json", "-o", "{folder}/x.xlsx"], "findes ikke"),
        (["export", "{plan}", "-o", "{folder}/x.doc"], ".xlsx, .pdf eller .ics"),
        (["export", "{plan}", "-o", "{folder}/x.xlsx", "--what", "matrix"], ".pdf"),
        (["export", "{plan}", "-o", "{folder}/x.xlsx", "--what", "think-alone"], ".pdf"),
        (["export", "{plan}", "-o", "{folder}/ingen/mappe/x.xlsx"], "findes ikke"),
        (["new", "--kind", "team", "--title", "T", "--level", "kejser", "-o", "{folder}/y.json"], "kejser"),
        (["framework", "--file", "{plan}"], "kan ikke bruges"),
        (["validate", "{folder}/væk.json"], "findes ikke"),
        (["validate", "{folder}/rør"], "kan ikke"),
        (["mark", "{plan}", "a\nb", "--strength"], "ingen forventning"),
        (["mark", "{plan}", BEHAVIOUR, "--note", "x" * 20_001], "for lang"),
        (["mark", "{plan}", BEHAVIOUR, "--note", "\udcff"], "kan ikke skrives"),
        (["new", "--kind", "team", "--title", "x" * 201, "-o", "{folder}/z.json"], "for lang"),
        (["new", "--kind", "team", "--title", "T", "--unit", "x" * 501, "-o", "{folder}/z.json"], "for lang"),
        (["new", "--kind", "team", "--title", "\udcff", "-o", "{folder}/z.json"], "kan ikke skrives"),
        (["export", "{plan}", "-o", "{folder}/genvej.xlsx", "--force"], "en af de filer, der læses"),
    ],
)
def test_wrong_input_is_said_in_one_danish_line(
    arguments: list[str], said: str, plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = plan.read_bytes()
    os.mkfifo(tmp_path / "rør")
    (tmp_path / "genvej.xlsx").symlink_to(plan)
    assert call(*(part.format(plan=plan, folder=tmp_path) for part in arguments)) == 1
    error = capsys.readouterr().err
    assert said in error
    assert len(error.strip().splitlines()) == 1
    assert "Traceback" not in error
    assert plan.read_bytes() == before
    assert not [made for made in tmp_path.glob("*.xlsx") if not made.is_symlink()]


@pytest.mark.parametrize(
    "arguments",
    [
        ["new"],
        ["mark"],
        ["mark", "x.json", BEHAVIOUR],
        ["export", "x"],
        ["export", "x", "-o", "x.pdf", "--what", "andet"],
        ["new", "--kind", "andet"],
        ["new", "--kind", "team", "--title", " ", "-o", "x.json"],
        ["a", "b"],
        ["--forkert"],
    ],
)
def test_a_wrong_call_is_told_apart_from_wrong_input(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*arguments) == 2
    said = capsys.readouterr().err.lower()
    assert "brug:" in said
    assert not [word for word in ENGLISH if word in said]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_danish(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(*command.split(), "--help") == 0
    shown = capsys.readouterr().out.lower()
    assert "brug:" in shown
    assert "vis denne hjælp" in shown
    assert not [word for word in ENGLISH if word in shown]


def test_export_makes_a_workbook_with_the_marks(plan: Path, tmp_path: Path) -> None:
    call("mark", str(plan), BEHAVIOUR, "--priority")
    made = tmp_path / "plan.xlsx"
    assert call("export", str(plan), "-o", str(made)) == 0
    sheet = load_workbook(made)["Udviklingsområder"]
    assert any("Har fagligt overblik" in str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert call("export", str(plan), "-o", str(made)) == 1
    assert call("export", str(plan), "-o", str(made), "--force") == 0


@pytest.mark.parametrize(("what", "pages"), [("plan", 1), ("think-alone", 4), ("matrix", 1)])
@pytest.mark.usefixtures("qapp")
def test_export_makes_what_is_printed(plan: Path, tmp_path: Path, what: str, pages: int) -> None:
    made = tmp_path / "ny.pdf"
    assert call("export", str(plan), "-o", str(made), "--what", what) == 0
    assert len(PdfReader(made).pages) == pages
    before = made.read_bytes()
    assert call("export", str(plan), "-o", str(made), "--what", what) == 1
    assert made.read_bytes() == before
    assert call("export", str(plan), "-o", str(made), "--what", what, "--force") == 0
    assert set(Printout) == set(PRINTOUTS)


@pytest.mark.usefixtures("qapp")
def test_the_sheet_for_a_talk_is_made_of_a_personal_plan_alone(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, made = tmp_path / "min.json", tmp_path / "lus.pdf"
    assert call("new", "--kind", "personal", "--title", "Min", "--level", "chef", "-o", str(own)) == 0
    assert call("export", str(own), "-o", str(made), "--what", "lus") == 0
    assert "Lederudviklingssamtale" in PdfReader(made).pages[0].extract_text()
    assert call("export", str(plan), "-o", str(tmp_path / "x.pdf"), "--what", "lus") == 1
    assert "»Ledergruppen« er ikke en leders egen plan" in capsys.readouterr().err
    assert not (tmp_path / "x.pdf").exists()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", ["x.xlsx", "x.pdf"])
def test_nothing_is_made_of_the_own_leaders_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    own, copy = tmp_path / "min.json", tmp_path / "kopi.json"
    assert call("new", "--kind", "personal", "--title", "Min", "--level", "chef", "-o", str(own)) == 0
    file = read_plan(own)
    copy.write_bytes(bytes_for_own_leader(file.plan, file.envelope))
    assert call("export", str(copy), "-o", str(tmp_path / name)) == 1
    assert "kopi til nærmeste leder bliver ikke til Excel" in capsys.readouterr().err
    assert not (tmp_path / name).exists()
    assert call("mark", str(copy), BEHAVIOUR, "--strength") == 0
    assert [mark_set.marker for mark_set in read_plan(copy).plan.round.mark_sets] == [Marker.OWN_LEADER]


@pytest.mark.usefixtures("qapp")
def test_only_a_leaders_own_plan_has_a_sheet_for_a_first_talk(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own, made = tmp_path / "min.json", tmp_path / "samtale.pdf"
    assert call("new", "--kind", "personal", "--title", "Min plan", "--level", "chef", "-o", str(own)) == 0
    assert call("export", str(own), "-o", str(made), "--what", "first-talk") == 0
    assert "Ark til den første samtale" in PdfReader(made).pages[0].extract_text()
    capsys.readouterr()
    other = tmp_path / "andet.pdf"
    assert call("export", str(plan), "-o", str(other), "--what", "first-talk") == 1
    assert "»Ledergruppen« er ikke en leders egen plan" in capsys.readouterr().err
    assert not other.exists()


@pytest.mark.parametrize(
    ("variables", "platform"),
    [({}, "offscreen"), ({"DISPLAY": ":77"}, "offscreen"), ({"QT_QPA_PLATFORM": "minimal"}, "minimal")],
)
def test_paper_needs_no_display(plan: Path, tmp_path: Path, variables: dict[str, str], platform: str) -> None:
    """Not even where one is named that is not there; a platform that somebody chose is used."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | variables
    code = (
        "import sys; from ledelsesplan.cli import main; code = main(sys.argv[1:]);"
        "from PySide6.QtGui import QGuiApplication; print(QGuiApplication.platformName()); sys.exit(code)"
    )
    made = tmp_path / "plan.pdf"
    run = subprocess.run(
        [sys.executable, "-c", code, "export", str(plan), "-o", str(made)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.returncode, run.stdout.split()[-1]) == (0, platform)
    if platform == "minimal":  # it knows no fonts, and says so
        return
    assert run.stderr == ""
    assert set(Printed(Report(made.read_bytes())).fonts()) >= {"SourceSans3-Regular", "SourceSans3-SemiBold"}


def test_validate_names_file_place_and_reason(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "alle"
    folder.mkdir()
    good = plan.read_text(encoding="utf-8")
    content = json.loads(good)
    content["plan"]["rounds"][0]["present"] = "8"
    (folder / "tal.json").write_text(json.dumps(content), encoding="utf-8")
    (folder / "afkortet.json").write_text(good[:200], encoding="utf-8")
    newer = json.loads(good)
    newer["version"] = 99
    (folder / "nyere.json").write_text(json.dumps(newer), encoding="utf-8")
    (folder / "dobbelt.json").write_text(good.replace('"title"', '"kind": "team", "title"', 1), encoding="utf-8")
    (folder / "god.json").write_text(good, encoding="utf-8")
    edited = json.loads(good)
    edited["plan"]["title"] = "Ændret i hånden"
    (folder / "rettet.json").write_text(json.dumps(edited), encoding="utf-8")
    assert call("validate", str(folder)) == 1
    said = capsys.readouterr()
    lines = {Path(line.split(": ")[0]).name: line for line in said.err.splitlines()}
    assert set(lines) == {"tal.json", "afkortet.json", "nyere.json", "dobbelt.json", "rettet.json"}
    assert "plan.rounds[0].present" in lines["tal.json"]
    assert "helt tal" in lines["tal.json"]
    assert "linje" in lines["afkortet.json"]
    assert "99" in lines["nyere.json"]
    assert "»kind«" in lines["dobbelt.json"]
    assert "ontrolsum" in lines["rettet.json"]
    assert "god.json: i orden" in said.out


def test_the_framework_is_shown_and_given_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert call("framework") == 0
    assert "96 forventninger i matricen" in capsys.readouterr().out
    assert call("framework", "--json") == 0
    given = tmp_path / "andet.json"
    given.write_text(capsys.readouterr().out, encoding="utf-8")
    assert call("framework", "--file", str(given)) == 0
    assert call("validate", str(given)) == 0


@pytest.mark.parametrize(
    ("meanwhile", "arguments"),
    [
        ("argparse", ["framework"]),
        ("ledelsesplan.text", ["framework"]),
        ("ledelsesplan.storage.frameworks", ["framework"]),
        ("pydantic", ["framework"]),
        ("PySide6.QtGui", []),
    ],
)
def test_an_interruption_is_said_whenever_it_comes(meanwhile: str, arguments: list[str]) -> None:
    """While the program itself is loaded, and while what a command needs is, the window included."""
    code = f"""
import os, runpy, signal, sys

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's job in the background is started to ignore it

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {meanwhile!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
sys.argv = ["ledelsesplan", *{arguments!r}]
runpy.run_module("ledelsesplan", run_name="__main__")
"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", "Afbrudt.\n")


def test_demo_and_self_test_run_as_a_program_where_there_is_no_screen(tmp_path: Path) -> None:
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {
        **{name: value for name, value in os.environ.items() if name not in screens},
        "LEDELSESPLAN_HOME": str(tmp_path / "home"),
    }

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ledelsesplan", *arguments],
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    folder = tmp_path / "demo"
    for _again in range(2):
        made = run("demo", "-o", str(folder))
        assert (made.returncode, made.stderr) == (0, "")
    assert call("validate", str(folder / "chefgruppen.json")) == 0
    assert len(load_workbook(folder / "chefgruppen.xlsx").worksheets) == 7
    assert len(list(folder.glob("*.png"))) >= 16
    assert len(list(folder.glob("workshop-*.png"))) == 8
    assert len(PdfReader(folder / "chefgruppen.pdf").pages) > 1
    assert len(PdfReader(folder / "taenk-selv.pdf").pages) == 4
    assert len(PdfReader(folder / "matrix.pdf").pages) == 1
    tested = run("self-test")
    assert (tested.returncode, tested.stderr) == (0, ""), tested.stdout
    assert "FEJL" not in tested.stdout


def run(line: str) -> subprocess.CompletedProcess[str]:
    """What a shell does with a line in which `$L` is the program."""
    environment = {**os.environ, "L": f"{sys.executable} -m ledelsesplan"}
    return subprocess.run(["/bin/sh", "-c", line], env=environment, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell")
def test_a_reader_that_stops_is_no_failure() -> None:
    for what in ("framework --json", "--help"):
        ended = run(f"( $L {what}; echo code $? >&2 ) | head -1")
        assert ended.stdout.count("\n") == 1
        assert ended.stderr == "code 0\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a device of Linux")
def test_an_output_that_is_full_is_told_in_one_sentence() -> None:
    ended = run("$L framework > /dev/full")
    assert (ended.returncode, ended.stderr) == (1, "Det lykkedes ikke: der er ikke mere plads på drevet.\n")


def test_a_text_that_is_too_long_is_refused_and_not_cut_off(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call("new", "--kind", "team", "--title", "a" * 201, "-o", str(tmp_path / "a.json")) == 1
    assert capsys.readouterr().err.count("teksten er for lang") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_folder_is_never_offered_to_be_replaced(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], force: tuple[str, ...]
) -> None:
    folder = tmp_path / "a.xlsx"
    folder.mkdir()
    assert call("export", str(plan), "-o", str(folder), *force) == 1
    assert "--force" not in capsys.readouterr().err
    assert list(folder.iterdir()) == []
