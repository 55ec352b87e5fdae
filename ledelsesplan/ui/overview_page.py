"""Overblik: all themes at all levels as a map of marks, to see from across the room what stands out."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ledelsesplan.core.matrix import overview
from ledelsesplan.core.plan import Kind
from ledelsesplan.drawing.marks import MarkKind, mark_pixmap, paint_heat
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.choices import Segments
from ledelsesplan.ui.controls import RowButton, empty_layout, label
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.matrix_page import counts_in_words
from ledelsesplan.ui.matrix_view import MatrixMode, MatrixView
from ledelsesplan.ui.page import Hints, Page
from ledelsesplan.ui.side_panel import WithSidePanel
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import whereabouts

PANEL_FROM = 1290


class OverviewPage(Page):
    """The heat map with its legend. A cell opens in the view by role."""

    behaviour_requested = Signal(str)

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self.view = MatrixView(theme, document.framework, MatrixMode.OVERVIEW)
        self._panel = Legend(theme, document)
        main = QWidget()
        self._main_layout = QVBoxLayout(main)
        self._main_layout.addWidget(self.view)
        self._split = WithSidePanel(main, self._panel)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split)
        self.view.opened.connect(self.behaviour_requested)
        self._panel.behaviour_requested.connect(self.behaviour_requested)
        self._panel.hands_chosen.connect(self.view.show_hands)
        Following(self, document, self._follow)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._refresh()

    def show_behaviour(self, behaviour: str) -> None:
        """Goes to a behaviour."""
        self.view.set_current(behaviour)

    def current_behaviour(self) -> str:
        """The current cell's id."""
        return self.view.current_behaviour()

    def _refresh(self) -> None:
        self.view.show_grid(overview(self._document.index))
        self._panel.refresh()

    def _follow(self) -> None:
        self._refresh()
        self.hints_changed.emit()

    def focus_main(self) -> None:
        """Gives the focus to the map."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_layout_width(self, width: float) -> None:
        """The legend stands beside the map, and gives way in a narrow window."""
        self._split.set_open(width >= PANEL_FROM)
        self._split.set_layout_width(max(width, 1100))

    def _restyle(self) -> None:
        px = self._theme.px
        self._main_layout.setContentsMargins(px(16), 0, px(2), px(4))

    def hints(self) -> Hints:
        """The keys of the map."""
        return ((("←", "→", "↑", "↓"), _("Flyt")), (("Enter",), _("Åbn forventningen")))

    def summary(self) -> str:
        """How many are marked in the whole framework."""
        return counts_in_words(self._document, self._document.framework.behaviours())


class Sign(QWidget):
    """A cell of the map as it is drawn there, for the legend."""

    def __init__(self, theme: Theme, kind: MarkKind | None) -> None:
        super().__init__()
        self._theme = theme
        self._kind = kind
        self.setFixedSize(theme.px(64), theme.px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws it."""
        painter = QPainter(self)
        area = QRectF(self.rect()).adjusted(0, 1, 0, -1)
        if self._kind is MarkKind.FOCUS:
            size = self._theme.px(26)
            pixmap = mark_pixmap(MarkKind.FOCUS, self._theme.tokens, size, ghost=False, ratio=self.devicePixelRatioF())
            painter.drawPixmap(round(area.center().x() - size / 2), round(area.center().y() - size / 2), pixmap)
        else:
            paint_heat(
                painter,
                area,
                self._kind is MarkKind.STRENGTH,
                self._kind is MarkKind.PRIORITY,
                False,
                self._theme.tokens,
            )
        painter.end()


