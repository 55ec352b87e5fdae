"""The talk itself: goals with their actions, and what both agree on."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Marker
from ledelsesplan.ui.details import ActionLine
from ledelsesplan.ui.markable_picker import MarkablePicker
from ledelsesplan.ui.talk.page import AGREEMENT, GOALS
from ledelsesplan.ui.talk.parts import BehaviourRow
from tests.ui.conftest import TODAY, Desk, DeskMaker
from tests.ui.talk.talks import behaviours, first_talk, open_talk, overfull_talk, typical_talk, words_of

Key = Qt.Key


@pytest.fixture
def goals(desk: DeskMaker, framework: Framework) -> Desk:
    return open_talk(desk, typical_talk(framework), GOALS)


@pytest.fixture
def first(desk: DeskMaker, framework: Framework) -> Desk:
    return open_talk(desk, first_talk(framework), GOALS)


# Udviklingsmål


def test_a_goal_is_written_with_its_action_by_keys(first: Desk) -> None:
    first.press(Key.Key_Return)
    assert first.focused is first.page.step.add
    first.press(Key.Key_Return, "Flere er med", Key.Key_Tab)
    (goal,) = first.plan.goals
    assert goal.text == "Flere er med"
    card = first.page.step.cards[0]
    assert first.focused is card.add_action
    first.press(Key.Key_Return, "Spørger teamet først")
    (action,) = first.plan.actions
    assert (action.text, action.goal, action.behaviour) == ("Spørger teamet først", goal.id, None)
    editor = first.page.step.editor
    assert editor.form.texts["goal"].toPlainText() == "Flere er med"
    first.press(Key.Key_Escape)
    assert isinstance(first.focused, ActionLine)
    first.press(Key.Key_Escape)
    assert not editor.isVisible()
    first.press(Key.Key_Escape)
    assert first.focused is first.page.list
    assert first.page.list.words[GOALS] == "1 udviklingsmål · 1 handling"


def test_a_goal_that_is_begun_is_in_sight(desk: DeskMaker, framework: Framework) -> None:
    full = open_talk(desk, overfull_talk(framework), GOALS)
    full.page.step.begin_goal(())
    field, viewport = full.focused, full.page.step.area.viewport()

    def is_whole() -> bool:
        return 0 <= field.mapTo(viewport, QPoint(0, 0)).y() <= viewport.height() - field.height()

    full.qtbot.waitUntil(is_whole)


def test_a_goal_that_gets_no_words_is_not_there(first: Desk) -> None:
    first.press(Key.Key_Return, Key.Key_Return)
    assert len(first.page.step.cards) == 1
    assert not first.page.step.cards[0].add_action.isEnabled()
    first.press("X", Key.Key_Backspace, Key.Key_Escape)
    QApplication.processEvents()
    assert (first.plan.goals, first.page.step.cards) == ((), ())


def test_a_goal_with_actions_keeps_its_words(goals: Desk) -> None:
    card = goals.page.step.cards[1]
    card.focus_field()
    card.field.selectAll()
    goals.press(Key.Key_Delete)
    goals.press(Key.Key_Escape)
    assert card.field.toPlainText() == "Medarbejderne er med fra starten, når noget skal forandres"
    assert len(goals.plan.goals) == 2


def test_goals_stand_with_what_they_are_about_and_their_actions(goals: Desk, framework: Framework) -> None:
    words = words_of(goals)
    markable = framework.markable(behaviours(framework)[10])
    assert markable is not None
    for expected in (
        "Udviklingsmål 2",
        markable.text,
        "Følger Anne Kjær, når hun starter næste indsats op",
        "Følger en kollega i Center Syd en dag",
    ):
        assert expected in words
    assert "Ugentlig prioritering fredag morgen" not in words


def test_an_action_is_opened_and_changed_beside_the_goals(goals: Desk) -> None:
    line = next(item for item in goals.page.step.findChildren(ActionLine) if "Anne Kjær" in item.accessibleName())
    goals.click(line)
    editor = goals.page.step.editor
    assert (editor.shown, editor.isVisible()) == ("a3", True)
    editor.form.dates["deadline"].line.setFocus()
    editor.form.dates["deadline"].line.selectAll()
    goals.press("1-6-2027", Key.Key_Return)
    action = goals.plan.action("a3")
    assert action is not None
    assert action.deadline == date(2027, 6, 1)
    assert any("01-06-2027" in text for text in words_of(goals))


def test_a_half_typed_date_is_taken_in_or_told(goals: Desk) -> None:
    goals.page.step.open_action("a3")
    line = goals.page.step.editor.form.dates["deadline"].line
    line.setFocus()
    line.selectAll()
    goals.press("snart")
    assert "»snart«" in goals.workspace.take_typed()


def test_an_action_goes_and_its_goal_stays(goals: Desk) -> None:
    goals.page.step.open_action("a3")
    goals.page.step.editor.remove_requested.emit("a3")
    assert goals.plan.action("a3") is None
    assert len(goals.plan.goals) == 2
    assert goals.focused is goals.page.step.cards[1].add_action
    goals.document.undo()
    assert goals.plan.action("a3") is not None


def test_a_goal_is_deleted_without_asking_and_comes_back(goals: Desk) -> None:
    step = goals.page.step
    before = goals.plan
    goals.click(step.cards[1].remove)
    assert [goal.id for goal in goals.plan.goals] == ["g1"]
    assert "Handlinger uden udviklingsmål" in words_of(goals)
    assert goals.focused is step.cards[0].field
    goals.document.undo()
    assert goals.plan == before
    assert len(step.cards) == 2


def test_what_a_goal_is_about_is_added_and_taken_away(goals: Desk, framework: Framework) -> None:
    ids = behaviours(framework)
    card = goals.page.step.cards[1]
    card.add_behaviour.setFocus()
    goals.press(Key.Key_Return)
    picker = next(item for item in goals.workspace.findChildren(MarkablePicker) if item.isVisible())
    offered = [picker.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(picker.list.count())]
    assert ids[10] not in offered
    picker.list.setCurrentRow(offered.index(ids[5]))
    goals.qtbot.keyClick(picker.list, Key.Key_Return)
    assert goals.plan.goals[1].behaviours == (ids[10], ids[5])
    row = next(item for item in card.findChildren(BehaviourRow) if item.accessibleName().endswith(", Styrke"))
    row.setFocus()
    goals.press("0")
    assert len(goals.plan.goals[1].behaviours) == 1
    assert goals.focused is card.add_behaviour


def test_three_goals_are_advice_and_never_a_lock(desk: DeskMaker, framework: Framework) -> None:
    full = open_talk(desk, overfull_talk(framework), GOALS)
    assert "vælg gerne de vigtigste" in full.page.step.lead.text()
    assert full.page.step.add.isEnabled()
    assert len(full.page.step.cards) == 8


def test_in_a_narrow_window_the_editor_covers_the_goals_and_esc_comes_back(
    desk: DeskMaker, framework: Framework
) -> None:
    narrow = open_talk(desk, typical_talk(framework), GOALS, width=640, height=500)
    step = narrow.page.step
    step.open_action("a3")
    assert step.editor.width() == step.width()
    narrow.press(Key.Key_Escape)
    assert not step.editor.isVisible()
    assert isinstance(narrow.focused, ActionLine)


# Aftale


@pytest.fixture
def agreement(desk: DeskMaker, framework: Framework) -> Desk:
    return open_talk(desk, typical_talk(framework), AGREEMENT)


def test_what_is_agreed_stands_on_one_page(agreement: Desk) -> None:
    words = words_of(agreement)
    for expected in (
        "Medarbejderne er med fra starten, når noget skal forandres",
        "Følger Anne Kjær, når hun starter næste indsats op",
        "Tegn på, at det lykkes: To teams har talt om bekymringer, før vagtplanen ændres",
        "Aktivitetstype: Sidemandsoplæring",
        "Støtte/ressourcer: Fast kvarter hver anden fredag",
        "Frist: 21-05-2027, uge 20",
        "Opfølgning: 09-06-2027, uge 23",
    ):
        assert expected in words


def test_the_page_is_read_with_the_arrows(desk: DeskMaker, framework: Framework) -> None:
    full = open_talk(desk, overfull_talk(framework), AGREEMENT)
    full.press(Key.Key_Return)
    QApplication.processEvents()
    bar = full.page.step.area.verticalScrollBar()
    before = bar.value()
    full.press(Key.Key_Down, Key.Key_Down)
    assert bar.value() > before


def test_both_agree_with_name_and_date_by_keys(agreement: Desk) -> None:
    leader, own_leader = agreement.page.step.sides
    assert (leader.name.text(), leader.date.line.text()) == ("Lone Skov", "03-03-2027")
    leader.name.setFocus()
    agreement.press(Key.Key_Return)
    assert leader.agreed.text() == "Lone Skov er enig, 03-03-2027"
    assert agreement.page.list.words[AGREEMENT] == "Lone Skov er enig"
    own_leader.name.setFocus()
    own_leader.name.selectAll()
    agreement.press("Pia Dahl", Key.Key_Tab)
    own_leader.date.line.selectAll()
    agreement.press("5-3-2027", Key.Key_Tab, Key.Key_Return)
    assert [(item.marker, item.name, item.date) for item in agreement.plan.round.agreements] == [
        (Marker.OWN_LEADER, "Pia Dahl", date(2027, 3, 5)),
        (Marker.SELF, "Lone Skov", TODAY),
    ]
    assert agreement.page.list.words[AGREEMENT] == "I er begge enige"
    assert agreement.focused is own_leader.withdraw
    agreement.press(Key.Key_Return)
    assert [item.marker for item in agreement.plan.round.agreements] == [Marker.SELF]
    assert agreement.focused is own_leader.agree


def test_a_name_and_a_date_are_asked_for(desk: DeskMaker, framework: Framework) -> None:
    first = open_talk(desk, first_talk(framework), AGREEMENT)
    side = first.page.step.sides[0]
    first.click(side.agree)
    assert (side.missing.isVisible(), first.focused) == (True, side.name)
    first.press("Lone")
    assert not side.missing.isVisible()
    side.date.line.setFocus()
    side.date.line.selectAll()
    first.press("i morgen")
    first.click(side.agree)
    assert first.plan.round.agreements == ()
    assert side.date.error.isVisible()


def test_a_change_after_the_agreement_is_told(agreement: Desk) -> None:
    for side in agreement.page.step.sides:
        agreement.click(side.agree)
    side = agreement.page.step.sides[0]
    assert not side.changed.isVisible()
    agreement.document.apply("Ret", lambda plan: edits.change_action(plan, "a3", note="Det går godt"))
    assert not side.changed.isVisible()
    agreement.document.apply("Ret", lambda plan: edits.change_action(plan, "a3", deadline=date(2027, 8, 1)))
    assert side.changed.text() == "Ændret siden aftalen: Mål eller handlinger er rettet efter 03-03-2027."
    assert side.changed.isVisible()
    assert agreement.page.list.words[AGREEMENT] == "Ændret siden aftalen"
    agreement.click(side.again)
    assert not side.changed.isVisible()
    assert agreement.page.step.sides[1].changed.isVisible()


def test_the_next_talk_is_set_moved_and_removed(desk: DeskMaker, framework: Framework) -> None:
    first = open_talk(desk, first_talk(framework), AGREEMENT)
    first.press(Key.Key_Return, Key.Key_Tab)
    field = first.page.step.next.field
    assert first.focused is field.line
    first.press("9-6-2027", Key.Key_Return)
    (talk,) = first.plan.talks
    assert (talk.date, talk.label) == (date(2027, 6, 9), "Statussamtale")
    assert "Onsdag, uge 23" in words_of(first)
    field.line.selectAll()
    first.press("16-6-2027", Key.Key_Return)
    assert [(item.id, item.date) for item in first.plan.talks] == [(talk.id, date(2027, 6, 16))]
    field.line.selectAll()
    first.press(Key.Key_Delete, Key.Key_Return)
    assert first.plan.talks == ()


def test_a_talk_of_the_past_is_not_a_next_one(agreement: Desk) -> None:
    field = agreement.page.step.next.field
    field.line.setFocus()
    field.line.selectAll()
    agreement.press("1-1-2027", Key.Key_Return)
    assert [talk.date for talk in agreement.plan.talks] == [date(2027, 6, 9)]
    assert any("01-01-2027 er ikke efter i dag" in text for text in words_of(agreement))
    assert field.line.text() == "09-06-2027"


def test_an_empty_agreement_and_an_overfull_one(desk: DeskMaker, framework: Framework) -> None:
    empty = open_talk(desk, first_talk(framework), AGREEMENT)
    assert "Her står jeres udviklingsmål og handlinger, når de er skrevet." in words_of(empty)
    full = open_talk(desk, overfull_talk(framework), AGREEMENT)
    assert [side.changed.isVisible() for side in full.page.step.sides] == [True, True]
