"""The sizes of the projected pages: shares of the window's height and width. No text size and no scaling counts."""

import math

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QFont

from ledelsesplan.drawing.fonts import FAMILY

WIDE_FROM = 1.5

REGULAR, SEMI_BOLD, BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold

# Type sizes in per cent of the height: (16:9, 4:3).
SMALL = (2.8, 2.8)
HEADING = (5.4, 4.9)
QUESTION = (4.3, 3.7)
CLOCK = (6.4, 6.4)

# The smallest type anywhere, and a behaviour on a page of three rows.
SMALLEST_SHARE, BEHAVIOUR_SHARE, FOCUS_SHARE = 2.75, 3.4, 4.5

SMALLEST_TARGET = 44


class Measures:
    """The sizes for one window size in px."""

    def __init__(self, size: QSizeF) -> None:
        self.width = max(size.width(), 1.0)
        self.height = max(size.height(), 1.0)
        self.is_wide = self.width / self.height >= WIDE_FROM

    def w(self, percent: float) -> float:
        """A share of the width in px."""
        return self.width * percent / 100

    def h(self, percent: float) -> float:
        """A share of the height in px."""
        return self.height * percent / 100

    def of(self, sizes: tuple[float, float]) -> float:
        """The one of a pair (16:9, 4:3) that holds here."""
        return sizes[0] if self.is_wide else sizes[1]

    def pixels(self, percent: float) -> int:
        """A type size in whole px: never below its share of the height."""
        return math.ceil(self.h(percent) - 0.01)

    def font(self, percent: float, weight: QFont.Weight = REGULAR) -> QFont:
        """The family at a share of the height; its figures are tabular as they are."""
        return sized(self.pixels(percent), weight)

    @property
    def margin(self) -> float:
        """The free room at both sides."""
        return self.w(4)

    @property
    def top(self) -> float:
        """Where a page begins."""
        return self.h(self.of((2.6, 1.9)))

    @property
    def heavy(self) -> float:
        """The width of a heavy rule, a frame and a focus ring."""
        return max(3.0, self.h(0.38))

    @property
    def rule_y(self) -> float:
        """Where the rule below heading and sub-heading lies."""
        return self.h(self.of((14.3, 12.6)))

    @property
    def bottom(self) -> float:
        """Where what is above the step bar ends."""
        return self.h(self.of((90.4, 91.2)))

    @property
    def steps_y(self) -> float:
        """Where the step bar's bars lie."""
        return self.h(self.of((93.3, 93.7)))

    def body(self, margin: float | None = None) -> QRectF:
        """What is between the rule and the step bar."""
        side = self.margin if margin is None else margin
        return QRectF(side, self.rule_y, self.width - 2 * side, self.bottom - self.rule_y)


def sized(pixels: int, weight: QFont.Weight = REGULAR) -> QFont:
    """The family at a size in px."""
    font = QFont(FAMILY)
    font.setPixelSize(max(pixels, 1))
    font.setWeight(weight)
    return font
