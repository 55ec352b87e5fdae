"""A whole workshop by keys only: eight leaders, two levels, a blind round, dots, three focus areas, four actions."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.workshop import PageKind
from ledelsesplan.exporting import export_workbook
from ledelsesplan.storage.planfile import new_envelope
from tests.ui.looking import marked
from tests.ui.workshop.conftest import Wall, WallMaker

Key = Qt.Key


@pytest.fixture
def two_levels(group: Plan, framework: Framework) -> Plan:
    return edits.set_levels(group, framework, ("leder-af-ledere", "leder-af-medarbejdere"))


def test_two_hours(make_wall: WallMaker, two_levels: Plan, framework: Framework, tmp_path: Path) -> None:
    wall = make_wall(two_levels)
    think(wall)
    count_in_secret(wall)
    look_at_the_map(wall)
    chosen = choose(wall)
    act(wall)
    close(wall)

    plan = wall.plan
    assert {mark.id for mark in plan.marks if mark.focus} == set(chosen)
    assert len(plan.actions) == 4
    assert wall.conductor.timing.late.total_seconds() < 60
    check_workbook(framework, plan, chosen, tmp_path)


def think(wall: Wall) -> None:
    """Frame, think alone, in pairs: the clicker alone, ten and twelve and ten minutes."""
    wall.key(Key.Key_Space)
    wall.wait(10)
    wall.key(Key.Key_PageDown)
    for _page in range(16):
        wall.wait(12 / 16)
        wall.key(Key.Key_PageDown)
    assert wall.conductor.step.id == "pairs"
    wall.wait(10)
    wall.key(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


def count_in_secret(wall: Wall) -> None:
    """Sixteen pages of two and a half minutes; nothing is shown."""
    wall.key(Key.Key_F8)
    for page in range(16):
        assert wall.conductor.page.kind is PageKind.ROUND
        assert wall.conductor.clock.remaining == 150
        for row in range(3):
            strength = (page + row * 3) % 9
            wall.keys(f"s{strength}u{8 - strength}")
            wall.key(Key.Key_Down)
        wall.wait(2.5)
        wall.key(Key.Key_PageDown)
    assert wall.conductor.step.id == "break"
    assert len(wall.plan.round.tally.hands) == 48
    assert wall.conductor.timing.late.total_seconds() == 0


def look_at_the_map(wall: Wall) -> None:
    """Nothing is on the map before the result is shown."""
    assert wall.stage.wall_page.heading() == "Vores billede lige nu"
    wall.wait(8)
    wall.key(Key.Key_PageDown)


def choose(wall: Wall) -> list[str]:
    """The result at once, then what the group agrees on, dots that are hidden, and the three with most."""
    assert wall.stage.wall_page.heading() == "Klar til at se resultatet"
    wall.key(Key.Key_PageDown)
    assert wall.stage.wall_page.heading() == "Her ser vi forskelligt på det"
    disagreed = list(wall.conductor.page.behaviours)
    for _row in range(3):
        wall.key(Key.Key_Down)
        wall.keys("u")
    wall.wait(5)
    wall.key(Key.Key_PageDown)
    wall.key(Key.Key_Down)
    wall.keys("u")
    assert len(marked(wall.plan)) == 4
    while wall.conductor.page.kind is PageKind.RESULTS:
        wall.key(Key.Key_PageDown)
    assert wall.stage.wall_page.heading() == "Hvad vil vi udvikle?"
    rows = list(wall.conductor.page.behaviours)
    assert set(disagreed) < set(rows)
    for letter, dots in zip("abcd", (2, 9, 7, 6), strict=True):
        wall.keys(f"{letter}{dots}")
    wall.key(Key.Key_Right)
    wall.keys("8")
    assert wall.plan.round.tally.dots_ready == 8
    wall.key(Key.Key_PageDown)
    assert wall.stage.wall_page.heading() == "Det samler vi os om"
    for letter in "bcd":
        wall.keys(f"{letter}f")
    assert wall.stage.wall_page.question() == "Er det de rigtige tre for os og for borgerne?"  # type: ignore[attr-defined]
    wall.wait(9)
    wall.key(Key.Key_PageDown)
    assert wall.conductor.page.kind is PageKind.CONSENT
    wall.keys("8")
    wall.wait(1)
    wall.key(Key.Key_PageDown)
    return rows[1:4]


def act(wall: Wall) -> None:
    """Two actions for the first focus area, one for each of the others."""
    for page, count in enumerate((2, 1, 1)):
        assert (wall.conductor.page.kind, wall.conductor.page.number) == (PageKind.ACTIONS, page + 1)
        for number in range(count):
            wall.key(Key.Key_Return)
            for line in (f"Handling {page}{number}", "Mette Holm", f"{10 + page}-5-2027", "Det kan ses"):
                wall.keys(line)
                wall.key(Key.Key_Return)
        wall.wait(20 / 3)
        wall.key(Key.Key_PageDown)


def close(wall: Wall) -> None:
    """The day of following up."""
    assert wall.stage.wall_page.heading() == "Det går vi hjem med"
    wall.keys("d")
    wall.keys("9-6-2027")
    wall.key(Key.Key_Return)
    assert wall.plan.follow_up == date(2027, 6, 9)


def check_workbook(framework: Framework, plan: Plan, chosen: list[str], folder: Path) -> None:
    """The workbook has the actions and the focus areas."""
    made = export_workbook(framework, plan, new_envelope(), folder=folder, chosen=None)
    book = load_workbook(made.path)
    texts = {str(cell.value) for row in book["Handleplan"].iter_rows() for cell in row if cell.value}
    assert {f"Handling {name}" for name in ("00", "01", "10", "20")} <= texts
    cover = " ".join(str(cell.value) for row in book["Forside"].iter_rows() for cell in row if cell.value)
    for identifier in chosen:
        behaviour = framework.markable(identifier)
        assert behaviour is not None
        assert behaviour.text in cover


def test_it_goes_on_after_a_power_cut(make_wall: WallMaker, two_levels: Plan, rebuilt: Callable[[Plan], Plan]) -> None:
    wall = make_wall(two_levels)
    wall.conductor.start_clock()
    wall.to("round")
    wall.key(Key.Key_PageDown)
    wall.keys("s7")
    wall.wait(1.5)
    # What the file holds when the power goes: the counts of the moment, and the clock of its last minute.
    again = make_wall(rebuilt(wall.plan), now=wall.time[0])
    assert again.conductor.page == wall.conductor.page
    assert again.plan.round.tally == wall.plan.round.tally
    assert again.conductor.clock == wall.conductor.clock


@pytest.fixture
def rebuilt() -> Callable[[Plan], Plan]:
    """Reads a plan back from its own JSON, as from a file."""
    return lambda plan: Plan.model_validate_json(plan.model_dump_json())
