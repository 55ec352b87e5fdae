"""Messages to the user as data, and the strip in the window that shows them. Dialogs are for decisions only."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ledelsesplan.text import _, describe
from ledelsesplan.ui.controls import IconButton, TextButton, announce, empty_layout, label
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme

NARROW_BELOW = 700


EXPORTING, OWN_LEADER, READING, REFUSED = "exporting", "own-leader", "reading", "refused"
SAVING, VOTES, WORKSHOP = "saving", "votes", "workshop"
ABOUT_A_PLAN = (EXPORTING, OWN_LEADER, READING, REFUSED, SAVING, VOTES, WORKSHOP)
"""The topics of what is told of a plan, which goes with it."""


class Tone(StrEnum):
    """Whether a message tells of a failure or of something good to know."""

    INFO = "info"
    ERROR = "error"


class Choice(NamedTuple):
    """A button in a message."""

    label: str
    act: Callable[[], object]


class Message(NamedTuple):
    """One sentence, what is safe, and at most two choices.

    `topic` lets a later message take an earlier one's place. `step` names the step of the document that it tells of:
    when that is undone, the message goes.
    """

    text: str
    detail: str = ""
    tone: Tone = Tone.INFO
    choices: tuple[Choice, ...] = ()
    topic: str = ""
    step: str = ""


class Messages(QObject):
    """Where messages are sent to; whoever shows them listens."""

    shown = Signal(Message)
    withdrawn = Signal(str)
    undone = Signal(str)

    def show(self, message: Message) -> None:
        """Shows a message."""
        self.shown.emit(message)

    def fail(self, error: BaseException, detail: str = "", *choices: Choice, topic: str = "") -> None:
        """Shows a failure in words."""
        self.show(Message(describe(error), detail, Tone.ERROR, choices, topic))

    def withdraw(self, topic: str) -> None:
        """Takes a message back that no longer holds."""
        self.withdrawn.emit(topic)

    def withdraw_step(self, step: str) -> None:
        """Takes back a message that tells of a step of the document, which was undone."""
        self.undone.emit(step)


class MessageBar(QWidget):
    """The strip below the plan's title: filled with the first message, there only when there is something to say."""

    def __init__(self, theme: Theme, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.message: Message | None = None
        self.setProperty("kind", "strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        messages.shown.connect(self._show)
        messages.withdrawn.connect(self._withdraw)
        messages.undone.connect(self._withdraw_step)
        self.hide()

    def _fill(self) -> None:
        self._icon = QLabel()
        self._text = label("", "strong", wrap=True)
        self._detail = label("", "meta", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        self._choices = QHBoxLayout()
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.addLayout(words, 1)
        self._body.addLayout(self._choices)
        self._close = IconButton(self._theme, "close", _("Luk beskeden"))
        self._close.clicked.connect(self.close_message)
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._icon)
        self._layout.addLayout(self._body, 1)
        self._layout.addWidget(self._close)
        self._theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(26), px(8), px(20), px(8))
        self._layout.setSpacing(px(12))
        self._body.setSpacing(px(12))
        self._choose_layout()
        if self.message is not None:
            error = self.message.tone is Tone.ERROR
            colour = self._theme.colour("danger" if error else "ink")
            self._icon.setPixmap(icon_pixmap("warning" if error else "info", colour, px(20), self.devicePixelRatioF()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices follow the width."""
        super().resizeEvent(event)
        if self.layout() is not None:
            self._choose_layout()

    def _choose_layout(self) -> None:
        """The choices beside the words, or below them in a narrow window."""
        narrow = self._theme.width_at_full_size(self.width()) < NARROW_BELOW
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._choices.setAlignment(Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignRight)

    def _show(self, message: Message) -> None:
        if self.layout() is None:
            self._fill()
        self.message = message
        self._text.setText(message.text)
        self._detail.setText(message.detail)
        self._detail.setVisible(bool(message.detail))
        empty_layout(self._choices)
        for choice in message.choices:
            button = TextButton(choice.label)
            button.clicked.connect(partial(_make, choice))
            self._choices.addWidget(button)
        self._restyle()
        self.show()
        self.update()
        announce(self, f"{message.text} {message.detail}")

    def _withdraw(self, topic: str) -> None:
        if self.message is not None and self.message.topic == topic:
            self.close_message()

    def _withdraw_step(self, step: str) -> None:
        if self.message is not None and self.message.step == step:
            self.close_message()

    def close_message(self) -> None:
        """Puts the message away."""
        self.message = None
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The strip's ground, with a rule in the colour of its tone."""
        super().paintEvent(event)
        if self.message is None:
            return
        painter = QPainter(self)
        tone = "danger" if self.message.tone is Tone.ERROR else "ink"
        painter.fillRect(0, 0, self._theme.px(6), self.height(), QColor(self._theme.colour(tone)))
        painter.end()


def _make(choice: Choice, _checked: bool = False) -> None:
    choice.act()
