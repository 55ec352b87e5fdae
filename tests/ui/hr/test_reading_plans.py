"""Choosing plans and looking at what was read of them, by keys and clicks."""

import json
import os
import shutil
import threading
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.compiling.gathering import Request
from ledelsesplan.compiling.progress import Progress, Stage
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind
from ledelsesplan.storage.planfile import encode, new_envelope
from ledelsesplan.storage.settings import Settings, load_settings
from ledelsesplan.ui.framework_dialog import FrameworkDialog
from ledelsesplan.ui.hr.page import CHECK, CHOOSE, PICTURE, READING
from ledelsesplan.ui.hr.reading import Reading
from ledelsesplan.ui.hr.reading_view import progress_words
from ledelsesplan.ui.tabs import Tab
from tests.factories import reworded
from tests.ui.driving import back_in, in_dialog, in_file_dialog, press, started
from tests.ui.hr.conftest import NORTH, SOUTH
from tests.ui.hr.offices import Office, Sample, answer, plan_of, rows, spoken, write_plans
from tests.ui.looking import choose, widget

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


class TestWhatWasRead:
    @pytest.fixture(autouse=True)
    def read(self, office: Office, folder: Path, municipality: tuple[Sample, ...]) -> None:
        office.add(folder)
        office.read()

    def test_plans_stand_by_kind_level_and_unit(self, office: Office, municipality: tuple[Sample, ...]) -> None:
        found = rows(office.page.check.lines)
        for name, level in (("Chef", "chef"), ("Direktør", "direktoer"), ("Leder af ledere", "leder-af-ledere")):
            assert found[name] == (str(sum(sample.level == level for sample in municipality)), "0")
        assert found["I alt"] == (str(len(municipality)), "0")
        for unit, name in ((NORTH, NORTH), (SOUTH, SOUTH), ("", "Uden enhed")):
            assert found[name] == (str(sum(sample.unit == unit for sample in municipality)), "0")

    def test_what_will_be_left_out_is_said_before_anything_is_made(self, office: Office, folder: Path) -> None:
        before = sorted(path.name for path in folder.parent.rglob("*.xlsx"))
        said = spoken(office.page.check.lines)
        assert "Personlige udviklingsplaner, Direktør: vises ikke, under 5" in said
        assert "Personlige udviklingsplaner, Chef: 2 enheder lægges sammen" in said
        assert f"{NORTH}; {SOUTH}" in said
        assert before == []

    def test_what_becomes_of_each_unit_is_said(self, office: Office) -> None:
        said = spoken(office.page.check.lines)
        joined = "Personlige udviklingsplaner: Chef lægges sammen med andre enheder"
        assert f"{NORTH}, Personlige 6, Ledergrupper 0. {joined}." in said
        assert f"{SOUTH}, Personlige 7, Ledergrupper 0. {joined}; Leder af ledere udelades." in said

    def test_every_file_that_was_skipped_stands_by_name_with_its_reason(self, office: Office) -> None:
        said = spoken(office.page.check.files)
        assert office.page.check.files_title.text() == "3 filer ikke talt med"
        assert "Noter.txt. Ikke talt med: hverken en planfil eller en Excel-fil." in said
        assert "Ødelagt.json. Filen kan ikke læses: linje 1, tegn 11: " in said
        assert said.count("Ødelagt.json") == said.count("Noter.txt") == 1
        assert "en anden fil er den samme udgave af samme plan (Kopi af plan 3.json)" in said

    def test_a_copy_of_the_same_name_is_told_by_its_folder(self, office: Office, folder: Path) -> None:
        for name in ("Kopi 1", "Kopi 2"):
            (folder / name).mkdir()
        for name in ("Kopi 1", "Kopi 2"):
            shutil.copy(folder / "Plan 1.json", folder / name / "Plan 1.json")
        office.page.tabs.findChildren(Tab)[CHOOSE].click()
        office.read()
        said = spoken(office.page.check.files)
        assert f"en anden fil er den samme udgave af samme plan (Plan 1.json i {folder}" in said
        assert "en anden fil er den samme udgave af samme plan (Kopi af plan 3.json)" in said

    def test_files_are_filtered_by_reason(self, office: Office) -> None:
        check = office.page.check
        choose(check.filter, "Ikke talt med: kan ikke læses (1)")
        assert list(rows(check.files)) == ["Ødelagt.json"]
        choose(check.filter, "alle (3)")
        assert len(rows(check.files)) == 3

    def test_the_report_has_every_file(self, office: Office, tmp_path: Path) -> None:
        target = tmp_path / "rapport.json"
        in_file_dialog(str(target))
        office.click(office.page.report)
        told = office.wait_for("Rapporten er gemt: rapport.json")
        assert [choice.label for choice in told.choices] == ["Åbn filen", "Åbn mappen"]
        report = json.loads(target.read_text(encoding="utf-8"))
        assert report["plans"] == 16
        assert len(report["files"]) == 19

    def test_neither_what_was_read_nor_another_plan_is_replaced(
        self, office: Office, folder: Path, tmp_path: Path
    ) -> None:
        other = tmp_path / "Åben plan.json"
        shutil.copy(folder / "Plan 1.json", other)
        read = "er en af de filer, der læses, og er ikke ændret. Vælg et andet navn."
        for target, why in (
            (folder / "Plan 0.json", read),
            (folder / "Ødelagt.json", read),
            (other, "er en planfil og er ikke ændret. Vælg et andet navn."),
        ):
            before = target.read_bytes()
            asked: list[str] = []
            in_file_dialog(str(target))
            answer(asked, "Erstat")
            office.click(office.page.report)
            told = office.wait_for(f"»{target.name}« {why}")
            assert len(asked) == 1  # whether the file is to be replaced
            assert [choice.label for choice in told.choices] == ["Gem et andet sted …"]
            assert target.read_bytes() == before

    def test_it_is_kept_while_one_is_elsewhere(self, office: Office) -> None:
        press(Key.Key_Escape)
        assert office.application.start.isVisible()
        office.application.window.hr.trigger()
        assert office.page.step == CHECK
        assert office.page.check.title.text().startswith("16 planer")

    def test_it_holds_no_more_when_something_else_is_chosen(self, office: Office) -> None:
        office.page.tabs.findChildren(Tab)[CHOOSE].click()
        office.page.choose.minimum.setText("6")
        assert not office.page.tabs.findChildren(Tab)[CHECK].isEnabled()
        assert office.page.reason.text() == "Valgene er ændret. Læs planerne igen."
        office.page.choose.minimum.setText("5")
        assert office.page.tabs.findChildren(Tab)[PICTURE].isEnabled()

    def test_enter_chooses_a_step(self, office: Office) -> None:
        tabs = office.page.tabs.findChildren(Tab)
        for step, key in ((PICTURE, Key.Key_Return), (CHOOSE, Key.Key_Enter)):
            tabs[step].setFocus()
            press(key)
            assert office.page.step == step
            assert tabs[step].isChecked()

    def test_another_framework_is_another_reading(self, office: Office, framework: Framework, tmp_path: Path) -> None:
        other = tmp_path / "andet.json"
        content = reworded(framework, next(framework.behaviours()).id, "En helt ny ordlyd")
        other.write_text(content.model_dump_json(by_alias=True, exclude={"digest"}), encoding="utf-8")

        def take(dialog: QWidget) -> None:
            assert isinstance(dialog, FrameworkDialog)
            dialog.use(other)
            assert dialog.is_changed
            dialog.close()

        in_dialog(take)
        office.application.window.framework.trigger()
        office.application.show_hr()
        assert office.page.step == CHOOSE
        assert not office.page.tabs.findChildren(Tab)[CHECK].isEnabled()


