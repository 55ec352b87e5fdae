"""The list of recent plans: its rows, the titles of its columns, and the keys and clicks that act on a row."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QMenu,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ledelsesplan.storage.summaries import Summary, SummaryStatus
from ledelsesplan.text import _
from ledelsesplan.ui.controls import fill, own_viewport
from ledelsesplan.ui.recent_model import Index, RecentModel
from ledelsesplan.ui.recent_row import NUMBERS_RIGHT, PADDING, RowPainter, column_titles
from ledelsesplan.ui.theme import Theme

HEADER = 41
RADIUS = 6


class _RowDelegate(QStyledItemDelegate):
    """Rows with hairlines between them, the ground of the one under the pointer, and the ring in the current one."""

    def __init__(self, theme: Theme, view: "RecentList") -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self.rows = RowPainter(theme)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.row_width
        return QSize(width, self.rows.height(self._view.plans.text(index.row()), width))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        rect = QRectF(option.rect)
        current = index == self._view.currentIndex()
        painter.save()
        if index == self._view.hovered:
            self._paint_hover(painter, rect, index)
        if index.row():
            fill(painter, QRectF(rect.left(), rect.top(), rect.width(), 1), theme.colour("line"))
        self.rows.paint(painter, rect, self._view.plans.text(index.row()))
        if current:
            focused = self._view.hasFocus()
            width = float(theme.tokens.ring_width if focused else 2)
            pen = QPen(theme.colour("ring" if focused else "edge"), width)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            inset = width / 2
            painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), theme.px(2), theme.px(2))
        painter.restore()

    def _paint_hover(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        theme = self._theme
        if theme.tokens.hover == theme.tokens.surface:
            painter.setPen(QPen(theme.colour("ink"), 2))
            painter.drawRect(rect.adjusted(2, 2, -2, -2))
            return
        path = QPainterPath()
        radius = theme.px(RADIUS) - 1 if index.row() == self._view.plans.rowCount() - 1 else 0
        path.setFillRule(Qt.FillRule.WindingFill)
        path.addRoundedRect(rect, radius, radius)
        path.addRect(rect.adjusted(0, 0, 0, -radius))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, theme.colour("hover"))


class RecentList(QListView):
    """The rows. Enter or a click opens the plan, or looks for its file where it is missing; Delete forgets it."""

    plan_requested = Signal(str)
    find_requested = Signal(str)
    forget_requested = Signal(str)
    current_moved = Signal()
    width_changed = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._whole = False
        self.hovered = QPersistentModelIndex()
        self._viewport = own_viewport(self)
        self.plans = RecentModel(today, self)
        self._delegate = _RowDelegate(theme, self)
        self.setModel(self.plans)
        self.setItemDelegate(self._delegate)
        self.setProperty("kind", "in-card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Seneste planer"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self._viewport.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._open)
        theme.changed.connect(self._relayout)

    @property
    def rows(self) -> RowPainter:
        """How the rows are painted; the titles above them stand in the same columns."""
        return self._delegate.rows

    def show_plans(self, summaries: Sequence[Summary]) -> None:
        """Shows plans; the current one stays current, or the one that took its place."""
        before = self.currentIndex()
        path = self.current_path()
        self.plans.show(summaries)
        row = self.plans.row_of(path) if path else -1
        if row < 0:
            row = min(max(before.row(), 0), self.plans.rowCount() - 1)
        self.set_current(row)
        self._relayout()

    def set_current(self, row: int) -> None:
        """Makes a row current."""
        if 0 <= row < self.plans.rowCount():
            self.setCurrentIndex(self.plans.index(row))

    def current_path(self) -> str:
        """The current plan's file, or nothing."""
        summary = self.plans.summary(self.currentIndex())
        return str(summary.path) if summary is not None else ""

    @property
    def row_width(self) -> int:
        """How wide the rows are, in px."""
        return self._viewport.width()

    def set_whole(self, whole: bool) -> None:
        """Chooses between showing all rows in full height, and scrolling within what height there is."""
        if whole == self._whole:
            return
        self._whole = whole
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded)
        self._fit()

    # Measures

    def _rows_height(self, most: int) -> int:
        width = self._viewport.width()
        rows = range(min(self.plans.rowCount(), most))
        return sum(self._delegate.rows.height(self.plans.text(row), width) for row in rows)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(200), self._rows_height(self.plans.rowCount() if self._whole else 2))

    def _fit(self) -> None:
        """Never higher than the rows: what stands below them follows them."""
        self.setMaximumHeight(self._rows_height(self.plans.rowCount()))
        self.updateGeometry()

    def _relayout(self) -> None:
        self.scheduleDelayedItemsLayout()
        self._fit()
        self._viewport.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._relayout()
            self.width_changed.emit()

    def scrollTo(self, index: Index, hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible) -> None:
        if not self._whole:
            super().scrollTo(index, hint)

    def current_rect(self) -> QRect:
        """The current row in the list's coordinates."""
        return self.visualRect(self.currentIndex())

    # Keys and mouse

    def _open(self, index: Index) -> None:
        summary = self.plans.summary(index)
        if summary is None:
            return
        if summary.status is SummaryStatus.MISSING:
            self.find_requested.emit(str(summary.path))
        else:
            self.plan_requested.emit(str(summary.path))

    def _forget(self) -> None:
        if self.current_path():
            self.forget_requested.emit(self.current_path())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Find):
            event.ignore()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif key == Qt.Key.Key_Delete:
            self._forget()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        if self.hovered != index:
            self.hovered = QPersistentModelIndex(index)
            self._viewport.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if by_mouse and not self.indexAt(event.pos()).isValid():
            return
        if self.currentIndex().isValid():
            rect = self.current_rect()
            menu = self.make_menu()
            menu.popup(event.globalPos() if by_mouse else self._viewport.mapToGlobal(rect.bottomLeft() + QPoint(8, 0)))

    def make_menu(self) -> QMenu:
        """What can be done with the current row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        summary = self.plans.summary(self.currentIndex())
        missing = summary is not None and summary.status is SummaryStatus.MISSING
        act = menu.addAction(_("Find filen …") if missing else _("Åbn"))
        act.triggered.connect(lambda: self._open(self.currentIndex()))
        forget = menu.addAction(_("Fjern fra listen (filen bliver, hvor den er)"))
        forget.triggered.connect(self._forget)
        return menu

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._viewport.update()
        self.current_moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._viewport.update()
        self.current_moved.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._viewport.update()


class ColumnTitles(QWidget):
    """The titles above the rows' columns."""

    def __init__(self, theme: Theme, view: RecentList) -> None:
        super().__init__()
        self._theme = theme
        self._view = view
        view.width_changed.connect(self.update)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setFixedHeight(self._theme.px(HEADER))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self._theme, self._theme.px
        columns = self._view.rows.columns(self._view.row_width)
        if columns is None:
            return
        painter = QPainter(self)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), theme.colour("line"))
        painter.setFont(theme.font("meta_strong"))
        painter.setPen(theme.colour("ink2"))
        for words, left, right, side in column_titles(columns):
            inset = px(NUMBERS_RIGHT) if side == Qt.AlignmentFlag.AlignRight else 0
            room = right - left - px(PADDING) - inset
            fits = theme.metrics("meta_strong").horizontalAdvance(words) <= room
            lines = [words] if fits else words.split()
            top = (self.height() - len(lines) * px(16)) // 2
            for number, line in enumerate(lines):
                rect = QRect(left + px(PADDING), top + number * px(16), room, px(16))
                painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, line)
        painter.end()
