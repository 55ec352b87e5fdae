"""What a designed team workbook costs beside the floor: openpyxl writing the same cells without any styles.

Prints the ratio of CPU times, both times, and the goal; exit code 1 if it is missed. Both are made by turns in one
process, and the median of the pairs' ratios counts, so that a busy machine slows both.
"""

import gc
import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from statistics import median

from openpyxl import Workbook, load_workbook

from ledelsesplan.reports.report import FileFacts
from ledelsesplan.reports.team_workbook import team_workbook
from ledelsesplan.sample import sample_plan
from ledelsesplan.storage.frameworks import load_framework

GOAL = 1.6
TODAY = date(2027, 4, 6)
SOURCE = FileFacts("7f3c2a9e41d04b5c8f1e2d3c4b5a6978", 17, datetime(2027, 4, 6, 10, 42, 7))

Cells = dict[str, list[tuple[object, ...]]]


def cells_of(content: bytes) -> Cells:
    """Every value of a workbook, sheet by sheet and row by row."""
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(BytesIO(content))}


def write_bare(cells: Cells) -> bytes:
    """The floor: the same values, no styles, no tables, no settings."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for title, rows in cells.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def cpu_seconds(work: Callable[[], object]) -> float:
    """The CPU time of one run, with the rubbish of the run before cleared away first."""
    gc.collect()
    start = time.process_time()
    work()
    return time.process_time() - start


def main(rounds: int) -> int:
    """Measures, prints, and tells whether the goal is met."""
    framework = load_framework()
    plan = sample_plan(framework, TODAY)
    cells = cells_of(team_workbook(framework, plan, today=TODAY, source=SOURCE).content)
    filled = sum(value is not None for rows in cells.values() for row in rows for value in row)
    ours, floor = [], []
    for _round in range(rounds):
        ours.append(cpu_seconds(lambda: team_workbook(framework, plan, today=TODAY, source=SOURCE)))
        floor.append(cpu_seconds(lambda: write_bare(cells)))
    ratio = median(one / other for one, other in zip(ours, floor, strict=True))
    print(f"Team workbook, {filled} filled cells, CPU time, {rounds} pairs")
    for name, times in (("designed", ours), ("bare", floor)):
        print(f"  {name:<9} median {median(times) * 1000:6.1f} ms, best {min(times) * 1000:6.1f} ms")
    verdict = "met" if ratio <= GOAL else "missed"
    print(f"  ratio     median {ratio:6.2f}, of the best {min(ours) / min(floor):.2f}; goal <= {GOAL}: {verdict}")
    return 0 if ratio <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 30))
