"""Rows on their way back into their table, with the derived columns worked out."""

from __future__ import annotations

import duckdb

from data import versions
from data.schema import CANONICAL


def gather(connection: duckdb.DuckDBPyConnection, name: str, *, everything: bool) -> bool:
    """Make `due_<table>`: the rows whose derived columns are to be worked out; they are out of the table until then.

    The fresh rows of a batch, or everything where what the table rests on has changed. False where there is nothing.
    """
    columns = ", ".join(f'"{c}"' for c in ("source", "id", "batch", *CANONICAL[name].info["mapped"]))
    fresh = versions.exists(connection, f"fresh_{name}")
    standing = bool(connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchall())
    if not fresh and not standing:
        return False
    if fresh and not (everything and standing):
        connection.execute(f"CREATE OR REPLACE TEMP VIEW due_{name} AS SELECT * FROM fresh_{name}")
        return True
    also = f" UNION ALL SELECT {columns} FROM fresh_{name}" if fresh else ""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE kept_{name} AS SELECT {columns} FROM {name}{also}")
    connection.execute(f"CREATE OR REPLACE TEMP VIEW due_{name} AS SELECT * FROM kept_{name}")
    connection.execute(f"DELETE FROM {name}")
    return True


def put_back(connection: duckdb.DuckDBPyConnection, name: str, derived: dict[str, str], joins: str = "") -> None:
    """Write the due rows into their table with the derived columns worked out.

    ``derived`` maps column to SQL over the row, named `r`, and whatever ``joins`` brings; joins must keep one row
    per row of `r`.
    """
    kept = ["source", "id", "batch", *CANONICAL[name].info["mapped"]]
    columns = ", ".join(f'"{c}"' for c in (*kept, *derived))
    values = ", ".join([*(f'r."{c}"' for c in kept), *derived.values()])
    # Otherwise DuckDB may turn a join around and hold the rows, with all their columns, in memory to look up a few names.
    connection.execute("SET disabled_optimizers = 'build_side_probe_side,join_order'")
    connection.execute(f"INSERT INTO {name} ({columns}) SELECT {values} FROM due_{name} r {joins}")
    connection.execute("RESET disabled_optimizers")
    connection.execute(f"DROP VIEW due_{name}")
    connection.execute(f"DROP TABLE IF EXISTS kept_{name}")


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
