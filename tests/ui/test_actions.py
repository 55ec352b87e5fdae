"""The action page driven by keys and clicks: what it shows of the plan's actions, and what it makes of the plan."""

from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import ActivityType, Kind, Participant, Plan, Status
from ledelsesplan.ui.action_model import ActionModel, Column, alphabetical
from ledelsesplan.ui.action_page import ActionPage
from ledelsesplan.ui.controls import IconButton
from ledelsesplan.ui.date_field import CalendarPopup, DateField
from ledelsesplan.ui.document import Document
from ledelsesplan.ui.markable_picker import ID_ROLE, MarkablePicker
from ledelsesplan.ui.messages import Message, Messages
from ledelsesplan.ui.note_field import NoteField
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme

TODAY = date(2027, 3, 12)
REFLECTION = "innovationsledelse.refleksion-nytaenkning.chef"


def chef(framework: Framework, beginning: str) -> str:
    """The behaviour of heads within the theme whose name begins so."""
    return next(theme.at("chef").id for theme in framework.themes() if theme.name.startswith(beginning))


@pytest.fixture
def plan(framework: Framework) -> Plan:
    """Four actions: overdue, later, without deadline, and done; two focus areas, of which one has no action."""
    result = edits.new_plan(framework, Kind.TEAM, "Chefgruppen 2027", date(2027, 1, 10), levels=("chef",))
    people = (Participant(id="p1", name="Karen Lund"), Participant(id="p2", name="Åse Berg"))
    result = edits.set_participants(result, people)
    reflection, anchoring = chef(framework, "Skaber rammer"), chef(framework, "Sikrer forankring")
    for focus in (reflection, anchoring):
        result = edits.mark_focus(edits.mark_priority(result, framework, focus), framework, focus)
    rows: list[tuple[str, str, dict[str, Any]]] = [
        ("late", "Kort runde", {"deadline": date(2027, 3, 5), "status": Status.IN_PROGRESS, "responsible": "Åse Berg"}),
        ("done", "Ugentlig koordinering", {"deadline": date(2027, 2, 26), "status": Status.DONE}),
        ("free", "Åben dør", {}),
        ("soon", "En dag i praksis", {"deadline": date(2027, 4, 9), "responsible": "Karen Lund"}),
    ]
    for identifier, text, fields in rows:
        result = edits.add_action(result, reflection, identifier=identifier, text=text, **fields)
    return result


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light")


@pytest.fixture
def messages() -> Messages:
    return Messages()


@pytest.fixture
def open_page(
    qtbot: QtBot, theme: Theme, framework: Framework, messages: Messages
) -> Callable[..., tuple[ActionPage, Document]]:
    def open_it(plan: Plan, width: int = 1366, height: int = 640) -> tuple[ActionPage, Document]:
        document = Document(framework, plan)
        page = ActionPage(theme, document, messages, lambda: TODAY)
        page.setStyleSheet(style_sheet(theme))
        qtbot.addWidget(page)
        page.resize(width, height)
        page.set_layout_width(theme.width_at_full_size(width))
        page.show()
        qtbot.waitExposed(page)
        with qtbot.waitActive(page):
            page.activateWindow()
        page.focus_main()
        return page, document

    return open_it


@pytest.fixture
def opened(open_page: Callable[..., tuple[ActionPage, Document]], plan: Plan) -> tuple[ActionPage, Document]:
    return open_page(plan)


def shown(page: ActionPage) -> list[str]:
    return [page.model.row(number).action.id for number in range(page.model.rowCount())]


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(focused(), key)


