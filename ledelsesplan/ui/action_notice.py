"""The reminder that a focus area has no action yet, with the button that makes one."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout

from ledelsesplan.drawing.marks import MarkKind, mark_pixmap
from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconTextButton, label
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.markable_picker import MarkablePicker
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import focuses_without_action, whereabouts

RULE = 6
MOST_LINES = 3
STACKED_BELOW = 480
NUMBER_WORDS = (
    "",
    _("Et"),
    _("To"),
    _("Tre"),
    _("Fire"),
    _("Fem"),
    _("Seks"),
    _("Syv"),
    _("Otte"),
    _("Ni"),
    _("Ti"),
)


class FocusNotice(QFrame):
    """There only while it has something to say. `add_requested` gives the focus area that an action is wanted for."""

    add_requested = Signal(str)

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._missing: Sequence[str] = ()
        self._narrow = False
        self.setProperty("kind", "notice")
        self._sign = QLabel()
        self.heading = label("", "strong", wrap=True)
        self.places = label("", "meta", wrap=True)
        self.button = IconTextButton(theme, "plus", _("Tilføj handling"))
        self.button.clicked.connect(self._add)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.heading)
        said.addWidget(self.places)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.addLayout(said, 1)
        self._line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addLayout(self._line, 1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def refresh(self) -> None:
        """Looks again which focus areas have no action."""
        document = self._document
        self._missing = focuses_without_action(document.framework, document.plan)
        count = len(self._missing)
        self.setVisible(bool(count))
        if not count:
            return
        word = NUMBER_WORDS[count] if count < len(NUMBER_WORDS) else str(count)
        one = _("{count} fokusområde har endnu ingen handling")
        many = _("{count} fokusområder har endnu ingen handling")
        self.heading.setText((one if count == 1 else many).format(count=word))
        most = MOST_LINES
        self.places.setVisible(not self._narrow or count == 1)
        lines = [whereabouts(document.framework, document.plan, item).line for item in self._missing[:most]]
        if count > most:
            lines.append(_("og {count} til").format(count=count - most))
        self.places.setText("\n".join(lines))
        self.button.setText(_("Tilføj handling") if count == 1 else _("Tilføj handling …"))

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window a place is told of only where it is the only one: the button's list has them all."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button goes below the words where there is not room beside them."""
        super().resizeEvent(event)
        stacked = self.width() < self._theme.px(STACKED_BELOW)
        self._line.setDirection(QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight)
        self._line.setAlignment(self.button, Qt.AlignmentFlag.AlignLeft if stacked else Qt.AlignmentFlag.AlignVCenter)

    def _add(self) -> None:
        if len(self._missing) == 1:
            self.add_requested.emit(self._missing[0])
            return
        picker = MarkablePicker(self._theme, self._document.index, self._missing, self)
        picker.chosen.connect(lambda identifier: self.add_requested.emit(identifier))
        picker.open_below(self.button)

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(RULE + 12), px(8), px(12), px(8))
        self._layout.setSpacing(px(12))
        self._line.setSpacing(px(8))
        self._sign.setPixmap(
            mark_pixmap(MarkKind.FOCUS, self._theme.tokens, px(26), ghost=False, ratio=self.devicePixelRatioF())
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card whose left edge is a rule in ink: a reminder, not an error."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        radius = theme.px(4)
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(shape, theme.colour("surface"))
        painter.setClipPath(shape)
        painter.fillRect(QRectF(0, 0, theme.px(RULE), self.height()), QColor(theme.colour("ink")))
        painter.setClipping(False)
        painter.setPen(theme.colour("edge"))
        painter.drawPath(shape)
        painter.end()
