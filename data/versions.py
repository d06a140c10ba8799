"""Row versions: what every batch said, and the newest state that follows from it column by column."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import duckdb
from sqlalchemy import Table
from sqlalchemy.schema import CreateTable

from data import version_files
from data.batch import Counts
from data.schema import CANONICAL, METADATA
from data.sqltext import DuckDBDialect

# Newest by moment, then by order of loading: a mended row that carries the same moment wins over the first try.
_ORDER = "CAST(epoch_us(version_at) AS HUGEINT) * 1048576 + CAST(substr(batch, 2) AS BIGINT)"


def create_tables(connection: duckdb.DuckDBPyConnection) -> None:
    """Make every table that is missing, every column that a later release added, and every view as it is declared."""
    known: dict[str, set[str]] = {}
    for table, column in connection.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall():
        known.setdefault(table, set()).add(column)
    views = [table for table in METADATA.tables.values() if "view" in table.info]
    for table in METADATA.tables.values():
        if table in views:
            continue
        if table.name not in known:
            connection.execute(str(CreateTable(table).compile(dialect=DuckDBDialect())))
            continue
        for column in table.columns:
            if column.name not in known[table.name]:
                kind = column.type.compile(dialect=DuckDBDialect())
                connection.execute(f'ALTER TABLE {table.name} ADD COLUMN "{column.name}" {kind}')
    for table in views:
        _drop_earlier_table(connection, table.name)
        connection.execute(f"CREATE OR REPLACE VIEW {table.name} AS {table.info['view']}")


def _drop_earlier_table(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    if connection.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = $n", {"n": name}).fetchall():
        connection.execute(f"DROP TABLE {name}")


def show(connection: duckdb.DuckDBPyConnection, folder: Path, names: Iterable[str] = CANONICAL) -> None:
    """Make `<table>_versions`: everything that batches which count said of a table."""
    connection.execute(
        'CREATE TEMP TABLE IF NOT EXISTS version_files ("table" VARCHAR, path VARCHAR, batch VARCHAR, source VARCHAR)'
    )
    for name in names:
        files = version_files.living(connection, folder, name)
        connection.execute('DELETE FROM version_files WHERE "table" = $table', {"table": name})
        if len(files) > 1:
            connection.executemany(
                "INSERT INTO version_files VALUES (?, ?, ?, ?)", [[name, str(one.path), one.batch, one.source] for one in files]
            )
        connection.execute(f"CREATE OR REPLACE TEMP VIEW {name}_versions AS {version_files.rows_of_all(name, files)}")


def touch(connection: duckdb.DuckDBPyConnection, folder: Path, table: Table, batch: str) -> None:
    """Note the keys that a batch speaks of in `touched_<table>`, and what it says of them in `said_<table>`."""
    (one,) = version_files.living(connection, folder, table.name, batch)
    connection.execute(f"CREATE OR REPLACE TEMP VIEW said_{table.name} AS {version_files.rows_of(one)}")
    connection.execute(f"CREATE OR REPLACE TEMP VIEW touched_{table.name} AS SELECT source, id FROM said_{table.name}")


def merge(connection: duckdb.DuckDBPyConnection, table: Table, batch: str) -> None:
    """Fill `fresh_<table>`: the newest state of every touched key, per column from those who mapped it."""
    mapped = table.info["mapped"]
    name = table.name
    drop(connection, f"fresh_{name}")
    knowing = _batches_by_column(connection, table)
    everyone = set().union(*knowing.values()) if knowing else set()
    others = f"SELECT 1 FROM {name}_versions SEMI JOIN touched_{name} USING (source, id) WHERE batch <> $batch LIMIT 1"
    if everyone == {batch} or (batch in everyone and not connection.execute(others, {"batch": batch}).fetchall()):
        columns = ", ".join(f'"{c}"' for c in mapped)
        # Nobody else speaks of these rows: what the batch says is their newest state, and need not be copied.
        connection.execute(f"CREATE TEMP VIEW fresh_{name} AS SELECT source, id, batch, {columns} FROM said_{name}")
        return
    picks = ", ".join(_pick(column, knowing.get(column, set()), everyone) for column in mapped)
    connection.execute(
        f"CREATE TEMP TABLE fresh_{name} AS "
        f"WITH told AS (SELECT v.*, {_ORDER} AS told_order FROM {name}_versions v "
        f"SEMI JOIN touched_{name} USING (source, id)) "
        f"SELECT source, id, arg_max(batch, told_order) AS batch, {picks} FROM told GROUP BY source, id"
    )


def _pick(column: str, knowing: set[str], everyone: set[str]) -> str:
    newest = f'arg_max_null("{column}", told_order)'
    if knowing != everyone:
        named = ", ".join(f"'{batch}'" for batch in sorted(knowing)) or "''"
        newest += f" FILTER (WHERE batch IN ({named}))"
    return f'{newest} AS "{column}"'


def _batches_by_column(connection: duckdb.DuckDBPyConnection, table: Table) -> dict[str, set[str]]:
    known = connection.execute(
        "SELECT t.batch, t.mapped FROM batch_tables t JOIN batches b USING (batch) "
        'WHERE b.undone_at IS NULL AND t."table" = $table',
        {"table": table.name},
    ).fetchall()
    columns: dict[str, set[str]] = {}
    for batch, mapped in known:
        for column in json.loads(mapped):
            columns.setdefault(column, set()).add(batch)
    return columns


def counts(connection: duckdb.DuckDBPyConnection, table: Table) -> Counts:
    """What the touched keys say now against what was published: before the fresh rows take their place."""
    name = table.name
    if not connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchall():
        return Counts(new=connection.execute(f"SELECT count(*) FROM fresh_{name}").fetchall()[0][0])
    differs = " OR ".join(f'f."{c}" IS DISTINCT FROM p."{c}"' for c in table.info["mapped"])
    new, changed, same = connection.execute(
        f"SELECT count(*) FILTER (WHERE p.id IS NULL), count(*) FILTER (WHERE p.id IS NOT NULL AND ({differs})), "
        f"count(*) FILTER (WHERE p.id IS NOT NULL AND NOT ({differs})) "
        f"FROM fresh_{name} f LEFT JOIN {name} p USING (source, id)"
    ).fetchall()[0]
    return Counts(new, changed, same)


def settle(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Take the touched rows out, kept in `before_<table>`; put the fresh ones in where nothing is derived from them.

    Rows with derived columns are put in when these have been worked out, so that they are written once.
    """
    name = table.name
    _let_wait(connection, table)
    connection.execute(f"DROP TABLE IF EXISTS before_{name}")
    connection.execute(
        f"CREATE TEMP TABLE before_{name} AS SELECT * FROM {name} SEMI JOIN touched_{name} USING (source, id)"
    )
    if connection.execute(f"SELECT count(*) FROM before_{name}").fetchall()[0][0]:
        connection.execute(f"DELETE FROM {name} USING touched_{name} k WHERE {name}.source = k.source AND {name}.id = k.id")
    if not any(column.info.get("derived") for column in table.columns):
        columns = ", ".join(f'"{c}"' for c in ("source", "id", "batch", *table.info["mapped"]))
        connection.execute(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM fresh_{name}")


def _let_wait(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Keep rows back, as versions only, until another batch brings the columns without which they say nothing."""
    lacking = " OR ".join(f'"{c.name}" IS NULL' for c in table.columns if c.info.get("required"))
    fresh = f"fresh_{table.name}"
    if not lacking or not connection.execute(f"SELECT 1 FROM {fresh} WHERE {lacking} LIMIT 1").fetchall():
        return
    connection.execute(f"CREATE TEMP TABLE telling_{table.name} AS SELECT * FROM {fresh} WHERE NOT ({lacking})")
    drop(connection, fresh)
    connection.execute(f"ALTER TABLE telling_{table.name} RENAME TO {fresh}")


def clear(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """Forget what was touched."""
    for kind in ("touched", "said", "fresh", "before"):
        drop(connection, f"{kind}_{table.name}")


def drop(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Drop a temporary table or view, where there is one."""
    if connection.execute("SELECT 1 FROM duckdb_views() WHERE view_name = $n", {"n": name}).fetchall():
        connection.execute(f"DROP VIEW {name}")
    connection.execute(f"DROP TABLE IF EXISTS {name}")


def exists(connection: duckdb.DuckDBPyConnection, name: str) -> bool:
    """Whether there is such a table or view."""
    found = (
        "SELECT 1 FROM duckdb_tables() WHERE table_name = $n UNION ALL SELECT 1 FROM duckdb_views() WHERE view_name = $n"
    )
    return bool(connection.execute(found, {"n": name}).fetchall())
