"""The pages as tabs, or as a list: whichever the window has room for."""

import pytest
from PySide6.QtWidgets import QToolButton

from ledelsesplan.core.plan import Plan
from ledelsesplan.ui.controls import ElidedLabel
from ledelsesplan.ui.tabs import Tab, Tabs
from ledelsesplan.ui.theme import Theme
from tests.ui.conftest import DeskMaker
from tests.ui.looking import widget


@pytest.mark.parametrize("size", [80, 100, 150, 200])
def test_tabs_are_whole_and_the_title_has_room_or_there_is_a_list(
    desk: DeskMaker, theme: Theme, personal_plan: Plan, size: int
) -> None:
    theme.set_text_size(size)
    opened = desk(personal_plan, 3200, 800)
    workspace = opened.workspace
    (tabs,) = workspace.findChildren(Tabs)
    shown = []
    for width in range(3200, 500, -30):
        opened.resize(width, 800)
        shown.append(tabs.isVisible())
        if not tabs.isVisible():
            assert widget(workspace, QToolButton, "Side: Efter rolle")
            continue
        title = next(found for found in workspace.findChildren(ElidedLabel) if found.text().startswith("Min"))
        assert title.width() >= theme.px(100)
        for tab in tabs.findChildren(Tab):
            assert tab.width() == tab.sizeHint().width()
            assert tabs.mapTo(workspace, tab.geometry().topRight()).x() < width
    assert shown == sorted(shown, reverse=True)  # once they are gone, they stay away
    assert shown[0]
    assert not shown[-1]


def test_a_plan_with_more_pages_needs_a_wider_window(desk: DeskMaker, personal_plan: Plan, team_plan: Plan) -> None:
    least = {}
    for name, plan in (("personal", personal_plan), ("team", team_plan)):
        opened = desk(plan, 1590, 700)
        (tabs,) = opened.workspace.findChildren(Tabs)
        while tabs.isVisible():
            opened.resize(opened.workspace.width() - 10, 700)
        least[name] = opened.workspace.width()
    assert least["team"] < least["personal"]
