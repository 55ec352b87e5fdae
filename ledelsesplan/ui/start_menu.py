"""The start page's left column: the tiles with which one begins, and what the framework holds."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ledelsesplan.storage.summaries import FrameworkSummary
from ledelsesplan.text import _, describe, format_partial_date, ngettext
from ledelsesplan.ui.controls import label, rule, set_kind
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.tile import Tile, TileShape

ANY_WIDTH = 16_777_215


class StartMenu(QWidget):
    """The column; in a narrow window it lies above the plans, with the tiles in pairs."""

    new_team_requested = Signal()
    new_personal_requested = Signal()
    open_requested = Signal()
    hr_requested = Signal()
    height_changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "panel-start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tiles = self._make_tiles()
        self._name = label(_("Ledelsesplan"), "display")
        self._subtitle = label(_("Et afsæt for dialog om ledelse."), "lead", wrap=True)
        self._grid = QGridLayout()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._name)
        self._column.addWidget(self._subtitle)
        self._column.addLayout(self._grid)
        self._column.addStretch(1)

    def _make_tiles(self) -> tuple[Tile, ...]:
        theme = self._theme
        team = Tile(
            theme, "people", _("Ny plan for ledergruppen"), _("Workshop og fælles handleplan"), "Ctrl+N", primary=True
        )
        personal = Tile(theme, "person", _("Ny personlig plan"), _("Onboarding, LUS og opfølgning"))
        opened = Tile(theme, "folder", _("Åbn plan"), _("Hent en planfil fra en mappe"), "Ctrl+O")
        summary = Tile(theme, "compile", _("HR-opsamling"), _("Saml planer til en Excel-fil uden navne"))
        team.clicked.connect(self.new_team_requested)
        personal.clicked.connect(self.new_personal_requested)
        opened.clicked.connect(self.open_requested)
        summary.clicked.connect(self.hr_requested)
        return team, personal, opened, summary

    def hold(self, facts: QWidget) -> None:
        """Takes the framework's facts in at the bottom."""
        self._column.addWidget(facts)

    def set_shape(self, shape: TileShape) -> None:
        """Broad or slim as a column, or compact above the plans."""
        theme, px = self._theme, self._theme.px
        above, slim = shape is TileShape.COMPACT, shape is TileShape.SLIM
        for number, tile in enumerate(self.tiles):
            tile.set_shape(shape)
            self._grid.addWidget(tile, *(divmod(number, 2) if above else (number, 0)))
        for widget in (self._name, self._subtitle):
            widget.setVisible(not above)
        self.setMinimumWidth(0)
        self.setMaximumWidth(ANY_WIDTH)
        if not above:
            self.setFixedWidth(px(320 if slim else 520 if theme.large else 384))
        set_kind(self, "strip" if above else "panel-start")
        side, top = (20, 16) if above else (20, 24) if slim else (48, 48) if theme.large else (28, 24)
        self._column.setContentsMargins(px(side), px(top), px(side), px(top))
        gap = 0 if above else px(20)
        self._grid.setContentsMargins(0, gap, 0, gap)
        self._grid.setSpacing(px(8 if above or slim else 10))

    def event(self, event: QEvent) -> bool:
        """Tells when what it holds wants another height."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.height_changed.emit()
        return handled

    def needed_height(self) -> int:
        """How high the column has to be for all that it holds."""
        return self._column.totalHeightForWidth(self.maximumWidth())


class FrameworkFacts(QWidget):
    """The framework's name, owner, date and size; or why it cannot be used."""

    def __init__(self, theme: Theme, framework: FrameworkSummary) -> None:
        super().__init__()
        self._theme = theme
        self._failed = framework.error is not None
        self._icon = QLabel()
        words = QVBoxLayout()
        words.setSpacing(0)
        for text, kind in facts_in_words(framework):
            words.addWidget(label(text, kind, wrap=True))
        self._line = QHBoxLayout()
        self._line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(rule())
        layout.addLayout(self._line)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme, px = self._theme, self._theme.px
        self._line.setContentsMargins(0, px(14), 0, 0)
        self._line.setSpacing(px(12))
        name, token = ("warning", "danger") if self._failed else ("document", "ink2")
        self._icon.setPixmap(icon_pixmap(name, theme.colour(token), px(20), self.devicePixelRatioF()))


def facts_in_words(framework: FrameworkSummary) -> list[tuple[str, str]]:
    """The framework's name, owner and size as lines with their kinds of label; or why it cannot be used."""
    if framework.error is not None:
        return [(describe(framework.error), "error")]
    when = format_partial_date(framework.date) if framework.date else ""
    counts = (
        ngettext("{count} ledelseskompetence", "{count} ledelseskompetencer", framework.competencies),
        ngettext("{count} tema", "{count} temaer", framework.themes),
        ngettext("{count} forventning", "{count} forventninger", framework.behaviours),
    )
    return [
        (framework.title, "note-strong"),
        (", ".join(part for part in (framework.organisation, when) if part), "meta"),
        (" · ".join(counts), "meta"),
    ]
