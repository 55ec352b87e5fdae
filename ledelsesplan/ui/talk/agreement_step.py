"""Aftale: what is agreed on one page to read, when the next talk is, and that both agree."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QWidget

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.plan import Action, Agreement, Marker, Plan
from ledelsesplan.core.talk import GoalActions, goals_of_now, is_changed_since, next_talk
from ledelsesplan.terms import ACTIVITY_TYPE
from ledelsesplan.text import _, format_date, format_week, weekday
from ledelsesplan.ui.choice_field import LONGEST_LINE
from ledelsesplan.ui.controls import PrimaryButton, TextButton, label, rule
from ledelsesplan.ui.date_field import DateField
from ledelsesplan.ui.talk.parts import Card, Rows, keyed
from ledelsesplan.ui.talk.step import Step, Tools
from ledelsesplan.ui.talk.words import day_and_week
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.whereabouts import whereabouts

SIDES = ((Marker.SELF, _("Leder")), (Marker.OWN_LEADER, _("Nærmeste leder")))
BESIDE_FROM = 600


class AgreementStep(Step):
    """The page that both read, and what they sign."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools, _("Aftale"), _("Læs sammen, hvad I har aftalt. Skriv jer på, når I er enige."))
        self._shown: object = None
        self.paper = Rows(tools.theme)
        self.next = NextTalk(tools)
        self.sides = tuple(AgreementSide(tools, marker, words) for marker, words in SIDES)
        line = QWidget()
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, line)
        self._line.setContentsMargins(0, 0, 0, 0)
        for side in self.sides:
            self._line.addWidget(side, 1)
        for widget in (self.paper, self.next, line):
            self.column.addWidget(widget)
        tools.theme.changed.connect(self._rebuild)
        self.begin()

    def _rebuild(self) -> None:
        self._shown = None
        self.follow()

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        plan = self.document.plan
        groups = goals_of_now(plan)
        if groups != self._shown:
            self._shown = groups
            self.paper.show_rows(self._paper(plan, groups))
        self.next.refresh()
        for side in self.sides:
            side.refresh()

    def _paper(self, plan: Plan, groups: tuple[GoalActions, ...]) -> Iterator[QWidget]:
        card = Paper(self.theme)
        keyed(card, "paper")
        if not groups:
            card.column.addWidget(label(_("Her står jeres udviklingsmål og handlinger, når de er skrevet."), wrap=True))
        number = 0
        for group in groups:
            if group is not groups[0]:
                card.column.addWidget(rule())
            if group.goal is None:
                card.column.addWidget(label(_("Handlinger uden udviklingsmål"), "label"))
            else:
                number += 1
                card.column.addWidget(label(_("Udviklingsmål {number}").format(number=number), "meta"))
                card.column.addWidget(label(group.goal.text, "panel-title", wrap=True))
                for behaviour in group.goal.behaviours:
                    where = whereabouts(self.document.framework, plan, behaviour)
                    card.column.addWidget(label(where.line, "meta", wrap=True))
            for action in group.actions:
                card.column.addWidget(self._action(action))
        yield card

    def _action(self, action: Action) -> QWidget:
        block = QWidget()
        layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, block)
        px = self.theme.px
        layout.setContentsMargins(px(14), px(6), 0, 0)
        layout.setSpacing(px(1))
        layout.addWidget(label(action.text or _("Uden tekst endnu"), "strong", wrap=True))
        for words, value in _facts(action):
            layout.addWidget(label(f"{words}: {value}", wrap=True))
        return block

    def set_layout_width(self, width: float) -> None:
        """The two sides beside each other, or under each other."""
        beside = width >= BESIDE_FROM
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    def take_typed(self) -> str:
        """The date of the next talk, where it is typed and not taken over yet."""
        return self.next.take_typed()

    def _restyle(self) -> None:
        super()._restyle()
        self._line.setSpacing(self.theme.px(10))


def _facts(action: Action) -> Iterator[tuple[str, str]]:
    kind = ACTIVITY_TYPE[action.activity_type] if action.activity_type is not None else ""
    days = [(_("Start"), action.start), (_("Frist"), action.deadline), (_("Opfølgning"), action.follow_up)]
    texts = (
        (_("Tegn på, at det lykkes"), action.success_sign),
        (_("Aktivitetstype"), kind),
        (_("Ansvarlig"), action.responsible),
        (_("Støtte/ressourcer"), action.support),
        *((words, day_and_week(day)) for words, day in days if day is not None),
    )
    return ((words, value) for words, value in texts if value.strip())


class Paper(Card):
    """What both read: it takes the focus, so that the arrows scroll it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Det, I har aftalt"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and the ring."""
        super().paintEvent(event)
        if self.hasFocus():
            width = self._theme.tokens.ring_width
            painter = QPainter(self)
            painter.setPen(QPen(self._theme.colour("ring"), width))
            painter.drawRect(QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2))
            painter.end()


