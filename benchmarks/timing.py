"""Two ways of doing the same, in turn, each in a process of its own: seconds, peak memory, and their ratio."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """One finished run."""

    seconds: float
    peak_mb: float
    printed: str
    cpu_seconds: float = 0.0


def run(arguments: list[str], environment: dict[str, str] | None = None, python: str = sys.executable) -> Run:
    """Run `python -m ...` to its end; ``python`` where another one has what it needs.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    start = time.perf_counter()
    process = subprocess.Popen([python, "-m", *arguments], stdout=subprocess.PIPE, text=True, env=environment)
    printed = process.stdout.read()
    # The operating system's own account of this one child, not the largest of all so far.
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, arguments, printed)
    return Run(seconds, usage.ru_maxrss / 1024, printed, usage.ru_utime + usage.ru_stime)


def compare(name: str, ours: list[float], floor: list[float], unit: str = "s") -> str:
    """One line: the medians and the ratio pair by pair."""
    ratios = sorted(a / b for a, b in zip(ours, floor, strict=True))
    return (
        f"{name}: ours {statistics.median(ours):.3f} {unit}, floor {statistics.median(floor):.3f} {unit}, "
        f"ratio {statistics.median(ratios):.2f} (from {ratios[0]:.2f} to {ratios[-1]:.2f}, {len(ratios)} pairs)"
    )
