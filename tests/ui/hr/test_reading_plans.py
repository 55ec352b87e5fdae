"""Choosing plans and reading them, by keys and clicks."""

import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledelsesplan.compiling.gathering import Request
from ledelsesplan.compiling.progress import Progress, Stage
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind
from ledelsesplan.storage.planfile import encode, new_envelope
from ledelsesplan.storage.settings import Settings, load_settings
from ledelsesplan.ui.hr.page import CHECK, CHOOSE, READING
from ledelsesplan.ui.hr.reading import Reading
from ledelsesplan.ui.hr.reading_view import progress_words
from ledelsesplan.ui.tabs import Tab
from tests.ui.driving import back_in, in_file_dialog, press, started
from tests.ui.hr.conftest import NORTH, SOUTH
from tests.ui.hr.offices import Office, Sample, answer, plan_of, rows, spoken, write_plans
from tests.ui.looking import widget

Key = Qt.Key


def test_by_keys_from_the_start_page_to_what_was_read(
    office: Office, folder: Path, municipality: tuple[Sample, ...], qtbot: QtBot
) -> None:
    press(Key.Key_Escape)
    application = office.application
    application.start.tiles[3].setFocus()
    press(Key.Key_Return)
    assert office.page.isVisible()
    in_file_dialog(str(folder))
    press(Key.Key_Return)
    back_in(qtbot, application)
    for _tab in range(40):
        if office.page.read_plans.hasFocus():
            break
        press(Key.Key_Tab)
    press(Key.Key_Return)
    office.wait_until(lambda: office.page.step == CHECK)
    assert office.page.check.title.text() == "16 planer er talt med, fra 19 filer."
    assert QApplication.focusWidget() is office.page.check.lines
    press(Key.Key_Down, Key.Key_Escape)
    assert application.start.isVisible()


def test_an_open_plan_is_saved_and_closed_first(qtbot: QtBot, tmp_path: Path, framework: Framework) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(encode(plan_of(framework, Sample(NORTH, "chef", kind=Kind.TEAM), "Chefer"), new_envelope()))
    application = started(qtbot, Settings(last_folder=str(tmp_path)))
    assert application.open_plan(path)
    application.window.hr.trigger()
    assert application.session is None
    assert widget(application.window, Tab, "1 Vælg").isVisible()
    assert not application.window.save.isEnabled()


class TestChoosing:
    def test_why_nothing_can_be_read_is_said(self, office: Office, folder: Path) -> None:
        page, fields = office.page, office.page.choose
        assert not page.read_plans.isEnabled()
        assert page.reason.text() == "Tilføj en mappe eller filer med planer."
        office.add(folder)
        assert page.reason.text() == ""
        fields.first.show_date(date(2027, 5, 1))
        fields.last.show_date(date(2027, 4, 1))
        assert page.reason.text() == "Perioden slutter, før den begynder."
        fields.last.line.setText("i morgen")
        fields.last.commit()
        assert page.reason.text() == "En af datoerne er ikke en dato."
        fields.last.show_date(None)
        fields.minimum.setText("")
        assert page.reason.text() == "Skriv, hvor mange planer der mindst skal være bag et tal."
        assert not page.read_plans.isEnabled()

    def test_folders_and_files_are_added_once_and_taken_out(self, office: Office, folder: Path) -> None:
        plans = office.page.choose.plans
        file = folder / "Plan.json"
        file.write_text("{}", encoding="utf-8")
        office.add(folder)
        office.add(folder)
        in_file_dialog(str(file))
        office.click(plans.add_files)
        back_in(office.qtbot, office.application)
        assert plans.paths == (folder, file)
        assert QApplication.focusWidget() is plans.list
        press(Key.Key_Up, Key.Key_Delete)
        assert plans.paths == (file,)
        office.click(plans.take_out)
        assert plans.paths == ()
        assert not plans.take_out.isEnabled()

    def test_the_last_folder_is_remembered(self, office: Office, folder: Path) -> None:
        (folder / "2027").mkdir()
        office.add(folder / "2027")
        office.application.close()
        assert load_settings()[0].summary_folder == str(folder)

    def test_only_the_rounds_of_the_period_count(self, office: Office, folder: Path, framework: Framework) -> None:
        days = [date(2026, 12, 31), date(2027, 1, 1), date(2027, 6, 30), date(2027, 7, 1)]
        write_plans(folder, framework, [Sample(NORTH, "chef", on=day) for day in days])
        office.add(folder)
        office.page.choose.first.line.setText("01-01-2027")
        office.page.choose.last.line.setText("30-06-2027")
        office.read()
        assert office.page.check.title.text() == "2 planer er talt med, fra 4 filer."
        assert "ingen runde i perioden" in spoken(office.page.check.files)

    def test_the_period_before_is_read_beside(
        self, office: Office, folder: Path, framework: Framework, tmp_path: Path
    ) -> None:
        write_plans(folder, framework, [Sample(NORTH, "chef")] * 5)
        write_plans(tmp_path / "2026", framework, [Sample(NORTH, "chef", on=date(2026, 3, 3))] * 6, start=50)
        (tmp_path / "2026" / "Noter.txt").write_text("x", encoding="utf-8")
        office.add(folder)
        in_file_dialog(str(tmp_path / "2026"))
        office.click(office.page.choose.previous.add_folder)
        office.read()
        found = rows(office.page.check.lines)
        assert found["Planer, der er talt med"] == ("6",)
        assert "Noter.txt" in spoken(office.page.check.files)
        assert "Perioden før" in spoken(office.page.check.files)

    def test_a_list_of_units_tells_which_have_no_plans(
        self, office: Office, folder: Path, framework: Framework, tmp_path: Path
    ) -> None:
        write_plans(folder, framework, [Sample(NORTH, "chef"), Sample("Sundhed", "chef")])
        units = tmp_path / "enheder.csv"
        units.write_text(f"Enhed;Ledere\n{NORTH};5\n{SOUTH};4\n", encoding="utf-8")
        office.add(folder)
        in_file_dialog(str(units))
        office.click(office.page.choose.choose_units)
        assert office.page.choose.units_words.text() == "2 enheder med 9 ledere."
        office.read()
        said = spoken(office.page.check.lines)
        assert f"Enheder på listen uden planer, 1. {SOUTH}" in said
        assert "Enheder med planer, som ikke er på listen, 1. Sundhed" in said

    def test_a_wrong_list_of_units_is_told_with_its_line_and_not_taken(self, office: Office, tmp_path: Path) -> None:
        units = tmp_path / "enheder.csv"
        units.write_text(f"Enhed;Ledere\n{NORTH};5\n{SOUTH};fire\n", encoding="utf-8")
        in_file_dialog(str(units))
        office.click(office.page.choose.choose_units)
        assert "linje 3: antallet af ledere skal være et helt tal" in office.page.choose.units_words.text()
        assert office.page.choose.chosen().request.units is None

    def test_smaller_groups_are_chosen_on_purpose_alone(
        self, office: Office, folder: Path, municipality: tuple[Sample, ...]
    ) -> None:
        fields, asked = office.page.choose, list[str]()
        office.add(folder)
        fields.minimum.setText("2")
        answer(asked, "Behold 5")
        office.read()
        assert fields.minimum.text() == "5"
        assert "Direktør: vises ikke" in spoken(office.page.check.lines)
        office.page.tabs.findChildren(Tab)[CHOOSE].click()
        fields.minimum.setText("2")
        answer(asked, "Brug 2")
        office.read()
        assert "Direktør: vises ikke" not in spoken(office.page.check.lines)
        office.page.tabs.findChildren(Tab)[CHOOSE].click()
        office.read()
        assert len(asked) == 2
        assert "regne ud, hvad den enkelte har markeret" in asked[0]


