"""A silent show of hands: while it is hidden, no screen of the desktop shows it, and nothing that is hidden is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton

from ledelsesplan.core import edits, workshop_edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.ui.plan_pages import PlanPage
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import cell_names, hands, widget


@pytest.fixture
def hidden(desk: DeskMaker, team_plan: Plan, framework: Framework) -> Desk:
    """A plan whose hands are hidden, on its first cell; nobody has been asked yet."""
    return desk(workshop_edits.hide_hands(team_plan))


def count(desk: Desk, strength: int | None, priority: int | None) -> None:
    """Counts hands for the current behaviour as the workshop's page does."""
    desk.document.apply(
        "Tæl",
        edits.count_hands,
        desk.document.framework,
        desk.view.current_behaviour(),
        strength=strength,
        priority=priority,
    )
    QApplication.processEvents()


def words(desk: Desk) -> list[str]:
    found = desk.page.findChildren(QLabel)
    return [item.text() for item in found if item.isVisible()]


@pytest.mark.parametrize("page", [PlanPage.ROLE, PlanPage.COMPETENCY, PlanPage.OVERVIEW])
def test_the_matrix_and_what_a_screen_reader_is_told_do_not_change(
    hidden: Desk, screen_reader: None, page: int
) -> None:
    hidden.workspace.show_page(page)
    if page == PlanPage.OVERVIEW:
        hidden.click(widget(hidden.page, QPushButton, "Hænder"))
    for _ in range(2):  # a wrapped label knows its height when it has its width
        QApplication.processEvents()
    before = hidden.view.viewport().grab().toImage(), cell_names(hidden.view)

    count(hidden, 7, 3)

    assert (hidden.view.viewport().grab().toImage(), cell_names(hidden.view)) == before
    hidden.document.apply("Vis", workshop_edits.reveal_votes)
    QApplication.processEvents()
    assert hidden.view.viewport().grab().toImage() != before[0]
    assert cell_names(hidden.view) != before[1]


def test_the_overview_says_that_hands_are_hidden(hidden: Desk) -> None:
    count(hidden, 7, 3)
    hidden.workspace.show_page(PlanPage.OVERVIEW)
    assert "Hænderne er skjult, til de er vist i workshoppen." in words(hidden)
    hidden.document.apply("Vis", workshop_edits.reveal_votes)
    QApplication.processEvents()
    assert not any("skjult" in text for text in words(hidden))


def test_the_details_say_hidden_instead_of_a_count(hidden: Desk) -> None:
    count(hidden, 7, 3)
    fields = [widget(hidden.page.panel, QLineEdit, f"Hænder for {name}") for name in ("styrke", "udviklingsområde")]

    assert [(field.text(), field.isEnabled()) for field in fields] == [("", False), ("", False)]
    assert "skjult" in words(hidden)
    hidden.document.apply("Vis", workshop_edits.reveal_votes)
    assert [(field.text(), field.isEnabled()) for field in fields] == [("7", True), ("3", True)]


def test_typing_one_hidden_count_keeps_the_other(hidden: Desk) -> None:
    count(hidden, 7, 3)

    hidden.press("H", "S", "5", Qt.Key.Key_Return)

    assert hands(hidden.plan) == (5, 3)


def test_what_is_typed_begins_empty_while_hands_are_hidden(hidden: Desk) -> None:
    count(hidden, 7, 3)

    hidden.press("H")

    assert not any("7" in text or "3" in text for text in words(hidden) if text.startswith("Hænder:"))
