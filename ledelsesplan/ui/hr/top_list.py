"""What is marked in most plans, as two sorted lists of competencies with bars."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.published import KindFigures
from ledelsesplan.reports.summary.content import NOTHING, base_words, share
from ledelsesplan.text import _, format_count
from ledelsesplan.ui.compare_list import RowList
from ledelsesplan.ui.hr.heat_model import share_words
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme

SIDE, TOP, BAR = 14, 5, 8


class TopRow(NamedTuple):
    """A heading, where `plans` is 0, or a competency that is marked in so many of the plans, which `base` words."""

    key: str
    text: str
    marked: int = 0
    plans: int = 0
    base: str = ""
    is_strength: bool = False


def top_rows(framework: Framework, figures: KindFigures) -> tuple[TopRow, ...]:
    """Development areas and then strengths, the most frequent first; nothing where too few plans are behind them."""
    total, base = figures.total, base_words(figures)
    if total is None:
        return ()
    found = []
    for key, title, is_strength in (("U", _("Udviklingsområder"), False), ("S", _("Styrker"), True)):
        found.append(TopRow(key, title))
        rows = []
        for competency in framework.competencies():
            sums = total.areas.get(competency.id, NOTHING)
            count = sums.strength if is_strength else sums.priority
            rows.append(TopRow(f"{key} {competency.id}", competency.name, count, total.plans, base, is_strength))
        found.extend(sorted(rows, key=lambda row: -row.marked))
    return tuple(found)


def row_in_words(row: TopRow) -> str:
    """A row, as it is read aloud."""
    if not row.plans:
        return row.text
    kind = _("Styrke") if row.is_strength else _("Udviklingsområde")
    return _("{name}: {kind} i {count} af {base}, {share}").format(
        name=row.text,
        kind=kind,
        count=format_count(row.marked),
        base=row.base,
        share=share_words(row.marked, row.plans),
    )


class TopPainter:
    """Measures and paints a row: the name and the numbers above, the bar below."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def _numbers(self, row: TopRow) -> tuple[str, float]:
        """`35 (81 %)`, and its width in px."""
        words = f"{format_count(row.marked)} ({share_words(row.marked, row.plans)})"
        return words, self._theme.metrics("strong").horizontalAdvance(words)

    def _name(self, row: TopRow, width: float) -> TextBlock:
        theme = self._theme
        room = width - theme.px(2 * SIDE)
        if not row.plans:
            return lay_out(row.text, theme.font("panel"), room, theme.line("panel"))
        room -= self._numbers(row)[1] + theme.px(8)
        return lay_out(row.text, theme.font("body"), room, theme.line("body"))

    def height(self, row: TopRow, width: int) -> int:
        """The name, and the bar."""
        px = self._theme.px
        words = round(self._name(row, width).height)
        return words + px(18) if not row.plans else words + px(2 * TOP + BAR + 3)

    def paint(self, painter: QPainter, rect: QRectF, row: TopRow) -> None:
        """A development area's bar is a pill with a rim, a strength's a rectangle."""
        theme, px = self._theme, self._theme.px
        name = self._name(row, rect.width())
        painter.fillRect(rect, theme.colour("surface" if row.plans else "bg"))
        left = rect.left() + px(SIDE)
        if not row.plans:
            name.draw(painter, left, rect.bottom() - px(6) - name.height, theme.colour("ink"))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = rect.top() + px(TOP)
        name.draw(painter, left, top, theme.colour("ink"))
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("ink"))
        words, needed = self._numbers(row)
        numbers = QRectF(rect.right() - px(SIDE) - needed - 1, top, needed + 1, theme.line("body"))
        painter.drawText(numbers, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
        length = (rect.width() - px(2 * SIDE)) * share(row.marked, row.plans)
        if row.marked:
            bar = QRectF(left, top + name.height + px(3), max(length, px(BAR)), px(BAR))
            self._paint_bar(painter, bar, row.is_strength)

    def _paint_bar(self, painter: QPainter, bar: QRectF, is_strength: bool) -> None:
        theme = self._theme
        rim = theme.tokens.strength_border if is_strength else theme.tokens.priority_border
        width = 1.0 if is_strength else 1.5
        painter.setPen(
            QPen(theme.colour("strength_border" if is_strength else "priority_border"), width)
            if rim
            else Qt.PenStyle.NoPen
        )
        painter.setBrush(theme.colour("strength" if is_strength else "priority"))
        inner = bar.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius = 1.5 if is_strength else inner.height() / 2
        painter.drawRoundedRect(inner, radius, radius)


class TopList(RowList[TopRow]):
    """The two lists, one below the other."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(
            theme,
            _("Mest markeret"),
            TopPainter(theme),
            lambda row: row.key,
            row_in_words,
            lambda row: bool(row.plans),
        )
