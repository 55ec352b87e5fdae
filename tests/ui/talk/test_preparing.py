"""Preparing the talk: looking back, marks with examples, wishes, and the own leader's copy."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Mark, Wording
from ledelsesplan.ui.markable_picker import MarkablePicker
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.talk.page import LOOKING_BACK, MARKS, OWN_LEADER, WISHES
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import marked, widget
from tests.ui.talk.talks import answered, behaviours, first_talk, last_year, open_talk, typical_talk, words_of

Key = Qt.Key


def picker_of(desk: Desk) -> MarkablePicker:
    return next(item for item in desk.workspace.findChildren(MarkablePicker) if item.isVisible())


# Se tilbage


def test_the_first_talk_says_so_and_can_be_written_in(desk: DeskMaker, framework: Framework) -> None:
    first = open_talk(desk, first_talk(framework), LOOKING_BACK)
    words = words_of(first)
    assert any(text.startswith("Det er den første samtale i planen.") for text in words)
    assert "Hvad aftalte I sidst, og hvad kom der ud af det?" not in words
    first.press(Key.Key_Return, "Godt begyndt")
    assert first.plan.round.looking_back == "Godt begyndt"
    first.qtbot.keyClick(first.focused, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert first.plan.round.looking_back == ""
    first.qtbot.keyClick(first.focused, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert first.plan.round.looking_back == "Godt begyndt"


def test_what_was_agreed_stands_with_how_it_went(desk: DeskMaker, framework: Framework) -> None:
    talk = open_talk(desk, typical_talk(framework), LOOKING_BACK)
    words = words_of(talk)
    for expected in (
        "Sidst: 2026 · 04-03-2026 · aftalt af Lone Skov",
        "Overblikket holder, også når det brænder på",
        "Ugentlig prioritering fredag morgen",
        "Gennemført   Frist 01-06-2026 · uge 23",
        "02-09-2026",
        "Det holder, også i ferien.",
        "Mere sparring i hverdagen.",
    ):
        assert expected in words
    assert "Det er den første samtale i planen." not in words
    talk.press(Key.Key_Return, Key.Key_Return)
    assert talk.page is talk.workspace.page(PlanPage.ACTIONS)
    assert talk.page.editor.shown == "a1"


def test_a_status_that_changes_elsewhere_is_shown(desk: DeskMaker, framework: Framework) -> None:
    talk = open_talk(desk, typical_talk(framework), LOOKING_BACK)
    talk.press(Key.Key_Return)
    talk.workspace.open_action("a2")
    talk.page.editor.form.choices["status"].picked.emit(talk.plan.actions[0].status)
    talk.workspace.show_page(PlanPage.TALK)
    assert talk.page.list.words[LOOKING_BACK] == "2 handlinger · 2 gennemført · skrevet"
    assert sum(text.startswith("Gennemført") for text in words_of(talk)) == 2


# Styrker og udviklingsområder


@pytest.fixture
def marks(desk: DeskMaker, framework: Framework) -> Desk:
    return open_talk(desk, typical_talk(framework), MARKS)


def test_marks_stand_in_groups_with_their_examples(marks: Desk, framework: Framework) -> None:
    ids = behaviours(framework)
    step = marks.page.step
    assert [card.behaviour for card in step.cards] == [ids[number] for number in (0, 5, 7, 10, 16)]
    assert ["".join(card.shapes.kinds) for card in step.cards] == ["S", "S", "U", "U", "U"]
    assert step.cards[0].note.toPlainText() == "Vi siger kerneopgaven højt på hvert ugemøde"
    assert step.advice.text() == "Vælg gerne tre af hver. Du har 2 styrker og 3 udviklingsområder."


def test_an_example_is_typed_here(marks: Desk) -> None:
    card = marks.page.step.cards[1]
    card.row.setFocus()
    marks.press(Key.Key_Tab, "Fejl på ugemødet")
    mark = marks.plan.mark(card.behaviour)
    assert mark is not None
    assert mark.note == "Fejl på ugemødet"
    assert marks.document.undo_label == "Skriv note"
    marks.qtbot.keyClick(marks.focused, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert card.note.toPlainText() == ""


def test_enter_goes_to_the_behaviour(marks: Desk) -> None:
    card = marks.page.step.cards[2]
    card.row.setFocus()
    marks.press(Key.Key_Return)
    assert marks.page is marks.workspace.page(PlanPage.ROLE)
    assert marks.page.current_behaviour() == card.behaviour


def test_0_takes_the_mark_away_and_the_next_row_has_the_focus(marks: Desk) -> None:
    step = marks.page.step
    step.cards[1].row.setFocus()
    gone = step.cards[1].behaviour
    marks.press("0")
    assert gone not in marked(marks.plan)
    assert marks.focused is step.cards[1].row
    for _press in range(4):
        marks.press("0")
    assert (step.cards, marks.focused) == ((), step.add_strength)
    marks.document.undo()
    assert len(step.cards) == 1


def test_the_button_of_a_row_takes_the_mark_away(marks: Desk) -> None:
    card = marks.page.step.cards[0]
    marks.click(card.remove)
    assert card.behaviour not in marked(marks.plan)


def test_arrows_walk_and_mark_keys_mark(marks: Desk) -> None:
    step = marks.page.step
    step.cards[0].row.setFocus()
    marks.press(Key.Key_Down, Key.Key_Down, Key.Key_Up)
    card = step.cards[1]
    assert marks.focused is card.row
    marks.press("u")
    assert marked(marks.plan)[card.behaviour] == "SU"
    assert marks.focused is card.row
    assert step.cards[-1] is card
    assert "Både styrke og udviklingsområde" in words_of(marks)
    marks.press("s")
    assert marked(marks.plan)[card.behaviour] == "U"


def test_a_strength_is_added_from_the_list(marks: Desk, framework: Framework) -> None:
    step = marks.page.step
    step.add_strength.setFocus()
    marks.press(Key.Key_Return)
    picker = picker_of(marks)
    offered = [picker.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(picker.list.count())]
    ids = behaviours(framework)
    assert ids[0] not in offered
    assert ids[7] in offered
    picker.search.setText("tillid")
    chosen = picker.list.item(0).data(Qt.ItemDataRole.UserRole)
    marks.qtbot.keyClick(picker.search, Key.Key_Return)
    assert marked(marks.plan)[chosen] == "S"
    card = next(card for card in step.cards if card.behaviour == chosen)
    assert marks.focused is card.note


def test_an_empty_step_says_where_to_begin(desk: DeskMaker, framework: Framework) -> None:
    first = open_talk(desk, first_talk(framework), MARKS)
    assert first.page.step.cards == ()
    assert "Der er ikke markeret noget endnu" in first.page.step.advice.text()
    first.press(Key.Key_Return, Key.Key_Tab, Key.Key_Tab, Key.Key_Return)
    assert first.page is first.workspace.page(PlanPage.ROLE)


def test_what_the_framework_has_lost_and_reworded_is_told(desk: DeskMaker, framework: Framework) -> None:
    plan = typical_talk(framework)
    ids = behaviours(framework)
    wordings = tuple(
        Wording(id=item.id, text="En ældre ordlyd") if item.id == ids[0] else item for item in plan.round.wordings
    )
    plan = plan.replacing(rounds=(*plan.rounds[:-1], plan.round.replacing(wordings=wordings)))
    talk = open_talk(desk, plan, MARKS)
    assert sum("Ordlyd ændret siden markeringen" in text for text in words_of(talk)) == 1


# Ønsker


def test_wishes_are_written(desk: DeskMaker, framework: Framework) -> None:
    talk = open_talk(desk, first_talk(framework), WISHES)
    talk.press(Key.Key_Return, "Mere sparring", Key.Key_Return, "og ro")
    assert talk.plan.round.wishes == "Mere sparring\nog ro"
    assert talk.page.list.words[WISHES] == "Skrevet"


# Nærmeste leder


def test_the_two_are_named(desk: DeskMaker, framework: Framework) -> None:
    talk = open_talk(desk, first_talk(framework), OWN_LEADER)
    talk.press(Key.Key_Return, "Lone Skov", Key.Key_Tab, "Peter Dahl")
    assert (talk.plan.leader, talk.plan.own_leader) == ("Lone Skov", "Peter Dahl")
    assert "Der er ikke læst noget svar fra Peter Dahl endnu." in words_of(talk)
    talk.document.undo()
    assert (talk.plan.leader, talk.plan.own_leader) == ("Lone Skov", "")
    assert talk.page.step.own_leader.text() == ""


def test_the_buttons_are_there_where_someone_does_what_they_ask_for(desk: DeskMaker, framework: Framework) -> None:
    alone = open_talk(desk, first_talk(framework), OWN_LEADER)
    assert not alone.page.step.send.isVisible()
    talk = desk(first_talk(framework))
    talk.workspace.offer_exchange()
    asked: list[str] = []
    talk.workspace.send_requested.connect(lambda: asked.append("send"))
    talk.workspace.read_back_requested.connect(lambda: asked.append("read"))
    talk.workspace.show_page(PlanPage.TALK)
    talk.page.show_step(OWN_LEADER)
    step = talk.page.step
    talk.click(step.send)
    step.send.setFocus()
    talk.press(Key.Key_Tab, Key.Key_Return)
    assert asked == ["send", "read"]


def test_the_answer_is_told_and_counted_only_when_it_is_done(desk: DeskMaker, framework: Framework) -> None:
    plan = last_year(framework)
    theirs = (Mark(id=behaviours(framework)[3], strength=True, note="hemmeligt"),)
    waiting = open_talk(desk, answered(plan, framework, theirs, done=False), OWN_LEADER)
    assert "endnu ikke er færdig" in waiting.page.step.answer.text()
    assert "styrke" not in waiting.page.step.answer.text()
    done = open_talk(desk, answered(plan, framework, theirs), OWN_LEADER)
    assert done.page.step.answer.text() == (
        "Peter Dahl er færdig og har markeret 1 styrke og 0 udviklingsområder. Se dem i trinnet »Side om side«."
    )


def test_a_name_of_any_length_leaves_the_step_whole(desk: DeskMaker, framework: Framework) -> None:
    talk = open_talk(desk, first_talk(framework), OWN_LEADER)
    talk.press(Key.Key_Return)
    QApplication.clipboard().setText("Å" * 700)
    talk.qtbot.keyClick(talk.focused, Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert len(talk.plan.leader) == 500
    assert widget(talk.page, QLabel, "Der er ikke læst").isVisible()