def write(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(focused(), text)


def focused() -> QWidget:
    window = QApplication.activeWindow()
    assert window is not None
    widget = window.focusWidget()
    assert widget is not None
    return widget


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def popup(kind: type[QWidget]) -> Any:
    found = QApplication.activePopupWidget()
    assert isinstance(found, kind)
    return found


# The model


def test_actions_stand_by_deadline_then_without_one_then_done(framework: Framework, plan: Plan) -> None:
    model = ActionModel(framework, lambda: TODAY)
    model.show(plan)
    assert [model.row(number).action.id for number in range(4)] == ["late", "soon", "free", "done"]
    assert [model.row(number).number for number in range(4)] == [1, 4, 3, 2]


@pytest.mark.parametrize(
    ("column", "descending", "expected"),
    [
        (Column.NUMBER, False, ["late", "done", "free", "soon"]),
        (Column.NUMBER, True, ["soon", "free", "done", "late"]),
        (Column.ACTION, False, ["soon", "late", "done", "free"]),
        (Column.RESPONSIBLE, False, ["soon", "late", "free", "done"]),
        (Column.RESPONSIBLE, True, ["late", "soon", "free", "done"]),
        (Column.DEADLINE, True, ["soon", "late", "free", "done"]),
        (Column.STATUS, False, ["soon", "free", "late", "done"]),
    ],
)
def test_every_column_sorts(
    framework: Framework, plan: Plan, column: Column, descending: bool, expected: list[str]
) -> None:
    model = ActionModel(framework, lambda: TODAY)
    model.show(plan)
    model.sort(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
    assert [model.row(number).action.id for number in range(4)] == expected


def test_danish_letters_come_last() -> None:
    assert sorted(["Åben", "Ærlig", "Zebra", "Øve", "abe"], key=alphabetical) == [
        "abe",
        "Zebra",
        "Ærlig",
        "Øve",
        "Åben",
    ]


def test_the_model_keeps_its_promises_through_many_changes(framework: Framework, plan: Plan) -> None:
    model = ActionModel(framework, lambda: TODAY)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    random = Random(7)
    model.show(plan)
    for step in range(120):
        ids = [action.id for action in plan.actions]
        match random.randrange(5):
            case 0:
                plan = edits.add_action(plan, random.choice([None, REFLECTION, "x.y"]), identifier=f"n{step}")
            case 1 if ids:
                plan = edits.remove_action(plan, random.choice(ids))
            case 2 if ids:
                day = date(2027, random.randint(1, 12), 1)
                plan = edits.change_action(plan, random.choice(ids), deadline=day, status=random.choice(list(Status)))
            case 3:
                model.sort(random.choice(list(Column)), random.choice(list(Qt.SortOrder)))
            case 4:
                model.choose_status(random.choice([None, *Status]))
        model.show(plan)
        wanted = {action.id for action in plan.actions if model.status in (None, action.status)}
        assert {model.row(number).action.id for number in range(model.rowCount())} == wanted
    assert tester.model() is model


def test_a_row_is_named_in_full(framework: Framework, plan: Plan) -> None:
    model = ActionModel(framework, lambda: TODAY)
    model.show(plan)
    name = model.data(model.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert name == (
        "Handling 1: Kort runde, Chef · Innovationsledelse · Skaber rammer for refleksion og nytænkning, "
        "ansvarlig Åse Berg, frist 05-03-2027, Overskredet med 7 dage, I gang"
    )


def test_places_outside_the_matrix_are_named(framework: Framework, plan: Plan) -> None:
    model = ActionModel(framework, lambda: TODAY)
    for identifier, behaviour in (
        ("general", framework.expectations[0].id),
        ("value", framework.values[0].id),
        ("intention", framework.intentions[0].id),
        ("plan", None),
        ("gone", "det.findes.ikke"),
    ):
        plan = edits.add_action(plan, behaviour, identifier=identifier)
    model.show(plan)
    lines = {model.row(number).action.id: model.row(number).where.line for number in range(model.rowCount())}
    assert lines["general"].startswith("Generelle forventninger · ")
    assert lines["value"].startswith("Værdier · ")
    assert lines["intention"].startswith("Intentioner · ")
    assert lines["plan"] == "Hele planen"
    assert lines["gone"] == "Ikke i ledelsesgrundlaget · det.findes.ikke"


def test_a_behaviour_that_the_framework_lost_keeps_its_remembered_wording(
    open_page: Callable[..., tuple[ActionPage, Document]], framework: Framework, plan: Plan
) -> None:
    behaviour = plan.actions[0].behaviour
    assert behaviour is not None
    wording = plan.round.wording(behaviour)
    content = framework.model_dump(mode="json", exclude={"digest"})
    for flag in content["corner_flags"]:
        for competency in flag["competencies"]:
            for item in competency["themes"]:
                for number, described in enumerate(item["behaviours"]):
                    if described["id"] == behaviour:
                        item["behaviours"][number]["id"] = "et.andet.id"
    other = Framework.model_validate(content, strict=False)
    document = Document(other, plan)
    model = ActionModel(other, lambda: TODAY)
    model.show(document.plan)
    assert model.row(0).where.title == wording


# What is shown


def test_the_page_opens_on_what_is_most_urgent(opened: tuple[ActionPage, Document]) -> None:
    page, _document = opened
    assert shown(page) == ["late", "soon", "free", "done"]
    assert page.rows.hasFocus()
    assert page.rows.current_action() == "late"
    assert page.split.is_open
    assert page.editor.form.texts["text"].toPlainText() == "Kort runde"
    assert page.editor.form.overdue.text() == "Fristen er overskredet med 7 dage."
    assert page.summary() == "4 handlinger · 3 åbne · 1 overskredet"


def test_long_texts_make_the_row_higher(opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    low = page.rows.rowHeight(0)
    long = "Fælles køreplan for opfølgning på tværs af alle enheder og samarbejdspartnere " * 4
    document.apply("x", lambda plan: edits.change_action(plan, "late", text=long))
    assert page.rows.rowHeight(0) > low + 40


def test_segments_count_and_filter(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, _document = opened
    names = [button.text() for button in page.bar.segments._group.buttons()]
    assert names == ["Alle 4", "Ikke startet 2", "I gang 1", "Udskudt 0", "Gennemført 1"]
    click(qtbot, page.bar.segments._group.button(1))
    assert shown(page) == ["soon", "free"]
    assert page.editor.shown == "soon"


def test_a_filter_without_hits_says_so_and_leads_back(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, _document = opened
    click(qtbot, page.bar.segments._group.button(3))
    assert page.nothing.isVisible()
    assert not page.split.is_open
    assert "Udskudt" in page.nothing.words.text()
    click(qtbot, page.nothing.button)
    assert len(shown(page)) == 4
    assert page.split.is_open
    assert page.rows.hasFocus()


def test_headers_sort_by_key_and_by_click(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, _document = opened
    deadline = page.table.header.buttons[Column.DEADLINE]
    assert "sorteret stigende" in deadline.accessibleName()
    deadline.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert shown(page) == ["soon", "late", "free", "done"]
    press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Space)
    assert shown(page) == ["soon", "late", "done", "free"]
    click(qtbot, page.table.header.buttons[Column.NUMBER])
    assert shown(page) == ["late", "done", "free", "soon"]
    assert page.rows.current_action() == "late"


def test_an_empty_plan_invites_to_the_first_action(
    qtbot: QtBot, open_page: Callable[..., tuple[ActionPage, Document]], framework: Framework
) -> None:
    page, document = open_page(edits.new_plan(framework, Kind.PERSONAL, "Min plan", TODAY, levels=("chef",)))
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    assert not page.split.is_open
    assert page.summary() == "0 handlinger"
    click(qtbot, page.empty.button)
    picker = popup(MarkablePicker)
    qtbot.keyClicks(picker.search, "fejl og succeser")
    assert 0 < picker.list.count() < 10
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert len(document.plan.actions) == 1
    assert document.plan.actions[0].behaviour == chef(framework, "Understøtter en tryg")
    qtbot.waitUntil(page.editor.form.texts["text"].hasFocus)
    assert not page.empty.isVisible()


# The reminder


def test_a_focus_area_without_action_is_told_of(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    assert page.notice.heading.text() == "Et fokusområde har endnu ingen handling"
    assert page.notice.places.text() == "Chef · Implementeringsledelse · Sikrer forankring og følger op"
    click(qtbot, page.notice.button)
    assert document.plan.actions[-1].behaviour == chef(document.framework, "Sikrer forankring")
    assert page.notice.isHidden()
    document.undo()
    assert page.notice.isVisible()


def test_several_are_chosen_from_a_list(
    qtbot: QtBot, open_page: Callable[..., tuple[ActionPage, Document]], framework: Framework, plan: Plan
) -> None:
    general = framework.expectations[0].id
    page, document = open_page(edits.mark_focus(edits.mark_strength(plan, framework, general), framework, general))
    assert page.notice.heading.text() == "To fokusområder har endnu ingen handling"
    click(qtbot, page.notice.button)
    picker = popup(MarkablePicker)
    assert [picker.list.item(number).data(ID_ROLE) for number in range(2)][1] == general
    press_in = picker.list
    qtbot.keyClick(press_in, Qt.Key.Key_Down)
    qtbot.keyClick(press_in, Qt.Key.Key_Return)
    assert document.plan.actions[-1].behaviour == general


# The whole way by keys


def test_an_action_is_made_and_written_by_keys_alone(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    press(qtbot, Qt.Key.Key_Insert)
    write(qtbot, "Ny aftale")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "Alle ved det")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "Vi spørger")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    write(qtbot, "Nogen udefra")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "En time")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "1/4")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "3.6.27")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "1-7-2027")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    write(qtbot, "Husk lokale")
    press(qtbot, Qt.Key.Key_Escape)
    action = document.plan.actions[-1]
    goal = document.plan.goal(action.goal)
    assert goal is not None
    assert goal.text == "Alle ved det"
    assert (action.text, action.success_sign, action.note) == ("Ny aftale", "Vi spørger", "Husk lokale")
    assert (action.responsible, action.support) == ("Nogen udefra", "En time")
    assert (action.start, action.deadline, action.follow_up) == (date(2027, 4, 1), date(2027, 6, 3), date(2027, 7, 1))
    assert (action.activity_type, action.status) == (ActivityType.SHADOWING, Status.IN_PROGRESS)
    assert (action.behaviour, action.round) == (None, document.plan.round.id)
    assert page.rows.hasFocus()
    assert page.rows.current_action() == action.id


def test_the_hints_are_those_of_where_the_focus_is(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, _document = opened
    assert [words for _keys, words in page.hints()] == ["Flyt", "Rediger handlingen", "Ny handling", "Slet"]
    with qtbot.waitSignal(page.hints_changed):
        press(qtbot, Qt.Key.Key_Return)
    assert page.hints() == ((("Esc",), "Tilbage til tabellen"),)
    page.bar.new_button.setFocus()
    assert page.hints() == ()


def test_enter_goes_in_and_esc_comes_back_and_closes(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, _document = opened
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.editor.form.texts["text"].hasFocus()
    assert page.editor.shown == "soon"
    press(qtbot, Qt.Key.Key_Escape)
    assert page.rows.hasFocus()
    assert page.split.is_open
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.split.is_open
    press(qtbot, Qt.Key.Key_Up)
    assert not page.split.is_open
    press(qtbot, Qt.Key.Key_Return)
    assert page.split.is_open
    assert page.editor.shown == "late"


def test_tab_reaches_everything_and_comes_round(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, _document = opened
    start = focused()
    seen = [start]
    for _step in range(60):
        press(qtbot, Qt.Key.Key_Tab)
        if focused() is start:
            break
        seen.append(focused())
    assert focused() is start
    form = page.editor.form
    wanted: list[QWidget] = [
        page.bar.new_button,
        page.notice.button,
        page.table.header.buttons[Column.DEADLINE],
        page.editor.head.heading,
        page.editor.head.delete_button,
        *form.texts.values(),
        *(field.line for field in form.dates.values()),
        *form.choices.values(),
        form.responsible,
        page.editor.follow_ups.add_button,
        form.pick_button,
    ]
    assert all(widget in seen for widget in wanted)
    assert all(widget.accessibleName() or getattr(widget, "text", str)() for widget in seen)
    assert seen.index(page.table.header.buttons[Column.DEADLINE]) > seen.index(page.notice.button)


def test_delete_removes_and_undo_brings_back(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    press(qtbot, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.hints_changed):
        press(qtbot, Qt.Key.Key_Delete)
    assert document.plan.action("soon") is None
    assert document.undo_label == "Slet handling"
    assert page.rows.current_action() == "free"
    assert page.editor.shown == "free"
    assert page.rows.hasFocus()
    assert page.hints()[0] == (("Ctrl+Z",), "Fortryd sletningen")
    document.undo()
    assert page.rows.current_action() == "soon"
    assert page.editor.form.texts["text"].toPlainText() == "En dag i praksis"


def test_deleting_the_last_row_moves_up_and_the_very_last_closes(
    qtbot: QtBot, opened: tuple[ActionPage, Document]
) -> None:
    page, document = opened
    press(qtbot, Qt.Key.Key_End, Qt.Key.Key_Delete)
    assert page.rows.current_action() == "free"
    click(qtbot, page.editor.head.delete_button)
    press(qtbot, Qt.Key.Key_Delete, Qt.Key.Key_Delete)
    assert document.plan.actions == ()
    assert not page.split.is_open
    assert page.bar.new_button.hasFocus()


def test_open_action_shows_what_is_filtered_away(opened: tuple[ActionPage, Document]) -> None:
    page, _document = opened
    page.choose_status(Status.DONE)
    page.open_action("soon")
    assert page.bar.segments.current() == 0
    assert page.rows.current_action() == "soon"
    assert page.editor.form.texts["text"].hasFocus()
    page.open_action("unknown")
    assert page.editor.shown == "soon"


def test_a_click_shows_a_row_and_a_double_click_goes_in(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, _document = opened
    page._close_panel()
    place = page.rows.visualRect(page.model.index(1, Column.ACTION)).center()
    qtbot.mouseClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.editor.shown == "soon"
    assert page.split.is_open
    assert page.rows.hasFocus()
    qtbot.mouseDClick(page.rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.editor.form.texts["text"].hasFocus()


# Writing


def test_typing_in_one_field_is_one_step(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    before = document.plan
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, " hver uge")
    press(qtbot, Qt.Key.Key_Tab)
    write(qtbot, "Mål")
    assert document.undo_label == "Ret udviklingsmål"
    document.undo()
    assert document.undo_label == "Ret handling"
    document.undo()
    assert document.plan is before
    assert page.editor.form.texts["text"].toPlainText() == "Kort runde"


def test_leaving_a_field_ends_the_step(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, "A")
    press(qtbot, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    write(qtbot, "B")
    document.undo()
    assert page.editor.form.texts["text"].toPlainText() == "Kort rundeA"


def test_undo_in_a_field_is_the_documents(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    before = document.plan
    press(qtbot, Qt.Key.Key_Return)
    write(qtbot, " igen")
    qtbot.keyClick(focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.plan is before
    qtbot.keyClick(focused(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert page.editor.form.texts["text"].toPlainText() == "Kort runde igen"
    assert page.editor.form.texts["text"].hasFocus()


def test_a_change_elsewhere_leaves_the_cursor(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Home)
    field = page.editor.form.texts["text"]
    document.apply("x", lambda plan: edits.change_action(plan, "late", note="Fra et andet sted"))
    assert field.textCursor().position() == 0
    document.apply("x", lambda plan: edits.change_action(plan, "late", text="Meget kort runde"))
    assert field.textCursor().position() == len("Meget k")
    document.apply("x", lambda plan: edits.change_action(plan, "late", text="Meget kort runde, runde"))
    document.undo()
    assert field.textCursor().position() == len("Meget kort runde")
    assert field.hasFocus()


def test_a_chosen_name_and_a_typed_name(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    field = page.editor.form.responsible
    assert [field.itemText(number) for number in range(field.count())] == ["Karen Lund", "Åse Berg"]
    field.setFocus()
    press(qtbot, Qt.Key.Key_Up)
    assert document.plan.actions[0].responsible == "Karen Lund"
    assert document.undo_label == "Ret ansvarlig"
    line = field.lineEdit()
    assert line is not None
    line.selectAll()
    write(qtbot, "Bo")
    assert document.plan.actions[0].responsible == "Bo"
    document.undo()
    document.undo()
    assert field.currentText() == "Åse Berg"


def test_a_shared_goal_says_so(opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    document.apply("x", lambda plan: edits.write_goal(plan, "late", "Fælles mål"))
    goal = document.plan.actions[0].goal
    document.apply("x", lambda plan: edits.change_action(plan, "soon", goal=goal))
    assert page.editor.form.shared.text() == "Udviklingsmålet deles med handling 4"


def test_a_status_that_leaves_the_filter_stays_while_it_is_worked_on(
    qtbot: QtBot, opened: tuple[ActionPage, Document]
) -> None:
    page, document = opened
    page.choose_status(Status.NOT_STARTED)
    assert page.editor.shown == "soon"
    page.editor.form.choices["status"].setFocus()
    press(qtbot, Qt.Key.Key_Down)
    assert document.plan.actions[3].status is Status.IN_PROGRESS
    assert page.editor.shown == "soon"
    assert "soon" in shown(page)
    page.focus_main()
    page.rows.set_current("free")
    qtbot.waitUntil(lambda: shown(page) == ["free"])


# Dates


@pytest.mark.parametrize(("typed", "expected"), [("3/4", date(2027, 4, 3)), ("3.4.28", date(2028, 4, 3)), ("", None)])
def test_a_date_is_typed_as_people_write_it(
    qtbot: QtBot, opened: tuple[ActionPage, Document], typed: str, expected: date | None
) -> None:
    page, document = opened
    field = page.editor.form.dates["deadline"]
    field.setFocus()
    field.line.selectAll()
    press(qtbot, Qt.Key.Key_Delete)
    write(qtbot, typed)
    press(qtbot, Qt.Key.Key_Return)
    assert document.plan.actions[0].deadline == expected
    assert document.undo_label == "Sæt frist"
    assert not field.error.isVisible()


def test_what_is_no_date_stays_and_is_told_and_nothing_else_is_lost(
    qtbot: QtBot, opened: tuple[ActionPage, Document]
) -> None:
    page, document = opened
    before = document.plan
    field = page.editor.form.dates["deadline"]
    field.setFocus()
    field.line.selectAll()
    write(qtbot, "engang")
    press(qtbot, Qt.Key.Key_Tab)
    assert document.plan is before
    assert field.error.isVisible()
    assert field.error.text() == "Skriv datoen som 03-03-2027"
    document.apply("x", lambda plan: edits.change_action(plan, "late", note="Noget andet"))
    assert field.line.text() == "engang"
    page.rows.set_current("soon")
    assert field.line.text() == "09-04-2027"
    assert not field.error.isVisible()
    page.rows.set_current("late")
    assert field.line.text() == "engang"
    assert field.error.isVisible()
    field.setFocus()
    field.line.selectAll()
    write(qtbot, "1-5-2027")
    assert not field.error.isVisible()
    press(qtbot, Qt.Key.Key_Tab)
    assert document.plan.actions[0].deadline == date(2027, 5, 1)
    assert not page.editor.form.overdue.isVisible()


def test_a_day_is_picked_in_the_calendar(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    page.editor.form.dates["deadline"].setFocus()
    press(qtbot, Qt.Key.Key_Down)
    calendar = popup(CalendarPopup).calendar
    table = calendar.findChild(QWidget, "qt_calendar_calendarview")
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert document.plan.actions[0].deadline == date(2027, 3, 6)
    assert QApplication.activePopupWidget() is None


# Follow-up notes and where it belongs


def test_follow_up_notes_are_added_newest_first_and_removed(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    notes = page.editor.follow_ups
    assert notes.date_field.line.text() == "12-03-2027"
    for day, text in (("", "I dag"), ("1-3-2027", "Tidligere")):
        notes.text_field.setFocus()
        write(qtbot, text)
        if day:
            notes.date_field.setFocus()
            notes.date_field.line.selectAll()
            write(qtbot, day)
        click(qtbot, notes.add_button)
    assert [note.text for note in document.plan.actions[0].follow_ups] == ["Tidligere", "I dag"]
    qtbot.wait(1)
    visible = [
        item for item in notes.findChildren(QLabel) if item.text() in ("I dag", "Tidligere") and item.isVisible()
    ]
    visible.sort(key=lambda item: item.mapTo(notes, QPoint(0, 0)).y())
    assert [item.text() for item in visible] == ["I dag", "Tidligere"]
    assert notes.text_field.toPlainText() == ""
    name = "Slet opfølgningsnoten fra 12-03-2027"
    click(qtbot, next(button for button in notes.findChildren(IconButton) if button.accessibleName() == name))
    assert [note.text for note in document.plan.actions[0].follow_ups] == ["Tidligere"]
    assert document.undo_label == "Slet opfølgningsnote"


def test_a_follow_up_note_is_in_the_plan_while_it_is_written_and_waits_with_its_action(
    qtbot: QtBot, opened: tuple[ActionPage, Document]
) -> None:
    page, document = opened
    notes = page.editor.follow_ups
    notes.text_field.setFocus()
    write(qtbot, "Halvt")
    (note,) = document.plan.actions[0].follow_ups
    assert (note.text, note.date) == ("Halvt", TODAY)
    assert [item.text() for item in notes.findChildren(QLabel)].count("Halvt") == 0
    page.rows.set_current("soon")
    assert notes.text_field.toPlainText() == ""
    page.rows.set_current("late")
    assert notes.text_field.toPlainText() == "Halvt"
    notes.text_field.setFocus()
    notes.text_field.moveCursor(QTextCursor.MoveOperation.End)
    write(qtbot, " færdigt")
    assert [(item.id, item.text) for item in document.plan.actions[0].follow_ups] == [(note.id, "Halvt færdigt")]


def test_a_follow_up_note_that_is_being_written_follows_undo_and_redo(
    qtbot: QtBot, opened: tuple[ActionPage, Document]
) -> None:
    page, document = opened
    notes = page.editor.follow_ups
    notes.text_field.setFocus()
    write(qtbot, "Halvt")
    qtbot.keyClick(notes.text_field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (notes.text_field.toPlainText(), document.plan.actions[0].follow_ups) == ("", ())
    qtbot.keyClick(notes.text_field, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert notes.text_field.toPlainText() == "Halvt"
    for _letter in "Halvt":
        qtbot.keyClick(notes.text_field, Qt.Key.Key_Backspace)
    assert document.plan.actions[0].follow_ups == ()


def test_the_expectation_is_changed_to_another_and_to_the_whole_plan(
    qtbot: QtBot, opened: tuple[ActionPage, Document]
) -> None:
    page, document = opened
    click(qtbot, page.editor.form.pick_button)
    picker = popup(MarkablePicker)
    qtbot.keyClicks(picker.search, "kerneopgaven")
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    qtbot.keyClick(picker.list, Qt.Key.Key_Return)
    behaviour = document.plan.actions[0].behaviour
    assert behaviour is not None
    assert behaviour != chef(document.framework, "Skaber rammer")
    assert document.undo_label == "Skift forventning"
    click(qtbot, page.editor.form.pick_button)
    qtbot.keyClick(popup(MarkablePicker).search, Qt.Key.Key_Return)
    assert document.plan.actions[0].behaviour is None
    assert page.editor.head.heading.text() == "Hele planen"
    assert page.editor.head.pick_button.isVisible()
    click(qtbot, page.editor.head.pick_button)
    qtbot.keyClick(popup(MarkablePicker), Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert document.plan.actions[0].behaviour is None


def test_the_heading_asks_for_the_matrix(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    with qtbot.waitSignal(page.behaviour_requested) as asked:
        click(qtbot, page.editor.head.heading)
    assert asked.args == [chef(document.framework, "Skaber rammer")]


def test_an_unknown_behaviour_does_no_harm(
    qtbot: QtBot, open_page: Callable[..., tuple[ActionPage, Document]], plan: Plan
) -> None:
    page, document = open_page(edits.add_action(plan, "det.findes.ikke", identifier="gone", text="Noget"))
    page.open_action("gone")
    write(qtbot, " mere")
    assert document.plan.actions[-1].text == "Noget mere"
    assert page.editor.head.heading.text() == "det.findes.ikke"
    assert not page.editor.head.heading.isEnabled()
    page.grab()


# Layout


def test_below_1100_the_editor_lies_over_and_closes_with_esc(
    qtbot: QtBot, open_page: Callable[..., tuple[ActionPage, Document]], plan: Plan
) -> None:
    page, _document = open_page(plan, 900, 600)
    assert not page.split.is_open
    press(qtbot, Qt.Key.Key_Return)
    assert page.split.is_open
    assert page.table.width() > 800
    assert page.editor.geometry().right() == page.width() - 1
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.split.is_open
    assert page.rows.hasFocus()


def test_under_700_one_column_says_it_all_and_a_deletion_is_told(
    qtbot: QtBot, open_page: Callable[..., tuple[ActionPage, Document]], theme: Theme, plan: Plan, messages: Messages
) -> None:
    told: list[Message] = []
    messages.shown.connect(told.append)
    theme.set_text_size(200)
    page, document = open_page(plan, 1280, 672)
    assert page.bar.filters.isVisible()
    assert page.rows.isColumnHidden(Column.STATUS)
    press(qtbot, Qt.Key.Key_Return)
    assert page.editor.width() == page.width()
    press(qtbot, Qt.Key.Key_Escape, Qt.Key.Key_Delete)
    assert told[0].text == "Handlingen er slettet."
    told[0].choices[0].act()
    assert document.plan.action("late") is not None


@pytest.mark.parametrize("size", [80, 100, 200])
@pytest.mark.parametrize("choice", ["light", "dark", "high-contrast"])
def test_theme_and_size_change_live(
    qtbot: QtBot, opened: tuple[ActionPage, Document], theme: Theme, choice: str, size: int
) -> None:
    page, _document = opened
    theme.choose(choice)
    theme.set_text_size(size)
    page.setStyleSheet(style_sheet(theme))
    page.set_layout_width(theme.width_at_full_size(page.width()))
    qtbot.wait(1)
    page.grab()
    card = page.table
    assert (
        sum(card.rows.columnWidth(column) for column in range(5) if not card.rows.isColumnHidden(column))
        <= card.width()
    )
    for widget in (page.bar.new_button, page.editor.head.close_button, *page.table.header.buttons):
        if widget.isVisible() and size >= 100:
            assert min(widget.width(), widget.height()) >= 24


def test_no_text_in_the_form_is_cut(qtbot: QtBot, opened: tuple[ActionPage, Document]) -> None:
    page, document = opened
    long = "Vi holder fast i det, vi aftaler, også når hverdagen presser på. " * 5
    document.apply("x", lambda plan: edits.change_action(plan, "late", text=long, note=long))
    document.apply("x", lambda plan: edits.add_follow_up(plan, "late", TODAY, long, identifier="f1"))
    qtbot.wait(20)
    for field in page.editor.findChildren(NoteField):
        assert field.verticalScrollBar().maximum() == 0
    for item in page.editor.findChildren(QLabel):
        if item.isVisible() and item.wordWrap():
            assert item.height() >= item.heightForWidth(item.width())
    bottoms = [
        field.mapTo(page.editor.form, QPoint(0, field.height())).y() for field in page.editor.form.texts.values()
    ]
    assert bottoms == sorted(bottoms)


def test_a_date_field_by_itself_keeps_what_is_being_typed(qtbot: QtBot, theme: Theme) -> None:
    field = DateField(theme, "Dato", lambda: TODAY)
    qtbot.addWidget(field)
    field.reset(date(2027, 3, 5))
    field.line.setText("6-")
    field.show_date(date(2027, 3, 5))
    assert field.line.text() == "6-"
    field.show_date(date(2027, 3, 7))
    assert field.line.text() == "07-03-2027"
