"""What HR-opsamling will do, and that it is not here yet: a page to read, with a way back and nothing that is dead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ledelsesplan.text import _
from ledelsesplan.ui.controls import IconTextButton, label
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme

WIDTH = 680

POINTS = (
    ("folder", _("I samler planfilerne, eller de Excel-filer, der er lavet af dem, i en mappe.")),
    ("check", _("Ledelsesplan fortæller, hvad der blev læst, og hvad der blev sprunget over og hvorfor.")),
    (
        "excel",
        _("Ud kommer en Excel-fil med overblik over styrker, udviklingsområder, handlinger og behov for kompetencer."),
    ),
    (
        "lock",
        _(
            "Den rummer ingen navne og ingen fritekst, og ingen tal for grupper på færre end fem planer, medmindre I "
            "bevidst vælger andet."
        ),
    ),
)


class HrPage(QWidget):
    """The page. `back_requested` is the button's and the Esc key's."""

    back_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = IconTextButton(theme, "chevron-left", _("Til startsiden"))
        self.back.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.back.clicked.connect(self.back_requested)
        self._icons: list[tuple[str, QLabel]] = []
        self._lines: list[QHBoxLayout] = []
        self._card_layout = QVBoxLayout()
        self._column = QVBoxLayout()
        self._column.addWidget(self.back)
        self._column.addSpacing(0)
        self._column.addWidget(label(_("HR-opsamling"), "page"))
        self._column.addWidget(label(_("Fra mange planer til ét overblik uden navne."), "lead", wrap=True))
        self._column.addWidget(self._make_card())
        self._column.addStretch(1)
        sheet = QWidget()
        self._outer = QHBoxLayout(sheet)
        self._outer.addLayout(self._column, 100)
        self._outer.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.setFocusProxy(self.back)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _make_card(self) -> QFrame:
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        self._card.setLayout(self._card_layout)
        self._card_layout.addWidget(label(_("Kommer i en senere udgave"), "panel-title"))
        self._card_layout.addWidget(
            label(_("HR-opsamling er ikke bygget endnu. Når den kommer, virker den sådan:"), "reading", wrap=True)
        )
        for name, words in POINTS:
            icon = QLabel()
            self._icons.append((name, icon))
            line = QHBoxLayout()
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(label(words, "reading", wrap=True), 1)
            self._lines.append(line)
            self._card_layout.addLayout(line)
        self._card_layout.addWidget(
            label(
                _("Indtil da: Gem planfilerne. De kan samles, når opsamlingen er her; intet skal laves om."),
                "reading",
                wrap=True,
            )
        )
        return self._card

    def _restyle(self) -> None:
        theme, px, large = self._theme, self._theme.px, self._theme.large
        side = px(56 if large else 32)
        self._outer.setContentsMargins(side, px(40 if large else 24), side, px(24))
        self._column.setSpacing(px(12))
        self._card.setMaximumWidth(px(WIDTH))
        self._card_layout.setContentsMargins(px(24), px(20), px(24), px(22))
        self._card_layout.setSpacing(px(14))
        for line in self._lines:
            line.setSpacing(px(12))
        for name, icon in self._icons:
            icon.setPixmap(icon_pixmap(name, theme.colour("ink2"), px(20), self.devicePixelRatioF()))

    def focus_main(self) -> None:
        """Gives the focus to the way back."""
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_requested.emit()
            return
        super().keyPressEvent(event)
