"""Small batches for tests of the warehouse, without a file behind them."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pandas as pd

from data.batch import Batch, Rows
from data.schema import CANONICAL

_KINDS = {"TEXT": "string", "BIGINT": "Int64", "DOUBLE": "float64", "BOOLEAN": "boolean"}


def make_batch(folder: Path, name: str, table: str, rows: list[dict], *, source: str = "s", columns=None) -> Batch:
    """A batch of one table; every row has `id`, `version_at` and values for ``columns``."""
    columns = tuple(columns or [c for c in rows[0] if c not in ("id", "version_at")])
    frame = pd.DataFrame(rows, columns=["id", "version_at", *columns])
    for column in columns:
        kind = str(CANONICAL[table].c[column].type)
        if kind in _KINDS:
            frame[column] = frame[column].astype(_KINDS[kind])
        else:
            moments = pd.to_datetime(frame[column], format="mixed")
            frame[column] = moments.dt.date if kind == "DATE" else moments.astype("datetime64[us]")
    frame["id"] = frame["id"].astype("string")
    frame["version_at"] = pd.to_datetime(frame["version_at"], format="mixed").astype("datetime64[us]")
    path = folder / f"{name}_{table}.parquet"
    frame.to_parquet(path)
    return Batch(
        file_name=f"{name}.csv", file_hash=name, profile="test", source=source, rows=len(rows), read=len(rows),
        refused=0, tables=(Rows(table, path, columns, source),), loaded_at=datetime(2026, 1, 1),
        newest_at=datetime(2026, 1, 1),
    )
