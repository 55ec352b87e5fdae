"""The matrix's headers: flags and competencies, levels or themes to the left, and the columns' names above."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QHeaderView, QWidget

from ledelsesplan.core.framework import CornerFlag, Framework
from ledelsesplan.text import _
from ledelsesplan.ui.controls import fill
from ledelsesplan.ui.icons import draw_flag_sign
from ledelsesplan.ui.matrix_delegate import FLAG_GAP, RADIUS, RULE
from ledelsesplan.ui.matrix_model import MatrixModel
from ledelsesplan.ui.text_layout import lay_out
from ledelsesplan.ui.theme import Theme

COMPETENCY_WIDTH = (196, 246)
OVERVIEW_BAND = 28


class Header(QHeaderView):
    """What both headers share: fixed sections that are painted by the theme and take no clicks."""

    def __init__(
        self, orientation: Qt.Orientation, theme: Theme, framework: Framework, model: MatrixModel, parent: QWidget
    ) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self._matrix = model
        self._competencies = list(framework.competencies())
        self._flags = {flag.id: number for number, flag in enumerate(framework.corner_flags)}
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(1)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def flag_number(self, flag: CornerFlag) -> int:
        """The number of a flag within the framework, from 0."""
        return self._flags[flag.id]

    def paint_corner(self, painter: QPainter, rect: QRectF) -> None:
        """Paints the corner between the two headers."""
        fill(painter, rect, self._theme.colour("bg"))

    def _tokens_of(self, flag: CornerFlag) -> tuple[str, str]:
        colours = self._theme.tokens.flag(self.flag_number(flag))
        return colours.edge, colours.tint


class RoleRowHeader(Header):
    """A row for each competency: the flag's rule, sign and name at its first row, then the competency."""

    width_at_100 = (188, 206)

    def sizeHint(self) -> QSize:
        """The column's width at the chosen size."""
        return QSize(self._theme.px(self.width_at_100[self._theme.large]), 0)

    def section_height(self, number: int) -> int:
        """The height that a row's header needs."""
        theme = self._theme
        row = self._matrix.row(number)
        inner = self.sizeHint().width() - theme.px(6 + 10 + 8)
        name = lay_out(row.competency.name, theme.font("strong"), inner, theme.line("body"))
        height = theme.px(8) + name.height + theme.px(8)
        if row.first_of_flag:
            flag = lay_out(row.flag.name, theme.font("meta"), inner - theme.px(28), theme.line("meta"))
            height += flag.height + theme.px(6)
        return round(height)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """The flag's tint with its rule; names in ink."""
        if logical_index >= len(self._matrix.grid.rows):
            return
        theme = self._theme
        row = self._matrix.row(logical_index)
        edge, tint = self._tokens_of(row.flag)
        rows = self._matrix.grid.rows
        last = logical_index == len(rows) - 1 or rows[logical_index + 1].first_of_flag
        fill(painter, rect, theme.colour("bg"))
        gap = theme.px(FLAG_GAP) if row.first_of_flag else 0
        block = QRectF(rect.left(), rect.top() + gap, rect.width(), rect.height() - gap)
        paint_flag_block(painter, block, edge, tint, theme, first=row.first_of_flag, last=last)
        x, y = block.left() + theme.px(RULE + 10), block.top() + theme.px(8)
        inner = block.right() - theme.px(8) - x
        if row.first_of_flag:
            size = theme.px(20)
            draw_flag_sign(painter, self.flag_number(row.flag), QRectF(x, y, size, size), QColor(edge))
            name = lay_out(row.flag.name, theme.font("meta"), inner - theme.px(28), theme.line("meta"))
            name.draw(painter, x + theme.px(28), y, theme.colour("ink2"))
            y += name.height + theme.px(8)
        else:
            y += theme.px(1)
        competency = lay_out(row.competency.name, theme.font("strong"), inner, theme.line("body"))
        competency.draw(painter, x, y, theme.colour("ink"))


