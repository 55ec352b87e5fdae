"""How things look: contrast computed for every theme, marks that need no colour, and sizes from 80 to 200 per cent."""

import sys
from itertools import product

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core.plan import Plan
from ledelsesplan.drawing.marks import MarkKind, paint_mark
from ledelsesplan.drawing.tokens import THEMES, Tokens, contrast, luminance
from ledelsesplan.ui.choices import Segments
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import LARGE_FROM, LARGEST, SMALLEST, TYPE, Theme
from tests.ui.conftest import Desk, DeskMaker

S, U, F = MarkKind.STRENGTH, MarkKind.PRIORITY, MarkKind.FOCUS

CORE = "driftsledelse.kerneopgaven.direktoer"
BALANCE = "driftsledelse.balance.direktoer"

pytestmark = pytest.mark.usefixtures("qapp")
every_theme = pytest.mark.parametrize("tokens", THEMES.values(), ids=THEMES)


def grounds(tokens: Tokens) -> list[str]:
    """Every background that text and marks stand on."""
    plain = [tokens.bg, tokens.surface, tokens.field, tokens.hover, tokens.sunken]
    return [*plain, tokens.strength_tint, tokens.priority_tint, *(flag.tint for flag in tokens.flags)]


def lowest(colour: str, backgrounds: list[str]) -> float:
    return min(contrast(colour, ground) for ground in backgrounds)


def test_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert contrast("#0B4F8A", "#0B4F8A") == 1
    assert luminance("#FF0000") == pytest.approx(0.2126)


@every_theme
def test_all_text_has_seven_to_one(tokens: Tokens) -> None:
    for ink in (tokens.ink, tokens.ink2, tokens.danger):
        assert lowest(ink, grounds(tokens)) >= 7, ink
    assert contrast(tokens.on_primary, tokens.primary) >= 7
    for letter, fill in (
        (tokens.strength_letter, tokens.strength),
        (tokens.priority_letter, tokens.priority),
        (tokens.focus_letter, tokens.focus),
    ):
        assert contrast(letter, fill) >= 7


@every_theme
def test_all_graphics_have_three_to_one(tokens: Tokens) -> None:
    assert lowest(tokens.edge, grounds(tokens)) >= 3
    assert lowest(tokens.ring, grounds(tokens)) >= 3
    assert lowest(tokens.primary, grounds(tokens)) >= 3
    assert contrast(tokens.ring_gap, tokens.ring) >= 3
    assert lowest(tokens.strength_border, grounds(tokens)) >= 3
    assert lowest(tokens.priority_border or tokens.priority, grounds(tokens)) >= 3
    assert lowest(tokens.focus, grounds(tokens)) >= 3
    for flag in tokens.flags:
        assert contrast(flag.edge, tokens.surface) >= 3
        assert contrast(flag.edge, flag.tint) >= 3


@every_theme
def test_shares_can_be_read_on_every_step_and_told_apart_without_colour(tokens: Tokens) -> None:
    for steps in (tokens.strength_steps, tokens.priority_steps):
        assert all(contrast(step.letter, step.fill) >= 7 for step in steps)
        grounds_of_steps = [luminance(step.fill) for step in steps]
        assert grounds_of_steps in (sorted(grounds_of_steps), sorted(grounds_of_steps, reverse=True))
        assert len(set(grounds_of_steps)) == len(steps)


@every_theme
def test_the_two_marks_differ_in_luminance(tokens: Tokens) -> None:
    assert contrast(tokens.strength, tokens.priority) >= 3
    if tokens.priority_border:
        assert contrast(tokens.priority, tokens.priority_border) >= 3


FIGURES = {
    "light": (14.3, 7.6, 7.6, 14.7, (8.4, 11.4, 17.1), 5.2, 3.9, (6.4, 5.4), 14.7),
    "dark": (12.4, 8.1, 8.3, 15.6, (8.4, 11.4, 15.6), 5.2, 4.5, (6.6, 6.4), 14.9),
    "high-contrast": (21, 21, 21, 21, (8.4, 13.0, 21), 5.2, 21, (21, 21), 13.7),
}


