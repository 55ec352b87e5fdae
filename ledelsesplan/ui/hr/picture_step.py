"""The third step: a picture of what may be said, before a file is made of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.compiling.gathering import Gathered
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.published import KindFigures, Published
from ledelsesplan.reports.summary.content import base_words, silence_words, under_words
from ledelsesplan.terms import PLANS_OF_KIND
from ledelsesplan.text import _
from ledelsesplan.ui.choices import DropDown, Segments
from ledelsesplan.ui.controls import label
from ledelsesplan.ui.hr.check_words import KINDS
from ledelsesplan.ui.hr.heat_view import HeatView
from ledelsesplan.ui.hr.panes import TwoPanes, card
from ledelsesplan.ui.hr.top_list import TopList, top_rows
from ledelsesplan.ui.theme import Theme

WORDS_FROM, SEGMENTS_FROM = 380, 800


class PictureStep(QWidget):
    """The heat matrix of a kind of plan, and its top lists beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._gathered: Gathered | None = None
        self._published: Published | None = None
        self._kinds: tuple[Kind, ...] = KINDS
        self.kind = Segments([PLANS_OF_KIND[kind] for kind in KINDS], _("Plantype"))
        self.kind_list = DropDown(theme, _("Plantype"), [PLANS_OF_KIND[kind] for kind in KINDS])
        for choice in (self.kind, self.kind_list):
            choice.chosen.connect(self._choose)
        self.heat = HeatView(theme)
        self.cell = label("", "body-quiet", wrap=True)
        self.top = TopList(theme)
        self.nothing = label("", "reading", wrap=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.heat.rested.connect(self.cell.setText)
        map_card, _layout = card(self.heat)
        left = QWidget()
        self._left = QVBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.addWidget(map_card, 1)
        self._left.addWidget(self.cell)
        self._legend = label("", "meta", wrap=True)
        self._left.addWidget(self._legend)
        right, _layout = card(self.top)
        self.panes = TwoPanes(theme, (_("Niveau x kompetence"), _("Mest markeret")), (left, right), (5, 2))
        self.panes.arranged.connect(self._arrange)
        self._line = QHBoxLayout()
        self._line.addWidget(self.kind)
        self._line.addWidget(self.kind_list)
        self._line.addStretch(1)
        self._line.addWidget(self.panes.choice)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._line)
        self._column.addWidget(self.nothing, 1)
        self._column.addWidget(self.panes, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        px, large = self._theme.px, self._theme.large
        side = px(40 if large else 20)
        self._column.setContentsMargins(side, px(14), side, px(10))
        self._column.setSpacing(px(10))
        self._left.setSpacing(px(6))
        self._line.setSpacing(px(12))
        # Two lines at least: a longer cell in words moves nothing.
        self.cell.setMinimumHeight(2 * self._theme.line("body"))

    def show_read(self, gathered: Gathered, published: Published) -> None:
        """Takes the figures; first those of the kind of plan with most plans."""
        self._gathered, self._published = gathered, published
        summary = gathered.compiled.summary
        self._kinds = tuple(kind for kind in KINDS if any(summary.of(kind))) or KINDS
        for choice in (self.kind, self.kind_list):
            choice.set_names([PLANS_OF_KIND[kind] for kind in self._kinds])
        most = max(range(len(self._kinds)), key=lambda number: (self._plans(self._kinds[number]), -number))
        self._choose(most)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The height says whether there is room for the words below the map."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """In a narrow window the choices stand in one line; in a low one the map has the room of the words below it."""
        several = len(self._kinds) > 1
        beside = self._theme.width_at_full_size(self.width()) >= SEGMENTS_FROM
        self.kind.setVisible(several and beside)
        self.kind_list.setVisible(several and not beside)
        if self.panes.isHidden():
            self.panes.choice.hide()
        is_low = self._theme.width_at_full_size(self.height()) < WORDS_FROM
        for words in (self.cell, self._legend):
            words.setHidden(is_low)

    def _choose(self, number: int) -> None:
        self.kind.choose(number)
        self.kind_list.choose(number)
        self._show(number)

    def _plans(self, kind: Kind) -> int:
        assert self._published is not None
        return self._published.kinds[kind].shown

    def _show(self, number: int) -> None:
        if self._gathered is None or self._published is None:
            return
        figures = self._published.kinds[self._kinds[number]]
        is_hidden = figures.total is None
        self.nothing.setHidden(not is_hidden)
        self.panes.setHidden(is_hidden)
        self.panes.show_only(None)
        self.nothing.setText(self._silence(figures))
        framework, minimum = self._gathered.framework, self._published.minimum
        self.heat.heat.show(framework, figures, minimum)
        self.heat.refresh()
        self.top.show_rows(top_rows(framework, figures))
        legend = _legend_words(figures, minimum)
        self._legend.setText(legend if len(self._kinds) > 1 else f"{PLANS_OF_KIND[figures.kind]}. {legend}")

    def _silence(self, figures: KindFigures) -> str:
        assert self._published is not None
        first = f"{PLANS_OF_KIND[figures.kind]}: {silence_words(self._published.minimum)}"
        return first + " " + _("Det står der også i Excel-opsamlingen. Saml flere planer for at få tal.")

    def focus_main(self) -> None:
        """Gives the focus to the map, or to the choice where there is none."""
        if self.panes.isHidden():
            self.kind.focus_chosen()
            if not self.kind.isVisible():
                self.kind_list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            (self.heat if self.heat.isVisibleTo(self) else self.top).setFocus(Qt.FocusReason.OtherFocusReason)


def _legend_words(figures: KindFigures, minimum: int) -> str:
    """How the map is read; why something is hidden; and how plans count, where some are of several levels."""
    words = _("Andel af planerne på niveauet: S er styrke, U udviklingsområde. Farven skifter ved 20, 40 og 60 %.")
    if minimum > 1 and any(level.total is None for level in figures.levels):
        told = _("»{under}« står også, hvor tallene ville røbe få.")
        words += " " + told.format(under=under_words(minimum))
    if not figures.is_of_several_levels:
        return words
    told = _("En plan på flere niveauer tæller på hvert af dem: lagt sammen er det {base}.")
    return words + " " + told.format(base=base_words(figures))
