"""The matrix on the screen: from a key press to the repainted cell, and a repaint of all of it, at two window sizes.

The floor, in the same run, is filling as many pixels and laying out one of the texts anew, which no repaint can do
without once something has changed. The window is drawn offscreen, so no graphics card helps.
"""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from datetime import date

from _measure import milliseconds, percentile
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ledelsesplan.sample import sample_plan
from ledelsesplan.storage.frameworks import load_framework
from ledelsesplan.ui.application import make_qt_application
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.role_page import RolePage
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.text_layout import lay_out
from ledelsesplan.ui.theme import Theme

SIZES = ((1920, 1080, 100), (3840, 2160, 200))
GOAL_MS = 16.0
KEYS = (Qt.Key.Key_S, Qt.Key.Key_S, Qt.Key.Key_U, Qt.Key.Key_Right, Qt.Key.Key_U, Qt.Key.Key_Left)


def measure(app: QApplication, width: int, height: int, text_size: int) -> bool:
    """Prints the figures for a size; gives whether the goals are met."""
    framework = load_framework()
    theme = Theme("light", text_size)
    document = Document(framework, sample_plan(framework, date(2027, 3, 12)))
    page = RolePage(theme, document, Marking(document))
    theme.set_window_width(width)
    app.setStyleSheet(style_sheet(theme))
    page.resize(width, height)
    page.set_layout_width(theme.width_at_full_size(width))
    page.show()
    page.focus_main()
    app.processEvents()

    def press(number: int) -> None:
        QTest.keyClick(page.view, KEYS[number % len(KEYS)])
        app.processEvents()

    counter = iter(range(10_000))
    milliseconds(lambda: press(next(counter)), 12)
    keys = milliseconds(lambda: press(next(counter)), 300)

    def repaint() -> None:
        page.view.viewport().repaint()

    repaint()
    repaints = milliseconds(repaint, 60)

    def repaint_anew() -> None:
        page.view.forget_pictures()
        page.view.viewport().repaint()

    anew = milliseconds(repaint_anew, 20)
    canvas = QPixmap(page.view.viewport().size())
    texts = [behaviour.text for behaviour in framework.behaviours()]
    fresh = iter(range(100_000))

    def fill() -> None:
        canvas.fill(QColor("white"))
        lay_out(f"{texts[0]} {next(fresh)}", theme.font("cell"), 400, theme.line("cell"))

    floor = percentile(milliseconds(fill, 60), 0.5)
    print(f"{width} x {height}, text {text_size} %: floor {floor:.2f} ms")
    met = True
    for name, values in (("key press to repainted cell", keys), ("full repaint", repaints)):
        p50, p99 = percentile(values, 0.5), percentile(values, 0.99)
        met = met and p99 <= GOAL_MS
        print(f"  {name}: p50 {p50:.1f} ms, p99 {p99:.1f} ms, ratio {p50 / floor:.1f} (goal p99 <= {GOAL_MS:.0f} ms)")
    print(f"  full repaint with no cell kept: p50 {percentile(anew, 0.5):.1f} ms")
    page.close()
    return met


def main() -> int:
    """Exits with 1 where a goal is not met."""
    app = make_qt_application()
    met = [measure(app, *size) for size in SIZES]
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
