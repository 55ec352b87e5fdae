"""Efter rolle: one level's whole role as a page to read, and the place to mark with single keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ledelsesplan.core.matrix import by_role, keep_rows, single_column
from ledelsesplan.text import _
from ledelsesplan.ui.choices import DropDown, Segments
from ledelsesplan.ui.controls import IconButton, IconTextButton, TextButton, label
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.matrix_filter import Filter, filter_names, nothing_found, wanted
from ledelsesplan.ui.matrix_page import NARROW_BELOW, MatrixPage, counts_in_words
from ledelsesplan.ui.matrix_view import MatrixMode
from ledelsesplan.ui.search_field import WIDTH, SearchField
from ledelsesplan.ui.theme import Theme

SEGMENTS_FROM = 900
OUTSIDE = _("indgår ikke i planen")


class RolePage(MatrixPage):
    """The matrix by role with level, search and filter above it and the details beside it."""

    def __init__(self, theme: Theme, document: Document, marking: Marking) -> None:
        super().__init__(theme, document, marking, MatrixMode.ROLE)
        self._levels = document.framework.levels
        known = [level.id for level in self._levels]
        # A plan of another framework may cover levels that this one does not have.
        self._level = next((level for level in document.plan.round.levels if level in known), known[0])
        self._filter = Filter.ALL
        self._query = ""
        self._searching = False
        self._width = 0.0
        self._tuned = False
        self.bar = self._make_bar()
        self._nothing = self._make_nothing()
        self._outside = label("", "meta", wrap=True)
        main = QWidget()
        self._main_layout = QVBoxLayout(main)
        self._main_layout.addWidget(self.bar)
        self._main_layout.addWidget(self._outside)
        self._main_layout.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)
        self._main_layout.addWidget(self.view, 1)
        self._put_together(main)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)
        self._wire()
        self._restyle()
        self._refresh()

    def _make_bar(self) -> QWidget:
        names = [level.name for level in self._levels]
        self._segments = Segments(names, _("Ledelsesniveau"))
        self._level_list = DropDown(self._theme, _("Ledelsesniveau"), names)
        self.search = SearchField(self._theme, _("Søg i forventninger"))
        self.search.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._filters = DropDown(self._theme, _("Vis"), filter_names(self._document.plan), _("Vis: "))
        self._search_button = IconButton(self._theme, "search", _("Søg i forventninger"), "Ctrl+F", kind="icon-box")
        self._details_button = IconTextButton(self._theme, "panel", _("Vis detaljer"))
        self._details_icon = IconButton(self._theme, "panel", _("Vis detaljer"), kind="icon-box")
        bar = QWidget()
        self._bar_layout = QHBoxLayout(bar)
        self._bar_layout.setContentsMargins(0, 0, 0, 0)
        self._bar_layout.addWidget(self._segments)
        self._bar_layout.addWidget(self._level_list)
        self._bar_layout.addStretch(1)
        for widget in (self.search, self._filters, self._search_button, self._details_button, self._details_icon):
            self._bar_layout.addWidget(widget)
        return bar

    def _make_nothing(self) -> QWidget:
        box = QWidget()
        line = QHBoxLayout(box)
        self._nothing_text = label("", "subtitle")
        self._reset = TextButton(_("Vis alle"), "link")
        self._reset.clicked.connect(self.reset_filter)
        line.addWidget(self._nothing_text)
        line.addWidget(self._reset)
        line.addStretch(1)
        box.hide()
        return box

    def _wire(self) -> None:
        self._segments.chosen.connect(lambda number: self.show_level(self._levels[number].id))
        self._level_list.chosen.connect(lambda number: self.show_level(self._levels[number].id))
        self._filters.chosen.connect(self._on_filter)
        self.search.searched.connect(self._on_search)
        self.search.left.connect(self.focus_main)
        self._search_button.clicked.connect(self.open_search)
        self._details_button.clicked.connect(lambda: self.open_panel(True))
        self._details_icon.clicked.connect(lambda: self.open_panel(not self.split.is_open))
        self.split.opened_changed.connect(self._on_panel)
        self.view.current_changed.connect(self.panel.show_entry)
        Following(self, self._document, self._follow)
        self._theme.changed.connect(self._restyle)

    # What is shown

    def show_level(self, level: str) -> None:
        """Shows another level's role, on the same theme."""
        cell = self.view.current_cell()
        self._level = level
        self._refresh()
        if cell is not None:
            self.view.set_current(cell.place.theme.at(level).id)
        self.hints_changed.emit()

    def show_behaviour(self, behaviour: str) -> None:
        """Goes to a behaviour, whatever is filtered away now."""
        place = self._document.framework.place(behaviour)
        if place is None:
            return
        self._level = place.level.id
        self._refresh()
        if not self.view.set_current(behaviour):
            self.reset_filter()
            self.view.set_current(behaviour)
        self.panel.show_entry(behaviour)
        self.hints_changed.emit()

    def reset_filter(self) -> None:
        """Shows everything again."""
        self._filter = Filter.ALL
        self._filters.choose(0)
        self.search.clear()
        self._refresh()
        self.focus_main()

    def _refresh(self) -> None:
        self._show_levels()
        whole = by_role(self._document.index, self._level)
        passes = wanted(self._filter, self._query)
        grid = keep_rows(whole, passes) if self._filter is not Filter.ALL or self._query else whole
        hits = sum(passes(cell) for cell in whole.cells())
        self.search.show_found(hits if self._query else None)
        self.view.set_query(self._query)
        self.view.show_grid(single_column(grid) if self._narrow else grid)
        self._nothing.setVisible(not grid.rows)
        self.view.setVisible(bool(grid.rows))
        self._nothing_text.setText(nothing_found(self._filter, self._query))

    def _show_levels(self) -> None:
        """Which level is shown, and which of them are not in the plan: they can be read and marked all the same."""
        in_plan = self._document.plan.round.levels
        notes = ["" if level.id in in_plan else OUTSIDE for level in self._levels]
        number = [level.id for level in self._levels].index(self._level)
        for chooser in (self._segments, self._level_list):
            chooser.choose(number)
            chooser.set_notes(notes)
        words = _("{level} indgår ikke i planen, men kan læses og markeres her.")
        self._outside.setText(words.format(level=self._levels[number].name))
        self._outside.setVisible(bool(notes[number]))

    def _follow(self) -> None:
        self._refresh()
        self.hints_changed.emit()

    def _on_filter(self, number: int) -> None:
        self._filter = list(Filter)[number]
        self._refresh()
        self.focus_main()

    def _on_search(self, query: str) -> None:
        self._query = query
        self._refresh()

    def open_search(self) -> None:
        """Gives the focus to the search field."""
        self._searching = True
        self._show_bar()
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def focus_main(self) -> None:
        """Gives the focus to the matrix."""
        self._searching = bool(self._query)
        self._show_bar()
        target = self._reset if self._nothing.isVisible() else self.view
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_panel(self, opened: bool) -> None:
        self._show_bar()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the details, then the search."""
        if event.key() == Qt.Key.Key_Escape:
            if self.split.is_open and self.split.is_over:
                self._close_panel()
            elif self._query or self._filter is not Filter.ALL:
                self.reset_filter()
            return
        super().keyPressEvent(event)

    # Layout

    def take_bar_back(self) -> None:
        """Puts the bar back over the matrix, after it was lent out in a narrow window."""
        self._main_layout.insertWidget(0, self.bar)
        self.bar.show()

    def set_layout_width(self, width: float) -> None:
        """Segments or lists, a panel beside or over, three columns or one."""
        first = not self._tuned
        self._tuned = True
        was_over = self.split.is_over
        self.split.set_layout_width(width)
        if first or was_over != self.split.is_over:
            self.open_panel(not self.split.is_over)
        self._width = width
        narrow = width < NARROW_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            self.view.set_single_column(narrow)
            # In a narrow bar the filter stands beside the level, left of the gap.
            self._bar_layout.removeWidget(self._filters)
            self._bar_layout.insertWidget(2 if narrow else 4, self._filters)
            self._refresh()
        self._show_bar()
        self._restyle()

    def _show_bar(self) -> None:
        lists = self._width < SEGMENTS_FROM or self._width_of_segments() > self._room()
        # In a narrow bar the search takes the place of the other choices, until it is cleared.
        searching = self._narrow and self._searching
        slim = self._width < SEGMENTS_FROM
        self._segments.setVisible(not lists)
        self._level_list.setVisible(lists and not searching)
        self._filters.setVisible(not searching)
        self.search.setVisible(not self._narrow or searching)
        self._search_button.setVisible(self._narrow and not searching)
        self._details_icon.setVisible(self._narrow or (slim and not self.split.is_open))
        self._details_button.setVisible(not slim and not self.split.is_open)

    def _width_of_segments(self) -> int:
        """How wide the bar is with all levels side by side, in px."""
        beside = [self._segments, self._filters, *([] if self.split.is_open else [self._details_button])]
        return sum(item.sizeHint().width() for item in beside) + self._theme.px(WIDTH + 20 + 4 + 16 + 4 * 10)

    def _room(self) -> int:
        taken = self.panel.width() if self.split.is_open and not self.split.is_over else 0
        return self._theme.px(self._width) - taken

    def _restyle(self) -> None:
        px = self._theme.px
        self._main_layout.setContentsMargins(px(20), px(9), px(4), 0)
        self._main_layout.setSpacing(px(6))
        self._bar_layout.setSpacing(px(6 if self._narrow else 10))
        self._bar_layout.setContentsMargins(0, 0, 0 if self._narrow else px(16), 0)
        self.search.setMaximumWidth(px(WIDTH))

    def summary(self) -> str:
        """How many are marked at this level."""
        level = self._document.framework.level(self._level)
        assert level is not None
        cells = [theme.at(self._level) for theme in self._document.framework.themes()]
        return f"{level.name}: {counts_in_words(self._document, cells)}"
