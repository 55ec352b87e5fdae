"""The page of a step that has no pages of its own: its name, its words and the clock."""

from PySide6.QtGui import QPainter

from ledelsesplan.ui.workshop.drawing import block, draw_block
from ledelsesplan.ui.workshop.wall_page import WallPage


class NotePage(WallPage):
    """A step that an organisation has put into the run-sheet itself."""

    def heading(self) -> str:
        return self.page.step.title

    def draw_body(self, painter: QPainter) -> None:
        m, body = self.measures, self.measures.body()
        for percent in (5.0, 4.4, 3.8, 3.4, 3.0, 2.8):
            text = block(self.page.step.text, m.font(percent), body.width(), 1.25)
            if text.height <= body.height() - m.h(5):
                break
        draw_block(painter, text, body.x(), body.y() + m.h(4))
