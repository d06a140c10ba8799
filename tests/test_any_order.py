"""Any sequence of loads and undos ends as if only the batches that still count had ever come, in all tables and figures."""

from __future__ import annotations

import itertools
from pathlib import Path

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from connectors.load import load
from connectors.rejects import write_rejects
from data.check import check
from data.home import Home
from data.schema import BATCH_TABLES, BATCHES, METADATA, REFUSALS, UNSETTLED
from data.warehouse import Warehouse
from metrics import engine
from metrics.scope import Scope
from tests.loadable import IMPOSSIBLE, MENDED, Export, exports

# What was shown before cannot be taken back: `unsettled` remembers it beyond an undo (docs/privacy.md).
_TABLES = [
    table for name, table in METADATA.tables.items()
    if not name.endswith("_versions") and name not in (BATCHES.name, BATCH_TABLES.name, REFUSALS.name, UNSETTLED.name)
]
_FIGURES = (
    ("tickets", "month", ("service",)), ("promise_kept", "month", ("department",)), ("hours_to_resolve", "all", ()), ("handoffs_per_outcome", "all", ()),
    ("share_resting_30_days", "all", ()), ("retention", "all", ()), ("responses", "quarter", ()), ("enps", "all", ()),
)
_STEPS = st.lists(
    exports() | exports() | st.tuples(st.sampled_from(("undo", "undo", "undo", "again", "mend")), st.integers(0, 5)),
    min_size=3, max_size=8,
)
_NUMBER = itertools.count()


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(_STEPS)
def test_any_sequence_ends_as_if_only_the_living_had_come(tmp_path, steps):
    folder = tmp_path / str(next(_NUMBER))
    folder.mkdir()
    home = Home(folder / "home").create()
    living: dict[str, Export] = {}
    for step in steps:
        if isinstance(step, Export):
            _load(step, home, folder, living)
        elif living:
            action, place = step
            batch = list(living)[place % len(living)]
            if action == "undo":
                Warehouse(home).undo(batch)
                del living[batch]
            elif action == "again":
                before = Warehouse(home).revision()
                assert _load(living[batch], home, folder, living) == batch
                assert Warehouse(home).revision() == before, "the same file again was written"
            else:
                _mend(batch, home, folder, living)
    fresh = Home(folder / "fresh").create()
    anew: dict[str, Export] = {}
    for export in living.values():
        _load(export, fresh, folder, anew)
    assert not [finding for finding in check(home) if finding.broken]
    _same_tables(Warehouse(home), list(living), Warehouse(fresh), list(anew))
    _same_figures(Warehouse(home), Warehouse(fresh))


def _load(export: Export, home: Home, folder: Path, living: dict[str, Export]) -> str:
    path = folder / "export"
    path.write_bytes(export.content)
    report = load(path, home, **export.said)
    assert report.read == report.kept + report.refused
    assert report.kept == report.new + report.changed + report.same
    # The same file while it still counts is the same batch: its place in the order stays.
    living.setdefault(report.batch, export)
    return report.batch


def _mend(batch: str, home: Home, folder: Path, living: dict[str, Export]) -> None:
    """The refused rows as they come back, mended and loaded as they are."""
    original, mended = folder / "original", folder / "mended"
    original.write_bytes(living[batch].content)
    if write_rejects(home, batch, mended, original):
        content = mended.read_bytes().replace(IMPOSSIBLE.encode(), MENDED.encode())
        _load(Export(content, living[batch].said), home, folder, living)


def _same_tables(found: Warehouse, batches: list[str], fresh: Warehouse, anew: list[str]) -> None:
    for table in _TABLES:
        left, right = _rows(found, table, batches), _rows(fresh, table, anew)
        if right is None:
            assert left is None or left.empty, table.name
            continue
        pd.testing.assert_frame_equal(left, right, check_dtype=False, obj=table.name)


def _rows(warehouse: Warehouse, table, batches: list[str]) -> pd.DataFrame | None:
    """A table as it stands, in one order, its batches told by their place among those that count."""
    if not warehouse.exists():
        return None
    frame = warehouse.frame(select(table))
    if "batch" in frame:
        frame["batch"] = frame["batch"].map(batches.index)
    if "arrived" in frame:
        frame["arrived"] = frame["arrived"].map(lambda number: batches.index(f"B{number:.0f}"))
    keys = [name for name in ("source", "id") if name in frame] or list(frame.columns)
    return frame.sort_values(keys).reset_index(drop=True)


def _same_figures(found: Warehouse, fresh: Warehouse) -> None:
    for key, grain, by in _FIGURES:
        left, right = (engine.measure(warehouse, key, Scope(grain=grain), by) for warehouse in (found, fresh))
        if fresh.exists():
            pd.testing.assert_frame_equal(left.frame, right.frame, check_dtype=False, obj=key)
        else:
            assert not left.frame["n"].fillna(0).any(), key
