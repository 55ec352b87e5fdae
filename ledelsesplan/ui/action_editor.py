"""The panel in which one action is written: every field is an edit of the document, and follows undo and redo."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ledelsesplan.core import edits
from ledelsesplan.core.plan import Action, Plan
from ledelsesplan.text import _, list_words, ngettext
from ledelsesplan.ui.action_follow_ups import FollowUps
from ledelsesplan.ui.action_form import ActionForm
from ledelsesplan.ui.action_head import ActionHead
from ledelsesplan.ui.controls import rule
from ledelsesplan.ui.date_field import DateField
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.document_undo import DocumentUndo
from ledelsesplan.ui.markable_picker import MarkablePicker, everything
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import whereabouts

TEXT_LABELS = {
    "text": _("Ret handling"),
    "success_sign": _("Ret tegn på, at det lykkes"),
    "support": _("Ret støtte/ressourcer"),
    "note": _("Ret note"),
    "responsible": _("Ret ansvarlig"),
}
DATE_LABELS = {"start": _("Sæt start"), "deadline": _("Sæt frist"), "follow_up": _("Sæt opfølgning")}
CHOICE_LABELS = {"activity_type": _("Vælg aktivitetstype"), "status": _("Ret status")}


class ActionEditor(QFrame):
    """Shows the action that it is given. `left` says that Esc was pressed, `closed` that the panel is to go."""

    closed = Signal()
    left = Signal()
    remove_requested = Signal(str)
    behaviour_requested = Signal(str)

    def __init__(self, theme: Theme, document: Document, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._today = today
        self._shown = ""
        self._drafts: dict[tuple[str, str], str] = {}
        self._written: dict[str, str] = {}
        self._full_width: int | None = None
        self.setProperty("kind", "panel")
        self.setAccessibleName(_("Handlingen"))
        self.head = ActionHead(theme)
        self.form = ActionForm(theme, today)
        self.follow_ups = FollowUps(theme, today)
        self.form.add_section(self.follow_ups)
        self.form.add_place()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.form)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(lambda _low, high: self.form.leave_room_for_bar(bar.sizeHint().width() if high else 0))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addWidget(rule())
        outer.addWidget(self._scroll, 1)
        self._wire()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _wire(self) -> None:
        form = self.form
        for name, field in form.texts.items():
            field.edited.connect(lambda text, name=name: self._type(name, text))
            field.left.connect(self._document.seal)
        form.responsible.edited.connect(lambda text: self._type("responsible", text))
        form.responsible.left.connect(self._document.seal)
        for name, date_field in form.dates.items():
            date_field.picked.connect(lambda value, name=name: self._change(DATE_LABELS[name], name, value))
        for name, choice in form.choices.items():
            choice.picked.connect(lambda value, name=name: self._change(CHOICE_LABELS[name], name, value))
        form.pick_button.clicked.connect(lambda: self._pick(form.pick_button))
        self.head.pick_requested.connect(lambda: self._pick(self.head.pick_button))
        self.head.heading_clicked.connect(self._on_heading)
        self.head.delete_clicked.connect(lambda: self.remove_requested.emit(self._shown))
        self.head.close_clicked.connect(self.closed)
        self.follow_ups.write_requested.connect(self._write_follow_up)
        self.follow_ups.written.connect(self._document.seal)
        self.follow_ups.remove_requested.connect(self._remove_follow_up)
        undo = DocumentUndo(self._document, self, self._is_pending)
        for widget in self.findChildren(QWidget):
            if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                widget.installEventFilter(undo)

    # What is shown

    @property
    def shown(self) -> str:
        """The id of the action that is shown, or nothing."""
        return self._shown

    def show_action(self, identifier: str) -> None:
        """Shows an action as it is now; where it is the one already shown, cursors and unfinished dates stay."""
        action = self._document.plan.action(identifier)
        if action is None:
            self._shown = ""
            return
        fresh = identifier != self._shown
        if fresh:
            self._document.seal()
            self._keep_drafts()
            self._shown = identifier
            self._scroll.verticalScrollBar().setValue(0)
            self.follow_ups.begin(action.follow_ups, self._written.get(identifier, ""))
        self._show_head(action)
        self._show_form(action, fresh)
        self.follow_ups.show_notes(action.follow_ups)

    def _keep_drafts(self) -> None:
        """Keeps what is typed and no date, and which note is being written, until the action is shown again."""
        self._written[self._shown] = self.follow_ups.writing
        for name, field in self._date_fields():
            self._drafts.pop((self._shown, name), None)
            if field.is_pending:
                self._drafts[(self._shown, name)] = field.line.text()

    def _date_fields(self) -> tuple[tuple[str, DateField], ...]:
        return (*self.form.dates.items(), ("follow_ups", self.follow_ups.date_field))

    def take_typed(self) -> str:
        """Takes dates that are typed into the plan; gives, in words, those that are none, of any action."""
        for _name, field in self._date_fields():
            if self._shown and field.is_pending:
                field.commit()
        self._keep_drafts()
        plan = self._document.plan
        numbers = {action.id: number for number, action in enumerate(plan.actions, start=1)}
        names = {name: field.line.accessibleName() for name, field in self._date_fields()}
        return " ".join(
            _("»{text}« i feltet {field} i handling {number} er ikke en dato.").format(
                text=text, field=names[name], number=numbers[action]
            )
            for (action, name), text in self._drafts.items()
            if action in numbers
        )

    def _show_head(self, action: Action) -> None:
        document = self._document
        where = whereabouts(document.framework, document.plan, action.behaviour)
        known = action.behaviour is not None and document.framework.markable(action.behaviour) is not None
        mark = document.plan.mark(action.behaviour) if action.behaviour is not None else None
        number = document.plan.actions.index(action) + 1
        self.head.show_action(number, where, mark, known=known, whole_plan=action.behaviour is None)
        self.form.show_place(where, whole_plan=action.behaviour is None)

    def _show_form(self, action: Action, fresh: bool) -> None:
        plan = self._document.plan
        form = self.form
        goal = plan.goal(action.goal)
        values = {name: getattr(action, name) for name in form.texts if name != "goal"}
        values["goal"] = goal.text if goal is not None else ""
        for name, field in form.texts.items():
            field.show_text(values[name])
        sharing = [
            str(number)
            for number, other in enumerate(plan.actions, start=1)
            if goal is not None and other.goal == goal.id and other.id != action.id
        ]
        form.show_shared(
            _("Udviklingsmålet deles med handling {numbers}").format(numbers=list_words(sharing)) if sharing else ""
        )
        names = [person.name for person in plan.participants]
        others = {item.responsible for item in plan.actions if item.id != action.id and item.responsible}
        form.responsible.show_names([*names, *sorted(others - set(names))])
        form.responsible.show_name(action.responsible)
        for name, date_field in form.dates.items():
            if fresh:
                date_field.reset(getattr(action, name), self._drafts.get((action.id, name), ""))
            else:
                date_field.show_date(getattr(action, name))
        for name, choice in form.choices.items():
            choice.show_value(getattr(action, name))
        days = action.days_overdue(self._today())
        form.show_overdue(
            ngettext("Fristen er overskredet med {count} dag.", "Fristen er overskredet med {count} dage.", days)
            if days
            else ""
        )

    def focus_first(self) -> None:
        """Gives the focus to the action's text, with the cursor at its end."""
        field = self.form.texts["text"]
        field.moveCursor(QTextCursor.MoveOperation.End)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done

    def _type(self, name: str, text: str) -> None:
        key = (self._shown, name)
        if name == "goal":
            self._document.type(_("Ret udviklingsmål"), key, edits.write_goal, self._shown, text)
        else:
            self._document.type(TEXT_LABELS[name], key, self._changing(name, text))

    def _change(self, label: str, name: str, value: object) -> None:
        self._document.apply(label, self._changing(name, value))

    def _changing(self, name: str, value: object) -> Callable[[Plan], Plan]:
        identifier = self._shown
        return lambda plan: edits.change_action(plan, identifier, **{name: value})

    def _write_follow_up(self, identifier: str, on: date, text: str) -> None:
        key = (self._shown, identifier)
        label = _("Tilføj opfølgningsnote")
        self._document.type(label, key, edits.write_follow_up, self._shown, on, text, identifier=identifier)

    def _remove_follow_up(self, identifier: str) -> None:
        self._document.apply(_("Slet opfølgningsnote"), edits.remove_follow_up, self._shown, identifier)

    def _pick(self, anchor: QWidget) -> None:
        index = self._document.index
        picker = MarkablePicker(self._theme, index, everything(index), self)
        picker.chosen.connect(lambda behaviour: self._change(_("Skift forventning"), "behaviour", behaviour))
        picker.open_below(anchor)

    def _on_heading(self) -> None:
        action = self._document.plan.action(self._shown)
        if action is not None and action.behaviour is not None:
            self.behaviour_requested.emit(action.behaviour)

    # Keys and size

    def _is_pending(self, field: QObject) -> bool:
        return any(item.line is field and item.is_pending for item in self.findChildren(DateField))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def set_full_width(self, width: int | None) -> None:
        """Takes this width (px) in a narrow window; None takes the panel's own."""
        self._full_width = width
        self._restyle()

    def _restyle(self) -> None:
        own = self._theme.px(424 if self._theme.large else 400)
        self.setFixedWidth(own if self._full_width is None else self._full_width)
