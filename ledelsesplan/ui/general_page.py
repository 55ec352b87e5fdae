"""Generelle forventninger: what holds for all leaders, with values and intentions, to read and to mark."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from ledelsesplan.core.framework import Markable
from ledelsesplan.text import _
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.details_panel import DetailsPanel
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.general_list import GeneralList
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.page import Hints, Page
from ledelsesplan.ui.role_page import counts_in_words
from ledelsesplan.ui.side_panel import WithSidePanel
from ledelsesplan.ui.theme import Theme

NUMBERS = ("Ingen", "En", "To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni", "Ti")
TWO_COLUMNS_FROM = 900


class GeneralPage(Page):
    """Three lists; a block that the framework does not have is left out."""

    add_action_requested = Signal(str)
    action_requested = Signal(str)

    def __init__(self, theme: Theme, document: Document, marking: Marking) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._marking = marking
        self._lists: list[GeneralList] = []
        self.panel = DetailsPanel(theme, document, marking)
        framework = document.framework
        self._blocks: list[QVBoxLayout] = []
        content = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        if framework.expectations:
            intro = framework.expectations_intro
            left = self._block(_("Generelle forventninger"), intro, framework.expectations, "general", 40)
            self._columns.addWidget(left, 58, Qt.AlignmentFlag.AlignTop)
        right = QWidget()
        self._right = QVBoxLayout(right)
        self._right.setContentsMargins(0, 0, 0, 0)
        values = counted(_("En værdi"), _("{count} værdier"), len(framework.values))
        intentions = counted(_("En intention"), _("{count} intentioner"), len(framework.intentions))
        for title, intro, items in (
            (values, "", framework.values),
            (intentions, framework.intentions_intro, framework.intentions),
        ):
            if items:
                self._right.addWidget(self._block(title, intro, items, "reading", 16))
        self._right.addStretch(1)
        self._columns.addWidget(right, 42, Qt.AlignmentFlag.AlignTop)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(content)
        self._scroll = scroll
        self._split = WithSidePanel(scroll, self.panel)
        self._current = next(iter(self._lists), None)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split)
        self._wire()
        self._restyle()
        self._refresh()

    def _block(self, title: str, intro: str, items: Sequence[Markable], role: str, spare: int) -> QWidget:
        block = QWidget()
        layout = QVBoxLayout(block)
        layout.setContentsMargins(0, 0, 0, 0)
        self._blocks.append(layout)
        layout.addWidget(label(title, "section"))
        if intro:
            layout.addWidget(label(intro, "definition", wrap=True))
        made = GeneralList(self._theme, items, role, spare, title)
        layout.addWidget(made)
        self._lists.append(made)
        return block

    def _wire(self) -> None:
        for number, shown in enumerate(self._lists):
            shown.mark_requested.connect(self._marking.toggle)
            shown.clear_requested.connect(self._marking.clear)
            shown.note_requested.connect(self._on_note)
            shown.opened.connect(self._open)
            shown.current_changed.connect(self.panel.show_entry)
            shown.current_changed.connect(self._keep_visible)
            shown.entered.connect(partial(self._on_entered, shown))
            if number:
                shown.left_up.connect(lambda number=number: self._go(number - 1, -1))
            if number < len(self._lists) - 1:
                shown.left_down.connect(lambda number=number: self._go(number + 1, 0))
        self.panel.closed.connect(self._close_panel)
        self.panel.left.connect(self._close_panel)
        self.panel.add_action_requested.connect(self.add_action_requested)
        self.panel.action_requested.connect(self.action_requested)
        Following(self, self._document, self._follow)
        self._theme.changed.connect(self._restyle)

    def _on_entered(self, shown: GeneralList) -> None:
        self._current = shown
        if shown.behaviour():
            self.panel.show_entry(shown.behaviour())

    def _go(self, number: int, row: int) -> None:
        target = self._lists[number]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.setCurrentIndex(target.items.index(row if row >= 0 else target.items.rowCount() - 1))

    def show_behaviour(self, identifier: str) -> None:
        """Goes to an expectation, a value or an intention."""
        for shown in self._lists:
            for row in range(shown.items.rowCount()):
                if shown.items.entry(shown.items.index(row)).id == identifier:
                    shown.setCurrentIndex(shown.items.index(row))
                    shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def current_behaviour(self) -> str:
        """The current id of the list that had the focus last."""
        return self._current.behaviour() if self._current is not None else ""

    def take_typed(self) -> str:
        """Hands that are typed beside the lists."""
        return self.panel.take_typed()

    def toggle_details(self) -> None:
        """Shows or hides the details of the current entry."""
        if self._split.is_open:
            self._close_panel()
        elif behaviour := self.current_behaviour():
            self._open(behaviour)

    def _keep_visible(self, identifier: str) -> None:
        shown, content = self.sender(), self._scroll.widget()
        if isinstance(shown, GeneralList) and content is not None:
            rect = shown.visualRect(shown.currentIndex())
            point = shown.mapTo(content, rect.center())
            self._scroll.ensureVisible(point.x(), point.y(), 0, rect.height())

    def _refresh(self) -> None:
        framework = self._document.framework
        parts = [framework.expectations, framework.values, framework.intentions]
        for target, items in zip(self._lists, [part for part in parts if part], strict=True):
            target.show_entries([self._document.index.entry(item.id) for item in items])

    def _follow(self) -> None:
        self._refresh()
        self.hints_changed.emit()

    def focus_main(self) -> None:
        """Gives the focus to the list that had it last, at first to the first one."""
        if self._current is not None:
            self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, identifier: str) -> None:
        self.panel.show_entry(identifier)
        self._split.set_open(True)

    def _on_note(self, identifier: str) -> None:
        self._open(identifier)
        self.panel.focus_note()

    def _close_panel(self) -> None:
        # In this order: hiding what has the focus would let Qt choose where it goes.
        self.focus_main()
        self._split.set_open(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the details."""
        if event.key() == Qt.Key.Key_Escape and self._split.is_open:
            self._close_panel()
            return
        super().keyPressEvent(event)

    def set_layout_width(self, width: float) -> None:
        """Two columns, or one in a narrow window."""
        self._split.set_layout_width(width)
        beside = width >= TWO_COLUMNS_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def _restyle(self) -> None:
        px = self._theme.px
        margin = px(48 if self._theme.large else 24)
        self._columns.setContentsMargins(margin, px(16), margin, px(20))
        self._columns.setSpacing(px(32))
        self._right.setSpacing(px(16))
        for block in self._blocks:
            block.setSpacing(px(6))

    def hints(self) -> Hints:
        """The keys of the lists."""
        return (
            (("S",), _("Styrke")),
            (("U",), _("Udviklingsområde")),
            (("F",), _("Fokusområde")),
            (("0",), _("Ryd")),
            (("N",), _("Note")),
        )

    def summary(self) -> str:
        """How many are marked here."""
        return _("Generelle: {counts}").format(
            counts=counts_in_words(self._document, self._document.framework.general())
        )


def counted(one: str, several: str, count: int) -> str:
    """`En værdi`, `Tre værdier`: a small number as a word, a larger one in figures."""
    return one if count == 1 else several.format(count=_(NUMBERS[count]) if count < len(NUMBERS) else str(count))
