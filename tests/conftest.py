"""What every test can ask for."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesplan.core.framework import Framework
from ledelsesplan.storage.frameworks import load_framework

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def isolated_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program's own folders lie below this one, so that no test sees the user's, or another test's."""
    home = tmp_path / "ledelsesplan-home"
    monkeypatch.setenv("LEDELSESPLAN_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def framework() -> Framework:
    """The framework that ships with the program."""
    return load_framework()


@pytest.fixture(scope="session")
def qapp() -> "QApplication":
    """The application's own QApplication: Fusion, Danish, with our fonts. Who draws on paper takes it, too."""
    from ledelsesplan.ui.qt_application import complete, make_qt_application

    app = make_qt_application()
    complete(app)
    return app
