"""The level staircase: a competency's themes at one's own level, beside the levels just above and below it."""

from collections.abc import Sequence
from typing import NamedTuple, cast

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy, QStyleOptionViewItem, QWidget

from ledelsesplan.core.framework import Framework, Level, Markable
from ledelsesplan.core.framework import Theme as FrameworkTheme
from ledelsesplan.core.matrix import Entry
from ledelsesplan.core.reading import Stairs
from ledelsesplan.drawing.marks import SIZE, MarkKind, paint_mark
from ledelsesplan.text import _
from ledelsesplan.ui.cell_painter import ghosts_of, marks_of
from ledelsesplan.ui.general_list import GeneralDelegate, GeneralList, GeneralModel, Index, meta_in_words
from ledelsesplan.ui.matrix_model import marks_in_words
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme

STACKED_BELOW = 800
"""Width in px at 100 % text size below which the levels stand under each other."""

INK_LINE = 2
MARKS_WIDTH = 3 * (SIZE + 6)
NEIGHBOUR_PART = {3: 0.27, 2: 0.38}
STEP = 10

OWN, ABOVE, BELOW = _("Eget niveau"), _("Niveauet over"), _("Niveauet under")


class Piece(NamedTuple):
    """A text at its place in a row."""

    block: TextBlock
    x: float
    y: float
    colour: str


class LaidRow(NamedTuple):
    """A row as it is laid out from its upper left corner: texts, the own level's ground, and where its marks begin."""

    pieces: list[Piece]
    own: QRectF
    marks: tuple[float, float]
    meta: tuple[float, float]
    height: float


def columns(stairs: Stairs, width: float) -> list[tuple[Level, float, float]]:
    """The levels from the top down, each with the left edge and the width of its column; the own one is widest."""
    levels = stairs.levels
    part = NEIGHBOUR_PART.get(len(levels), 0.0)
    found: list[tuple[Level, float, float]] = []
    x = 0.0
    for level in levels:
        wide = width * (1 - part * (len(levels) - 1) if level == stairs.own else part)
        found.append((level, round(x), round(x + wide) - round(x)))
        x += wide
    return found


def is_stacked(look: Theme, stairs: Stairs, width: int) -> bool:
    """Whether the levels stand under each other; a level without neighbours has nothing to stand under."""
    return len(stairs.levels) > 1 and look.width_at_full_size(width) < STACKED_BELOW


def step_names(stairs: Stairs) -> dict[str, str]:
    """What each level is to the own one, by its id."""
    return {
        level.id: OWN if level == stairs.own else ABOVE if level == stairs.above else BELOW for level in stairs.levels
    }


class StairModel(GeneralModel):
    """The own level's behaviours of one competency."""

    stairs: Stairs | None = None
    framework: Framework | None = None

    def theme(self, entry: Entry) -> FrameworkTheme:
        """The theme of a row."""
        place = self.framework.place(entry.id) if self.framework is not None else None
        assert place is not None
        return place.theme

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """As in every list; the full name tells the neighbours' texts, too."""
        if role != Qt.ItemDataRole.AccessibleTextRole or not index.isValid() or self.stairs is None:
            return super().data(index, role)
        entry, stairs = self.entry(index), self.stairs
        theme = self.theme(entry)
        own = _("{level}, tema {number}: {theme}").format(
            level=stairs.own.name, number=index.row() + 1, theme=theme.name
        )
        words = [f"{own}: {entry.text}, {', '.join(marks_in_words(entry))}."]
        names = step_names(stairs)
        for level in stairs.levels:
            if level != stairs.own:
                words.append(f"{names[level.id]}, {level.name}: {theme.at(level.id).text}.")
        return " ".join(words)


