"""How the steps are laid out: in no window is anything cut, overlapping or sticking out, however much there is."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from ledelsesplan.core import talk_edits
from ledelsesplan.core.copies import copy_for_own_leader
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.talk.goals_step import GoalsStep
from tests.ui.conftest import DeskMaker
from tests.ui.measuring import defects
from tests.ui.talk.talks import first_talk, open_talk, overfull_talk, typical_talk

LAYOUTS = [(100, (1024, 768)), (100, (1366, 690)), (100, (1920, 1080)), (200, (1280, 800))]
Made = Callable[[Framework], Plan]


def settle() -> None:
    for _round in range(4):
        QApplication.processEvents()


@pytest.mark.parametrize("made", [first_talk, typical_talk, overfull_talk])
@pytest.mark.parametrize(("text_size", "size"), LAYOUTS)
def test_nothing_is_cut_in_any_step(
    desk: DeskMaker, framework: Framework, made: Made, text_size: int, size: tuple[int, int]
) -> None:
    plan = made(framework)
    opened = desk(plan, *size)
    opened.workspace.offer_exchange()
    opened.workspace.show_page(PlanPage.TALK)
    opened.theme.set_text_size(text_size)
    opened.resize(size[0], size[1] + 1)
    found = {}
    for number in range(7):
        opened.page.show_step(number)
        settle()
        found[number] = defects(opened.workspace)
        step = opened.page.step
        if isinstance(step, GoalsStep) and plan.actions:
            step.open_action(plan.actions[-1].id)
            settle()
            found[number] += defects(step.editor)
    assert {number: words for number, words in found.items() if words} == {}


@pytest.mark.parametrize("done", [False, True])
@pytest.mark.parametrize(("text_size", "size"), LAYOUTS)
def test_nothing_is_cut_in_the_own_leaders_copy(
    desk: DeskMaker, framework: Framework, done: bool, text_size: int, size: tuple[int, int]
) -> None:
    plan = talk_edits.set_done(copy_for_own_leader(typical_talk(framework)), done)
    opened = open_talk(desk, plan, 0, *size)
    opened.theme.set_text_size(text_size)
    opened.resize(size[0], size[1] + 1)
    settle()
    assert defects(opened.workspace) == []
