"""What the first page does without: seen in a process of its own, since this one has long imported everything."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.planfile import encode, new_envelope
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.main_window import MainWindow
from ledelsesplan.ui.messages import Message
from ledelsesplan.ui.style_sheet import style_sheet
from ledelsesplan.ui.theme import Theme
from ledelsesplan.ui.unforeseen import tell_unforeseen
from tests.ui.driving import started

ROOT = Path(__file__).resolve().parents[2]

# What `ledelsesplan [PLAN.json]` does up to the painted page; then what Python has imported, and PySide made of Qt.
TO_THE_FIRST_PAGE = """
import sys
import ledelsesplan.cli
from pathlib import Path
from ledelsesplan.ui.application import open_window
from ledelsesplan.ui.qt_application import make_qt_application
app = make_qt_application()
application = open_window(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
app.processEvents()
assert (application.start if application.session is None else application.session.workspace.current_page).isVisible()
assert (application.session is not None) == (len(sys.argv) > 1)
print(*sys.modules)
from PySide6 import QtCore, QtGui, QtWidgets
print(*vars(QtCore), *vars(QtGui), *vars(QtWidgets), flush=True)
import os
os._exit(0)
"""


def _taken_into_use(home: Path, *plan: str) -> tuple[set[str], set[str]]:
    environment = {**os.environ, "LEDELSESPLAN_HOME": str(home), "PYTHONPATH": str(ROOT)}
    run = subprocess.run(
        [sys.executable, "-c", TO_THE_FIRST_PAGE, *plan], env=environment, capture_output=True, text=True, check=True
    )
    modules, classes = run.stdout.splitlines()
    return set(modules.split()), set(classes.split())


@pytest.fixture(scope="module")
def first_page(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The names of the modules, and of Qt's classes, that the painted start page has taken into use."""
    return _taken_into_use(tmp_path_factory.mktemp("home"))


def test_the_start_page_imports_only_what_it_shows(first_page: tuple[set[str], set[str]]) -> None:
    modules, _classes = first_page

    assert {"ledelsesplan.ui.start_page", "PySide6.QtWidgets"} <= modules
    assert not modules & {"pydantic", "openpyxl", "hashlib", "argparse"}
    assert not modules & {"logging", "inspect"}, "PySide's writer of stub files and its `__feature__` want them"
    assert not modules & {f"ledelsesplan.{name}" for name in ("storage.atomic", "ui.plan_part", "ui.session", "terms")}


def test_the_start_page_leaves_the_dear_classes_of_qt_alone(first_page: tuple[set[str], set[str]]) -> None:
    """PySide makes a class with all its enums when it is first named; QStyle alone takes as long as 20 widgets."""
    _modules, classes = first_page

    assert "QListView" in classes
    dear = {"QStyle", "QFileDialog", "QMessageBox", "QAccessible", "QIcon", "QTextCharFormat", "QTranslator"}
    assert not classes & dear


def test_the_matrix_leaves_the_dear_classes_of_qt_alone(tmp_path: Path, team_plan: Plan) -> None:
    """The last two stand for all kinds of widget: PySide makes them when it is given one that is not its own."""
    path = tmp_path / "plan.json"
    path.write_bytes(encode(team_plan, new_envelope()))

    modules, classes = _taken_into_use(tmp_path / "home", str(path))

    assert {"ledelsesplan.ui.matrix_view", "pydantic"} <= modules
    not_yet = (
        *("core.workshop", "core.voting", "core.summary", "core.talk_edits", "ui.details", "ui.question"),
        *("ui.file_dialogs", "ui.exports", "ui.own_leader_copy"),
    )
    assert not modules & {"openpyxl", "importlib.metadata", *(f"ledelsesplan.{name}" for name in not_yet)}
    assert "QTableView" in classes
    dear = {"QStyle", "QFileDialog", "QMessageBox", "QAccessible", "QGradient", "QCalendarWidget", "QWizard"}
    assert not classes & {*dear, "QItemSelectionModel", "QStyleOptionButton"}


def test_no_source_is_read_at_an_import() -> None:
    """PySide's `__feature_import__` would read it; the test fails too where PySide gives it another name."""
    import builtins

    assert hasattr(builtins, "__feature_import__")
    assert builtins.__import__ is not builtins.__feature_import__


READ_OF_OTHERS = """
import sys
print(len.__doc__, str.join.__doc__, object.__new__.__doc__, dict.fromkeys.__doc__)
print("qt_isinstance" in vars(sys.modules["shibokensupport.signature.errorhandler"]))
"""

WRONGLY_CALLED = """
from PySide6.QtCore import QObject
from PySide6.support.signature import get_signature
try:
    QObject().setParent(1)
except TypeError as error:
    print(error)
print(QObject.setParent.__doc__, get_signature(QObject.setParent))
"""


def _told(script: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    call = [sys.executable, "-c", script]
    return subprocess.run(call, env=environment, capture_output=True, text=True, check=True).stdout


def test_what_describes_the_functions_of_qt_is_there_when_it_is_needed() -> None:
    ours = _told("import ledelsesplan.ui\n" + WRONGLY_CALLED)

    assert "Supported signatures:" in ours
    assert ours == _told(WRONGLY_CALLED)


def test_what_describes_the_functions_of_qt_is_not_needed_for_those_of_python() -> None:
    """PySide is asked for the `__doc__` of every built-in function; importing pydantic reads one."""
    ours = _told("import ledelsesplan.ui\n" + READ_OF_OTHERS)

    assert ours == _told("import PySide6.QtCore\n" + READ_OF_OTHERS).replace("True", "False")


def test_a_question_before_the_window_has_the_look_of_the_theme(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    qapp.setStyleSheet("")
    window = MainWindow(theme)
    qtbot.addWidget(window)

    window.take_look()

    assert qapp.styleSheet() == style_sheet(theme)


def test_words_are_measured_in_their_own_font_before_the_window_is_shown(
    qapp: QApplication, qtbot: QtBot, theme: Theme
) -> None:
    qapp.setFont(QFont("Sans Serif", 7))
    theme.set_text_size(150)

    application = Application(theme, Settings())
    qtbot.addWidget(application.window, before_close_func=lambda window: setattr(window, "closing_allowed", True))

    assert QLabel("Ord").font() == application.window.font() == theme.font("body")


def test_the_look_follows_the_theme_once_the_window_is_shown(qapp: QApplication, qtbot: QtBot, theme: Theme) -> None:
    qapp.setStyleSheet("")
    window = MainWindow(theme)
    qtbot.addWidget(window)
    theme.choose("dark")
    assert not qapp.styleSheet()

    window.show()
    assert qapp.styleSheet() == style_sheet(theme)

    theme.choose("light")
    assert qapp.styleSheet() == style_sheet(theme)


@pytest.fixture
def kept_as_it_was(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What the program does with errors that nothing catches, and with Ctrl+C, after the test, too."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("kept_as_it_was")
def test_what_nobody_foresaw_is_said_in_one_sentence(qtbot: QtBot) -> None:
    application = started(qtbot, Settings())
    shown: list[Message] = []
    application.messages.shown.connect(shown.append)
    tell_unforeseen(application.messages, application.close)
    sys.excepthook(ValueError, ValueError("x"), None)
    (message,) = shown
    assert message.text == "Der skete en uventet fejl (ValueError). Dit arbejde er sikret på denne pc."


@pytest.mark.usefixtures("kept_as_it_was")
def test_an_interruption_in_the_terminal_closes_the_window(qtbot: QtBot) -> None:
    application = started(qtbot, Settings())
    tell_unforeseen(application.messages, application.close)
    signal.raise_signal(signal.SIGINT)
    qtbot.waitUntil(lambda: not application.window.isVisible())
