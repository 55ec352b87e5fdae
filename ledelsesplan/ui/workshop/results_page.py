"""Vis resultat: where the group differs, most disagreement first, and a gentle question for the talk."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter

from ledelsesplan.core.voting import Vote, disagreements, given_at, votes
from ledelsesplan.core.workshop import ROWS_PER_PAGE, next_part, votes_for
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.drawing import (
    INK,
    block,
    draw_block,
    draw_cover,
    draw_frame,
    draw_line,
    draw_mark,
    draw_rule,
    draw_seats,
    fill,
    small,
)
from ledelsesplan.ui.workshop.listing import ListingPage
from ledelsesplan.ui.workshop.measures import SEMI_BOLD
from ledelsesplan.ui.workshop.target import Target
from ledelsesplan.ui.workshop.text_rows import TextRows, lay_out_rows

QUESTIONS = (
    _("Hvad har I hver især set i hverdagen?"),
    _("Hvad ved nogen af os, som andre ikke ser?"),
    _("Hvornår lykkes det bedst?"),
)
# The marks that are agreed already, in % of the height, and how far apart they stand.
AGREED, AGREED_PITCH = 3.6, 1.2
KEYS = {Qt.Key.Key_S: MarkKind.STRENGTH, Qt.Key.Key_U: MarkKind.PRIORITY, Qt.Key.Key_F: MarkKind.FOCUS}


class ResultsPage(ListingPage):
    """Three behaviours a page. S, U and F agree on the active row; Enter shows it large, or first the result."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self._cover = Target(self, conductor.reveal)
        self._cover.name_it(_("Vis resultat"))
        self._cover.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def is_hidden(self) -> bool:
        """Whether the result waits to be shown."""
        return self.conductor.can_reveal

    @property
    def votes(self) -> tuple[Vote, ...]:
        """The votes of the page's rows, without counts while they are hidden."""
        plan = self.conductor.plan
        if self.is_hidden:
            return votes_for(self.page, disagreements(self.conductor.document.framework, plan))
        return votes_for(self.page, votes(self.conductor.document.framework, plan).values())

    def heading(self) -> str:
        if self.is_hidden:
            return _("Klar til at se resultatet")
        differs = any(vote.differs for vote in self.votes)
        return _("Her ser vi forskelligt på det") if differs else _("Her er vi tæt på hinanden")

    def sub_heading(self) -> str:
        level = self.page.level
        parts = [*([level.name] if level is not None else []), *self._sources()]
        if self.page.count > 1:
            alike = [page for page in self.conductor.pages if (page.kind, page.level) == (self.page.kind, level)]
            count = sum(len(page.behaviours) for page in alike)
            first = (self.page.number - 1) * ROWS_PER_PAGE + 1
            last = first + len(self.page.behaviours) - 1
            shown = f"{first}–{last}" if last > first else str(first)
            parts.append(_("{shown} af {count}").format(shown=shown, count=count))
        return " · ".join(parts)

    def _sources(self) -> list[str]:
        parts = []
        present = self.conductor.plan.round.present
        kinds = {vote.anonymous for vote in self.votes}
        if False in kinds:
            parts.append(_("hænder, {count} til stede").format(count=present) if present else _("hænder"))
        if True in kinds:
            given = given_at(self.conductor.plan, self.page.level)
            parts.append(_("{count} anonyme stemmer").format(count=given))
        return parts

    def question(self) -> str:
        return QUESTIONS[(self.page.number - 1) % len(QUESTIONS)]

    def hints(self) -> Hints:
        if self.is_hidden:
            return ((("Enter",), _("vis resultat")), (("F5",), self._what_comes()))
        return (
            (("F5",), self._what_comes()),
            (("↓", "S", "U", "F"), _("aftal")),
            (("K",), _("kun uenighed, eller alle")),
            (("Enter",), _("stor visning")),
        )

    def _what_comes(self) -> str:
        part = next_part(self.conductor.pages, self.page)
        if part is None or part.kind is not self.page.kind or part.level is None:
            return _("kandidaterne")
        return _("resultatet for {level}").format(level=part.level.name)

    # Where things stand

    def _votes_width(self) -> float:
        return self.measures.w(self.measures.of((29.0, 24.8)))

    @property
    def text_rows(self) -> TextRows:
        """The texts as they stand."""
        m, area = self.measures, self.rows_area()
        items = []
        for entry in self.entries():
            cell = self.cell(entry.id)
            where = []
            if cell is not None:
                where = [cell.place.competency.name, cell.place.theme.name]
            items.append((" · ".join(where), entry.text))
        width = area.width() - self._votes_width() - m.w(m.of((4.0, 2.5)))
        marks = 3 * m.h(AGREED) * AGREED_PITCH
        return lay_out_rows(
            m,
            area,
            items,
            width=width,
            heading_width=width - marks,
            sizes=(m.of((3.7, 3.5)), 2.8),
            line=m.of((1.25, 1.2)),
            least=m.h(14),
        )

    def arrange(self) -> None:
        rows = [row.rect for row in self.text_rows.rows]
        self.place_rows(rows)
        self._cover.place(self._cover_rect())
        self._cover.setVisible(self.is_hidden)
        self._cover.raise_()

    def _cover_rect(self) -> QRectF:
        area = self.rows_area()
        return QRectF(area.right() - self._votes_width(), area.y(), self._votes_width(), area.height())

    # Keys

    def press(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.is_hidden:
                self.conductor.reveal()
            else:
                self.conductor.blow_up(True)
            return True
        if event.key() == Qt.Key.Key_K and not self.is_hidden:
            self.conductor.choose(only_disagreement=not self.conductor.choosing.only_disagreement)
            return True
        if event.key() in KEYS and not self.is_hidden and self.row_targets:
            if not self.shows_row:
                self.row_targets[0].setFocus()
                self.go_to(0)
                return True
            self.conductor.marking.toggle(self.conductor.behaviour, KEYS[Qt.Key(event.key())])
            return True
        return super().press(event)

    # Drawing

    def draw_body(self, painter: QPainter) -> None:
        m = self.measures
        if not self.page.behaviours:
            words = block(_("Ingen uenighed. K viser alle."), m.font(m.of((4.4, 3.9))), m.body().width(), 1.3)
            draw_block(painter, words, self.side, m.rule_y + m.h(5))
            return
        rows = self.text_rows.rows
        for number, (row, vote) in enumerate(zip(rows, self.votes, strict=True)):
            if self.shows_row and number == self.conductor.row:
                draw_frame(painter, row.rect.adjusted(-m.w(1), m.h(0.5), m.w(1), -m.h(0.5)), m)
            row.draw(painter)
            self._draw_agreed(painter, row.rect, row.at.y(), number)
            if number + 1 < len(rows):
                draw_rule(painter, row.rect.x(), row.rect.bottom(), row.rect.width())
            if not self.is_hidden:
                column = QRectF(
                    row.rect.right() - self._votes_width(), row.rect.y(), self._votes_width(), row.rect.height()
                )
                self._draw_vote(painter, column, vote)
        if self.is_hidden:
            self._draw_cover(painter)
        self.draw_question(painter)

    def _draw_agreed(self, painter: QPainter, rect: QRectF, y: float, number: int) -> None:
        """What is agreed already, at the end of the line with competency and theme."""
        m, entry = self.measures, self.entries()[number]
        side = m.h(AGREED)
        x = rect.right() - self._votes_width() - m.w(m.of((4.0, 2.5))) - side
        for kind, is_set in (
            (MarkKind.FOCUS, entry.focus),
            (MarkKind.PRIORITY, entry.priority),
            (MarkKind.STRENGTH, entry.strength),
        ):
            if is_set:
                draw_mark(painter, x, y, side, kind)
                x -= side * AGREED_PITCH

    def _draw_vote(self, painter: QPainter, area: QRectF, vote: Vote) -> None:
        """Both camps from one axis: seats of S grow to the left, of U to the right; equal lengths are disagreement."""
        m = self.measures
        mark, high = m.h(4.9), m.h(4.5)
        top = area.center().y() - (mark + high + m.h(1.6)) / 2
        font = m.font(5.2, SEMI_BOLD)
        draw_mark(painter, area.x(), top, mark, MarkKind.STRENGTH)
        draw_mark(painter, area.right() - mark, top, mark, MarkKind.PRIORITY)
        line = QRectF(area.x() + mark * 1.25, top, area.width() - mark * 2.5, mark)
        draw_line(painter, line, str(vote.strength or 0), font)
        draw_line(painter, line, str(vote.priority or 0), font, right=True)
        y = top + mark + m.h(1.6)
        axis, gap = m.h(0.46), m.w(0.25)
        half = area.width() / 2 - axis / 2 - gap
        voters = vote.voters
        if voters:
            left = QRectF(area.x(), y, half, high)
            draw_seats(painter, left, MarkKind.STRENGTH, vote.strength or 0, voters, right=True)
            right = QRectF(area.center().x() + axis / 2 + gap, y, half, high)
            draw_seats(painter, right, MarkKind.PRIORITY, vote.priority or 0, voters)
            fill(painter, QRectF(area.center().x() - axis / 2, y - m.h(0.2), axis, high + m.h(0.4)), INK)

    def _draw_cover(self, painter: QPainter) -> None:
        m, cover = self.measures, self._cover_rect()
        draw_cover(painter, cover)
        middle = cover.center().y()
        title = QRectF(cover.x(), middle - m.h(5), cover.width(), m.h(5.4))
        draw_line(painter, title, _("Skjult"), m.font(4.8, SEMI_BOLD), centre=True)
        below = QRectF(cover.x(), title.bottom() + m.h(0.6), cover.width(), m.h(3.6))
        draw_line(painter, below, _("Enter: Vis resultat"), small(m), centre=True)
