"""F1 in the workshop: the keys over the whole screen, in type that can be read on the wall."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.text_layout import TextBlock
from ledelsesplan.ui.workshop.drawing import INK, LINE, PAPER, block, draw_block, draw_line, draw_rule
from ledelsesplan.ui.workshop.measures import BOLD, SEMI_BOLD, SMALL, Measures

# In % of the height: where the parts begin and end, and how high a heading is.
TOP, BOTTOM, HEADING = 13.6, 94.0, 4.6

EVERYWHERE: Hints = (
    (("PgDn",), _("næste side, eller vis det skjulte")),
    (("PgUp",), _("forrige side")),
    (("F5",), _("næste trin; fra resultatet først til kandidaterne")),
    (("Ctrl", "PgDn"), _("næste trin")),
    (("Ctrl", "PgUp"), _("forrige trin")),
    ((_("Mellemrum"),), _("pause, eller uret i gang igen")),
    (("+",), _("ét minut mere")),
    ((".",), _("sort skærm, og tilbage igen")),
    (("F6",), _("lærredet eller facilitatorens visning")),
    (("F7",), _("overblikket, og tilbage igen")),
    (("F8",), _("skjul eller vis hænder")),
    (("F9",), _("giv maskinen videre, hemmelig afstemning")),
    (("Ctrl", "Z"), _("fortryd")),
    (("Ctrl", "Y"), _("gør det fortrudte igen")),
    (("Ctrl", "E"), _("lav Excel-fil og udskrift")),
    (("Ctrl", "P"), _("vælg, hvad der skal udskrives")),
    (("Esc",), _("luk visningen; uret går videre")),
)


class KeysOverlay(QWidget):
    """Parts of keys under their headings; one without keys is left out.

    Goes away at the next key or click, and gives the focus back to where it was.
    """

    def __init__(self, parent: QWidget, title: str, parts: tuple[tuple[str, Hints], ...]) -> None:
        super().__init__(parent)
        self._title = title
        self._parts = tuple(part for part in parts if part[1])
        self._before = QApplication.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        told = [f"{' '.join(keys)}: {words}" for _heading, hints in self._parts for keys, words in hints]
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(told))

    @classmethod
    def open(cls, parent: QWidget, title: str, *parts: tuple[str, Hints]) -> None:
        """Covers `parent` with the keys."""
        overlay = cls(parent, title, parts)
        overlay.setGeometry(parent.rect())
        overlay.show()
        overlay.raise_()
        overlay.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key closes it, and does nothing else."""
        self._close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click closes it, too."""
        self._close()

    def _close(self) -> None:
        self.hide()
        if self._before is not None and self._before.window() is self.window():
            self._before.setFocus()
        self.deleteLater()

    def focusNextPrevChild(self, next_child: bool) -> bool:
        """Tab is a key like any other here."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        m = Measures(QSizeF(self.size()))
        draw_line(
            painter,
            QRectF(m.margin, m.h(3), m.width - 2 * m.margin, m.h(6.5)),
            self._title,
            m.font(5.0, SEMI_BOLD),
        )
        draw_rule(painter, m.margin, m.h(11.4), m.width - 2 * m.margin, m.heavy)
        for line in self.lines(m):
            line.draw(painter, m)
        foot = QRectF(m.margin, m.h(95), m.width - 2 * m.margin, m.h(3.4))
        draw_line(painter, foot, _("Enhver tast lukker hjælpen."), m.font(m.of(SMALL)))
        painter.end()

    def lines(self, m: Measures) -> list["Line"]:
        """Headings and keys below each other, and on in a second column where the first is full."""
        gap = m.w(4)
        half = (m.width - 2 * m.margin - gap) / 2
        x, y = m.margin, m.h(TOP)
        found = []
        for heading, hints in self._parts:
            indent = max(_width(keys, m) for keys, _words in hints) + m.h(2)
            listed = [Line(keys, block(text, m.font(m.of(SMALL)), half - indent, 1.2), indent) for keys, text in hints]
            listed.insert(0, Line((), block(heading, m.font(m.of(SMALL), SEMI_BOLD), half, 1.2), 0.0))
            for number, line in enumerate(listed):
                needed = _row_height(line, m) + (_row_height(listed[1], m) if number == 0 else 0)
                if y + needed > m.h(BOTTOM) and x == m.margin:
                    x, y = x + half + gap, m.h(TOP)
                found.append(line._replace(rect=QRectF(x, y, half, _row_height(line, m))))
                y = found[-1].rect.bottom()
            y += m.h(1.4)
        return found


class Line(NamedTuple):
    """A heading, or keys with their words `indent` px from the left."""

    keys: tuple[str, ...]
    words: TextBlock
    indent: float
    rect: QRectF = QRectF()

    def draw(self, painter: QPainter, m: Measures) -> None:
        """Draws it in its place."""
        _draw_keys(painter, m, self.rect.x(), self.rect.y(), self.keys)
        draw_block(painter, self.words, self.rect.x() + self.indent, self.rect.y() + m.h(0.5 if self.keys else 0.0))


def _draw_keys(painter: QPainter, m: Measures, x: float, y: float, keys: tuple[str, ...]) -> None:
    font = m.font(m.of(SMALL), BOLD)
    for key in keys:
        box = QRectF(x, y + m.h(0.1), QFontMetricsF(font).horizontalAdvance(key) + m.h(1.8), m.h(4.2))
        painter.setPen(LINE)
        painter.drawRoundedRect(box, m.h(0.6), m.h(0.6))
        draw_line(painter, box, key, font, centre=True, colour=INK)
        x = box.right() + m.h(0.8)


def _row_height(line: Line, m: Measures) -> float:
    return max(m.h(5.2), line.words.height + m.h(1.4)) if line.keys else m.h(HEADING)


def _width(keys: tuple[str, ...], m: Measures) -> float:
    metrics = QFontMetricsF(m.font(m.of(SMALL), BOLD))
    return sum(metrics.horizontalAdvance(key) + m.h(2.6) for key in keys)
