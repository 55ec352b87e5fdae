"""Handleplan: who does what, by when, and how it will be seen; the table of all beside the one being written."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ledelsesplan.core import edits
from ledelsesplan.core.plan import Action, Plan, Status
from ledelsesplan.terms import STATUS
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.action_bar import ActionBar, Blank
from ledelsesplan.ui.action_editor import ActionEditor
from ledelsesplan.ui.action_model import ActionModel
from ledelsesplan.ui.action_notice import FocusNotice
from ledelsesplan.ui.action_table import ActionTable
from ledelsesplan.ui.controls import TextButton, announce
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.markable_picker import MarkablePicker, everything
from ledelsesplan.ui.messages import Choice, Message, Messages
from ledelsesplan.ui.page import Hints, Page
from ledelsesplan.ui.side_panel import WithSidePanel
from ledelsesplan.ui.theme import Theme

NARROW_BELOW = 700
DELETE_LABEL = _("Slet handling")
DELETED = "action-deleted"


class ActionPage(Page):
    """The table of actions with its filter, the reminder above it, and the editor beside it or over it."""

    behaviour_requested = Signal(str)

    def __init__(self, theme: Theme, document: Document, messages: Messages, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._messages = messages
        self._today = today
        self._narrow = False
        self._wants_panel = True
        self._zone: QWidget | None = None
        self._updating = False
        self._shown: tuple[Action, ...] = ()
        self._tidy = QTimer(self)
        self._tidy.setSingleShot(True)
        self.model = ActionModel(document.framework, today, self)
        self.editor = ActionEditor(theme, document, today)
        main = QWidget()
        self._main_layout = QVBoxLayout(main)
        self.bar = ActionBar(theme)
        self.notice = FocusNotice(theme, document)
        words = _("Ingen handlinger endnu. Vælg en forventning, og tilføj den første.")
        self.empty = Blank(theme, words, TextButton(_("Vælg en forventning …")))
        self.nothing = Blank(theme, "", TextButton(_("Vis alle"), "link"))
        for widget in (self.bar, self.notice, self.empty, self.nothing):
            self._main_layout.addWidget(widget)
        self.table = ActionTable(theme, self.model)
        self.rows = self.table.rows
        self._main_layout.addWidget(self.table, 1, Qt.AlignmentFlag.AlignTop)
        self._main_layout.addStretch(0)
        self.split = WithSidePanel(main, self.editor)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.split)
        self._wire()
        self._restyle()
        self._show_sorting()
        self._refresh()

    def _wire(self) -> None:
        self.bar.status_chosen.connect(self.choose_status)
        self.bar.sort_chosen.connect(self._sort)
        self.bar.add_requested.connect(lambda: self.add_action(None))
        self.table.sort_requested.connect(self._sort)
        self.empty.button.clicked.connect(self._pick_first)
        self.nothing.button.clicked.connect(self._show_all)
        self.notice.add_requested.connect(self.add_action)
        self.rows.current_changed.connect(self._on_current)
        self.rows.pressed_on.connect(self._show_panel)
        self.rows.opened.connect(self._edit)
        self.rows.remove_requested.connect(self.remove_action)
        self.rows.add_requested.connect(lambda: self.add_action(None))
        self.rows.left.connect(self._close_panel)
        self.split.opened_changed.connect(self._on_opened)
        self.editor.left.connect(self._leave_editor)
        self.editor.closed.connect(self._close_panel)
        self.editor.remove_requested.connect(self.remove_action)
        self.editor.behaviour_requested.connect(self.behaviour_requested)
        self._document.changed.connect(self._on_changed)
        Following(self, self._document, self._follow)
        self._theme.changed.connect(self._restyle)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus)
        self._tidy.timeout.connect(self._on_tidy)

    # What is asked for

    def add_action(self, behaviour: str | None) -> None:
        """Makes a new action in the newest round and opens it for writing."""
        identifier = edits.fresh_id()
        if self._document.apply(
            _("Ny handling"), lambda plan: edits.add_action(plan, behaviour, identifier=identifier)
        ):
            self.open_action(identifier)

    def open_action(self, identifier: str) -> None:
        """Goes to an action, whatever is filtered away now, and opens it for writing."""
        if self._document.plan.action(identifier) is None:
            return
        if self.model.find(identifier) is None:
            self.choose_status(None)
        self._edit(identifier)

    def remove_action(self, identifier: str) -> None:
        """Deletes an action without asking; a neighbour becomes current, and Ctrl+Z brings it back."""
        if not self._document.apply(DELETE_LABEL, edits.remove_action, identifier):
            return
        announce(self, _("Handlingen er slettet. Ctrl+Z fortryder."))
        if self._narrow:
            undo = Choice(_("Fortryd"), self._document.undo)
            self._messages.show(Message(_("Handlingen er slettet."), choices=(undo,), topic=DELETED))
        if self.split.is_over:
            self._open_panel(False)
        self.focus_main()

    def choose_status(self, status: Status | None) -> None:
        """Shows only the actions of a status, or all."""
        self.bar.show_status(status)
        with _Flag(self):
            self.model.choose_status(status)
        self._show_parts()
        self._follow_current()

    def _show_all(self) -> None:
        self.choose_status(None)
        self.focus_main()

    def _sort(self, column: int) -> None:
        descending = column == self.model.column and not self.model.descending
        with _Flag(self):
            self.model.sort(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        self._show_sorting()
        self._follow_current()

    def _show_sorting(self) -> None:
        self.table.header.show_sorting(self.model.column, self.model.descending)
        self.bar.sorting.choose(int(self.model.column))

    def _pick_first(self) -> None:
        index = self._document.index
        picker = MarkablePicker(self._theme, index, everything(index), self)
        picker.chosen.connect(self.add_action)
        picker.open_below(self.empty.button)

    def take_typed(self) -> str:
        """Dates that are typed in the editor."""
        return self.editor.take_typed()

    # What is shown

    def _on_changed(self, before: Plan, after: Plan) -> None:
        if before.actions is not after.actions:
            self._messages.withdraw(DELETED)

    def _follow(self) -> None:
        known = {action.id for action in self._shown}
        added = [action.id for action in self._document.plan.actions if action.id not in known]
        self._refresh()
        if len(added) == 1 and self.rows.set_current(added[0]):
            self._follow_current()
        self.hints_changed.emit()

    def _refresh(self) -> None:
        self._shown = self._document.plan.actions
        with _Flag(self):
            self.model.show(self._document.plan)
        self.bar.show_counts(self._document.plan.actions)
        self.notice.refresh()
        self._show_parts()
        self._follow_current()

    def _show_parts(self) -> None:
        any_at_all = bool(self._document.plan.actions)
        any_shown = self.model.rowCount() > 0
        self.empty.setVisible(not any_at_all)
        self.nothing.setVisible(any_at_all and not any_shown)
        self.table.setVisible(any_shown)
        if self.model.status is not None and any_at_all:
            name = STATUS[self.model.status]
            self.nothing.words.setText(_("Ingen handlinger har status »{status}«.").format(status=name))

    def _follow_current(self) -> None:
        """Lets the editor show the current action; where none is left it closes."""
        if not self.rows.currentIndex().isValid() and self.model.rowCount():
            self.rows.set_current(self.model.row(0).action.id)
        current = self.rows.current_action()
        self.model.keep(current)
        self.editor.show_action(current)
        if not current:
            self._open_panel(False)
        elif self._wants_panel and not self.split.is_over:
            self._open_panel(True)

    def _on_current(self, identifier: str) -> None:
        if not self._updating and identifier:
            self.model.keep(identifier)
            self.editor.show_action(identifier)
            self._tidy.start(0)

    def _on_tidy(self) -> None:
        """Lets go of a row that stayed only while it was worked on."""
        with _Flag(self):
            self.model.refresh()
        self._show_parts()

    # Panel and focus

    def _open_panel(self, opened: bool) -> None:
        self.split.set_open(opened and bool(self.rows.current_action()))

    def _on_opened(self, opened: bool) -> None:
        """The panel may be opened from the menu as well; without an action there is nothing to show in it."""
        if opened and not self.rows.current_action():
            self.split.set_open(False)
        self._fit_editor()

    def _show_panel(self) -> None:
        self._wants_panel = True
        self._open_panel(True)

    def _edit(self, identifier: str) -> None:
        self.rows.set_current(identifier)
        self._show_panel()
        self.editor.show_action(identifier)
        self.editor.focus_first()

    def _close_panel(self) -> None:
        if not self.split.is_over:
            self._wants_panel = False
        self._open_panel(False)
        self.focus_main()

    def _leave_editor(self) -> None:
        if self.split.is_over:
            self._open_panel(False)
        self.focus_main()

    def focus_main(self) -> None:
        """Gives the focus to the table, or to the button for a new action where there is none."""
        instead = self.nothing.button if self._document.plan.actions else self.bar.new_button
        shown = self.rows if self.model.rowCount() else instead
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def hints(self) -> Hints:
        """The keys of the table, or the way back to it; just after a deletion, how to take it back."""
        undo: Hints = ((("Ctrl+Z",), _("Fortryd sletningen")),) if self._document.undo_label == DELETE_LABEL else ()
        if self._zone is self.editor:
            return (*undo, (("Esc",), _("Tilbage til tabellen")))
        if self._zone is not self.rows:
            return undo
        hints: Hints = (
            (("↑", "↓"), _("Flyt")),
            (("Enter",), _("Rediger handlingen")),
            (("Insert",), _("Ny handling")),
            (("Delete",), _("Slet")),
        )
        return (*undo, *hints)

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Other keys act in the table than in the editor."""
        zones = (self.rows, self.editor)
        zone = next((zone for zone in zones if now is not None and (now is zone or zone.isAncestorOf(now))), None)
        if zone is not self._zone:
            self._zone = zone
            self.hints_changed.emit()

    def summary(self) -> str:
        """`7 handlinger · 6 åbne · 1 overskredet`."""
        actions = self._document.plan.actions
        words = [ngettext("{count} handling", "{count} handlinger", len(actions))]
        if actions:
            words.append(ngettext("{count} åben", "{count} åbne", sum(action.is_open for action in actions)))
        today = self._today()
        late = sum(action.days_overdue(today) > 0 for action in actions)
        if late:
            words.append(ngettext("{count} overskredet", "{count} overskredne", late))
        return " · ".join(words)

    # Layout

    def set_layout_width(self, width: float) -> None:
        """A panel beside or over, segments or lists, five columns or one."""
        was_over = self.split.is_over
        self.split.set_layout_width(width)
        if was_over != self.split.is_over:
            self._open_panel(not self.split.is_over and self._wants_panel)
        self._narrow = width < NARROW_BELOW
        self._show_bar()

    def _show_bar(self) -> None:
        self.bar.set_narrow(self._narrow)
        self.table.set_compact(self._narrow)
        self.notice.set_narrow(self._narrow)
        self._fit_editor()
        self._restyle()

    def _fit_editor(self) -> None:
        """Under 700 px the editor fills the page."""
        self.editor.set_full_width(self.width() if self._narrow else None)
        self.split.place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """An editor that lies over follows the page's size."""
        super().resizeEvent(event)
        self._fit_editor()

    def _restyle(self) -> None:
        px = self._theme.px
        self._main_layout.setContentsMargins(px(20), px(9), px(20), px(12))
        self._main_layout.setSpacing(px(9 if self._narrow else 11))


class _Flag:
    """While it is held, a moving current row is the page's own doing."""

    def __init__(self, page: ActionPage) -> None:
        self._page = page

    def __enter__(self) -> None:
        self._page._updating = True

    def __exit__(self, *_error: object) -> None:
        self._page._updating = False
