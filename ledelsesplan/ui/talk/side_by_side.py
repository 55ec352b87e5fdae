"""Side om side: what the leader and the own leader have marked, gaps first, and two or three cards to talk about."""

from collections.abc import Collection, Iterator
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ledelsesplan.core.comparison import Pair, Seen, conversation_cards, self_and_leader
from ledelsesplan.core.plan import Mark, Plan
from ledelsesplan.text import _
from ledelsesplan.ui.controls import TextButton, label
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.talk.marks_step import REWORDED
from ledelsesplan.ui.talk.parts import BehaviourRow, BehaviourText, Card, MarkShapes, Quote, Rows, keyed
from ledelsesplan.ui.talk.step import Step, Tools
from ledelsesplan.ui.talk.words import is_own_leader_done, mark_words, own_leader_name, question, sentence
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import whereabouts

HEADINGS = {
    Seen.OPPOSED: _("Her ser I forskelligt på det"),
    Seen.ONE_SIDED: _("Kun den ene har markeret det"),
    Seen.SAME: _("Her ser I det samme"),
}
CARDS_BESIDE_FROM = 760
OWN, LEADER = _("Egen"), _("Nærmeste leder")


class SideBySide(Step):
    """Only a sentence until the own leader is done; then the cards and the rows."""

    goal_requested = Signal(str)
    own_leader_requested = Signal()

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, _("Side om side"), "")
        self.waiting = label("", "reading", wrap=True)
        self.own_leader = TextButton(_("Gå til Nærmeste leder"))
        self.own_leader.clicked.connect(self.own_leader_requested)
        self.pairs = PairsView(tools, with_goals=True)
        self.pairs.behaviour_requested.connect(self.behaviour_requested)
        self.pairs.goal_requested.connect(self.goal_requested)
        self.column.addWidget(self.waiting)
        self.column.addWidget(self.own_leader, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.pairs)
        self.begin()

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        plan = self.document.plan
        done = is_own_leader_done(plan)
        for widget in (self.waiting, self.own_leader):
            widget.setVisible(not done)
        self.waiting.setText(
            _(
                "Her ser I jeres markeringer ved siden af hinanden, når {name} har sagt færdig og svaret er læst."
            ).format(name=own_leader_name(plan))
        )
        self.pairs.show_plan(plan if done else None)

    def set_layout_width(self, width: float) -> None:
        """Cards beside each other, or under each other."""
        self.pairs.set_layout_width(width)


class PairsView(QWidget):
    """The cards and the rows of two people's marks."""

    behaviour_requested = Signal(str)
    goal_requested = Signal(str)

    def __init__(self, tools: Tools, *, with_goals: bool) -> None:
        super().__init__()
        self._theme, self._document = tools.theme, tools.document
        self._with_goals = with_goals
        self._shown: object = None
        self._plan: Plan | None = None
        self._beside = True
        self.nothing = label(_("Ingen af jer har markeret noget i denne runde."), "reading", wrap=True)
        self.rows = Rows(tools.theme, 10)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.nothing)
        self._layout.addWidget(self.rows)
        tools.theme.changed.connect(self._rebuild)

    def set_layout_width(self, width: float) -> None:
        """Cards beside each other, or under each other."""
        beside = width >= CARDS_BESIDE_FROM
        if beside != self._beside:
            self._beside = beside
            self._rebuild()

    def _rebuild(self) -> None:
        self._shown = None
        self.show_plan(self._plan)

    def show_plan(self, plan: Plan | None) -> None:
        """Shows a plan's two sides; None shows nothing, so that nothing can be seen of it."""
        self._plan = plan
        self.setVisible(plan is not None)
        pairs = self_and_leader(self._document.framework, plan) if plan is not None else ()
        about = {item for goal in plan.goals for item in goal.behaviours} if plan is not None else set()
        self.nothing.setVisible(plan is not None and not pairs)
        shown = (pairs, about & {pair.id for pair in pairs}, plan.leader if plan is not None else "")
        if shown != self._shown:
            self._shown = shown
            self.rows.show_rows(self._build(plan, pairs, about) if plan is not None else ())

    def _build(self, plan: Plan, pairs: tuple[Pair, ...], about: Collection[str]) -> Iterator[QWidget]:
        cards = conversation_cards(pairs)
        if cards:
            yield label(_("Tal om"), "strong")
            line = QWidget()
            direction = QBoxLayout.Direction.LeftToRight if self._beside else QBoxLayout.Direction.TopToBottom
            layout = QBoxLayout(direction, line)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(self._theme.px(10))
            for pair in cards:
                layout.addWidget(self._card(plan, pair, pair.id in about), 1)
            yield line
        for seen in Seen:
            group = [pair for pair in pairs if pair.seen is seen]
            if group:
                yield self._group(plan, seen, group)

    def _card(self, plan: Plan, pair: Pair, has_goal: bool) -> "ConversationCard":
        card = ConversationCard(self._theme, self._document, plan, pair)
        if self._with_goals and self._document.framework.markable(pair.id) is not None:
            words = _("Vis udviklingsmålet") if has_goal else _("Lav et udviklingsmål af det")
            button = TextButton(words)
            keyed(button, f"goal {pair.id}")
            button.clicked.connect(lambda: self.goal_requested.emit(pair.id))
            card.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _group(self, plan: Plan, seen: Seen, group: list[Pair]) -> QWidget:
        card = Card(self._theme)
        head = QHBoxLayout()
        head.addWidget(label(HEADINGS[seen], "strong", wrap=True), 1)
        card.column.addLayout(head)
        rows = [PairRow(self._theme, self._document, plan, pair) for pair in group]
        for row in rows:
            row.row.moved.connect(partial(self._move, row))
            if self._document.framework.markable(row.pair.id) is not None:
                row.row.clicked.connect(partial(self.behaviour_requested.emit, row.pair.id))
            card.column.addWidget(row)
        return card

    def _move(self, row: "PairRow", step: int) -> None:
        rows = self.findChildren(PairRow)
        number = rows.index(row) + step
        if 0 <= number < len(rows):
            rows[number].row.setFocus(Qt.FocusReason.TabFocusReason)


