"""The dialogs driven by keys and clicks: new plans, an open plan's properties, about and help."""

from collections.abc import Callable
from datetime import date
from importlib import metadata
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextTable
from PySide6.QtWidgets import QDialog, QLabel, QMessageBox, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Participant, Plan
from ledelsesplan.locations import resource
from ledelsesplan.storage.summaries import framework_summary
from ledelsesplan.ui.about_dialog import PARTS, AboutDialog, parts
from ledelsesplan.ui.form_dialog import FormDialog
from ledelsesplan.ui.help_dialog import HelpDialog
from ledelsesplan.ui.new_plan_dialog import NewPlan, NewPlanDialog, PlanProperties, PlanPropertiesDialog
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme
from tests.ui.driving import in_dialog

TODAY = date(2027, 3, 12)

Opener = Callable[[FormDialog], FormDialog]


@pytest.fixture
def theme(qtbot: QtBot) -> Theme:
    return Theme("light")


@pytest.fixture
def opened(qtbot: QtBot, theme: Theme) -> Opener:
    def show(dialog: FormDialog) -> FormDialog:
        dialog.setStyleSheet(style_sheet(theme))
        qtbot.addWidget(dialog, before_close_func=lambda _dialog: dialog.done(QDialog.DialogCode.Rejected))
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        qtbot.waitActive(dialog)
        qtbot.wait(1)
        return dialog

    return show


@pytest.fixture
def team_dialog(opened: Opener, theme: Theme, framework: Framework, tmp_path: Path) -> NewPlanDialog:
    dialog = NewPlanDialog(theme, framework, Kind.TEAM, tmp_path, lambda: TODAY)
    opened(dialog)
    return dialog


def focused(dialog: QWidget) -> QWidget:
    widget = dialog.focusWidget()
    assert widget is not None
    return widget


def is_reached_by_tab(qtbot: QtBot, dialog: QWidget, wanted: QWidget, steps: int = 30) -> bool:
    for _step in range(steps):
        if focused(dialog) is wanted:
            return True
        qtbot.keyClick(focused(dialog), Qt.Key.Key_Tab)
    return False


# New plans


def test_enter_makes_the_plan_that_is_proposed(
    qtbot: QtBot, team_dialog: NewPlanDialog, framework: Framework, tmp_path: Path
) -> None:
    qtbot.keyClick(team_dialog.form.title, Qt.Key.Key_Return)
    assert team_dialog.result() == QDialog.DialogCode.Accepted
    assert team_dialog.new_plan() == NewPlan(
        kind=Kind.TEAM,
        title="Ledergruppen 2027",
        unit="",
        levels=tuple(level.id for level in framework.levels),
        on=TODAY,
        present=None,
        participants=(),
        path=tmp_path / "Ledergruppen 2027.json",
    )


def test_the_title_is_selected_so_that_typing_replaces_it(qtbot: QtBot, team_dialog: NewPlanDialog) -> None:
    qtbot.keyClicks(focused(team_dialog), "Chefgruppen")
    assert team_dialog.new_plan().title == "Chefgruppen"
    assert team_dialog.new_plan().path.name == "Chefgruppen.json"


def test_everything_can_be_written_with_keys_alone(qtbot: QtBot, team_dialog: NewPlanDialog) -> None:
    form = team_dialog.form
    qtbot.keyClick(focused(team_dialog), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(team_dialog), "Hjemmeplejen")
    qtbot.keyClick(focused(team_dialog), Qt.Key.Key_Tab)
    qtbot.keyClick(focused(team_dialog), Qt.Key.Key_Space)
    assert is_reached_by_tab(qtbot, team_dialog, form.present)
    qtbot.keyClicks(form.present, "8x")
    qtbot.keyClick(form.present, Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(team_dialog), "Mette  Holm")
    qtbot.keyClick(focused(team_dialog), Qt.Key.Key_Return)
    qtbot.keyClick(focused(team_dialog), Qt.Key.Key_Return)
    qtbot.keyClicks(focused(team_dialog), "Jens Bak")
    assert is_reached_by_tab(qtbot, team_dialog, team_dialog.take)
    qtbot.keyClick(team_dialog.take, Qt.Key.Key_Return)
    made = team_dialog.new_plan()
    assert team_dialog.result() == QDialog.DialogCode.Accepted
    assert made.unit == "Hjemmeplejen"
    assert len(made.levels) == 3
    assert made.present == 8
    assert made.participants == ("Mette Holm", "Jens Bak")


