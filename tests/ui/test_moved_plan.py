"""A plan whose framework no longer has all that it marks, on every page, in the details and on the wall."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from ledelsesplan.core.plan import Kind
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.workshop.pictures import draw_wall
from tests.ui.conftest import DeskMaker
from tests.versions import GONE, REWORDED, UNMARKED, moved, newer, old_wording


@pytest.mark.parametrize("kind", Kind)
def test_every_page_is_shown(desk: DeskMaker, kind: Kind) -> None:
    opened = desk(moved(kind), used=newer())
    for page in opened.workspace.offered:
        opened.workspace.show_page(page)
        assert opened.page.isVisible()


def test_an_action_of_something_that_is_gone_can_be_read_and_edited(desk: DeskMaker) -> None:
    opened = desk(moved(), used=newer())
    for identifier, behaviour in (("ag", GONE[0]), ("au", UNMARKED)):
        opened.workspace.open_action(identifier)
        said = [label.text() for label in opened.page.editor.findChildren(QLabel) if label.isVisible()]
        assert any(old_wording(behaviour) in text for text in said)
        assert any("Ikke i ledelsesgrundlaget" in text for text in said)


def test_the_details_show_the_wording_that_was_marked_until_it_is_marked_again(desk: DeskMaker) -> None:
    opened = desk(moved(), used=newer())
    opened.workspace.show_behaviour(REWORDED)
    said = [label.text() for label in opened.page.panel.findChildren(QLabel) if label.isVisible()]
    assert "En ny ordlyd" in said
    changed = f"Ordlyd ændret siden markeringen. Før: {old_wording(REWORDED)}"
    assert changed in said
    opened.press(Qt.Key.Key_0, Qt.Key.Key_U)
    assert changed not in [label.text() for label in opened.page.panel.findChildren(QLabel) if label.isVisible()]
    assert opened.plan.round.wording(REWORDED) == "En ny ordlyd"


def test_the_workshop_can_be_held(desk: DeskMaker, tmp_path: Path) -> None:
    pictures = list(draw_wall(newer(), moved(), tmp_path, datetime(2027, 3, 3, 9, tzinfo=UTC)))
    assert len(pictures) >= 6


def test_the_overview_counts_what_the_framework_has(desk: DeskMaker) -> None:
    opened = desk(moved(), used=newer())
    opened.workspace.show_page(PlanPage.OVERVIEW)
    whole = sum(1 for _behaviour in newer().behaviours())
    assert opened.page.summary().startswith(f"{whole // 2}")
