"""Lists of what holds for all leaders: numbered sentences with their marks in fixed places."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ledelsesplan.core.framework import Markable
from ledelsesplan.core.matrix import Entry
from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.text import _
from ledelsesplan.ui.cell_painter import ghosts_of, marks_of
from ledelsesplan.ui.matrix_model import marks_in_words
from ledelsesplan.ui.matrix_view import MARK_KEYS
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme

MARK = 26
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


def meta_in_words(entry: Entry) -> str:
    """What stands below a wording: that there is a note, and that it is no longer the wording that was marked."""
    notes = [_("Note")] if entry.has_note else []
    if entry.reworded:
        notes.append(_("Ordlyd ændret siden markeringen"))
    return " · ".join(notes)


class GeneralModel(QAbstractListModel):
    """Some markables with what the plan says of them."""

    def __init__(self, markables: Sequence[Markable], parent: QObject) -> None:
        super().__init__(parent)
        self._markables = markables
        self._entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Takes entries; only those that differ are told of."""
        if len(entries) != len(self._entries):
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()
            return
        before, self._entries = self._entries, entries
        for row, (one, other) in enumerate(zip(before, entries, strict=True)):
            if one != other:
                self.dataChanged.emit(self.index(row), self.index(row))

    def entry(self, index: Index) -> Entry:
        """The entry at an index."""
        return self._entries[index.row()]

    def rowCount(self, parent: Index = NO_INDEX) -> int:
        """The entries."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The wording, and the full name for assistive technology."""
        if not index.isValid():
            return None
        entry = self.entry(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{index.row() + 1}: {entry.text}, {', '.join(marks_in_words(entry))}"
        return None


class GeneralDelegate(QStyledItemDelegate):
    """A numbered sentence with the marks in fixed places to the right; the ghosts show where a mark can be set."""

    def __init__(self, theme: Theme, role: str, spare: int, parent: QListView) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._spare = spare
        self.hovered = QPersistentModelIndex()

    def _block(self, text: str, width: float) -> TextBlock:
        theme = self._theme
        inner = width - theme.px(46 + 3 * (MARK + 6) + 24)
        return lay_out(text, theme.font(self._role), inner, theme.line(self._role))

    def height(self, entry: Entry, width: float) -> int:
        """The height of a row."""
        theme = self._theme
        notes = theme.line("meta") if entry.has_note or entry.reworded else 0
        height = self._block(entry.text, width).height + notes + theme.px(self._spare)
        return round(max(height, theme.px(38)))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Rows are as high as their sentence."""
        view = cast(QListView, self.parent())
        model = cast(GeneralModel, index.model())
        width = view.viewport().width()
        return QSize(width, self.height(model.entry(index), width))

    def places(self, rect: QRectF, entry: Entry) -> dict[MarkKind, QRectF]:
        """Where the three marks of an entry stand in its row."""
        size = self._theme.px(MARK)
        step = size + self._theme.px(6)
        left = rect.right() - self._theme.px(16) - 3 * step + self._theme.px(6)
        top = rect.center().y() - size / 2
        return {kind: QRectF(left + number * step, top, size, size) for number, kind in enumerate(MarkKind)}

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Number, sentence, marks; the ring inside the row."""
        theme = self._theme
        view = cast(QListView, self.parent())
        entry = cast(GeneralModel, index.model()).entry(index)
        place = QRect(option.rect)
        rect = QRectF(place)
        current = index == view.currentIndex() and view.hasFocus()
        hovered = self.hovered.isValid() and self.hovered == index
        ground = "priority_tint" if entry.priority else "strength_tint" if entry.strength else "surface"
        painter.fillRect(place, theme.colour("hover" if hovered and ground == "surface" else ground))
        painter.setPen(theme.colour("line"))
        painter.drawLine(place.bottomLeft(), place.bottomRight())
        block = self._block(entry.text, rect.width())
        meta = meta_in_words(entry)
        height = block.height + (theme.line("meta") if meta else 0)
        top = rect.center().y() - height / 2
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        number = QRectF(rect.left(), top, theme.px(36), block.height)
        painter.drawText(number, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(index.row() + 1))
        block.draw(painter, rect.left() + theme.px(46), top, theme.colour("ink"))
        if meta:
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.colour("ink2"))
            line = QRectF(rect.left() + theme.px(46), top + block.height, rect.width(), theme.line("meta"))
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, meta)
        places = self.places(rect, entry)
        for kind in marks_of(entry):
            paint_mark(painter, places[kind], kind, theme.tokens)
        if current or hovered:
            for kind in ghosts_of(entry):
                paint_mark(painter, places[kind], kind, theme.tokens, ghost=True)
        if index == view.currentIndex():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            width = theme.tokens.ring_width if current else 0
            if width:
                painter.setPen(QPen(theme.colour("ring"), width))
                painter.drawRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2))


