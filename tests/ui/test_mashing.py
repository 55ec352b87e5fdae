"""Keys at random over the whole app: whatever is pressed, the plan stays one, and the way back leads to the first.

The short walk runs with the other tests. A long one with other seeds: `MASHING=20000 pytest tests/ui/test_mashing.py`;
the number is how many keys are pressed for each seed.
"""

import os
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.drawing.tokens import THEMES
from ledelsesplan.storage.planfile import decode, encode, new_envelope, read_plan
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.choices import DropDown
from tests.ui.driving import CONTROL, SHIFT, back_in, session_of, started

KEYS = int(os.environ.get("MASHING", "120"))
SEEDS = range(2) if "MASHING" not in os.environ else range(100, 110)
BURST = 30
NONE = Qt.KeyboardModifier.NoModifier
K = Qt.Key

ARROWS = [(key, NONE) for key in (K.Key_Left, K.Key_Right, K.Key_Up, K.Key_Down, K.Key_PageUp, K.Key_PageDown)]
LETTERS = [(key, NONE) for key in (K.Key_S, K.Key_U, K.Key_F, K.Key_N, K.Key_H, K.Key_A, K.Key_Space)]
DIGITS = [(key, NONE) for key in (K.Key_0, K.Key_1, K.Key_3, K.Key_7)]
OTHERS = [
    *((key, NONE) for key in (K.Key_Tab, K.Key_Return, K.Key_Escape, K.Key_Delete, K.Key_Backspace, K.Key_Insert)),
    *((key, NONE) for key in (K.Key_Home, K.Key_End, K.Key_F4)),
    (K.Key_Backtab, SHIFT),
]
COMMANDS = [
    *((key, CONTROL) for key in (K.Key_Z, K.Key_Y, K.Key_1, K.Key_2, K.Key_3, K.Key_4, K.Key_5)),
    *((key, CONTROL) for key in (K.Key_D, K.Key_F, K.Key_S)),
    (K.Key_A, CONTROL | SHIFT),
]
SIZES = [(key, CONTROL) for key in (K.Key_Plus, K.Key_Minus, K.Key_0)]
# By how often each is pressed.
KINDS = ((ARROWS, 50), (LETTERS, 60), (DIGITS, 30), (OTHERS, 40), (COMMANDS, 30), (SIZES, 3))


def target() -> QWidget:
    """What a key goes to: a popup before anything else."""
    popup = QApplication.activePopupWidget()
    widget = (popup.focusWidget() or popup) if popup is not None else QApplication.focusWidget()
    assert isinstance(widget, QWidget), "nothing has the focus"
    return widget


def mash(application: Application, random: Random, count: int) -> list[str]:
    """Presses keys, and now and then takes another theme or a click; gives what was done."""
    done = []
    for _number in range(count):
        if random.random() < 0.01:
            theme = random.choice(list(THEMES))
            application.theme.choose(theme)
            done.append(theme)
        elif random.random() < 0.03 and QApplication.activePopupWidget() is None:
            page = session_of(application).workspace.current_page
            place = QPoint(random.randrange(page.width()), random.randrange(page.height()))
            under = page.childAt(place) or page
            if isinstance(under, DropDown):
                continue  # a press would wait for the list to be closed
            QTest.mouseClick(under, Qt.MouseButton.LeftButton, NONE, under.mapFrom(page, place))
            done.append(f"{place.x()},{place.y()}")
        else:
            kind = random.choices([keys for keys, _weight in KINDS], [weight for _keys, weight in KINDS])[0]
            key, modifiers = random.choice(kind)
            QTest.keyClick(target(), key, modifiers)
            done.append(f"{modifiers.name or ''} {key.name}")
        QApplication.processEvents()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    QApplication.processEvents()
    return done


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_pressed(qtbot: QtBot, tmp_path: Path, sample: Plan, framework: Framework, seed: int) -> None:
    path = tmp_path / "Plan.json"
    path.write_bytes(encode(sample, new_envelope()))
    application = started(qtbot, Settings())
    application.open_plan(path)
    back_in(qtbot, application)
    session, random = session_of(application), Random(seed)
    document = session.document
    for _burst in range(KEYS // BURST):
        done = mash(application, random, BURST)
        session.workshop.leave()  # a button may have begun it
        back_in(qtbot, application)
        focus = QApplication.focusWidget()
        assert focus is not None, done
        assert focus.isVisible(), done
        assert application.window.isAncestorOf(focus), done
        assert decode(encode(document.plan, session.saver.envelope)).plan == document.plan, done
        assert document.index.plan is document.plan, done
    session.workspace.take_typed()
    last = document.plan
    while document.undo_label is not None:
        document.undo()
    assert document.plan.replacing(run_sheet=sample.run_sheet) == sample
    # What was undone before the end can be done again beyond what stood there then.
    while document.redo_label is not None and document.plan.replacing(run_sheet=last.run_sheet) != last:
        document.redo()
    assert document.plan.replacing(run_sheet=last.run_sheet) == last
    assert session.saver.finish()
    assert read_plan(path).plan == document.plan
    session.end()
