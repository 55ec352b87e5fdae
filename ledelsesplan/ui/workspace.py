"""An open plan: its title and tabs, messages, the pages, and the hints at the bottom. All wiring of pages is here."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ledelsesplan.terms import PLAN_KIND
from ledelsesplan.text import _
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.controls import ElidedLabel, IconButton, label
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.key_hints import Keys
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.messages import REFUSED, Message, MessageBar, Messages
from ledelsesplan.ui.page import Page
from ledelsesplan.ui.plan_pages import NAMES, PlanPage, pages_of
from ledelsesplan.ui.role_page import RolePage
from ledelsesplan.ui.tabs import SIDE, Tabs
from ledelsesplan.ui.theme import Theme

if TYPE_CHECKING:
    from ledelsesplan.ui.action_page import ActionPage
    from ledelsesplan.ui.competency_page import CompetencyPage
    from ledelsesplan.ui.general_page import GeneralPage
    from ledelsesplan.ui.introduction_page import IntroductionPage
    from ledelsesplan.ui.talk.page import TalkPage

LEAST_TITLE = 150
HINTS_FROM = 700


class Workspace(QWidget):
    """The pages of one document, each made when it is first shown. `width` is what it will have, the window's in px."""

    home_requested = Signal()
    properties_requested = Signal()
    new_round_requested = Signal()
    definition_folded = Signal(bool)
    first_talk_requested = Signal()
    page_changed = Signal(int)
    calendar_requested = Signal()
    send_requested = Signal()
    read_back_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        document: Document,
        messages: Messages,
        today: Callable[[], date],
        *,
        width: int,
        definition_folded: bool,
    ) -> None:
        super().__init__()
        # Known before any page is: made for Qt's own 640 px, it would be laid out anew as soon as it is shown.
        self.resize(width, self.height())
        self._theme = theme
        self._document = document
        self._messages = messages
        self._today = today
        self._folded = definition_folded
        self._marking = Marking(document)
        self._offered = pages_of(document.plan)
        self._pages: dict[PlanPage, Page] = {}
        self._bar_lent = False
        self._exchange = False
        self.setProperty("kind", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedWidget()
        self._make_plan_bar()
        self._make_hint_bar()
        self.message_bar = MessageBar(theme, messages)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._plan_bar)
        outer.addWidget(self.message_bar)
        outer.addWidget(self._stack, 1)
        outer.addWidget(self._hint_bar)
        document.changed.connect(self._on_changed)
        document.refused.connect(self._on_refused)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.show_page(PlanPage.ROLE)
        self._on_changed(None, document.plan)

    def _make_plan_bar(self) -> None:
        self._home = IconButton(self._theme, "home", _("Til startsiden"))
        self._home.clicked.connect(self.home_requested)
        self._title = ElidedLabel("title")
        self._facts = ElidedLabel("meta")
        self._titles = QWidget()
        titles = QVBoxLayout(self._titles)
        titles.setContentsMargins(0, 0, 0, 0)
        titles.setSpacing(0)
        titles.addStretch(1)
        titles.addWidget(self._title)
        titles.addWidget(self._facts)
        titles.addStretch(1)
        names = [NAMES[page] for page in self._offered]
        self._tabs = Tabs(self._theme, names)
        self._tabs.chosen.connect(self.show_numbered)
        self._page_list = DropDown(self._theme, _("Side"), names)
        self._page_list.chosen.connect(self.show_numbered)
        self._plan_bar = QWidget()
        self._plan_bar.setProperty("kind", "strip")
        self._plan_bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._plan_layout = QHBoxLayout(self._plan_bar)
        self._plan_layout.addWidget(self._home)
        self._plan_layout.addWidget(self._titles)
        self._plan_layout.addWidget(self._page_list)
        self._gap = self._plan_layout.count()
        self._plan_layout.addStretch(1)
        self._plan_layout.addWidget(self._tabs)

    def _make_hint_bar(self) -> None:
        self._keys = Keys(self._theme)
        self._summary = label("", "meta")
        self._hint_bar = QWidget()
        self._hint_bar.setProperty("kind", "hints")
        self._hint_bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._hint_layout = QHBoxLayout(self._hint_bar)
        self._hint_layout.addWidget(self._keys, 1)
        self._hint_layout.addWidget(self._summary)

    # Pages

    def page(self, which: PlanPage) -> Page:
        """A page, made if it is not there yet."""
        if which not in self._pages:
            made = self._make_page(which)
            made.hints_changed.connect(self._show_hints)
            made.set_layout_width(self._theme.width_at_full_size(self.width()))
            self._pages[which] = made
            self._stack.addWidget(made)
        return self._pages[which]

    def _make_page(self, which: PlanPage) -> Page:
        match which:
            case PlanPage.INTRODUCTION:
                from ledelsesplan.ui.introduction_page import IntroductionPage

                talk = PlanPage.TALK if PlanPage.TALK in self._offered else None
                introduction = IntroductionPage(self._theme, self._document, self._marking, talk)
                introduction.sheet_requested.connect(self.first_talk_requested)
                introduction.page_requested.connect(self.show_page)
                self._wire_details(introduction)
                return introduction
            case PlanPage.ROLE:
                role = RolePage(self._theme, self._document, self._marking)
                self._wire_details(role)
                return role
            case PlanPage.COMPETENCY:
                from ledelsesplan.ui.competency_page import CompetencyPage

                competency = CompetencyPage(self._theme, self._document, self._marking)
                self._wire_details(competency)
                return competency
            case PlanPage.OVERVIEW:
                from ledelsesplan.ui.overview_page import OverviewPage

                overview = OverviewPage(self._theme, self._document)
                overview.behaviour_requested.connect(self.show_behaviour)
                return overview
            case PlanPage.ACTIONS:
                from ledelsesplan.ui.action_page import ActionPage

                actions = ActionPage(self._theme, self._document, self._messages, self._today)
                actions.behaviour_requested.connect(self.show_behaviour)
                return actions
            case PlanPage.GENERAL:
                from ledelsesplan.ui.general_page import GeneralPage

                general = GeneralPage(self._theme, self._document, self._marking)
                self._wire_actions(general)
                return general
            case PlanPage.COMPARE:
                from ledelsesplan.ui.compare_page import ComparePage

                compare = ComparePage(self._theme, self._document)
                compare.behaviour_requested.connect(self.show_behaviour)
                compare.action_requested.connect(self.open_action)
                compare.new_round_requested.connect(self.new_round_requested)
                return compare
            case PlanPage.TALK:
                from ledelsesplan.ui.talk.page import TalkPage

                talk_page = TalkPage(self._theme, self._document, self._marking, self._today, exchange=self._exchange)
                self._wire_talk(talk_page)
                return talk_page
            case PlanPage.FOLLOW_UP:
                from ledelsesplan.ui.follow_up.page import FollowUpPage

                follow_up = FollowUpPage(self._theme, self._document, self._messages, self._today)
                follow_up.action_requested.connect(self.open_action)
                follow_up.properties_requested.connect(self.properties_requested)
                follow_up.calendar_requested.connect(self.calendar_requested)
                return follow_up

    def _wire_talk(self, page: "TalkPage") -> None:
        page.behaviour_requested.connect(self.show_behaviour)
        page.action_requested.connect(self.open_action)
        page.reading_requested.connect(lambda: self.show_page(PlanPage.ROLE))
        page.send_requested.connect(self.send_requested)
        page.read_back_requested.connect(self.read_back_requested)

    def offer_exchange(self) -> None:
        """Lets the talk offer to send a copy to the own leader and to read it back: both signals are heard."""
        self._exchange = True

    def _wire_details(self, page: "RolePage | CompetencyPage | IntroductionPage") -> None:
        self._wire_actions(page)
        page.panel.fold_definition(self._folded)
        page.definition_folded.connect(self._on_folded)

    def _wire_actions(self, page: "RolePage | CompetencyPage | GeneralPage | IntroductionPage") -> None:
        page.add_action_requested.connect(self.add_action)
        page.action_requested.connect(self.open_action)

    def _on_folded(self, folded: bool) -> None:
        self._folded = folded
        self.definition_folded.emit(folded)

    @property
    def offered(self) -> tuple[PlanPage, ...]:
        """The pages of this plan, in the order of their tabs."""
        return self._offered

    def show_numbered(self, number: int) -> None:
        """Shows the page of a tab, from 0; nothing where there are fewer."""
        if number < len(self._offered):
            self.show_page(self._offered[number])

    def show_page(self, which: PlanPage) -> None:
        """Shows a page and gives its main thing the focus."""
        before = self.current_behaviour()
        page = self.page(which)
        self._stack.setCurrentWidget(page)
        number = self._offered.index(which)
        self._tabs.choose(number)
        self._page_list.choose(number)
        if before and which in (PlanPage.ROLE, PlanPage.COMPETENCY, PlanPage.OVERVIEW):
            page.show_behaviour(before)
        self._place_bar()
        self._show_hints()
        page.focus_main()
        self.page_changed.emit(number)

    @property
    def current(self) -> PlanPage:
        """Which page is shown."""
        return next(which for which, page in self._pages.items() if page is self._stack.currentWidget())

    @property
    def current_page(self) -> Page:
        """The page that is shown."""
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def current_behaviour(self) -> str:
        """The id of what is current on the page that is shown, or nothing."""
        page = self._stack.currentWidget()
        return page.current_behaviour() if isinstance(page, Page) else ""

    def show_behaviour(self, identifier: str) -> None:
        """Goes to where something that can be marked is read and marked."""
        is_in_matrix = self._document.framework.place(identifier) is not None
        which = PlanPage.ROLE if is_in_matrix else PlanPage.GENERAL
        self.show_page(which)
        self.page(which).show_behaviour(identifier)
        if is_in_matrix:
            self.page(which).focus_main()

    def add_action(self, behaviour: str | None) -> None:
        """Begins a new action, where the plan has a page for it."""
        if PlanPage.ACTIONS not in self._offered:
            return
        self.show_page(PlanPage.ACTIONS)
        self._action_page().add_action(behaviour)

    def open_action(self, identifier: str) -> None:
        """Opens an action, where the plan has a page for it."""
        if PlanPage.ACTIONS not in self._offered:
            return
        self.show_page(PlanPage.ACTIONS)
        self._action_page().open_action(identifier)

    def _action_page(self) -> "ActionPage":
        from ledelsesplan.ui.action_page import ActionPage

        page = self.page(PlanPage.ACTIONS)
        assert isinstance(page, ActionPage)
        return page

    def take_typed(self) -> str:
        """Takes what is typed on any page and not in the plan yet into it; gives, in words, what cannot be taken."""
        told = [page.take_typed() for page in self._pages.values()]
        return " ".join(words for words in told if words)

    def open_search(self) -> None:
        """Searches the framework's texts."""
        self.show_page(PlanPage.ROLE)
        page = self.page(PlanPage.ROLE)
        assert isinstance(page, RolePage)
        page.open_search()

    def toggle_details(self) -> None:
        """Shows or hides the details of the page that has them."""
        self.current_page.toggle_details()

    # What is shown

    def _on_changed(self, before: object, after: object) -> None:
        self._messages.withdraw(REFUSED)
        plan = self._document.plan
        self._title.setText(plan.title)
        facts = [PLAN_KIND[plan.kind]]
        if plan.for_own_leader:
            whose = _("Du markerer som nærmeste leder for {leader}").format(leader=plan.leader)
            facts = [whose if plan.leader else _("Du markerer som nærmeste leder")]
        level = self._document.framework.level(plan.own_level) if plan.own_level else None
        facts.extend((plan.unit, level.name if level is not None else ""))
        self._facts.setText(" · ".join(fact for fact in facts if fact))
        if PlanPage.ACTIONS in self._offered:
            self._tabs.set_badge(self._offered.index(PlanPage.ACTIONS), len(plan.actions) or None)
            self._choose_tabs()

    def _on_refused(self, error: BaseException) -> None:
        from ledelsesplan.text import describe

        self._messages.show(Message(describe(error), topic=REFUSED))

    def _show_hints(self) -> None:
        if self._stack.currentWidget() is not None:
            self._keys.show_keys(self.current_page.hints())
            self._summary.setText(self.current_page.summary())

    # Layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Layouts follow the window's width."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self._theme.set_window_width(self.width())
        width = self._theme.width_at_full_size(self.width())
        px = self._theme.px
        narrow = width < HINTS_FROM
        self._plan_layout.setContentsMargins(px(10), 0, px(10 if narrow else 28 - SIDE), 0)
        self._plan_layout.setSpacing(px(6 if narrow else 8))
        self._choose_tabs()
        self._titles.setVisible(not narrow)
        self._hint_bar.setVisible(not narrow)
        for page in self._pages.values():
            page.set_layout_width(width)
        self._place_bar()

    def _choose_tabs(self) -> None:
        """Tabs where there is room for all of them beside a bit of the title, else a list of the pages."""
        margins = self._plan_layout.contentsMargins()
        around = margins.left() + margins.right() + 3 * self._plan_layout.spacing()
        needed = self._home.sizeHint().width() + around + self._theme.px(LEAST_TITLE) + self._tabs.needed_width()
        narrow = self._theme.width_at_full_size(self.width()) < HINTS_FROM
        tabs = not narrow and needed <= self.width()
        self._tabs.setVisible(tabs)
        self._page_list.setVisible(not tabs)

    def _place_bar(self) -> None:
        """Moves the page's own choices up beside the list of pages in a narrow window, and back in a wider one."""
        role = self._pages.get(PlanPage.ROLE)
        if not isinstance(role, RolePage):
            return
        narrow = self._theme.width_at_full_size(self.width()) < HINTS_FROM
        if narrow and self.current_page is role:
            self._plan_layout.addWidget(role.bar, 1)
            role.bar.show()
            self._bar_lent = True
        elif not narrow and self._bar_lent:
            role.take_bar_back()
            self._bar_lent = False
        elif narrow:
            role.bar.hide()
        # Beside the page's own choices there is no room to give away.
        self._plan_layout.setStretch(self._gap, 0 if narrow and self.current_page is role else 1)

    def _restyle(self) -> None:
        px = self._theme.px
        self._plan_bar.setFixedHeight(px(56) + 1)
        self._hint_bar.setFixedHeight(px(32))
        self._hint_layout.setContentsMargins(px(16), 0, px(16), 0)
        if self._pages:
            self._lay_out()
