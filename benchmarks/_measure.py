"""What the benchmarks share: timing whole processes pair by pair, and printing a ratio to a floor of the same run."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def child_environment(home: Path) -> dict[str, str]:
    """The environment of a measured process: no screen, its own folders, this checkout's package."""
    return {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "LEDELSESPLAN_HOME": "",
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "",
    }


def cpu_seconds(command: Sequence[str], environment: dict[str, str]) -> float:
    """The processor time (user and system) that a process prints as its own. Raises CalledProcessError where it fails.

    Processor time, not the clock: a window that starts waits for nothing, and other programs do not count.
    """
    ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    return float(ran.stdout)


def paired_processes(
    ours: Sequence[str], floor: Sequence[str], environment: dict[str, str], runs: int = 31
) -> tuple[float, float, float]:
    """Medians of ours and of the floor in seconds, and the median of the ratios, run in turn after one warm-up."""
    cpu_seconds(ours, environment)
    cpu_seconds(floor, environment)
    pairs = [(cpu_seconds(ours, environment), cpu_seconds(floor, environment)) for _ in range(runs)]
    ratio = statistics.median(one / other for one, other in pairs)
    return statistics.median(one for one, _ in pairs), statistics.median(other for _, other in pairs), ratio


def milliseconds(work: Callable[[], object], times: int) -> list[float]:
    """How long each of some calls takes."""
    result = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        result.append((time.perf_counter() - start) * 1000)
    return result


def percentile(values: Sequence[float], share: float) -> float:
    """The value that a share (0 to 1) of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(round(share * (len(ordered) - 1)), len(ordered) - 1)]


STOP = """
import os
import time
print(time.process_time(), flush=True)
os._exit(0)
"""


def python(script: str, *arguments: str) -> list[str]:
    """The call of this Python on a piece of code, at whose end it prints its processor time and stops at once."""
    return [sys.executable, "-c", script + STOP, *arguments]
