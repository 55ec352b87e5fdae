"""The list of competencies under their flags, with what is marked in each; where one is among them."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.icons import draw_flag_sign
from ledelsesplan.ui.text_layout import lay_out
from ledelsesplan.ui.theme import Theme


class ListRow(NamedTuple):
    """A row: a flag's heading where it has no id; `flag` is the number of its flag, or None where it is under none."""

    rect: QRectF
    id: str
    name: str
    flag: int | None


class CompetencyList(QWidget):
    """Painted rows; the arrow keys walk through them, a click chooses."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._rows: list[ListRow] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Ledelseskompetencer"))
        document.changed.connect(self.update)
        theme.changed.connect(self._lay_out)
        self._lay_out()
        self._current = self._chosen_rows()[0].id

    def choose(self, identifier: str) -> None:
        """Shows another row as the current one."""
        self._current = identifier
        row = next(row for row in self._chosen_rows() if row.id == identifier)
        self.setAccessibleDescription(self._in_words(row))
        self.update()

    def _in_words(self, row: ListRow) -> str:
        return row.name

    def _chosen_rows(self) -> list[ListRow]:
        """The rows that can be chosen."""
        return [row for row in self._rows if row.id]

    def _first_rows(self) -> list[tuple[str, str]]:
        """Id and name of what stands above the flags."""
        return []

    def _heading_height(self) -> float:
        return float(self._theme.px(40))

    def _lay_out(self) -> None:
        px = self._theme.px
        large = self._theme.large
        width = px(272 if large else 236)
        self.setFixedWidth(width)
        y = self._heading_height()
        self._rows = []

        def add(identifier: str, name: str, flag: int | None) -> None:
            nonlocal y
            words = lay_out(name, self._theme.font("strong"), width - px(76), self._theme.line("body"))
            height = max(words.height + px(10), px(38 if large else 32))
            self._rows.append(ListRow(QRectF(0, y, width, height), identifier, name, flag))
            y += height

        for identifier, name in self._first_rows():
            add(identifier, name, None)
        if self._rows:
            y += px(9)
        for number, flag in enumerate(self._document.framework.corner_flags):
            height = px(34 if large else 32)
            self._rows.append(ListRow(QRectF(0, y, width, height), "", flag.name, number))
            y += height
            for competency in flag.competencies:
                add(competency.id, competency.name, number)
            y += px(9)
        self.setMinimumHeight(round(y))
        self.update()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(self.width(), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Headings with their sign, rows with name and counts, the current one on its flag's tint."""
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        self._paint_heading(painter)
        for row in self._rows:
            if row.id:
                self._paint_row(painter, row)
            else:
                self._paint_flag(painter, row)
        painter.end()

    def _paint_heading(self, painter: QPainter) -> None:
        px = self._theme.px
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._theme.font("meta"))
        painter.setPen(self._theme.colour("ink2"))
        place = QRectF(px(16), 0, self.width() - px(32), self._heading_height())
        painter.drawText(place, left, _("Ledelseskompetencer"))

    def _paint_flag(self, painter: QPainter, row: ListRow) -> None:
        theme = self._theme
        px = theme.px
        number = row.flag or 0
        painter.fillRect(QRectF(0, row.rect.top(), self.width() - 1, 1), theme.colour("line"))
        size = px(20)
        sign = QRectF(px(16), row.rect.center().y() - size / 2, size, size)
        draw_flag_sign(painter, number, sign, QColor(theme.tokens.flag(number).edge))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(row.rect.adjusted(px(44), 0, -px(8), 0), middle, row.name)

    def _paint_row(self, painter: QPainter, row: ListRow) -> None:
        theme = self._theme
        px = theme.px
        rect = row.rect
        current = row.id == self._current
        if current:
            edge, tint = theme.colour("ink"), theme.colour("hover")
            if row.flag is not None:
                colours = theme.tokens.flag(row.flag)
                edge, tint = QColor(colours.edge), QColor(colours.tint)
            painter.fillRect(rect.adjusted(0, 0, -1, 0), tint)
            painter.fillRect(QRectF(0, rect.top(), px(6), rect.height()), edge)
        self._paint_state(painter, row, current=current)
        name = lay_out(row.name, theme.font("strong" if current else "body"), rect.width() - px(76), theme.line("body"))
        name.draw(painter, px(16), rect.center().y() - name.height / 2, theme.colour("ink"))
        if current and self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.colour("ring"))
            pen.setWidth(theme.tokens.ring_width)
            painter.setPen(pen)
            inset = theme.tokens.ring_width / 2
            painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset))

    def _paint_state(self, painter: QPainter, row: ListRow, *, current: bool) -> None:
        """What stands at a row's right end: what is marked in the competency."""
        theme = self._theme
        competency = next(item for item in self._document.framework.competencies() if item.id == row.id)
        counts = self._document.index.counts([cell for item in competency.themes for cell in item.behaviours])
        painter.setFont(theme.font("meta_strong" if current else "meta"))
        painter.setPen(theme.colour("ink"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        text = f"{counts.strengths} S · {counts.priorities} U"
        painter.drawText(row.rect.adjusted(0, 0, -theme.px(14), 0), right, text)

    def neighbour(self, step: int) -> str:
        """The row a number of steps further, held at the ends."""
        ids = [row.id for row in self._chosen_rows()]
        return ids[min(max(ids.index(self._current) + step, 0), len(ids) - 1)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose the neighbours."""
        rows = self._chosen_rows()
        target = {
            Qt.Key.Key_Up: self.neighbour(-1),
            Qt.Key.Key_Down: self.neighbour(1),
            Qt.Key.Key_PageUp: self.neighbour(-1),
            Qt.Key.Key_PageDown: self.neighbour(1),
            Qt.Key.Key_Home: rows[0].id,
            Qt.Key.Key_End: rows[-1].id,
        }.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        for row in self._chosen_rows():
            if row.rect.contains(event.position()):
                self.chosen.emit(row.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()
