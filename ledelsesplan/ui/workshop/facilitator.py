"""The facilitator's view: how the workshop goes, what to say and what is hidden; its keys are those of the wall."""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.workshop import PageKind
from ledelsesplan.text import _
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.key_hints import Keys
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import STEP, Theme
from ledelsesplan.ui.workshop.agenda import Agenda
from ledelsesplan.ui.workshop.column import Scroll
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.enlarged_theme import EnlargedTheme
from ledelsesplan.ui.workshop.facilitator_bar import FacilitatorBar
from ledelsesplan.ui.workshop.facilitator_style import facilitator_style
from ledelsesplan.ui.workshop.now_panel import NowPanel
from ledelsesplan.ui.workshop.stage import Stage
from ledelsesplan.ui.workshop.text_fields import is_text_field
from ledelsesplan.ui.workshop.wall_panel import WallPanel

# Widths in px at 100 % text size: of the columns, and from where on they stand beside each other.
AGENDA, WALL = 272, 348
NARROW_AGENDA, NARROW_WALL = 248, 290
BESIDE_FROM, FULL_FROM = 980, 1240

# Up to this size of the window, in px, the view is drawn as it was designed; in a larger one it grows.
LAPTOP = QSize(1600, 900)
SMALLEST = QSize(640, 480)


