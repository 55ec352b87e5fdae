"""The start page: new plans to the left, the latest plans to the right, and the focus on the one used last.

It is the first thing that is painted, so nothing that it imports reads pydantic or openpyxl.
"""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ledelsesplan.storage.summaries import FrameworkSummary, Summary
from ledelsesplan.text import PLAN_KINDS, _, ngettext
from ledelsesplan.ui.controls import TextButton, label, rule
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.recent_list import ColumnTitles, RecentList
from ledelsesplan.ui.search_field import SearchField
from ledelsesplan.ui.start_menu import FrameworkFacts, StartMenu
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.tile import TileShape

LATEST = 10
NARROW_BELOW = 700
BROAD_FROM = 1230


class StartPage(QWidget):
    """What one can begin with. It changes nothing itself; the wishes are its signals, paths as text."""

    new_team_requested = Signal()
    new_personal_requested = Signal()
    open_requested = Signal()
    hr_requested = Signal()
    plan_requested = Signal(str)
    find_requested = Signal(str)
    forget_requested = Signal(str)

    def __init__(self, theme: Theme, framework: FrameworkSummary, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._summaries: tuple[Summary, ...] = ()
        self._query = ""
        self._all_shown = False
        self._narrow = False
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._menu = StartMenu(theme)
        self.tiles = self._menu.tiles
        self._facts = FrameworkFacts(theme, framework)
        self._menu.hold(self._facts)
        self._right = self._make_right(today)
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(0)
        self._columns.addWidget(self._menu)
        self._columns.addWidget(self._right, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = content
        self._scroll.setWidget(content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self._menu.height_changed.connect(self._choose_heights)
        self._menu.new_team_requested.connect(self.new_team_requested)
        self._menu.new_personal_requested.connect(self.new_personal_requested)
        self._menu.open_requested.connect(self.open_requested)
        self._menu.hr_requested.connect(self.hr_requested)
        theme.changed.connect(self._restyle)
        self._respace()
        self._refresh()

    # The right column

    def _make_right(self, today: Callable[[], date]) -> QWidget:
        theme = self._theme
        self.search = SearchField(theme, _("Søg i planer"))
        self.search.searched.connect(self._on_search)
        self.search.left.connect(self._leave_search)
        self._head = QHBoxLayout()
        self._head.addWidget(label(_("Seneste planer"), "section"), 1)
        self._head.addWidget(self.search)
        self.list = RecentList(theme, today)
        self.list.plan_requested.connect(self.plan_requested)
        self.list.find_requested.connect(self.find_requested)
        self.list.forget_requested.connect(self.forget_requested)
        self.list.current_moved.connect(self._show_current)
        self._titles = ColumnTitles(theme, self.list)
        self.more = TextButton("", "flat")
        self.more.clicked.connect(self._toggle_all)
        self._more_line = QWidget()
        self._more_layout = QVBoxLayout(self._more_line)
        self._more_layout.setContentsMargins(0, 0, 0, 0)
        self._more_layout.addWidget(rule())
        self._more_layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        card = QVBoxLayout(self._card)
        card.setContentsMargins(1, 1, 1, 1)
        card.setSpacing(0)
        card.setSizeConstraint(QLayout.SizeConstraint.SetMinAndMaxSize)
        for widget in (self._titles, self.list, self._more_line):
            card.addWidget(widget)
        self._empty = label("", "subtitle", wrap=True)
        self.clear_search = TextButton(_("Ryd søgningen"), "link")
        self.clear_search.clicked.connect(self._on_clear)
        self._lock_icon = QLabel()
        self._lock = QHBoxLayout()
        self._lock.addWidget(self._lock_icon, 0, Qt.AlignmentFlag.AlignTop)
        self._lock.addWidget(
            label(_("Planer ligger kun, hvor I selv gemmer dem. Intet sendes fra maskinen."), "note", wrap=True), 1
        )
        right = QWidget()
        self._right_layout = QVBoxLayout(right)
        self._right_layout.addLayout(self._head)
        self._right_layout.addWidget(self._card, 1000)
        self._right_layout.addWidget(self._empty)
        self._right_layout.addWidget(self.clear_search, 0, Qt.AlignmentFlag.AlignLeft)
        self._right_layout.addLayout(self._lock)
        self._right_layout.addStretch(1)
        return right

    # What is shown

    def show_plans(self, summaries: Sequence[Summary]) -> None:
        """Shows the plans that were opened, the latest first."""
        had_focus = self.list.hasFocus()
        self._summaries = tuple(summaries)
        self._refresh()
        if had_focus and not self.list.isVisibleTo(self):
            self.focus_main()

    def focus_main(self) -> None:
        """Gives the focus to the latest plan, or to the first tile where there is none."""
        if self._summaries and self._query:
            self.search.clear()
        if not self._summaries:
            self.tiles[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.list.set_current(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_search(self) -> None:
        """Gives the focus to the search field, where there is something to search in."""
        if self._summaries:
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    def _refresh(self) -> None:
        hits = [summary for summary in self._summaries if matches(summary, self._query)]
        cut = not self._query and not self._all_shown
        shown = hits[:LATEST] if cut else hits
        self.list.show_plans(shown)
        self.search.setVisible(bool(self._summaries))
        self.search.show_found(len(hits) if self._query else None)
        self._card.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        self.clear_search.setVisible(bool(self._summaries) and not shown)
        self._empty.setText(
            _("Ingen planer indeholder »{query}«.").format(query=self._query)
            if self._query
            else _("Her kommer de planer, du åbner. Begynd med en ny plan, eller åbn en fra en mappe.")
        )
        self._more_line.setVisible(len(self._summaries) > LATEST and not self._query)
        self.more.setText(
            ngettext("Vis kun den seneste", "Vis kun de {count} seneste", LATEST)
            if self._all_shown
            else ngettext("Vis alle {count} planer", "Vis alle {count} planer", len(self._summaries))
        )
        self._choose_heights()

    def _toggle_all(self) -> None:
        self._all_shown = not self._all_shown
        self._refresh()

    def _on_search(self, query: str) -> None:
        self._query = query
        self._refresh()

    def _on_clear(self) -> None:
        self.search.clear()
        self.focus_main()

    def _leave_search(self) -> None:
        if self.list.isVisibleTo(self):
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self.list and self._content.isAncestorOf(now):
            self._scroll.ensureWidgetVisible(now)

    def _show_current(self) -> None:
        """Keeps the current row in sight where the page scrolls and not the list."""
        if self.list.hasFocus():
            rect = self.list.current_rect()
            top = self.list.mapTo(self._content, rect.topLeft())
            self._scroll.ensureVisible(0, top.y() + rect.height(), 0, 0)
            self._scroll.ensureVisible(0, top.y(), 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Find):
            self.open_search()
            return
        super().keyPressEvent(event)

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._choose_layout()

    def _choose_layout(self) -> None:
        """Two columns, the left one broad or slim; or, in a narrow window, the tiles above the plans."""
        theme, px = self._theme, self._theme.px
        width = theme.width_at_full_size(self.width())
        narrow = self._narrow = width < NARROW_BELOW
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._menu.set_shape(TileShape.COMPACT if narrow else TileShape.SLIM if width < BROAD_FROM else TileShape.FULL)
        if narrow:
            self._right_layout.addWidget(self._facts)
        else:
            self._menu.hold(self._facts)
        side, top = (20, 14) if narrow else (56, 51) if theme.large else (32, 27)
        self._right_layout.setContentsMargins(px(side), px(top), px(side), px(16))
        self._right_layout.setSpacing(px(12 if narrow else 14))
        self._head.setContentsMargins(0, 0, 0, 0 if narrow else px(4))
        self._titles.setVisible(self.list.rows.columns(self._inner_width()) is not None)
        self._choose_heights()

    def _inner_width(self) -> int:
        margins = self._right_layout.contentsMargins()
        beside = 0 if self._narrow else self._menu.maximumWidth()
        return self.width() - beside - margins.left() - margins.right() - 2

    def _choose_heights(self) -> None:
        """The list scrolls where the left column has room for all; else the whole page does, and the list is whole."""
        self.list.set_whole(self._narrow or self._menu.needed_height() > self.height())

    def _restyle(self) -> None:
        self._respace()
        self._choose_layout()

    def _respace(self) -> None:
        theme, px = self._theme, self._theme.px
        self._head.setSpacing(px(16))
        self._lock.setContentsMargins(px(1), 0, 0, 0)
        self._lock.setSpacing(px(9))
        self._lock_icon.setPixmap(icon_pixmap("lock", theme.colour("ink2"), px(16), self.devicePixelRatioF()))
        self._more_layout.setContentsMargins(0, 0, 0, px(5))
        self._more_layout.setSpacing(px(5))
        self.search.setFixedWidth(px(250))


def matches(summary: Summary, query: str) -> bool:
    """Whether every word of a query stands in a plan's title, unit, kind, level or file name."""
    searched = " ".join(
        (summary.title, summary.unit, PLAN_KINDS.get(summary.kind, ""), summary.level, summary.path.stem)
    ).lower()
    return all(word in searched for word in query.lower().split())