def test_an_empty_title_stops_it_and_says_why(qtbot: QtBot, team_dialog: NewPlanDialog) -> None:
    qtbot.keyClick(team_dialog.form.title, Qt.Key.Key_Delete)
    qtbot.keyClicks(team_dialog.form.title, "  ")
    assert not team_dialog.take.isEnabled()
    assert team_dialog.reason.text() == "Skriv en titel."
    qtbot.keyClick(team_dialog.form.title, Qt.Key.Key_Return)
    assert team_dialog.isVisible()
    qtbot.keyClicks(team_dialog.form.title, "A")
    assert team_dialog.take.isEnabled()
    assert team_dialog.reason.text() == ""


def test_no_level_stops_it_and_says_why(qtbot: QtBot, team_dialog: NewPlanDialog) -> None:
    for box in team_dialog.form.levels.values():
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not team_dialog.take.isEnabled()
    assert team_dialog.reason.text() == "Vælg mindst ét ledelsesniveau."


def test_a_date_that_is_none_stops_it_and_stays_as_typed(qtbot: QtBot, team_dialog: NewPlanDialog) -> None:
    line = team_dialog.form.on.line
    line.selectAll()
    qtbot.keyClicks(line, "31-02-2027")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert team_dialog.isVisible()
    assert line.text() == "31-02-2027"
    assert "03-03-2027" in team_dialog.reason.text()
    line.selectAll()
    qtbot.keyClicks(line, "1/4 2027")
    assert team_dialog.take.isEnabled()
    assert team_dialog.new_plan().on == date(2027, 4, 1)


