"""The three marks as shapes with a letter: square S, circle U, diamond F. Never a font's signs, never colour alone."""

from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from ledelsesplan.drawing.fonts import FAMILY
from ledelsesplan.drawing.tokens import Tokens

SIZE = 26


class MarkKind(StrEnum):
    """Which mark; the value is the letter on it."""

    STRENGTH = "S"
    PRIORITY = "U"
    FOCUS = "F"


LETTER_SIZE = {MarkKind.STRENGTH: 16 / SIZE, MarkKind.PRIORITY: 14.5 / SIZE, MarkKind.FOCUS: 13 / SIZE}


@lru_cache(maxsize=256)
def _font(size: int) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(max(size, 1))
    font.setWeight(QFont.Weight.Bold)
    return font


def paint_mark(painter: QPainter, rect: QRectF, kind: MarkKind, tokens: Tokens, *, ghost: bool = False) -> None:
    """Paints a mark into a square; as a ghost it is the outline of one that can be set."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side = rect.width()
    fill, letter, border, border_width = _look(kind, tokens, side)
    if ghost:
        fill, letter, border, border_width = "", tokens.ink2, tokens.edge, 1.5 * side / SIZE
    pen = QPen(Qt.PenStyle.NoPen)
    if border:
        pen = QPen(QColor(border), border_width)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if ghost and tokens.ghost_dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    half = border_width / 2 if border else 0.0
    inner = rect.adjusted(half, half, -half, -half)
    if kind is MarkKind.STRENGTH:
        painter.drawRoundedRect(inner, 3 * side / SIZE, 3 * side / SIZE)
    elif kind is MarkKind.PRIORITY:
        painter.drawEllipse(inner)
    else:
        centre = rect.center()
        reach = inner.width() / 2
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(centre.x(), centre.y() - reach),
                    QPointF(centre.x() + reach, centre.y()),
                    QPointF(centre.x(), centre.y() + reach),
                    QPointF(centre.x() - reach, centre.y()),
                ]
            )
        )
    draw_letter(painter, rect, kind.value, round(side * LETTER_SIZE[kind]), QColor(letter))
    painter.restore()


def draw_letter(painter: QPainter, rect: QRectF, letter: str, size: int, colour: QColor) -> None:
    """Draws a capital in the optical middle of a rectangle: its cap height is centred, not its line."""
    font = _font(size)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    painter.setPen(colour)
    width = metrics.horizontalAdvance(letter)
    baseline = rect.center().y() + metrics.capHeight() / 2
    painter.drawText(QPointF(rect.center().x() - width / 2, baseline), letter)


def _look(kind: MarkKind, tokens: Tokens, side: float) -> tuple[str, str, str, float]:
    if kind is MarkKind.STRENGTH:
        shown = tokens.strength_border if tokens.strength_border != tokens.strength else ""
        return tokens.strength, tokens.strength_letter, shown, 2 * side / SIZE
    if kind is MarkKind.PRIORITY:
        return tokens.priority, tokens.priority_letter, tokens.priority_border, max(3 * side / SIZE, 3)
    return tokens.focus, tokens.focus_letter, "", 0


@lru_cache(maxsize=256)
def mark_pixmap(kind: MarkKind, tokens: Tokens, size: int, *, ghost: bool, ratio: float = 1.0) -> QPixmap:
    """A mark as a pixmap of `size` px, for buttons."""
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    paint_mark(painter, QRectF(0, 0, size, size), kind, tokens, ghost=ghost)
    painter.end()
    return pixmap


def paint_heat(painter: QPainter, rect: QRectF, strength: bool, priority: bool, focus: bool, tokens: Tokens) -> None:
    """Paints an overview cell: rectangle S, pill U, both halved, a diamond to the right, or the dot of the unmarked."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not (strength or priority):
        dot = 2.0 * rect.height() / 22
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.edge))
        painter.drawEllipse(rect.center(), dot, dot)
        painter.restore()
        return
    area = QRectF(rect)
    if focus:
        diamond = min(SIZE * rect.height() / 22, rect.height() + 4, rect.width() / 3)
        area.setRight(rect.right() - diamond - 2)
        paint_mark(
            painter,
            QRectF(rect.right() - diamond, rect.center().y() - diamond / 2, diamond, diamond),
            MarkKind.FOCUS,
            tokens,
        )
    halves = (area, area)
    if strength and priority:
        middle = area.center().x()
        halves = (
            QRectF(area.left(), area.top(), middle - 1 - area.left(), area.height()),
            QRectF(middle + 1, area.top(), area.right() - middle - 1, area.height()),
        )
    size = round(min(area.height() * 0.62, 15 * area.height() / 20))
    if strength:
        paint_strength_bar(painter, halves[0], tokens)
        draw_letter(painter, halves[0], "S", size, QColor(tokens.strength_letter))
    if priority:
        paint_priority_bar(painter, halves[1], tokens)
        draw_letter(painter, halves[1], "U", size, QColor(tokens.priority_letter))
    painter.restore()


def paint_strength_bar(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """A filled rectangle in the colour of strength."""
    outlined = tokens.strength_border != tokens.strength
    painter.setPen(QPen(QColor(tokens.strength_border), 1.5) if outlined else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(tokens.strength))
    inset = 0.75 if outlined else 0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), 2, 2)


def paint_priority_bar(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    """A pill in the colour of development area; its dark rim carries it where amber is too light."""
    width = 3.0 if rect.height() > 12 else 2.0
    painter.setPen(QPen(QColor(tokens.priority_border), width) if tokens.priority_border else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QColor(tokens.priority))
    inset = width / 2 if tokens.priority_border else 0
    inner = rect.adjusted(inset, inset, -inset, -inset)
    painter.drawRoundedRect(inner, inner.height() / 2, inner.height() / 2)
