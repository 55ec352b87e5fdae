"""Handlinger: one focus area a page, its actions large, and the form in which a new one is agreed."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from ledelsesplan.core import edits
from ledelsesplan.core.matrix import Entry
from ledelsesplan.core.plan import Action
from ledelsesplan.core.voting import helping
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _, format_date, format_week, list_words
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.text_layout import TextBlock
from ledelsesplan.ui.workshop.action_form_wall import ActionFormWall
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import (
    INK,
    block,
    draw_block,
    draw_frame,
    draw_line,
    draw_mark,
    draw_rule,
    fitted,
    small,
)
from ledelsesplan.ui.workshop.measures import SEMI_BOLD
from ledelsesplan.ui.workshop.target import Target
from ledelsesplan.ui.workshop.wall_field import one_line
from ledelsesplan.ui.workshop.wall_page import WallPage

SHORT_FROM = 3


class ActionsWall(WallPage):
    """Arrows choose an action or "Ny handling"; Enter opens it, Delete removes it (Ctrl+Z brings it back)."""

    draws_rule = False

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.form = ActionFormWall(conductor, lambda: conductor.now.date(), self)
        self.form.closed.connect(self._on_closed)
        self._targets: list[Target] = []
        self._new = Target(self, self.begin, self._choose_new)
        self._new.name_it(_("Ny handling"))
        self._chosen: int | None = None  # None is "Ny handling"

    @property
    def entry(self) -> Entry | None:
        """The focus area of the page, None where none is chosen yet."""
        rows = self.page.behaviours
        return self.conductor.document.index.entry(rows[0]) if rows else None

    @property
    def agreed(self) -> tuple[Action, ...]:
        """Its actions."""
        return self.entry.actions if self.entry is not None else ()

    def heading(self) -> str:
        return self.entry.text if self.entry is not None else _("Vælg først, hvad I vil samle jer om")

    def sub_heading(self) -> str:
        entry = self.entry
        if entry is None:
            return ""
        place = self.conductor.document.framework.place(entry.id)
        lead_in = self.conductor.document.framework.lead_in(entry.id)
        parts = [_("Fokusområde {number} af {count}").format(number=self.page.number, count=self.page.count)]
        if place is not None:
            parts.append(place.competency.name)
            if len(self.conductor.plan.round.levels) > 1:
                parts.append(place.level.name)
        if lead_in:
            parts.append(lead_in)
        return " · ".join(parts)

    def hints(self) -> Hints:
        return ((("Enter",), _("ny handling, eller ret den valgte")), (("Delete",), _("slet")))

    def refresh(self) -> None:
        if self._chosen is not None and self._chosen >= len(self.agreed):
            self._chosen = None
        if self.form.is_open and self.form.behaviour not in self.page.behaviours:
            self.form.close_form()
            return
        super().refresh()

    # Keys

    def focus_main(self) -> None:
        if self.form.is_open:
            return
        self._chosen = None
        (self._new if self.entry is not None else self).setFocus()
        self.update()

    def begin(self) -> None:
        """Begins a new action."""
        if self.entry is not None:
            self.form.open(self.entry.id)
            self.arrange()
            self.update()

    def _open(self, number: int) -> None:
        entry = self.entry
        if entry is not None and number < len(self.agreed):
            self._chosen = number
            self.form.open(entry.id, self.agreed[number].id)
            self.arrange()
            self.update()

    def _choose(self, number: int) -> None:
        self._chosen = number
        self.update()

    def _choose_new(self) -> None:
        self._chosen = None
        self.update()

    def _on_closed(self) -> None:
        self.focus_main()
        self.refresh()

    def press(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.begin() if self._chosen is None else self._open(self._chosen)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Delete and self._chosen is not None:
            action = self.agreed[self._chosen].id
            self.conductor.document.apply(_("Slet handling"), edits.remove_action, action)
        else:
            return False
        return True

    def _move(self, step: int) -> None:
        """Goes to another action, or to "Ny handling", which comes after the last action."""
        count = min(len(self.agreed), len(self._rows()))
        at = (count if self._chosen is None else self._chosen) + step
        if 0 <= at < count:
            self._targets[at].setFocus()
            self._choose(at)
        elif at == count:
            self._new.setFocus()
            self._choose_new()

    def escape(self) -> bool:
        if self.form.is_open:
            self.form.close_form()
            return True
        return False

    # Where things stand

    def _title(self) -> TextBlock:
        m = self.measures
        width = m.width - 2 * self.side - self.clock_width() - m.w(2)
        for percent in (m.of((4.1, 3.6)), 3.5, 3.2, 2.9):
            title = block(self.heading(), m.font(percent, SEMI_BOLD), width, 1.2)
            if title.height <= m.h(13.5):
                break
        return title

    @property
    def _title_y(self) -> float:
        return self.measures.top + self.measures.h(5.6)

    @property
    def _list_y(self) -> float:
        return max(self._title_y + self._title().height + self.measures.h(2.2), self.measures.h(21))

    def _new_rect(self) -> QRectF:
        m, rows = self.measures, self._rows()
        y = rows[-1].bottom() if rows else self._list_y
        side = max(m.h(6.1), 44.0)
        return QRectF(self.side, y + m.h(1.8), side, side)

    def _rows(self) -> list[QRectF]:
        """The rectangles of the actions that there is room for."""
        m = self.measures
        count = len(self.agreed)
        if not count:
            return []
        room = m.bottom - self._list_y - m.h(11)
        if count < SHORT_FROM:
            high = min(m.h(m.of((19.4, 22.5))), room / count)
        else:
            high = max(min(m.h(13.5), room / count), m.h(9.6))
        fitting = max(int((room + 0.5) // high), 1)
        width = m.width - 2 * self.side
        return [QRectF(self.side, self._list_y + n * high, width, high) for n in range(min(count, fitting))]

    def arrange(self) -> None:
        rows = self._rows()
        while len(self._targets) > len(rows):
            self._targets.pop().deleteLater()
        while len(self._targets) < len(rows):
            number = len(self._targets)
            target = Target(self, partial(self._open, number), partial(self._choose, number))
            target.show()
            self._targets.append(target)
        for target, rect, action in zip(self._targets, rows, self.agreed, strict=False):
            target.place(rect)
            target.name_it(", ".join([action.text or _("Ny handling"), self._who_and_when(action)]))
        new = self._new_rect()
        self._new.place(new.adjusted(0, 0, self.measures.w(14), 0))
        self._new.setVisible(self.entry is not None)
        m = self.measures
        high = ActionFormWall.height_for(m)
        top = min(self._list_y + m.h(1), m.bottom - high)
        if self.form.is_open and self._chosen is None and rows:
            top = min(max(rows[-1].bottom() + m.h(1), self._list_y), m.bottom - high)
        self.form.place(QRectF(self.side, top, m.width - 2 * self.side, high), m)

    # Words

    def _who_and_when(self, action: Action) -> str:
        return f"{self._who(action)} · {self._when(action)}"

    def _who(self, action: Action) -> str:
        return action.responsible or _("Ansvarlig: ikke valgt")

    def _when(self, action: Action) -> str:
        if action.deadline is None:
            return _("Frist: ikke sat")
        return f"{format_date(action.deadline)} · {format_week(action.deadline)}"

    def _helpers(self) -> str:
        """Who has the focus area's theme as a strength, by level."""
        entry = self.entry
        place = self.conductor.document.framework.place(entry.id) if entry is not None else None
        if place is None:
            return ""
        for help_ in helping(self.conductor.document.framework, self.conductor.plan):
            if help_.theme.id == place.theme.id and place.level in help_.learners:
                levels = list_words([level.name for level in help_.helpers])
                return _("Det er en styrke hos: {levels}").format(levels=levels)
        return ""

    # Drawing

    def draw_heading(self, painter: QPainter) -> None:
        m = self.measures
        side = m.h(4.8)
        title_x = self.side
        if self.entry is not None:
            draw_mark(painter, self.side, m.top, side, MarkKind.FOCUS)
            width = m.width - 2 * self.side - self.clock_width()
            line = QRectF(self.side + side * 1.3, m.top, width - side * 1.3, side)
            draw_line(painter, line, self.sub_heading(), small(m), elide=True)
        draw_block(painter, self._title(), title_x, self._title_y)

    def draw_body(self, painter: QPainter) -> None:
        m = self.measures
        if self.entry is None:
            words = _("Et fokusområde vælges på siderne under »Vælg fokus«.")
            draw_block(painter, block(words, m.font(3.6), m.width - 2 * self.side, 1.3), self.side, m.h(30))
            return
        rows = self._rows()
        draw_rule(painter, self.side, self._list_y, m.width - 2 * self.side, m.heavy)
        for number, (rect, action) in enumerate(zip(rows, self.agreed, strict=False)):
            if self.form.is_open and rect.bottom() > self.form.y():
                break
            self._draw_action(painter, rect, action, is_active=number == self._chosen and not self.form.is_open)
            draw_rule(painter, rect.x(), rect.bottom(), rect.width(), m.heavy)
        self._draw_new(painter, hidden=len(self.agreed) - len(rows))

    def _draw_new(self, painter: QPainter, *, hidden: int) -> None:
        m, box = self.measures, self._new_rect()
        active = self._chosen is None and self._new.hasFocus()
        painter.setPen(QPen(INK, m.heavy if active else 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.setPen(QPen(INK, max(3.0, m.h(0.4))))
        arm = box.width() * 0.22
        centre = box.center()
        painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
        painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))
        words = _("Ny handling")
        if hidden:
            words = _("Ny handling · og {count} flere i handleplanen").format(count=hidden)
        line = QRectF(box.right() + m.w(1.1), box.y(), m.w(50), box.height())
        taken = draw_line(painter, line, words, m.font(3.4))
        if not self.agreed and not self.form.is_open:
            question = QRectF(self.side, box.bottom() + m.h(4), m.width - 2 * self.side, m.h(6))
            draw_line(painter, question, _("Hvad er det første lille skridt?"), m.font(m.of((4.3, 3.7)), SEMI_BOLD))
        helpers = self._helpers()
        if helpers:
            rest = QRectF(
                line.x() + taken + m.w(3), box.y(), m.width - self.side - line.x() - taken - m.w(3), box.height()
            )
            draw_line(painter, rest, helpers, small(m), right=True, elide=True)

    def _draw_action(self, painter: QPainter, rect: QRectF, action: Action, *, is_active: bool) -> None:
        m = self.measures
        if is_active:
            draw_frame(painter, rect.adjusted(-m.w(0.8), m.h(0.4), m.w(0.8), -m.h(0.4)), m)
        if len(self.agreed) >= SHORT_FROM:
            self._draw_short(painter, rect, action)
            return
        text = self._fitted(action.text or _("Ny handling"), rect.width(), m.h(m.of((8.6, 7.6))), m.of((4.4, 3.7)))
        y = draw_block(painter, text, rect.x(), rect.y() + m.h(1.4)) + m.h(0.4)
        responsible, deadline = self._who(action), self._when(action)
        sign = action.success_sign or _("ikke skrevet")
        fields = [
            (_("Ansvarlig"), responsible, 22.2),
            (_("Frist"), deadline, 28.7),
            (_("Tegn på, at det lykkes"), sign, 49.1),
        ]
        if not m.is_wide:
            fields = [(_("Ansvarlig"), responsible, 40.0), (_("Frist"), deadline, 60.0)]
        x = rect.x()
        for label, value, share in fields:
            self._draw_field(painter, QRectF(x, y, rect.width() * share / 100 - m.w(1), m.h(8)), label, value)
            x += rect.width() * share / 100
        if not m.is_wide:
            line = QRectF(rect.x(), y + m.h(8), rect.width(), m.h(3.8))
            taken = draw_line(painter, line, _("Tegn på, at det lykkes") + " ", small(m, SEMI_BOLD))
            draw_line(painter, line.adjusted(taken, 0, 0, 0), sign, m.font(3.0), elide=True)

    def _draw_field(self, painter: QPainter, area: QRectF, label: str, value: str) -> None:
        m = self.measures
        draw_line(painter, QRectF(area.x(), area.y(), area.width(), m.h(3.6)), label, small(m, SEMI_BOLD))
        if value.startswith(f"{label}: "):
            value = value.removeprefix(f"{label}: ")
        font = m.font(m.of((3.4, 3.0)))
        words = block(one_line(value), font, area.width(), 1.12)
        if words.lines == 2:
            draw_block(painter, words, area.x(), area.y() + m.h(3.7))
            return
        line = QRectF(area.x(), area.y() + m.h(3.6), area.width(), m.h(4.2))
        draw_line(painter, line, one_line(value), font, elide=True)

    def _draw_short(self, painter: QPainter, rect: QRectF, action: Action) -> None:
        m = self.measures
        text = self._fitted(action.text or _("Ny handling"), rect.width(), rect.height() - m.h(4.6), 3.8)
        high = text.height + m.h(3.6)
        y = draw_block(painter, text, rect.x(), rect.center().y() - high / 2)
        draw_line(
            painter, QRectF(rect.x(), y, rect.width(), m.h(3.6)), self._who_and_when(action), small(m), elide=True
        )

    def _fitted(self, text: str, width: float, height: float, largest: float) -> TextBlock:
        return fitted(self.measures, one_line(text), width, height, (largest, 2.8), 1.18)
