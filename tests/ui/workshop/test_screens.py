"""Two screens: Qt's offscreen platform has as many as a file describes, so this runs in a program of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.planfile import encode, new_envelope
from tests.factories import ROOT

LAPTOP, PROJECTOR = [0, 0, 1366, 768], [1366, 0, 1920, 1080]

PROGRAM = """
import json, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application, make_qt_application
from ledelsesplan.ui.theme import Theme

app = make_qt_application()
application = Application(Theme("light"), Settings())
assert application.open_plan(Path(sys.argv[1]))
application.window.show()
application.window.activateWindow()
application.session.workspace.current_page.focus_main()
QTest.qWait(50)
told = []

def press(key, *more):
    assert app.focusWidget() is not None, (told[-1:], app.activeWindow())
    QTest.keyClick(app.focusWidget(), key, *more)
    QTest.qWait(50)

def tell():
    screens = application.session.workshop.screens
    names = [step.id for step in screens.conductor.steps]
    told.append({
        "wall": list(screens.wall.geometry().getRect()),
        "own": None if screens.own is None else list(screens.own.geometry().getRect()),
        "active": type(app.activeWindow()).__name__,
        "focus": type(app.focusWidget()).__name__,
        "first": screens.conductor.steps[0].title,
        "page": screens.conductor.page.kind.value,
        "alone": screens.facilitator.now.alone,
        "words": screens.facilitator.wall.screen_words.text(),
        "hands": [[item.strength, item.priority] for item in screens.conductor.plan.round.tally.hands],
        "shown": [row.strength for row in screens.facilitator.now.table.table.rows],
        "notes": screens.facilitator.wall.notes.isVisible(),
        "dialog": type(app.activeModalWidget()).__name__,
        "actions": [action.text for action in screens.conductor.plan.actions],
    })

press(Qt.Key.Key_F5)
tell()
control = Qt.KeyboardModifier.ControlModifier
for _step in range(3):
    press(Qt.Key.Key_PageDown, control)
press(Qt.Key.Key_F8)
press(Qt.Key.Key_S)
press(Qt.Key.Key_7)
press(Qt.Key.Key_F6)
tell()

# The projector is pulled out while it runs, with the run-sheet half written, and plugged in again.
screens, second = application.session.workshop.screens, app.screens()[1]
screens._screens = lambda: app.screens()[:1]

def pull_out():
    app.activeModalWidget().steps.editors[0].title.setText("Velkommen")
    app.screenRemoved.emit(second)
    QTest.qWait(50)
    tell()
    app.activeModalWidget().accept()

QTimer.singleShot(200, pull_out)
screens.facilitator.agenda.edit.click()
QTest.qWait(50)
tell()
press(Qt.Key.Key_F6)
tell()
screens._screens = app.screens
app.screenAdded.emit(second)
QTest.qWait(50)
tell()

# A field on the wall is written in from the laptop's keys, and gives them back.
press(Qt.Key.Key_Right)
press(Qt.Key.Key_U)
press(Qt.Key.Key_F)
for _step in range(3):
    press(Qt.Key.Key_PageDown, control)
press(Qt.Key.Key_Return)
tell()
QTest.keyClicks(app.focusWidget(), "Vi ses hver mandag")
press(Qt.Key.Key_Escape)
tell()
press(Qt.Key.Key_Escape)
assert application.session.workshop.screens is None
told.append({"active": type(app.activeWindow()).__name__})
application.close()
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def told(team_plan_on_disk: Path, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """What the program tells of its windows, one step after another."""
    folder = tmp_path_factory.mktemp("screens")
    screens = [
        {"name": name, "x": x, "y": y, "width": width, "height": height, "logicalDpi": 96, "dpr": 1}
        for name, (x, y, width, height) in (("laptop", LAPTOP), ("projector", PROJECTOR))
    ]
    described = folder / "screens.json"
    described.write_text(json.dumps({"synchronousWindowSystemEvents": True, "screens": screens}), encoding="utf-8")
    program = folder / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": f"offscreen:configfile={described}",
        "LEDELSESPLAN_HOME": str(folder / "home"),
    }
    run = subprocess.run(
        [sys.executable, str(program), str(team_plan_on_disk)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    result: list[dict[str, Any]] = json.loads(run.stdout.splitlines()[-1])
    return result


@pytest.fixture(scope="module")
def team_plan_on_disk(module_plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plan") / "Chefgruppen.json"
    path.write_bytes(encode(module_plan, new_envelope()))
    return path


@pytest.fixture(scope="module")
def module_plan() -> Plan:
    from ledelsesplan.core import edits
    from tests.factories import empty_plan, real_framework

    return edits.set_present(empty_plan(real_framework()), 8)


def test_the_wall_covers_the_projector_and_the_view_the_laptop(told: list[dict[str, Any]]) -> None:
    first = told[0]
    assert (first["wall"], first["own"]) == (PROJECTOR, LAPTOP)
    assert (first["active"], first["focus"]) == ("FacilitatorWindow", "FacilitatorView")
    assert first["alone"]
    assert first["notes"]
    assert first["words"] == "Skærm 2 · 1920 × 1080"


def test_the_laptops_keys_count_and_its_screen_shows_what_the_group_does_not_see(told: list[dict[str, Any]]) -> None:
    counted = told[1]
    assert counted["page"] == "round"
    assert counted["hands"] == [[7, None]]
    assert counted["shown"] == ["7", "–", "–"]
    assert counted["own"] == LAPTOP


def test_a_projector_that_is_pulled_out_leaves_everything_in_one_window(told: list[dict[str, Any]]) -> None:
    pulled, alone, switched = told[2:5]
    assert pulled["dialog"] == "RunSheetDialog"
    assert (pulled["wall"], pulled["own"]) == (LAPTOP, None)
    assert alone["first"] == "Velkommen"
    assert (alone["wall"], alone["own"]) == (LAPTOP, None)
    assert alone["active"] == "WorkshopWindow"
    assert alone["page"] == "round"
    assert alone["hands"] == [[7, None]]
    assert switched["focus"] == "FacilitatorView"
    assert switched["shown"] == ["talt", "–", "–"]
    assert not switched["notes"]


def test_a_projector_that_comes_back_is_covered_again(told: list[dict[str, Any]]) -> None:
    again = told[5]
    assert (again["wall"], again["own"]) == (PROJECTOR, LAPTOP)
    assert again["active"] == "FacilitatorWindow"
    assert again["shown"] == ["7", "–", "–"]


def test_a_field_on_the_wall_takes_the_keys_until_it_is_closed(told: list[dict[str, Any]]) -> None:
    typing, after, left = told[6:]
    assert typing["page"] == "actions"
    assert typing["active"] == "WorkshopWindow"
    assert after["actions"] == ["Vi ses hver mandag"]
    assert (after["active"], after["focus"]) == ("FacilitatorWindow", "FacilitatorView")
    assert left["active"] == "MainWindow"