class Legend(QFrame):
    """How the map is read, what it shows, and the focus areas."""

    behaviour_requested = Signal(str)
    hands_chosen = Signal(bool)

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self.setProperty("kind", "panel")
        content = QWidget()
        self._layout = QVBoxLayout(content)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(content)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(scroll)
        self._hands = False
        theme.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Builds the legend from the plan; it is small, so it is built anew."""
        px = self._theme.px
        self.setFixedWidth(px(420 if self._theme.large else 320))
        self._layout.setContentsMargins(px(18), px(12), px(18), px(12))
        self._layout.setSpacing(px(8))
        empty_layout(self._layout)
        self._layout.addWidget(label(_("Sådan læses overblikket"), "panel-title"))
        self._layout.addWidget(
            label(
                _("Et afsæt for dialog. En forventning uden markering er hverken god eller dårlig."),
                "subtitle",
                wrap=True,
            )
        )
        index = self._document.index
        behaviours = list(self._document.framework.behaviours())
        counts = index.counts(behaviours)
        marked = sum(
            mark.is_marked and self._document.framework.place(mark.id) is not None for mark in self._document.plan.marks
        )
        if not marked:
            self._layout.addWidget(label(_("Ingen markeringer endnu"), "strong"))
        rows: list[tuple[MarkKind | None, str, int]] = [
            (MarkKind.STRENGTH, _("Styrke"), counts.strengths),
            (MarkKind.PRIORITY, _("Udviklingsområde"), counts.priorities),
            (MarkKind.FOCUS, _("Fokusområde"), counts.focuses),
            (None, _("Ikke markeret"), len(behaviours) - marked),
        ]
        for kind, words, count in rows:
            line = QHBoxLayout()
            line.setSpacing(px(12))
            line.addWidget(Sign(self._theme, kind))
            line.addWidget(label(words))
            line.addStretch(1)
            line.addWidget(label(str(count), "strong"))
            self._layout.addLayout(line)
        if self._document.plan.kind is Kind.TEAM:
            self._add_choice()
        self._add_focuses()
        self._layout.addStretch(1)

    def _add_choice(self) -> None:
        self._layout.addSpacing(self._theme.px(8))
        self._layout.addWidget(label(_("Vis"), "label"))
        choice = Segments([_("Markeringer"), _("Hænder")], _("Vis"))
        choice.choose(int(self._hands))
        choice.chosen.connect(self._choose)
        line = QHBoxLayout()
        line.addWidget(choice)
        line.addStretch(1)
        self._layout.addLayout(line)
        tally = self._document.plan.round.tally
        if tally.hands and not tally.hands_revealed:
            self._layout.addWidget(label(_("Hænderne er skjult, til de er vist i workshoppen."), "meta", wrap=True))

    def _choose(self, number: int) -> None:
        self._hands = bool(number)
        self.hands_chosen.emit(self._hands)

    def _add_focuses(self) -> None:
        px = self._theme.px
        chosen = [mark.id for mark in self._document.plan.marks if mark.focus]
        chosen.sort(key=self._document.framework.position)
        line = QHBoxLayout()
        line.addWidget(label(_("Fokusområder"), "label"))
        line.addWidget(label(_("{count} valgt, højst 3 anbefales").format(count=len(chosen)), "meta"))
        line.addStretch(1)
        self._layout.addSpacing(px(8))
        self._layout.addLayout(line)
        for identifier in chosen:
            focus = FocusLine(self._theme, self._document, identifier)
            focus.clicked.connect(partial(self.behaviour_requested.emit, identifier))
            self._layout.addWidget(focus)


class FocusLine(RowButton):
    """A focus area with where it is and how many actions it has; a press opens it."""

    def __init__(self, theme: Theme, document: Document, identifier: str) -> None:
        where = whereabouts(document.framework, document.plan, identifier)
        title = where.title
        count = sum(action.behaviour == identifier for action in document.plan.actions)
        actions = ngettext("{count} handling", "{count} handlinger", count) if count else _("ingen handling endnu")
        facts = where.place if document.plan.for_own_leader else f"{where.place} · {actions}"
        super().__init__(theme, f"{title}, {facts}")
        px = theme.px
        sign = QLabel()
        sign.setPixmap(mark_pixmap(MarkKind.FOCUS, theme.tokens, px(26), ghost=False, ratio=self.devicePixelRatioF()))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(title, wrap=True))
        words.addWidget(label(facts, "meta", wrap=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, px(4), 0, px(4))
        layout.setSpacing(px(10))
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)