class LevelRowHeader(Header):
    """A row for each level; the leader's own is in a frame, and levels outside the plan say so."""

    width_at_100 = (118, 150)
    own_level: str | None = None

    def sizeHint(self) -> QSize:
        """The column's width at the chosen size."""
        return QSize(self._theme.px(self.width_at_100[self._theme.large]), 0)

    def _lines(self, number: int) -> list[tuple[str, str, str]]:
        row = self._matrix.row(number)
        assert row.level is not None
        lines = [(row.level.name, "header", "ink")]
        if row.level.id == self.own_level:
            lines.append((_("Eget niveau"), "meta_strong", "ink"))
        if row.cells and not row.cells[0].in_scope:
            lines.append((_("Indgår ikke i planen"), "meta", "ink2"))
        return lines

    def section_height(self, number: int) -> int:
        """The height that a row's header needs."""
        theme = self._theme
        inner = self.sizeHint().width() - theme.px(24)
        blocks = [
            lay_out(text, theme.font(role), inner, theme.line(role)) for text, role, _colour in self._lines(number)
        ]
        return round(sum(block.height for block in blocks) + theme.px(12))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """The flag's tint, the level's name, and what there is to say of it."""
        if logical_index >= len(self._matrix.grid.rows):
            return
        theme = self._theme
        _edge, tint = self._tokens_of(self._matrix.row(logical_index).flag)
        fill(painter, rect, QColor(tint))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.topLeft(), rect.bottomLeft())
        padding = theme.px(14 if theme.large else 6)
        x, y = rect.left() + theme.px(12), float(rect.top() + padding)
        for text, role, colour in self._lines(logical_index):
            block = lay_out(text, theme.font(role), rect.width() - theme.px(24), theme.line(role))
            block.draw(painter, x, y, theme.colour(colour))
            y += block.height


class ThemeColumnHeader(Header):
    """A column for each theme of the competency, below the flag's rule."""

    def sizeHint(self) -> QSize:
        """High enough for the longest theme name of any competency, so that turning the page moves nothing."""
        theme = self._theme
        highest = 0.0
        for competency in self._competencies:
            inner = max(self.length() // len(competency.themes) - theme.px(42), 40)
            for item in competency.themes:
                name = lay_out(item.name, theme.font("header"), inner, theme.line("header"))
                highest = max(highest, name.height)
        return QSize(0, round(highest + theme.px(RULE + 10 + 10)))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """The theme's number and name on the flag's tint."""
        grid = self._matrix.grid
        if not grid.rows or logical_index >= len(grid.columns):
            return
        theme = self._theme
        edge, tint = self._tokens_of(grid.rows[0].flag)
        fill(painter, rect, QColor(tint))
        fill(painter, QRect(rect.left(), rect.top(), rect.width(), theme.px(RULE)), QColor(edge))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        y = rect.top() + theme.px(RULE + 9)
        number = lay_out(str(logical_index + 1), theme.font("meta"), theme.px(20), theme.line("header"))
        number.draw(painter, rect.left() + theme.px(14), y, theme.colour("ink2"))
        name = lay_out(
            grid.columns[logical_index].name, theme.font("header"), rect.width() - theme.px(42), theme.line("header")
        )
        name.draw(painter, rect.left() + theme.px(29), y, theme.colour("ink"))

    def paint_corner(self, painter: QPainter, rect: QRectF) -> None:
        """The flag's rule and tint go on over the levels' names."""
        edge, tint = self._tokens_of(self._matrix.grid.rows[0].flag)
        fill(painter, rect, QColor(tint))
        fill(painter, QRectF(rect.left(), rect.top(), rect.width(), self._theme.px(RULE)), QColor(edge))
        painter.setPen(self._theme.colour("line"))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))