def test_a_personal_plan_asks_for_ones_own_level(
    qtbot: QtBot, opened: Opener, theme: Theme, framework: Framework, tmp_path: Path
) -> None:
    dialog = NewPlanDialog(theme, framework, Kind.PERSONAL, tmp_path, lambda: TODAY)
    opened(dialog)
    assert dialog.form.title.text() == "Min udviklingsplan 2027"
    assert not dialog.take.isEnabled()
    assert dialog.reason.text() == "Vælg dit eget niveau."
    second = dialog.form.levels[framework.levels[1].id]
    assert isinstance(second, QRadioButton)
    first, *_between, last = dialog.form.levels.values()
    assert is_reached_by_tab(qtbot, dialog, first)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert last.isChecked()
    assert focused(dialog) is last
    qtbot.keyClick(last, Qt.Key.Key_Down)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    qtbot.keyClick(dialog.form.title, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.new_plan().levels == (framework.levels[1].id,)
    assert dialog.new_plan().participants == ()
    assert not dialog.form.participants.isVisible()


def tour(qtbot: QtBot, dialog: FormDialog, key: Qt.Key = Qt.Key.Key_Tab) -> list[str]:
    """The names of what Tab comes to, from the title round to the title."""
    names = []
    while not names or focused(dialog).accessibleName() != "Titel":
        widget = focused(dialog)
        names.append(widget.accessibleName() or widget.property("text"))
        qtbot.keyClick(widget, key)
        assert len(names) < 30
    return names


def test_tab_goes_as_one_reads_and_visits_the_levels_once(
    qtbot: QtBot, opened: Opener, theme: Theme, framework: Framework, tmp_path: Path, team_dialog: NewPlanDialog
) -> None:
    names = [level.name for level in framework.levels]
    ends = ["Vælg mappe …", "Opret plan", "Annuller"]
    people = ["Dato", "Antal til stede", "Deltagere, ét navn på hver linje"]
    assert tour(qtbot, team_dialog) == ["Titel", "Enhed", *names, *people, *ends]
    personal = NewPlanDialog(theme, framework, Kind.PERSONAL, tmp_path, lambda: TODAY)
    opened(personal)
    personal.form.levels[framework.levels[2].id].setChecked(True)
    assert tour(qtbot, personal) == ["Titel", "Enhed", names[2], "Dato", *ends]
    properties = PlanPropertiesDialog(theme, framework, team_plan(framework), lambda: TODAY)
    opened(properties)
    begun = ["Dato", "Runde", "Opfølgning", *people[1:], "Gem oplysninger", "Annuller"]
    assert tour(qtbot, properties) == ["Titel", "Enhed", *names, *begun]


def test_a_taken_name_gets_a_number(team_dialog: NewPlanDialog, tmp_path: Path) -> None:
    for name in ("Chefer.json", "Chefer (2).json"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    team_dialog.form.title.setText("Chefer")
    assert team_dialog.new_plan().path == tmp_path / "Chefer (3).json"
    assert team_dialog.file_name.text().replace("\u200b", "") == "Chefer (3).json"


def test_another_folder_is_shown_and_used(opened: Opener, theme: Theme, framework: Framework, tmp_path: Path) -> None:
    other = tmp_path / "Planer"
    other.mkdir()
    dialog = NewPlanDialog(
        theme, framework, Kind.TEAM, tmp_path, lambda: TODAY, choose_folder=lambda _parent, _folder: other
    )
    opened(dialog)
    dialog.choose.click()
    assert dialog.new_plan().path == other / "Ledergruppen 2027.json"
    assert dialog.folder_name.text().replace("\u200b", "") == str(other)


def test_a_folder_that_is_gone_stops_it(opened: Opener, theme: Theme, framework: Framework, tmp_path: Path) -> None:
    dialog = NewPlanDialog(
        theme, framework, Kind.TEAM, tmp_path / "væk", lambda: TODAY, choose_folder=lambda _parent, _folder: tmp_path
    )
    opened(dialog)
    assert dialog.reason.text() == "Mappen findes ikke. Vælg en anden."
    assert not dialog.take.isEnabled()
    dialog.choose.click()
    assert dialog.take.isEnabled()


def test_no_folder_chosen_changes_nothing(opened: Opener, theme: Theme, framework: Framework, tmp_path: Path) -> None:
    dialog = NewPlanDialog(
        theme, framework, Kind.TEAM, tmp_path, lambda: TODAY, choose_folder=lambda _parent, _folder: None
    )
    opened(dialog)
    dialog.choose.click()
    assert dialog.new_plan().path.parent == tmp_path


def test_esc_makes_nothing(qtbot: QtBot, team_dialog: NewPlanDialog) -> None:
    qtbot.keyClick(focused(team_dialog), Qt.Key.Key_Escape)
    assert not team_dialog.isVisible()
    assert team_dialog.result() == QDialog.DialogCode.Rejected


@pytest.mark.parametrize(
    ("answer", "open_still"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, True), (None, False)]
)
def test_esc_asks_before_it_throws_away_what_is_written(
    qtbot: QtBot, team_dialog: NewPlanDialog, answer: Qt.Key | None, open_still: bool
) -> None:
    qtbot.keyClicks(team_dialog.form.participants, "Mette Holm")

    def act(question: QWidget) -> None:
        assert isinstance(question, QMessageBox)
        leave = next(button for button in question.buttons() if button.text() == "Luk uden")
        if answer is None:
            leave.click()
        else:
            qtbot.keyClick(question, answer)

    in_dialog(act)
    qtbot.keyClick(focused(team_dialog), Qt.Key.Key_Escape)
    assert team_dialog.isVisible() is open_still
    assert team_dialog.form.participants.toPlainText() == "Mette Holm"


def test_the_cancel_button_asks_nothing(qtbot: QtBot, team_dialog: NewPlanDialog) -> None:
    qtbot.keyClicks(team_dialog.form.participants, "Mette Holm")
    team_dialog.cancel.click()
    assert not team_dialog.isVisible()


# Properties


def team_plan(framework: Framework) -> Plan:
    plan = edits.new_plan(framework, Kind.TEAM, "Chefgruppen", TODAY, unit="Sundhed", label="Workshop")
    plan = edits.set_participants(plan, (Participant(id="p1", name="Mette Holm"),))
    return edits.set_present(plan, 7)


def test_properties_that_are_not_touched_come_back_as_they_were(
    opened: Opener, theme: Theme, framework: Framework
) -> None:
    dialog = PlanPropertiesDialog(theme, framework, team_plan(framework), lambda: TODAY)
    opened(dialog)
    dialog.take.click()
    assert dialog.properties() == PlanProperties(
        title="Chefgruppen",
        unit="Sundhed",
        levels=tuple(level.id for level in framework.levels),
        on=TODAY,
        label="Workshop",
        present=7,
        participants=("Mette Holm",),
        follow_up=None,
        leader="",
        own_leader="",
    )


def test_properties_are_written_with_keys(qtbot: QtBot, opened: Opener, theme: Theme, framework: Framework) -> None:
    dialog = PlanPropertiesDialog(theme, framework, team_plan(framework), lambda: TODAY)
    opened(dialog)
    qtbot.keyClicks(focused(dialog), "Chefgruppen 2028")
    assert is_reached_by_tab(qtbot, dialog, dialog.form.follow_up.line)
    qtbot.keyClicks(focused(dialog), "1-9-2027")
    qtbot.keyClick(focused(dialog), Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.properties().title == "Chefgruppen 2028"
    assert dialog.properties().follow_up == date(2027, 9, 1)


def test_a_follow_up_that_is_no_date_stops_it(qtbot: QtBot, opened: Opener, theme: Theme, framework: Framework) -> None:
    dialog = PlanPropertiesDialog(theme, framework, team_plan(framework), lambda: TODAY)
    opened(dialog)
    qtbot.keyClicks(dialog.form.follow_up.line, "snart")
    assert not dialog.take.isEnabled()
    assert dialog.reason.text().startswith("Skriv opfølgningen")


@pytest.mark.parametrize("count", [1, 2])
def test_a_personal_plan_has_one_level_or_those_that_it_covers(
    opened: Opener, theme: Theme, framework: Framework, count: int
) -> None:
    levels = tuple(level.id for level in framework.levels[:count])
    plan = edits.new_plan(framework, Kind.PERSONAL, "Min plan", TODAY, levels=levels)
    dialog = PlanPropertiesDialog(theme, framework, plan, lambda: TODAY)
    opened(dialog)
    assert all(isinstance(box, QRadioButton) is (count == 1) for box in dialog.form.levels.values())
    assert dialog.properties().levels == levels
    assert not dialog.form.present.isVisible()
    assert dialog.properties().present is None


def test_a_personal_plan_names_its_two_people(qtbot: QtBot, opened: Opener, theme: Theme, framework: Framework) -> None:
    plan = edits.new_plan(framework, Kind.PERSONAL, "Min plan", TODAY, levels=("chef",))
    dialog = PlanPropertiesDialog(theme, framework, plan, lambda: TODAY)
    opened(dialog)
    assert is_reached_by_tab(qtbot, dialog, dialog.form.leader)
    qtbot.keyClicks(focused(dialog), "Lone Skov")
    qtbot.keyClick(focused(dialog), Qt.Key.Key_Tab)
    qtbot.keyClicks(focused(dialog), "Peter Dahl")
    assert (dialog.properties().leader, dialog.properties().own_leader) == ("Lone Skov", "Peter Dahl")


# About and help


def test_about_tells_versions_licences_and_the_framework(opened: Opener, theme: Theme, tmp_path: Path) -> None:
    dialog = AboutDialog(theme, framework_summary(), data_folder=tmp_path)
    opened(dialog)
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    for words in ("EUPL-1.2", "Ledelsesgrundlag for Social og Sundhed", "december 2021", "Intet sendes fra maskinen"):
        assert words in shown
    for name, version, licence in parts():
        assert name in shown
        assert version in shown
        assert licence in shown


def test_licences_are_those_of_the_packages_own_metadata() -> None:
    for _name, package, licence in PARTS:
        told = metadata.metadata(package)
        assert licence in (told.get("License-Expression") or told.get("License"))
    assert "LGPL-3.0" in metadata.metadata("PySide6-Essentials")["License"]


def test_about_shows_the_folder_and_opens_it_where_it_exists(opened: Opener, theme: Theme, tmp_path: Path) -> None:
    shown: list[Path] = []
    dialog = AboutDialog(theme, framework_summary(), data_folder=tmp_path, show_folder=shown.append)
    opened(dialog)
    assert dialog.folder.toPlainText() == str(tmp_path)
    dialog.show_folder.click()
    assert shown == [tmp_path]
    other = AboutDialog(theme, framework_summary(), data_folder=tmp_path / "ikke endnu", show_folder=shown.append)
    opened(other)
    assert not other.show_folder.isVisible()


def test_help_names_the_keys(opened: Opener, theme: Theme) -> None:
    dialog = HelpDialog(theme)
    opened(dialog)
    assert focused(dialog) is dialog.text
    tables = [frame for frame in dialog.text.document().rootFrame().childFrames() if isinstance(frame, QTextTable)]
    keys = {
        table.cellAt(row, 0).firstCursorPosition().block().text() for table in tables for row in range(1, table.rows())
    }
    for wanted in ("S", "U", "F", "N", "Tab", "Delete eller 0", "PgUp og PgDn", "Enter", "Esc", "F1"):
        assert wanted in keys
    named = {key for cell in keys for key in cell.split(", ")}
    assert {f"Ctrl+{letter}" for letter in "ZYSONFE0"} <= named
    assert "S 7 U 3" in dialog.text.toPlainText()


def test_help_holds_no_link_that_leads_out() -> None:
    written = resource("help", "hjaelp.md").read_text(encoding="utf-8")
    assert "](" not in written
    assert "http" not in written


def test_help_follows_the_theme(opened: Opener, theme: Theme) -> None:
    dialog = HelpDialog(theme)
    opened(dialog)
    theme.choose("dark")
    theme.set_text_size(150)
    block = dialog.text.document().begin()
    letters = block.begin().fragment().charFormat()
    assert letters.foreground().color() == theme.colour("ink")
    assert letters.font().pixelSize() == theme.px(24)


# Every dialog


@pytest.fixture(params=["team", "personal", "properties", "about", "help"])
def any_dialog(
    request: pytest.FixtureRequest, opened: Opener, theme: Theme, framework: Framework, tmp_path: Path
) -> FormDialog:
    dialog: FormDialog
    match request.param:
        case "properties":
            dialog = PlanPropertiesDialog(theme, framework, team_plan(framework), lambda: TODAY)
        case "about":
            dialog = AboutDialog(theme, framework_summary(), data_folder=tmp_path)
        case "help":
            dialog = HelpDialog(theme)
        case kind:
            dialog = NewPlanDialog(theme, framework, Kind(kind), tmp_path, lambda: TODAY)
    return opened(dialog)


def test_esc_closes(qtbot: QtBot, any_dialog: FormDialog) -> None:
    qtbot.keyClick(focused(any_dialog), Qt.Key.Key_Escape)
    assert not any_dialog.isVisible()


def test_large_text_stays_on_the_screen_and_scrolls(qtbot: QtBot, any_dialog: FormDialog, theme: Theme) -> None:
    theme.set_text_size(200)
    any_dialog.setStyleSheet(style_sheet(theme))
    any_dialog.fit()
    qtbot.wait(1)
    screen = any_dialog.screen().availableGeometry()
    assert any_dialog.width() <= screen.width()
    assert any_dialog.height() <= screen.height()
    for _step in range(24):
        qtbot.keyClick(focused(any_dialog), Qt.Key.Key_Tab)
        widget = focused(any_dialog)
        corner = widget.mapTo(any_dialog, QPoint(0, 0))
        assert corner.x() >= 0
        assert corner.x() + widget.width() <= any_dialog.width()
        assert 0 <= corner.y() < any_dialog.height()


def test_everything_that_takes_the_focus_has_a_name_and_is_large_enough(qtbot: QtBot, any_dialog: FormDialog) -> None:
    for _step in range(24):
        widget = focused(any_dialog)
        name = widget.accessibleName() or getattr(widget, "text", str)()
        assert name, widget
        assert widget.height() >= 24
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
