"""HR's desk: the application with folders of plans, driven by keys and clicks."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from ledelsesplan.core import edits
from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Kind, Plan
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.hr.lines import LineList
from ledelsesplan.ui.hr.page import CHECK, HrPage
from ledelsesplan.ui.messages import Message
from tests.compiling.many_plans import write
from tests.ui.driving import back_in, in_file_dialog

DAY = date(2027, 3, 3)


class Sample(NamedTuple):
    """A plan to be written: its unit, its level, the ids that are marked, and the other levels that it covers."""

    unit: str
    level: str
    strengths: tuple[str, ...] = ()
    priorities: tuple[str, ...] = ()
    kind: Kind = Kind.PERSONAL
    on: date = DAY
    others: tuple[str, ...] = ()


def plan_of(framework: Framework, sample: Sample, title: str) -> Plan:
    """The plan of a sample."""
    levels = (sample.level, *sample.others)
    plan = edits.new_plan(framework, sample.kind, title, sample.on, unit=sample.unit, levels=levels)
    for identifier in sample.strengths:
        plan = edits.mark_strength(plan, framework, identifier)
    for identifier in sample.priorities:
        plan = edits.mark_priority(plan, framework, identifier)
    return plan


def write_plans(folder: Path, framework: Framework, samples: Sequence[Sample], start: int = 0) -> None:
    """Writes plan files, `Plan 0.json` and on."""
    for number, sample in enumerate(samples, start=start):
        write(folder / f"Plan {number}.json", number, plan_of(framework, sample, f"Leder {number}"))


def settle() -> None:
    """Lets layouts that wait for each other come to rest."""
    for _round in range(4):
        QApplication.processEvents()


class Office:
    """The application on the page."""

    def __init__(self, qtbot: QtBot, application: Application, said: list[Message]) -> None:
        self.qtbot, self.application, self.said = qtbot, application, said
        application.show_hr()
        QApplication.processEvents()

    @property
    def page(self) -> HrPage:
        """The page, as it is shown."""
        found = self.application.window.findChild(HrPage)
        assert isinstance(found, HrPage)
        return found

    def click(self, button: QAbstractButton) -> None:
        """Clicks a button that is there and can be clicked."""
        assert button.isVisible(), button.text()
        assert button.isEnabled(), button.text()
        button.click()

    def add(self, path: Path) -> None:
        """Adds a folder of plans, in the dialog."""
        in_file_dialog(str(path))
        self.click(self.page.choose.plans.add_folder)
        back_in(self.qtbot, self.application)

    def read(self) -> None:
        """Reads what is chosen, to the end."""
        self.click(self.page.read_plans)
        self.wait_until(lambda: self.page.step == CHECK)

    def wait_until(self, done: Callable[[], bool]) -> None:
        """Lets the application work until something is so."""
        self.qtbot.waitUntil(done, timeout=20_000)

    def wait_for(self, words: str) -> Message:
        """Waits for a message that begins so."""
        self.wait_until(lambda: bool(self.said) and self.said[-1].text.startswith(words))
        return self.said[-1]

    def words(self) -> list[str]:
        """The labels that are shown."""
        return [shown.text() for shown in self.page.findChildren(QLabel) if shown.isVisible() and shown.text()]


def rows(lines: LineList) -> dict[str, tuple[str, ...]]:
    """The values of the lines that have some, by their text."""
    return {line.text: line.values for line in lines.model_of_rows.rows}


def spoken(lines: LineList) -> str:
    """All lines as they are read aloud."""
    model = lines.model_of_rows
    return "\n".join(str(model.data(model.index(number))) for number in range(model.rowCount()))


def answer(asked: list[str], button: str) -> None:
    """Presses a button of the question that comes."""

    def when_asked() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QMessageBox) or not dialog.isVisible():
            QTimer.singleShot(10, when_asked)
            return
        asked.append(f"{dialog.text()} {dialog.informativeText()}")
        next(found for found in dialog.buttons() if found.text().replace("&", "") == button).click()

    QTimer.singleShot(10, when_asked)
