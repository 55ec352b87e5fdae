"""Another organisation's framework in the window: two flags, three competencies of two to four themes, three levels."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton, QWidget

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.competency_list import CompetencyList
from ledelsesplan.ui.overview_page import FocusLine
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.theme import Theme
from tests.factories import DAY, framework_from, full_plan, small_framework, small_framework_content
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import check_whole, marked, widget

Key = Qt.Key
ALL = [behaviour.id for behaviour in small_framework().behaviours()]


@pytest.fixture
def small(desk: DeskMaker) -> Desk:
    """A full plan of the small framework."""
    return desk(full_plan(), used=small_framework())


def test_by_role_each_competency_has_its_own_number_of_themes(small: Desk) -> None:
    assert [len(row.cells) for row in small.view.matrix.grid.rows] == [2, 4, 3]
    assert small.view.matrix.columnCount() == 4
    seen = {small.view.current_behaviour()}
    for _row in range(3):
        small.press(*[Key.Key_Left] * 4)
        for _column in range(4):
            seen.add(small.view.current_behaviour())
            small.press(Key.Key_Right)
        small.press(*[Key.Key_Left] * 4, Key.Key_Down)
    assert seen == {identifier for identifier in ALL if identifier.endswith(".top")}


def test_the_arrows_do_not_fall_into_the_gaps(small: Desk) -> None:
    small.press(Key.Key_Down, *[Key.Key_Right] * 3)
    assert small.view.current_behaviour() == "personale.tema-4.top"
    small.press(Key.Key_Down)
    assert small.view.current_behaviour() in ALL
    small.press(Key.Key_Up, Key.Key_Up, Key.Key_Up)
    assert small.view.current_behaviour() in ALL


def test_a_click_in_a_gap_changes_nothing(small: Desk) -> None:
    before, current = small.plan, small.view.current_behaviour()
    gap = small.view.visualRect(small.view.matrix.index(0, 3)).center()
    small.click(small.view.viewport(), gap)
    small.press("s")
    assert small.view.current_behaviour() in (current, "")
    assert set(marked(small.plan)) <= set(marked(before))


@pytest.mark.parametrize(("width", "text_size"), [(1366, 100), (1024, 100), (1280, 200), (1920, 100)])
def test_all_texts_stand_whole_in_both_views(desk: DeskMaker, theme: Theme, width: int, text_size: int) -> None:
    theme.set_text_size(text_size)
    used = framework_from(with_long_words())
    opened = desk(full_plan(used), width, 700, used=used)
    seen = set()
    for level in used.levels:
        opened.page.show_level(level.id)
        seen |= check_whole(opened)
    assert len(seen) == 27
    opened.workspace.show_page(PlanPage.COMPETENCY)
    QApplication.processEvents()
    seen = set()
    for number in range(3):
        opened.page.turn_page(1 if number else -3)
        seen |= check_whole(opened)
    assert len(seen) == 27


def with_long_words() -> dict[str, Any]:
    """The small framework with words that are longer than a narrow column."""

    def longer(node: Any) -> Any:
        if isinstance(node, list):
            return [longer(item) for item in node]
        if isinstance(node, dict):
            new = {key: longer(value) for key, value in node.items()}
            if "level" in new:
                new["text"] += " og udviser arbejdsmiljørepræsentantsamarbejdsparathed på tværs af forvaltningerne"
            return new
        return node

    return longer(small_framework_content())  # type: ignore[no-any-return]


def test_by_competency_pages_turn_through_columns_of_two_to_four(small: Desk) -> None:
    small.workspace.show_page(PlanPage.COMPETENCY)
    widths = []
    for _page in range(3):
        widths.append((small.view.matrix.columnCount(), small.view.matrix.rowCount()))
        small.press(Key.Key_PageDown)
    assert widths == [(2, 3), (4, 3), (3, 3)]
    small.press(*[Key.Key_PageUp] * 2, *[Key.Key_Right] * 5, Key.Key_PageUp)
    assert small.view.current_behaviour().startswith("styring.tema-2.")


def test_the_list_names_all_three(small: Desk) -> None:
    small.workspace.show_page(PlanPage.COMPETENCY)
    chooser = widget(small.page, CompetencyList, "Ledelseskompetencer")
    chooser.setFocus()
    small.press(Key.Key_End)
    assert small.view.matrix.grid.rows[0].competency.id == "nytaenkning"


def test_the_map_has_nine_themes_and_three_levels(small: Desk) -> None:
    small.workspace.show_page(PlanPage.OVERVIEW)
    assert (small.view.matrix.rowCount(), small.view.matrix.columnCount()) == (9, 4)
    small.press(*[Key.Key_Down] * 9, *[Key.Key_Right] * 4)
    assert small.view.current_behaviour() == "nytaenkning.tema-3.team"
    small.press(Key.Key_Return)
    assert small.page is small.workspace.page(PlanPage.ROLE)
    assert small.view.current_behaviour() == "nytaenkning.tema-3.team"


def test_every_behaviour_is_marked_from_the_map_to_the_role_and_back(desk: DeskMaker) -> None:
    used = small_framework()
    opened = desk(edits.new_plan(used, Kind.TEAM, "Plan", DAY), used=used)
    for identifier in ALL:
        opened.workspace.show_behaviour(identifier)
        assert opened.view.current_behaviour() == identifier
        opened.press("s")
    assert sorted(marked(opened.plan)) == sorted(ALL)


def test_the_general_lists_and_the_actions_follow(small: Desk) -> None:
    small.workspace.show_page(PlanPage.GENERAL)
    QApplication.processEvents()
    for heading in ("Generelle forventninger", "En værdi", "En intention"):
        assert widget(small.page, QLabel, heading)
    small.workspace.show_page(PlanPage.ACTIONS)
    assert len(small.plan.actions) == 6
    small.workspace.show_page(PlanPage.ROLE)
    small.workspace.add_action("styring.tema-1.midt")
    assert small.plan.actions[-1].behaviour == "styring.tema-1.midt"


def test_under_700_it_is_one_column_of_nine(desk: DeskMaker, theme: Theme) -> None:
    theme.set_text_size(200)
    opened = desk(full_plan(), 1280, 700, used=small_framework())
    assert (opened.view.matrix.rowCount(), opened.view.matrix.columnCount()) == (9, 1)
    for page in (PlanPage.COMPETENCY, PlanPage.OVERVIEW, PlanPage.ACTIONS, PlanPage.GENERAL, PlanPage.ROLE):
        opened.workspace.show_page(page)
        QApplication.processEvents()


def test_the_own_level_is_one_of_theirs(desk: DeskMaker) -> None:
    used = small_framework()
    plan = edits.new_plan(used, Kind.PERSONAL, "Min plan", DAY, levels=("midt",))
    opened = desk(plan, used=used)
    assert opened.view.current_behaviour() == "styring.tema-1.midt"
    assert widget(opened.workspace, QLabel, "Personlig udviklingsplan · Midt")


def test_names_with_an_ampersand_are_shown_whole(desk: DeskMaker) -> None:
    content = small_framework_content()
    content["levels"][0]["name"] = "Top & stab"
    content["corner_flags"][0]["competencies"][0]["name"] = "Styring & drift"
    used = framework_from(content)
    opened = desk(full_plan(used), used=used)
    segment = widget(opened.page, QPushButton, "Top & stab")
    assert shown_words(segment) == "Top & stab"
    opened.resize(1000, 500)
    chooser = widget(opened.page, QToolButton, "Ledelsesniveau: Top & stab") if not segment.isVisible() else segment
    assert shown_words(chooser) == "Top & stab"
    opened.workspace.show_page(PlanPage.COMPETENCY)
    drop_down = widget(opened.page, DropDown, "Ledelseskompetence: Styring & drift")
    assert shown_words(drop_down) == "Styring & drift"
    assert drop_down.menu().actions()[0].text().replace("&&", "&") == "Styring & drift"
    assert "&&" in drop_down.menu().actions()[0].text()


def shown_words(button: QWidget) -> str:
    """The words of a button as Qt shows them: a single & is not a letter but a sign for the next."""
    text: str = button.text()  # type: ignore[attr-defined]
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


@pytest.mark.parametrize("levels", [1, 6])
def test_few_and_many_levels_fit(desk: DeskMaker, levels: int) -> None:
    content = small_framework_content()
    names = [f"niveau-{number}" for number in range(levels)]
    content["levels"] = [{"id": name, "name": f"Leder på {name}"} for name in names]
    for flag in content["corner_flags"]:
        for competency in flag["competencies"]:
            for theme in competency["themes"]:
                theme["behaviours"] = [
                    {"id": f"{theme['id']}.{name}", "level": name, "text": f"Viser {name}"} for name in names
                ]
    used: Framework = framework_from(content)
    plan: Plan = edits.new_plan(used, Kind.TEAM, "Plan", DAY)
    opened = desk(plan, used=used)
    for page in (PlanPage.ROLE, PlanPage.COMPETENCY, PlanPage.OVERVIEW):
        opened.workspace.show_page(page)
        QApplication.processEvents()
        last = opened.view.matrix.index(0, opened.view.matrix.columnCount() - 1)
        assert opened.view.visualRect(last).right() <= opened.view.viewport().width()
    bar = opened.workspace.page(PlanPage.ROLE)
    assert bar.minimumSizeHint().width() <= 1366


def test_a_plan_of_another_framework_is_opened_and_shown_on_every_page(desk: DeskMaker) -> None:
    foreign = desk(full_plan())
    for page in (PlanPage.ROLE, PlanPage.COMPETENCY, PlanPage.OVERVIEW, PlanPage.ACTIONS, PlanPage.GENERAL):
        foreign.workspace.show_page(page)
        assert foreign.page.isVisible()
    foreign.workspace.show_page(PlanPage.OVERVIEW)
    lines = [line.accessibleName() for line in foreign.page.findChildren(FocusLine)]
    assert len(lines) == sum(mark.focus for mark in full_plan().marks)
    assert all("Ikke i ledelsesgrundlaget" in line for line in lines)
