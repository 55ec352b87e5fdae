"""Looking at what was read of the plans, and at what was not, by keys and clicks."""

import json
import os
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind
from ledelsesplan.storage.planfile import encode, new_envelope
from ledelsesplan.ui.framework_dialog import FrameworkDialog
from ledelsesplan.ui.hr.page import CHECK, CHOOSE, PICTURE
from ledelsesplan.ui.tabs import Tab
from tests.factories import reworded
from tests.ui.driving import in_dialog, in_file_dialog, press
from tests.ui.hr.conftest import NORTH, SOUTH
from tests.ui.hr.offices import Office, Sample, answer, plan_of, rows, spoken, write_plans
from tests.ui.looking import choose

Key = Qt.Key


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


def test_plans_that_count_at_some_of_their_levels_are_told_of(
    office: Office, folder: Path, framework: Framework
) -> None:
    """Six of one level alone, five more of that and the next, and two of that and one that few others cover."""
    team = Kind.TEAM
    listed = [Sample(NORTH, "chef", kind=team)] * 6
    listed += [Sample(SOUTH, "chef", kind=team, others=("leder-af-ledere",))] * 4
    listed += [Sample(NORTH, "chef", kind=team, others=("leder-af-ledere",))] * 2
    listed += [Sample(NORTH, "chef", kind=team, others=("direktoer",))] * 2
    write_plans(folder, framework, listed)
    office.add(folder)
    office.read()
    told = spoken(office.page.check.lines)
    assert "Ledergruppers udviklingsplaner, Direktør: vises ikke, under 5" in told
    assert (
        "Direktør udelades; Chef: nogle vises for sig, andre lægges sammen med andre enheder; Leder af ledere" in told
    )


def test_a_level_of_which_some_plans_are_left_out_is_told_why(
    office: Office, folder: Path, framework: Framework
) -> None:
    team = Kind.TEAM
    listed = [Sample(NORTH, "chef", kind=team, others=("leder-af-ledere",))] * 9
    listed += [Sample(NORTH, "chef", kind=team)] * 5
    listed += [Sample(NORTH, "leder-af-ledere", kind=team, others=("leder-af-medarbejdere",))] * 2
    write_plans(folder, framework, listed)
    office.add(folder)
    office.read()
    told = spoken(office.page.check.lines)
    assert "7 planer er ikke med i tallene om niveauer" in " ".join(office.words())
    assert (
        "Ledergruppers udviklingsplaner, Chef: nogle udelades, 5. For få planer er på netop de samme niveauer, eller "
        "man kunne regne ud, hvad de få andre udeladte har markeret."
    ) in told


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


class TestWhatIsNoPlan:
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
