"""A leader's life with the program: the window, the folder with real files, and what is done by keys and clicks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import vobject
from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core.framework import Framework
from ledelsesplan.core.plan import Plan
from ledelsesplan.reports import headers
from ledelsesplan.storage.planfile import read_plan
from ledelsesplan.text import format_date
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.messages import Message
from ledelsesplan.ui.plan_pages import PlanPage
from ledelsesplan.ui.session import Session
from tests.ui.driving import CONTROL, back_in, in_file_dialog, press, session_of
from tests.ui.looking import widget, words_in

Key = Qt.Key


@dataclass
class Life:
    """The program, the leader's folder, and what the program has said."""

    qtbot: QtBot
    application: Application
    folder: Path
    framework: Framework
    said: list[Message] = field(default_factory=list)
    today: date = field(default_factory=date.today)

    @property
    def session(self) -> Session:
        return session_of(self.application)

    @property
    def plan(self) -> Plan:
        return self.session.document.plan

    @property
    def page(self) -> Any:
        return self.session.workspace.current_page

    @property
    def path(self) -> Path:
        return self.folder / f"Min udviklingsplan {self.today.year}.json"

    @property
    def own(self) -> list[str]:
        """The behaviours of the leader's own level."""
        return [item.id for item in self.framework.behaviours() if item.level == "leder-af-medarbejdere"]

    def after(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def go(self, page: PlanPage) -> None:
        """Turns to a page by its key."""
        press(Key(Key.Key_1 + self.session.workspace.offered.index(page)), modifiers=CONTROL)
        assert self.session.workspace.current is page

    def to_step(self, title: str) -> None:
        """Turns to the talk, and to a step of it from the first one on; the focus goes into the step."""
        self.go(PlanPage.TALK)
        press(Key.Key_Home)
        while self.page.step.title != title:
            press(Key.Key_PageDown)
        press(Key.Key_Return)

    def click(self, name: str, kind: type[QWidget] = QAbstractButton) -> None:
        QTest.mouseClick(widget(self.application.window, kind, name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def write(self, words: str, name: str = "") -> None:
        """Types where the focus is, or in a field of the page that is given it first."""
        if name:
            widget(self.page, QPlainTextEdit, name).setFocus()
        QTest.keyClicks(QApplication.focusWidget(), words)

    def write_date(self, name: str, on: date) -> None:
        line = widget(self.page, QLineEdit, name)
        line.setFocus()
        line.selectAll()
        self.write(format_date(on))
        press(Key.Key_Return)

    def hear(self, words: str) -> Message:
        """Waits until a message says something, and forgets what was said before."""
        self.qtbot.waitUntil(lambda: any(words in item.text for item in self.said), timeout=20_000)
        heard = next(item for item in reversed(self.said) if words in item.text)
        self.said.clear()
        return heard

    def sees(self, *words: str) -> None:
        shown = words_in(self.application.window)
        for expected in words:
            assert expected in shown, expected

    def saved(self) -> Plan:
        """The plan as it stands in the file, once it is saved by its key."""
        press(Key.Key_S, modifiers=CONTROL)
        self.qtbot.waitUntil(lambda: self.session.saver.is_saved, timeout=10_000)
        found = read_plan(self.session.saver.path).plan
        assert found == self.plan
        return found

    def open(self, path: Path) -> None:
        in_file_dialog(path.name)
        press(Key.Key_O, modifiers=CONTROL)
        back_in(self.qtbot, self.application)
        assert self.session.saver.path == path

    def calendar(self) -> dict[str, Any]:
        """Makes a calendar file by its button, and reads it with another library than wrote it: its events by id."""
        self.go(PlanPage.FOLLOW_UP)
        self.click("Lav kalenderfil")
        self.hear("Kalenderfilen er lavet: ")
        events = vobject.readOne(self.newest("*.ics").read_text("utf-8")).vevent_list
        return {event.uid.value: event for event in events}

    def newest(self, pattern: str) -> Path:
        return max(self.folder.glob(pattern), key=lambda path: path.stat().st_mtime_ns)


def write_in_workbook(path: Path, action: str, values: Mapping[str, object]) -> None:
    """Writes in the row of an action of the action plan, in the columns of some headers."""
    book = load_workbook(path)
    cells = [cell for row in book[headers.ACTION_SHEET].iter_rows() for cell in row]
    row = next(cell.row for cell in cells if cell.value == action)
    top = next(cell.row for cell in cells if cell.value == headers.STATUS)
    for cell in book[headers.ACTION_SHEET][top]:
        if cell.value in values:
            book[headers.ACTION_SHEET].cell(row, cell.column).value = values[cell.value]
    book.save(path)


def text_of(path: Path) -> str:
    """All that a file says, be it a workbook, a PDF or a text."""
    if path.suffix == ".xlsx":
        with ZipFile(path) as archive:
            return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
    if path.suffix == ".pdf":
        return " ".join(" ".join(page.extract_text() for page in PdfReader(path).pages).split())
    return path.read_text("utf-8")
