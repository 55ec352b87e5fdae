"""The behaviours of a page as a table on the facilitator's screen: hands, what is agreed, and what was prepared."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.ui.controls import RowButton
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.workshop.drawing import draw_line
from ledelsesplan.ui.workshop.facilitator_style import SMALL, TEXT

HANDS, AGREED, EXTRA = 142, (58, 58, 64, 90), 128
PADDING, LOWEST, MARK = 14, 46, 26
WIDE_FROM = 600


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its words, S and U as they are shown, the agreed marks, and what stands in the last column."""

    words: str
    strength: str
    priority: str
    agreed: tuple[MarkKind, ...]
    extra: str = ""
    spoken: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows with the heads of their columns; a head that is empty has no column."""

    heads: tuple[str, str, str, str]
    rows: tuple[TableRow, ...]


class _Columns:
    """Where the columns stand in a row of a width in px; in a narrow one the last is a line below the words."""

    def __init__(self, theme: Theme, width: float, table: Table) -> None:
        px = theme.px
        self.extra_below = bool(table.heads[3]) and width < px(WIDE_FROM)
        extra = px(EXTRA) if table.heads[3] and not self.extra_below else 0
        most = max((len(row.agreed) for row in table.rows), default=0)
        agreed = px(AGREED[most]) if table.heads[2] else 0
        hands = px(HANDS) if table.heads[1] else 0
        self.words = px(PADDING)
        self.extra = width - extra
        self.agreed = self.extra - agreed
        self.hands = self.agreed - hands
        self.words_width = max(self.hands - self.words - px(12), 1)


class RowTable(QWidget):
    """A head and the rows. `chosen` is told which row was pressed; the keys of the page choose it, too."""

    def __init__(self, theme: Theme, chosen: Callable[[int], None]) -> None:
        super().__init__()
        self._theme = theme
        self._chosen = chosen
        self._table = Table(("", "", "", ""), ())
        self._rows: list[_Row] = []
        self._head = _Head(theme)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._head)

    @property
    def table(self) -> Table:
        """What is shown."""
        return self._table

    def show_table(self, table: Table, active: int | None) -> None:
        """Shows a table, with one row as the active one or none."""
        self._table = table
        self._head.show_heads(table)
        while len(self._rows) > len(table.rows):
            row = self._rows.pop()
            row.hide()
            row.deleteLater()
        while len(self._rows) < len(table.rows):
            row = _Row(self._theme, len(self._rows), self._chosen)
            self._rows.append(row)
            self._layout.addWidget(row)
        for number, row in enumerate(self._rows):
            row.show_row(table, table.rows[number], is_active=number == active)

    @property
    def rows(self) -> tuple[QWidget, ...]:
        """The rows, to press."""
        return tuple(self._rows)


class _Head(QWidget):
    """The heads of the columns."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._table = Table(("", "", "", ""), ())

    def show_heads(self, table: Table) -> None:
        self._table = table
        self.setFixedHeight(self._theme.px(31))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, columns = self._theme, _Columns(self._theme, self.width(), self._table)
        font = theme.make_font(SMALL, QFont.Weight.DemiBold)
        words, hands, agreed, extra = self._table.heads
        places = [(columns.words, words), (columns.hands, hands), (columns.agreed, agreed)]
        if not columns.extra_below:
            places.append((columns.extra, extra))
        for x, text in places:
            if text:
                draw_line(
                    painter, QRectF(x, 0, self.width() - x, self.height()), text, font, colour=theme.colour("ink")
                )
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.colour("edge"))
        painter.end()


class _Row(RowButton):
    """A row, as high as its words."""

    def __init__(self, theme: Theme, number: int, chosen: Callable[[int], None]) -> None:
        super().__init__(theme, "")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._table = Table(("", "", "", ""), ())
        self._row = TableRow("", "", "", ())
        self._is_active = False
        self.clicked.connect(lambda: chosen(number))

    def show_row(self, table: Table, row: TableRow, *, is_active: bool) -> None:
        self._table, self._row, self._is_active = table, row, is_active
        self.setAccessibleName(row.spoken or row.words)
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _columns(self) -> _Columns:
        return _Columns(self._theme, self.width(), self._table)

    def _blocks(self, columns: _Columns) -> list[TextBlock]:
        px, theme = self._theme.px, self._theme
        text = theme.make_font(TEXT, QFont.Weight.Normal)
        blocks = [lay_out(self._row.words, text, columns.words_width, px(23))]
        if columns.extra_below and self._row.extra:
            words = f"{self._table.heads[3]}: {self._row.extra}"
            small = theme.make_font(SMALL, QFont.Weight.Normal)
            blocks.append(lay_out(words, small, columns.words_width, px(20)))
        return blocks

    def _fit(self) -> None:
        height = sum(block.height for block in self._blocks(self._columns())) + self._theme.px(2 * 11)
        needed = max(round(height), self._theme.px(LOWEST))
        if self.height() != needed:
            self.setFixedHeight(needed)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme, px = self._theme, self._theme.px
        if self._is_active:
            painter.fillRect(self.rect(), theme.colour("hover"))
            painter.fillRect(QRectF(0, 0, px(4), self.height()), theme.colour("ink"))
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        columns = self._columns()
        blocks = self._blocks(columns)
        y = (self.height() - sum(block.height for block in blocks)) / 2
        for block in blocks:
            block.draw(painter, columns.words, y, theme.colour("ink"))
            y += block.height
        self._draw_hands(painter, columns)
        self._draw_agreed(painter, columns)
        if self._row.extra and not columns.extra_below:
            font = theme.make_font(SMALL + 1, QFont.Weight.Normal)
            area = QRectF(columns.extra, 0, self.width() - columns.extra, self.height())
            draw_line(painter, area, self._row.extra, font, colour=theme.colour("ink"))
        painter.end()

    def _draw_hands(self, painter: QPainter, columns: _Columns) -> None:
        if not self._table.heads[1]:
            return
        theme, px = self._theme, self._theme.px
        font = theme.make_font(22, QFont.Weight.DemiBold)
        small = theme.make_font(SMALL, QFont.Weight.Normal)
        top = (self.height() - px(MARK)) / 2
        for kind, shown, x in (
            (MarkKind.STRENGTH, self._row.strength, columns.hands),
            (MarkKind.PRIORITY, self._row.priority, columns.hands + px(71)),
        ):
            paint_mark(painter, QRectF(x, top, px(MARK), px(MARK)), kind, theme.tokens)
            area = QRectF(x + px(MARK + 8), 0, px(36), self.height())
            draw_line(painter, area, shown, font if len(shown) < 4 else small, colour=theme.colour("ink"))

    def _draw_agreed(self, painter: QPainter, columns: _Columns) -> None:
        if not self._table.heads[2]:
            return
        theme, px = self._theme, self._theme.px
        middle, x = self.height() / 2, columns.agreed
        for kind in self._row.agreed:
            paint_mark(painter, QRectF(x, middle - px(13), px(MARK), px(MARK)), kind, theme.tokens)
            x += px(MARK + 2)
        if not self._row.agreed:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("edge"))
            painter.drawEllipse(QPointF(x + px(MARK) / 2, middle), px(4), px(4))
