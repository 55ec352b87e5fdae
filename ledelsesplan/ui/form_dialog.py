"""The frame of every dialog: what it holds scrolls where the screen is too small, its buttons always stand below."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from ledelsesplan.text import _
from ledelsesplan.ui.controls import PrimaryButton, TextButton, label, rule
from ledelsesplan.ui.scrolling import scrolling
from ledelsesplan.ui.theme import Theme

SCREEN_SHARE = 0.92

_PAGE_DOWN, _PAGE_UP = QScrollBar.SliderAction.SliderPageStepAdd, QScrollBar.SliderAction.SliderPageStepSub


class FormDialog(QDialog):
    """A dialog with a body and a row of buttons; beside them there is room for a word on why they cannot be pressed.

    `width` is in px at 100 % text size. Esc closes.
    """

    def __init__(self, theme: Theme, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._width = width
        self.setWindowTitle(title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.body = QVBoxLayout()
        content = QWidget()
        content.setLayout(self.body)
        self._content = content
        self._area = scrolling(content)
        self.reason = label("", "label", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.reason, 1)
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addWidget(rule())
        outer.addLayout(self._buttons)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add_button(self, button: QAbstractButton) -> None:
        """Adds a button to the row, at the right."""
        self._buttons.addWidget(button)

    def add_answers(self, take: str) -> tuple[PrimaryButton, TextButton]:
        """Adds the button that takes what is filled in, which Enter presses, too, and the one that leaves it."""
        accept = self._add_main(take)
        accept.clicked.connect(self.accept)
        cancel = TextButton(_("Annuller"))
        cancel.clicked.connect(self._leave)
        self.add_button(cancel)
        return accept, cancel

    def add_close(self, words: str) -> PrimaryButton:
        """Adds the one button of a dialog that takes nothing in, which Enter presses, too."""
        close = self._add_main(words)
        close.clicked.connect(self._leave)
        return close

    def _leave(self) -> None:
        # Not by a lambda, which would keep the dialog after its end; not `reject`, which asks where Esc does.
        self.done(QDialog.DialogCode.Rejected)

    def _add_main(self, words: str) -> PrimaryButton:
        button = PrimaryButton(self._theme, words)
        button.setDefault(True)
        self.add_button(button)
        return button

    def _restyle(self) -> None:
        px = self._theme.px
        self.body.setContentsMargins(px(24), px(20), px(24), px(20))
        self.body.setSpacing(px(14))
        self._buttons.setContentsMargins(px(24), px(12), px(24), px(14))
        self._buttons.setSpacing(px(10))
        if self.isVisible():
            self.fit()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Keeps the focus in sight also where it comes from outside of the body, e.g. from the buttons."""
        if now is not None and self._content.isAncestorOf(now):
            self._area.ensureWidgetVisible(now)

    def fit(self) -> None:
        """Takes the size that all of the body wants, as far as the screen has it."""
        available = self.screen().availableGeometry().size() * SCREEN_SHARE
        width = min(self._theme.px(self._width), available.width())
        below = self._buttons.sizeHint().height() + 1
        self.resize(width, self.height())
        for _pass in range(3):  # a wrapped label knows its height when it has its width
            self._outer.activate()
            self.body.activate()
            self.resize(width, min(self._body_height(width) + below, available.height()))

    def _body_height(self, width: int) -> int:
        body = self.body
        return body.totalHeightForWidth(width) if body.hasHeightForWidth() else body.totalSizeHint().height()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page Up and Down scroll: what is only to be read takes no focus, and could not be reached otherwise."""
        actions = {Qt.Key.Key_PageDown: _PAGE_DOWN, Qt.Key.Key_PageUp: _PAGE_UP}
        action = actions.get(Qt.Key(event.key()))
        if action is None:
            super().keyPressEvent(event)
        else:
            self._area.verticalScrollBar().triggerAction(action)

    def showEvent(self, event: QShowEvent) -> None:
        """The size is found when the style is known, and the way of the Tab key when all is in its place."""
        super().showEvent(event)
        if not event.spontaneous():
            self.fit()
            for before, after in pairwise(in_reading_order(self)):
                QWidget.setTabOrder(before, after)


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """What keys can go to in a widget, as it is read: its layouts are filled in that order, whenever it was made."""
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    elif isinstance(widget, QScrollArea):
        content = widget.widget()
        assert content is not None
        yield from in_reading_order(content)
    else:
        yield from _in_layout(widget.layout())


def _in_layout(layout: QLayout | None) -> Iterator[QWidget]:
    for number in range(layout.count() if layout is not None else 0):
        assert layout is not None
        item = layout.itemAt(number)
        assert item is not None
        widget = item.widget()
        if widget is not None:
            yield from in_reading_order(widget)
        else:
            yield from _in_layout(item.layout())
