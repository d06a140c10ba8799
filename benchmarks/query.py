"""Questions over many tickets and answers through the engine, against SQL by hand and boring-semantic-layer.

The layer is no part of this product: `python -m venv LAYER && LAYER/bin/pip install boring-semantic-layer
"ibis-framework[duckdb]"`, then set WINDSHIELD_LAYER_PYTHON=LAYER/bin/python. Without it its figures are left out.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from benchmarks import semantic_layer
from benchmarks.answers import publish_answers
from benchmarks.by_hand import SHAPES, Shape
from benchmarks.exports import write_tickets
from benchmarks.timing import compare, run
from data.home import Home
from data.warehouse import Warehouse
from metrics import engine
from metrics.scope import Scope

LAYER = "WINDSHIELD_LAYER_PYTHON"
# A store that an earlier run left; where it is empty or unset, one is made and thrown away.
KEPT = "WINDSHIELD_BENCH_HOME"


def main(rows: int = 1_000_000, pairs: int = 15) -> None:
    """Print the seconds of each, in turn, and their ratios."""
    with tempfile.TemporaryDirectory(prefix="windshield-bench-") as folder:
        home = Home(Path(os.environ.get(KEPT) or folder) / "home")
        warehouse = Warehouse(home)
        if not warehouse.exists():
            _fill(warehouse, Path(folder), rows)
        print(f"questions over {rows:,} tickets and {rows:,} answers, each in turn, {pairs} times")
        with duckdb.connect(str(home.warehouse), read_only=True) as by_hand, _layer(home) as layer:
            for shape in SHAPES:
                _compare(shape, warehouse, by_hand, layer, pairs)


def _fill(warehouse: Warehouse, folder: Path, rows: int) -> None:
    file = write_tickets(folder / "tickets.csv", rows)
    surroundings = {
        **os.environ, "WINDSHIELD_HOME": str(warehouse.home.folder), "WINDSHIELD_KEY": str(folder / "person.key")}
    run(["connectors", "load", str(file)], surroundings)
    publish_answers(warehouse, folder, rows)


def _compare(shape: Shape, warehouse: Warehouse, by_hand: duckdb.DuckDBPyConnection, layer, pairs: int) -> None:
    scope = Scope(grain=shape.grain)

    def ask():
        return engine.measure(warehouse, shape.key, scope, shape.by)

    def answer():
        return by_hand.execute(shape.sql).df()

    cold, _ = _taken(ask)
    answer()
    asked_layer = layer is not None and layer(shape.words) is not None
    ours, floor, theirs = [], [], []
    for _ in range(pairs):
        ours.append(_taken(ask))
        floor.append(_taken(answer))
        theirs.extend([layer(shape.words)] if asked_layer else [])
    (wall, work), (hand, hand_work) = zip(*ours, strict=True), zip(*floor, strict=True)
    print("  " + compare(shape.words, wall, hand) + f", fastest {min(wall):.3f} to {min(hand):.3f} s, first of all {cold:.3f} s")
    print("    " + compare("processor time", work, hand_work))
    if asked_layer:
        print("    " + compare("against boring-semantic-layer", wall, theirs))


@contextmanager
def _layer(home: Home) -> Iterator[Callable[[str], float | None] | None]:
    """Asks the layer's own Python, started once; None where it is not there."""
    python = os.environ.get(LAYER)
    if not python:
        print(f"  boring-semantic-layer is left out: {LAYER} does not say which Python has it")
        yield None
        return
    process = subprocess.Popen(
        [python, semantic_layer.__file__, str(home.warehouse)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def ask(words: str) -> float | None:
        process.stdin.write(words + "\n")
        process.stdin.flush()
        told = process.stdout.readline().strip()
        return None if told == "-" else float(told)

    try:
        yield ask
    finally:
        process.stdin.close()
        process.wait()


def _taken(work) -> tuple[float, float]:
    """Seconds on the wall, and of all threads together: the second hardly moves with what else the machine does."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - busy


if __name__ == "__main__":
    main()
