"""The picture of two rounds: for each competency its marks before and after, as squares and circles; flags as bars."""

from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from ledelsesplan.core.round_picture import Group, Part
from ledelsesplan.drawing.marks import MarkKind, paint_mark, paint_priority_bar, paint_strength_bar
from ledelsesplan.ui.compare_words import group_name, uncounted_in_words
from ledelsesplan.ui.icons import draw_flag_sign
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme

NAME_SHARE = 0.42
SIDE = 12
MARK, MARK_GAP = 14, 3
LEAST_MARK = 5
BAR = 11
NUMBER = 26
# The least that a bar as long as its column stands for: a single mark is no long bar.
LEAST_SCALE = 6


def columns(theme: Theme, width: float) -> tuple[tuple[float, float], tuple[float, float], tuple[float, float]]:
    """Left edge and width of the names, of the first round and of the second one."""
    side = theme.px(SIDE)
    names = max(width * NAME_SHARE, theme.px(120))
    each = max((width - names - 3 * side) / 2, 1)
    return (side, names - side), (names + side, each), (names + each + 2 * side, each)


class PicturePainter:
    """Measures and paints a group's row. All bars have one scale, so that they can be held against each other."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._scale = LEAST_SCALE

    def take_scale(self, rows: Iterable[Group]) -> None:
        """Makes the longest bar of some rows as long as its column."""
        said = [row.balance for row in rows if row.part is Part.FLAG]
        counts = [
            count
            for item in said
            for count in (
                *(item.strengths_before, item.strengths_after),
                *(item.priorities_before, item.priorities_after),
            )
        ]
        self._scale = max([LEAST_SCALE, *counts])

    def _texts(self, group: Group, width: float) -> list[tuple[TextBlock, str]]:
        theme = self._theme
        left = theme.px(24) if group.number is not None and group.part is Part.FLAG else 0
        room = columns(theme, width)[0][1] - left
        role = "header" if group.part is Part.FLAG else "body"
        texts = [(lay_out(group_name(group), theme.font(role), room, theme.line(role)), "ink")]
        left_out = uncounted_in_words(group.balance)
        if left_out:
            texts.append((lay_out(left_out, theme.font("meta"), room, theme.line("meta")), "ink2"))
        return texts

    def height(self, row: Group, width: int) -> int:
        """High enough for the name and for two lines of marks."""
        theme = self._theme
        words = sum(block.height for block, _colour in self._texts(row, width))
        drawn = 2 * theme.px(BAR) + theme.px(5) if row.part is Part.FLAG else 2 * theme.px(MARK) + theme.px(MARK_GAP)
        return round(max(words, drawn)) + theme.px(8)

    def paint(self, painter: QPainter, rect: QRectF, row: Group) -> None:
        """The name to the left, then what it was and what it is."""
        theme = self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_flag = row.part is Part.FLAG
        tint = QColor(theme.tokens.flag(row.number).tint) if row.number is not None else theme.colour("surface")
        painter.fillRect(rect, tint if is_flag else theme.colour("surface"))
        if row.number is not None:
            edge = QColor(theme.tokens.flag(row.number).edge)
            painter.fillRect(QRectF(rect.left(), rect.top(), theme.px(6), rect.height()), edge)
        names, first, second = columns(theme, rect.width())
        x = rect.left() + names[0]
        if is_flag and row.number is not None:
            size = theme.px(16)
            draw_flag_sign(painter, row.number, QRectF(x, rect.center().y() - size / 2, size, size), edge)
            x += theme.px(24)
        texts = self._texts(row, rect.width())
        y = rect.center().y() - sum(block.height for block, _colour in texts) / 2
        for block, colour in texts:
            block.draw(painter, x, y, theme.colour(colour))
            y += block.height
        said = row.balance
        for place, strengths, priorities in (
            (first, said.strengths_before, said.priorities_before),
            (second, said.strengths_after, said.priorities_after),
        ):
            area = QRectF(rect.left() + place[0], rect.top(), place[1], rect.height())
            if is_flag:
                self._paint_bars(painter, area, strengths, priorities)
            else:
                self._paint_marks(painter, area, strengths, priorities)

    def _paint_bars(self, painter: QPainter, area: QRectF, strengths: int, priorities: int) -> None:
        theme = self._theme
        height, gap = theme.px(BAR), theme.px(5)
        top = area.center().y() - height - gap / 2
        room = area.width() - theme.px(NUMBER)
        for number, count, paint in (
            (0, strengths, paint_strength_bar),
            (1, priorities, paint_priority_bar),
        ):
            y = top + number * (height + gap)
            length = max(room * count / self._scale, height) if count else 0
            if count:
                paint(painter, QRectF(area.left(), y, length, height), theme.tokens)
            painter.setFont(theme.font("meta_strong" if count else "meta"))
            painter.setPen(theme.colour("ink" if count else "ink2"))
            left = area.left() + (length + theme.px(6) if count else 0)
            place = QRectF(left, y - theme.px(4), theme.px(NUMBER), height + theme.px(8))
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, str(count))

    def _paint_marks(self, painter: QPainter, area: QRectF, strengths: int, priorities: int) -> None:
        theme = self._theme
        gap = theme.px(MARK_GAP)
        if not (strengths or priorities):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("edge"))
            dot = theme.px(2)
            painter.drawEllipse(QRectF(area.left(), area.center().y() - dot, 2 * dot, 2 * dot))
            return
        lines = [
            (kind, count) for kind, count in ((MarkKind.STRENGTH, strengths), (MarkKind.PRIORITY, priorities)) if count
        ]
        y = area.center().y() - (len(lines) * theme.px(MARK) + (len(lines) - 1) * gap) / 2
        for kind, count in lines:
            size = min(theme.px(MARK), max((area.width() + gap) / count - gap, LEAST_MARK))
            top = y + (theme.px(MARK) - size) / 2
            for number in range(count):
                paint_mark(painter, QRectF(area.left() + number * (size + gap), top, size, size), kind, theme.tokens)
            y += theme.px(MARK) + gap
