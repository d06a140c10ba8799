"""One indicator over many tickets through the engine, against hand-written DuckDB SQL for the same sums."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

import duckdb

from benchmarks.exports import write_tickets
from benchmarks.timing import compare, run
from data.home import Home
from data.warehouse import Warehouse
from metrics import engine
from metrics.scope import Scope

_BY_HAND = """
    SELECT service, CAST(date_trunc('month', finished_on) AS DATE) AS period, count(*) AS n,
           sum(CAST(promise_kept AS INTEGER)) AS kept
    FROM tickets WHERE promise_kept IS NOT NULL AND finished_on IS NOT NULL GROUP BY ALL ORDER BY ALL
"""


def main(rows: int = 1_000_000, pairs: int = 9) -> None:
    """Print the seconds of both, in turn, and their ratio."""
    with tempfile.TemporaryDirectory(prefix="windshield-bench-") as folder:
        file = write_tickets(Path(folder) / "tickets.csv", rows)
        home = Home(Path(folder) / "home")
        surroundings = {
            **os.environ, "WINDSHIELD_HOME": str(home.folder), "WINDSHIELD_KEY": str(Path(folder) / "person.key")}
        run(["connectors", "load", str(file)], surroundings)
        warehouse = Warehouse(home)
        scope = Scope(grain="month")
        with duckdb.connect(str(home.warehouse), read_only=True) as by_hand:
            engine.measure(warehouse, "promise_kept", scope, ["service"])
            by_hand.execute(_BY_HAND).df()
            ours, floor = [], []
            for _ in range(pairs):
                ours.append(_seconds(lambda: engine.measure(warehouse, "promise_kept", scope, ["service"])))
                floor.append(_seconds(lambda: by_hand.execute(_BY_HAND).df()))
    print(f"promise kept by service and month over {rows:,} tickets")
    print("  " + compare("time", ours, floor))


def _seconds(work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
