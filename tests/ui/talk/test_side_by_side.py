"""Both people's marks: nothing before the own leader is done, then gaps first, with cards that become goals."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from ledelsesplan.core import edits, talk_edits
from ledelsesplan.core.copies import copy_for_own_leader
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Mark, Marker, Plan
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.talk.own_leader_view import OwnLeaderView
from ledelsesplan.ui.talk.page import GOALS, OWN_LEADER, SIDE_BY_SIDE
from ledelsesplan.ui.talk.parts import MarkShapes
from ledelsesplan.ui.talk.side_by_side import ConversationCard, PairRow
from tests.factories import reworded
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import widget
from tests.ui.talk.talks import answered, behaviours, first_talk, open_talk, overfull_talk, typical_talk, words_of

Key = Qt.Key


def rows(desk: Desk) -> list[PairRow]:
    return [row for row in desk.page.step.findChildren(PairRow) if row.isVisible()]


def cards(desk: Desk) -> list[ConversationCard]:
    return [card for card in desk.page.step.findChildren(ConversationCard) if card.isVisible()]


def shapes(parent: PairRow | ConversationCard) -> list[str]:
    return ["".join(item.kinds) for item in parent.findChildren(MarkShapes)]


@pytest.fixture
def talk(desk: DeskMaker, framework: Framework) -> Desk:
    return open_talk(desk, typical_talk(framework), SIDE_BY_SIDE)


def test_before_the_own_leader_is_done_there_is_only_a_sentence(desk: DeskMaker, framework: Framework) -> None:
    waiting = open_talk(desk, typical_talk(framework, done=False), SIDE_BY_SIDE)
    assert (rows(waiting), cards(waiting)) == ([], [])
    words = " ".join(words_of(waiting))
    assert "når Peter Dahl har sagt færdig" in words
    assert "Fejl kommer først frem bagefter" not in words
    waiting.press(Key.Key_Return, Key.Key_Return)
    assert waiting.page.current == OWN_LEADER
    assert waiting.focused is waiting.page.step.leader


def test_gaps_come_first_with_both_marks_and_both_examples(talk: Desk, framework: Framework) -> None:
    ids = behaviours(framework)
    found = [(row.pair.id, shapes(row)) for row in rows(talk)]
    assert found == [
        (ids[5], ["S", "U"]),
        (ids[7], ["U", ""]),
        (ids[16], ["U", ""]),
        (ids[20], ["", "S"]),
        (ids[0], ["S", "S"]),
        (ids[10], ["U", "U"]),
    ]
    words = words_of(talk)
    for expected in (
        "Her ser I forskelligt på det",
        "Kun den ene har markeret det",
        "Her ser I det samme",
        "Lone Skov",
        "Vi siger kerneopgaven højt på hvert ugemøde",
        "Peter Dahl",
        "Fejl kommer først frem bagefter",
    ):
        assert expected in words
    assert "Egen: Styrke, Nærmeste leder: Udviklingsområde" in rows(talk)[0].row.accessibleName()


def test_the_cards_are_two_or_three_with_a_question(talk: Desk, framework: Framework) -> None:
    ids = behaviours(framework)
    assert [card.pair.id for card in cards(talk)] == [ids[5], ids[7], ids[10]]
    assert cards(talk)[0].question.text() == "I ser forskelligt på det. Hvad har I hver især set i hverdagen?"


def test_a_card_becomes_a_goal(talk: Desk, framework: Framework) -> None:
    talk.press(Key.Key_Return, Key.Key_Return)
    assert talk.page.current == GOALS
    before = talk.plan
    talk.press("Tryghed om fejl")
    goal = talk.plan.goals[-1]
    assert (goal.text, goal.behaviours) == ("Tryghed om fejl", (behaviours(framework)[5],))
    talk.document.undo()
    assert talk.plan == before


def test_a_card_whose_goal_is_there_goes_to_it(talk: Desk) -> None:
    talk.click(widget(talk.page, QPushButton, "Vis udviklingsmålet"))
    assert talk.page.current == GOALS
    assert talk.focused.toPlainText() == "Medarbejderne er med fra starten, når noget skal forandres"  # type: ignore[attr-defined]


def test_arrows_walk_the_rows_and_enter_goes_to_the_behaviour(talk: Desk) -> None:
    first = rows(talk)[0]
    first.row.setFocus()
    talk.press(Key.Key_Down, Key.Key_Down, Key.Key_Up)
    assert talk.focused is rows(talk)[1].row
    talk.press(Key.Key_Return)
    assert talk.page is talk.workspace.page(PlanPage.ROLE)
    assert talk.page.current_behaviour() == rows_id(talk, 1)


def rows_id(desk: Desk, number: int) -> str:
    desk.workspace.show_page(PlanPage.TALK)
    identifier = rows(desk)[number].pair.id
    desk.workspace.show_page(PlanPage.ROLE)
    return identifier


def test_a_changed_wording_is_flagged(desk: DeskMaker, framework: Framework) -> None:
    ids = behaviours(framework)
    newer = reworded(framework, ids[5], "En ny ordlyd")
    opened = desk(typical_talk(framework), used=newer)
    opened.workspace.show_page(PlanPage.TALK)
    opened.page.show_step(SIDE_BY_SIDE)
    flagged = [row.pair.id for row in rows(opened) if "Ordlyd ændret siden markeringen" in row.row.accessibleName()]
    assert flagged == [ids[5]]


def test_a_behaviour_that_the_framework_has_lost_is_shown_and_goes_nowhere(
    desk: DeskMaker, framework: Framework
) -> None:
    plan = typical_talk(framework)
    own = plan.round.mark_set(Marker.SELF)
    lost = own.replacing(marks=(*own.marks, Mark(id="nedlagt.forventning", priority=True)))
    sets = tuple(lost if item.marker is Marker.SELF else item for item in plan.round.mark_sets)
    talk = open_talk(
        desk, plan.replacing(rounds=(*plan.rounds[:-1], plan.round.replacing(mark_sets=sets))), SIDE_BY_SIDE
    )
    row = next(row for row in rows(talk) if row.pair.id == "nedlagt.forventning")
    row.row.setFocus()
    talk.press(Key.Key_Return)
    assert talk.page is talk.workspace.page(PlanPage.TALK)
    assert "Ikke i ledelsesgrundlaget" in words_of(talk)


def test_done_without_any_marks_says_so(desk: DeskMaker, framework: Framework) -> None:
    plan = answered(first_talk(framework), framework, ())
    talk = open_talk(desk, plan, SIDE_BY_SIDE)
    assert "Ingen af jer har markeret noget i denne runde." in words_of(talk)


def test_an_overfull_comparison_has_every_row_and_three_cards(desk: DeskMaker, framework: Framework) -> None:
    full = open_talk(desk, overfull_talk(framework), SIDE_BY_SIDE)
    assert len(rows(full)) == len(list(framework.markables()))
    assert len(cards(full)) == 3


# The own leader's copy


@pytest.fixture
def copy(desk: DeskMaker, framework: Framework) -> Desk:
    plan = edits.write_private_note(typical_talk(framework, done=False), framework, behaviours(framework)[0], "privat")
    return open_talk(desk, copy_for_own_leader(plan))


def secrets(plan: Plan, framework: Framework) -> list[str]:
    """What only the leader has said: texts of behaviours that only the leader marked, examples, and other words."""
    own, theirs = plan.round.mark_set(Marker.SELF), plan.round.mark_set(Marker.OWN_LEADER)
    known = [framework.markable(mark.id) for mark in own.marks if theirs.mark(mark.id) is None]
    said = [mark.note for mark in own.marks if mark.note] + [plan.round.looking_back, plan.round.wishes]
    return said + [markable.text for markable in known if markable is not None]


def test_nothing_of_the_leader_is_in_the_copy_before_done(copy: Desk, framework: Framework) -> None:
    step = copy.page.step
    assert isinstance(step, OwnLeaderView)
    assert (rows(copy), cards(copy), copy.page.list.isVisible()) == ([], [], False)
    whole = [copy.page, *copy.page.findChildren(QWidget)]
    words = " ".join(
        str(getattr(item, name)())
        for item in whole
        for name in ("text", "toPlainText", "accessibleName", "accessibleDescription", "toolTip", "placeholderText")
        if hasattr(item, name)
    )
    assert "Lone Skov inviterer dig til at markere" in words
    assert [secret for secret in secrets(copy.plan, framework) if secret in words] == []
    for key in (Key.Key_PageDown, Key.Key_PageUp, Key.Key_Escape):
        copy.press(key)
    assert copy.page.step is step


def test_done_by_a_key_shows_both_and_taking_it_back_hides_them(copy: Desk, framework: Framework) -> None:
    copy.press(Key.Key_Tab, Key.Key_Space)
    assert copy.plan.round.mark_set(Marker.OWN_LEADER).done
    ids = behaviours(framework)
    assert (rows(copy)[0].pair.id, shapes(rows(copy)[0])) == (ids[5], ["S", "U"])
    assert "Samme tre medarbejdere er med hver gang" in words_of(copy)
    assert "privat" not in words_of(copy)
    assert not [button for button in copy.page.findChildren(QPushButton) if "udviklingsmål" in button.text()]
    copy.press(Key.Key_Space)
    assert (rows(copy), copy.plan.round.mark_set(Marker.OWN_LEADER).done) == ([], False)
    copy.document.undo()
    assert rows(copy)


def test_the_button_leads_to_the_marks(copy: Desk) -> None:
    assert copy.page.step.counts.text() == "Du har markeret 2 styrker og 2 udviklingsområder."
    copy.press(Key.Key_Return)
    assert copy.page is copy.workspace.page(PlanPage.ROLE)


def test_a_copy_without_names_speaks_of_the_leader(desk: DeskMaker, framework: Framework) -> None:
    nameless = talk_edits.name_people(typical_talk(framework, done=False), "", "")
    copy = open_talk(desk, copy_for_own_leader(nameless))
    assert copy.page.step.invitation.text().startswith("Lederen inviterer dig til at markere")
