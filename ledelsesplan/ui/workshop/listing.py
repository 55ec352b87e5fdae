"""What the pages that list behaviours share: the question at the foot, and the rows between two rules."""

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from ledelsesplan.core.matrix import Cell, Entry
from ledelsesplan.ui.matrix_model import accessible_name, marks_in_words
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import draw_line, draw_rule
from ledelsesplan.ui.workshop.measures import QUESTION, SEMI_BOLD
from ledelsesplan.ui.workshop.target import Target
from ledelsesplan.ui.workshop.wall_page import WallPage


class ListingPage(WallPage):
    """Rows with a target each. The row that is active is framed once arrows or a press have chosen it."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.row_targets: list[Target] = []

    @property
    def shows_row(self) -> bool:
        """Whether a row is framed."""
        return self.conductor.has_row

    def entries(self) -> list[Entry]:
        """What the page's rows are about."""
        return [self.conductor.document.index.entry(identifier) for identifier in self.page.behaviours]

    def cell(self, identifier: str) -> Cell | None:
        """The cell of a behaviour, None for what stands outside the matrix."""
        place = self.conductor.document.framework.place(identifier)
        return self.conductor.document.index.cell(identifier) if place is not None else None

    def question(self) -> str:
        """What is asked at the foot of the page."""
        return ""

    @property
    def rows_bottom(self) -> float:
        """Where the rows end and the heavy rule lies."""
        return self.measures.h(84.2)

    def rows_area(self) -> QRectF:
        """Where the rows stand."""
        m = self.measures
        return QRectF(self.side, m.rule_y, m.width - 2 * self.side, self.rows_bottom - m.rule_y)

    def draw_question(self, painter: QPainter) -> None:
        """The heavy rule, and the question below it."""
        m = self.measures
        draw_rule(painter, self.side, self.rows_bottom, m.width - 2 * self.side, m.heavy)
        area = QRectF(self.side, self.rows_bottom, m.width - 2 * self.side, m.bottom + m.h(1.4) - self.rows_bottom)
        draw_line(painter, area, self.question(), m.font(m.of(QUESTION), SEMI_BOLD))

    # Rows

    def place_rows(self, rects: list[QRectF]) -> None:
        """Puts a target over each row and names it in full."""
        while len(self.row_targets) > len(rects):
            self.row_targets.pop().deleteLater()
        while len(self.row_targets) < len(rects):
            number = len(self.row_targets)
            target = Target(self, partial(self.press_row, number), partial(self.go_to, number))
            target.show()
            target.lower()
            self.row_targets.append(target)
        for target, rect, entry in zip(self.row_targets, rects, self.entries(), strict=True):
            target.place(rect)
            cell = self.cell(entry.id)
            words = [entry.text, *marks_in_words(entry)]
            target.name_it(accessible_name(cell) if cell is not None else ", ".join(words))

    def press_row(self, row: int) -> None:
        """What a press on a row does."""
        self.go_to(row)

    def go_to(self, row: int) -> None:
        """Makes a row active."""
        self.conductor.choose_row(row)
        self.update()

    def press(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.row_targets:
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            row = self.conductor.row + step if self.shows_row else 0
            if 0 <= row < len(self.row_targets):
                self.row_targets[row].setFocus()
                self.go_to(row)
            return True
        return False

    def focus_main(self) -> None:
        self.conductor.choose_no_row()
        self.setFocus()
