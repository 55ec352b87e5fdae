"""Keys at random on the wall: whatever is pressed, the plan stays whole and the page can be drawn.

A longer walk: `MASHING=2000 make test ARGS=tests/ui/workshop/test_mashing_the_wall.py`, with so many keys.
"""

import os
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from tests.samples import team_plan
from tests.ui.workshop.conftest import WallMaker

KEYS = int(os.environ.get("MASHING", "250"))
SEEDS = range(3) if "MASHING" not in os.environ else range(100, 112)
K = Qt.Key
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
PRESSED = (
    *((key, NONE) for key in (K.Key_Up, K.Key_Down, K.Key_Left, K.Key_Right, K.Key_Return, K.Key_Tab) * 4),
    *((key, NONE) for key in (K.Key_PageDown,) * 8),
    *((key, NONE) for key in (K.Key_PageUp, K.Key_Escape, K.Key_Delete, K.Key_Backspace, K.Key_F7, K.Key_F8)),
    *((key, NONE) for key in (K.Key_Space, K.Key_Plus, K.Key_Period)),
    *((key, CONTROL) for key in (K.Key_Z, K.Key_Y, K.Key_PageDown, K.Key_PageUp) * 2),
)
TYPED = "suufnhabcdeghk0123456789"


@pytest.mark.parametrize("size", [(1024, 768), (1920, 1080)])
@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_pressed(
    make_wall: WallMaker, framework: Framework, group: Plan, seed: int, size: tuple[int, int]
) -> None:
    random = Random(seed)
    wall = make_wall(team_plan(framework) if seed % 2 else group, *size)
    first = wall.plan
    done = []
    for _number in range(KEYS):
        if random.random() < 0.45:
            letter = random.choice(TYPED)
            wall.keys(letter)
            done.append(letter)
        else:
            key, modifier = random.choice(PRESSED)
            wall.key(key, modifier)
            done.append(key.name)
        if random.random() < 0.1:
            wall.wait(random.random() * 3)
    assert QApplication.focusWidget() is not None, done
    assert Plan.model_validate_json(wall.plan.model_dump_json()) == wall.plan, done
    wall.picture()
    while wall.document.undo_label is not None:
        wall.document.undo()
    assert wall.plan.replacing(run_sheet=first.run_sheet) == first, done
