"""How things look at the moment: colours, text size and fonts. Widgets get the one theme and follow `changed`."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPalette

from ledelsesplan.drawing.fonts import FAMILY, load_fonts
from ledelsesplan.drawing.tokens import DARK, HIGH_CONTRAST, LIGHT, THEMES, Tokens

SMALLEST, LARGEST, STEP = 80, 200, 10
LARGE_FROM = 1600

# Role: (size, size in a large window, line height, line height in a large window, weight); px at 100 %.
TYPE = {
    "display": (32, 40, 40, 48, QFont.Weight.DemiBold),
    "page": (24, 30, 30, 38, QFont.Weight.DemiBold),
    "section": (20, 24, 26, 30, QFont.Weight.DemiBold),
    "title": (20, 20, 24, 24, QFont.Weight.DemiBold),
    "panel": (17, 20, 22, 26, QFont.Weight.DemiBold),
    "reading": (16, 18, 22, 25, QFont.Weight.Normal),
    "general": (17, 20, 23, 27, QFont.Weight.Normal),
    "body": (15, 15, 20, 20, QFont.Weight.Normal),
    "strong": (15, 15, 20, 20, QFont.Weight.DemiBold),
    "cell": (15, 15, 20, 20, QFont.Weight.Normal),
    "cell_competency": (15, 17, 20, 24, QFont.Weight.Normal),
    "header": (15, 16, 20, 22, QFont.Weight.DemiBold),
    "theme": (14, 15, 18, 20, QFont.Weight.DemiBold),
    "meta": (13, 13, 18, 18, QFont.Weight.Normal),
    "meta_strong": (13, 13, 18, 18, QFont.Weight.DemiBold),
}


class Theme(QObject):
    """The tokens, the text size and the fonts in force."""

    changed = Signal()

    def __init__(self, choice: str = "system", text_size: int = 100) -> None:
        super().__init__()
        load_fonts()
        self._choice = choice
        self.tokens = self._tokens_of(choice)
        self._text_size = min(max(text_size, SMALLEST), LARGEST)
        self._large = False
        self._fonts: dict[str, QFont] = {}
        self._colours: dict[str, QColor] = {}
        self._widths: dict[tuple[str, str], float] = {}

    @property
    def choice(self) -> str:
        """What was chosen: system, light, dark or high-contrast."""
        return self._choice

    @property
    def text_size(self) -> int:
        """The text size in per cent, 80 to 200."""
        return self._text_size

    @property
    def large(self) -> bool:
        """Whether the window is wide enough for the large sizes."""
        return self._large

    def choose(self, choice: str) -> None:
        """Takes another theme into use."""
        self._choice = choice
        self._become(self._tokens_of(choice))

    def set_text_size(self, percent: int) -> None:
        """Takes another text size into use, held within 80 to 200 per cent."""
        percent = min(max(percent, SMALLEST), LARGEST)
        if percent != self._text_size:
            self._text_size = percent
            self._become(self.tokens)

    def set_window_width(self, width: int) -> None:
        """Chooses between normal and large sizes from the window's width in px."""
        large = width >= LARGE_FROM * self._text_size / 100
        if large != self._large:
            self._large = large
            self._become(self.tokens)

    def _become(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._fonts.clear()
        self._colours.clear()
        self._widths.clear()
        self.changed.emit()

    def _tokens_of(self, choice: str) -> Tokens:
        if choice in THEMES:
            return THEMES[choice]
        hints = QGuiApplication.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return HIGH_CONTRAST
        return DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT

    @property
    def scale(self) -> float:
        """How many px a px of the design is."""
        return self._text_size / 100

    def px(self, size: float) -> int:
        """A length of the design in px at the chosen text size."""
        return round(size * self.scale)

    def width_at_full_size(self, width: int) -> float:
        """A width in px, as it would be at 100 %: what layouts choose by."""
        return width / self.scale

    def font(self, role: str) -> QFont:
        """The font of a role in TYPE."""
        if role not in self._fonts:
            normal, large, _, _, weight = TYPE[role]
            self._fonts[role] = self.make_font(large if self._large else normal, weight)
        return self._fonts[role]

    def make_font(self, size: float, weight: QFont.Weight) -> QFont:
        """The family at a size of the design; its figures are tabular as they are."""
        font = QFont(FAMILY)
        font.setPixelSize(max(self.px(size), 1))
        font.setWeight(weight)
        return font

    def line(self, role: str) -> int:
        """The line height of a role in px."""
        _, _, normal, large, _ = TYPE[role]
        return self.px(large if self._large else normal)

    def metrics(self, role: str) -> QFontMetricsF:
        """The measures of a role's font."""
        return QFontMetricsF(self.font(role))

    def text_width(self, role: str, text: str) -> float:
        """How wide a text is in a role's font, in px. It is kept: for the few texts that stand in many places."""
        if (role, text) not in self._widths:
            self._widths[role, text] = self.metrics(role).horizontalAdvance(text)
        return self._widths[role, text]

    def colour(self, token: str) -> QColor:
        """A token's colour, e.g. `ink`."""
        if token not in self._colours:
            self._colours[token] = QColor(getattr(self.tokens, token))
        return self._colours[token]

    def palette(self) -> QPalette:
        """The colours that Qt's own widgets use."""
        palette = QPalette()
        roles = {
            QPalette.ColorRole.Window: "bg",
            QPalette.ColorRole.WindowText: "ink",
            QPalette.ColorRole.Base: "surface",
            QPalette.ColorRole.AlternateBase: "surface",
            QPalette.ColorRole.Text: "ink",
            QPalette.ColorRole.PlaceholderText: "ink2",
            QPalette.ColorRole.Button: "surface",
            QPalette.ColorRole.ButtonText: "ink",
            QPalette.ColorRole.BrightText: "ink",
            QPalette.ColorRole.ToolTipBase: "surface",
            QPalette.ColorRole.ToolTipText: "ink",
            QPalette.ColorRole.Highlight: "primary",
            QPalette.ColorRole.HighlightedText: "on_primary",
            QPalette.ColorRole.Link: "ink",
            QPalette.ColorRole.LinkVisited: "ink",
            QPalette.ColorRole.Light: "line",
            QPalette.ColorRole.Midlight: "line",
            QPalette.ColorRole.Mid: "line",
            QPalette.ColorRole.Dark: "edge",
            QPalette.ColorRole.Shadow: "edge",
            QPalette.ColorRole.Accent: "ink",
        }
        for role, token in roles.items():
            palette.setColor(role, self.colour(token))
        return palette