@every_theme
def test_the_figures_of_the_design_hold(tokens: Tokens) -> None:
    ink, ink2, danger, primary, letters, marks, edge, flags, ring = FIGURES[tokens.name]
    tints = [tokens.strength_tint, tokens.priority_tint, *(flag.tint for flag in tokens.flags)]
    near = {"abs": 0.06}
    assert lowest(tokens.ink, grounds(tokens)) == pytest.approx(ink, **near)
    assert lowest(tokens.ink2, grounds(tokens)) == pytest.approx(ink2, **near)
    assert lowest(tokens.danger, grounds(tokens)) == pytest.approx(danger, **near)
    assert contrast(tokens.on_primary, tokens.primary) == pytest.approx(primary, **near)
    on_marks = (
        contrast(tokens.strength_letter, tokens.strength),
        contrast(tokens.priority_letter, tokens.priority),
        contrast(tokens.focus_letter, tokens.focus),
    )
    assert on_marks == pytest.approx(letters, **near)
    assert contrast(tokens.strength, tokens.priority) == pytest.approx(marks, **near)
    assert lowest(tokens.edge, grounds(tokens)) == pytest.approx(edge, **near)
    assert min(contrast(flag.edge, tokens.surface) for flag in tokens.flags) == pytest.approx(flags[0], **near)
    assert min(contrast(flag.edge, flag.tint) for flag in tokens.flags) == pytest.approx(flags[1], **near)
    assert lowest(tokens.ring, [tokens.surface, *tints]) == pytest.approx(ring, **near)


# What is drawn


def drawn(kind: MarkKind, tokens: Tokens, size: int = 26, *, ghost: bool = False) -> QImage:
    """A mark on the theme's surface."""
    image = QImage(size, size, QImage.Format.Format_RGB32)
    image.fill(QColor(tokens.surface))
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, size, size), kind, tokens, ghost=ghost)
    painter.end()
    return image


