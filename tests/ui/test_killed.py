"""The app killed while changes are made: what it said was safe is there when it is started again.

A few rounds run with the other tests; more of them are `KILLS=200 pytest tests/ui/test_killed.py`.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from ledelsesplan.core.plan import Plan
from ledelsesplan.storage.planfile import encode, new_envelope, read_plan
from ledelsesplan.storage.recovery import find_recovery
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application
from ledelsesplan.ui.theme import Theme

ROUNDS = int(os.environ.get("KILLS", "3"))

# The app with a plan, in which the number in a note grows; each that the window calls safe is told, and leads to more.
WRITER = """
import sys
from pathlib import Path
from random import Random
from PySide6.QtCore import QTimer
from ledelsesplan.core import edits
from ledelsesplan.storage.settings import Settings
from ledelsesplan.ui.application import Application, make_qt_application
from ledelsesplan.ui.saver import SaveStatus
from ledelsesplan.ui.theme import Theme
app = make_qt_application()
application = Application(Theme("light"), Settings())
application.open_plan(Path(sys.argv[1]))
application.window.show()
document, saver = application.session.document, application.session.saver
behaviour = next(document.framework.behaviours()).id
random = Random(sys.argv[2])
count = told = 0
def write():
    global count
    for _change in range(random.choice((1, 1, 3))):
        count += 1
        document.apply("Skriv note", edits.write_note, document.framework, behaviour, str(count))
    if random.random() < 0.3:
        saver.save()
def tell():
    global told
    if saver.state.status in (SaveStatus.SAFE_HERE, SaveStatus.SAVED) and told != count:
        told = count
        print(told, flush=True)
        QTimer.singleShot(random.randrange(20), write)
saver.changed.connect(tell)
write()
app.exec()
"""


def killed_after(path: Path, seed: int) -> int:
    """Lets the app write, kills it some time after some acknowledged changes, and gives the last of these."""
    random = Random(seed)
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), str(seed)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert writer.stdout is not None
    last = [writer.stdout.readline() for _number in range(random.randrange(1, 30))][-1]
    time.sleep(random.random() / 50)  # so that it is hit in the middle of something
    writer.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
    return int((writer.communicate()[0].split() or [last])[-1])


@pytest.mark.parametrize("number", range(ROUNDS))
def test_what_was_acknowledged_is_there_again(qtbot: QtBot, tmp_path: Path, team_plan: Plan, number: int) -> None:
    path = tmp_path / "Plan.json"
    path.write_bytes(encode(team_plan, new_envelope()))
    acknowledged = killed_after(path, number)
    read_plan(path)
    for _start in range(2):
        note = note_after_start(qtbot, path)
        assert note >= acknowledged
        assert find_recovery(path) is None


def note_after_start(qtbot: QtBot, path: Path) -> int:
    """Opens the plan with the default answers and saves it, and gives the note in its file then."""
    application = Application(Theme("light"), Settings())
    qtbot.addWidget(application.window)
    answers = QTimer(application, interval=5, timeout=take_the_default)
    answers.start()
    assert application.open_plan(path)
    answers.stop()
    session = application.session
    assert session is not None
    assert session.saver.finish(), session.saver.state
    session.end()
    plan = read_plan(path).plan
    assert plan == session.document.plan
    return int(plan.marks[0].note) if plan.marks else 0


def take_the_default() -> None:
    """Presses the button of a question that Enter presses."""
    question = QApplication.activeModalWidget()
    if isinstance(question, QMessageBox):
        question.defaultButton().click()
