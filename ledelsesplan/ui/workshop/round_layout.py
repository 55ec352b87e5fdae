"""Where everything stands on a page of the round: text, hands and agreed mark of each row. Lengths are px."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from ledelsesplan.ui.text_layout import TextBlock
from ledelsesplan.ui.workshop.drawing import block, small
from ledelsesplan.ui.workshop.measures import BEHAVIOUR_SHARE, SEMI_BOLD, Measures

LARGEST, SMALLEST, STEP = 4.1, BEHAVIOUR_SHARE, 0.05
LINE, SMALL_LINE = 1.22, 1.2
PADDING, TIGHT = 1.3, 0.5


@dataclass(frozen=True, slots=True)
class RowTexts:
    """The words of a row."""

    theme: str
    behaviour: str


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row: its whole rectangle, its laid-out words and where they stand, and its two cells.

    `reason` is the line of "Fordi", None where there is no room for it in a row that is not active.
    """

    rect: QRectF
    theme: TextBlock
    behaviour: TextBlock
    text_at: QPointF
    reason: QRectF | None
    hands: QRectF
    agreed: QRectF

    @property
    def text_bottom(self) -> float:
        """Where the behaviour's last line ends."""
        return self.text_at.y() + self.theme.height + self.behaviour.height


@dataclass(frozen=True, slots=True)
class RoundLayout:
    """A page of the round: the size of its behaviours in px, its rows, and whether they fit.

    `is_tight` tells that "Fordi" is shown in the active row only.
    """

    side: float
    pixels: int
    rows: tuple[RowPlace, ...]
    columns_y: float
    rule_y: float
    is_tight: bool
    fits: bool


def lay_out_round(
    measures: Measures,
    texts: Sequence[RowTexts],
    active: int = 0,
    *,
    cell_width: float | None = None,
    has_reasons: bool = True,
) -> RoundLayout:
    """The page's layout: the largest type at which all rows fit with a reason of one line each.

    Where even the smallest does not, reasons stand in the active row only, and the rows are tightened. A page that
    counts nothing has narrower cells, both `cell_width` px, and no reasons.
    """
    m = measures
    side = m.margin if m.is_wide else m.w(3.2)
    columns = m.rule_y
    rule = m.h(m.of((18.7, 17.3)))
    room = QRectF(side, rule + m.heavy, m.width - 2 * side, m.bottom - rule - 2 * m.heavy)
    agreed = m.w(9.6) if cell_width is None else cell_width
    gap = m.w(m.of((2.0, 1.4)))
    hands = m.w(m.of((18.6, 11.8))) if cell_width is None else cell_width
    inner = m.w(0.8)
    text_width = room.width() - agreed - hands - 2 * gap - inner
    reason_high = m.pixels(2.8) * SMALL_LINE + m.h(0.4)

    def placed(percent: float, padding: float, *, only_active: bool) -> RoundLayout | None:
        font, theme_font = m.font(percent), small(m, SEMI_BOLD)
        pad = m.h(padding)
        blocks = [
            (block(item.theme, theme_font, text_width, SMALL_LINE), block(item.behaviour, font, text_width, LINE))
            for item in texts
        ]
        reasons = [has_reasons and (not only_active or number == active) for number in range(len(texts))]
        natural = [
            2 * pad + theme.height + behaviour.height + (reason_high if has_reason else 0)
            for (theme, behaviour), has_reason in zip(blocks, reasons, strict=True)
        ]
        spare = room.height() - sum(natural)
        if spare < 0 and (percent > SMALLEST + 0.001 or not only_active):
            return None
        rows: list[RowPlace] = []
        y = room.y()
        for (theme, behaviour), has_reason, height in zip(blocks, reasons, natural, strict=True):
            whole = QRectF(room.x(), y, room.width(), height + max(spare, 0) / max(len(texts), 1))
            top = whole.y() + (whole.height() - height) / 2 + pad
            below = top + theme.height + behaviour.height
            cells = QRectF(whole.right() - agreed - gap - hands, whole.y(), hands, whole.height())
            rows.append(
                RowPlace(
                    rect=whole,
                    theme=theme,
                    behaviour=behaviour,
                    text_at=QPointF(whole.x() + inner, top),
                    reason=QRectF(whole.x() + inner, below, text_width, reason_high) if has_reason else None,
                    hands=cells,
                    agreed=QRectF(whole.right() - agreed, whole.y(), agreed, whole.height()),
                )
            )
            y = whole.bottom()
        return RoundLayout(side, font.pixelSize(), tuple(rows), columns, rule, only_active, spare >= 0)

    percent = LARGEST
    while percent > SMALLEST - 0.001:
        found = placed(percent, PADDING, only_active=False)
        if found is not None:
            return found
        percent -= STEP
    tight = placed(SMALLEST, TIGHT, only_active=True)
    assert tight is not None
    return tight
