"""The same list of tickets loaded by ours, by dlt and by pandas: seconds, processor time and peak memory, each in a process of its own.

    python -m benchmarks.compare_loaders [rows] [turns]

dlt is none of our requirements: name a Python that has it in DLT_PYTHON, else this one is tried.

    python -m venv /tmp/dlt && /tmp/dlt/bin/pip install "dlt[duckdb]" && DLT_PYTHON=/tmp/dlt/bin/python python -m benchmarks.compare_loaders
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.exports import write_tickets
from benchmarks.timing import Run, run

_ONE = "benchmarks.one_loader"


@dataclass(frozen=True)
class _Loader:
    """``what`` it does beside bringing the rows in; ``arguments`` of `python -m`, with FILE and TO filled in."""

    name: str
    what: str
    arguments: tuple[str, ...]
    python: str = sys.executable


def _loaders() -> list[_Loader]:
    dlt = os.environ.get("DLT_PYTHON", sys.executable)
    return [
        _Loader("ours", "recognised, checked row by row, people hashed, versioned, merged, derived, published", ("connectors", "load", "FILE", "--json")),
        _Loader("dlt, pyarrow to DuckDB", "types inferred, loaded with its state", (_ONE, "dlt_arrow", "FILE", "TO"), dlt),
        _Loader("pandas to DuckDB", "types inferred, moments parsed, inserted as a frame", (_ONE, "pandas_duckdb", "FILE", "TO")),
        _Loader("pandas to_sql to SQLite", "types inferred, moments parsed, inserted row by row", (_ONE, "pandas_sqlite", "FILE", "TO")),
        _Loader("dlt, rows to DuckDB", "types inferred row by row, loaded with its state", (_ONE, "dlt_rows", "FILE", "TO"), dlt),
    ]


def _lacking(loader: _Loader) -> str:
    """Why it cannot be run; empty where it can."""
    if "dlt" not in loader.name:
        return ""
    done = subprocess.run([loader.python, "-c", "import dlt, duckdb; print(dlt.__version__, duckdb.__version__)"], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else "dlt is not installed; the head of this file says how"


def _version(loader: _Loader) -> str:
    names = "dlt, duckdb" if "dlt" in loader.name else "pandas, duckdb"
    code = f"import {names}; print(' '.join(f'{{m.__name__}} {{m.__version__}}' for m in ({names})))"
    return subprocess.run([loader.python, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def main(rows: int = 500_000, turns: int = 3) -> None:
    """Print a table in Markdown: medians of so many turns, all loaders in each turn."""
    with tempfile.TemporaryDirectory(prefix="windshield-bench-") as made:
        folder = Path(made)
        file = write_tickets(folder / "tickets.csv", rows)
        print(f"{rows:,} tickets, 20 columns, {file.stat().st_size / 1e6:,.0f} MB of CSV; medians of {turns} turns\n")
        loaders = _loaders()
        lacking = {loader.name: _lacking(loader) for loader in loaders}
        told: dict[str, list[Run]] = {loader.name: [] for loader in loaders if not lacking[loader.name]}
        for turn in range(turns):
            for loader in loaders:
                if loader.name in told:
                    done = _once(loader, file, folder / f"{turn} {loader.name}", rows)
                    told[loader.name].append(done)
                    print(f"  {loader.name}: {done.seconds:.1f} s, {done.cpu_seconds:.1f} s of processor, {done.peak_mb:,.0f} MB", file=sys.stderr, flush=True)
        print("| Loader | Seconds | Processor seconds | Peak memory, MB | What it did |\n|---|---|---|---|---|")
        for loader in loaders:
            print(_line(loader, told.get(loader.name), lacking[loader.name]))


def _once(loader: _Loader, file: Path, place: Path, rows: int) -> Run:
    place.mkdir()
    surroundings = {
        **os.environ, "WINDSHIELD_HOME": str(place / "home"), "WINDSHIELD_KEY": str(place / "key"), "DLT_DATA_DIR": str(place / "dlt"),
        "RUNTIME__DLTHUB_TELEMETRY": "false", "RUNTIME__LOG_LEVEL": "ERROR",
    }
    filled = {"FILE": str(file), "TO": str(place / "store")}
    done = run([filled.get(part, part) for part in loader.arguments], surroundings, loader.python)
    if f"{rows}" not in done.printed:
        raise RuntimeError(f"{loader.name} did not load {rows} rows: {done.printed}")
    return done


def _line(loader: _Loader, runs: list[Run] | None, lacking: str) -> str:
    if runs is None:
        return f"| {loader.name} | - | - | - | not run: {lacking} |"
    seconds, cpu, peak = (statistics.median(getattr(r, name) for r in runs) for name in ("seconds", "cpu_seconds", "peak_mb"))
    return f"| {loader.name} ({_version(loader)}) | {seconds:.1f} | {cpu:.1f} | {peak:,.0f} | {loader.what} |"


if __name__ == "__main__":
    main(*(int(x) for x in sys.argv[1:3]))
