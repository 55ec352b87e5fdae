"""The colours of the three themes, and how contrast is computed. Every colour in the application comes from here."""

from typing import NamedTuple


class FlagColours(NamedTuple):
    """The two quiet colours of a corner flag: rule and sign, and the ground of its row header."""

    edge: str
    tint: str


class HeatStep(NamedTuple):
    """The colours of a share in a heat table: the ground, and the letters on it."""

    fill: str
    letter: str


class Tokens(NamedTuple):
    """One theme's colours as `#RRGGBB`. An empty string means that nothing is drawn there."""

    name: str
    bg: str
    surface: str
    sunken: str
    hover: str
    field: str
    ink: str
    ink2: str
    line: str
    edge: str
    primary: str
    on_primary: str
    ring: str
    ring_gap: str
    danger: str
    strength: str
    strength_letter: str
    strength_border: str
    strength_tint: str
    priority: str
    priority_letter: str
    priority_border: str
    priority_tint: str
    focus: str
    focus_letter: str
    flags: tuple[FlagColours, ...]
    strength_steps: tuple[HeatStep, ...]
    priority_steps: tuple[HeatStep, ...]
    ring_width: int = 3
    toggle_width: int = 2
    ghost_dashed: bool = False

    def flag(self, number: int) -> FlagColours:
        """The colours of the flag with a number from 0; they are taken in turn."""
        return self.flags[number % len(self.flags)]


LIGHT = Tokens(
    name="light",
    bg="#F5F4F0",
    surface="#FFFFFF",
    sunken="#ECEAE4",
    hover="#F0EEE9",
    field="#FFFFFF",
    ink="#181C1F",
    ink2="#42494E",
    line="#DAD7CF",
    edge="#6F757A",
    primary="#1F2A30",
    on_primary="#FFFFFF",
    ring="#181C1F",
    ring_gap="#FFFFFF",
    danger="#8C1D18",
    strength="#0B4F8A",
    strength_letter="#FFFFFF",
    strength_border="#0B4F8A",
    strength_tint="#EAF1F8",
    priority="#FFC20A",
    priority_letter="#181400",
    priority_border="#332800",
    priority_tint="#FFF8E1",
    focus="#181C1F",
    focus_letter="#FFFFFF",
    flags=(
        FlagColours("#466446", "#ECF0EA"),
        FlagColours("#74497A", "#F2ECF3"),
        FlagColours("#2B686C", "#E6EFEF"),
        FlagColours("#8F4A2B", "#F6ECE6"),
    ),
    strength_steps=(
        HeatStep("#FFFFFF", "#181C1F"),
        HeatStep("#DCEAF5", "#181C1F"),
        HeatStep("#9CC3E4", "#181C1F"),
        HeatStep("#0B4F8A", "#FFFFFF"),
    ),
    priority_steps=(
        HeatStep("#FFFFFF", "#181C1F"),
        HeatStep("#FFF3CF", "#181C1F"),
        HeatStep("#FFE08A", "#181C1F"),
        HeatStep("#FFC20A", "#181400"),
    ),
)

DARK = Tokens(
    name="dark",
    bg="#14181B",
    surface="#1C2226",
    sunken="#101315",
    hover="#252C31",
    field="#14181B",
    ink="#EDF0F1",
    ink2="#BCC5CA",
    line="#333C42",
    edge="#87929A",
    primary="#EDF0F1",
    on_primary="#14181B",
    ring="#FFFFFF",
    ring_gap="#14181B",
    danger="#FFB4AB",
    strength="#0B4F8A",
    strength_letter="#FFFFFF",
    strength_border="#BBD9F3",
    strength_tint="#192836",
    priority="#FFC20A",
    priority_letter="#181400",
    priority_border="",
    priority_tint="#2B2719",
    focus="#EDF0F1",
    focus_letter="#14181B",
    flags=(
        FlagColours("#8FB38F", "#1F2822"),
        FlagColours("#C09AC6", "#272230"),
        FlagColours("#7DBABE", "#1A292B"),
        FlagColours("#DE9A7A", "#2D231F"),
    ),
    strength_steps=(
        HeatStep("#1C2226", "#EDF0F1"),
        HeatStep("#16395C", "#EDF0F1"),
        HeatStep("#0B4F8A", "#FFFFFF"),
        HeatStep("#BBD9F3", "#14181B"),
    ),
    priority_steps=(
        HeatStep("#1C2226", "#EDF0F1"),
        HeatStep("#3A3010", "#EDF0F1"),
        HeatStep("#5F4A00", "#EDF0F1"),
        HeatStep("#FFC20A", "#181400"),
    ),
)

_WHITE_ON_BLACK = FlagColours("#FFFFFF", "#000000")

HIGH_CONTRAST = Tokens(
    name="high-contrast",
    bg="#000000",
    surface="#000000",
    sunken="#000000",
    hover="#000000",
    field="#000000",
    ink="#FFFFFF",
    ink2="#FFFFFF",
    line="#FFFFFF",
    edge="#FFFFFF",
    primary="#FFFFFF",
    on_primary="#000000",
    ring="#00E5FF",
    ring_gap="#000000",
    danger="#FFFFFF",
    strength="#0B4F8A",
    strength_letter="#FFFFFF",
    strength_border="#FFFFFF",
    strength_tint="#000000",
    priority="#FFC20A",
    priority_letter="#000000",
    priority_border="",
    priority_tint="#000000",
    focus="#FFFFFF",
    focus_letter="#000000",
    flags=(_WHITE_ON_BLACK,) * 4,
    strength_steps=(
        HeatStep("#000000", "#FFFFFF"),
        HeatStep("#16395C", "#FFFFFF"),
        HeatStep("#0B4F8A", "#FFFFFF"),
        HeatStep("#BBD9F3", "#000000"),
    ),
    priority_steps=(
        HeatStep("#000000", "#FFFFFF"),
        HeatStep("#3A3010", "#FFFFFF"),
        HeatStep("#5F4A00", "#FFFFFF"),
        HeatStep("#FFC20A", "#000000"),
    ),
    ring_width=4,
    toggle_width=3,
    ghost_dashed=True,
)

THEMES = {tokens.name: tokens for tokens in (LIGHT, DARK, HIGH_CONTRAST)}


def luminance(colour: str) -> float:
    """The relative luminance of `#RRGGBB`, from 0 to 1 (WCAG 2.2, "relative luminance")."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
