"""Sammenlign: two rounds beside each other, as a picture and row by row, with what came of the actions in between."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.comparison import Change, Movement, rounds_compared
from ledelsesplan.core.plan import Kind
from ledelsesplan.core.round_picture import Group, actions_between, groups
from ledelsesplan.text import _, ngettext
from ledelsesplan.ui.action_bar import Blank
from ledelsesplan.ui.compare_bar import CompareBar
from ledelsesplan.ui.compare_head import Head
from ledelsesplan.ui.compare_list import RowList
from ledelsesplan.ui.compare_picture import PicturePainter
from ledelsesplan.ui.compare_picture import columns as picture_columns
from ledelsesplan.ui.compare_table import TablePainter
from ledelsesplan.ui.compare_table import columns as table_columns
from ledelsesplan.ui.compare_words import (
    Row,
    action_row,
    cautions,
    change_row,
    group_in_words,
    heading_row,
    short_name,
)
from ledelsesplan.ui.controls import TextButton, label, rule
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.following import Following
from ledelsesplan.ui.page import Hints, Page
from ledelsesplan.ui.theme import Theme

BOTH_FROM, WORDS_FROM = 1100, 900
EXPECTATIONS, ACTIONS = "heading:changes", "heading:actions"


class ComparePage(Page):
    """Picture and table of two rounds. Enter in the picture goes to its rows, in a row to the behaviour or action."""

    behaviour_requested = Signal(str)
    action_requested = Signal(str)
    new_round_requested = Signal()

    def __init__(self, theme: Theme, document: Document) -> None:
        super().__init__()
        self._theme = theme
        self._document = document
        self._width = float(BOTH_FROM)
        self._changes: tuple[Change, ...] = ()
        self.bar = CompareBar(theme)
        self.caution = label("", "note", wrap=True)
        self._painter = PicturePainter(theme)
        self.picture: RowList[Group] = RowList(
            theme, _("Billede af de to runder"), self._painter, _key_of_group, group_in_words
        )
        self.table: RowList[Row] = RowList(
            theme,
            _("Forventninger og handlinger i de to runder"),
            TablePainter(theme),
            lambda row: row.id if row.kind != "action" else f"action:{row.id}",
            lambda row: row.name,
            lambda row: row.kind != "heading",
        )
        self.heads = (Head(theme, picture_columns, self.picture), Head(theme, table_columns, self.table))
        self.empty = Blank(theme, "", TextButton(_("Begynd en ny runde …"), "primary"))
        self._arrange()
        self._wire()
        self._restyle()
        self._refresh()

    def _arrange(self) -> None:
        self._picture_card = _card(self.heads[0], rule(), self.picture)
        self._table_card = _card(self.heads[1], rule(), self.table)
        self._cards = QHBoxLayout()
        self._cards.addWidget(self._picture_card, 5)
        self._cards.addWidget(self._table_card, 8)
        self._content = QWidget()
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.bar, self.caution):
            self._column.addWidget(widget)
        self._column.addLayout(self._cards, 1)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._content, 1)
        self._blank = QWidget()
        blank = QVBoxLayout(self._blank)
        blank.setContentsMargins(0, 0, 0, 0)
        blank.setSpacing(0)
        blank.addWidget(label(_("Sammenlign to runder"), "section"))
        blank.addWidget(self.empty)
        self._outer.addWidget(self._blank, 0, Qt.AlignmentFlag.AlignTop)

    def _wire(self) -> None:
        self.bar.changed.connect(self._follow)
        self.bar.new_round_requested.connect(self.new_round_requested)
        self.empty.button.clicked.connect(self.new_round_requested)
        self.picture.opened.connect(self._show_group)
        self.table.opened.connect(self._open)
        Following(self, self._document, self._follow)
        self._theme.changed.connect(self._restyle)

    # What is shown

    def _refresh(self) -> None:
        plan = self._document.plan
        has_two = len(plan.rounds) > 1
        focused: QWidget | None = self.window().focusWidget()
        held = focused is not None and self.isAncestorOf(focused) and self._content.isHidden() is has_two
        self._content.setVisible(has_two)
        self._blank.setVisible(not has_two)
        if held:
            self.focus_main()  # what had the focus is gone
        if not has_two:
            self.empty.words.setText(_what_will_be_here(plan.kind))
            return
        self.bar.show_rounds(plan.rounds)
        before, after = self.bar.chosen()
        framework, frameworks = self._document.framework, self._document.frameworks
        self._changes = rounds_compared(framework, before, after, plan.marker, frameworks.known)
        self.bar.show_counts(len(self._changes), sum(map(_has_changed, self._changes)))
        said = cautions(frameworks, framework, before, after)
        self.caution.setText(said)
        self.caution.setVisible(bool(said))
        picture_head, table_head = self.heads
        picture_head.show_names("", short_name(before), short_name(after))
        table_head.show_names(_("Forventning"), _("Før"), _("Nu"), _("Hvad der er sket"))
        gathered = groups(framework, self._changes)
        self._painter.take_scale(gathered)
        self.picture.show_rows(gathered)
        self.picture.viewport().update()
        self.table.show_rows(self._rows())

    def _rows(self) -> list[Row]:
        plan, framework, known = self._document.plan, self._document.framework, self._document.frameworks.known
        shown = [change for change in self._changes if _has_changed(change) or not self.bar.only_changed]
        rows = [change_row(known, framework, plan, change) for change in shown]
        if not self._changes:
            rows.insert(0, heading_row(_("Ingen af de to runder har markeringer."), EXPECTATIONS))
        elif not rows:
            rows.append(heading_row(_("Ingen forventninger har ændret sig."), EXPECTATIONS))
        before, after = self.bar.chosen()
        followed = actions_between(plan, before, after)
        if followed:
            rows.append(heading_row(_("Handlinger siden {round}").format(round=short_name(before)), ACTIONS))
            rows.extend(action_row(framework, plan, item) for item in followed)
        return rows

    def _follow(self) -> None:
        self._refresh()
        self._show_parts()
        self.hints_changed.emit()

    # What is asked for

    def _show_group(self, key: str) -> None:
        """Goes to the rows of a group of the picture: to its first one that is shown."""
        group = next(item for item in self.picture.model_of_rows.rows if _key_of_group(item) == key)
        if any(self.table.go_to(change.id) for change in group.changes):
            self.bar.shown.choose(1)
            self._show_parts()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self, key: str) -> None:
        kind, _colon, action = key.partition(":")
        if action:
            if kind == "action":
                self.action_requested.emit(action)
        elif self._document.framework.markable(key) is not None:
            self.behaviour_requested.emit(key)

    def show_behaviour(self, identifier: str) -> None:
        """Goes to a behaviour, where it is in the table."""
        self.table.go_to(identifier)

    def focus_main(self) -> None:
        """Gives the focus to the table, or to the way to a second round."""
        if self._content.isHidden():
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._table_card.isHidden():
            self.picture.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # Layout

    def set_layout_width(self, width: float) -> None:
        """Picture and table beside each other, or one of them in a narrow window."""
        self._width = width
        self._show_parts()

    def _show_parts(self) -> None:
        both = self._width >= BOTH_FROM
        self.bar.set_room(for_both=both, for_words=self._width >= WORDS_FROM)
        self._picture_card.setVisible(both or not self.bar.shows_table)
        self._table_card.setVisible(both or self.bar.shows_table)

    def _restyle(self) -> None:
        px = self._theme.px
        margin = px(32 if self._theme.large else 20)
        self._outer.setContentsMargins(margin, px(9), margin, px(12))
        self._column.setSpacing(px(9))
        self._cards.setSpacing(px(12))

    def hints(self) -> Hints:
        """The keys of the lists."""
        if self._content.isHidden():
            return ()
        keys: Hints = ((("↑", "↓"), _("Flyt")), (("Enter",), _("Åbn forventningen eller handlingen")))
        return (*keys, (("Tab",), _("Mellem billede og tabel"))) if self._width >= BOTH_FROM else keys

    def summary(self) -> str:
        """How many have changed, and how many are not counted."""
        if self._content.isHidden():
            return ""
        changed = sum(map(_has_changed, self._changes))
        uncounted = sum(not change.counts for change in self._changes)
        said = [ngettext("{count} ændret", "{count} ændret", changed)]
        said.append(_("{count} uændret").format(count=len(self._changes) - changed - uncounted))
        if uncounted:
            said.append(_("{count} tælles ikke").format(count=uncounted))
        return " · ".join(said)


def _has_changed(change: Change) -> bool:
    return change.counts and change.movement is not Movement.UNCHANGED


def _key_of_group(group: Group) -> str:
    named = group.competency or group.flag
    return f"{group.part}:{named.id if named is not None else ''}"


def _what_will_be_here(kind: Kind) -> str:
    who = _("I kan") if kind is Kind.TEAM else _("du kan")
    return _(
        "Når der er to runder, står de her side om side, så {who} se, hvad der er blevet en styrke, hvad der er kommet "
        "til, og hvad der kom ud af handlingerne. Det er et afsæt for dialog, ikke en bedømmelse."
    ).format(who=who)


def _card(*widgets: QWidget) -> QFrame:
    card = QFrame()
    card.setProperty("kind", "card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget)
    return card
