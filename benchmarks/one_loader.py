"""One way of loading the tickets that is not ours, run as a process of its own: `one_loader NAME FILE TO` prints the rows loaded."""

from __future__ import annotations

import sys
from collections.abc import Iterator

_MOMENTS = ["opened_at", "closed_at", "resolved_at", "sys_updated_on"]
_AT_ONCE = 50_000


def dlt_arrow(file: str, to: str) -> int:
    """dlt at its fastest: pyarrow reads the file in batches, dlt loads them as Parquet."""
    import dlt
    import pyarrow.csv

    @dlt.resource(name="tickets")
    def tickets() -> Iterator:
        yield from pyarrow.csv.open_csv(file)

    return _dlt(tickets(), to)


def dlt_rows(file: str, to: str) -> int:
    """dlt as its documentation begins: dictionaries, whose types it finds row by row."""
    import csv

    import dlt

    @dlt.resource(name="tickets")
    def tickets() -> Iterator:
        with open(file, encoding="utf-8", newline="") as text:
            yield from csv.DictReader(text)

    return _dlt(tickets(), to)


def _dlt(resource, to: str) -> int:
    import dlt
    import duckdb

    pipeline = dlt.pipeline("tickets", destination=dlt.destinations.duckdb(f"{to}.duckdb"), dataset_name="desk", pipelines_dir=f"{to}.pipelines")
    pipeline.run(resource, write_disposition="replace").raise_on_failed_jobs()
    with duckdb.connect(f"{to}.duckdb", read_only=True) as connection:
        return connection.execute("SELECT count(*) FROM desk.tickets").fetchall()[0][0]


def pandas_duckdb(file: str, to: str) -> int:
    """pandas reads, DuckDB takes the frame over."""
    import duckdb
    import pandas as pd

    frame = pd.read_csv(file, parse_dates=_MOMENTS)
    with duckdb.connect(f"{to}.duckdb") as connection:
        connection.register("frame", frame)
        connection.execute("CREATE TABLE tickets AS SELECT * FROM frame")
        return connection.execute("SELECT count(*) FROM tickets").fetchall()[0][0]


def pandas_sqlite(file: str, to: str) -> int:
    """pandas reads, and writes with `to_sql` in pieces."""
    import pandas as pd
    from sqlalchemy import create_engine, text

    engine = create_engine(f"sqlite:///{to}.sqlite")
    pd.read_csv(file, parse_dates=_MOMENTS).to_sql("tickets", engine, index=False, chunksize=_AT_ONCE)
    with engine.connect() as connection:
        return connection.execute(text("SELECT count(*) FROM tickets")).scalar_one()


if __name__ == "__main__":
    ways = {way.__name__: way for way in (dlt_arrow, dlt_rows, pandas_duckdb, pandas_sqlite)}
    print(ways[sys.argv[1]](*sys.argv[2:4]))