class GeneralList(QListView):
    """A list of sentences that grows to its content; marking is asked for by signals."""

    mark_requested = Signal(str, MarkKind)
    clear_requested = Signal(str)
    opened = Signal(str)
    note_requested = Signal(str)
    current_changed = Signal(str)
    entered = Signal()
    left_up = Signal()
    left_down = Signal()

    def __init__(self, theme: Theme, markables: Sequence[Markable], role: str, spare: int, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.items = self._make_model(markables)
        self.setModel(self.items)
        self._delegate = self._make_delegate(role, spare)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setProperty("kind", "card")
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTabKeyNavigation(False)
        self.items.dataChanged.connect(self._fit)
        theme.changed.connect(self._fit)

    def _make_model(self, markables: Sequence[Markable]) -> GeneralModel:
        return GeneralModel(markables, self)

    def _make_delegate(self, role: str, spare: int) -> GeneralDelegate:
        return GeneralDelegate(self._theme, role, spare, self)

    def show_entries(self, entries: list[Entry]) -> None:
        """Shows entries."""
        self.items.show(entries)
        if not self.currentIndex().isValid() and entries:
            self.setCurrentIndex(self.items.index(0))
        self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        total = sum(
            self._delegate.height(self.items.entry(self.items.index(row)), width)
            for row in range(self.items.rowCount())
        )
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(total + 2 * self.frameWidth() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Sentences break anew."""
        super().resizeEvent(event)
        self._fit()

    def behaviour(self) -> str:
        """The current id, or nothing."""
        index = self.currentIndex()
        return self.items.entry(index).id if index.isValid() else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tells of the new current entry."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.current_changed.emit(self.items.entry(current).id)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of their own here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a list of behaviours; the arrows go on into the next list."""
        behaviour = self.behaviour()
        modifiers = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        key = Qt.Key(event.key())
        row = self.currentIndex().row()
        if modifiers or not behaviour:
            super().keyPressEvent(event)
        elif key in MARK_KEYS:
            self.mark_requested.emit(behaviour, MARK_KEYS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_0, Qt.Key.Key_Backspace):
            self.clear_requested.emit(behaviour)
        elif key == Qt.Key.Key_N:
            self.note_requested.emit(behaviour)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(behaviour)
        elif key == Qt.Key.Key_Down and row == self.items.rowCount() - 1:
            self.left_down.emit()
        elif key == Qt.Key.Key_Up and row == 0:
            self.left_up.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click selects; on a mark it toggles that mark."""
        super().mousePressEvent(event)
        kind = self._kind_at(event.position())
        if kind is not None and event.button() == Qt.MouseButton.LeftButton:
            self.mark_requested.emit(self.behaviour(), kind)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two quick clicks on a mark are two toggles; elsewhere they open the row."""
        if event.button() != Qt.MouseButton.LeftButton or not self.indexAt(event.position().toPoint()).isValid():
            return
        kind = self._kind_at(event.position())
        if kind is not None:
            self.mark_requested.emit(self.behaviour(), kind)
        else:
            self.opened.emit(self.behaviour())

    def _kind_at(self, point: QPointF) -> MarkKind | None:
        index = self.indexAt(point.toPoint())
        if not index.isValid():
            return None
        entry = self.items.entry(index)
        for kind, place in self._delegate.places(QRectF(self.visualRect(index)), entry).items():
            if place.contains(point) and kind in (*marks_of(entry), *ghosts_of(entry)):
                return kind
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The row under the pointer shows what can be set."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """No row is under the pointer any more."""
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        if self._delegate.hovered != index:
            self._delegate.hovered = QPersistentModelIndex(index)
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows."""
        super().focusInEvent(event)
        self.viewport().update()
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.viewport().update()
