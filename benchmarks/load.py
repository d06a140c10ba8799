"""Loading tickets: recognised, checked, versioned, merged and published, against DuckDB's bare reading."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.exports import write_tickets
from benchmarks.timing import compare, run


def main(rows: int = 5_000_000, pairs: int = 3) -> None:
    """Print seconds and peak memory of both, in turn, and their ratios."""
    with tempfile.TemporaryDirectory(prefix="windshield-bench-") as folder:
        file = write_tickets(Path(folder) / "tickets.csv", rows)
        print(f"load {rows:,} tickets, 20 columns, {file.stat().st_size / 1e6:,.0f} MB")
        ours, floor = [], []
        for pair in range(pairs):
            home = Path(folder) / f"home{pair}"
            surroundings = {**os.environ, "WINDSHIELD_HOME": str(home), "WINDSHIELD_KEY": str(Path(folder) / "person.key")}
            ours.append(run(["connectors", "load", str(file), "--json"], surroundings))
            floor.append(run(["benchmarks.floor", str(file), str(Path(folder) / f"floor{pair}.duckdb")]))
        print("  " + compare("time", [r.seconds for r in ours], [r.seconds for r in floor]))
        print("  " + compare("peak memory", [r.peak_mb for r in ours], [r.peak_mb for r in floor], "MB"))


if __name__ == "__main__":
    main()
