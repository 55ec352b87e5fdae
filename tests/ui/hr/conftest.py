"""HR's desk for the tests of its page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ledelsesplan.core.framework import Framework
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.messages import Message, Messages
from tests.ui.driving import started
from tests.ui.hr.offices import Office, Sample, write_plans

NORTH, SOUTH = "Ældre Nord", "Ældre Syd"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where plans are put."""
    made = tmp_path / "Planer 2027"
    made.mkdir()
    return made


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path, recorded_messages: Callable[[Messages], list[Message]]) -> Office:
    """The page with nothing chosen."""
    application = started(qtbot, Settings(last_folder=str(tmp_path)))
    application.window.resize(1366, 768)
    return Office(qtbot, application, recorded_messages(application.messages))


@pytest.fixture
def municipality(folder: Path, framework: Framework) -> tuple[Sample, ...]:
    """Sixteen plans: ten chefs in two units, twice three of other levels; and files that are no plans."""
    behaviours = list(framework.behaviours())
    chefs = [item.id for item in behaviours if item.level == "chef"]
    directors = [item.id for item in behaviours if item.level == "direktoer"]
    samples = (
        *(Sample(NORTH, "chef", (chefs[0], chefs[1]), (chefs[3],)) for _number in range(4)),
        *(Sample(NORTH, "chef", (), (chefs[3],)) for _number in range(2)),
        *(Sample(SOUTH, "chef", (chefs[0],), ()) for _number in range(4)),
        *(Sample("", "direktoer", (directors[0],), ()) for _number in range(3)),
        *(Sample(SOUTH, "leder-af-ledere") for _number in range(3)),
    )
    write_plans(folder, framework, samples)
    (folder / "Noter.txt").write_text("Ikke en plan", encoding="utf-8")
    (folder / "Ødelagt.json").write_text('{"format":', encoding="utf-8")
    (folder / "Kopi af plan 3.json").write_bytes((folder / "Plan 3.json").read_bytes())
    return samples
