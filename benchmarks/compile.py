"""What compiling plans costs beside the floor: reading the same bytes and parsing them with the fastest JSON parser.

Makes 500, 10,000 and 50,000 plans in a folder of its own (or as many as the arguments say), and prints plans in a
second, the ratio of processor times, the clock's time in two processes, and the peak memory. Each measurement is a
process of its own, ours and the floor by turns, so that a busy machine slows both. Exit code 1 where a goal is missed.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from _measure import child_environment
from _plans import paths_below, write_plans

from ledelsesplan.compiling.compilation import compile_files
from ledelsesplan.storage.frameworks import load_framework

FRAMEWORK = load_framework()
COUNTS = (500, 10_000, 50_000)
CPU_GOAL = 1.2  # reading and counting in one process
WORKBOOK_CPU_GOAL = 6.0  # from the files to the finished workbook, in one process
WORKBOOK_CLOCK_GOAL = 4.0  # the same, as the program does it by itself, in one process or two
MEMORY_GOAL = 80.0  # MiB, of a process at any count
GROWTH_GOAL = 1.3  # of the memory from the fewest plans to the most
WORKBOOK_FROM = 10_000  # with fewer plans the workbook's own size decides
MEGABYTE = 1 << 20

Measured = dict[str, float]


def parse_all(folder: Path) -> int:
    """The floor: reads every file and parses it; nothing is kept."""
    import orjson

    count = 0
    for path in paths_below(folder):
        descriptor = os.open(path, os.O_RDONLY)
        data = os.read(descriptor, os.fstat(descriptor).st_size + 1)
        os.close(descriptor)
        orjson.loads(data)
        count += 1
    return count


def compile_all(folder: Path, processes: int | None) -> int:
    """Reads and counts every plan."""
    return compile_files([folder], FRAMEWORK, processes=processes).summary.plans


def make_workbook(folder: Path, processes: int | None) -> int:
    """Reads and counts every plan, imports what makes the workbook, and makes it."""
    from ledelsesplan.core.anonymity import publish
    from ledelsesplan.reports.summary_workbook import summary_workbook

    compiled = compile_files([folder], FRAMEWORK, processes=processes)
    summary_workbook(FRAMEWORK, publish(compiled.summary), compiled, made_at=datetime(2027, 4, 6))
    return compiled.summary.plans


class Work(NamedTuple):
    """What is measured: what it is called, and what does it."""

    name: str
    do: Callable[[Path], int]


WORKS = {
    "floor": Work("read, orjson", parse_all),
    "one": Work("one process", lambda folder: compile_all(folder, 1)),
    "two": Work("two processes", lambda folder: compile_all(folder, 2)),
    "workbook-cpu": Work("to workbook, one", lambda folder: make_workbook(folder, 1)),
    "workbook": Work("to workbook", lambda folder: make_workbook(folder, None)),
}


def measure_here(name: str, folder: Path) -> None:
    """Does the work once and prints what it took; imports and the framework are measured by the program's start."""
    cpu, clock = time.process_time(), time.perf_counter()
    count = WORKS[name].do(folder)
    theirs = resource.getrusage(resource.RUSAGE_CHILDREN)
    measured = {
        "count": count,
        "clock": time.perf_counter() - clock,
        "cpu": time.process_time() - cpu + theirs.ru_utime + theirs.ru_stime,
        "memory": peak_memory(),
    }
    print(json.dumps(measured))


def peak_memory() -> float:
    """The most memory that this process has had, in MiB. Linux counts that of its parent in what getrusage tells."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / MEGABYTE
    return next(int(line.split()[1]) * 1024 / MEGABYTE for line in lines if line.startswith("VmHWM"))


def measure(name: str, folder: Path) -> Measured:
    """The same in a process of its own."""
    command = [sys.executable, __file__, "--measure", name, str(folder)]
    ran = subprocess.run(command, env=child_environment(folder), check=True, capture_output=True, text=True)
    measured: Any = json.loads(ran.stdout)
    return dict(measured)


def compare(folder: Path, count: int) -> tuple[bool, float]:
    """Measures at one number of plans, and prints; gives whether the goals are met, and the peak memory."""
    size = write_plans(FRAMEWORK, folder, count)
    runs = 21 if count < 5_000 else 7 if count < 20_000 else 3
    rounds = [{name: measure(name, folder) for name in WORKS} for _ in range(runs)]
    assert all(found[name]["count"] == count for found in rounds for name in WORKS)
    print(f"{count:,} plans, {size / MEGABYTE:.0f} MiB, {runs} runs")
    for name, work in WORKS.items():
        best = min((found[name] for found in rounds), key=lambda item: item["cpu"])
        print(
            f"  {work.name:<16} {best['cpu']:7.2f} s processor, {best['clock']:7.2f} s clock, "
            f"{count / best['clock']:8,.0f} plans/s, peak {best['memory']:5.1f} MiB"
        )

    def ratio(name: str, of: str) -> float:
        return median(found[name][of] / found["floor"][of] for found in rounds)

    memory = max(found[name]["memory"] for found in rounds for name in WORKS if name != "floor")
    goals = [("read and count, processor time to the floor", ratio("one", "cpu"), CPU_GOAL)]
    if count >= WORKBOOK_FROM:
        goals += [
            ("to the workbook, processor time to the floor", ratio("workbook-cpu", "cpu"), WORKBOOK_CPU_GOAL),
            ("to the workbook, clock to the floor", ratio("workbook", "clock"), WORKBOOK_CLOCK_GOAL),
        ]
    goals.append(("peak memory, MiB", memory, MEMORY_GOAL))
    for words, value, goal in goals:
        print(f"  {words} {value:.2f}; goal <= {goal}: {_verdict(value <= goal)}")
    print(f"  read and count in two processes, clock to the floor {ratio('two', 'clock'):.2f}")
    return all(value <= goal for _words, value, goal in goals), max(found["one"]["memory"] for found in rounds)


def _verdict(is_met: bool) -> str:
    return "met" if is_met else "missed"


def main(counts: tuple[int, ...]) -> int:
    """Measures at each number of plans, prints, and tells whether the goals are met."""
    all_met, memories = True, []
    for count in counts:
        with TemporaryDirectory() as folder:
            met, memory = compare(Path(folder), count)
        all_met &= met
        memories.append(memory)
    if len(counts) > 1:
        growth = memories[-1] / memories[0]
        print(
            f"memory from the fewest to the most {growth:.2f}; goal <= {GROWTH_GOAL}: {_verdict(growth <= GROWTH_GOAL)}"
        )
        all_met &= growth <= GROWTH_GOAL
    return 0 if all_met else 1


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure_here(sys.argv[2], Path(sys.argv[3]))
    else:
        sys.exit(main(tuple(int(count) for count in sys.argv[1:]) or COUNTS))
