"""What the panel beside the matrix holds: one behaviour in full, with marks, hands, notes, actions, neighbours."""

from datetime import date
from functools import partial
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ledelsesplan.core.matrix import Entry
from ledelsesplan.core.plan import Action, Kind
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.terms import STATUS
from ledelsesplan.text import _, format_date, format_week, overdue
from ledelsesplan.ui.choices import MarkToggle
from ledelsesplan.ui.controls import IconButton, IconTextButton, RowButton, empty_layout, label, rule
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.document_undo import DocumentUndo
from ledelsesplan.ui.folding import Section
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.hands_field import HandsField
from ledelsesplan.ui.icons import icon_pixmap
from ledelsesplan.ui.marking import Marking
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.status import STATUS_ICON
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import general_heading

MARK_WORDS = {
    MarkKind.STRENGTH: _("Styrke"),
    MarkKind.PRIORITY: _("Udviklingsområde"),
    MarkKind.FOCUS: _("Fokusområde"),
}
# Below this height (px at 100 % text size) the heading scrolls with the rest: it may need some 410 px.
HEAD_STAYS_FROM = 480


class Details(QWidget):
    """Follows a behaviour. Marks and notes go through `Marking`; the rest is asked for by signals."""

    closed = Signal()
    add_action_requested = Signal(str)
    action_requested = Signal(str)
    definition_folded = Signal(bool)

    def __init__(self, theme: Theme, document: Document, marking: Marking) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._marking = marking
        self._shown = ""
        self._shown_actions: object = None
        self._build_head()
        self._build_body()
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self._outer.addWidget(self._head)
        self._outer.addWidget(self._scroll, 1)
        Following(self, document, self._follow)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _build_head(self) -> None:
        self._where = label("", "meta", wrap=True)
        close = IconButton(self._theme, "close", _("Luk detaljer"), "Esc", size=16)
        close.clicked.connect(self.closed)
        self._title = label("", "panel-title", wrap=True)
        self._text = label("", "reading", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._changed = label("", "meta", wrap=True)
        self._toggles = {kind: MarkToggle(self._theme, kind, MARK_WORDS[kind], kind.value) for kind in MarkKind}
        marks = QHBoxLayout()
        for kind, toggle in self._toggles.items():
            toggle.clicked.connect(lambda _checked, kind=kind: self._toggle(kind))
            marks.addWidget(toggle)
        marks.addStretch(1)
        self._marks_row = marks
        self._hand_icon = QLabel()
        self._strength = HandsField(self._theme, _("Hænder for styrke"))
        self._priority = HandsField(self._theme, _("Hænder for udviklingsområde"))
        self._present = label("", "meta")
        self._hands = QWidget()
        hands = QHBoxLayout(self._hands)
        hands.setContentsMargins(0, 0, 0, 0)
        for widget in (self._hand_icon, label(_("Hænder"), "meta")):
            hands.addWidget(widget)
        hands.addStretch(1)
        for letter, field in (("S", self._strength), ("U", self._priority)):
            field.counted.connect(self._count)
            hands.addWidget(label(letter, "label"))
            hands.addWidget(field)
        hands.addWidget(self._present)
        if self._document.plan.kind is not Kind.TEAM:
            self._hands.hide()
        self._head_layout = QVBoxLayout()
        top = QHBoxLayout()
        top.addWidget(self._where, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._head_layout.addLayout(top)
        for widget in (self._title, self._text, self._changed):
            self._head_layout.addWidget(widget)
        self._head_layout.addLayout(marks)
        self._head_layout.addWidget(self._hands)
        self._head = QWidget()
        with_rule = QVBoxLayout(self._head)
        with_rule.setContentsMargins(0, 0, 0, 0)
        with_rule.setSpacing(0)
        with_rule.addLayout(self._head_layout)
        with_rule.addWidget(rule())

    def _build_body(self) -> None:
        theme = self._theme
        is_copy = self._document.plan.for_own_leader
        note_words = _("Note, som kommer med tilbage") if is_copy else _("Note")
        self._note = NoteField(theme, note_words)
        self._note.edited.connect(lambda text: self._marking.write_note(self._shown, text))
        self._private = NoteField(theme, _("Privat note, forlader aldrig planfilen"), lines=1)
        self._private.edited.connect(lambda text: self._marking.write_private_note(self._shown, text))
        undo = DocumentUndo(self._document, self)
        for field in (self._note, self._private):
            field.left.connect(self._marking.seal)
            field.setUndoRedoEnabled(False)
            field.installEventFilter(undo)
        self._lock = QLabel()
        self._private_head = QWidget()
        private = QHBoxLayout(self._private_head)
        private.setContentsMargins(0, 0, 0, 0)
        private.addWidget(self._lock)
        private.addWidget(label(_("Privat note"), "label"))
        private.addWidget(label(_("forlader aldrig planfilen"), "meta"))
        private.addStretch(1)
        add = IconTextButton(theme, "plus", _("Tilføj"), "link")
        add.setAccessibleName(_("Tilføj handling"))
        add.clicked.connect(lambda: self.add_action_requested.emit(self._shown))
        self._actions = Section(theme, _("Handlinger"), add)
        self._levels = Section(theme, _("Samme tema, nærmeste niveauer"))
        self._neighbours = (label("", wrap=True), label("", wrap=True))
        for line in self._neighbours:
            line.setTextFormat(Qt.TextFormat.RichText)
            self._levels.content.addWidget(line)
        self._definition = Section(theme, _("Definition"))
        self._definition_text = label("", wrap=True)
        self._definition.content.addWidget(self._definition_text)
        self._definition.folded_changed.connect(self.definition_folded)
        body = QWidget()
        self._body_layout = QVBoxLayout(body)
        self._body_layout.addWidget(label(note_words, "label"))
        self._body_layout.addWidget(self._note)
        self._body_layout.addWidget(self._private_head)
        self._body_layout.addWidget(self._private)
        self._rules = (rule(), rule())
        for widget in (self._actions, self._rules[0], self._levels, self._rules[1], self._definition):
            self._body_layout.addWidget(widget)
        if is_copy:  # the file goes back to the leader, and actions tell what the leader marked
            self._private_head.hide()
            self._private.hide()
            self._actions.hide()
        self._body_layout.addStretch(1)
        content = QWidget()
        self._content_layout = QVBoxLayout(content)
        self._content_layout.setContentsMargins(0, 0, 0, 0)
        self._content_layout.setSpacing(0)
        self._content_layout.addWidget(body, 1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(content)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _restyle(self) -> None:
        px = self._theme.px
        self._head_layout.setContentsMargins(px(18), px(8), px(18), px(10))
        self._head_layout.setSpacing(px(6))
        self._marks_row.setSpacing(px(5))
        self._body_layout.setContentsMargins(px(18), px(10), px(18), px(12))
        self._body_layout.setSpacing(px(5))
        ratio = self.devicePixelRatioF()
        self._hand_icon.setPixmap(icon_pixmap("hand", self._theme.colour("ink"), px(18), ratio))
        self._lock.setPixmap(icon_pixmap("lock", self._theme.colour("ink"), px(15), ratio))
        self._place_head()
        if self._shown:
            self._show_actions(self._document.index.entry(self._shown), anew=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The heading stays above what scrolls, where there is height for both."""
        super().resizeEvent(event)
        self._place_head()

    def _place_head(self) -> None:
        stays = self._theme.width_at_full_size(self.height()) >= HEAD_STAYS_FROM
        home = self._outer if stays else self._content_layout
        if home.indexOf(self._head) < 0:
            focused = next((child for child in self._head.findChildren(QWidget) if child.hasFocus()), None)
            home.insertWidget(0, self._head)
            self._head.show()
            if focused is not None:
                focused.setFocus(Qt.FocusReason.OtherFocusReason)  # a new parent took it away

    # What is shown

    def show_entry(self, identifier: str) -> None:
        """Shows something that can be marked."""
        if identifier != self._shown and self._document.framework.markable(identifier) is not None:
            self._shown = identifier
            self._scroll.verticalScrollBar().setValue(0)
            self._show_static()
            self._show_dynamic()

    def fold_definition(self, folded: bool) -> None:
        """Folds the definition without telling of it."""
        self._definition.fold(folded)

    def focus_note(self) -> None:
        """Gives the focus to the note."""
        self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        cursor = self._note.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._note.setTextCursor(cursor)
        self._scroll.ensureWidgetVisible(self._note)

    def _show_static(self) -> None:
        framework = self._document.framework
        place = framework.place(self._shown)
        markable = framework.markable(self._shown)
        assert markable is not None
        self._text.setText(markable.text)
        in_matrix = place is not None
        self._title.setVisible(in_matrix)
        for widget in (self._levels, self._definition, *self._rules):
            widget.setVisible(in_matrix)
        if place is None:
            self._where.setText(general_heading(framework, self._shown))
            return
        self._where.setText(
            _("{level} · {competency} · tema {number}").format(
                level=place.level.name, competency=place.competency.name, number=place.theme_number
            )
        )
        self._title.setText(place.theme.name)
        self._definition.set_title(_("Definition af {competency}").format(competency=place.competency.name))
        self._definition_text.setText(place.competency.definition)
        names = [level.id for level in framework.levels]
        at = names.index(place.level.id)
        for number, line in zip((at - 1, at + 1), self._neighbours, strict=True):
            exists = 0 <= number < len(names)
            line.setVisible(exists)
            if exists:
                neighbour = place.theme.at(names[number])
                line.setText(f"<b>{escape(framework.levels[number].name)}:</b> {escape(neighbour.text)}")

    def _show_dynamic(self) -> None:
        entry = self._document.index.entry(self._shown)
        old = self._document.plan.round.wording(entry.id) if entry.reworded else None
        self._changed.setVisible(old is not None)
        words = _("Ordlyd ændret siden markeringen. Før: {text}")
        self._changed.setText(words.format(text=old) if old is not None else "")
        states = {MarkKind.STRENGTH: entry.strength, MarkKind.PRIORITY: entry.priority, MarkKind.FOCUS: entry.focus}
        for kind, toggle in self._toggles.items():
            toggle.setChecked(states[kind])
        self._strength.show_count(entry.hands.strength if entry.hands is not None else None)
        self._priority.show_count(entry.hands.priority if entry.hands is not None else None)
        self._show_present()
        self._note.show_text(entry.mark.note if entry.mark is not None else "")
        self._private.show_text(entry.mark.private_note if entry.mark is not None else "")
        self._show_actions(entry)

    def _show_present(self) -> None:
        newest = self._document.plan.round
        shown = newest.tally.hands_revealed
        for field in (self._strength, self._priority):
            field.setEnabled(shown)
        present = "" if newest.present is None else _("af {count} til stede").format(count=newest.present)
        self._present.setText(present if shown else _("skjult"))

    def _show_actions(self, entry: Entry, *, anew: bool = False) -> None:
        shown = (entry.id, entry.actions, entry.focus)
        if shown == self._shown_actions and not anew:
            return
        self._shown_actions = shown
        self._actions.set_title(_("Handlinger"), len(entry.actions))
        empty_layout(self._actions.content)
        for action in entry.actions:
            line = ActionLine(self._theme, action)
            line.clicked.connect(partial(self.action_requested.emit, action.id))
            self._actions.content.addWidget(line)
        if not entry.actions:
            words = _("Ingen handling endnu") if entry.focus else _("Ingen handlinger")
            self._actions.content.addWidget(label(words, "meta"))

    def _follow(self) -> None:
        if self._shown:
            self._show_dynamic()
            self._hands.setVisible(self._document.plan.kind is Kind.TEAM)

    # What is done

    def _toggle(self, kind: MarkKind) -> None:
        if not self._marking.toggle(self._shown, kind):
            self._show_dynamic()

    def take_typed(self) -> str:
        """Counts hands that are typed in the fields; gives, in words, those that cannot be."""
        if not (self._strength.isModified() or self._priority.isModified()):
            return ""  # a panel that is hidden may still show what was counted earlier
        typed = (self._strength.count(), self._priority.count())
        self._count()
        if typed == (self._strength.count(), self._priority.count()):
            return ""
        words = ", ".join(str(count) for count in typed if count is not None)
        return _("Hænderne {counts} kan ikke tælles: der er ikke så mange til stede.").format(counts=words)

    def _count(self) -> None:
        if self._shown:
            self._marking.count_hands(self._shown, self._strength.count(), self._priority.count())
            self._show_dynamic()


class ActionLine(RowButton):
    """An action in two lines; a press opens it."""

    def __init__(self, theme: Theme, action: Action) -> None:
        days = action.days_overdue(date.today())
        facts = [STATUS[action.status]]
        if action.deadline is not None:
            facts.append(
                _("Frist {date} · {week}").format(date=format_date(action.deadline), week=format_week(action.deadline))
            )
        title = action.text or _("Uden tekst endnu")
        super().__init__(theme, ", ".join([title, *facts, *([overdue(days)] if days else [])]))
        px = theme.px
        sign = QLabel()
        sign.setPixmap(icon_pixmap(STATUS_ICON[action.status], theme.colour("ink"), px(16), self.devicePixelRatioF()))
        line = QHBoxLayout()
        line.setSpacing(px(6))
        line.addWidget(sign)
        line.addWidget(label("   ".join(facts), "meta"))
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(6), px(4), px(6), px(4))
        layout.setSpacing(0)
        layout.addWidget(label(title, wrap=True))
        layout.addLayout(line)
        if days:
            layout.addWidget(label(overdue(days), "error"))
