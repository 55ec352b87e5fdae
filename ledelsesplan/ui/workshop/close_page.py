"""Afslutning: reads back focus areas and actions, the day of following up, and makes workbook and print-out."""

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter

from ledelsesplan.core import edits
from ledelsesplan.core.matrix import Entry
from ledelsesplan.core.plan import Action
from ledelsesplan.core.voting import candidates
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _, format_date, format_week, parse_date, weekday
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import (
    INK,
    PAPER,
    block,
    draw_block,
    draw_line,
    draw_mark,
    draw_rule,
    fill,
    fitted,
    small,
)
from ledelsesplan.ui.workshop.measures import SEMI_BOLD
from ledelsesplan.ui.workshop.taken_home import TAKEN_HOME
from ledelsesplan.ui.workshop.target import Target
from ledelsesplan.ui.workshop.wall_field import WallField, dropped_date, one_line
from ledelsesplan.ui.workshop.wall_page import WallPage


class ClosePage(WallPage):
    """Enter makes the workbook and the print-out; D chooses the day of following up."""

    draws_rule = False

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self.date_field = WallField(conductor.document, _("Vi følger op"), self)
        self.date_field.textEdited.connect(self._type_date)
        self.date_field.finished.connect(self._close_date)
        self.date_field.left.connect(self._close_date)
        conductor.page_changed.connect(self._close_date)
        self._export = Target(self, conductor.ask_for_export, self.update)
        self._day = Target(self, self.open_date, self.update)

    # What is shown

    @property
    def focuses(self) -> list[Entry]:
        """The focus areas, in the order in which they were chosen by dots."""
        framework, index = self.conductor.document.framework, self.conductor.document.index
        chosen = [item.id for item in candidates(framework, self.conductor.plan, with_strengths=True) if item.focus]
        return [index.entry(identifier) for identifier in chosen]

    def heading(self) -> str:
        return _("Det går vi hjem med")

    def hints(self) -> Hints:
        return ((("Enter",), _("lav Excel-fil og udskrift")), (("D",), _("vælg opfølgningsdag")))

    @staticmethod
    def next_action(entry: Entry) -> Action | None:
        """The action of a focus area that is due first."""
        open_ones = [action for action in entry.actions if action.is_open]
        return min(open_ones, key=lambda action: action.deadline or date.max, default=None)

    # Keys

    def press(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.isAutoRepeat():
                return True  # a key that is held makes its files once
            if self._day.hasFocus():
                self.open_date()
            else:
                self.conductor.ask_for_export()
            return True
        if event.key() == Qt.Key.Key_D:
            self.open_date()
            return True
        return False

    def focus_main(self) -> None:
        self._export.setFocus()

    def open_date(self) -> None:
        """Begins to write the day of following up."""
        self.date_field.show_text(format_date(self.conductor.plan.follow_up))
        self.date_field.show()
        self.date_field.raise_()
        self.date_field.setFocus()
        self.date_field.selectAll()

    def escape(self) -> bool:
        if self.date_field.isVisible():
            self._close_date()
            return True
        return False

    def _type_date(self, text: str) -> None:
        try:
            day = parse_date(text, self.conductor.now.date())
        except ValueError:
            return
        self.conductor.document.type(_("Vælg opfølgningsdag"), "follow-up", edits.set_follow_up, day)

    def _close_date(self) -> None:
        if not self.date_field.isVisible():
            return
        try:
            parse_date(self.date_field.text(), self.conductor.now.date())
        except ValueError:
            self.conductor.say(dropped_date(self.date_field.text()))
        self.conductor.document.seal()
        self.date_field.hide()
        self.focus_main()

    # Where things stand

    @property
    def _right_x(self) -> float:
        return self.measures.w(self.measures.of((68.0, 68.5)))

    @property
    def _left_width(self) -> float:
        return self._right_x - self.side - self.measures.w(self.measures.of((5.0, 3.5)))

    def _button(self) -> QRectF:
        m = self.measures
        return QRectF(self._right_x, m.h(m.of((77.0, 74.0))), m.w(m.of((20.0, 28.0))), max(m.h(6.7), 44.0))

    def _day_rect(self) -> QRectF:
        m = self.measures
        return QRectF(self._right_x, m.rule_y + m.h(6.2), m.width - self.side - self._right_x, m.h(9.0))

    def arrange(self) -> None:
        m, day = self.measures, self.conductor.plan.follow_up
        self._export.place(self._button())
        self._export.name_it(self._button_words())
        self._day.place(self._day_rect().adjusted(0, -m.h(5), 0, m.h(5)))
        self._day.name_it(" ".join([_("Vi følger op:"), format_date(day) or _("vælg en dag")]))
        self.date_field.place(self._day_rect(), m.font(m.of((5.6, 4.4)), SEMI_BOLD), underlined=True)

    def _button_words(self) -> str:
        words = (_("Gem som Excel og PDF"), _("Gemt som Excel"), _("Gemt som Excel og PDF"))
        return words[min(len(self.conductor.exported), TAKEN_HOME)]

    # Drawing

    def draw_body(self, painter: QPainter) -> None:
        m = self.measures
        draw_rule(painter, self.side, m.rule_y, self._left_width, m.heavy)
        draw_rule(painter, self._right_x, m.rule_y, m.width - self.side - self._right_x, m.heavy)
        self._draw_focuses(painter)
        self._draw_follow_up(painter)
        self._draw_button(painter)

    def _draw_focuses(self, painter: QPainter) -> None:
        m, focuses = self.measures, self.focuses
        if not focuses:
            nothing = block(_("Ingen fokusområder er valgt endnu."), m.font(3.8), self._left_width, 1.3)
            draw_block(painter, nothing, self.side, m.rule_y + m.h(4))
            return
        high = (m.bottom - m.rule_y) / max(len(focuses), 3)
        shown = focuses
        if high < m.h(15):
            shown = focuses[:5]
            high = (m.bottom - m.rule_y) / (len(shown) + 0.3)
        for number, entry in enumerate(shown):
            rect = QRectF(self.side, m.rule_y + number * high, self._left_width, high)
            self._draw_focus(painter, rect, entry)
            if number + 1 < len(shown):
                draw_rule(painter, rect.x(), rect.bottom(), rect.width())
        if len(shown) < len(focuses):
            y = m.rule_y + len(shown) * high
            words = _("og {count} flere i planen").format(count=len(focuses) - len(shown))
            draw_line(painter, QRectF(self.side, y, self._left_width, m.bottom - y), words, small(m))

    def _draw_focus(self, painter: QPainter, rect: QRectF, entry: Entry) -> None:
        m = self.measures
        place = self.conductor.document.framework.place(entry.id)
        side = m.h(m.of((7.2, 7.0)))
        x = rect.x() + side + m.w(m.of((2.0, 1.9)))
        width = rect.right() - x
        where = f"{place.competency.name} · {place.theme.name}" if place is not None else entry.text
        action = self.next_action(entry)
        text = action.text if action is not None else _("Ingen handling endnu")
        when = ""
        if action is not None:
            who = action.responsible or _("Ansvarlig: ikke valgt")
            when = f"{who}, {format_date(action.deadline) or _('frist: ikke sat')}"
        for percent in (m.of((4.2, 3.6)), 3.4, 3.0, 2.8):
            head = block(where, small(m, SEMI_BOLD), width, 1.2)
            room = rect.height() - head.height - m.h(1.6) - m.h(4.2)
            words = fitted(m, one_line(text), width, room, (percent, 2.8), 1.2)
            foot = block(when, m.font(min(percent, 3.3)), width, 1.25)
            high = head.height + words.height + (foot.height if when else 0)
            if high <= rect.height() - m.h(1.6):
                break
        y = rect.center().y() - high / 2
        draw_mark(painter, rect.x(), rect.center().y() - side / 2, side, MarkKind.FOCUS)
        y = draw_block(painter, head, x, y)
        y = draw_block(painter, words, x, y)
        if when:
            draw_block(painter, foot, x, y)

    def _draw_follow_up(self, painter: QPainter) -> None:
        m, rect, day = self.measures, self._day_rect(), self.conductor.plan.follow_up
        area = QRectF(rect.x(), m.rule_y + m.h(1.6), rect.width(), m.h(4.4))
        draw_line(painter, area, _("Vi følger op"), m.font(m.of((3.4, 3.0))))
        if day is None:
            draw_line(painter, rect, _("vælg en dag"), m.font(m.of((5.6, 4.4)), SEMI_BOLD))
        else:
            draw_line(painter, rect, format_date(day), m.font(m.of((6.9, 5.4)), SEMI_BOLD))
            below = QRectF(rect.x(), rect.bottom(), rect.width(), m.h(4.2))
            words = _("{day} i {week}").format(day=weekday(day), week=format_week(day))
            draw_line(painter, below, words, m.font(m.of((3.4, 3.0))))
        if self._day.hasFocus():
            fill(painter, QRectF(rect.x(), rect.bottom() - m.heavy, rect.width(), m.heavy), INK)

    def _draw_button(self, painter: QPainter) -> None:
        m, box = self.measures, self._button()
        fill(painter, box, INK)
        draw_line(painter, box, self._button_words(), m.font(3.2, SEMI_BOLD), centre=True, colour=PAPER)
        beside = QRectF(box.right() + m.w(1.2), box.y(), m.w(9), box.height())
        if m.is_wide:
            draw_line(painter, beside, "Ctrl+E", small(m))
        else:
            draw_line(painter, QRectF(box.x(), box.bottom() + m.h(0.4), box.width(), m.h(3.6)), "Ctrl+E", small(m))
        if self.conductor.exported:
            y = box.bottom() + (m.h(0.6) if m.is_wide else m.h(3.8))
            for name in self.conductor.exported:
                below = QRectF(box.x(), y, m.width - self.side - box.x(), m.h(3.4))
                fitting = QFontMetricsF(small(m)).elidedText(name, Qt.TextElideMode.ElideMiddle, below.width())
                draw_line(painter, below, fitting, small(m))
                y += m.h(3.4)