def own_words(plan: Plan) -> str:
    """Whose the leader's marks are: in the own leader's copy they are not the reader's own."""
    return _("Leder") if plan.for_own_leader else OWN


def both_marks(theme: Theme, plan: Plan, pair: Pair) -> QGridLayout:
    """Both people's marks, each under the words for whose it is."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.px(14))
    grid.setVerticalSpacing(theme.px(2))
    for column, (whose, mark) in enumerate(((own_words(plan), pair.own), (LEADER, pair.own_leader))):
        grid.addWidget(label(whose, "meta"), 0, column, Qt.AlignmentFlag.AlignHCenter)
        grid.addWidget(MarkShapes(theme, mark, whose), 1, column, Qt.AlignmentFlag.AlignHCenter)
    return grid


class ConversationCard(Card):
    """A behaviour to talk about, with both marks and a question to begin with."""

    def __init__(self, theme: Theme, document: Document, plan: Plan, pair: Pair) -> None:
        super().__init__(theme)
        self.pair = pair
        where = whereabouts(document.framework, plan, pair.id)
        self.column.addWidget(BehaviourText(theme, where))
        marks = QHBoxLayout()
        marks.addLayout(both_marks(theme, plan, pair))
        marks.addStretch(1)
        self.column.addLayout(marks)
        self.question = label(question(pair), wrap=True)
        self.column.addWidget(self.question)
        self.column.addStretch(1)


class PairRow(QWidget):
    """A behaviour with both marks and both examples; it is pressed to go to it."""

    def __init__(self, theme: Theme, document: Document, plan: Plan, pair: Pair) -> None:
        super().__init__()
        self.pair = pair
        where = whereabouts(document.framework, plan, pair.id)
        is_known = document.framework.markable(pair.id) is not None
        spoken = where.line if where.wording in ("", where.title) else f"{where.line}: {where.wording}"
        marks = f"{own_words(plan)}: {mark_words(pair.own)}, {LEADER}: {mark_words(pair.own_leader)}"
        notes = [REWORDED] if pair.reworded and is_known else []
        self.row = BehaviourRow(theme, where, ", ".join([spoken, marks, *notes]), *notes)
        keyed(self.row, f"pair {pair.id}")
        marks_of_both = both_marks(theme, plan, pair)
        self.row.line.addLayout(marks_of_both)
        self.row.line.setAlignment(marks_of_both, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, theme.px(4))
        layout.setSpacing(theme.px(4))
        layout.addWidget(self.row)
        for whose, mark in (
            (plan.leader or own_words(plan), pair.own),
            (sentence(own_leader_name(plan)), pair.own_leader),
        ):
            if mark is not None and mark.note.strip():
                layout.addLayout(_example(theme, mark, whose))


def _example(theme: Theme, mark: Mark, whose: str) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(theme.px(34), 0, theme.px(6), 0)
    line.addWidget(Quote(theme, mark.note, whose))
    return line
