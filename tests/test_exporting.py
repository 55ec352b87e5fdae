"""The workbook of a plan in a folder: its name, its moment, and what it replaces."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ledelsesplan.core import edits
from ledelsesplan.core.errors import AlreadyExists, IsAPlan
from ledelsesplan.core.plan import Plan
from ledelsesplan.exporting import Exported, export_hr_copy, export_workbook
from ledelsesplan.storage.planfile import Purpose, copy_envelope, encode, new_envelope, read_plan
from tests.factories import empty_plan, small_framework


def export(plan: Plan, folder: Path | None = None, chosen: Path | None = None, *, force: bool = False) -> Exported:
    return export_workbook(small_framework(), plan, new_envelope(), folder=folder, chosen=chosen, force=force)


def test_it_stands_under_a_free_name_and_replaces_nothing(tmp_path: Path) -> None:
    plan = edits.rename(empty_plan(), "Vores: plan/2027", "")

    first, second = export(plan, tmp_path), export(plan, tmp_path)

    assert first.path.name.startswith("Vores- plan-2027 ")
    assert second.path.name == f"{first.path.stem} (2).xlsx"
    assert sorted(tmp_path.iterdir()) == sorted([first.path, second.path])


def test_a_chosen_file_is_replaced_only_on_purpose(tmp_path: Path) -> None:
    chosen = tmp_path / "valgt.xlsx"
    chosen.write_bytes(b"noget andet")

    with pytest.raises(AlreadyExists):
        export(empty_plan(), chosen=chosen)
    assert chosen.read_bytes() == b"noget andet"
    assert export(empty_plan(), chosen=chosen, force=True).path == chosen
    assert load_workbook(chosen).sheetnames[0] == "Forside"


def test_a_copy_for_hr_replaces_an_older_one_and_no_other_plan(tmp_path: Path) -> None:
    chosen = tmp_path / "valgt.json"
    for purpose in Purpose:
        of = new_envelope() if purpose is Purpose.ORIGINAL else copy_envelope(new_envelope(), purpose)
        before = encode(empty_plan(), of)
        chosen.write_bytes(before)
        if purpose is Purpose.HR:
            export_hr_copy(empty_plan(), new_envelope(), chosen=chosen, force=True)
            assert read_plan(chosen).plan.title == "Kopi til HR"
            continue
        with pytest.raises(IsAPlan):
            export_hr_copy(empty_plan(), new_envelope(), chosen=chosen, force=True)
        assert chosen.read_bytes() == before


def test_the_file_says_when_it_was_made_in_utc_and_the_sheet_in_local_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "UTC-5")  # five hours ahead, as POSIX writes it
    time.tzset()
    try:
        made = load_workbook(export(empty_plan(), tmp_path).path)
    finally:
        monkeypatch.undo()
        time.tzset()

    created = made.properties.created
    (shown,) = (row[1] for row in made["Om filen"].iter_rows(values_only=True) if row[0] == "Eksporteret")
    assert abs(created - datetime.now(UTC).replace(tzinfo=None)) < timedelta(minutes=5)
    assert timedelta(hours=5) - timedelta(seconds=2) <= shown - created <= timedelta(hours=5, seconds=2)


def test_what_a_workbook_cannot_hold_is_told(tmp_path: Path) -> None:
    plan = edits.rename(empty_plan(), "Plan\x07", "")
    plan = edits.add_action(plan, None, identifier="a1", text="Lang. " * 3000)

    made = export(plan, tmp_path)

    assert made.notices == (
        "1 tegn kan ikke stå i et regneark og er erstattet.",
        "1 meget lang tekst står i fuld længde på arket Om filen.",
    )
