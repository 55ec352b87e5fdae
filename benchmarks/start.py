"""From the start of the process to the painted page, against a bare window with a table of 96 cells in the same run.

The clock stops at the painted page: closing is no part of it. The start page is measured against the bare window; a
plan with all its marks, opened to the painted matrix, against the same window after it has imported pydantic and
validated 96 cells.
"""

import sys
import tempfile
from datetime import date
from pathlib import Path

from _measure import child_environment, paired_processes, python

from ledelsesplan.sample import sample_plan
from ledelsesplan.storage.frameworks import load_framework
from ledelsesplan.storage.planfile import encode, new_envelope

WINDOW = """
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem
app = QApplication([])
{validate}
table = QTableWidget(24, 4)
for row in range(24):
    for column in range(4):
        table.setItem(row, column, QTableWidgetItem(f"Forventning {{row}} {{column}}"))
table.resize(1366, 768)
table.show()
app.processEvents()
table.grab()
"""

VALIDATE = """
from pydantic import BaseModel
class Cell(BaseModel):
    id: str
    level: str
    text: str
    strength: bool
cells = [Cell(id=f"a.b.c{n}", level="chef", text="Forventning", strength=False) for n in range(96)]
"""

# What `ledelsesplan [PLAN.json]` does, up to the painted page.
OURS = """
import gc
import sys
import ledelsesplan.cli
gc.disable()
from pathlib import Path
from ledelsesplan.ui.application import open_window
from ledelsesplan.ui.qt_application import make_qt_application
app = make_qt_application()
application = open_window(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
app.processEvents()
application.window.grab()
assert (application.session is not None) == (len(sys.argv) > 1)
"""


def main() -> int:
    """Prints both ratios; exits with 1 where a goal is not met."""
    with tempfile.TemporaryDirectory() as folder:
        environment = child_environment(Path(folder) / "home")
        path = Path(folder) / "plan.json"
        path.write_bytes(encode(sample_plan(load_framework(), date.today()), new_envelope()))
        results = (
            ("start page", *paired_processes(python(OURS), python(WINDOW.format(validate="")), environment)),
            ("plan", *paired_processes(python(OURS, str(path)), python(WINDOW.format(validate=VALIDATE)), environment)),
        )
    for name, ours, floor, ratio in results:
        print(f"{name}: {ours:.3f} s, floor {floor:.3f} s, ratio {ratio:.2f} (goal 1.3)")
    return int(any(ratio > 1.3 for _name, _ours, _floor, ratio in results))


if __name__ == "__main__":
    sys.exit(main())