def name(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name().upper()


def test_in_the_light_theme_s_is_a_blue_square_and_u_an_amber_circle_with_a_dark_rim() -> None:
    tokens = THEMES["light"]
    square, circle = drawn(S, tokens), drawn(U, tokens)
    for corner in ((2, 2), (23, 2), (2, 23), (23, 23)):
        assert name(square, *corner) == "#0B4F8A"
        assert name(circle, *corner) == "#FFFFFF"
    assert name(circle, 13, 5) == "#FFC20A"
    rim = [luminance(name(circle, x, 13)) for x in range(4)]
    assert max(rim[:3]) < 0.1 < rim[3]


@every_theme
def test_marks_are_told_apart_by_shape_and_in_grey(tokens: Tokens) -> None:
    grey = {kind: drawn(kind, tokens).convertToFormat(QImage.Format.Format_Grayscale8) for kind in MarkKind}
    for one, other in (((S), U), (S, F), (U, F)):
        different = sum(
            abs(grey[one].pixelColor(x, y).red() - grey[other].pixelColor(x, y).red()) > 60
            for x, y in product(range(26), repeat=2)
        )
        assert different > 60, (one, other)
    ground = QColor(tokens.surface).lightness()
    filled = {
        kind: {(x, y) for x, y in product(range(26), repeat=2) if abs(image.pixelColor(x, y).red() - ground) > 24}
        for kind, image in grey.items()
    }
    corners = {(1, 1), (24, 1), (1, 24), (24, 24)}
    assert corners <= filled[S] or tokens.name != "light"
    assert not corners & filled[U]
    assert len(filled[S]) > len(filled[U]) > len(filled[F])


@every_theme
@pytest.mark.parametrize("kind", list(MarkKind))
def test_a_ghost_is_an_outline_that_can_be_seen(tokens: Tokens, kind: MarkKind) -> None:
    ghost, mark = drawn(kind, tokens, ghost=True), drawn(kind, tokens)
    seen = {name(ghost, x, y) for x, y in product(range(26), repeat=2)}
    assert max(contrast(colour, tokens.surface) for colour in seen) >= 3
    near_edge = {S: (5, 13), U: (6, 13), F: (8, 13)}[kind]
    assert name(ghost, *near_edge) == tokens.surface.upper()
    assert name(mark, *near_edge) != tokens.surface.upper()


@every_theme
def test_a_marked_cell_stands_on_its_tint_in_every_theme(
    desk: DeskMaker, team_plan: Plan, theme: Theme, tokens: Tokens
) -> None:
    theme.choose(tokens.name)
    opened = desk(team_plan)
    opened.press("s", Qt.Key.Key_Right, "u", Qt.Key.Key_Right)
    assert ground(opened, CORE) == tokens.strength_tint
    assert ground(opened, BALANCE) == tokens.priority_tint
    assert ground(opened, "personaleledelse.tryg-kultur.direktoer") == tokens.surface


def ground(desk: Desk, behaviour: str) -> str:
    """What a cell is filled with, at a place where nothing else is."""
    place = desk.cell(behaviour).topLeft().toPoint()
    place.setX(place.x() + 5)
    place.setY(place.y() + 5)
    return desk.pixel(place).name().upper()


def test_another_theme_repaints_everything_that_is_shown(team: Desk, theme: Theme) -> None:
    team.press("s", Qt.Key.Key_Right)
    for choice in ("dark", "high-contrast", "light"):
        theme.choose(choice)
        assert ground(team, CORE) == theme.tokens.strength_tint
        shown = team.workspace.grab().toImage()
        colours = {
            shown.pixelColor(x, y).name().upper()
            for x, y in product(range(0, shown.width(), 7), range(0, shown.height(), 7))
        }
        others = [tokens for tokens in THEMES.values() if tokens.name != choice]
        own = {value for value in vars_of(theme.tokens) if isinstance(value, str)}
        for other in others:
            strangers = {other.bg, other.surface, other.hover} - own
            assert not strangers & colours, (choice, other.name)


def vars_of(tokens: Tokens) -> list[object]:
    flat = [getattr(tokens, field) for field in tokens._fields if field != "flags"]
    return [*flat, *(colour for flag in tokens.flags for colour in (flag.edge, flag.tint))]


@every_theme
@pytest.mark.parametrize("chosen", [True, False])
def test_the_ring_of_a_segment_can_be_seen_also_where_it_is_chosen(
    qtbot: QtBot, qapp: QApplication, tokens: Tokens, chosen: bool
) -> None:
    theme = Theme(tokens.name)
    window = Segments(["Den ene", "Den anden", "Den tredje"], "Valg")
    qtbot.addWidget(window)
    before = qapp.palette()
    qapp.setPalette(theme.palette())
    window.setStyleSheet(style_sheet(theme))
    window.choose(1 if chosen else 2)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    middle = window.findChildren(QPushButton)[1]
    middle.setFocus()
    shown = middle.grab().toImage()
    qapp.setPalette(before)
    row = [shown.pixelColor(x, shown.height() // 2).name().upper() for x in range(8)]
    assert row[: tokens.ring_width] == [tokens.ring.upper()] * tokens.ring_width
    assert contrast(row[0], tokens.surface) >= 3
    assert contrast(row[0], row[tokens.ring_width]) >= 3
    assert row[7] == (tokens.primary if chosen else tokens.surface).upper()
    assert not chosen or contrast(row[tokens.ring_width], row[7]) >= 3


# Sizes


def test_text_sizes_are_held_between_80_and_200(theme: Theme) -> None:
    for asked, expected in ((10, SMALLEST), (80, 80), (150, 150), (200, 200), (500, LARGEST)):
        theme.set_text_size(asked)
        assert theme.text_size == expected


@pytest.mark.parametrize("text_size", [80, 100, 150, 200])
def test_everything_scales_together(theme: Theme, text_size: int) -> None:
    before = {role: theme.font(role).pixelSize() for role in TYPE}
    theme.set_text_size(text_size)
    for role, size in before.items():
        assert theme.font(role).pixelSize() == pytest.approx(size * text_size / 100, abs=0.51)
        assert theme.line(role) >= theme.font(role).pixelSize()
    assert theme.px(26) == round(26 * text_size / 100)


def test_the_width_of_a_text_follows_the_text_size(theme: Theme) -> None:
    before = theme.text_width("meta", "Ingen handling")
    assert (
        before
        == theme.metrics("meta").horizontalAdvance("Ingen handling")
        == theme.text_width("meta", "Ingen handling")
    )
    theme.set_text_size(200)
    assert theme.text_width("meta", "Ingen handling") == pytest.approx(2 * before, rel=0.02)


def test_no_text_is_smaller_than_13(theme: Theme) -> None:
    assert min(min(normal, large) for normal, large, *_rest in TYPE.values()) >= 13


def test_large_sizes_follow_the_width_at_the_chosen_text_size(theme: Theme) -> None:
    theme.set_window_width(LARGE_FROM)
    assert theme.large
    theme.set_text_size(150)
    theme.set_window_width(LARGE_FROM)
    assert not theme.large
    theme.set_window_width(LARGE_FROM * 3 // 2)
    assert theme.large


def test_nothing_is_told_where_nothing_changes(qtbot: QtBot, theme: Theme) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_text_size(100)
        theme.set_window_width(1000)


def test_fonts_are_the_bundled_ones(theme: Theme) -> None:
    from PySide6.QtGui import QFontInfo

    for role in TYPE:
        assert QFontInfo(theme.font(role)).family() == "Source Sans 3"


@every_theme
def test_the_style_sheet_is_read_without_a_complaint(qtbot: QtBot, tokens: Tokens) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet(style_sheet(Theme(tokens.name)))
    window.ensurePolished()


def test_calls_without_a_result_lose_no_reference(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None at every void call, and aborts in the end."""
    window = QWidget()
    qtbot.addWidget(window)
    window.update()
    before = sys.getrefcount(None)
    for _call in range(2000):
        window.update()
    assert abs(sys.getrefcount(None) - before) < 50
