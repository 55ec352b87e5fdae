"""The workshop view at 3840 x 2160: a full repaint of every kind of page, and from a key to the repainted page.

The floor, in the same run, is filling as many pixels once, which no repaint can do without. The window is drawn
offscreen, so no graphics card helps.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import UTC, date, datetime

from _measure import milliseconds, percentile
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ledelsesplan.sample import sample_plan
from ledelsesplan.storage.frameworks import load_framework
from ledelsesplan.storage.run_sheets import load_steps
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.qt_application import make_qt_application
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.stage import Stage

SIZE = (3840, 2160)
GOAL_MS = 16.0
KEYS = (Qt.Key.Key_S, Qt.Key.Key_3, Qt.Key.Key_U, Qt.Key.Key_2, Qt.Key.Key_Down, Qt.Key.Key_Up)


def main() -> int:
    """Exits with 1 where a goal is not met."""
    app = make_qt_application()
    framework = load_framework()
    theme = Theme("light")
    app.setStyleSheet(style_sheet(theme))
    now = datetime(2027, 3, 12, 9, 0, tzinfo=UTC)
    conductor = Conductor(Document(framework, sample_plan(framework, date(2027, 3, 12))), load_steps(), lambda: now)
    stage = Stage(conductor)
    stage.resize(*SIZE)
    conductor.begin()
    conductor.start_clock()
    stage.show()
    stage.focus_main()
    app.processEvents()
    canvas = QPixmap(*SIZE)
    floor = percentile(milliseconds(lambda: canvas.fill(QColor("white")), 60), 0.5)
    print(f"{SIZE[0]} x {SIZE[1]}: floor {floor:.2f} ms")
    met = [measure_page(app, stage, conductor, kind, floor) for kind in kinds(conductor)]
    met.append(measure_keys(app, conductor, floor))
    return int(not all(met))


def kinds(conductor: Conductor) -> list[tuple[int, int]]:
    """The first page of every kind: the numbers of its step and of the page."""
    found: dict[str, tuple[int, int]] = {}
    for step in range(len(conductor.steps)):
        conductor.to_step(step)
        for number, page in enumerate(conductor.pages):
            found.setdefault(page.kind, (step, number))
    return list(found.values())


def measure_page(app: QApplication, stage: Stage, conductor: Conductor, place: tuple[int, int], floor: float) -> bool:
    """Prints the figures for a page; gives whether the goal is met."""
    conductor.to_step(place[0])
    conductor.to_page(place[1])
    app.processEvents()
    page = stage.wall_page
    page.repaint()
    values = milliseconds(page.repaint, 60)
    return told(f"full repaint, {conductor.page.kind}", values, floor)


def measure_keys(app: QApplication, conductor: Conductor, floor: float) -> bool:
    """Prints the figures for typing hands; gives whether the goal is met."""
    conductor.to_step(3)
    app.processEvents()
    counter = iter(range(10_000))

    def press() -> None:
        QTest.keyClick(QApplication.focusWidget(), KEYS[next(counter) % len(KEYS)])
        app.processEvents()

    milliseconds(press, 12)
    return told("key press to repainted page", milliseconds(press, 200), floor)


def told(name: str, values: list[float], floor: float) -> bool:
    """Prints a line of figures; gives whether the goal is met."""
    p50, p99 = percentile(values, 0.5), percentile(values, 0.99)
    print(f"  {name}: p50 {p50:.1f} ms, p99 {p99:.1f} ms, ratio {p50 / floor:.1f} (goal p99 <= {GOAL_MS:.0f} ms)")
    return p99 <= GOAL_MS


if __name__ == "__main__":
    sys.exit(main())