class TestReading:
    def test_a_reading_can_be_left_and_leaves_nothing(
        self, office: Office, folder: Path, municipality: tuple[Sample, ...]
    ) -> None:
        office.add(folder)
        office.click(office.page.read_plans)
        assert office.page.step == READING
        assert QApplication.focusWidget() is office.page.reading.cancel
        press(Key.Key_Escape)
        assert office.page.step == CHOOSE
        office.read()  # behind the one that was left, whose result is told to nobody
        assert office.page.check.title.text().startswith("16 planer")

    def test_what_was_read_when_it_was_left_is_told_to_nobody(
        self, qtbot: QtBot, folder: Path, municipality: tuple[Sample, ...]
    ) -> None:
        reading, told = Reading(), list[object]()
        reading.done.connect(lambda *what: told.append(what))
        reading.failed.connect(told.append)
        reading.begin(Request((folder,)))
        reading._background.run(lambda: None, told.append, told.append).result()  # the reading has ended, untold
        reading.cancel()
        qtbot.waitUntil(lambda: told == [None])
        reading.close()

    def test_closing_the_window_ends_what_is_being_read(
        self, office: Office, folder: Path, municipality: tuple[Sample, ...]
    ) -> None:
        office.add(folder)
        before = set(threading.enumerate())
        office.click(office.page.read_plans)
        assert set(threading.enumerate()) > before
        office.application.close()
        assert set(threading.enumerate()) <= before

    def test_an_unusable_framework_is_said(self, office: Office, folder: Path, isolated_home: Path) -> None:
        from ledelsesplan.storage.paths import chosen_framework

        office.add(folder)
        chosen_framework().parent.mkdir(parents=True, exist_ok=True)
        chosen_framework().write_text("{", encoding="utf-8")
        office.click(office.page.read_plans)
        told = office.wait_for("Ledelsesgrundlaget")
        assert told.detail == "Filerne er, som de var. Intet er lavet."
        assert office.page.step == CHOOSE


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (Progress(Stage.COUNTING, 0, 500, 0), "Tæller planerne: 0 af 500 filer."),
        (
            Progress(Stage.COUNTING, 100, 500, 0.5),
            "Tæller planerne: 100 af 500 filer. 200 filer i sekundet. Omkring 2 sekunder tilbage.",
        ),
        (
            Progress(Stage.COUNTING, 12_000, 512_000, 10),
            "Tæller planerne: 12.000 af 512.000 filer. 1.200 filer i sekundet. Omkring 7 minutter tilbage.",
        ),
        (Progress(Stage.AGAIN, 500, 500, 1), "Trækker ældre udgaver fra: 500 af 500 filer. 500 filer i sekundet."),
    ],
)
def test_how_far_it_is_in_words(progress: Progress, words: str) -> None:
    assert progress_words(progress) == words
