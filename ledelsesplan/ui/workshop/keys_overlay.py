"""F1 in the workshop: its keys over the whole screen, in type that can be read on the wall."""

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.workshop.drawing import INK, LINE, PAPER, block, draw_block, draw_line, draw_rule
from ledelsesplan.ui.workshop.measures import BOLD, SEMI_BOLD, SMALL, Measures

EVERYWHERE: Hints = (
    (("PgDn",), _("næste side, eller vis det skjulte")),
    (("PgUp",), _("forrige side")),
    (("F5",), _("næste trin, også fra en klikker")),
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
    (("Esc",), _("luk visningen; uret går videre")),
)


class KeysOverlay(QWidget):
    """Goes away at the next key or click, and gives the focus back to where it was."""

    def __init__(self, parent: QWidget, page_hints: Hints) -> None:
        super().__init__(parent)
        self._page_hints = page_hints
        self._before = QApplication.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        told = [f"{' '.join(keys)}: {words}" for keys, words in (*EVERYWHERE, *page_hints)]
        self.setAccessibleName(_("Taster i workshoppen"))
        self.setAccessibleDescription(". ".join(told))

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
            _("Taster i workshoppen"),
            m.font(5.0, SEMI_BOLD),
        )
        draw_rule(painter, m.margin, m.h(11.4), m.width - 2 * m.margin, m.heavy)
        gap = m.w(4)
        half = (m.width - 2 * m.margin - gap) / 2
        top = m.h(13.6)
        self._draw_column(painter, m, QRectF(m.margin, top, half, m.h(80)), _("På alle sider"), EVERYWHERE)
        if self._page_hints:
            right = QRectF(m.margin + half + gap, top, half, m.h(80))
            self._draw_column(painter, m, right, _("På denne side"), self._page_hints)
        foot = QRectF(m.margin, m.h(95), m.width - 2 * m.margin, m.h(3.4))
        draw_line(painter, foot, _("Enhver tast lukker hjælpen."), m.font(m.of(SMALL)))
        painter.end()

    def _draw_column(self, painter: QPainter, m: Measures, area: QRectF, heading: str, hints: Hints) -> None:
        draw_line(painter, QRectF(area.x(), area.y(), area.width(), m.h(3.6)), heading, m.font(m.of(SMALL), SEMI_BOLD))
        keys_font, words_font = m.font(m.of(SMALL), BOLD), m.font(m.of(SMALL))
        width = max(_width(keys, m) for keys, _words in hints) + m.h(2)
        y, pitch = area.y() + m.h(4.6), m.h(5.2)
        for keys, words in hints:
            text = block(words, words_font, area.width() - width, 1.2)
            x = area.x()
            for key in keys:
                advance = QFontMetricsF(keys_font).horizontalAdvance(key)
                box = QRectF(x, y + m.h(0.1), advance + m.h(1.8), m.h(4.2))
                painter.setPen(LINE)
                painter.drawRoundedRect(box, m.h(0.6), m.h(0.6))
                draw_line(painter, box, key, keys_font, centre=True, colour=INK)
                x = box.right() + m.h(0.8)
            draw_block(painter, text, area.x() + width, y + m.h(0.5))
            y += max(pitch, text.height + m.h(1.4))


def _width(keys: tuple[str, ...], m: Measures) -> float:
    metrics = QFontMetricsF(m.font(m.of(SMALL), BOLD))
    return sum(metrics.horizontalAdvance(key) + m.h(2.6) for key in keys)
