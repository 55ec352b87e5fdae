"""Scrolling by whole rows in a table that scrolls by pixels, so that a row higher than the table can still be read."""

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QObject
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTableView

# What the wheel's notch is in Qt's units; a touchpad sends parts of it.
NOTCH = 120
# What stays in sight, in parts of the height, when a row is read that is higher than the table.
OVERLAP = 0.2


class RowScrolling(QObject):
    """Lets a table's scroll bar rest only where a row begins, or within a row that is higher than the table.

    The table sends its wheel to `wheel`, and calls `rest_on` where it has brought a row into sight. While it is not
    `active`, nothing is different from any other table.
    """

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self._turned = 0
        self.active = True
        view.verticalScrollBar().actionTriggered.connect(self._on_action)

    def stops(self) -> list[int]:
        """The values, in px, at which the scroll bar may rest: strictly rising, the last one shows the last row."""
        view = self._view
        rows, shown = view.verticalHeader(), max(view.viewport().height(), 1)
        result = [0]
        for row in range(rows.count()):
            top, height = rows.sectionPosition(row), rows.sectionSize(row)
            result.append(top)
            while top + height - result[-1] > shown:
                result.append(min(result[-1] + max(round(shown * (1 - OVERLAP)), 1), top + height - shown))
        return sorted(set(result))

    def highest(self, needed: int) -> int:
        """How far one can scroll where `needed` px have to: to where a row begins, with room below the last."""
        return self._stop(needed, downwards=True) if self.active and needed > 0 else max(needed, 0)

    def _stop(self, value: int, *, downwards: bool) -> int:
        """The stop at `value`, or the next one in a direction."""
        stops = self.stops()
        if downwards:
            return stops[min(bisect_left(stops, value), len(stops) - 1)]
        return stops[max(bisect_right(stops, value) - 1, 0)]

    def rest_on(self, row: int, before: int) -> None:
        """Rests where a row begins, after the bar went from the value `before` to where the row `row` is in sight."""
        if not self.active:
            return
        bar, rows = self._view.verticalScrollBar(), self._view.verticalHeader()
        top, height = rows.sectionPosition(row), rows.sectionSize(row)
        hidden = height - self._view.viewport().height()
        if hidden > 0:
            bar.setValue(before if top <= before <= top + hidden else top)
        else:
            bar.setValue(min(self._stop(bar.value(), downwards=bar.value() >= before), top))

    def wheel(self, event: QWheelEvent) -> None:
        """A notch of the wheel is a row."""
        self._turned -= event.angleDelta().y()
        steps = int(self._turned / NOTCH)
        self._turned -= steps * NOTCH
        bar = self._view.verticalScrollBar()
        for _step in range(abs(steps)):
            down = steps > 0
            bar.setValue(self._stop(bar.value() + (1 if down else -1), downwards=down))
        event.accept()

    def _on_action(self, _action: int) -> None:
        """The bar was dragged, or pressed beside its handle."""
        bar = self._view.verticalScrollBar()
        wanted = bar.sliderPosition()
        if self.active and wanted != bar.value():
            bar.setSliderPosition(self._stop(wanted, downwards=wanted > bar.value()))
