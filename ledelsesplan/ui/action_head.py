"""The fixed heading of the action editor: its number, what it develops, the marks of that, and delete and close."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFont, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ledelsesplan.core.plan import Mark
from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconButton, TextButton, label
from ledelsesplan.ui.icons import draw_flag_sign
from ledelsesplan.ui.text_layout import TextBlock, lay_out
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import Whereabouts

SIGN_ROOM = 30
MARK = 24


class ActionHead(QWidget):
    """Shows where the action belongs. `heading_clicked` asks for the matrix, `pick_requested` for another place."""

    heading_clicked = Signal()
    pick_requested = Signal()
    delete_clicked = Signal()
    close_clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._mark: Mark | None = None
        self._indented = True
        self._number = label("", "meta")
        self.delete_button = IconButton(theme, "trash", _("Slet handlingen"), "Del", size=16)
        self.delete_button.clicked.connect(self.delete_clicked)
        self.close_button = IconButton(theme, "close", _("Luk handlingen"), "Esc", size=16)
        self.close_button.clicked.connect(self.close_clicked)
        self.heading = PlaceHeading(theme)
        self.heading.clicked.connect(self.heading_clicked)
        self._place = label("", "meta", wrap=True)
        self._marks = QLabel()
        self._marks.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.pick_button = TextButton(_("Vælg en forventning"), "link")
        self.pick_button.clicked.connect(self.pick_requested)
        top = QHBoxLayout()
        top.addWidget(self._number, 1)
        for button in (self.delete_button, self.close_button):
            top.addWidget(button)
        self._top = top
        self._line = QHBoxLayout()
        self._line.addWidget(self._place)
        self._line.addWidget(self._marks)
        self._line.addWidget(self.pick_button)
        self._line.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.addLayout(top)
        self._layout.addWidget(self.heading)
        self._layout.addLayout(self._line)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_action(self, number: int, where: Whereabouts, mark: Mark | None, *, known: bool, whole_plan: bool) -> None:
        """Shows the number of an action, where it belongs, and what is marked there."""
        self._number.setText(_("Handling {number}").format(number=number))
        self.heading.show_place(where, known)
        self._indented = where.flag is not None
        self._place.setText(where.place)
        self._place.setVisible(bool(where.place))
        self.pick_button.setVisible(whole_plan)
        self._mark = mark
        self._show_marks()
        self._line.setContentsMargins(self._theme.px(SIGN_ROOM) if self._indented else 0, 0, 0, 0)
        self._fit_place()

    def _show_marks(self) -> None:
        mark = self._mark
        words = {
            MarkKind.STRENGTH: (_("Styrke"), mark is not None and mark.strength),
            MarkKind.PRIORITY: (_("Udviklingsområde"), mark is not None and mark.priority),
            MarkKind.FOCUS: (_("Fokusområde"), mark is not None and mark.focus),
        }
        shown = [kind for kind, (_word, is_set) in words.items() if is_set]
        self._marks.setVisible(bool(shown))
        self._marks.setAccessibleName(", ".join(words[kind][0] for kind in shown))
        self._marks.setToolTip(self._marks.accessibleName())
        if not shown:
            return
        ratio = self.devicePixelRatioF()
        size, gap = self._theme.px(MARK), self._theme.px(2)
        width = (size + gap) * len(shown) - gap
        marks = QPixmap(round(width * ratio), round(size * ratio))
        marks.fill(Qt.GlobalColor.transparent)
        marks.setDevicePixelRatio(ratio)
        painter = QPainter(marks)
        for number, kind in enumerate(shown):
            paint_mark(painter, QRectF((size + gap) * number, 0, size, size), kind, self._theme.tokens)
        painter.end()
        self._marks.setPixmap(marks)
        self._marks.setFixedSize(width, size)

    def _fit_place(self) -> None:
        """The place stands in one line where there is room beside the marks."""
        px = self._theme.px
        wanted = round(self._theme.metrics("meta").horizontalAdvance(self._place.text())) + 2
        marks = 0 if self._marks.isHidden() else self._marks.width() + px(6)
        self._place.setMinimumWidth(max(min(wanted, self.width() - px(18 + SIGN_ROOM + 10 + 12) - marks), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The place is broken anew."""
        super().resizeEvent(event)
        self._fit_place()

    def _restyle(self) -> None:
        px = self._theme.px
        self._layout.setContentsMargins(px(18), px(6), px(10), px(10))
        self._layout.setSpacing(0)
        self._top.setSpacing(px(14))
        self._line.setSpacing(px(6))
        self._show_marks()
        self._line.setContentsMargins(self._theme.px(SIGN_ROOM) if self._indented else 0, 0, 0, 0)
        self._fit_place()


class PlaceHeading(QPushButton):
    """The flag's sign and the theme's name, broken over as many lines as it needs; a press goes to the matrix."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flag: int | None = None
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._fit)

    def show_place(self, where: Whereabouts, known: bool) -> None:
        """Shows a place; only one that the framework knows can be gone to."""
        self._flag = where.flag
        self.setText(where.title)
        self.setAccessibleName(_("{place}. Vis i matrixen").format(place=where.line) if known else where.line)
        self.setToolTip(_("Vis i matrixen") if known else "")
        self.setEnabled(known)
        self.setCursor(Qt.CursorShape.PointingHandCursor if known else Qt.CursorShape.ArrowCursor)
        self._fit()
        self.update()

    def _block(self) -> TextBlock:
        theme = self._theme
        font = QFont(theme.make_font(16 if not theme.large else 17, QFont.Weight.DemiBold))
        if self.underMouse() and self.isEnabled():
            font.setUnderline(True)
        width = max(self.width() - theme.px(SIGN_ROOM + 4), theme.px(60))
        text = self.text().replace("\n", " ")
        return lay_out(text, font, width, theme.px(22))

    def _fit(self) -> None:
        height = max(round(self._block().height) + self._theme.px(4), self._theme.px(26))
        if height != self.height() or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(self._theme.px(200), max(round(self._block().height) + self._theme.px(4), self._theme.px(26)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are broken anew."""
        super().resizeEvent(event)
        self._fit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Underlined under the pointer."""
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has left."""
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sign, the name, and the focus ring around them."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = float(theme.px(2))
        if self._flag is not None:
            size = theme.px(18)
            edge = QColor(theme.tokens.flag(self._flag).edge)
            draw_flag_sign(painter, self._flag, QRectF(theme.px(2), top + theme.px(2), size, size), edge)
        left = theme.px(SIGN_ROOM if self._flag is not None else 0)
        self._block().draw(painter, left, top, theme.colour("ink"))
        if self.hasFocus():
            width = float(theme.tokens.ring_width)
            painter.setPen(QPen(theme.colour("ring"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inner = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
            painter.drawRoundedRect(inner, theme.px(4), theme.px(4))
        painter.end()