class OverviewRowHeader(Header):
    """A row for each theme: the competency at its first row, its flag below, and the theme.

    Where there is no room for two columns, the competency stands in a band above its first theme, and themes wrap.
    """

    narrow = False

    def sizeHint(self) -> QSize:
        """The width is what the columns leave; the view sets it."""
        return QSize(self.minimumWidth(), 0)

    def _theme_role(self) -> str:
        return "body" if self._theme.large else "meta"

    def longest_theme(self) -> int:
        """The width that the longest theme needs on one line, beside its competency."""
        metrics = self._theme.metrics(self._theme_role())
        names = [row.theme.name for row in self._matrix.grid.rows if row.theme is not None]
        longest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        return round(longest) + self._theme.px(COMPETENCY_WIDTH[self._theme.large] + 12)

    def theme_height(self, number: int, width: int) -> int:
        """The height of a theme that wraps within a header of `width` px."""
        row = self._matrix.row(number)
        assert row.theme is not None
        role = self._theme_role()
        inner = width - self._theme.px(RULE + 12 + 6)
        block = lay_out(row.theme.name, self._theme.font(role), inner, self._theme.line(role))
        return round(block.height) + self._theme.px(6)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Names on paper; the flag's rule runs along its rows."""
        if logical_index >= len(self._matrix.grid.rows):
            return
        theme = self._theme
        row = self._matrix.row(logical_index)
        edge, _tint = self._tokens_of(row.flag)
        gap = theme.px(FLAG_GAP) // 2 if row.first_of_flag and logical_index else 0
        fill(painter, rect, theme.colour("bg"))
        fill(painter, rect.adjusted(0, gap, 0, 0), theme.colour("surface"))
        fill(painter, QRect(rect.left(), rect.top() + gap, theme.px(RULE), rect.height() - gap), QColor(edge))
        if row.first_of_competency and not gap and logical_index:
            fill(painter, QRect(rect.left() + theme.px(RULE), rect.top(), rect.width(), 1), theme.colour("line"))
        line = QRectF(rect.left(), rect.top() + gap, rect.width(), rect.height() - gap)
        if self.narrow:
            self._paint_narrow(painter, line, logical_index, QColor(edge))
        else:
            self._paint_wide(painter, line, logical_index, QColor(edge))

    def _paint_wide(self, painter: QPainter, line: QRectF, number: int, edge: QColor) -> None:
        theme = self._theme
        rows = self._matrix.grid.rows
        row = rows[number]
        left = theme.px(RULE + 12)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        if row.first_of_competency:
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.colour("ink"))
            painter.drawText(line.adjusted(left, 0, 0, 0), middle, row.competency.name)
        elif rows[number - 1].first_of_flag:
            size = theme.px(17)
            sign = QRectF(line.left() + left, line.center().y() - size / 2, size, size)
            draw_flag_sign(painter, self.flag_number(row.flag), sign, edge)
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(line.adjusted(left + theme.px(24), 0, 0, 0), middle, row.flag.name)
        if row.theme is not None:
            painter.setFont(theme.font(self._theme_role()))
            painter.setPen(theme.colour("ink"))
            painter.drawText(line.adjusted(theme.px(COMPETENCY_WIDTH[theme.large]), 0, 0, 0), middle, row.theme.name)

    def _paint_narrow(self, painter: QPainter, line: QRectF, number: int, edge: QColor) -> None:
        theme = self._theme
        row = self._matrix.row(number)
        x = line.left() + theme.px(RULE + 12)
        top = line.top()
        if row.first_of_competency:
            size = theme.px(17)
            band = QRectF(x, top, line.right() - x, theme.px(OVERVIEW_BAND))
            draw_flag_sign(
                painter, self.flag_number(row.flag), QRectF(x, band.center().y() - size / 2, size, size), edge
            )
            painter.setFont(theme.font("strong"))
            painter.setPen(theme.colour("ink"))
            middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(band.adjusted(theme.px(24), 0, 0, 0), middle, row.competency.name)
            top += band.height()
        if row.theme is not None:
            role = self._theme_role()
            block = lay_out(row.theme.name, theme.font(role), line.right() - x - theme.px(6), theme.line(role))
            block.draw(painter, x, top + (line.bottom() - top - block.height) / 2, theme.colour("ink"))


class OverviewColumnHeader(Header):
    """The levels' names above the heat map, and the names of the two columns to the left in the corner."""

    narrow = False

    def sizeHint(self) -> QSize:
        """Room for names of two lines."""
        return QSize(0, self._theme.px(44))

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """A level's name, centred over its marks."""
        theme = self._theme
        fill(painter, rect, theme.colour("bg"))
        text = str(self._matrix.headerData(logical_index, Qt.Orientation.Horizontal) or "")
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        total = logical_index >= len(self._matrix.grid.columns)
        align = Qt.AlignmentFlag.AlignLeft if total else Qt.AlignmentFlag.AlignHCenter
        area = QRectF(rect).adjusted(theme.px(16) if total else 1, 0, -1, -theme.px(5))
        painter.drawText(area, align | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, text)

    def paint_corner(self, painter: QPainter, rect: QRectF) -> None:
        """Names the two columns of the row header."""
        theme = self._theme
        fill(painter, rect, theme.colour("bg"))
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        low = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        area = rect.adjusted(0, 0, 0, -theme.px(5))
        painter.drawText(area.adjusted(theme.px(RULE + 12), 0, 0, 0), low, _("Ledelseskompetence"))
        if not self.narrow:
            painter.drawText(area.adjusted(theme.px(COMPETENCY_WIDTH[theme.large]), 0, 0, 0), low, _("Tema"))


def paint_flag_block(
    painter: QPainter, rect: QRectF, edge: str, tint: str, theme: Theme, *, first: bool, last: bool
) -> None:
    """A flag's tint with its rule to the left; round corners where the block begins and ends."""
    radius = theme.px(RADIUS)
    clip = QPainterPath()
    reach = rect.adjusted(0, 0 if first else -2 * radius, 2 * radius, 0 if last else 2 * radius)
    clip.addRoundedRect(reach, radius, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(rect)
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    fill(painter, rect, QColor(tint))
    fill(painter, QRectF(rect.left(), rect.top(), theme.px(RULE), rect.height()), QColor(edge))
    painter.restore()
    painter.setPen(theme.colour("line"))
    bottom = int(rect.bottom()) - 1
    if first:
        painter.drawLine(int(rect.left()) + radius, int(rect.top()), int(rect.right()), int(rect.top()))
    painter.drawLine(int(rect.left()) + theme.px(RULE), bottom, int(rect.right()), bottom)
    painter.drawLine(int(rect.right()) - 1, int(rect.top()), int(rect.right()) - 1, bottom)
