"""Replacing the derived columns of a table's dirty rows in one go."""

from __future__ import annotations

import duckdb

from data.schema import CANONICAL


def replace_dirty(connection: duckdb.DuckDBPyConnection, name: str, derived: dict[str, str], joins: str = "") -> None:
    """Rewrite the dirty rows of a table with its derived columns worked out.

    ``derived`` maps column to SQL over the row, named `r`, and whatever ``joins`` brings; joins must keep one row
    per row of `r`.
    """
    table = CANONICAL[name]
    kept = ["source", "id", "batch", *table.info["mapped"]]
    columns = ", ".join(f'"{c}"' for c in (*kept, *derived))
    values = ", ".join([*(f'r."{c}"' for c in kept), *derived.values()])
    whole = connection.execute(
        f"SELECT (SELECT count(*) FROM {name}) = (SELECT count(*) FROM {name} SEMI JOIN dirty_{name} USING (source, id))"
    ).fetchall()[0][0]
    rows = name if whole else f"(SELECT * FROM {name} SEMI JOIN dirty_{name} USING (source, id))"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE worked_out AS SELECT {values} FROM {rows} r {joins}")
    if whole:
        connection.execute(f"DELETE FROM {name}")
    else:
        connection.execute(
            f"DELETE FROM {name} USING dirty_{name} k WHERE {name}.source = k.source AND {name}.id = k.id"
        )
    connection.execute(f"INSERT INTO {name} ({columns}) SELECT * FROM worked_out")
    connection.execute("DROP TABLE worked_out")


def named(connection: duckdb.DuckDBPyConnection, look_up: str, table: str) -> None:
    """A temporary table `<look_up>(written, id)`: the ids by which a name as written is known.

    A name that two rows share names neither.
    """
    connection.execute(
        f"CREATE OR REPLACE TEMP TABLE {look_up} AS "
        f"SELECT written, min(id) AS id FROM ("
        f"SELECT lower(trim(name)) AS written, id FROM {table} UNION SELECT lower(trim(id)), id FROM {table}) "
        f"WHERE written IS NOT NULL GROUP BY written HAVING count(DISTINCT id) = 1"
    )
