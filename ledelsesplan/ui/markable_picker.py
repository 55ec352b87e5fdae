"""A list to choose a forventning from, with a line to search in: everything that can be marked, and the whole plan."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ledelsesplan.core.matrix import PlanIndex
from ledelsesplan.text import _
from ledelsesplan.ui.controls import announce, label
from ledelsesplan.ui.date_field import popup_place
from ledelsesplan.ui.icons import draw_flag_sign
from ledelsesplan.ui.text_layout import TextBlock, find_hits, lay_out
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import Whereabouts, whereabouts

Index = QModelIndex | QPersistentModelIndex
ID_ROLE = Qt.ItemDataRole.UserRole
FEW = 6
WHERE_ROLE = Qt.ItemDataRole.UserRole + 1


def everything(index: PlanIndex) -> list[str | None]:
    """The whole plan, focus areas, what else is marked, the plan's levels, what is general, then the other levels."""
    levels = index.plan.round.levels

    def rank(identifier: str) -> int:
        entry = index.entry(identifier)
        if entry.focus or entry.priority or entry.strength:
            return 0 if entry.focus else 1
        place = index.framework.place(identifier)
        return 2 if place is None or place.level.id in levels else 3

    ordered = sorted((item.id for item in index.framework.markables()), key=rank)
    return [None, *ordered]


class MarkablePicker(QFrame):
    """A popup with a search line and a list. `chosen` gives an id, or None for the whole plan; Esc closes."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, index: PlanIndex, offered: Iterable[str | None], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "card")
        self.setAccessibleName(_("Vælg forventning"))
        self._offered = [(item, whereabouts(index.framework, index.plan, item)) for item in offered]
        self.search = _SearchLine()
        self.search.setPlaceholderText(_("Søg i forventninger"))
        self.search.setAccessibleName(_("Søg i forventninger"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Forventninger"))
        self._delegate = _PickDelegate(theme, self)
        self.list.setItemDelegate(self._delegate)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setProperty("kind", "rows")
        self._nothing = label(_("Ingen forventninger indeholder det, du søger."), "meta", wrap=True)
        layout = QVBoxLayout(self)
        margin = theme.px(8)
        layout.setContentsMargins(margin, margin, margin, margin)
        layout.setSpacing(margin)
        layout.addWidget(self.search)
        layout.addWidget(self._nothing)
        layout.addWidget(self.list, 1)
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._choose_current)
        self.search.down_pressed.connect(self._into_list)
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.currentItemChanged.connect(self._announce)

    def open_below(self, anchor: QWidget) -> None:
        """Shows itself below a widget, with the focus in the search line, or in the list where that is short."""
        px = self._theme.px
        screen = anchor.screen().availableGeometry()
        width = min(max(anchor.width(), px(480)), screen.width())
        self._show("")
        self.setFixedWidth(width)
        few = self.list.count() <= FEW
        self.search.setVisible(not few)
        self.setFixedHeight(min(self._height_of_all(width) if few else px(420), px(420), screen.height()))
        self.move(popup_place(anchor, self.size()))
        self.show()
        (self.list if few else self.search).setFocus(Qt.FocusReason.PopupFocusReason)

    def _show(self, query: str) -> None:
        query = query.strip()
        self.list.clear()
        for identifier, where in self._offered:
            if query and not (find_hits(where.line, query) or find_hits(where.wording, query)):
                continue
            item = QListWidgetItem(where.line)
            item.setData(ID_ROLE, identifier)
            item.setData(WHERE_ROLE, where)
            words = where.line if where.wording in ("", where.title) else f"{where.line}: {where.wording}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._nothing.setVisible(not self.list.count())

    def _height_of_all(self, width: int) -> int:
        inner = width - 2 * self._theme.px(8) - self.list.verticalScrollBar().sizeHint().width()
        return sum(self._delegate.height(where, inner) for _item, where in self._offered) + self._theme.px(20)

    def _into_list(self) -> None:
        if self.list.count():
            self.list.setCurrentRow(min(self.list.currentRow() + 1, self.list.count() - 1))
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _announce(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is not None and self.search.hasFocus():
            announce(self.search, str(item.data(Qt.ItemDataRole.AccessibleTextRole)))

    def _choose_current(self) -> None:
        if self.list.currentItem() is not None:
            self._choose(self.list.currentItem())

    def _choose(self, item: QListWidgetItem) -> None:
        identifier = item.data(ID_ROLE)
        self.close()
        self.chosen.emit(identifier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)


class _SearchLine(QLineEdit):
    """A line that hands Down on to the list."""

    down_pressed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down leaves for the list."""
        if event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
            return
        super().keyPressEvent(event)


class _PickDelegate(QStyledItemDelegate):
    """An item: where it stands, and its wording, both whole."""

    def __init__(self, theme: Theme, picker: MarkablePicker) -> None:
        super().__init__(picker)
        self._theme = theme
        self._picker = picker

    def _blocks(self, where: Whereabouts, width: float) -> tuple[TextBlock, TextBlock | None]:
        theme = self._theme
        inner = width - theme.px(10 + 24 + 10)
        plain = where.wording in ("", where.title)
        above = where.place if plain and where.place else where.line
        below = where.title if plain and where.place else where.wording
        first = lay_out(above, theme.font("meta_strong"), inner, theme.line("meta"))
        return first, lay_out(below, theme.font("body"), inner, theme.line("body")) if below else None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """High enough for its texts at the list's width."""
        width = self._picker.list.viewport().width()
        return QSize(width, self.height(index.data(WHERE_ROLE), width))

    def height(self, where: Whereabouts, width: float) -> int:
        """The height (px) that an item needs at a width."""
        first, second = self._blocks(where, width)
        height = first.height + (second.height if second is not None else 0)
        return max(round(height) + self._theme.px(12), self._theme.px(34))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The flag's sign, the place and the wording; the chosen one has a ring."""
        theme = self._theme
        rect = QRect(option.rect)
        state = option.state
        if state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        where: Whereabouts = index.data(WHERE_ROLE)
        first, second = self._blocks(where, rect.width())
        x, y = rect.left() + theme.px(10), float(rect.top() + theme.px(6))
        if where.flag is not None:
            size = theme.px(16)
            draw_flag_sign(
                painter, where.flag, QRectF(x, y + theme.px(1), size, size), QColor(theme.tokens.flag(where.flag).edge)
            )
        x += theme.px(24)
        first.draw(painter, x, y, theme.colour("ink2"))
        if second is not None:
            second.draw(painter, x, y + first.height, theme.colour("ink"))
        if state & QStyle.StateFlag.State_Selected:
            focused = self._picker.list.hasFocus()
            width = float(theme.tokens.ring_width if focused else 2)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("ring" if focused else "edge"), width))
            inner = QRectF(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(inner, theme.px(4), theme.px(4))
            painter.restore()
