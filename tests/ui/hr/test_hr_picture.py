"""The picture of what may be said, and the files that are made of it."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind
from ledelsesplan.text import format_date
from ledelsesplan.ui.hr.heat_view import HeatView
from ledelsesplan.ui.hr.page import CHECK, PICTURE
from ledelsesplan.ui.tabs import Tab
from tests.ui.driving import in_dialog, in_file_dialog, press
from tests.ui.hr.conftest import NORTH, SOUTH
from tests.ui.hr.offices import Office, Sample, settle, write_plans
from tests.ui.looking import cell_names
from tests.ui.measuring import defects

Key = Qt.Key


@pytest.fixture
def pictured(office: Office, folder: Path, municipality: tuple[Sample, ...]) -> Office:
    """The third step with the plans of the municipality."""
    office.add(folder)
    office.read()
    press(Key.Key_Tab)
    office.click(office.page.go_on)
    assert office.page.step == PICTURE
    return office


def counted(framework: Framework, samples: tuple[Sample, ...], level: str, competency: str) -> tuple[int, int, int]:
    """How many plans of a level there are, and in how many the competency is a strength, and a development area."""
    ids = {
        behaviour.id
        for item in framework.competencies()
        if item.name == competency
        for theme in item.themes
        for behaviour in theme.behaviours
    }
    found = [sample for sample in samples if sample.level == level]
    return (
        len(found),
        sum(bool(ids & set(sample.strengths)) for sample in found),
        sum(bool(ids & set(sample.priorities)) for sample in found),
    )


@pytest.mark.usefixtures("screen_reader")
def test_each_cell_tells_its_figures_as_counted_from_the_plans(
    pictured: Office, municipality: tuple[Sample, ...], framework: Framework
) -> None:
    names = cell_names(pictured.page.picture.heat)  # type: ignore[arg-type]  # it asks for accessibility alone
    for competency in ("Driftsledelse", "Personaleledelse", "Serviceledelse"):
        plans, strengths, priorities = counted(framework, municipality, "chef", competency)
        words = (
            f"Chef, {competency}: styrke i {strengths} ({strengths / plans * 100:.0f} %) og udviklingsområde i "
            f"{priorities} ({priorities / plans * 100:.0f} %) af {plans} planer"
        )
        assert words in names
        assert f"Direktør, {competency}: vises ikke, under 5 planer" in names
        assert words.replace("Chef,", "Niveauerne lagt sammen,") in names  # only the chefs are shown


def test_a_step_that_is_clicked_has_the_focus_in_its_main_thing(pictured: Office) -> None:
    """Not at the way out, to which it would go when the list that had it is hidden."""
    page, tabs = pictured.page, pictured.page.tabs.findChildren(Tab)
    for step, main in ((CHECK, page.check.lines), (PICTURE, page.picture.heat)):
        pictured.qtbot.mouseClick(tabs[step], Qt.MouseButton.LeftButton)
        assert page.step == step
        assert QApplication.focusWidget() is main


@pytest.mark.parametrize(("marked", "words"), [(5, "5 (63 %)"), (3, "3 (38 %)"), (4, "4 (50 %)")])
def test_halves_are_rounded_up_as_excel_does(
    office: Office, folder: Path, framework: Framework, marked: int, words: str
) -> None:
    """Five of eight are 62.5 %."""
    behaviour = next(item.id for item in framework.behaviours() if item.level == "chef")
    samples = [Sample(NORTH, "chef", (behaviour,) if number < marked else ()) for number in range(8)]
    write_plans(folder, framework, samples)
    office.add(folder)
    office.read()
    office.click(office.page.go_on)
    assert f"Driftsledelse: styrke i {words} og" in office.page.picture.heat.heat.words(0, 2)
    assert any(text.startswith("Personlige udviklingsplaner. Andel") for text in office.words())


def test_the_arrow_keys_walk_the_map_and_the_words_follow(pictured: Office) -> None:
    heat, cell = pictured.page.picture.heat, pictured.page.picture.cell
    assert QApplication.focusWidget() is heat
    assert cell.text().startswith("Chef, Driftsledelse: styrke i 8 (80 %)")
    press(Key.Key_Down)
    assert cell.text().startswith("Chef, Personaleledelse")
    press(Key.Key_Left)
    assert cell.text() == "Direktør, Personaleledelse: vises ikke, under 5 planer"
    press(Key.Key_Left)
    assert cell.text().startswith("Direktør")  # names cannot be gone to
    press(Key.Key_Tab)
    assert not heat.hasFocus()


def test_the_darkest_step_is_what_most_plans_have(pictured: Office) -> None:
    heat, tokens = pictured.page.picture.heat, pictured.application.theme.tokens
    for row, (strength, priority) in {0: (3, 0), 1: (0, 3), 6: (0, 0)}.items():
        place = QRectF(heat.visualRect(heat.heat.index(row, 2)))
        image = heat.viewport().grab().toImage()
        left, right = place.left() + place.width() * 0.08, place.right() - place.width() * 0.08
        middle = place.center().y()
        assert image.pixelColor(round(left), round(middle)).name().upper() == tokens.strength_steps[strength].fill
        assert image.pixelColor(round(right), round(middle)).name().upper() == tokens.priority_steps[priority].fill


def test_what_is_marked_most_stands_first(pictured: Office) -> None:
    top = pictured.page.picture.top.model_of_rows
    words = [str(top.data(top.index(number))) for number in range(top.rowCount())]
    assert words[0] == "Udviklingsområder"
    assert words[1] == "Personaleledelse: Udviklingsområde i 6 af 10 planer, 60 %"
    strengths = words.index("Styrker")
    assert words[strengths + 1] == "Driftsledelse: Styrke i 8 af 10 planer, 80 %"


def test_team_plans_have_a_picture_of_their_own(office: Office, folder: Path, framework: Framework) -> None:
    chefs = [item.id for item in framework.behaviours() if item.level == "chef"]
    teams = [Sample(NORTH, "chef", (), (chefs[-1],), Kind.TEAM) for _number in range(6)]
    write_plans(folder, framework, [*teams, *[Sample(SOUTH, "chef")] * 9])
    office.add(folder)
    office.read()
    office.click(office.page.go_on)
    picture = office.page.picture
    assert "af 9 planer" in picture.cell.text()
    picture.kind.focus_chosen()
    press(Key.Key_Right)
    assert "af 6 planer" in picture.cell.text()
    assert picture.top.model_of_rows.rows[1].marked == 6


def test_where_all_is_hidden_that_is_said(office: Office, folder: Path, framework: Framework) -> None:
    write_plans(folder, framework, [Sample(NORTH, "chef")] * 3)
    office.add(folder)
    office.read()
    office.click(office.page.go_on)
    assert office.page.picture.nothing.text().startswith("Personlige udviklingsplaner: Der er under 5 planer på")
    assert not office.page.picture.heat.isVisible()


def test_the_table_behind_the_map_is_a_sound_model(pictured: Office, framework: Framework) -> None:
    view = HeatView(pictured.application.theme)
    tester = QAbstractItemModelTester(view.heat, QAbstractItemModelTester.FailureReportingMode.Fatal)
    read = pictured.page.read
    assert read is not None
    for kind in Kind:
        view.heat.show(framework, read[2].kinds[kind], 5)
    assert (view.heat.rowCount(), view.heat.columnCount()) == (8, 6)
    tester.deleteLater()


def test_the_workbook_is_made_under_the_name_that_is_proposed(pictured: Office, folder: Path) -> None:
    pictured.application.remember_summary_folder(folder)
    in_file_dialog()
    pictured.click(pictured.page.make)
    name = f"HR-opsamling {format_date(date.today())}.xlsx"
    told = pictured.wait_for("Excel-opsamlingen er lavet")
    assert told.text == f"Excel-opsamlingen er lavet: {name}"
    assert [choice.label for choice in told.choices] == ["Åbn filen", "Åbn mappen"]
    assert "Overblik" in load_workbook(folder / name).sheetnames


def test_the_sums_are_saved_alone(pictured: Office, tmp_path: Path) -> None:
    in_file_dialog(str(tmp_path / "tal.csv"))
    pictured.click(pictured.page.data)
    pictured.wait_for("Tallene er gemt: tal.csv")
    lines = (tmp_path / "tal.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("Enhed,Plantype,Ledelsesniveau")
    assert not any("Direktør" in line for line in lines)


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_lost(pictured: Office, tmp_path: Path) -> None:
    pictured.page.tabs.findChildren(Tab)[CHECK].click()
    stick = tmp_path / "USB"
    stick.mkdir()

    def choose_and_pull_out(dialog: QWidget) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.selectFile(str(stick / "rapport.json"))
        stick.rmdir()
        dialog.done(QFileDialog.DialogCode.Accepted)

    in_dialog(choose_and_pull_out)
    pictured.click(pictured.page.report)
    pictured.wait_until(lambda: bool(pictured.said) and pictured.said[-1].detail.startswith("Det, der er læst"))
    assert [choice.label for choice in pictured.said[-1].choices] == ["Gem et andet sted …"]
    in_file_dialog(str(tmp_path / "rapport.json"))
    pictured.said[-1].choices[0].act()
    pictured.wait_for("Rapporten er gemt")
    assert (tmp_path / "rapport.json").is_file()


@pytest.mark.parametrize(
    ("text_size", "size"),
    [(100, (1024, 768)), (100, (1366, 690)), (100, (1920, 1080)), (150, (1366, 768)), (200, (1280, 800))],
)
def test_nothing_is_cut_in_any_step(
    office: Office,
    folder: Path,
    municipality: tuple[Sample, ...],
    framework: Framework,
    text_size: int,
    size: tuple[int, int],
) -> None:
    unit = "Center for tværgående rehabilitering og sundhed, " * 3
    write_plans(folder / ("Meget lang mappe " * 5), framework, [Sample(unit, "leder-af-medarbejdere")] * 6, start=100)
    application, page = office.application, office.page
    application.theme.set_text_size(text_size)
    application.window.resize(*size)
    office.add(folder)
    page.choose.use_units(folder / "Noter.txt")
    settle()
    assert defects(application.window) == []
    office.click(page.read_plans)
    settle()
    if page.step != CHECK:  # a fast machine has read it all by now, and looks at the next step below
        assert defects(application.window) == []
    office.wait_until(lambda: page.step == CHECK)
    for step in (CHECK, PICTURE):
        page.go_to(step)
        panes = (page.check if step == CHECK else page.picture).panes
        for number in range(2):
            if panes.choice.isVisible():
                panes.choice.choose(number)
                panes.show_only(None)
            settle()
            assert defects(application.window) == []
