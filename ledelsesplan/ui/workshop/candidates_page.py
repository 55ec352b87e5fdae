"""Vælg fokus: the candidates, with letters to talk by, dots that are hidden until they are shown, and the choice."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen

from ledelsesplan.core import workshop_edits
from ledelsesplan.core.voting import Candidate, candidates
from ledelsesplan.core.workshop import CANDIDATES_PER_PAGE, FOCUS_ADVISED
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _, ngettext, number_word
from ledelsesplan.ui.hands_entry import append_digit, drop_digit
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import (
    INK,
    PAPER,
    block,
    draw_block,
    draw_cover,
    draw_frame,
    draw_line,
    draw_mark,
    draw_rule,
    draw_seats,
    small,
)
from ledelsesplan.ui.workshop.listing import ListingPage
from ledelsesplan.ui.workshop.measures import BOLD, SEMI_BOLD
from ledelsesplan.ui.workshop.target import Target
from ledelsesplan.ui.workshop.text_rows import TextRow, TextRows, lay_out_rows

MOST_DOTS_DRAWN = 16
DOTS_A_LINE = 8


class CandidatesPage(ListingPage):
    """A letter or an arrow chooses a row; digits are its dots, F chooses it. To the right is how many are ready."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self._cover = Target(self, self._one_more_ready, self._go_to_ready)
        self._letters: list[Target] = []
        self._typed: int | None = None
        self._begun = ""
        self.in_ready = False

    # What is shown

    @property
    def is_hidden(self) -> bool:
        """Whether the dots wait to be shown."""
        return not self.conductor.plan.round.tally.dots_revealed

    @property
    def candidates(self) -> list[Candidate]:
        """The candidates of the page."""
        found = candidates(self.conductor.document.framework, self.conductor.plan, with_strengths=True)
        by_id = {item.id: item for item in found}
        return [by_id[identifier] for identifier in self.page.behaviours if identifier in by_id]

    def heading(self) -> str:
        return _("Hvad vil vi udvikle?") if self.is_hidden else _("Det samler vi os om")

    def sub_heading(self) -> str:
        plan = self.conductor.plan
        tally = plan.round.tally
        chosen = sum(mark.focus for mark in plan.marks)
        if self.is_hidden:
            each = number_word(tally.dots_each).capitalize()
            parts = [ngettext("{each} prik til hver", "{each} prikker til hver", tally.dots_each, each=each)]
        else:
            parts = [ngettext("{count} prik", "{count} prikker", sum(item.count for item in tally.dots))]
        if chosen:
            parts.append(ngettext("{count} fokusområde valgt", "{count} fokusområder valgt", chosen))
        if chosen > FOCUS_ADVISED:
            parts.append(_("{count} er ofte nok").format(count=number_word(FOCUS_ADVISED)))
        if self.page.count > 1:
            total = sum(len(page.behaviours) for page in self.conductor.pages if page.kind is self.page.kind)
            first = (self.page.number - 1) * CANDIDATES_PER_PAGE + 1
            last = first + len(self.page.behaviours) - 1
            parts.append(_("{first}–{last} af {count}").format(first=first, last=last, count=total))
        return " · ".join(parts)

    def question(self) -> str:
        if self.is_hidden:
            return _("Hvor vil et skridt frem betyde mest for borgerne?")
        chosen = sum(mark.focus for mark in self.conductor.plan.marks)
        if not chosen:
            return _("Hvilke samler vi os om?")
        if chosen == 1:
            return _("Er det det rigtige for os og for borgerne?")
        return _("Er det de rigtige {count} for os og for borgerne?").format(count=number_word(chosen))

    def hints(self) -> Hints:
        return (
            (("A", "B", "C"), _("vælg række")),
            (("0–9",), _("prikker")) if self.is_hidden else (("Delete",), _("skjul prikkerne igen")),
            (("F",), _("fokusområde")),
            (("→",), _("hvor mange er klar")),
            (("Enter",), _("vis prikkerne") if self.is_hidden else _("stor visning")),
        )

    # Where things stand

    def _column_width(self) -> float:
        return self.measures.w(21)

    def _letter_side(self) -> float:
        return max(self.measures.h(5.3), 30.0)

    @property
    def text_rows(self) -> TextRows:
        """The texts as they stand; they keep their width and breaks when the dots are shown."""
        m, area = self.measures, self.rows_area()
        framework = self.conductor.document.framework
        indent = self._letter_side() + m.w(m.of((1.85, 1.7)))
        least = m.h(10.4) if any(item.focus for item in self.candidates) or not self.is_hidden else m.h(6.8)
        return lay_out_rows(
            m,
            area,
            [(framework.lead_in(entry.id), entry.text) for entry in self.entries()],
            width=area.width() - indent - self._column_width() - m.w(1.6),
            sizes=(m.of((3.3, 2.8)), 2.8),
            line=m.of((1.2, 1.13)),
            indent=indent,
            padding=0.9,
            least=min(least, area.height() / max(len(self.page.behaviours), 1)),
        )

    def arrange(self) -> None:
        rows = self.text_rows.rows
        self.place_rows([row.rect for row in rows])
        self._cover.place(self._cover_rect())
        self._cover.setVisible(self.is_hidden and bool(rows))
        self._cover.name_it(self._ready_words())
        while len(self._letters) > len(rows):
            self._letters.pop().deleteLater()
        while len(self._letters) < len(rows):
            number = len(self._letters)
            target = Target(self, lambda: None)
            target.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            target.hit.connect(lambda _point, number=number: self._press_letter(number))
            target.show()
            self._letters.append(target)
        for target, row, item in zip(self._letters, rows, self.candidates, strict=True):
            target.place(self._letter_rect(row))
            target.name_it(_("Fokusområde {letter}").format(letter=item.letter))

    def _letter_rect(self, row: TextRow) -> QRectF:
        side = self._letter_side()
        return QRectF(row.rect.x(), row.rect.center().y() - side / 2, side, side)

    def _cover_rect(self) -> QRectF:
        area = self.rows_area()
        return QRectF(area.right() - self._column_width(), area.y(), self._column_width(), area.height())

    # Keys

    def press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._move_across(key)
        elif Qt.Key.Key_0 <= key <= Qt.Key.Key_9 or key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._type(key)
        elif key == Qt.Key.Key_F:
            self._toggle_focus()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._typed = None
            self.in_ready = False
            return super().press(event)
        else:
            return self._choose_by_letter(event.text().upper())
        return True

    def _enter(self) -> None:
        if self.conductor.can_reveal:
            self.conductor.reveal()
        elif self.is_hidden:
            self.conductor.say(_("Ingen prikker er talt endnu. Et bogstav og F vælger et fokusområde uden prikker."))
        elif self.shows_row:
            self.conductor.blow_up(True)

    def _move_across(self, key: Qt.Key) -> None:
        self._typed = None
        if key == Qt.Key.Key_Right and self.is_hidden and self.page.behaviours:
            self._cover.setFocus()
            self._go_to_ready()
        elif key == Qt.Key.Key_Left and self.in_ready and self.row_targets:
            self.in_ready = False
            self.row_targets[self.conductor.row].setFocus()
            self.go_to(self.conductor.row)

    def _choose_by_letter(self, text: str) -> bool:
        """One letter chooses a row, or two in turn where the letters go beyond Z."""
        letters = [item.letter for item in self.candidates]
        for typed in (self._begun + text, text):
            if typed in letters:
                self._begun = ""
                self.row_targets[letters.index(typed)].setFocus()
                self.go_to(letters.index(typed))
                return True
        self._begun = text if text and any(letter.startswith(text) for letter in letters) else ""
        return bool(self._begun)

    def go_to(self, row: int) -> None:
        if row != self.conductor.row or not self.shows_row:
            self._typed = None
        self.in_ready = False
        super().go_to(row)

    def focus_main(self) -> None:
        self._typed = None
        self.in_ready = False
        super().focus_main()

    def _go_to_ready(self) -> None:
        self._typed = None
        self.in_ready = True
        self.conductor.choose_no_row()
        self.update()

    def _toggle_focus(self) -> None:
        if self.shows_row:
            self.conductor.marking.toggle(self.conductor.behaviour, MarkKind.FOCUS)
        elif self.row_targets:
            self.row_targets[0].setFocus()
            self.go_to(0)

    def _press_letter(self, row: int) -> None:
        self.row_targets[row].setFocus()
        self.go_to(row)
        self._toggle_focus()

    # Dots

    def _type(self, key: Qt.Key) -> None:
        """Digits that follow each other are one number; Delete clears it. Dots that all can see are covered first."""
        if not self.is_hidden:
            if key == Qt.Key.Key_Delete:
                self.conductor.document.apply(_("Skjul prikker"), workshop_edits.reveal_dots, False)
            else:
                self.conductor.say(_("Prikkerne er vist. Delete skjuler dem, så I kan tælle igen."))
            return
        if key == Qt.Key.Key_Delete:
            typed = None
        elif key == Qt.Key.Key_Backspace:
            typed = drop_digit(self._typed)
        else:
            typed = append_digit(self._typed, key - Qt.Key.Key_0)
        taken = self._set_ready(typed or 0) if self.in_ready else self.shows_row and self._give(typed)
        if taken:
            self._typed = typed

    def _give(self, count: int | None) -> bool:
        document, behaviour = self.conductor.document, self.conductor.behaviour
        return self.conductor.type(
            _("Sæt prikker"), ("dots", behaviour), workshop_edits.give_dots, document.framework, behaviour, count
        )

    def _set_ready(self, ready: int) -> bool:
        return self.conductor.type(_("Tæl klar"), "ready", workshop_edits.set_dots_ready, ready)

    def _one_more_ready(self) -> None:
        tally, present = self.conductor.plan.round.tally, self.conductor.plan.round.present
        ready = tally.dots_ready + 1
        self._set_ready(0 if present is not None and ready > present else ready)

    # Drawing

    def draw_body(self, painter: QPainter) -> None:
        rows = self.text_rows.rows
        if not rows:
            self._draw_empty(painter)
            return
        for number, (row, item) in enumerate(zip(rows, self.candidates, strict=True)):
            self._draw_row(painter, row, item, is_active=self.shows_row and number == self.conductor.row)
            if number + 1 < len(rows):
                draw_rule(painter, row.rect.x(), row.rect.bottom(), row.rect.width())
        if self.is_hidden:
            self._draw_cover(painter)
        self.draw_question(painter)

    def _draw_empty(self, painter: QPainter) -> None:
        m, body = self.measures, self.measures.body()
        words = _("Ingen udviklingsområder er aftalt endnu.") + "\u2028" + _("Aftal dem under »Bordet rundt«.")
        draw_block(painter, block(words, m.font(m.of((4.4, 3.9))), body.width(), 1.3), body.x(), body.y() + m.h(5))

    def _draw_row(self, painter: QPainter, row: TextRow, item: Candidate, *, is_active: bool) -> None:
        m = self.measures
        if is_active:
            covered = self._column_width() if self.is_hidden else -m.w(0.8)
            draw_frame(painter, row.rect.adjusted(-m.w(0.8), m.h(0.3), -covered, -m.h(0.3)), m)
        box = self._letter_rect(row)
        painter.setPen(QPen(INK, 2))
        painter.setBrush(INK if item.focus else PAPER)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), m.h(1), m.h(1))
        font = small(m, BOLD)
        draw_line(painter, box, item.letter, font, centre=True, colour=PAPER if item.focus else INK)
        row.draw(painter)
        if not self.is_hidden:
            column = QRectF(self._cover_rect().x(), row.rect.y(), self._column_width(), row.rect.height())
            self._draw_dots(painter, column, item)

    def _draw_dots(self, painter: QPainter, column: QRectF, item: Candidate) -> None:
        """The number, its dots eight to a line, and whether it is chosen."""
        m = self.measures
        number = m.font(4.2, SEMI_BOLD)
        line_high, focus_high = m.h(4.4), m.h(4.6)
        dots = item.dots or 0
        width = number.pixelSize() * 1.3
        pitch = min(m.h(3.75), (column.width() - width) / DOTS_A_LINE)
        lines = max(-(-dots // DOTS_A_LINE), 1) if dots <= MOST_DOTS_DRAWN else 1
        free = column.height() - (focus_high if item.focus else 0) - m.h(0.8)
        pitch = min(pitch, free / lines)
        high = max(line_high, lines * pitch) + (focus_high if item.focus else 0)
        top = column.center().y() - high / 2
        draw_line(painter, QRectF(column.x(), top, width * 0.8, line_high), str(dots), number, centre=True)
        if dots <= MOST_DOTS_DRAWN:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(INK)
            for dot in range(dots):
                x = column.x() + width + (dot % DOTS_A_LINE + 0.5) * pitch
                y = top + line_high / 2 + (dot // DOTS_A_LINE) * pitch
                painter.drawEllipse(QPointF(x, y), pitch * 0.4, pitch * 0.4)
        if item.focus:
            y = top + high - focus_high
            side = m.h(4.2)
            draw_mark(painter, column.x() + (width * 0.8 - side) / 2, y + m.h(0.2), side, MarkKind.FOCUS)
            name = QRectF(column.x() + width, y, column.width() - width, focus_high)
            draw_line(painter, name, _("Fokusområde"), small(m, BOLD))

    def _ready_words(self) -> str:
        tally, present = self.conductor.plan.round.tally, self.conductor.plan.round.present
        if present is None:
            return _("{ready} er klar").format(ready=tally.dots_ready)
        return _("{ready} af {present} er klar").format(ready=tally.dots_ready, present=present)

    def _draw_cover(self, painter: QPainter) -> None:
        m, cover = self.measures, self._cover_rect()
        draw_cover(painter, cover)
        if self.in_ready:
            draw_frame(painter, cover, m)
        tally, present = self.conductor.plan.round.tally, self.conductor.plan.round.present
        middle = cover.center().y()
        title = QRectF(cover.x(), middle - m.h(10), cover.width(), m.h(5.4))
        draw_line(painter, title, _("Skjult"), m.font(4.8, SEMI_BOLD), centre=True)
        below = QRectF(cover.x(), title.bottom(), cover.width(), m.h(3.6))
        draw_line(painter, below, _("til alle har valgt"), small(m), centre=True)
        seats_at = QRectF(cover.x() + m.w(1.6), middle + m.h(2.2), cover.width() - m.w(3.2), m.h(3.7))
        if present:
            draw_seats(painter, seats_at, MarkKind.FOCUS, tally.dots_ready, present)
        words = QRectF(cover.x(), seats_at.bottom() + m.h(0.8), cover.width(), m.h(3.6))
        draw_line(painter, words, self._ready_words(), small(m), centre=True)