def test_a_large_group_that_is_left_out_is_told_why(office: Office, folder: Path, framework: Framework) -> None:
    write_plans(folder, framework, [*[Sample(NORTH, "chef")] * 10, *[Sample(NORTH, "direktoer")] * 2])
    office.add(folder)
    office.read()
    why = "Ellers kunne man regne ud, hvad de få andre udeladte har markeret."
    assert f"Personlige udviklingsplaner, Chef: vises ikke, 10. {why}" in spoken(office.page.check.lines)


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


class TestFailures:
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

    def test_a_folder_without_plans(self, office: Office, folder: Path) -> None:
        office.add(folder)
        office.read()
        assert "Der er ingen filer at samle." in office.page.check.title.text()
        assert "Alle filer er talt med." not in office.words()
        assert not office.page.report.isEnabled()
        assert not office.page.go_on.isEnabled()

    def test_a_folder_of_other_files(self, office: Office, folder: Path) -> None:
        for number in range(3):
            (folder / f"Brev {number}.docx").write_text("x", encoding="utf-8")
        office.add(folder)
        office.read()
        assert "Der er ingen planer at samle i de 3 filer." in office.page.check.title.text()
        assert len(rows(office.page.check.files)) == 3
        assert office.page.check.files.isVisible()
        assert not office.page.check.lines.isVisible()
        assert not office.page.tabs.findChildren(Tab)[PICTURE].isEnabled()

    def test_excels_own_file_beside_an_open_workbook(self, office: Office, folder: Path) -> None:
        (folder / "~$Plan.xlsx").write_bytes(b"\x05Mette" + bytes(159))
        office.add(folder)
        office.read()
        why = "Filen er ikke læst: det er Excels egen låsefil, som er der, fordi Excel har »Plan.xlsx« åben."
        assert f"~$Plan.xlsx. {why}" in spoken(office.page.check.files)

    def test_a_folder_that_is_gone_meanwhile(
        self, office: Office, folder: Path, municipality: tuple[Sample, ...], tmp_path: Path
    ) -> None:
        lost = tmp_path / "USB"
        lost.mkdir()
        office.add(folder)
        office.add(lost)
        shutil.rmtree(lost)
        office.read()
        assert office.page.check.title.text().startswith("16 planer")
        assert "USB. Filen findes ikke." in spoken(office.page.check.files)

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
    def test_a_folder_that_may_not_be_read(self, office: Office, folder: Path) -> None:
        closed = folder / "Lukket"
        closed.mkdir(mode=0)
        office.add(folder)
        office.read()
        assert "Lukket" in spoken(office.page.check.files)
        closed.chmod(0o700)

    def test_an_unusable_framework_is_said(self, office: Office, folder: Path, isolated_home: Path) -> None:
        from ledelsesplan.storage.paths import chosen_framework

        office.add(folder)
        chosen_framework().parent.mkdir(parents=True, exist_ok=True)
        chosen_framework().write_text("{", encoding="utf-8")
        office.click(office.page.read_plans)
        told = office.wait_for("Ledelsesgrundlaget")
        assert told.detail == "Filerne er, som de var. Intet er lavet."
        assert office.page.step == CHOOSE