class StairDelegate(GeneralDelegate):
    """A theme: the own level's text on paper within a line of ink, the neighbours' quieter on the ground."""

    def __init__(self, look: Theme, parent: "StairList") -> None:
        super().__init__(look, "general", 0, parent)
        self._theme = look
        self._view = parent

    def laid(self, entry: Entry, width: float) -> LaidRow:
        """Where everything of a row stands."""
        model = cast(StairModel, self._view.items)
        stairs = model.stairs
        assert stairs is not None
        theme = model.theme(entry)
        if is_stacked(self._theme, stairs, round(width)):
            return self._stacked(entry, theme, stairs, width)
        return self._beside(entry, theme, stairs, width)

    def _text(self, text: str, role: str, width: float) -> TextBlock:
        return lay_out(text, self._theme.font(role), width, self._theme.line(role))

    def _beside(self, entry: Entry, theme: FrameworkTheme, stairs: Stairs, width: float) -> LaidRow:
        px, line = self._theme.px, self._theme.line
        top = float(px(12))
        placed = columns(stairs, width)
        own_x, own_width = next((x, wide) for level, x, wide in placed if level == stairs.own)
        inner = own_width - px(40)
        name = self._text(theme.name, "theme", inner - px(MARKS_WIDTH))
        begins = top + max(name.height, px(SIZE)) + px(4)
        text = self._text(entry.text, "general", inner)
        pieces = [Piece(name, own_x + px(20), top + px(3), "ink2"), Piece(text, own_x + px(20), begins, "ink")]
        ends = begins + text.height
        meta = (own_x + px(20), ends)
        if meta_in_words(entry):
            ends += line("meta")
        for level, x, wide in placed:
            if level != stairs.own:
                block = self._text(theme.at(level.id).text, "cell_competency", wide - px(32))
                pieces.append(Piece(block, x + px(16), top + px(3), "ink2"))
                ends = max(ends, top + px(3) + block.height)
        height = ends + px(14)
        marks = (own_x + own_width - px(20) - px(MARKS_WIDTH - 6), top)
        return LaidRow(pieces, QRectF(own_x, 0, own_width, height), marks, meta, height)

    def _stacked(self, entry: Entry, theme: FrameworkTheme, stairs: Stairs, width: float) -> LaidRow:
        px, line = self._theme.px, self._theme.line
        inner = width - px(40)
        left = float(px(20))
        y = float(px(16))
        name = self._text(theme.name, "strong", inner)
        pieces = [Piece(name, left, y, "ink")]
        y += name.height + px(6)
        own, marks, meta = QRectF(), (0.0, 0.0), (0.0, 0.0)
        names = step_names(stairs)
        for level in stairs.levels:
            is_own = level == stairs.own
            words = f"{level.name} · {names[level.id]}"
            begins = y
            y += px(10 if is_own else 4)
            marked = px(MARKS_WIDTH) if is_own else 0
            title = self._text(words, "meta_strong" if is_own else "meta", inner - marked)
            pieces.append(Piece(title, left, y + (px(4) if is_own else 0), "ink" if is_own else "ink2"))
            if is_own:
                marks = (width - px(20) - px(MARKS_WIDTH - 6), y)
                y += max(title.height + px(4), px(SIZE)) + px(2)
                text = self._text(entry.text, "general", inner)
            else:
                y += title.height
                text = self._text(theme.at(level.id).text, "body", inner)
            pieces.append(Piece(text, left, y, "ink" if is_own else "ink2"))
            y += text.height
            if is_own:
                meta = (left, y)
                y += line("meta") if meta_in_words(entry) else 0
                y += px(10)
                own = QRectF(0, begins, width, y - begins)
            else:
                y += px(6)
        return LaidRow(pieces, own, marks, meta, y + px(8))

    def height(self, entry: Entry, width: float) -> int:
        """As high as its longest text, or as all of them under each other."""
        return round(self.laid(entry, width).height)

    def places(self, rect: QRectF, entry: Entry) -> dict[MarkKind, QRectF]:
        """In the upper right corner of the own level's text."""
        x, y = self.laid(entry, rect.width()).marks
        size, step = self._theme.px(SIZE), self._theme.px(SIZE + 6)
        return {
            kind: QRectF(rect.left() + x + number * step, rect.top() + y, size, size)
            for number, kind in enumerate(MarkKind)
        }

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The own level's ground with its line of ink, the texts, the marks, and the ring within the line."""
        look, view = self._theme, self._view
        model = cast(StairModel, index.model())
        entry = model.entry(index)
        rect = QRectF(option.rect)
        laid = self.laid(entry, rect.width())
        own = laid.own.translated(rect.topLeft())
        stacked = model.stairs is not None and is_stacked(look, model.stairs, round(rect.width()))
        focused = index == view.currentIndex() and view.hasFocus()
        hovered = self.hovered.isValid() and self.hovered == index
        ground = "priority_tint" if entry.priority else "strength_tint" if entry.strength else "surface"
        painter.fillRect(own, look.colour("hover" if hovered and ground == "surface" else ground))
        is_last = index.row() == model.rowCount() - 1
        if not is_last:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), look.colour("line"))
        self._paint_line(painter, own, all_round=stacked, closed=is_last)
        for piece in laid.pieces:
            piece.block.draw(painter, rect.left() + piece.x, rect.top() + piece.y, look.colour(piece.colour))
        if meta := meta_in_words(entry):
            painter.setFont(look.font("meta"))
            painter.setPen(look.colour("ink2"))
            x, y = laid.meta
            line = QRectF(rect.left() + x, rect.top() + y, own.width(), look.line("meta"))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, meta)
        places = self.places(rect, entry)
        for kind in marks_of(entry):
            paint_mark(painter, places[kind], kind, look.tokens)
        if focused or hovered:
            for kind in ghosts_of(entry):
                paint_mark(painter, places[kind], kind, look.tokens, ghost=True)
        if focused:
            self._paint_ring(painter, own)

    def _paint_line(self, painter: QPainter, own: QRectF, *, all_round: bool, closed: bool) -> None:
        ink, wide = self._theme.colour("ink"), INK_LINE
        painter.fillRect(QRectF(own.left(), own.top(), wide, own.height()), ink)
        painter.fillRect(QRectF(own.right() - wide, own.top(), wide, own.height()), ink)
        if all_round:
            painter.fillRect(QRectF(own.left(), own.top(), own.width(), wide), ink)
        if all_round or closed:
            painter.fillRect(QRectF(own.left(), own.bottom() - wide, own.width(), wide), ink)

    def _paint_ring(self, painter: QPainter, own: QRectF) -> None:
        """A gap, then the ring, so that it is told from the line of ink round the own level."""
        ring, gap = self._theme.tokens.ring_width, 2
        inset = INK_LINE + gap + ring / 2
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.colour("ring"), ring))
        painter.drawRect(own.adjusted(inset, inset, -inset, -inset))