class NextTalk(Card):
    """The date of the next talk: the first one that is planned after today."""

    def __init__(self, tools: Tools) -> None:
        super().__init__(tools.theme)
        self._tools = tools
        self.field = DateField(tools.theme, _("Næste samtale"), tools.today)
        self.field.picked.connect(self._pick)
        self.note = label("", "meta", wrap=True)
        tools.keys.watch(self.field)
        self.column.addWidget(label(_("Næste samtale"), "label"))
        self.column.addWidget(self.field)
        self.column.addWidget(self.note)
        tools.theme.changed.connect(self._fit)
        self._fit()

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        talk = next_talk(self._tools.document.plan, self._tools.today())
        self.field.show_date(talk.date if talk is not None else None)
        self.note.setText(f"{weekday(talk.date).capitalize()}, {format_week(talk.date)}" if talk is not None else "")
        self.note.setVisible(talk is not None)

    def _pick(self, on: date | None) -> None:
        document, today = self._tools.document, self._tools.today()
        talk = next_talk(document.plan, today)
        step = _("Sæt næste samtale")
        if on is None:
            if talk is not None:
                document.apply(_("Fjern næste samtale"), talk_edits.remove_talk, talk.id)
        elif on <= today:
            self.refresh()
            self.note.setText(_("{date} er ikke efter i dag. Skriv en senere dato.").format(date=format_date(on)))
            self.note.show()
        else:
            label_ = talk.label if talk is not None else _("Statussamtale")
            document.apply(
                step, talk_edits.put_talk, on, label_, identifier=talk.id if talk is not None else edits.fresh_id()
            )

    def take_typed(self) -> str:
        """Takes a typed date over; gives, in words, what is none."""
        if self.field.is_pending and not self.field.commit():
            return _("»{text}« i feltet {field} er ikke en dato.").format(
                text=self.field.line.text(), field=_("Næste samtale")
            )
        return ""

    def _fit(self) -> None:
        self.field.setMaximumWidth(self._theme.px(220))


class AgreementSide(Card):
    """One of the two: a name, a date and a button to agree; then who agreed and when, and a way to take it back."""

    def __init__(self, tools: Tools, marker: Marker, words: str) -> None:
        super().__init__(tools.theme)
        self._tools = tools
        self._marker = marker
        self.name = QLineEdit()
        self.name.setAccessibleName(_("{side}, navn").format(side=words))
        self.name.setMaxLength(LONGEST_LINE)
        self.name.setPlaceholderText(_("Navn"))
        self.date = DateField(tools.theme, _("{side}, dato").format(side=words), tools.today)
        self.date.reset(tools.today())
        self.missing = label(_("Skriv et navn."), "error", wrap=True)
        self.agree = PrimaryButton(tools.theme, _("Jeg er enig"))
        self.agree.setAccessibleDescription(words)
        self.agreed = label("", "strong", wrap=True)
        self.changed = label("", wrap=True)
        self.again = TextButton(_("Jeg er stadig enig"))
        self.withdraw = TextButton(_("Fortryd aftale"), "link")
        self.column.addWidget(label(words, "label"))
        for widget in (self.agreed, self.changed, self.name, self.missing, self.date):
            self.column.addWidget(widget)
        for button in (self.agree, self.again, self.withdraw):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)
        tools.keys.watch(self.name, self.date)
        self.missing.hide()
        self.name.textEdited.connect(lambda _text: self.missing.hide())
        self.name.returnPressed.connect(self._agree)
        self.agree.clicked.connect(self._agree)
        self.again.clicked.connect(self._agree_again)
        self.withdraw.clicked.connect(self._withdraw)

    @property
    def agreement(self) -> Agreement | None:
        """What this side has said in the newest round."""
        plan = self._tools.document.plan
        return next((item for item in plan.round.agreements if item.marker is self._marker), None)

    def refresh(self) -> None:
        """Shows the plan as it is now."""
        plan, agreement = self._tools.document.plan, self.agreement
        default = plan.leader if self._marker is Marker.SELF else plan.own_leader
        if not self.name.isModified():
            self.name.setText(default)
            self.name.setCursorPosition(0)
        changed = agreement is not None and is_changed_since(plan, agreement)
        before: tuple[QWidget, ...] = (self.name, self.date, self.agree)
        after: tuple[QWidget, ...] = (self.agreed, self.withdraw)
        for widget in (*before, *after):
            widget.setVisible((widget in after) is (agreement is not None))
        self.missing.setVisible(agreement is None and not self.missing.isHidden())
        self.changed.setVisible(changed)
        self.again.setVisible(changed)
        if agreement is not None:
            on = format_date(agreement.date)
            self.agreed.setText(_("{name} er enig, {date}").format(name=agreement.name, date=on))
            self.changed.setText(
                _("Ændret siden aftalen: Mål eller handlinger er rettet efter {date}.").format(date=on)
            )

    def _agree(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.missing.show()
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not self.date.commit() or self.date.date is None:
            self.date.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._say(name, self.date.date)
            self.withdraw.setFocus(Qt.FocusReason.OtherFocusReason)

    def _agree_again(self) -> None:
        agreement = self.agreement
        if agreement is not None:
            self._say(agreement.name, self._tools.today())
            self.withdraw.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, name: str, on: date) -> None:
        self._tools.document.apply(_("Aftal"), talk_edits.agree, self._marker, name, on)

    def _withdraw(self) -> None:
        self._tools.document.apply(_("Fortryd aftale"), talk_edits.withdraw_agreement, self._marker)
        self.agree.setFocus(Qt.FocusReason.OtherFocusReason)
