"""Every page fits every screen, in type as large as people at the back need. The layout is asked, not trusted."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QSizeF
from PySide6.QtWidgets import QApplication

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.core.workshop import PageKind
from ledelsesplan.drawing.tokens import LIGHT, contrast
from ledelsesplan.ui.text_layout import TextBlock
from ledelsesplan.ui.workshop.behaviour_page import BehaviourPage
from ledelsesplan.ui.workshop.candidates_page import CandidatesPage
from ledelsesplan.ui.workshop.drawing import WALL
from ledelsesplan.ui.workshop.keys_overlay import EVERYWHERE, KeysOverlay
from ledelsesplan.ui.workshop.measures import SMALLEST_TARGET, Measures
from ledelsesplan.ui.workshop.results_page import ResultsPage
from ledelsesplan.ui.workshop.round_page import RoundPage
from ledelsesplan.ui.workshop.target import Target
from ledelsesplan.ui.workshop.texts_page import TextsPage
from tests.samples import team_plan
from tests.ui.workshop.conftest import Wall, WallMaker

SCREENS = ((1024, 768), (1280, 800), (1366, 768), (1600, 900), (1920, 1080), (3840, 2160))


def with_reasons(plan: Plan, framework: Framework) -> Plan:
    """A reason in every row, which is what takes most room."""
    for behaviour in framework.behaviours():
        plan = edits.mark_strength(plan, framework, behaviour.id)
        plan = edits.write_note(plan, framework, behaviour.id, "Fordi " * 40)
    return plan


def is_whole(text: TextBlock, width: float) -> bool:
    """Whether every line is within the width and ends between words, never inside one."""
    layout = text.layout
    words = layout.text()
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        end = line.textStart() + line.textLength()
        if line.naturalTextWidth() > width + 1:
            return False
        if end < len(words) and not (words[end - 1].isspace() or words[end].isspace() or words[end - 1] in "-–/"):
            return False
    return True


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_all_pages_of_the_round_and_of_thinking_fit(
    make_wall: WallMaker, group: Plan, framework: Framework, width: int, height: int
) -> None:
    everything = with_reasons(edits.set_levels(group, framework, ()), framework)
    wall = make_wall(everything, width, height)
    seen = set()
    for step in ("think", "round"):
        wall.to(step)
        for number in range(len(wall.conductor.pages)):
            wall.conductor.to_page(number)
            page = wall.stage.wall_page
            for row in range(3):
                wall.conductor.choose_row(row)
                rows = check_page(page, height)
            seen.add((step, wall.conductor.page.competency, wall.conductor.page.level, rows))
    assert len(seen) == 64


def check_page(page: object, height: int) -> int:
    """That all rows stand between the rule and the step bar, one below the other, in large enough type."""
    if isinstance(page, RoundPage):
        layout = page.round_layout
        assert layout.fits
        assert layout.pixels >= 0.034 * height
        ends = [layout.rule_y]
        for row in layout.rows:
            assert row.rect.y() >= ends[-1]
            assert row.text_at.y() >= row.rect.y()
            assert row.text_bottom <= row.rect.bottom() + 0.5
            if row.reason is not None:
                assert row.reason.bottom() <= row.rect.bottom() + 0.5
            assert is_whole(row.behaviour, row.hands.x() - row.text_at.x())
            assert is_whole(row.theme, row.hands.x() - row.text_at.x())
            ends.append(row.rect.bottom())
        assert ends[-1] <= page.measures.bottom + 0.5
        return len(layout.rows)
    assert isinstance(page, TextsPage)
    found = page.text_rows
    assert found.fits
    assert found.pixels >= 0.034 * height
    assert found.rows[-1].rect.bottom() <= page.measures.bottom + 0.5
    assert all(is_whole(row.text, row.rect.width()) for row in found.rows)
    return len(found.rows)


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_one_behaviour_leaves_the_lower_third_free_in_large_type(
    make_wall: WallMaker, group: Plan, framework: Framework, width: int, height: int
) -> None:
    wall = make_wall(edits.set_levels(group, framework, ()), width, height)
    wall.to("round")
    wall.conductor.blow_up(True)
    page = wall.stage.wall_page
    assert isinstance(page, BehaviourPage)
    for behaviour in framework.behaviours():
        wall.conductor.show_behaviour(behaviour.id)
        wall.conductor.blow_up(True)
        text = page.fitted()
        assert page._text_top() + text.height <= height * 2 / 3
        assert text.layout.font().pixelSize() >= 0.045 * height
        assert is_whole(text, width)


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_results_and_candidates_fit_also_with_the_longest_texts(
    make_wall: WallMaker, group: Plan, framework: Framework, width: int, height: int
) -> None:
    longest = sorted(framework.behaviours(), key=lambda item: len(item.text), reverse=True)[:6]
    plan = edits.set_levels(group, framework, ())
    for behaviour in longest:
        plan = edits.mark_priority(plan, framework, behaviour.id)
        plan = edits.count_hands(plan, framework, behaviour.id, strength=4, priority=4)
    wall = make_wall(plan, width, height)
    wall.to("choose")
    page = wall.stage.wall_page
    assert isinstance(page, ResultsPage)
    assert page.text_rows.fits
    wall.to("choose", PageKind.CANDIDATES)
    listed = wall.stage.wall_page
    assert isinstance(listed, CandidatesPage)
    assert len(listed.text_rows.rows) == 6
    assert listed.text_rows.fits
    assert listed.text_rows.pixels >= 0.0275 * height


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_what_can_be_pressed_is_large_enough_and_on_the_screen(
    make_wall: WallMaker, framework: Framework, width: int, height: int
) -> None:
    wall = make_wall(team_plan(framework), width, height)
    for step in wall.conductor.steps:
        wall.to(step.id)
        for number in range(min(len(wall.conductor.pages), 30)):
            wall.conductor.to_page(number)
            QApplication.processEvents()
            for target in wall.stage.findChildren(Target):
                if target.isVisible():
                    place = QRect(target.mapTo(wall.stage, target.rect().topLeft()), target.size())
                    where = f"{step.id} {number} {target.accessibleName()}"
                    assert min(place.width(), place.height()) >= SMALLEST_TARGET, where
                    assert target.accessibleName(), where
                    assert wall.stage.rect().adjusted(-1, -1, 1, 1).contains(place), where


def test_type_and_graphics_stand_out_on_a_washed_out_wall() -> None:
    for ground in (WALL.paper, WALL.row):
        assert contrast(WALL.ink, ground) >= 13.5
        assert contrast(WALL.line, ground) >= 4.9
        assert contrast(LIGHT.strength, ground) >= 4.9
        assert contrast(LIGHT.priority_border, ground) >= 4.9
    assert contrast(LIGHT.priority_border, LIGHT.priority) >= 4.9
    assert contrast(LIGHT.strength, LIGHT.priority) >= 3


@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1920, 1080), (3840, 2160)])
def test_only_the_colours_of_the_wall_are_on_it(
    make_wall: WallMaker, framework: Framework, width: int, height: int
) -> None:
    wall = make_wall(team_plan(framework), width, height)
    marks = {LIGHT.strength, LIGHT.priority, LIGHT.priority_border, LIGHT.priority_letter}
    allowed = {WALL.paper, WALL.row, WALL.ink, WALL.line} | marks
    for step in ("round", "break", "choose", "act", "close"):
        wall.to(step)
        assert strong_colours(wall) <= {name.upper() for name in allowed}


def strong_colours(wall: Wall) -> set[str]:
    """The colours that fill areas of at least 5 x 5 px: not what smooths the edges of letters and shapes."""
    image = wall.picture()
    found = set()
    for y in range(4, image.height() - 4, 5):
        for x in range(4, image.width() - 4, 5):
            colour = image.pixel(x, y)
            if all(image.pixel(x + dx, y + dy) == colour for dx, dy in ((-2, -2), (2, -2), (-2, 2), (2, 2), (0, 2))):
                found.add(f"#{colour & 0xFFFFFF:06X}")
    return found


@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_the_keys_of_every_page_fit_in_the_help(
    make_wall: WallMaker, group: Plan, framework: Framework, width: int, height: int
) -> None:
    wall = make_wall(with_reasons(edits.set_levels(group, framework, ()), framework), width, height)
    for step in wall.conductor.steps:
        wall.to(step.id)
        for number in {page.kind: number for number, page in enumerate(wall.conductor.pages)}.values():
            wall.conductor.to_page(number)
            parts = (("På alle sider", EVERYWHERE), ("På denne side", wall.stage.wall_page.hints()))
            overlay = KeysOverlay(wall.stage, "Taster", parts)
            lines = overlay.lines(Measures(QSizeF(width, height)))
            assert len(lines) == sum(len(hints) + 1 for _name, hints in parts if hints)
            for before, after in pairwise(lines):
                assert after.rect.y() >= before.rect.bottom() or after.rect.x() > before.rect.right()
            for line in lines:
                assert line.rect.bottom() <= 0.95 * height
                assert line.rect.right() <= width
                assert is_whole(line.words, line.rect.width() - line.indent)
            overlay.deleteLater()