class StairList(GeneralList):
    """The themes of one competency; marks are set on the own level's texts."""

    def __init__(self, look: Theme, framework: Framework) -> None:
        super().__init__(look, (), "general", 0, _("Trappen af ledelsesniveauer"))
        model = cast(StairModel, self.items)
        model.framework = framework
        self.setProperty("kind", "rows")
        self.setFrameShape(QFrame.Shape.NoFrame)

    def _make_model(self, markables: Sequence[Markable]) -> GeneralModel:
        return StairModel(markables, self)

    def _make_delegate(self, role: str, spare: int) -> GeneralDelegate:
        return StairDelegate(self._theme, self)

    def show_stairs(self, stairs: Stairs, name: str, entries: list[Entry]) -> None:
        """Shows the own level's behaviours of a competency, with those of its neighbours."""
        cast(StairModel, self.items).stairs = stairs
        self.setAccessibleName(name)
        self.show_entries(entries)
        self.viewport().update()


class StairHeader(QWidget):
    """The names of the levels on steps that go down to the right; gone where the levels stand under each other."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._theme = look
        self._stairs: Stairs | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._fit)

    def show_stairs(self, stairs: Stairs) -> None:
        """Shows the steps of a level."""
        self._stairs = stairs
        self.setAccessibleName(", ".join(f"{level.name}: {step_names(stairs)[level.id]}" for level in stairs.levels))
        self._fit()

    def _cells(self) -> list[tuple[Level, QRectF, TextBlock, str]]:
        stairs, look = self._stairs, self._theme
        if stairs is None:
            return []
        px = look.px
        found = []
        for number, (level, x, wide) in enumerate(columns(stairs, self.width())):
            is_own = level == stairs.own
            role = "panel" if is_own else "strong"
            name = lay_out(level.name, look.font(role), wide - px(40 if is_own else 32), look.line(role))
            top = px(STEP) * number
            height = top + px(8) + name.height + look.line("meta") + px(8)
            found.append((level, QRectF(x, top, wide, height - top), name, step_names(stairs)[level.id]))
        return found

    def _fit(self) -> None:
        stairs = self._stairs
        beside = stairs is not None and not is_stacked(self._theme, stairs, self.width())
        bottom = max((place.bottom() for _level, place, _name, _words in self._cells()), default=0.0)
        self.setFixedHeight(round(bottom) if beside else 0)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Another width breaks names anew, and may be too narrow for steps."""
        handled = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return handled

    def paintEvent(self, event: QPaintEvent) -> None:
        """Each step with its name; the own one on paper, within the line of ink that goes on below."""
        look, stairs = self._theme, self._stairs
        if stairs is None:
            return
        px = look.px
        painter = QPainter(self)
        for level, place, name, words in self._cells():
            is_own = level == stairs.own
            ink = look.colour("ink" if is_own else "edge")
            wide = INK_LINE if is_own else 1
            if is_own:
                ground = QRectF(place.left(), place.top(), place.width(), self.height() - place.top())
                painter.fillRect(ground, look.colour("surface"))
                for x in (place.left(), place.right() - INK_LINE):
                    painter.fillRect(QRectF(x, place.top(), INK_LINE, self.height() - place.top()), ink)
            painter.fillRect(QRectF(place.left(), place.top(), place.width(), wide), ink)
            x = place.left() + px(20 if is_own else 16)
            name.draw(painter, x, place.top() + px(8), look.colour("ink" if is_own else "ink2"))
            painter.setFont(look.font("meta_strong" if is_own else "meta"))
            painter.setPen(look.colour("ink" if is_own else "ink2"))
            line = QRectF(x, place.top() + px(8) + name.height, place.width(), look.line("meta"))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()
