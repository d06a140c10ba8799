"""A hundred thousand changed rows over five million tickets: how long the load takes, beside copying the store alone."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from benchmarks.exports import write_changes, write_tickets
from benchmarks.timing import run


def main(rows: int = 5_000_000, changed: int = 100_000, times: int = 3) -> None:
    """Print seconds of loading and of taking back, and of a copy of the store, which is part of both."""
    with tempfile.TemporaryDirectory(prefix="windshield-bench-") as folder:
        place = Path(folder)
        home = place / "home"
        surroundings = {**os.environ, "WINDSHIELD_HOME": str(home), "WINDSHIELD_KEY": str(place / "person.key")}
        run(["connectors", "load", str(write_tickets(place / "tickets.csv", rows))], surroundings)
        (place / "tickets.csv").unlink()
        file = write_changes(place / "changes.csv", rows, rows // changed)
        print(f"load {changed:,} changed rows over {rows:,}, and take them back")
        for turn in range(times):
            start = time.perf_counter()
            shutil.copyfile(home / "warehouse.duckdb", place / "copy")
            copied = time.perf_counter() - start
            loaded = run(["connectors", "load", str(file)], surroundings)
            undone = run(["connectors", "undo", f"B{turn + 2}"], surroundings)
            print(f"  loaded in {loaded.seconds:.2f} s, taken back in {undone.seconds:.2f} s; a copy of the store takes {copied:.2f} s")


if __name__ == "__main__":
    main()
