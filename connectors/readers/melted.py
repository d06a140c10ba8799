"""A table with one column per measure, read as one row per measure: a name and a value beside the columns that stay."""

from __future__ import annotations

from dataclasses import replace

from connectors.readers.sheet import Landed, Sheet
from connectors.scratch import Scratch

MEASURE, VALUE = "(measure)", "(value)"
_NOTHING = ("", "-", "–", "*", "..", "...", "n/a", "na", "?", "x", "c", "z")


def melted(sheet: Sheet, start: int, stay: tuple[int, ...], measures: tuple[int, ...]) -> Sheet:
    """The table whose header stands in row ``start``, with the columns ``measures`` as rows; empty figures make none."""
    names = [" ".join(name.split()) for name in sheet.head[start]]
    width = len(stay) + 2
    place_of = {old: new for new, old in enumerate(stay)}
    rows = [(*(sheet.head[start][i] for i in stay), MEASURE, VALUE)]
    for row in sheet.head[start + 1 :]:
        rows += [(*(row[i] for i in stay), names[m], row[m]) for m in measures if row[m].strip().casefold() not in _NOTHING]

    def land(scratch: Scratch, header_rows: int, columns: tuple[int, ...]) -> Landed:
        landed = sheet.land(scratch, start + header_rows, tuple(sorted({*stay, *measures})))
        scratch.sql("CREATE OR REPLACE TABLE measure_names (place INTEGER, name VARCHAR)")
        scratch.connection.executemany("INSERT INTO measure_names VALUES (?, ?)", [[n, names[m]] for n, m in enumerate(measures, start=1)])
        scratch.connection.execute("CREATE OR REPLACE TEMP TABLE nothing AS SELECT unnest(?) AS word", [list(_NOTHING)])
        kept = "".join(f", c{old} AS c{new}" for old, new in place_of.items())
        figures = ", ".join(f"c{m}" for m in measures)
        scratch.sql("DROP VIEW IF EXISTS raw_as_written")
        scratch.sql("ALTER VIEW raw RENAME TO raw_as_written")
        scratch.sql(
            f"""CREATE OR REPLACE TABLE raw_long AS
            SELECT (_row - 1) * {len(measures)} + place AS _row{kept}, name AS c{width - 2}, figure AS c{width - 1}
            FROM (SELECT *, unnest([{figures}]) AS figure, unnest(range(1, {len(measures) + 1})) AS nth FROM raw_as_written)
            JOIN measure_names ON place = nth
            WHERE coalesce(lower(trim(figure)), '') NOT IN (SELECT word FROM nothing) ORDER BY _row"""
        )
        scratch.sql("CREATE VIEW raw AS SELECT * FROM raw_long")
        return landed

    def place(scratch: Scratch, header_rows: int) -> None:
        scratch.sql("CREATE OR REPLACE TABLE wanted_long AS SELECT _row FROM wanted")
        scratch.sql(f"CREATE OR REPLACE TABLE wanted_wide AS SELECT DISTINCT (_row - 1) // {len(measures)} + 1 AS _row FROM wanted_long")
        scratch.sql("ALTER TABLE wanted RENAME TO wanted_typed")
        scratch.sql("ALTER TABLE wanted_wide RENAME TO wanted")
        sheet.place(scratch, start + header_rows)
        scratch.sql("ALTER TABLE places RENAME TO places_wide")
        scratch.sql("DROP TABLE wanted")
        scratch.sql("ALTER TABLE wanted_typed RENAME TO wanted")
        scratch.sql(
            f"""CREATE OR REPLACE TABLE places AS SELECT wanted_long._row, places_wide.row, places_wide.line
            FROM wanted_long JOIN places_wide ON places_wide._row = (wanted_long._row - 1) // {len(measures)} + 1"""
        )

    return replace(sheet, head=tuple(rows), width=width, land=land, place=place)


def is_melted(sheet: Sheet) -> bool:
    """Whether the table was given one row per measure already."""
    return sheet.head[0][-2:] == (MEASURE, VALUE)