class FacilitatorView(QWidget):
    """Three columns between two bars; in a narrow window they stand below each other and scroll together.

    Type and lengths follow the desktop's text size, and grow with the window.
    """

    run_sheet_requested = Signal()
    new_beginning_requested = Signal()
    wall_requested = Signal()

    def __init__(self, theme: Theme, conductor: Conductor, stage: Stage) -> None:
        super().__init__()
        self._theme = theme = EnlargedTheme(theme)
        theme.setParent(self)
        self._conductor = conductor
        self._stage = stage
        self._failure = ""
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._settle)
        self.setProperty("kind", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Facilitatorens visning"))
        self.bar = FacilitatorBar(theme, conductor)
        self.agenda = Agenda(theme, conductor)
        self.now = NowPanel(theme, conductor)
        self.wall = WallPanel(theme, conductor, stage)
        self.agenda.run_sheet_requested.connect(self.run_sheet_requested)
        self.agenda.new_beginning_requested.connect(self.new_beginning_requested)
        self.now.reason.leaving.left.connect(self.focus_main)
        self.wall.leaving.left.connect(self.focus_main)
        self.wall.notes_shown.connect(self.wall.notes.setFocus)
        self._make_columns()
        self._make_foot()
        self._outer = outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self._scroll, 1)
        outer.addWidget(self._foot)
        conductor.changed.connect(self._refresh)
        conductor.page_changed.connect(self._refresh)
        conductor.ticked.connect(self._tick)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _make_columns(self) -> None:
        self._columns = QWidget()
        self._columns_layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._columns)
        self._columns_layout.setContentsMargins(0, 0, 0, 0)
        self._columns_layout.setSpacing(0)
        for part, kind in ((self.agenda, "panel-start"), (self.now, ""), (self.wall, "panel")):
            if kind:
                part.setProperty("kind", kind)
                part.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._columns_layout.addWidget(part, 0 if kind else 1)
        self._scroll = Scroll(self._columns)

    def _make_foot(self) -> None:
        self._keys = Keys(self._theme)
        self._help = (label("F1", "key-strong"), label(_("hjælp"), "meta"))
        self.notice = label("", "strong", wrap=True)
        self._foot = QWidget()
        self._foot.setProperty("kind", "hints")
        self._foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._foot_layout = QHBoxLayout(self._foot)
        self._foot_layout.addWidget(self._keys, 1)
        self._foot_layout.addWidget(self.notice, 1)
        for part in self._help:
            self._foot_layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    # What is shown

    def show_screen(self, number: int, size: QSize, *, alone: bool) -> None:
        """Says which screen the wall covers; `alone` tells that the group does not see this view."""
        self.now.alone = self.wall.alone = alone
        self.wall.show_screen(number, size)
        if self.isVisible():
            self._refresh()

    def show_saving(self, words: tuple[str, str, bool], failure: str) -> None:
        """Shows what is true of saving; a failure stands in the bottom line for as long as it lasts."""
        self.bar.show_saving(*words)
        self._failure = failure
        self._show_foot()

    def _refresh(self) -> None:
        if not self.isVisible():
            return
        self.bar.refresh()
        self.agenda.refresh()
        self.now.refresh()
        self.wall.refresh()
        self._show_foot()
        self._settling.start()

    def _show_foot(self) -> None:
        """The keys that act now, or what has to be said in their place."""
        said = self._conductor.notice or self._failure
        self.notice.setText(said)
        self.notice.setVisible(bool(said))
        self._keys.setVisible(not said)
        if self.isVisible():
            self._keys.show_keys((*self._stage.wall_page.hints(), (("Ctrl+Z",), _("fortryd"))))

    def _tick(self) -> None:
        if self.isVisible():
            self.bar.refresh()
            self.now.clock.refresh()
            self.agenda.refresh_times()

    def showEvent(self, event: QShowEvent) -> None:
        """What happened meanwhile is shown, and notes that the group might see are put away."""
        super().showEvent(event)
        self.wall.hide_notes()
        self._refresh()
        self._lay_out()

    def focus_main(self) -> None:
        """Lets the keys act on the page."""
        self.setFocus()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Text size is this screen's own; all else that no field has taken is the wall's."""
        if self._take(event) or self._forward(event):
            return
        super().keyPressEvent(event)

    def _take(self, event: QKeyEvent) -> bool:
        theme, key = self._theme, event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            sizes = {
                int(Qt.Key.Key_Plus): theme.text_size + STEP,
                int(Qt.Key.Key_Equal): theme.text_size + STEP,
                int(Qt.Key.Key_Minus): theme.text_size - STEP,
                int(Qt.Key.Key_0): 100,
            }
            if key in sizes:
                theme.set_text_size(sizes[key])
                return True
            return False
        writes = key == Qt.Key.Key_N and self._conductor.page.kind is PageKind.ROUND
        if writes and not self._conductor.is_blank and self.now.reason.isVisible():
            self.now.reason.field.setFocus()
            return True
        return False

    def _forward(self, event: QKeyEvent) -> bool:
        """Hands a key on to the wall. A field that it opens there is written in there."""
        taken = self._stage.press(event)
        if taken and is_text_field(self._stage.focusWidget()):
            self.wall_requested.emit()
        elif taken and self.isVisible() and self._stage.isAncestorOf(QApplication.focusWidget() or self):
            self.focus_main()
        return taken

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def minimumSizeHint(self) -> QSize:
        """It fits itself into any size; what it needs now must not keep a window from going to a smaller screen."""
        return SMALLEST

    def _lay_out(self) -> None:
        """Columns beside each other where there is room; else the middle one first, and the run-sheet last."""
        self._theme.enlarge(enlargement(self.size()))
        px, width = self._theme.px, self._theme.width_at_full_size(self.width())
        direction = QBoxLayout.Direction
        beside = width >= BESIDE_FROM
        order = (self.agenda, self.now, self.wall) if beside else (self.now, self.wall, self.agenda)
        for number, part in enumerate(order):
            if self._columns_layout.indexOf(part) != number:
                self._columns_layout.removeWidget(part)
                self._columns_layout.insertWidget(number, part, 1 if part is self.now and beside else 0)
        self._columns_layout.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        full = width >= FULL_FROM
        self.now.set_narrow(not full)
        for part in order:
            part.area.set_whole(not beside)
        self._place_way_on(beside=beside)
        for part, wide, narrow in ((self.agenda, AGENDA, NARROW_AGENDA), (self.wall, WALL, NARROW_WALL)):
            if beside:
                part.setFixedWidth(px(wide if full else narrow))
            else:
                part.setMinimumWidth(0)
                part.setMaximumWidth(16_777_215)
        self.bar.set_narrow(not beside)
        self._settling.start()

    def _place_way_on(self, *, beside: bool) -> None:
        """The buttons stand in their column, or below all that scrolls."""
        way_on = self.now.way_on
        if beside and self.now.below.indexOf(way_on) < 0:
            self._outer.removeWidget(way_on)
            self.now.below.addWidget(way_on)
        elif not beside and self._outer.indexOf(way_on) < 0:
            self.now.below.removeWidget(way_on)
            self._outer.insertWidget(self._outer.indexOf(self._foot), way_on)

    def _settle(self) -> None:
        """Rows and wrapped words know their heights only in their widths, which the scroll bar changes once more."""
        parts = (self.agenda, self.now, self.wall)
        for _pass in range(3):
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            for part in parts:
                part.content.invalidate()
                QApplication.sendEvent(part.inner, QEvent(QEvent.Type.LayoutRequest))
            self._columns_layout.invalidate()
            QApplication.sendEvent(self._columns, QEvent(QEvent.Type.LayoutRequest))
        self.now.show_active_row()
        self.agenda.show_current()

    def _restyle(self) -> None:
        px = self._theme.px
        whole = style_sheet(self._theme) if self._theme.is_enlarged else ""
        self.setStyleSheet(whole + facilitator_style(self._theme))
        self._foot.setMinimumHeight(px(52))
        self._foot_layout.setContentsMargins(px(24), 0, px(24), 0)
        self._foot_layout.setSpacing(px(8))
        self._lay_out()
        self._refresh()


def enlargement(size: QSize) -> float:
    """How many times as large as on a laptop the view is drawn in a window of a size, in steps of a tenth."""
    least = min(size.width() / LAPTOP.width(), size.height() / LAPTOP.height())
    return max(int(least * 10) / 10, 1.0)
