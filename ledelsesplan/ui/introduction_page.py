"""Introduktion: reading oneself in, one's own level between its neighbours, with first marks on the way."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.reading import FOR_ALL_LEADERS, first_unread, reading_parts, stairs
from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconTextButton, label
from ledelsesplan.ui.details_panel import DetailsPanel
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.general_list import GeneralList
from ledelsesplan.ui.general_lists import GeneralLists, bring_into_sight
from ledelsesplan.ui.introduction_head import AllRead, IntroductionHead, LevelChoice
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.matrix_page import NARROW_BELOW, counts_in_words, matrix_hints
from ledelsesplan.ui.page import Hints, Page
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.reading_list import ReadingList, progress_in_words
from ledelsesplan.ui.scrolling import scrolling
from ledelsesplan.ui.side_panel import WithSidePanel
from ledelsesplan.ui.staircase import StairHeader, StairList
from ledelsesplan.ui.theme import Theme

LIST_FROM_WIDTH = 900
TWO_COLUMNS_FROM = 900
SCROLLED = 0.8


class IntroductionPage(Page):
    """The parts to the left, the one that is read beside them; the details when asked for.

    `next_page` is where the path leads when everything was read, or None where the plan has no such page.
    """

    add_action_requested = Signal(str)
    action_requested = Signal(str)
    definition_folded = Signal(bool)
    sheet_requested = Signal()
    page_requested = Signal(PlanPage)

    def __init__(self, theme: Theme, document: Document, marking: Marking, next_page: PlanPage | None) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._marking = marking
        framework = document.framework
        self._competencies = {item.id: item for item in framework.competencies()}
        self._width = 0.0
        self._part = first_unread(framework, document.plan) or reading_parts(framework)[0]
        self.panel = DetailsPanel(theme, document, marking)
        self.list = ReadingList(theme, document)
        self.sheet = IconTextButton(theme, "print", _("Ark til den første samtale"))
        self.head = IntroductionHead(theme, framework)
        self.all_read = AllRead(next_page)
        self.choice = LevelChoice(theme, framework)
        self.general = GeneralLists(theme, framework)
        self._steps = StairHeader(theme)
        self.stair = StairList(theme, framework)
        self.split = WithSidePanel(self._make_main(), self.panel)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_side())
        outer.addWidget(self.split, 1)
        self._wire()
        self._restyle()
        self._refresh()
        self.area.verticalScrollBar().setValue(0)

    def _make_side(self) -> QWidget:
        listed = scrolling(self.list)
        self._side = QWidget()
        self._side.setProperty("kind", "panel-start")
        self._side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._side_layout = QVBoxLayout(self._side)
        self._side_layout.setContentsMargins(0, 0, 0, 0)
        self._side_layout.addWidget(listed, 1)
        self._foot = QVBoxLayout()
        self._side_layout.addLayout(self._foot)
        return self._side

    def _make_main(self) -> QWidget:
        content = QWidget()
        self._content_layout = QVBoxLayout(content)
        self._content_layout.setSpacing(0)
        self._definition = label("", "definition", wrap=True)
        for shown in (self._definition, self.choice, self.general, self._steps, self.stair):
            self._content_layout.addWidget(shown)
        self._content_layout.addStretch(1)
        self.area = scrolling(content)
        main = QWidget()
        self._main_layout = QVBoxLayout(main)
        self._main_layout.setContentsMargins(0, 0, 0, 0)
        self._main_layout.addWidget(self.head)
        self._main_layout.addWidget(self.all_read)
        self._main_layout.addWidget(self.area, 1)
        return main

    def _wire(self) -> None:
        self.list.chosen.connect(self.show_part)
        self.head.part_chosen.connect(self.show_part)
        self.head.turned.connect(self.turn)
        self.head.read.clicked.connect(self.toggle_read)
        self.head.level_chosen.connect(self._choose_level)
        self.choice.chosen.connect(self._choose_level)
        self.sheet.clicked.connect(self.sheet_requested)
        self.all_read.page_requested.connect(self.page_requested)
        for shown in (self.general, self.stair):
            shown.mark_requested.connect(self._marking.toggle)
            shown.clear_requested.connect(self._marking.clear)
            shown.note_requested.connect(self._on_note)
            shown.opened.connect(self._open)
            shown.current_changed.connect(self.panel.show_entry)
        self.general.moved.connect(lambda shown: bring_into_sight(self.area, shown))
        self.stair.current_changed.connect(lambda _id: bring_into_sight(self.area, self.stair))
        for listed in (*self.general.lists, self.stair):
            listed.installEventFilter(self)
        self.split.opened_changed.connect(self._place_general)
        self.panel.closed.connect(self._close_panel)
        self.panel.left.connect(self._close_panel)
        self.panel.add_action_requested.connect(self.add_action_requested)
        self.panel.action_requested.connect(self.action_requested)
        self.panel.definition_folded.connect(self.definition_folded)
        Following(self, self._document, self._follow)
        self._theme.changed.connect(self._restyle)

    # What is read

    @property
    def part(self) -> str:
        """The part that is shown: a competency's id, or FOR_ALL_LEADERS."""
        return self._part

    def show_part(self, part: str) -> None:
        """Turns to a part. Nothing is marked as read by that: whether something was read, only the reader knows."""
        if part == self._part:
            return
        was_read = isinstance(self.focusWidget(), GeneralList)
        self._part = part
        self._refresh()
        self.area.verticalScrollBar().setValue(0)
        if was_read:
            self.focus_main()
        self.hints_changed.emit()

    def turn(self, step: int) -> None:
        """The part a number of steps further on."""
        self.show_part(self.list.neighbour(step))

    def toggle_read(self) -> None:
        """Marks the part as read, or as not read."""
        on = self._part not in self._document.plan.read
        words = _("Markér som læst") if on else _("Markér som ikke læst")
        self._document.apply(words, talk_edits.mark_read, self._part, on)

    def _choose_level(self, level: str) -> None:
        self._document.apply(_("Vælg ledelsesniveau"), edits.set_levels, self._document.framework, (level,))
        self.focus_main()

    def _refresh(self) -> None:
        document, plan = self._document, self._document.plan
        framework = document.framework
        found = stairs(framework, plan.own_level)
        competency = self._competencies.get(self._part)
        self.list.choose(self._part)
        self.head.show_part(plan, self._part)
        self._definition.setText(self.head.definition.text())
        self.all_read.setVisible(first_unread(framework, plan) is None)
        self.general.setVisible(competency is None)
        self.choice.setVisible(competency is not None and found is None)
        for shown in (self._steps, self.stair):
            shown.setVisible(competency is not None and found is not None)
        if competency is None:
            self.general.show_plan(document.index)
        elif found is not None:
            self._steps.show_stairs(found)
            own = [document.index.entry(theme.at(found.own.id).id) for theme in competency.themes]
            self.stair.show_stairs(found, competency.name, own)
        current = self.current_behaviour()
        if current:
            self.panel.show_entry(current)

    def _follow(self) -> None:
        focused = self.focusWidget()
        self._refresh()
        if self.area.isAncestorOf(focused) and self.focusWidget() is not focused:  # what had the focus is gone
            self.focus_main()
        self.hints_changed.emit()

    # Focus and details

    def focus_main(self) -> None:
        """Gives the focus to the texts, or to the choice of a level where there are none yet."""
        if self._part == FOR_ALL_LEADERS:
            self.general.focus_current()
        elif self.stair.isVisibleTo(self):
            self.stair.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.choice.focus_first()

    def current_behaviour(self) -> str:
        """The current text's id."""
        if self._part == FOR_ALL_LEADERS:
            return self.general.behaviour()
        return self.stair.behaviour() if self.stair.isVisibleTo(self) else ""

    def take_typed(self) -> str:
        """Hands that are typed beside the texts."""
        return self.panel.take_typed()

    def toggle_details(self) -> None:
        """Shows or hides the details of the current text."""
        if self.split.is_open:
            self._close_panel()
        elif behaviour := self.current_behaviour():
            self._open(behaviour)

    def _open(self, identifier: str) -> None:
        self.panel.show_entry(identifier)
        self.split.set_open(True)

    def _on_note(self, identifier: str) -> None:
        self._open(identifier)
        self.panel.focus_note()

    def _close_panel(self) -> None:
        # In this order: hiding what has the focus would let Qt choose where it goes.
        self.focus_main()
        self.split.set_open(False)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space marks the part as read, the page keys turn to the next one, Esc closes the details."""
        if event.key() == Qt.Key.Key_Escape and self.split.is_open:
            self._close_panel()
        elif not self._on_key(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The lists would take these keys for themselves."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, GeneralList):
            return self._on_key(event) or self._scrolled_on(watched, event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        steps = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key == Qt.Key.Key_Space:
            if not event.isAutoRepeat():
                self.toggle_read()
            return True
        if key in steps:
            self.turn(steps[key])
            return True
        return False

    def _scrolled_on(self, shown: GeneralList, event: QKeyEvent) -> bool:
        """Reads on in a row that is higher than what is seen, before the arrows leave it; Up ends at the very top."""
        down = event.key() == Qt.Key.Key_Down
        content = self.area.widget()
        if content is None or not (down or event.key() == Qt.Key.Key_Up):
            return False
        row = shown.visualRect(shown.currentIndex())
        bar, seen = self.area.verticalScrollBar(), self.area.viewport().height()
        top = shown.viewport().mapTo(content, row.topLeft()).y() - bar.value()
        is_first = shown.currentIndex().row() == 0 and shown in (self.stair, *self.general.lists[:1])
        hidden = top + row.height() > seen if down else (top < 0 or is_first)
        before = bar.value()
        if hidden:
            bar.setValue(before + round((1 if down else -1) * seen * SCROLLED))
        return bar.value() != before

    # Layout

    def set_layout_width(self, width: float) -> None:
        """The list beside, or as a drop-down in a narrow window."""
        self._width = width
        self.split.set_layout_width(width)
        beside = width >= LIST_FROM_WIDTH
        self._side.setVisible(beside)
        bare = width < NARROW_BELOW
        self.head.set_folded(not beside, bare=bare)
        self._definition.setVisible(bare)
        if beside:
            self._foot.addWidget(self.sheet)
        else:
            self.head.take_button(self.sheet)
        self._place_general()

    def _place_general(self, _opened: bool = False) -> None:
        """Two columns where the list and the details leave room for them."""
        beside = self.split.is_open and not self.split.is_over
        taken = sum(each.minimumWidth() for each, on in ((self._side, True), (self.panel, beside)) if on)
        self.general.set_beside(self._width - self._theme.width_at_full_size(taken) >= TWO_COLUMNS_FROM)

    def _restyle(self) -> None:
        px = self._theme.px
        margin = px(32 if self._theme.large else 20)
        self._side.setFixedWidth(self.list.width())
        self._foot.setContentsMargins(px(12), px(8), px(12), px(12))
        self._main_layout.setSpacing(px(8))
        self._main_layout.setContentsMargins(margin, px(10), 0, 0)
        self._content_layout.setContentsMargins(0, 0, margin, px(8))
        for shown in (self.head, self.all_read):
            shown.setContentsMargins(0, 0, margin, 0)

    def hints(self) -> Hints:
        """The keys that mark, and those that go on."""
        return (
            (("PgUp", "PgDn"), _("Forrige og næste")),
            ((_("Mellemrum"),), _("Læst")),
            *matrix_hints(team=False),
        )

    def summary(self) -> str:
        """How much was read, and what was marked so far."""
        framework = self._document.framework
        marked = counts_in_words(self._document, framework.markables())
        return f"{progress_in_words(framework, self._document.plan)} · {marked}"
