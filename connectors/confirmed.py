"""What an analyst confirmed beside a file - states, services, questions - as batches of the catalogue."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as parquet

from connectors.draft import Draft
from data.batch import Batch, Rows
from data.catalogue import services
from data.warehouse import Warehouse

SOURCE = "catalogue"
_KINDS = {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}


@dataclass(frozen=True)
class Confirmed:
    """``states``: source, state, class. ``services``: source, column, value, name of the service, in order of trial."""

    states: tuple[tuple[str, str, str], ...] = ()
    services: tuple[tuple[str, str, str, str], ...] = ()


def batches(said: Confirmed, drafts: Sequence[Draft], warehouse: Warehouse, folder: Path) -> list[Batch]:
    """What was confirmed, ready to publish together with the files; the rows lie in ``folder``."""
    at = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
    tables = (
        ("states", [("state_classes", _states(said))]),
        ("services", [("service_rules", _rules(said, warehouse)), ("services", _new_services(said, warehouse))]),
        ("questions", [("questions", _questions(drafts))]),
    )
    made = []
    for name, parts in tables:
        filled = [(table, rows) for table, rows in parts if rows]
        if filled:
            written = tuple(_written(table, rows, at, folder) for table, rows in filled)
            made.append(_batch(name, filled, written, at))
    return made


def _states(said: Confirmed) -> list[dict]:
    return [
        {"id": f"{source}/{state.strip().lower()}", "for_source": source, "state": state, "class": meaning, "confirmed": True}
        for source, state, meaning in said.states
    ]


def _ids(warehouse: Warehouse) -> dict[str, str]:
    return {row["name"]: row["id"] for row in services(warehouse)}


def _rules(said: Confirmed, warehouse: Warehouse) -> list[dict]:
    known = _ids(warehouse)
    return [
        {"id": "/".join((source, column, value, known.get(name, name))), "for_source": source, "field": column, "pattern": value,
         "service": known.get(name, name), "position": place, "confirmed": True}
        for place, (source, column, value, name) in enumerate(said.services, start=1)
    ]


def _new_services(said: Confirmed, warehouse: Warehouse) -> list[dict]:
    known = _ids(warehouse)
    return [{"id": name, "name": name} for name in dict.fromkeys(s[3] for s in said.services) if name not in known]


def _questions(drafts: Sequence[Draft]) -> list[dict]:
    """Questions that somebody has looked at, with the scale that their answers were read by."""
    found = {}
    for draft in drafts:
        told = draft.reading.questions or {}
        for question in draft.questions:
            if question.code not in told:
                continue
            word = told[question.code]
            found[draft.batch.source, question.code] = {
                "id": f"{draft.batch.source}/{question.code}", "survey": draft.batch.source, "column": question.code, "text": question.text,
                "asks": question.asks, "scale_low": question.low, "scale_high": question.high,
                "zero_means": "missing" if question.zero_is_missing else "value", "reversed": word.reversed,
                "confidential": word.confidential, "confirmed": True,
            }
    return list(found.values())


def _written(table: str, rows: list[dict], at: datetime, folder: Path) -> Rows:
    mapped = tuple(name for name in rows[0] if name != "id")
    columns = {"id": pa.array([row["id"] for row in rows], pa.string()), "version_at": pa.array([at] * len(rows), pa.timestamp("us"))}
    for name in mapped:
        values = [row[name] for row in rows]
        kind = next((_KINDS[type(value)] for value in values if type(value) in _KINDS), pa.string())
        kind = pa.float64() if name in ("scale_low", "scale_high") else kind
        columns[name] = pa.array([float(v) if v is not None and kind == pa.float64() else v for v in values], kind)
    to = folder / f"confirmed_{table}.parquet"
    parquet.write_table(pa.table(columns), to)
    return Rows(table, to, mapped, SOURCE)


def _batch(name: str, filled: list[tuple[str, list[dict]]], written: tuple[Rows, ...], at: datetime) -> Batch:
    n = len(filled[0][1])
    return Batch(
        file_name=f"Confirmed on the upload page: {name}", file_hash=hashlib.sha256(json.dumps([name, filled]).encode()).hexdigest(),
        profile=f"template_{filled[0][0]}", source=SOURCE, rows=n, read=n, refused=0, tables=written, loaded_at=at, as_of=at,
    )
