"""What holds for all leaders, in blocks with a heading each: the expectations, the values and the intentions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ledelsesplan.core.framework import Framework, Markable
from ledelsesplan.core.matrix import PlanIndex
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.general_list import GeneralList
from ledelsesplan.ui.theme import Theme

NUMBERS = ("Ingen", "En", "To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni", "Ti")


class GeneralLists(QWidget):
    """Three lists that the arrow keys walk through as one; a block that the framework does not have is left out.

    `moved` gives the list in which another row became the current one.
    """

    mark_requested = Signal(str, MarkKind)
    clear_requested = Signal(str)
    note_requested = Signal(str)
    opened = Signal(str)
    current_changed = Signal(str)
    moved = Signal(GeneralList)

    def __init__(self, theme: Theme, framework: Framework) -> None:
        super().__init__()
        self._theme = theme
        self._framework = framework
        self.lists: list[GeneralList] = []
        self._blocks: list[QVBoxLayout] = []
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
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
        self._current = next(iter(self.lists), None)
        self._wire()
        theme.changed.connect(self._restyle)
        self._restyle()

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
        self.lists.append(made)
        return block

    def _wire(self) -> None:
        for number, shown in enumerate(self.lists):
            for signal, own in (
                (shown.mark_requested, self.mark_requested),
                (shown.clear_requested, self.clear_requested),
                (shown.note_requested, self.note_requested),
                (shown.opened, self.opened),
                (shown.current_changed, self.current_changed),
            ):
                signal.connect(own)
            shown.current_changed.connect(partial(self._on_moved, shown))
            shown.entered.connect(partial(self._on_entered, shown))
            if number:
                shown.left_up.connect(lambda number=number: self._go(number - 1, -1))
            if number < len(self.lists) - 1:
                shown.left_down.connect(lambda number=number: self._go(number + 1, 0))

    def _on_entered(self, shown: GeneralList) -> None:
        self._current = shown
        if shown.behaviour():
            self.current_changed.emit(shown.behaviour())

    def _on_moved(self, shown: GeneralList, _identifier: str) -> None:
        self.moved.emit(shown)

    def _go(self, number: int, row: int) -> None:
        target = self.lists[number]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        target.setCurrentIndex(target.items.index(row if row >= 0 else target.items.rowCount() - 1))

    @property
    def current(self) -> GeneralList | None:
        """The list that had the focus last, at first the first one; None where the framework has none."""
        return self._current

    def behaviour(self) -> str:
        """The current id of that list."""
        return self._current.behaviour() if self._current is not None else ""

    def show_behaviour(self, identifier: str) -> None:
        """Goes to an expectation, a value or an intention."""
        for shown in self.lists:
            for row in range(shown.items.rowCount()):
                if shown.items.entry(shown.items.index(row)).id == identifier:
                    shown.setCurrentIndex(shown.items.index(row))
                    shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_plan(self, index: PlanIndex) -> None:
        """Shows what a plan says of them."""
        parts = [self._framework.expectations, self._framework.values, self._framework.intentions]
        for target, items in zip(self.lists, [part for part in parts if part], strict=True):
            target.show_entries([index.entry(item.id) for item in items])

    def focus_current(self) -> None:
        """Gives the focus to the list that had it last."""
        if self._current is not None:
            self._current.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_beside(self, beside: bool) -> None:
        """Two columns, or one in a narrow window."""
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)

    def _restyle(self) -> None:
        px = self._theme.px
        self._columns.setSpacing(px(32))
        self._right.setSpacing(px(16))
        for block in self._blocks:
            block.setSpacing(px(6))


def counted(one: str, several: str, count: int) -> str:
    """`En værdi`, `Tre værdier`: a small number as a word, a larger one in figures."""
    return one if count == 1 else several.format(count=_(NUMBERS[count]) if count < len(NUMBERS) else str(count))


def bring_into_sight(scroll: QScrollArea, shown: GeneralList) -> None:
    """Scrolls to a list's current row with some room around it, or to its beginning where it is higher."""
    content = scroll.widget()
    if content is None:
        return
    row = shown.visualRect(shown.currentIndex())
    seen, bar = scroll.viewport().height(), scroll.verticalScrollBar()
    room = max(min(row.height(), seen - row.height()) // 2, 0)
    top = shown.viewport().mapTo(content, row.topLeft()).y()
    bottom = top + row.height()
    if row.height() > seen or top - room < bar.value():
        bar.setValue(top - room)
    elif bottom + room > bar.value() + seen:
        bar.setValue(bottom + room - seen)
