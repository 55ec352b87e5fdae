"""Garbage with Qt objects in it is collected on the window's thread, and on no other."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ledelsesplan.ui.collecting import Collector


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    owner = QObject()
    yield Collector(owner)
    owner.deleteLater()


def leave_garbage(died_on: list[str]) -> None:
    """A Qt object in a cycle, which only the collector can free."""

    class Witness(QObject):
        def __del__(self) -> None:
            died_on.append(threading.current_thread().name)

    witness = Witness()
    witness.itself = witness  # type: ignore[attr-defined]


def test_a_busy_thread_collects_nothing(collector: Collector) -> None:
    died_on: list[str] = []
    leave_garbage(died_on)
    work = threading.Thread(target=lambda: [[{}] for _ in range(200_000)], name="work")
    work.start()
    work.join()
    assert died_on == []
    collector.collect()
    assert died_on == ["MainThread"]


def test_python_itself_collects_no_more(collector: Collector) -> None:
    assert not gc.isenabled()