def test_plans_of_another_wording_are_counted_and_told_of(office: Office, folder: Path, framework: Framework) -> None:
    first = next(framework.behaviours()).id
    older = reworded(framework, first, "En ældre ordlyd")
    (folder / "ny.json").write_bytes(
        encode(plan_of(framework, Sample(NORTH, "chef", kind=Kind.TEAM), "Ny"), new_envelope())
    )
    (folder / "gammel.json").write_bytes(
        encode(plan_of(older, Sample(NORTH, "chef", kind=Kind.TEAM), "Gammel"), new_envelope())
    )
    office.add(folder)
    office.read()
    assert "(den, der er i brug), 1" in spoken(office.page.check.lines)
    assert "markeret efter en anden udgave af ledelsesgrundlaget" in spoken(office.page.check.files)
    assert office.page.check.files_title.text() == "1 bemærkning"


def test_an_open_plan_is_saved_and_closed_first(qtbot: QtBot, tmp_path: Path, framework: Framework) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(encode(plan_of(framework, Sample(NORTH, "chef", kind=Kind.TEAM), "Chefer"), new_envelope()))
    application = started(qtbot, Settings(last_folder=str(tmp_path)))
    assert application.open_plan(path)
    application.window.hr.trigger()
    assert application.session is None
    assert widget(application.window, Tab, "1 Vælg").isVisible()
    assert not application.window.save.isEnabled()


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
