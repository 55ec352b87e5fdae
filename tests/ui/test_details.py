"""The details beside the matrix, driven by keys and clicks: marks, hands, notes, actions, and the way back."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QToolButton

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.ui.choices import MarkToggle
from ledelsesplan.ui.controls import RowButton
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.theme import Theme
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import hands, marked, widget

Key = Qt.Key
CORE = "driftsledelse.kerneopgaven.direktoer"
BALANCE = "driftsledelse.balance.direktoer"


def note(plan: Plan, behaviour: str = CORE) -> tuple[str, str]:
    mark = plan.mark(behaviour)
    return (mark.note, mark.private_note) if mark is not None else ("", "")


def visible_texts(desk: Desk) -> list[str]:
    return [shown.text() for shown in desk.page.panel.findChildren(QLabel) if shown.isVisible() and shown.text()]


def test_the_panel_follows_the_current_cell(team: Desk, framework: Framework) -> None:
    for behaviour in (CORE, BALANCE):
        place = framework.place(behaviour)
        assert place is not None
        shown = visible_texts(team)
        assert place.behaviour.text in shown
        assert place.theme.name in shown
        assert f"Direktør · Driftsledelse · tema {place.theme_number}" in shown
        team.press(Key.Key_Right)


def test_the_nearest_levels_are_shown_and_no_others(team: Desk, framework: Framework) -> None:
    theme = framework.place(CORE).theme  # type: ignore[union-attr]
    team.page.show_level("chef")
    QApplication.processEvents()
    shown = " ".join(visible_texts(team))
    assert theme.at("direktoer").text in shown
    assert theme.at("leder-af-ledere").text in shown
    assert theme.at("leder-af-medarbejdere").text not in shown


def test_the_toggles_show_and_set_the_marks(team: Desk) -> None:
    toggles = {name: widget(team.page.panel, MarkToggle, name) for name in ("Styrke", "Udvikling", "Fokus")}
    team.press("s")
    assert [toggle.isChecked() for toggle in toggles.values()] == [True, False, False]
    toggles["Udvikling"].setFocus()
    team.press(Key.Key_Space)
    team.click(toggles["Fokus"])
    assert marked(team.plan) == {CORE: "SUF"}
    team.document.undo()
    team.document.undo()
    assert [toggle.isChecked() for toggle in toggles.values()] == [True, False, False]


def test_a_focus_that_is_refused_leaves_its_toggle_off(team: Desk) -> None:
    focus = widget(team.page.panel, MarkToggle, "Fokus")
    team.click(focus)
    assert marked(team.plan) == {}
    assert not focus.isChecked()
    assert len(team.messages) == 1


# Notes


def test_a_note_is_one_step_however_many_letters_it_has(team: Desk) -> None:
    team.press("n")
    team.press("Vi lykkes med su og f")
    assert note(team.plan) == ("Vi lykkes med su og f", "")
    assert marked(team.plan) == {}
    assert team.document.undo_label == "Skriv note"
    team.document.undo()
    assert note(team.plan) == ("", "")
    assert team.document.undo_label is None
    team.document.redo()
    assert note(team.plan) == ("Vi lykkes med su og f", "")


def test_what_is_undone_leaves_the_field_too(team: Desk) -> None:
    team.press("n")
    team.press("Et ord")
    field = team.focused
    assert isinstance(field, QPlainTextEdit)
    team.document.undo()
    assert field.toPlainText() == ""
    team.document.redo()
    assert field.toPlainText() == "Et ord"


def test_leaving_the_note_ends_the_step(team: Desk) -> None:
    team.press("n")
    team.press("Et")
    team.press(Key.Key_Escape, "n")
    team.press(" to")
    assert note(team.plan) == ("Et to", "")
    team.document.undo()
    assert note(team.plan) == ("Et", "")


def test_notes_of_two_behaviours_are_two_steps(team: Desk) -> None:
    team.press("n")
    team.press("Et")
    team.press(Key.Key_Escape, Key.Key_Right, "n")
    team.press("To")
    assert (note(team.plan), note(team.plan, BALANCE)) == (("Et", ""), ("To", ""))
    team.document.undo()
    assert (note(team.plan), note(team.plan, BALANCE)) == (("Et", ""), ("", ""))


def test_tab_goes_on_to_the_private_note_which_is_a_step_of_its_own(team: Desk) -> None:
    team.press("n")
    team.press("Til alle")
    team.press(Key.Key_Tab)
    team.press("Kun til mig")
    assert note(team.plan) == ("Til alle", "Kun til mig")
    assert team.document.undo_label == "Skriv privat note"
    team.document.undo()
    assert note(team.plan) == ("Til alle", "")


def test_enter_in_a_note_is_a_new_line(team: Desk) -> None:
    team.press("n")
    team.press("a", Key.Key_Return, "b")
    assert note(team.plan) == ("a\nb", "")


def test_a_note_that_is_too_long_is_refused_and_said_once(team: Desk) -> None:
    team.press("n")
    field = team.focused
    assert isinstance(field, QPlainTextEdit)
    field.insertPlainText("x" * 20_001)
    assert note(team.plan) == ("", "")
    assert [message.text for message in team.messages] == [
        "Det kan ikke skrives i planen: teksten er for lang. Planen er, som den var."
    ]


# Hands


def test_hands_are_written_in_the_fields(team: Desk) -> None:
    strength = widget(team.page.panel, QLineEdit, "Hænder for styrke")
    strength.setFocus()
    team.press("7", Key.Key_Tab)
    assert hands(team.plan) == (7, None)
    assert team.focused.accessibleName() == "Hænder for udviklingsområde"
    team.press("0", Key.Key_Return)
    assert hands(team.plan) == (7, 0)
    team.document.undo()
    assert hands(team.plan) == (7, None)


def test_up_and_down_count_hands(team: Desk) -> None:
    strength = widget(team.page.panel, QLineEdit, "Hænder for styrke")
    strength.setFocus()
    team.press(Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Down)
    assert hands(team.plan) == (2, None)
    team.press(Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert hands(team.plan) == (0, None)


def test_too_many_hands_are_refused_and_the_field_shows_what_holds(team: Desk) -> None:
    strength = widget(team.page.panel, QLineEdit, "Hænder for styrke")
    strength.setFocus()
    team.press("5", Key.Key_Return)
    strength.selectAll()
    team.press("9", Key.Key_Return)
    assert hands(team.plan) == (5, None)
    assert strength.text() == "5"
    assert [message.text for message in team.messages] == ["9 hænder er flere end de 8, der er til stede."]


def test_an_emptied_field_is_not_asked(team: Desk) -> None:
    strength = widget(team.page.panel, QLineEdit, "Hænder for styrke")
    strength.setFocus()
    team.press("5", Key.Key_Return, Key.Key_Backspace, Key.Key_Return)
    assert hands(team.plan) is None


def test_letters_are_no_hands(team: Desk) -> None:
    strength = widget(team.page.panel, QLineEdit, "Hænder for styrke")
    strength.setFocus()
    team.press("s4u", Key.Key_Return)
    assert hands(team.plan) == (4, None)
    assert marked(team.plan) == {}


def test_half_typed_hands_go_to_the_cell_that_they_were_typed_for(team: Desk) -> None:
    strength = widget(team.page.panel, QLineEdit, "Hænder for styrke")
    strength.setFocus()
    team.press("4")
    team.click_cell(BALANCE)
    counted = team.plan.round.tally
    assert [(item.id, item.strength) for item in counted.hands] == [(CORE, 4)]


def test_a_personal_plan_has_no_hands(desk: DeskMaker, personal_plan: Plan) -> None:
    personal = desk(personal_plan)
    assert not [found for found in personal.page.panel.findChildren(QLineEdit) if found.isVisible()]


# Actions and levels


def test_an_action_is_begun_from_the_panel(team: Desk) -> None:
    add = widget(team.page.panel, QPushButton, "Tilføj handling")
    add.setFocus()
    team.press(Key.Key_Return)
    assert team.page is team.workspace.page(PlanPage.ACTIONS)
    assert [action.behaviour for action in team.plan.actions] == [CORE]


def test_an_action_in_the_panel_opens_and_says_what_is_overdue(team: Desk) -> None:
    late = date.today() - timedelta(days=7)
    team.document.apply("Ny", lambda plan: edits.add_action(plan, CORE, identifier="a1", text="Ugemøde", deadline=late))
    QApplication.processEvents()
    line = widget(team.page.panel, RowButton, "Ugemøde, Ikke startet, Frist ")
    assert "Overskredet med 7 dage" in line.accessibleName()
    assert "Overskredet med 7 dage" in visible_texts(team)
    line.setFocus()
    team.press(Key.Key_Return)
    assert team.page is team.workspace.page(PlanPage.ACTIONS)


def test_the_definition_folds_and_stays_so_in_the_other_view(team: Desk) -> None:
    fold = widget(team.page.panel, QPushButton, "Definition af Driftsledelse")
    told: list[bool] = []
    team.workspace.definition_folded.connect(told.append)
    fold.setFocus()
    team.press(Key.Key_Space)
    assert told == [True]
    definition = "Driftsledelse handler om"
    assert not any(text.startswith(definition) for text in visible_texts(team))
    team.workspace.show_page(PlanPage.COMPETENCY)
    team.press(Key.Key_Return)
    assert not any(text.startswith(definition) for text in visible_texts(team))


# Opening and closing


def test_esc_in_the_panel_goes_back_to_the_cell_and_leaves_the_panel_open(team: Desk) -> None:
    team.press(Key.Key_Right, "n", Key.Key_Escape)
    assert team.focused is team.view
    assert team.view.current_behaviour() == BALANCE
    assert team.page.panel.isVisible()


def test_the_cross_closes_and_the_button_opens(team: Desk) -> None:
    team.click(widget(team.page.panel, QToolButton, "Luk detaljer"))
    assert not team.page.panel.isVisible()
    assert team.focused is team.view
    team.click(widget(team.page, QPushButton, "Vis detaljer"))
    assert team.page.panel.isVisible()


@pytest.mark.parametrize("text_size", [100, 200])
def test_in_a_narrow_window_the_panel_lies_over_and_esc_closes_it(
    desk: DeskMaker, theme: Theme, sample: Plan, text_size: int
) -> None:
    theme.set_text_size(text_size)
    opened = desk(sample, 1000 if text_size == 100 else 1280, 700)
    panel = opened.page.panel
    assert not panel.isVisible()
    width = opened.view.width()
    opened.press(Key.Key_Return)
    assert panel.isVisible()
    assert opened.view.width() == width
    assert panel.geometry().right() == opened.page.split.rect().right()
    opened.press("n")
    opened.press("abc", Key.Key_Escape)
    assert not panel.isVisible()
    assert opened.focused is opened.view
    opened.press(Key.Key_Return)
    assert panel.isVisible()
    opened.view.setFocus()
    opened.press(Key.Key_Escape)
    assert not panel.isVisible()


def test_what_a_panel_over_the_matrix_hides_is_not_reached_by_accident(desk: DeskMaker, sample: Plan) -> None:
    opened = desk(sample, 1000, 700)
    before = opened.plan
    opened.press(Key.Key_Return)
    panel = opened.page.panel
    opened.click(panel, panel.rect().topLeft() + panel.rect().center() * 0.1)
    assert opened.plan is before


@pytest.mark.parametrize(("width", "text_size"), [(1366, 100), (1280, 200), (1920, 150), (1366, 80)])
def test_no_words_in_the_panel_are_cut(
    desk: DeskMaker, theme: Theme, crowded: Plan, framework: Framework, width: int, text_size: int
) -> None:
    theme.set_text_size(text_size)
    opened = desk(crowded, width, 760)
    opened.page.open_panel(True)
    longest = max(framework.behaviours(), key=lambda behaviour: len(behaviour.text))
    for behaviour in (longest.id, CORE):
        opened.page.show_behaviour(behaviour)
        QApplication.processEvents()
        for shown in opened.page.panel.findChildren(QLabel):
            if shown.isVisible() and shown.text():
                needed = shown.heightForWidth(shown.width()) if shown.wordWrap() else shown.sizeHint().height()
                assert shown.height() >= needed, shown.text()
                if not shown.wordWrap():
                    assert shown.width() >= shown.sizeHint().width(), shown.text()
                assert shown.mapTo(opened.page.panel, shown.rect().topRight()).x() <= opened.page.panel.width()


def test_in_the_general_view_the_panel_leaves_out_what_the_matrix_alone_has(team: Desk, framework: Framework) -> None:
    team.workspace.show_page(PlanPage.GENERAL)
    team.press(Key.Key_Return)
    QApplication.processEvents()
    shown = visible_texts(team)
    assert framework.expectations[0].text in shown
    assert "Generelle forventninger" in shown
    headings = [found.text() for found in team.page.panel.findChildren(QPushButton) if found.isVisible()]
    assert not any("nærmeste niveauer" in heading for heading in headings)
