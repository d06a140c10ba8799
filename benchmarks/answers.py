"""Answers of customers and colleagues, as many as wanted, published as one batch: what the benchmarks ask of."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import duckdb

from data.batch import Batch, Rows
from data.schema import CANONICAL
from data.warehouse import Warehouse

NEWEST = datetime(2026, 1, 1)
_MOMENT = "TIMESTAMP '2021-01-01' + to_minutes(CAST(hash(i) % 2600000 AS BIGINT))"
# Odd ones are colleagues of 60 departments, even ones customers; both from 0 to 10.
_WHO = "CASE WHEN i % 2 = 1 THEN 'pulse' ELSE 'market' END"
_ROWS = {
    "responses": f"SELECT 'R' || i AS id, {_MOMENT} AS version_at, {_WHO} AS survey, {_MOMENT} AS answered_at, TRUE AS complete, "
    "md5('colleague ' || hash(i * 3) % 50000) AS person, "
    "CASE WHEN i % 2 = 1 THEN 'Department ' || (hash(i * 5) % 60) END AS department_text FROM range({rows}) r(i)",
    "answers": f"SELECT 'A' || i AS id, {_MOMENT} AS version_at, 'R' || i AS response, {_WHO} AS survey, 'q' AS \"column\", "
    f"CAST(hash(i * 7) % 11 AS DOUBLE) AS value, {_MOMENT} AS answered_at FROM range({{rows}}) r(i)",
    "questions": "SELECT survey AS id, TIMESTAMP '2021-01-01' AS version_at, survey, 'q' AS \"column\", asks, "
    "CAST(0 AS DOUBLE) AS scale_low, CAST(10 AS DOUBLE) AS scale_high, survey = 'pulse' AS confidential "
    "FROM (VALUES ('pulse', 'recommend'), ('market', 'customer_recommend')) q(survey, asks)",
}


def publish_answers(warehouse: Warehouse, folder: Path, rows: int) -> None:
    """Load so many answers, each with its questionnaire; the same ones each time."""
    connection = duckdb.connect()
    tables = []
    for name in ("questions", "responses", "answers"):
        path = folder / f"{name}.parquet"
        selected = connection.sql(_ROWS[name].format(rows=int(rows)))
        selected.write_parquet(str(path))
        mapped = tuple(c for c in selected.columns if c not in ("id", "version_at"))
        unknown = set(mapped) - set(CANONICAL[name].c.keys())
        assert not unknown, f"{name} has no {unknown}"
        tables.append(Rows(name, path, mapped, "bench"))
    warehouse.publish(Batch(
        file_name="answers.csv", file_hash=f"answers-{rows}", profile="bench", source="bench", rows=rows, read=rows, refused=0,
        tables=tuple(reversed(tables)), loaded_at=NEWEST, newest_at=NEWEST,
    ))
