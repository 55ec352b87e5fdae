"""The list of steps: its keys, its words, and that one comes back to where one was."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.ui.choices import DropDown
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.plan_pages import NAMES, PlanPage, pages_of
from ledelsesplan.ui.talk.page import GOALS, LOOKING_BACK, MARKS, OWN_LEADER, WISHES, step_words
from tests.factories import empty_plan
from tests.ui.conftest import Desk, DeskMaker
from tests.ui.looking import choose
from tests.ui.talk.talks import first_talk, open_talk, overfull_talk, typical_talk

Key = Qt.Key


@pytest.fixture
def talk(desk: DeskMaker, framework: Framework) -> Desk:
    return open_talk(desk, typical_talk(framework))


def test_which_plans_have_a_talk(framework: Framework) -> None:
    personal = first_talk(framework)
    assert [NAMES[page] for page in pages_of(personal)] == [
        "Introduktion",
        "Efter rolle",
        "Efter kompetence",
        "Overblik",
        "Generelle forventninger",
        "Samtale",
        "Handleplan",
        "Opfølgning",
        "Sammenlign",
    ]
    assert PlanPage.TALK not in pages_of(empty_plan(framework, Kind.TEAM))
    assert pages_of(personal.replacing(for_own_leader=True))[-1] is PlanPage.TALK


def test_the_list_has_the_focus_and_its_keys_choose_and_enter(talk: Desk) -> None:
    assert talk.focused is talk.page.list
    talk.press(Key.Key_Down, Key.Key_Down)
    assert (talk.page.current, talk.focused) == (WISHES, talk.page.list)
    talk.press(Key.Key_End, Key.Key_Home, Key.Key_Up)
    assert talk.page.current == LOOKING_BACK
    talk.press(Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert talk.focused is talk.page.step.text.field
    talk.press(Key.Key_Escape)
    assert talk.focused is talk.page.list


def test_tab_goes_into_the_step_as_one_reads(talk: Desk) -> None:
    talk.press(Key.Key_Down, Key.Key_Tab)
    step = talk.page.step
    reached = [talk.focused]
    for _press in range(6):
        talk.press(Key.Key_Tab)
        reached.append(talk.focused)
    first, second = step.cards[:2]
    buttons = [step.add_strength, step.add_priority, step.read_button]
    assert reached == [*buttons, first.row, first.note, second.row, second.note]


def test_pg_up_and_pg_dn_turn_also_while_one_writes(talk: Desk) -> None:
    talk.press(Key.Key_PageDown, Key.Key_PageDown)
    assert (talk.page.current, talk.focused) == (WISHES, talk.page.list)
    talk.press(Key.Key_Return, "Mere tid")
    talk.press(Key.Key_PageDown)
    assert (talk.page.current, talk.focused) == (OWN_LEADER, talk.page.step.leader)
    talk.press(Key.Key_PageUp, Key.Key_PageUp)
    assert talk.page.current == MARKS
    for _press in range(9):
        talk.press(Key.Key_PageUp)
    assert talk.page.current == LOOKING_BACK


def test_a_click_chooses_a_step(talk: Desk) -> None:
    rect = talk.page.list._blocks[GOALS][0]
    talk.click(talk.page.list, rect.center().toPoint())
    assert talk.page.current == GOALS


def test_one_comes_back_to_the_same_step(talk: Desk) -> None:
    talk.press(Key.Key_PageDown, Key.Key_PageDown)
    talk.workspace.show_page(PlanPage.ROLE)
    talk.workspace.show_page(PlanPage.TALK)
    assert (talk.page.current, talk.focused) == (WISHES, talk.page.list)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            first_talk,
            (
                "Den første samtale",
                "Ingen markeringer endnu",
                "Ikke skrevet endnu",
                "Svar ikke læst endnu",
                "Vises, når nærmeste leder er færdig",
                "Ingen udviklingsmål endnu",
                "Ikke aftalt endnu",
            ),
        ),
        (
            typical_talk,
            (
                "2 handlinger · 1 gennemført · skrevet",
                "2 styrker · 3 udviklingsområder",
                "Skrevet",
                "Peter Dahl · svar er læst",
                "1 forskelligt · 3 kun den ene · 2 ens",
                "2 udviklingsmål · 2 handlinger",
                "Ikke aftalt endnu",
            ),
        ),
    ],
)
def test_each_step_says_what_is_there(framework: Framework, made: object, expected: tuple[str, ...]) -> None:
    assert step_words(framework, made(framework)) == expected  # type: ignore[operator]


def test_words_follow_the_plan_and_are_whole_for_a_screen_reader(talk: Desk) -> None:
    talk.press(Key.Key_Down, Key.Key_Down, Key.Key_Down)
    assert talk.page.list.accessibleDescription() == "4: Nærmeste leder, Peter Dahl · svar er læst"
    talk.press(Key.Key_Return, Key.Key_Tab)
    talk.focused.selectAll()  # type: ignore[attr-defined]
    talk.press("Pia")
    assert talk.page.list.words[OWN_LEADER] == "Pia · svar er læst"


class Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_part_of_a_step_flashes_up_as_a_window(desk: DeskMaker, framework: Framework) -> None:
    opened = desk(typical_talk(framework))
    windows = Windows()
    QApplication.instance().installEventFilter(windows)  # type: ignore[union-attr]
    opened.workspace.show_page(PlanPage.TALK)
    for step in range(len(opened.page.list.words)):
        opened.page.show_step(step)
        opened.theme.set_text_size(120)
        opened.theme.set_text_size(100)
    QApplication.instance().removeEventFilter(windows)  # type: ignore[union-attr]
    assert windows.shown == []


def test_hints_tell_the_keys_of_the_place(talk: Desk) -> None:
    assert [words for _keys, words in talk.page.hints()][:2] == ["Vælg trin", "Gå ind i trinnet"]
    talk.press(Key.Key_Down, Key.Key_Return)
    assert [words for _keys, words in talk.page.hints()] == ["Til trinene", "Forrige og næste trin"]
    talk.press(Key.Key_Tab, Key.Key_Tab, Key.Key_Tab)
    assert [words for _keys, words in talk.page.hints()][:3] == ["Gå til forventningen", "Markér", "Fjern markeringen"]
    assert talk.page.summary() == "Trin 2 af 7"


def test_in_a_narrow_window_a_drop_down_chooses(desk: DeskMaker, framework: Framework) -> None:
    narrow = open_talk(desk, typical_talk(framework), width=640, height=500)
    assert isinstance(narrow.focused, DropDown)
    choose(narrow.page.chooser, "Ønsker")
    assert narrow.page.current == WISHES
    narrow.press(Key.Key_Tab)
    assert isinstance(narrow.focused, NoteField)
    narrow.press(Key.Key_Escape)
    assert narrow.focused is narrow.page.chooser
    narrow.resize(1366, 690)
    assert narrow.focused is narrow.page.list


def test_what_one_writes_stays_in_sight_as_the_field_grows(desk: DeskMaker, framework: Framework) -> None:
    small = open_talk(desk, first_talk(framework), WISHES, height=500)
    small.press(Key.Key_Return)
    field = small.focused
    assert isinstance(field, NoteField)
    for _line in range(40):
        small.press("Et ønske", Key.Key_Return)
    QApplication.processEvents()
    area = small.page.step.area.viewport()
    bottom = field.viewport().mapTo(area, field.cursorRect().bottomLeft()).y()
    assert 0 < bottom <= area.height()
    assert field.verticalScrollBar().maximum() == 0


def test_the_text_size_and_the_theme_change_nothing_that_one_is_in(talk: Desk) -> None:
    for step in range(7):
        talk.page.show_step(step)
        if not talk.page.step.focus_first():
            continue
        before = talk.focused
        words = before.accessibleName()
        talk.theme.set_text_size(150)
        talk.theme.choose("dark")
        QApplication.processEvents()
        assert talk.focused.accessibleName() == words, step
        talk.theme.set_text_size(100)
        talk.theme.choose("light")


def test_typing_in_an_overfull_plan_changes_only_that(desk: DeskMaker, framework: Framework) -> None:
    plan: Plan = overfull_talk(framework)
    full = open_talk(desk, plan, MARKS)
    card = full.page.step.cards[40]
    card.note.setFocus()
    full.press("Et nyt ord ")
    assert full.focused is card.note
    changed = full.plan.mark(card.behaviour)
    before = plan.mark(card.behaviour)
    assert changed is not None
    assert before is not None
    assert sorted(changed.note) == sorted(before.note + "Et nyt ord ")
    full.document.undo()
    assert full.plan == plan
