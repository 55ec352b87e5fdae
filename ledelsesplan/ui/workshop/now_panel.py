"""The facilitator's middle column: the clock, the page that is on, what to say, its counts, and what comes."""

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.controls import empty_layout, label
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.clock_row import ClockRow
from ledelsesplan.ui.workshop.column import Column
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.key_button import KeyButton
from ledelsesplan.ui.workshop.page_table import table_of
from ledelsesplan.ui.workshop.page_words import Line, has_previous, lines_of, next_name, page_name
from ledelsesplan.ui.workshop.reason_line import ReasonLine
from ledelsesplan.ui.workshop.row_table import RowTable


class NowPanel(Column):
    """What is going on, with the clock and `way_on`, the buttons, in sight.

    `alone` tells that the group does not see this screen.
    """

    def __init__(self, theme: Theme, conductor: Conductor) -> None:
        super().__init__()
        self._theme = theme
        self._conductor = conductor
        self.alone = False
        self.clock = ClockRow(theme, conductor)
        self._rule = QWidget()
        self._now = label(_("Nu"), "small-strong")
        self.heading = label("", "heading", wrap=True)
        self.saying = label("", "reading", wrap=True)
        self.table = RowTable(theme, conductor.choose_row)
        self.lines = _Lines(theme)
        self.reason = ReasonLine(theme, conductor)
        self.next = KeyButton(theme, "", "PgDn", "primary")
        self.next.clicked.connect(conductor.forward)
        self.previous = KeyButton(theme, _("Forrige"), "PgUp")
        self.previous.clicked.connect(conductor.back)
        self.way_on = QWidget()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.way_on)
        self._buttons.addWidget(self.next)
        self._buttons.addWidget(self.previous)
        self._buttons.addStretch(1)
        for part in (self.clock, self._rule):
            self.above.addWidget(part)
        for part in (self._now, self.heading, self.saying, self.table, self.lines, self.reason):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.below.addWidget(self.way_on)
        self._shown_row: tuple[str, int] | None = None
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self.above.setContentsMargins(px(28), px(10), px(28), 0)
        self.above.setSpacing(px(6))
        self.content.setContentsMargins(px(28), px(8), px(28), px(6))
        self.content.setSpacing(px(6))
        self._buttons.setContentsMargins(px(28), px(6), px(28), px(14))
        self._buttons.setSpacing(px(12))
        self._rule.setFixedHeight(px(3))
        self._rule.setStyleSheet(f"background: {self._theme.tokens.ink};")

    def set_narrow(self, is_narrow: bool) -> None:
        """Leaves out what can be spared in a narrow window, where lines break more often."""
        self._now.setVisible(not is_narrow)

    def refresh(self) -> None:
        """Shows the page as it is now."""
        conductor = self._conductor
        page, framework = conductor.page, conductor.document.framework
        self.clock.refresh()
        self.heading.setText(page_name(framework, page))
        self.saying.setText(page.step.text)
        self.saying.setVisible(bool(page.step.text))
        table = table_of(conductor, alone=self.alone)
        self.table.setVisible(table is not None and bool(table.rows))
        if table is not None:
            self.table.show_table(table, conductor.row if conductor.has_row else None)
        lines = lines_of(conductor) if table is None else () if table.rows else (("", _no_rows()),)
        self.lines.show_lines(lines)
        self.lines.setVisible(bool(lines))
        self.reason.refresh()
        self._name_buttons()

    def _name_buttons(self) -> None:
        conductor = self._conductor
        name = next_name(conductor)
        self.next.setVisible(bool(name))
        self.previous.setVisible(has_previous(conductor))
        room = self.width() - 2 * self._theme.px(28)
        beside = room - self.previous.sizeHint().width() - self._buttons.spacing()
        self.next.say(name, beside)
        if name and self.next.is_shortened:
            self.next.say(next_name(conductor, short=True), beside)
        is_one_line = not self.next.is_shortened
        if not is_one_line:
            self.next.say(name, room)
        direction = QBoxLayout.Direction
        self._buttons.setDirection(direction.LeftToRight if is_one_line else direction.TopToBottom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other words on the buttons."""
        super().resizeEvent(event)
        if self._conductor.steps:
            self._name_buttons()

    def show_active_row(self) -> None:
        """Scrolls to the active row when it is another than before; its sizes have to be settled."""
        row = (self._conductor.behaviour, self._conductor.row) if self._conductor.has_row else None
        if row == self._shown_row:
            return
        self._shown_row = row
        if row is None:
            self.area.verticalScrollBar().setValue(0)
        elif row[1] < len(self.table.rows):
            self.area.ensureWidgetVisible(self.table.rows[row[1]], 0, self._theme.px(12))


def _no_rows() -> str:
    return _("Der er intet at vise endnu.")


class _Lines(QWidget):
    """Names with their words below them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Line, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(partial(self.show_lines, None))

    def show_lines(self, lines: tuple[Line, ...] | None) -> None:
        """Shows lines, or the same ones in other sizes."""
        if lines == self._shown:
            return
        self._shown = self._shown if lines is None else lines
        empty_layout(self._layout)
        self._layout.setSpacing(self._theme.px(2))
        for name, words in self._shown:
            if name:
                self._layout.addWidget(label(name, "strong", wrap=True))
            text = label(words, "", wrap=True)
            text.setContentsMargins(0, 0, 0, self._theme.px(8))
            self._layout.addWidget(text)
