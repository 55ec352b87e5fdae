"""What every projected page is: it draws its heading and its body at any size, and knows its keys."""

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QWidget

from ledelsesplan.core.workshop import Page
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import PAPER, WALL, draw_line, draw_rule, small
from ledelsesplan.ui.workshop.measures import CLOCK, HEADING, SEMI_BOLD, Measures


class PaperPage(QWidget):
    """White paper of any size with a heading, a line below it, and what `draw_body` draws.

    What can be pressed lies over it as `Target` children, put in place by `arrange`.
    """

    has_clock = False
    draws_rule = True

    def __init__(self) -> None:
        super().__init__()
        self.measures = Measures(QSizeF(1, 1))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, QColor(WALL.paper))
        self.setPalette(palette)

    def refresh(self) -> None:
        """Shows what is to be shown as it is now."""
        self.arrange()
        self.setAccessibleName(". ".join(part for part in (self.heading(), self.sub_heading()) if part))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size is another layout."""
        super().resizeEvent(event)
        self.measures = Measures(QSizeF(self.size()))
        self.arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    # What a page says of itself

    def heading(self) -> str:
        """The heading; a page without one draws its own."""
        return ""

    def sub_heading(self) -> str:
        """The line below the heading."""
        return ""

    def arrange(self) -> None:
        """Puts what can be pressed in its place and names it."""

    def press(self, event: QKeyEvent) -> bool:
        """Takes a key; gives whether it acts here."""
        return False

    def focus_main(self) -> None:
        """Gives the focus to what the keys act on."""
        self.setFocus()

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        try:
            painter.fillRect(self.rect(), PAPER)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.draw_heading(painter)
            self.draw_body(painter)
        finally:
            painter.end()

    @property
    def side(self) -> float:
        """The free room at both sides."""
        return self.measures.margin

    def draw_heading(self, painter: QPainter) -> None:
        """Heading, sub-heading and the rule below them."""
        m = self.measures
        width = m.width - 2 * self.side - self.clock_width()
        size = m.of(HEADING)
        high = m.h(size * 1.1)
        heading = QRectF(self.side, m.top, width, high)
        draw_line(painter, heading, self.heading(), m.font(size, SEMI_BOLD), elide=True)
        below = QRectF(self.side, m.top + high + m.h(0.4), width, m.h(2.8 * 1.2))
        draw_line(painter, below, self.sub_heading(), small(m), elide=True)
        if self.draws_rule:
            draw_rule(painter, self.side, m.rule_y, m.width - 2 * self.side)

    def clock_width(self) -> float:
        """The room that the clock in the corner keeps, whether it is shown or not."""
        m = self.measures
        return m.h(m.of(CLOCK)) * 3.2 if self.has_clock else 0.0

    def draw_body(self, painter: QPainter) -> None:
        """What stands below the heading."""


class WallPage(PaperPage):
    """A projected page of one kind. The stage calls `refresh` when the page or the plan has changed.

    The stage's step bar and clock lie over all pages.
    """

    has_clock = True
    has_steps = True

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self.conductor = conductor

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.conductor.page

    def hints(self) -> Hints:
        """The keys that act on this page, besides those of every page."""
        return ()

    def escape(self) -> bool:
        """Closes what is open on the page; gives whether there was anything."""
        return False
