"""The list of competencies under their flags, with what is marked in each; where one is among them."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ledelsesplan.core.framework import Competency, CornerFlag
from ledelsesplan.text import _
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.icons import draw_flag_sign
from ledelsesplan.ui.text_layout import lay_out
from ledelsesplan.ui.theme import Theme


class CompetencyList(QWidget):
    """Painted rows; the arrow keys walk through them, a click chooses."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._current = next(document.framework.competencies()).id
        self._places: list[tuple[QRectF, CornerFlag | Competency]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Ledelseskompetencer"))
        document.changed.connect(self.update)
        theme.changed.connect(self._lay_out)
        self._lay_out()

    def choose(self, competency: str) -> None:
        """Shows another competency as the current one."""
        self._current = competency
        self.setAccessibleDescription(
            next(item.name for item in self._document.framework.competencies() if item.id == competency)
        )
        self.update()

    def _lay_out(self) -> None:
        px = self._theme.px
        large = self._theme.large
        width = px(272 if large else 236)
        self.setFixedWidth(width)
        y = float(px(40))
        self._places = []
        for flag in self._document.framework.corner_flags:
            self._places.append((QRectF(0, y, width, px(34 if large else 32)), flag))
            y += px(34 if large else 32)
            for competency in flag.competencies:
                name = lay_out(competency.name, self._theme.font("strong"), width - px(76), self._theme.line("body"))
                height = max(name.height + px(10), px(38 if large else 32))
                self._places.append((QRectF(0, y, width, height), competency))
                y += height
            y += px(9)
        self.setMinimumHeight(round(y))
        self.update()

    def sizeHint(self) -> QSize:
        """All rows."""
        return QSize(self.width(), self.minimumHeight())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Headings with their sign, rows with name and counts, the current one on its flag's tint."""
        theme = self._theme
        px = theme.px
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRectF(px(16), 0, self.width() - px(32), px(40)), left, _("Ledelseskompetencer"))
        number = -1
        for rect, item in self._places:
            if isinstance(item, CornerFlag):
                number += 1
                self._paint_flag(painter, rect, item, number)
            else:
                self._paint_competency(painter, rect, item, number)
        painter.end()

    def _paint_flag(self, painter: QPainter, rect: QRectF, flag: CornerFlag, number: int) -> None:
        theme = self._theme
        px = theme.px
        painter.fillRect(QRectF(0, rect.top(), self.width() - 1, 1), theme.colour("line"))
        size = px(20)
        sign = QRectF(px(16), rect.center().y() - size / 2, size, size)
        draw_flag_sign(painter, number, sign, QColor(theme.tokens.flag(number).edge))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(px(44), 0, -px(8), 0), middle, flag.name)

    def _paint_competency(self, painter: QPainter, rect: QRectF, competency: Competency, number: int) -> None:
        theme = self._theme
        px = theme.px
        current = competency.id == self._current
        if current:
            colours = theme.tokens.flag(number)
            painter.fillRect(rect.adjusted(0, 0, -1, 0), QColor(colours.tint))
            painter.fillRect(QRectF(0, rect.top(), px(6), rect.height()), QColor(colours.edge))
        cells = [behaviour for theme_ in competency.themes for behaviour in theme_.behaviours]
        counts = self._document.index.counts(cells)
        text = f"{counts.strengths} S · {counts.priorities} U"
        role = "meta_strong" if current else "meta"
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour("ink"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(rect.adjusted(0, 0, -px(14), 0), right, text)
        name = lay_out(
            competency.name, theme.font("strong" if current else "body"), rect.width() - px(76), theme.line("body")
        )
        name.draw(painter, px(16), rect.center().y() - name.height / 2, theme.colour("ink"))
        if current and self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.colour("ring"))
            pen.setWidth(theme.tokens.ring_width)
            painter.setPen(pen)
            inset = theme.tokens.ring_width / 2
            painter.drawRect(rect.adjusted(inset, inset, -inset - 1, -inset))

    def _competencies(self) -> list[str]:
        return [item.id for item in self._document.framework.competencies()]

    def neighbour(self, step: int) -> str:
        """The competency a number of steps further, held at the ends."""
        names = self._competencies()
        return names[min(max(names.index(self._current) + step, 0), len(names) - 1)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose the neighbours."""
        names = self._competencies()
        target = {
            Qt.Key.Key_Up: self.neighbour(-1),
            Qt.Key.Key_Down: self.neighbour(1),
            Qt.Key.Key_PageUp: self.neighbour(-1),
            Qt.Key.Key_PageDown: self.neighbour(1),
            Qt.Key.Key_Home: names[0],
            Qt.Key.Key_End: names[-1],
        }.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            self.chosen.emit(target)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        for rect, item in self._places:
            if isinstance(item, Competency) and rect.contains(event.position()):
                self.chosen.emit(item.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()
