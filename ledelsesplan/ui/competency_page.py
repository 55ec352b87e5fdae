"""Efter kompetence: one competency's themes at all levels on a page, to compare the levels by reading downwards."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.matrix import by_competency, single_column
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.choices import DropDown, MarkToggle
from ledelsesplan.ui.competency_list import CompetencyList
from ledelsesplan.ui.controls import IconButton, IconTextButton, WrappedLabel, label
from ledelsesplan.ui.details import MARK_WORDS
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.matrix_page import NARROW_BELOW, MatrixPage, counts_in_words
from ledelsesplan.ui.matrix_view import MatrixMode
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.scrolling import scrolling
from ledelsesplan.ui.theme import LARGE_FROM, Theme

LIST_FROM_WIDTH = 1100
LIST_FROM_HEIGHT = 580


class CompetencyPage(MatrixPage):
    """The list of competencies, the heading with the definition, and the matrix; details beside it when asked for."""

    def __init__(self, theme: Theme, document: Document, marking: Marking) -> None:
        super().__init__(theme, document, marking, MatrixMode.COMPETENCY)
        self._competencies = list(document.framework.competencies())
        self._competency = self._competencies[0]
        self._width: float | None = None
        self.view.set_own_level(document.plan.own_level)
        self.list = CompetencyList(theme, document)
        self._list_frame = scrolling(self.list)
        main = QWidget()
        self._main_layout = QVBoxLayout(main)
        self._main_layout.addWidget(self._make_heading())
        self._main_layout.addWidget(self.view, 1)
        self._put_together(main)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._list_frame)
        outer.addWidget(self.split, 1)
        self._wire()
        self._restyle()
        self._refresh()

    def _make_heading(self) -> QWidget:
        theme = self._theme
        self._name = label("", "page")
        self._chooser = DropDown(theme, _("Ledelseskompetence"), [item.name for item in self._competencies])
        self._previous = IconButton(theme, "chevron-left", _("Forrige kompetence"), "PgUp", kind="icon-box")
        self._next = IconButton(theme, "chevron-right", _("Næste kompetence"), "PgDown", kind="icon-box")
        self._details = IconTextButton(theme, "panel", _("Vis detaljer"))
        self._definition = Definition([item.definition for item in self._competencies])
        self._toggles = {kind: MarkToggle(theme, kind, MARK_WORDS[kind], kind.value) for kind in MarkKind}
        heading = QWidget()
        self._heading_layout = QVBoxLayout(heading)
        self._heading_layout.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.addWidget(self._name)
        top.addWidget(self._chooser)
        top.addStretch(1)
        for button in (self._previous, self._next, self._details):
            top.addWidget(button)
        self._below = below = QHBoxLayout()
        below.addWidget(self._definition, 1)
        self._toggle_box = QWidget()
        toggles = QHBoxLayout(self._toggle_box)
        toggles.setContentsMargins(0, 0, 0, 0)
        toggles.setSpacing(theme.px(5))
        for toggle in self._toggles.values():
            toggles.addWidget(toggle)
        below.addWidget(self._toggle_box, 0, Qt.AlignmentFlag.AlignTop)
        self._heading_layout.addLayout(top)
        self._heading_layout.addLayout(below)
        return heading

    def _wire(self) -> None:
        self.list.chosen.connect(self.show_competency)
        self._chooser.chosen.connect(lambda number: self.show_competency(self._competencies[number].id))
        self._previous.clicked.connect(lambda: self.turn_page(-1))
        self._next.clicked.connect(lambda: self.turn_page(1))
        self._details.clicked.connect(lambda: self.open_panel(True))
        for kind, toggle in self._toggles.items():
            toggle.clicked.connect(lambda _checked, kind=kind: self._toggle(kind))
        self.split.opened_changed.connect(lambda _opened: self._show_controls())
        self.view.current_changed.connect(self._on_current)
        self.view.page_requested.connect(self.turn_page)
        Following(self, self._document, self._follow)
        self._theme.changed.connect(self._restyle)

    # What is shown

    def show_competency(self, identifier: str) -> None:
        """Turns to another competency, at the same level and theme number."""
        before = self.view.current_cell()
        self._competency = next(item for item in self._competencies if item.id == identifier)
        self._refresh()
        if before is not None:
            themes = self._competency.themes
            theme = themes[min(before.place.theme_number, len(themes)) - 1]
            self.view.set_current(theme.at(before.place.level.id).id)
        self.hints_changed.emit()

    def show_behaviour(self, behaviour: str) -> None:
        """Goes to a behaviour."""
        place = self._document.framework.place(behaviour)
        if place is not None:
            self.show_competency(place.competency.id)
            self.view.set_current(behaviour)

    def turn_page(self, step: int) -> None:
        """The previous or the next competency."""
        self.show_competency(self.list.neighbour(step))

    def _refresh(self) -> None:
        self.list.choose(self._competency.id)
        number = self._competencies.index(self._competency)
        self._chooser.choose(number)
        self._previous.setEnabled(number > 0)
        self._next.setEnabled(number < len(self._competencies) - 1)
        self._name.setText(self._competency.name)
        self._definition.setText(self._competency.definition)
        grid = by_competency(self._document.index, self._competency.id)
        self.view.show_grid(single_column(grid) if self._narrow else grid)
        self._show_toggles()

    def _show_toggles(self) -> None:
        behaviour = self.view.current_behaviour()
        for kind, toggle in self._toggles.items():
            toggle.setChecked(bool(behaviour) and self._marking.is_set(behaviour, kind))

    def _follow(self) -> None:
        self.view.set_own_level(self._document.plan.own_level)
        self._refresh()
        self.hints_changed.emit()

    def _on_current(self, behaviour: str) -> None:
        self.panel.show_entry(behaviour)
        self._show_toggles()

    def _toggle(self, kind: MarkKind) -> None:
        self._marking.toggle(self.view.current_behaviour(), kind)
        self._show_toggles()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes details that lie over the matrix."""
        if event.key() == Qt.Key.Key_Escape and self.split.is_open:
            self._close_panel()
            return
        super().keyPressEvent(event)

    # Layout

    def set_layout_width(self, width: float) -> None:
        """The list beside or folded, the panel open from the start in a wide window."""
        was_large = self._width is not None and self._width >= LARGE_FROM
        first = self._width is None
        self._width = width
        self.split.set_layout_width(width)
        large = width >= LARGE_FROM
        narrow = width < NARROW_BELOW
        if narrow != self._narrow:
            self._narrow = narrow
            self.view.set_single_column(narrow)
            self._refresh()
        if first or large != was_large:
            self.open_panel(large)
        self._show_controls()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window folds the list, too: the choice is the window's, so that PgDn never changes the layout."""
        super().resizeEvent(event)
        self._show_controls()

    def _show_controls(self) -> None:
        room = (self._width or 0) >= LIST_FROM_WIDTH
        room = room and self._theme.width_at_full_size(self.height()) >= LIST_FROM_HEIGHT
        self._list_frame.setVisible(room)
        self._name.setVisible(room)
        self._chooser.setVisible(not room)
        self._details.setVisible(not self.split.is_open)
        self._toggle_box.setVisible(not self.split.is_open and not self._narrow)
        self._definition.setVisible(not self._narrow)

    def _restyle(self) -> None:
        px = self._theme.px
        self._list_frame.setFixedWidth(px(272 if self._theme.large else 236))
        self._main_layout.setContentsMargins(px(20), px(10), px(4), px(6))
        self._main_layout.setSpacing(px(8))
        self._heading_layout.setSpacing(px(4))
        self._below.setSpacing(px(12))
        self._heading_layout.setContentsMargins(0, 0, px(18), 0)

    def hints(self) -> Hints:
        """The keys of the grid, and those that turn the page."""
        return (*super().hints(), (("PgUp", "PgDn"), _("Forrige og næste kompetence")))

    def summary(self) -> str:
        """How many are marked in this competency."""
        cells = [behaviour for theme in self._competency.themes for behaviour in theme.behaviours]
        return f"{self._competency.name}: {counts_in_words(self._document, cells)}"


class Definition(WrappedLabel):
    """The definition of a competency; as high as the longest of them all, so that turning the page moves nothing."""

    def __init__(self, definitions: Sequence[str]) -> None:
        self._definitions = definitions
        super().__init__("")
        self.setProperty("kind", "definition")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignTop)

    def _fit(self) -> None:
        room = QRect(0, 0, self.width(), 0)
        wrapped = Qt.TextFlag.TextWordWrap
        heights = [self.fontMetrics().boundingRect(room, wrapped, text).height() for text in self._definitions]
        self.setMinimumHeight(max(heights))
