"""Bordet rundt: one competency at one level, its behaviours as rows, hands and agreed marks beside them."""

from functools import partial

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ledelsesplan.core.matrix import Cell
from ledelsesplan.core.plan import Hands
from ledelsesplan.drawing.marks import MarkKind
from ledelsesplan.text import _
from ledelsesplan.ui.matrix_model import accessible_name
from ledelsesplan.ui.page import Hints
from ledelsesplan.ui.workshop.conductor import Conductor
from ledelsesplan.ui.workshop.counting import AGREED, HANDS
from ledelsesplan.ui.workshop.counting_page import CountingPage
from ledelsesplan.ui.workshop.drawing import (
    INK,
    LINE,
    draw_block,
    draw_frame,
    draw_line,
    draw_rule,
    fill,
    small,
)
from ledelsesplan.ui.workshop.measures import SEMI_BOLD
from ledelsesplan.ui.workshop.round_layout import RoundLayout, RowPlace, RowTexts, lay_out_round
from ledelsesplan.ui.workshop.target import Target
from ledelsesplan.ui.workshop.votes import counters, draw_agreed, draw_counter
from ledelsesplan.ui.workshop.wall_field import one_line


class RoundPage(CountingPage):
    """Up and down choose the row, right and left hands or agreed; S 7 U 3 counts, N writes the reason."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__(conductor)
        self._layout: RoundLayout | None = None
        self._targets: list[dict[str, Target]] = []

    @property
    def round_layout(self) -> RoundLayout:
        """Where everything stands now."""
        if self._layout is None:
            self._layout = self._laid_out()
        return self._layout

    def _laid_out(self) -> RoundLayout:
        texts = [RowTexts(cell.place.theme.name, cell.text) for cell in self._cells()]
        return lay_out_round(self.measures, texts, self.conductor.row)

    def _cells(self) -> list[Cell]:
        index = self.conductor.document.index
        return [index.cell(identifier) for identifier in self.page.behaviours]

    @property
    def side(self) -> float:
        return self.measures.margin if self.measures.is_wide else self.measures.w(3.2)

    def heading(self) -> str:
        competency = self.page.competency
        return competency.name if competency is not None else ""

    def sub_heading(self) -> str:
        level = self.page.level
        parts = [
            level.name if level is not None else "",
            _("{number} af {count}").format(number=self.page.number, count=self.page.count),
        ]
        if not self.measures.is_wide and self._present is not None:
            parts.append(_("{count} til stede").format(count=self._present))
        return " · ".join(parts)

    @property
    def _present(self) -> int | None:
        return self.conductor.plan.round.present

    def hints(self) -> Hints:
        return (
            (("S", "U"), _("+ tal: hænder")),
            (("→",), _("så S eller U: aftalt")),
            (("N",), _("begrundelse")),
            (("0",), _("ryd")),
            (("Enter",), _("stor visning")),
        )

    # What can be pressed

    def arrange(self) -> None:
        self._layout = self._laid_out()
        rows = self._layout.rows
        while len(self._targets) > len(rows):
            for target in self._targets.pop().values():
                target.deleteLater()
        while len(self._targets) < len(rows):
            self._targets.append(self._make_targets(len(self._targets)))
        for row, (targets, place, cell) in enumerate(zip(self._targets, rows, self._cells(), strict=True)):
            self._place_row(row, targets, place, cell)
        self._place_reason()

    def _make_targets(self, row: int) -> dict[str, Target]:
        def choose(column: int) -> None:
            self.conductor.choose_row(row)
            if self.counting.column != column:
                self.counting.go_to(column)

        def count(letter: str) -> None:
            self.conductor.choose_row(row)
            self.counting.begin(letter)

        def show_large() -> None:
            self.conductor.choose_row(row)
            self.conductor.blow_up(True)

        made = {
            "text": Target(self, show_large),
            "hands": Target(self, focused=partial(choose, HANDS)),
            "S": Target(self, partial(count, "S")),
            "U": Target(self, partial(count, "U")),
            "agreed": Target(self, partial(choose, AGREED), partial(choose, AGREED)),
        }
        for target in made.values():
            target.show()
        return made

    def _place_row(self, row: int, targets: dict[str, Target], place: RowPlace, cell: Cell) -> None:
        targets["text"].place(
            QRectF(place.rect.x(), place.rect.y(), place.hands.x() - place.rect.x(), place.rect.height())
        )
        targets["text"].name_it(_("Vis stort: {text}").format(text=cell.text))
        targets["hands"].place(place.hands)
        targets["agreed"].place(place.agreed)
        name = accessible_name(cell)
        targets["hands"].name_it(f"{name}, {_('hænder er skjult')}" if self.conductor.hands_hidden else name)
        targets["agreed"].name_it(f"{name}, {_('aftalt')}")
        for letter, where in zip("SU", counters(place.hands, self.measures), strict=True):
            targets[letter].place(where)
            targets[letter].name_it(
                _("Hænder, {mark}").format(mark=_("Styrke") if letter == "S" else _("Udviklingsområde"))
            )

    def _hands(self, behaviour: str) -> Hands:
        return self.conductor.plan.round.tally.hands_for(behaviour) or Hands(id=behaviour)

    def _place_reason(self) -> None:
        row = self.round_layout.rows[self.conductor.row] if self.round_layout.rows else None
        if row is None or row.reason is None:
            return
        label = small(self.measures, SEMI_BOLD)
        inner = row.reason.adjusted(label.pixelSize() * 2.9, 0, 0, -self.measures.h(0.4))
        self.reason.place(inner, small(self.measures))

    # The focus

    def focus_main(self) -> None:
        if self.conductor.row < len(self._targets):
            name = "hands" if self.counting.column == HANDS else "agreed"
            self._targets[self.conductor.row][name].setFocus()
        else:
            self.setFocus()

    # Drawing

    def draw_body(self, painter: QPainter) -> None:
        m, layout = self.measures, self.round_layout
        draw_rule(painter, layout.side, layout.rule_y, m.width - 2 * layout.side)
        if layout.rows:
            self._draw_columns(painter, layout)
        for row, (place, cell) in enumerate(zip(layout.rows, self._cells(), strict=True)):
            self._draw_row(painter, place, cell, is_active=row == self.conductor.row)

    def _draw_columns(self, painter: QPainter, layout: RoundLayout) -> None:
        m, first = self.measures, layout.rows[0]
        high = layout.rule_y - layout.columns_y
        words = _("Hænder")
        if m.is_wide and self._present is not None:
            words = _("Hænder, {count} til stede").format(count=self._present)
        font = small(m, SEMI_BOLD)
        draw_line(painter, QRectF(first.hands.x(), layout.columns_y, first.hands.width(), high), words, font)
        x = first.agreed.x() + m.w(1.65)
        draw_line(painter, QRectF(x, layout.columns_y, first.agreed.width(), high), _("Aftalt"), font)

    def _draw_row(self, painter: QPainter, place: RowPlace, cell: Cell, *, is_active: bool) -> None:
        m = self.measures
        if is_active:
            reach = m.heavy
            draw_frame(painter, place.rect.adjusted(-reach, 0, reach, 0), m)
        x, y = place.text_at.x(), place.text_at.y()
        below = draw_block(painter, place.theme, x, y)
        draw_block(painter, place.behaviour, x, below)
        self._draw_reason(painter, place, cell, is_active=is_active)
        fill(painter, QRectF(place.agreed.x(), place.rect.y() + m.h(1.2), 1, place.rect.height() - m.h(2.4)), LINE)
        hands = self._hands(cell.id)
        in_hands = is_active and self.counting.column == HANDS
        for kind, count, where in zip(
            (MarkKind.STRENGTH, MarkKind.PRIORITY),
            (hands.strength, hands.priority),
            counters(place.hands, m),
            strict=True,
        ):
            typed = in_hands and self.counting.field == kind.value
            draw_counter(
                painter, where, kind, count, self._present, m, active=typed, hidden=self.conductor.hands_hidden
            )
        draw_agreed(painter, place.agreed, cell, m, active=is_active and self.counting.column == AGREED)

    def _draw_reason(self, painter: QPainter, place: RowPlace, cell: Cell, *, is_active: bool) -> None:
        note = one_line(cell.mark.note) if cell.mark is not None else ""
        if place.reason is None or not (note or is_active):
            return
        m = self.measures
        line = place.reason.adjusted(0, 0, 0, -m.h(0.4))
        word = draw_line(painter, line, _("Fordi"), small(m, SEMI_BOLD))
        if is_active:
            fill(painter, QRectF(line.x(), place.reason.bottom() - 1, line.width(), 2), INK)
        if note and not (is_active and self.reason.is_open):
            rest = line.adjusted(word + m.pixels(2.8) * 0.28, 0, 0, 0)
            draw_line(painter, rest, note, small(m), elide=True)
