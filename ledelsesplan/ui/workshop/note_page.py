"""The page of a step that has no pages of its own: its name, its words and the clock."""

from PySide6.QtGui import QPainter

from ledelsesplan.ui.workshop.drawing import draw_block, fitted
from ledelsesplan.ui.workshop.wall_page import WallPage


class NotePage(WallPage):
    """A step that an organisation has put into the run-sheet itself."""

    def heading(self) -> str:
        return self.page.step.title

    def draw_body(self, painter: QPainter) -> None:
        m, body = self.measures, self.measures.body()
        text = fitted(m, self.page.step.text, body.width(), body.height() - m.h(5), (5.0, 2.8), 1.25)
        draw_block(painter, text, body.x(), body.y() + m.h(4))
