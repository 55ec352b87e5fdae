"""A new leader's first days, with real files: a new plan, reading, first marks, the sheet, and where one left off."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from ledelsesplan.core.plan import Plan
from ledelsesplan.core.reading import FOR_ALL_LEADERS
from ledelsesplan.storage.planfile import encode, new_envelope, read_plan
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.introduction_page import IntroductionPage
from ledelsesplan.ui.messages import Message
from tests.ui.driving import CONTROL, SHIFT, back_in, in_dialog, press, session_of, started
from tests.ui.looking import widget

Key = Qt.Key


def opened(qtbot: QtBot, path: Path) -> Application:
    application = started(qtbot, Settings(last_folder=str(path.parent)))
    assert application.open_plan(path)
    back_in(qtbot, application)
    return application


def introduction(application: Application) -> IntroductionPage:
    page = session_of(application).workspace.current_page
    assert isinstance(page, IntroductionPage)
    return page


@pytest.fixture
def path(personal_plan: Plan, tmp_path: Path) -> Path:
    """The file of a new leader's plan."""
    path = tmp_path / "min plan.json"
    path.write_bytes(encode(personal_plan, new_envelope()))
    return path


def test_reading_is_remembered_in_the_file_and_goes_on_where_one_left_off(
    qtbot: QtBot, path: Path, recorded_messages: object
) -> None:
    application = opened(qtbot, path)
    press(Key.Key_1, modifiers=CONTROL)
    press(Key.Key_Space, Key.Key_PageDown, Key.Key_S, Key.Key_Space, Key.Key_PageDown)
    assert introduction(application).part == "personaleledelse"
    said: list[Message] = recorded_messages(application.messages)  # type: ignore[operator]
    sheet = widget(introduction(application), QAbstractButton, "Ark til den første samtale")
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said) and bool(said[-1].choices), timeout=20_000)
    (made,) = path.parent.glob("*.pdf")
    assert "Første samtale" in made.name
    assert made.name in said[-1].text
    printed = PdfReader(made).pages[0].extract_text()
    assert "2 af 9" in printed
    assert "Sætter fokus på kerneopgaven" in printed
    application.close()
    saved = read_plan(path).plan
    assert saved.read == (FOR_ALL_LEADERS, "driftsledelse")
    assert [mark.strength for mark in saved.marks] == [True]
    again = opened(qtbot, path)
    press(Key.Key_1, modifiers=CONTROL)
    assert introduction(again).part == "personaleledelse"
    again.close()


def test_a_new_personal_plan_opens_on_the_page_to_read(qtbot: QtBot, tmp_path: Path) -> None:
    application = started(qtbot, Settings(last_folder=str(tmp_path)))

    def fill(dialog: QWidget) -> None:
        widget(dialog, QRadioButton, "Chef").click()
        QTest.keyClick(widget(dialog, QLineEdit, "Titel"), Key.Key_Return)

    in_dialog(fill)
    press(Key.Key_N, modifiers=CONTROL | SHIFT)
    back_in(qtbot, application)
    page = introduction(application)
    assert page.part == FOR_ALL_LEADERS
    assert session_of(application).document.plan.own_level == "chef"
    press(Key.Key_Space, Key.Key_PageDown)
    assert session_of(application).document.plan.read == (FOR_ALL_LEADERS,)
    assert page.part == "driftsledelse"
    application.close()
